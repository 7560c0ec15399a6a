//! Claims that share a measure but were not compared, and why.

use std::collections::BTreeMap;

use gainsay_align::{Alignment, ScoredPair};
use gainsay_model::{Claim, ClaimIndex, NotCompared, Topic, Verdict};

/// Topics that several documents share and of which neither agreement nor a discrepancy can be said.
pub(crate) fn undecided(topics: &[Topic]) -> Option<NotCompared> {
    let claims: Vec<ClaimIndex> = topics
        .iter()
        .filter(|topic| matches!(topic.verdict, Verdict::DifferentScope | Verdict::NotComparable))
        .flat_map(|topic| topic.claims.iter().copied())
        .collect();
    (!claims.is_empty()).then(|| NotCompared {
        reason: "one fact, but given for other times or in ways that cannot be held against each other".to_owned(),
        claims,
    })
}

/// Pairs of different documents that measure the same kind of thing and were held apart, by reason.
pub(crate) fn not_compared(claims: &[Claim], alignment: &Alignment) -> Vec<NotCompared> {
    let mut by_reason: BTreeMap<&'static str, Vec<ClaimIndex>> = BTreeMap::new();
    for pair in &alignment.pairs {
        let (left, right) = (&claims[pair.left.get()], &claims[pair.right.get()]);
        if pair.comparison.same_fact || left.document == right.document || left.quantity().is_none() || right.quantity().is_none() {
            continue;
        }
        if let Some(reason) = reason(pair) {
            by_reason.entry(reason).or_default().extend([pair.left, pair.right]);
        }
    }
    let mut out: Vec<NotCompared> = by_reason
        .into_iter()
        .map(|(reason, mut claims)| {
            claims.sort_unstable();
            claims.dedup();
            NotCompared { reason: reason.to_owned(), claims }
        })
        .collect();
    out.sort_by(|left, right| right.claims.len().cmp(&left.claims.len()).then_with(|| left.reason.cmp(&right.reason)));
    out
}

/// The weightiest thing that held a pair of like figures apart; nothing where they never looked alike.
fn reason(pair: &ScoredPair) -> Option<&'static str> {
    let level = |feature: &str| pair.comparison.levels.iter().find(|level| level.feature == feature);
    let alike = level("measure").is_some_and(|level| level.level.starts_with("same"))
        || level("action").is_some_and(|level| level.level == "same" || level.level == "related");
    if !alike {
        return None;
    }
    let against = pair.comparison.levels.iter().filter(|level| level.weight < 0).min_by_key(|level| level.weight)?;
    Some(match against.feature {
        "period" => "another period",
        "role" => "another role: planned, asked, added or named for comparison",
        "place" => "another place",
        "party" => "another party",
        "counted" => "another kind of thing counted",
        "value" => "figures too far apart to be one fact, with too little else in common",
        _ => "too little in common beside the measure",
    })
}
