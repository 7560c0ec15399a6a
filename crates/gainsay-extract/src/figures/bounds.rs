//! How words limit a figure, and the set of values that number and words allow together.

use gainsay_lexicon::Sense;
use gainsay_model::{Bound, Bounds};
use rust_decimal::{Decimal, dec};

use crate::sentence::Sentence;

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
    // Two bounds may pile up ("up to about 40"): the outer one rules.
    for _ in 0..2 {
        let skip = usize::from(from > 0 && matches!(sentence.word(from - 1), "a" | "an" | "the"));
        match sentence.sense_before(from - skip.min(from), bound) {
            Some((at, bound)) => {
                from = at;
                found = bound;
            }
            None => break,
        }
    }
    (from, found)
}

/// The set of values that number and bound word allow together.
pub(crate) fn bounds_of(value: Decimal, step: Decimal, written_out: bool, bound: Bound) -> Bounds {
    let rounding = if written_out { Bounds::exactly(value) } else { Bounds::rounding(value, step) };
    match bound {
        Bound::Exact | Bound::Range | Bound::Vague => rounding,
        Bound::About => {
            // "about 60" has been rounded to tens even though "60" has two printed digits.
            let step = if written_out { step.max(round_step(value)) } else { step };
            Bounds::rounding(value, step).widened(step / Decimal::TWO)
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
