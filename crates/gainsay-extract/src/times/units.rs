//! Calendar units seen from the publication date: "last year", "the past nine months", "Friday".

use super::*;

/// "three months to September 30", "the quarter ended June 30", "12 months through July", "the year to August".
pub(super) fn ending_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
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
    if !joined || !matches!(grain, Grain::Month | Grain::Week | Grain::Quarter | Grain::Year | Grain::Half | Grain::Day | Grain::Decade) {
        return None;
    }
    let whole_years = || {
        let year = four_digit_year(sentence, end + 1).filter(|_| matches!(grain, Grain::Year | Grain::Decade))?;
        Some((end + 2, TimeExpression::Year(year)))
    };
    let (after, point) = month_at(sentence, end + 1).or_else(|| day_first_at(sentence, end + 1)).or_else(whole_years)?;
    Some((after, TimeExpression::Ending(count, grain, Box::new(point))))
}

pub(super) fn calendar_unit(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Grain)> {
    sentence.sense_of(at, Kinds::CALENDAR_UNIT, |sense| match sense {
        Sense::CalendarUnit(grain) => Some(*grain),
        _ => None,
    })
}

/// "summer 2025", "last winter", "the summer of 2024", "last weekend", "over the weekend".
pub(super) fn season_or_weekend_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (start, deictic) = sentence
        .sense_of(at, Kinds::DEICTIC, |sense| match sense {
            Sense::Deictic(deictic) => Some(*deictic),
            _ => None,
        })
        .map_or((at + usize::from(sentence.word(at) == "the"), None), |(end, deictic)| (end, Some(deictic)));
    if sentence.word(start) == "weekend" && start > at {
        return Some((start + 1, TimeExpression::Weekend(deictic.unwrap_or(Deictic::Last))));
    }
    let (end, month) = sentence.sense_of(start, Kinds::SEASON, |sense| match sense {
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

/// "this year", "the past nine months", "two weeks ago", "the first nine months of 2025", "the third quarter".
pub(super) fn unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let grain = |at: usize| {
        sentence.sense_of(at, Kinds::CALENDAR_UNIT, |sense| match sense {
            Sense::CalendarUnit(grain) => Some(*grain),
            _ => None,
        })
    };
    let start = if sentence.word(at) == "the" { at + 1 } else { at };
    if let Some((end, days)) = sentence.sense_of(at, Kinds::RELATIVE_DAY, |sense| match sense {
        Sense::RelativeDay(days) => Some(*days),
        _ => None,
    }) {
        let day = TimeExpression::RelativeDay(days);
        let word = sentence.word(end - 1);
        let part = if word == "tonight" { Some(PartOfDay::Night) } else { part_of_day(word) };
        return Some((end, part.map_or(day.clone(), |part| TimeExpression::PartOfDay(Box::new(day), part))));
    }
    if let Some((next, part)) = sentence.sense_of(start, Kinds::PERIOD_PART, |sense| match sense {
        Sense::PeriodPart(part) => Some(*part),
        _ => None,
    }) {
        let year = year_words(sentence, next);
        let end = year.map_or(next, |(end, _)| end);
        let year = year.map(|(_, year)| year);
        match part {
            PeriodPart::FirstHalf | PeriodPart::SecondHalf | PeriodPart::Quarter(_)
                if year.is_none() && fiscal_at(sentence, next + usize::from(sentence.word(next) == "of")).is_some() =>
            {
                let Some((end, TimeExpression::Fiscal(year))) = fiscal_at(sentence, next + usize::from(sentence.word(next) == "of")) else {
                    return None;
                };
                let (grain, number) = match part {
                    PeriodPart::FirstHalf => (Grain::Half, 1),
                    PeriodPart::Quarter(quarter) => (Grain::Quarter, quarter),
                    _ => (Grain::Half, 2),
                };
                return Some((end, TimeExpression::FiscalPart(year, grain, number)));
            }
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
    if let Some((next, deictic)) = sentence.sense_of(start, Kinds::DEICTIC, |sense| match sense {
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
            && sentence.word(next) == "time"
            && let Some((end, YearWords::Relative(Deictic::Last))) = year_words(sentence, next + 1)
        {
            let from = Box::new(TimeExpression::RelativeDay(0));
            return Some((end, TimeExpression::Shifted { steps: vec![(1, Grain::Year)], ahead: false, from }));
        }
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
    // "four and a half years later"
    if sentence.word(after_count) == "and"
        && sentence.word(after_count + 1) == "a"
        && sentence.word(after_count + 2) == "half"
        && let Some((end, unit)) = grain(after_count + 3)
        && matches!(sentence.word(end), "later" | "earlier")
    {
        return Some((end + 1, TimeExpression::Unsettled(unit)));
    }
    let (end, unit) = grain(after_count)?;
    match sentence.word(end) {
        "ago" => Some((end + 1, TimeExpression::Ago(count, unit))),
        "later" => Some((end + 1, TimeExpression::Later(count, unit))),
        "earlier" | "before" | "previously" if unit != Grain::Half && !sentence.is(end + 1, TokenKind::Numeral) => {
            Some((end + 1, TimeExpression::Earlier(count, unit)))
        }
        _ => None,
    }
}

pub(super) fn small_number(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    if let Some((end, value)) = sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
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

pub(super) fn weekday(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Weekday)> {
    // "sun", "sat" and "wed" are words of their own, and their abbreviations end in a mark.
    let (end, weekday) = sentence.sense_of(at, Kinds::WEEKDAY, |sense| match sense {
        Sense::Weekday(weekday) => Some(*weekday),
        _ => None,
    })?;
    if begins_name(sentence, at, end) || follows_name(sentence, at) {
        return None;
    }
    let short = sentence.word(at).len() <= 4;
    let marked = matches!(sentence.word(end), "." | ",");
    // In lower case the full names are words of no other meaning.
    ((sentence.tokens[at].capital && (!short || marked)) || sentence.word(at).ends_with("day") && !short).then_some((end, weekday))
}

/// A weekday where the words around already make it a day of the calendar.
pub(super) fn weekday_word(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Weekday)> {
    weekday(sentence, at)
}

/// "Tuesday"; with a date behind it ("Wednesday, October 22nd") the date is the time.
pub(super) fn weekday_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (end, weekday) = weekday(sentence, at)?;
    let comma = if sentence.word(end) == "," { end + 1 } else { end };
    if let Some((end, date @ TimeExpression::Day { .. })) = month_at(sentence, comma).or_else(|| day_first_at(sentence, comma)) {
        return Some((end, date));
    }
    Some((end, TimeExpression::Weekday(weekday, None)))
}

/// A weekday with the date it is said to fall on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DatedWeekday {
    /// Tokens, end exclusive.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) weekday: Weekday,
    pub(crate) day: u32,
    pub(crate) month: u32,
    pub(crate) year: Option<YearWords>,
}

/// "Wednesday, October 22nd", "Monday 14 October 2024".
pub(crate) fn dated_weekday_at(sentence: &Sentence<'_>, at: usize) -> Option<DatedWeekday> {
    let (end, weekday) = weekday(sentence, at)?;
    let date = end + usize::from(matches!(sentence.word(end), "," | "("));
    // Figures in another order than words are no date that can be held to a weekday: "Monday, 10/11".
    match month_at(sentence, date).or_else(|| day_first_at(sentence, date))? {
        (end, TimeExpression::Day { day, month, year }) => Some(DatedWeekday { start: at, end, weekday, day, month, year }),
        _ => None,
    }
}

/// The month a capitalised word names, at a token.
pub(crate) fn month_word(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    sentence.tokens.get(at).filter(|token| token.capital)?;
    month_loose(sentence, at).filter(|(end, _)| *end == at + 1).map(|(_, month)| month)
}

/// The year printed at a token, with or without a comma before it, and the token behind.
pub(crate) fn year_behind(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let position = at + usize::from(sentence.word(at) == ",");
    four_digit_year(sentence, position).map(|year| (position + 1, year))
}
