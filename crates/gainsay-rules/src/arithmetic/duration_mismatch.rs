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
        let (less, more) = slack(stated, stated_minutes);
        let longer = ((reckoned.value - stated_minutes) % HALF_DAY + HALF_DAY) % HALF_DAY;
        if longer <= more || HALF_DAY - longer <= less {
            continue;
        }
        // Of the two lengths that clocks without their half of the day allow, the one that is nearer to what is stated.
        let half = if (reckoned.value + HALF_DAY - stated_minutes).abs() < (reckoned.value - stated_minutes).abs() { HALF_DAY } else { Decimal::ZERO };
        let lie = in_hours(reckoned.value + half);
        drafts.push(Draft {
            message: format!("{}: \"{}\" is not the time \"{}\"", scene.outlet(index), claim.words(), scene.claim(clocks).words()),
            reason: format!("between the two clocks lie {lie}, and {} are stated", in_hours(stated_minutes)),
            likely_cause: (longer == dec!(60) || HALF_DAY - longer == dec!(60)).then(|| "the hour slipped on one side".to_owned()),
            settle_by: Some("a record of the two times".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(clocks, lie), scene.side(index, in_hours(stated_minutes))],
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

/// How much less and how much more may lie between the clocks than a length says, in minutes: "seven hours" are told up to
/// the eighth, half hours by eye, and minutes to the next five.
fn slack(quantity: &Quantity, minutes: Decimal) -> (Decimal, Decimal) {
    let in_hours = quantity.unit.name() == "hour";
    if in_hours && (minutes % dec!(60)).is_zero() {
        (dec!(34), dec!(59))
    } else if in_hours && (minutes % dec!(30)).is_zero() {
        (dec!(29), dec!(29))
    } else {
        let near = dec!(5).max(minutes / dec!(10));
        (near, near)
    }
}

fn in_hours(minutes: Decimal) -> String {
    let (hours, rest) = ((minutes / dec!(60)).floor(), (minutes % dec!(60)).normalize());
    match (hours.is_zero(), rest.is_zero()) {
        (true, _) => format!("{rest} minutes"),
        (false, true) => format!("{} h", hours.normalize()),
        (false, false) => format!("{} h {rest} min", hours.normalize()),
    }
}
