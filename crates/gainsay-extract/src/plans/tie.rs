//! How the words before a time tie it to what is planned: "until", "not before", "by".

use gainsay_lexicon::{Kinds, Sense};

use crate::sentence::Sentence;
use crate::times::TimeMention;

pub(super) fn reschedules(sense: &'static Sense) -> Option<()> {
    matches!(sense, Sense::Reschedules).then_some(())
}

/// How the words before a time tie it to its clause.
pub(super) struct Tie {
    pub(super) ends: bool,
    pub(super) earliest: bool,
    pub(super) by: bool,
}

impl Tie {
    /// Nothing where the time is no day that something is set for.
    pub(super) fn of(sentence: &Sentence<'_>, time: &TimeMention, from: usize) -> Option<Self> {
        let mut before = time.start;
        while before > from && matches!(sentence.word(before - 1), "the" | "early" | "late" | "mid" | "-" | "sometime") {
            before -= 1;
        }
        let preposition = sentence.word(before.wrapping_sub(1));
        let denied = |at: usize| matches!(sentence.word(at), "cannot" | "not" | "never" | "won't" | "wouldn't" | "can't" | "no");
        let negated = (from..before).any(denied);
        let moved =
            (from..before).any(|at| sentence.sense_of(at, Kinds::PLAN, reschedules).is_some() || sentence.word(at).starts_with("adjourn"));
        let finishing = |at: usize| {
            matches!(
                sentence.word(at),
                "end"
                    | "ends"
                    | "ending"
                    | "expire"
                    | "expires"
                    | "expiring"
                    | "finish"
                    | "finishes"
                    | "lapse"
                    | "lapses"
                    | "conclude"
                    | "concludes"
            )
        };
        if is_denied(sentence, from, before) {
            return None;
        }
        let late = sentence.word(time.end) == "at" && sentence.word(time.end + 1) == "the" && sentence.word(time.end + 2) == "earliest"
            || sentence.word(time.end) == "or" && sentence.word(time.end + 1) == "later"
            || preposition == "than" && sentence.word(before.wrapping_sub(2)) == "earlier";
        let ends = (from..before).any(finishing);
        let tie = |ends, earliest| Some(Self { ends, earliest, by: preposition == "by" });
        match preposition {
            // "The ban runs through 25 January".
            "through" if before > from + 1 && matches!(sentence.word(before - 2), "run" | "runs" | "running" | "last" | "lasts") => {
                tie(true, late)
            }
            "until" | "till" if moved || negated => tie(false, late),
            "until" | "till" => tie(true, late),
            "before" if negated => tie(false, true),
            "than" if late => tie(false, true),
            "from" if moved => None,
            "after" | "before" | "since" | "than" | "during" | "over" | "through" | "between" | "throughout" | "within" => None,
            // What will not happen on a day happens on another, or never.
            _ if negated => None,
            _ => tie(ends, late),
        }
    }

    pub(super) fn fits(&self, class: &str) -> bool {
        // "By March" is a limit, and a limit is what a deadline is.
        !self.by || class == "deadline"
    }
}

/// "Could", "if", "originally": what is not, or is no longer, set. "Was to have lifted off" is an old plan.
pub(super) fn is_denied(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        matches!(
            sentence.word(at),
            "could"
                | "might"
                | "unless"
                | "whether"
                | "originally"
                | "initially"
                | "previously"
                | "formerly"
                | "cancelled"
                | "canceled"
                | "scrapped"
                | "abandoned"
                | "instead"
                | "anniversary"
                | "ago"
                | "every"
                | "each"
        ) || sentence.word(at) == "may" && !sentence.tokens[at].capital
            || matches!(sentence.word(at), "to" | "would" | "should") && sentence.word(at + 1) == "have"
            || sentence.word(at) == "had" && sentence.word(at + 1) == "been"
            || sentence.word(at) == "called" && sentence.word(at + 1) == "off"
    })
}
