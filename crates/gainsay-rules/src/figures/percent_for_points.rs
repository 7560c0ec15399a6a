//! One change of a rate, in per cent and in points.

use gainsay_model::{Bound, Change, Claim, ClaimIndex, Dimension, Draft, Role, RuleInfo, Severity, Unit};
use rust_decimal::Decimal;

use crate::currency::conversion::figure;

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
    drafts.extend((0..scene.claims.len()).map(ClaimIndex::new).filter_map(|change| step_in_percent(scene, change)));
    drafts
}

/// "From 64.8 per cent to 74.0 per cent, an increase of 9.2 per cent": what lies between two rates, told as a share of the
/// first.
fn step_in_percent(scene: &Scene<'_>, change: ClaimIndex) -> Option<Draft> {
    let told = scene.claim(change).quantity().filter(|quantity| quantity.unit == Unit::Percent)?;
    let direction = told.change?;
    let rates: Vec<(ClaimIndex, &Claim)> = scene
        .claims_of_sentence(change)
        .filter(|(index, claim)| *index != change && claim.quantity().is_some_and(|quantity| quantity.unit.dimension() == Dimension::Share))
        .collect();
    let [(_, first), (_, second)] = rates[..] else { return None };
    let (before, after) = match (first.role, second.role) {
        (Role::Previous, Role::Plain) => (first.quantity()?, second.quantity()?),
        (Role::Plain, Role::Previous) => (second.quantity()?, first.quantity()?),
        _ => return None,
    };
    let both = [before, after].iter().all(|rate| rate.unit == Unit::Percent && rate.change.is_none() && rate.bound == Bound::Exact);
    let step = after.value.checked_sub(before.value)?;
    let risen = if step.is_sign_positive() { Change::Up } else { Change::Down };
    if !both || risen != direction || step.abs() != told.value || before.value.is_zero() {
        return None;
    }
    let share = step.abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.value.abs())?;
    // Of a rate near a hundred, a point is a per cent.
    if (share - told.value).abs() * Decimal::TEN < told.value {
        return None;
    }
    let mut shown = vec![(change, "in per cent".to_owned())];
    shown.extend(rates.iter().map(|(rate, _)| (*rate, "a rate".to_owned())));
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    // Another text that has it right is worth seeing beside it.
    let in_points = scene.claims.iter().position(|claim| {
        claim.document != scene.claim(change).document
            && claim.quantity().is_some_and(|quantity| quantity.unit == Unit::PercentagePoint && quantity.value == told.value)
    });
    let mut sides = scene.sides_of_text(&shown);
    sides.extend(in_points.map(|claim| scene.side(ClaimIndex::new(claim), "in points")));
    Some(Draft {
        message: format!("{} to {} in {} is a step of as many points, not of {}", before.written, after.written, scene.outlet(change), words(change)),
        reason: format!("the rate moved by {} points, which is {}% of it", figure(told.value), figure(share.round_dp(1))),
        likely_cause: Some("points were printed as per cent".to_owned()),
        settle_by: None,
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides,
    })
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
