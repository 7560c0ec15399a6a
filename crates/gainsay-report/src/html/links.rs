//! Where things stand on the page: anchors, the numbers of findings, and which finding shows which claim.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{ClaimIndex, DocumentIndex, Finding, Severity, Topic, TopicId};

use crate::outline::Outline;

/// A finding's number and anchor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbered<'a> {
    pub(super) finding: &'a Finding,
    /// "3", and for a consequence of the third finding "3.1".
    pub(super) number: String,
    /// Unique on the page; the finding's id wherever that is possible.
    pub(super) anchor: String,
    /// The position of its topic in the report.
    pub(super) topic: Option<usize>,
}

pub(super) struct Links<'a> {
    /// In reading order.
    pub(super) findings: Vec<Numbered<'a>>,
    /// For each claim the positions of the findings that show it.
    of_claim: Vec<Vec<usize>>,
    /// For each claim the position of its topic in the report.
    topic_of_claim: Vec<Option<usize>>,
    /// For each topic that a finding is about, the positions of those findings.
    of_topic: BTreeMap<usize, Vec<usize>>,
    /// For each topic whether several documents speak of it or a finding is about it: the facts shown.
    shown: Vec<bool>,
}

impl<'a> Links<'a> {
    pub(super) fn new(outline: &Outline<'a>) -> Self {
        let positions: BTreeMap<&TopicId, usize> = outline.report.topics.iter().enumerate().map(|(at, topic)| (&topic.id, at)).collect();
        let mut taken = BTreeSet::new();
        let mut findings = Vec::with_capacity(outline.report.findings.len());
        let mut number = |finding: &'a Finding, number: String| Numbered {
            anchor: anchor(finding, &mut taken),
            topic: finding.topic.as_ref().and_then(|topic| positions.get(topic)).copied(),
            finding,
            number,
        };
        for (at, group) in outline.groups.iter().enumerate() {
            findings.push(number(group.finding, (at + 1).to_string()));
            for (below, consequence) in group.consequences.iter().enumerate() {
                findings.push(number(consequence, format!("{}.{}", at + 1, below + 1)));
            }
        }
        let mut of_claim: Vec<Vec<usize>> = vec![Vec::new(); outline.report.claims.len()];
        for (at, numbered) in findings.iter().enumerate() {
            for claim in numbered.finding.sides.iter().flat_map(|side| std::iter::once(&side.claim).chain(&side.also)) {
                if let Some(shown) = of_claim.get_mut(claim.get())
                    && shown.last() != Some(&at)
                {
                    shown.push(at);
                }
            }
        }
        let mut topic_of_claim = vec![None; outline.report.claims.len()];
        for (at, topic) in outline.report.topics.iter().enumerate() {
            for claim in &topic.claims {
                if let Some(place) = topic_of_claim.get_mut(claim.get()) {
                    *place = Some(at);
                }
            }
        }
        let mut of_topic: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, numbered) in findings.iter().enumerate() {
            if let Some(topic) = numbered.topic {
                of_topic.entry(topic).or_default().push(at);
            }
        }
        let topics = outline.report.topics.iter().enumerate();
        let shown = topics.map(|(at, topic)| documents_of(outline, topic).len() > 1 || of_topic.contains_key(&at)).collect();
        Self { findings, of_claim, topic_of_claim, of_topic, shown }
    }

    /// The findings that show a claim, in reading order.
    pub(super) fn of_claim(&self, claim: ClaimIndex) -> impl Iterator<Item = &Numbered<'a>> {
        self.of_claim.get(claim.get()).into_iter().flatten().filter_map(|at| self.findings.get(*at))
    }

    /// The findings about a topic, in reading order.
    pub(super) fn of_topic(&self, topic: usize) -> impl Iterator<Item = &Numbered<'a>> {
        self.of_topic.get(&topic).into_iter().flatten().filter_map(|at| self.findings.get(*at))
    }

    /// The first finding above a note about a topic: the dispute over it.
    pub(super) fn dispute(&self, topic: usize) -> Option<&Numbered<'a>> {
        self.of_topic(topic).find(|numbered| numbered.finding.severity > Severity::Note)
    }

    /// Whether a topic is shown among the facts that were compared.
    pub(super) fn is_shown(&self, topic: usize) -> bool {
        self.shown.get(topic).copied().unwrap_or(false)
    }

    /// The fact a claim was compared under, if it was.
    pub(super) fn compared_under(&self, claim: ClaimIndex) -> Option<usize> {
        self.topic_of_claim.get(claim.get()).copied().flatten().filter(|topic| self.is_shown(*topic))
    }
}

/// For each claim of a finding the letter of its side; the first side that names it counts.
pub(super) fn letters(finding: &Finding) -> BTreeMap<ClaimIndex, String> {
    let mut letters = BTreeMap::new();
    for (at, side) in finding.sides.iter().enumerate() {
        for claim in std::iter::once(&side.claim).chain(&side.also) {
            letters.entry(*claim).or_insert_with(|| letter(at));
        }
    }
    letters
}

/// A, B, C and so on; after Z the number of the side.
pub(super) fn letter(side: usize) -> String {
    match u8::try_from(side) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => (side + 1).to_string(),
    }
}

pub(super) fn claim_anchor(claim: ClaimIndex) -> String {
    format!("claim-{}", claim.get() + 1)
}

pub(super) fn topic_anchor(topic: usize) -> String {
    format!("fact-{}", topic + 1)
}

pub(super) fn document_anchor(document: DocumentIndex) -> String {
    format!("document-{}", u64::from(document.0) + 1)
}

/// How many documents a topic's claims stand in.
pub(super) fn documents_of(outline: &Outline<'_>, topic: &Topic) -> BTreeSet<DocumentIndex> {
    topic.claims.iter().filter_map(|claim| outline.claim(*claim)).map(|claim| claim.document).collect()
}

/// The finding's id as an anchor that no other element of the page has: those of other elements begin with a small letter.
fn anchor(finding: &Finding, taken: &mut BTreeSet<String>) -> String {
    let mut anchor: String = finding.id.0.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
    if !anchor.starts_with(|c: char| c.is_ascii_uppercase()) {
        anchor.insert_str(0, "F-");
    }
    if taken.contains(&anchor) {
        // Ids are digests and do not collide; a damaged report may still repeat one.
        anchor = format!("repeated-{}", taken.len());
    }
    taken.insert(anchor.clone());
    anchor
}
