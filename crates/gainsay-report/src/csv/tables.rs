//! What the rows of each table are, and what their cells are looked up in.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Acceptance, Claim, ClaimIndex, DocumentIndex, Finding, Lapse, Lapsed, Report, Span, Story, Topic};

use crate::outline::{Apart, ApartPair, Outline};

/// A report with what joins its tables.
pub(super) struct Tables<'a> {
    pub(super) outline: Outline<'a>,
    topics: BTreeMap<ClaimIndex, &'a str>,
    findings: BTreeMap<ClaimIndex, Vec<&'a str>>,
    stories: BTreeMap<DocumentIndex, &'a str>,
}

/// A row of findings, by its place in one of the report's lists.
pub(super) enum Found {
    Open(usize),
    Accepted(usize),
    /// An acceptance whose finding does not occur.
    Gone(usize),
}

/// What one document says of one topic.
pub(super) struct Voice {
    /// The topic's place in the report's list.
    pub(super) topic: usize,
    pub(super) document: DocumentIndex,
    /// In order of the text; never empty.
    pub(super) claims: Vec<ClaimIndex>,
}

/// Two claims that were not compared with each other, or a reason of which no pair is named.
pub(super) struct HeldApart {
    /// The reason's place in the outline's list.
    pub(super) reason: usize,
    /// The pair's place among those of the reason.
    pub(super) pair: Option<usize>,
}

/// A document and the story it tells.
pub(super) struct Teller {
    /// The story's place in the report's list.
    pub(super) story: usize,
    pub(super) document: DocumentIndex,
}

impl<'a> Tables<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let topics = report.topics.iter().flat_map(|topic| topic.claims.iter().map(|claim| (*claim, &*topic.id.0)));
        let mut findings: BTreeMap<ClaimIndex, Vec<&str>> = BTreeMap::new();
        for finding in report.findings.iter().chain(report.accepted.iter().map(|accepted| &accepted.finding)) {
            let claims: BTreeSet<ClaimIndex> = finding.claims().chain(finding.sides.iter().flat_map(|side| side.also.clone())).collect();
            for claim in claims {
                findings.entry(claim).or_default().push(&finding.id.0);
            }
        }
        let stories = report.stories.iter().flat_map(|story| story.documents.iter().map(|document| (*document, &*story.id.0)));
        Self { outline: Outline::new(report), topics: topics.collect(), findings, stories: stories.collect() }
    }

    fn report(&self) -> &'a Report {
        self.outline.report
    }

    pub(super) fn findings(&self) -> impl Iterator<Item = Found> + use<'_, 'a> {
        let (open, accepted) = (self.report().findings.len(), self.report().accepted.len());
        let gone = self.report().lapsed.iter().enumerate().filter(|(_, lapsed)| lapsed.why == Lapse::Gone);
        (0..open).map(Found::Open).chain((0..accepted).map(Found::Accepted)).chain(gone.map(|(at, _)| Found::Gone(at)))
    }

    pub(super) fn claims(&self) -> impl Iterator<Item = ClaimIndex> + use<> {
        (0..self.report().claims.len()).map(ClaimIndex::new)
    }

    /// Topic by topic, documents in the order they were given.
    pub(super) fn voices(&self) -> Vec<Voice> {
        let mut voices = Vec::new();
        for (topic, entry) in self.report().topics.iter().enumerate() {
            let mut by_document: BTreeMap<DocumentIndex, Vec<ClaimIndex>> = BTreeMap::new();
            for claim in &entry.claims {
                if let Some(shown) = self.claim(*claim) {
                    by_document.entry(shown.document).or_default().push(*claim);
                }
            }
            voices.extend(by_document.into_iter().map(|(document, claims)| Voice { topic, document, claims }));
        }
        voices
    }

    /// Reason by reason in the order all formats have them, the pair nearest to being one fact first.
    pub(super) fn held_apart(&self) -> Vec<HeldApart> {
        let rows = self.outline.not_compared.iter().enumerate().flat_map(|(reason, apart)| {
            let pairs = (0..apart.pairs.len()).map(Some);
            pairs.chain(apart.pairs.is_empty().then_some(None)).map(move |pair| HeldApart { reason, pair })
        });
        rows.collect()
    }

    /// Story by story, documents in the order they were given.
    pub(super) fn tellers(&self) -> Vec<Teller> {
        let stories = self.report().stories.iter().enumerate();
        stories.flat_map(|(story, entry)| entry.documents.iter().map(move |document| Teller { story, document: *document })).collect()
    }

    pub(super) fn apart(&self, row: &HeldApart) -> Option<&Apart<'a>> {
        self.outline.not_compared.get(row.reason)
    }

    pub(super) fn pair(&self, row: &HeldApart) -> Option<&ApartPair<'a>> {
        self.apart(row)?.pairs.get(row.pair?)
    }

    pub(super) fn story(&self, row: &Teller) -> Option<&'a Story> {
        self.report().stories.get(row.story)
    }

    pub(super) fn story_of(&self, document: DocumentIndex) -> &'a str {
        self.stories.get(&document).copied().unwrap_or("")
    }

    pub(super) fn finding(&self, row: &Found) -> Option<&'a Finding> {
        match row {
            Found::Open(at) => self.report().findings.get(*at),
            Found::Accepted(at) => self.report().accepted.get(*at).map(|accepted| &accepted.finding),
            Found::Gone(_) => None,
        }
    }

    /// The acceptance a row is about: of an open finding one whose last day is past.
    pub(super) fn acceptance(&self, row: &Found) -> Option<&'a Acceptance> {
        match row {
            Found::Open(_) => {
                let finding = self.finding(row)?;
                let of_it = |lapsed: &&'a Lapsed| lapsed.why == Lapse::Past && lapsed.acceptance.finding == finding.id;
                self.report().lapsed.iter().find(of_it).map(|lapsed| &lapsed.acceptance)
            }
            Found::Accepted(at) => self.report().accepted.get(*at).map(|accepted| &accepted.acceptance),
            Found::Gone(at) => self.report().lapsed.get(*at).map(|lapsed| &lapsed.acceptance),
        }
    }

    pub(super) fn claim(&self, index: ClaimIndex) -> Option<&'a Claim> {
        self.outline.claim(index)
    }

    pub(super) fn topic(&self, voice: &Voice) -> Option<&'a Topic> {
        self.report().topics.get(voice.topic)
    }

    pub(super) fn topic_of(&self, claim: ClaimIndex) -> &'a str {
        self.topics.get(&claim).copied().unwrap_or("")
    }

    /// The findings that show a claim or count it among those that say the same.
    pub(super) fn findings_of(&self, claims: &[ClaimIndex]) -> Vec<&'a str> {
        let mut known = BTreeSet::new();
        let ids = claims.iter().filter_map(|claim| self.findings.get(claim)).flatten().copied();
        ids.filter(|id| known.insert(*id)).collect()
    }

    /// The words each side of a finding is about.
    pub(super) fn marked(&self, finding: &Finding) -> Vec<&'a str> {
        let sides = finding.sides.iter().filter_map(|side| {
            let claim = self.claim(side.claim)?;
            let span: Span = side.labels.first().map_or(claim.span, |label| label.span);
            let inside = claim.sentence_span.contains(span);
            Some(if inside { span.relative_to(claim.sentence_span.start).of(&claim.sentence) } else { claim.words() })
        });
        sides.collect()
    }
}
