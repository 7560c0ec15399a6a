//! Why two figures of one topic are no discrepancy.

use gainsay_model::ClaimIndex;

use super::dispute::silence;
use crate::Scene;

/// Why the rules about figures say nothing about two claims of one topic, though their figures may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Silence {
    /// Both stand in one text: other rules read a text against itself.
    OneText,
    /// Some value fits both wordings.
    Fits,
    /// The units or currencies cannot be held against each other.
    Incomparable,
    /// One is planned, asked, added or of an earlier time, the other is not.
    OtherRole,
    /// A birthday may lie between the days of the two texts.
    Birthday,
    /// One counts the first day or year of a stretch and the other does not.
    OneMore,
    OtherDeadline,
    OtherReach,
    OtherThing,
    OtherAct,
    LaterSum,
    OtherRate,
    PartOfWhole,
    SomeKind,
    Worldwide,
    AtOnce,
    NowAndThen,
    /// Some text of the story prints both in its body.
    ToldBoth,
    /// One sentence at least gives several such figures, of which the other may be the sum.
    Split,
    OtherPeriod,
    /// An undated figure of a text that appeared long after the time of the other, or before it.
    LongAfter,
    /// The later text brings a count up to date.
    BroughtUpToDate,
}

impl Silence {
    /// The reason in plain words, as they stand behind "the figures differ, but".
    pub const fn describe(self) -> &'static str {
        match self {
            Self::OneText => "both stand in one text",
            Self::Fits => "some value fits both wordings",
            Self::Incomparable => "their units cannot be held against each other",
            Self::OtherRole => "one is planned, asked, added, a part or of an earlier time, and the other is not",
            Self::Birthday => "a birthday may lie between the two texts",
            Self::OneMore => "one may count the first day or year as well",
            Self::OtherDeadline => "they are limits of two things",
            Self::OtherReach => "one is a change since some time, the other is not",
            Self::OtherThing => "they are of two owners, substances or places",
            Self::OtherAct => "something else is done",
            Self::LaterSum => "the sums were printed half a year apart, and one is undated",
            Self::OtherRate => "one is for each of something or for each stretch of time, the other is not",
            Self::ToldBoth => "a text of the story prints both, as two things",
            Self::PartOfWhole => "one is the whole that the other text names a part of",
            Self::SomeKind => "one counts only some kind",
            Self::Worldwide => "one is of the world, the other of a place",
            Self::AtOnce => "one counts what happened at once, the other all",
            Self::NowAndThen => "one is of an earlier year, the other of the day of its text",
            Self::Split => "one sentence gives several such figures, and the other may be their sum",
            Self::OtherPeriod => "they are given for other times",
            Self::LongAfter => "one has no date and was printed long after the time of the other, or before it",
            Self::BroughtUpToDate => "the count may have been brought up to date in between",
        }
    }
}

/// Why the rules about figures hold nothing against two claims of one topic; nothing where they contradict each other.
#[must_use]
pub fn silence_between(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Silence> {
    silence(scene, left, right)
}
