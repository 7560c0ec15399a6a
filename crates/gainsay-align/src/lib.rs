//! Which claims speak of the same fact.
//!
//! The method is record linkage after Fellegi and Sunter ("A Theory for Record Linkage", 1969): *blocking* keys bring
//! candidate pairs together, each pair is compared feature by feature into *levels*, each level carries a *match
//! weight*, and the sum decides. Groups come from pairs under constraints. Nothing here compares all pairs.

mod blocking;
mod census;
mod compare;
mod estimation;
mod groups;
mod pairs;
mod passages;
mod profile;
mod stories;
mod weights;

pub use blocking::{BlockKey, BlockingRule, block_keys};
pub use census::Census;
pub use compare::{Comparison, compare};
pub use estimation::{Bounds, Estimate, EstimatedLevel, Observed, PairKind, Quota, Search, estimate, observe};
pub use groups::{Alignment, ScoredPair, align};
pub use pairs::{Meeting, meeting};
pub use stories::{Apart, KeyKind, SharedKey, StoryKey, StoryLink, StoryMode, stories, story_keys, story_link};
pub use weights::{Feature, Level, Weights, WeightsError, WeightsMistake};
