//! The lines of a text, with the marks of Markdown set aside: which words each has, and what kind of line it is.

use gainsay_model::Span;

/// What the marks of a line make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing to read: empty, a rule, a code fence, the underline of a heading.
    Blank,
    Heading,
    Item,
    /// A row of a table.
    Row,
    Text,
}

/// One line of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The words, without marks and blanks around them; empty for a blank line.
    pub(crate) span: Span,
    /// The whole line without the blanks around it.
    pub(crate) full: Span,
    pub(crate) shape: Shape,
    /// Characters in `span`.
    pub(crate) width: usize,
}

/// Blanks and characters without width that text copied from pages carries.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// The lines of `text` from byte `from` on.
pub(crate) fn lines(text: &str, from: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut at = from;
    for raw in text.get(from..).unwrap_or("").split_inclusive('\n') {
        let full = trimmed(text, at, at + raw.len());
        at += raw.len();
        let words = full.of(text);
        // A row of dashes or equals signs under a single line of text makes that line a heading.
        if is_underline(words) {
            let alone = out.len() < 2 || out.get(out.len() - 2).is_some_and(|line| line.shape == Shape::Blank);
            if let Some(last) = out.last_mut()
                && last.shape == Shape::Text
                && alone
            {
                last.shape = Shape::Heading;
            }
        }
        let (span, shape) = unmarked(text, full);
        out.push(Line { span, full, shape: if span.is_empty() { Shape::Blank } else { shape }, width: span.of(text).chars().count() });
    }
    out
}

/// The span without the blanks at its ends.
pub(crate) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let Some(words) = text.get(start..end) else {
        return Span::new(start, start);
    };
    let start = start + (words.len() - words.trim_start_matches(is_blank).len());
    Span::new(start, start + words.trim_matches(is_blank).len())
}

/// Sets emphasis that encloses the whole of the words aside: `**Words**`, `_Words_`.
pub(crate) fn without_emphasis(text: &str, span: Span) -> Span {
    let mut span = span;
    // Three pairs are as many as any emphasis nests.
    for _ in 0..3 {
        let words = span.of(text);
        let Some(mark) = ["**", "__", "*", "_"]
            .into_iter()
            .find(|mark| words.len() > 2 * mark.len() && words.starts_with(mark) && words.ends_with(mark))
        else {
            break;
        };
        let (start, end) = (span.range().start + mark.len(), span.range().end - mark.len());
        // "**One** and **two**" is not enclosed.
        if text.get(start..end).is_none_or(|inside| inside.contains(mark)) {
            break;
        }
        span = trimmed(text, start, end);
    }
    span
}

fn is_underline(words: &str) -> bool {
    words.len() >= 3 && (words.bytes().all(|b| b == b'=') || words.bytes().all(|b| b == b'-'))
}

/// The words of a line behind its Markdown marks.
fn unmarked(text: &str, full: Span) -> (Span, Shape) {
    let end = full.range().end;
    let mut start = full.range().start;
    let mut shape = Shape::Text;
    let nothing = (Span::new(end, end), Shape::Blank);
    // Quotations may nest, and hold headings and lists.
    while let Some(rest) = text.get(start..end).and_then(|words| words.strip_prefix('>')) {
        start = end - rest.trim_start_matches(is_blank).len();
    }
    let words = text.get(start..end).unwrap_or("");
    if is_underline(words) || words.starts_with("```") || words.starts_with("~~~") || is_table_rule(words) || is_reference(words) {
        return nothing;
    }
    let hashes = words.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && words.as_bytes().get(hashes).is_none_or(|b| matches!(b, b' ' | b'\t')) {
        let span = trimmed(text, start + hashes, end);
        let closed = span.of(text).trim_end_matches('#').len();
        let span = trimmed(text, span.range().start, span.range().start + closed);
        return (without_emphasis(text, span), Shape::Heading);
    }
    if let Some(mark) = item_mark(words) {
        start += mark;
        shape = Shape::Item;
    } else if words.starts_with('|') && words.len() > 1 {
        shape = Shape::Row;
    }
    let span = trimmed(text, start, end);
    (without_emphasis(text, span), shape)
}

/// The length of a list mark with the blank behind it: "- ", "• ", "12. ".
fn item_mark(words: &str) -> Option<usize> {
    let mark = match words.chars().next()? {
        '-' | '*' | '+' => 1,
        bullet @ ('•' | '‣' | '▪' | '◦' | '●' | '■') => bullet.len_utf8(),
        c if c.is_ascii_digit() => {
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            // "2025. " is a year, not the item of a list.
            if digits > 3 || !matches!(words.as_bytes().get(digits), Some(b'.' | b')')) {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    let rest = words.get(mark..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // "- Words -" is decoration, which is left as it is; "-5 degrees" is no item.
    (blanks > 0 && !rest.trim().is_empty()).then_some(mark + blanks)
}

/// The line between the head of a table and its rows: `|---|:--:|`.
fn is_table_rule(words: &str) -> bool {
    words.contains('-') && words.contains('|') && words.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// The target of a link, set apart from the text: `[1]: https://...`.
fn is_reference(words: &str) -> bool {
    words
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(label, target)| !label.contains(']') && target.trim_start().starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Shape)> {
        lines(text, 0).iter().map(|line| (line.span.of(text), line.shape)).collect()
    }

    #[test]
    fn marks_are_set_aside() {
        assert_eq!(
            read("## Toll ##\r\n- **Four** died\n> He said\n\n1. First\n| a | b |\n|---|---|\n***All bold***\n"),
            [
                ("Toll", Shape::Heading),
                ("**Four** died", Shape::Item),
                ("He said", Shape::Text),
                ("", Shape::Blank),
                ("First", Shape::Item),
                ("| a | b |", Shape::Row),
                ("", Shape::Blank),
                ("All bold", Shape::Text),
            ]
        );
    }

    #[test]
    fn a_line_may_be_underlined() {
        assert_eq!(
            read("Toll\n====\ntext\n---"),
            [("Toll", Shape::Heading), ("", Shape::Blank), ("text", Shape::Heading), ("", Shape::Blank)]
        );
    }

    #[test]
    fn figures_are_no_marks() {
        for line in ["-5 degrees", "2025. A year", "3.5 million", "#tag", "*", "1.65 billion"] {
            assert_eq!(read(line), [(line, Shape::Text)], "{line}");
        }
    }

    #[test]
    fn emphasis_of_single_words_stays() {
        assert_eq!(read("**One** and **two**"), [("**One** and **two**", Shape::Text)]);
        assert_eq!(read("****"), [("****", Shape::Text)]);
    }
}
