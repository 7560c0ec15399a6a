//! Who bought, sued or beat whom, turned round.

use std::collections::BTreeMap;

use gainsay_model::{Assertion, Claim, ClaimIndex, Draft, Name, NameKind, RuleInfo, Severity, Side};

use crate::camps::{likewise, pairs};
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
    by_act.values().filter_map(|claims| first(claims).map(|(left, right)| draft(scene, claims, left, right))).collect()
}

fn swapped(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let one = |left_name: &Option<Name>, right_name: &Option<Name>| match (left_name, right_name) {
        (Some(left_name), Some(right_name)) => one_party((left, left_name), (right, right_name)),
        _ => false,
    };
    let turned = one(&left.subject, &right.object) && one(&left.object, &right.subject);
    let same = one(&left.subject, &right.subject) || one(&left.object, &right.object);
    // Two sides meet more than once: the same result tells that it is one match.
    let one_act = left.action.as_ref().is_none_or(|action| action.class != "win") || share_result(left, right);
    turned && !same && one_act && (left.document != right.document || left.in_heading != right.in_heading)
}

/// Whether one claim's party is the other's: its name, a part of it, or the office its sentence gives it.
fn one_party(left: (&Claim, &Name), right: (&Claim, &Name)) -> bool {
    let office = |(_, office): (&Claim, &Name), (claim, name): (&Claim, &Name)| {
        office.kind == NameKind::Thing && {
            let before = claim.text_before(name.span.start).trim_end().to_lowercase();
            before.strip_suffix(office.canonical.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
        }
    };
    left.1.is_a_form_of(right.1) || office(left, right) || office(right, left)
}

/// "19-17" in both sentences.
fn share_result(left: &Claim, right: &Claim) -> bool {
    let results = |claim: &Claim| -> Vec<String> {
        let parts = claim.sentence.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–'));
        parts.filter_map(|word| word.split_once(['-', '–'])).filter(|(one, other)| !one.is_empty() && !other.is_empty()).map(|(one, other)| format!("{one}-{other}")).collect()
    };
    let others = results(right);
    results(left).iter().any(|result| others.contains(result))
}

fn draft(scene: &Scene<'_>, claims: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let alike = |one: &Claim, other: &Claim| {
        let one_of = |left: &Option<Name>, right: &Option<Name>| left.as_ref().zip(right.as_ref()).is_some_and(|(left, right)| left.is_a_form_of(right));
        one_of(&one.subject, &other.subject) && one_of(&one.object, &other.object)
    };
    let side = |claim: ClaimIndex| Side { also: likewise(scene, claims, claim, alike), ..scene.side(claim, "who and whom") };
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
        sides: vec![side(left), side(right)],
    }
}
