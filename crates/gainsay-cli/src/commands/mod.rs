//! One module for each subcommand.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod estimate_weights;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod mentions;
pub(crate) mod rates;
pub(crate) mod rules;
pub(crate) mod weights;
pub(crate) mod why;
