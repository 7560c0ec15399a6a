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

/// Counts without a noun take it from the count before them, or are people where the words around say what befell them.
fn supply_elided(sentence: &Sentence<'_>, figures: &mut [Figure]) {
    let mut last: Option<String> = None;
    for figure in figures.iter_mut().filter(|figure| figure.quantity.unit == Unit::Count) {
        match &figure.noun {
            Some(noun) if is_state(sentence.word(noun.head_at)) => figure.elided = Some("person".to_owned()),
            Some(noun) => last = Some(noun.head.clone()),
            None => {
                let befell =
                    |at: usize| sentence.has(at, |sense| matches!(sense, Sense::Measure(_))) && is_state_or_verb(sentence.word(at));
                let around = (figure.end..figure.end + 3).chain(figure.bound_start.saturating_sub(2)..figure.bound_start).any(befell);
                figure.elided = last.clone().or_else(|| around.then(|| "person".to_owned()));
            }
        }
    }
}

/// Adjectives that stand for the people they describe.
fn is_state(word: &str) -> bool {
    matches!(word, "dead" | "injured" | "wounded" | "missing" | "homeless" | "hurt" | "unemployed")
}

fn is_state_or_verb(word: &str) -> bool {
    is_state(word)
        || matches!(
            word,
            "killed"
                | "killing"
                | "died"
                | "injuring"
                | "wounding"
                | "arrested"
                | "hospitalised"
                | "hospitalized"
                | "evacuated"
                | "displaced"
                | "rescued"
                | "detained"
        )
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

/// A number with the currency before it, if any.
struct Amount {
    start: usize,
    numeral: Numeral,
    currency: Option<Currency>,
}

fn amount_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Amount> {
    if let Some((next, currency)) = currency_sign_at(sentence, at, lexicon) {
        let numeral = numeral_at(sentence, next, true, lexicon)?;
        return Some(Amount { start: at, numeral, currency: Some(currency) });
    }
    let numeral = numeral_at(sentence, at, false, lexicon)?;
    Some(Amount { start: at, numeral, currency: None })
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
            number_follows(end).then(|| currency(lexicon.case_symbol(sentence.printed(at)))).flatten().map(|c| (end, c))
        }
        TokenKind::Word if number_follows(at + 1) => currency(lexicon.case_symbol(sentence.printed(at))).map(|c| (at + 1, c)),
        _ => None,
    }
}

/// "cents" are those of the currency the sentence names.
fn minor_of(sentence: &Sentence<'_>, default: Currency, lexicon: &Lexicon) -> Currency {
    let cents = ["USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"];
    if default.code() != "USD" {
        return default;
    }
    let named = (0..sentence.len()).find_map(|at| {
        let senses =
            lexicon.case_symbol(sentence.printed(at)).iter().chain(sentence.phrases_at(at).iter().flat_map(|phrase| phrase.senses));
        senses.into_iter().find_map(|sense| match sense {
            Sense::Currency { currency, minor: false } if cents.contains(&currency.code()) => Some(*currency),
            _ => None,
        })
    });
    named.unwrap_or(default)
}

/// What follows a number and says what it is a number of.
enum After {
    Unit(Unit),
    /// Cents and pence: a hundredth of the currency.
    Minor(Currency),
}

/// "Anna Berg, 52,", "aged 65", "at the age of 17".
fn is_age(sentence: &Sentence<'_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.start, numeral.end);
    if start < 2 || numeral.scale != Decimal::ONE || numeral.value > dec!(120) || numeral.value.is_zero() {
        return false;
    }
    let said = matches!(sentence.word(start - 1), "aged" | "age") || sentence.word(start - 1) == "of" && sentence.word(start - 2) == "age";
    let closed = matches!(sentence.word(end), "," | ")" | "." | ";" | "");
    // "the teacher, 52, said": a number between commas behind any word.
    let apposed = sentence.word(start - 1) == ","
        && sentence.word(end) == ","
        && sentence.is(start - 2, TokenKind::Word)
        && numeral.value > Decimal::TEN;
    let behind_name = matches!(sentence.word(start - 1), "," | "(")
        && sentence.is(start - 2, TokenKind::Word)
        && sentence.tokens[start - 2].capital
        && !sentence.has(start - 2, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_)));
    // "the pension age will go from 65 to 67", "most of them over 75"
    let bare = !sentence.is(end, TokenKind::Word) || sentence.is_stop(end);
    let about_age = bare && (0..start).any(|at| matches!(sentence.word(at), "age" | "aged" | "ages"));
    let (bound_start, bound) = bound_before(sentence, start);
    let people = |word: &str| matches!(word, "them" | "those" | "people" | "men" | "women" | "children" | "adults");
    let bounded =
        bare && matches!(bound, Bound::MoreThan | Bound::LessThan | Bound::AtLeast) && people(sentence.word(bound_start.wrapping_sub(1)));
    said || apposed || closed && behind_name || about_age || bounded
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
    if sentence.is(at, TokenKind::Word)
        && sentence.word(at + 1) == "/"
        && sentence.tokens.get(at + 2).is_some_and(|token| token.glued)
        && let Some(found) = lexicon.case_symbol(sentence.written(at, at + 3)).iter().find_map(unit)
    {
        return Some((at + 3, found));
    }
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
        // "a 500-pound bomb" weighs; "a 10-pound note" does not.
        if hyphen == 1
            && sentence.word(at + 1).starts_with("pound")
            && !matches!(sentence.word(end), "note" | "coin" | "fine" | "fee")
            && let Some(mass) = Unit::named("pound")
        {
            return Some((end, After::Unit(mass)));
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
    short.then(|| symbol(lexicon.case_symbol(printed))).flatten().map(|found| (at + 1, found))
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

/// A figure of a single value with no noun, exact unless a bound word says otherwise.
fn bare(sentence: &Sentence<'_>, at: usize, end: usize, value: Decimal, unit: Unit) -> Figure {
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
fn half_unit_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Figure> {
    if sentence.word(at) != "half" || !matches!(sentence.word(at + 1), "a" | "an") {
        return None;
    }
    let (end, After::Unit(unit @ Unit::Measure(_))) = unit_after(sentence, at + 2, lexicon)? else { return None };
    let mut figure = bare(sentence, at, end, dec!(0.5), unit);
    figure.quantity.step = dec!(0.1);
    Some(figure)
}

/// "the third time", "the 14th title", "fourth-largest": a place in an order. "Second thoughts" has no article.
fn rank_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
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
fn multiple_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
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

/// "between X and Y", "from X to Y", "X-Y", "X to Y": scale and unit spread over both ends.
fn range_at(sentence: &Sentence<'_>, first: &Amount, taken: &[bool], lexicon: &'static Lexicon) -> Option<Figure> {
    let first_unit = unit_after(sentence, first.numeral.end, lexicon);
    let first_end = first_unit.as_ref().map_or(first.numeral.end, |(end, _)| *end);
    let before = sentence.word(first.start.wrapping_sub(1)).to_owned();
    // "rose $1.40 to $85", "cut by 180 to 620": a step and a level.
    let (bound_start, _) = bound_before(sentence, first.start);
    let steps = before == "by"
        || sentence.word(bound_start.wrapping_sub(1)) == "by"
        || sentence.sense_before(bound_start, |sense| matches!(sense, Sense::Change(_)).then_some(())).is_some()
        || matches!(sentence.word(bound_start.wrapping_sub(1)), "up" | "down");
    if steps && sentence.word(first_end) == "to" {
        return None;
    }
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
        elided: None,
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
            let (end, whole) = cardinal(next + 1).or_else(|| {
                let (whole, decimals) =
                    crate::numerals::parse_digits(sentence.printed(next + 1)).filter(|_| sentence.is(next + 1, TokenKind::Numeral))?;
                (decimals == 0).then_some((next + 2, whole))
            })?;
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
    if plain && !of_something || numerator > denominator || sentence.has(end, |sense| matches!(sense, Sense::Scale(_))) {
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
        elided: None,
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
    let marked = start > 0 && sentence.sense_before(start, |sense| matches!(sense, Sense::NotFigure).then_some(())).is_some();
    // "14:00", "3-1", "24/7", "9th": parts of something else.
    let clock = sentence.word(end) == ":" && sentence.tokens.get(end).is_some_and(|token| token.glued)
        || start > 0 && sentence.word(start - 1) == ":" && sentence.tokens[start].glued;
    let slash = sentence.word(end) == "/" || start > 0 && sentence.word(start - 1) == "/" && sentence.tokens[start].glued;
    let suffix = sentence.is(end, TokenKind::Word)
        && sentence.tokens[end].glued
        && sentence.is(start, TokenKind::Numeral)
        && unit_after(sentence, end, lexicon).is_none();
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
    // "No. 9"
    let numbered = start > 1
        && sentence.word(start - 1) == "."
        && sentence.tokens[start - 1].glued
        && matches!(sentence.word(start - 2), "no" | "nos");
    // "7-Eleven", "1099-K", "22-1451", "401(k)": digits joined to a name or to more digits.
    let joined = sentence.is(start, TokenKind::Numeral)
        && (sentence.is(end, TokenKind::Hyphen)
            && sentence.tokens.get(end + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word)
            || sentence.word(end) == "(" && sentence.tokens[end].glued);
    // "0800 555 111": a leading zero, or numerals in a row, dial.
    // "in his 30s"
    let decade = sentence.word(end) == "s"
        && sentence.tokens.get(end).is_some_and(|token| token.glued)
        && (amount.numeral.value % Decimal::TEN).is_zero();
    let zero =
        sentence.printed(start).len() > 1 && sentence.printed(start).starts_with('0') && !sentence.printed(start).contains(['.', ',']);
    let dialled = sentence.is(end, TokenKind::Numeral) || start > 0 && sentence.is(start - 1, TokenKind::Numeral);
    // "Seven Dials", "the Big Four": a number word with a capital inside a sentence is a name.
    let titled = amount.numeral.spelled
        && start > 0
        && sentence.tokens[start].capital
        && !sentence.heading
        && !matches!(sentence.word(start - 1), "." | ":" | "“" | "\"");
    // "10 Downing Street": a number before a name that is no people.
    let address = sentence.is(start, TokenKind::Numeral)
        && !sentence.heading
        && sentence.is(end, TokenKind::Word)
        && sentence.tokens[end].capital
        && sentence.tokens.get(end + 1).is_some_and(|next| next.capital && next.kind == TokenKind::Word)
        && amount.numeral.written_out
        && unit_after(sentence, end, lexicon).is_none()
        && !sentence
            .phrases_at(end)
            .iter()
            .any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Demonym(_) | Sense::Month(_))));
    // "CVE-2024-3094", "22-1451": digits joined by hyphens with nothing counted behind them.
    let chained = start > 1
        && sentence.is(start - 1, TokenKind::Hyphen)
        && sentence.is(start - 2, TokenKind::Numeral)
        && sentence.tokens[start].glued
        || sentence.is(end, TokenKind::Hyphen)
            && sentence.is(end + 1, TokenKind::Numeral)
            && sentence.tokens[end + 1].glued
            && unit_after(sentence, end + 2, lexicon).is_none()
            && numeral_at(sentence, end + 1, false, lexicon).is_none_or(|other| other.scale == Decimal::ONE)
            && noun_phrase_at(sentence, end + 2, lexicon).is_none_or(|noun| !noun.plural);
    marked
        || clock
        || slash
        || suffix
        || code
        || model
        || numbered
        || joined
        || decade
        || chained
        || zero
        || dialled
        || titled
        || address
        || is_score(sentence, amount, lexicon)
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
    let behind = (start > 1 && joins(start - 1)).then(|| numeral_at(sentence, start - 2, false, lexicon)).flatten();
    let trails = behind.is_some_and(|other| {
        other.end == start - 1 && plain(&other) && other.value >= amount.numeral.value && unit_after(sentence, end, lexicon).is_none()
    }) && !(start > 2 && sentence.word(start - 3) == "from");
    leads || trails
}

/// What a figure counts: the words after it, or after "of".
fn noun_after(sentence: &Sentence<'_>, end: usize, unit: Unit, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    match unit {
        Unit::Count => {
            let hyphen = sentence.is(end, TokenKind::Hyphen);
            let mut at = if hyphen { end + 1 } else { end };
            if hyphen && matches!(sentence.word(at), "odd" | "plus") {
                at += 1;
            } else if hyphen {
                // "26-seat majority", "16-member board": the word joined on is what is counted.
                let joined = noun_phrase_at(sentence, at, lexicon)?;
                return Some(NounPhrase { end: at + 1, head_at: at, head: lexicon.stem(sentence.word(at)).into(), ..joined });
            }
            if sentence.word(at) == "of" {
                // "49 million of the approximately 59 million eligible voters", "20 of the 30 buildings".
                return (at + 1..at + 7)
                    .filter(|thing| !sentence.is(*thing, TokenKind::Numeral))
                    .find_map(|thing| noun_phrase_at(sentence, thing, lexicon));
            }
            // "14 fewer", "19 more", "three flipped", "4,000 came": without a plural nothing is named.
            noun_phrase_at(sentence, at, lexicon).filter(|noun| noun.plural || is_invariant(sentence.word(noun.head_at)))
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

/// Nouns and adjectives for people and things that have no plural of their own.
fn is_invariant(word: &str) -> bool {
    matches!(
        word,
        "dead" | "injured" | "wounded" | "missing" | "aircraft" | "sheep" | "fish" | "cattle" | "homeless" | "hurt" | "unemployed" | "head"
    )
}

/// Whether the words around make a share a change: "rose 50%", "a 50% increase".
fn change_near(sentence: &Sentence<'_>, start: usize, end: usize, unit: Unit) -> Option<Change> {
    let change = |sense: &'static Sense| match sense {
        Sense::Change(change) => Some(*change),
        _ => None,
    };
    let is_share = matches!(unit, Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint);
    if is_share {
        if let Some((_, change)) = sentence.sense_at(end, change) {
            return Some(change);
        }
        match sentence.word(end) {
            "more" | "higher" | "up" | "larger" | "faster" => return Some(Change::Up),
            "fewer" | "less" | "lower" | "down" | "smaller" | "slower" => return Some(Change::Down),
            _ => {}
        }
    }
    let mut before = start;
    let mut by = false;
    while before > 0
        && start - before < 4
        && matches!(
            sentence.word(before - 1),
            "by" | "of" | "a" | "an" | "about" | "further" | "another" | "just" | "only" | "almost" | "nearly"
        )
    {
        by |= sentence.word(before - 1) == "by";
        before -= 1;
    }
    if is_share {
        match sentence.word(before.wrapping_sub(1)) {
            "up" => return Some(Change::Up),
            "down" => return Some(Change::Down),
            _ => {}
        }
        // "raised its rate by 25 basis points": the verb stands before its object.
        if by
            && let Some(found) =
                (before.saturating_sub(7)..before).rev().find_map(|at| sentence.sense_at(at, change).map(|(_, change)| change))
        {
            return Some(found);
        }
    }
    // "rose to 50%" is a level, not a change; of sums and counts only "by" makes a step.
    let near = sentence.sense_before(before, change).map(|(_, change)| change);
    near.filter(|_| is_share || by)
}
