//! One stretch of days with two ends.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use gainsay_model::{Claim, ClaimIndex, Draft, Period, RuleInfo, Severity};

use super::conflicting_year::side;
use crate::camps::{camps, likewise, same_days};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T112",
        name: "conflicting-stretch",
        severity: Severity::Warning,
        summary: "two stretches of days that share one end and differ a little at the other",
        page: include_str!("conflicting_stretch.md"),
    },
    check: Check::Story(check),
};

/// How far the other ends may lie apart, in days, to be slips of one another.
const SLIP: i64 = 3;

/// Letters of a word that is more than a joint of the sentence.
const LONG_WORD: usize = 5;

/// Stretches of a story that are held against each other, at most.
const MOST: usize = 200;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let stretches: Vec<ClaimIndex> =
        (0..scene.claims.len()).map(ClaimIndex::new).filter(|claim| stretch(scene.claim(*claim)).is_some()).take(MOST).collect();
    // The ends that most texts give, against each other.
    let told = camps(scene, &stretches, |left, right| stretch(scene.claim(left)) == stretch(scene.claim(right)));
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, main) in told.iter().enumerate() {
        for other in &told[at + 1..] {
            let clash = main.first_clash(other, |left, right| clash(scene.claim(left), scene.claim(right)));
            drafts.extend(clash.map(|(left, right)| draft(scene, &stretches, left, right)));
        }
    }
    drafts.sort_by_key(|draft| (draft.sides[0].claim, draft.sides[1].claim));
    drafts
}

/// The first and last day of a claim that is dated by both.
fn stretch(claim: &Claim) -> Option<(NaiveDate, NaiveDate)> {
    claim.period.as_ref().filter(|period| period.is_of_days())?.days
}

fn clash(left: &Claim, right: &Claim) -> bool {
    let (Some(one), Some(other)) = (stretch(left), stretch(right)) else { return false };
    let apart = |left: NaiveDate, right: NaiveDate| {
        let days = left.signed_duration_since(right).num_days().abs();
        (1..=SLIP).contains(&days) || left.day() == right.day() && days > 0 && days < 32
    };
    let slip = one.0 == other.0 && apart(one.1, other.1) || one.1 == other.1 && apart(one.0, other.0);
    let named = left.names.iter().any(|name| name.is_specific() && right.names.iter().any(|other| other.canonical == name.canonical));
    let about_one = shared_words(left, right) + usize::from(named) >= 2;
    (left.document, left.sentence_span) != (right.document, right.sentence_span) && slip && about_one
}

/// How many longer words the two sentences share, without those of the stretches themselves: a figure's own terms are those
/// near it, and what a stretch is of stands anywhere.
fn shared_words(left: &Claim, right: &Claim) -> usize {
    let words = |claim: &Claim| -> BTreeSet<String> {
        let dated = claim.period.as_ref().map(|period| period.written.to_lowercase()).unwrap_or_default();
        let words = claim.sentence.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() >= LONG_WORD && !dated.contains(word.as_str())).collect()
    };
    words(left).intersection(&words(right)).count()
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let told = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map(Period::describe).unwrap_or_default();
    let where_told = if scene.claim(left).document == scene.claim(right).document {
        format!("{} in {}, and {} further down", told(left), scene.outlet(left), told(right))
    } else {
        format!("{} in {}, {} in {}", told(left), scene.outlet(left), told(right), scene.outlet(right))
    };
    Draft {
        message: where_told,
        reason: "the two stretches share one end, and the other ends lie a slip apart".to_owned(),
        likely_cause: None,
        settle_by: Some("the source's own words: which day is the first or the last?".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: [left, right].into_iter().map(|claim| side(scene, claim, likewise(scene, group, claim, same_days))).collect(),
    }
}
