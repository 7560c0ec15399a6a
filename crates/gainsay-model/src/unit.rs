//! What a figure counts: currencies, percentages, counted things and measures.
//!
//! Definitions of measures are facts and stand here; the words that name them in a language stand in the lexicon.

use std::fmt;

use rust_decimal::{Decimal, dec};

/// An ISO 4217 currency code, or the ticker of a crypto asset: two to six capital letters or digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 6],
    len: u8,
}

impl Currency {
    pub const fn new(code: &str) -> Option<Self> {
        let bytes = code.as_bytes();
        if bytes.len() < 2 || bytes.len() > 6 {
            return None;
        }
        let mut padded = [0; 6];
        let mut len = 0;
        while (len as usize) < bytes.len() {
            let byte = bytes[len as usize];
            if !byte.is_ascii_uppercase() && !byte.is_ascii_digit() {
                return None;
            }
            padded[len as usize] = byte;
            len += 1;
        }
        Some(Self { code: padded, len })
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code[..usize::from(self.len)]).unwrap_or("")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What kind of thing a unit measures; figures of different dimensions never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    Money,
    Share,
    Count,
    Number,
    Ordinal,
    Multiple,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Energy,
    Power,
    Temperature,
    Pressure,
    Data,
    Duration,
    Age,
}

impl Dimension {
    const ALL: [Self; 18] = [
        Self::Money,
        Self::Share,
        Self::Count,
        Self::Number,
        Self::Ordinal,
        Self::Multiple,
        Self::Length,
        Self::Area,
        Self::Volume,
        Self::Mass,
        Self::Speed,
        Self::Energy,
        Self::Power,
        Self::Temperature,
        Self::Pressure,
        Self::Data,
        Self::Duration,
        Self::Age,
    ];

    /// The dimension of a [name](Self::name).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Share => "share",
            Self::Count => "count",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Multiple => "multiple",
            Self::Length => "length",
            Self::Area => "area",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Speed => "speed",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Temperature => "temperature",
            Self::Pressure => "pressure",
            Self::Data => "data",
            Self::Duration => "duration",
            Self::Age => "age",
        }
    }
}

/// A unit of measure with its exact conversion: `base = value * factor + offset`.
///
/// Bases are SI or customary: metre, square metre, litre, kilogram, metre per second, joule, watt, kelvin, pascal,
/// byte, second. Source of the factors: NIST Special Publication 811, appendix B; the international foot, pound and
/// acre are exact by definition.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct MeasureUnit {
    /// Singular English name, the unit's identity.
    pub name: &'static str,
    /// SI or customary symbol.
    pub symbol: &'static str,
    pub dimension: Dimension,
    pub factor: Decimal,
    pub offset: Decimal,
}

macro_rules! measures {
    ($($name:literal, $symbol:literal, $dimension:ident, $factor:literal $(, $offset:literal)?;)+) => {
        /// Every measure gainsay knows.
        pub(crate) static MEASURES: &[MeasureUnit] = &[$(MeasureUnit {
            name: $name,
            symbol: $symbol,
            dimension: Dimension::$dimension,
            factor: dec!($factor),
            offset: measures!(@offset $($offset)?),
        }),+];
    };
    (@offset) => { Decimal::ZERO };
    (@offset $offset:literal) => { dec!($offset) };
}

measures! {
    "nanometre", "nm", Length, 0.000000001;
    "micrometre", "µm", Length, 0.000001;
    "millimetre", "mm", Length, 0.001;
    "centimetre", "cm", Length, 0.01;
    "metre", "m", Length, 1;
    "kilometre", "km", Length, 1000;
    "inch", "in", Length, 0.0254;
    "foot", "ft", Length, 0.3048;
    "yard", "yd", Length, 0.9144;
    "mile", "mi", Length, 1609.344;
    "nautical mile", "nmi", Length, 1852;
    "light-year", "ly", Length, 9460730472580800;
    "square metre", "m²", Area, 1;
    "square kilometre", "km²", Area, 1000000;
    "square foot", "sq ft", Area, 0.09290304;
    "square mile", "sq mi", Area, 2589988.110336;
    "acre", "ac", Area, 4046.8564224;
    "hectare", "ha", Area, 10000;
    "millilitre", "mL", Volume, 0.001;
    "litre", "L", Volume, 1;
    "cubic metre", "m³", Volume, 1000;
    "cubic foot", "cu ft", Volume, 28.316846592;
    "gallon", "gal", Volume, 3.785411784;
    "barrel", "bbl", Volume, 158.987294928;
    "milligram", "mg", Mass, 0.000001;
    "gram", "g", Mass, 0.001;
    "kilogram", "kg", Mass, 1;
    "tonne", "t", Mass, 1000;
    "ton", "ton", Mass, 907.18474;
    "long ton", "long ton", Mass, 1016.0469088;
    "pound", "lb", Mass, 0.45359237;
    "ounce", "oz", Mass, 0.028349523125;
    "stone", "st", Mass, 6.35029318;
    "metre per second", "m/s", Speed, 1;
    "kilometre per hour", "km/h", Speed, 0.2777777777777777777777777778;
    "mile per hour", "mph", Speed, 0.44704;
    "kilometre per second", "km/s", Speed, 1000;
    "mile per second", "mi/s", Speed, 1609.344;
    "knot", "kn", Speed, 0.5144444444444444444444444444;
    "joule", "J", Energy, 1;
    "kilowatt-hour", "kWh", Energy, 3600000;
    "megawatt-hour", "MWh", Energy, 3600000000;
    "gigawatt-hour", "GWh", Energy, 3600000000000;
    "terawatt-hour", "TWh", Energy, 3600000000000000;
    "calorie", "kcal", Energy, 4184;
    "watt", "W", Power, 1;
    "kilowatt", "kW", Power, 1000;
    "megawatt", "MW", Power, 1000000;
    "gigawatt", "GW", Power, 1000000000;
    "terawatt", "TW", Power, 1000000000000;
    "horsepower", "hp", Power, 745.69987158227022;
    "kelvin", "K", Temperature, 1;
    "degree Celsius", "°C", Temperature, 1, 273.15;
    "degree Fahrenheit", "°F", Temperature, 0.5555555555555555555555555556, 255.3722222222222222222222222;
    "pascal", "Pa", Pressure, 1;
    "hectopascal", "hPa", Pressure, 100;
    "bar", "bar", Pressure, 100000;
    "pound per square inch", "psi", Pressure, 6894.757293168361;
    "byte", "B", Data, 1;
    "kilobyte", "kB", Data, 1000;
    "megabyte", "MB", Data, 1000000;
    "gigabyte", "GB", Data, 1000000000;
    "terabyte", "TB", Data, 1000000000000;
    "petabyte", "PB", Data, 1000000000000000;
    "second", "s", Duration, 1;
    "minute", "min", Duration, 60;
    "hour", "h", Duration, 3600;
    "day", "d", Duration, 86400;
    "week", "wk", Duration, 604800;
    "month", "mo", Duration, 2629746;
    "year", "yr", Duration, 31556952;
    "decade", "decade", Duration, 315569520;
    "century", "century", Duration, 3155695200;
    "year of age", "yr", Age, 1;
}

impl MeasureUnit {
    /// Every measure gainsay knows.
    pub const fn all() -> &'static [Self] {
        MEASURES
    }

    /// The unit with this singular English name.
    pub fn named(name: &str) -> Option<&'static Self> {
        MEASURES.iter().find(|unit| unit.name == name)
    }
}

/// What a figure is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Money(Currency),
    Percent,
    PercentagePoint,
    BasisPoint,
    /// Things counted; what they are stands in the claim's measure.
    Count,
    /// "second", "9th": a place in an order.
    Ordinal,
    /// "twice", "threefold".
    Multiple,
    Measure(&'static MeasureUnit),
    /// A bare number.
    Number,
}

impl Unit {
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Money(_) => Dimension::Money,
            Self::Percent | Self::PercentagePoint | Self::BasisPoint => Dimension::Share,
            Self::Count => Dimension::Count,
            Self::Ordinal => Dimension::Ordinal,
            Self::Multiple => Dimension::Multiple,
            Self::Measure(unit) => unit.dimension,
            Self::Number => Dimension::Number,
        }
    }

    /// The unit's name in claim files and reports: a currency code, a singular English name, or a kind.
    pub fn name(&self) -> &str {
        match self {
            Self::Money(currency) => currency.code(),
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage point",
            Self::BasisPoint => "basis point",
            Self::Count => "count",
            Self::Ordinal => "ordinal",
            Self::Multiple => "multiple",
            Self::Measure(unit) => unit.name,
            Self::Number => "number",
        }
    }

    /// The unit a name from [`Unit::name`] stands for.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "percent" => Self::Percent,
            "percentage point" => Self::PercentagePoint,
            "basis point" => Self::BasisPoint,
            "count" => Self::Count,
            "ordinal" => Self::Ordinal,
            "multiple" => Self::Multiple,
            "number" => Self::Number,
            _ => match MeasureUnit::named(name) {
                Some(unit) => Self::Measure(unit),
                None => Self::Money(Currency::new(name)?),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_names_are_unique_and_read_back() {
        let mut names: Vec<&str> = MEASURES.iter().map(|unit| unit.name).collect();
        for name in &names {
            assert_eq!(Unit::named(name).unwrap().name(), *name);
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), MEASURES.len());
    }

    #[test]
    fn currencies_are_short_and_capital() {
        assert_eq!(Currency::new("KRW").unwrap().code(), "KRW");
        assert!(Currency::new("krw").is_none() && Currency::new("X").is_none() && Currency::new("TOOLONG").is_none());
    }
}
