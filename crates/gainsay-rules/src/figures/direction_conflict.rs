//! One thing that rose in one text and fell in another.

use gainsay_model::{Change, ClaimIndex, Draft, PeriodRelation, RuleInfo, Severity, Side, Topic};

use crate::camps::{camps, figures};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q105",
        name: "direction-conflict",
        severity: Severity::Warning,
        summary: "the same thing rose in one text and fell in another",
        page: include_str!("direction_conflict.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let changes: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| change(scene, *claim).is_some()).collect();
    let camps = camps(scene, &changes, |left, right| change(scene, left) == change(scene, right));
    let [left, right] = camps.as_slice() else { return Vec::new() };
    let (left_claim, right_claim) = (left.speaker(scene), right.speaker(scene));
    let (one, other) = (scene.claim(left_claim), scene.claim(right_claim));
    let same_time = match (&one.period, &other.period) {
        (Some(one), Some(other)) => matches!(one.relation(other), PeriodRelation::Equal | PeriodRelation::Unknown),
        _ => true,
    };
    // What moves must be named the same in both: "fell" of one thing and "rose" of another is no conflict.
    let same_thing = matches!((&one.measure, &other.measure), (Some(one), Some(other)) if one.class == other.class);
    if one.document == other.document || !same_time || !same_thing {
        return Vec::new();
    }
    let words = |claim: ClaimIndex| if change(scene, claim) == Some(Change::Up) { "up" } else { "down" };
    let side = |claim: ClaimIndex, also: Vec<ClaimIndex>| Side { also, ..scene.side(claim, format!("{} here", words(claim))) };
    vec![Draft {
        message: format!(
            "{} {} in {}, {} {} in {}",
            words(left_claim),
            scene.claim(left_claim).words(),
            scene.outlet(left_claim),
            words(right_claim),
            scene.claim(right_claim).words(),
            scene.outlet(right_claim)
        ),
        reason: "one thing cannot have risen and fallen over the same time".to_owned(),
        likely_cause: None,
        settle_by: Some("the level before and the level after".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left_claim, left.others(scene, left_claim)), side(right_claim, right.others(scene, right_claim))],
    }]
}

fn change(scene: &Scene<'_>, claim: ClaimIndex) -> Option<Change> {
    scene.claim(claim).quantity().and_then(|quantity| quantity.change)
}
