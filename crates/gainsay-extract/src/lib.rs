//! Text to claims: sentences, figures, times, names, who said it.
//!
//! [`extract`] is a pure function of one document. It never fails: what cannot be read is left out, what cannot be
//! resolved stays open.

mod acts;
mod ages_of_persons;
mod attribution;
mod bearings;
mod calendar;
mod circumstances;
mod claims;
mod clauses;
mod cues;
mod deadlines;
mod deeds;
mod elapsed;
mod figures;
mod grammar_words;
mod happenings;
mod identities;
mod implied_measures;
mod lists;

mod measures;
mod mentions;
mod mourned;
mod names;
mod nationalities;
mod noun;
mod numerals;
mod parties;
mod parts_of_units;
mod plans;
mod quotations;
mod ratios;
mod reading;
mod regions;
mod relations;
mod resolve;
mod results;
mod sentence;
mod spans;
mod stopwatch;
mod sums;
mod superlatives;
mod tense;
mod times;
mod timex;
mod tokens;
mod verdicts;
mod wholes;

pub use claims::{Extraction, extract, extract_supposing};
pub use mentions::mentions;
