//! Materials by story, and the reports of all stories in one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gainsay_align::StoryMode;
use gainsay_model::{
    Claim, ClaimIndex, Document, DocumentIndex, FindingId, HeldApart, NameKind, NotCompared, Report, Story, StoryId, Topic, TopicId,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{Material, not_compared};

/// The materials of one story with their places in the run.
pub(crate) struct Part {
    pub(crate) materials: Vec<Material>,
    pub(crate) places: Vec<DocumentIndex>,
}

/// Puts materials whose claims are read into stories; see [`gainsay_align::stories`].
pub(crate) fn split(materials: Vec<Material>, mode: StoryMode) -> Vec<Part> {
    let told: Vec<(&Document, &[Claim])> =
        materials.iter().map(|material| (&material.document, material.claims.as_deref().unwrap_or_default())).collect();
    let groups = gainsay_align::stories(&told, mode);
    let mut slots: Vec<Option<Material>> = materials.into_iter().map(Some).collect();
    let taken = |places: Vec<DocumentIndex>| Part {
        materials: places.iter().filter_map(|place| slots.get_mut(place.0 as usize)?.take()).collect(),
        places,
    };
    groups.into_iter().map(taken).collect()
}

/// One report of all stories, as if they had been checked at once: documents in the order given, claims in order of
/// documents, topics in order of their claims, findings ranked.
pub(crate) fn united(parts: Vec<(Vec<DocumentIndex>, Report)>, pairs_named: usize) -> Report {
    let mut merge = Merge::of(&parts);
    let mut out = Report::default();
    let mut documents: Vec<Option<Document>> = vec![None; merge.first_claim.len()];
    // On all cores: of a million claims, to lay hands on the memory takes longer than to fill it.
    let mut claims: Vec<Option<Claim>> = (0..merge.claims).into_par_iter().map(|_| None).collect();
    let mut held_apart: BTreeMap<String, NotCompared> = BTreeMap::new();
    let mut topics: Vec<(usize, Topic)> = Vec::new();
    let mut findings = Vec::new();
    for (at, (places, report)) in parts.into_iter().enumerate() {
        let map = merge.indices(&places, &report);
        for (claim, to) in report.claims.into_iter().zip(&map) {
            claims[to.get()] = Some(moved_claim(claim, &places, &map));
        }
        for (document, place) in report.documents.into_iter().zip(&places) {
            documents[place.0 as usize] = Some(document);
        }
        let move_all = |claims: &mut Vec<ClaimIndex>| claims.iter_mut().for_each(|claim| *claim = map[claim.get()]);
        for mut topic in report.topics {
            move_all(&mut topic.claims);
            topics.push((at, topic));
        }
        let ids = merge.new_ids(&report.findings);
        for mut finding in report.findings {
            finding.id = ids.get(&finding.id).unwrap_or(&finding.id).clone();
            finding.consequence_of = finding.consequence_of.map(|id| ids.get(&id).unwrap_or(&id).clone());
            for side in &mut finding.sides {
                side.claim = map[side.claim.get()];
                move_all(&mut side.also);
            }
            finding.evidence.iter_mut().for_each(|evidence| move_all(&mut evidence.claims));
            findings.push((at, finding));
        }
        for entry in report.not_compared {
            let empty = || NotCompared { reason: entry.reason.clone(), claims: Vec::new(), pairs: Vec::new(), left_off: 0 };
            let all = held_apart.entry(entry.reason.clone()).or_insert_with(empty);
            all.claims.extend(entry.claims.into_iter().map(|claim| map[claim.get()]));
            all.pairs.extend(entry.pairs.into_iter().map(|pair| HeldApart { claims: pair.claims.map(|claim| map[claim.get()]), ..pair }));
            all.left_off += entry.left_off;
        }
        out.stories.extend(report.stories.into_iter().map(|story| Story { documents: places.clone(), ..story }));
    }
    // Every place is taken. Collected so, the lists stay where they are: to copy them was a third of the memory of a large run.
    out.documents = documents.into_iter().map_while(|document| document).collect();
    out.claims = claims.into_iter().map_while(|claim| claim).collect();
    topics.sort_by(|(_, left), (_, right)| left.claims.cmp(&right.claims));
    let mut renamed: FxHashMap<(usize, TopicId), TopicId> = FxHashMap::default();
    for (number, (at, mut topic)) in topics.into_iter().enumerate() {
        let id = TopicId(Arc::from(format!("t{}", number + 1)));
        renamed.insert((at, std::mem::replace(&mut topic.id, id.clone())), id);
        out.topics.push(topic);
    }
    out.findings = findings
        .into_iter()
        .map(|(at, mut finding)| {
            finding.topic = finding.topic.and_then(|topic| renamed.get(&(at, topic)).cloned());
            finding
        })
        .collect();
    out.findings = gainsay_rules::ranked(out.findings, &out.claims);
    out.not_compared = held_apart.into_values().collect();
    for entry in &mut out.not_compared {
        entry.pairs.sort_by(not_compared::nearest_first);
        entry.left_off += entry.pairs.len().saturating_sub(pairs_named);
        entry.pairs.truncate(pairs_named);
    }
    out.not_compared.sort_by(not_compared::in_order);
    for (number, story) in out.stories.iter_mut().enumerate() {
        story.id = StoryId(Arc::from(format!("s{}", number + 1)));
    }
    out
}

/// Where the claims of each document begin in the whole, and which ids are taken.
struct Merge {
    first_claim: Vec<usize>,
    claims: usize,
    taken: BTreeSet<FindingId>,
}

impl Merge {
    fn of(parts: &[(Vec<DocumentIndex>, Report)]) -> Self {
        let mut counts = vec![0_usize; parts.iter().map(|(places, _)| places.len()).sum()];
        for (places, report) in parts {
            for claim in &report.claims {
                counts[places[claim.document.0 as usize].0 as usize] += 1;
            }
        }
        let mut claims = 0;
        let first_claim = counts
            .into_iter()
            .map(|count| {
                claims += count;
                claims - count
            })
            .collect();
        Self { first_claim, claims, taken: BTreeSet::new() }
    }

    /// The place in the whole of each claim of a part.
    fn indices(&mut self, places: &[DocumentIndex], report: &Report) -> Vec<ClaimIndex> {
        let place = |claim: &Claim| {
            let next = &mut self.first_claim[places[claim.document.0 as usize].0 as usize];
            *next += 1;
            ClaimIndex::new(*next - 1)
        };
        report.claims.iter().map(place).collect()
    }

    /// New ids for findings whose digest happens to be that of a finding of another story.
    fn new_ids(&mut self, findings: &[gainsay_model::Finding]) -> BTreeMap<FindingId, FindingId> {
        let mut new = BTreeMap::new();
        for finding in findings {
            let mut id = finding.id.clone();
            let mut number = 1;
            while !self.taken.insert(id.clone()) {
                number += 1;
                id = FindingId(Arc::from(format!("{}-{number}", finding.id)));
            }
            if id != finding.id {
                new.insert(finding.id.clone(), id);
            }
        }
        new
    }
}

fn moved_claim(mut claim: Claim, places: &[DocumentIndex], map: &[ClaimIndex]) -> Claim {
    claim.document = places[claim.document.0 as usize];
    for relation in &mut claim.relations {
        relation.to = map[relation.to.get()];
    }
    claim
}

/// Names a story is labelled with, at most.
const LABEL_NAMES: usize = 3;

/// The story of these documents, all of one: labelled with the names most of them give, or else with a title.
pub(crate) fn story(documents: &[Document], claims: &[Claim]) -> Story {
    let places = (0..documents.len()).filter_map(|at| u32::try_from(at).ok()).map(DocumentIndex);
    Story { id: StoryId(Arc::from("s1")), label: label(documents, claims), documents: places.collect() }
}

fn label(documents: &[Document], claims: &[Claim]) -> String {
    let mut names: BTreeMap<&str, (BTreeSet<DocumentIndex>, &str)> = BTreeMap::new();
    for claim in claims {
        for name in claim.names.iter().filter(|name| name.kind != NameKind::Thing) {
            names.entry(&name.canonical).or_insert_with(|| (BTreeSet::new(), &name.written)).0.insert(claim.document);
        }
    }
    let mut shared: Vec<(usize, &str)> =
        names.into_values().map(|(documents, written)| (documents.len(), written)).filter(|(uses, _)| *uses > 1).collect();
    // A stable sort: names that as many documents give stay in order of the alphabet.
    shared.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
    let title = documents.iter().find_map(|document| document.title.as_deref());
    match (shared.as_slice(), title, documents) {
        ([], Some(title), _) => title.to_owned(),
        ([], None, [first, ..]) => first.label().to_owned(),
        _ => shared.iter().take(LABEL_NAMES).map(|(_, written)| *written).collect::<Vec<_>>().join(", "),
    }
}
