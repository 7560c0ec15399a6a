//! Two sums, shares or measures of the same thing.

use gainsay_model::{Draft, RuleInfo, Severity, Topic, Unit};

use super::conflicting_range::is_about_range;
use super::dispute::draft;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q101",
        name: "conflicting-figure",
        severity: Severity::Warning,
        summary: "sums, shares or measures of the same thing that cannot both be right",
        page: include_str!("conflicting_figure.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    scene
        .disputes(topic)
        .iter()
        .filter(|dispute| dispute.slip.is_none() && !is_about_range(scene, dispute))
        .filter(|dispute| scene.claim(dispute.left).quantity().is_some_and(|quantity| quantity.unit != Unit::Count))
        .map(|dispute| draft(scene, dispute, Severity::Warning))
        .collect()
}
