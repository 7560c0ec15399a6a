//! Rules about superlatives, actions and names.

rules![action_conflict, conflicting_place, superlative_conflict];
