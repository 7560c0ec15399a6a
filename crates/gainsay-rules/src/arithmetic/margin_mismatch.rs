//! A margin that does not lie between the two times beside it.

use gainsay_model::{Bound, Bounds, Claim, ClaimIndex, DocumentIndex, Draft, Quantity, RuleInfo, Severity, Unit};
use rust_decimal::{Decimal, dec};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M109",
        name: "margin-mismatch",
        severity: Severity::Warning,
        summary: "a margin that does not lie between the two times its sentence gives",
        page: include_str!("margin_mismatch.md"),
    },
    check: Check::Document(check),
};

/// Words behind a margin that say between what it lies.
static LINKS: [&str; 14] =
    ["off", "behind", "ahead", "clear", "adrift", "back", "under", "inside", "faster", "slower", "quicker", "from", "better", "outside"];

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    scene.claims_of(document).filter(|(_, claim)| is_of(claim, "margin") && is_linked(claim)).filter_map(|(index, _)| compare(scene, index)).collect()
}

fn is_of(claim: &Claim, class: &str) -> bool {
    claim.measure.as_ref().is_some_and(|measure| measure.class == class)
}

/// "39 seconds off the record", "the record by two minutes".
fn is_linked(claim: &Claim) -> bool {
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end);
    let next = behind.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphabetic());
    let before = claim.text_before(claim.span.start).trim_end();
    LINKS.contains(&next) || before.ends_with(" by")
}

/// The margin of a sentence against its two times; a second margin leaves open which is meant.
fn compare(scene: &Scene<'_>, margin: ClaimIndex) -> Option<Draft> {
    let results: Vec<(ClaimIndex, &Quantity)> = scene
        .claims_of_sentence(margin)
        .filter(|(_, claim)| is_of(claim, "result-time"))
        .filter_map(|(index, claim)| Some((index, claim.quantity()?)))
        .collect();
    let single = scene.claims_of_sentence(margin).filter(|(_, claim)| is_of(claim, "margin")).count() == 1;
    let ([(first, left), (second, right)], true) = (results.as_slice(), single) else { return None };
    let stated = scene.claim(margin).quantity()?;
    let Unit::Measure(unit) = stated.unit else { return None };
    let apart = (left.value - right.value).abs();
    // A margin in whole units is rounded; so may both times be.
    let rounding = match stated.bound {
        Bound::Exact | Bound::About => unit.factor.checked_mul(dec!(0.5))?.max(Decimal::ONE),
        _ => Decimal::ZERO,
    };
    if stated.bounds.scaled(unit.factor).widened(rounding).intersects(Bounds::exactly(apart)) {
        return None;
    }
    Some(Draft {
        message: format!("{} and {} lie {} seconds apart, not {}", left.written, right.written, apart.normalize(), stated.written),
        reason: "the margin and both times are given in one sentence, and do not fit".to_owned(),
        likely_cause: Some("one of the two times, or the margin, was written down wrong".to_owned()),
        settle_by: Some("the list of results".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(margin, "the margin"), scene.side(*first, "one time"), scene.side(*second, "the other")],
    })
}
