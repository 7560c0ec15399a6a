//! Rules about superlatives, actions and names.

rules![action_conflict, superlative_conflict];
