//! How long a thing lasted: "a four-day siege", "the siege lasted four days", "ruled for 42 years", "42 years in power".

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::Measure;

use crate::figures::Figure;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Words between a stretch of time and its noun or verb, at most: "a four-day armed siege", "ruled the country for".
const BETWEEN: usize = 5;

/// What a stretch of time is the length of; nothing where the words do not say it.
pub(crate) fn spanned(sentence: &Sentence<'_>, figure: &Figure) -> Option<Measure> {
    if !sentence.kinds().meets(Kinds::SPAN) {
        return None;
    }
    let (start, end, class) = behind(sentence, figure).or_else(|| before(sentence, figure))?;
    Some(Measure { class: class.to_owned(), classed: true, counted: None, written: sentence.written(start, end).to_owned() })
}

type Found = (usize, usize, &'static str);

fn noun_at(sentence: &Sentence<'_>, at: usize) -> Option<Found> {
    let noun = |sense: &'static Sense| match sense {
        Sense::Span(class) => Some(*class),
        _ => None,
    };
    sentence.sense_of(at, Kinds::SPAN, noun).map(|(end, class)| (at, end, class))
}

fn verb_at(sentence: &Sentence<'_>, at: usize) -> Option<Found> {
    let verb = |sense: &'static Sense| match sense {
        Sense::SpansBy(class) => Some(*class),
        _ => None,
    };
    sentence.sense_of(at, Kinds::SPAN, verb).map(|(end, class)| (at, end, class))
}

/// "A four-day siege", "42 years in power", "42 years of his rule".
fn behind(sentence: &Sentence<'_>, figure: &Figure) -> Option<Found> {
    let mut at = figure.end;
    // "56 years (1967 to 2023) of his rule".
    if sentence.word(at) == "(" {
        at = (at..sentence.len()).find(|at| sentence.word(*at) == ")")? + 1;
    }
    if let Some(verb) = verb_at(sentence, at) {
        return (sentence.word(at) == "in").then_some(verb);
    }
    let owned = sentence.word(at) == "of";
    at += usize::from(owned);
    // "Two days after the siege", "four days, a strike": another clause.
    let describes = |at: usize| {
        let word = sentence.is(at, TokenKind::Word) || sentence.is(at, TokenKind::Hyphen) || sentence.is(at, TokenKind::Possessive);
        word && (owned || !sentence.is_stop(at)) && !matches!(sentence.word(at), "after" | "before" | "since" | "into" | "later" | "ago")
    };
    let noun = (at..at + BETWEEN - 1).take_while(|at| describes(*at)).find_map(|at| noun_at(sentence, at))?;
    // "A four-day siege mentality": the noun only describes another.
    let describes_another = sentence.is(noun.1, TokenKind::Word) && !sentence.is_stop(noun.1) && !sentence.tokens[noun.1].capital;
    // "Four days of strike talks" and "a two-year war crimes inquiry" are of something else; "a four-day siege left" is not.
    let next = sentence.word(noun.1);
    let verbal = next.ends_with("ing") || next.ends_with("ed");
    let acts = verbal || sentence.has(noun.1, |sense| matches!(sense, Sense::Action(_) | Sense::Strikes | Sense::Change(_)));
    (!describes_another || acts).then_some(noun)
}

/// "The siege lasted four days", "he ruled the country for 42 years".
fn before(sentence: &Sentence<'_>, figure: &Figure) -> Option<Found> {
    // "Lasted only two days", "for just two".
    let only = figure.bound_start.checked_sub(1).filter(|at| matches!(sentence.word(*at), "only" | "just")).unwrap_or(figure.bound_start);
    let end = only - usize::from(only > 0 && sentence.word(only - 1) == "for");
    let lasts = |sense: &'static Sense| matches!(sense, Sense::Lasts).then_some(());
    if let Some((verb, ())) = sentence.sense_before(end, Kinds::SPAN, lasts) {
        let subject = |at: &usize| !matches!(sentence.word(*at), "," | ";" | "and" | "but");
        return (verb.saturating_sub(BETWEEN + 1)..verb).rev().take_while(subject).find_map(|at| noun_at(sentence, at));
    }
    // Only "for" ties a verb to its length: "ruled on Monday that 42 years".
    if end == only {
        return None;
    }
    let clause = |at: &usize| !matches!(sentence.word(*at), "," | ";" | "and" | "but" | "that" | "who");
    let from = end.saturating_sub(BETWEEN);
    (from..end).rev().take_while(clause).find_map(|at| verb_at(sentence, at))
}
