//! Which documents print the text of another: near-copies by the runs of words they share.
//!
//! Containment and not resemblance decides: a wire story cut to its first third resembles the whole little and is
//! contained in it altogether. The runs are hashed and of a long text only the smallest hashes kept (a bottom-k sketch,
//! Broder, "On the resemblance and containment of documents", 1997), so work and memory grow with the text alone.

use chrono::NaiveDate;
use gainsay_model::{BlockKind, ClaimIndex, DocumentIndex};
use rustc_hash::FxHashMap;

use crate::Scene;

/// Words of a run.
const RUN: usize = 5;
/// Hashes kept of a document, at most.
const SKETCH: usize = 4_096;
/// Runs that two documents must share.
const SHARED: usize = 24;
/// Of the runs of the shorter one, in percent.
const CONTAINED: usize = 60;
/// Earlier documents that a document is held against: those most of its runs stand in first.
const CANDIDATES: usize = 3;

/// A document that prints the text of an earlier one, or of one given before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) document: DocumentIndex,
    /// The first to print the text; never itself a copy.
    pub(crate) origin: DocumentIndex,
    /// How much of the shorter text stands in the other, in percent.
    pub(crate) contained: usize,
}

/// The copies among the documents of a story, in order of their origins. Several rules ask: see [`Scene::copies`].
pub(crate) fn copies(scene: &Scene<'_>) -> Vec<Copy> {
    let indices = || scene.document_indices();
    let sketches: Vec<Sketch> = indices().map(|document| Sketch::of(scene, document)).collect();
    let mut order: Vec<DocumentIndex> = indices().collect();
    order.sort_by_key(|document| (published(scene, *document), *document));
    let mut first: FxHashMap<u64, DocumentIndex> = FxHashMap::default();
    let mut origins: FxHashMap<DocumentIndex, DocumentIndex> = FxHashMap::default();
    let mut copies = Vec::new();
    for document in order {
        let sketch = &sketches[document.0 as usize];
        let mut votes: FxHashMap<DocumentIndex, usize> = FxHashMap::default();
        for hash in &sketch.hashes {
            let holder = *first.entry(*hash).or_insert(document);
            if holder != document {
                *votes.entry(holder).or_insert(0) += 1;
            }
        }
        let mut votes: Vec<(DocumentIndex, usize)> = votes.into_iter().collect();
        votes.sort_unstable_by_key(|(holder, votes)| (std::cmp::Reverse(*votes), *holder));
        let contained = |(holder, _): (DocumentIndex, usize)| Some((holder, sketch.contained(&sketches[holder.0 as usize])?));
        if let Some((holder, contained)) = votes.into_iter().take(CANDIDATES).find_map(contained) {
            let origin = origins.get(&holder).copied().unwrap_or(holder);
            origins.insert(document, origin);
            copies.push(Copy { document, origin, contained });
        }
    }
    copies.sort_by_key(|copy| (copy.origin, copy.document));
    copies
}

/// The first day a document may have been published on; those without a date come last.
pub(crate) fn published(scene: &Scene<'_>, document: DocumentIndex) -> NaiveDate {
    scene.document(document).published.map_or(NaiveDate::MAX, |date| date.first())
}

/// A claim of each of two documents in one sentence of both, or else on one fact.
pub(crate) fn common_claims(scene: &Scene<'_>, left: DocumentIndex, right: DocumentIndex) -> Option<(ClaimIndex, ClaimIndex)> {
    let mut by_words: FxHashMap<u64, ClaimIndex> = FxHashMap::default();
    for (index, claim) in scene.claims_of(left) {
        by_words.entry(words(&claim.sentence).fold(SEED, mixed)).or_insert(index);
    }
    let same_words =
        scene.claims_of(right).find_map(|(index, claim)| Some((*by_words.get(&words(&claim.sentence).fold(SEED, mixed))?, index)));
    same_words.or_else(|| {
        scene.claims_of(right).find_map(|(index, _)| {
            let topic = scene.topic_of(index)?;
            let other = topic.claims.iter().find(|claim| scene.claim(**claim).document == left)?;
            Some((*other, index))
        })
    })
}

/// Hashes of the runs of words of a document, sorted.
struct Sketch {
    hashes: Vec<u64>,
    /// Whether some were left out; those kept are the smallest.
    cut: bool,
}

impl Sketch {
    fn of(scene: &Scene<'_>, document: DocumentIndex) -> Self {
        let text = scene.document(document);
        let paragraphs = text.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span.of(&text.text));
        let mut hashes: Vec<u64> = Vec::new();
        if text.text.is_empty() {
            // Of a document given as claims only, its sentences are known, each once.
            let mut before = None;
            let sentences = scene
                .claims_of(document)
                .map(|(_, claim)| claim)
                .filter(|claim| before.replace(claim.sentence_span) != Some(claim.sentence_span));
            runs(sentences.map(|claim| &*claim.sentence), &mut hashes);
        } else {
            runs(paragraphs, &mut hashes);
        }
        hashes.sort_unstable();
        hashes.dedup();
        let cut = hashes.len() > SKETCH;
        hashes.truncate(SKETCH);
        Self { hashes, cut }
    }

    /// How much of the shorter of two texts stands in the other, in percent; nothing where that is no copy.
    fn contained(&self, other: &Self) -> Option<usize> {
        let reach = |sketch: &Self| if sketch.cut { sketch.hashes.last().copied().unwrap_or(0) } else { u64::MAX };
        let reach = reach(self).min(reach(other));
        let within = |sketch: &Self| sketch.hashes.partition_point(|hash| *hash <= reach);
        let (own, others) = (&self.hashes[..within(self)], &other.hashes[..within(other)]);
        let shared = own.iter().filter(|hash| others.binary_search(hash).is_ok()).count();
        let contained = shared * 100 / own.len().min(others.len()).max(1);
        (shared >= SHARED && contained >= CONTAINED).then_some(contained)
    }
}

fn runs<'t>(texts: impl Iterator<Item = &'t str>, hashes: &mut Vec<u64>) {
    for text in texts {
        let words: Vec<u64> = words(text).collect();
        hashes.extend(words.windows(RUN).map(|run| run.iter().copied().fold(SEED, mixed)));
    }
}

/// The hashes of a text's words, whatever their case and punctuation.
fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    let letters = |word: &str| match word.is_ascii() {
        true => word.bytes().fold(SEED, |hash, byte| mixed(hash, byte.to_ascii_lowercase().into())),
        false => word.chars().flat_map(char::to_lowercase).fold(SEED, |hash, c| mixed(hash, u64::from(c))),
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(letters)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of a hash that is the same on every machine: multiply and fold the high bits down.
fn mixed(hash: u64, next: u64) -> u64 {
    let hash = (hash ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}
