//! One crime that a court found in one text and did not find in another.

use std::collections::BTreeSet;

use gainsay_model::{Claim, ClaimIndex, Draft, IdentityKind, NameKind, RuleInfo, Severity, Side};

use super::spelling::misspelt;
use crate::camps::likewise;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W111",
        name: "conflicting-verdict",
        severity: Severity::Warning,
        summary: "somebody convicted of or sentenced for a crime of which another sentence has them acquitted",
        page: include_str!("conflicting_verdict.md"),
    },
    check: Check::Story(check),
};

/// Claims about verdicts that are compared; beyond it the rest is left out, since each is held against each.
const MOST_TOLD: usize = 60;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let told: Vec<ClaimIndex> =
        (0..scene.claims.len()).map(ClaimIndex::new).filter(|claim| verdict(scene.claim(*claim)).is_some()).take(MOST_TOLD).collect();
    let mut drafts = Vec::new();
    let mut shown: BTreeSet<(u32, &str)> = BTreeSet::new();
    for guilty in &told {
        let Some(("guilty", crime)) = verdict(scene.claim(*guilty)) else { continue };
        let cleared = told.iter().copied().find(|other| {
            verdict(scene.claim(*other)) == Some(("cleared", crime))
                && is_one_defendant(scene, &told, *guilty, *other)
                && !tells_of_two_trials(scene, *guilty)
                && !tells_of_two_trials(scene, *other)
        });
        // One finding a text that has it wrong, however many have it right.
        if let Some(cleared) = cleared.filter(|_| shown.insert((scene.claim(*guilty).document.0, crime))) {
            drafts.push(draft(scene, &told, *guilty, cleared));
        }
    }
    drafts.sort_by_key(|draft: &Draft| draft.sides[0].claim);
    drafts
}

/// What a claim says the court found, and of which crime.
fn verdict(claim: &Claim) -> Option<(&str, &str)> {
    claim.identity().filter(|identity| identity.kind == IdentityKind::Verdict)?.canonical.split_once(" of ")
}

/// Whether both speak of one person: the same name, or, where a sentence names nobody, the only one the story has verdicts on.
fn is_one_defendant(scene: &Scene<'_>, told: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> bool {
    let name = |claim: ClaimIndex| {
        let subject = scene.claim(claim).subject.as_ref().filter(|name| name.kind != NameKind::Thing)?;
        Some(subject.canonical.as_str())
    };
    match (name(left), name(right)) {
        (Some(left), Some(right)) => one_name(left, right),
        _ => {
            let named: Vec<&str> = told.iter().filter_map(|claim| name(*claim)).collect();
            named.iter().all(|name| one_name(name, named[0]))
        }
    }
}

/// Words of a verdict that was set aside: what one court found, the next did not.
const SET_ASIDE: [&str; 6] = ["overturn", "quash", "retrial", "re-trial", "retried", "exonerat"];

/// Whether a claim's text speaks of more than one trial.
fn tells_of_two_trials(scene: &Scene<'_>, claim: ClaimIndex) -> bool {
    let text = scene.document_of(claim).text.as_str();
    SET_ASIDE.iter().any(|word| text.contains(word))
}

/// "Oscar Pistorius" and "Oscar Pistorious", "Anna Holt" and "Anna Maria Holt".
fn one_name(left: &str, right: &str) -> bool {
    let family = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    let first = |name: &str| name.split(' ').next().map(str::to_owned);
    // A letter more or less, whatever it sounds like.
    let nearly = || family(left).zip(family(right)).is_some_and(|(left, right)| left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count() >= 6);
    family(left) == family(right) || misspelt(left, right) || first(left) == first(right) && nearly()
}

fn draft(scene: &Scene<'_>, told: &[ClaimIndex], guilty: ClaimIndex, cleared: ClaimIndex) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    let side = |claim: ClaimIndex, label: &str| Side {
        also: likewise(scene, told, claim, |one, other| verdict(one) == verdict(other)),
        ..scene.side(claim, label)
    };
    Draft {
        message: format!("\"{}\" in {}, \"{}\" in {}", words(guilty), scene.outlet(guilty), words(cleared), scene.outlet(cleared)),
        reason: "no court finds a crime and acquits of it in one verdict".to_owned(),
        likely_cause: Some("one crime was put for another, or the verdict of another court or count is meant".to_owned()),
        settle_by: Some("the verdict, count by count".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(guilty, "found"), side(cleared, "not found")],
    }
}
