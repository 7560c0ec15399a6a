//! What people decided about findings.

use chrono::NaiveDate;

use crate::{Finding, FindingId};

/// A person's word that a finding may stay: it is shown apart and no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    pub finding: FindingId,
    /// Who accepts it.
    pub by: String,
    pub reason: String,
    /// The last day it holds.
    pub until: Option<NaiveDate>,
}

/// A finding with the acceptance that took it out of the count.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    pub finding: Finding,
    pub acceptance: Acceptance,
}

/// An acceptance that does nothing any more, for its author to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapsed {
    pub acceptance: Acceptance,
    pub why: Lapse,
}

/// Why an acceptance does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lapse {
    /// Its finding does not occur.
    Gone,
    /// Its last day is past; the finding counts again.
    Past,
}

impl Lapse {
    /// One word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Past => "past",
        }
    }
}

/// What a desk found out about the sides of a finding, in its own words: gainsay takes no side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub finding: FindingId,
    /// The desk.
    pub by: String,
    /// When it published what it found.
    pub on: Option<NaiveDate>,
    /// Where.
    pub url: String,
    /// The desk's verdict on what each of these documents says, by the documents' ids, sorted.
    pub verdicts: Vec<(String, String)>,
}
