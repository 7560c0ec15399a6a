//! Time expressions as written: what they say before any publication date is known.

use chrono::Weekday;
use gainsay_lexicon::{Deictic, PeriodPart, Sense};
use gainsay_model::{Grain, Span};
use rust_decimal::prelude::ToPrimitive;

use crate::noun::is_plural;
use crate::numerals::parse_digits;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

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
    let mut mentions = Vec::new();
    let mut taken = vec![false; sentence.len() + 1];
    let mut at = 0;
    while at < sentence.len() {
        match interval_at(sentence, at).or_else(|| point_at(sentence, at)) {
            Some((end, expression)) => {
                taken[at..end].fill(true);
                mentions.push(TimeMention { start: at, end, span: sentence.span_of(at, end), expression });
                at = end;
            }
            None => at += 1,
        }
    }
    (mentions, taken)
}

/// "between January and September 2025", "from January 2024 to September 2025", "January-September 2025".
fn interval_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
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
    let from = if matches!(opener, "between" | "from") { at + 1 } else { at };
    let (left_end, left) = point_at(sentence, from)?;
    let joined = match sentence.word(left_end) {
        "and" => opener == "between",
        "to" | "through" | "until" | "till" => true,
        _ => sentence.is(left_end, TokenKind::Hyphen),
    };
    if !joined {
        return None;
    }
    // "March 22-23": the month carries over.
    if let TimeExpression::Day { month, year, day } = left
        && let Some(last_day) = day_number(sentence, left_end + 1)
        && point_at(sentence, left_end + 1).is_none()
        && last_day > day
    {
        let right = TimeExpression::Day { day: last_day, month, year };
        return Some((left_end + 2, TimeExpression::Interval(Box::new(left), Box::new(right))));
    }
    let (end, right) = point_at(sentence, left_end + 1)?;
    Some((end, TimeExpression::Interval(Box::new(left), Box::new(right))))
}

fn point_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (end, point) = clock_at(sentence, at)
        .or_else(|| set_at(sentence, at))
        .or_else(|| ending_at(sentence, at))
        .or_else(|| calendar_point_at(sentence, at))?;
    Some(with_part_of_day(sentence, end, point))
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

fn part_of_day(word: &str) -> Option<PartOfDay> {
    Some(match word {
        "morning" => PartOfDay::Morning,
        "afternoon" => PartOfDay::Afternoon,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        _ => return None,
    })
}

/// "14:00", "8:15 p.m. EST", "3pm", "noon".
fn clock_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let named = match sentence.word(at) {
        "noon" | "midday" => Some(12),
        "midnight" => Some(0),
        _ => None,
    };
    if let Some(hour) = named {
        return Some(on_day(sentence, at + 1, Clock { hour, minute: 0, zone: None }));
    }
    // "1800 UTC", "0240 GMT"
    if sentence.is(at, TokenKind::Numeral) && sentence.printed(at).len() == 4 && is_zone(sentence.printed(at + 1)) {
        let (hour, minute): (u32, u32) = (sentence.printed(at).get(..2)?.parse().ok()?, sentence.printed(at).get(2..)?.parse().ok()?);
        let clock = Clock { hour, minute, zone: Some(sentence.printed(at + 1).to_owned()) };
        return (hour < 24 && minute < 60).then(|| on_day(sentence, at + 2, clock));
    }
    if !sentence.is(at, TokenKind::Numeral) || sentence.printed(at).len() > 5 {
        return None;
    }
    let (hour_words, dotted) = match sentence.printed(at).split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute)),
        Some(_) => return None,
        None => (sentence.printed(at), None),
    };
    if hour_words.len() > 2 {
        return None;
    }
    let mut hour: u32 = hour_words.parse().ok()?;
    let mut end = at + 1;
    let mut minute = None;
    if let Some(dotted) = dotted {
        minute = Some(dotted.parse::<u32>().ok()?);
    } else if sentence.word(end) == ":"
        && sentence.tokens[end].glued
        && sentence.is(end + 1, TokenKind::Numeral)
        && sentence.tokens[end + 1].glued
    {
        // "Matthew 5:9" is no clock.
        minute = Some(sentence.printed(end + 1).parse::<u32>().ok().filter(|_| sentence.printed(end + 1).len() == 2)?);
        end += 2;
    }
    let half = match sentence.word(end).replace('.', "").as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    if half.is_some() {
        end += 1;
        if sentence.word(end) == "." && sentence.tokens[end].glued && end + 1 < sentence.len() {
            end += 1;
        }
    }
    // "8.15" alone is a number; a clock needs a colon or "a.m.".
    if half.is_none() && (minute.is_none() || dotted.is_some())
        || hour > 24
        || minute.is_some_and(|minute| minute > 59)
        || half.is_some() && !(1..=12).contains(&hour)
    {
        return None;
    }
    hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let mut zone = None;
    if sentence.is(end, TokenKind::Word) && is_zone(sentence.printed(end)) {
        zone = Some(sentence.printed(end).to_owned());
        end += 1;
    } else if sentence.word(end) == "local" && sentence.word(end + 1) == "time" {
        end += 2;
    }
    let clock = Clock { hour, minute: minute.unwrap_or(0), zone };
    Some(on_day(sentence, end, clock))
}

/// "at 14:00 on Friday", "8 p.m. Tuesday": the day behind a clock belongs to it.
fn on_day(sentence: &Sentence<'_>, end: usize, clock: Clock) -> (usize, TimeExpression) {
    let day_start = if matches!(sentence.word(end), "on" | ",") { end + 1 } else { end };
    match calendar_point_at(sentence, day_start) {
        Some((after, day @ (TimeExpression::Weekday(..) | TimeExpression::Day { .. } | TimeExpression::RelativeDay(_)))) => {
            (after, TimeExpression::Clock(clock, Some(Box::new(day))))
        }
        _ => (end, TimeExpression::Clock(clock, None)),
    }
}

fn is_zone(printed: &str) -> bool {
    const ZONES: [&str; 28] = [
        "GMT", "UTC", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "BST", "CET", "CEST", "EET", "EEST",
        "JST", "KST", "IST", "SGT", "HKT", "AEST", "AEDT", "MSK", "WIB",
    ];
    ZONES.contains(&printed)
}

/// "every Monday", "each year", "annually".
fn set_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let grain = match sentence.word(at) {
        "annually" | "yearly" => Some(Grain::Year),
        "monthly" => Some(Grain::Month),
        "weekly" => Some(Grain::Week),
        "daily" => Some(Grain::Day),
        _ => None,
    };
    if let Some(grain) = grain {
        // "Daily" with a capital is a newspaper.
        return (!sentence.tokens[at].capital).then_some((at + 1, TimeExpression::Set(grain, None)));
    }
    if !matches!(sentence.word(at), "every" | "each") {
        return None;
    }
    // "every second Tuesday", "every other week"
    let every =
        if sentence.word(at + 1) == "other" || sentence.has(at + 1, |sense| matches!(sense, Sense::Ordinal(_))) { at + 2 } else { at + 1 };
    if let Some((end, day)) = weekday(sentence, every) {
        return Some((end, TimeExpression::Set(Grain::Week, Some(day))));
    }
    if let Some(month_number) = month(sentence, every) {
        return Some((every + 1, TimeExpression::SetOfMonth(month_number)));
    }
    let (end, grain) = calendar_unit(sentence, every)?;
    Some((end, TimeExpression::Set(grain, None)))
}

fn calendar_unit(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Grain)> {
    sentence.sense_at(at, |sense| match sense {
        Sense::CalendarUnit(grain) => Some(*grain),
        _ => None,
    })
}

/// "three months to September 30", "the quarter ended June 30", "12 months through July", "the year to August".
fn ending_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = if sentence.word(at) == "the" { at + 1 } else { at };
    let (unit_at, count) = small_number(sentence, start).unwrap_or((start, 1));
    let unit_at = if sentence.is(unit_at, TokenKind::Hyphen) { unit_at + 1 } else { unit_at };
    let (mut end, grain) = calendar_unit(sentence, unit_at)?;
    if sentence.word(end) == "period" {
        end += 1;
    }
    let joined = match sentence.word(end) {
        "to" | "through" => true,
        "ended" | "ending" => {
            end += usize::from(matches!(sentence.word(end + 1), "in" | "on"));
            true
        }
        _ => false,
    };
    if !joined || !matches!(grain, Grain::Month | Grain::Week | Grain::Quarter | Grain::Year | Grain::Half | Grain::Day) {
        return None;
    }
    let (after, point) = month_at(sentence, end + 1).or_else(|| day_first_at(sentence, end + 1))?;
    Some((after, TimeExpression::Ending(count, grain, Box::new(point))))
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

fn month(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    let month = sentence.sense_at(at, |sense| match sense {
        Sense::Month(month) => Some(*month),
        _ => None,
    })?;
    // "may", "march" and "mar" are words of their own in lower case; "May" opens sentences.
    sentence.tokens[at].capital.then_some(month.1)
}

/// "October 26, 2025", "October 2024", "Oct. 26", "February of this year", "February".
fn month_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let at_part = skip_part(sentence, at);
    let month_number = month(sentence, at_part)?;
    let mut end = at_part + 1;
    if sentence.word(end) == "."
        && sentence.tokens[end].glued
        && (sentence.is(end + 1, TokenKind::Numeral) || end + 1 < sentence.len())
        && sentence.word(at_part).len() <= 4
    {
        end += 1;
    }
    if let Some(day) = day_number(sentence, end) {
        let mut after = end + 1;
        if matches!(sentence.word(after), "st" | "nd" | "rd" | "th") && sentence.tokens[after].glued {
            after += 1;
        }
        let year_position = if sentence.word(after) == "," { after + 1 } else { after };
        if let Some(year) = four_digit_year(sentence, year_position) {
            return Some((year_position + 1, TimeExpression::Day { day, month: month_number, year: Some(YearWords::Stated(year)) }));
        }
        return Some((after, TimeExpression::Day { day, month: month_number, year: None }));
    }
    let year_position = if sentence.word(end) == "," { end + 1 } else { end };
    if let Some((after, year)) = year_words(sentence, year_position) {
        return Some((after, TimeExpression::Month { month: month_number, year: Some(year) }));
    }
    if begins_name(sentence, at, end) {
        return None;
    }
    // "May" and "March" alone need a preposition, or they are verbs, names and protests.
    let prepared = at_part > at
        || at > 0
            && matches!(
                sentence.word(at - 1),
                "in" | "of"
                    | "since"
                    | "until"
                    | "by"
                    | "from"
                    | "between"
                    | "and"
                    | "to"
                    | "through"
                    | "last"
                    | "this"
                    | "next"
                    | "during"
                    | "the"
                    | "("
                    | "-"
                    | "–"
                    | "on"
            );
    let clear = !matches!(sentence.word(at_part), "may" | "march" | "mar" | "jan");
    (prepared || clear).then_some((end, TimeExpression::Month { month: month_number, year: None }))
}

/// The year behind a month or part of the year: "2025", "of 2025", "this year", "of last year".
fn year_words(sentence: &Sentence<'_>, at: usize) -> Option<(usize, YearWords)> {
    let inner = if sentence.word(at) == "of" { at + 1 } else { at };
    if let Some(year) = four_digit_year(sentence, inner) {
        return Some((inner + 1, YearWords::Stated(year)));
    }
    let (after, deictic) = sentence.sense_at(inner, |sense| match sense {
        Sense::Deictic(deictic @ (Deictic::This | Deictic::Last | Deictic::Next)) => Some(*deictic),
        _ => None,
    })?;
    (sentence.word(after) == "year").then_some((after + 1, YearWords::Relative(deictic)))
}

/// "early", "mid-", "late" before a month or a year narrow it; the whole is kept.
fn skip_part(sentence: &Sentence<'_>, at: usize) -> usize {
    let narrowing = sentence.has(at, |sense| matches!(sense, Sense::PeriodPart(PeriodPart::Early | PeriodPart::Mid | PeriodPart::Late)));
    if !narrowing {
        return at;
    }
    if sentence.is(at + 1, TokenKind::Hyphen) { at + 2 } else { at + 1 }
}

/// "26 October 2025", "23 February", "26th of October".
fn day_first_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    // "2025-11-01"
    if let Some(year) = four_digit_year(sentence, at)
        && sentence.is(at + 1, TokenKind::Hyphen)
        && sentence.is(at + 3, TokenKind::Hyphen)
        && sentence.printed(at + 2).len() == 2
    {
        let (month, day): (u32, u32) = (sentence.printed(at + 2).parse().ok()?, day_number(sentence, at + 4)?);
        return (1..=12).contains(&month).then_some((at + 5, TimeExpression::Day { day, month, year: Some(YearWords::Stated(year)) }));
    }
    let day = day_number(sentence, at)?;
    // "9-11 September 2023", "18 to 19 October"
    if (sentence.is(at + 1, TokenKind::Hyphen) || sentence.word(at + 1) == "to")
        && day_number(sentence, at + 2).is_some()
        && let Some((end, last)) = day_first_at(sentence, at + 2)
        && let TimeExpression::Day { day: last_day, month, year } = last
        && last_day > day
    {
        return Some((end, TimeExpression::Interval(Box::new(TimeExpression::Day { day, month, year }), Box::new(last))));
    }
    let mut position = at + 1;
    if matches!(sentence.word(position), "st" | "nd" | "rd" | "th") && sentence.tokens[position].glued {
        position += 1;
    }
    if sentence.word(position) == "of" {
        position += 1;
    }
    let month_number = month(sentence, position)?;
    position += 1;
    if sentence.word(position) == "." && sentence.tokens[position].glued && four_digit_year(sentence, position + 1).is_some() {
        position += 1;
    }
    let year_position = if sentence.word(position) == "," { position + 1 } else { position };
    match four_digit_year(sentence, year_position) {
        Some(year) => Some((year_position + 1, TimeExpression::Day { day, month: month_number, year: Some(YearWords::Stated(year)) })),
        None => Some((position, TimeExpression::Day { day, month: month_number, year: None })),
    }
}

fn day_number(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    if !sentence.is(at, TokenKind::Numeral) || sentence.printed(at).len() > 2 {
        return None;
    }
    let day: u32 = sentence.printed(at).parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

fn four_digit_year(sentence: &Sentence<'_>, at: usize) -> Option<i32> {
    let printed = sentence.printed(at);
    if !sentence.is(at, TokenKind::Numeral) || printed.len() != 4 || !printed.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = printed.parse().ok()?;
    (1000..=2199).contains(&year).then_some(year)
}

/// "fiscal 2024", "fiscal year 2024", "FY2024", "the 2024 fiscal year".
fn fiscal_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if sentence.is(at, TokenKind::Code)
        && let Some(digits) = sentence.word(at).strip_prefix("fy")
        && let Ok(year) = digits.parse::<i32>()
    {
        let year = if year < 100 { 2000 + year } else { year };
        return (1900..2200).contains(&year).then_some((at + 1, TimeExpression::Fiscal(year)));
    }
    if matches!(sentence.word(at), "fiscal" | "financial") {
        let year_at = if sentence.word(at + 1) == "year" { at + 2 } else { at + 1 };
        return four_digit_year(sentence, year_at).map(|year| (year_at + 1, TimeExpression::Fiscal(year)));
    }
    let start = if sentence.word(at) == "the" { at + 1 } else { at };
    let year = four_digit_year(sentence, start)?;
    (matches!(sentence.word(start + 1), "fiscal" | "financial") && sentence.word(start + 2) == "year")
        .then_some((start + 3, TimeExpression::Fiscal(year)))
}

/// "summer 2025", "last winter", "the summer of 2024", "last weekend", "over the weekend".
fn season_or_weekend_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (start, deictic) = sentence
        .sense_at(at, |sense| match sense {
            Sense::Deictic(deictic) => Some(*deictic),
            _ => None,
        })
        .map_or((at + usize::from(sentence.word(at) == "the"), None), |(end, deictic)| (end, Some(deictic)));
    if sentence.word(start) == "weekend" && start > at {
        return Some((start + 1, TimeExpression::Weekend(deictic.unwrap_or(Deictic::Last))));
    }
    let (end, month) = sentence.sense_at(start, |sense| match sense {
        Sense::Season(month) => Some(*month),
        _ => None,
    })?;
    if let Some((after, year)) = year_words(sentence, end) {
        return Some((after, TimeExpression::Season(month, Some(year))));
    }
    // "fall" and "spring" are words of their own: only "last", "this" or "next" makes them seasons.
    let deictic = deictic.filter(|deictic| matches!(deictic, Deictic::This | Deictic::Last | Deictic::Next))?;
    Some((end, TimeExpression::Season(month, Some(YearWords::Relative(deictic)))))
}

/// A year standing alone. Four digits count a thing when a plural follows them and no "the" or preposition of time
/// stands before.
fn year_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let at_part = skip_part(sentence, at);
    // "the year 681", "A.D. 681".
    if sentence.word(at_part) == "year" || matches!(sentence.word(at_part), "a.d." | "ad" | "ce") {
        let (value, 0) = parse_digits(sentence.printed(at_part + 1))? else {
            return None;
        };
        let year = value.to_i32().filter(|year| (1..=2199).contains(year))?;
        return sentence.is(at_part + 1, TokenKind::Numeral).then_some((at_part + 2, year));
    }
    let year = four_digit_year(sentence, at_part).filter(|year| (1600..=2199).contains(year))?;
    let end = at_part + 1;
    if sentence.is(end, TokenKind::Word) && sentence.tokens[end].glued || sentence.is(end, TokenKind::Symbol) {
        return None;
    }
    let before = sentence.word(at_part.wrapping_sub(1));
    if sentence.is(at_part.wrapping_sub(1), TokenKind::Symbol) {
        return None;
    }
    let timed = at_part > at
        || matches!(
            before,
            "in" | "of"
                | "since"
                | "until"
                | "by"
                | "from"
                | "between"
                | "and"
                | "to"
                | "through"
                | "during"
                | "the"
                | "("
                | "for"
                | "year"
                | "fiscal"
                | "early"
                | "late"
                | "mid"
                | "after"
                | "before"
        );
    let thing_follows = (end..end + 2).any(|at| sentence.is(at, TokenKind::Word) && is_plural(sentence.word(at)) && !sentence.is_stop(at))
        && !sentence.is_stop(end)
        && sentence.is(end, TokenKind::Word);
    let scale_or_unit =
        sentence.has(end, |sense| matches!(sense, Sense::Scale(_) | Sense::Unit(_) | Sense::Currency { .. } | Sense::Percent));
    // "between 2000 and 3000 troops": the other end is no year, so this one is none either.
    let joined = matches!(sentence.word(end), "and" | "to" | "or") || sentence.is(end, TokenKind::Hyphen);
    if joined
        && sentence.is(end + 1, TokenKind::Numeral)
        && four_digit_year(sentence, end + 1).is_none()
        && sentence.printed(end + 1).len() > 2
    {
        return None;
    }
    // "between 2000 and 3000 people" speaks of people.
    if scale_or_unit
        || (thing_follows && !timed)
        || (thing_follows && matches!(before, "of" | "between" | "and" | "to" | "by" | "for" | "from"))
    {
        return None;
    }
    (timed || sentence.heading || !thing_follows).then_some((end, year))
}

/// "this year", "the past nine months", "two weeks ago", "the first nine months of 2025", "the third quarter".
fn unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let grain = |at: usize| {
        sentence.sense_at(at, |sense| match sense {
            Sense::CalendarUnit(grain) => Some(*grain),
            _ => None,
        })
    };
    let start = if sentence.word(at) == "the" { at + 1 } else { at };
    if let Some((end, days)) = sentence.sense_at(at, |sense| match sense {
        Sense::RelativeDay(days) => Some(*days),
        _ => None,
    }) {
        let day = TimeExpression::RelativeDay(days);
        let word = sentence.word(end - 1);
        let part = if word == "tonight" { Some(PartOfDay::Night) } else { part_of_day(word) };
        return Some((end, part.map_or(day.clone(), |part| TimeExpression::PartOfDay(Box::new(day), part))));
    }
    if let Some((next, part)) = sentence.sense_at(start, |sense| match sense {
        Sense::PeriodPart(part) => Some(*part),
        _ => None,
    }) {
        let year = year_words(sentence, next);
        let end = year.map_or(next, |(end, _)| end);
        let year = year.map(|(_, year)| year);
        match part {
            PeriodPart::FirstHalf => return Some((end, TimeExpression::Half(1, year))),
            PeriodPart::SecondHalf => return Some((end, TimeExpression::Half(2, year))),
            PeriodPart::Quarter(quarter) => return Some((end, TimeExpression::Quarter(quarter, year))),
            PeriodPart::Early | PeriodPart::Mid | PeriodPart::Late => {}
        }
    }
    if sentence.word(start) == "first"
        && let Some((next, count)) = small_number(sentence, start + 1)
        && let Some((next, grain)) = grain(next)
    {
        let year = year_words(sentence, next);
        return Some((year.map_or(next, |(end, _)| end), TimeExpression::First(count, grain, year.map(|(_, year)| year))));
    }
    if let Some((next, deictic)) = sentence.sense_at(start, |sense| match sense {
        Sense::Deictic(deictic) => Some(*deictic),
        _ => None,
    }) {
        if let Some((end, grain)) = grain(next) {
            // "the past year" is the twelve months gone by; "last year" the calendar year before.
            return Some((
                end,
                if deictic == Deictic::Past { TimeExpression::Past(1, grain) } else { TimeExpression::Unit(deictic, grain) },
            ));
        }
        if matches!(deictic, Deictic::Past | Deictic::Last)
            && let Some((next, count)) = small_number(sentence, next)
            && let Some((end, grain)) = grain(next)
        {
            return Some((end, TimeExpression::Past(count, grain)));
        }
        if let Some((end, weekday)) = weekday(sentence, next) {
            return Some((end, TimeExpression::Weekday(weekday, Some(deictic))));
        }
        if matches!(deictic, Deictic::This | Deictic::Last | Deictic::Next)
            && let Some(month_number) = month(sentence, next)
        {
            return Some((next + 1, TimeExpression::NearMonth(month_number, deictic)));
        }
        // "the same period last year", "the same quarter of 2024"
        if deictic == Deictic::Same
            && matches!(sentence.word(next), "period" | "quarter" | "month" | "week" | "stretch" | "time")
            && let Some((end, year)) = year_words(sentence, if sentence.word(next + 1) == "in" { next + 2 } else { next + 1 })
        {
            return Some((end, TimeExpression::SamePeriod(year)));
        }
    }
    let (after_count, count) = if matches!(sentence.word(start), "a" | "an" | "one") || start > at {
        (start + usize::from(start == at), 1)
    } else {
        small_number(sentence, start)?
    };
    let (end, unit) = grain(after_count)?;
    match sentence.word(end) {
        "ago" => Some((end + 1, TimeExpression::Ago(count, unit))),
        "later" => Some((end + 1, TimeExpression::Later(count, unit))),
        "earlier" | "before" | "previously" if !sentence.is(end + 1, TokenKind::Numeral) => {
            Some((end + 1, TimeExpression::Earlier(count, unit)))
        }
        _ => None,
    }
}

fn small_number(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    if let Some((end, value)) = sentence.sense_at(at, |sense| match sense {
        Sense::Cardinal(value) => value.to_u32(),
        _ => None,
    }) {
        return Some((end, value));
    }
    if !sentence.is(at, TokenKind::Numeral) {
        return None;
    }
    let (value, 0) = parse_digits(sentence.printed(at))? else {
        return None;
    };
    value.to_u32().filter(|value| *value <= 1000).map(|value| (at + 1, value))
}

fn weekday(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Weekday)> {
    // "sun", "sat" and "wed" are words of their own, and their abbreviations end in a mark.
    let (end, weekday) = sentence.sense_at(at, |sense| match sense {
        Sense::Weekday(weekday) => Some(*weekday),
        _ => None,
    })?;
    if begins_name(sentence, at, end) {
        return None;
    }
    let short = sentence.word(at).len() <= 4;
    let marked = matches!(sentence.word(end), "." | ",");
    (sentence.tokens[at].capital && (!short || marked)).then_some((end, weekday))
}

/// "The Sunday Times", "June Carter": a day or a month before a capital is a name, unless a preposition makes it a time.
fn begins_name(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    let timed = at > 0
        && matches!(
            sentence.word(at - 1),
            "on" | "since"
                | "until"
                | "by"
                | "from"
                | "last"
                | "next"
                | "this"
                | "late"
                | "early"
                | "in"
                | "of"
                | ","
                | "and"
                | "to"
                | "through"
                | "between"
                | "every"
                | "each"
                | "for"
                | "before"
                | "after"
        );
    let capital = sentence.is(end, TokenKind::Word) && sentence.tokens[end].capital && !sentence.is_stop(end);
    let calendar = sentence.has(end, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Title));
    !timed && capital && !calendar && !sentence.heading
}

/// "Tuesday"; with a date behind it ("Wednesday, October 22nd") the date is the time.
fn weekday_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (end, weekday) = weekday(sentence, at)?;
    let comma = if sentence.word(end) == "," { end + 1 } else { end };
    if let Some((end, date @ TimeExpression::Day { .. })) = month_at(sentence, comma).or_else(|| day_first_at(sentence, comma)) {
        return Some((end, date));
    }
    Some((end, TimeExpression::Weekday(weekday, None)))
}

/// "the 1990s", "the 8th century".
fn decade_or_century_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if !sentence.is(at, TokenKind::Numeral) {
        return None;
    }
    let glued = sentence.tokens.get(at + 1).is_some_and(|token| token.glued);
    if let Some(year) = four_digit_year(sentence, at)
        && year % 10 == 0
        && glued
        && sentence.word(at + 1) == "s"
    {
        return Some((at + 2, TimeExpression::Decade(year)));
    }
    let ordinal = glued && matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th");
    let unit = if sentence.is(at + 2, TokenKind::Hyphen) { at + 3 } else { at + 2 };
    if ordinal && sentence.has(unit, |sense| matches!(sense, Sense::CalendarUnit(Grain::Century))) {
        let century: i32 = sentence.printed(at).parse().ok()?;
        return (1..=22).contains(&century).then_some((unit + 1, TimeExpression::Century(century)));
    }
    None
}
