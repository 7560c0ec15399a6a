//! Weeks and weekdays counted within a longer unit, and days within weeks and months: "the last Friday of September",
//! "the third week of this month", "the 20th of next month", "Friday next week".

use super::*;

/// What is counted within a month, quarter or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Week,
    Weekday(Weekday),
}

/// "the first", "last", "3rd": which one, counted from the end where negative.
fn which(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    if matches!(sentence.word(at), "last" | "final") {
        return Some((at + 1, -1));
    }
    let day = day_words(sentence, at).filter(|day| day.ordinal && day.day <= 53)?;
    Some((day.end, i32::try_from(day.day).ok()?))
}

/// "the last Friday of September", "second week of 2015", "the third Wednesday of last month".
pub(super) fn nth_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let (next, nth) = which(sentence, start)?;
    let (end, counted) = if sentence.word(next) == "week" {
        (next + 1, Counted::Week)
    } else {
        let (end, day) = weekday_word(sentence, next)?;
        (end, Counted::Weekday(day))
    };
    let of = matches!(sentence.word(end), "of" | "in" | ",");
    let whole_at = end + usize::from(of);
    let (after, whole) = match container(sentence, whole_at) {
        // "the last week last year" does not count.
        Some(found) if of || nth > 0 => found,
        // "second Sunday" of the month, and not "a second Sunday in a row".
        None if nth > 0
            && matches!(counted, Counted::Weekday(_))
            && !of
            && !matches!(sentence.word(at.wrapping_sub(1)), "a" | "for" | "every" | "each" | "this" | "his" | "her" | "their")
            && (end >= sentence.len() || sentence.is(end, TokenKind::Punctuation)) =>
        {
            (end, TimeExpression::ThatUnit(Grain::Month))
        }
        _ => return None,
    };
    Some((after, TimeExpression::Nth { nth, counted, whole: Box::new(whole) }))
}

/// A month, quarter or year that weeks and days are counted in.
fn container(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let month = month_at(sentence, at).filter(|(_, month)| matches!(month, TimeExpression::Month { .. }));
    // "the first week of Oct": after "of" any name of a month holds.
    let loose = || month_loose(sentence, at).map(|(end, month)| (end, TimeExpression::Month { month, year: None }));
    let relative = || {
        unit_at(sentence, at).filter(|(_, unit)| {
            matches!(
                unit,
                TimeExpression::Unit(_, Grain::Month | Grain::Year | Grain::Quarter)
                    | TimeExpression::ThatUnit(Grain::Month | Grain::Year | Grain::Quarter)
                    | TimeExpression::Past(1, Grain::Month | Grain::Year)
                    | TimeExpression::Quarter(..)
            )
        })
    };
    let year = || stated_year(sentence, at).map(|(end, year)| (end, TimeExpression::Year(year)));
    let the_unit = || {
        let (end, grain) = calendar_unit(sentence, at + 1)?;
        (sentence.word(at) == "the" && matches!(grain, Grain::Month | Grain::Quarter | Grain::Year))
            .then_some((end, TimeExpression::ThatUnit(grain)))
    };
    month.or_else(loose).or_else(year).or_else(relative).or_else(the_unit).map(|(end, whole)| match whole {
        // "of previous month" is the calendar month before.
        TimeExpression::Past(1, grain) => (end, TimeExpression::Unit(Deictic::Last, grain)),
        whole => (end, whole),
    })
}

/// "the 20th of next month", "31st of this month", "the 27th".
pub(super) fn day_of_month_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let day = day_words(sentence, start).filter(|day| day.ordinal)?;
    if sentence.word(day.end) == "of"
        && let Some((end, whole)) = unit_at(sentence, day.end + 1)
        && matches!(whole, TimeExpression::Unit(_, Grain::Month))
    {
        return Some((end, TimeExpression::DayIn(day.day, Box::new(whole))));
    }
    // "on the 27th." is a date, "the 27th amendment" and "the second" are not.
    let dated = matches!(sentence.word(at.wrapping_sub(1)), "on" | "for" | "by" | "until" | "since" | "from" | "before" | "after" | "of");
    let closed = day.end >= sentence.len()
        || sentence.is(day.end, TokenKind::Punctuation)
        || matches!(sentence.word(day.end), "and" | "at" | "to" | "through");
    (start > at
        && !day.spelled
        && dated
        && closed
        && !(sentence.word(at.wrapping_sub(1)) == "of" && sentence.word(at.wrapping_sub(2)) != "week"))
        .then_some((day.end, TimeExpression::DayOfMonth(day.day)))
}

/// "the week of October 13", "the weekend of 18-19 October", "the week starting on February 4".
pub(super) fn around_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let weekend = sentence.word(start) == "weekend";
    let grain = match sentence.word(start) {
        "week" | "weekend" => Grain::Week,
        "month" => Grain::Month,
        _ => return None,
    };
    let mut day_at = match sentence.word(start + 1) {
        "of" => start + 2,
        "starting" | "beginning" | "commencing" => start + 2,
        _ => return None,
    };
    if sentence.word(day_at) == "on" {
        day_at += 1;
    }
    let (end, day) = month_at(sentence, day_at)
        .or_else(|| day_first_at(sentence, day_at))
        .or_else(|| day_of_month_at(sentence, day_at))
        .or_else(|| numeric_at(sentence, day_at))?;
    match day {
        TimeExpression::Interval(..) => Some((end, day)),
        TimeExpression::Day { .. } | TimeExpression::DayOfMonth(_) if weekend => Some((end, TimeExpression::WeekendNear(Box::new(day)))),
        TimeExpression::Day { .. } | TimeExpression::DayOfMonth(_) => Some((end, TimeExpression::Containing(grain, Box::new(day)))),
        _ => None,
    }
}

/// "next week on Friday", "Friday next week", "Sunday of next week", "Friday the 15th".
pub(super) fn weekday_in_week_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let week = |at: usize| {
        unit_at(sentence, at).filter(|(_, unit)| {
            matches!(unit, TimeExpression::Unit(Deictic::This | Deictic::Next | Deictic::Last | Deictic::Coming, Grain::Week))
        })
    };
    if let Some((end, whole)) = week(at) {
        // "next week between Wednesday and Friday", "this week from Monday to Wednesday"
        if let Some((after, first, last)) = weekdays_at(sentence, end) {
            let day = |day| Box::new(TimeExpression::WeekdayIn(day, Box::new(whole.clone())));
            return Some((after, TimeExpression::Interval(day(first), day(last))));
        }
        let day_at = end + usize::from(sentence.word(end) == "on");
        let (after, day) = weekday_word(sentence, day_at)?;
        return Some((after, TimeExpression::WeekdayIn(day, Box::new(whole))));
    }
    let (end, day) = weekday_word(sentence, at)?;
    if sentence.word(end) == "the"
        && let Some(number) = day_words(sentence, end + 1)
        && number.ordinal
        && !number.spelled
        && sentence.word(number.end) != "of"
        && month(sentence, number.end).is_none()
    {
        return Some((number.end, TimeExpression::WeekdayDay(day, number.day)));
    }
    let week_at = end + usize::from(sentence.word(end) == "of");
    let (after, whole) = week(week_at)?;
    Some((after, TimeExpression::WeekdayIn(day, Box::new(whole))))
}

/// "between Wednesday and Friday", "from Monday to Wednesday": two weekdays in their order.
fn weekdays_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Weekday, Weekday)> {
    let opener = sentence.word(at);
    let (end, first) = weekday_word(sentence, at + 1).filter(|_| matches!(opener, "between" | "from"))?;
    let joined = match sentence.word(end) {
        "and" => opener == "between",
        word => matches!(word, "to" | "through" | "until" | "till"),
    };
    let (after, last) = weekday_word(sentence, end + 1).filter(|_| joined)?;
    (first.num_days_from_monday() < last.num_days_from_monday()).then_some((after, first, last))
}

/// "week 42 of 2025", "calendar week 10": the weeks of ISO 8601. A bare "week 10" is as often that of a season or a trial.
pub(super) fn week_number_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let printed = sentence.printed(at + 1);
    if sentence.word(at) != "week" || !sentence.is(at + 1, TokenKind::Numeral) || printed.len() > 2 {
        return None;
    }
    let named = sentence.word(at.wrapping_sub(1)) == "calendar";
    let number: i32 = printed.parse().ok().filter(|number| (1..=53).contains(number))?;
    let year_at = at + 2 + usize::from(matches!(sentence.word(at + 2), "of" | ","));
    let (end, whole) = match four_digit_year(sentence, year_at) {
        // "Week 10 of 2025 season" is counted from the season's first.
        Some(_) if matches!(sentence.word(year_at + 1), "season" | "tour" | "league" | "campaign") => return None,
        Some(year) if year_at > at + 2 => (year_at + 1, TimeExpression::Year(year)),
        _ if named => (at + 2, TimeExpression::Unit(Deictic::This, Grain::Year)),
        _ => return None,
    };
    Some((end, TimeExpression::Nth { nth: number, counted: Counted::Week, whole: Box::new(whole) }))
}

/// "from 4 to 22 this month", "between 2-7 February", "4 till 23 of this month": days that share the month behind them.
pub(super) fn shared_month_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let first = day_words(sentence, at).filter(|day| !day.spelled)?;
    let joined = matches!(sentence.word(first.end), "to" | "till" | "until" | "through")
        || sentence.is(first.end, TokenKind::Hyphen)
        || sentence.word(first.end) == "and" && sentence.word(at.wrapping_sub(1)) == "between";
    if !joined {
        return None;
    }
    if let Some((end, last)) = day_first_at(sentence, first.end + 1).or_else(|| month_at(sentence, first.end + 1))
        && let TimeExpression::Day { day, month, year } = last
        && day > first.day
    {
        let left = TimeExpression::Day { day: first.day, month, year };
        return Some((end, TimeExpression::Interval(Box::new(left), Box::new(last))));
    }
    let last = day_words(sentence, first.end + 1).filter(|day| !day.spelled && day.day > first.day)?;
    let whole_at = last.end + usize::from(matches!(sentence.word(last.end), "of" | "in"));
    let (end, whole) = unit_at(sentence, whole_at).filter(|(_, unit)| matches!(unit, TimeExpression::Unit(_, Grain::Month)))?;
    let left = TimeExpression::DayIn(first.day, Box::new(whole.clone()));
    Some((end, TimeExpression::Interval(Box::new(left), Box::new(TimeExpression::DayIn(last.day, Box::new(whole))))))
}
