//! What a reader is shown of a report, and in which order, whatever the format.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{
    Acceptance, Claim, ClaimIndex, Document, DocumentIndex, Finding, Lapse, Lapsed, Report, Severity, Side, Story, Topic, Verdict,
};

use crate::escape::visible;

/// A finding with those that follow from the same slip.
pub(crate) struct Group<'a> {
    pub(crate) finding: &'a Finding,
    pub(crate) consequences: Vec<&'a Finding>,
}

/// What several documents say of one fact: each wording once, with who uses it.
pub(crate) struct Wording<'a> {
    pub(crate) claim: &'a Claim,
    pub(crate) outlets: Vec<&'a str>,
}

/// A sentence that a finding shows, once, with all its sides that stand in it.
pub(crate) struct Quote<'a> {
    pub(crate) claim: &'a Claim,
    /// Never empty.
    pub(crate) sides: Vec<&'a Side>,
    /// The place of each among the finding's sides.
    pub(crate) positions: Vec<usize>,
    /// What the other documents that say the same are called.
    pub(crate) also: Vec<String>,
}

/// A fact that was not matched with another document.
pub(crate) struct Lone<'a> {
    pub(crate) topic: &'a Topic,
    pub(crate) claim: &'a Claim,
}

/// A report in reading order. Looking up a claim or document that is not there gives nothing.
pub(crate) struct Outline<'a> {
    pub(crate) report: &'a Report,
    /// What each document is called: its outlet, told apart by its id where two share one.
    names: Vec<String>,
    pub(crate) groups: Vec<Group<'a>>,
    pub(crate) agreeing: Vec<&'a Topic>,
    pub(crate) superseded: Vec<&'a Topic>,
    /// Facts that were not matched with another document, by document.
    pub(crate) single: Vec<(DocumentIndex, Vec<Lone<'a>>)>,
    pub(crate) not_compared: Vec<Apart<'a>>,
}

/// A reason for which claims were not compared.
pub(crate) struct Apart<'a> {
    /// Safe to show.
    pub(crate) reason: String,
    /// Claims it concerns, in order of documents and of their texts.
    pub(crate) claims: Vec<ClaimIndex>,
    /// Pairs of them, where they were asked for, and the number of further ones.
    pub(crate) pairs: Vec<ApartPair<'a>>,
    pub(crate) left_off: usize,
}

/// Two claims that were not compared with each other.
pub(crate) struct ApartPair<'a> {
    pub(crate) claims: [&'a Claim; 2],
    /// Their places in the report's list.
    pub(crate) indices: [ClaimIndex; 2],
    /// Safe to show.
    pub(crate) why: String,
    /// The sum of their match weights in hundredths of a bit; nothing for claims that other claims made one fact.
    pub(crate) weight: Option<i32>,
}

impl Apart<'_> {
    /// `and 12 more pairs`, or nothing.
    pub(crate) fn more(&self) -> Option<String> {
        match self.left_off {
            0 => None,
            1 => Some("and 1 more pair".to_owned()),
            rest => Some(format!("and {rest} more pairs")),
        }
    }
}

impl<'a> Outline<'a> {
    pub(crate) fn new(report: &'a Report) -> Self {
        let mut outline = Self {
            report,
            names: names(report),
            groups: groups(&report.findings),
            agreeing: Vec::new(),
            superseded: Vec::new(),
            single: Vec::new(),
            not_compared: not_compared(report),
        };
        let shown = shown_together(report);
        let mut single: BTreeMap<DocumentIndex, Vec<Lone<'a>>> = BTreeMap::new();
        for topic in &report.topics {
            match topic.verdict {
                Verdict::Agrees | Verdict::Compatible if outline.documents_of(topic) >= 2 => outline.agreeing.push(topic),
                Verdict::Superseded => outline.superseded.push(topic),
                // A finding that shows a claim beside one of another document has matched it, whatever its topic says.
                Verdict::SingleSource if !topic.claims.iter().any(|claim| shown.contains(claim)) => {
                    if let Some(claim) = topic.claims.first().and_then(|claim| outline.claim(*claim)) {
                        single.entry(claim.document).or_default().push(Lone { topic, claim });
                    }
                }
                _ => {}
            }
        }
        for facts in single.values_mut() {
            facts.sort_by_key(|fact| fact.claim.span);
        }
        outline.single = single.into_iter().collect();
        outline
    }

    pub(crate) fn claim(&self, index: ClaimIndex) -> Option<&'a Claim> {
        self.report.claims.get(index.get())
    }

    pub(crate) fn document(&self, index: DocumentIndex) -> Option<&'a Document> {
        self.report.documents.get(index.0 as usize)
    }

    /// What a document is called; safe to show.
    pub(crate) fn name(&self, index: DocumentIndex) -> &str {
        self.names.get(index.0 as usize).map_or("an unknown document", String::as_str)
    }

    /// Where a claim stands: `file:line`; safe to show.
    pub(crate) fn place(&self, claim: &Claim) -> String {
        let file = self.document(claim.document).map_or("?", |document| &document.file);
        format!("{}:{}", visible(file), claim.line)
    }

    /// What the other documents that say the same as a side are called, each once, in order.
    pub(crate) fn also(&self, side: &Side) -> Vec<&str> {
        let own = self.claim(side.claim).map(|claim| claim.document);
        let documents = side.also.iter().filter_map(|index| self.claim(*index)).map(|claim| claim.document);
        documents
            .filter(|document| Some(*document) != own)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|document| self.name(document))
            .collect()
    }

    /// The sentences a finding shows, in the order of its sides; sides that follow each other in one sentence share it, so
    /// that nobody reads it twice. A side whose claim is not there is left out.
    pub(crate) fn quotes(&self, finding: &'a Finding) -> Vec<Quote<'a>> {
        let mut quotes: Vec<Quote<'a>> = Vec::with_capacity(finding.sides.len());
        for (at, side) in finding.sides.iter().enumerate() {
            let Some(claim) = self.claim(side.claim) else { continue };
            let also: Vec<String> = self.also(side).into_iter().map(str::to_owned).collect();
            match quotes.last_mut() {
                Some(last) if in_one_sentence(last.claim, claim) && last.also == also => {
                    last.sides.push(side);
                    last.positions.push(at);
                }
                _ => quotes.push(Quote { claim, sides: vec![side], positions: vec![at], also }),
            }
        }
        quotes
    }

    /// Where claims stand, each place once.
    pub(crate) fn places(&self, claims: impl IntoIterator<Item = ClaimIndex>) -> Vec<String> {
        let mut known = BTreeSet::new();
        let places = claims.into_iter().filter_map(|index| self.claim(index)).map(|claim| self.place(claim));
        places.filter(|place| known.insert(place.clone())).collect()
    }

    fn documents_of(&self, topic: &Topic) -> usize {
        let claims = topic.claims.iter().filter_map(|index| self.claim(*index));
        claims.map(|claim| claim.document).collect::<BTreeSet<_>>().len()
    }

    /// The wordings of a topic in order, each with the outlets that use it.
    pub(crate) fn wordings(&self, topic: &Topic) -> Vec<Wording<'_>> {
        let mut wordings: Vec<Wording<'_>> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for claim in topic.claims.iter().filter_map(|index| self.claim(*index)) {
            let outlet = self.name(claim.document);
            let at = *known.entry(claim.words()).or_insert(wordings.len());
            match wordings.get_mut(at) {
                Some(wording) if wording.outlets.contains(&outlet) => {}
                Some(wording) => wording.outlets.push(outlet),
                None => wordings.push(Wording { claim, outlets: vec![outlet] }),
            }
        }
        wordings
    }

    /// The stories of several documents, and those of one document; both empty where all documents tell one story.
    pub(crate) fn stories(&self) -> (Vec<&'a Story>, Vec<&'a Story>) {
        if self.report.stories.len() < 2 {
            return (Vec::new(), Vec::new());
        }
        self.report.stories.iter().partition(|story| story.documents.len() > 1)
    }

    /// What the documents of stories are called.
    pub(crate) fn tellers(&self, stories: &[&Story]) -> Vec<&str> {
        stories.iter().flat_map(|story| &story.documents).map(|document| self.name(*document)).collect()
    }

    /// What is said above the list of stories.
    pub(crate) fn told(&self) -> String {
        match self.stories().0.len() {
            0 => "No two documents tell one story: each was checked against itself only.".to_owned(),
            _ => "Statements were compared within a story and nowhere else.".to_owned(),
        }
    }

    /// The whole report in one line: "3 errors and 1 note in 2 documents; 5 facts agree, 12 stand in one source only".
    pub(crate) fn summary(&self) -> String {
        let findings = &self.report.findings;
        let of = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let counted: Vec<String> = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning"), (of(Severity::Note), "note")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        let stories = match self.report.stories.len() {
            0 | 1 => String::new(),
            count => format!(" of {count} stories"),
        };
        let documents = format!("{}{stories}", counted_documents(self.report));
        let mut line =
            if counted.is_empty() { format!("nothing found in {documents}") } else { format!("{} in {documents}", counted.join(", ")) };
        let following: usize = self.groups.iter().map(|group| group.consequences.len()).sum();
        match following {
            0 => {}
            1 => line.push_str(" (1 a consequence of another)"),
            _ => line.push_str(&format!(" ({following} are consequences of others)")),
        }
        let lone: usize = self.single.iter().map(|(_, facts)| facts.len()).sum();
        let agree = match self.agreeing.len() {
            0 => None,
            1 => Some("1 fact agrees".to_owned()),
            facts => Some(format!("{facts} facts agree")),
        };
        let alone = match (lone, agree.is_some()) {
            (0, _) => None,
            (1, true) => Some("1 was not matched with another source".to_owned()),
            (1, false) => Some("1 fact was not matched with another source".to_owned()),
            (_, true) => Some(format!("{lone} were not matched with another source")),
            (_, false) => Some(format!("{lone} facts were not matched with another source")),
        };
        let facts: Vec<String> = agree.into_iter().chain(alone).collect();
        if !facts.is_empty() {
            line.push_str("; ");
            line.push_str(&facts.join(", "));
        }
        if !self.report.accepted.is_empty() {
            line.push_str(&format!("; {} accepted", self::counted(self.report.accepted.len(), "finding")));
        }
        line
    }

    /// What is said instead of findings when there are none.
    pub(crate) fn nothing_found(&self) -> String {
        match self.report.documents.len() {
            _ if !self.report.accepted.is_empty() => "Nothing to report but what was accepted.".to_owned(),
            0 => "Nothing to report: there was no document to read.".to_owned(),
            1 => "Nothing to report: no two statements of this document contradict each other.".to_owned(),
            count if self.report.stories.len() == count => {
                format!("Nothing to report: these {count} documents tell stories of their own, and none contradicts itself.")
            }
            count => format!("Nothing to report: no statements of these {count} documents contradict each other."),
        }
    }
}

/// `1 document`, `3 documents`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `3 stories`.
pub(crate) fn counted_stories(report: &Report) -> String {
    match report.stories.len() {
        1 => "1 story".to_owned(),
        count => format!("{count} stories"),
    }
}

/// ` and 3 more`, or nothing.
pub(crate) fn more(all: usize, listed: usize) -> String {
    match all.saturating_sub(listed) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    }
}

pub(crate) fn counted_documents(report: &Report) -> String {
    counted(report.documents.len(), "document")
}

/// A finding's message behind its rule's name, unless the message names the rule itself.
pub(crate) fn headline(finding: &Finding) -> String {
    headline_of(finding.rule.name, &finding.message)
}

/// The same for a finding of which only the words are at hand.
pub(crate) fn headline_of(rule: &str, message: &str) -> String {
    let named = message.strip_prefix(rule).is_some_and(|rest| rest.starts_with(':'));
    if named { visible(message).into_owned() } else { format!("{}: {}", visible(rule), visible(message)) }
}

/// Who accepted a finding, until when, and why: "accepted by the copy desk until 2025-12-31: corrected in print".
pub(crate) fn accepted_by(acceptance: &Acceptance) -> String {
    let until = acceptance.until.map(|day| format!(" until {day}")).unwrap_or_default();
    format!("accepted by {}{until}: {}", visible(&acceptance.by), visible(&acceptance.reason))
}

/// Why an acceptance does nothing any more.
pub(crate) fn lapsed(lapsed: &Lapsed) -> String {
    let why = match lapsed.why {
        Lapse::Gone => "no such finding occurs; take the acceptance out",
        Lapse::Past => "its last day is past, and the finding counts again; decide anew",
    };
    format!("{why} ({})", accepted_by(&lapsed.acceptance))
}

fn names(report: &Report) -> Vec<String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for document in &report.documents {
        *uses.entry(document.label()).or_default() += 1;
    }
    let told_apart = |document: &Document| {
        if uses.get(document.label()).copied().unwrap_or(0) > 1 && document.outlet.is_some() {
            format!("{} ({})", visible(document.label()), visible(&document.id.0))
        } else {
            visible(document.label()).into_owned()
        }
    };
    report.documents.iter().map(told_apart).collect()
}

/// Puts each consequence under the finding it leads back to.
fn groups(findings: &[Finding]) -> Vec<Group<'_>> {
    /// A consequence of a consequence is as far as rules go; more is a mistake, perhaps a circle.
    const MAX_STEPS: usize = 8;

    let mut position: BTreeMap<_, usize> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        position.entry(&finding.id).or_insert(at);
    }
    let main_of = |mut at: usize| {
        for _ in 0..MAX_STEPS {
            let cause = findings.get(at).and_then(|finding| finding.consequence_of.as_ref())?;
            let next = *position.get(cause)?;
            if findings.get(next).is_some_and(|finding| finding.consequence_of.is_none()) {
                return Some(next);
            }
            at = next;
        }
        None
    };
    let mut groups: BTreeMap<usize, Group<'_>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        let consequences = Vec::new();
        match main_of(at) {
            None => {
                groups.entry(at).or_insert(Group { finding, consequences });
            }
            Some(main) => {
                // The main finding may come later in the list than its consequence.
                let cause = findings.get(main).unwrap_or(finding);
                groups.entry(main).or_insert(Group { finding: cause, consequences }).consequences.push(finding);
            }
        }
    }
    groups.into_values().collect()
}

fn in_one_sentence(left: &Claim, right: &Claim) -> bool {
    left.document == right.document && left.sentence_span == right.sentence_span && left.sentence == right.sentence
}

/// Claims that a finding, accepted or not, shows beside a claim of another document.
fn shown_together(report: &Report) -> BTreeSet<ClaimIndex> {
    let mut shown = BTreeSet::new();
    for finding in report.findings.iter().chain(report.accepted.iter().map(|accepted| &accepted.finding)) {
        let claims = || finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
        let documents: BTreeSet<DocumentIndex> =
            claims().filter_map(|claim| report.claims.get(claim.get())).map(|claim| claim.document).collect();
        if documents.len() > 1 {
            shown.extend(claims());
        }
    }
    shown
}

fn not_compared(report: &Report) -> Vec<Apart<'_>> {
    let mut reasons: BTreeMap<&str, (BTreeSet<ClaimIndex>, Vec<ApartPair<'_>>, usize)> = BTreeMap::new();
    for entry in &report.not_compared {
        let (claims, pairs, left_off) = reasons.entry(&entry.reason).or_default();
        claims.extend(&entry.claims);
        pairs.extend(entry.pairs.iter().filter_map(|pair| {
            let [left, right] = pair.claims.map(|claim| report.claims.get(claim.get()));
            Some(ApartPair { claims: [left?, right?], indices: pair.claims, why: visible(&pair.why).into_owned(), weight: pair.weight })
        }));
        *left_off += entry.left_off;
    }
    let apart = |(reason, (claims, pairs, left_off)): (&str, (BTreeSet<ClaimIndex>, Vec<_>, usize))| Apart {
        reason: visible(reason).into_owned(),
        claims: claims.into_iter().collect(),
        pairs,
        left_off,
    };
    let mut counted: Vec<Apart<'_>> = reasons.into_iter().map(apart).collect();
    counted.sort_by(|left, right| right.claims.len().cmp(&left.claims.len()).then_with(|| left.reason.cmp(&right.reason)));
    counted
}
