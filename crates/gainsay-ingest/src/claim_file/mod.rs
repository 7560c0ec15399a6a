//! Claims on disk: a TOML file that the extraction writes, a person corrects and a check reads back.
//!
//! ```toml
//! [document]
//! id = "coastpost"
//! outlet = "Coastpost"
//! published = "2025-06-03"
//!
//! [[claim]]
//! id = "c1"
//! quote = "The harbour office counted 31 ships on Monday."
//! at = { line = 7, start = 120, end = 166 }   # bytes in the document's text
//! words = "31 ships"                          # the words of the claim within the quote
//! subject = "harbour office"
//! measure = "ship"
//! quantity = { value = "31", unit = "count" }
//! ```
//!
//! What a key leaves out has a default that suits a file written by hand; what the extraction writes leaves out exactly
//! what the defaults give back, so that reading returns every claim as it was. Places inside a claim (`words_at`, and
//! `at` of a name, an action, a period) are pairs of byte offsets from the quote's beginning, so that they hold when the
//! quote moves; they are written only where the words stand elsewhere than at their first occurrence in the quote.
//! Decimals are strings (`"1.65"`), bounds are strings with an open end marked (`lower = ">5"`, `upper = "<1.655"`) and
//! `"none"` for no bound.
//!
//! Relations name claims of the same file; they come back grouped by kind, in the order of each list.

mod defaults;
mod fields;
mod quote;
mod reading;
mod update;
mod verify;
mod writing;

use gainsay_model::{Claim, Document};

pub use reading::read;
pub use update::update;
pub use verify::{Verified, verify};
pub use writing::write;

/// A claim file as read.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimFile {
    /// The file as the user named it.
    pub name: String,
    /// The document the claims were taken from, without its text.
    pub document: Document,
    /// The claims of this one document; relations count within this list.
    pub claims: Vec<Claim>,
    /// For each claim the line of the file it begins on.
    pub lines: Vec<u32>,
}

/// Keys of each table, in the order in which they are written.
mod keys {
    pub(super) const ROOT: &[&str] = &["document", "claim"];
    pub(super) const DOCUMENT: &[&str] = &["id", "file", "outlet", "title", "published", "language", "source", "sha256", "authority"];
    pub(super) const CLAIM: &[&str] = &[
        "id",
        "quote",
        "at",
        "heading",
        "words",
        "words_at",
        "subject",
        "action",
        "object",
        "measure",
        "role",
        "quantity",
        "superlative",
        "enumeration",
        "source",
        "event",
        "calendar",
        "identity",
        "quotation",
        "bearing",
        "period",
        "place",
        "attribution",
        "hedge",
        "part_of",
        "in_addition_to",
        "equivalent",
        "sums_to",
        "ratio_of",
        "ratio_gives",
        "names",
        "terms",
    ];
    pub(super) const AT: &[&str] = &["line", "start", "end"];
    pub(super) const NAME: &[&str] = &["written", "canonical", "kind", "at"];
    pub(super) const ACTION: &[&str] = &["class", "classed", "written", "at"];
    pub(super) const MEASURE: &[&str] = &["class", "classed", "counted", "written"];
    pub(super) const QUANTITY: &[&str] = &["value", "unit", "bound", "lower", "upper", "step", "written_out", "change", "written"];
    pub(super) const PERIOD: &[&str] = &["from", "to", "clock", "grain", "resolved", "written", "at"];
    pub(super) const SUPERLATIVE: &[&str] = &["kind", "set", "measure", "winner", "since", "written"];
    pub(super) const ENUMERATION: &[&str] = &["set", "members", "complete"];
    pub(super) const SOURCE: &[&str] = &["kind", "issuer"];
    pub(super) const IDENTITY: &[&str] = &["kind", "written", "canonical"];
    pub(super) const CALENDAR: &[&str] = &["weekday", "day", "month", "year", "clock", "elsewhere", "ahead"];
    pub(super) const ATTRIBUTION: &[&str] = &["speaker", "cue", "manner", "at"];
    pub(super) const HEDGE: &[&str] = &["class", "written"];
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
