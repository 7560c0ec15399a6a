//! Rules about superlatives, actions and names.

mod given_names;
mod spelling;

rules![
    name_conflict,
    status_conflict,
    action_conflict,
    conflicting_direction,
    conflicting_place,
    conflicting_record,
    conflicting_region,
    conflicting_setting,
    conflicting_verdict,
    superlative_conflict,
    swapped_parties
];
