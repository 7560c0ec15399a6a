//! A step that does not lead from the value before to the value after.

use gainsay_model::{Bound, Bounds, ClaimIndex, Draft, Quantity, RuleInfo, Severity, Unit, grouped};
use rust_decimal::{Decimal, dec};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M107",
        name: "step-mismatch",
        severity: Severity::Error,
        summary: "a change that does not lead from the value before to the value after",
        page: include_str!("step_mismatch.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, _) in scene.claims.iter().enumerate() {
        let from = ClaimIndex::new(at);
        let Some(to) = end_of(scene, from) else { continue };
        if let Some(step) = step_of(scene, from, to) {
            drafts.extend(draft(scene, step, from, to));
        }
    }
    drafts
}

/// The figure that a sentence moves to from this one: "from 61 percent to 67 percent", "to 67 percent from 61 percent".
fn end_of(scene: &Scene<'_>, from: ClaimIndex) -> Option<ClaimIndex> {
    let claim = scene.claim(from);
    let quantity = claim.quantity().filter(|quantity| quantity.change.is_none() && !claim.restates())?;
    let lead = claim.text_before(claim.span.start);
    if !lead.trim_end().to_lowercase().ends_with("from") {
        return None;
    }
    scene.claims_of_sentence(from).find_map(|(index, other)| {
        let other_quantity = other.quantity()?;
        let joined = claim.text_between(claim.span.end, other.span.start).trim().eq_ignore_ascii_case("to")
            || claim.text_between(other.span.end, claim.span.start).trim().eq_ignore_ascii_case("from")
                && claim.text_before(other.span.start).trim_end().ends_with("to");
        (joined && other_quantity.unit == quantity.unit && other_quantity.change.is_none()).then_some(index)
    })
}

/// The change that the same sentence gives, in the same unit or in points of a share: "by 3 points".
fn step_of(scene: &Scene<'_>, from: ClaimIndex, to: ClaimIndex) -> Option<ClaimIndex> {
    let (start, end) = (scene.claim(from), scene.claim(to));
    let unit = start.quantity()?.unit;
    let mut steps = scene.claims_of_sentence(from).filter(|(index, claim)| {
        let Some(quantity) = claim.quantity() else { return false };
        let fits = match (unit, quantity.unit) {
            (Unit::Percent, Unit::PercentagePoint | Unit::BasisPoint) => true,
            // A change in per cent of a share may be either; a change of any other figure is in its own unit.
            (Unit::Percent, _) => false,
            (unit, step) => unit == step,
        };
        let lead = claim.text_before(claim.span.start).trim_end().to_lowercase();
        // "A drop of 15 points": what falls or rises is named by a noun.
        let led = ["by", "drop of", "fall of", "rise of", "increase of", "decline of", "gain of", "swing of", "jump of"]
            .iter()
            .any(|words| lead.ends_with(words));
        *index != from && *index != to && fits && led && !claim.restates()
    });
    let step = steps.next()?;
    // Two steps in one sentence: which of them leads there is left open.
    let near = step.1.span.start.abs_diff(start.span.start).min(step.1.span.start.abs_diff(end.span.start)) < 90;
    let changes = step.1.quantity().is_some_and(|quantity| quantity.change.is_some());
    (steps.next().is_none() && near && changes).then_some(step.0)
}

fn draft(scene: &Scene<'_>, step: ClaimIndex, from: ClaimIndex, to: ClaimIndex) -> Option<Draft> {
    let quantity = |claim: ClaimIndex| scene.claim(claim).quantity();
    let (stated, start, end) = (quantity(step)?, quantity(from)?, quantity(to)?);
    // Both ends are printed side by side, and as finely: "from 4.25% to 4%" drops two zeros.
    let finest = start.step.min(end.step);
    let ends = |quantity: &Quantity| {
        let bounds = match quantity.bound {
            Bound::Exact => Bounds::rounding(quantity.value, finest),
            _ => quantity.bounds,
        };
        Some((bounds.lower().value()?, bounds.upper().value()?))
    };
    let ((from_low, from_high), (to_low, to_high)) = (ends(start)?, ends(end)?);
    let (low, high) = (to_low.checked_sub(from_high)?, to_high.checked_sub(from_low)?);
    // Down is up, turned round.
    let (low, high) = if high <= Decimal::ZERO || low < Decimal::ZERO && low.abs() > high { (-high, -low) } else { (low, high) };
    let scale = if stated.unit == Unit::BasisPoint { dec!(0.01) } else { Decimal::ONE };
    if stated.rounding_bounds().scaled(scale).intersects(Bounds::between(low, high)) {
        return None;
    }
    let step_taken = end.value.checked_sub(start.value)?.abs().checked_div(scale)?.normalize();
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    Some(Draft {
        message: format!("from {} to {} is a step of {}, not of {}", words(from), words(to), grouped(&step_taken.to_string()), words(step)),
        reason: "the change and the two values are given in one sentence, and do not fit".to_owned(),
        likely_cause: None,
        settle_by: Some("the value before and the value after, from where they were published".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides: vec![scene.side(step, "the change"), scene.side(from, "before"), scene.side(to, "after")],
    })
}
