//! Limits in time within which something must be done.

use gainsay_model::{MeasureUnit, Quantity, Unit};
use rust_decimal::Decimal;

use crate::times::TimeExpression;

/// A limit in time as a quantity: "within 90 days".
pub(crate) fn deadline(expression: &TimeExpression, written: &str) -> Option<Quantity> {
    let TimeExpression::Within(steps) = expression else { return None };
    let [(count, grain)] = steps[..] else { return None };
    let (value, unit) = (Decimal::from(count), MeasureUnit::named(grain.name())?);
    // The limit is the figure, though it may be met early.
    Some(Quantity::exactly(value, Unit::Measure(unit), written))
}
