//! Values in words a reader checks at a glance: "USD 1.65 billion", "1.645 billion to under 1.655 billion".

use gainsay_model::{Bounds, Endpoint, Unit, grouped};
use rust_decimal::Decimal;

/// Scale words from the largest down, with their short form for axes.
const SCALES: [(u32, &str, &str); 3] = [(12, " trillion", "tn"), (9, " billion", "bn"), (6, " million", "m")];

/// A value with its unit: "USD 1.65 billion", "52%", "56 km".
pub(super) fn amount(value: Decimal, unit: Unit) -> String {
    with_unit(&long(value), unit)
}

/// Words of a value with its unit.
fn with_unit(value: &str, unit: Unit) -> String {
    match unit {
        Unit::Money(currency) => format!("{} {value}", currency.code()),
        Unit::Percent => format!("{value}%"),
        Unit::PercentagePoint => format!("{value} percentage points"),
        Unit::BasisPoint => format!("{value} basis points"),
        Unit::Ordinal => format!("no. {value}"),
        Unit::Multiple => format!("{value} times"),
        Unit::Measure(unit) => format!("{value} {}", unit.symbol),
        Unit::Count | Unit::Number => value.to_owned(),
    }
}

/// What an axis counts: "USD", "percent", "km"; nothing for plain numbers.
pub(super) fn unit_name(unit: Unit) -> Option<String> {
    match unit {
        Unit::Count | Unit::Number => None,
        Unit::Measure(unit) => Some(unit.symbol.to_owned()),
        _ => Some(unit.name().to_owned()),
    }
}

/// The values that words allow, in words.
pub(super) fn allowed(bounds: Bounds, unit: Unit) -> String {
    let shown = |value: Decimal| with_unit(&long(value), unit);
    match (bounds.lower(), bounds.upper()) {
        (Endpoint::Unbounded, Endpoint::Unbounded) => "any value".to_owned(),
        (Endpoint::Closed(low), Endpoint::Unbounded) => format!("{} or more", shown(low)),
        (Endpoint::Open(low), Endpoint::Unbounded) => format!("more than {}", shown(low)),
        (Endpoint::Unbounded, Endpoint::Closed(high)) => format!("{} or less", shown(high)),
        (Endpoint::Unbounded, Endpoint::Open(high)) => format!("less than {}", shown(high)),
        (Endpoint::Closed(low), Endpoint::Closed(high)) if low == high => format!("exactly {}", shown(low)),
        (low, high) => {
            let (low_value, high_value) = (low.value().unwrap_or_default(), high.value().unwrap_or_default());
            let from = if matches!(low, Endpoint::Open(_)) { "over " } else { "" };
            let under = if matches!(high, Endpoint::Open(_)) { "under " } else { "" };
            // One unit for both ends, where it stands behind the number.
            let first = if matches!(unit, Unit::Money(_) | Unit::Ordinal) { shown(low_value) } else { long(low_value) };
            let second = if matches!(unit, Unit::Money(_) | Unit::Ordinal) { long(high_value) } else { shown(high_value) };
            format!("{from}{first} to {under}{second}")
        }
    }
}

/// A number with a scale word where that makes it short, else with its thousands grouped.
pub(super) fn long(value: Decimal) -> String {
    scaled(value, |(_, word, _)| word)
}

/// A number as short as an axis wants it: "1.65bn".
pub(super) fn compact(value: Decimal) -> String {
    scaled(value, |(_, _, short)| short)
}

fn scaled(value: Decimal, word: impl Fn((u32, &'static str, &'static str)) -> &'static str) -> String {
    let plain = value.normalize();
    for scale in SCALES {
        let unit = Decimal::from(10_u64.pow(scale.0));
        if plain.abs() >= unit {
            // Exact: a division that had to be rounded would not multiply back.
            let Some(short) = plain.checked_div(unit).map(|short| short.normalize()) else { break };
            if short.scale() <= 4 && short.checked_mul(unit).is_some_and(|back| back == plain) {
                return format!("{}{}", grouped(&short.to_string()), word(scale));
            }
            break;
        }
    }
    grouped(&plain.to_string())
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Currency, MeasureUnit};
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn amounts_read_as_a_newspaper_prints_them() {
        let usd = Unit::Money(Currency::new("USD").unwrap());
        assert_eq!(amount(dec!(1_650_000_000), usd), "USD 1.65 billion");
        assert_eq!(amount(dec!(2_376_000_000_000), usd), "USD 2.376 trillion");
        assert_eq!(amount(dec!(1_234_567_891), usd), "USD 1,234,567,891");
        assert_eq!(amount(dec!(52.50), Unit::Percent), "52.5%");
        assert_eq!(amount(dec!(40000), Unit::Count), "40,000");
        assert_eq!(amount(dec!(56), Unit::Measure(MeasureUnit::named("kilometre").unwrap())), "56 km");
        assert_eq!(compact(dec!(-1_650_000_000)), "-1.65bn");
    }

    #[test]
    fn allowed_values_say_which_ends_belong() {
        let billion = dec!(1_000_000_000);
        let usd = Unit::Money(Currency::new("USD").unwrap());
        assert_eq!(allowed(Bounds::rounding(dec!(1.65) * billion, dec!(0.01) * billion), usd), "USD 1.645 billion to under 1.655 billion");
        assert_eq!(allowed(Bounds::at_least(dec!(8)), Unit::Count), "8 or more");
        assert_eq!(allowed(Bounds::more_than(dec!(50)), Unit::Percent), "more than 50%");
        assert_eq!(allowed(Bounds::exactly(dec!(41)), Unit::Count), "exactly 41");
        assert_eq!(allowed(Bounds::new(Endpoint::Open(dec!(50)), Endpoint::Closed(dec!(100))), Unit::Percent), "over 50 to 100%");
        assert_eq!(allowed(Bounds::anything(), Unit::Count), "any value");
    }
}
