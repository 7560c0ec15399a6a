//! Limits in time within which something must be done.

use gainsay_model::{Bound, Bounds, MeasureUnit, Quantity, Unit};
use rust_decimal::Decimal;

use crate::times::TimeExpression;

/// A limit in time as a quantity: "within 90 days".
pub(crate) fn deadline(expression: &TimeExpression, written: &str) -> Option<Quantity> {
    let TimeExpression::Within(steps) = expression else { return None };
    let [(count, grain)] = steps[..] else { return None };
    let (value, unit) = (Decimal::from(count), MeasureUnit::named(grain.name())?);
    Some(Quantity {
        value,
        step: Decimal::ONE,
        // The limit is the figure, though it may be met early.
        bounds: Bounds::exactly(value),
        bound: Bound::Exact,
        unit: Unit::Measure(unit),
        written_out: true,
        change: None,
        written: written.to_owned(),
    })
}
