//! The outcome of a run: everything a report shows.

use std::fmt;
use std::sync::Arc;

use crate::{Accepted, Check, Claim, ClaimIndex, Document, DocumentIndex, Finding, Lapsed};

/// Names a topic within one report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub Arc<str>);

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names a story within one report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub Arc<str>);

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The documents about one event. Claims are compared within a story and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    pub id: StoryId,
    /// A few words for a heading: what its documents share, or the title of the only one.
    pub label: String,
    /// In the order given; one that stands alone is a story of its own.
    pub documents: Vec<DocumentIndex>,
}

/// Claims held to speak of the same fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    pub id: TopicId,
    /// A few words for a heading: "$1.65 billion stolen".
    pub label: String,
    /// In order of documents and of their texts.
    pub claims: Vec<ClaimIndex>,
    pub verdict: Verdict,
}

/// How the claims of a topic, or of a pair, stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Several documents, the same set of values.
    Agrees,
    /// Several documents, sets that intersect or differ by rounding.
    Compatible,
    /// A later figure replaces an earlier one.
    Superseded,
    DifferentScope,
    NotComparable,
    Conflicts,
    /// One document only.
    SingleSource,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Compatible => "compatible",
            Self::Superseded => "superseded",
            Self::DifferentScope => "different scope",
            Self::NotComparable => "not comparable",
            Self::Conflicts => "conflicts",
            Self::SingleSource => "single source",
        }
    }
}

/// The outcome of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub documents: Vec<Document>,
    pub claims: Vec<Claim>,
    /// In order of their first documents; every document stands in one.
    pub stories: Vec<Story>,
    pub topics: Vec<Topic>,
    /// Ranked: the gravest and most prominent first, each followed by its consequences.
    pub findings: Vec<Finding>,
    /// Findings that a person accepts; they stand in no other list.
    pub accepted: Vec<Accepted>,
    /// Acceptances that do nothing any more.
    pub lapsed: Vec<Lapsed>,
    /// What a desk found out about findings, accepted or not.
    pub checked: Vec<Check>,
    /// Claims that share a measure but were not compared, and why.
    pub not_compared: Vec<NotCompared>,
    /// What was not checked at all, and why.
    pub unchecked: Vec<Unchecked>,
    /// The exchange-rate series the run could use.
    pub rates: Option<RateNote>,
    /// The file of match weights the run used; nothing for those built in.
    pub weights: Option<String>,
}

impl Report {
    pub fn claim(&self, index: ClaimIndex) -> &Claim {
        &self.claims[index.get()]
    }

    pub fn document(&self, index: DocumentIndex) -> &Document {
        &self.documents[index.0 as usize]
    }

    /// The document a claim stands in.
    pub fn document_of(&self, index: ClaimIndex) -> &Document {
        self.document(self.claim(index).document)
    }
}

/// Claims that were not compared with each other, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    /// "another period", "another place".
    pub reason: String,
    pub claims: Vec<ClaimIndex>,
    /// The pairs of them that were held apart, the nearest to being one fact first; none where they were not asked for.
    pub pairs: Vec<HeldApart>,
    /// Pairs beyond those, where they were asked for.
    pub left_off: usize,
}

/// Two claims of different documents that were not compared with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldApart {
    /// The earlier first.
    pub claims: [ClaimIndex; 2],
    /// Why, of these two; holds words of the articles.
    pub why: String,
    /// The sum of their match weights in hundredths of a bit; nothing for claims that other claims made one fact.
    pub weight: Option<i32>,
}

/// Something that was not checked, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The file or document it is about, if one.
    pub about: Option<String>,
    pub reason: String,
}

/// Where the reference exchange rates came from and how far they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateNote {
    /// "Source: European Central Bank, euro foreign exchange reference rates".
    pub source: String,
    pub first: chrono::NaiveDate,
    pub last: chrono::NaiveDate,
}
