//! A share or a multiple that the two figures beside it do not give.

use gainsay_model::{Bounds, ClaimIndex, DocumentIndex, Draft, Evidence, RelationKind, RuleInfo, Severity, Unit};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::currency::conversion::figure;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M106",
        name: "ratio-mismatch",
        severity: Severity::Warning,
        summary: "a share or a multiple that the two figures beside it do not give",
        page: include_str!("ratio_mismatch.md"),
    },
    check: Check::Document(check),
};

/// Shares are rounded by hand: a share may be off by this many points.
const POINTS: Decimal = dec!(1);

/// "Twice" is said of anything near two: a multiple may be off by this part of itself.
const LOOSE: Decimal = dec!(0.2);

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let ratios = scene.claims_of(document).filter_map(|(index, claim)| {
        let whole = claim.related(RelationKind::RatioOf).next()?;
        let part = claim.related(RelationKind::RatioGives).next()?;
        mismatch(scene, index, whole, part)
    });
    ratios.collect()
}

fn mismatch(scene: &Scene<'_>, ratio: ClaimIndex, whole: ClaimIndex, part: ClaimIndex) -> Option<Draft> {
    let stated = scene.claim(ratio).quantity()?;
    let (whole_quantity, part_quantity) = (scene.claim(whole).quantity()?, scene.claim(part).quantity()?);
    if whole_quantity.unit != part_quantity.unit {
        return None;
    }
    let (factor, allowed, sign) = match stated.unit {
        Unit::Percent => (Decimal::ONE_HUNDRED, stated.rounding_bounds().widened(POINTS), " percent"),
        Unit::Multiple => (Decimal::ONE, stated.bounds.widened(stated.value.checked_mul(LOOSE)?), " times"),
        _ => return None,
    };
    let given = part_quantity.rounding_bounds().quotient(whole_quantity.rounding_bounds())?.scaled(factor);
    if given.intersects(allowed) || reaches(part_quantity.bounds, whole_quantity.bounds) {
        return None;
    }
    let exact = part_quantity.value.checked_div(whole_quantity.value)?.checked_mul(factor)?;
    let decimals = if exact >= dec!(10) { 0 } else { 1 };
    let exact = figure(exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero));
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    Some(Draft {
        message: format!("{} and {} in {} give {exact}{sign}, not {}", words(part), words(whole), scene.outlet(ratio), words(ratio)),
        reason: format!("{} of {} is {exact}{sign}, with the rounding of all three figures allowed for", words(part), words(whole)),
        likely_cause: Some("the share was taken of another whole, or one of the three figures slipped".to_owned()),
        settle_by: Some("the two figures in the source, and what the share is a share of".to_owned()),
        evidence: vec![Evidence { text: format!("{} of {}", words(part), words(whole)), claims: vec![part, whole] }],
        severity: Severity::Warning,
        sides: scene.sides_of_text(&[
            (ratio, format!("would be {exact}{sign}")),
            (part, "the part".to_owned()),
            (whole, "the whole".to_owned()),
        ]),
    })
}

/// Whether one of two figures has an end left open, so that any ratio may hold.
fn reaches(left: Bounds, right: Bounds) -> bool {
    [left.lower(), left.upper(), right.lower(), right.upper()].iter().any(|end| end.value().is_none())
}
