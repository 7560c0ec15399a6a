//! How two figures for one fact stand to each other, and the smallest slip that explains a conflict.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::{digit_count, grouped, significant};
use crate::{Bound, Bounds, Quantity, Unit};

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureRelation {
    /// The words allow the same set of values.
    Equal,
    /// Some value fits both wordings.
    Compatible,
    /// Only truncation, or rounding on another side, explains the gap: 1.46 printed as 1.4.
    Near,
    /// No value fits both.
    Conflict,
    /// Different currencies or dimensions: not comparable without more.
    Incomparable,
}

/// The smallest slip of a writer that turns one figure into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The same digits, this many powers of ten apart.
    PowerOfTen(u32),
    /// The same numeral, another unit or currency.
    SameNumeralOtherUnit,
    /// One digit dropped or doubled: 1.9 for 1.19.
    DroppedDigit,
    /// Two neighbouring digits swapped: 1.64 for 1.46.
    TransposedDigits,
    /// One digit of many stands for another: 1,049,393,540 for 1,049,343,540.
    OneDigit,
    /// A scale word was left out: 136.4 for 136.4 million.
    MissingScale,
}

impl Slip {
    /// The slip in words, for "likely cause".
    pub fn describe(self) -> String {
        match self {
            Self::PowerOfTen(3) => "a scale word slipped by a thousand (million for billion, or thousand for million)".to_owned(),
            Self::PowerOfTen(4) => "a power of ten thousand, the step of Korean, Chinese and Japanese number words".to_owned(),
            Self::PowerOfTen(power) => {
                format!(
                    "the decimal point slipped: the same digits, a factor of {} apart",
                    grouped(&10_u64.saturating_pow(power).to_string())
                )
            }
            Self::SameNumeralOtherUnit => "the same numeral with another unit".to_owned(),
            Self::DroppedDigit => "a digit dropped or doubled".to_owned(),
            Self::TransposedDigits => "two neighbouring digits swapped".to_owned(),
            Self::OneDigit => "one digit mistyped: all the others are the same".to_owned(),
            Self::MissingScale => "a scale word such as \"million\" left out".to_owned(),
        }
    }
}

/// The bounds of a figure in its dimension's base unit, or as they are for money, shares and counts.
fn base_bounds(unit: Unit, bounds: Bounds) -> Bounds {
    match unit {
        Unit::Measure(unit) => bounds.scaled(unit.factor).shifted(unit.offset),
        Unit::BasisPoint => bounds.scaled(Decimal::new(1, 2)),
        _ => bounds,
    }
}

/// Whether two units can be compared value by value.
fn comparable(left: Unit, right: Unit) -> bool {
    match (left, right) {
        (Unit::Money(left), Unit::Money(right)) => left == right,
        (Unit::Percent, Unit::Percent) => true,
        (Unit::Percent, _) | (_, Unit::Percent) => false,
        _ => left.dimension() == right.dimension(),
    }
}

/// Compares two figures as sets of values.
pub fn figure_relation(left: &Quantity, right: &Quantity) -> FigureRelation {
    if left.unit == right.unit && left.bounds == right.bounds {
        return FigureRelation::Equal;
    }
    if !comparable(left.unit, right.unit) {
        return FigureRelation::Incomparable;
    }
    let (left_bounds, right_bounds) = (base_bounds(left.unit, left.bounds), base_bounds(right.unit, right.bounds));
    if left_bounds == right_bounds {
        return FigureRelation::Equal;
    }
    if left_bounds.intersects(right_bounds) {
        return FigureRelation::Compatible;
    }
    // A whole number that ends in zeros may be the rounding of the other side; most figures are no rounding of anything else.
    let rounded_to = |quantity: &Quantity, other: Bounds| {
        let rounding = quantity.rounding_bounds();
        rounding != quantity.bounds && base_bounds(quantity.unit, rounding).intersects(other)
    };
    if rounded_to(left, right_bounds) || rounded_to(right, left_bounds) {
        return FigureRelation::Compatible;
    }
    if left.unit == right.unit && (truncates_to(left, right) || truncates_to(right, left) || neighbours(left, right)) {
        return FigureRelation::Near;
    }
    FigureRelation::Conflict
}

/// Whether cutting the finer figure's digits gives the coarser figure.
fn truncates_to(fine: &Quantity, coarse: &Quantity) -> bool {
    if fine.step >= coarse.step || coarse.step.is_zero() || coarse.bound == Bound::Range || fine.bound == Bound::Range {
        return false;
    }
    // Cutting a single digit ("4" from "4.9", "40" from "49") loses too much to pass as the same figure.
    if digit_count(coarse.value) < 2 {
        return false;
    }
    fine.value
        .checked_div(coarse.step)
        .map(|steps| steps.round_dp_with_strategy(0, RoundingStrategy::ToZero))
        .and_then(|steps| steps.checked_mul(coarse.step))
        .is_some_and(|cut| cut == coarse.value)
}

/// Whether two rounded figures are one unit of the last digit apart: one rounded, the other cut (1.64 and 1.65).
fn neighbours(left: &Quantity, right: &Quantity) -> bool {
    let rounded = |quantity: &Quantity| !quantity.written_out && matches!(quantity.bound, Bound::Exact | Bound::About);
    rounded(left)
        && rounded(right)
        && left.step == right.step
        && digit_count(left.value) >= 3
        && digit_count(right.value) >= 2
        && (left.value - right.value).abs() == left.step
}

/// The smallest slip that explains two different figures, most likely first; nothing where none is plausible.
pub fn slip_between(left: &Quantity, right: &Quantity) -> Option<Slip> {
    if left.value.is_zero() || right.value.is_zero() {
        return None;
    }
    let (left_digits, right_digits) = (significant(left.value), significant(right.value));
    if left.unit != right.unit {
        if let Some((left_base, right_base)) = decimal_bases(left, right).filter(|(left, right)| left != right)
            && left_digits == right_digits
        {
            // "1,500 km" and "15 m" would take two slips at once, of the unit and of the digits.
            let power = power_of_ten(left_base.max(right_base), left_base.min(right_base))?;
            return (power <= 3 || left.value == right.value).then_some(Slip::PowerOfTen(power));
        }
        return (left.value == right.value && left.unit.dimension() == right.unit.dimension()).then_some(Slip::SameNumeralOtherUnit);
    }
    if left_digits == right_digits && left.value != right.value {
        let (large, small) = if left.value > right.value { (left, right) } else { (right, left) };
        let power = power_of_ten(large.value, small.value)?;
        if power >= 3 && small.step <= Decimal::ONE && large.step > small.step && power.is_multiple_of(3) && !small.written_out {
            return Some(Slip::MissingScale);
        }
        return Some(Slip::PowerOfTen(power));
    }
    let (left_count, right_count) = (digit_count(left.value), digit_count(right.value));
    if left_count >= 2 && right_count >= 2 && left_count.abs_diff(right_count) <= 1 {
        let (left_digits, right_digits) = (left.significant_digits(), right.significant_digits());
        if differ_by_one_digit(&left_digits, &right_digits) {
            return Some(Slip::DroppedDigit);
        }
        if left_count >= 3 && left.step == right.step && differ_by_swap(&left_digits, &right_digits) {
            return Some(Slip::TransposedDigits);
        }
        // Figures of so many digits agree in all but one for a reason.
        let printed_in_full = left.written_out && right.written_out && left.step == right.step;
        if printed_in_full && left_count.min(right_count) >= MANY_DIGITS && differ_in_one(&left_digits, &right_digits) {
            return Some(Slip::OneDigit);
        }
    }
    None
}

/// Significant digits of a figure that no other has by chance but for one of them.
const MANY_DIGITS: usize = 5;

/// Whether two numerals of one length differ in one digit only, and not in the last, which rounding moves.
fn differ_in_one(left: &str, right: &str) -> bool {
    let apart: Vec<usize> =
        left.bytes().zip(right.bytes()).enumerate().filter(|(_, (left, right))| left != right).map(|(at, _)| at).collect();
    left.len() == right.len() && matches!(apart[..], [at] if at + 1 < left.len())
}

/// Whether two measures carry one numeral under two units that are not alike: 14,694 hectares here, "more than 14,000
/// acres" there. The numerals must fit each other as if the unit were one, and the amounts must not.
pub fn is_unit_swap(left: &Quantity, right: &Quantity) -> bool {
    let (Unit::Measure(left_unit), Unit::Measure(right_unit)) = (left.unit, right.unit) else { return false };
    if left_unit.dimension != right_unit.dimension || left_unit == right_unit {
        return false;
    }
    // A round numeral returns by chance unless it is the very same.
    if digit_count(left.value) < 2 && left.value != right.value {
        return false;
    }
    let (small, large) =
        if left.value.abs() <= right.value.abs() { (left.value.abs(), right.value.abs()) } else { (right.value.abs(), left.value.abs()) };
    // Within a tenth of each other: one is the other, cut or rounded.
    let alike = small.checked_mul(Decimal::new(11, 1)).is_some_and(|most| large <= most) && large >= Decimal::from(20);
    let as_one = figure_relation(left, &Quantity { unit: left.unit, ..right.clone() }) != FigureRelation::Conflict;
    let base = |quantity: &Quantity, unit: &crate::MeasureUnit| {
        quantity.value.checked_mul(unit.factor).and_then(|value| value.checked_add(unit.offset))
    };
    let apart = match (base(left, left_unit), base(right, right_unit)) {
        (Some(left), Some(right)) if !left.is_zero() && !right.is_zero() => {
            let ratio = if left > right { left / right } else { right / left };
            ratio > Decimal::new(13, 1)
        }
        _ => false,
    };
    alike && as_one && apart
}

/// Two values of units that are powers of ten of each other, in one unit: 25 basis points and 2.5 percentage points, 1.2
/// gigawatts and 12 megawatts.
fn decimal_bases(left: &Quantity, right: &Quantity) -> Option<(Decimal, Decimal)> {
    match (left.unit, right.unit) {
        (Unit::BasisPoint, Unit::PercentagePoint) => Some((left.value.checked_mul(Decimal::new(1, 2))?, right.value)),
        (Unit::PercentagePoint, Unit::BasisPoint) => Some((left.value, right.value.checked_mul(Decimal::new(1, 2))?)),
        (Unit::Measure(left_unit), Unit::Measure(right_unit))
            if left_unit.dimension == right_unit.dimension && left_unit.offset.is_zero() && right_unit.offset.is_zero() =>
        {
            let (large, small) = (left_unit.factor.max(right_unit.factor), left_unit.factor.min(right_unit.factor));
            power_of_ten(large, small)?;
            Some((left.value.checked_mul(left_unit.factor)?, right.value.checked_mul(right_unit.factor)?))
        }
        _ => None,
    }
}

fn power_of_ten(large: Decimal, small: Decimal) -> Option<u32> {
    let mut ratio = large.checked_div(small)?.normalize();
    let mut power = 0;
    while ratio > Decimal::ONE && power < 18 {
        ratio /= Decimal::TEN;
        power += 1;
    }
    (ratio == Decimal::ONE).then_some(power)
}

/// Whether removing one digit of the longer gives the shorter, the removed digit standing beside its like or in the middle.
fn differ_by_one_digit(left: &str, right: &str) -> bool {
    let (long, short) = if left.len() > right.len() { (left.as_bytes(), right.as_bytes()) } else { (right.as_bytes(), left.as_bytes()) };
    if long.len() != short.len() + 1 {
        return false;
    }
    // Dropping the last digit is rounding or truncation, not a slip of the hand.
    (0..long.len() - 1).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..])
}

fn differ_by_swap(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    left.len() == right.len()
        && (0..left.len() - 1).any(|at| {
            left[at] != left[at + 1]
                && left[at] == right[at + 1]
                && left[at + 1] == right[at]
                && left[..at] == right[..at]
                && left[at + 2..] == right[at + 2..]
        })
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::{Currency, MeasureUnit};

    fn quantity(value: Decimal, step: Decimal, bound: Bound) -> Quantity {
        let bounds = match bound {
            Bound::AtLeast => Bounds::at_least(value),
            Bound::About => Bounds::about(value, step),
            _ if step < Decimal::ONE || step > dec!(1000) => Bounds::rounding(value, step),
            _ => Bounds::exactly(value),
        };
        let unit = Unit::Money(Currency::new("USD").unwrap());
        Quantity { value, step, bounds, bound, unit, written_out: step <= dec!(1000), change: None, written: String::new() }
    }

    fn billions(value: Decimal, step: Decimal) -> Quantity {
        quantity(value * dec!(1_000_000_000), step * dec!(1_000_000_000), Bound::Exact)
    }

    #[test]
    fn rounding_and_truncation_are_no_conflict() {
        let relation =
            |left: (Decimal, Decimal), right: (Decimal, Decimal)| figure_relation(&billions(left.0, left.1), &billions(right.0, right.1));
        assert_eq!(relation((dec!(1.46), dec!(0.01)), (dec!(1.5), dec!(0.1))), FigureRelation::Compatible);
        assert_eq!(relation((dec!(1.46), dec!(0.01)), (dec!(1.4), dec!(0.1))), FigureRelation::Near);
        assert_eq!(relation((dec!(1.64), dec!(0.01)), (dec!(1.65), dec!(0.01))), FigureRelation::Near);
        assert_eq!(relation((dec!(1.9), dec!(0.1)), (dec!(1.19), dec!(0.01))), FigureRelation::Conflict);
    }

    #[test]
    fn a_round_whole_number_may_be_rounded() {
        let count =
            |value: Decimal, step: Decimal| Quantity { unit: Unit::Count, written_out: true, ..quantity(value, step, Bound::Exact) };
        assert_eq!(figure_relation(&count(dec!(24000), dec!(1000)), &count(dec!(23913), dec!(1))), FigureRelation::Compatible);
        assert_eq!(figure_relation(&count(dec!(41), dec!(1)), &count(dec!(38), dec!(1))), FigureRelation::Conflict);
    }

    #[test]
    fn units_of_one_dimension_are_converted() {
        let measure = |value: Decimal, name: &str| {
            let unit = Unit::Measure(MeasureUnit::named(name).unwrap());
            Quantity { unit, step: dec!(10), written_out: true, bounds: Bounds::exactly(value), ..quantity(value, dec!(10), Bound::Exact) }
        };
        assert_eq!(figure_relation(&measure(dec!(14694), "hectare"), &measure(dec!(36310), "acre")), FigureRelation::Compatible);
        assert_eq!(figure_relation(&measure(dec!(35000), "hectare"), &measure(dec!(81500), "acre")), FigureRelation::Conflict);
    }

    #[test]
    fn slips_are_named() {
        let slip =
            |left: (Decimal, Decimal), right: (Decimal, Decimal)| slip_between(&billions(left.0, left.1), &billions(right.0, right.1));
        assert_eq!(slip((dec!(283), dec!(1)), (dec!(2.83), dec!(0.01))), Some(Slip::PowerOfTen(2)));
        assert_eq!(slip((dec!(1.9), dec!(0.1)), (dec!(1.19), dec!(0.01))), Some(Slip::DroppedDigit));
        assert_eq!(slip((dec!(1.64), dec!(0.01)), (dec!(1.46), dec!(0.01))), Some(Slip::TransposedDigits));
        assert_eq!(slip((dec!(1.64), dec!(0.01)), (dec!(2.83), dec!(0.01))), None);
        assert_eq!(slip((dec!(1.64), dec!(0.01)), (dec!(1.6), dec!(0.1))), None);
    }
}
