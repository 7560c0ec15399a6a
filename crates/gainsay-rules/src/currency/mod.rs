//! Rules about amounts in two currencies or two units.

pub(crate) mod conversion;
pub(crate) mod cross;

rules![conflicting_conversion, conversion_dates_elsewhere, conversion_mismatch, currency_swap, unit_conversion_mismatch, unit_swap];
