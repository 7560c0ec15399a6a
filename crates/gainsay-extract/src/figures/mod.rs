//! Figures: a number with its currency, unit or counted thing, and the set of values its words allow.

mod ages;
mod amounts;
mod bounds;
mod changes;
mod counted;
mod elision;
mod exclusions;
mod ranges;
mod ranks;
mod shares;
mod units;
mod vague;

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Bound, Quantity, Span, Unit};
use rust_decimal::{Decimal, dec};

use crate::noun::NounPhrase;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;
use ages::is_age;
use amounts::{amount_at, minor_of};
use bounds::{bound_before, bounds_of};
use changes::change_near;
use counted::noun_after;
use elision::supply_elided;
use exclusions::is_name_or_reference;
use ranges::range_at;
use ranks::{half_unit_at, multiple_at, rank_at};
use shares::share_at;
use units::{After, unit_after};
use vague::vague_at;

/// One figure of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Tokens of number and unit, end exclusive.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The first token of its bound words, or of the number where it has none.
    pub(crate) bound_start: usize,
    /// The figure with its bound words and counted thing.
    pub(crate) span: Span,
    pub(crate) quantity: Quantity,
    /// What is counted, or what follows "of".
    pub(crate) noun: Option<NounPhrase>,
    /// The singular head noun that the words leave out: "nine soldiers died and four were hurt".
    pub(crate) elided: Option<String>,
    /// Whether it stands in brackets right behind another figure: "(R2.8 billion)".
    pub(crate) bracketed: bool,
    /// Whether it is a share told as a fraction: "a third", "one in five".
    pub(crate) is_fraction: bool,
}

/// The figures of a sentence, in order. Tokens in `taken` belong to times and are passed over.
pub(crate) fn figures(sentence: &Sentence<'_>, taken: &[bool], lexicon: &'static Lexicon) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut taken = taken.to_vec();
    for phrase in sentence.phrases().iter().filter(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Idiom))) {
        taken[phrase.start..phrase.end].fill(true);
    }
    let taken = &taken;
    let mut at = 0;
    while at < sentence.len() {
        if taken.get(at).copied().unwrap_or(false) {
            at += 1;
            continue;
        }
        match figure_at(sentence, at, taken, lexicon) {
            Some(mut figure) => {
                figure.bracketed =
                    is_bracketed(sentence, &figure) || found.last().is_some_and(|before| restates(sentence, before, &figure));
                at = figure.end.max(at + 1);
                found.push(figure);
            }
            None => at += 1,
        }
    }
    supply_elided(sentence, &mut found);
    found
}

/// "(R2.8 billion)".
fn is_bracketed(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    figure.bound_start > 0 && sentence.word(figure.bound_start - 1) == "("
}

/// "€300 million, or $1.3 billion": another currency or unit with nothing but "or" or a dash between.
fn restates(sentence: &Sentence<'_>, before: &Figure, figure: &Figure) -> bool {
    let (left, right) = (before.quantity.unit, figure.quantity.unit);
    let comparable = matches!(left, Unit::Money(_) | Unit::Measure(_)) && left.dimension() == right.dimension() && left != right;
    let between = before.end..figure.bound_start;
    comparable
        && !between.is_empty()
        && between.len() <= 2
        && between.clone().all(|at| matches!(sentence.word(at), "," | "or" | "-" | "–" | "—" | "/"))
        && between.clone().any(|at| sentence.word(at) != ",")
}

fn figure_at(sentence: &Sentence<'_>, at: usize, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    if let Some(figure) = share_at(sentence, at) {
        return Some(figure);
    }
    if let Some(figure) = vague_at(sentence, at, lexicon) {
        return Some(figure);
    }
    if let Some(figure) = half_unit_at(sentence, at, lexicon).or_else(|| rank_at(sentence, at)).or_else(|| multiple_at(sentence, at)) {
        return Some(figure);
    }
    let first = amount_at(sentence, at, lexicon)?;
    if is_name_or_reference(sentence, &first, lexicon) {
        return None;
    }
    if let Some(figure) = range_at(sentence, &first, taken, lexicon) {
        return Some(figure);
    }
    let after = if first.currency.is_some() { None } else { unit_after(sentence, first.numeral.end, lexicon) };
    let after =
        after.or_else(|| is_age(sentence, &first.numeral).then(|| Some((first.numeral.end, After::Unit(Unit::named("year of age")?))))?);
    let end = after.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let (unit, factor) = match (first.currency, after) {
        (Some(currency), _) => (Unit::Money(currency), Decimal::ONE),
        (None, Some((_, After::Unit(unit)))) => (unit, Decimal::ONE),
        (None, Some((_, After::Minor(currency)))) => (Unit::Money(minor_of(sentence, currency, lexicon)), dec!(0.01)),
        (None, None) => (Unit::Count, Decimal::ONE),
    };
    let numeral = &first.numeral;
    if unit == Unit::Count {
        // "one" is mostly a pronoun, "no one" is nobody, and a bare decimal counts nothing.
        let fraction_of_things = !numeral.value.fract().is_zero() && numeral.scale == Decimal::ONE;
        // "the two states" points back at things already named.
        let points_back = numeral.spelled
            && numeral.value < dec!(10)
            && matches!(sentence.word(first.start.wrapping_sub(1)), "the" | "these" | "those" | "both" | "other" | "all");
        // "magnitude 6.8": a scale named right before takes any number.
        let on_scale = is_age(sentence, numeral)
            || sentence.sense_before(first.start, |sense| matches!(sense, Sense::Measure(_)).then_some(())).is_some();
        if numeral.value <= Decimal::ONE && numeral.spelled || fraction_of_things && !on_scale || points_back {
            return None;
        }
    }
    let below_zero = first.start > 0
        && (sentence.word(first.start - 1) == "minus"
            || matches!(sentence.word(first.start - 1), "−") && sentence.tokens[first.start].glued);
    let factor = if below_zero { -factor } else { factor };
    let value = numeral.value.checked_mul(factor)?.normalize();
    let step = numeral.step.checked_mul(factor.abs())?.normalize();
    let (bound_start, bound) = bound_before(sentence, first.start);
    let noun = noun_after(sentence, end, unit, lexicon);
    let counted_end = match (&noun, unit) {
        (Some(noun), Unit::Count) => noun.end,
        _ => end,
    };
    // "300-odd", "3,000-plus"
    let bound = match sentence.word(end + 1) {
        "odd" if sentence.is(end, TokenKind::Hyphen) && bound == Bound::Exact => Bound::About,
        "plus" if sentence.is(end, TokenKind::Hyphen) && bound == Bound::Exact => Bound::AtLeast,
        _ => bound,
    };
    let (shown_end, bound) = match sentence.sense_at(counted_end, |sense| match sense {
        Sense::BoundAfter(bound) => Some(*bound),
        _ => None,
    }) {
        Some((after_end, after)) if bound == Bound::Exact => (after_end, after),
        _ => (counted_end, bound),
    };
    let bounds = bounds_of(value, step, numeral.written_out, bound);
    Some(Figure {
        start: first.start,
        end,
        bound_start,
        span: sentence.span_of(bound_start, shown_end),
        quantity: Quantity {
            value,
            step,
            bounds,
            bound,
            unit,
            written_out: numeral.written_out,
            change: change_near(sentence, bound_start, end, unit),
            written: sentence.written(first.start, end).to_owned(),
        },
        noun,
        elided: None,
        bracketed: false,
        is_fraction: false,
    })
}
