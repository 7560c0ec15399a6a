//! The words that grammars begin with, as bits beside each token.
//!
//! Grammars ask for words by name, and most words of a text are none of theirs. Each token is looked up once here, so that
//! a quick look is a test of bits and not a row of comparisons of strings. What a word means is the lexicon's business.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of classes of [`grammar words`](GrammarWords), one bit a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u16);

impl Classes {
    pub(crate) const NONE: Self = Self(0);
    /// "noon", "weekend": a time that is no word of the calendar in the lexicon.
    pub(crate) const NAMES_TIME: Self = Self(1);
    /// "the", "since", "each": a time may follow.
    pub(crate) const OPENS_TIME: Self = Self(1 << 1);
    /// "a", "an".
    pub(crate) const ARTICLE: Self = Self(1 << 2);
    /// "half", "quarter".
    pub(crate) const HALF: Self = Self(1 << 3);
    /// "north", "southwest", "east".
    pub(crate) const COMPASS: Self = Self(1 << 4);
    /// "confirmed", "university", "record": who stands behind something, where a person belongs, or what somebody holds.
    pub(crate) const IDENTIFIES: Self = Self(1 << 5);
    /// "(".
    pub(crate) const BRACKET: Self = Self(1 << 6);
    /// A quotation mark that can open.
    pub(crate) const QUOTE: Self = Self(1 << 7);
    /// "filed", "lodges": a complaint may follow.
    pub(crate) const FILES: Self = Self(1 << 8);
    /// ":".
    pub(crate) const COLON: Self = Self(1 << 9);

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of a mark that is no word.
    pub(crate) fn of_mark(mark: &str) -> Self {
        match mark {
            "(" => Self::BRACKET,
            ":" => Self::COLON,
            "\"" | "“" | "„" | "«" => Self::QUOTE,
            _ => Self::NONE,
        }
    }
}

const WORDS: &[(Classes, &[&str])] = &[
    (
        Classes::NAMES_TIME,
        &[
            "now",
            "bastille",
            "boxing",
            "christmas",
            "halloween",
            "valentine",
            "clock",
            "noon",
            "midday",
            "midnight",
            "weekend",
            "weekends",
            "hour",
            "hours",
            "minute",
            "minutes",
            "annually",
            "yearly",
            "monthly",
            "weekly",
            "daily",
            "hourly",
            "noughties",
            "tens",
            "teens",
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ],
    ),
    (
        Classes::OPENS_TIME,
        &[
            "the",
            "a",
            "an",
            "that",
            "every",
            "each",
            "once",
            "twice",
            "fiscal",
            "financial",
            "a.d.",
            "ad",
            "ce",
            "prior",
            "final",
            "in",
            "within",
            "since",
            "between",
            "from",
            "rest",
            "remainder",
            "morning",
            "afternoon",
            "evening",
            "night",
        ],
    ),
    (Classes::ARTICLE, &["a", "an"]),
    (Classes::HALF, &["half", "quarter", "quarters"]),
    (Classes::FILES, &["filed", "files", "lodged", "lodges", "brought", "brings"]),
    (Classes::COMPASS, &["east", "eastern", "west", "western"]),
    (
        Classes::IDENTIFIES,
        &["confirmed", "confirms", "denied", "denies", "university", "institute", "college", "hospital", "polytechnic", "record", "mark"],
    ),
];

/// All grammar words, found by their letters.
pub(crate) struct GrammarWords {
    classes: FxHashMap<&'static str, Classes>,
    /// Whether any grammar word has a shape: most words of a text have none of these, and need no hash.
    shapes: [bool; SHAPES],
}

impl GrammarWords {
    pub(crate) fn get() -> &'static Self {
        static ALL: LazyLock<GrammarWords> = LazyLock::new(|| {
            let mut all = GrammarWords { classes: FxHashMap::default(), shapes: [false; SHAPES] };
            for (class, words) in WORDS {
                for word in *words {
                    let classes = all.classes.entry(word).or_default();
                    *classes = classes.with(*class);
                    all.shapes[shape(word)] = true;
                }
            }
            all
        });
        &ALL
    }

    /// The classes of a word in lower case.
    pub(crate) fn classes(&self, word: &str) -> Classes {
        // "Northern", "southwesterly": whatever begins so is looked at as a whole later.
        if word.starts_with("north") || word.starts_with("south") {
            return Classes::COMPASS;
        }
        if self.shapes[shape(word)] { self.classes.get(word).copied().unwrap_or_default() } else { Classes::NONE }
    }
}

/// How many shapes of words there are.
pub(crate) const SHAPES: usize = 1 << 12;

/// The first byte of a word and its length, as one number below [`SHAPES`].
pub(crate) fn shape(word: &str) -> usize {
    let first = word.bytes().next().unwrap_or(0);
    usize::from(first) << 4 | word.len() & 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_classes() {
        let words = GrammarWords::get();
        assert_eq!(words.classes("an"), Classes::OPENS_TIME.with(Classes::ARTICLE));
        assert_eq!(words.classes("noon"), Classes::NAMES_TIME);
        assert_eq!(words.classes("northeast"), Classes::COMPASS);
        assert_eq!(words.classes("moon"), Classes::NONE);
    }
}
