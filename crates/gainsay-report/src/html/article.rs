//! Whole articles, with every claim where it stands and a way from it to its finding.

use std::ops::Range;

use gainsay_model::{Block, BlockKind, ClaimIndex, Document, DocumentIndex, Span};

use super::links::{Links, claim_anchor, document_anchor, topic_anchor};
use super::wording::{Published, name};
use crate::escape::{Shown, is_web_address, visible};
use crate::outline::Outline;

pub(super) struct Article {
    pub(super) anchor: String,
    pub(super) outlet: String,
    pub(super) title: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) file: String,
    /// BCP 47 tag, if it is one.
    pub(super) language: Option<String>,
    /// The address, and whether it is one that may be a link.
    pub(super) source: Option<(String, bool)>,
    pub(super) authority: bool,
    pub(super) claims: usize,
    /// The text; empty where only claims were given.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Sentences of claims that do not stand in the text shown.
    pub(super) sentences: Vec<Paragraph>,
}

pub(super) struct Paragraph {
    pub(super) heading: bool,
    pub(super) pieces: Vec<Piece>,
}

/// A run of words of an article: plain, or the words of one or more claims.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) claim: Option<Marked>,
}

/// Words that state something.
pub(super) struct Marked {
    pub(super) anchor: String,
    /// Anchors of further claims of the same words.
    pub(super) also: Vec<String>,
    pub(super) class: &'static str,
    /// Where the words lead: the first finding, or the fact they were compared under.
    pub(super) href: Option<String>,
    /// Number and anchor of every finding that shows the claim.
    pub(super) findings: Vec<(String, String)>,
}

/// Findings named behind one claim; the rest is reached from the first.
const MOST_NOTES: usize = 6;

/// Blocks in which a title may stand.
const FIRST_BLOCKS: usize = 3;

/// All articles of a report, in order. Takes time in proportion to their text and claims.
pub(super) fn articles(outline: &Outline<'_>, links: &Links<'_>) -> Vec<Article> {
    let mut claims: Vec<Vec<ClaimIndex>> = vec![Vec::new(); outline.report.documents.len()];
    for (at, claim) in outline.report.claims.iter().enumerate() {
        if let Some(claims) = claims.get_mut(claim.document.0 as usize) {
            claims.push(ClaimIndex::new(at));
        }
    }
    let documents = outline.report.documents.iter().zip(claims).enumerate();
    documents.map(|(at, (document, claims))| article(outline, links, at, document, claims)).collect()
}

fn article(outline: &Outline<'_>, links: &Links<'_>, at: usize, document: &Document, mut claims: Vec<ClaimIndex>) -> Article {
    let index = DocumentIndex(u32::try_from(at).unwrap_or(u32::MAX));
    let span = |claim: &ClaimIndex| outline.claim(*claim).map(|claim| claim.span).unwrap_or_default();
    claims.sort_by_key(|claim| (span(claim).start, std::cmp::Reverse(span(claim).end), *claim));
    let mut writer = Writer { links, spans: claims.iter().map(|claim| (*claim, span(claim))).collect(), next: 0, missed: Vec::new() };
    let blocks =
        if document.blocks.is_empty() { Document::of_text("", document.text.clone(), None).blocks } else { document.blocks.clone() };
    let paragraphs: Vec<Paragraph> = blocks.iter().filter_map(|block| writer.block(document, *block)).collect();
    writer.finish();
    let title = document.title.as_deref().map(str::trim).filter(|title| {
        // A title that stands in the text is shown there, where its claims can be marked.
        !title.is_empty() && blocks.iter().take(FIRST_BLOCKS).all(|block| block.span.of(&document.text).trim() != *title)
    });
    let address = document.source.as_deref().map(|source| (visible(source).into_owned(), is_web_address(source)));
    Article {
        anchor: document_anchor(index),
        outlet: name(outline, index),
        title: title.map(|title| visible(title).into_owned()),
        published: document.published.map(Published::new),
        file: visible(&document.file).into_owned(),
        language: Some(&document.language).filter(|tag| is_language_tag(tag)).cloned(),
        source: address,
        authority: document.authority,
        claims: claims.len(),
        paragraphs,
        sentences: sentences(outline, &mut writer),
    }
}

/// Each sentence that holds a claim not met in the text, once.
fn sentences(outline: &Outline<'_>, writer: &mut Writer<'_, '_>) -> Vec<Paragraph> {
    let missed = std::mem::take(&mut writer.missed);
    writer.spans = missed.iter().filter_map(|claim| Some((*claim, outline.claim(*claim)?.span))).collect();
    writer.next = 0;
    let mut out = Vec::new();
    for (at, index) in missed.iter().enumerate() {
        if at < writer.next {
            continue;
        }
        let Some(claim) = outline.claim(*index) else { continue };
        let mut pieces = writer.pieces(&claim.sentence, claim.sentence_span);
        // A claim whose place does not fit its sentence either still has to be found under its anchor.
        while writer.next <= at {
            pieces.push(Piece { text: String::new(), claim: Some(writer.marked(&[*index])) });
            writer.next += 1;
        }
        out.push(Paragraph { heading: claim.in_heading, pieces });
    }
    out
}

/// Writes a text from its beginning to its end and marks the claims as it comes upon them.
struct Writer<'a, 'b> {
    links: &'a Links<'b>,
    /// In order of their starts, longer before shorter.
    spans: Vec<(ClaimIndex, Span)>,
    next: usize,
    /// Claims whose words did not stand in the texts written.
    missed: Vec<ClaimIndex>,
}

impl Writer<'_, '_> {
    fn block(&mut self, document: &Document, block: Block) -> Option<Paragraph> {
        let text = block.span.of(&document.text);
        let pieces = self.pieces(text, block.span);
        (!pieces.is_empty()).then_some(Paragraph { heading: block.kind != BlockKind::Paragraph, pieces })
    }

    /// Everything not met so far is missed.
    fn finish(&mut self) {
        let rest = self.spans.get(self.next..).unwrap_or_default();
        self.missed.extend(rest.iter().map(|(claim, _)| *claim));
        self.next = self.spans.len();
    }

    /// `text` stands at `place` of the document.
    fn pieces(&mut self, text: &str, place: Span) -> Vec<Piece> {
        let shown = Shown::new(text);
        let mut out = Vec::new();
        let mut done = 0;
        while let Some((range, claims)) = self.cluster(&shown, text, place) {
            let Some(words) = shown.text.get(range.clone()) else { continue };
            plain(&mut out, shown.text.get(done..range.start));
            out.push(Piece { text: words.to_owned(), claim: Some(self.marked(&claims)) });
            done = range.end;
        }
        plain(&mut out, shown.text.get(done..));
        out
    }

    /// The next claims whose words overlap one another, as one range of the shown text.
    fn cluster(&mut self, shown: &Shown, text: &str, place: Span) -> Option<(Range<usize>, Vec<ClaimIndex>)> {
        let mut found: Option<(Range<usize>, Vec<ClaimIndex>)> = None;
        while let Some((claim, span)) = self.spans.get(self.next).copied() {
            if span.start >= place.end {
                break;
            }
            let inside = Span { start: span.start.max(place.start), end: span.end.min(place.end).max(span.start.max(place.start)) };
            let Some(range) = shown.range(text, inside.relative_to(place.start).range()) else {
                self.next += 1;
                self.missed.push(claim);
                continue;
            };
            match &mut found {
                Some((words, claims)) if range.start < words.end => {
                    words.end = words.end.max(range.end);
                    claims.push(claim);
                }
                Some(_) => break,
                None => found = Some((range, vec![claim])),
            }
            self.next += 1;
        }
        found
    }

    fn marked(&self, claims: &[ClaimIndex]) -> Marked {
        let mut findings: Vec<(String, String)> = Vec::new();
        for numbered in claims.iter().flat_map(|claim| self.links.of_claim(*claim)) {
            if findings.len() < MOST_NOTES && findings.iter().all(|(number, _)| *number != numbered.number) {
                findings.push((numbered.number.clone(), numbered.anchor.clone()));
            }
        }
        let fact = claims.iter().find_map(|claim| self.links.compared_under(*claim));
        let (class, href) = match (findings.first(), fact) {
            (Some((_, anchor)), _) => ("disputed", Some(anchor.clone())),
            (None, Some(topic)) => ("compared", Some(topic_anchor(topic))),
            (None, None) => ("lone", None),
        };
        let mut anchors = claims.iter().map(|claim| claim_anchor(*claim));
        Marked { anchor: anchors.next().unwrap_or_default(), also: anchors.collect(), class, href, findings }
    }
}

fn plain(out: &mut Vec<Piece>, words: Option<&str>) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        out.push(Piece { text: words.to_owned(), claim: None });
    }
}

fn is_language_tag(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
