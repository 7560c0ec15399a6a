//! Rules about years, dates and periods.

mod single_events;

rules![
    conflicting_date,
    conflicting_month,
    conflicting_period,
    conflicting_schedule,
    conflicting_stretch,
    conflicting_time,
    conflicting_year,
    impossible_date,
    weekday_mismatch,
    zone_mismatch
];

pub(crate) use single_events::{is_happening, single_events};
