//! Where bytes of a text stand: lines and columns as SARIF counts them, and the files' addresses.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Report, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::types::{Region, Words};

/// Longest words that are given beside their place, in bytes; viewers read longer ones from the file.
const SNIPPET: usize = 2000;

/// What stands for itself in an address (RFC 3986, "unreserved"); everything else is percent-encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same for a path of several parts.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// The address of a file, behind the folder the user names for all of them.
pub(super) fn uri(folder: &str, file: &str) -> String {
    let slash = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
    format!("{}{slash}{}", utf8_percent_encode(folder, RESERVED_IN_PATH), utf8_percent_encode(file, RESERVED))
}

/// A line and a column, both from 1.
type Position = (u32, u32);

/// The lines and columns of every place the findings of a report point at, each text walked once.
pub(super) struct Places<'a> {
    report: &'a Report,
    positions: BTreeMap<DocumentIndex, BTreeMap<u32, Position>>,
}

impl<'a> Places<'a> {
    /// Looks up the ends of these claims, their sentences, and the words marked in them.
    pub(super) fn of(report: &'a Report, wanted: impl Iterator<Item = (ClaimIndex, Span)>) -> Self {
        let mut offsets: BTreeMap<DocumentIndex, BTreeSet<u32>> = BTreeMap::new();
        for (claim, span) in wanted {
            if let Some(claim) = report.claims.get(claim.get()) {
                let sentence = claim.sentence_span;
                offsets.entry(claim.document).or_default().extend([span.start, span.end, sentence.start, sentence.end]);
            }
        }
        let positions = offsets.into_iter().filter_map(|(document, offsets)| {
            let text = &report.documents.get(document.0 as usize)?.text;
            Some((document, positions(text, &offsets)))
        });
        Self { report, positions: positions.collect() }
    }

    /// The region of some words of a claim. Without its document's text only the line is known.
    pub(super) fn region(&self, claim: &Claim, span: Span) -> Region {
        let sentence = claim.sentence_span;
        let inside = if sentence.contains(span) { span.relative_to(sentence.start).of(&claim.sentence) } else { "" };
        self.exact(claim.document, span, inside).unwrap_or_else(|| Region {
            start_line: claim.line.max(1),
            start_column: None,
            end_line: None,
            end_column: None,
            snippet: snippet(inside),
        })
    }

    /// The region of the sentence around some words, where it is more than they are.
    pub(super) fn context(&self, claim: &Claim, span: Span) -> Option<Region> {
        let sentence = claim.sentence_span;
        (sentence != span && sentence.contains(span)).then(|| self.exact(claim.document, sentence, &claim.sentence))?
    }

    fn exact(&self, document: DocumentIndex, span: Span, words: &str) -> Option<Region> {
        let text = &self.report.documents.get(document.0 as usize)?.text;
        if span.is_empty() || span.of(text).is_empty() {
            return None;
        }
        let known = self.positions.get(&document)?;
        let (start, end) = (*known.get(&span.start)?, *known.get(&span.end)?);
        Some(Region {
            start_line: start.0,
            start_column: Some(start.1),
            end_line: Some(end.0),
            end_column: Some(end.1),
            snippet: snippet(words),
        })
    }
}

fn snippet(words: &str) -> Option<Words> {
    (!words.is_empty() && words.len() <= SNIPPET).then(|| Words::plain(words))
}

/// The lines and columns of byte offsets; those that lie beyond the text or inside a character are left out.
fn positions(text: &str, offsets: &BTreeSet<u32>) -> BTreeMap<u32, Position> {
    let mut found = BTreeMap::new();
    let mut wanted = offsets.iter().copied().peekable();
    let (mut line, mut column) = (1_u32, 1_u32);
    let ends = text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]);
    for (at, c) in ends {
        while let Some(offset) = wanted.next_if(|offset| *offset as usize <= at) {
            if offset as usize == at {
                found.insert(offset, (line, column));
            }
        }
        if c == Some('\n') {
            (line, column) = (line.saturating_add(1), 1);
        } else {
            column = column.saturating_add(1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_at_their_feed() {
        let text = "£5\r\n한국 9\n";
        let at = |words: &str| u32::try_from(text.find(words).unwrap()).unwrap();
        let offsets = BTreeSet::from([0, 1, at("5"), at("한"), at("9"), 99]);
        let found = positions(text, &offsets);
        assert_eq!(found, BTreeMap::from([(0, (1, 1)), (at("5"), (1, 2)), (at("한"), (2, 1)), (at("9"), (2, 4))]));
    }

    #[test]
    fn addresses_hold_no_sign_with_a_meaning_of_its_own() {
        assert_eq!(uri("", "a b%20#c?.txt"), "a%20b%2520%23c%3F.txt");
        assert_eq!(uri("stories/fähre", "../x:y.md"), "stories/f%C3%A4hre/..%2Fx%3Ay.md");
        assert_eq!(uri("stories/", "서울.txt"), "stories/%EC%84%9C%EC%9A%B8.txt");
        assert_eq!(uri("", "-"), "-");
    }
}
