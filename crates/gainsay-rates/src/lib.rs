//! Dated reference exchange rates: what one currency was worth in another on a day, over a period, and when it was worth so much.
//!
//! The rates built in are the euro foreign exchange reference rates of the European Central Bank ("Source: European Central Bank"),
//! in `data/ecb.rates`; [`Rates::from_csv`] takes a user's own series in the format the bank publishes. Every rate is exact as
//! printed. Two currencies meet through the euro. Nothing is decoded before it is asked for: a question about two currencies
//! decodes these two and the dates.
//!
//! These are reference rates, fixed once each working day; no bank trades at them, and a national central bank's own fixing of
//! the same pair differs by a few tenths of a percent.
//!
//! # Renewing the rates
//!
//! Take `eurofxref-hist.csv` from the European Central Bank and run
//!
//! ```text
//! UPDATE_RATES=/path/to/eurofxref-hist.csv cargo test -p gainsay-rates
//! ```
//!
//! which rewrites `data/ecb.rates`. Without the variable the same test checks that the file decodes and encodes to the same bytes.
//! Where a new version of the compressor packs differently, `UPDATE_RATES=data/ecb.rates` packs the present rates again.

mod column;
mod container;
mod cross;
mod csv;
mod error;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;
use gainsay_model::{Bounds, Currency, RateNote};

use crate::column::Column;
use crate::container::Header;
use crate::cross::{Cross, Leg};

pub use cross::{FALLBACK_DAYS, Fixing, RateSpan, Stretch};
pub use error::{CsvProblem, Damage, NoRate, RatesError};

static EMBEDDED: &[u8] = include_bytes!("../data/ecb.rates");
const EMBEDDED_NAME: &str = "ecb.rates";

/// A series of reference rates.
///
/// Cheap to make; the dates and each currency are decoded when first asked for, once, and kept. Share one by reference
/// between threads.
///
/// ```
/// # use chrono::NaiveDate;
/// # use gainsay_model::Currency;
/// let rates = gainsay_rates::Rates::embedded();
/// let (won, dollar) = (Currency::new("KRW").unwrap(), Currency::new("USD").unwrap());
/// let sunday = NaiveDate::from_ymd_opt(2025, 10, 26).unwrap();
/// let fixing = rates.on(won, dollar, sunday).unwrap();
/// assert_eq!(fixing.date.to_string(), "2025-10-24");
/// assert_eq!(fixing.rate.round_dp(2).to_string(), "1439.45");
/// ```
pub struct Rates {
    name: String,
    note: RateNote,
    store: Store,
}

/// Where the rates are.
enum Store {
    /// As read from a CSV file, in order of codes.
    Table { dates: Vec<NaiveDate>, columns: Vec<(Currency, Column)> },
    /// In a rate file, decoded as far as was asked.
    File {
        file: Cow<'static, [u8]>,
        header: Header,
        dates: OnceLock<Option<Vec<NaiveDate>>>,
        /// One for each column of the header.
        columns: Vec<OnceLock<Option<Column>>>,
    },
}

impl Rates {
    /// The European Central Bank's reference rates, as built in: daily from 4 January 1999, 41 currencies.
    ///
    /// [`Rates::note`] tells the last date.
    pub fn embedded() -> Self {
        Self::from_file(EMBEDDED_NAME, EMBEDDED).expect("the tests of this crate open the same bytes")
    }

    /// A user's series in the format of the European Central Bank's `eurofxref-hist.csv`: a header `Date,USD,JPY,...` and a line
    /// for each date, in any order, of units per euro, `N/A` or nothing where there is no rate.
    ///
    /// `name` is the file's base name; errors and reports show it.
    ///
    /// # Errors
    ///
    /// [`RatesError::Csv`] for the first line that is not in that format.
    pub fn from_csv(name: &str, text: &str) -> Result<Self, RatesError> {
        let csv::Table { dates, columns } = csv::read(name, text)?;
        Ok(Self {
            name: name.to_owned(),
            note: RateNote {
                source: format!("Source: {name}"),
                first: dates.first().copied().unwrap_or_default(),
                last: dates.last().copied().unwrap_or_default(),
            },
            store: Store::Table { dates, columns },
        })
    }

    /// The series of a rate file, as [`Rates::to_file`] writes it.
    ///
    /// # Errors
    ///
    /// [`RatesError::NotRates`] and, where the header is damaged, [`RatesError::Damaged`]. A column is read later: damage there
    /// comes as [`NoRate::Damaged`] from the questions that need it.
    pub fn from_file(name: &str, file: impl Into<Cow<'static, [u8]>>) -> Result<Self, RatesError> {
        let file = file.into();
        let header = Header::read(name, &file)?;
        Ok(Self {
            name: name.to_owned(),
            note: RateNote { source: header.source.clone(), first: header.first, last: header.last },
            store: Store::File { file, dates: OnceLock::new(), columns: header.columns.iter().map(|_| OnceLock::new()).collect(), header },
        })
    }

    /// The same series under another statement of its source, at most 65,535 bytes of which a rate file keeps.
    #[must_use]
    pub fn with_source(mut self, source: &str) -> Self {
        source.clone_into(&mut self.note.source);
        self
    }

    /// The series as a rate file. The same series gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`RatesError::Damaged`] where the series itself came from a damaged rate file.
    pub fn to_file(&self) -> Result<Vec<u8>, RatesError> {
        let damaged = |what| RatesError::Damaged { file: self.name.clone(), what };
        let dates = self.dates().ok_or_else(|| damaged(Damage::Dates))?;
        let mut columns = Vec::new();
        for (index, currency) in self.codes().into_iter().enumerate() {
            columns.push((currency, self.column(index).ok_or_else(|| damaged(Damage::Column(currency)))?));
        }
        Ok(container::write(&self.note.source, dates, &columns))
    }

    /// Where the rates came from and how far they reach.
    pub fn note(&self) -> RateNote {
        self.note.clone()
    }

    /// The currencies of the series and the euro, in order of codes. Some are no longer quoted.
    pub fn currencies(&self) -> Vec<Currency> {
        let mut currencies = self.codes();
        currencies.extend(Currency::new("EUR"));
        currencies.sort_unstable();
        currencies
    }

    /// Units of `quote` per one `base`, on `date` or on the last day before it with a rate, at most [`FALLBACK_DAYS`] back.
    ///
    /// # Errors
    ///
    /// [`NoRate`]; also for a date after the last rate, since one may have been published that the series does not have.
    pub fn on(&self, quote: Currency, base: Currency, date: NaiveDate) -> Result<Fixing, NoRate> {
        self.cross(quote, base)?.on(date)
    }

    /// The lowest, highest and mean rate of the days from `from` to `to`, both included.
    ///
    /// A period without a rate of its own, such as a Sunday, has the rate then in force. A period that goes on after the last
    /// rate is cut there and marked [`clipped`](RateSpan::clipped).
    ///
    /// # Errors
    ///
    /// [`NoRate`]; also where a stretch of more than [`FALLBACK_DAYS`] days in the period has no rate, since the figures would
    /// then speak of another period.
    pub fn over(&self, quote: Currency, base: Currency, from: NaiveDate, to: NaiveDate) -> Result<RateSpan, NoRate> {
        self.cross(quote, base)?.over(from, to)
    }

    /// The stretches of days on which the rate lay within `bounds`, newest first, at most `limit` of them.
    ///
    /// Weekends and holidays do not end a stretch; more than [`FALLBACK_DAYS`] days without a rate do.
    ///
    /// # Errors
    ///
    /// [`NoRate`] where the two currencies never met.
    pub fn dates_within(&self, quote: Currency, base: Currency, bounds: Bounds, limit: usize) -> Result<Vec<Stretch>, NoRate> {
        Ok(self.cross(quote, base)?.dates_within(bounds, limit))
    }

    /// The day nearest to `near`, by the calendar, on which the rate lay within `bounds`; of two equally near the earlier one.
    ///
    /// # Errors
    ///
    /// [`NoRate`] where the two currencies never met.
    pub fn nearest_within(&self, quote: Currency, base: Currency, bounds: Bounds, near: NaiveDate) -> Result<Option<Fixing>, NoRate> {
        Ok(self.cross(quote, base)?.nearest_within(bounds, near))
    }

    fn cross(&self, quote: Currency, base: Currency) -> Result<Cross<'_>, NoRate> {
        let legs = ((quote, self.leg(quote)?), (base, self.leg(base)?));
        let dates = self.dates().ok_or(NoRate::Damaged(quote))?;
        Cross::new(legs.0, legs.1, dates)
    }

    fn leg(&self, currency: Currency) -> Result<Leg<'_>, NoRate> {
        if currency.code() == "EUR" {
            return Ok(Leg::Euro);
        }
        let index = match &self.store {
            Store::Table { columns, .. } => columns.binary_search_by_key(&currency, |(code, _)| *code),
            Store::File { header, .. } => header.columns.binary_search_by_key(&currency, |(code, _)| *code),
        };
        let index = index.map_err(|_| NoRate::UnknownCurrency(currency))?;
        self.column(index).map(Leg::Column).ok_or(NoRate::Damaged(currency))
    }

    /// The currencies with a column, in order of codes.
    fn codes(&self) -> Vec<Currency> {
        match &self.store {
            Store::Table { columns, .. } => columns.iter().map(|(code, _)| *code).collect(),
            Store::File { header, .. } => header.columns.iter().map(|(code, _)| *code).collect(),
        }
    }

    /// Nothing where the file is damaged there.
    fn dates(&self) -> Option<&[NaiveDate]> {
        match &self.store {
            Store::Table { dates, .. } => Some(dates),
            Store::File { file, header, dates, .. } => dates.get_or_init(|| header.decode_dates(file)).as_deref(),
        }
    }

    /// The column at a place in the order of codes; nothing where the file is damaged there.
    fn column(&self, index: usize) -> Option<&Column> {
        match &self.store {
            Store::Table { columns, .. } => columns.get(index).map(|(_, column)| column),
            Store::File { file, header, columns, .. } => {
                let (_, packed) = header.columns.get(index)?;
                columns.get(index)?.get_or_init(|| packed.decode(file, header.rows)).as_ref()
            }
        }
    }
}

impl fmt::Debug for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rates").field("name", &self.name).field("note", &self.note).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    /// The currencies decoded so far, and whether the dates are.
    fn decoded(rates: &Rates) -> (Vec<Currency>, bool) {
        let Store::File { header, dates, columns, .. } = &rates.store else {
            return (rates.codes(), true);
        };
        let codes = header.columns.iter().zip(columns).filter(|(_, column)| column.get().is_some());
        (codes.map(|((code, _), _)| *code).collect(), dates.get().is_some())
    }

    #[test]
    fn only_what_is_asked_for_is_decoded() {
        let rates = Rates::embedded();
        assert_eq!(rates.currencies().len(), 42);
        assert_eq!(rates.note().last.to_string(), "2026-10-30");
        assert_eq!(decoded(&rates), (vec![], false));
        let day = NaiveDate::from_ymd_opt(2025, 10, 24).unwrap();
        rates.on(currency("KRW"), currency("USD"), day).unwrap();
        assert_eq!(decoded(&rates), (vec![currency("KRW"), currency("USD")], true));
        rates.on(currency("EUR"), currency("EUR"), day).unwrap();
        assert_eq!(decoded(&rates).0.len(), 2);
    }

    #[test]
    fn damage_in_one_currency_leaves_the_others_readable() {
        let mut file = EMBEDDED.to_vec();
        let end = file.len();
        // The last stream is that of the rand.
        file[end - 1] ^= 1;
        let rates = Rates::from_file("own.rates", file).unwrap();
        let day = NaiveDate::from_ymd_opt(2025, 10, 24).unwrap();
        assert!(rates.on(currency("KRW"), currency("USD"), day).is_ok());
        let error = rates.on(currency("ZAR"), currency("USD"), day).unwrap_err();
        assert_eq!(error, NoRate::Damaged(currency("ZAR")));
        assert_eq!(error.to_string(), "no rate for ZAR: the rate file is damaged");
        assert_eq!(
            rates.to_file().unwrap_err().to_string(),
            "own.rates: damaged, the column of ZAR cannot be read; take a fresh copy of the file"
        );
    }
}
