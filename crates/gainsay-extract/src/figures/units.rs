//! What stands behind a number and says what it is a number of: "percent", "euros", "sq km".

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Currency, Unit};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// What follows a number and says what it is a number of.
pub(super) enum After {
    Unit(Unit),
    /// Cents and pence: a hundredth of the currency.
    Minor(Currency),
}

pub(super) fn unit_after(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, After)> {
    let hyphen = usize::from(sentence.is(at, TokenKind::Hyphen));
    let unit = |sense: &Sense| match sense {
        Sense::Percent => Some(After::Unit(Unit::Percent)),
        Sense::PercentagePoint => Some(After::Unit(Unit::PercentagePoint)),
        Sense::BasisPoint => Some(After::Unit(Unit::BasisPoint)),
        Sense::Currency { currency, minor: false } => Some(After::Unit(Unit::Money(*currency))),
        Sense::Currency { currency, minor: true } => Some(After::Minor(*currency)),
        Sense::Unit(measure) => Some(After::Unit(Unit::Measure(measure))),
        _ => None,
    };
    if sentence.is(at, TokenKind::Word)
        && sentence.word(at + 1) == "/"
        && sentence.tokens.get(at + 2).is_some_and(|token| token.glued)
        && let Some(found) = lexicon.case_symbol(sentence.written(at, at + 3)).iter().find_map(unit)
    {
        return Some((at + 3, found));
    }
    if let Some((end, after)) = sentence.sense_at(at + hyphen, unit) {
        // "22-year-old" is an age.
        if hyphen == 1 && sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if sentence.word(end) == "old" || (sentence.word(end) == "of" && sentence.word(end + 1) == "age") {
            let age = Unit::named("year of age")?;
            if matches!(&after, After::Unit(Unit::Measure(measure)) if measure.name == "year") {
                return Some((end + if sentence.word(end) == "old" { 1 } else { 2 }, After::Unit(age)));
            }
        }
        // "a 500-pound bomb" weighs; "a 10-pound note" does not.
        if hyphen == 1
            && sentence.word(at + 1).starts_with("pound")
            && !matches!(sentence.word(end), "note" | "coin" | "fine" | "fee")
            && let Some(mass) = Unit::named("pound")
        {
            return Some((end, After::Unit(mass)));
        }
        return Some((end, after));
    }
    // Calendar words count time only when nothing else claimed them.
    if let Some((end, name)) = sentence.sense_at(at + hyphen, |sense| match sense {
        Sense::CalendarUnit(grain) => Some(grain.name()),
        _ => None,
    }) && let Some(unit) = Unit::named(name)
    {
        if sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if name == "year" && sentence.word(end) == "old" {
            return Some((end + 1, After::Unit(Unit::named("year of age")?)));
        }
        return Some((end, After::Unit(unit)));
    }
    let printed = sentence.printed(at);
    let symbol = |senses: &[Sense]| senses.iter().find_map(unit);
    if sentence.is(at, TokenKind::Symbol)
        && sentence.is(at + 1, TokenKind::Word)
        && sentence.tokens[at + 1].glued
        && let Some(found) = symbol(lexicon.case_symbol(sentence.written(at, at + 2)))
    {
        return Some((at + 2, found));
    }
    let short = printed.len() <= 6 && matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Symbol));
    short.then(|| symbol(lexicon.case_symbol(printed))).flatten().map(|found| (at + 1, found))
}
