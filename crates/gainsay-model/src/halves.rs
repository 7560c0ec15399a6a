//! Weeks, months, years and decades of which words name a part: "early 2027", "late May", "earlier this week".

use chrono::{Datelike, Days, NaiveDate};

use crate::time::last_of_month;
use crate::{Grain, Period};

impl Period {
    /// The week, month, year or decade that a part of it lies in: 2026 for "late 2026". Other periods are themselves.
    pub fn whole_unit(&self) -> Self {
        let days = self.days.map(|(from, to)| unit_around(from, to, self.grain).unwrap_or((from, to)));
        Self { days, ..self.clone() }
    }

    /// Whether the period is a week, month, year or decade of which words left out a part.
    pub fn is_part_of_unit(&self) -> bool {
        self.days.is_some() && self.whole_unit().days != self.days
    }

    /// What "early" means of a week, a month, a year or a decade: Monday to Wednesday, the first fifteen days, the first
    /// six months, the first five years.
    pub fn early(&self) -> Option<Self> {
        let (from, _) = self.days?;
        Some(Self { days: Some((from, middle(from, self.grain)?.pred_opt()?)), ..self.clone() })
    }

    /// What "late" means of a week, a month, a year or a decade: what [`Period::early`] leaves.
    pub fn late(&self) -> Option<Self> {
        let (from, to) = self.days?;
        Some(Self { days: Some((middle(from, self.grain)?, to)), ..self.clone() })
    }

    /// "Early" or "late", where a period is that half of its unit.
    pub(crate) fn half_in_words(&self) -> Option<&'static str> {
        let whole = self.whole_unit();
        let is = |half: Option<Self>| half.is_some_and(|half| half.days == self.days);
        if is(whole.early()) {
            Some("early")
        } else if is(whole.late()) {
            Some("late")
        } else {
            None
        }
    }

    /// Whether two periods without a common day may still be meant as one time, because one is a part of a unit whose inner
    /// edge words do not draw to the day: "early 2027" and July 2027. Two parts of one unit are two times.
    pub(crate) fn may_touch(&self, other: &Self) -> bool {
        let (Some((from, to)), Some((other_from, other_to))) = (self.days, other.days) else { return false };
        let wholes = (self.whole_unit(), other.whole_unit());
        let (Some(left), Some(right)) = (wholes.0.days, wholes.1.days) else { return false };
        let parts = [self, other].into_iter().filter(|period| period.is_part_of_unit());
        let slack = parts.map(|part| inner_slack(part.grain)).max().unwrap_or(0);
        let gap = if to < other_from { other_from.signed_duration_since(to) } else { from.signed_duration_since(other_to) };
        let two_parts = left == right && self.is_part_of_unit() && other.is_part_of_unit();
        left.0 <= right.1 && right.0 <= left.1 && !two_parts && gap.num_days() <= slack
    }
}

/// The first and last day of the unit of a grain that holds all days of a stretch.
fn unit_around(from: NaiveDate, to: NaiveDate, grain: Grain) -> Option<(NaiveDate, NaiveDate)> {
    match grain {
        Grain::Week if from.iso_week() == to.iso_week() => {
            let monday = from.checked_sub_days(Days::new(u64::from(from.weekday().num_days_from_monday())))?;
            Some((monday, monday.checked_add_days(Days::new(6))?))
        }
        Grain::Month if (from.year(), from.month()) == (to.year(), to.month()) => {
            Some((from.with_day(1)?, last_of_month(from.year(), from.month())))
        }
        Grain::Year if from.year() == to.year() => years(from.year(), 1),
        Grain::Decade if from.year().div_euclid(10) == to.year().div_euclid(10) => years(from.year() - from.year().rem_euclid(10), 10),
        _ => None,
    }
}

fn years(first: i32, count: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first.checked_add(count - 1)?, 12, 31)?))
}

/// The first day of the second half of a unit that begins on a day.
fn middle(from: NaiveDate, grain: Grain) -> Option<NaiveDate> {
    match grain {
        Grain::Week => from.checked_add_days(Days::new(3)),
        Grain::Month => from.with_day(16),
        Grain::Year => NaiveDate::from_ymd_opt(from.year(), 7, 1),
        Grain::Decade => NaiveDate::from_ymd_opt(from.year().checked_add(5)?, 1, 1),
        _ => None,
    }
}

/// How far beyond its inner edge a part of a unit may be meant, in days.
fn inner_slack(grain: Grain) -> i64 {
    match grain {
        Grain::Week => 1,
        Grain::Month => 5,
        Grain::Year => 62,
        Grain::Decade => 366,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Period, PeriodRelation};

    fn year(year: i32) -> Period {
        Period::year(year, "").unwrap()
    }

    fn month(year: i32, month: u32) -> Period {
        Period::month(year, month, "").unwrap()
    }

    #[test]
    fn early_and_late_in_one_unit_have_no_day_in_common() {
        assert_eq!(year(2027).early().unwrap().relation(&year(2027).late().unwrap()), PeriodRelation::Disjoint);
        assert_eq!(month(2027, 5).early().unwrap().relation(&month(2027, 5).late().unwrap()), PeriodRelation::Disjoint);
    }

    #[test]
    fn words_do_not_draw_the_middle_of_a_unit_to_the_day() {
        let early = year(2027).early().unwrap();
        assert_eq!(early.relation(&month(2027, 3)), PeriodRelation::Contains);
        assert_eq!(early.relation(&month(2027, 8)), PeriodRelation::Overlaps);
        assert_eq!(early.relation(&month(2027, 10)), PeriodRelation::Disjoint);
    }

    #[test]
    fn the_outer_edge_of_a_unit_is_drawn_to_the_day() {
        let late = year(2026).late().unwrap();
        assert_eq!(late.relation(&month(2027, 1)), PeriodRelation::Disjoint);
        assert_eq!(late.relation(&year(2027)), PeriodRelation::OtherYear);
        assert_eq!(late.relation(&year(2027).late().unwrap()), PeriodRelation::OtherYear);
    }

    #[test]
    fn a_part_is_described_by_its_word() {
        assert_eq!(year(2026).late().unwrap().describe(), "late 2026");
        assert_eq!(month(2026, 9).early().unwrap().describe(), "early September 2026");
        assert!(!month(2026, 9).is_part_of_unit());
    }
}
