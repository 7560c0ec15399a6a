//! Every value a text expresses: figures and times as mentions, before anything is made of them.

use chrono::{Datelike, Days, Months, NaiveDate};
use gainsay_lexicon::Lexicon;
use gainsay_model::{Dimension, Document, Grain, MeasureUnit, Mention, MentionKind, Period, Quantity, Unit};
use rust_decimal::Decimal;

use crate::figures::Figure;
use crate::reading::{Reading, readings};
use crate::resolve::{Context, resolve};
use crate::times::{TimeExpression, TimeMention};
use crate::timex::timex;

/// Reads every mention of a document, in order of the text. Empty where the language has no lexicon.
pub fn mentions(document: &Document) -> Vec<Mention> {
    let Some(lexicon) = gainsay_lexicon::lexicon(&document.language) else {
        return Vec::new();
    };
    readings(document, lexicon, None).into_iter().flat_map(|reading| of_sentence(&reading, lexicon)).collect()
}

fn of_sentence(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Mention> {
    let figures = reading.figures.iter().chain(&reading.asides).map(|figure| of_figure(reading, figure, lexicon));
    let times = reading.times.iter().zip(&reading.periods).map(|(time, period)| of_time(time, period, reading));
    let mut mentions: Vec<Mention> = figures.chain(times).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

fn of_figure(reading: &Reading<'_>, figure: &Figure, lexicon: &Lexicon) -> Mention {
    let sentence = &reading.sentence;
    let core = sentence.span_of(figure.start, figure.end);
    let unit = figure.quantity.unit;
    let counted = figure
        .noun
        .as_ref()
        .filter(|_| unit == Unit::Count)
        .map(|noun| (sentence.span_of(noun.start, noun.end), lexicon.singular(sentence.word(noun.head_at)).into_owned()));
    // "one soldier": the noun stands right behind.
    let single = figure.aside && figure.quantity.value == Decimal::ONE && unit == Unit::Count;
    let counted = match (&figure.elided, counted) {
        (Some(head), None) if single && lexicon.stem(sentence.word(figure.end)) == head.as_str() => {
            Some((sentence.span_of(figure.end, figure.end + 1), head.clone()))
        }
        (Some(head), counted) => Some((counted.map_or(core, |(span, _)| span), head.clone())),
        (None, counted) => counted,
    };
    let kind = match unit.dimension() {
        Dimension::Money => MentionKind::Money,
        Dimension::Share => match unit {
            Unit::PercentagePoint => MentionKind::PercentagePoint,
            Unit::BasisPoint => MentionKind::BasisPoint,
            _ if figure.is_fraction => MentionKind::Ratio,
            _ => MentionKind::Percent,
        },
        Dimension::Count if counted.is_none() => MentionKind::Number,
        Dimension::Count => MentionKind::Count,
        Dimension::Number => MentionKind::Number,
        Dimension::Ordinal => MentionKind::Ordinal,
        Dimension::Multiple => MentionKind::Ratio,
        Dimension::Duration => MentionKind::Duration,
        Dimension::Age => MentionKind::Age,
        _ => MentionKind::Measure,
    };
    let span = match &counted {
        Some((noun, _)) => core.cover(*noun),
        None => core,
    };
    let timex = (kind == MentionKind::Duration).then(|| crate::timex::duration(&figure.quantity)).flatten();
    Mention { span, full_span: figure.span.cover(span), kind, quantity: Some(figure.quantity.clone()), counted, period: None, timex }
}

fn of_time(time: &TimeMention, period: &Period, reading: &Reading<'_>) -> Mention {
    let kind = match &time.expression {
        TimeExpression::Clock(..) | TimeExpression::PartOfDay(..) => MentionKind::Time,
        TimeExpression::Set(..) | TimeExpression::SetOfMonth(_) | TimeExpression::Every(..) => MentionKind::Set,
        // A quarter named by its last day is a quarter of the calendar.
        TimeExpression::Ending(1, Grain::Quarter | Grain::Half, _) => MentionKind::Date,
        TimeExpression::Past(..)
        | TimeExpression::First(..)
        | TimeExpression::Ending(..)
        | TimeExpression::Ahead(..)
        | TimeExpression::Starting(..)
        | TimeExpression::Within(_) => MentionKind::Duration,
        _ => MentionKind::Date,
    };
    let quantity = match &time.expression {
        TimeExpression::Past(count, grain) | TimeExpression::First(count, grain, _) | TimeExpression::Ending(count, grain, _) => {
            length(*count, *grain)
        }
        TimeExpression::Ahead(count, grain) | TimeExpression::Starting(count, grain, _) => length(*count, *grain),
        TimeExpression::Within(steps) if steps.len() == 1 => length(steps[0].0, steps[0].1),
        _ => None,
    }
    .filter(|_| kind == MentionKind::Duration);
    let sentence = &reading.sentence;
    // "between", "from" and "since" open an interval; the value is in the words behind.
    let opener = usize::from(matches!(sentence.word(time.start), "between" | "from" | "since"));
    let span = sentence.span_of(time.start + opener, time.end);
    let mut period = period.clone();
    if let TimeExpression::Since(start) = &time.expression {
        // "since 2019": the words name the year it began; the stretch up to publication is what claims make of it.
        period = start_of(start, &period);
    }
    let period = &period;
    let timex = quantity.as_ref().map_or_else(|| timex(&time.expression, period), crate::timex::duration);
    Mention { span, full_span: time.span, kind, quantity, counted: None, period: Some(period.clone()), timex }
}

/// The point an open stretch begins at.
fn start_of(start: &TimeExpression, stretch: &Period) -> Period {
    let stated = resolve(start, &stretch.written, &Context::default());
    if stated.days.is_some() {
        return stated;
    }
    let grain = stated.grain;
    let last = |from: NaiveDate| match grain {
        Grain::Year => NaiveDate::from_ymd_opt(from.year(), 12, 31),
        Grain::Month => from.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()),
        Grain::Week => from.checked_add_days(Days::new(6)),
        _ => Some(from),
    };
    match stretch.from().and_then(|from| Some((from, last(from)?))) {
        Some(days) => Period { days: Some(days), grain, ..stretch.clone() },
        None => Period { grain, ..stretch.clone() },
    }
}

/// The length of "the past nine months" as a quantity of months.
fn length(count: u32, grain: Grain) -> Option<Quantity> {
    let (value, unit) = (Decimal::from(count), MeasureUnit::named(grain.name())?);
    Some(Quantity::exactly(value, Unit::Measure(unit), ""))
}
