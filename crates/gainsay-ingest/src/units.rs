//! From lines to units: headings, paragraphs (however their lines are wrapped), list items, and the lines around an
//! article, each with its place.

use gainsay_model::{PartialDate, Span};

use crate::clutter::{Clutter, clutter, is_address};
use crate::dates::{DateLine, date_line, last_date_in};
use crate::lines::{Line, Shape, is_blank, lines, without_emphasis};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading by its marks.
    Heading,
    /// Text of one or more lines.
    Text {
        /// Whether it is a single line with nothing directly before or after it.
        alone: bool,
    },
    Item,
    Clutter(Clutter),
    Date(DateLine),
    /// "By A. Writer", with the date the line may carry.
    Byline(Option<PartialDate>),
    /// "Source: An Outlet": the name's place.
    Outlet(Span),
    /// An address alone on a line.
    Address,
}

/// One unit of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// Characters of its widest line.
    pub(crate) width: usize,
    /// Whether it stands before the first sentence of the body.
    pub(crate) in_header: bool,
}

impl Unit {
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Heading | Kind::Text { .. } | Kind::Item)
    }
}

/// From this width, in characters, a line is a paragraph and not a line of one.
const PARAGRAPH_WIDTH: usize = 120;

/// Lines of the header at most: what stands below is the article, whatever it looks like.
const HEADER_LINES: usize = 24;

/// The units of `text` from byte `from` on, in order and disjoint.
pub(crate) fn units(text: &str, from: usize) -> Vec<Unit> {
    let lines = lines(text, from);
    let mut grouping = Grouping { text, units: Vec::new(), header_lines: Some(0) };
    for chunk in lines.split(|line| line.shape == Shape::Blank) {
        grouping.chunk(chunk);
    }
    grouping.units
}

struct Grouping<'text> {
    text: &'text str,
    units: Vec<Unit>,
    /// Lines of the header so far; nothing once the body has begun.
    header_lines: Option<usize>,
}

impl Grouping<'_> {
    /// Groups lines that no blank line parts.
    fn chunk(&mut self, chunk: &[Line]) {
        let mut at = 0;
        while let Some(line) = chunk.get(at) {
            if let Some(kind) = self.special(line) {
                let span = if matches!(kind, Kind::Heading) { line.span } else { line.full };
                self.push(kind, span, line.width);
                at += 1;
                continue;
            }
            // A run of plain lines, up to the next mark or special line; an item may go on over such lines.
            let rest = chunk.get(at + 1..).unwrap_or_default();
            let more = rest.iter().take_while(|line| line.shape == Shape::Text && self.special(line).is_none()).count();
            let run = chunk.get(at..=at + more).unwrap_or_default();
            self.run(run, chunk.len() == 1);
            at += 1 + more;
        }
    }

    /// What a line is that stands for itself whatever its neighbours.
    fn special(&self, line: &Line) -> Option<Kind> {
        let full = line.full.of(self.text);
        let words = line.span.of(self.text);
        if self.header_lines.is_some()
            && let Some(kind) = header_line(self.text, words, line.span)
        {
            return Some(kind);
        }
        // A labelled date is one wherever it stands; without its label it may head a chronicle.
        if let Some(date) = date_line(words).filter(|date| date.labelled) {
            return Some(Kind::Date(date));
        }
        if let Some(found) = clutter(full) {
            return Some(Kind::Clutter(found));
        }
        (line.shape == Shape::Heading).then_some(Kind::Heading)
    }

    /// Groups a run of plain lines into paragraphs.
    fn run(&mut self, run: &[Line], alone: bool) {
        let widest = run.iter().map(|line| line.width).max().unwrap_or(0);
        // Above the body, lines without a sentence's end are title, place, outlet and author, each for itself.
        let wrapped = self.header_lines.is_none() || run.iter().any(|line| ends_sentence(line.span.of(self.text)));
        let mut start = 0;
        for at in 0..run.len() {
            let joined = match (run.get(at), run.get(at + 1)) {
                (Some(line), Some(next)) => self.joins(line, next, widest, wrapped),
                _ => false,
            };
            if joined {
                continue;
            }
            if let Some((first, last)) = run.get(start).zip(run.get(at)) {
                let kind = match first.shape {
                    Shape::Item => Kind::Item,
                    // A row of a table is read like an item: for itself, and never as a heading.
                    Shape::Row => Kind::Item,
                    _ => Kind::Text { alone: start == at && (alone || widest >= PARAGRAPH_WIDTH) },
                };
                let width = run.get(start..=at).into_iter().flatten().map(|line| line.width).max().unwrap_or(0);
                let span = without_emphasis(self.text, first.span.cover(last.span));
                self.push(kind, span, width);
            }
            start = at + 1;
        }
    }

    /// Whether a paragraph goes on from one line to the next: a line that ends where the next word would have fitted
    /// was ended on purpose.
    fn joins(&self, line: &Line, next: &Line, widest: usize, wrapped: bool) -> bool {
        let (words, next_words) = (line.span.of(self.text), next.span.of(self.text));
        if next_words.starts_with(char::is_lowercase) {
            return true;
        }
        let first_word = next_words.split(is_blank).next().map_or(0, |word| word.chars().count());
        let full = line.width + 1 + first_word > widest;
        wrapped && widest >= 40 && full && (widest < PARAGRAPH_WIDTH || !ends_sentence(words))
    }

    fn push(&mut self, kind: Kind, span: Span, width: usize) {
        let words = span.of(self.text);
        if matches!(kind, Kind::Text { .. } | Kind::Item) && is_prose(words, width) {
            self.header_lines = None;
        }
        self.units.push(Unit { kind, span, width, in_header: self.header_lines.is_some() });
        if let Some(count) = &mut self.header_lines {
            *count += 1;
            if *count >= HEADER_LINES {
                self.header_lines = None;
            }
        }
    }
}

/// What a line above the body is that says something about the article.
fn header_line(text: &str, words: &str, span: Span) -> Option<Kind> {
    if let Some(date) = date_line(words) {
        return Some(Kind::Date(date));
    }
    if is_byline(words) {
        return Some(Kind::Byline(last_date_in(words)));
    }
    if is_address(words) {
        return Some(Kind::Address);
    }
    let (label, name) = words.split_once(':')?;
    let name_span = crate::lines::trimmed(text, span.range().start + label.len() + 1, span.range().end);
    if is_address(name_span.of(text)) && matches!(label.to_lowercase().as_str(), "source" | "link" | "url") {
        return Some(Kind::Address);
    }
    let names_outlet = matches!(label.to_lowercase().as_str(), "source" | "outlet" | "publisher" | "publication" | "newspaper" | "media");
    (names_outlet && is_short_name(name)).then_some(Kind::Outlet(name_span))
}

/// "By A. Writer", "By A. Writer, Example News | Oct 26, 2025".
fn is_byline(words: &str) -> bool {
    let Some(rest) = words.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).and_then(|_| words.get(3..)) else {
        return false;
    };
    words.len() <= 120
        && rest.trim_start().starts_with(char::is_alphabetic)
        && rest.trim_start().starts_with(|c: char| !c.is_lowercase())
        && rest.split_whitespace().count() <= 12
        && !ends_sentence(words)
}

/// Whether words may be an outlet's name: at most five of them, forty characters, no sentence.
pub(crate) fn is_short_name(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().count() <= 40 && words.split_whitespace().count() <= 5 && !ends_sentence(words)
}

/// Whether words end as sentences do, closing marks of quotation aside.
pub(crate) fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(|c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_' | '」') || is_blank(c))
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether words are text of the body and not a title or a line about the article.
pub(crate) fn is_prose(words: &str, width: usize) -> bool {
    // Scripts without blanks between words count characters.
    let long_enough = || words.split_whitespace().take(8).count() == 8 || words.len() >= 3 * words.chars().take(40).count().max(20);
    (width >= PARAGRAPH_WIDTH && words.len() >= 200) || (ends_sentence(words) && long_enough())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        units(text, 0).iter().filter(|unit| unit.is_text()).map(|unit| unit.span.of(text)).collect()
    }

    const BODY: &str = "The ministry said on Tuesday that four people had died.";

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The ministry said on Tuesday that four people had died in the fires,\nwhich broke out over the weekend. The wind drove them towards the\nvillages. Help came late.\n\nA second paragraph stands here and is just as long as it has to be.\n";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn long_lines_are_paragraphs_even_without_blank_lines() {
        let long = "The ministry said on Tuesday that four people had died in the fires that broke out over the weekend and that wind drove them on.";
        let text = format!("{long}\nA heading\n{long}\n{long}");
        assert_eq!(texts(&text), [long, "A heading", long, long]);
    }

    #[test]
    fn list_items_stand_for_themselves() {
        let text = format!("{BODY}\n\n- Dead: 41\n- Injured: 32 people,\n  most of them lightly\n\nMissing: 3\nHomes lost: 12\n");
        assert_eq!(texts(&text)[1..], ["Dead: 41", "Injured: 32 people,\n  most of them lightly", "Missing: 3", "Homes lost: 12"]);
    }

    #[test]
    fn lines_above_the_body_are_told_apart() {
        let text = format!(
            "Fires kill four\nBy A. Writer\n2025-03-25 10:00\nThe Example\nSource: Another\nhttps://example.org/1\n\n{BODY}\n\n26 March 2025\n\nPosted on 27 March 2025\n"
        );
        let kinds: Vec<Kind> = units(&text, 0).iter().map(|unit| unit.kind).collect();
        assert!(matches!(
            kinds[..],
            [
                Kind::Text { .. },
                Kind::Byline(None),
                Kind::Date(_),
                Kind::Text { .. },
                Kind::Outlet(_),
                Kind::Address,
                Kind::Text { .. },
                Kind::Text { .. },
                Kind::Date(_)
            ]
        ));
    }

    #[test]
    fn a_wrapped_title_goes_on_in_lower_case() {
        let text = format!("Fires kill four and close\ntwo roads\n\n{BODY}");
        assert_eq!(texts(&text)[0], "Fires kill four and close\ntwo roads");
    }
}
