//! One numeral under two units of measure.

use gainsay_model::{ClaimIndex, Draft, RuleInfo, Severity, Slip, Topic, is_unit_swap};

use crate::camps::{figures, pairs};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C105",
        name: "unit-swap",
        severity: Severity::Error,
        summary: "the same numeral with two units of measure",
        page: include_str!("unit_swap.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let claims = figures(scene, topic);
    let swapped = |left: ClaimIndex, right: ClaimIndex| match (scene.claim(left).quantity(), scene.claim(right).quantity()) {
        (Some(one), Some(other)) => scene.claim(left).document != scene.claim(right).document && is_unit_swap(one, other),
        _ => false,
    };
    // One finding a topic, however many outlets repeat either unit: texts of one day first, then the finest figures.
    let plainness = |(left, right): &(ClaimIndex, ClaimIndex)| {
        let one_day = scene.document_of(*left).published == scene.document_of(*right).published;
        let digits = |claim: ClaimIndex| scene.claim(claim).quantity().map_or(0, |quantity| quantity.significant_digits().len());
        // A figure with two ends names the numeral more plainly than "more than 15,000".
        let closed = |claim: ClaimIndex| {
            scene.claim(claim).quantity().is_some_and(|quantity| quantity.bounds.is_closed())
        };
        (closed(*left) || closed(*right), one_day, digits(*left) + digits(*right), std::cmp::Reverse((*left, *right)))
    };
    let Some((left, right)) = pairs(&claims).filter(|(left, right)| swapped(*left, *right)).max_by_key(plainness) else { return Vec::new() };
    vec![Draft {
        message: format!("{} in {}, {} in {}", scene.claim(left).words(), scene.outlet(left), scene.claim(right).words(), scene.outlet(right)),
        reason: "one numeral is given in two units, and the two amounts are not the same".to_owned(),
        likely_cause: Some(Slip::SameNumeralOtherUnit.describe()),
        settle_by: Some("the unit in which the measure was taken".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides: vec![scene.side(left, "this unit"), scene.side(right, "this unit")],
    }]
}
