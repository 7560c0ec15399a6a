//! Rules about counts, sums and measures.

rules![
    conflicting_count,
    conflicting_figure,
    conflicting_range,
    conflicting_result,
    digit_slip,
    direction_conflict,
    magnitude_slip,
    percent_for_points,
    referent_conflict,
    restated_figure,
    stale_figure,
    superseded_figure,
    swapped_figures
];

mod apart;
mod classes;
mod dispute;
mod silence;

pub(crate) use dispute::{Dispute, disputes};
pub use silence::{Silence, silence_between};
