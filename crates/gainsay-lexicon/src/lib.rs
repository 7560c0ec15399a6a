//! What words mean, by language.
//!
//! A language is a folder of tables under `lexicons/`. The build script (`build/`) reads them and lays them out for look-up, so
//! that the program reads nothing when it starts; the tests of this crate check them.
//! The tables say what a form *can* mean; which of its senses holds in a sentence is the reader's business, in
//! `gainsay-extract`. Forms are lower case, with `'` for every apostrophe;
//! a hyphen is as good as a space.

#[cfg(test)]
mod english;
#[cfg(test)]
#[path = "../build/error.rs"]
mod error;
mod form;
mod kinds;
#[cfg(test)]
#[path = "../build/layout.rs"]
mod layout;
mod lexicon;
mod load;
#[cfg(test)]
#[path = "../build/read.rs"]
mod read;
#[cfg(test)]
#[path = "../build/schema.rs"]
mod schema;
mod sense;
mod stem;
mod table;
#[cfg(test)]
mod tables;

pub use kinds::Kinds;
pub use lexicon::{ActionClass, Lexicon, MeasureClass, Once, Place, PlaceKind};
pub use load::lexicon;
pub use sense::{ActionIndex, Deictic, Doer, HedgeIndex, MeasureIndex, PeriodPart, PlaceIndex, Sense};
