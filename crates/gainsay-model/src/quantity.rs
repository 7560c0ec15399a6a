//! A figure as printed: its value, the set of values its words allow, and what it counts.

use rust_decimal::Decimal;
use smol_str::{SmolStr, ToSmolStr};

use crate::{Bounds, Dimension, Unit};

/// How the words limit the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As printed: "41 people", "$1.65 billion".
    Exact,
    /// "about", "roughly", "an estimated".
    About,
    /// "at least".
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "at most", "up to".
    AtMost,
    /// "fewer than", "under".
    LessThan,
    /// "nearly", "almost": just under.
    Nearly,
    /// "between X and Y", "X to Y".
    Range,
    /// "thousands of", "several": the words name no single value.
    Vague,
}

impl Bound {
    /// The mark used in claim files and reports.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Exact => "=",
            Self::About => "~",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
            Self::Nearly => "~<",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }

    pub fn from_mark(mark: &str) -> Option<Self> {
        [Self::Exact, Self::About, Self::AtLeast, Self::MoreThan, Self::AtMost, Self::LessThan, Self::Nearly, Self::Range, Self::Vague]
            .into_iter()
            .find(|bound| bound.mark() == mark)
    }
}

/// The direction a figure says something moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    Up,
    Down,
}

/// A figure with its unit, the set of values its words allow, and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The printed value with its scale applied; for a range the end printed first.
    pub value: Decimal,
    /// What one unit of the last significant printed digit is worth: 10,000,000 for "1.65 billion", 1 for "41".
    ///
    /// Of a whole number written out, trailing zeros count as significant up to a tenth of the value, because
    /// "24,000" may or may not be rounded while "20" rarely is.
    pub step: Decimal,
    pub bounds: Bounds,
    pub bound: Bound,
    pub unit: Unit,
    /// Whether every digit was printed ("1,650,000,000"), as opposed to a scale word or decimals.
    pub written_out: bool,
    /// Whether the figure is a difference from an earlier one, and its direction.
    pub change: Option<Change>,
    /// Number and unit, verbatim, without the words of its bound.
    pub written: String,
}

impl Quantity {
    /// A whole number as its words give it, neither rounded nor hedged, and no change.
    pub fn exactly(value: Decimal, unit: Unit, written: impl Into<String>) -> Self {
        Self {
            value,
            step: Decimal::ONE,
            bounds: Bounds::exactly(value),
            bound: Bound::Exact,
            unit,
            written_out: true,
            change: None,
            written: written.into(),
        }
    }

    /// The value's digits without sign, point, leading and trailing zeros: "165" for 1.65 billion.
    pub fn significant_digits(&self) -> SmolStr {
        significant_digits(self.value)
    }

    /// The set of values from which honest rounding gives this figure: the bounds, or for a whole number that ends in
    /// zeros ("24,000", "980 billion") the interval around it; with "about" at least one percent to either side.
    pub fn rounding_bounds(&self) -> Bounds {
        // Shares and measures are never whole by nature: "52 percent" has been rounded too.
        let measured = !matches!(self.unit.dimension(), Dimension::Count | Dimension::Money | Dimension::Number | Dimension::Ordinal);
        match self.bound {
            // "50 feet", "30 km": one digit and a zero is as near as anybody looked.
            Bound::Exact if self.is_looked_at() => self.bounds.widened(self.value.abs() / Decimal::from(20)),
            Bound::Exact if self.written_out && (self.step > Decimal::ONE || measured) => Bounds::rounding(self.value, self.step),
            Bound::Exact if !self.written_out => Bounds::rounding(self.value, self.round_step()),
            Bound::About => {
                let half = (self.round_step() / Decimal::TWO).max(self.value.abs() / Decimal::ONE_HUNDRED);
                self.bounds.widened((half - self.step).max(Decimal::ZERO))
            }
            // "More than a square mile" is told by eye.
            _ if measured && self.value == Decimal::ONE && self.step == Decimal::ONE => self.bounds.widened(Decimal::new(1, 1)),
            _ => self.bounds,
        }
    }

    /// Whether it is a measure of nature in one digit and zeros.
    fn is_looked_at(&self) -> bool {
        let natural = matches!(self.unit, Unit::Measure(_)) && !matches!(self.unit.dimension(), Dimension::Duration | Dimension::Age);
        natural && self.step == Decimal::ONE && self.value >= Decimal::TEN && self.significant_digits().len() == 1
    }

    /// The step, or of a whole number before a scale word what its zeros are worth, at most a tenth of the value: ten
    /// billion for "980 billion", ten million for "4.01 billion" and for "4.10 billion".
    fn round_step(&self) -> Decimal {
        if self.written_out || self.step < Decimal::ONE_THOUSAND || self.written.contains('.') {
            return self.step;
        }
        let most = self.value.abs() / Decimal::TEN;
        let mut step = self.step;
        while step < most && self.value.checked_rem(step * Decimal::TEN).is_some_and(|rest| rest.is_zero()) {
            step *= Decimal::TEN;
        }
        step.min(most).max(self.step)
    }
}

/// A printed number with its thousands grouped: "1439451.25" is "1,439,451.25". The sign and the decimals stay.
pub fn grouped(printed: &str) -> String {
    let (sign, number) = printed.strip_prefix('-').map_or(("", printed), |number| ("-", number));
    let (whole, decimals) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    let mut out = String::with_capacity(printed.len() + whole.len() / 3 + 1);
    out.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(decimals);
    out
}

pub(crate) fn significant_digits(value: Decimal) -> SmolStr {
    match significant(value) {
        0 => SmolStr::default(),
        digits => digits.to_smolstr(),
    }
}

/// The significant digits as a number: 165 for 1.65 billion.
pub(crate) fn significant(value: Decimal) -> u128 {
    let mantissa = value.mantissa().unsigned_abs();
    // Nearly every figure fits a machine word, which divides many times faster.
    match u64::try_from(mantissa) {
        Ok(mut mantissa) => {
            while mantissa != 0 && mantissa.is_multiple_of(10) {
                mantissa /= 10;
            }
            mantissa.into()
        }
        Err(_) => {
            let mut mantissa = mantissa;
            while mantissa.is_multiple_of(10) {
                mantissa /= 10;
            }
            mantissa
        }
    }
}

/// How many significant digits a value has.
pub(crate) fn digit_count(value: Decimal) -> usize {
    significant(value).checked_ilog10().map_or(0, |power| power as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_a_scale_word_may_be_rounding() {
        let quantity = |value: Decimal, step: Decimal, bound: Bound, written: &str| Quantity {
            value,
            step,
            bounds: if bound == Bound::About { Bounds::about(value, step) } else { Bounds::rounding(value, step) },
            bound,
            unit: Unit::Money(crate::Currency::new("EUR").unwrap()),
            written_out: false,
            change: None,
            written: written.to_owned(),
        };
        let billion = Decimal::from(1_000_000_000);
        let round = quantity(billion * Decimal::from(980), billion, Bound::Exact, "€980 billion").rounding_bounds();
        assert!(round.contains(billion * Decimal::from(976)) && !round.contains(billion * Decimal::from(974)));
        let printed =
            quantity(billion * Decimal::new(410, 2), billion / Decimal::ONE_HUNDRED, Bound::Exact, "€4.10 billion").rounding_bounds();
        assert!(!printed.contains(billion * Decimal::new(411, 2)));
        let hedged = quantity(billion * Decimal::new(924, 2), billion / Decimal::ONE_HUNDRED, Bound::About, "C$9.24bn").rounding_bounds();
        assert!(hedged.contains(billion * Decimal::new(927, 2)) && !hedged.contains(billion * Decimal::new(94, 1)));
    }

    #[test]
    fn zeros_at_the_end_are_no_digits_of_a_value() {
        let digits = |text: &str| significant_digits(text.parse().unwrap());
        for (value, expected) in [
            ("0", ""),
            ("7", "7"),
            ("-1.650", "165"),
            ("1650000000", "165"),
            ("0.0005", "5"),
            ("40000000000000000000000000000", "4"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
        ] {
            assert_eq!(digits(value), expected, "{value}");
            assert_eq!(digit_count(value.parse().unwrap()), expected.len(), "{value}");
        }
    }

    #[test]
    fn thousands_are_grouped_and_nothing_else_changes() {
        for (printed, expected) in [("1439.45", "1,439.45"), ("100", "100"), ("-1234567", "-1,234,567"), ("0.0001", "0.0001")] {
            assert_eq!(grouped(printed), expected);
        }
    }
}
