//! Two figures of one text, which another text gives the other way round.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use gainsay_model::{Change, Claim, ClaimIndex, Draft, Role, RuleInfo, Severity, SmolStr, Unit};
use rust_decimal::Decimal;

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q111",
        name: "swapped-figures",
        severity: Severity::Error,
        summary: "two figures of one text are attached the other way round in another",
        page: include_str!("swapped_figures.md"),
    },
    check: Check::Story(check),
};

/// Figures of a document that are paired with each other, at most.
const MOST: usize = 32;

/// What is measured, and its value.
type Told<'s> = (&'s str, Decimal);

/// Two figures of one unit and one time.
type Pair<'s> = (Told<'s>, Told<'s>, SmolStr, Option<(NaiveDate, NaiveDate)>);

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut first: BTreeMap<Pair<'_>, (ClaimIndex, ClaimIndex)> = BTreeMap::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for document in scene.document_indices() {
        let told: Vec<(ClaimIndex, &Claim, Told<'_>)> =
            scene.claims_of(document).filter_map(|(index, claim)| Some((index, claim, label_and_value(claim)?))).take(MOST).collect();
        let gives = |label: &str, value: Decimal| told.iter().any(|(_, _, own)| *own == (label, value));
        for (at, (left, one, left_told)) in told.iter().enumerate() {
            for (right, other, right_told) in &told[at + 1..] {
                let Some((unit, time)) = one_unit_and_time(one, other).filter(|_| left_told.0 != right_told.0 && left_told.1 != right_told.1) else {
                    continue;
                };
                let (low, high, claims) =
                    if left_told.0 < right_told.0 { (*left_told, *right_told, (*left, *right)) } else { (*right_told, *left_told, (*right, *left)) };
                let turned = ((low.0, high.1), (high.0, low.1), unit.clone(), time);
                // A text that gives a value for both measures, at whatever times, leaves nothing swapped.
                if let Some(others) = first.get(&turned)
                    && !gives(low.0, high.1)
                    && !gives(high.0, low.1)
                    && scene.claim(others.0).document != document
                    && drafts.is_empty()
                {
                    drafts.push(draft(scene, *others, claims));
                }
                first.entry((low, high, unit, time)).or_insert(claims);
            }
        }
    }
    drafts
}

/// What a figure measures and its value, where that can be told: a measure by name, or growth.
fn label_and_value(claim: &Claim) -> Option<Told<'_>> {
    let quantity = claim.quantity().filter(|quantity| quantity.bounds.is_closed())?;
    let told = matches!(claim.role, Role::Plain | Role::Total | Role::Forecast | Role::Planned) && !claim.restates() && !claim.in_heading;
    let label = match &claim.measure {
        Some(measure) if measure.classed => measure.class.as_str(),
        // "GDP is forecast to grow by 2.7 per cent", "growth of 2.7 per cent".
        None if quantity.unit == Unit::Percent && quantity.change == Some(Change::Up) => "growth",
        _ => return None,
    };
    told.then_some((label, quantity.value))
}

/// The unit and the time of two figures that share both.
fn one_unit_and_time(left: &Claim, right: &Claim) -> Option<(SmolStr, Option<(NaiveDate, NaiveDate)>)> {
    let days = |claim: &Claim| claim.period.as_ref().and_then(|period| period.days);
    let unit = left.quantity()?.unit;
    // Two single digits change places by chance.
    if [left, right].iter().all(|claim| claim.quantity().is_none_or(|quantity| quantity.significant_digits().len() < 2)) {
        return None;
    }
    (unit == right.quantity()?.unit && days(left) == days(right)).then_some((SmolStr::from(unit.name()), days(left)))
}

fn draft(scene: &Scene<'_>, left: (ClaimIndex, ClaimIndex), right: (ClaimIndex, ClaimIndex)) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    let label = |claim: ClaimIndex| label_and_value(scene.claim(claim)).map_or("", |(label, _)| label);
    let mut shown = Vec::new();
    for claim in [left.0, left.1] {
        shown.push((claim, format!("{} here", label(claim))));
    }
    let mut sides = scene.sides_of_text(&shown);
    let shown: Vec<(ClaimIndex, String)> = [right.0, right.1].into_iter().map(|claim| (claim, format!("{} here", label(claim)))).collect();
    sides.extend(scene.sides_of_text(&shown));
    Draft {
        message: format!(
            "{} {} and {} {} in {}, {} {} and {} {} in {}",
            label(left.0),
            words(left.0),
            label(left.1),
            words(left.1),
            scene.outlet(left.0),
            label(right.0),
            words(right.0),
            label(right.1),
            words(right.1),
            scene.outlet(right.0)
        ),
        reason: "the same two figures for the same time, each attached to the other's measure".to_owned(),
        likely_cause: Some("the two figures changed places in one of the texts".to_owned()),
        settle_by: Some("the table both texts took them from".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides,
    }
}
