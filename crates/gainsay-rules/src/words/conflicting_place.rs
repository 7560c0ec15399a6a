//! One event in two places.

use std::collections::BTreeSet;

use gainsay_lexicon::lexicon;
use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, Label, Name, NameKind, RuleInfo, Severity, Side};

use crate::camps::{likewise, pairs};
use crate::time::{is_happening, single_events};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W104",
        name: "conflicting-place",
        severity: Severity::Warning,
        summary: "one event that happens once, in two places",
        page: include_str!("conflicting_place.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for event in single_events(scene) {
        let placed: Vec<ClaimIndex> = event.into_iter().filter(|claim| scene.claim(*claim).place.is_some()).collect();
        // One finding an event, however many outlets repeat either place.
        if let Some((left, right)) = pairs(&placed).find(|(left, right)| clash(scene, &placed, *left, *right)) {
            drafts.push(draft(scene, &placed, left, right));
        }
    }
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

fn clash(scene: &Scene<'_>, told: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    let (Some(left_place), Some(right_place)) = (&left_claim.place, &right_claim.place) else { return false };
    let one_time = match (&left_claim.period, &right_claim.period) {
        (Some(left), Some(right)) => !left.relation(right).is_apart(),
        _ => true,
    };
    left_claim.document != right_claim.document
        && one_time
        && left_place.kind == right_place.kind
        && of_one_rank(left_place, right_place)
        && (!is_happening(left_claim) || is_apart(scene, left, right) || stands_alone(scene, told, left, right))
        && !one_place(left_place, right_place)
        // A text that names both places tells how they belong together.
        && !names(scene, left, right_place)
        && !names(scene, right, left_place)
}

/// "Sancheong" and "Sancheong County".
fn one_place(left: &Name, right: &Name) -> bool {
    let first = |name: &Name| name.canonical.split(' ').next().unwrap_or("").to_owned();
    left.canonical == right.canonical || first(left) == first(right)
}

/// Whether neither place is known to hold the other: a region and a city are both right.
fn of_one_rank(left: &Name, right: &Name) -> bool {
    let rank = |name: &Name| lexicon("en")?.place_named(&name.canonical).map(|place| place.kind);
    rank(left) == rank(right)
}

/// What many texts tell is set in a village by one and near the next town by another: the places of a happening clash only
/// where both are known cities, and neither text speaks of the other's anywhere.
fn is_apart(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let place = |claim: ClaimIndex| scene.claim(claim).place.as_ref();
    let speaks_of = |claim: ClaimIndex, place: &Name| {
        scene.claims_of(scene.claim(claim).document).any(|(_, other)| other.names.iter().any(|name| one_place(name, place)))
    };
    match (place(left), place(right)) {
        (Some(left_place), Some(right_place)) => {
            left_place.kind == NameKind::Place && !speaks_of(left, right_place) && !speaks_of(right, left_place)
        }
        _ => false,
    }
}

/// How many texts must agree on a place before one that sets the happening elsewhere stands alone.
const MANY: usize = 3;

/// Whether many texts set a happening in one place, and one text alone in another, and none of them ever writes the other's
/// name: who sets it in the village writes the town's name somewhere too.
fn stands_alone(scene: &Scene<'_>, told: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> bool {
    let place = |claim: ClaimIndex| scene.claim(claim).place.as_ref();
    let Some((here, there)) = place(left).zip(place(right)) else { return false };
    let of = |name: &Name| -> BTreeSet<DocumentIndex> {
        let same = told.iter().filter(|claim| place(**claim).is_some_and(|other| one_place(other, name)));
        same.map(|claim| scene.claim(*claim).document).collect()
    };
    let (those, others) = (of(here), of(there));
    let (many, alone) = if those.len() > others.len() { (those, others) } else { (others, those) };
    let writes = |document: &DocumentIndex, name: &Name| scene.document(*document).text.contains(name.written.as_str());
    many.len() >= MANY
        && alone.len() == 1
        && many.iter().chain(&alone).all(|document| !(writes(document, here) && writes(document, there)))
}

fn names(scene: &Scene<'_>, claim: ClaimIndex, place: &Name) -> bool {
    scene.claims_of_sentence(claim).any(|(_, other)| other.names.iter().any(|name| one_place(name, place)))
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let place = |claim: ClaimIndex| scene.claim(claim).place.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let claim = scene.claim(left);
    let subject = claim.subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let verb = claim.action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
    let side = |index: ClaimIndex| {
        let claim = scene.claim(index);
        let mut labels: Vec<Label> = claim.place.iter().map(|name| Label { span: name.span, text: "in this place".to_owned() }).collect();
        labels.push(Label { span: claim.span, text: String::new() });
        let there = |one: &Claim, other: &Claim| matches!((&one.place, &other.place), (Some(one), Some(other)) if one.canonical == other.canonical);
        Side { claim: index, labels, also: likewise(scene, group, index, there) }
    };
    Draft {
        message: format!("{subject}: {verb} in {} according to {}, in {} according to {}", place(left), scene.outlet(left), place(right), scene.outlet(right)),
        reason: "this happens once, and the two places are not the same".to_owned(),
        likely_cause: None,
        settle_by: Some("where it began or stood, from whoever was there; one of the two places may lie in the other".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left), side(right)],
    }
}
