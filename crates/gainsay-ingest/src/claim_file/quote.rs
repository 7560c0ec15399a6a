//! Places in and around a claim's quote.

use gainsay_model::Span;

/// A claim's sentence and where it stands in the document's text.
#[derive(Clone, Copy)]
pub(super) struct Quote<'a> {
    pub(super) sentence: &'a str,
    pub(super) span: Span,
}

impl Quote<'_> {
    /// Where words stand that no offset places: at their first occurrence in the quote, else nowhere, at its beginning.
    pub(super) fn place(&self, words: &str) -> Span {
        self.find(words).unwrap_or(Span { start: self.span.start, end: self.span.start })
    }

    /// The first occurrence of words in the quote.
    pub(super) fn find(&self, words: &str) -> Option<Span> {
        if words.is_empty() {
            return None;
        }
        let at = self.sentence.find(words)? + self.span.range().start;
        Some(Span::new(at, at + words.len()))
    }

    /// The occurrence of words in the quote that begins nearest to a place in the text.
    pub(super) fn nearest(&self, words: &str, start: u32) -> Option<Span> {
        let base = self.span.range().start;
        self.sentence
            .match_indices(words)
            .map(|(at, _)| Span::new(base + at, base + at + words.len()))
            .min_by_key(|span| span.start.abs_diff(start))
    }

    /// A place as offsets from the quote's beginning; negative before it.
    pub(super) fn offsets(&self, span: Span) -> [i64; 2] {
        let base = i64::from(self.span.start);
        [i64::from(span.start) - base, i64::from(span.end) - base]
    }

    /// The place offsets lead to, unless it lies outside any text.
    pub(super) fn resolve(&self, [start, end]: [i64; 2]) -> Option<Span> {
        let base = i64::from(self.span.start);
        let start = u32::try_from(base.checked_add(start)?).ok()?;
        let end = u32::try_from(base.checked_add(end)?).ok()?;
        (start <= end).then_some(Span { start, end })
    }
}
