//! One deed, two doers.

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Draft, Identity, IdentityKind, Name, NameKind, RuleInfo, Severity, Side};

use crate::camps::{alone_in_their_texts, likewise, pairs};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "A104",
        name: "conflicting-doer",
        severity: Severity::Warning,
        summary: "what is done once, laid to two different persons or bodies",
        page: include_str!("conflicting_doer.md"),
    },
    check: Check::Story(check),
};

/// Claims of one deed that are held against each other, at most.
const LARGEST_BLOCK: usize = 64;

/// How many days two texts may lie apart to tell of one deed.
const APART: i64 = 3;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_deed: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(deed) = deed(claim) {
            by_deed.entry(&deed.canonical).or_default().push(ClaimIndex::new(at));
        }
    }
    let clashes = by_deed.values().filter_map(|claims| {
        // A text with two doers of a deed tells of two deeds.
        let mut alone = alone_in_their_texts(scene, claims);
        alone.truncate(LARGEST_BLOCK);
        let clash = pairs(&alone).find(|(left, right)| clash(scene, *left, *right))?;
        Some(draft(scene, &alone, clash.0, clash.1))
    });
    clashes.collect()
}

fn deed(claim: &Claim) -> Option<&Identity> {
    claim.identity().filter(|identity| identity.kind == IdentityKind::Deed)
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (Some(one_name), Some(other_name)) = (&one.subject, &other.subject) else { return false };
    let published = |claim: ClaimIndex| scene.document_of(claim).published.map(|date| date.first());
    let near = match (published(left), published(right)) {
        (Some(left), Some(right)) => right.signed_duration_since(left).num_days().abs() <= APART,
        _ => true,
    };
    one.document != other.document
        && near
        && !is_one(one_name, other_name)
        && one_deed(one, other)
        && !speaks_of(scene, left, other_name)
        && !speaks_of(scene, right, one_name)
}

/// The same day for both; where one has none, another name or two words that both sentences share.
fn one_deed(left: &Claim, right: &Claim) -> bool {
    match (&left.period, &right.period) {
        (Some(one), Some(other)) if one.relation(other).is_apart() => return false,
        (Some(one), Some(other)) if one.days.is_some() && one.days == other.days => return true,
        _ => {}
    }
    let own = |claim: &Claim, name: &Name| claim.subject.as_ref().is_some_and(|subject| is_one(subject, name));
    let named = left.names.iter().any(|name| {
        !own(left, name) && name.kind != NameKind::Country && right.names.iter().any(|other| !own(right, other) && other.canonical == name.canonical)
    });
    let terms = left.shared_terms(right).count();
    // Nobody claims what nobody did: one story has one such deed.
    named || terms >= 2 || deed(left).is_some_and(|deed| deed.canonical == "claim-responsibility" || deed.canonical.starts_with("hold-record"))
}

/// Whether two names may be one doer: the same words, some of them, or an acronym of the other.
fn is_one(left: &Name, right: &Name) -> bool {
    let words = |name: &Name| -> Vec<String> { name.canonical.split([' ', '-']).map(str::to_owned).collect() };
    let (left_words, right_words) = (words(left), words(right));
    let (short, long) = if left_words.len() <= right_words.len() { (&left_words, &right_words) } else { (&right_words, &left_words) };
    let initials: String = long.iter().filter(|word| !matches!(word.as_str(), "of" | "the" | "for" | "and")).filter_map(|word| word.chars().next()).collect();
    let persons = left.kind != NameKind::Organisation && right.kind != NameKind::Organisation;
    short.iter().all(|word| long.contains(word))
        || short.len() == 1 && initials == short[0]
        || persons && short.iter().any(|word| word.len() > 2 && long.contains(word))
}

/// Whether a text names somebody anywhere: then it tells how the two belong together.
fn speaks_of(scene: &Scene<'_>, claim: ClaimIndex, name: &Name) -> bool {
    let written = match name.kind {
        NameKind::Organisation => name.written.as_str(),
        _ => name.written.rsplit(' ').next().unwrap_or(""),
    };
    scene.document_of(claim).text.contains(written)
        || scene.claims_of(scene.claim(claim).document).any(|(_, other)| other.names.iter().any(|other| is_one(other, name)))
}

fn draft(scene: &Scene<'_>, claims: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let doer = |claim: ClaimIndex| scene.claim(claim).subject.as_ref().map_or("", |name| name.written.as_str());
    let words = |claim: ClaimIndex| deed(scene.claim(claim)).map_or("", |deed| deed.written.as_str());
    let alike = |one: &Claim, other: &Claim| one.subject.as_ref().zip(other.subject.as_ref()).is_some_and(|(one, other)| is_one(one, other));
    let side = |claim: ClaimIndex| Side { also: likewise(scene, claims, claim, alike), ..scene.side(claim, "who did it") };
    Draft {
        message: format!("{} ({}) in {}, {} ({}) in {}", doer(left), words(left), scene.outlet(left), doer(right), words(right), scene.outlet(right)),
        reason: "it is done once, and neither text speaks of the other's doer".to_owned(),
        likely_cause: None,
        settle_by: Some("the announcement itself: who signs it?".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left), side(right)],
    }
}
