//! Two numbers with one unit or scale: "between 10 and 12 million", "$2-3 billion".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Bound, Bounds, Quantity, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::amounts::{Amount, amount_at, currency_sign_at};
use super::bounds::bound_before;
use super::changes::change_near;
use super::counted::noun_after;
use super::units::{After, unit_after};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// "between X and Y", "from X to Y", "X-Y", "X to Y": scale and unit spread over both ends.
pub(super) fn range_at(sentence: &Sentence<'_>, first: &Amount, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    let first_unit = unit_after(sentence, first.numeral.end, lexicon);
    let first_end = first_unit.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let before = sentence.word(first.start.wrapping_sub(1)).to_owned();
    // "rose $1.40 to $85", "cut by 180 to 620": a step and a level.
    let (bound_start, _) = bound_before(sentence, first.start);
    let steps = before == "by"
        || sentence.word(bound_start.wrapping_sub(1)) == "by"
        || sentence.sense_before(bound_start, Kinds::CHANGE, |sense| matches!(sense, Sense::Change(_)).then_some(())).is_some()
        || matches!(sentence.word(bound_start.wrapping_sub(1)), "up" | "down");
    // "risen by 21 to 24 centimetres": one unit for two close numbers.
    let close = first_unit.is_none()
        && first.currency.is_none()
        && first.numeral.scale == Decimal::ONE
        && amount_at(sentence, first_end + 1, lexicon).is_some_and(|second| {
            second.currency.is_none()
                && second.numeral.scale == Decimal::ONE
                && second.numeral.value > first.numeral.value
                && second.numeral.value <= first.numeral.value * dec!(1.5)
                && (unit_after(sentence, second.numeral.end, lexicon).is_some()
                    || noun_after(sentence, second.numeral.end, Unit::Count, lexicon).is_some())
        });
    if steps && sentence.word(first_end) == "to" && !close {
        return None;
    }
    // "14- to 17-year-olds": the first hyphen hangs.
    let hanging = sentence.word(first_end) == "-" && sentence.tokens[first_end].glued && sentence.word(first_end + 1) == "to";
    let first_end = first_end + usize::from(hanging);
    let joins = match sentence.word(first_end) {
        // "From 2.3 to 2.4 million ballots were cast" opens with a range; "rose from 5 to 7" is a change.
        "to" => before != "from" || first.start == 1 && first_unit.is_none(),
        "and" => before == "between",
        // "83 or 84" is an estimate in news, not a choice.
        _ => {
            sentence.is(first_end, TokenKind::Hyphen) && sentence.is(first_end + 1, TokenKind::Numeral)
                || sentence.is(first_end, TokenKind::Hyphen) && currency_sign_at(sentence, first_end + 1, lexicon).is_some()
        }
    };
    if !joins || taken.get(first_end + 1).copied().unwrap_or(true) {
        return None;
    }
    let second = amount_at(sentence, first_end + 1, lexicon)?;
    let second_unit = unit_after(sentence, second.numeral.end, lexicon);
    let end = second_unit.as_ref().map_or(second.numeral.end, |(end, _)| *end);
    // "2.7% to $9,120" has two things to say.
    let differ = |left: &After, right: &After| !matches!((left, right), (After::Unit(left), After::Unit(right)) if left == right);
    if second.currency.is_some() && first.currency != second.currency && (first_unit.is_some() || first.currency.is_some())
        || matches!((&first_unit, &second_unit), (Some(left), Some(right)) if differ(&left.1, &right.1))
    {
        return None;
    }
    let aged = matches!(sentence.word(first.start.wrapping_sub(if before == "between" { 2 } else { 1 })), "aged" | "ages");
    let second_unit = match second_unit {
        None if aged => Some((second.numeral.end, After::Unit(Unit::named("year of age")?))),
        other => other,
    };
    let unit = match (first.currency.or(second.currency), second_unit.or(first_unit)) {
        (Some(currency), _) => Unit::Money(currency),
        (None, Some((_, After::Unit(unit)))) => unit,
        (None, Some((_, After::Minor(_) | After::Scaled(..) | After::Parts(..)))) => return None,
        (None, None) => Unit::Count,
    };
    // "rose to 15 to 20" aside, a falling pair joined by a hyphen is a score or a sum, not a range.
    let low = if first.numeral.scale == Decimal::ONE && second.numeral.scale > Decimal::ONE && first.numeral.value < dec!(1000) {
        first.numeral.with_scale_of(&second.numeral)?
    } else {
        first.numeral.clone()
    };
    // "Between $14 million and $12 million" is a range that runs backwards; "the gap between" the two is none.
    let apart = matches!(
        sentence.word(first.start.wrapping_sub(2)),
        "difference"
            | "gap"
            | "spread"
            | "margin"
            | "ratio"
            | "contrast"
            | "comparison"
            | "score"
            | "choice"
            | "choose"
            | "alternated"
            | "swung"
    );
    // "Fell to between $40 and $30" follows the fall.
    let moves = (first.start.saturating_sub(6)..first.start).any(|at| sentence.has(at, |sense| matches!(sense, Sense::Change(_))));
    let backwards =
        before == "between" && low.value > second.numeral.value && !apart && !moves && second.numeral.scale == first.numeral.scale;
    if low.value >= second.numeral.value && !backwards {
        return None;
    }
    if unit == Unit::Count && before != "between" && sentence.is(first_end, TokenKind::Hyphen) && low.value < dec!(20) {
        // "3-1", "6-4": a score.
        return None;
    }
    let start = if before == "between" { first.start - 1 } else { first.start };
    // "in 2022 to 7,930": a year and a level.
    if before == "in" && first.numeral.value >= dec!(1900) && first.numeral.value < dec!(2100) && low.written_out && unit == Unit::Count {
        return None;
    }
    // "two to three times the price"
    let (end, unit) = if unit == Unit::Count && sentence.word(end) == "times" { (end + 1, Unit::Multiple) } else { (end, unit) };
    let noun = noun_after(sentence, end, unit, lexicon);
    let shown_end = match (&noun, unit) {
        (Some(noun), Unit::Count) => noun.end,
        _ => end,
    };
    Some(Figure {
        start: first.start,
        end,
        bound_start: start,
        span: sentence.span_of(start, shown_end),
        quantity: Quantity {
            value: low.value.normalize(),
            step: second.numeral.step.normalize(),
            bounds: Bounds::between(low.value.normalize(), second.numeral.value.normalize()),
            bound: Bound::Range,
            unit,
            written_out: low.written_out && second.numeral.written_out,
            change: change_near(sentence, start, end, unit),
            written: sentence.written(start, end).to_owned(),
        },
        noun,
        elided: None,
        bracketed: false,
        is_fraction: false,
        aside: false,
    })
}
