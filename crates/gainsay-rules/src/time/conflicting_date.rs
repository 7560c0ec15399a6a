//! One event on two dates.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Assertion, Claim, ClaimIndex, Draft, Grain, NameKind, PeriodRelation, RuleInfo, Severity};

use super::conflicting_year::side;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T102",
        name: "conflicting-date",
        severity: Severity::Warning,
        summary: "one event that happens once, on two dates",
        page: include_str!("conflicting_date.md"),
    },
    // Not by topic: dates far apart speak against one fact when figures are aligned, and here they are what is looked for.
    check: Check::Story(check),
};

/// What befalls a named thing once, when said in the passive; the active ("Estmark founded a bank") may come again.
static ONCE_PASSIVE: &[&str] = &["found", "dissolve"];

/// Words of one death or one birth, as opposed to "deaths" and "births".
static ONCE: &[&str] = &["born", "died", "dies", "passed away"];

/// What a thing does or suffers once within one story: the fires began, the bridge was built.
static ONCE_A_STORY: &[&str] = &["begin", "build"];

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut pairs: Vec<(ClaimIndex, ClaimIndex)> = single_events(scene).iter().filter_map(|claims| first_clash(scene, claims)).collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|(left, right)| draft(scene, left, right)).collect()
}

/// Events that happen once, each with its claims, in order.
pub(crate) fn single_events(scene: &Scene<'_>) -> Vec<Vec<ClaimIndex>> {
    let mut events: BTreeMap<(&str, String), Vec<ClaimIndex>> = BTreeMap::new();
    let things: BTreeSet<&str> = scene.claims.iter().filter(|claim| is_thing_event(claim)).filter_map(|claim| claim.subject.as_ref()).map(|name| name.canonical.as_str()).collect();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(action), Some(subject)) = (&claim.action, &claim.subject) else { continue };
        let key = if is_thing_event(claim) {
            // A wildfire is a fire: the shorter noun names both.
            things.iter().filter(|thing| thing.len() >= 4 && subject.canonical.ends_with(**thing)).min_by_key(|thing| thing.len()).map_or(subject.canonical.clone(), |thing| (*thing).to_owned())
        } else if happens_once(claim) {
            subject.canonical.clone()
        } else {
            continue;
        };
        events.entry((&action.class, key)).or_default().push(ClaimIndex::new(at));
    }
    events.into_values().collect()
}

fn is_thing_event(claim: &Claim) -> bool {
    let (Assertion::Event, Some(action), Some(subject)) = (&claim.assertion, &claim.action, &claim.subject) else { return false };
    let verb = action.written.to_lowercase();
    subject.kind == NameKind::Thing
        && ONCE_A_STORY.contains(&action.class.as_str())
        // "beginning", "construction" and "start" are nouns as often.
        && ["began", "begun", "started", "commenced", "built", "constructed", "erected"].contains(&verb.as_str())
}

/// Whether an event claim says what happens to its subject only once.
pub(super) fn happens_once(claim: &Claim) -> bool {
    let (Assertion::Event, Some(action), Some(subject)) = (&claim.assertion, &claim.action, &claim.subject) else {
        return false;
    };
    let before = |start: u32| {
        let end = usize::try_from(start.saturating_sub(claim.sentence_span.start)).unwrap_or(usize::MAX);
        claim.sentence.get(..end).unwrap_or("").trim_end()
    };
    let last_word = |text: &str| text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    // "A school in Saltmere was founded": the name only says where.
    let places = ["in", "at", "near", "of", "from", "by", "for", "with", "to"].contains(&last_word(before(subject.span.start)).as_str());
    let passive = before(action.span.start).is_empty() || {
        let lead = before(action.span.start);
        let verb = last_word(lead);
        let verb = if verb.ends_with("ly") {
            last_word(lead[..lead.len() - verb.len()].trim_end())
        } else {
            verb
        };
        ["was", "were", "been"].contains(&verb.as_str())
    };
    !places && (ONCE.contains(&action.written.to_lowercase().as_str()) || ONCE_PASSIVE.contains(&action.class.as_str()) && passive)
}

/// The first two claims of different documents whose dates have no day in common. Claims are compared with the first
/// only, so that one event told by many outlets stays one finding.
fn first_clash(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Option<(ClaimIndex, ClaimIndex)> {
    let (first, others) = claims.split_first()?;
    others
        .iter()
        .find(|other| clash(scene, *first, **other))
        .map(|other| (*first, *other))
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let (Some(left_period), Some(right_period)) = (&left.period, &right.period) else {
        return false;
    };
    let fine = |grain: Grain| matches!(grain, Grain::Day | Grain::Month | Grain::Year | Grain::Century);
    // Things of one name in two stories are two things.
    if left.subject.as_ref().is_some_and(|name| name.kind == NameKind::Thing) && !scene.share_a_story(left.document, right.document) {
        return false;
    }
    left.document != right.document
        && (fine(left_period.grain) || is_short(left_period))
        && (fine(right_period.grain) || is_short(right_period))
        && match left_period.relation(right_period) {
            PeriodRelation::Disjoint => true,
            // Of names, the same days of another year are the business of conflicting-year.
            PeriodRelation::OtherYear => left.subject.as_ref().is_some_and(|name| name.kind == NameKind::Thing),
            _ => false,
        }
}

/// "March 22-23": a few days.
fn is_short(period: &gainsay_model::Period) -> bool {
    period.days.is_some_and(|(from, to)| to.signed_duration_since(from).num_days() < 7)
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let claim = scene.claim(left);
    let subject = claim.subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let verb = claim.action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
    let date = |claim: ClaimIndex| {
        scene
            .claim(claim)
            .period
            .as_ref()
            .map(gainsay_model::Period::describe)
            .unwrap_or_default()
    };
    Draft {
        message: format!(
            "{subject}: {verb} {} according to {}, {} according to {}",
            date(left),
            scene.outlet(left),
            date(right),
            scene.outlet(right)
        ),
        reason: "this happens once, and the two dates have no day in common".to_owned(),
        likely_cause: None,
        settle_by: Some("a record of the event itself".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(scene, left, Vec::new()), side(scene, right, Vec::new())],
    }
}
