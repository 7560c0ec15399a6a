//! Figures and times as outlets print them.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use gainsay_model::Currency;
use gainsay_rates::Rates;
use rust_decimal::Decimal;

use crate::fill::grouped;
use crate::random::Random;
use crate::story::style::Style;
use crate::words;

pub(crate) struct Unit {
    pub name: &'static str,
    /// What the other half of the world uses, and how many of it one is, in millionths.
    pub other: usize,
    pub factor: i64,
}

/// Pairs of units, each the other's conversion.
pub(crate) const UNITS: &[Unit] = &[
    Unit { name: "kilometres", other: 1, factor: 621_371 },
    Unit { name: "miles", other: 0, factor: 1_609_344 },
    Unit { name: "hectares", other: 3, factor: 2_471_054 },
    Unit { name: "acres", other: 2, factor: 404_686 },
    Unit { name: "metres", other: 5, factor: 3_280_840 },
    Unit { name: "feet", other: 4, factor: 304_800 },
    Unit { name: "tonnes", other: 7, factor: 2_204_623_000 },
    Unit { name: "pounds", other: 6, factor: 454 },
    Unit { name: "kilometres per hour", other: 9, factor: 621_371 },
    Unit { name: "miles per hour", other: 8, factor: 1_609_344 },
    Unit { name: "kilograms", other: 11, factor: 2_204_623 },
    Unit { name: "pounds", other: 10, factor: 453_592 },
    Unit { name: "square kilometres", other: 13, factor: 386_102 },
    Unit { name: "square miles", other: 12, factor: 2_589_988 },
];

pub(crate) fn unit_named(name: &str) -> usize {
    UNITS.iter().position(|unit| unit.name == name).unwrap_or_else(|| panic!("no unit {name}"))
}

/// Currencies with their sign, their noun, and how many decimals a large sum keeps.
const CURRENCIES: &[(&str, &str, &str)] = &[
    ("USD", "$", "dollars"),
    ("EUR", "€", "euros"),
    ("GBP", "£", "pounds"),
    ("JPY", "", "yen"),
    ("CAD", "C$", "Canadian dollars"),
    ("KRW", "", "won"),
    ("AUD", "A$", "Australian dollars"),
    ("CHF", "", "Swiss francs"),
    ("SEK", "", "kronor"),
];

pub(crate) fn currency_named(code: &str) -> &'static str {
    CURRENCIES.iter().find(|(known, ..)| *known == code).unwrap_or_else(|| panic!("no currency {code}")).0
}

/// Digits in groups, with a point where there is a fraction.
pub(crate) fn digits(value: Decimal) -> String {
    let value = value.normalize();
    let whole = value.trunc();
    let head = u64::try_from(whole).map_or_else(|_| whole.to_string(), grouped);
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, fraction)) => format!("{head}.{fraction}"),
        None => head,
    }
}

const SMALL: &[&str] = &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

pub(crate) fn count(value: Decimal, style: &Style) -> String {
    match u64::try_from(value) {
        Ok(small) if small <= style.words_to && value.is_integer() => SMALL[usize::try_from(small).unwrap_or(0)].to_owned(),
        Ok(large) if large >= 1_000_000 && large % 10_000 == 0 => {
            let (mantissa, scale) = scaled(value);
            format!("{} {scale}", digits(mantissa))
        }
        _ => digits(value),
    }
}

/// A large figure as mantissa and scale word; "" below a million.
pub(crate) fn scaled(value: Decimal) -> (Decimal, &'static str) {
    for (zeros, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let unit = Decimal::from(10_u64.pow(zeros));
        if value >= unit {
            return (value / unit, word);
        }
    }
    (value, "")
}

pub(crate) fn money(value: Decimal, currency: &str, style: &Style) -> String {
    let (_, sign, noun) = *CURRENCIES.iter().find(|(code, ..)| *code == currency).unwrap_or(&("", "", ""));
    let (mantissa, scale) = scaled(value);
    let figure = digits(mantissa.round_dp(3));
    let short = matches!(scale, "million" | "billion") && style.money == 2;
    if short && !sign.is_empty() {
        return format!("{sign}{figure}{}", if scale == "million" { "m" } else { "bn" });
    }
    let space = if scale.is_empty() { "" } else { " " };
    if sign.is_empty() || (style.money == 3 && !scale.is_empty()) {
        return format!("{figure}{space}{scale} {noun}");
    }
    let sign = if style.money == 1 && currency == "USD" { "US$" } else { sign };
    format!("{sign}{figure}{space}{scale}")
}

/// The amount in another currency at the reference rate of the day, to three digits.
pub(crate) fn converted(value: Decimal, from: &str, to: &str, day: NaiveDate, rates: &Rates) -> Option<Decimal> {
    let fixing = rates.on(Currency::new(to)?, Currency::new(from)?, day).ok()?;
    (value * fixing.rate).round_sf(3)
}

pub(crate) fn measure(value: Decimal, unit: usize, style: &Style) -> String {
    let name = UNITS[unit].name;
    let name = if value == Decimal::ONE { name.strip_suffix('s').unwrap_or(name) } else { name };
    format!("{} {name}", if value < Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND { digits(value) } else { count(value, style) })
}

/// The measure in the other unit, to three digits.
pub(crate) fn other_measure(value: Decimal, unit: usize) -> (Decimal, usize) {
    let other = value * Decimal::from(UNITS[unit].factor) / Decimal::from(1_000_000);
    (other.round_sf(3).unwrap_or(other), UNITS[unit].other)
}

pub(crate) fn month_name(month: u32) -> &'static str {
    words::MONTHS[usize::try_from(month.clamp(1, 12) - 1).unwrap_or(0)]
}

pub(crate) fn weekday_name(day: Weekday) -> &'static str {
    words::WEEKDAYS[usize::try_from(day.num_days_from_monday()).unwrap_or(0)]
}

/// A day with its preposition, as an article of another day gives it.
pub(crate) fn day(day: NaiveDate, published: NaiveDate, wrong_weekday: bool, plain: bool, style: &Style, random: &mut Random) -> String {
    let weekday = weekday_name(if wrong_weekday { day.weekday().succ().succ() } else { day.weekday() });
    let month = month_name(day.month());
    let date = if style.day_first { format!("{} {month}", day.day()) } else { format!("{month} {}", day.day()) };
    let year = if day.year() == published.year() && !random.percent(20) {
        String::new()
    } else if style.day_first {
        format!(" {}", day.year())
    } else {
        format!(", {}", day.year())
    };
    let near = day > published - Days::new(6) && day <= published;
    match random.below(10) {
        _ if wrong_weekday => format!("on {weekday}, {date}"),
        0..5 if near && !plain => format!("on {weekday}"),
        5 if near && !plain && day == published - Days::new(1) => "yesterday".to_owned(),
        6 => format!("on {weekday}, {date}{year}"),
        _ => format!("on {date}{year}"),
    }
}

/// A stretch of months with its preposition.
pub(crate) fn period(year: i32, from: u32, to: u32, published: NaiveDate, random: &mut Random) -> String {
    let (first, last) = (month_name(from), month_name(to));
    if from == to {
        return if year == published.year() && random.percent(50) { format!("in {first}") } else { format!("in {first} {year}") };
    }
    if (from, to) == (1, 12) {
        return if year == published.year() - 1 && random.percent(30) { "last year".to_owned() } else { format!("in {year}") };
    }
    let long = match to - from {
        2 => "three",
        5 => "six",
        _ => "nine",
    };
    match random.below(5) {
        0 => format!("between {first} and {last} {year}"),
        1 => format!("from {first} to {last} {year}"),
        2 if from == 1 => format!("in the first {long} months of {year}"),
        _ if from % 6 == 1 && to == from + 5 => format!("in the {} half of {year}", if from == 1 { "first" } else { "second" }),
        _ if from % 3 == 1 && to == from + 2 => {
            format!("in the {} quarter of {year}", ["first", "second", "third", "fourth"][usize::try_from(from / 3).unwrap_or(0).min(3)])
        }
        _ => format!("in the {long} months to {last} {year}"),
    }
}

/// A time of day, local or of Greenwich. `day` has moved where Greenwich has another date; such times stay local.
pub(crate) fn clock(minutes: i64, zone: i64, style: &Style) -> String {
    let greenwich = minutes - zone * 60;
    if !style.local_clock && (0..1_440).contains(&greenwich) {
        return format!("{:02}:{:02} GMT", greenwich / 60, greenwich % 60);
    }
    let (hour, half) = if minutes < 720 { (minutes / 60, "a.m.") } else { (minutes / 60 - 12, "p.m.") };
    format!("{}:{:02} {half} local time", if hour == 0 { 12 } else { hour }, minutes % 60)
}
