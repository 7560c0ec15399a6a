//! News-like text for benchmarks and quality measures: seeded, deterministic, drawn from grammars of our own.
//!
//! Nothing of the product uses this crate; benchmarks, tests and examples do. The same seed gives the same bytes on every
//! machine: one small generator, integers only, no clock.

mod coverage;
mod documents;
mod fill;
mod grammar;
mod pathological;
mod prose;
mod random;
mod story;
mod topics;
mod words;

pub use coverage::coverage;
pub use documents::{document, documents};
pub use pathological::Pathology;
pub use prose::prose;
pub use story::{Planted, Slip, Story, Verdict, story};
