//! The cases of a rule's page: documents written one a line, with the words a finding must mark in `[[...]]`.
//!
//! A line is `NAME [DATE]: text`. ` ¶ ` starts a new paragraph, and a text that begins with `# ` opens with its title,
//! up to the first full stop or paragraph sign.

use gainsay::model::{Block, BlockKind, Document, PartialDate, Span};

const FENCE: &str = "```";

/// One example of a page.
#[derive(Debug)]
pub(crate) struct Case {
    /// The line of the page that opens it, counted from 1.
    pub(crate) line: usize,
    pub(crate) quiet: bool,
    pub(crate) documents: Vec<Marked>,
}

impl Case {
    fn opened(line: usize, quiet: bool) -> Self {
        let documents = Vec::new();
        Self { line, quiet, documents }
    }
}

/// A document and the words in it that a finding must mark.
#[derive(Debug)]
pub(crate) struct Marked {
    pub(crate) document: Document,
    pub(crate) spans: Vec<Span>,
}

/// The cases of a page, in order.
///
/// # Panics
/// Where a case is not written as a case is: the message names the line.
pub(crate) fn cases(page: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut open: Option<Case> = None;
    for (at, line) in page.lines().enumerate() {
        let number = at + 1;
        match (&mut open, line) {
            (Some(_), FENCE) => found.extend(open.take()),
            (Some(case), line) => case.documents.push(document(line, number)),
            (None, "```case") => open = Some(Case::opened(number, false)),
            (None, "```case quiet") => open = Some(Case::opened(number, true)),
            (None, line) => assert!(!line.contains("```case"), "line {number}: write \"```case\" or \"```case quiet\""),
        }
    }
    assert!(open.is_none(), "the last case is not closed");
    found
}

fn document(line: &str, number: usize) -> Marked {
    let (head, written) = line.split_once(": ").unwrap_or_else(|| panic!("line {number}: write \"NAME [DATE]: text\""));
    let (name, published) = match head.split_once(' ') {
        Some((name, date)) => (name, Some(date.parse::<PartialDate>().unwrap_or_else(|error| panic!("line {number}: {error}")))),
        None => (head, None),
    };
    // A star marks the reference.
    let (name, authority) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    let mut text = String::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let (title, body) = title_and_body(written.trim());
    let parts = title.into_iter().map(|title| (BlockKind::Title, title)).chain(body.split(" ¶ ").map(|part| (BlockKind::Paragraph, part)));
    for (kind, part) in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        append_marked(&mut text, &mut spans, part, number);
        blocks.push(Block { kind, span: Span::new(start, text.len()) });
    }
    // The blocks are those of the page: a title has its own kind.
    let bare = Document::of_text(name, text, published);
    let document = Document { file: format!("{name}.txt"), outlet: Some(name.to_owned()), authority, blocks, ..bare };
    Marked { document, spans }
}

/// "# Fire kills 41. The ferry ..." is a title and a body.
fn title_and_body(written: &str) -> (Option<&str>, &str) {
    let Some(rest) = written.strip_prefix("# ") else {
        return (None, written);
    };
    let paragraph = rest.split_once(" ¶ ");
    let sentence = rest.split_once(". ");
    match (paragraph, sentence) {
        (Some(paragraph), Some(sentence)) if paragraph.0.len() < sentence.0.len() => (Some(paragraph.0), paragraph.1),
        (_, Some(split)) | (Some(split), None) => (Some(split.0), split.1),
        (None, None) => (Some(rest), ""),
    }
}

fn append_marked(text: &mut String, spans: &mut Vec<Span>, part: &str, number: usize) {
    let mut rest = part;
    while let Some((before, behind)) = rest.split_once("[[") {
        let (inside, after) = behind.split_once("]]").unwrap_or_else(|| panic!("line {number}: \"[[\" without \"]]\""));
        text.push_str(before);
        let start = text.len();
        text.push_str(inside);
        spans.push(Span::new(start, text.len()));
        rest = after;
    }
    assert!(!rest.contains("]]"), "line {number}: \"]]\" without \"[[\"");
    text.push_str(rest);
}
