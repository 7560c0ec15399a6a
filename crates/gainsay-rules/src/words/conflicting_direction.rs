//! One thing, in two directions from one place.

use std::collections::BTreeMap;

use gainsay_model::{Assertion, ClaimIndex, Dimension, Draft, FigureRelation, RuleInfo, Severity, figure_relation};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W106",
        name: "conflicting-direction",
        severity: Severity::Warning,
        summary: "one thing, in two directions from one place",
        page: include_str!("conflicting_direction.md"),
    },
    check: Check::Story(check),
};

/// The points of the compass in order, an eighth of a turn apart.
static COMPASS: [&str; 8] = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_place: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let (Assertion::Bearing, Some(place)) = (&claim.assertion, &claim.object) {
            by_place.entry(&place.canonical).or_default().push(ClaimIndex::new(at));
        }
    }
    let first = |claims: &Vec<ClaimIndex>| {
        let pairs = claims.iter().enumerate().flat_map(|(at, left)| claims[at + 1..].iter().take(64).map(move |right| (*left, *right)));
        pairs.into_iter().find(|(left, right)| clash(scene, *left, *right))
    };
    by_place.values().filter_map(first).map(|(left, right)| draft(scene, left, right)).collect()
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    let direction = |claim: ClaimIndex| COMPASS.iter().position(|point| scene.claim(claim).measure.as_ref().is_some_and(|measure| measure.class == *point));
    let (Some(left_point), Some(right_point)) = (direction(left), direction(right)) else { return false };
    let turn = left_point.abs_diff(right_point);
    // North and north-east are one to a reporter; a quarter turn is not.
    let apart = turn.min(COMPASS.len() - turn) >= 2;
    let one_subject = match (&left_claim.subject, &right_claim.subject) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        _ => false,
    };
    let part = |claim: &gainsay_model::Claim| claim.measure.as_ref().and_then(|measure| measure.counted.clone());
    let opposite = turn.min(COMPASS.len() - turn) >= 3;
    left_claim.document != right_claim.document
        && apart
        // What lies south of an island is not on its southern coast.
        && part(left_claim) == part(right_claim)
        && (one_subject || at_one_distance(scene, left, right) || opposite && is_only_part(scene, left) && is_only_part(scene, right))
}

/// Whether a text speaks of one part of the place only: where its story happened.
fn is_only_part(scene: &Scene<'_>, bearing: ClaimIndex) -> bool {
    let claim = scene.claim(bearing);
    let same_place = |other: &gainsay_model::Claim| {
        matches!(other.assertion, Assertion::Bearing) && matches!((&other.object, &claim.object), (Some(one), Some(other)) if one.canonical == other.canonical)
    };
    let part = claim.measure.as_ref().is_some_and(|measure| measure.counted.is_some());
    part && scene.claims_of(claim.document).filter(|(_, other)| same_place(other)).count() == 1
}

/// "38 km northeast of Chala", "38 kilometres southwest of Chala": the length that stands right before each is the same.
fn at_one_distance(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let length = |bearing: ClaimIndex| {
        let claim = scene.claim(bearing);
        scene.claims_of_sentence(bearing).find_map(|(_, other)| {
            let quantity = other.quantity().filter(|quantity| quantity.unit.dimension() == Dimension::Length)?;
            let gap = claim.span.start.checked_sub(other.span.end)?;
            (gap <= 8).then_some(quantity)
        })
    };
    match (length(left), length(right)) {
        (Some(left), Some(right)) => matches!(figure_relation(left, right), FigureRelation::Equal | FigureRelation::Compatible),
        _ => false,
    }
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    Draft {
        message: format!("{} in {}, {} in {}", words(left), scene.outlet(left), words(right), scene.outlet(right)),
        reason: "the two directions are a quarter turn apart at least".to_owned(),
        likely_cause: None,
        settle_by: Some("a map, or the coordinates".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "this direction"), scene.side(right, "this direction")],
    }
}
