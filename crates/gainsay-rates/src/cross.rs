//! Two currencies against each other, through the euro, and the questions asked of them.

use chrono::{Days, NaiveDate};
use gainsay_model::{Bounds, Currency};
use rust_decimal::Decimal;

use crate::column::Column;
use crate::error::NoRate;

/// How many days a rate stands in for the days after it on which none is published: weekends, holidays, no more.
pub const FALLBACK_DAYS: u64 = 7;

/// A rate and the day it was fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixing {
    pub date: NaiveDate,
    /// Units of the quote currency per one of the base, unrounded.
    pub rate: Decimal,
}

/// The rates of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateSpan {
    /// Units of the quote currency per one of the base, unrounded.
    pub low: Decimal,
    pub high: Decimal,
    /// The mean of the daily crosses, each day weighing the same.
    pub mean: Decimal,
    /// How many days with a rate the figures rest on; at least one.
    pub fixings: usize,
    /// The first and last of those days.
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Whether the period goes on after the last rate, so that the figures rest on its beginning only.
    pub clipped: bool,
}

/// Neighbouring fixings on which a cross lay within the bounds asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first and last of those days.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub fixings: usize,
}

/// One side of a cross.
#[derive(Clone, Copy)]
pub(crate) enum Leg<'a> {
    Euro,
    Column(&'a Column),
}

impl Leg<'_> {
    fn has(self, row: usize) -> bool {
        match self {
            Self::Euro => true,
            Self::Column(column) => column.has(row),
        }
    }

    fn rate(self, row: usize) -> Option<Decimal> {
        match self {
            Self::Euro => Some(Decimal::ONE),
            Self::Column(column) => column.rate(row),
        }
    }
}

/// Units of one currency per one of another, on each day both were quoted.
pub(crate) struct Cross<'a> {
    quote: Currency,
    base: Currency,
    dates: &'a [NaiveDate],
    quote_leg: Leg<'a>,
    base_leg: Leg<'a>,
    /// The first and last row on which both were quoted.
    ends: (usize, usize),
}

impl<'a> Cross<'a> {
    pub(crate) fn new(quote: (Currency, Leg<'a>), base: (Currency, Leg<'a>), dates: &'a [NaiveDate]) -> Result<Self, NoRate> {
        let mut both = (0..dates.len()).filter(|row| quote.1.has(*row) && base.1.has(*row));
        let Some(first) = both.next() else {
            return Err(NoRate::NoFixing {
                quote: quote.0,
                base: base.0,
                from: dates.first().copied().unwrap_or_default(),
                to: dates.last().copied().unwrap_or_default(),
            });
        };
        let last = both.next_back().unwrap_or(first);
        Ok(Self { quote: quote.0, base: base.0, dates, quote_leg: quote.1, base_leg: base.1, ends: (first, last) })
    }

    fn rate(&self, row: usize) -> Option<Decimal> {
        let (quote, base) = (self.quote_leg.rate(row)?, self.base_leg.rate(row)?);
        if self.quote == self.base {
            return Some(Decimal::ONE);
        }
        // Without trailing zeros, so that the same cross prints the same whatever the decimals of its columns.
        quote.checked_div(base).map(|rate| rate.normalize())
    }

    fn fixing(&self, row: usize) -> Option<Fixing> {
        let rate = self.rate(row)?;
        Some(Fixing { date: self.dates[row], rate })
    }

    fn first(&self) -> NaiveDate {
        self.dates[self.ends.0]
    }

    fn last(&self) -> NaiveDate {
        self.dates[self.ends.1]
    }

    /// The first row on or after the day.
    fn row_from(&self, date: NaiveDate) -> usize {
        self.dates.partition_point(|fixed| *fixed < date)
    }

    /// The first row after the day.
    fn row_after(&self, date: NaiveDate) -> usize {
        self.dates.partition_point(|fixed| *fixed <= date)
    }

    fn outside(&self, from: NaiveDate, to: NaiveDate) -> NoRate {
        NoRate::OutsideSeries { quote: self.quote, base: self.base, from, to, first: self.first(), last: self.last() }
    }

    fn no_fixing(&self, from: NaiveDate, to: NaiveDate) -> NoRate {
        NoRate::NoFixing { quote: self.quote, base: self.base, from, to }
    }

    pub(crate) fn on(&self, date: NaiveDate) -> Result<Fixing, NoRate> {
        if date < self.first() || date > self.last() {
            return Err(self.outside(date, date));
        }
        let oldest = date.checked_sub_days(Days::new(FALLBACK_DAYS)).unwrap_or(NaiveDate::MIN);
        (self.row_from(oldest)..self.row_after(date)).rev().find_map(|row| self.fixing(row)).ok_or_else(|| self.no_fixing(oldest, date))
    }

    pub(crate) fn over(&self, from: NaiveDate, to: NaiveDate) -> Result<RateSpan, NoRate> {
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        // A year begins before its first fixing: that must not put the first year of a series outside it.
        if to < self.first() || from > self.last() || days(from, self.first()) > FALLBACK_DAYS {
            return Err(self.outside(from, to));
        }
        let clipped = to > self.last();
        let end = to.min(self.last());
        let mut span: Option<RateSpan> = None;
        let mut sum = Decimal::ZERO;
        // The first day not yet known to have a rate.
        let mut open = from;
        for fixing in (self.row_from(from)..self.row_after(end)).filter_map(|row| self.fixing(row)) {
            let (date, rate) = (fixing.date, fixing.rate);
            if days(open, date) > FALLBACK_DAYS {
                return Err(self.no_fixing(open, date.pred_opt().unwrap_or(date)));
            }
            open = date.succ_opt().unwrap_or(date);
            // Rates have at most nine digits on each side of the point, so that the sum stays far below the limit.
            sum = sum.saturating_add(rate);
            let span = span.get_or_insert(RateSpan { low: rate, high: rate, mean: rate, fixings: 0, first: date, last: date, clipped });
            span.low = span.low.min(rate);
            span.high = span.high.max(rate);
            span.fixings += 1;
            span.last = date;
        }
        if days(open, end) >= FALLBACK_DAYS {
            return Err(self.no_fixing(open, end));
        }
        let Some(mut span) = span else {
            // A weekend or a holiday: the rate then in force.
            let Fixing { date, rate } = self.on(end)?;
            return Ok(RateSpan { low: rate, high: rate, mean: rate, fixings: 1, first: date, last: date, clipped });
        };
        if span.low < span.high {
            span.mean = sum.checked_div(Decimal::from(span.fixings)).unwrap_or(span.mean).normalize();
        }
        Ok(span)
    }

    pub(crate) fn dates_within(&self, bounds: Bounds, limit: usize) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        // Whether the newest-first walk is inside the stretch last listed.
        let mut inside = false;
        for row in (self.ends.0..=self.ends.1).rev() {
            let Some(Fixing { date, rate }) = self.fixing(row) else {
                continue;
            };
            if !bounds.contains(rate) {
                inside = false;
                continue;
            }
            let full = stretches.len() >= limit;
            match stretches.last_mut() {
                Some(stretch) if inside && days(date, stretch.from) <= FALLBACK_DAYS + 1 => {
                    stretch.from = date;
                    stretch.fixings += 1;
                }
                _ if full => break,
                _ => stretches.push(Stretch { from: date, to: date, fixings: 1 }),
            }
            inside = true;
        }
        stretches
    }

    pub(crate) fn nearest_within(&self, bounds: Bounds, near: NaiveDate) -> Option<Fixing> {
        let (first, last) = self.ends;
        let middle = self.row_after(near).clamp(first, last + 1);
        let within = |row| self.fixing(row).filter(|fixing| bounds.contains(fixing.rate));
        let before = (first..middle).rev().find_map(within);
        let distance = |date| days(date, near).max(days(near, date));
        // Of two at the same distance the earlier one: a text can only have used a rate that was known.
        let closer = |row: &usize| before.is_none_or(|before| distance(self.dates[*row]) < distance(before.date));
        (middle..=last).take_while(closer).find_map(within).or(before)
    }
}

/// Days from one date to a later one; none where it is not later.
fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or(0)
}
