//! The lexicons as the build script laid them out.

use chrono::Weekday;
use gainsay_model::{Bound, Change, Currency, Dimension, Grain, MeasureUnit, Role};
use rust_decimal::Decimal;

use crate::form::Form;
use crate::kinds::Kinds;
use crate::lexicon::{ActionClass, Head, Lexicon, MeasureClass, Once, Place, PlaceKind, Way};
use crate::sense::{ActionIndex, Deictic, Doer, HedgeIndex, MeasureIndex, PeriodPart, PlaceIndex, Sense};
use crate::stem::{Irregular, Stemmer};
use crate::table::Table;

/// The lexicon of a language tag ("en", "en-GB"); nothing where gainsay has none for it.
pub fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let primary = language.split(['-', '_']).next()?;
    primary.eq_ignore_ascii_case("en").then_some(&EN)
}

static UNITS: &[MeasureUnit] = MeasureUnit::all();

include!(concat!(env!("OUT_DIR"), "/en.rs"));

const fn whole(value: i64) -> Decimal {
    let size = value.unsigned_abs();
    Decimal::from_parts((size & 0xffff_ffff) as u32, (size >> 32) as u32, 0, value < 0, 0)
}

const fn currency(code: &str) -> Currency {
    match Currency::new(code) {
        Some(currency) => currency,
        None => panic!("the build script has read the code"),
    }
}
