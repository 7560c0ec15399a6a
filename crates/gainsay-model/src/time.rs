//! Periods: calendar intervals with their grain and how they were resolved.

use chrono::{Datelike, Days, NaiveDate};

use crate::TimeOfDay;

/// How finely a period is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    /// A stretch with two stated ends: "between January and September 2025".
    Interval,
}

impl Grain {
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Interval => "interval",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year, Self::Decade, Self::Century, Self::Interval]
            .into_iter()
            .find(|grain| grain.name() == name)
    }
}

/// Where a period's year, or the whole of it, comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resolution {
    /// The words say it all: "February 2024".
    Stated,
    /// Read against the publication date: "last year".
    Anchored,
    /// Taken from the text around: "in February alone" inside a text about 2025.
    Inherited,
    /// Its year supposed from the days on which the other texts of the story were published: "18 July" in a text without a
    /// date.
    Supposed,
    /// Nothing settles it.
    Open,
}

impl Resolution {
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Anchored => "anchored",
            Self::Inherited => "inherited",
            Self::Supposed => "supposed",
            Self::Open => "open",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Stated, Self::Anchored, Self::Inherited, Self::Supposed, Self::Open].into_iter().find(|resolution| resolution.name() == name)
    }
}

/// A calendar interval, both ends included. An open period has words but no dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First and last day, both included; nothing for an open period.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub grain: Grain,
    pub resolved: Resolution,
    /// The words, verbatim; empty where the period was inherited without words of its own.
    pub written: String,
    /// The time of day, where the words give one.
    pub clock: Option<TimeOfDay>,
}

/// How two periods stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodRelation {
    Equal,
    /// The first covers the second and more.
    Contains,
    /// The second covers the first and more.
    Within,
    Overlaps,
    /// The same days of the calendar in another year: the commonest slip of all.
    OtherYear,
    Disjoint,
    /// One side is open or missing.
    Unknown,
}

impl PeriodRelation {
    /// Whether the two have no day in common.
    pub const fn is_apart(self) -> bool {
        matches!(self, Self::Disjoint | Self::OtherYear)
    }
}

impl Period {
    pub fn stated(from: NaiveDate, to: NaiveDate, grain: Grain, written: &str) -> Self {
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        Self { days: Some((from, to)), grain, resolved: Resolution::Stated, written: written.to_owned(), clock: None }
    }

    pub fn open(grain: Grain, written: &str) -> Self {
        Self { days: None, grain, resolved: Resolution::Open, written: written.to_owned(), clock: None }
    }

    pub fn year(year: i32, written: &str) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let to = NaiveDate::from_ymd_opt(year, 12, 31)?;
        Some(Self::stated(from, to, Grain::Year, written))
    }

    pub fn month(year: i32, month: u32, written: &str) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Self::stated(from, last_of_month(year, month), Grain::Month, written))
    }

    pub fn with_resolution(self, resolved: Resolution) -> Self {
        Self { resolved, ..self }
    }

    pub fn from(&self) -> Option<NaiveDate> {
        self.days.map(|(from, _)| from)
    }

    pub fn to(&self) -> Option<NaiveDate> {
        self.days.map(|(_, to)| to)
    }

    /// The year, where the period lies within one.
    pub fn single_year(&self) -> Option<i32> {
        self.days.and_then(|(from, to)| (from.year() == to.year()).then(|| from.year()))
    }

    /// The same days of the calendar in another year.
    pub fn in_year(&self, year: i32) -> Option<Self> {
        let (from, to) = self.days?;
        let shift = year - from.year();
        let shifted = (move_year(from, shift)?, move_year(to, shift)?);
        Some(Self { days: Some(shifted), ..self.clone() })
    }

    /// Whether two periods, or the units that they are parts of, are the same days of the calendar in two years.
    fn is_other_year_of(&self, other: &Self) -> bool {
        let (left, right) = (self.whole_unit(), other.whole_unit());
        let years = left.from().zip(right.from()).map(|(left, right)| (left.year(), right.year()));
        years.is_some_and(|(one, another)| one != another && left.in_year(another).is_some_and(|moved| moved.days == right.days))
    }

    pub fn relation(&self, other: &Self) -> PeriodRelation {
        let (Some(left), Some(right)) = (self.days, other.days) else {
            return PeriodRelation::Unknown;
        };
        if left == right {
            PeriodRelation::Equal
        } else if left.0 <= right.0 && right.1 <= left.1 {
            PeriodRelation::Contains
        } else if right.0 <= left.0 && left.1 <= right.1 {
            PeriodRelation::Within
        } else if self.is_other_year_of(other) {
            PeriodRelation::OtherYear
        } else if (left.1 < right.0 || right.1 < left.0) && !self.may_touch(other) {
            PeriodRelation::Disjoint
        } else {
            PeriodRelation::Overlaps
        }
    }

    /// Minutes between the nearest readings of two periods that each lie within one day, or within a night; nothing where
    /// they can be one moment, or where one is longer or open. A period without a day may be of any.
    pub fn minutes_apart(&self, other: &Self) -> Option<u32> {
        let day = |period: &Self| match period.days {
            Some((from, to)) if from == to => Some(Some(from)),
            Some(_) => None,
            None => period.clock.map(|_| None),
        };
        let (left, right) = (day(self)?, day(other)?);
        let days = left.zip(right).map(|(left, right)| i32::try_from(right.signed_duration_since(left).num_days()).unwrap_or(i32::MAX));
        let clock = |period: &Self| period.clock.unwrap_or_else(TimeOfDay::whole_day);
        clock(self).gap(clock(other), days)
    }

    /// Whether the words of a stretch print two days, its first and its last: "between 27 November and 15 December", and not
    /// "since 27 November".
    pub fn is_of_days(&self) -> bool {
        let numbers = self.written.split(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=2).contains(&digits.len()));
        self.grain == Grain::Interval && self.days.is_some_and(|(from, to)| from < to) && numbers.count() == 2
    }

    /// Whether two periods name one part of the day on two days: "early on Saturday" and "in the small hours of Sunday".
    /// No time zone brings those together.
    pub fn is_one_part_of_two_days(&self, other: &Self) -> bool {
        let part = |period: &Self| period.clock.filter(|clock| clock.to - clock.from <= 13 * 60);
        let day = |period: &Self| period.days.filter(|(from, to)| from == to).map(|(day, _)| day);
        let apart = matches!((day(self), day(other)), (Some(left), Some(right)) if left != right);
        apart && matches!((part(self), part(other)), (Some(left), Some(right)) if left.gap(right, Some(0)).is_none())
    }

    /// The period in words a reader checks at a glance: "January to September 2025", "February 2024", "26 October 2025".
    pub fn describe(&self) -> String {
        let Some((from, to)) = self.days else {
            return if self.written.is_empty() { "no stated time".to_owned() } else { format!("\"{}\" (year not settled)", self.written) };
        };
        let month = |date: NaiveDate| MONTHS[date.month0() as usize];
        let day = |date: NaiveDate| format!("{} {} {}", date.day(), month(date), date.year());
        if let Some(half) = self.half_in_words().filter(|_| self.grain != Grain::Week) {
            return format!("{half} {}", self.whole_unit().describe());
        }
        let whole_months = from.day() == 1 && to == last_of_month(to.year(), to.month());
        if from == to {
            day(from)
        } else if whole_months && from.month() == 1 && to.month() == 12 {
            if from.year() == to.year() { from.year().to_string() } else { format!("{} to {}", from.year(), to.year()) }
        } else if whole_months && (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{} {}", month(from), from.year())
        } else if whole_months && from.year() == to.year() {
            format!("{} to {} {}", month(from), month(to), to.year())
        } else if whole_months {
            format!("{} {} to {} {}", month(from), from.year(), month(to), to.year())
        } else if from.year() == to.year() {
            format!("{} {} to {}", from.day(), month(from), day(to))
        } else {
            format!("{} to {}", day(from), day(to))
        }
    }
}

static MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Moves a date by whole years; 29 February lands on the last of February.
fn move_year(date: NaiveDate, years: i32) -> Option<NaiveDate> {
    let year = date.year().checked_add(years)?;
    if date.month() == 2 && date == last_of_month(date.year(), 2) {
        return Some(last_of_month(year, 2));
    }
    NaiveDate::from_ymd_opt(year, date.month(), date.day())
}

/// The last day of a month; months outside 1 to 12 are read as December.
pub(crate) fn last_of_month(year: i32, month: u32) -> NaiveDate {
    let (next_year, next_month) = if (1..12).contains(&month) { (year, month + 1) } else { (year.saturating_add(1), 1) };
    NaiveDate::from_ymd_opt(next_year, next_month, 1).and_then(|first| first.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(year: i32, from: u32, to: u32) -> Period {
        Period::stated(NaiveDate::from_ymd_opt(year, from, 1).unwrap(), last_of_month(year, to), Grain::Interval, "")
    }

    #[test]
    fn same_months_of_another_year_are_their_own_case() {
        assert_eq!(months(2025, 1, 9).relation(&months(2024, 1, 9)), PeriodRelation::OtherYear);
        assert_eq!(months(2025, 2, 2).relation(&months(2024, 2, 2)), PeriodRelation::OtherYear);
        assert_eq!(months(2025, 1, 9).relation(&months(2025, 2, 2)), PeriodRelation::Contains);
        assert_eq!(months(2025, 1, 9).relation(&months(2024, 1, 10)), PeriodRelation::Disjoint);
        assert_eq!(months(2025, 1, 9).relation(&Period::open(Grain::Month, "in February")), PeriodRelation::Unknown);
    }

    #[test]
    fn periods_read_as_a_reader_says_them() {
        assert_eq!(months(2025, 1, 9).describe(), "January to September 2025");
        assert_eq!(months(2024, 2, 2).describe(), "February 2024");
        assert_eq!(months(2024, 1, 12).describe(), "2024");
        let day = NaiveDate::from_ymd_opt(2025, 10, 26).unwrap();
        assert_eq!(Period::stated(day, day, Grain::Day, "").describe(), "26 October 2025");
    }
}
