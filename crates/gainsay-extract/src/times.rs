//! Time expressions as written: what they say before any publication date is known.

mod clock;
mod clock_words;
mod feasts;
mod months;
mod nth;
mod numeric;
mod sets;
mod shifts;
mod spelled;
mod time_of_day;
mod units;
mod years;
mod zones;

use chrono::Weekday;
use gainsay_lexicon::{Deictic, Kinds, PeriodPart, Sense};
use gainsay_model::{Grain, Span};
use rust_decimal::prelude::ToPrimitive;

use crate::cues::{holds_time, may_begin_time};
use crate::noun::is_plural;
use crate::numerals::parse_digits;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

pub(crate) use clock::is_zone;
use clock::*;
use clock_words::clock_in_words_at;
use feasts::feast_at;
use months::*;
pub(crate) use nth::Counted;
use nth::*;
use numeric::*;
use sets::*;
use shifts::*;
use spelled::*;
pub(crate) use time_of_day::time_of_day;
use units::*;
pub(crate) use units::{DatedWeekday, dated_weekday_at, month_word, year_behind};
use years::*;
pub(crate) use zones::zone;

/// What the words of a time expression say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TimeExpression {
    Year(i32),
    Month {
        month: u32,
        year: Option<YearWords>,
    },
    Day {
        day: u32,
        month: u32,
        year: Option<YearWords>,
    },
    Weekday(Weekday, Option<Deictic>),
    /// "this year", "last month".
    Unit(Deictic, Grain),
    /// "the past nine months".
    Past(u32, Grain),
    /// "two weeks ago".
    Ago(u32, Grain),
    /// "a year earlier", "the year before": counted back from the time the text speaks of.
    Earlier(u32, Grain),
    /// "two weeks later".
    Later(u32, Grain),
    /// "the first nine months of this year".
    First(u32, Grain, Option<YearWords>),
    RelativeDay(i32),
    Quarter(u32, Option<YearWords>),
    Half(u32, Option<YearWords>),
    Decade(i32),
    Century(i32),
    /// "fiscal 2024": a year that starts where its issuer's books do.
    Fiscal(i32),
    /// "the three months to September 30", "the quarter ended June 30".
    Ending(u32, Grain, Box<TimeExpression>),
    /// "the weekend", "last weekend".
    Weekend(Deictic),
    /// "summer 2025", "last winter": the first month of the season, and its year.
    Season(u32, Option<YearWords>),
    /// "14:00", "8:15 p.m. EST on Friday".
    Clock(Clock, Option<Box<TimeExpression>>),
    /// "Tuesday night".
    PartOfDay(Box<TimeExpression>, PartOfDay),
    /// "every Monday", "annually".
    Set(Grain, Option<Weekday>),
    /// "each September".
    SetOfMonth(u32),
    /// "next March", "last October".
    NearMonth(u32, Deictic),
    /// "the same period of 2024": the stretch the sentence speaks of, in another year.
    SamePeriod(YearWords),
    /// "the last Friday of September", "the third week of this month"; counted from the end where negative.
    Nth {
        nth: i32,
        counted: Counted,
        whole: Box<TimeExpression>,
    },
    /// "the week of October 13": the calendar unit that holds a day.
    Containing(Grain, Box<TimeExpression>),
    /// "the weekend of 18 October".
    WeekendNear(Box<TimeExpression>),
    /// "the rest of the year".
    Rest(Grain),
    /// "the next two weeks".
    Ahead(u32, Grain),
    /// "within 2 years and 1 month".
    Within(Vec<(u32, Grain)>),
    /// "two days from tomorrow", "1 month and 21 days ago".
    Shifted {
        steps: Vec<(u32, Grain)>,
        ahead: bool,
        from: Box<TimeExpression>,
    },
    /// "3 days starting from Monday".
    Starting(u32, Grain, Box<TimeExpression>),
    /// "the 27th".
    DayOfMonth(u32),
    /// "the 20th of next month".
    DayIn(u32, Box<TimeExpression>),
    /// "Friday the 15th".
    WeekdayDay(Weekday, u32),
    /// "Friday next week".
    WeekdayIn(Weekday, Box<TimeExpression>),
    /// "the year after next"; without a grain the weekend.
    AfterNext(Option<Grain>),
    /// "the end of that month", "later in the week": the unit the text speaks of, or that of publication.
    ThatUnit(Grain),
    /// "2023/24": a season or a year of books that begins in one year and ends in the next.
    YearPair(i32),
    /// "the first half of fiscal 2026".
    FiscalPart(i32, Grain, u32),
    /// "the year-ago quarter", "the prior-year period".
    YearAgo(Option<Grain>),
    /// "every four years", "twice a month", "every 90 minutes".
    Every(u32, EveryUnit),
    /// "four and a half years later": no calendar unit of its own.
    Unsettled(Grain),
    /// "since the start of 2024": up to the publication date.
    Since(Box<TimeExpression>),
    /// "between A and B", "from A to B".
    Interval(Box<TimeExpression>, Box<TimeExpression>),
}

/// A time of day as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    /// The zone's letters, as printed.
    pub(crate) zone: Option<String>,
    /// Whether the words leave open which half of the day they mean: "six o'clock".
    pub(crate) either_half: bool,
}

/// What a set recurs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EveryUnit {
    Calendar(Grain),
    Hour,
    Minute,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// How a year is named beside a month or a part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearWords {
    Stated(i32),
    Relative(Deictic),
}

/// One time expression of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct TimeMention {
    /// Tokens, end exclusive.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) span: Span,
    pub(crate) expression: TimeExpression,
}

/// The time expressions of a sentence, in order, and the tokens they take.
pub(crate) fn time_mentions(sentence: &Sentence<'_>) -> (Vec<TimeMention>, Vec<bool>) {
    if !holds_time(sentence) {
        return (Vec::new(), vec![false; sentence.len() + 1]);
    }
    times_where(sentence, |at| may_begin_time(sentence, at))
}

/// The time expressions that begin where `may_begin` allows.
pub(crate) fn times_where(sentence: &Sentence<'_>, may_begin: impl Fn(usize) -> bool) -> (Vec<TimeMention>, Vec<bool>) {
    let mut mentions = Vec::new();
    let mut taken = vec![false; sentence.len() + 1];
    let mut at = 0;
    while at < sentence.len() {
        match may_begin(at).then(|| expression_at(sentence, at)).flatten() {
            Some((end, expression)) => {
                taken[at..end].fill(true);
                mentions.push(TimeMention { start: at, end, span: sentence.span_of(at, end), expression });
                at = end;
            }
            None => {
                // The figures of a title are no count either.
                taken[at] = sentence.is(at, TokenKind::Numeral) && names_a_work(sentence, at);
                at += 1;
            }
        }
    }
    (mentions, taken)
}

fn expression_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let point = point_at(sentence, at);
    interval_at(sentence, at, point.as_ref()).or(point)
}

/// "between January and September 2025", "from January 2024 to September 2025", "January-September 2025". `point` is
/// the point that begins at the token, if one does.
fn interval_at(sentence: &Sentence<'_>, at: usize, point: Option<&(usize, TimeExpression)>) -> Option<(usize, TimeExpression)> {
    let opener = sentence.word(at);
    if opener == "since" {
        let mut inner = at + 1;
        // "since the start of 2024", "since the beginning of the year"
        if sentence.word(inner) == "the"
            && matches!(sentence.word(inner + 1), "start" | "beginning" | "end")
            && sentence.word(inner + 2) == "of"
        {
            inner += 3;
        }
        let (end, expression) = point_at(sentence, inner)?;
        return Some((end, TimeExpression::Since(Box::new(expression))));
    }
    let opened = matches!(opener, "between" | "from");
    let from = if opened { at + 1 } else { at };
    if let Some(found) = shared_month_at(sentence, from) {
        return Some(found);
    }
    let (left_end, left) = if opened { end_point_at(sentence, from, opened) } else { point.cloned() }?;
    if matches!(left, TimeExpression::Set(..) | TimeExpression::Every(..) | TimeExpression::Interval(..)) {
        return None;
    }
    let consecutive = |right: &TimeExpression| match (&left, right) {
        (TimeExpression::Year(left), TimeExpression::Year(right)) => left + 1 == *right,
        _ => false,
    };
    let joined = match sentence.word(left_end) {
        // "in 2023 and 2024" is one stretch of two years.
        "and" => opener == "between" || point_at(sentence, left_end + 1).is_some_and(|(_, right)| consecutive(&right)),
        "to" | "through" | "until" | "till" => true,
        _ => sentence.is(left_end, TokenKind::Hyphen),
    };
    if !joined {
        return None;
    }
    // "March 22-23", "November 19 to 20th": the month carries over.
    if let TimeExpression::Day { month, year, day } = left
        && let Some(last) = day_words(sentence, left_end + 1).filter(|last| !last.spelled && last.day > day)
        && point_at(sentence, left_end + 1).is_none()
    {
        // "March 22-23, 2024"
        let year_at = last.end + usize::from(sentence.word(last.end) == ",");
        let (end, year) = match stated_year(sentence, year_at).filter(|_| year.is_none()) {
            Some((end, stated)) => (end, Some(YearWords::Stated(stated))),
            None => (last.end, year),
        };
        let left = TimeExpression::Day { day, month, year };
        let right = TimeExpression::Day { day: last.day, month, year };
        return Some((end, TimeExpression::Interval(Box::new(left), Box::new(right))));
    }
    let (end, right) = end_point_at(sentence, left_end + 1, opened)?;
    // "the April-June quarter"
    if let (TimeExpression::Month { month: first, .. }, TimeExpression::Month { month: last, year }) = (&left, &right)
        && sentence.word(end) == "quarter"
        && first % 3 == 1
        && first + 2 == *last
    {
        return Some((end + 1, TimeExpression::Quarter(first / 3 + 1, *year)));
    }
    Some((end, TimeExpression::Interval(Box::new(left), Box::new(right))))
}

/// One end of an interval; between "from" and "to", "now" is a day too.
fn end_point_at(sentence: &Sentence<'_>, at: usize, opened: bool) -> Option<(usize, TimeExpression)> {
    if opened && sentence.word(at) == "now" {
        return Some((at + 1, TimeExpression::RelativeDay(0)));
    }
    point_at(sentence, at)
}

fn point_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (end, point) = if sentence.is(at, TokenKind::Numeral) { point_of_numeral(sentence, at) } else { point_of_words(sentence, at) }?;
    Some(with_part_of_day(sentence, end, point))
}

/// The point that begins with a numeral: those of [`point_of_words`] that can, in the same order.
fn point_of_numeral(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    clock_at(sentence, at)
        .or_else(|| ending_at(sentence, at))
        .or_else(|| shifted_at(sentence, at))
        .or_else(|| nth_at(sentence, at))
        .or_else(|| numeric_at(sentence, at))
        .or_else(|| short_part_at(sentence, at))
        .or_else(|| decade_in_words_at(sentence, at))
        .or_else(|| year_first_at(sentence, at))
        .or_else(|| calendar_point_at(sentence, at))
        .or_else(|| day_of_month_at(sentence, at))
}

fn point_of_words(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    clock_at(sentence, at)
        .or_else(|| feast_at(sentence, at))
        .or_else(|| set_at(sentence, at))
        .or_else(|| ending_at(sentence, at))
        .or_else(|| part_of_date_at(sentence, at))
        .or_else(|| shifted_at(sentence, at))
        .or_else(|| next_units_at(sentence, at))
        .or_else(|| rest_at(sentence, at))
        .or_else(|| after_next_at(sentence, at))
        .or_else(|| around_at(sentence, at))
        .or_else(|| nth_at(sentence, at))
        .or_else(|| weekday_in_week_at(sentence, at))
        .or_else(|| week_number_at(sentence, at))
        .or_else(|| numeric_at(sentence, at))
        .or_else(|| short_part_at(sentence, at))
        .or_else(|| decade_in_words_at(sentence, at))
        .or_else(|| year_first_at(sentence, at))
        .or_else(|| year_in_words_at(sentence, at))
        .or_else(|| spoken_unit_at(sentence, at))
        .or_else(|| calendar_point_at(sentence, at))
        .or_else(|| day_of_month_at(sentence, at))
}

/// "Tuesday night", "Friday at 14:00".
fn with_part_of_day(sentence: &Sentence<'_>, end: usize, point: TimeExpression) -> (usize, TimeExpression) {
    if !matches!(point, TimeExpression::Weekday(..) | TimeExpression::Day { .. } | TimeExpression::RelativeDay(_)) {
        return (end, point);
    }
    if let Some(part) = part_of_day(sentence.word(end)) {
        return (end + 1, TimeExpression::PartOfDay(Box::new(point), part));
    }
    let clock_start = if sentence.word(end) == "at" { end + 1 } else { end };
    match clock_at(sentence, clock_start) {
        Some((after, TimeExpression::Clock(clock, None))) => (after, TimeExpression::Clock(clock, Some(Box::new(point)))),
        _ => (end, point),
    }
}

/// "the night of March 3, 2024", "on the morning of 2 May".
fn part_of_date_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let part = part_of_day(sentence.word(start)).filter(|_| sentence.word(start + 1) == "of")?;
    let (end, day) = calendar_point_at(sentence, start + 2)?;
    matches!(day, TimeExpression::Day { .. } | TimeExpression::Weekday(..)).then(|| (end, TimeExpression::PartOfDay(Box::new(day), part)))
}

fn calendar_point_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    month_at(sentence, at)
        .or_else(|| fiscal_at(sentence, at))
        .or_else(|| season_or_weekend_at(sentence, at))
        .or_else(|| day_first_at(sentence, at))
        .or_else(|| unit_at(sentence, at))
        .or_else(|| weekday_at(sentence, at))
        .or_else(|| year_at(sentence, at).map(|(end, year)| (end, TimeExpression::Year(year))))
        .or_else(|| decade_or_century_at(sentence, at))
}
