//! One amount, converted to one currency, with two results.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use gainsay_model::{Bound, ClaimIndex, Currency, Draft, Evidence, FigureRelation, RuleInfo, Severity, Unit, figure_relation};
use rust_decimal::{Decimal, dec};

use super::conversion::{Conversion, conversions};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C106",
        name: "conflicting-conversion",
        severity: Severity::Warning,
        summary: "one amount converted to one currency with results that no movement of the rate explains",
        page: include_str!("conflicting_conversion.md"),
    },
    check: Check::Story(check),
};

/// How far each writer's rate may lie from the reference: banks, agencies and the hour differ.
const SLACK: Decimal = dec!(0.015);

/// Days before publication from which a writer may have taken the rate.
const LEAD: u64 = 7;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    // Ten million euros are ten million euros whatever they were paid for: what must agree is the amount and the two
    // currencies, not the fact.
    let mut by_amount: BTreeMap<(Decimal, Currency, Currency), Vec<Conversion>> = BTreeMap::new();
    for conversion in conversions(scene) {
        if let Some(key) = amount(scene, &conversion) {
            by_amount.entry(key).or_default().push(conversion);
        }
    }
    let mut drafts: Vec<Draft> = by_amount.into_values().filter_map(|group| widest(scene, group)).collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

/// The amount before conversion, its currency, and the currency it is converted to.
fn amount(scene: &Scene<'_>, conversion: &Conversion) -> Option<(Decimal, Currency, Currency)> {
    let plain = |claim: ClaimIndex| {
        scene.claim(claim).quantity().filter(|quantity| matches!(quantity.bound, Bound::Exact | Bound::About | Bound::Nearly))
    };
    let (original, converted) = (plain(conversion.original)?, plain(conversion.converted)?);
    match (original.unit, converted.unit) {
        (Unit::Money(from), Unit::Money(to)) => Some((original.value, from, to)),
        _ => None,
    }
}

/// The lowest and the highest rate that two sentences imply, where nothing explains the gap.
fn widest(scene: &Scene<'_>, mut group: Vec<Conversion>) -> Option<Draft> {
    group.sort_by(|left, right| left.implied.cmp(&right.implied).then(left.converted.cmp(&right.converted)));
    let (low, rest) = group.split_first()?;
    let sentence = |conversion: &Conversion| {
        let claim = scene.claim(conversion.converted);
        (claim.document, claim.sentence_span)
    };
    // A text that converts as of another day says so.
    let period = |conversion: &Conversion| scene.claim(conversion.original).period.as_ref().and_then(|period| period.days);
    let one_text = |other: &Conversion| sentence(other).0 == sentence(low).0;
    let high = rest.iter().rev().find(|other| sentence(other) != sentence(low) && (!one_text(other) || period(other) == period(low)))?;
    let (left, right) = (scene.claim(low.converted).quantity()?, scene.claim(high.converted).quantity()?);
    if figure_relation(left, right) != FigureRelation::Conflict {
        return None;
    }
    let ((low_from, low_to), (high_from, high_to)) = (window(scene, low)?, window(scene, high)?);
    let (from, to) = (low_from.min(high_from), low_to.max(high_to));
    let span = scene.rates.over(low.quote, low.base, from, to).ok()?;
    // As far as the rate moved over all the days that either writer may have taken it from.
    let moved = if one_text(high) { Decimal::ONE } else { span.high.checked_div(span.low)? };
    let lower = low.allowed.widened(low.implied * SLACK).scaled(moved);
    if !lower.is_below(high.allowed.widened(high.implied * SLACK)) {
        return None;
    }
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    let mut sides = vec![
        scene.side(low.converted, format!("implies {}", low.implied_words())),
        scene.side(high.converted, format!("implies {}", high.implied_words())),
    ];
    sides.sort_by_key(|side| side.claim);
    let (first, second) = (sides[0].claim, sides[1].claim);
    Some(Draft {
        message: format!(
            "{} is {} in {}, {} in {}",
            words(low.original),
            words(first),
            scene.outlet(first),
            words(second),
            scene.outlet(second)
        ),
        reason: format!(
            "the two conversions imply {} and {}; from {from} to {to} the reference stayed between {} and {}",
            low.implied_words(),
            high.implied_words(),
            low.rate_words(span.low),
            high.rate_words(span.high)
        ),
        likely_cause: None,
        settle_by: Some("the amount in its original currency, and the rate and day each text used".to_owned()),
        evidence: vec![Evidence { text: format!("converted from {} in both", words(low.original)), claims: vec![low.original, high.original] }],
        severity: Severity::Warning,
        sides,
    })
}

/// The days a writer may have taken the rate from: the week before publication, and the period of the amount.
fn window(scene: &Scene<'_>, conversion: &Conversion) -> Option<(NaiveDate, NaiveDate)> {
    let published = scene.document_of(conversion.converted).published?;
    published.exact()?;
    let (mut from, to) = (published.first().checked_sub_days(Days::new(LEAD))?, published.last());
    if let Some(start) = scene.claim(conversion.original).period.as_ref().and_then(gainsay_model::Period::from) {
        from = from.min(start);
    }
    Some((from, to))
}
