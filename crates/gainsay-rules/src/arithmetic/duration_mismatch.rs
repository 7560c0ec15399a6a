//! A stated length of time against the two clocks that it lies between.

use gainsay_model::{BETWEEN_CLOCKS, Claim, DocumentIndex, Draft, ELAPSED, Quantity, RuleInfo, Severity};
use rust_decimal::{Decimal, dec};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M111",
        name: "duration-mismatch",
        severity: Severity::Warning,
        summary: "a length of time that is not the one between the two clocks beside it",
        page: include_str!("duration_mismatch.md"),
    },
    check: Check::Document(check),
};

/// Minutes in half a day, which clocks do not always name.
const HALF_DAY: Decimal = dec!(720);

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let of_class = |claim: &Claim, class: &str| claim.measure.as_ref().is_some_and(|measure| measure.class == class);
    let mut between = None;
    let mut drafts = Vec::new();
    for (index, claim) in scene.claims_of(document) {
        if of_class(claim, BETWEEN_CLOCKS) {
            between = Some(index);
            continue;
        }
        if !of_class(claim, ELAPSED) {
            continue;
        }
        // The clocks of its own sentence, or of the sentence right before.
        let Some(clocks) = between.take() else { continue };
        let (Some(reckoned), Some(stated)) = (scene.claim(clocks).quantity(), claim.quantity()) else { continue };
        let Some(stated_minutes) = in_minutes(stated) else { continue };
        let slack = slack(stated, stated_minutes);
        let apart = (reckoned.value - stated_minutes).abs() % HALF_DAY;
        if apart.min(HALF_DAY - apart) <= slack {
            continue;
        }
        drafts.push(Draft {
            message: format!("{}: \"{}\" is not the time \"{}\"", scene.outlet(index), claim.words(), scene.claim(clocks).words()),
            reason: format!("between the two clocks lie {}, and {} are stated", in_hours(reckoned.value), in_hours(stated_minutes)),
            likely_cause: (apart == dec!(60)).then(|| "the hour slipped on one side".to_owned()),
            settle_by: Some("a record of the two times".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(clocks, in_hours(reckoned.value)), scene.side(index, in_hours(stated_minutes))],
        });
    }
    drafts
}

fn in_minutes(quantity: &Quantity) -> Option<Decimal> {
    match quantity.unit.name() {
        "minute" => Some(quantity.value),
        "hour" => quantity.value.checked_mul(dec!(60)).map(|minutes| minutes.round()),
        _ => None,
    }
}

/// How far a length may lie from the clocks and still be what its words mean, in minutes: whole and half hours are told
/// by eye, and minutes to the next five.
fn slack(quantity: &Quantity, minutes: Decimal) -> Decimal {
    let told_in_hours = quantity.unit.name() == "hour" && (minutes % dec!(30)).is_zero();
    if told_in_hours { dec!(34) } else { dec!(5).max(minutes / dec!(10)) }
}

fn in_hours(minutes: Decimal) -> String {
    let (hours, rest) = ((minutes / dec!(60)).floor(), (minutes % dec!(60)).normalize());
    match (hours.is_zero(), rest.is_zero()) {
        (true, _) => format!("{rest} minutes"),
        (false, true) => format!("{} h", hours.normalize()),
        (false, false) => format!("{} h {rest} min", hours.normalize()),
    }
}
