//! Text that Markdown leaves as it is.

use std::ops::Range;

/// Escapes a text of one line so that no Markdown dialect in use reads markup, a link, a table cell or HTML into it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape_into(&mut out, text, text, 0);
    out
}

/// Escapes the part of `line` that begins at byte `at` and holds `text`.
fn escape_into(out: &mut String, line: &str, text: &str, at: usize) {
    let starts_line = at == 0;
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (offset, c) in text.char_indices() {
        let rest = line.get(at + offset + c.len_utf8()..).unwrap_or("");
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '^' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // GitHub sets what stands between dollar signs as mathematics, but never ends it before a digit.
            '$' if !rest.starts_with(|c: char| c.is_ascii_digit()) => out.push_str("\\$"),
            // Bare addresses become links.
            ':' if rest.starts_with("//") => out.push_str("\\:"),
            '.' if ends_with_www(line.get(..at + offset).unwrap_or("")) => out.push_str("\\."),
            // Lists, headings underlined, and numbered lists begin a line.
            '-' | '+' | '=' if starts_line && offset == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if starts_line && digits > 0 && offset == digits && !rest.starts_with(|c: char| c != ' ') => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
}

fn ends_with_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|from| text.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Escapes a text of one line and sets the given byte ranges bold. Ranges that do not fit the text are left out,
/// those that overlap are joined.
pub(super) fn emphasised(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut done = 0;
    for range in joined {
        let (Some(before), Some(words)) = (text.get(done..range.start), text.get(range.clone())) else {
            continue;
        };
        if words.is_empty() {
            continue;
        }
        escape_into(&mut out, text, before, done);
        let (open, close) = if stars_hold(text, &range) { ("**", "**") } else { ("<strong>", "</strong>") };
        out.push_str(open);
        escape_into(&mut out, text, words, range.start);
        out.push_str(close);
        done = range.end;
    }
    escape_into(&mut out, text, text.get(done..).unwrap_or(""), done);
    out
}

/// Whether `**` around these words opens and closes: beside a letter outside, it needs a letter inside.
fn stars_hold(text: &str, range: &Range<usize>) -> bool {
    let beside = |outer: Option<char>, inner: Option<char>| {
        let outside = outer.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let inside = inner.is_some_and(char::is_alphanumeric);
        let blank = inner.is_none_or(char::is_whitespace);
        !blank && (outside || inside)
    };
    let words = text.get(range.clone()).unwrap_or("");
    let (before, after) = (text.get(..range.start).unwrap_or(""), text.get(range.end..).unwrap_or(""));
    beside(before.chars().next_back(), words.chars().next()) && beside(after.chars().next(), words.chars().next_back())
}

/// A text as inline code, whatever backticks it holds.
pub(crate) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    // In a table, a bar ends the cell even inside code.
    let text = text.replace('|', "\\|");
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold(text: &str, ranges: &[(usize, usize)]) -> String {
        emphasised(text, ranges.iter().map(|(start, end)| *start..*end).collect())
    }

    #[test]
    fn markup_in_an_article_stays_text() {
        assert_eq!(escaped("**bold** _it_ `code` ~~no~~"), "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~");
        assert_eq!(escaped("[go](http://evil.example)"), "\\[go\\](http\\://evil.example)");
        assert_eq!(escaped("<img src=x> & a | b"), "&lt;img src=x&gt; &amp; a \\| b");
        assert_eq!(escaped("see WWW.evil.example, @desk, #12"), "see WWW\\.evil.example, \\@desk, \\#12");
        assert_eq!(escaped("$1.65 billion, $x$"), "$1.65 billion, \\$x\\$");
    }

    #[test]
    fn the_beginning_of_a_line_is_no_list() {
        assert_eq!(escaped("1. first"), "1\\. first");
        assert_eq!(escaped("24) third"), "24\\) third");
        assert_eq!(escaped("- dash - dash"), "\\- dash - dash");
        assert_eq!(escaped("1.65 billion"), "1.65 billion");
    }

    #[test]
    fn bold_words_stay_bold_beside_letters() {
        assert_eq!(bold("at least $1.65 billion.", &[(9, 22)]), "at least **$1.65 billion**.");
        assert_eq!(bold("US$1.65", &[(2, 7)]), "US<strong>$1.65</strong>");
        assert_eq!(bold("한국의 9월", &[(3, 6)]), "한**국**의 9월");
        assert_eq!(bold("ab", &[(0, 1), (0, 2), (7, 9)]), "**ab**");
    }

    #[test]
    fn code_holds_its_backticks() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
