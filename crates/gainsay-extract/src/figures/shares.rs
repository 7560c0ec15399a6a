//! Parts of a whole told as fractions: "a third of", "one in five".

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Bound, Quantity, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::bounds::{bound_before, bounds_of};
use crate::noun::is_plural;
use crate::numerals::{parse_digits, part_of_scale_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// "one-third of", "two-thirds", "half of", "one in five": a share of a whole, in percent.
pub(super) fn share_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let cardinal = |at: usize| {
        sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
            Sense::Cardinal(value) => Some(*value),
            _ => None,
        })
    };
    let fraction = |at: usize| {
        sentence.sense_of(at, Kinds::FRACTION, |sense| match sense {
            Sense::Fraction(parts) => Some(Decimal::from(*parts)),
            _ => None,
        })
    };
    if part_of_scale_at(sentence, at).is_some() {
        return None;
    }
    let whole = |at: usize| {
        cardinal(at).or_else(|| {
            let (whole, decimals) = parse_digits(sentence.printed(at)).filter(|_| sentence.is(at, TokenKind::Numeral))?;
            (decimals == 0).then_some((at + 1, whole))
        })
    };
    // No digits are read where none of the words that make a group of them stand near.
    let grouped = (1..6).any(|ahead| matches!(sentence.word(at + ahead), "in" | "out"));
    let in_a_group = if grouped { whole(at) } else { None }.and_then(|(next, part)| {
        let of = match (sentence.word(next), sentence.word(next + 1)) {
            ("in", "every") | ("out", "of") => 2,
            ("in", _) => 1,
            // "one teacher in five"
            (_, "in") if part == Decimal::ONE && sentence.is(next, TokenKind::Word) && !sentence.is_stop(next) => 2,
            _ => return None,
        };
        let (end, group) = whole(next + of)?;
        let thing = next + of > next + 1 && sentence.word(next + 1) == "in" && sentence.word(next) != "in";
        // "one in five", but no "killed 12 in three days", "five in 2020", "one person in 40 minutes".
        let small = part == Decimal::ONE && (group <= dec!(1_000_000) || sentence.word(next) == "out")
            || part < Decimal::TEN && group <= Decimal::TEN && is_clause_start(sentence, at);
        let timed = sentence.has(end, |sense| matches!(sense, Sense::CalendarUnit(_) | Sense::Unit(_)));
        let counted = thing && is_plural(sentence.word(end));
        let percent = sentence.has(end, |sense| matches!(sense, Sense::Percent)) || sentence.word(end) == "%";
        (part < group && small && !timed && !counted && !percent && group > Decimal::ONE).then_some((end, part, group))
    });
    let (end, numerator, denominator) = if let Some(found) = in_a_group {
        found
    } else if let Some((next, value)) = cardinal(at) {
        let next = if sentence.is(next, TokenKind::Hyphen) { next + 1 } else { next };
        let (end, parts) = fraction(next)?;
        (end, value, parts)
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
    // "down by a third", "from just under half", "a third may recover"
    let (outer, outer_bound) = bound_before(sentence, at);
    let by = matches!(sentence.word(outer.wrapping_sub(1)), "by" | "to") || outer_bound != Bound::Exact;
    let closed = !sentence.is(end, TokenKind::Word)
        || sentence.is_stop(end)
        || sentence.sense_at(end, |s| matches!(s, Sense::Cardinal(_)).then_some(())).is_some();
    let alone = by && closed && !sentence.is(end, TokenKind::Hyphen)
        || matches!(sentence.word(end), "may" | "were" | "are" | "had" | "have" | "will" | "could" | "might" | "said" | "say");
    let aside = plain && !of_something;
    if plain && !of_something && !alone || numerator > denominator || sentence.has(end, |sense| matches!(sense, Sense::Scale(_))) {
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
        aside,
    })
}

/// Whether a clause begins at a token, bound words aside: "Three in four teenagers", "almost two in five".
fn is_clause_start(sentence: &Sentence<'_>, at: usize) -> bool {
    let (start, bound) = bound_before(sentence, at);
    start == 0 || bound != Bound::Exact || matches!(sentence.word(start - 1), "," | ";" | ":" | "and" | "or" | "that" | "said" | "but")
}
