//! Numerals that are no figures: models, addresses, telephones, scores.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use rust_decimal::{Decimal, dec};

use super::amounts::Amount;
use super::units::unit_after;
use crate::noun::{is_plural, noun_phrase_at};
use crate::numerals::{Numeral, numeral_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Page numbers, models, editions and the like: words that make a number a name.
pub(super) fn is_name_or_reference(sentence: &Sentence<'_>, amount: &Amount, lexicon: &Lexicon) -> bool {
    if amount.currency.is_some() {
        return false;
    }
    let (start, end) = (amount.numeral.start, amount.numeral.end);
    let marked =
        start > 0 && sentence.sense_before(start, Kinds::NOT_FIGURE, |sense| matches!(sense, Sense::NotFigure).then_some(())).is_some();
    // "14:00", "3-1", "24/7", "9th": parts of something else.
    // A colon with a space behind it opens a list: "the toll rose to 14: eight in Arden".
    let opens = sentence.tokens.get(end + 1).is_some_and(|next| !next.glued);
    let clock = sentence.word(end) == ":" && sentence.tokens.get(end).is_some_and(|token| token.glued) && !opens
        || start > 0 && sentence.word(start - 1) == ":" && sentence.tokens[start].glued;
    let slash = sentence.word(end) == "/" || start > 0 && sentence.word(start - 1) == "/" && sentence.tokens[start].glued;
    let suffix = sentence.is(end, TokenKind::Word)
        && sentence.tokens[end].glued
        && sentence.is(start, TokenKind::Numeral)
        && unit_after(sentence, end, lexicon).is_none()
        && sentence.word(end) != "s";
    let code = start > 0
        && sentence.is(start - 1, TokenKind::Hyphen)
        && start > 1
        && sentence.is(start - 2, TokenKind::Word)
        && !sentence.is(end, TokenKind::Hyphen)
        && sentence.tokens[start].glued
        // "a magnitude-6.4 earthquake", "under-16s"
        && !(sentence.word(start - 2) == "magnitude" || sentence.has(start - 2, |sense| matches!(sense, Sense::Measure(_))))
        && !(matches!(sentence.word(start - 2), "under" | "over") && sentence.word(end) == "s");
    // A number right behind a capitalised word inside a sentence names a model or an edition: "Boeing 737", "Channel 4".
    let model = sentence.is(start, TokenKind::Numeral)
        && start > 1
        && amount.numeral.scale == Decimal::ONE
        && amount.numeral.value < dec!(10000)
        && sentence.is(start - 1, TokenKind::Word)
        && sentence.tokens[start - 1].capital
        && !sentence.heading
        && unit_after(sentence, end, lexicon).is_none()
        && noun_phrase_at(sentence, end, lexicon).is_none_or(|noun| !noun.plural)
        && !is_share_of_name(sentence, start, end);
    // "No. 9"
    let numbered = start > 1
        && sentence.word(start - 1) == "."
        && sentence.tokens[start - 1].glued
        && matches!(sentence.word(start - 2), "no" | "nos");
    // "7-Eleven", "1099-K", "22-1451", "401(k)": digits joined to a name or to more digits.
    let joined = sentence.is(start, TokenKind::Numeral)
        && (sentence.is(end, TokenKind::Hyphen)
            && sentence.tokens.get(end + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word)
            || sentence.word(end) == "(" && sentence.tokens[end].glued);
    // "0800 555 111": a leading zero, or numerals in a row, dial.
    // "in his 30s"
    let decade = sentence.word(end) == "s"
        && sentence.tokens.get(end).is_some_and(|token| token.glued)
        && !matches!(sentence.word(start.wrapping_sub(2)), "under" | "over")
        && (amount.numeral.value % Decimal::TEN).is_zero();
    let zero =
        sentence.printed(start).len() > 1 && sentence.printed(start).starts_with('0') && !sentence.printed(start).contains(['.', ',']);
    let dialled = sentence.is(end, TokenKind::Numeral) || start > 0 && sentence.is(start - 1, TokenKind::Numeral);
    // "Seven Dials", "the Big Four": a number word with a capital inside a sentence is a name.
    let titled = amount.numeral.spelled
        && start > 0
        && sentence.tokens[start].capital
        && !sentence.heading
        && !matches!(sentence.word(start - 1), "." | ":" | "“" | "\"");
    // "10 Downing Street": a number before a name that is no people.
    let address = sentence.is(start, TokenKind::Numeral)
        && !sentence.heading
        && sentence.is(end, TokenKind::Word)
        && sentence.tokens[end].capital
        && sentence.tokens.get(end + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word)
        && amount.numeral.written_out
        && unit_after(sentence, end, lexicon).is_none()
        && !sentence
            .phrases_at(end)
            .iter()
            .any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Demonym(_) | Sense::Month(_))));
    // "50 Cent"
    let performer = sentence.is(start, TokenKind::Numeral) && sentence.printed(end) == "Cent" && !sentence.heading;
    // "221B Baker Street"
    let lettered = sentence.is(start, TokenKind::Numeral)
        && sentence.tokens.get(end).is_some_and(|next| next.glued && next.capital && next.kind == TokenKind::Word && next.span.len() == 1)
        && sentence.tokens.get(end + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word);
    // "CVE-2024-3094", "22-1451": digits joined by hyphens with nothing counted behind them.
    let chained = start > 1
        && sentence.is(start - 1, TokenKind::Hyphen)
        && sentence.is(start - 2, TokenKind::Numeral)
        && sentence.tokens[start].glued
        || sentence.is(end, TokenKind::Hyphen)
            && sentence.is(end + 1, TokenKind::Numeral)
            && sentence.tokens[end + 1].glued
            && unit_after(sentence, end + 2, lexicon).is_none()
            && numeral_at(sentence, end + 1, false, lexicon).is_none_or(|other| other.scale == Decimal::ONE)
            && noun_phrase_at(sentence, end + 2, lexicon).is_none_or(|noun| !noun.plural);
    // "PM2.5": the tail of a code. "1. e4": the head of a list or a move.
    let tail = start > 1
        && sentence.word(start - 1) == "."
        && sentence.tokens[start].glued
        && sentence.tokens[start - 1].glued
        && sentence.is(start - 2, TokenKind::Code);
    let listed = sentence.is(start, TokenKind::Numeral) && sentence.word(end) == "." && sentence.is(end + 1, TokenKind::Code);
    marked
        || tail
        || listed
        || lettered
        || performer
        || clock
        || slash
        || suffix
        || code
        || model
        || numbered
        || joined
        || decade
        || chained
        || zero
        || dialled
        || titled
        || address
        || is_score(sentence, amount, lexicon)
}

/// "Arden lost 120 jobs, Belmont 80 and Corve 45", "gave the Alliance 41 of 120 seats and Green Path 17": a number right
/// behind a name counts what another number of its sentence counts with a noun.
fn is_share_of_name(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let capital = |at: usize| sentence.is(at, TokenKind::Word) && sentence.tokens[at].capital;
    let counts =
        |at: usize| sentence.is(at, TokenKind::Numeral) && !sentence.tokens[at + 1..].is_empty() && is_plural(sentence.word(at + 1));
    if sentence.word(end) == "of" && counts(end + 1) {
        return true;
    }
    let mut name = start;
    while name > 0 && start - name < 5 && capital(name - 1) {
        name -= 1;
    }
    let joined = (name.saturating_sub(3)..name).any(|at| matches!(sentence.word(at), "," | ";" | "and"));
    let closed = !sentence.is(end, TokenKind::Word) || sentence.word(end) == "and";
    joined && closed && (0..name).any(counts)
}

/// "per 100,000 people", "for every 1,000 births": what a rate is told for.
pub(super) fn is_denominator(sentence: &Sentence<'_>, start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map_or("", |at| sentence.word(at));
    let every = before(1) == "every" && matches!(before(2), "for" | "in" | "of");
    before(1) == "per" || every && sentence.is(start, TokenKind::Numeral)
}

/// "41 to 22", "3-1": the larger number first and nothing counted.
pub(super) fn is_score(sentence: &Sentence<'_>, amount: &Amount, lexicon: &Lexicon) -> bool {
    let joins = |at: usize| sentence.word(at) == "to" || sentence.is(at, TokenKind::Hyphen);
    let plain = |numeral: &Numeral| numeral.written_out && !numeral.spelled && numeral.value < dec!(1000);
    let (start, end) = (amount.numeral.start, amount.numeral.end);
    if !plain(&amount.numeral) || start > 0 && sentence.word(start - 1) == "from" {
        return false;
    }
    let ahead = joins(end).then(|| numeral_at(sentence, end + 1, false, lexicon)).flatten();
    let leads = ahead
        .is_some_and(|other| plain(&other) && other.value <= amount.numeral.value && unit_after(sentence, other.end, lexicon).is_none());
    let behind = (start > 1 && joins(start - 1)).then(|| numeral_at(sentence, start - 2, false, lexicon)).flatten();
    let trails = behind.is_some_and(|other| {
        other.end == start - 1 && plain(&other) && other.value >= amount.numeral.value && unit_after(sentence, end, lexicon).is_none()
    }) && !(start > 2 && sentence.word(start - 3) == "from");
    leads || trails
}
