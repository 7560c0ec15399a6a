//! One event on two dates.

use gainsay_model::{Assertion, ClaimIndex, Draft, Grain, PeriodRelation, RuleInfo, Severity, Topic};

use super::conflicting_year::side;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T102",
        name: "conflicting-date",
        severity: Severity::Warning,
        summary: "one event that happens once, on two dates",
        page: include_str!("conflicting_date.md"),
    },
    check: Check::Topic(check),
};

/// What a named thing does or suffers once.
static ONCE: &[&str] = &["found", "dissolve", "born", "die"];

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let events: Vec<ClaimIndex> = topic
        .claims
        .iter()
        .copied()
        .filter(|claim| {
            let claim = scene.claim(*claim);
            matches!(claim.assertion, Assertion::Event) && claim.action.as_ref().is_some_and(|action| ONCE.contains(&action.class.as_str()))
        })
        .collect();
    for (at, left) in events.iter().enumerate() {
        for right in &events[at + 1..] {
            let (left_claim, right_claim) = (scene.claim(*left), scene.claim(*right));
            let (Some(left_period), Some(right_period)) = (&left_claim.period, &right_claim.period) else { continue };
            let fine = |grain: Grain| matches!(grain, Grain::Day | Grain::Month | Grain::Year | Grain::Century);
            let apart = left_period.relation(right_period) == PeriodRelation::Disjoint;
            if left_claim.document == right_claim.document || !apart || !fine(left_period.grain) || !fine(right_period.grain) {
                continue;
            }
            let subject = left_claim.subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
            let verb = left_claim.action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
            return vec![Draft {
                message: format!(
                    "{subject}: {verb} {} according to {}, {} according to {}",
                    left_period.describe(),
                    scene.outlet(*left),
                    right_period.describe(),
                    scene.outlet(*right)
                ),
                reason: "this happens once, and the two dates have no day in common".to_owned(),
                likely_cause: None,
                settle_by: Some("a record of the event itself".to_owned()),
                evidence: Vec::new(),
                severity: Severity::Warning,
                sides: vec![side(scene, *left, Vec::new()), side(scene, *right, Vec::new())],
            }];
        }
    }
    Vec::new()
}
