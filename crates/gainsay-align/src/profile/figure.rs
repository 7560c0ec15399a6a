//! What a figure is of and what is done, in numbers: read once a claim and not for each of its pairs.

use gainsay_lexicon::{ActionIndex, Lexicon, MeasureIndex};
use gainsay_model::{Action, Claim, Measure, Unit};

use super::Words;
use crate::Level;

/// A figure's digits, measure and action.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FigureProfile {
    /// Significant digits of the value; 0 where there is no figure.
    pub(crate) digits: usize,
    is_count: bool,
    /// Whether the figure has a unit of measure.
    is_measured: bool,
    measure: Option<Measured>,
    action: Option<(u32, Option<ActionIndex>)>,
}

#[derive(Clone, Copy, Debug)]
struct Measured {
    class: u32,
    index: Option<MeasureIndex>,
    classed: bool,
    /// "people", "residents": a word that fits whoever is meant.
    fits_anybody: bool,
    names_counted: bool,
    /// Of a class, the noun that is counted.
    counted: Option<Counted>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counted {
    noun: u32,
    /// "people", "lives": a word for whoever befalls what the class says.
    is_generic: bool,
}

/// One word for all nouns by which texts call one counted thing.
fn thing<'c>(noun: &'c str, lexicon: Option<&Lexicon>) -> &'c str {
    lexicon.map_or(noun, |lexicon| lexicon.thing(noun))
}

/// The class of a measure, or what stands for the noun that it is.
pub(crate) fn thing_of<'c>(measure: &'c Measure, lexicon: Option<&Lexicon>) -> &'c str {
    if measure.classed { measure.class.as_str() } else { thing(&measure.class, lexicon) }
}

impl Measured {
    fn of<'c>(measure: &'c Measure, lexicon: Option<&Lexicon>, words: &mut Words<'c>) -> Self {
        let is_generic = |noun: &str| matches!(noun, "people" | "person" | "life" | "victim");
        let mut counted = |noun: &'c str| Counted { noun: words.number(thing(noun, lexicon)), is_generic: is_generic(noun) };
        Self {
            counted: measure.counted.as_deref().filter(|_| measure.classed).map(&mut counted),
            class: words.number(thing_of(measure, lexicon)),
            index: lexicon.and_then(|lexicon| lexicon.measure_named(&measure.class)),
            classed: measure.classed,
            fits_anybody: matches!(&*measure.class, "people" | "person" | "resident" | "inhabitant" | "citizen" | "soul"),
            names_counted: measure.counted.is_some(),
        }
    }
}

impl FigureProfile {
    pub(crate) fn of<'c>(claim: &'c Claim, lexicon: Option<&Lexicon>, words: &mut Words<'c>) -> Self {
        let unit = claim.quantity().map(|quantity| quantity.unit);
        let mut acted = |action: &'c Action| (words.number(&action.class), lexicon.and_then(|lexicon| lexicon.action_named(&action.class)));
        Self {
            action: claim.action.as_ref().map(&mut acted),
            digits: claim.quantity().map_or(0, |quantity| quantity.significant_digits().len()),
            is_count: unit == Some(Unit::Count),
            is_measured: matches!(unit, Some(Unit::Measure(_))),
            measure: claim.measure.as_ref().map(|measure| Measured::of(measure, lexicon, words)),
        }
    }

    pub(crate) fn measure_level(&self, other: &Self, lexicon: Option<&Lexicon>) -> Level {
        let (are_measured, are_counts) = (self.is_measured && other.is_measured, self.is_count && other.is_count);
        let (Some(left), Some(right)) = (self.measure, other.measure) else {
            return Level::MeasureUnknown;
        };
        // "2.3 million people", "2.3 million residents": whoever is meant is told in words that fit anybody.
        if are_counts && left.class == right.class && left.fits_anybody {
            return Level::MeasureAnybody;
        }
        if left.class == right.class {
            return if left.classed { Level::MeasureSame } else { Level::MeasureSameThing };
        }
        if are_counts && left.fits_anybody && right.fits_anybody {
            return Level::MeasureUnknown;
        }
        // "3,200 hectares of forest", "3,200 hectares of pines": what a measure is of names it less than what is counted does.
        if !left.classed && !right.classed && !left.names_counted && !right.names_counted && are_measured {
            return Level::MeasureUnknown;
        }
        let distinct = match (lexicon, left.index, right.index) {
            (Some(lexicon), Some(left), Some(right)) => lexicon.measure(left).distinct_from.contains(&right),
            _ => false,
        };
        // Two counts of two named things, deaths and magnitudes, are never one; two names of one sum may be.
        let counted = left.classed && right.classed && are_counts;
        if distinct || counted { Level::MeasureDistinct } else { Level::MeasureDifferent }
    }

    /// `equal` says that the two are one number.
    pub(crate) fn counted_level(&self, other: &Self, equal: bool) -> Level {
        let counted = |profile: &Self| profile.measure.and_then(|measure| measure.counted);
        match (counted(self), counted(other)) {
            (Some(left), Some(right)) if left == right || left.is_generic && right.is_generic => Level::CountedSame,
            (Some(left), Some(right)) if equal && (left.is_generic || right.is_generic) => Level::CountedUnknown,
            (Some(_), Some(_)) => Level::CountedDifferent,
            // "Killed 11 miners", "killed 11": one number of people leaves one of them unnamed.
            (Some(noun), None) | (None, Some(noun)) if !noun.is_generic && !equal => Level::CountedDifferent,
            _ => Level::CountedUnknown,
        }
    }

    pub(crate) fn action_level(&self, other: &Self, lexicon: Option<&Lexicon>) -> Level {
        let (Some((left, left_index)), Some((right, right_index))) = (self.action, other.action) else {
            return Level::ActionUnknown;
        };
        if left == right {
            return Level::ActionSame;
        }
        match (lexicon, left_index, right_index) {
            (Some(lexicon), Some(left), Some(right)) if lexicon.action(left).distinct_from.contains(&right) => Level::ActionDistinct,
            (Some(lexicon), Some(left), Some(right)) if lexicon.action(left).related.contains(&right) => Level::ActionRelated,
            _ => Level::ActionDifferent,
        }
    }
}
