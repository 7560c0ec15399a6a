//! A measure given in two units that are not the same amount.

use gainsay_model::{Bound, ClaimIndex, Draft, FigureRelation, MeasureUnit, Quantity, RelationKind, RuleInfo, Severity, Unit, figure_relation};
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
            let ends = ends_of(left).into_iter().zip(ends_of(right));
            let Some((end, other)) = ends.into_iter().find(|(end, other)| differ(left, right, *end, *other, left_unit, right_unit)) else { continue };
            let Some(right_value) = convert(end, left_unit, right_unit) else { continue };
            let (left_words, right_words) = if left.bound == Bound::Range && right.bound == Bound::Range {
                // Which of the two ends it is.
                (format!("{} {}", end.normalize(), plural(left_unit.name)), format!("{} {}", other.normalize(), plural(right_unit.name)))
            } else {
                (left.written.clone(), right.written.clone())
            };
            drafts.push(Draft {
                message: format!("{left_words} is {} {}, not {right_words}", figure(right_value), plural(right_unit.name)),
                reason: format!("one {} is {} {}", left_unit.name, figure(convert(Decimal::ONE, left_unit, right_unit).unwrap_or_default()), plural(right_unit.name)),
                likely_cause: convert(other, right_unit, left_unit)
                    .map(|fits| format!("{right_words} belongs to {} {}: one of the two figures was updated and the other was not", figure(fits.round_dp(0)), plural(left_unit.name))),
                settle_by: Some("the measure in the unit it was taken in".to_owned()),
                evidence: Vec::new(),
                severity: Severity::Warning,
                sides: vec![scene.side(converted, "converted measure"), scene.side(original, "the measure it stands for")],
            });
        }
    }
    drafts
}

/// The value, and of a range its upper end too.
fn ends_of(quantity: &Quantity) -> Vec<Decimal> {
    let upper = quantity.bounds.upper().value().filter(|_| quantity.bound == Bound::Range);
    std::iter::once(quantity.value).chain(upper).collect()
}

/// Whether two ends are not one amount, rounding allowed for.
fn differ(left: &Quantity, right: &Quantity, end: Decimal, other: Decimal, left_unit: &MeasureUnit, right_unit: &MeasureUnit) -> bool {
    let point = |quantity: &Quantity, value: Decimal| Quantity { value, bounds: gainsay_model::Bounds::rounding(value, quantity.step), ..quantity.clone() };
    let apart = figure_relation(&point(left, end), &point(right, other)) == FigureRelation::Conflict;
    // The ends of a range are rounder than a figure that stands alone.
    let slack = if left.bound == Bound::Range { SLACK * Decimal::TWO } else { SLACK };
    apart && convert(end, left_unit, right_unit).is_some_and(|converted| (converted - other).abs() > converted.abs() * slack)
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
