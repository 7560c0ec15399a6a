//! A weekday that its own date does not fall on.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use gainsay_model::{Draft, DocumentIndex, Evidence, Grain, Period, Resolution, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T104",
        name: "weekday-mismatch",
        severity: Severity::Warning,
        summary: "a weekday and a date that do not fall together",
        page: include_str!("weekday_mismatch.md"),
    },
    check: Check::Document(check),
};

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, claim) in scene.claims_of(document) {
        let (Some(weekday), Some(period)) = (claim.calendar().and_then(|point| point.weekday), &claim.period) else { continue };
        let Some(date) = period.from().filter(|date| date.weekday() != weekday) else { continue };
        // A date given twice is one slip.
        if !seen.insert((weekday.num_days_from_monday(), date)) {
            continue;
        }
        let day = Period::stated(date, date, Grain::Day, "").describe();
        let mut evidence = Vec::new();
        if period.resolved == Resolution::Anchored
            && let Some(published) = scene.document(document).published
        {
            let text = format!("the text names no year; published {published}, it is read as {}", date.year());
            evidence.push(Evidence { text, claims: vec![index] });
        }
        drafts.push(Draft {
            message: format!("{} in {}: {day} falls on a {}", claim.words(), scene.outlet(index), name(date.weekday())),
            reason: format!("one date has one weekday; {}", neighbours(date, weekday)),
            likely_cause: Some("the date or the weekday slipped, or the date was taken over from another year".to_owned()),
            settle_by: Some("which of the two the source gives: the weekday or the date".to_owned()),
            evidence,
            severity: Severity::Warning,
            sides: vec![scene.side(index, format!("a {}", name(date.weekday())))],
        });
    }
    drafts
}

/// The date nearest to the printed one that does fall on the weekday, and the nearest year in which both do.
fn neighbours(date: NaiveDate, weekday: Weekday) -> String {
    let ahead = (7 + weekday.num_days_from_monday() - date.weekday().num_days_from_monday()) % 7;
    let shift = if ahead <= 3 { i64::from(ahead) } else { i64::from(ahead) - 7 };
    let near = date.checked_add_signed(chrono::TimeDelta::days(shift)).unwrap_or(date);
    let fits = |year: i32| NaiveDate::from_ymd_opt(year, date.month(), date.day()).is_some_and(|day| day.weekday() == weekday);
    let year = (1..=11).flat_map(|years| [date.year() - years, date.year() + years]).find(|year| fits(*year));
    let near = Period::stated(near, near, Grain::Day, "").describe();
    match year {
        Some(year) => format!("the nearest {} is {near}, and the two fall together in {year}", name(weekday)),
        None => format!("the nearest {} is {near}", name(weekday)),
    }
}

pub(super) fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
