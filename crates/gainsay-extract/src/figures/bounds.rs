//! How words limit a figure, and the set of values that number and words allow together.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Bound, Bounds, Dimension, Endpoint, Unit};
use rust_decimal::{Decimal, dec};

use crate::noun::is_plural;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

pub(super) fn bound(sense: &'static Sense) -> Option<Bound> {
    match sense {
        // "between" belongs to a range, which has its own reader.
        Sense::Bound(bound) if !matches!(bound, Bound::Range | Bound::Vague) => Some(*bound),
        _ => None,
    }
}

/// The bound word before a figure, and the token it begins at.
pub(super) fn bound_before(sentence: &Sentence<'_>, start: usize) -> (usize, Bound) {
    let mut from = start;
    let mut found = Bound::Exact;
    // "under-16s"
    from -= usize::from(from > 1 && sentence.is(from - 1, TokenKind::Hyphen) && matches!(sentence.word(from - 2), "under" | "over"));
    // Two bounds may pile up ("up to about 40"): the outer one rules.
    for _ in 0..2 {
        let skip = usize::from(from > 0 && matches!(sentence.word(from - 1), "a" | "an" | "the"));
        match sentence.sense_before(from - skip.min(from), Kinds::BOUND, bound) {
            // "below the 50 that marks growth", "5% less than the €1.2bn": compared with, not bounded by.
            Some((at, Bound::LessThan | Bound::MoreThan)) if skip == 1 && sentence.word(from - 1) == "the" || compares(sentence, at) => {
                break;
            }
            Some((at, bound)) => {
                from = at;
                found = bound;
            }
            None => break,
        }
    }
    // "The death toll has passed 4,460."
    if found == Bound::Exact
        && from > 0
        && sentence.word(from - 1) == "passed"
        && !sentence.is(start + 1, TokenKind::Word)
            | sentence.sense_at(start + 1, |sense| matches!(sense, Sense::Scale(_) | Sense::Stop).then_some(())).is_some()
    {
        return (from - 1, Bound::MoreThan);
    }
    if found == Bound::Exact { (start, found) } else { (from, found) }
}

/// Whether an amount stands right before the bound words: "12.5% less than €3bn", "57 fewer than 90".
fn compares(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let comparative = sentence.has(at, |sense| matches!(sense, Sense::Stop)) && sentence.word(at + 1) == "than"
        || matches!(sentence.word(at), "fewer" | "less" | "more" | "higher" | "lower") && sentence.word(at + 1) == "than";
    comparative
        && (sentence.is(before, TokenKind::Numeral)
            || sentence.has(before, |sense| matches!(sense, Sense::Percent | Sense::Scale(_) | Sense::Cardinal(_)))
            || sentence.word(before) == "%")
}

/// The bound, unless the word is no bound here: "11 hours over three days", "a terabyte a second over 6,600 km".
pub(super) fn adverbial(sentence: &Sentence<'_>, bound_start: usize, bound: Bound, unit: Unit) -> Bound {
    if bound != Bound::MoreThan
        || sentence.word(bound_start) != "over"
        || !matches!(unit.dimension(), Dimension::Duration | Dimension::Length)
    {
        return bound;
    }
    let Some(before) = bound_start.checked_sub(1) else { return bound };
    let ends_amount = sentence.has(before, |sense| {
        matches!(sense, Sense::Unit(_) | Sense::CalendarUnit(_) | Sense::Currency { .. } | Sense::Scale(_) | Sense::Percent)
    }) || sentence.is(before, TokenKind::Numeral)
        || is_plural(sentence.word(before));
    if ends_amount { Bound::Exact } else { bound }
}

/// The bound that stands behind a figure where none stands before it, and where its words end: "300-odd", "ten or more".
/// `end` is the end of the number and unit, `counted_end` that of the counted thing.
pub(super) fn bound_after(sentence: &Sentence<'_>, end: usize, counted_end: usize, bound: Bound) -> (usize, Bound) {
    if bound != Bound::Exact {
        return (counted_end, bound);
    }
    if sentence.is(end, TokenKind::Hyphen) {
        match sentence.word(end + 1) {
            "odd" => return (counted_end, Bound::About),
            "plus" => return (counted_end, Bound::AtLeast),
            _ => {}
        }
    }
    let found = sentence.sense_of(counted_end, Kinds::BOUND, |sense| match sense {
        Sense::BoundAfter(bound) => Some(*bound),
        _ => None,
    });
    match found {
        // "US$1.9bn plus interest" adds; "US$1.9bn plus" bounds.
        Some((after, _)) if sentence.word(counted_end) == "plus" && sentence.is(after, TokenKind::Word) => (counted_end, bound),
        Some((after, found)) => (after, found),
        None => (counted_end, bound),
    }
}

/// The set of values that number and bound word allow together.
pub(crate) fn bounds_of(value: Decimal, step: Decimal, written_out: bool, bound: Bound) -> Bounds {
    let rounding = match () {
        () if written_out => Bounds::exactly(value),
        // Below a billion the next digit would be printed: nobody writes "$1 billion" for 715 million.
        () if value == step && step >= dec!(1000) => {
            Bounds::new(Endpoint::Closed(value - value / dec!(20)), Endpoint::Open(value + step / Decimal::TWO))
        }
        () => Bounds::rounding(value, step),
    };
    match bound {
        Bound::Exact | Bound::Range | Bound::Vague => rounding,
        Bound::About => {
            // "about 60" has been rounded to tens even though "60" has two printed digits.
            let step = if written_out { step.max(round_step(value)) } else { step };
            // Both ends belong to it: a text that says "about 50" does not deny 55.
            match (value.checked_sub(step), value.checked_add(step)) {
                (Some(low), Some(high)) => Bounds::between(low, high),
                _ => Bounds::exactly(value),
            }
        }
        Bound::AtLeast => Bounds::at_least(value),
        Bound::MoreThan => Bounds::more_than(value),
        Bound::AtMost => Bounds::at_most(value),
        Bound::LessThan => Bounds::less_than(value),
        Bound::Nearly => Bounds::between(value - step.max(value.abs() / dec!(20)), value),
    }
}

/// Of a whole number that ends in zeros, what its zeros are worth, at most a tenth of it; 1 for any other.
pub(super) fn round_step(value: Decimal) -> Decimal {
    let mut zeros = Decimal::ONE;
    while !value.is_zero() && (value % (zeros * Decimal::TEN)).is_zero() && zeros < dec!(1_000_000_000_000) {
        zeros *= Decimal::TEN;
    }
    zeros.min(value.abs() / Decimal::TEN).max(Decimal::ONE)
}
