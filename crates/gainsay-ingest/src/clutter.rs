//! What pages put around their articles: share buttons, cookie bars, comment forms, boxes of links.
//!
//! The phrases are data (`clutter.toml`), compared with single short lines, so that no sentence of an article can be
//! taken for furniture.

use crate::folding::{folded, normalised};

/// Longest line, in bytes, that is compared.
const MAX_LINE: usize = 200;

// The lists of `clutter.toml`, as the build script lays them out.
include!(concat!(env!("OUT_DIR"), "/clutter.rs"));

/// What a line of furniture does to the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clutter {
    /// It stands alone.
    Line,
    /// It opens a box of links to other articles.
    Box,
    /// It opens the comments or the foot of the page: nothing after it is the article.
    Closing,
}

/// What kind of furniture a line is, if any.
pub(crate) fn clutter(line: &str) -> Option<Clutter> {
    let line = line.trim();
    if line.is_empty() || line.len() > MAX_LINE {
        return None;
    }
    if line.starts_with("![") || (line.starts_with("<!--") && line.ends_with("-->")) || is_address(line) || is_trail(line) {
        return Some(Clutter::Line);
    }
    // In the phrases `#` stands for digits, in a line it marks a heading.
    let whole = normalised(line.trim_start_matches(['#', '*', '_', '>', ' ']));
    if whole.is_empty() {
        // Nothing but dashes, stars and arrows.
        return Some(Clutter::Line);
    }
    let is_whole = |list: &[&str]| list.binary_search(&whole.as_str()).is_ok();
    if is_whole(CLOSING) {
        return Some(Clutter::Closing);
    }
    if is_whole(BOX) {
        return Some(Clutter::Box);
    }
    let folded = folded(line);
    let found = is_whole(WHOLE)
        || PREFIX.iter().any(|prefix| starts_with_words(&folded, prefix))
        || (!folded.ends_with(['.', '!', '?']) && LABEL.iter().any(|label| starts_with_words(&folded, label)))
        || CONTAINS.iter().any(|part| folded.contains(part));
    found.then_some(Clutter::Line)
}

/// Whether a name is that of a news agency; of "AFP/File" the first part counts.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let known = |name: &str| AGENCIES.binary_search(&name.trim()).is_ok();
    known(&name) || name.split(['/', '=', '-']).next().is_some_and(known)
}

/// Whether a line is an address and nothing else.
pub(crate) fn is_address(line: &str) -> bool {
    let line = line.trim_matches(['<', '>']);
    ["http://", "https://", "www."].iter().any(|start| line.starts_with(start)) && !line.contains(char::is_whitespace)
}

/// "Home > World > Asia": the way through the site.
fn is_trail(line: &str) -> bool {
    [" > ", " » ", " › "].iter().any(|arrow| line.matches(arrow).count() >= 2)
}

/// Whether the line begins with the phrase and the phrase ends where a word ends.
fn starts_with_words(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_phrases_are_tidy() {
        for list in [WHOLE, PREFIX, LABEL, CONTAINS, CLOSING, BOX, AGENCIES] {
            let unique: BTreeSet<&str> = list.iter().copied().collect();
            assert_eq!(unique.len(), list.len(), "a phrase stands twice in {list:?}");
            assert!(list.iter().all(|phrase| !phrase.is_empty() && phrase.len() <= MAX_LINE));
        }
        for looked_up in [WHOLE, CLOSING, BOX, AGENCIES] {
            assert!(looked_up.is_sorted());
        }
    }

    #[test]
    fn furniture_is_recognised() {
        for line in [
            "3 Min Read",
            "- Advertisement -",
            "**Share this article**",
            "Image source: An Agency",
            "© 2025 The Example. All rights reserved.",
            "We use cookies to improve your visit.",
            "Tags: fires, weather",
            "https://example.org/a/b",
            "![a hill](hill.jpg)",
            "Home > World > Asia",
            "* * *",
            "View original content to download: https://example.org/1",
            "12 Shares",
            "Reporting by A. Writer; editing by B. Reader",
        ] {
            assert_eq!(clutter(line), Some(Clutter::Line), "{line}");
        }
        assert_eq!(clutter("Leave a Reply"), Some(Clutter::Closing));
        assert_eq!(clutter("## You may also like:"), Some(Clutter::Box));
    }

    #[test]
    fn sentences_are_left_alone() {
        for line in [
            "Read more than forty books, the minister said.",
            "Share prices fell 3% on Monday.",
            "Copyright law was changed in 2024, the ministry says.",
            "Photos of the fires spread quickly.",
            "X said it removed 40 accounts.",
            "Home prices > incomes",
            "Reporting by two outlets put the toll at 41.",
            "Advertisement revenue fell 3%",
        ] {
            assert_eq!(clutter(line), None, "{line}");
        }
    }

    #[test]
    fn agencies_are_known_by_their_first_part() {
        assert!(is_agency("Yonhap") && is_agency(" AFP/File ") && is_agency("dpa"));
        assert!(!is_agency("DPRK"));
    }
}
