//! Words of a report as a page prints them: sentences that begin with a capital, dates as readers write them.

use gainsay_model::{Claim, DocumentIndex, Grain, PartialDate, Period};

use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

/// A text as a sentence begins: with a capital, unless its first word has a spelling of its own ("eBay", "3D").
pub(super) fn sentence(text: &str) -> String {
    let text = visible(text);
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let first = word.chars().next().filter(|first| first.is_lowercase());
    match first {
        Some(first) if word.chars().all(char::is_lowercase) => first.to_uppercase().chain(text.chars().skip(1)).collect(),
        _ => text.into_owned(),
    }
}

/// Longest name of an outlet and of a place, in columns: a name is repeated wherever its document speaks.
pub(super) const NAME: usize = 60;

/// What a document is called.
pub(super) fn name(outline: &Outline<'_>, document: DocumentIndex) -> String {
    shortened(outline.name(document), NAME)
}

/// Where a claim stands: file and line.
pub(super) fn place(outline: &Outline<'_>, claim: &Claim) -> String {
    let file = outline.document(claim.document).map_or("?", |document| &document.file);
    format!("{}:{}", shortened(&visible(file), NAME), claim.line)
}

/// A publication date for readers and for machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Published {
    /// "26 October 2025, 17:40".
    pub(super) words: String,
    /// "2025-10-26 17:40".
    pub(super) datetime: String,
}

impl Published {
    pub(super) fn new(date: PartialDate) -> Self {
        let mut words = Period::stated(date.first(), date.last(), Grain::Interval, "").describe();
        if let Some((hour, minute)) = date.clock() {
            words.push_str(&format!(", {hour:02}:{minute:02}"));
        }
        Self { words, datetime: date.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_with_a_capital_unless_the_word_has_its_own_spelling() {
        for (text, expected) in [
            ("one figure is given", "One figure is given"),
            ("eBay says so", "eBay says so"),
            ("$1.65 billion", "$1.65 billion"),
            ("élan", "Élan"),
            ("\u{202e}x", "<U+202E>x"),
            ("", ""),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        let words = |date: &str| Published::new(date.parse().unwrap()).words;
        assert_eq!(words("2025-10-26 17:40"), "26 October 2025, 17:40");
        assert_eq!(words("2025-10"), "October 2025");
        assert_eq!(words("2025"), "2025");
    }
}
