//! A digit dropped, doubled, swapped or mistyped.

use gainsay_model::{Draft, RuleInfo, Severity, Slip, Topic};

use super::dispute::draft;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q104",
        name: "digit-slip",
        severity: Severity::Error,
        summary: "a digit dropped, doubled, swapped or mistyped",
        page: include_str!("digit_slip.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    scene
        .disputes(topic)
        .iter()
        .filter(|dispute| matches!(dispute.slip, Some(Slip::DroppedDigit | Slip::TransposedDigits | Slip::OneDigit)))
        .map(|dispute| draft(scene, dispute, Severity::Error))
        .collect()
}
