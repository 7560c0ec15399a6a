//! Times of day as sets of minutes, and how far two of them are apart.

use std::fmt;
use std::str::FromStr;

/// Minutes in a day.
const DAY: i32 = 24 * 60;
/// Two reports of one moment honestly differ by a few minutes.
const SLACK: i32 = 4;
/// Zones differ from each other by whole half hours (a few by a quarter, which `SLACK` does not cover and news hardly meets).
const ZONE_STEP: i32 = 30;

/// Which clock a time of day was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// No zone is named: the place of the event, or the reader's own.
    Unstated,
    /// A zone is named whose distance to UTC is not settled by its name ("ET" is two).
    Unsettled,
    /// Minutes east of UTC.
    Offset(i16),
}

/// The minutes of a day that words allow: "8:15 p.m." is one, "around 8 p.m." an hour of them, "night" runs into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// First minute, counted from midnight of the day named: 0 to 1439.
    pub from: u16,
    /// Last minute, included; beyond 1439 it lies in the next day.
    pub to: u16,
    pub zone: Zone,
}

impl TimeOfDay {
    /// A moment by the clock.
    pub fn at(hour: u16, minute: u16, zone: Zone) -> Self {
        let minute = (hour * 60 + minute).min(1439);
        Self { from: minute, to: minute, zone }
    }

    /// The minutes between two, both included; ends out of order are put right.
    pub fn between(from: u16, to: u16, zone: Zone) -> Self {
        let from = from.min(1439);
        Self { from, to: to.max(from), zone }
    }

    /// The same time read loosely: half an hour either way.
    pub fn loosely(self) -> Self {
        Self { from: self.from.saturating_sub(30), to: self.to + 30, ..self }
    }

    /// Whether the words name a moment, as opposed to a part of the day.
    pub fn is_moment(self) -> bool {
        self.to - self.from <= 60
    }

    /// Any minute of a day that is named without one.
    pub fn whole_day() -> Self {
        Self { from: 0, to: 1439, zone: Zone::Unstated }
    }

    /// Minutes between the nearest readings of two times, the other `days` later by the calendar; nothing where they can
    /// be one moment. Without a number of days any two days may be meant.
    ///
    /// Where the zones are not known to be the same, only what no zone explains counts: the minutes within the half hour.
    pub fn gap(self, other: Self, days: Option<i32>) -> Option<u32> {
        let (left, right) = ((i32::from(self.from), i32::from(self.to)), (i32::from(other.from), i32::from(other.to)));
        let apart = |shift: i32| {
            let right = (right.0.saturating_add(shift), right.1.saturating_add(shift));
            if left.1 < right.0 { right.0 - left.1 } else { (left.0 - right.1).max(0) }
        };
        let nearest = |shift: i32| match days {
            Some(days) => apart(shift.saturating_add(days.saturating_mul(DAY))),
            None => [-DAY, 0, DAY].into_iter().map(|day| apart(shift + day)).min().unwrap_or(0),
        };
        let gap = match (self.zone, other.zone) {
            (Zone::Unstated, Zone::Unstated) => days.map_or_else(|| apart(0), |_| nearest(0)),
            (Zone::Offset(east), Zone::Offset(other_east)) => nearest(i32::from(east) - i32::from(other_east)),
            // The zones of the earth span a day and two hours.
            _ if nearest(0) > DAY + 2 * 60 => nearest(0) - (DAY + 2 * 60),
            _ if self.is_moment() && other.is_moment() => {
                let steps = (left.0 - right.0).div_euclid(ZONE_STEP);
                [steps, steps + 1].into_iter().map(|step| apart(step * ZONE_STEP)).min().unwrap_or(0)
            }
            _ => 0,
        };
        u32::try_from(gap).ok().filter(|gap| *gap > SLACK as u32)
    }
}

/// "20:15", "20:15/21:15" for a stretch, with "+09:00" behind for a settled zone and "?" for one that is named and not settled.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.from / 60, self.from % 60)?;
        if self.to != self.from {
            write!(f, "/{:02}:{:02}", self.to / 60, self.to % 60)?;
        }
        match self.zone {
            Zone::Unstated => Ok(()),
            Zone::Unsettled => f.write_str("?"),
            Zone::Offset(east) => {
                write!(f, "{}{:02}:{:02}", if east < 0 { '-' } else { '+' }, east.unsigned_abs() / 60, east.unsigned_abs() % 60)
            }
        }
    }
}

/// The text is no time of day in the form that `Display` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no time of day such as 20:15, 18:00/21:00 or 20:15+09:00")]
pub struct TimeOfDayError;

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    fn from_str(text: &str) -> Result<Self, TimeOfDayError> {
        let sign = text.find(['+', '-', '?']);
        let (clock, zone) = text.split_at(sign.unwrap_or(text.len()));
        let zone = match zone.chars().next() {
            None => Zone::Unstated,
            Some('?') if zone.len() == 1 => Zone::Unsettled,
            Some(sign @ ('+' | '-')) => {
                let minutes = i16::try_from(minutes(&zone[1..])?).map_err(|_| TimeOfDayError)?;
                Zone::Offset(if sign == '-' { -minutes } else { minutes })
            }
            _ => return Err(TimeOfDayError),
        };
        let (from, to) = clock.split_once('/').unwrap_or((clock, clock));
        let (from, to) = (minutes(from)?, minutes(to)?);
        if from > 1439 || to < from || to > 2 * 1440 {
            return Err(TimeOfDayError);
        }
        Ok(Self { from, to, zone })
    }
}

fn minutes(clock: &str) -> Result<u16, TimeOfDayError> {
    let (hour, minute) = clock.split_once(':').ok_or(TimeOfDayError)?;
    let number = |digits: &str| match digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse::<u16>().map_err(|_| TimeOfDayError),
        false => Err(TimeOfDayError),
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    if minute > 59 { Err(TimeOfDayError) } else { Ok(hour * 60 + minute) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(left: &str, right: &str) -> Option<u32> {
        left.parse::<TimeOfDay>().unwrap().gap(right.parse().unwrap(), None)
    }

    #[test]
    fn one_instant_in_two_zones_has_no_gap() {
        assert_eq!(gap("20:15-05:00", "01:15+00:00"), None);
        assert_eq!(gap("20:15-05:00", "02:15+00:00"), Some(60));
    }

    #[test]
    fn the_day_counts_where_it_is_known() {
        let gap = |left: &str, right: &str, days| left.parse::<TimeOfDay>().unwrap().gap(right.parse().unwrap(), Some(days));
        assert_eq!(gap("20:15-05:00", "01:15+00:00", 1), None);
        assert_eq!(gap("20:15-05:00", "01:15+00:00", 0), Some(24 * 60));
        assert_eq!(gap("23:50", "00:10", 1), Some(20));
        assert_eq!(TimeOfDay::whole_day().gap("18:00/30:00".parse().unwrap(), Some(-1)), None);
        assert_eq!(TimeOfDay::whole_day().gap("08:15".parse().unwrap(), Some(1)), Some(496));
    }

    #[test]
    fn a_zone_on_one_side_excuses_whole_half_hours_and_no_minutes() {
        assert_eq!(gap("12:50", "06:20+00:00"), None);
        assert_eq!(gap("12:50", "06:31+00:00"), Some(11));
        assert_eq!(gap("20:15?", "18:15"), None);
    }

    #[test]
    fn a_few_minutes_are_one_moment_and_half_an_hour_is_not() {
        assert_eq!(gap("09:15", "09:18"), None);
        assert_eq!(gap("09:15", "09:51"), Some(36));
        assert_eq!(gap("12:00", "14:00"), Some(120));
    }

    #[test]
    fn loose_times_and_parts_of_the_day_are_stretches() {
        assert_eq!("20:00".parse::<TimeOfDay>().unwrap().loosely().to_string(), "19:30/20:30");
        assert_eq!(gap("19:30/20:30", "20:25"), None);
        assert_eq!(gap("05:00/12:00", "14:30"), Some(150));
        assert_eq!(gap("18:00/30:00", "23:10"), None);
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["20:15", "18:00/30:00", "20:15+09:00", "20:15-05:00", "20:15?"] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), text);
        }
        for text in ["", "25", "8:15", "20:61", "20:15+9", "20:15/19:00", "20:15 EST"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }
}
