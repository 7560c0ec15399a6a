//! Rules about counts, sums and measures.

rules![conflicting_count, conflicting_figure, digit_slip, magnitude_slip];

mod dispute;
