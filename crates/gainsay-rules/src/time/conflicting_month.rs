//! One sum of one act, in two months.

use std::collections::BTreeMap;

use gainsay_lexicon::lexicon;
use gainsay_model::{Claim, ClaimIndex, Draft, Grain, Period, PeriodRelation, Resolution, Role, RuleInfo, Severity, Unit};
use rust_decimal::Decimal;

use super::conflicting_year::side;
use crate::camps::{Camp, camps, likewise, same_days};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T110",
        name: "conflicting-month",
        severity: Severity::Warning,
        summary: "one sum of one act, dated to two months",
        page: include_str!("conflicting_month.md"),
    },
    // Not by topic: times far apart speak against one fact when figures are aligned, and here they are what is looked for.
    check: Check::Story(check),
};

/// Claims of one sum and act that are compared; beyond it the rest is left out.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut sums: BTreeMap<(Decimal, &str), Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(quantity), Some(action)) = (claim.quantity(), &claim.action) else { continue };
        if is_telling(claim) && is_dated(claim) && action.classed {
            let told = sums.entry((quantity.value, quantity.unit.name())).or_default();
            if told.len() < MOST {
                told.push(ClaimIndex::new(at));
            }
        }
    }
    let mut drafts: Vec<Draft> = sums.values().filter_map(|claims| Some((claims, first_clash(scene, claims)?))).map(draft_of(scene)).collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

/// A sum or a count of two digits or more, as it stands: what is planned or was before has a time of its own.
fn is_telling(claim: &Claim) -> bool {
    let plain = matches!(claim.role, Role::Plain | Role::Total) && !claim.restates() && claim.rate().is_none();
    let sum = |unit: Unit| matches!(unit, Unit::Money(_) | Unit::Count);
    plain && claim.quantity().is_some_and(|quantity| {
        sum(quantity.unit) && quantity.change.is_none() && quantity.bounds.is_closed() && quantity.significant_digits().len() >= 2
    })
}

/// Dated to a day or a month.
fn is_dated(claim: &Claim) -> bool {
    claim.period.as_ref().is_some_and(|period| period.grain <= Grain::Month && period.days.is_some())
}

/// The month that most texts give against another one: the first two claims that clash.
fn first_clash(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Option<(ClaimIndex, ClaimIndex)> {
    let one_text_twice = |claim: &ClaimIndex| {
        let document = scene.claim(*claim).document;
        claims.iter().any(|other| scene.claim(*other).document == document && are_apart(scene, *claim, *other))
    };
    // A text that gives the sum for two times tells of two acts.
    let single: Vec<ClaimIndex> = claims.iter().copied().filter(|claim| !one_text_twice(claim)).collect();
    let told: Vec<Camp> = camps(scene, &single, |left, right| !are_apart(scene, left, right));
    let (main, others) = told.split_first()?;
    others.iter().find_map(|other| main.first_clash(other, |left, right| of_one_act(scene.claim(left), scene.claim(right))))
}

fn are_apart(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (Some(left), Some(right)) = (&scene.claim(left).period, &scene.claim(right).period) else { return false };
    // "Last month", read against two days of publication.
    let same_words =
        left.resolved != Resolution::Stated && right.resolved != Resolution::Stated && left.written.eq_ignore_ascii_case(&right.written);
    // Of two days, one is often that on which it was told.
    let to_a_month = left.grain == Grain::Month || right.grain == Grain::Month;
    left.relation(right) == PeriodRelation::Disjoint && !same_words && to_a_month
}

/// Whether the same is done, and both sentences name one party, so that the sum is that of one act.
fn of_one_act(left: &Claim, right: &Claim) -> bool {
    let acts = left.action.as_ref().zip(right.action.as_ref()).zip(lexicon("en"));
    let alike = acts.is_some_and(|((left, right), lexicon)| {
        left.class == right.class || lexicon.are_related_actions(&left.class, &right.class)
    });
    if !alike {
        return false;
    }
    let named = |claim: &Claim, canonical: &str| claim.names.iter().any(|name| name.canonical == canonical);
    left.names.iter().any(|name| name.is_specific() && named(right, &name.canonical))
}

fn draft_of<'s>(scene: &'s Scene<'_>) -> impl Fn((&Vec<ClaimIndex>, (ClaimIndex, ClaimIndex))) -> Draft + 's {
    move |(group, (left, right))| {
        let time = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map(Period::describe).unwrap_or_default();
        let what = scene.claim(left).quantity().map(|quantity| quantity.written.clone()).unwrap_or_default();
        let act = scene.claim(left).action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
        let same = |one: &Claim, other: &Claim| same_days(one, other);
        Draft {
            message: format!("{what} ({act}): {} in {}, {} in {}", time(left), scene.outlet(left), time(right), scene.outlet(right)),
            reason: "one sum of one act is dated to two times that have no day in common".to_owned(),
            likely_cause: None,
            settle_by: Some("a record made at the time, or the first report of it".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: [left, right].into_iter().map(|claim| side(scene, claim, likewise(scene, group, claim, same))).collect(),
        }
    }
}
