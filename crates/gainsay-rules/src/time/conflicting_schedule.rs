//! One planned event, set for two days.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, EARLIEST, Label, MOVED_PLAN, Period, RuleInfo, Severity, Side};

use crate::camps::{likewise, pairs, same_days};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T109",
        name: "conflicting-schedule",
        severity: Severity::Warning,
        summary: "one planned event, set for two days",
        page: include_str!("conflicting_schedule.md"),
    },
    check: Check::Story(check),
};

/// How many days two texts may lie apart and still speak of one state of planning.
const ONE_STATE_DAYS: i64 = 2;

/// Plans of one class that are paired up, at most.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut plans: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(subject) = claim.subject.as_ref().filter(|_| claim.is_plan()) {
            let claims = plans.entry(&subject.canonical).or_default();
            if claims.len() < MOST {
                claims.push(ClaimIndex::new(at));
            }
        }
    }
    let mut drafts = Vec::new();
    for claims in plans.values() {
        let several = told_of_several(scene, claims);
        let claims: Vec<ClaimIndex> = claims.iter().copied().filter(|claim| !several.contains(&scene.claim(*claim).document)).collect();
        let own = pairs(&claims).find(|(left, right)| within_one_text(scene, *left, *right));
        drafts.extend(own.map(|(left, right)| draft(scene, &[], left, right)));
        // A text whose title and body differ has had its finding.
        let split: Option<DocumentIndex> = own.map(|(left, _)| scene.claim(left).document);
        let clash = pairs(&claims)
            .filter(|(left, right)| [left, right].iter().all(|claim| Some(scene.claim(**claim).document) != split))
            .find(|(left, right)| across_texts(scene, *left, *right));
        drafts.extend(clash.map(|(left, right)| draft(scene, &claims, left, right)));
    }
    drafts.sort_by_key(|draft| (draft.sides[0].claim, draft.sides[1].claim));
    drafts
}

/// The documents whose running text sets plans of one class for more than one day: no other text need mean the same one.
fn told_of_several(scene: &Scene<'_>, claims: &[ClaimIndex]) -> BTreeSet<DocumentIndex> {
    let mut first: BTreeMap<DocumentIndex, &Period> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for claim in claims.iter().map(|claim| scene.claim(*claim)).filter(|claim| !claim.in_heading) {
        let Some(period) = &claim.period else { continue };
        if apart(first.entry(claim.document).or_insert(period), period) {
            several.insert(claim.document);
        }
    }
    several
}

/// A title and the text below it.
fn within_one_text(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    left.document == right.document && left.in_heading && !right.in_heading && set_apart(left, right)
}

fn across_texts(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (Some(left_day), Some(right_day)) = (scene.published_on(left), scene.published_on(right)) else { return false };
    let latest = left_day.max(right_day);
    let ahead = |claim: ClaimIndex| scene.claim(claim).period.as_ref().and_then(Period::to).is_some_and(|to| to >= latest);
    let moved = |claim: ClaimIndex| scene.claim(claim).action.as_ref().is_some_and(|action| action.class == MOVED_PLAN);
    scene.claim(left).document != scene.claim(right).document
        && scene.days_apart(left, right).is_some_and(|days| days <= ONE_STATE_DAYS)
        && ahead(left)
        && ahead(right)
        // The text that tells of the new day, and the one that still has the old.
        && moved(left) == moved(right)
        && one_plan(scene.claim(left), scene.claim(right))
        && set_apart(scene.claim(left), scene.claim(right))
        && !gives(scene, left, right)
        && !gives(scene, right, left)
}

/// Whether two plans of one class may be one: no name and no noun tells them apart.
fn one_plan(left: &Claim, right: &Claim) -> bool {
    let names = |claim: &Claim| -> BTreeSet<String> {
        let inside = claim.names.iter().filter(|name| claim.span.start <= name.span.start && name.span.end <= claim.span.end);
        inside.flat_map(|name| name.canonical.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (left_names, right_names) = (names(left), names(right));
    let told_apart_by_name = !left_names.is_empty() && !right_names.is_empty() && left_names.is_disjoint(&right_names);
    let whose = |claim: &Claim| claim.object.as_ref().map(|name| name.canonical.clone());
    let told_apart_by_noun = match (whose(left), whose(right)) {
        (Some(one), Some(other)) => one != other && !left.sentence_has(&other) && !right.sentence_has(&one),
        _ => false,
    };
    !told_apart_by_name && !told_apart_by_noun
}

/// Whether two plans cannot keep both their days.
fn set_apart(left: &Claim, right: &Claim) -> bool {
    let (Some(left_period), Some(right_period)) = (&left.period, &right.period) else { return false };
    let at_least = |claim: &Claim| claim.hedge.as_ref().is_some_and(|hedge| hedge.class == EARLIEST);
    // "In March at the earliest" holds for May.
    let kept = match (at_least(left), at_least(right)) {
        (true, false) => right_period.from() > left_period.from(),
        (false, true) => left_period.from() > right_period.from(),
        _ => false,
    };
    // "At midnight on Friday" and "early on Saturday".
    let by_the_hour = left_period.clock.is_some() || right_period.clock.is_some();
    let one_night = by_the_hour && left_period.minutes_apart(right_period).is_none_or(|gap| gap < 24 * 60) && !left_period.is_one_part_of_two_days(right_period);
    !kept && !one_night && apart(left_period, right_period)
}

fn apart(left: &Period, right: &Period) -> bool {
    left.relation(right).is_apart()
}

/// Whether the document of a claim gives the day of another one too: it tells how the two belong together.
fn gives(scene: &Scene<'_>, claim: ClaimIndex, other: ClaimIndex) -> bool {
    let days = |claim: &Claim| claim.period.as_ref().and_then(|period| period.days);
    let wanted = days(scene.claim(other));
    scene.claims_of(scene.claim(claim).document).any(|(_, claim)| wanted.is_some() && days(claim) == wanted)
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let day = |claim: ClaimIndex| {
        let claim = scene.claim(claim);
        let earliest = claim.hedge.as_ref().is_some_and(|hedge| hedge.class == EARLIEST);
        let day = claim.period.as_ref().map(Period::describe).unwrap_or_default();
        if earliest { format!("{day} at the earliest") } else { day }
    };
    let what = scene.claim(left).subject.as_ref().map(|name| name.canonical.clone()).unwrap_or_default();
    let one_text = scene.claim(left).document == scene.claim(right).document;
    let message = if one_text {
        format!("{what}: {} in the title of {}, {} in its text", day(left), scene.outlet(left), day(right))
    } else {
        format!("{what}: {} according to {}, {} according to {}", day(left), scene.outlet(left), day(right), scene.outlet(right))
    };
    let side = |index: ClaimIndex| {
        let claim = scene.claim(index);
        let span = claim.period_span.unwrap_or(claim.span);
        let also = likewise(scene, group, index, same_days);
        Side { claim: index, labels: vec![Label { span, text: day(index) }], also }
    };
    Draft {
        message,
        reason: "one thing is set for two times that have no day in common".to_owned(),
        likely_cause: None,
        settle_by: Some("the announcement, or whoever set the day".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left), side(right)],
    }
}
