//! Rules about sums, parts and lists.

mod change_told_twice;

rules![
    age_mismatch,
    duration_mismatch,
    headline_body_mismatch,
    list_count_mismatch,
    margin_mismatch,
    part_exceeds_whole,
    percent_change_mismatch,
    ratio_mismatch,
    rise_or_fall_mismatch,
    step_mismatch,
    sum_mismatch
];
