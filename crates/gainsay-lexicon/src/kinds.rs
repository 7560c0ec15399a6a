//! Sets of kinds of senses, one bit a kind: what a word can mean, asked without walking its senses.

use std::ops::{BitOr, BitOrAssign};

use crate::sense::Sense;

/// A set of kinds of [`Sense`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(pub(crate) u64);

macro_rules! kinds {
    ($($name:ident => $pattern:pat),+ $(,)?) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "each stands for the constant of its name")]
        #[derive(Clone, Copy)]
        enum Bit { $($name),+ }

        impl Kinds {
            $(pub const $name: Self = Self(1 << Bit::$name as u32);)+

            /// The kind of one sense.
            pub const fn of(sense: &Sense) -> Self {
                match sense {
                    $($pattern => Self::$name,)+
                }
            }
        }
    };
}

kinds! {
    CARDINAL => Sense::Cardinal(_),
    SCALE => Sense::Scale(_),
    ORDINAL => Sense::Ordinal(_),
    FRACTION => Sense::Fraction(_),
    MULTIPLE => Sense::Multiple(_),
    VAGUE => Sense::Vague { .. },
    CURRENCY => Sense::Currency { .. },
    UNIT => Sense::Unit(_) | Sense::ScaledUnit { .. },
    SHARE => Sense::Percent | Sense::PercentagePoint | Sense::BasisPoint,
    MONTH => Sense::Month(_),
    WEEKDAY => Sense::Weekday(_),
    SEASON => Sense::Season(_),
    CALENDAR_UNIT => Sense::CalendarUnit(_),
    DEICTIC => Sense::Deictic(_),
    RELATIVE_DAY => Sense::RelativeDay(_),
    PERIOD_PART => Sense::PeriodPart(_),
    BOUND => Sense::Bound(_) | Sense::BoundAfter(_),
    HEDGE => Sense::Hedge(_),
    CHANGE => Sense::Change(_) | Sense::Moves,
    ACTION => Sense::Action(_),
    MEASURE => Sense::Measure(_),
    ROLE => Sense::Role(_),
    RELATION => Sense::Equivalence | Sense::InAddition,
    SPEECH => Sense::Speech | Sense::According,
    SOURCE_NOUN => Sense::SourceNoun,
    ISSUE => Sense::Issue,
    MAJORITY => Sense::Majority,
    SUPERLATIVE => Sense::Superlative { .. },
    SINCE_CUE => Sense::SinceCue,
    IDIOM => Sense::Idiom,
    COMPOUND => Sense::Compound,
    NOUN => Sense::Settled | Sense::State
        | Sense::Befallen
        | Sense::Invariant
        | Sense::Describing
        | Sense::Person
        | Sense::People
        | Sense::Thing
        | Sense::Forecaster
        | Sense::Extent
        | Sense::ShareWord
        | Sense::IndexWord,
    HAPPENING => Sense::Happening(_) | Sense::HappensBy(_) | Sense::Strikes | Sense::Noticed,
    DEED => Sense::Deed(..),
    VERDICT => Sense::Guilty | Sense::Cleared | Sense::Crime(_),
    SPAN => Sense::Span(_) | Sense::SpansBy(_) | Sense::Lasts,
    PLAN => Sense::Plan(_) | Sense::PlansBy(_) | Sense::PlansPassive(_) | Sense::Comes | Sense::Reschedules,
    UNREAL => Sense::Unreal,
    MEMBERS => Sense::Including | Sense::Complete,
    REMAINDER => Sense::Remainder,
    PLACE => Sense::Country(_) | Sense::Demonym(_) | Sense::Place(_),
    TITLE => Sense::Title,
    ORGANISATION_WORD => Sense::OrganisationWord,
    STOP => Sense::Stop | Sense::Anaphor,
    NOT_FIGURE => Sense::NotFigure,
}

impl Kinds {
    pub const NONE: Self = Self(0);

    /// All kinds of some senses.
    pub fn of_all(senses: &[Sense]) -> Self {
        senses.iter().fold(Self::NONE, |kinds, sense| kinds | Self::of(sense))
    }

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a kind.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.with(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_meet_where_they_share_one() {
        let of_may = Kinds::MONTH | Kinds::STOP;
        assert!(of_may.meets(Kinds::MONTH) && of_may.meets(Kinds::STOP.with(Kinds::UNIT)));
        assert!(!of_may.meets(Kinds::UNIT) && !Kinds::NONE.meets(of_may));
        assert_eq!(Kinds::of_all(&[Sense::Month(5), Sense::Stop]), of_may);
    }
}
