//! Figures: a number with its currency, unit or counted thing, and the set of values its words allow.

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Bound, Bounds, Change, Currency, Quantity, Span, Unit};
use rust_decimal::{Decimal, dec};

use crate::noun::{NounPhrase, noun_phrase_at};
use crate::numerals::{Numeral, numeral_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

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
    /// Whether it stands in brackets right behind another figure: "(R2.8 billion)".
    pub(crate) bracketed: bool,
    /// Whether it is a share told as a fraction: "a third", "one in five".
    pub(crate) is_fraction: bool,
}

/// The figures of a sentence, in order. Tokens in `taken` belong to times and are passed over.
pub(crate) fn figures(sentence: &Sentence<'_>, taken: &[bool], lexicon: &'static Lexicon) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
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
        && between
            .clone()
            .all(|at| matches!(sentence.word(at), "," | "or" | "-" | "–" | "—" | "/"))
        && between.clone().any(|at| sentence.word(at) != ",")
}

/// A number with the currency before it, if any.
struct Amount {
    start: usize,
    numeral: Numeral,
    currency: Option<Currency>,
}

fn amount_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Amount> {
    if let Some((next, currency)) = currency_sign_at(sentence, at, lexicon) {
        let numeral = numeral_at(sentence, next, true, lexicon)?;
        return Some(Amount {
            start: at,
            numeral,
            currency: Some(currency),
        });
    }
    let numeral = numeral_at(sentence, at, false, lexicon)?;
    Some(Amount {
        start: at,
        numeral,
        currency: None,
    })
}

/// A currency written before its number: "$", "US$", "A$", "Rs", "EUR".
fn currency_sign_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, Currency)> {
    let currency = |senses: &[Sense]| {
        senses.iter().find_map(|sense| match sense {
            Sense::Currency { currency, minor: false } => Some(*currency),
            _ => None,
        })
    };
    let number_follows = |at: usize| matches!(sentence.kind(at), Some(TokenKind::Numeral));
    // Letters glued to a sign.
    if matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Symbol))
        && sentence.is(at + 1, TokenKind::Symbol)
        && sentence.tokens[at + 1].glued
        && number_follows(at + 2)
        && let Some(found) = currency(lexicon.case_symbol(sentence.written(at, at + 2)))
    {
        return Some((at + 2, found));
    }
    match sentence.kind(at)? {
        TokenKind::Symbol => {
            let end = at + 1;
            // "$ 5" and "$a million" both occur; words after a sign do not.
            number_follows(end)
                .then(|| currency(lexicon.case_symbol(sentence.printed(at))))
                .flatten()
                .map(|c| (end, c))
        }
        TokenKind::Word if number_follows(at + 1) => currency(lexicon.case_symbol(sentence.printed(at))).map(|c| (at + 1, c)),
        _ => None,
    }
}

/// What follows a number and says what it is a number of.
enum After {
    Unit(Unit),
    /// Cents and pence: a hundredth of the currency.
    Minor(Currency),
}

fn unit_after(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, After)> {
    let hyphen = usize::from(sentence.is(at, TokenKind::Hyphen));
    let unit = |sense: &Sense| match sense {
        Sense::Percent => Some(After::Unit(Unit::Percent)),
        Sense::PercentagePoint => Some(After::Unit(Unit::PercentagePoint)),
        Sense::BasisPoint => Some(After::Unit(Unit::BasisPoint)),
        Sense::Currency { currency, minor: false } => Some(After::Unit(Unit::Money(*currency))),
        Sense::Currency { currency, minor: true } => Some(After::Minor(*currency)),
        Sense::Unit(measure) => Some(After::Unit(Unit::Measure(measure))),
        _ => None,
    };
    if let Some((end, after)) = sentence.sense_at(at + hyphen, unit) {
        // "22-year-old" is an age.
        if hyphen == 1 && sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if sentence.word(end) == "old" || (sentence.word(end) == "of" && sentence.word(end + 1) == "age") {
            let age = Unit::named("year of age")?;
            if matches!(&after, After::Unit(Unit::Measure(measure)) if measure.name == "year") {
                return Some((end + if sentence.word(end) == "old" { 1 } else { 2 }, After::Unit(age)));
            }
        }
        return Some((end, after));
    }
    // Calendar words count time only when nothing else claimed them.
    if let Some((end, name)) = sentence.sense_at(at + hyphen, |sense| match sense {
        Sense::CalendarUnit(grain) => Some(grain.name()),
        _ => None,
    }) && let Some(unit) = Unit::named(name)
    {
        if sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if name == "year" && sentence.word(end) == "old" {
            return Some((end + 1, After::Unit(Unit::named("year of age")?)));
        }
        return Some((end, After::Unit(unit)));
    }
    if sentence.is(at, TokenKind::Word)
        && sentence.word(at + 1) == "/"
        && sentence.tokens.get(at + 2).is_some_and(|token| token.glued)
        && let Some(found) = lexicon.case_symbol(sentence.written(at, at + 3)).iter().find_map(unit)
    {
        return Some((at + 3, found));
    }
    let printed = sentence.printed(at);
    let symbol = |senses: &[Sense]| senses.iter().find_map(unit);
    if sentence.is(at, TokenKind::Symbol)
        && sentence.is(at + 1, TokenKind::Word)
        && sentence.tokens[at + 1].glued
        && let Some(found) = symbol(lexicon.case_symbol(sentence.written(at, at + 2)))
    {
        return Some((at + 2, found));
    }
    let short = printed.len() <= 6 && matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Symbol));
    short
        .then(|| symbol(lexicon.case_symbol(printed)))
        .flatten()
        .map(|found| (at + 1, found))
}

fn bound(sense: &'static Sense) -> Option<Bound> {
    match sense {
        // "between" belongs to a range, which has its own reader.
        Sense::Bound(bound) if !matches!(bound, Bound::Range | Bound::Vague) => Some(*bound),
        _ => None,
    }
}

fn figure_at(sentence: &Sentence<'_>, at: usize, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    if let Some(figure) = share_at(sentence, at) {
        return Some(figure);
    }
    if let Some(figure) = vague_at(sentence, at, lexicon) {
        return Some(figure);
    }
    let first = amount_at(sentence, at, lexicon)?;
    if is_name_or_reference(sentence, &first, lexicon) {
        return None;
    }
    if let Some(figure) = range_at(sentence, &first, taken, lexicon) {
        return Some(figure);
    }
    let after = if first.currency.is_some() {
        None
    } else {
        unit_after(sentence, first.numeral.end, lexicon)
    };
    let end = after.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let (unit, factor) = match (first.currency, after) {
        (Some(currency), _) => (Unit::Money(currency), Decimal::ONE),
        (None, Some((_, After::Unit(unit)))) => (unit, Decimal::ONE),
        (None, Some((_, After::Minor(currency)))) => (Unit::Money(currency), dec!(0.01)),
        (None, None) => (Unit::Count, Decimal::ONE),
    };
    let numeral = &first.numeral;
    if unit == Unit::Count {
        // "one" is mostly a pronoun, "no one" is nobody, and a bare decimal counts nothing.
        let fraction_of_things = !numeral.value.fract().is_zero() && numeral.scale == Decimal::ONE;
        // "the two states" points back at things already named.
        let points_back = numeral.spelled
            && numeral.value < dec!(10)
            && matches!(
                sentence.word(first.start.wrapping_sub(1)),
                "the" | "these" | "those" | "both" | "other" | "all"
            );
        // "magnitude 6.8": a scale named right before takes any number.
        let on_scale = sentence
            .sense_before(first.start, |sense| matches!(sense, Sense::Measure(_)).then_some(()))
            .is_some();
        if numeral.value <= Decimal::ONE && numeral.spelled || fraction_of_things && !on_scale || points_back {
            return None;
        }
    }
    let value = numeral.value.checked_mul(factor)?.normalize();
    let step = numeral.step.checked_mul(factor)?.normalize();
    let (bound_start, bound) = bound_before(sentence, first.start);
    let noun = noun_after(sentence, end, unit, lexicon);
    let counted_end = match (&noun, unit) {
        (Some(noun), Unit::Count) => noun.end,
        _ => end,
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
        bracketed: false,
        is_fraction: false,
    })
}

/// "between X and Y", "from X to Y", "X-Y", "X to Y": scale and unit spread over both ends.
fn range_at(sentence: &Sentence<'_>, first: &Amount, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    let first_unit = unit_after(sentence, first.numeral.end, lexicon);
    let first_end = first_unit.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let before = sentence.word(first.start.wrapping_sub(1)).to_owned();
    let joins = match sentence.word(first_end) {
        "to" => before != "from",
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
    let unit = match (first.currency.or(second.currency), second_unit.or(first_unit)) {
        (Some(currency), _) => Unit::Money(currency),
        (None, Some((_, After::Unit(unit)))) => unit,
        (None, Some((_, After::Minor(_)))) => return None,
        (None, None) => Unit::Count,
    };
    // "rose to 15 to 20" aside, a falling pair joined by a hyphen is a score or a sum, not a range.
    let low = if first.numeral.scale == Decimal::ONE && second.numeral.scale > Decimal::ONE && first.numeral.value < dec!(1000) {
        first.numeral.with_scale_of(&second.numeral)?
    } else {
        first.numeral.clone()
    };
    if low.value >= second.numeral.value {
        return None;
    }
    if unit == Unit::Count && before != "between" && sentence.is(first_end, TokenKind::Hyphen) && low.value < dec!(20) {
        // "3-1", "6-4": a score.
        return None;
    }
    let start = if before == "between" { first.start - 1 } else { first.start };
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
        bracketed: false,
        is_fraction: false,
    })
}

/// "one-third of", "two-thirds", "half of", "one in five": a share of a whole, in percent.
fn share_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
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
            let (end, whole) = cardinal(next + 1)?;
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
    // Shares are shares of something: "a third of", "half the".
    if !matches!(sentence.word(end), "of" | "the" | "its" | "their" | "that" | "his" | "her") || numerator > denominator {
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
            bound: if bound == Bound::Exact { Bound::About } else { bound },
            unit: Unit::Percent,
            written_out: false,
            change: None,
            written: sentence.written(at, end).to_owned(),
        },
        noun: None,
        bracketed: false,
        is_fraction: true,
    })
}

/// "thousands of", "several", "dozens": the set the word allows.
fn vague_at(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<Figure> {
    let (end, (lower, upper)) = sentence.sense_at(at, |sense| match sense {
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
        bracketed: false,
        is_fraction: false,
    })
}

/// The bound word before a figure, and the token it begins at.
fn bound_before(sentence: &Sentence<'_>, start: usize) -> (usize, Bound) {
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
    let rounding = if written_out {
        Bounds::exactly(value)
    } else {
        Bounds::rounding(value, step)
    };
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
fn round_step(value: Decimal) -> Decimal {
    let mut zeros = Decimal::ONE;
    while !value.is_zero() && (value % (zeros * Decimal::TEN)).is_zero() && zeros < dec!(1_000_000_000_000) {
        zeros *= Decimal::TEN;
    }
    zeros.min(value.abs() / Decimal::TEN).max(Decimal::ONE)
}

/// Page numbers, models, editions and the like: words that make a number a name.
fn is_name_or_reference(sentence: &Sentence<'_>, amount: &Amount, lexicon: &Lexicon) -> bool {
    if amount.currency.is_some() {
        return false;
    }
    let (start, end) = (amount.numeral.start, amount.numeral.end);
    let marked = start > 0
        && sentence
            .sense_before(start, |sense| matches!(sense, Sense::NotFigure).then_some(()))
            .is_some();
    // "14:00", "3-1", "24/7", "9th": parts of something else.
    let clock = sentence.word(end) == ":" && sentence.tokens.get(end).is_some_and(|token| token.glued)
        || start > 0 && sentence.word(start - 1) == ":" && sentence.tokens[start].glued;
    let slash = sentence.word(end) == "/" || start > 0 && sentence.word(start - 1) == "/" && sentence.tokens[start].glued;
    let suffix = sentence.is(end, TokenKind::Word)
        && sentence.tokens[end].glued
        && sentence.is(start, TokenKind::Numeral)
        && unit_after(sentence, end, lexicon).is_none()
        && lexicon.case_symbol(sentence.printed(end)).is_empty();
    let code = start > 0
        && sentence.is(start - 1, TokenKind::Hyphen)
        && start > 1
        && sentence.is(start - 2, TokenKind::Word)
        && !sentence.is(end, TokenKind::Hyphen)
        && sentence.tokens[start].glued;
    // A number right behind a capitalised word inside a sentence names a model or an edition: "Boeing 737", "Channel 4".
    let model = sentence.is(start, TokenKind::Numeral)
        && start > 1
        && amount.numeral.written_out
        && amount.numeral.value < dec!(10000)
        && sentence.is(start - 1, TokenKind::Word)
        && sentence.tokens[start - 1].capital
        && !sentence.heading
        && unit_after(sentence, end, lexicon).is_none()
        && noun_phrase_at(sentence, end, lexicon).is_none_or(|noun| !noun.plural);
    marked || clock || slash || suffix || code || model || is_score(sentence, amount, lexicon)
}

/// "41 to 22", "3-1": the larger number first and nothing counted.
fn is_score(sentence: &Sentence<'_>, amount: &Amount, lexicon: &Lexicon) -> bool {
    let joins = |at: usize| sentence.word(at) == "to" || sentence.is(at, TokenKind::Hyphen);
    let plain = |numeral: &Numeral| numeral.written_out && !numeral.spelled && numeral.value < dec!(1000);
    let (start, end) = (amount.numeral.start, amount.numeral.end);
    if !plain(&amount.numeral) || start > 0 && sentence.word(start - 1) == "from" {
        return false;
    }
    let ahead = joins(end).then(|| numeral_at(sentence, end + 1, false, lexicon)).flatten();
    let leads = ahead
        .is_some_and(|other| plain(&other) && other.value <= amount.numeral.value && unit_after(sentence, other.end, lexicon).is_none());
    let behind = (start > 1 && joins(start - 1))
        .then(|| numeral_at(sentence, start - 2, false, lexicon))
        .flatten();
    let trails = behind.is_some_and(|other| {
        other.end == start - 1 && plain(&other) && other.value >= amount.numeral.value && unit_after(sentence, end, lexicon).is_none()
    }) && !(start > 2 && sentence.word(start - 3) == "from");
    leads || trails
}

/// What a figure counts: the words after it, or after "of".
fn noun_after(sentence: &Sentence<'_>, end: usize, unit: Unit, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    match unit {
        Unit::Count => {
            let at = if sentence.is(end, TokenKind::Hyphen) { end + 1 } else { end };
            if sentence.word(at) == "of" {
                // "49 million of the approximately 59 million eligible voters", "20 of the 30 buildings".
                return (at + 1..at + 7)
                    .filter(|thing| !sentence.is(*thing, TokenKind::Numeral))
                    .find_map(|thing| noun_phrase_at(sentence, thing, lexicon));
            }
            noun_phrase_at(sentence, at, lexicon)
        }
        _ => {
            let at = if matches!(sentence.word(end), "of" | "worth" | "in") {
                if sentence.word(end + 1) == "of" { end + 2 } else { end + 1 }
            } else {
                return None;
            };
            noun_phrase_at(sentence, at, lexicon)
        }
    }
}

/// Whether the words around make a share a change: "rose 50%", "a 50% increase".
fn change_near(sentence: &Sentence<'_>, start: usize, end: usize, unit: Unit) -> Option<Change> {
    let change = |sense: &'static Sense| match sense {
        Sense::Change(change) => Some(*change),
        _ => None,
    };
    if !matches!(unit, Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint) {
        return None;
    }
    if let Some((_, change)) = sentence.sense_at(end, change) {
        return Some(change);
    }
    let mut before = start;
    if before > 0 && matches!(sentence.word(before - 1), "by" | "of" | "a" | "an") {
        before -= 1;
    }
    // "rose to 50%" is a level, not a change.
    sentence.sense_before(before, change).map(|(_, change)| change)
}
