//! Whether a figure is a step rather than a level: "rose 50%", "cut by 180 million".

use gainsay_lexicon::Sense;
use gainsay_model::{Change, Unit};

use crate::sentence::Sentence;

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
    let near = sentence.sense_before(before, change).map(|(_, change)| change);
    near.filter(|_| is_share || by)
}
