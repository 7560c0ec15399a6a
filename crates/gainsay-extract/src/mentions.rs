//! Every value a text expresses: figures and times as mentions, before anything is made of them.

use gainsay_lexicon::Lexicon;
use gainsay_model::{Dimension, Document, Mention, MentionKind, Period, Unit};

use crate::figures::Figure;
use crate::reading::{Reading, readings};
use crate::timex::timex;
use crate::times::{TimeExpression, TimeMention};

/// Reads every mention of a document, in order of the text. Empty where the language has no lexicon.
pub fn mentions(document: &Document) -> Vec<Mention> {
    let Some(lexicon) = gainsay_lexicon::lexicon(&document.language) else { return Vec::new() };
    readings(document, lexicon).iter().flat_map(|reading| of_sentence(reading, lexicon)).collect()
}

fn of_sentence(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Mention> {
    let figures = reading.figures.iter().map(|figure| of_figure(reading, figure, lexicon));
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
        TimeExpression::Set(..) => MentionKind::Set,
        _ => MentionKind::Date,
    };
    let sentence = &reading.sentence;
    // "between", "from" and "since" open an interval; the value is in the words behind.
    let opener = usize::from(matches!(sentence.word(time.start), "between" | "from" | "since"));
    let span = sentence.span_of(time.start + opener, time.end);
    Mention { span, full_span: time.span, kind, quantity: None, counted: None, period: Some(period.clone()), timex: timex(&time.expression, period) }
}
