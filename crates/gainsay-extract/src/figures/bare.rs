//! Numbers with no unit: whether they are figures, mentions only, or nothing.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use rust_decimal::{Decimal, dec};

use super::amounts::Amount;
use super::counted::noun_after;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;
use gainsay_model::Unit;

/// What a number without a unit amounts to.
pub(super) enum Standing {
    Figure,
    /// A mention that no claim is made of.
    Aside,
    Nothing,
}

/// How a number without a unit stands in its sentence.
pub(super) fn standing(sentence: &Sentence<'_>, amount: &Amount, lexicon: &'static Lexicon) -> Standing {
    let (start, numeral) = (amount.start, &amount.numeral);
    let before = sentence.word(start.wrapping_sub(1));
    // "one" is mostly a pronoun and "no one" is nobody; "one soldier" is somebody.
    if numeral.value <= Decimal::ONE && numeral.spelled {
        return one(sentence, start, numeral.end);
    }
    // "the two states" points back at things already named.
    if numeral.spelled && numeral.value < dec!(10) && matches!(before, "the" | "these" | "those" | "both" | "other" | "all") {
        let counts = noun_after(sentence, numeral.end, Unit::Count, lexicon).is_some() && before != "other" && before != "all";
        return if counts { Standing::Aside } else { Standing::Nothing };
    }
    let fraction_of_things = !numeral.value.fract().is_zero() && numeral.scale == Decimal::ONE;
    if !fraction_of_things {
        return Standing::Figure;
    }
    if sentence.word(start.wrapping_sub(2)) == "magnitude" && sentence.is(start - 1, TokenKind::Hyphen) {
        return Standing::Aside;
    }
    // "magnitude 6.8": a scale named right before takes any number.
    let named = if before == "of" { start - 1 } else { start };
    if sentence.sense_before(named, Kinds::MEASURE, |sense| matches!(sense, Sense::Measure(_)).then_some(())).is_some() {
        return Standing::Figure;
    }
    // "14.2 deaths per 100,000 people"
    if (numeral.end..numeral.end + 4).any(|at| sentence.word(at) == "per" && is_number(sentence, at + 1)) {
        return Standing::Figure;
    }
    // The level of an index or a rate stands behind a plain word; "USB 3.0" and "PM2.5" do not.
    let plain = match start.checked_sub(1) {
        None => false,
        Some(at) => {
            sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital
                || sentence.is(at, TokenKind::Punctuation) && !sentence.tokens[start].glued
        }
    };
    let whole_parts = sentence.printed(start).matches('.').count() <= 1;
    if plain && whole_parts && sentence.is(start, TokenKind::Numeral) && !sentence.heading { Standing::Aside } else { Standing::Nothing }
}

fn is_number(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, TokenKind::Numeral) || sentence.has(at, |sense| matches!(sense, Sense::Cardinal(_) | Sense::Scale(_)))
}

/// "one soldier", "one is missing": somebody, where the words beside it speak of people.
fn one(sentence: &Sentence<'_>, start: usize, end: usize) -> Standing {
    if sentence.is(end, TokenKind::Hyphen) || start > 0 && matches!(sentence.word(start - 1), "no" | "any" | "every" | "each" | "some") {
        return Standing::Nothing;
    }
    // An official who speaks is not counted.
    let speaks = (end + 1..end + 3).any(|at| sentence.has(at, |sense| matches!(sense, Sense::Speech)));
    let person = sentence.has(end, |sense| matches!(sense, Sense::Person)) && !speaks;
    let befell = matches!(sentence.word(end), "is" | "was" | "remains") && sentence.has(end + 1, |sense| matches!(sense, Sense::State));
    if person || befell { Standing::Aside } else { Standing::Nothing }
}
