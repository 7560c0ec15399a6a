//! Whether a figure is a step rather than a level: "rose 50%", "cut by 180 million".

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Change, Dimension, Unit};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Whether the words around make a share a change: "rose 50%", "a 50% increase".
pub(super) fn change_near(sentence: &Sentence<'_>, start: usize, end: usize, unit: Unit) -> Option<Change> {
    let change = |sense: &'static Sense| match sense {
        Sense::Change(change) => Some(*change),
        _ => None,
    };
    let is_share = matches!(unit, Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint);
    if is_share {
        if let Some((_, change)) = sentence.sense_at(end, change) {
            return Some(change);
        }
        match sentence.word(end) {
            "more" | "higher" | "up" | "larger" | "faster" => return Some(Change::Up),
            "fewer" | "less" | "lower" | "down" | "smaller" | "slower" => return Some(Change::Down),
            _ => {}
        }
    }
    // "14 fewer than in 2021", "$400 million lower", "14 paise weaker"
    match sentence.word(end) {
        "fewer" | "less" | "lower" | "cheaper" | "weaker" | "smaller" | "down" if compared(sentence, end + 1) => return Some(Change::Down),
        "more" | "higher" | "dearer" | "stronger" | "larger" if compared(sentence, end + 1) => return Some(Change::Up),
        "below" if unit == Unit::PercentagePoint => return Some(Change::Down),
        "above" if unit == Unit::PercentagePoint => return Some(Change::Up),
        "a" | "an" if matches!(sentence.word(end + 2), "cheaper") => return Some(Change::Down),
        "a" | "an" if matches!(sentence.word(end + 2), "dearer") => return Some(Change::Up),
        _ => {}
    }
    let mut before = start;
    let mut by = false;
    while before > 0
        && start - before < 4
        && matches!(
            sentence.word(before - 1),
            "by" | "of" | "a" | "an" | "about" | "further" | "another" | "just" | "only" | "almost" | "nearly"
        )
    {
        by |= sentence.word(before - 1) == "by";
        before -= 1;
    }
    if is_share {
        match sentence.word(before.wrapping_sub(1)) {
            // "made up 17%" is a level.
            "up" if matches!(
                sentence.word(before.wrapping_sub(2)),
                "made" | "makes" | "make" | "making" | "took" | "take" | "gave" | "give"
            ) =>
            {
                return None;
            }
            "up" => return Some(Change::Up),
            "down" => return Some(Change::Down),
            _ => {}
        }
        // "raised its rate by 25 basis points": the verb stands before its object.
        if by
            && let Some(found) =
                (before.saturating_sub(7)..before).rev().find_map(|at| sentence.sense_at(at, change).map(|(_, change)| change))
        {
            return Some(found);
        }
    }
    // "rose to 50%" is a level, not a change; of sums and counts only "by" makes a step.
    let near = sentence.sense_before(before, Kinds::CHANGE, change).map(|(_, change)| change);
    // "rose $1.40 to $85", "went up 9 cents": what a verb without object is followed by.
    let phrasal = matches!(
        sentence.word(before.wrapping_sub(2)),
        "gave"
            | "give"
            | "took"
            | "take"
            | "wrote"
            | "write"
            | "written"
            | "picked"
            | "pick"
            | "made"
            | "put"
            | "set"
            | "racked"
            | "laid"
            | "turned"
    ) && matches!(sentence.word(before.wrapping_sub(1)), "up" | "down");
    let moves = before == start
        && !phrasal
        && sentence.sense_before(before, Kinds::CHANGE, |sense| matches!(sense, Sense::Moves).then_some(())).is_some()
        && (unit == Unit::Count && (sentence.word(end) == "points" || sentence.word(end) == "point")
            || unit.dimension() == Dimension::Money);
    near.filter(|_| is_share || by || moves)
}

/// Whether something is compared with: "14 fewer than", "$400 million lower". "19 more this year" are others.
fn compared(sentence: &Sentence<'_>, at: usize) -> bool {
    let adverb = matches!(sentence.word(at.wrapping_sub(1)), "lower" | "higher" | "cheaper" | "weaker" | "dearer" | "stronger" | "down");
    sentence.word(at) == "than" || adverb && (!sentence.is(at, TokenKind::Word) || sentence.is_stop(at))
}
