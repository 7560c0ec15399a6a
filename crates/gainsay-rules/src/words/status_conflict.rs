//! One person to whom two texts give fates that exclude each other.

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Draft, Grain, IdentityKind, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W103",
        name: "status-conflict",
        severity: Severity::Warning,
        summary: "one person arrested in one text and sought in another, dead in one and injured in another",
        page: include_str!("status_conflict.md"),
    },
    check: Check::Story(check),
};

/// Fates of which the second may follow the first, and which exclude each other at one time. A text of a later day that
/// has the second is an update.
static STAGES: &[(&str, &str)] = &[
    ("seek", "arrest"),
    ("seek", "release"),
    ("arrest", "release"),
    ("go-missing", "die"),
    ("go-missing", "kill"),
    ("go-missing", "rescue"),
    ("injure", "die"),
    ("injure", "kill"),
    ("rescue", "die"),
    ("rescue", "kill"),
    ("convict", "acquit"),
];

/// Stages that lie so far apart that a text may tell the first as what went before: they clash on one stated day only.
static SLOW_STAGES: &[(&str, &str)] = &[("charge", "convict"), ("charge", "acquit"), ("suspend", "dismiss")];

/// Claims about one person that are compared; beyond it the rest is left out, since each is held against each.
const MOST_TOLD: usize = 60;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_person: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let fate = claim.identity().is_some_and(|identity| identity.kind == IdentityKind::Fate);
        if let Some(subject) = claim.subject.as_ref().filter(|_| fate) {
            let told = by_person.entry(subject.canonical.as_str()).or_default();
            if told.len() < MOST_TOLD {
                told.push(ClaimIndex::new(at));
            }
        }
    }
    let mut drafts: Vec<Draft> = by_person
        .values()
        .filter_map(|claims| {
            let pairs = claims.iter().flat_map(|earlier| claims.iter().map(move |later| (*earlier, *later)));
            pairs.into_iter().find(|(earlier, later)| clash(scene, claims, *earlier, *later)).map(|(earlier, later)| draft(scene, earlier, later))
        })
        .collect();
    drafts.extend(stances(scene));
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

/// What one text has somebody confirm and another text of the same day has them deny.
fn stances(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_subject: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let stance = claim.identity().is_some_and(|identity| identity.kind == IdentityKind::Stance);
        if let Some(subject) = claim.subject.as_ref().filter(|_| stance) {
            let told = by_subject.entry(subject.canonical.as_str()).or_default();
            if told.len() < MOST_TOLD {
                told.push(ClaimIndex::new(at));
            }
        }
    }
    let clashing = by_subject.values().filter_map(|claims| {
        let of = |stance: &str| claims.iter().copied().filter(|claim| fate(scene, *claim) == stance).collect::<Vec<ClaimIndex>>();
        let (confirmed, denied) = (of("confirm"), of("deny"));
        confirmed
            .iter()
            .flat_map(|left| denied.iter().map(move |right| (*left, *right)))
            .find(|(left, right)| opposed(scene, *left, *right) && !tells_both(scene, claims, *left, *right))
    });
    clashing.map(|(left, right)| draft(scene, left, right)).collect()
}

/// Whether a text that has one stance has the other too.
fn tells_both(scene: &Scene<'_>, all: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> bool {
    let tells = |document, stance: &str| all.iter().any(|claim| scene.claim(*claim).document == document && fate(scene, *claim) == stance);
    tells(scene.claim(left).document, fate(scene, right)) || tells(scene.claim(right).document, fate(scene, left))
}

/// Two stances on one thing: most of the words behind the verbs are the same. Another day may bring another stance.
fn opposed(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let shared = one.shared_terms(other).count();
    let day = |claim: &Claim| scene.document(claim.document).published.map(|date| (date.first(), date.last()));
    one.document != other.document
        && shared >= 2
        && shared * 3 >= one.terms.len().min(other.terms.len()) * 2
        && day(one) == day(other)
}

fn fate<'s>(scene: &Scene<'s>, claim: ClaimIndex) -> &'s str {
    scene.claim(claim).identity().map_or("", |identity| identity.canonical.as_str())
}

/// Whether two texts give a person an earlier and a later stage, and the later stage is no news of a later text.
fn clash(scene: &Scene<'_>, all: &[ClaimIndex], earlier: ClaimIndex, later: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(earlier), scene.claim(later));
    let stages = (fate(scene, earlier), fate(scene, later));
    let slow = SLOW_STAGES.contains(&stages);
    if one.document == other.document || !slow && !STAGES.contains(&stages) {
        return false;
    }
    // A text that tells both tells how one followed the other.
    let tells = |claim: ClaimIndex, what: &str| all.iter().any(|told| scene.claim(*told).document == scene.claim(claim).document && fate(scene, *told) == what);
    if tells(earlier, stages.1) || tells(later, stages.0) {
        return false;
    }
    // "Indicted on Thursday" and "convicted on Thursday" are no two stages, whenever they were printed.
    let day = |claim: &Claim| claim.period.as_ref().filter(|period| period.grain == Grain::Day).and_then(|period| period.days);
    if slow {
        return day(one).is_some() && day(one) == day(other);
    }
    match (scene.document(one.document).published, scene.document(other.document).published) {
        // "2025-10-26" and "2025-10-26 17:40" are one day; with a clock on both the later one may have the news.
        (Some(before), Some(after)) => {
            let by_day = before.last() < after.first();
            let by_clock = before.last() == after.first() && before.clock().is_some() && after.clock().is_some() && before.clock() < after.clock();
            !(by_day || by_clock)
        }
        _ => true,
    }
}

fn draft(scene: &Scene<'_>, earlier: ClaimIndex, later: ClaimIndex) -> Draft {
    let told = |claim: ClaimIndex| scene.claim(claim).identity().map(|identity| identity.written.clone()).unwrap_or_default();
    let person = scene.claim(earlier).subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let mut sides = vec![scene.side(earlier, format!("\"{}\" here", told(earlier))), scene.side(later, format!("\"{}\" here", told(later)))];
    sides.sort_by_key(|side| side.claim);
    let (left, right) = (sides[0].claim, sides[1].claim);
    Draft {
        message: format!("{person}: \"{}\" in {}, \"{}\" in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
        reason: "the two exclude each other at one time, and neither text was published so much later that it tells an update".to_owned(),
        likely_cause: None,
        settle_by: Some("whoever has it first hand: the authority that arrested or found the person, or the one who is quoted, and the hour".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides,
    }
}
