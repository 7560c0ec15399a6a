//! One event, or one standing of a count, at two times of one day.

use std::collections::BTreeMap;

use gainsay_lexicon::{PlaceKind, lexicon};
use gainsay_model::{Assertion, Claim, ClaimIndex, DocumentIndex, Draft, Label, RuleInfo, Severity, Side, TimeOfDay, Unit, Zone};
use rust_decimal::Decimal;

use super::single_events::single_events;
use crate::camps::likewise;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T108",
        name: "conflicting-time",
        severity: Severity::Warning,
        summary: "one event, or one standing of a count, at two times of the day",
        page: include_str!("conflicting_time.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let groups = single_events(scene).into_iter().chain(standings(scene));
    let mut clashes: Vec<(ClaimIndex, ClaimIndex, Vec<ClaimIndex>)> = groups
        .filter_map(|claims| first_clash(scene, &claims).map(|(left, right)| (left, right, claims)))
        .collect();
    clashes.sort_unstable();
    clashes.dedup_by_key(|(left, right, _)| (*left, *right));
    clashes.into_iter().filter_map(|(left, right, group)| draft(scene, &group, left, right)).collect()
}

/// Counts and turnouts that are given for a time of day, those of one value and measure together. They only grow, so that
/// one value stands at one time of counting; prices and temperatures come back to a value.
fn standings(scene: &Scene<'_>) -> Vec<Vec<ClaimIndex>> {
    let mut standings: BTreeMap<(Decimal, &str), Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (index, Some(quantity), Some(measure)) = (ClaimIndex::new(at), claim.quantity(), &claim.measure) else { continue };
        let grows = quantity.unit == Unit::Count || measure.class == "turnout";
        if grows && quantity.significant_digits().len() >= 2 && moment(scene, index).is_some() {
            standings.entry((quantity.value, measure.class.as_str())).or_default().push(index);
        }
    }
    standings.into_values().collect()
}

/// The first two claims of different documents whose times of day have no minute in common.
fn first_clash(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Option<(ClaimIndex, ClaimIndex)> {
    claims.iter().enumerate().find_map(|(at, left)| claims[at + 1..].iter().find(|right| gap(scene, *left, **right).is_some() || is_mislabelled(scene, *left, **right)).map(|right| (*left, *right)))
}

fn moment(scene: &Scene<'_>, claim: ClaimIndex) -> Option<TimeOfDay> {
    scene.claim(claim).period.as_ref()?.clock.filter(|clock| clock.is_moment())
}

/// The minutes between two moments of one day, or of a night.
fn gap(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<u32> {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    if left_claim.document == right_claim.document {
        return None;
    }
    let one_value = match (&left_claim.assertion, &right_claim.assertion) {
        (Assertion::Figure(left), Assertion::Figure(right)) => left.value == right.value && left.unit == right.unit,
        (Assertion::Event, Assertion::Event) => true,
        _ => false,
    };
    // A text that gives the other's time too tells how the two belong together.
    let gives = |claim: ClaimIndex, other: ClaimIndex| {
        let (document, clock) = (scene.claim(claim).document, moment(scene, other));
        scene.claims_of(document).any(|(index, _)| moment(scene, index).zip(clock).is_some_and(|(left, right)| left.gap(right, Some(0)).is_none()))
    };
    if !one_value || gives(left, right) || gives(right, left) {
        return None;
    }
    moment(scene, left).and(moment(scene, right))?;
    // Whole days apart is the business of conflicting-date.
    scene.claim(left).period.as_ref()?.minutes_apart(scene.claim(right).period.as_ref()?).filter(|gap| *gap < 24 * 60)
}

/// "At 04:12 GMT" and "at 4:12 a.m. local time": one numeral on two clocks, which only agree where local time is Greenwich's.
fn is_mislabelled(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    let (Some(left_clock), Some(right_clock)) = (moment(scene, left), moment(scene, right)) else { return false };
    let days = |claim: &Claim| claim.period.as_ref().and_then(|period| period.days);
    let one_day = days(left_claim).zip(days(right_claim)).is_none_or(|(left, right)| left == right);
    let labelled = match (left_clock.zone, right_clock.zone) {
        (Zone::Offset(0), Zone::Unstated) => is_local(right_claim),
        (Zone::Unstated, Zone::Offset(0)) => is_local(left_claim),
        _ => false,
    };
    let one_event = left_claim.assertion == Assertion::Event && right_claim.assertion == Assertion::Event;
    left_claim.document != right_claim.document
        && one_event
        && (left_clock.from, left_clock.to) == (right_clock.from, right_clock.to)
        && one_day
        && labelled
        && is_away_from_greenwich(scene, [left_claim.document, right_claim.document])
}

/// Whether a claim's time, or the words right behind it, call it local.
fn is_local(claim: &Claim) -> bool {
    let Some(span) = claim.period_span else { return false };
    let behind = claim.text_between(span.end, claim.sentence_span.end);
    let within = claim.period.as_ref().is_some_and(|period| period.written.to_lowercase().contains("local time"));
    within || behind.trim_start_matches([' ', '(', ',']).to_lowercase().starts_with("local time")
}

/// Countries whose clocks show Greenwich time in a part of the country or of the year, or near enough to be taken for it.
const GREENWICH: [&str; 19] = [
    "burkina faso",
    "gambia",
    "ghana",
    "guinea",
    "guinea-bissau",
    "iceland",
    "ireland",
    "ivory coast",
    "liberia",
    "mali",
    "mauritania",
    "morocco",
    "portugal",
    "sao tome and principe",
    "senegal",
    "sierra leone",
    "spain",
    "togo",
    "united kingdom",
];

/// Whether two texts name a country, and none whose clocks show Greenwich time.
fn is_away_from_greenwich(scene: &Scene<'_>, documents: [DocumentIndex; 2]) -> bool {
    let Some(lexicon) = lexicon("en") else { return false };
    let mut somewhere = false;
    for (_, claim) in documents.into_iter().flat_map(|document| scene.claims_of(document)) {
        for name in claim.names.iter() {
            let Some(mut place) = lexicon.place_named(&name.canonical) else { continue };
            for _ in 0..4 {
                let Some(within) = place.within else { break };
                place = lexicon.place(within);
            }
            if place.kind == PlaceKind::Country {
                if GREENWICH.contains(&place.id) {
                    return false;
                }
                somewhere = true;
            }
        }
    }
    somewhere
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let gap = gap(scene, left, right);
    if gap.is_none() && !is_mislabelled(scene, left, right) {
        return None;
    }
    let written = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map_or("", |period| period.written.as_str());
    let claim = scene.claim(left);
    let what = match (claim.quantity(), &claim.subject, &claim.action) {
        (Some(quantity), ..) => quantity.written.clone(),
        (None, Some(subject), Some(action)) => format!("{} {}", subject.written, action.written).trim_end().to_owned(),
        _ => claim.words().to_owned(),
    };
    let unzoned = [left, right].iter().all(|claim| moment(scene, *claim).is_some_and(|clock| clock.zone == Zone::Unstated));
    let side = |index: ClaimIndex| {
        let claim = scene.claim(index);
        let span = claim.period_span.unwrap_or(claim.span);
        let also = likewise(scene, group, index, same_clock);
        Side { claim: index, labels: vec![Label { span, text: "this time".to_owned() }], also }
    };
    Some(Draft {
        message: format!("{what}: {} in {}, {} in {}", written(left), scene.outlet(left), written(right), scene.outlet(right)),
        reason: match gap {
            Some(gap) => format!("the two times are at least {} apart", in_hours(gap)),
            None => "the same hour and minute are Greenwich time in one text and local time in the other, and the clocks there differ".to_owned(),
        },
        likely_cause: (gap.is_none() || unzoned && gap.is_some_and(|gap| gap % 60 == 0)).then(|| "one text gives the time of another zone without saying so".to_owned()),
        settle_by: Some("a record made at the time, and which zone its clock keeps".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left), side(right)],
    })
}

fn same_clock(one: &Claim, other: &Claim) -> bool {
    let clock = |claim: &Claim| claim.period.as_ref().and_then(|period| period.clock).filter(|clock| clock.is_moment());
    clock(one).is_some() && clock(one) == clock(other)
}

fn in_hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} minutes"),
        (1, 0) => "an hour".to_owned(),
        (hours, 0) => format!("{hours} hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
