//! The block of `key: value` lines a text may begin with: outlet, title, publication date, language, source.
//!
//! The reader is a strict flat one and not a YAML library: all keys hold one value on one line, the title's place in
//! the text is needed to the byte, and a date such as `2025-02` must stay a date and not become a text or a number.
//! What a fuller YAML block holds beside the known keys, lists and nested keys included, is passed over with a note.
//! A block between lines of `+++` is read the same way with `=` for the colon.

use std::borrow::Cow;

use gainsay_model::{PartialDate, Span};

use crate::dates::written_date;
use crate::lines::trimmed;
use crate::{IngestError, Problem};

const EXPECTED: &str = "`outlet`, `title`, `published`, `language`, `source`, `authority`";

/// What a front matter block says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct FrontMatter {
    pub(crate) outlet: Option<String>,
    pub(crate) title: Option<String>,
    /// Where the title's words stand in the text, quotation marks left out.
    pub(crate) title_span: Option<Span>,
    pub(crate) published: Option<PartialDate>,
    pub(crate) language: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) authority: Option<bool>,
    /// Where the text after the block begins.
    pub(crate) end: usize,
    pub(crate) notes: Vec<String>,
}

/// Reads the block a text begins with; a text that begins otherwise has an empty one.
///
/// # Errors
///
/// [`Problem::FrontMatter`] with its line for a block without end, a key given twice, and a known key with a broken value.
pub(crate) fn front_matter(file: &str, text: &str) -> Result<FrontMatter, IngestError> {
    let mut matter = FrontMatter::default();
    let mut lines = text.split_inclusive('\n');
    let Some((fence, separator)) = lines.next().and_then(|first| match first.trim_end() {
        "---" => Some(("---", ':')),
        "+++" => Some(("+++", '=')),
        _ => None,
    }) else {
        return Ok(matter);
    };
    let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
    let mut keys: Vec<&str> = Vec::new();
    let mut number = 1;
    for line in lines {
        number += 1;
        let start = at;
        at += line.len();
        let words = line.trim_end();
        if words == fence || (fence == "---" && words == "...") {
            matter.end = at;
            return Ok(matter);
        }
        let error = |what: String| IngestError::at(file, number, Problem::FrontMatter(what));
        // Lists and nested values belong to the key above them; a table's keys are not the block's.
        if words.is_empty() || words.starts_with([' ', '\t', '#', '-', '[', ']', '}']) {
            continue;
        }
        let split = words.split_once(separator).filter(|(key, _)| is_key(key.trim_end()));
        let Some((key, value)) = split else {
            // A rule of dashes above ordinary text is no front matter.
            if keys.is_empty() {
                return Ok(FrontMatter::default());
            }
            return Err(error(format!("`{}` is no `key{separator} value` line", shortened(words))));
        };
        let span = trimmed(text, start + key.len() + 1, start + key.len() + 1 + value.len());
        let key = key.trim_end();
        if keys.contains(&key) {
            return Err(error(format!("`{key}` stands twice")));
        }
        keys.push(key);
        matter.take(text, key, span, number).map_err(|what| error(format!("`{key}` {what}")))?;
        // A block of hundreds of keys is something else; the bound keeps the search for repetitions short.
        if keys.len() > 200 {
            return Err(error("more than 200 keys".to_owned()));
        }
    }
    if keys.is_empty() {
        return Ok(FrontMatter::default());
    }
    Err(IngestError::at(file, 1, Problem::FrontMatter(format!("the block that begins here has no closing `{fence}`"))))
}

impl FrontMatter {
    fn take(&mut self, text: &str, key: &str, span: Span, line: u32) -> Result<(), String> {
        let known = match key {
            "outlet" | "title" | "published" | "language" | "source" | "authority" => key,
            "date" if self.published.is_none() => "published",
            "lang" if self.language.is_none() => "language",
            "url" if self.source.is_none() => "source",
            _ => {
                self.notes.push(format!("line {line}: front matter key `{key}` is not used; known are {EXPECTED}"));
                return Ok(());
            }
        };
        let (value, span) = unquoted(text, span)?;
        if value.is_empty() || (span.of(text) == value && matches!(&*value, "null" | "~")) {
            return Ok(());
        }
        match known {
            "outlet" => self.outlet = Some(value.into_owned()),
            "source" => self.source = Some(value.into_owned()),
            "title" => {
                self.title = Some(value.into_owned());
                self.title_span = Some(span);
            }
            "published" => {
                self.published = Some(written_date(&value).ok_or_else(|| {
                    format!("is no date: \"{}\"; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM", shortened(&value))
                })?);
            }
            "language" => {
                if !is_language(&value) {
                    return Err(format!("is no language tag such as en or pt-BR: \"{}\"", shortened(&value)));
                }
                self.language = Some(value.into_owned());
            }
            _ => {
                self.authority = Some(match &*value {
                    "true" | "yes" => true,
                    "false" | "no" => false,
                    other => return Err(format!("is true or false, not \"{}\"", shortened(other))),
                });
            }
        }
        Ok(())
    }
}

/// The value without its quotation marks, and the place of what was between them.
fn unquoted(text: &str, span: Span) -> Result<(Cow<'_, str>, Span), String> {
    let words = span.of(text);
    let quote = match words.chars().next() {
        Some(quote @ ('"' | '\'')) => quote,
        Some('|' | '>') if words.len() <= 3 => return Err("runs over several lines; write it on one".to_owned()),
        Some('[' | '{') if words.ends_with([']', '}']) => return Err("holds several values; write one".to_owned()),
        _ => return Ok((Cow::Borrowed(words), span)),
    };
    let mut value = String::new();
    let mut chars = words.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
                value.push('\'');
                continue;
            }
            let rest = words.get(at + 1..).unwrap_or("").trim_start();
            if !rest.is_empty() && !rest.starts_with('#') {
                return Err(format!("goes on after its closing {quote}; write \\{quote} or the other kind of quotation mark inside"));
            }
            let start = span.range().start;
            return Ok((Cow::Owned(value), Span::new(start + 1, start + at)));
        }
        if c == '\\' && quote == '"' {
            match chars.next() {
                Some((_, 'n' | 't')) => value.push(' '),
                Some((_, escaped @ ('"' | '\\' | '/' | '\''))) => value.push(escaped),
                _ => return Err("holds an escape other than \\\", \\\\, \\/, \\n and \\t".to_owned()),
            }
            continue;
        }
        value.push(c);
    }
    Err(format!("has no closing {quote}"))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 64 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The form of a BCP 47 tag: a primary subtag of letters, then subtags of letters and digits.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|first| (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The first forty characters, for a message.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or("")),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> FrontMatter {
        front_matter("a.md", text).unwrap()
    }

    fn error(text: &str) -> String {
        front_matter("a.md", text).unwrap_err().to_string()
    }

    #[test]
    fn known_keys_are_read_and_the_title_has_its_place() {
        let text =
            "---\noutlet: The Example\ntitle: \"He said \\\"no\\\"\"  # why\npublished: 2025-02\nlanguage: en\nauthority: true\n---\nBody";
        let matter = read(text);
        assert_eq!(matter.outlet.as_deref(), Some("The Example"));
        assert_eq!(matter.title.as_deref(), Some("He said \"no\""));
        assert_eq!(matter.title_span.unwrap().of(text), "He said \\\"no\\\"");
        assert_eq!(matter.published.unwrap().to_string(), "2025-02");
        assert_eq!(matter.authority, Some(true));
        assert_eq!(&text[matter.end..], "Body");
        assert!(matter.notes.is_empty());
    }

    #[test]
    fn plain_and_single_quoted_values_are_read() {
        let text = "---\ntitle: Chart: fires since 2024\nsource: 'it''s'\r\n---\n";
        let matter = read(text);
        assert_eq!(matter.title.as_deref(), Some("Chart: fires since 2024"));
        assert_eq!(matter.title_span.unwrap().of(text), "Chart: fires since 2024");
        assert_eq!(matter.source.as_deref(), Some("it's"));
    }

    #[test]
    fn other_keys_are_passed_over_with_a_note() {
        let matter = read("---\ntags:\n  - fires\n- weather\ntitle: Fires\nempty:\nlang: ko\ndate: 26 October 2025\n---\n");
        assert_eq!(matter.title.as_deref(), Some("Fires"));
        assert_eq!(matter.language.as_deref(), Some("ko"));
        assert_eq!(matter.published.unwrap().to_string(), "2025-10-26");
        assert_eq!(matter.notes.len(), 2);
        assert!(matter.notes[0].starts_with("line 2: front matter key `tags`"));
    }

    #[test]
    fn plus_signs_open_the_other_form() {
        let matter = read("+++\ntitle = \"Fires\"\ndate = 2025-03-25T10:00:00Z\n+++\n");
        assert_eq!(matter.title.as_deref(), Some("Fires"));
        assert_eq!(matter.published.unwrap().to_string(), "2025-03-25 10:00");
    }

    #[test]
    fn a_rule_above_ordinary_text_is_no_front_matter() {
        assert_eq!(read("---\nFires burn in four regions.\n"), FrontMatter::default());
        assert_eq!(read("---\n"), FrontMatter::default());
        assert_eq!(read("Fires"), FrontMatter::default());
    }

    #[test]
    fn broken_values_name_their_line() {
        assert!(error("---\ntitle: Fires\npublished: soon\n---\n").starts_with("a.md:3: front matter: `published` is no date: \"soon\""));
        assert!(error("---\ntitle: \"Fires\n---\n").starts_with("a.md:2: front matter: `title` has no closing \""));
        assert!(error("---\ntitle: \"A \"quoted\" word\"\n---\n").contains("goes on after its closing"));
        assert!(error("---\ntitle: Fires\n").starts_with("a.md:1: front matter: the block that begins here"));
        assert!(error("---\ntitle: a\ntitle: b\n---\n").contains("`title` stands twice"));
        assert!(error("---\ntitle: a\nno value here\n---\n").starts_with("a.md:3:"));
        assert!(error("---\nlanguage: English (UK)\n---\n").contains("no language tag"));
        assert!(error("---\ntitle: >-\n  folded\n---\n").contains("several lines"));
        assert!(error("---\nauthority: maybe\n---\n").contains("true or false"));
    }
}
