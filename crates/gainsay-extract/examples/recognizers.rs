//! Accuracy of times and figures on the converted Recognizers specifications: one JSONL file of dates, periods, durations,
//! numbers, ordinals, percentages, amounts of money, measures, temperatures or ages each.
//!
//! `cargo run --release -p gainsay-extract --example recognizers -- PATH/*.jsonl` prints the accuracy of each file;
//! `--misses` before the paths prints every miss as well.
//!
//! A figure counts as right where a mention that overlaps the gold words has its value and its unit; where the gold names
//! no unit, the value alone. Ranges of numbers and ordinals such as "last" are not measured.
//!
//! A case counts as right where a mention that overlaps the gold words has the days of either reading, `past` or
//! `future`. The gold excludes the end of a period and our periods include it: the day before the gold's end is right
//! for every period. Where the words name both ends ("from A to B"), or run on to the end of a unit ("the rest of the
//! week") or up to publication ("past 3 weeks"), the gold leaves the last day, month or year out, which a reader of news
//! would not ("2014-2018" without 2018): there the last day of what it leaves out is right as well.
//! A duration is right where a mention has the TIMEX3 value.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for the shell: it reads its arguments and files, prints, and may stop at a bad file"
)]

use std::fs;

use chrono::{Datelike, Months, NaiveDate};
use gainsay_extract::mentions;
use gainsay_model::{Dimension, Document, Mention, Quantity, Unit};
use rust_decimal::{Decimal, dec};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    gold: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    surface: String,
    start: usize,
    end: usize,
    past: Option<Reading>,
    future: Option<Reading>,
    timex: Option<String>,
    value: Option<serde_json::Value>,
    unit: Option<String>,
}

#[derive(Deserialize)]
struct Reading {
    date: Option<String>,
    #[serde(rename = "startDate")]
    start: Option<String>,
    #[serde(rename = "endDate")]
    end: Option<String>,
}

fn day(written: &str) -> Option<NaiveDate> {
    written.get(..10)?.parse().ok()
}

impl Reading {
    /// First day and the day after the last.
    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        if let (Some(start), Some(end)) = (&self.start, &self.end) {
            return Some((day(start)?, day(end)?));
        }
        let day = day(self.date.as_deref()?)?;
        Some((day, day.succ_opt()?))
    }
}

/// The currency a name of the gold stands for, and the part of it. A name that several countries use is that of the most
/// traded one.
fn currency(name: &str) -> Option<(&'static str, Decimal)> {
    Some(match name {
        "Dollar" | "United States dollar" => ("USD", Decimal::ONE),
        "Cent" => ("USD", dec!(0.01)),
        "Euro" => ("EUR", Decimal::ONE),
        "Pound" | "British pound" => ("GBP", Decimal::ONE),
        "Penny" | "Pence" => ("GBP", dec!(0.01)),
        "Canadian dollar" => ("CAD", Decimal::ONE),
        "Australian dollar" => ("AUD", Decimal::ONE),
        "New Zealand dollar" => ("NZD", Decimal::ONE),
        "Hong Kong dollar" => ("HKD", Decimal::ONE),
        "Chinese yuan" => ("CNY", Decimal::ONE),
        "Japanese yen" => ("JPY", Decimal::ONE),
        "Franc" | "Swiss franc" => ("CHF", Decimal::ONE),
        "Turkish lira" => ("TRY", Decimal::ONE),
        "Rupee" => ("INR", Decimal::ONE),
        "Mexican peso" => ("MXN", Decimal::ONE),
        "Finnish markka" => ("FIM", Decimal::ONE),
        "Costa Rican colón" => ("CRC", Decimal::ONE),
        "Georgian lari" => ("GEL", Decimal::ONE),
        "Lao kip" => ("LAK", Decimal::ONE),
        "Bitcoin" => ("BTC", Decimal::ONE),
        _ => return None,
    })
}

/// Whether a quantity has a value and a unit as the gold names them.
fn is_quantity(quantity: &Quantity, value: Decimal, name: &str) -> bool {
    let same = |factor: Decimal| value.checked_mul(factor).is_some_and(|value| value == quantity.value);
    match quantity.unit {
        Unit::Money(code) => currency(name).is_some_and(|(wanted, factor)| wanted == code.code() && same(factor)),
        Unit::Percent => name == "Percent" && same(Decimal::ONE),
        Unit::Measure(unit) => {
            let named = match name {
                "C" => unit.name == "degree Celsius",
                "F" => unit.name == "degree Fahrenheit",
                "Degree" => unit.dimension == Dimension::Temperature,
                "Metric ton" => unit.name == "tonne",
                "Year" if unit.dimension == Dimension::Age => true,
                _ => name.to_lowercase().replace("meter", "metre").replace("liter", "litre") == unit.name,
            };
            named && same(Decimal::ONE)
        }
        _ => name == "-" && same(Decimal::ONE),
    }
}

impl Gold {
    /// The value and the unit's name, of a figure.
    fn figure(&self) -> Option<(Decimal, &str)> {
        let unit = self.unit.as_deref()?;
        let printed = match self.value.as_ref()? {
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::String(printed) => printed.clone(),
            _ => return None,
        };
        let value = printed.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&printed)).ok()?;
        Some((value, unit))
    }

    /// Whether the words name both ends.
    fn names_both_ends(&self) -> bool {
        let words = self.surface.to_lowercase();
        [" to ", " till ", " until ", " through ", " and ", "-", "–", "rest ", "past ", "last "].iter().any(|joiner| words.contains(joiner))
    }

    fn is_days(&self) -> bool {
        [&self.past, &self.future].into_iter().flatten().any(|reading| reading.days().is_some())
    }

    fn is_met_by(&self, mention: &Mention) -> bool {
        if let Some((value, unit)) = self.figure() {
            return mention.quantity.as_ref().is_some_and(|quantity| {
                // A bare number of the gold is one whatever it counts here: things, people, a share.
                is_quantity(quantity, value, unit) || unit == "-" && quantity.value == value
            });
        }
        if !self.is_days() {
            return self.timex.is_some() && mention.timex == self.timex;
        }
        let Some((from, to)) = mention.period.as_ref().and_then(|period| period.days) else { return false };
        [&self.past, &self.future].into_iter().flatten().filter_map(Reading::days).any(|(first, after)| {
            // The unit left out begins on the gold's end and ends with our period.
            let month = after.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
            let year = after.checked_add_months(Months::new(12)).and_then(|next| next.pred_opt());
            let left_out = to == after || after.day() == 1 && Some(to) == month || after.ordinal() == 1 && Some(to) == year;
            from == first && (to.succ_opt() == Some(after) || self.names_both_ends() && left_out)
        })
    }
}

/// The mention's place in characters.
fn overlaps(text: &str, mention: &Mention, gold: &Gold) -> bool {
    let at = |byte: u32| text.get(..byte as usize).map_or(0, |before| before.chars().count());
    at(mention.full_span.start) < gold.end && gold.start < at(mention.full_span.end)
}

fn main() {
    let (options, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let misses = options.iter().any(|option| option == "--misses");
    for path in paths {
        let (mut right, mut all, mut printed) = (0_usize, 0_usize, Vec::new());
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Ok(case) = serde_json::from_str::<Case>(line) else { continue };
            let published = case.reference.as_deref().and_then(|reference| reference.get(..10)?.parse().ok());
            let found = mentions(&Document::of_text("case", case.text.clone(), published));
            for gold in case.gold.iter().filter(|gold| gold.is_days() || gold.timex.is_some() || gold.figure().is_some()) {
                all += 1;
                if found.iter().any(|mention| overlaps(&case.text, mention, gold) && gold.is_met_by(mention)) {
                    right += 1;
                    continue;
                }
                let readings: Vec<_> = [&gold.past, &gold.future].into_iter().flatten().filter_map(Reading::days).collect();
                let found: Vec<String> = found
                    .iter()
                    .map(|mention| {
                        let days = mention.period.as_ref().and_then(|period| period.days);
                        let figure = mention.quantity.as_ref().map(|quantity| (quantity.value, quantity.unit.name().to_owned()));
                        format!("{:?} {:?} {figure:?} {days:?}", mention.span.of(&case.text), mention.timex)
                    })
                    .collect();
                printed.push(format!(
                    "  {:?} ({}): {:?} is {:?} {:?} {readings:?}, read {found:?}",
                    case.text,
                    case.reference.as_deref().unwrap_or("no date"),
                    gold.surface,
                    gold.figure(),
                    gold.timex
                ));
            }
        }
        if all == 0 {
            continue;
        }
        println!("{path}: {right} of {all}, {}.{} %", right * 100 / all, right * 1000 / all % 10);
        if misses {
            printed.iter().for_each(|miss| println!("{miss}"));
        }
    }
}
