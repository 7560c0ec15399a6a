//! A day no month has, or a time no clock shows.

use chrono::NaiveDate;
use gainsay_model::{CalendarPoint, DocumentIndex, Draft, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T105",
        name: "impossible-date",
        severity: Severity::Warning,
        summary: "a day that its month does not have, or a time that no clock shows",
        page: include_str!("impossible_date.md"),
    },
    check: Check::Document(check),
};

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let impossible = scene.claims_of(document).filter_map(|(index, claim)| Some((index, claim, reason(claim.calendar()?)?)));
    impossible
        .map(|(index, claim, reason)| Draft {
            message: format!("{} in {} is on no calendar", claim.words(), scene.outlet(index)),
            reason,
            likely_cause: Some("a digit or the month slipped".to_owned()),
            settle_by: Some("the date in the source".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(index, "no such time")],
        })
        .collect()
}

/// Why there is no such day or time; nothing where there is.
fn reason(point: CalendarPoint) -> Option<String> {
    // Two clocks of one moment are a matter of their zones.
    if point.elsewhere.is_some() {
        return None;
    }
    if let Some((hour, minute)) = point.clock {
        return (hour > 24 || minute > 59).then(|| "a day has 24 hours of 60 minutes".to_owned());
    }
    let (day, month) = (point.day?, point.month?);
    // A leap year stands in for a year that is not given.
    let year = point.year.unwrap_or(2000);
    if NaiveDate::from_ymd_opt(year, month, day).is_some() {
        return None;
    }
    let last = (28..=31).rev().find(|last| NaiveDate::from_ymd_opt(year, month, *last).is_some())?;
    Some(match point.year {
        Some(year) if month == 2 && day == 29 => format!("{year} is no leap year: its February has 28 days"),
        _ => format!("that month has {last} days"),
    })
}
