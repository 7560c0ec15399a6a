//! An older count that a text repeats after another one gave the newer.

use gainsay_model::{Draft, Evidence, RuleInfo, Severity, Topic};

use super::dispute::{draft, older_source};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T106",
        name: "stale-figure",
        severity: Severity::Warning,
        summary: "an older count, repeated as current after another text gave the newer one",
        page: include_str!("stale_figure.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for dispute in scene.disputes(topic) {
        let Some(source) = older_source(scene, topic, dispute) else { continue };
        let late = if scene.published_on(dispute.left) > scene.published_on(dispute.right) { dispute.left } else { dispute.right };
        let new = if late == dispute.left { dispute.right } else { dispute.left };
        let when = |claim| scene.published_on(claim).map(|date| date.to_string()).unwrap_or_default();
        let words = |claim| scene.claim(claim).words().to_owned();
        drafts.push(Draft {
            reason: format!(
                "{} gave {} on {}; {} still gives {} on {}, the count that {} had on {}",
                scene.outlet(new),
                words(new),
                when(new),
                scene.outlet(late),
                words(late),
                when(late),
                scene.outlet(source),
                when(source)
            ),
            likely_cause: Some("the later text was written from an older count".to_owned()),
            evidence: vec![Evidence { text: format!("the older count in {}: {}", scene.outlet(source), words(source)), claims: vec![source] }],
            ..draft(scene, dispute, Severity::Warning)
        });
    }
    drafts
}
