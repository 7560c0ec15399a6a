//! Parts of a whole told as fractions: "a third of", "one in five".

use gainsay_lexicon::Sense;
use gainsay_model::{Quantity, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::bounds::{bound_before, bounds_of};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// "one-third of", "two-thirds", "half of", "one in five": a share of a whole, in percent.
pub(super) fn share_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let cardinal = |at: usize| {
        sentence.sense_at(at, |sense| match sense {
            Sense::Cardinal(value) => Some(*value),
            _ => None,
        })
    };
    let fraction = |at: usize| {
        sentence.sense_at(at, |sense| match sense {
            Sense::Fraction(parts) => Some(Decimal::from(*parts)),
            _ => None,
        })
    };
    let (end, numerator, denominator) = if let Some((next, value)) = cardinal(at) {
        if sentence.word(next) == "in" && value == Decimal::ONE {
            let (end, whole) = cardinal(next + 1).or_else(|| {
                let (whole, decimals) =
                    crate::numerals::parse_digits(sentence.printed(next + 1)).filter(|_| sentence.is(next + 1, TokenKind::Numeral))?;
                (decimals == 0).then_some((next + 2, whole))
            })?;
            (end, value, whole)
        } else {
            let next = if sentence.is(next, TokenKind::Hyphen) { next + 1 } else { next };
            let (end, parts) = fraction(next)?;
            (end, value, parts)
        }
    } else if matches!(sentence.word(at), "a" | "an") {
        let (end, parts) = fraction(at + 1)?;
        (end, Decimal::ONE, parts)
    } else {
        let (end, parts) = fraction(at)?;
        // A bare "third" or "quarter" is a rank or a stretch of the year; "half" alone is a share.
        if parts != Decimal::TWO {
            return None;
        }
        (end, Decimal::ONE, parts)
    };
    // "half a million", "half a dozen" are numbers, "half an hour" is a measure.
    if matches!(sentence.word(end), "a" | "an")
        && sentence
            .phrases_at(end + 1)
            .iter()
            .any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Scale(_) | Sense::CalendarUnit(_) | Sense::Unit(_))))
    {
        return None;
    }
    // Shares are shares of something: "a third of", "half the". "Two-thirds" and "one in five" can be nothing else.
    let plain = sentence.word(at) == "half" || matches!(sentence.word(at), "a" | "an");
    let of_something = matches!(sentence.word(end), "of" | "the" | "its" | "their" | "that" | "his" | "her" | "a" | "an");
    if plain && !of_something || numerator > denominator || sentence.has(end, |sense| matches!(sense, Sense::Scale(_))) {
        return None;
    }
    let value = (numerator.checked_mul(dec!(100))?.checked_div(denominator)?).round_dp(4);
    let (bound_start, bound) = bound_before(sentence, at);
    // Nobody who writes "a third" has measured to the percent: the words allow a twentieth of the whole.
    let step = dec!(5);
    let bounds = bounds_of(value, step, false, bound);
    Some(Figure {
        start: at,
        end,
        bound_start,
        span: sentence.span_of(bound_start, end),
        quantity: Quantity {
            value,
            step,
            bounds,
            bound,
            unit: Unit::Percent,
            written_out: false,
            change: None,
            written: sentence.written(at, end).to_owned(),
        },
        noun: None,
        elided: None,
        bracketed: false,
        is_fraction: true,
    })
}
