//! Rules about years, dates and periods.

rules![conflicting_date, conflicting_period, conflicting_year, impossible_date, weekday_mismatch];

pub(crate) use conflicting_date::single_events;
