//! What pages put around their articles: share buttons, cookie bars, comment forms, boxes of links.
//!
//! The phrases are data (`clutter.toml`), compared with single short lines, so that no sentence of an article can be
//! taken for furniture.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Longest line, in bytes, that is compared.
const MAX_LINE: usize = 200;

static SOURCE: &str = include_str!("clutter.toml");

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

#[derive(Default)]
struct Phrases {
    whole: BTreeSet<String>,
    prefix: Vec<String>,
    label: Vec<String>,
    contains: Vec<String>,
    closing: BTreeSet<String>,
    boxes: BTreeSet<String>,
    agencies: BTreeSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let Ok(table) = SOURCE.parse::<toml_edit::DocumentMut>() else {
        return Phrases::default();
    };
    let list = |key: &str| -> Vec<String> {
        table
            .get(key)
            .and_then(|item| item.as_array())
            .into_iter()
            .flatten()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect()
    };
    let normal = |key: &str| list(key).iter().map(|phrase| normalised(phrase)).collect();
    Phrases {
        whole: normal("whole"),
        prefix: list("prefix").iter().map(|phrase| folded(phrase)).collect(),
        label: list("label").iter().map(|phrase| folded(phrase)).collect(),
        contains: list("contains").iter().map(|phrase| folded(phrase)).collect(),
        closing: normal("closing"),
        boxes: normal("box"),
        agencies: list("agencies").iter().map(|name| name.to_lowercase()).collect(),
    }
});

/// What kind of furniture a line is, if any.
pub(crate) fn clutter(line: &str) -> Option<Clutter> {
    let line = line.trim();
    if line.is_empty() || line.len() > MAX_LINE {
        return None;
    }
    if line.starts_with("![") || (line.starts_with("<!--") && line.ends_with("-->")) || is_address(line) || is_trail(line) {
        return Some(Clutter::Line);
    }
    let phrases = &*PHRASES;
    // In the phrases `#` stands for digits, in a line it marks a heading.
    let whole = normalised(line.trim_start_matches(['#', '*', '_', '>', ' ']));
    if whole.is_empty() {
        // Nothing but dashes, stars and arrows.
        return Some(Clutter::Line);
    }
    if phrases.closing.contains(&whole) {
        return Some(Clutter::Closing);
    }
    if phrases.boxes.contains(&whole) {
        return Some(Clutter::Box);
    }
    let folded = folded(line);
    let found = phrases.whole.contains(&whole)
        || phrases.prefix.iter().any(|prefix| starts_with_words(&folded, prefix))
        || (!folded.ends_with(['.', '!', '?']) && phrases.label.iter().any(|label| starts_with_words(&folded, label)))
        || phrases.contains.iter().any(|part| folded.contains(part.as_str()));
    found.then_some(Clutter::Line)
}

/// Whether a name is that of a news agency; of "AFP/File" the first part counts.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let known = |name: &str| PHRASES.agencies.contains(name.trim());
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

/// Lower case, straight apostrophes, `#` for a run of digits, single blanks.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.trim().chars() {
        let c = match c {
            '\u{2019}' | '\u{2018}' | '\u{02BC}' => '\'',
            c if c.is_ascii_digit() => '#',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if matches!(c, '#' | ' ') && out.ends_with(c) {
            continue;
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// Folded, and without punctuation and arrows around it.
fn normalised(line: &str) -> String {
    folded(line).trim_matches(|c: char| !c.is_alphanumeric() && c != '#').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_parse_and_are_tidy() {
        let table: toml_edit::DocumentMut = SOURCE.parse().unwrap();
        let keys: Vec<&str> = table.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["whole", "prefix", "label", "contains", "closing", "box", "agencies"]);
        for key in keys {
            let list = table[key].as_array().unwrap();
            let phrases: Vec<String> = list.iter().map(|phrase| folded(phrase.as_str().unwrap())).collect();
            let unique: BTreeSet<&String> = phrases.iter().collect();
            assert_eq!(unique.len(), phrases.len(), "a phrase stands twice in {key}");
            assert!(phrases.iter().all(|phrase| phrase.chars().count() >= 1 && phrase.len() <= MAX_LINE));
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
