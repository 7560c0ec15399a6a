//! Rules about counts, sums and measures.

rules![conflicting_count, conflicting_figure, digit_slip, direction_conflict, magnitude_slip];

mod dispute;
