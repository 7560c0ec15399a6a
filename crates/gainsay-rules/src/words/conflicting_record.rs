//! One thing is the first of its kind ever in one text, and only since some time in another.

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Draft, NameKind, Resolution, RuleInfo, Severity, Superlative, SuperlativeKind};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W107",
        name: "conflicting-record",
        severity: Severity::Warning,
        summary: "a record of all time in one text, and only since some time in another",
        page: include_str!("conflicting_record.md"),
    },
    check: Check::Story(check),
};

/// The history a superlative is said to lead in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum History {
    AllTime,
    /// Something as large came before: "since 2020".
    Since,
}

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut ranked: BTreeMap<(&str, &str), Vec<(ClaimIndex, History)>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(superlative) = claim.superlative()
            && superlative.kind == SuperlativeKind::First
            && let Some(history) = history(claim, superlative)
        {
            ranked.entry((&superlative.set, &superlative.measure)).or_default().push((ClaimIndex::new(at), history));
        }
    }
    let first = |claims: &Vec<(ClaimIndex, History)>| {
        let all_time = claims.iter().filter(|(_, history)| *history == History::AllTime).take(64);
        all_time
            .flat_map(|(left, _)| claims.iter().filter(|(_, history)| *history == History::Since).take(64).map(|(right, _)| (*left, *right)))
            .find(|(left, right)| clash(scene, *left, *right))
    };
    ranked.values().filter_map(first).map(|(left, right)| draft(scene, left, right)).collect()
}

fn history(claim: &Claim, superlative: &Superlative) -> Option<History> {
    let since = superlative.since.as_deref()?.to_lowercase();
    let all_time = ["ever", "all time", "of all time", "on record", "in history", "in its history", "in recorded history"];
    if all_time.iter().any(|words| since == *words || since.starts_with("ever ")) || since.contains("records") {
        return Some(History::AllTime);
    }
    // "Since reunification", "since records began": the beginning of a history of its own, which may be all there is. A year
    // was reached before unless the words say that something began in it; so was what happened to "the wells" or "a storm".
    let named = since.strip_prefix("since ")?;
    let begins = ["record", "independence", "founding", "began", "begin", "start", "introduc", "measur", "counting"];
    let a_year = named.chars().filter(char::is_ascii_digit).count() >= 4
        || claim.period.as_ref().is_some_and(|period| period.resolved == Resolution::Stated && period.single_year().is_some());
    (a_year && !begins.iter().any(|words| named.contains(words))).then_some(History::Since)
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let winner = |claim: &Claim| claim.superlative().and_then(|superlative| superlative.winner.clone()).filter(|name| name.kind != NameKind::Thing);
    let one_winner = match (winner(left), winner(right)) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        _ => true,
    };
    // The largest in a county and the largest in the country are two records.
    let places = |claim: &Claim| -> Vec<String> {
        let placed = claim.names.iter().filter(|name| matches!(name.kind, NameKind::Country | NameKind::Place));
        placed.map(|name| name.canonical.clone()).collect()
    };
    let (left_places, right_places) = (places(left), places(right));
    let one_place = left_places.is_empty() && right_places.is_empty() || left_places.iter().any(|place| right_places.contains(place));
    left.document != right.document && one_winner && one_place
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let since = |claim: ClaimIndex| {
        let superlative = scene.claim(claim).superlative();
        superlative.map(|superlative| format!("{} {}", superlative.written, superlative.since.as_deref().unwrap_or(""))).unwrap_or_default()
    };
    Draft {
        message: format!("\"{}\" in {}, \"{}\" in {}", since(left), scene.outlet(left), since(right), scene.outlet(right)),
        reason: "what is the first only since some time has had its like before".to_owned(),
        likely_cause: None,
        settle_by: Some("the list of records, and how far it goes back".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "of all time"), scene.side(right, "since some time")],
    }
}
