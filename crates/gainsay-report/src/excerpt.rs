//! A claim's sentence in rows, with the words marked that a finding points at.
//!
//! Newspaper sentences are long. They are broken into rows rather than cut at the edge of the terminal, because a
//! reader who judges a contradiction needs the whole sentence. What is longer than a paragraph is cut to the rows
//! around its marks.

use std::ops::Range;

use gainsay_model::{Claim, Side};

use crate::escape::{Shown, visible};
use crate::layout::{Block, columns, rows, shortened};

/// Words to mark in a shown sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the shown sentence, or of the excerpt's source.
    pub(crate) range: Range<usize>,
    pub(crate) label: String,
    pub(crate) primary: bool,
}

/// A sentence in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The rows, with a newline between them.
    pub(crate) source: String,
    /// Marks of one row each, in bytes of `source`; of a mark on several rows only one carries the label.
    pub(crate) marks: Vec<Mark>,
}

/// How an excerpt is cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// Columns of a row.
    pub(crate) width: usize,
    /// A sentence of more rows than this keeps the rows around its marks only.
    pub(crate) whole: usize,
    /// Rows kept on either side of a marked row then.
    pub(crate) around: usize,
    /// Whether marks are to have room for their labels beside them.
    pub(crate) labelled: bool,
}

/// Columns below which a cut label says nothing any more.
const SHORTEST_LABEL: usize = 12;

/// Rows an excerpt never exceeds, whatever is marked.
const MAX_ROWS: usize = 24;

/// The sentence as shown and the labels of sides as marks in it; labels that do not fit the sentence are left out.
///
/// The first label of a side is a primary one.
pub(crate) fn marked(claim: &Claim, sides: &[&Side]) -> (Shown, Vec<Mark>) {
    let shown = Shown::new(&claim.sentence);
    let base = claim.sentence_span.start;
    let mut marks: Vec<Mark> = Vec::new();
    for (at, label) in sides.iter().flat_map(|side| side.labels.iter().enumerate()).filter(|(_, label)| label.span.start >= base) {
        let Some(range) = shown.range(&claim.sentence, label.span.relative_to(base).range()) else { continue };
        let mark = Mark { range, label: visible(&label.text).into_owned(), primary: at == 0 };
        // Two sides may mark one thing alike.
        match marks.iter_mut().find(|known| known.range == mark.range && known.label == mark.label) {
            Some(known) => known.primary |= mark.primary,
            None => marks.push(mark),
        }
    }
    (shown, marks)
}

/// Cuts a shown sentence into rows.
pub(crate) fn excerpt(sentence: &str, mut marks: Vec<Mark>, cut: Cut) -> Excerpt {
    for mark in &mut marks {
        mark.label = if cut.labelled { shortened(&mark.label, cut.width / 2) } else { String::new() };
    }
    let mut blocks: Vec<Block> = marks.iter().map(|mark| Block { start: mark.range.start, columns: room(sentence, mark) }).collect();
    blocks.sort_by_key(|block| block.start);
    let mut all = rows(sentence, cut.width, &blocks);
    if all.len() > cut.whole {
        // Two columns at either end for the ellipsis of a cut sentence.
        all = rows(sentence, cut.width.saturating_sub(4).max(1), &blocks);
    }
    let kept = kept_rows(&all, &marks, cut);

    let mut out = Excerpt::default();
    let mut starts = Vec::with_capacity(kept.len());
    for (at, row) in kept.iter().enumerate() {
        let gap_before = at.checked_sub(1).map_or(*row > 0, |before| kept.get(before).is_some_and(|before| before + 1 < *row));
        if at > 0 {
            out.source.push('\n');
        }
        if gap_before {
            out.source.push_str("… ");
        }
        starts.push(out.source.len());
        out.source.push_str(all.get(*row).and_then(|row| sentence.get(row.clone())).unwrap_or(""));
        if at + 1 == kept.len() && row + 1 < all.len() {
            out.source.push_str(" …");
        }
    }
    for mark in marks {
        let pieces: Vec<Range<usize>> = kept
            .iter()
            .zip(&starts)
            .filter_map(|(row, start)| {
                let row = all.get(*row)?;
                let (from, to) = (mark.range.start.max(row.start), mark.range.end.min(row.end));
                (from < to).then(|| start + from - row.start..start + to - row.start)
            })
            .collect();
        let last = pieces.len().saturating_sub(1);
        // Beside words that fill their row there is no room for the whole label.
        let label = pieces.last().map_or_else(String::new, |piece| {
            let before = out.source.get(..piece.end).unwrap_or("");
            let row = before.rfind('\n').map_or(before, |feed| before.get(feed + 1..).unwrap_or(""));
            let room = cut.width.saturating_sub(columns(row) + 1);
            if columns(&mark.label) <= room || mark.label.is_empty() {
                mark.label.clone()
            } else if room >= SHORTEST_LABEL {
                shortened(&mark.label, room)
            } else {
                String::new()
            }
        });
        out.marks.extend(pieces.into_iter().enumerate().map(|(at, range)| Mark {
            range,
            label: if at == last { label.clone() } else { String::new() },
            primary: mark.primary,
        }));
    }
    out
}

/// Columns a mark wants on one row: its words, and its label beside them.
fn room(sentence: &str, mark: &Mark) -> usize {
    let words = sentence.get(mark.range.clone()).map_or(0, columns);
    if mark.label.is_empty() { words } else { words + 1 + columns(&mark.label) }
}

/// Which rows are shown: all of a short sentence, of a long one those around the first and last row of each mark.
fn kept_rows(all: &[Range<usize>], marks: &[Mark], cut: Cut) -> Vec<usize> {
    if all.len() <= cut.whole {
        return (0..all.len()).collect();
    }
    let row_of = |offset: usize| all.partition_point(|row| row.start <= offset).saturating_sub(1);
    let mut kept: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [row_of(mark.range.start), row_of(mark.range.end.saturating_sub(1))])
        .flat_map(|row| row.saturating_sub(cut.around)..(row + cut.around + 1).min(all.len()))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    if kept.is_empty() {
        kept.extend(0..cut.whole.max(1).min(all.len()));
    }
    kept.truncate(MAX_ROWS);
    kept
}

/// The words of a sentence around a claim, on one row of at most `width` columns.
pub(crate) fn around(claim: &Claim, width: usize) -> String {
    let shown = Shown::new(&claim.sentence);
    if columns(&shown.text) <= width {
        return shown.text;
    }
    let words = claim
        .span
        .start
        .checked_sub(claim.sentence_span.start)
        .and_then(|_| shown.range(&claim.sentence, claim.span.relative_to(claim.sentence_span.start).range()))
        .unwrap_or(0..0);
    // Walk back from the claim for a third of the row, to the beginning of a word.
    let head = shown.text.get(..words.start).unwrap_or("");
    let (mut used, mut from) = (0, words.start);
    for (at, c) in head.char_indices().rev() {
        used += columns(c.encode_utf8(&mut [0; 4]));
        if used > width / 3 {
            break;
        }
        if at == 0 || head[..at].ends_with(' ') {
            from = at;
        }
    }
    let rest = shown.text.get(from..).unwrap_or("");
    if from == 0 { shortened(rest, width) } else { format!("… {}", shortened(rest, width.saturating_sub(2))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Between January and September 2025 hackers stole at least $1.65 billion worth of cryptocurrency";

    fn mark(words: &str, label: &str, primary: bool) -> Mark {
        let start = SENTENCE.find(words).unwrap();
        Mark { range: start..start + words.len(), label: label.to_owned(), primary }
    }

    fn cut(width: usize, whole: usize, around: usize) -> Cut {
        Cut { width, whole, around, labelled: true }
    }

    fn marked_words(excerpt: &Excerpt) -> Vec<(&str, &str)> {
        excerpt.marks.iter().map(|mark| (&excerpt.source[mark.range.clone()], &*mark.label)).collect()
    }

    #[test]
    fn marks_follow_their_words_into_the_rows() {
        let excerpt = excerpt(SENTENCE, vec![mark("$1.65 billion", "same figure", true), mark("January", "", false)], cut(40, 9, 1));
        assert_eq!(excerpt.source, "Between January and September 2025\nhackers stole at least\n$1.65 billion worth of cryptocurrency");
        assert_eq!(marked_words(&excerpt), [("$1.65 billion", "same figure"), ("January", "")]);
    }

    #[test]
    fn a_mark_on_two_rows_is_two_marks_and_one_label() {
        let excerpt = excerpt(SENTENCE, vec![mark("Between January and September 2025 hackers", "period", true)], cut(30, 9, 1));
        assert_eq!(marked_words(&excerpt), [("Between January and September", ""), ("2025 hackers", "period")]);
    }

    #[test]
    fn long_sentences_keep_the_rows_around_their_marks() {
        let excerpt = excerpt(SENTENCE, vec![mark("stole", "", true)], cut(24, 2, 0));
        assert_eq!(excerpt.source, "… hackers stole at …");
        assert_eq!(marked_words(&excerpt), [("stole", "")]);
    }

    #[test]
    fn a_sentence_without_end_gives_a_bounded_excerpt() {
        let sentence = "word ".repeat(100_000);
        let everything = Mark { range: 0..sentence.len() - 1, label: "all of it".to_owned(), primary: true };
        let excerpt = excerpt(sentence.trim_end(), vec![everything], cut(80, 8, 1));
        assert_eq!(excerpt.source.lines().count(), 4);
        assert_eq!(excerpt.marks.last().unwrap().label, "all of it");
    }
}
