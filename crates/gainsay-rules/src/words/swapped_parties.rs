//! Who bought whom, turned round.

use std::collections::BTreeMap;

use gainsay_model::{Assertion, ClaimIndex, Draft, Name, RuleInfo, Severity};

use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W108",
        name: "swapped-parties",
        severity: Severity::Error,
        summary: "the two parties of one act, with their parts exchanged",
        page: include_str!("swapped_parties.md"),
    },
    check: Check::Story(check),
};

/// Claims of one act that are held against each other, at most.
const LARGEST_BLOCK: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_act: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let (Assertion::Event, Some(action), Some(_), Some(_), None) = (&claim.assertion, &claim.action, &claim.subject, &claim.object, &claim.period) {
            by_act.entry(&action.class).or_default().push(ClaimIndex::new(at));
        }
    }
    let first = |claims: &Vec<ClaimIndex>| {
        let claims = &claims[..claims.len().min(LARGEST_BLOCK)];
        pairs(claims).find(|(left, right)| swapped(scene, *left, *right))
    };
    by_act.values().filter_map(first).map(|(left, right)| draft(scene, left, right)).collect()
}

fn swapped(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let one = |left: &Option<Name>, right: &Option<Name>| match (left, right) {
        (Some(left), Some(right)) => one_name(left, right),
        _ => false,
    };
    let turned = one(&left.subject, &right.object) && one(&left.object, &right.subject);
    let same = one(&left.subject, &right.subject) || one(&left.object, &right.object);
    turned && !same && (left.document != right.document || left.in_heading != right.in_heading)
}

/// "Karhula" and "Karhula Lifting": one begins with all words of the other.
fn one_name(left: &Name, right: &Name) -> bool {
    let words = |name: &Name| -> Vec<String> { name.canonical.split_whitespace().map(str::to_owned).collect() };
    let (left, right) = (words(left), words(right));
    let shorter = left.len().min(right.len());
    shorter > 0 && left[..shorter] == right[..shorter]
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let told = |claim: ClaimIndex| {
        let claim = scene.claim(claim);
        let name = |name: &Option<Name>| name.as_ref().map_or("", |name| name.written.as_str()).to_owned();
        let verb = claim.action.as_ref().map_or("", |action| action.written.as_str());
        format!("{} ({verb}) {}", name(&claim.subject), name(&claim.object))
    };
    Draft {
        message: format!("{} in {}, {} in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
        reason: "one party cannot do it to the other and have it done by the other".to_owned(),
        likely_cause: Some("the two parties changed places".to_owned()),
        settle_by: Some("the announcement of either party".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides: vec![scene.side(left, "who and whom"), scene.side(right, "who and whom")],
    }
}
