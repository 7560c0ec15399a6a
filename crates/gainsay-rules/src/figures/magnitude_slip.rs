//! The same digits, powers of ten or a unit apart.

use gainsay_model::{Draft, RuleInfo, Severity, Slip, Topic, is_unit_swap};

use super::dispute::draft;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q103",
        name: "magnitude-slip",
        severity: Severity::Error,
        summary: "the same digits, powers of ten apart",
        page: include_str!("magnitude_slip.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    scene
        .disputes(topic)
        .iter()
        // One numeral under two units of measure is the business of unit-swap.
        .filter(|dispute| match (scene.claim(dispute.left).quantity(), scene.claim(dispute.right).quantity()) {
            (Some(left), Some(right)) => !is_unit_swap(left, right),
            _ => true,
        })
        .filter(|dispute| matches!(dispute.slip, Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::SameNumeralOtherUnit)))
        .map(|dispute| draft(scene, dispute, Severity::Error))
        .collect()
}
