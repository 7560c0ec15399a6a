//! Values of times and durations as ISO-TimeML writes them (TIMEX3 `value`; Pustejovsky et al. 2010, ISO 24617-1).

use chrono::{Datelike, NaiveDate};
use gainsay_model::{Grain, Period, Quantity, Unit};

use crate::times::{EveryUnit, PartOfDay, TimeExpression};

/// The TIMEX3 value of a time; nothing where it stays open.
pub(crate) fn timex(expression: &TimeExpression, period: &Period) -> Option<String> {
    let days = period.days;
    Some(match expression {
        TimeExpression::Fiscal(year) => format!("FY{year}"),
        TimeExpression::FiscalPart(year, grain, number) => format!("FY{year}-{}{number}", letter(*grain)?),
        TimeExpression::YearPair(year) => format!("{year}/{}", year + 1),
        TimeExpression::Every(count, EveryUnit::Calendar(grain)) => plural_duration(*count, *grain)?,
        TimeExpression::Every(count, EveryUnit::Hour) => format!("PT{count}H"),
        TimeExpression::Every(count, EveryUnit::Minute) => format!("PT{count}M"),
        TimeExpression::Ahead(count, grain) | TimeExpression::Starting(count, grain, _) => plural_duration(*count, *grain)?,
        TimeExpression::Within(steps) => lengths(steps)?,
        TimeExpression::AfterNext(None) | TimeExpression::WeekendNear(_) => format!("{}-WE", week(days?.0)),
        TimeExpression::Set(Grain::Week, Some(weekday)) => format!("XXXX-WXX-{}", weekday.number_from_monday()),
        TimeExpression::Set(grain, _) => format!("P1{}", letter(*grain)?),
        TimeExpression::Past(count, grain) => plural_duration(*count, *grain)?,
        TimeExpression::SetOfMonth(month) => format!("XXXX-{month:02}"),
        TimeExpression::Clock(clock, None) => format!("T{:02}:{:02}", clock.hour, clock.minute),
        TimeExpression::Clock(clock, Some(_)) if days.is_none() => format!("XXXX-XX-XXT{:02}:{:02}", clock.hour, clock.minute),
        TimeExpression::Clock(clock, _) => format!("{}T{:02}:{:02}", days?.0, clock.hour, clock.minute),
        TimeExpression::PartOfDay(_, part) => {
            let part = match part {
                PartOfDay::Morning => "MO",
                PartOfDay::Afternoon => "AF",
                PartOfDay::Evening => "EV",
                PartOfDay::Night => "NI",
            };
            format!("{}T{part}", days?.0)
        }
        TimeExpression::Century(century) => format!("{:02}", century - 1),
        TimeExpression::Decade(year) => (year / 10).to_string(),
        TimeExpression::Weekend(_) => format!("{}-WE", week(days?.0)),
        TimeExpression::Season(month, _) => {
            format!("{}-{}", days?.0.year(), season(*month))
        }
        TimeExpression::Ending(1, grain @ (Grain::Quarter | Grain::Half), _) => calendar(days?, *grain),
        TimeExpression::Since(start) => {
            let (from, _) = days?;
            end_of(start, from)
        }
        TimeExpression::Interval(left, right) => {
            // "from June 1 to November 30" of no one year
            if let (None, TimeExpression::Day { day, month, .. }, TimeExpression::Day { day: last_day, month: last, .. }) =
                (days, &**left, &**right)
            {
                return Some(format!("XXXX-{month:02}-{day:02}/XXXX-{last:02}-{last_day:02}"));
            }
            let (from, to) = days?;
            format!("{}/{}", end_of(left, from), end_of(right, to))
        }
        TimeExpression::First(..) | TimeExpression::Ending(..) => interval(days?),
        _ => calendar(days?, period.grain),
    })
}

fn season(first_month: u32) -> &'static str {
    match first_month {
        3 => "SP",
        6 => "SU",
        9 => "FA",
        _ => "WI",
    }
}

/// "P5Y1M12D" for years, months and days named together; weeks stand apart in the standard and are left to themselves.
fn lengths(steps: &[(u32, Grain)]) -> Option<String> {
    if let [(count, grain)] = steps {
        return plural_duration(*count, *grain);
    }
    let mut steps = steps.to_vec();
    steps.sort_by_key(|(_, grain)| std::cmp::Reverse(*grain));
    let parts: Option<Vec<String>> = steps.iter().map(|(count, grain)| Some(format!("{count}{}", letter(*grain)?))).collect();
    Some(format!("P{}", parts?.concat()))
}

/// One end of an interval, as finely as its words say.
fn end_of(expression: &TimeExpression, day: NaiveDate) -> String {
    match expression {
        TimeExpression::Year(_) | TimeExpression::Unit(_, Grain::Year) => day.format("%Y").to_string(),
        TimeExpression::Month { .. } | TimeExpression::NearMonth(..) | TimeExpression::Unit(_, Grain::Month) => {
            day.format("%Y-%m").to_string()
        }
        TimeExpression::Clock(clock, _) => format!("{day}T{:02}:{:02}", clock.hour, clock.minute),
        TimeExpression::Decade(_) => (day.year() / 10).to_string(),
        TimeExpression::Season(month, _) => format!("{}-{}", day.year(), season(*month)),
        TimeExpression::Quarter(..) => calendar((day, day), Grain::Quarter),
        TimeExpression::Half(..) => calendar((day, day), Grain::Half),
        _ => day.to_string(),
    }
}

/// The value of a calendar unit.
fn calendar((from, to): (NaiveDate, NaiveDate), grain: Grain) -> String {
    match grain {
        Grain::Day => from.to_string(),
        Grain::Week => week(from),
        Grain::Month => from.format("%Y-%m").to_string(),
        Grain::Quarter => format!("{}-Q{}", from.year(), from.month0() / 3 + 1),
        Grain::Half => format!("{}-H{}", from.year(), from.month0() / 6 + 1),
        Grain::Year => from.year().to_string(),
        Grain::Decade => (from.year() / 10).to_string(),
        Grain::Century => format!("{:02}", (from.year() - 1) / 100),
        Grain::Interval => interval((from, to)),
    }
}

fn week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Two ends, by month where both are whole months.
fn interval((from, to): (NaiveDate, NaiveDate)) -> String {
    let whole_months = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
    if whole_months { format!("{}/{}", from.format("%Y-%m"), to.format("%Y-%m")) } else { format!("{from}/{to}") }
}

/// The letter of a date unit in a duration, with "T" before units of time.
fn letter(grain: Grain) -> Option<&'static str> {
    Some(match grain {
        Grain::Day => "D",
        Grain::Week => "W",
        Grain::Month => "M",
        Grain::Quarter => "Q",
        Grain::Half => "H",
        Grain::Year => "Y",
        Grain::Decade => "DE",
        Grain::Century => "CE",
        Grain::Interval => return None,
    })
}

fn plural_duration(count: u32, grain: Grain) -> Option<String> {
    Some(match grain {
        Grain::Decade => format!("P{}Y", count * 10),
        Grain::Century => format!("P{}Y", count * 100),
        Grain::Quarter => format!("P{}M", count * 3),
        Grain::Half => format!("P{}M", count * 6),
        grain => format!("P{count}{}", letter(grain)?),
    })
}

/// The TIMEX3 value of a duration: "P9M", "PT3H".
pub(crate) fn duration(quantity: &Quantity) -> Option<String> {
    let Unit::Measure(unit) = quantity.unit else { return None };
    let value = quantity.value.normalize();
    Some(match unit.name {
        "second" => format!("PT{value}S"),
        "minute" => format!("PT{value}M"),
        "hour" => format!("PT{value}H"),
        "day" => format!("P{value}D"),
        "week" => format!("P{value}W"),
        "month" => format!("P{value}M"),
        "year" => format!("P{value}Y"),
        "decade" => format!("P{}Y", (value * rust_decimal::Decimal::TEN).normalize()),
        "century" => format!("P{}Y", (value * rust_decimal::Decimal::ONE_HUNDRED).normalize()),
        _ => return None,
    })
}
