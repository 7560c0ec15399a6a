//! What words mean, by language.
//!
//! A language is a folder of tables under `lexicons/`, built into the program and checked by the tests of this crate.
//! The tables say what a form *can* mean; which of its senses holds in a sentence is the reader's business, in
//! `gainsay-extract`. Forms are lower case, with `'` for every apostrophe;
//! a hyphen is as good as a space.

mod builder;
#[cfg(test)]
mod english;
mod error;
mod form;
mod kinds;
mod lexicon;
mod load;
mod schema;
mod sense;
mod stem;
#[cfg(test)]
mod tables;

pub use error::LexiconError;
pub use kinds::Kinds;
pub use lexicon::{ActionClass, Lexicon, MeasureClass, Once, Place, PlaceKind};
pub use load::lexicon;
pub use sense::{ActionIndex, Deictic, Doer, HedgeIndex, MeasureIndex, PeriodPart, PlaceIndex, Sense};
