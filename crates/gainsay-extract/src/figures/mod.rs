//! Figures: a number with its currency, unit or counted thing, and the set of values its words allow.

mod ages;
mod amounts;
mod bare;
mod bounds;
mod changes;
mod counted;
mod elision;
mod exclusions;
mod parts;
mod ranges;
mod ranks;
mod shares;
mod units;
mod vague;

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Dimension, Quantity, Span, Unit};
use rust_decimal::{Decimal, dec};

use crate::cues::may_begin_figure;
use crate::noun::NounPhrase;
use crate::numerals::numeral_at;
use crate::sentence::Sentence;
use crate::stopwatch::stopwatch_at;
use crate::tokens::TokenKind;
use ages::{age_after, age_group_after, decade_of_life_at};
use amounts::{amount_at, minor_of};
use bare::{Standing, standing};
use bounds::{adverbial, bound_after, bound_before, bounds_of};
use changes::change_near;
use counted::{noun_after, unit_of_noun};
use elision::supply_elided;
use exclusions::{is_denominator, is_name_or_reference};
use parts::{one_and_a_half_at, one_unit_at, part_of_unit_at};
use ranges::range_at;
use ranks::{multiple_at, rank_at};
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
    /// Whether it is a mention only, and too little said for a claim: "the two states", "a decade", an index's level.
    pub(crate) aside: bool,
}

impl Figure {
    /// The end of the figure with what it counts.
    pub(crate) fn end_with_noun(&self) -> usize {
        self.noun.as_ref().map_or(self.end, |noun| noun.end.max(self.end))
    }

    /// Where the words go on behind the figure, past what is given again in brackets right behind it.
    pub(crate) fn end_with_brackets(&self, sentence: &Sentence<'_>) -> usize {
        if sentence.word(self.end) != "(" {
            return self.end;
        }
        (self.end..(self.end + 8).min(sentence.len())).find(|at| sentence.word(*at) == ")").map_or(self.end, |at| at + 1)
    }
}

/// The figures of a sentence, in order. Tokens in `taken` belong to times and are passed over.
pub(crate) fn figures(sentence: &Sentence<'_>, taken: &[bool], lexicon: &'static Lexicon) -> Vec<Figure> {
    figures_where(sentence, taken, lexicon, |at| may_begin_figure(sentence, at))
}

/// The figures that begin where `may_begin` allows.
pub(crate) fn figures_where(
    sentence: &Sentence<'_>,
    taken: &[bool],
    lexicon: &'static Lexicon,
    may_begin: impl Fn(usize) -> bool,
) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut taken = taken.to_vec();
    if sentence.kinds().meets(Kinds::IDIOM) {
        for phrase in sentence.phrases().iter().filter(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Idiom))) {
            taken[phrase.start..phrase.end].fill(true);
        }
    }
    let taken = &taken;
    let mut at = 0;
    while at < sentence.len() {
        if taken.get(at).copied().unwrap_or(false) || !may_begin(at) {
            at += 1;
            continue;
        }
        match figure_at(sentence, at, taken, lexicon) {
            // An idiom or a time begins inside the words.
            Some(figure) if taken[figure.start..figure.end.min(taken.len())].contains(&true) => at += 1,
            Some(mut figure) => {
                figure.bracketed =
                    is_bracketed(sentence, &figure) || found.last().is_some_and(|before| restates(sentence, before, &figure));
                at = figure.end.max(at + 1);
                found.push(figure);
            }
            None => at += 1,
        }
    }
    supply_elided(sentence, &mut found, lexicon);
    found
}

/// "(R2.8 billion)".
fn is_bracketed(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    figure.bound_start > 0 && sentence.word(figure.bound_start - 1) == "("
}

/// "€300 million, or $1.3 billion", "222 million euros, 200 million pounds": another currency or unit with nothing but "or"
/// or a dash between, and a comma between two currencies.
fn restates(sentence: &Sentence<'_>, before: &Figure, figure: &Figure) -> bool {
    let (left, right) = (before.quantity.unit, figure.quantity.unit);
    let comparable = matches!(left, Unit::Money(_) | Unit::Measure(_)) && left.dimension() == right.dimension() && left != right;
    let between = before.end..figure.bound_start;
    if comparable && told_again(sentence, between.clone()) {
        return true;
    }
    comparable
        && !between.is_empty()
        && between.len() <= 2
        && between.clone().all(|at| matches!(sentence.word(at), "," | "or" | "-" | "–" | "—" | "/"))
        && (between.clone().any(|at| sentence.word(at) != ",") || matches!((left, right), (Unit::Money(_), Unit::Money(_))))
}

/// ", at the time about", "or, at today's rate,", "which is roughly": small words between an amount and the same amount in
/// another unit, one of which speaks of rates, of the time or of sameness.
fn told_again(sentence: &Sentence<'_>, between: std::ops::Range<usize>) -> bool {
    let mut cue = false;
    let small = between.clone().all(|at| {
        let word = sentence.word(at);
        let tells = matches!(word, "rate" | "rates" | "equivalent" | "equal" | "worth" | "today" | "then" | "i.e");
        // "At the time" tells only with "at" before it: "by the time" goes on to another event.
        let timed = word == "time" && (1..=2).any(|back| sentence.word(at.wrapping_sub(back)) == "at");
        cue |= tells || timed;
        tells
            || timed
            || sentence.is(at, TokenKind::Possessive)
            || matches!(
                word,
                "(" | ","
                    | "–"
                    | "—"
                    | "-"
                    | "or"
                    | "at"
                    | "the"
                    | "that"
                    | "then"
                    | "current"
                    | "exchange"
                    | "today's"
                    | "which"
                    | "is"
                    | "was"
                    | "to"
                    | "now"
                    | "present"
                    | "of"
                    | "day"
                    | "'s"
            )
    });
    (2..=9).contains(&between.len()) && small && cue
}

fn figure_at(sentence: &Sentence<'_>, at: usize, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    stopped_at(sentence, at)
        .or_else(|| share_at(sentence, at))
        .or_else(|| vague_at(sentence, at, lexicon))
        .or_else(|| part_of_unit_at(sentence, at, lexicon))
        .or_else(|| rank_at(sentence, at))
        .or_else(|| multiple_at(sentence, at))
        .or_else(|| one_and_a_half_at(sentence, at))
        .or_else(|| one_unit_at(sentence, at))
        .or_else(|| decade_of_life_at(sentence, at))
        .or_else(|| numbered_at(sentence, at, taken, lexicon))
}

/// "2:05:11", in seconds.
fn stopped_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let (end, seconds, step) = stopwatch_at(sentence, at)?;
    let mut figure = ranks::bare(sentence, at, end, seconds, Unit::named("second")?);
    figure.quantity.step = step;
    Some(figure)
}

/// A figure that begins with a number or a currency sign.
fn numbered_at(sentence: &Sentence<'_>, at: usize, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    let first = amount_at(sentence, at, lexicon)?;
    if is_denominator(sentence, first.start) || is_name_or_reference(sentence, &first, lexicon) {
        return None;
    }
    if let Some(figure) = range_at(sentence, &first, taken, lexicon) {
        return Some(figure);
    }
    let after = match first.currency {
        Some(_) => None,
        None => age_group_after(sentence, &first.numeral)
            .or_else(|| unit_after(sentence, first.numeral.end, lexicon))
            .or_else(|| age_after(sentence, &first.numeral)),
    };
    let end = after.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let mut divisor = Decimal::ONE;
    let (unit, factor) = match (first.currency, after) {
        (Some(currency), _) => (Unit::Money(currency), Decimal::ONE),
        (None, Some((_, After::Parts(unit, parts)))) => {
            divisor = parts;
            (unit, Decimal::ONE)
        }
        (None, Some((_, After::Unit(unit)))) => (unit, Decimal::ONE),
        (None, Some((_, After::Scaled(unit, factor)))) => (unit, factor),
        (None, Some((_, After::Minor(currency)))) => (Unit::Money(minor_of(sentence, currency, lexicon)), dec!(0.01)),
        (None, None) => (Unit::Count, Decimal::ONE),
    };
    let numeral = &first.numeral;
    // No person is 4,800 years old: such an age is a length of time.
    let (unit, end) = match unit {
        Unit::Measure(age) if age.dimension == Dimension::Age && numeral.value > dec!(150) => (Unit::named("year")?, end),
        unit => (unit, end),
    };
    let mut aside = false;
    if unit == Unit::Count {
        aside = match standing(sentence, &first, lexicon) {
            Standing::Figure => false,
            Standing::Aside => true,
            Standing::Nothing => return None,
        };
    }
    let below_zero = is_below_zero(sentence, first.start);
    let start = first.start - usize::from(below_zero);
    let factor = if below_zero { -factor } else { factor };
    let value = numeral.value.checked_mul(factor)?.checked_div(divisor)?.normalize();
    let step = numeral.step.checked_mul(factor.abs())?.checked_div(divisor)?.normalize();
    let (value, end, unit, step) = match in_seconds(sentence, value, unit, end, lexicon) {
        Some((seconds, end)) => (seconds, end, Unit::named("second")?, Decimal::ONE),
        None => {
            let (value, end) = with_remainder(sentence, value, unit, end, lexicon).unwrap_or((value, end));
            (value, end, unit, step)
        }
    };
    let (bound_start, bound) = bound_before(sentence, start);
    let bound = adverbial(sentence, bound_start, bound, unit);
    let noun = noun_after(sentence, end, unit, lexicon);
    // "91 dry days" last.
    let (unit, noun, end) = match (&noun, unit) {
        (Some(found), Unit::Count) => match unit_of_noun(sentence, found) {
            Some(unit) => (unit, None, found.end),
            None => (unit, noun, end),
        },
        _ => (unit, noun, end),
    };
    let counted_end = match (&noun, unit) {
        (Some(noun), Unit::Count) => noun.end,
        _ => end,
    };
    let (shown_end, bound) = bound_after(sentence, end, counted_end, bound);
    let bounds = bounds_of(value, step, numeral.written_out, bound);
    Some(Figure {
        start,
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
            written: sentence.written(start, end).to_owned(),
        },
        noun,
        elided: None,
        bracketed: false,
        is_fraction: false,
        aside,
    })
}

/// "38 cents of every dollar", "20 cents on the dollar": an amount that is meant as a share.
pub(crate) fn share_of_each(sentence: &Sentence<'_>, figure: &Figure) -> Option<Figure> {
    let cents = figure.end;
    let out = usize::from(sentence.word(cents) == "out");
    let of = matches!(sentence.word(cents + out), "of" | "on" | "in" | "from");
    let each = matches!(sentence.word(cents + out + 1), "every" | "each" | "the");
    let unit = matches!(sentence.word(cents + out + 2), "dollar" | "euro" | "pound" | "rand");
    let minor = matches!(sentence.word(cents.wrapping_sub(1)), "cent" | "cents" | "pence" | "penny" | "p");
    if !(of && each && unit && minor && matches!(figure.quantity.unit, Unit::Money(_))) {
        return None;
    }
    let mut share = figure.clone();
    share.quantity.unit = Unit::Percent;
    share.quantity.value = figure.quantity.value.checked_mul(dec!(100))?.normalize();
    share.quantity.step = figure.quantity.step.checked_mul(dec!(100))?.normalize();
    share.quantity.bounds = figure.quantity.bounds.scaled(dec!(100));
    Some(share)
}

/// "minus 5", "−0.3%", "-5": a sign in front, which a hyphen is only where a space stands before it.
fn is_below_zero(sentence: &Sentence<'_>, start: usize) -> bool {
    let Some(sign) = start.checked_sub(1) else { return false };
    let glued = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.glued);
    match sentence.word(sign) {
        "minus" | "negative" => true,
        "−" => glued(start),
        "-" | "–" => glued(start) && !glued(sign) && !(sign > 0 && sentence.is(sign - 1, TokenKind::Numeral)),
        _ => false,
    }
}

/// "Two hours, 15 minutes and 11 seconds": told down to the seconds.
fn in_seconds(sentence: &Sentence<'_>, value: Decimal, unit: Unit, end: usize, lexicon: &'static Lexicon) -> Option<(Decimal, usize)> {
    if unit.name() != "hour" {
        return None;
    }
    let next = |at: usize| at + usize::from(sentence.word(at) == ",");
    let next = |at: usize| next(at) + usize::from(sentence.word(next(at)) == "and");
    let part = |at: usize, name: &str| {
        let numeral = numeral_at(sentence, at, false, lexicon).filter(|part| part.scale == Decimal::ONE && part.value < dec!(60))?;
        let (end, after) = unit_after(sentence, numeral.end, lexicon)?;
        matches!(after, After::Unit(unit) if unit.name() == name).then_some((numeral.value, end))
    };
    let (minutes, end) = part(next(end), "minute")?;
    let (seconds, end) = part(next(end), "second")?;
    Some((value.checked_mul(dec!(3600))? + minutes * dec!(60) + seconds, end))
}

/// "3 dollars 50 cents", "5 feet 2 inches", "two hours and 15 minutes": the smaller unit adds to the larger.
fn with_remainder(sentence: &Sentence<'_>, value: Decimal, unit: Unit, end: usize, lexicon: &'static Lexicon) -> Option<(Decimal, usize)> {
    // "5 feet, 10 inches": a smaller unit behind the comma goes on with the same measure.
    let next =
        end + usize::from(matches!(sentence.word(end), "and" | ",") && (sentence.word(end) == "and" || matches!(unit, Unit::Measure(_))));
    let rest = numeral_at(sentence, next, false, lexicon).filter(|rest| rest.scale == Decimal::ONE && rest.value > Decimal::ZERO)?;
    let (after, rest_unit) = unit_after(sentence, rest.end, lexicon)?;
    let share = match (unit, rest_unit) {
        (Unit::Money(_), After::Minor(_)) if rest.value < dec!(100) => rest.value.checked_div(dec!(100))?,
        (Unit::Measure(large), After::Unit(Unit::Measure(small)))
            if large.dimension == small.dimension
                && small.factor < large.factor
                && matches!(large.name, "foot" | "pound" | "stone" | "hour" | "minute") =>
        {
            rest.value.checked_mul(small.factor)?.checked_div(large.factor)?
        }
        _ => return None,
    };
    Some((value.checked_add(share)?.round_dp(10).normalize(), after))
}
