//! Places in an order and multiples: "the third time", "fourfold".

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Quantity, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::bounds::{bound_before, bounds_of};
use super::units::{After, unit_after};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A figure of a single value with no noun, exact unless a bound word says otherwise.
pub(super) fn bare(sentence: &Sentence<'_>, at: usize, end: usize, value: Decimal, unit: Unit) -> Figure {
    let (bound_start, bound) = bound_before(sentence, at);
    Figure {
        start: at,
        end,
        bound_start,
        span: sentence.span_of(bound_start, end),
        quantity: Quantity {
            value,
            step: Decimal::ONE,
            bounds: bounds_of(value, Decimal::ONE, true, bound),
            bound,
            unit,
            written_out: true,
            change: None,
            written: sentence.written(at, end).to_owned(),
        },
        noun: None,
        elided: None,
        bracketed: false,
        is_fraction: false,
    }
}

/// "half an hour", "half a mile".
pub(super) fn half_unit_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Figure> {
    if sentence.word(at) != "half" || !matches!(sentence.word(at + 1), "a" | "an") {
        return None;
    }
    let (end, After::Unit(unit @ Unit::Measure(_))) = unit_after(sentence, at + 2, lexicon)? else { return None };
    let mut figure = bare(sentence, at, end, dec!(0.5), unit);
    figure.quantity.step = dec!(0.1);
    Some(figure)
}

/// "the third time", "the 14th title", "fourth-largest": a place in an order. "Second thoughts" has no article.
pub(super) fn rank_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let (end, rank) = if let Some((end, rank)) = sentence.sense_at(at, |sense| match sense {
        Sense::Ordinal(rank) => Some(*rank),
        _ => None,
    }) {
        (end, rank)
    } else {
        let suffix = sentence.is(at, TokenKind::Numeral)
            && matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th")
            && sentence.tokens[at + 1].glued;
        (at + 2, suffix.then(|| sentence.printed(at).parse::<u32>().ok())??)
    };
    let determined = at > 0
        && (matches!(sentence.word(at - 1), "the" | "a" | "his" | "her" | "its" | "their" | "our")
            || sentence.is(at - 1, TokenKind::Possessive));
    let thing = sentence.is(end, TokenKind::Word) && (!sentence.is_stop(end) || matches!(sentence.word(end), "time"))
        || sentence.is(end, TokenKind::Hyphen);
    let calendar = sentence.has(end, |sense| matches!(sense, Sense::CalendarUnit(_))) || sentence.word(end) == "half";
    // "first lady", "first aid": the first of anything is mostly a word of its own.
    (determined && thing && !calendar && rank > 1 && !sentence.tokens[at].capital)
        .then(|| bare(sentence, at, end, Decimal::from(rank), Unit::Ordinal))
}

/// "twice", "threefold", "six times": a multiple, where something follows that it is a multiple of.
pub(super) fn multiple_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let of_something = |end: usize| {
        matches!(
            sentence.word(end),
            "as" | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "what"
                | "that"
                | "those"
                | "average"
                | "more"
                | "higher"
                | "larger"
                | "earnings"
                | "sales"
                | "revenue"
                | "normal"
        )
    };
    if let Some((end, value)) = sentence.sense_at(at, |sense| match sense {
        Sense::Multiple(value) => Some(*value),
        _ => None,
    }) {
        let fold = sentence.word(at).ends_with("fold");
        return (fold || sentence.word(at) == "twice" && of_something(end)).then(|| bare(sentence, at, end, value, Unit::Multiple));
    }
    let (times, value) = if let Some((end, value)) = sentence.sense_at(at, |sense| match sense {
        Sense::Cardinal(value) => Some(*value),
        _ => None,
    }) {
        (end, value)
    } else {
        let (value, _) = crate::numerals::parse_digits(sentence.printed(at)).filter(|_| sentence.is(at, TokenKind::Numeral))?;
        (at + 1, value)
    };
    (sentence.word(times) == "times" && of_something(times + 1)).then(|| bare(sentence, at, times + 1, value, Unit::Multiple))
}
