//! Words between quotation marks, and who is said to have said them.

use gainsay_lexicon::Sense;
use gainsay_model::{Attribution, AttributionManner, NameKind, Span};

use crate::cues::opens_quotation;
use crate::grammar_words::Classes;
use crate::names::NameMention;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Fewer words are a term or a title rather than a statement.
const FEWEST_WORDS: usize = 5;

/// One quotation of a sentence with its speaker.
#[derive(Clone, Debug)]
pub(crate) struct QuotationMention {
    /// The words between the marks.
    pub(crate) span: Span,
    pub(crate) speaker: Attribution,
}

/// The first quotation of a sentence that is long enough to be a statement, where one person outside it can have said it.
pub(crate) fn quotation(sentence: &Sentence<'_>, names: &[NameMention]) -> Option<QuotationMention> {
    if !sentence.classes().meets(Classes::QUOTE) {
        return None;
    }
    let open = (0..sentence.len()).find(|at| opens_quotation(sentence, *at))?;
    let closes = |at: &usize| matches!(sentence.word(*at), "\"" | "”" | "“" | "»");
    let close = (open + 1..sentence.len()).find(closes)?;
    let words = (open + 1..close).filter(|at| sentence.is(*at, TokenKind::Word)).count();
    if words < FEWEST_WORDS {
        return None;
    }
    let mut end = close;
    while end > open + 1 && matches!(sentence.word(end - 1), "," | "." | "!" | "?") {
        end -= 1;
    }
    let cue = sentence.phrases().iter().find(|phrase| {
        let outside = phrase.end <= open || phrase.start > close;
        outside && phrase.senses.iter().any(|sense| matches!(sense, Sense::Speech | Sense::According))
    })?;
    let person = |name: &&NameMention| {
        // Whom it was told is not who said it.
        let told = (name.start.saturating_sub(2)..name.start).any(|at| matches!(sentence.word(at), "told" | "tells" | "telling"));
        let outside = (name.end <= open || name.start > close) && !told;
        let person = match name.name.kind {
            NameKind::Person => true,
            NameKind::Other => name.name.written.split_whitespace().count() >= 2,
            _ => false,
        };
        outside && person
    };
    let distance = |name: &&NameMention| if name.end <= cue.start { cue.start - name.end } else { name.start.saturating_sub(cue.end) };
    let speaker = names.iter().filter(person).min_by_key(distance)?;
    Some(QuotationMention {
        span: sentence.span_of(open + 1, end),
        speaker: Attribution {
            speaker: speaker.name.clone(),
            cue: sentence.written(cue.start, cue.end).to_owned(),
            manner: AttributionManner::Direct,
            span: sentence.span_of(cue.start, cue.end).cover(speaker.name.span),
        },
    })
}
