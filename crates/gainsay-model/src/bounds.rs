//! The set of values that words allow.

use rust_decimal::Decimal;

/// One end of a set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    Unbounded,
    /// The value itself belongs to the set.
    Closed(Decimal),
    /// The value itself does not.
    Open(Decimal),
}

impl Endpoint {
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Unbounded => None,
            Self::Closed(value) | Self::Open(value) => Some(value),
        }
    }

    fn map(self, f: impl FnOnce(Decimal) -> Option<Decimal>) -> Self {
        match self {
            Self::Unbounded => Self::Unbounded,
            Self::Closed(value) => f(value).map_or(Self::Unbounded, Self::Closed),
            Self::Open(value) => f(value).map_or(Self::Unbounded, Self::Open),
        }
    }
}

/// The set of values that words allow: an interval, open or closed at each end, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    lower: Endpoint,
    upper: Endpoint,
}

impl Bounds {
    /// The interval between two ends, put in order if need be; equal ends give the closed point.
    pub fn new(lower: Endpoint, upper: Endpoint) -> Self {
        match (lower.value(), upper.value()) {
            (Some(low), Some(high)) if low > high => Self { lower: upper, upper: lower },
            (Some(low), Some(high)) if low == high => Self::exactly(low),
            _ => Self { lower, upper },
        }
    }

    pub fn exactly(value: Decimal) -> Self {
        Self { lower: Endpoint::Closed(value), upper: Endpoint::Closed(value) }
    }

    /// `[lower, upper]`.
    pub fn between(lower: Decimal, upper: Decimal) -> Self {
        Self::new(Endpoint::Closed(lower), Endpoint::Closed(upper))
    }

    /// `[value - step/2, value + step/2)`: what rounds to `value` when the last printed digit counts `step`.
    ///
    /// Mirrored for negative values, so that rounding stays away from zero at a half.
    pub fn rounding(value: Decimal, step: Decimal) -> Self {
        let half = step.abs() / Decimal::TWO;
        let (Some(low), Some(high)) = (value.checked_sub(half), value.checked_add(half)) else {
            return Self::exactly(value);
        };
        if value.is_sign_negative() && !value.is_zero() {
            Self::new(Endpoint::Open(low), Endpoint::Closed(high))
        } else {
            Self::new(Endpoint::Closed(low), Endpoint::Open(high))
        }
    }

    /// `[value - step, value + step]`: "about" a value whose last printed digit counts `step`.
    ///
    /// Both ends belong to it: a text that says "about 50" does not deny 55 when it counts in fives.
    pub fn about(value: Decimal, step: Decimal) -> Self {
        match (value.checked_sub(step.abs()), value.checked_add(step.abs())) {
            (Some(low), Some(high)) => Self::between(low, high),
            _ => Self::exactly(value),
        }
    }

    pub fn at_least(value: Decimal) -> Self {
        Self { lower: Endpoint::Closed(value), upper: Endpoint::Unbounded }
    }

    pub fn more_than(value: Decimal) -> Self {
        Self { lower: Endpoint::Open(value), upper: Endpoint::Unbounded }
    }

    pub fn at_most(value: Decimal) -> Self {
        Self { lower: Endpoint::Unbounded, upper: Endpoint::Closed(value) }
    }

    pub fn less_than(value: Decimal) -> Self {
        Self { lower: Endpoint::Unbounded, upper: Endpoint::Open(value) }
    }

    pub fn anything() -> Self {
        Self { lower: Endpoint::Unbounded, upper: Endpoint::Unbounded }
    }

    pub fn lower(self) -> Endpoint {
        self.lower
    }

    pub fn upper(self) -> Endpoint {
        self.upper
    }

    /// Whether both ends are known: "at least 40" leaves one open.
    pub fn is_closed(self) -> bool {
        self.lower.value().is_some() && self.upper.value().is_some()
    }

    pub fn contains(self, value: Decimal) -> bool {
        let above = match self.lower {
            Endpoint::Unbounded => true,
            Endpoint::Closed(low) => value >= low,
            Endpoint::Open(low) => value > low,
        };
        let below = match self.upper {
            Endpoint::Unbounded => true,
            Endpoint::Closed(high) => value <= high,
            Endpoint::Open(high) => value < high,
        };
        above && below
    }

    /// Whether some value belongs to both sets.
    pub fn intersects(self, other: Self) -> bool {
        self.reaches(other) && other.reaches(self)
    }

    /// Whether this set starts no later than the other ends.
    fn reaches(self, other: Self) -> bool {
        match (self.lower, other.upper) {
            (Endpoint::Unbounded, _) | (_, Endpoint::Unbounded) => true,
            (Endpoint::Closed(low), Endpoint::Closed(high)) => low <= high,
            (Endpoint::Closed(low) | Endpoint::Open(low), Endpoint::Closed(high) | Endpoint::Open(high)) => low < high,
        }
    }

    /// Whether every value of this set is below every value of the other.
    pub fn is_below(self, other: Self) -> bool {
        !other.reaches(self)
    }

    /// The distance between two disjoint sets; nothing where some value fits both wordings.
    pub fn gap(self, other: Self) -> Option<Decimal> {
        if self.is_below(other) {
            other.lower.value()?.checked_sub(self.upper.value()?)
        } else if other.is_below(self) {
            self.lower.value()?.checked_sub(other.upper.value()?)
        } else {
            None
        }
    }

    /// The set with every value multiplied by a positive factor; an end that leaves the decimal range becomes unbounded.
    pub fn scaled(self, factor: Decimal) -> Self {
        Self { lower: self.lower.map(|v| v.checked_mul(factor)), upper: self.upper.map(|v| v.checked_mul(factor)) }
    }

    /// The set with `offset` added to every value.
    pub fn shifted(self, offset: Decimal) -> Self {
        Self { lower: self.lower.map(|v| v.checked_add(offset)), upper: self.upper.map(|v| v.checked_add(offset)) }
    }

    /// The set with both ends moved outward by `by`.
    pub fn widened(self, by: Decimal) -> Self {
        Self { lower: self.lower.map(|v| v.checked_sub(by)), upper: self.upper.map(|v| v.checked_add(by)) }
    }

    /// All sums of a value of this set and a value of the other; an end that leaves the decimal range becomes unbounded.
    pub fn plus(self, other: Self) -> Self {
        let end = |left: Endpoint, right: Endpoint| match (left, right) {
            (Endpoint::Closed(left), Endpoint::Closed(right)) => left.checked_add(right).map_or(Endpoint::Unbounded, Endpoint::Closed),
            (left, right) => match (left.value(), right.value()) {
                (Some(left), Some(right)) => left.checked_add(right).map_or(Endpoint::Unbounded, Endpoint::Open),
                _ => Endpoint::Unbounded,
            },
        };
        Self::new(end(self.lower, other.lower), end(self.upper, other.upper))
    }

    /// All quotients of a value of this set and a value of `divisor`; nothing unless both are positive and bounded.
    pub fn quotient(self, divisor: Self) -> Option<Self> {
        let (low, high) = (self.lower.value()?, self.upper.value()?);
        let (div_low, div_high) = (divisor.lower.value()?, divisor.upper.value()?);
        if low <= Decimal::ZERO || div_low <= Decimal::ZERO {
            return None;
        }
        Some(Self::between(low.checked_div(div_high)?, high.checked_div(div_low)?))
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_rounding_interval_is_half_open() {
        let bounds = Bounds::rounding(dec!(1.65), dec!(0.01));
        assert!(bounds.contains(dec!(1.645)) && bounds.contains(dec!(1.6549)));
        assert!(!bounds.contains(dec!(1.655)));
    }

    #[test]
    fn neighbouring_roundings_are_disjoint() {
        let (left, right) = (Bounds::rounding(dec!(1.64), dec!(0.01)), Bounds::rounding(dec!(1.65), dec!(0.01)));
        assert!(!left.intersects(right) && left.is_below(right));
        assert_eq!(left.gap(right), Some(dec!(0)));
    }

    #[test]
    fn at_least_meets_what_is_above_it() {
        assert!(Bounds::at_least(dec!(2.8)).intersects(Bounds::exactly(dec!(2.83))));
        assert!(!Bounds::more_than(dec!(40)).intersects(Bounds::exactly(dec!(40))));
        assert!(Bounds::at_most(dec!(3)).is_below(Bounds::more_than(dec!(3))));
    }

    #[test]
    fn sums_keep_open_ends_open() {
        let sum = Bounds::rounding(dec!(4.2), dec!(0.1)).plus(Bounds::exactly(dec!(1)));
        assert!(sum.contains(dec!(5.15)) && !sum.contains(dec!(5.25)));
        assert!(Bounds::at_least(dec!(7)).plus(Bounds::exactly(dec!(4))).contains(dec!(900)));
    }

    #[test]
    fn ends_are_put_in_order() {
        assert_eq!(Bounds::between(dec!(5), dec!(2)), Bounds::between(dec!(2), dec!(5)));
    }
}
