//! Times counted from another time or within a longer unit.

use super::*;
use crate::times::Counted;

/// Resolves the expressions that count: nth weeks and weekdays, shifts, rests, units the text has spoken of.
pub(super) fn counted(expression: &TimeExpression, context: &Context) -> Option<Resolved> {
    let today = || context.published?.exact();
    let anchored = |from, to, grain| Some((from, to, grain, Resolution::Anchored));
    match expression {
        TimeExpression::Nth { nth, counted, whole } => {
            let (from, to, _, resolution) = resolved(whole, context)?;
            let (weekday, grain) = match counted {
                // As in ISO 8601 a week belongs to the month or year that has its Thursday.
                Counted::Week => (Weekday::Thu, Grain::Week),
                Counted::Weekday(weekday) => (*weekday, Grain::Day),
            };
            let day = nth_weekday(from, to, weekday, *nth)?;
            match grain {
                Grain::Week => {
                    let (monday, sunday) = week_around(day)?;
                    Some((monday, sunday, grain, resolution))
                }
                _ => Some((day, day, grain, resolution)),
            }
        }
        TimeExpression::Containing(grain, day) => {
            let (day, _, _, resolution) = resolved(day, context)?;
            let (from, to) = unit_around(day, *grain)?;
            Some((from, to, *grain, resolution))
        }
        TimeExpression::WeekendNear(day) => {
            let (day, _, _, resolution) = resolved(day, context)?;
            let (_, sunday) = week_around(day)?;
            Some((sunday.pred_opt()?, sunday, Grain::Interval, resolution))
        }
        TimeExpression::Rest(grain) => {
            let today = today()?;
            anchored(today, unit_around(today, *grain)?.1, Grain::Interval)
        }
        TimeExpression::Ahead(count, grain) => {
            let today = today()?;
            anchored(today.succ_opt()?, ahead(today, *count, *grain)?, Grain::Interval)
        }
        TimeExpression::Within(steps) => {
            let today = today()?;
            anchored(today, moved(today, steps, true)?.pred_opt()?, Grain::Interval)
        }
        TimeExpression::Shifted { steps, ahead, from } => {
            let (from, _, _, resolution) = resolved(from, context)?;
            let day = moved(from, steps, *ahead)?;
            Some((day, day, Grain::Day, resolution))
        }
        TimeExpression::Starting(count, grain, from) => {
            let (from, _, _, resolution) = resolved(from, context)?;
            Some((from, ahead(from, *count, *grain)?.pred_opt()?, Grain::Interval, resolution))
        }
        TimeExpression::DayOfMonth(day) => {
            let day = near_month(context, |month| month.with_day(*day))?;
            anchored(day, day, Grain::Day)
        }
        TimeExpression::WeekdayDay(weekday, day) => {
            let day = near_month(context, |month| month.with_day(*day).filter(|date| date.weekday() == *weekday))?;
            anchored(day, day, Grain::Day)
        }
        TimeExpression::DayIn(day, month) => {
            let (first, _, _, resolution) = resolved(month, context)?;
            let day = first.with_day(*day)?;
            Some((day, day, Grain::Day, resolution))
        }
        TimeExpression::WeekdayIn(weekday, week) => {
            let (monday, _, _, resolution) = resolved(week, context)?;
            let day = move_days(monday, i64::from(weekday.num_days_from_monday()))?;
            Some((day, day, Grain::Day, resolution))
        }
        TimeExpression::AfterNext(None) => {
            let (_, sunday) = week_around(move_days(today()?, 14)?)?;
            anchored(sunday.pred_opt()?, sunday, Grain::Interval)
        }
        TimeExpression::AfterNext(Some(grain)) => {
            let (_, end) = unit_around(today().or_else(|| Some(context.published?.first()))?, *grain)?;
            let (_, next_end) = unit_around(end.succ_opt()?, *grain)?;
            let (from, to) = unit_around(next_end.succ_opt()?, *grain)?;
            anchored(from, to, *grain)
        }
        TimeExpression::ThatUnit(grain) => {
            // A frame longer than the unit does not say which of them is meant.
            let framed = context.frame.filter(|(from, to)| unit_around(*from, *grain).is_some_and(|(_, end)| *to <= end));
            let (day, resolution) = match framed {
                Some((from, _)) => (from, Resolution::Inherited),
                None => (today().or_else(|| Some(context.published?.first()))?, Resolution::Anchored),
            };
            let (from, to) = unit_around(day, *grain)?;
            Some((from, to, *grain, resolution))
        }
        TimeExpression::YearAgo(grain) => {
            let (from, to) = context.frame?;
            let (from, to) = Period::stated(from, to, Grain::Interval, "").in_year(from.year() - 1)?.days?;
            let fits = grain.is_none_or(|grain| unit_around(from, grain) == Some((from, to)));
            fits.then_some((from, to, grain.unwrap_or(Grain::Interval), Resolution::Inherited))
        }
        TimeExpression::Later(count, grain) => {
            let (from, _) = context.frame?;
            let day = ahead(from, *count, *grain)?;
            let (from, to) = unit_around(day, *grain)?;
            Some((from, to, *grain, Resolution::Inherited))
        }
        _ => None,
    }
}

/// The nth of a weekday in a stretch, from its end where negative.
fn nth_weekday(from: NaiveDate, to: NaiveDate, weekday: Weekday, nth: i32) -> Option<NaiveDate> {
    let offset = |from: Weekday, to: Weekday| (7 + i64::from(to.num_days_from_monday()) - i64::from(from.num_days_from_monday())) % 7;
    let day = if nth < 0 {
        move_days(to, -offset(weekday, to.weekday()) - 7 * i64::from(-1 - nth))?
    } else {
        move_days(from, offset(from.weekday(), weekday) + 7 * i64::from(nth - 1))?
    };
    (from..=to).contains(&day).then_some(day)
}

/// The latest day that `in_month` makes of a month up to publication, or the first from it on where the verb looks forward.
fn near_month(context: &Context, in_month: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let today = context.published?.exact()?;
    let mut month = today.with_day(1)?;
    for _ in 0..24 {
        if let Some(day) = in_month(month)
            && (if context.forward { day >= today } else { day <= today })
        {
            return Some(day);
        }
        month = if context.forward { month.checked_add_months(Months::new(1))? } else { month.checked_sub_months(Months::new(1))? };
    }
    None
}

fn ahead(date: NaiveDate, count: u32, grain: Grain) -> Option<NaiveDate> {
    match grain {
        Grain::Day => date.checked_add_days(Days::new(u64::from(count))),
        Grain::Week => date.checked_add_days(Days::new(u64::from(count).checked_mul(7)?)),
        Grain::Month => date.checked_add_months(Months::new(count)),
        Grain::Quarter => date.checked_add_months(Months::new(count.checked_mul(3)?)),
        Grain::Year => date.checked_add_months(Months::new(count.checked_mul(12)?)),
        Grain::Decade => date.checked_add_months(Months::new(count.checked_mul(120)?)),
        _ => None,
    }
}

/// Moves a day by several counts, the longest unit first.
fn moved(date: NaiveDate, steps: &[(u32, Grain)], forward: bool) -> Option<NaiveDate> {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|(_, grain)| std::cmp::Reverse(*grain));
    steps.into_iter().try_fold(date, |date, (count, grain)| if forward { ahead(date, count, grain) } else { back(date, count, grain) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::mentions;
    use gainsay_model::Document;

    /// Words, the day of publication, first and last day, TIMEX3 value.
    type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

    fn check(rows: &[Row]) {
        for (text, published, from, to, timex) in rows {
            let document = Document::of_text("case", (*text).to_owned(), published.parse().ok());
            let found = mentions(&document);
            let read: Vec<(String, String, String)> = found
                .iter()
                .filter_map(|mention| {
                    let days = mention.period.as_ref()?.days;
                    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
                    Some((day(days.map(|days| days.0)), day(days.map(|days| days.1)), mention.timex.clone().unwrap_or_default()))
                })
                .collect();
            assert_eq!(read, [((*from).to_owned(), (*to).to_owned(), (*timex).to_owned())], "{text}");
        }
    }

    #[test]
    fn weeks_of_seasons_and_trials_are_none_of_the_calendar() {
        for text in ["He was hurt in week 10.", "The drug worked by week 6 of treatment."] {
            let document = Document::of_text("case", text.to_owned(), "2016-11-07".parse().ok());
            assert!(mentions(&document).iter().all(|mention| mention.period.is_none()), "{text}");
        }
        check(&[("It was week 10 of 2015 season.", "2016-11-07", "2015-01-01", "2015-12-31", "2015")]);
    }

    #[test]
    fn weeks_and_weekdays_are_counted_within_a_longer_unit() {
        check(&[
            ("They met on the last Friday of September.", "2023-11-30", "2023-09-29", "2023-09-29", "2023-09-29"),
            ("The talks filled the first week of October 2016.", "2016-11-07", "2016-10-03", "2016-10-09", "2016-W40"),
            ("He sat in court in the last week of 2015.", "2017-11-20", "2015-12-28", "2016-01-03", "2015-W53"),
            ("It was the third Wednesday of last month.", "2018-03-20", "2018-02-21", "2018-02-21", "2018-02-21"),
            ("The strike hit the week of October 13.", "2025-10-26", "2025-10-13", "2025-10-19", "2025-W42"),
            ("The vote is on the 20th of next month.", "2017-12-07", "2018-01-20", "2018-01-20", "2018-01-20"),
            ("The panel sits on Friday next week.", "2016-11-07", "2016-11-18", "2016-11-18", "2016-11-18"),
            ("He arrived on Friday the 15th.", "2017-09-27", "2017-09-15", "2017-09-15", "2017-09-15"),
            ("Crews will meet next week between Wednesday and Friday.", "2017-11-14", "2017-11-22", "2017-11-24", "2017-11-22/2017-11-24"),
            ("The court sits from Monday to Thursday next week.", "2017-11-14", "2017-11-20", "2017-11-23", "2017-11-20/2017-11-23"),
            ("The index for week 42 of 2016 is out.", "2016-11-07", "2016-10-17", "2016-10-23", "2016-W42"),
            ("The flu peaked in calendar week 10.", "2019-07-11", "2019-03-04", "2019-03-10", "2019-W10"),
            ("The letter came on the 27th.", "2016-11-07", "2016-10-27", "2016-10-27", "2016-10-27"),
        ]);
    }

    #[test]
    fn endless_runs_of_time_words_are_read_to_their_end() {
        for unit in ["weekend of ", "1-", "1 to ", "between May and ", "the night of ", "week of the ", "3 days from ", "since "] {
            let document = Document::of_text("case", unit.repeat(20_000), "2025-10-26".parse().ok());
            assert!(mentions(&document).len() <= 40_000, "{unit}");
        }
    }

    #[test]
    fn units_are_counted_from_a_day() {
        check(&[
            ("She left 2 years 1 month and 21 days ago.", "2017-11-23", "2015-10-02", "2015-10-02", "2015-10-02"),
            ("The court meets two days from tomorrow.", "2018-04-20", "2018-04-23", "2018-04-23", "2018-04-23"),
            ("The clinic will shut for the next 3 days.", "2016-11-07", "2016-11-08", "2016-11-10", "P3D"),
            ("Repairs will be done within 10 months.", "2017-11-08", "2017-11-08", "2018-09-07", "P10M"),
            ("It stays shut for the rest of the week.", "2016-11-07", "2016-11-07", "2016-11-13", "2016-11-07/2016-11-13"),
            ("The games return the year after next.", "2016-11-07", "2018-01-01", "2018-12-31", "2018"),
        ]);
    }

    #[test]
    fn figures_alone_are_dates_where_nothing_else_fits() {
        check(&[
            ("The kit ships on 13/12/2025.", "2025-10-26", "2025-12-13", "2025-12-13", "2025-12-13"),
            ("The file is dated 21.04.2016.", "2016-11-07", "2016-04-21", "2016-04-21", "2016-04-21"),
            ("Sales fell in Q3 2019.", "2025-10-26", "2019-07-01", "2019-09-30", "2019-Q3"),
            ("Sales fell in 2016 Q3.", "2025-10-26", "2016-07-01", "2016-09-30", "2016-Q3"),
            ("The index for 2016/11 is out.", "2016-12-07", "2016-11-01", "2016-11-30", "2016-11"),
            ("He scored 27 times in 2023/24.", "2025-10-26", "", "", "2023/2024"),
            ("It ran from 10/25 to 01/25.", "2018-10-24", "2017-10-25", "2018-01-25", "2017-10-25/2018-01-25"),
        ]);
        for text in ["The shop is open 24/7.", "Add 1/2 cup of milk.", "The widows of 9/11 spoke.", "The band U2 played."] {
            let document = Document::of_text("case", text.to_owned(), "2025-10-26".parse().ok());
            assert!(mentions(&document).iter().all(|mention| mention.period.is_none()), "{text}");
        }
    }

    #[test]
    fn words_are_years_days_and_decades() {
        check(&[
            ("It opened in nineteen twenty eight.", "2016-11-07", "1928-01-01", "1928-12-31", "1928"),
            ("He was born in the seventies.", "2016-11-07", "1970-01-01", "1979-12-31", "197"),
            ("Rents rose in the '40s.", "2016-11-07", "1940-01-01", "1949-12-31", "194"),
            ("It was signed on the twenty-first of May.", "2016-11-07", "2016-05-21", "2016-05-21", "2016-05-21"),
            ("They married on january 12th, 2016.", "2016-11-07", "2016-01-12", "2016-01-12", "2016-01-12"),
        ]);
        let quiet =
            ["Bloody Sunday is remembered.", "Sheffield Wednesday sold a player.", "A dog named Tuesday ran off.", "They may march."];
        for text in quiet {
            let document = Document::of_text("case", text.to_owned(), "2025-10-26".parse().ok());
            assert!(mentions(&document).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_verb_says_where_a_date_lies() {
        check(&[
            ("The ban begins on December 10.", "2025-10-26", "2025-12-10", "2025-12-10", "2025-12-10"),
            ("The judge gave them until 12 November to comply.", "2025-10-26", "2025-11-12", "2025-11-12", "2025-11-12"),
            ("Demand peaked on Tuesday, above forecast.", "2025-09-10", "2025-09-09", "2025-09-09", "2025-09-09"),
            ("The firm said on Monday it will close.", "2025-10-26", "2025-10-20", "2025-10-20", "2025-10-20"),
            ("On Friday the court will rule.", "2025-10-26", "2025-10-31", "2025-10-31", "2025-10-31"),
        ]);
    }
}
