//! Words that express one value, before anything is made of them.

use crate::{Period, Quantity, Span};

/// What kind of value the words express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    Money,
    Percent,
    PercentagePoint,
    BasisPoint,
    /// Things counted: "40,000 IT workers".
    Count,
    /// A measure with its unit: "35,000 hectares".
    Measure,
    Age,
    /// A place in an order: "third".
    Ordinal,
    /// A part of a whole, or a multiple: "one in five", "twice".
    Ratio,
    /// A number that counts nothing named.
    Number,
    /// A day, month, year or stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    Duration,
    /// A time that recurs: "every Monday".
    Set,
}

impl MentionKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage_point",
            Self::BasisPoint => "basis_point",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Age => "age",
            Self::Ordinal => "ordinal",
            Self::Ratio => "ratio",
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
}

/// Words that express one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Number and unit, with the counted thing, without bound words; or the words of a time.
    pub span: Span,
    /// The bound words too: "more than 40,000 IT workers".
    pub full_span: Span,
    pub kind: MentionKind,
    /// The value of a figure, and of a duration.
    pub quantity: Option<Quantity>,
    /// What is counted: the noun phrase, and its singular head.
    pub counted: Option<(Span, String)>,
    /// When, for dates, times and sets.
    pub period: Option<Period>,
    /// The value in the form of ISO-TimeML's TIMEX3, for times and durations; nothing where it cannot be resolved.
    pub timex: Option<String>,
}
