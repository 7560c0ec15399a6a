//! Stories that several outlets tell, with slips planted in known places.
//!
//! A story is drawn from a kind (`stories/*.toml`): facts with true values, and statements that say them in many ways. Each
//! outlet picks its statements, words, order, notation and rounding; then, in some stories, one outlet gets one fact wrong.
//! What is true, what is wrong, and where it stands is known before anything is checked.

mod desk;
mod figures;
mod kinds;
mod slip;
mod style;
mod teller;
mod value;
mod world;

pub use desk::{Planted, Story, Verdict, story};
pub use slip::Slip;
