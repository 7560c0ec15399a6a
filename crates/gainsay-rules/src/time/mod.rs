//! Rules about years, dates and periods.

rules![conflicting_date, conflicting_period, conflicting_year];

pub(crate) use conflicting_date::single_events;
