//! A change told as an amount and in per cent, beside the level it leads to: "rose $11.73, or 1.8%, to $764.95".

use gainsay_model::{Bounds, Change, Claim, ClaimIndex, Draft, Quantity, Severity, Unit};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::Scene;

type Told<'s> = (ClaimIndex, &'s Claim, &'s Quantity);

/// The first such change of a sentence of which the amount and the level do not give the per cent.
pub(super) fn change_told_twice(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let told: Vec<Told<'_>> = sentence
        .iter()
        .filter_map(|(index, claim)| Some((*index, *claim, claim.quantity()?)))
        .filter(|(_, claim, _)| !claim.in_heading)
        .collect();
    told.windows(3).find_map(|three| {
        let [first, second, level] = three else { return None };
        let (step, share) = match (first.2.unit, second.2.unit) {
            (Unit::Percent, unit) if unit != Unit::Percent => (second, first),
            (unit, Unit::Percent) if unit != Unit::Percent => (first, second),
            _ => return None,
        };
        let between = |left: &Told<'_>, right: &Told<'_>| left.1.text_between(left.1.span.end, right.1.span.start).trim().to_lowercase();
        let given_again = matches!(between(first, second).as_str(), ", or" | "or" | "(" | ", or about" | ", or nearly");
        let leads = matches!(between(second, level).as_str(), ", to" | "to" | ") to" | ", to close at" | ", to end at" | ", to finish at");
        let whole = step.2.unit == level.2.unit && [step, share, level].iter().all(|(.., quantity)| quantity.bounds.is_closed());
        if !given_again || !leads || !whole {
            return None;
        }
        let direction = first.2.change.or(second.2.change)?;
        let before =
            if direction == Change::Down { level.2.value.checked_add(step.2.value)? } else { level.2.value.checked_sub(step.2.value)? };
        let exact = step.2.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Some(before).filter(|before| *before > Decimal::ZERO)?)?;
        // The amount is rounded too; and whoever writes the per cent may have rounded once more.
        let half = step.2.step.checked_mul(dec!(50))?.checked_div(before)?;
        let allowed = Bounds::between(exact - half, exact + half).widened(share.2.step);
        if allowed.intersects(share.2.rounding_bounds()) {
            return None;
        }
        let exact = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
        let words = |told: &Told<'_>| told.1.words().to_owned();
        Some(Draft {
            message: format!("{} to {} is a change of {exact}%, not {}", words(step), words(level), words(share)),
            reason: format!("before it stood {before}, and {} / {before} x 100 = {exact}", step.2.value),
            likely_cause: Some("one of the three was mistyped".to_owned()),
            settle_by: Some("the amount, the per cent and the level in the source".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![
                scene.side(share.0, "the change in per cent"),
                scene.side(step.0, "the same change as an amount"),
                scene.side(level.0, "what it led to"),
            ],
        })
    })
}
