//! Parts of a unit and single units: "half an hour", "a quarter point", "over a year".

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Bound, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::bounds::bound_before;
use super::ranks::bare;
use super::units::{After, unit_after};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// "half an hour", "half a mile", "a quarter point", "three-quarters of a mile".
pub(super) fn part_of_unit_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Figure> {
    let article = |at: usize| matches!(sentence.word(at), "a" | "an");
    let (parts_at, numerator) = if article(at) || sentence.word(at) == "one" {
        (at + 1, Decimal::ONE)
    } else if sentence.word(at) == "three" {
        (at + 1, dec!(3))
    } else {
        (at, Decimal::ONE)
    };
    let parts_at = parts_at + usize::from(sentence.is(parts_at, TokenKind::Hyphen));
    let denominator = match sentence.word(parts_at) {
        "half" => dec!(2),
        "quarter" | "quarters" => dec!(4),
        _ => return None,
    };
    let mut unit_at = parts_at + 1;
    let mut joined = sentence.is(unit_at, TokenKind::Hyphen);
    unit_at += usize::from(joined) + usize::from(sentence.word(unit_at) == "of");
    if article(unit_at) {
        joined = true;
        unit_at += 1;
    }
    let (end, unit) = match unit_after(sentence, unit_at, lexicon) {
        // "half a year" is a length, "half year" a part of the calendar.
        Some((end, After::Unit(unit @ (Unit::Measure(_) | Unit::PercentagePoint)))) if joined || unit == Unit::PercentagePoint => {
            (end, unit)
        }
        None if matches!(sentence.word(unit_at), "point" | "percentage point") => (unit_at + 1, Unit::PercentagePoint),
        _ => return None,
    };
    let mut figure = bare(sentence, at, end, numerator.checked_div(denominator)?, unit);
    figure.quantity.step = dec!(0.1);
    Some(figure)
}

/// "an hour and a half", "a mile and a half": what lies a year and a half back or ahead is a time.
pub(super) fn one_and_a_half_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    if !matches!(sentence.word(at), "a" | "an") {
        return None;
    }
    let (end, unit) = sentence.sense_at(at + 1, |sense| match sense {
        Sense::CalendarUnit(grain) => Unit::named(grain.name()),
        Sense::Unit(measure) => Some(Unit::Measure(measure)),
        _ => None,
    })?;
    // "A mile-and-a-half": the hyphens stand for nothing.
    let mut words = (end..sentence.len()).filter(|at| !sentence.is(*at, TokenKind::Hyphen));
    let [and, one, half] = [words.next()?, words.next()?, words.next()?];
    let end = half + 1;
    let half = sentence.word(and) == "and" && matches!(sentence.word(one), "a" | "one") && sentence.word(half) == "half";
    let shifted = matches!(sentence.word(end), "ago" | "earlier" | "later" | "before" | "after" | "from" | "of" | "million" | "billion");
    // "$5 an hour": a rate.
    let rate = at.checked_sub(1).is_some_and(|before| !matches!(sentence.kind(before), Some(TokenKind::Word | TokenKind::Punctuation)))
        || matches!(sentence.word(at.wrapping_sub(1)), "once" | "twice" | "times" | "dollars" | "euros" | "pounds" | "cents");
    if !half || shifted || rate {
        return None;
    }
    let mut figure = bare(sentence, at, end, dec!(1.5), unit);
    figure.quantity.step = dec!(0.1);
    Some(figure)
}

/// Units of which one is much: one foot or metre only describes.
const EXTENTS: [&str; 6] = ["acre", "hectare", "kilometre", "mile", "square kilometre", "square mile"];

/// "over a year", "in a decade", "just under an hour", "as much as a foot": a single unit, where a bound or preposition of
/// measure stands before it. "$5 a day" is a rate.
pub(super) fn one_unit_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    if !matches!(sentence.word(at), "a" | "an") {
        return None;
    }
    let (end, unit) = sentence.sense_at(at + 1, |sense| match sense {
        Sense::CalendarUnit(grain) => Unit::named(grain.name()),
        Sense::Unit(measure)
            if matches!(measure.name, "hour" | "minute" | "foot" | "metre" | "decade" | "century") || EXTENTS.contains(&measure.name) =>
        {
            Some(Unit::Measure(measure))
        }
        _ => None,
    })?;
    let plain = !matches!(sentence.word(end), "ago" | "earlier" | "later" | "before" | "after" | "-" | "old" | "away")
        && !sentence.is(end, TokenKind::Hyphen)
        && !sentence.is(end, TokenKind::Numeral);
    let (_, bound) = bound_before(sentence, at);
    let within = matches!(sentence.word(at.wrapping_sub(1)), "in" | "within");
    let known = bound != Bound::Exact || within && !matches!(unit.name(), "minute" | "second");
    if !plain || !known {
        return None;
    }
    let mut figure = bare(sentence, at, end, Decimal::ONE, unit);
    // "More than a minute off the record" is a margin, "more than a mile" an extent; years and decades only describe.
    figure.aside = bound == Bound::Exact || !(matches!(unit.name(), "minute" | "hour") || EXTENTS.contains(&unit.name()));
    Some(figure)
}
