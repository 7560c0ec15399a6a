//! Exact scales: where a value stands on an axis, without a floating-point number.
//!
//! A place is a whole number of hundredths of a percent of the axis. Magnitudes that differ much go on a logarithmic
//! scale, whose logarithms come from squaring whole numbers.

use std::fmt;

use rust_decimal::Decimal;

use super::amount::compact;

/// A share of an axis, in hundredths of a percent; shown as SVG wants it: `12.34%`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u16);

impl Place {
    const WHOLE: u16 = 10_000;
    pub(super) const START: Self = Self(0);
    pub(super) const END: Self = Self(Self::WHOLE);

    /// `part` of `whole`, kept within the axis.
    pub(super) fn share(part: i64, whole: i64) -> Self {
        if whole <= 0 {
            return Self(Self::WHOLE / 2);
        }
        let hundredths = i128::from(part.clamp(0, whole)) * i128::from(Self::WHOLE) / i128::from(whole);
        Self(u16::try_from(hundredths).unwrap_or(Self::WHOLE))
    }

    /// The distance to a later place.
    pub(super) fn to(self, end: Self) -> Self {
        Self(end.0.saturating_sub(self.0))
    }

    /// The same place seen from the other end.
    pub(super) fn mirrored(self) -> Self {
        self.to(Self::END)
    }

    /// Which end of a label stands at this place, so that it stays on the page.
    pub(super) fn text_anchor(self) -> &'static str {
        match self.0 {
            0..1_200 => "start",
            8_800.. => "end",
            _ => "middle",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest % 10, rest) {
            (_, 0) => write!(f, "{whole}%"),
            (0, _) => write!(f, "{whole}.{}%", rest / 10),
            _ => write!(f, "{whole}.{rest:02}%"),
        }
    }
}

/// A labelled value on an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    pub(super) place: Place,
    pub(super) label: String,
}

/// From this ratio on, a linear scale would press the smaller values into one point.
const LOGARITHMIC_FROM: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Columns that the labels of an axis may take together on the narrowest page.
const LABEL_COLUMNS: usize = 34;

/// How values become places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Linear {
        low: Decimal,
        span: Decimal,
    },
    /// Ends as logarithms, see [`log10`].
    Logarithmic {
        low: i64,
        span: i64,
    },
}

impl Scale {
    /// The scale that shows all these values with a margin on either side; nothing without values, or with values too
    /// far apart to be subtracted.
    pub(super) fn over(values: impl IntoIterator<Item = Decimal>) -> Option<Self> {
        let mut values = values.into_iter();
        let first = values.next()?;
        let (low, high) = values.fold((first, first), |(low, high), value| (low.min(value), high.max(value)));
        if low > Decimal::ZERO && low.checked_mul(LOGARITHMIC_FROM).is_some_and(|far| far <= high) {
            let (low, high) = (log10(low), log10(high));
            // Whole decades, so that the ends have labels, and a margin on either side.
            let (low, high) = (low.div_euclid(DECADE) * DECADE, (high + DECADE - 1).div_euclid(DECADE) * DECADE);
            let margin = ((high - low) / 16).max(DECADE / 20);
            return Some(Self::Logarithmic { low: low - margin, span: high - low + 2 * margin });
        }
        let span = high.checked_sub(low)?;
        let margin = if span.is_zero() { (high.abs() / Decimal::TEN).max(Decimal::ONE) } else { span / Decimal::from(12) };
        Some(Self::Linear { low: low.checked_sub(margin)?, span: span.checked_add(margin)?.checked_add(margin)? })
    }

    pub(super) fn is_logarithmic(self) -> bool {
        matches!(self, Self::Logarithmic { .. })
    }

    /// Where a value stands; values beyond the scale stand at its ends.
    pub(super) fn place(self, value: Decimal) -> Place {
        match self {
            Self::Linear { low, span } => {
                let beyond = if value > low { Decimal::ONE } else { Decimal::ZERO };
                let share = value.checked_sub(low).and_then(|from| from.checked_div(span)).unwrap_or(beyond);
                let hundredths = (share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(Place::WHOLE)).round();
                Place(u16::try_from(hundredths).unwrap_or(Place::WHOLE))
            }
            Self::Logarithmic { .. } if value <= Decimal::ZERO => Place::START,
            Self::Logarithmic { low, span } => Place::share(log10(value) - low, span),
        }
    }

    /// A handful of round values along the scale.
    pub(super) fn ticks(self) -> Vec<Tick> {
        let values = match self {
            Self::Linear { low, span } => round_values(low, span),
            Self::Logarithmic { low, span } => powers_of_ten(low, span),
        };
        let ticks: Vec<Tick> = values.into_iter().map(|value| Tick { place: self.place(value), label: compact(value) }).collect();
        let longest = ticks.iter().map(|tick| tick.label.chars().count()).max().unwrap_or(0);
        let most = (LABEL_COLUMNS / (longest + 2)).max(2);
        let every = ticks.len().div_ceil(most).max(1);
        ticks.into_iter().step_by(every).collect()
    }
}

/// Multiples of a step of 1, 2 or 5 times a power of ten, at most eight of them.
fn round_values(low: Decimal, span: Decimal) -> Vec<Decimal> {
    const MOST: usize = 8;
    let wanted = span / Decimal::from(4);
    if wanted <= Decimal::ZERO {
        return vec![low];
    }
    let mut step = power_of_ten(log10(wanted).div_euclid(DECADE));
    for factor in [2, 5, 10] {
        if step >= wanted {
            break;
        }
        step = power_of_ten(log10(wanted).div_euclid(DECADE)).saturating_mul(Decimal::from(factor));
    }
    if step.is_zero() {
        return vec![low];
    }
    let Some(first) = low.checked_div(step).map(|steps| steps.ceil()) else { return vec![low] };
    let values = (0..MOST).map_while(|at| (first + Decimal::from(at)).checked_mul(step));
    values.take_while(|value| value.checked_sub(low).is_some_and(|from| from <= span)).map(|value| value.normalize()).collect()
}

fn powers_of_ten(low: i64, span: i64) -> Vec<Decimal> {
    let (first, last) = (low.div_euclid(DECADE) + i64::from(low.rem_euclid(DECADE) > 0), (low + span).div_euclid(DECADE));
    (first..=last).map(power_of_ten).collect()
}

/// Ten to this power, as far as decimals reach.
fn power_of_ten(exponent: i64) -> Decimal {
    match u32::try_from(exponent.unsigned_abs()) {
        Ok(power) if exponent < 0 && power <= 28 => Decimal::new(1, power),
        Ok(power) if exponent >= 0 && power <= 28 => Decimal::from_i128_with_scale(10_i128.pow(power), 0),
        _ if exponent < 0 => Decimal::ZERO,
        _ => Decimal::MAX,
    }
}

/// Steps of a logarithm between one and ten.
const BITS: u32 = 12;
pub(super) const DECADE: i64 = 1 << BITS;

/// The decimal logarithm of a positive value in steps of 1/4096, rounded down; of any other, that of the smallest.
///
/// Each squaring doubles the logarithm, and whether it then exceeds ten is its next binary digit.
pub(super) fn log10(value: Decimal) -> i64 {
    const ONE: u128 = 1_000_000_000_000_000;
    let mut digits = value.mantissa().unsigned_abs();
    if digits == 0 || value.is_sign_negative() {
        return -28 * DECADE;
    }
    let mut exponent = 15 - i64::from(value.scale());
    while digits >= 10 * ONE {
        digits /= 10;
        exponent += 1;
    }
    while digits < ONE {
        digits *= 10;
        exponent -= 1;
    }
    let mut fraction = 0;
    for _ in 0..BITS {
        digits = digits * digits / ONE;
        fraction *= 2;
        if digits >= 10 * ONE {
            digits /= 10;
            fraction += 1;
        }
    }
    exponent * DECADE + fraction
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn labels(values: &[Decimal]) -> Vec<String> {
        Scale::over(values.iter().copied()).unwrap().ticks().into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn logarithms_are_right_to_a_step() {
        for (value, expected) in [(dec!(1), 0), (dec!(10), DECADE), (dec!(0.001), -3 * DECADE), (dec!(2), 1233), (dec!(5), 2862)] {
            assert!((log10(value) - expected).abs() <= 1, "{value}: {}", log10(value));
        }
        assert_eq!(log10(Decimal::MAX), 28 * DECADE + 3681);
        assert_eq!(log10(dec!(0)), log10(dec!(-5)));
    }

    #[test]
    fn like_magnitudes_go_on_a_linear_scale_and_unlike_ones_on_a_logarithmic() {
        assert!(!Scale::over([dec!(38), dec!(41)]).unwrap().is_logarithmic());
        assert!(!Scale::over([dec!(-3), dec!(4000)]).unwrap().is_logarithmic());
        assert!(Scale::over([dec!(3.42), dec!(342)]).unwrap().is_logarithmic());
        assert_eq!(Scale::over([]), None);
    }

    #[test]
    fn places_keep_the_order_of_values_and_stay_on_the_axis() {
        for values in [[dec!(1.645), dec!(1.65), dec!(1.655), dec!(2)], [dec!(1), dec!(30), dec!(31), dec!(4000)]] {
            let scale = Scale::over(values).unwrap();
            let places: Vec<Place> = values.into_iter().map(|value| scale.place(value)).collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
            assert!(Place::START < places[0] && places[3] < Place::END);
            assert_eq!(scale.place(Decimal::MAX), Place::END);
            assert_eq!(scale.place(Decimal::MIN), Place::START);
        }
    }

    #[test]
    fn places_are_written_as_short_percentages() {
        let places = [0, 50, 105, 5_000, 10_000].map(|hundredths| Place(hundredths).to_string());
        assert_eq!(places, ["0%", "0.5%", "1.05%", "50%", "100%"]);
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(labels(&[dec!(38), dec!(41)]), ["38", "39", "40", "41"]);
        assert_eq!(labels(&[dec!(3_420_000_000), dec!(342_000_000_000)]), ["1bn", "10bn", "100bn", "1tn"]);
        assert_eq!(labels(&[dec!(1_645_000_000), dec!(1_655_000_000)]), ["1.645bn", "1.65bn", "1.655bn"]);
        assert_eq!(labels(&[dec!(7), dec!(7)]), ["6", "6.5", "7", "7.5", "8"]);
        assert!(labels(&[dec!(0.0000001), Decimal::MAX]).len() <= 8);
    }

    #[test]
    fn no_pair_of_decimals_upsets_a_scale() {
        let extremes = [Decimal::MAX, Decimal::MIN, Decimal::ZERO, dec!(0.0000000000000000000000000001), dec!(-1), dec!(1)];
        for left in extremes {
            for right in extremes {
                if let Some(scale) = Scale::over([left, right]) {
                    assert!(scale.place(left) <= Place::END && scale.ticks().len() <= 12);
                }
            }
        }
    }
}
