//! Words for a set of values: "dozens", "thousands of".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Bound, Bounds, Quantity, Unit};
use rust_decimal::Decimal;

use super::Figure;
use crate::noun::noun_phrase_at;
use crate::sentence::Sentence;

/// "thousands of", "several", "dozens": the set the word allows.
pub(super) fn vague_at(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<Figure> {
    let (end, (lower, upper)) = sentence.sense_of(at, Kinds::VAGUE, |sense| match sense {
        Sense::Vague { lower, upper } => Some((*lower, *upper)),
        _ => None,
    })?;
    let thing_at = if sentence.word(end) == "of" { end + 1 } else { end };
    // "several", "various" and "a few" say next to nothing that could be checked.
    if lower < Decimal::TEN {
        return None;
    }
    let noun = noun_phrase_at(sentence, thing_at, lexicon)?;
    let bounds = match upper {
        Some(upper) => Bounds::between(lower, upper),
        None => Bounds::at_least(lower),
    };
    Some(Figure {
        start: at,
        end,
        bound_start: at,
        span: sentence.span_of(at, noun.end),
        quantity: Quantity {
            value: lower,
            step: lower.max(Decimal::ONE),
            bounds,
            bound: Bound::Vague,
            unit: Unit::Count,
            written_out: false,
            change: None,
            written: sentence.written(at, end).to_owned(),
        },
        noun: Some(noun),
        elided: None,
        bracketed: false,
        is_fraction: false,
        aside: false,
    })
}
