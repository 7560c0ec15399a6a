//! Hostile characters made visible, with the byte offsets that survive it.
//!
//! An article may hold terminal control codes, characters that reorder the text around them, and characters that
//! nobody sees. A reader must see what is there and a terminal must not obey it, so each such character is written
//! as its code point: `<U+202E>`.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Marks stacked on one character; no living orthography needs more.
const MAX_MARKS: usize = 4;

/// A text as shown: on one line, spaces single, hostile characters visible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    source_len: usize,
    /// Pairs of an offset in the source and its offset in `text`, wherever the two stop running side by side.
    anchors: Vec<(usize, usize)>,
}

impl Shown {
    pub(crate) fn new(source: &str) -> Self {
        let mut shown = Self { text: String::with_capacity(source.len()), source_len: source.len(), anchors: vec![(0, 0)] };
        let mut marks = 0;
        let mut previous = ' ';
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            shown.anchor(at);
            let zero_width = c.width().unwrap_or(0) == 0;
            marks = if zero_width { marks + 1 } else { 0 };
            if is_space(c) {
                if !shown.text.is_empty() && !shown.text.ends_with(' ') {
                    shown.text.push(' ');
                }
            } else if c == SOFT_HYPHEN {
                // Typesetting, frequent in German pages, and never seen by their readers.
            } else if is_hidden(c) || (is_joiner(c) && !joins(previous, next)) || marks > MAX_MARKS {
                // Writing to a string cannot fail.
                let _ = write!(shown.text, "<U+{:04X}>", u32::from(c));
            } else {
                shown.text.push(c);
            }
            previous = c;
        }
        shown.anchor(source.len());
        shown.text.truncate(shown.text.trim_end_matches(' ').len());
        shown
    }

    /// Records where `source` offset `at` went, unless it follows from the last record.
    fn anchor(&mut self, at: usize) {
        let here = self.text.len();
        let follows = self.anchors.last().is_some_and(|(from, to)| to + (at - from) == here);
        if !follows {
            self.anchors.push((at, here));
        }
    }

    /// Where a range of the source stands in `text`; nothing if it does not fit the source, cuts a character, or
    /// holds nothing but space.
    pub(crate) fn range(&self, source: &str, range: Range<usize>) -> Option<Range<usize>> {
        if range.end > self.source_len {
            return None;
        }
        source.get(range.clone())?;
        let (mut start, mut end) = (self.offset(range.start), self.offset(range.end));
        let words = self.text.get(start..end)?;
        start += words.len() - words.trim_start_matches(' ').len();
        end -= words.len() - words.trim_end_matches(' ').len();
        (start < end).then_some(start..end)
    }

    fn offset(&self, at: usize) -> usize {
        let after = self.anchors.partition_point(|(from, _)| *from <= at);
        let (from, to) = after.checked_sub(1).and_then(|last| self.anchors.get(last)).copied().unwrap_or_default();
        (to + (at - from)).min(self.text.len())
    }
}

/// A text on one line, spaces single, hostile characters visible.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| matches!(byte, b'!'..=b'~');
    let single_spaced = || !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    if text.bytes().all(|byte| plain(byte) || byte == b' ') && single_spaced() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(Shown::new(text).text)
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Space that may be written as one blank. No-break and ideographic spaces stay as they are.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Characters that command a terminal, reorder text, or stand in it unseen.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9).
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Fillers, invisible operators, deprecated format characters, byte order marks, annotations.
            | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'
            | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            // Tags and supplementary variation selectors, which can carry a hidden message.
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner between these two does its work: in Persian, in Indic scripts, in emoji.
fn joins(previous: char, next: Option<char>) -> bool {
    let joinable = |c: char| !c.is_ascii() && !is_joiner(c) && !is_hidden(c) && !c.is_whitespace();
    joinable(previous) && next.is_some_and(joinable)
}

/// Only addresses of the web become links: `javascript:` and its like stay text.
pub(crate) fn is_web_address(address: &str) -> bool {
    let scheme =
        ["https://", "http://"].iter().any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    scheme && !address.chars().any(|c| c.is_whitespace() || is_hidden(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_become_visible() {
        assert_eq!(visible("a\u{1b}[31mred\u{7}"), "a<U+001B>[31mred<U+0007>");
        assert_eq!(visible("\u{202e}56.1\u{202c} \u{9b}2J \u{200f}"), "<U+202E>56.1<U+202C> <U+009B>2J <U+200F>");
        assert_eq!(visible("1\u{200b}65\u{feff}"), "1<U+200B>65<U+FEFF>");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them_and_show_where_none_does() {
        assert_eq!(visible("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(visible("👩\u{200d}🚒"), "👩\u{200d}🚒");
        assert_eq!(visible("bil\u{200d}lion"), "bil<U+200D>lion");
        assert_eq!(visible("क\u{200d}\u{200d}ष"), "क<U+200D><U+200D>ष");
    }

    #[test]
    fn stacked_marks_are_bounded() {
        let zalgo = format!("e{}", "\u{301}".repeat(20));
        assert_eq!(visible(&zalgo).matches('\u{301}').count(), MAX_MARKS);
    }

    #[test]
    fn white_space_is_one_blank_and_soft_hyphens_go() {
        assert_eq!(visible("  two\r\n lines\tand  more "), "two lines and more");
        assert_eq!(visible("Wahl\u{ad}beteiligung"), "Wahlbeteiligung");
        assert_eq!(visible(""), "");
    }

    #[test]
    fn offsets_follow_their_words() {
        let source = " stole\r\n\u{202e}at  least\u{1b} $1.65 billion ";
        let shown = Shown::new(source);
        assert_eq!(shown.text, "stole <U+202E>at least<U+001B> $1.65 billion");
        let find = |words: &str| source.find(words).map(|at| at..at + words.len());
        for (words, expected) in
            [("stole", "stole"), ("at  least", "at least"), ("\u{1b} $1.65", "<U+001B> $1.65"), (" billion ", "billion")]
        {
            let range = shown.range(source, find(words).unwrap()).unwrap();
            assert_eq!(&shown.text[range], expected);
        }
    }

    #[test]
    fn ranges_that_do_not_fit_are_refused() {
        let source = "한국 9월";
        let shown = Shown::new(source);
        for range in [0..99, 1..3, 3..3, 6..7, 99..100] {
            assert_eq!(shown.range(source, range.clone()), None, "{range:?}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(is_web_address("https://example.org/a?b=c"));
        for address in
            ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", " https://a", "https://a b", "file:///etc", "https:"]
        {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
