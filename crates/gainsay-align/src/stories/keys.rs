//! What a document says that another about the same event would say too.

use chrono::Datelike as _;
use gainsay_lexicon::lexicon;
use gainsay_model::{Claim, Dimension, Document, Name, NameKind, SmolStr};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Keys read of one document, at most: a text of megabytes must not outweigh a corpus.
const MOST_KEYS: usize = 512;

/// Shorter words of a title tell stories apart too rarely.
const SHORTEST_WORD: usize = 4;

/// What a key is made of, from the most telling to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// A figure of three digits or more, with its dimension.
    Figure,
    /// A name that is no country.
    Name,
    Country,
    /// A word of the title, or near a figure.
    Word,
}

/// One thing that documents about one event are likely to share: a plain string with its kind, so that grouping can
/// run as "key, then group by key" on any engine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryKey {
    pub kind: KeyKind,
    pub value: SmolStr,
}

/// The keys of a document and its claims, each once, sorted.
pub fn story_keys(document: &Document, claims: &[Claim]) -> Vec<StoryKey> {
    let mut keys = Vec::new();
    for claim in claims {
        if keys.len() >= MOST_KEYS {
            break;
        }
        keys.extend(claim.names.iter().chain(&claim.subject).filter_map(named));
        if let Some(quantity) = claim.quantity() {
            let digits = quantity.significant_digits();
            if digits.len() >= 3 {
                keys.push(StoryKey { kind: KeyKind::Figure, value: figure(quantity.unit.dimension(), &digits) });
            }
        }
        keys.extend(claim.terms.iter().map(|term| StoryKey { kind: KeyKind::Word, value: term.clone() }));
    }
    keys.extend(title_words(document));
    keys.sort_unstable();
    keys.dedup();
    keys.truncate(MOST_KEYS);
    keys
}

/// "money/165": digits under their dimension.
fn figure(dimension: Dimension, digits: &str) -> SmolStr {
    [dimension.name(), "/", digits].into_iter().collect()
}

fn named(name: &Name) -> Option<StoryKey> {
    let kind = match name.kind {
        NameKind::Thing => return None,
        NameKind::Country => KeyKind::Country,
        _ => KeyKind::Name,
    };
    Some(StoryKey { kind, value: name.canonical.clone() })
}

fn title_words(document: &Document) -> impl Iterator<Item = StoryKey> + '_ {
    let lexicon = lexicon(&document.language);
    let words = document.title.as_deref().unwrap_or("").split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() >= SHORTEST_WORD && word.chars().all(char::is_alphabetic)).map(move |word| {
        let word = word.to_lowercase();
        let value = lexicon.map_or_else(|| SmolStr::from(&word), |lexicon| SmolStr::from(lexicon.stem(&word)));
        StoryKey { kind: KeyKind::Word, value }
    })
}

/// What is known of one document when stories are looked for.
#[derive(Debug)]
pub(super) struct Keyed {
    /// Places in the table of keys, sorted.
    pub(super) keys: Vec<u32>,
    /// Those that are countries, sorted.
    pub(super) countries: Vec<u32>,
    /// First and last day it may have been published on, as days of the common era.
    pub(super) published: Option<(i32, i32)>,
}

/// The documents of a run by their keys.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    pub(super) documents: Vec<Keyed>,
    /// Kind of each key and the number of documents that have it.
    pub(super) keys: Vec<(KeyKind, u32)>,
}

/// The keys of a corpus by place, for readers; see [`keyed`].
pub(super) fn named_keys(documents: &[(&Document, &[Claim])]) -> Vec<StoryKey> {
    let mut known: FxHashSet<StoryKey> = FxHashSet::default();
    let all = documents.iter().flat_map(|(document, claims)| story_keys(document, claims));
    all.filter(|key| known.insert(key.clone())).collect()
}

/// Documents whose keys are read side by side before they are numbered: the keys of all documents of a large run would take
/// more memory than the run.
const AT_ONCE: usize = 1_024;

/// Below this many documents a second thread costs more than it saves.
const PARALLEL_FROM: usize = 64;

pub(super) fn keyed(documents: &[(&Document, &[Claim])]) -> Corpus {
    let mut corpus = Corpus::default();
    let mut known: FxHashMap<StoryKey, u32> = FxHashMap::default();
    let keys_of = |(document, claims): &(&Document, &[Claim])| story_keys(document, claims);
    for documents in documents.chunks(AT_ONCE) {
        let keys: Vec<Vec<StoryKey>> = if documents.len() < PARALLEL_FROM {
            documents.iter().map(keys_of).collect()
        } else {
            documents.par_iter().map(keys_of).collect()
        };
        for ((document, _), keys) in documents.iter().zip(keys) {
            let mut numbers: Vec<u32> = Vec::with_capacity(keys.len());
            for key in keys {
                let kind = key.kind;
                let number = *known.entry(key).or_insert_with(|| {
                    corpus.keys.push((kind, 0));
                    u32::try_from(corpus.keys.len() - 1).unwrap_or(u32::MAX)
                });
                corpus.keys[number as usize].1 += 1;
                numbers.push(number);
            }
            numbers.sort_unstable();
            let published = document.published.map(|date| (date.first().num_days_from_ce(), date.last().num_days_from_ce()));
            let countries = numbers.iter().copied().filter(|key| corpus.keys[*key as usize].0 == KeyKind::Country).collect();
            corpus.documents.push(Keyed { keys: numbers, countries, published });
        }
    }
    corpus
}
