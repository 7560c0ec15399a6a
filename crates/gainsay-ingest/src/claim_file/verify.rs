//! Whether claims stand in the text they say they stand in.

use std::collections::BTreeMap;
use std::sync::Arc;

use gainsay_model::{Claim, ClaimIndex, Document, LineIndex, Span};

use super::ClaimFile;
use crate::{IngestError, Problem};

/// Claims held against their document's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// The claims whose quotes stand in the text, at their true places; relations count within this list.
    pub claims: Vec<Claim>,
    /// How many quotes stood elsewhere than their claims said.
    pub moved: usize,
    /// For each claim left out, what is wrong with it.
    pub errors: Vec<IngestError>,
    /// Remarks for the user.
    pub notes: Vec<String>,
}

/// Holds the claims of a file against the text of the document they were taken from.
///
/// A quote that stands in the text, but elsewhere than its claim says, takes its claim along. A quote that does not
/// stand in the text, and places outside of it, are errors; such claims are left out, and so are relations to them.
pub fn verify(file: &ClaimFile, document: &Document) -> Verified {
    let index = LineIndex::new(&document.text);
    let mut verified = Verified::default();
    if !file.document.sha256.is_empty() && !document.sha256.is_empty() && file.document.sha256 != document.sha256 {
        verified.notes.push(format!("{} has changed since its claims were written", document.file));
    }
    let mut kept: BTreeMap<ClaimIndex, ClaimIndex> = BTreeMap::new();
    let mut search = Search { text: &document.text, shift: 0, from: 0 };
    for (at, claim) in file.claims.iter().enumerate() {
        let line = file.lines.get(at).copied().unwrap_or(1);
        let mut refuse = |problem: Problem| verified.errors.push(IngestError::at(&file.name, line, problem));
        let Some(start) = search.find(claim) else {
            refuse(Problem::QuoteMissing { claim: claim.id.local().to_owned(), document: document.file.clone() });
            continue;
        };
        let shift = i64::from(start) - i64::from(claim.sentence_span.start);
        let Some(moved) = moved(claim, shift).filter(|moved| fits(moved, &document.text)) else {
            refuse(Problem::SpanMisfit { claim: claim.id.local().to_owned(), document: document.file.clone() });
            continue;
        };
        verified.moved += usize::from(shift != 0 || moved.sentence_span != claim.sentence_span);
        kept.insert(ClaimIndex::new(at), ClaimIndex::new(verified.claims.len()));
        verified.claims.push(Claim { line: index.line(start), ..moved });
    }
    for claim in &mut verified.claims {
        claim.relations.retain_mut(|relation| match kept.get(&relation.to) {
            Some(to) => {
                relation.to = *to;
                true
            }
            None => false,
        });
    }
    verified
}

/// The search for quotes, which mostly stand where they should, or all moved by as much.
struct Search<'a> {
    text: &'a str,
    /// How far the last quote had moved.
    shift: i64,
    /// Where the last quote ended.
    from: usize,
}

impl Search<'_> {
    fn find(&mut self, claim: &Claim) -> Option<u32> {
        let quote = &*claim.sentence;
        let stands_at = |start: i64| {
            let start = usize::try_from(start).ok()?;
            let found = self.text.get(start..start.checked_add(quote.len())?)? == quote;
            found.then_some(start)
        };
        let said = i64::from(claim.sentence_span.start);
        let found = stands_at(said)
            .or_else(|| stands_at(said + self.shift))
            .or_else(|| Some(self.from + self.text.get(self.from..)?.find(quote)?))
            .or_else(|| self.text.find(quote))?;
        let start = u32::try_from(found).ok()?;
        self.shift = i64::from(start) - said;
        self.from = found + quote.len();
        Some(start)
    }
}

/// The claim with all its places shifted; nothing where one would lie before the text.
fn moved(claim: &Claim, shift: i64) -> Option<Claim> {
    let mut claim = claim.clone();
    let whole = claim.span == claim.sentence_span;
    for span in spans(&mut claim) {
        let shifted = |at: u32| u32::try_from(i64::from(at) + shift).ok();
        *span = Span { start: shifted(span.start)?, end: shifted(span.end)? };
    }
    let start = claim.sentence_span.range().start;
    claim.sentence_span = Span::new(start, start + claim.sentence.len());
    if whole {
        claim.span = claim.sentence_span;
    }
    Some(claim)
}

fn fits(claim: &Claim, text: &str) -> bool {
    let mut claim = claim.clone();
    let words = !claim.span.is_empty() || claim.sentence.is_empty();
    words && spans(&mut claim).into_iter().all(|span| text.get(span.range()).is_some())
}

/// Every place a claim holds.
fn spans(claim: &mut Claim) -> Vec<&mut Span> {
    use gainsay_model::Assertion;

    let Claim { sentence_span, span, assertion, subject, action, object, period_span, place, attribution, names, .. } = claim;
    let mut out = vec![sentence_span, span];
    out.extend(period_span);
    out.extend(action.as_mut().map(|action| &mut action.span));
    out.extend([subject, object, place].into_iter().flatten().map(|name| &mut name.span));
    out.extend(Arc::make_mut(names).iter_mut().map(|name| &mut name.span));
    if let Some(attribution) = attribution {
        out.push(&mut attribution.span);
        out.push(&mut attribution.speaker.span);
    }
    match assertion {
        Assertion::Superlative(superlative) => out.extend(superlative.winner.as_mut().map(|name| &mut name.span)),
        Assertion::Enumeration(enumeration) => out.extend(enumeration.members.iter_mut().map(|name| &mut name.span)),
        Assertion::Source(source) => out.push(&mut source.issuer.span),
        Assertion::Figure(_)
        | Assertion::Event
        | Assertion::Calendar(_)
        | Assertion::Identity(_)
        | Assertion::Quotation
        | Assertion::Bearing => {}
    }
    out
}
