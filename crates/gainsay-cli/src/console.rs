//! Standard output for what was asked for, standard error for the rest.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use gainsay_report::{columns, wrapped};

use crate::failure::{Failure, reason};

/// Writes to standard output. A reader that has seen enough (`gainsay ... | head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(reason(&error))),
        _ => Ok(()),
    }
}

/// Columns of the terminal that standard output is; nothing where it is none, and lines stay whole for whatever reads them.
pub(crate) fn width() -> Option<usize> {
    let out = io::stdout();
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(&out).filter(|_| out.is_terminal())?;
    Some(usize::from(columns))
}

/// Blanks before what is folded of an example.
const EXAMPLE: usize = 4;

/// Columns that a text beside something else needs to be readable.
const NARROWEST: usize = 24;

/// A line of a table: what leads, and a text that is folded beside it where a terminal is too narrow, or below it where that
/// would leave too little room.
pub(crate) fn row(lead: &str, text: &str, width: Option<usize>) -> String {
    let Some(width) = width.map(|width| width.max(NARROWEST)) else { return format!("{lead}{text}\n") };
    let beside = width.saturating_sub(columns(lead));
    if beside >= NARROWEST {
        return format!("{lead}{}\n", wrapped(text, beside, columns(lead)));
    }
    let indent = lead.len() - lead.trim_start().len() + 4;
    let below = wrapped(text, width.saturating_sub(indent).max(1), indent);
    format!("{}\n{}{below}\n", lead.trim_end(), " ".repeat(indent))
}

/// A text whose long lines are folded between words for a terminal, behind the blanks or the mark of a list they begin with;
/// what stands between fences, as examples do in the page of a rule, is folded so that one sees where the next line begins.
pub(crate) fn folded(text: &str, width: Option<usize>) -> String {
    let Some(room) = width else { return text.to_owned() };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        if columns(line) <= room {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let listed = if line[blanks..].starts_with("- ") { 2 } else { 0 };
        let (lead, rest) = line.split_at(blanks + listed);
        if fenced {
            let _ = writeln!(out, "{}", wrapped(line, room.saturating_sub(EXAMPLE).max(1), EXAMPLE));
        } else {
            out.push_str(&row(lead, rest, width));
        }
    }
    out
}

/// Says something on standard error, on a line of its own.
pub(crate) fn complain(message: &str) {
    // Nobody is left to be told that standard error is closed.
    let _ = writeln!(io::stderr().lock(), "gainsay: {}", visible(message));
}

/// A text whose characters a terminal obeys, or nobody sees, are written as code points: `<U+202E>`.
///
/// Messages hold names of files and words of articles, and neither is to be trusted.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let reorders =
            matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}');
        if (c.is_control() && c != '\n') || reorders {
            // Writing to a string does not fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_folded_beside_what_leads_it_on_a_terminal_and_nowhere_else() {
        let text = "the same digits, powers of ten apart, in two texts";
        assert_eq!(row("Q103  error  ", text, None), format!("Q103  error  {text}\n"));
        assert_eq!(row("Q103  error  ", text, Some(63)), format!("Q103  error  {text}\n"));
        insta::assert_snapshot!(row("Q103  error  ", text, Some(40)), @"
        Q103  error  the same digits, powers of
                     ten apart, in two texts
        ");
        insta::assert_snapshot!(row("  Q103  magnitude-slip  error  ", text, Some(40)), @"
          Q103  magnitude-slip  error
              the same digits, powers of ten
              apart, in two texts
        ");
    }

    #[test]
    fn long_lines_are_folded_behind_their_blanks_and_marks() {
        let text = "# short\n\n- a list whose entry is too long for its row\n    quoted words that are too long as well\n";
        assert_eq!(folded(text, None), text);
        insta::assert_snapshot!(folded(text, Some(32)), @"
        # short

        - a list whose entry is too long
          for its row
            quoted words that are too
            long as well
        ");
        let example = "```case\nwire: It cost 12 million euros to build.\n```\n";
        insta::assert_snapshot!(folded(example, Some(28)), @"
        ```case
        wire: It cost 12 million
            euros to build.
        ```
        ");
    }

    #[test]
    fn what_commands_a_terminal_is_shown_and_not_sent() {
        assert_eq!(visible("a\u{1B}[2Jb\u{202E}c\rd"), "a<U+001B>[2Jb<U+202E>c<U+000D>d");
        assert_eq!(visible("two\nlines, 한국"), "two\nlines, 한국");
    }
}
