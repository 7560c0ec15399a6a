//! Rules about years, dates and periods.

rules![conflicting_date, conflicting_period, conflicting_year];
