//! One change of a rate, in per cent and in points.

use gainsay_model::{Claim, ClaimIndex, Draft, RuleInfo, Severity, Unit};
use rust_decimal::Decimal;

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q108",
        name: "percent-for-points",
        severity: Severity::Warning,
        summary: "one change of a rate, given in per cent by one text and in points by another",
        page: include_str!("percent_for_points.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let changes = |points: bool| -> Vec<(ClaimIndex, &str)> {
        let indexed = scene.claims.iter().enumerate();
        let fitting = indexed.filter(|(_, claim)| changes_in(claim, points));
        fitting.filter_map(|(at, claim)| Some((ClaimIndex::new(at), claim.measure.as_ref()?.class.as_str()))).collect()
    };
    let in_points = changes(true);
    let mut drafts = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    // One finding a measure, however many texts repeat either.
    for (percent, measure) in changes(false) {
        if seen.contains(&measure) {
            continue;
        }
        let rival = in_points.iter().find(|(points, other)| *other == measure && is_slip(scene, percent, *points));
        if let Some((points, _)) = rival {
            seen.push(measure);
            drafts.push(draft(scene, percent, *points, measure));
        }
    }
    drafts
}

/// A change that is printed in points, or in per cent of a thing that is itself a share.
fn changes_in(claim: &Claim, points: bool) -> bool {
    crate::levels::is_share(claim)
        && claim.quantity().is_some_and(|quantity| {
            quantity.change.is_some()
                && match quantity.unit {
                    Unit::Percent => !points,
                    Unit::PercentagePoint | Unit::BasisPoint => points,
                    _ => false,
                }
        })
}

/// The same numeral, or the numeral of the basis points: 25 per cent for 25 basis points or 0.25 points.
fn is_slip(scene: &Scene<'_>, percent: ClaimIndex, points: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(percent), scene.claim(points));
    let (Some(left_quantity), Some(right_quantity)) = (left.quantity(), right.quantity()) else { return false };
    let in_basis_points = match right_quantity.unit {
        Unit::PercentagePoint => right_quantity.value.checked_mul(Decimal::ONE_HUNDRED),
        _ => Some(right_quantity.value),
    };
    let alike = left_quantity.value == right_quantity.value || in_basis_points == Some(left_quantity.value);
    // A text that gives both has said which is which.
    let gives_both = scene.claims_of(left.document).any(|(_, other)| {
        other.quantity().is_some_and(|quantity| {
            quantity.value == right_quantity.value && quantity.unit == right_quantity.unit
        })
    });
    left.document != right.document
        && left_quantity.change == right_quantity.change
        && alike
        && !gives_both
}

fn draft(scene: &Scene<'_>, percent: ClaimIndex, points: ClaimIndex, measure: &str) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    Draft {
        message: format!("{measure}: changed by {} in {}, by {} in {}", words(percent), scene.outlet(percent), words(points), scene.outlet(points)),
        reason: "a rate that moves by points moves by another number of per cent of itself".to_owned(),
        likely_cause: Some("points were printed as per cent".to_owned()),
        settle_by: Some("the rate before and after".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(percent, "in per cent"), scene.side(points, "in points")],
    }
}
