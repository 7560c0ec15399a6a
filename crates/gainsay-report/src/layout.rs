//! Text in columns: how wide it is, where it breaks, what is left of it when it must be short.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Columns a text takes on a terminal. Counted by character, as the snippet renderer counts.
pub fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

fn char_columns(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// A place where a row should end early, because what begins there would not fit behind what stands before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// Byte offset of its first character.
    pub(crate) start: usize,
    /// Columns it wants to have on one row.
    pub(crate) columns: usize,
}

/// Breaks a text into rows of at most `width` columns; ranges leave out the blanks at the breaks.
///
/// Rows break at blanks and beside wide (East Asian) characters; a longer word is cut. `blocks`, in order of their
/// starts, move to a row of their own where they would not fit otherwise.
pub(crate) fn rows(text: &str, width: usize, blocks: &[Block]) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut blocks = blocks.iter().peekable();
    let (mut start, mut used) = (0, 0);
    // The last place the row may break at, and the columns used up to there.
    let mut chance: Option<(usize, usize)> = None;
    let mut previous_wide = false;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let wide = char_columns(c);
        let breakable = previous == ' ' || ((wide == 2 || previous_wide) && wide > 0 && !clings(c));
        if c != ' ' && at > start && breakable {
            chance = Some((at, used));
        }
        let mut wanted = wide;
        while let Some(block) = blocks.next_if(|block| block.start <= at) {
            if block.start == at {
                wanted = wanted.max(block.columns.min(width));
            }
        }
        if c != ' ' && wide > 0 && used + wanted > width && at > start {
            match chance {
                Some((to, before)) => {
                    rows.push(trimmed(text, start..to));
                    (start, used) = (to, used - before);
                }
                // A block may stay where it is; a word that is wider than the row may not.
                None if used + wide > width => {
                    rows.push(trimmed(text, start..at));
                    (start, used) = (at, 0);
                }
                None => {}
            }
            chance = None;
        }
        used += wide;
        previous_wide = wide == 2;
        previous = c;
    }
    if start < text.len() || rows.is_empty() {
        rows.push(trimmed(text, start..text.len()));
    }
    rows
}

/// Closing punctuation never begins a row.
fn clings(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '：'
            | '；'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '’'
            | '”'
            | '%'
            | ','
            | '.'
            | ')'
    )
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let kept = text.get(range.clone()).map_or(0, |row| row.trim_end_matches(' ').len());
    range.start..range.start + kept
}

/// Wraps a text to `width` columns, rows after the first behind `indent` blanks, which do not count.
pub fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, row) in rows(text, width.max(1), &[]).into_iter().enumerate() {
        if at > 0 {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
        }
        out.push_str(text.get(row).unwrap_or(""));
    }
    out
}

/// The beginning of a text, at most `width` columns wide, with an ellipsis where something was left out.
pub(crate) fn shortened(text: &str, width: usize) -> String {
    let mut used = 0;
    let mut fits = 0;
    for (at, c) in text.char_indices() {
        used += char_columns(c);
        if used > width {
            let kept = text.get(..fits).unwrap_or("");
            // Between two words, where that does not cost more than a third of the row.
            let whole = text.get(fits..).is_some_and(|rest| rest.starts_with(' '));
            let cut = kept.rfind(' ').filter(|at| !whole && at * 3 > fits * 2).map_or(kept, |at| kept.get(..at).unwrap_or(kept));
            return format!("{}…", cut.trim_end());
        }
        // Room for the ellipsis.
        if used < width {
            fits = at + c.len_utf8();
        }
    }
    text.to_owned()
}

/// A text filled up with blanks to `width` columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    let mut out = text.to_owned();
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(text))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken<'a>(text: &'a str, width: usize, blocks: &[Block]) -> Vec<&'a str> {
        rows(text, width, blocks).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_at_blanks_and_cut_long_words() {
        assert_eq!(broken("one two three", 7, &[]), ["one two", "three"]);
        assert_eq!(broken("abcdefghij k", 4, &[]), ["abcd", "efgh", "ij k"]);
        assert_eq!(broken("", 4, &[]), [""]);
        assert_eq!(broken("one    two", 5, &[]), ["one", "two"]);
    }

    #[test]
    fn wide_characters_count_twice_and_break_anywhere_but_before_a_full_stop() {
        assert_eq!(broken("北朝鮮は盗んだ。", 8, &[]), ["北朝鮮は", "盗んだ。"]);
        assert_eq!(broken("北朝鮮だ。", 8, &[]), ["北朝鮮", "だ。"]);
        assert_eq!(broken("한국의 수출", 6, &[]), ["한국의", "수출"]);
    }

    #[test]
    fn a_block_moves_to_the_next_row_when_it_would_not_fit() {
        let text = "stole at least $1.65 billion";
        let block = Block { start: 15, columns: 16 };
        assert_eq!(broken(text, 30, &[]), [text]);
        assert_eq!(broken(text, 30, &[block]), ["stole at least", "$1.65 billion"]);
        assert_eq!(broken("abc", 2, &[Block { start: 0, columns: 99 }]), ["ab", "c"]);
    }

    #[test]
    fn shortened_texts_keep_to_their_width() {
        assert_eq!(shortened("one two three", 8), "one two…");
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("北朝鮮は", 5), "北朝…");
        assert_eq!(columns(&shortened("北朝鮮は", 6)), 5);
    }
}
