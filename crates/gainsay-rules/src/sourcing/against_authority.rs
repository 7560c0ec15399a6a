//! A figure that departs from the document the user marked as the reference.

use gainsay_model::{ClaimIndex, Draft, FigureRelation, PeriodRelation, RuleInfo, Severity, Side, Topic, figure_relation};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "S102",
        name: "against-authority",
        severity: Severity::Warning,
        summary: "a figure is not what the document marked as the reference says",
        page: include_str!("against_authority.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let marked = |claim: &ClaimIndex| scene.document_of(*claim).authority;
    let Some(reference) = topic.claims.iter().copied().find(|claim| marked(claim) && !scene.claim(*claim).in_heading) else {
        return Vec::new();
    };
    let departs = |claim: &ClaimIndex| !marked(claim) && departs(scene, reference, *claim);
    let departing: Vec<ClaimIndex> = topic.claims.iter().copied().filter(departs).collect();
    // A reference that also gives the other figure leaves both open.
    let given = |claim: ClaimIndex| topic.claims.iter().any(|other| marked(other) && !self::departs(scene, *other, claim));
    let Some((first, rest)) = departing.split_first().filter(|(first, _)| !given(**first)) else { return Vec::new() };
    let value = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| (quantity.value, quantity.unit));
    let also = rest.iter().copied().filter(|claim| value(*claim) == value(*first)).collect();
    let (label, said) = (scene.outlet(reference), scene.claim(reference).words());
    vec![Draft {
        message: format!("the reference says {said}, {} says {}", scene.outlet(*first), scene.claim(*first).words()),
        reason: format!("{label} is marked as the reference, and no value fits both wordings"),
        likely_cause: None,
        settle_by: Some(format!("the passage in {label}, and whether the other text means another time or another count")),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(reference, "the reference says this"), Side { also, ..scene.side(*first, "this text says") }],
    }]
}

/// Whether no value fits both figures, of one time as far as the texts tell.
fn departs(scene: &Scene<'_>, reference: ClaimIndex, claim: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(reference), scene.claim(claim));
    let one_time = match (&left.period, &right.period) {
        (Some(left), Some(right)) => matches!(left.relation(right), PeriodRelation::Equal | PeriodRelation::Unknown | PeriodRelation::OtherYear),
        _ => true,
    };
    let apart = match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) => figure_relation(left, right) == FigureRelation::Conflict,
        _ => false,
    };
    one_time && apart && left.role == right.role && !left.restates() && !right.restates()
}
