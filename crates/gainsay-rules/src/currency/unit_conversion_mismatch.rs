//! A measure given in two units that are not the same amount.

use gainsay_model::{ClaimIndex, Draft, FigureRelation, MeasureUnit, Quantity, RelationKind, RuleInfo, Severity, Unit, figure_relation};
use rust_decimal::{Decimal, dec};

use crate::currency::conversion::figure;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C102",
        name: "unit-conversion-mismatch",
        severity: Severity::Warning,
        summary: "a measure and its conversion are not the same amount",
        page: include_str!("unit_conversion_mismatch.md"),
    },
    check: Check::Story(check),
};

/// Conversions are rounded by hand: they may differ by this share.
const SLACK: Decimal = dec!(0.02);

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        for original in claim.related(RelationKind::EquivalentTo) {
            let converted = ClaimIndex::new(at);
            let (Some(left), Some(right)) = (scene.claim(original).quantity(), claim.quantity()) else { continue };
            let (Unit::Measure(left_unit), Unit::Measure(right_unit)) = (left.unit, right.unit) else { continue };
            let point = |quantity: &Quantity| Quantity { bounds: gainsay_model::Bounds::rounding(quantity.value, quantity.step), ..quantity.clone() };
            if figure_relation(&point(left), &point(right)) != FigureRelation::Conflict {
                continue;
            }
            let Some(right_value) = convert(left.value, left_unit, right_unit) else { continue };
            if (right_value - right.value).abs() <= right_value.abs() * SLACK {
                continue;
            }
            drafts.push(Draft {
                message: format!("{} is {} {}, not {}", left.written, figure(right_value), plural(right_unit.name), right.written),
                reason: format!("one {} is {} {}", left_unit.name, figure(convert(Decimal::ONE, left_unit, right_unit).unwrap_or_default()), plural(right_unit.name)),
                likely_cause: convert(right.value, right_unit, left_unit)
                    .map(|fits| format!("{} belongs to {} {}: one of the two figures was updated and the other was not", right.written, figure(fits.round_dp(0)), plural(left_unit.name))),
                settle_by: Some("the measure in the unit it was taken in".to_owned()),
                evidence: Vec::new(),
                severity: Severity::Warning,
                sides: vec![scene.side(converted, "converted measure"), scene.side(original, "the measure it stands for")],
            });
        }
    }
    drafts
}

fn convert(value: Decimal, from: &MeasureUnit, to: &MeasureUnit) -> Option<Decimal> {
    value.checked_mul(from.factor)?.checked_add(from.offset)?.checked_sub(to.offset)?.checked_div(to.factor)
}

fn plural(unit: &str) -> String {
    match unit {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        _ => match unit.split_once(" per ") {
            Some((head, tail)) => format!("{head}s per {tail}"),
            None if unit.starts_with("degree ") => unit.replacen("degree ", "degrees ", 1),
            None => format!("{unit}s"),
        },
    }
}
