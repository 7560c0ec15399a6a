//! Days and times of day that the calendar does not bear out as printed: "Monday, 14 October 2025", "31 June", "at 25:70".
//!
//! A date that holds becomes no claim: claim files would fill with them, and no other text is needed to check one.

use chrono::{Datelike, NaiveDate};
use gainsay_lexicon::Kinds;
use gainsay_model::{CalendarPoint, Document, Grain, Period, Resolution, Span, Zone};

use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::times::{Clock, DatedWeekday, TimeExpression, YearWords, dated_weekday_at, month_word, year_behind, zone};
use crate::tokens::TokenKind;

/// The last countries went over to the Gregorian calendar in 1923; weekdays of older dates may be those of another one.
const FIRST_YEAR: i32 = 1924;

/// A date this near its publication date names the day its writer lived through, not that of another year.
const NEAR_DAYS: u64 = 60;

/// A point with where its words stand, and the day its words name where they name one.
pub(crate) struct PointMention {
    pub(crate) span: Span,
    pub(crate) point: CalendarPoint,
    pub(crate) period: Period,
}

/// The doubtful points of a document, one list a reading.
pub(crate) fn doubtful_points(document: &Document, readings: &[Reading<'_>]) -> Vec<Vec<PointMention>> {
    let mut named: Vec<i32> = readings
        .iter()
        .flat_map(|reading| &reading.periods)
        .filter(|period| period.resolved == Resolution::Stated)
        .filter_map(Period::single_year)
        .collect();
    named.sort_unstable();
    named.dedup();
    let published = document.published.and_then(|date| date.exact());
    let days: Vec<Vec<DatedWeekday>> = readings.iter().map(|reading| dated_weekdays(&reading.sentence)).collect();
    // A file whose publication date is that of its download would have all its weekdays wrong at once.
    let yearless: Vec<&DatedWeekday> = days.iter().flatten().filter(|day| day.year.is_none()).collect();
    let another_year = published.is_some_and(|published| {
        yearless.len() > 1
            && (published.year() - 10..=published.year() + 1)
                .any(|year| year != published.year() && yearless.iter().all(|day| fits(day, year)))
    });
    readings
        .iter()
        .zip(days)
        .map(|(reading, days)| {
            let sentence = &reading.sentence;
            let mut found = Vec::new();
            for day in days {
                let year = match day.year {
                    Some(YearWords::Stated(year)) => Some((year, Resolution::Stated)),
                    Some(YearWords::Relative(_)) => None,
                    None if another_year || named.iter().any(|year| fits(&day, *year)) => None,
                    None => published.and_then(|published| year_near(&day, published)).map(|year| (year, Resolution::Anchored)),
                };
                let date = year.filter(|(year, _)| *year >= FIRST_YEAR && !fits(&day, *year));
                if let Some((date, resolution)) =
                    date.and_then(|(year, resolution)| Some((NaiveDate::from_ymd_opt(year, day.month, day.day)?, resolution)))
                {
                    let span = sentence.span_of(day.start, day.end);
                    let written = span.of(sentence.text);
                    let year = (resolution == Resolution::Stated).then(|| date.year());
                    found.push(PointMention {
                        span,
                        point: CalendarPoint {
                            weekday: Some(day.weekday),
                            day: Some(day.day),
                            month: Some(day.month),
                            year,
                            ..CalendarPoint::default()
                        },
                        period: Period::stated(date, date, Grain::Day, written).with_resolution(resolution),
                    });
                }
            }
            found.extend(impossible(sentence));
            found.extend(two_clocks(reading));
            found.sort_by_key(|mention| mention.span);
            found.dedup_by_key(|mention| mention.span.start);
            found
        })
        .collect()
}

fn fits(day: &DatedWeekday, year: i32) -> bool {
    NaiveDate::from_ymd_opt(year, day.month, day.day).is_some_and(|date| date.weekday() == day.weekday)
}

/// The year in which the day lies nearest to the publication date; nothing where it lies far off and a neighbouring year
/// would fit, because then the text may mean that one.
fn year_near(day: &DatedWeekday, published: NaiveDate) -> Option<i32> {
    let years = published.year() - 1..=published.year() + 1;
    let distance =
        |year: i32| Some(NaiveDate::from_ymd_opt(year, day.month, day.day)?.signed_duration_since(published).num_days().unsigned_abs());
    let (far, nearest) = years.clone().filter_map(|year| Some((distance(year)?, year))).min()?;
    (far <= NEAR_DAYS || !years.into_iter().any(|year| fits(day, year))).then_some(nearest)
}

/// Weekdays with a date right behind, unless the two belong to stretches: "Monday to Friday, 3 to 7 March", "every
/// Sunday, 1 March to 30 April".
fn dated_weekdays(sentence: &Sentence<'_>) -> Vec<DatedWeekday> {
    let mut found = Vec::new();
    if !sentence.kinds().meets(Kinds::WEEKDAY) {
        return found;
    }
    let mut last_weekday: Option<usize> = None;
    for at in 0..sentence.len() {
        let Some(day) = dated_weekday_at(sentence, at) else {
            if weekday_word(sentence, at) {
                last_weekday = Some(at);
            }
            continue;
        };
        let joined = last_weekday.is_some_and(|before| at - before <= 3 && !sentence.is(before + 1, TokenKind::Numeral));
        let repeated = (at.saturating_sub(2)..at).any(|before| matches!(sentence.word(before), "every" | "each"));
        let stretched = joins(sentence, day.end) && sentence.is(day.end + 1, TokenKind::Numeral);
        if !joined && !repeated && !stretched {
            found.push(day);
        }
        last_weekday = Some(at);
    }
    found
}

fn weekday_word(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.has(at, |sense| matches!(sense, gainsay_lexicon::Sense::Weekday(_)))
}

fn joins(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "and" | "or" | "to" | "through" | "&" | "/") || sentence.is(at, TokenKind::Hyphen)
}

/// Days no month has and times no clock shows.
fn impossible(sentence: &Sentence<'_>) -> Vec<PointMention> {
    let mut found = Vec::new();
    if !sentence.holds_numeral() {
        return found;
    }
    for at in 0..sentence.len() {
        if !sentence.is(at, TokenKind::Numeral) {
            continue;
        }
        let day = impossible_day(sentence, at).or_else(|| impossible_clock(sentence, at));
        if let Some((start, end, point)) =
            day.filter(|_| !matches!(sentence.word(at.wrapping_sub(1)), "no" | "non-existent" | "nonexistent" | "impossible"))
        {
            let span = sentence.span_of(start, end);
            found.push(PointMention { span, point, period: Period::open(Grain::Day, span.of(sentence.text)) });
        }
    }
    if !found.is_empty() && denies_its_dates(sentence) {
        found.clear();
    }
    found
}

/// "The date 30 February does not exist": a text that knows.
fn denies_its_dates(sentence: &Sentence<'_>) -> bool {
    (0..sentence.len()).any(|at| {
        matches!(
            sentence.word(at),
            "exist"
                | "exists"
                | "existed"
                | "existent"
                | "nonexistent"
                | "impossible"
                | "imaginary"
                | "fictional"
                | "invalid"
                | "never"
                | "wrongly"
                | "mistakenly"
        )
    })
}

/// "on 31 June", "June 31, 2025", "29 February 2023".
fn impossible_day(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize, CalendarPoint)> {
    let (after_day, day) = number_and_suffix(sentence, at)?;
    let of = usize::from(sentence.word(after_day) == "of");
    let before_month = at.checked_sub(1);
    let (start, end, month, day_first) = if let Some(month) = month_word(sentence, after_day + of) {
        (at, after_day + of + 1, month, true)
    } else if let Some((before, month)) = before_month.and_then(|before| Some((before, month_word(sentence, before)?))) {
        (before, after_day, month, false)
    } else {
        return None;
    };
    let year = year_behind(sentence, end);
    let end_all = year.map_or(end, |(end, _)| end);
    let year = year.map(|(_, year)| year);
    let impossible = match (month, year) {
        (2, Some(year)) => day > 29 || day == 29 && NaiveDate::from_ymd_opt(year, 2, 29).is_none(),
        (2, None) => day > 29,
        _ => day > days_of(month),
    };
    if !impossible || year.is_some_and(|year| year < FIRST_YEAR) {
        return None;
    }
    let preposition = sentence.word(start.wrapping_sub(1));
    let dated = matches!(preposition, "on" | "by" | "until" | "since" | "from" | "before" | "after" | "of" | "dated" | "to");
    // "In June 31 people died", "the 31 April bills": a count beside a month.
    let thing = sentence.is(end_all, TokenKind::Word) && !sentence.is_stop(end_all);
    let counts = !day_first && (preposition == "in" || sentence.word(end_all) == "of") || thing && !(dated && day_first);
    // "May" and "March" are verbs too; digits joined to more digits are a range, a version or a score.
    let joined = sentence.is(at.wrapping_sub(1), TokenKind::Hyphen) && day_first
        || sentence.is(after_day, TokenKind::Hyphen)
        || matches!(sentence.word(after_day), "." | "/" | ":" | "%") && sentence.tokens.get(after_day + 1).is_some_and(|next| next.glued);
    let clear = year.is_some() || dated;
    // A figure above 31 is a day only where a year stands behind it.
    let plausible = day <= 31 || year.is_some() && dated;
    (clear && plausible && !counts && !joined)
        .then(|| (start, end_all, CalendarPoint { day: Some(day), month: Some(month), year, ..CalendarPoint::default() }))
}

fn number_and_suffix(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    let printed = sentence.printed(at);
    if printed.len() != 2 || !printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let suffix = usize::from(matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th") && sentence.tokens[at + 1].glued);
    Some((at + 1 + suffix, printed.parse().ok()?))
}

fn days_of(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// "at 25:70 local time", "13:75 GMT": a clock with its zone, or with "at" before it and a day behind it. Without those two
/// numbers beside a colon are a score, a ratio, a verse or a running time.
fn impossible_clock(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize, CalendarPoint)> {
    let glued = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.glued);
    let digits = |at: usize| {
        let printed = sentence.printed(at);
        (sentence.is(at, TokenKind::Numeral) && (1..=2).contains(&printed.len())).then(|| printed.parse::<u32>().ok()).flatten()
    };
    if sentence.word(at + 1) != ":" || !glued(at + 1) || !glued(at + 2) || sentence.word(at.wrapping_sub(1)) == ":" {
        return None;
    }
    let (hour, minute) = (digits(at)?, digits(at + 2)?);
    let end = at + 3;
    // "25:30" is half past one in broadcasting schedules that count the night to the day before.
    let impossible = minute > 59 || hour > 29;
    if !impossible || sentence.printed(at + 2).len() != 2 || sentence.word(end) == ":" && glued(end) {
        return None;
    }
    let zone = sentence.word(end) == "local" && sentence.word(end + 1) == "time"
        || matches!(sentence.word(end), "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "gmt" | "utc" | "hours" | "hrs" | "o'clock");
    let on_day = sentence.word(at.wrapping_sub(1)) == "at"
        && (weekday_word(sentence, end)
            || sentence.word(end) == "on" && (weekday_word(sentence, end + 1) || dated_number(sentence, end + 1)));
    (zone || on_day).then(|| (at, end, CalendarPoint { clock: Some((hour, minute)), ..CalendarPoint::default() }))
}

/// Minutes by which every zone of the earth is apart from every other, at least: a quarter of an hour.
const ZONE_STEP: i32 = 15;

/// "10:45 am (0946 GMT)": one moment by two clocks, which the zones do not bring together. Those that they do become no claim.
fn two_clocks(reading: &Reading<'_>) -> Vec<PointMention> {
    let sentence = &reading.sentence;
    let mut found = Vec::new();
    for pair in reading.times.windows(2) {
        let [first, second] = pair else { continue };
        let (TimeExpression::Clock(here, _), TimeExpression::Clock(there, _)) = (&first.expression, &second.expression) else { continue };
        let bracketed = sentence.word(first.end) == "(" && second.start == first.end + 1 && sentence.word(second.end) == ")";
        let offset = |clock: &Clock| match clock.zone.as_deref().map(zone) {
            Some(Some(Zone::Offset(east))) => Some(i32::from(east)),
            _ => None,
        };
        // What is printed in brackets with a zone of its own is the same moment, and not another one.
        let Some(east) = offset(there).filter(|_| bracketed && !here.either_half && !there.either_half) else { continue };
        let minute = |clock: &Clock| i32::try_from(clock.hour * 60 + clock.minute).unwrap_or(0);
        let apart = minute(here) - minute(there);
        let ahead = offset(here).map(|here| here - east);
        let fits = match ahead {
            // The half of the day may be left out: "8:15 EST (0115 GMT)".
            Some(ahead) => (apart - ahead).rem_euclid(12 * 60) == 0,
            None => apart.rem_euclid(ZONE_STEP) == 0,
        };
        if fits {
            continue;
        }
        let span = first.span.cover(second.span);
        let point = CalendarPoint {
            clock: Some((here.hour, here.minute)),
            elsewhere: Some((there.hour, there.minute)),
            ahead,
            ..CalendarPoint::default()
        };
        found.push(PointMention { span, point, period: Period::open(Grain::Day, span.of(sentence.text)) });
    }
    found
}

fn dated_number(sentence: &Sentence<'_>, at: usize) -> bool {
    month_word(sentence, at).is_some() || sentence.is(at, TokenKind::Numeral) && month_word(sentence, at + 1).is_some()
}
