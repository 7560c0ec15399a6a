//! Two counts of the same things.

use std::collections::BTreeMap;

use gainsay_model::{
    Bound, Claim, ClaimIndex, DocumentIndex, Draft, FigureRelation, Role, RuleInfo, Severity, Topic, Unit, figure_relation,
};
use rust_decimal::{Decimal, dec};

use super::conflicting_range::is_about_range;
use super::dispute::{draft, older_source};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q102",
        name: "conflicting-count",
        severity: Severity::Warning,
        summary: "counts of the same things that cannot both be right",
        page: include_str!("conflicting_count.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let shared = scene.topics.iter().filter(|topic| topic.claims.len() > 1);
    let mut drafts: Vec<Draft> = shared.flat_map(|topic| between_texts(scene, topic)).collect();
    let documents = scene.document_indices();
    drafts.extend(documents.flat_map(|document| within_text(scene, document)));
    drafts
}

fn between_texts(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    scene
        .disputes(topic)
        .iter()
        .filter(|dispute| dispute.slip.is_none() && !is_about_range(scene, dispute) && older_source(scene, topic, dispute).is_none())
        .filter(|dispute| scene.claim(dispute.left).quantity().is_some_and(|quantity| quantity.unit == Unit::Count))
        .map(|dispute| draft(scene, dispute, Severity::Warning))
        .collect()
}

/// How far two counts of one text may lie apart to be slips of one another, as a part of the larger.
const NEAR: Decimal = dec!(0.25);

/// "The 152 victims" where the text has counted 140 victims and never 152: words that point back, to another count.
fn within_text(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let mut by_noun: BTreeMap<&str, Vec<(ClaimIndex, &Claim)>> = BTreeMap::new();
    for (index, claim) in scene.claims_of(document).filter(|(_, claim)| is_plain_count(claim)) {
        by_noun.entry(counted(claim).unwrap_or_default()).or_default().push((index, claim));
    }
    let mut drafts: Vec<Draft> = by_noun
        .into_values()
        .filter_map(|counts| {
            // One other count, and no more: a text with several has several groups.
            let [(earlier, first), (later, pointing)] = counts[..] else { return None };
            // "2.02 million of the 2.26 million votes": a part and its whole.
            let apart = first.sentence_span != pointing.sentence_span;
            (apart && points_back(pointing, first) && near(first, pointing)).then(|| Draft {
                message: format!("{} has {} and then {}", scene.outlet(earlier), first.words(), pointing.words()),
                reason: "the later words point back to a count that the text has not given, and the one it has given is another".to_owned(),
                likely_cause: Some("one of the two was updated and the other was not".to_owned()),
                settle_by: Some("the count the text was written from".to_owned()),
                evidence: Vec::new(),
                severity: Severity::Warning,
                sides: vec![scene.side(earlier, "the count so far"), scene.side(later, "points back to another")],
            })
        })
        .collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

fn counted(claim: &Claim) -> Option<&str> {
    claim.measure.as_ref()?.counted.as_deref()
}

fn is_plain_count(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Count && quantity.bound == Bound::Exact && quantity.change.is_none())
        && matches!(claim.role, Role::Plain | Role::Total)
        && counted(claim).is_some()
        && !claim.in_heading
}

/// "the 152 victims", "all 152 victims", with nothing behind that tells which of several: "all 42 pupils on the bus" are those
/// of the bus told of before.
fn points_back(claim: &Claim, earlier: &Claim) -> bool {
    let before = claim.text_before(claim.span.start).trim_end().to_lowercase();
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end).trim_start().to_lowercase();
    let first = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
    let next = first(&behind);
    let told_apart = matches!(
        next.as_str(),
        "of" | "in" | "at" | "from" | "who" | "whose" | "whom" | "that" | "which" | "on" | "aboard" | "with" | "for" | "to" | "by" | "under" | "already" | "still" | "not" | "we" | "he" | "she" | "they" | "it"
    ) || next.ends_with("ed")
        || next.ends_with("ing");
    let mut words = behind.split(|c: char| !c.is_alphanumeric());
    let known = matches!(words.next(), Some("in" | "on" | "aboard" | "at"))
        && words.next() == Some("the")
        && words.next().is_some_and(|place| place.len() > 2 && earlier.sentence_has(place));
    let definite = before.ends_with(" the") || before == "the" || before.ends_with(" all") || before == "all";
    definite && (known || !told_apart)
}

/// Whether two counts lie as near as a slip or an update, at one place and time as far as told.
fn near(left: &Claim, right: &Claim) -> bool {
    let (Some(one), Some(other)) = (left.quantity(), right.quantity()) else { return false };
    let (small, large) = (one.value.min(other.value), one.value.max(other.value));
    let place = left.place.is_none() || right.place.is_none() || left.place.as_ref().map(|name| &name.canonical) == right.place.as_ref().map(|name| &name.canonical);
    let period = match (&left.period, &right.period) {
        (Some(left), Some(right)) => !left.relation(right).is_apart(),
        _ => true,
    };
    small >= dec!(20) && large - small <= large * NEAR && figure_relation(one, other) == FigureRelation::Conflict && place && period
}
