//! One place in two countries or regions.

use std::collections::BTreeMap;

use gainsay_lexicon::{Lexicon, Place, PlaceKind, lexicon};
use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, IdentityKind, Label, RuleInfo, Severity, Side};

use crate::camps::{likewise, pairs};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W109",
        name: "conflicting-region",
        severity: Severity::Warning,
        summary: "one place, put in two countries or two regions of one country",
        page: include_str!("conflicting_region.md"),
    },
    check: Check::Story(check),
};

/// Claims about one place that are compared; beyond it the rest is left out, since each is held against each.
const MOST_TOLD: usize = 60;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let Some(lexicon) = lexicon("en") else { return Vec::new() };
    let mut by_place: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(_), Some(subject)) = (region(claim), &claim.subject) else { continue };
        let told = by_place.entry(subject.canonical.as_str()).or_default();
        if told.len() < MOST_TOLD {
            told.push(ClaimIndex::new(at));
        }
    }
    let mut drafts: Vec<Draft> = by_place
        .values()
        .filter_map(|claims| {
            let (left, right) = pairs(claims).find(|(left, right)| clash(scene, lexicon, *left, *right))?;
            Some(draft(scene, claims, left, right))
        })
        .collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

fn region(claim: &Claim) -> Option<&str> {
    claim.identity().filter(|identity| identity.kind == IdentityKind::Region).map(|identity| identity.canonical.as_str())
}

fn clash(scene: &Scene<'_>, lexicon: &Lexicon, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (Some(first), Some(second)) = (region(one), region(other)) else { return false };
    // A text that names both tells how they belong together, or that there are two places of one name.
    let names = |document: DocumentIndex, region: &str| {
        scene.claims_of(document).any(|(_, claim)| claim.names.iter().any(|name| name.canonical == region))
    };
    one.document != other.document
        && lexicon.place_named(first).zip(lexicon.place_named(second)).is_some_and(|(first, second)| are_apart(lexicon, first, second))
        && !names(one.document, second)
        && !names(other.document, first)
}

/// Whether nothing lies in both: two countries, two regions of one country, or a region and a country that does not hold it.
fn are_apart(lexicon: &Lexicon, first: &'static Place, second: &'static Place) -> bool {
    let country = |place: &'static Place| -> Option<&'static Place> {
        match place.kind {
            PlaceKind::Country => Some(place),
            _ => place.within.map(|within| lexicon.place(within)).filter(|place| place.kind == PlaceKind::Country),
        }
    };
    let Some((one, other)) = country(first).zip(country(second)) else { return false };
    let regions = first.kind == PlaceKind::Region && second.kind == PlaceKind::Region;
    one.id != other.id || regions && first.id != second.id
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let told = |claim: ClaimIndex| scene.claim(claim).identity().map(|identity| identity.written.clone()).unwrap_or_default();
    let place = scene.claim(left).subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let side = |claim: ClaimIndex| Side {
        claim,
        labels: vec![Label { span: scene.claim(claim).span, text: "lies here".to_owned() }],
        also: likewise(scene, group, claim, |one, other| region(one) == region(other)),
    };
    Draft {
        message: format!("{place}: {} in {}, {} in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
        reason: "no place lies in both".to_owned(),
        likely_cause: Some("another place of the same name was taken for it".to_owned()),
        settle_by: Some("a map, and the first text of the story that names the place".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left), side(right)],
    }
}
