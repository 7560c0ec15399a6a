//! Why a rate series cannot be read, and why a rate cannot be given.

use chrono::NaiveDate;
use gainsay_model::Currency;

use crate::csv::{MAX_COLUMNS, MAX_ROWS};

/// Why a rate series cannot be read. Every message names the file and says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatesError {
    /// A line of a CSV file that is not as the European Central Bank writes it; lines count from 1.
    #[error("{file}:{line}: {problem}")]
    Csv { file: String, line: usize, problem: CsvProblem },
    /// The bytes are not a rate file, or one of another version.
    #[error("{file}: not a rate file this version reads; give a CSV file of euro reference rates instead")]
    NotRates { file: String },
    /// A rate file whose bytes are not those that were written.
    #[error("{file}: damaged, {what}; take a fresh copy of the file")]
    Damaged { file: String, what: Damage },
}

/// The part of a rate file that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("the header cannot be read")]
    Header,
    #[error("the file does not end where its header says")]
    Length,
    #[error("the column of dates cannot be read")]
    Dates,
    #[error("the column of {0} cannot be read")]
    Column(Currency),
}

/// What is wrong with a line of a CSV file, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvProblem {
    #[error("the file begins with \"{0}\"; begin with a header line \"Date,USD,JPY,...\" and one column for each currency")]
    NoHeader(String),
    #[error("the header names no currency; write \"Date,USD,JPY,...\"")]
    NoCurrency,
    #[error("\"{0}\" in the header is not a currency; write codes like USD")]
    NotACurrency(String),
    #[error("{0} stands in the header twice; keep one column for each currency")]
    CurrencyTwice(Currency),
    #[error("the header has a column for EUR; leave it out, since rates are units of a currency per euro")]
    EuroColumn,
    #[error("more than {MAX_COLUMNS} currencies; keep only those needed")]
    TooManyCurrencies,
    #[error("more than {MAX_ROWS} dates; keep one line for each day")]
    TooManyDates,
    #[error("no line of rates follows the header; write one for each date")]
    NoRates,
    #[error("{found} columns where the header has {expected}; write N/A where there is no rate")]
    OtherWidth { found: usize, expected: usize },
    #[error("\"{0}\" is not a date; write YYYY-MM-DD")]
    NotADate(String),
    #[error("{date} stands on line {before} already; keep one line for each date")]
    DateTwice { date: NaiveDate, before: usize },
    #[error(
        "\"{written}\" is not a rate of {currency}; write units per euro as a number above zero with at most nine digits before \
         and nine after the point, or N/A"
    )]
    NotARate { currency: Currency, written: String },
}

/// Why a rate cannot be given. The message is fit for a report's list of what was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRate {
    /// The series has no such currency.
    #[error("no rate for {0}")]
    UnknownCurrency(Currency),
    /// The date or period is not within the days on which both currencies were quoted.
    #[error("no rate for {quote} per {base} {}: the series has it from {first} to {last}", span(*.from, *.to))]
    OutsideSeries {
        quote: Currency,
        base: Currency,
        /// The days asked for; equal for a single date.
        from: NaiveDate,
        to: NaiveDate,
        /// First and last day on which both currencies were quoted.
        first: NaiveDate,
        last: NaiveDate,
    },
    /// Both currencies belong to the series, but were not quoted together in a stretch of more than
    /// [`FALLBACK_DAYS`](crate::FALLBACK_DAYS) days that the answer would need.
    #[error("no rate for {quote} per {base} {}: none was published", span(*.from, *.to))]
    NoFixing {
        quote: Currency,
        base: Currency,
        /// First and last day of that stretch.
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The rate file cannot be read where this currency, or the dates, should be.
    #[error("no rate for {0}: the rate file is damaged")]
    Damaged(Currency),
}

fn span(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { format!("on {from}") } else { format!("from {from} to {to}") }
}
