//! A range that another figure does not meet, and a range that runs backwards.

use gainsay_model::{Bound, Dimension, Draft, RuleInfo, Severity, Topic};

use super::dispute::{Dispute, draft};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q106",
        name: "conflicting-range",
        severity: Severity::Warning,
        summary: "a range that the range or figure of another text does not meet, or whose ends are the wrong way round",
        page: include_str!("conflicting_range.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let shared = scene.topics.iter().filter(|topic| topic.claims.len() > 1);
    let mut drafts: Vec<Draft> = shared.flat_map(|topic| apart(scene, topic)).collect();
    drafts.extend(backwards(scene));
    drafts
}

fn apart(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let ranges = scene.disputes(topic).iter().filter(|dispute| is_about_range(scene, dispute));
    ranges
        .map(|dispute| Draft { reason: "the two have no value in common".to_owned(), ..draft(scene, dispute, Severity::Warning) })
        .collect()
}

/// Whether a dispute that no slip explains is between a range and something else: this rule's business, and no other's.
pub(super) fn is_about_range(scene: &Scene<'_>, dispute: &Dispute) -> bool {
    let range = |claim| scene.claim(claim).quantity().is_some_and(|quantity| quantity.bound == Bound::Range);
    dispute.slip.is_none() && (range(dispute.left) || range(dispute.right))
}

/// "Between 40 and 30": the value of a range is the end printed first.
fn backwards(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let index = gainsay_model::ClaimIndex::new(at);
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.bound == Bound::Range) else { continue };
        let (Some(low), Some(high)) = (quantity.bounds.lower().value(), quantity.bounds.upper().value()) else { continue };
        // Temperatures and depths are told from the nearer end.
        let told_downward = matches!(quantity.unit.dimension(), Dimension::Temperature | Dimension::Length | Dimension::Pressure);
        if quantity.value != high || low == high || told_downward {
            continue;
        }
        drafts.push(Draft {
            message: format!("{} in {}: the first end is the larger one", claim.words(), scene.outlet(index)),
            reason: "a range runs from its smaller end to its larger one".to_owned(),
            likely_cause: Some("the ends were swapped, or a digit or scale word of one of them slipped".to_owned()),
            settle_by: Some("both ends in the source".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Note,
            sides: vec![scene.side(index, "runs backwards")],
        });
    }
    drafts
}
