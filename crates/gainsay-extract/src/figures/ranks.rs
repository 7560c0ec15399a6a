//! Places in an order and multiples: "the third time", "fourfold".

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Quantity, Unit};
use rust_decimal::Decimal;

use super::Figure;
use super::bounds::{bound_before, bounds_of};
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
        aside: false,
    }
}

/// "the third time", "the 14th title", "fourth-largest", "finished fourth": a place in an order.
pub(super) fn rank_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let (end, rank) = ordinal_at(sentence, at)?;
    if sentence.tokens[at].capital || sentence.tokens.get(end).is_some_and(|next| next.capital && next.kind == TokenKind::Word) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let possessed = matches!(sentence.word(before), "his" | "her" | "its" | "their" | "our") || sentence.is(before, TokenKind::Possessive);
    let determined = possessed || matches!(sentence.word(before), "the" | "a");
    let thing = sentence.is(end, TokenKind::Word) && (!sentence.is_stop(end) || matches!(sentence.word(end), "time"))
        || sentence.is(end, TokenKind::Hyphen);
    // "the first quarter" belongs to the calendar, "its ninth week" to the thing.
    let calendar = (sentence.has(end, |sense| matches!(sense, Sense::CalendarUnit(_))) && !(possessed && sentence.word(end) == "week"))
        || matches!(sentence.word(end), "half" | "quarter" | "lady" | "aid");
    let figure = || bare(sentence, at, end, Decimal::from(rank), Unit::Ordinal);
    if determined && thing && !calendar && rank > 1 {
        return Some(figure());
    }
    let placed = matches!(
        sentence.word(before),
        "finished"
            | "came"
            | "placed"
            | "ranked"
            | "ranks"
            | "finish"
            | "finishing"
            | "ranking"
            | "coming"
            | "comes"
            | "third"
            | "finishes"
    );
    // "the first and second cases", "the first fly-by in 2027 and the second in 2029"
    let another = |at: usize| ordinal_at(sentence, at).is_some_and(|(_, other)| other != rank);
    let listed = (before.saturating_sub(9)..before).chain(end..end + 8).any(another);
    let mentioned = placed && !thing
        || determined && rank == 1 && thing && !calendar && !matches!(sentence.word(end), "time" | "place" | "things" | "thing")
        || listed && !calendar && (determined || sentence.word(before) == "and")
        // "a fifth is being sought"
        || sentence.word(before) == "a" && rank > 2 && matches!(sentence.word(end), "is" | "was" | "has");
    mentioned.then(|| {
        let mut figure = figure();
        figure.aside = true;
        figure
    })
}

/// An ordinal in words, or a numeral with its suffix.
fn ordinal_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    let word = sentence.sense_of(at, Kinds::ORDINAL, |sense| match sense {
        Sense::Ordinal(rank) => Some(*rank),
        _ => None,
    });
    word.or_else(|| {
        let suffix = sentence.is(at, TokenKind::Numeral)
            && matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th")
            && sentence.tokens[at + 1].glued;
        suffix.then(|| Some((at + 2, sentence.printed(at).parse::<u32>().ok()?)))?
    })
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
    if let Some((end, value)) = sentence.sense_of(at, Kinds::MULTIPLE, |sense| match sense {
        Sense::Multiple(value) => Some(*value),
        _ => None,
    }) {
        let fold = sentence.word(at).ends_with("fold");
        return (fold || sentence.word(at) == "twice" && of_something(end)).then(|| bare(sentence, at, end, value, Unit::Multiple));
    }
    let (times, value) = if let Some((end, value)) = sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
        Sense::Cardinal(value) => Some(*value),
        _ => None,
    }) {
        (end, value)
    } else {
        if !sentence.is(at, TokenKind::Numeral) || sentence.word(at + 1) != "times" {
            return None;
        }
        (at + 1, crate::numerals::parse_digits(sentence.printed(at))?.0)
    };
    (sentence.word(times) == "times" && of_something(times + 1)).then(|| bare(sentence, at, times + 1, value, Unit::Multiple))
}
