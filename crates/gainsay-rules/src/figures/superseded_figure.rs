//! A figure that a later text brought up to date.

use gainsay_model::{ClaimIndex, Draft, Evidence, RuleInfo, Severity, Side, Topic};

use super::dispute::brought_up_to_date;
use crate::camps::figures;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T107",
        name: "superseded-figure",
        severity: Severity::Note,
        summary: "a count that a later text gives higher: brought up to date, not contradicted",
        page: include_str!("superseded_figure.md"),
    },
    check: Check::Topic(check),
};

/// One note a topic, from its earliest figure to its latest.
fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let mut dated: Vec<ClaimIndex> = figures(scene, topic)
        .into_iter()
        .filter(|claim| scene.published_on(*claim).is_some() && !scene.claim(*claim).in_heading)
        .collect();
    dated.sort_by_key(|claim| (scene.published_on(*claim), *claim));
    let (Some(first), Some(last)) = (dated.first().copied(), dated.last().copied()) else { return Vec::new() };
    if !brought_up_to_date(scene, first, last) {
        return Vec::new();
    }
    let when = |claim: ClaimIndex| scene.published_on(claim).map(|date| date.to_string()).unwrap_or_default();
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    let between: Vec<ClaimIndex> = dated
        .iter()
        .copied()
        .filter(|claim| brought_up_to_date(scene, first, *claim) && brought_up_to_date(scene, *claim, last))
        .collect();
    let evidence = (!between.is_empty()).then(|| {
        let steps: Vec<String> = between.iter().map(|claim| format!("{} ({}, {})", words(*claim), scene.outlet(*claim), when(*claim))).collect();
        Evidence { text: format!("in between: {}", steps.join("; ")), claims: between.clone() }
    });
    let also = |shown: ClaimIndex| {
        let value = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| quantity.value);
        let mut documents = vec![scene.claim(shown).document];
        dated
            .iter()
            .copied()
            .filter(|claim| value(*claim) == value(shown) && !documents.contains(&scene.claim(*claim).document) && {
                documents.push(scene.claim(*claim).document);
                true
            })
            .collect::<Vec<ClaimIndex>>()
    };
    let (first_also, last_also) = (also(first), also(last));
    vec![Draft {
        message: format!("{} in {} on {}, {} in {} on {}", words(first), scene.outlet(first), when(first), words(last), scene.outlet(last), when(last)),
        reason: "the count grew with the days of publication, so that each text may have been up to date".to_owned(),
        likely_cause: Some("the later text has the newer count".to_owned()),
        settle_by: Some("the latest count of the body that keeps it, and its date".to_owned()),
        evidence: evidence.into_iter().collect(),
        severity: Severity::Note,
        sides: vec![
            Side { also: first_also, ..scene.side(first, "the earlier figure") },
            Side { also: last_also, ..scene.side(last, "the later figure") },
        ],
    }]
}
