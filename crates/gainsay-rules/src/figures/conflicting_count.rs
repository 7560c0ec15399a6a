//! Two counts of the same things.

use gainsay_model::{Draft, RuleInfo, Severity, Topic, Unit};

use super::conflicting_range::is_about_range;
use super::dispute::{disputes, draft, older_source};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q102",
        name: "conflicting-count",
        severity: Severity::Warning,
        summary: "counts of the same things that cannot both be right",
        page: include_str!("conflicting_count.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    disputes(scene, topic)
        .iter()
        .filter(|dispute| dispute.slip.is_none() && !is_about_range(scene, dispute) && older_source(scene, topic, dispute).is_none())
        .filter(|dispute| scene.claim(dispute.left).quantity().is_some_and(|quantity| quantity.unit == Unit::Count))
        .map(|dispute| draft(scene, dispute, Severity::Warning))
        .collect()
}
