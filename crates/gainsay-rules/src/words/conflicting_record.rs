//! One thing is the first of its kind ever in one text and only since some time in another, or has two places in one
//! ranking.

use std::collections::BTreeMap;

use gainsay_model::{
    Claim, ClaimIndex, Draft, FigureRelation, NameKind, Quantity, Resolution, RuleInfo, Severity, SmolStr, Superlative, SuperlativeKind, figure_relation,
};

use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W107",
        name: "conflicting-record",
        severity: Severity::Warning,
        summary: "a record of all time in one text and only since some time in another, or two places in one ranking",
        page: include_str!("conflicting_record.md"),
    },
    check: Check::Story(check),
};

/// The history a superlative is said to lead in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum History {
    AllTime,
    /// Something as large came before: "since 2020", in one of these years.
    Since(i32, i32),
    /// "Since the wells ran dry".
    SinceEvent,
}

/// Superlatives of one set and scale that are paired up, at most.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut ranked: BTreeMap<(&str, &str), Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(superlative) = claim.superlative()
            && superlative.kind != SuperlativeKind::Majority
        {
            // The worst attack is the deadliest.
            let measure = if superlative.measure == "bad" { "deadly" } else { superlative.measure.as_str() };
            let claims = ranked.entry((&superlative.set, measure)).or_default();
            if claims.len() < MOST {
                claims.push(ClaimIndex::new(at));
            }
        }
    }
    ranked.values().filter_map(|claims| pairs(claims).find_map(|(left, right)| compare(scene, left, right))).collect()
}

fn compare(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let (left_superlative, right_superlative) = (scene.claim(left).superlative()?, scene.claim(right).superlative()?);
    if !one_scope(scene, left, right) {
        return None;
    }
    let histories = (history(scene, left, left_superlative), history(scene, right, right_superlative));
    if left_superlative.kind != right_superlative.kind {
        // "The largest ever" and "the second largest ever", of one and the same thing.
        let settled = !matches!(histories.0, Some(History::Since(..) | History::SinceEvent)) && histories.0 == histories.1;
        return (settled && one_leader(scene, left, right)).then(|| rank_draft(scene, left, right));
    }
    if left_superlative.kind != SuperlativeKind::First {
        return None;
    }
    match histories {
        (Some(History::AllTime), Some(History::Since(..) | History::SinceEvent)) => Some(draft(scene, left, right)),
        (Some(History::Since(..) | History::SinceEvent), Some(History::AllTime)) => Some(draft(scene, right, left)),
        // What has had no like since 1997 has had none since 2004, so that nothing of 2004 can be the last.
        (Some(History::Since(from, to)), Some(History::Since(other_from, other_to))) => {
            let apart = to + 1 < other_from || other_to + 1 < from;
            apart.then(|| since_draft(scene, left, right))
        }
        _ => None,
    }
}

fn history(scene: &Scene<'_>, claim: ClaimIndex, superlative: &Superlative) -> Option<History> {
    let since = superlative.since.as_deref()?.to_lowercase();
    let all_time = ["ever", "all time", "of all time", "on record", "in history", "in its history", "in recorded history"];
    if all_time.iter().any(|words| since == *words || since.starts_with("ever ")) || since.contains("records") {
        return Some(History::AllTime);
    }
    if let Some(years) = since.strip_prefix("in ") {
        let published = scene.document_of(claim).published?.year();
        let mut words = years.split_whitespace();
        let count = words.next().and_then(number)?;
        // "In 30 years" is told by eye; "in three decades" more so.
        return match (words.next()?, words.next()) {
            ("years", None) => Some(History::Since(published - count - 1 - count / 20, published - count + 1 + count / 20)),
            ("decades", None) => Some(History::Since(published - 10 * count - 4, published - 10 * count + 4)),
            _ => None,
        };
    }
    // "Since reunification", "since records began": the beginning of a history of its own, which may be all there is. A year
    // was reached before unless the words say that something began in it; so was what happened to "the wells" or "a storm".
    let begins = ["record", "independence", "founding", "began", "begin", "start", "introduc", "measur", "counting"];
    let named = since.strip_prefix("since ")?;
    if begins.iter().any(|words| named.contains(words)) {
        return None;
    }
    let year = named.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).and_then(|digits| digits.parse().ok());
    let stated = || scene.claim(claim).period.as_ref().is_some_and(|period| period.resolved == Resolution::Stated && period.single_year().is_some());
    year.map(|year| History::Since(year, year)).or_else(|| stated().then_some(History::SinceEvent))
}

/// A number of years or decades as words or digits.
fn number(word: &str) -> Option<i32> {
    const WORDS: [(&str, i32); 17] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
    ];
    let spelled = WORDS.iter().find(|(spelled, _)| *spelled == word).map(|(_, number)| *number);
    spelled.or_else(|| word.parse().ok()).filter(|number| (1..=500).contains(number))
}

/// Whether two superlatives of one set and scale may be about one thing: no other leader, place, ground or figure.
fn one_scope(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    let winner = |claim: &Claim| claim.superlative().and_then(|superlative| superlative.winner.clone()).filter(|name| name.kind != NameKind::Thing);
    let one_winner = match (winner(left_claim), winner(right_claim)) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        _ => true,
    };
    // The largest in a county and the largest in the country are two records.
    let places = |claim: &Claim| -> Vec<SmolStr> {
        let placed = claim.names.iter().filter(|name| matches!(name.kind, NameKind::Country | NameKind::Place));
        placed.map(|name| name.canonical.clone()).collect()
    };
    let (left_places, right_places) = (places(left_claim), places(right_claim));
    let one_place = left_places.is_empty() && right_places.is_empty() || left_places.iter().any(|place| right_places.contains(place));
    let one_ground = match (ground(left_claim), ground(right_claim)) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    };
    left_claim.document != right_claim.document && one_winner && one_place && one_ground && !figures_differ(scene, left, right)
}

/// "In the state", "in the world", "the world's": the common noun that says how far a record reaches.
fn ground(claim: &Claim) -> Option<String> {
    let sentence = claim.sentence.to_lowercase();
    if sentence.contains("in the world") || sentence.contains("world's") || sentence.contains("world’s") {
        return Some("world".to_owned());
    }
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end).to_lowercase();
    let (_, rest) = ["in the ", "on the ", "at the ", "for the "].iter().find_map(|words| behind.split_once(words))?;
    let noun = rest.split(|c: char| !c.is_alphabetic()).next()?;
    // "In the past 30 years", "for the first time" say when.
    (!matches!(noun, "past" | "last" | "first" | "same" | "" | "history" | "second" | "third")).then(|| noun.to_owned())
}

/// Whether both sentences give a figure of one unit, and no two of them fit.
fn figures_differ(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let figures = |claim: ClaimIndex| -> Vec<&Quantity> { scene.claims_of_sentence(claim).filter_map(|(_, claim)| claim.quantity()).take(16).collect() };
    let (left, right) = (figures(left), figures(right));
    let of_unit = |one: &&Quantity, other: &&Quantity| one.unit == other.unit;
    let meet = left.iter().any(|one| right.iter().any(|other| of_unit(one, other)));
    meet && !left.iter().any(|one| right.iter().any(|other| of_unit(one, other) && figure_relation(one, other) != FigureRelation::Conflict))
}

/// Whether both name one leader, or give the same figure for one that neither names.
fn one_leader(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let winner = |claim: ClaimIndex| scene.claim(claim).superlative().and_then(|superlative| superlative.winner.as_ref());
    let figures = |claim: ClaimIndex| scene.claims_of_sentence(claim).filter_map(|(_, claim)| claim.quantity()).take(16);
    match (winner(left), winner(right)) {
        (Some(left_name), Some(right_name)) => left_name.canonical == right_name.canonical && ground(scene.claim(left)) == ground(scene.claim(right)),
        (None, None) => figures(left).any(|one| figures(right).any(|other| one.unit == other.unit && figure_relation(one, other) == FigureRelation::Equal)),
        _ => false,
    }
}

fn words_of(scene: &Scene<'_>, claim: ClaimIndex) -> String {
    let superlative = scene.claim(claim).superlative();
    superlative.map(|superlative| format!("{} {}", superlative.written, superlative.since.as_deref().unwrap_or("")).trim_end().to_owned()).unwrap_or_default()
}

fn since_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        reason: "what has had no like since the earlier time has had none since the later one".to_owned(),
        sides: vec![scene.side(left, "since one time"), scene.side(right, "since another")],
        ..draft(scene, left, right)
    }
}

fn rank_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        reason: "one thing has one place in a ranking".to_owned(),
        sides: vec![scene.side(left, "one place"), scene.side(right, "another place")],
        ..draft(scene, left, right)
    }
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        message: format!("\"{}\" in {}, \"{}\" in {}", words_of(scene, left), scene.outlet(left), words_of(scene, right), scene.outlet(right)),
        reason: "what is the first only since some time has had its like before".to_owned(),
        likely_cause: None,
        settle_by: Some("the list of records, and how far it goes back".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "of all time"), scene.side(right, "since some time")],
    }
}
