//! Two times of one athlete in one race, a slip of the hand apart.

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Draft, FigureRelation, Name, Quantity, Role, RuleInfo, Severity, Unit, figure_relation};
use rust_decimal::{Decimal, dec};

use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q110",
        name: "conflicting-result",
        severity: Severity::Warning,
        summary: "two texts give one athlete two times for one race, one digit apart, or two margins over another",
        page: include_str!("conflicting_result.md"),
    },
    check: Check::Story(check),
};

/// Times of one athlete that are paired up, at most.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_athlete: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let result = claim.role == Role::Plain && claim.measure.as_ref().is_some_and(|measure| measure.class == "result-time");
        if result && let Some(athlete) = &claim.subject {
            // A family name may stand alone.
            let claims = by_athlete.entry(athlete.canonical.rsplit(' ').next().unwrap_or("")).or_default();
            if claims.len() < MOST {
                claims.push(ClaimIndex::new(at));
            }
        }
    }
    let results = by_athlete.values().filter_map(|claims| pairs(claims).find(|(left, right)| clash(scene, *left, *right))).map(|(left, right)| draft(scene, left, right));
    results.chain(margins(scene)).collect()
}

/// One margin between two athletes, told in two ways by two texts.
fn margins(scene: &Scene<'_>) -> Vec<Draft> {
    let family = |name: &Name| name.canonical.rsplit(' ').next().unwrap_or("").to_owned();
    let mut by_pair: BTreeMap<(String, String), Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let (Some(ahead), Some(behind)) = (&claim.subject, &claim.object)
            && claim.measure.as_ref().is_some_and(|measure| measure.class == "margin")
        {
            let claims = by_pair.entry((family(ahead), family(behind))).or_default();
            if claims.len() < MOST {
                claims.push(ClaimIndex::new(at));
            }
        }
    }
    let differ = |left: ClaimIndex, right: ClaimIndex| {
        let (one, other) = (scene.claim(left), scene.claim(right));
        let quantities = one.quantity().zip(other.quantity());
        one.document != other.document && quantities.is_some_and(|(one, other)| figure_relation(one, other) == FigureRelation::Conflict)
    };
    let clashing = by_pair.values().filter_map(|claims| pairs(claims).find(|(left, right)| differ(*left, *right)));
    clashing.map(|(left, right)| margin_draft(scene, left, right)).collect()
}

fn margin_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let name = |name: &Option<Name>| name.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let (ahead, behind) = (name(&scene.claim(left).subject), name(&scene.claim(left).object));
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    Draft {
        message: format!("{ahead} was {} ahead of {behind} in {}, {} in {}", words(left), scene.outlet(left), words(right), scene.outlet(right)),
        reason: "one race has one margin between the two".to_owned(),
        likely_cause: None,
        settle_by: Some("the list of results".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "one margin"), scene.side(right, "another")],
    }
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let other_day = match (&one.period, &other.period) {
        (Some(left), Some(right)) => left.relation(right).is_apart(),
        _ => false,
    };
    let Some((left_quantity, right_quantity)) = one.quantity().zip(other.quantity()) else { return false };
    one.document != other.document && !other_day && !distances_differ(scene, left, right) && is_slip(left_quantity, right_quantity)
}

/// One digit written for another, or two neighbours that change places, among four digits at least. Other times of an
/// athlete, of a heat or of an earlier race, differ in more.
fn is_slip(left: &Quantity, right: &Quantity) -> bool {
    let (Some(left), Some(right)) = (digits(left), digits(right)) else { return false };
    let differ: Vec<usize> = (0..left.len().min(right.len())).filter(|at| left[*at] != right[*at]).collect();
    left.len() == right.len()
        && left.len() >= 4
        && match differ.as_slice() {
            [_] => true,
            [first, second] => second - first == 1 && left[*first] == right[*second] && left[*second] == right[*first],
            _ => false,
        }
}

/// The digits of a time as a clock shows them, hours to hundredths: 7,511 seconds are 2:05:11.
fn digits(quantity: &Quantity) -> Option<Vec<u8>> {
    let seconds = quantity.value.trunc();
    let (hours, rest) = ((seconds / dec!(3600)).trunc(), seconds % dec!(3600));
    let (minutes, seconds) = ((rest / dec!(60)).trunc(), rest % dec!(60));
    let fraction = if quantity.step < Decimal::ONE { format!("{:02}", ((quantity.value.fract()) * dec!(100)).trunc().normalize()) } else { String::new() };
    let shown = if hours > Decimal::ZERO {
        format!("{hours}{minutes:0>2}{seconds:0>2}{fraction}")
    } else if minutes > Decimal::ZERO {
        format!("{minutes}{seconds:0>2}{fraction}")
    } else {
        format!("{seconds}{fraction}")
    };
    (quantity.bounds.is_closed()).then(|| shown.into_bytes())
}

/// Whether both sentences name a length, and none of one is a length of the other: 100 metres and 200 metres.
fn distances_differ(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let lengths = |claim: ClaimIndex| -> Vec<Decimal> {
        let measured = |claim: &Claim| match claim.quantity()?.unit {
            Unit::Measure(unit) if unit.dimension == gainsay_model::Dimension::Length => claim.quantity()?.value.checked_mul(unit.factor),
            _ => None,
        };
        scene.claims_of_sentence(claim).filter_map(|(_, claim)| measured(claim)).take(8).collect()
    };
    let (left, right) = (lengths(left), lengths(right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|length| right.contains(length))
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let athlete = scene.claim(left).subject.as_ref().map_or("", |name| name.written.as_str());
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    Draft {
        message: format!("the time of {athlete} is {} in {}, {} in {}", words(left), scene.outlet(left), words(right), scene.outlet(right)),
        reason: "one athlete has one time in one race, and the two differ by a single slip".to_owned(),
        likely_cause: Some("a digit written for another, or two neighbouring digits swapped".to_owned()),
        settle_by: Some("the list of results".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "one time"), scene.side(right, "another")],
    }
}
