//! Standard output for what was asked for, standard error for the rest.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use crate::failure::{Failure, reason};

/// Writes to standard output. A reader that has seen enough (`gainsay ... | head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(reason(&error))),
        _ => Ok(()),
    }
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
    fn what_commands_a_terminal_is_shown_and_not_sent() {
        assert_eq!(visible("a\u{1B}[2Jb\u{202E}c\rd"), "a<U+001B>[2Jb<U+202E>c<U+000D>d");
        assert_eq!(visible("two\nlines, 한국"), "two\nlines, 한국");
    }
}
