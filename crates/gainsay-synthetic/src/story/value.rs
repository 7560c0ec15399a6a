//! The values of facts.

use chrono::NaiveDate;
use rust_decimal::Decimal;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Count(Decimal),
    /// One count for each day of publication.
    Toll(Vec<Decimal>),
    Money(Decimal, &'static str),
    Percent(Decimal),
    /// Amount and index into the table of units.
    Measure(Decimal, usize),
    Day(NaiveDate),
    /// First and last month of a stretch within a year.
    Period {
        year: i32,
        from: u32,
        to: u32,
    },
    Year(i32),
    /// Whether the first word of a slot holds.
    Verb(bool),
    /// The members, and how many are said to be.
    List(Vec<String>, usize),
    /// Minutes after midnight, local time, and hours ahead of Greenwich.
    Clock(i64, i64),
    Name(String),
}

impl Value {
    /// The plain figure, for the outlet that publishes on that day.
    pub(crate) fn figure(&self, day: usize) -> Option<Decimal> {
        match self {
            Self::Count(value) | Self::Money(value, _) | Self::Percent(value) | Self::Measure(value, _) => Some(*value),
            Self::Toll(values) => values.get(day).or(values.last()).copied(),
            _ => None,
        }
    }

    /// The same kind of value with another figure.
    pub(crate) fn with_figure(&self, figure: Decimal) -> Self {
        match self {
            Self::Money(_, currency) => Self::Money(figure, currency),
            Self::Percent(_) => Self::Percent(figure),
            Self::Measure(_, unit) => Self::Measure(figure, *unit),
            _ => Self::Count(figure),
        }
    }
}
