//! The comparisons. A rule is a page, a function and a row; nothing else needs to know that it exists.
//!
//! Rules see a [`Scene`]: the claims of one story, grouped into topics. They return drafts; the runner adds the rule,
//! the configured severity and the id, puts consequences behind the slip that explains them, and ranks.

#[macro_use]
mod registry;

mod arithmetic;
mod attribution;
mod camps;
mod currency;
mod figures;
mod levels;
mod origins;
mod run;
mod scene;
mod sourcing;
mod time;
mod voices;
mod words;

pub use figures::{Silence, silence_between};
pub use registry::{Check, Rule, rule_named, rules};
pub use run::{Levels, ranked, run};
pub use scene::{SEASON_DAYS, Scene};
