//! `gainsay rates`.

use gainsay::model::Currency;
use rust_decimal::Decimal;

use crate::args::Rates;
use crate::failure::Failure;
use crate::{Outcome, console, settings};

/// # Errors
///
/// When the series has no rate for the day, period or currency.
pub(crate) fn run(args: &Rates) -> Result<Outcome, Failure> {
    let (quote, base) = (args.quote, args.base);
    if quote == base {
        return Err(Failure::SameCurrency(quote));
    }
    let rates = settings::rates(args.rates.as_deref())?;
    let source = console::visible(&rates.note().source);
    let (when, told) = match args.to {
        None => {
            let fixing = rates.on(quote, base, args.from)?;
            let standing_in = if fixing.date == args.from { String::new() } else { format!("the last before {}; ", args.from) };
            (fixing.date.to_string(), format!("{}  ({standing_in}{source})", equation(fixing.rate, quote, base)))
        }
        Some(to) if to < args.from => return Err(Failure::DaysReversed),
        Some(to) => {
            let span = rates.over(quote, base, args.from, to)?;
            let days = if span.fixings == 1 { "day" } else { "days" };
            let clipped = if span.clipped { ", where the series ends" } else { "" };
            let told = format!(
                "{} on average, {} at the lowest, {} at the highest  ({} {days} with a rate, {} to {}{clipped}; {source})",
                equation(span.mean, quote, base),
                figure(span.low),
                figure(span.high),
                span.fixings,
                span.first,
                span.last,
            );
            (format!("{} to {to}", args.from), told)
        }
    };
    console::print(&console::row(&format!("{when}  "), &told, console::width()))?;
    Ok(Outcome::Clear)
}

fn equation(rate: Decimal, quote: Currency, base: Currency) -> String {
    format!("1 {base} = {} {quote}", figure(rate))
}

/// A rate as tables of rates print it: two decimals from a hundred on, six significant digits below, thousands grouped.
fn figure(rate: Decimal) -> String {
    let rounded =
        if rate.abs() >= Decimal::ONE_HUNDRED { format!("{:.2}", rate.round_dp(2)) } else { rate.round_sf(6).unwrap_or(rate).to_string() };
    gainsay::model::grouped(&rounded)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn rates_read_as_tables_print_them() {
        for (rate, expected) in [
            (dec!(1439.4505683), "1,439.45"),
            (dec!(19238.4), "19,238.40"),
            (dec!(1234567.891), "1,234,567.89"),
            (dec!(100), "100.00"),
            (dec!(1.16120000), "1.16120"),
            (dec!(0.00069470957), "0.000694710"),
        ] {
            assert_eq!(figure(rate), expected, "{rate}");
        }
    }
}
