//! One moment by two clocks that no two zones bring together.

use gainsay_model::{DocumentIndex, Draft, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T113",
        name: "zone-mismatch",
        severity: Severity::Warning,
        summary: "one moment by the clocks of two zones that are not so far apart",
        page: include_str!("zone_mismatch.md"),
    },
    check: Check::Document(check),
};

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let told = scene.claims_of(document).filter_map(|(index, claim)| {
        let point = claim.calendar()?;
        Some((index, claim, point.clock?, point.elsewhere?, point.ahead))
    });
    told.map(|(index, claim, clock, elsewhere, ahead)| {
        let minute = |(hour, minute): (u32, u32)| i64::from(hour) * 60 + i64::from(minute);
        let apart = hours((minute(clock) - minute(elsewhere)).rem_euclid(24 * 60));
        let reason = match ahead {
            Some(ahead) => {
                let east = if ahead < 0 { "behind" } else { "ahead of" };
                format!("the two clocks are {apart} apart, and the first zone is {} {east} the other", hours(i64::from(ahead.unsigned_abs())))
            }
            None => format!("the two clocks are {apart} apart, and zones differ by whole quarters of an hour"),
        };
        Draft {
            message: format!("\"{}\" in {} is not one moment", claim.words(), scene.outlet(index)),
            reason,
            likely_cause: Some(if ahead.is_some() { "the hour was converted wrongly" } else { "the minutes of one of the two slipped" }.to_owned()),
            settle_by: Some("the time in the zone in which it was announced".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(index, "two moments")],
        }
    })
    .collect()
}

/// "1 h 31 min".
fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}
