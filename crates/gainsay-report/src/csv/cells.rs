//! Words of articles in a cell: visible, of a bearable length, and never a formula.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, and one that opens commas for semicolons, as
//! those of many countries do, sees cells begin after semicolons too. Such words get an apostrophe before them, which
//! spreadsheets take for "this is text". Numbers stay numbers, negative ones too.

use crate::escape::visible;

/// Characters of the longest cell. Excel breaks one of more than 32,767 into the cells below it.
pub(super) const LONGEST: usize = 8000;

/// Text of an article, of a rule, or of a file's name as a cell.
pub(super) fn words(text: &str) -> String {
    let shown = visible(text);
    let cut = match shown.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", shown.get(..at).unwrap_or("")),
        None => shown.into_owned(),
    };
    if !cut.contains(is_trigger) {
        return cut;
    }
    let mut out = String::with_capacity(cut.len() + 8);
    for (at, piece) in cut.split(';').enumerate() {
        if at > 0 {
            out.push(';');
        }
        if begins_formula(piece) {
            out.push('\'');
        }
        out.push_str(piece);
    }
    out
}

/// Several texts in one cell.
pub(super) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    words(&texts.into_iter().collect::<Vec<_>>().join("; "))
}

/// Whether a spreadsheet might run a cell of these words. Blanks and quotation marks before the sign do not save it.
fn begins_formula(piece: &str) -> bool {
    let start = piece.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    start.starts_with(is_trigger) && !is_number(piece.trim())
}

/// The full-width forms are what an East Asian keyboard writes, and are obeyed as well.
fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// A sign at most, digits with points or commas between them, a percent sign at most.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let groups = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits.split(['.', ',']).all(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        assert_eq!(words("=HYPERLINK(\"http://evil.example\")"), "'=HYPERLINK(\"http://evil.example\")");
        assert_eq!(words("@SUM(1+1)*cmd|' /C calc'!A0"), "'@SUM(1+1)*cmd|' /C calc'!A0");
        assert_eq!(words("-2+3+cmd"), "'-2+3+cmd");
        assert_eq!(words("\t\r =1+1"), "'=1+1");
        assert_eq!(words("＝1+1"), "'＝1+1");
        assert_eq!(words("\"=1+1\""), "'\"=1+1\"");
    }

    #[test]
    fn a_semicolon_begins_no_formula() {
        assert_eq!(words("fine;=1+1; -5 ;@x"), "fine;'=1+1; -5 ;'@x");
        assert_eq!(list(["4 - 1", "=x"]), "4 - 1;' =x");
    }

    #[test]
    fn numbers_and_sentences_stay_as_they_are() {
        for text in ["-5", "+5", "-5.25", "-1,200", "-5%", "a - b = c", "", "£3.42 billion", "2024-02-01"] {
            assert_eq!(words(text), text);
        }
        for text in ["-", "-5-5", "+1e5", "-5..", "-.5"] {
            assert_eq!(words(text), format!("'{text}"));
        }
    }

    #[test]
    fn cells_stay_within_what_a_spreadsheet_holds() {
        assert_eq!(words(&"é".repeat(1_000_000)).chars().count(), LONGEST + 1);
    }
}
