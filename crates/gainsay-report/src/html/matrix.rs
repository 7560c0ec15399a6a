//! Who says what: facts down, outlets across, in each cell how the outlet stands to the fact.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{DocumentIndex, Topic, Verdict};

use super::links::{Links, documents_of, letters, topic_anchor};
use super::wording::name;
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

/// Rows and columns a reader can still take in; both bound the size of the page.
const MOST_FACTS: usize = 60;
const MOST_OUTLETS: usize = 40;

pub(super) struct Matrix {
    pub(super) outlets: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// What was left out: "60 of 312 facts, the disputed and the most widely told".
    pub(super) shown: Option<String>,
    /// Which marks the legend has to explain.
    pub(super) marks: Vec<Mark>,
}

pub(super) struct Row {
    pub(super) label: String,
    pub(super) anchor: String,
    pub(super) cells: Vec<Cell>,
}

pub(super) struct Cell {
    pub(super) mark: Mark,
    /// The side of the dispute.
    pub(super) letter: Option<String>,
}

/// How an outlet stands to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Differs,
    Agrees,
    Compatible,
    Replaced,
    NotCompared,
    Silent,
}

impl Mark {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Differs => "×",
            Self::Agrees => "=",
            Self::Compatible => "≈",
            Self::Replaced => "→",
            Self::NotCompared => "?",
            Self::Silent => "·",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Agrees => "agrees",
            Self::Compatible => "compatible",
            Self::Replaced => "counts at another time",
            Self::NotCompared => "not compared",
            Self::Silent => "silent",
        }
    }

    pub(super) fn explained(self) -> &'static str {
        match self {
            Self::Differs => "differs; the letter is the side in the finding",
            Self::Agrees => "agrees",
            Self::Compatible => "compatible: some value fits all wordings",
            Self::Replaced => "an earlier or later count of what grows",
            Self::NotCompared => "another scope or period, not compared",
            Self::Silent => "says nothing of it",
        }
    }

    /// The class of its cell.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Agrees => "agrees",
            Self::Compatible => "compatible",
            Self::Replaced => "replaced",
            Self::NotCompared => "open",
            Self::Silent => "silent",
        }
    }
}

/// The matrix of all facts that more than one document speaks of, or that are disputed; nothing where there is none.
pub(super) fn matrix(outline: &Outline<'_>, links: &Links<'_>) -> Option<Matrix> {
    struct Fact<'a> {
        at: usize,
        topic: &'a Topic,
        documents: BTreeSet<DocumentIndex>,
        disputed: bool,
    }
    if outline.report.documents.len() < 2 {
        return None;
    }
    let mut facts: Vec<Fact<'_>> = outline
        .report
        .topics
        .iter()
        .enumerate()
        .map(|(at, topic)| Fact { at, topic, documents: documents_of(outline, topic), disputed: is_disputed(links, at, topic) })
        .filter(|fact| fact.documents.len() > 1)
        .collect();
    let all = facts.len();
    facts.sort_by_key(|fact| (!fact.disputed, std::cmp::Reverse(fact.documents.len()), fact.at));
    facts.truncate(MOST_FACTS);
    if facts.is_empty() {
        return None;
    }
    let mut told: BTreeMap<DocumentIndex, usize> = BTreeMap::new();
    for document in facts.iter().flat_map(|fact| &fact.documents) {
        *told.entry(*document).or_default() += 1;
    }
    // The outlets that say most, in the order of the documents.
    let mut columns: Vec<(DocumentIndex, usize)> = told.into_iter().collect();
    let speaking = columns.len();
    columns.sort_by_key(|(document, count)| (std::cmp::Reverse(*count), *document));
    columns.truncate(MOST_OUTLETS);
    columns.sort();
    let rows: Vec<Row> = facts
        .iter()
        .map(|fact| {
            let sides = sides(outline, links, fact.at, fact.disputed);
            let cells = columns.iter().map(|(document, _)| {
                let letter = sides.get(document).cloned();
                let mark = match (fact.documents.contains(document), &letter) {
                    // A side may come from a neighbouring topic: the dispute is about this one all the same.
                    (_, Some(_)) => Mark::Differs,
                    (false, None) => Mark::Silent,
                    (true, None) => undisputed(fact.topic, fact.disputed && sides.is_empty()),
                };
                Cell { mark, letter }
            });
            Row { label: shortened(&visible(&fact.topic.label), 80), anchor: topic_anchor(fact.at), cells: cells.collect() }
        })
        .collect();
    let marks: BTreeSet<Mark> = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.mark).collect();
    let mut left_out = Vec::new();
    if all > rows.len() {
        left_out.push(format!("{} of {all} facts: the disputed first, then the most widely told", rows.len()));
    }
    if speaking > columns.len() {
        left_out.push(format!("{} of {speaking} documents: those that speak of most of these facts", columns.len()));
    }
    Some(Matrix {
        outlets: columns.iter().map(|(document, _)| name(outline, *document)).collect(),
        rows,
        shown: (!left_out.is_empty()).then(|| left_out.join("; ")),
        marks: marks.into_iter().collect(),
    })
}

fn is_disputed(links: &Links<'_>, at: usize, topic: &Topic) -> bool {
    topic.verdict == Verdict::Conflicts || links.dispute(at).is_some()
}

/// For each document the side it takes in the dispute over a topic.
fn sides(outline: &Outline<'_>, links: &Links<'_>, at: usize, disputed: bool) -> BTreeMap<DocumentIndex, String> {
    let Some(dispute) = links.dispute(at).filter(|_| disputed) else { return BTreeMap::new() };
    let mut sides = BTreeMap::new();
    for (claim, letter) in letters(dispute.finding) {
        if let Some(claim) = outline.claim(claim) {
            sides.entry(claim.document).or_insert(letter);
        }
    }
    sides
}

fn undisputed(topic: &Topic, differs: bool) -> Mark {
    match topic.verdict {
        _ if differs => Mark::Differs,
        Verdict::Agrees | Verdict::SingleSource => Mark::Agrees,
        Verdict::Superseded => Mark::Replaced,
        Verdict::DifferentScope | Verdict::NotComparable => Mark::NotCompared,
        Verdict::Compatible | Verdict::Conflicts => Mark::Compatible,
    }
}
