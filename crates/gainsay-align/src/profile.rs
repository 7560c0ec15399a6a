//! What is compared of a claim, read once and not for each of its pairs: words and names as numbers.

mod figure;

pub(crate) use figure::thing_of;

use gainsay_lexicon::Lexicon;
use gainsay_model::{Claim, DocumentIndex, NameKind};
use rustc_hash::{FxHashMap, FxHashSet};

use self::figure::FigureProfile;
use crate::Level;

/// Words that name a group of people; a claim's groups are bits in this order.
const GROUPS: [&str; 12] = ["man", "woman", "boy", "girl", "child", "adult", "male", "female", "men", "women", "children", "student"];

/// Shorter words begin and end too many names.
const SHORTEST: usize = 4;

/// A name that stands in so many sentences of each text that holds it runs through the story.
const RUNNING: u32 = 3;

/// What is compared of a claim, in numbers that stand for words within one story.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) figure: FigureProfile,
    /// Content words around the figure, sorted.
    terms: Vec<u32>,
    /// Names of the sentence with how much each tells, in order of the text.
    names: Vec<(u32, Telling)>,
    groups: u16,
    /// The name acted on, if it tells more than a country does.
    object: Option<u32>,
    /// What the figure is for each of.
    rate: Option<u32>,
}

/// How much it tells that two sentences share a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// A country, or a thing called by a common noun.
    Little,
    /// A name that runs through the whole text.
    Running,
    Rare,
}

/// Names that the texts of a story return to again and again: whom the story is about. A sentence that holds one may be
/// about any of its facts (the adjustment for term frequency of record linkage, by the texts themselves).
#[derive(Debug, Default)]
pub(crate) struct RunningNames(FxHashSet<u32>);

impl RunningNames {
    pub(crate) fn of<'c>(claims: &'c [Claim], whole: &WholeNames<'c>, words: &mut Words<'c>) -> Self {
        // Sentences and documents that hold each name. Claims of one sentence share its names and stand together.
        let mut counts: FxHashMap<u32, (u32, u32, Option<DocumentIndex>)> = FxHashMap::default();
        let mut last = None;
        for claim in claims {
            let sentence = (claim.document, claim.sentence_span.start);
            if last == Some(sentence) {
                continue;
            }
            last = Some(sentence);
            let mut seen: Vec<u32> = claim.names.iter().map(|name| words.number(whole.of_name(&name.canonical))).collect();
            seen.sort_unstable();
            seen.dedup();
            for name in seen {
                let (sentences, documents, document) = counts.entry(name).or_default();
                *sentences += 1;
                *documents += u32::from(*document != Some(claim.document));
                *document = Some(claim.document);
            }
        }
        Self(counts.into_iter().filter(|(_, (sentences, documents, _))| *sentences >= documents * RUNNING).map(|(name, _)| name).collect())
    }
}

/// Numbers for the words of one story.
#[derive(Debug, Default)]
pub(crate) struct Words<'c>(FxHashMap<&'c str, u32>);

impl<'c> Words<'c> {
    /// The number of a word; the same word has the same number.
    pub(crate) fn number(&mut self, word: &'c str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(word).or_insert(next)
    }
}

/// The names of a story that only one longer name of it ends or begins with: "Tevita" for "Cyclone Tevita". A text that
/// gives both forms knows this of itself; here it is known across texts.
#[derive(Debug, Default)]
pub(crate) struct WholeNames<'c>(FxHashMap<&'c str, Option<&'c str>>);

impl<'c> WholeNames<'c> {
    pub(crate) fn of(claims: &'c [Claim]) -> Self {
        let mut whole: FxHashMap<&str, Option<&str>> = FxHashMap::default();
        for name in claims.iter().flat_map(|claim| claim.names.iter()).filter(|name| !matches!(name.kind, NameKind::Country)) {
            let canonical: &str = &name.canonical;
            let (Some((first, _)), Some((_, last))) = (canonical.split_once(' '), canonical.rsplit_once(' ')) else { continue };
            for end in [first, last].into_iter().filter(|end| end.len() >= SHORTEST) {
                whole.entry(end).and_modify(|known| *known = known.filter(|known| *known == canonical)).or_insert(Some(canonical));
            }
        }
        Self(whole)
    }

    /// The longer name that a name stands for, or the name itself.
    fn of_name(&self, name: &'c str) -> &'c str {
        self.0.get(name).copied().flatten().unwrap_or(name)
    }
}

impl Profile {
    pub(crate) fn of<'c>(
        claim: &'c Claim,
        whole: &WholeNames<'c>,
        running: &RunningNames,
        lexicon: Option<&Lexicon>,
        words: &mut Words<'c>,
    ) -> Self {
        let mut terms: Vec<u32> = claim.terms.iter().map(|term| words.number(term)).collect();
        terms.sort_unstable();
        let names = claim.names.iter().map(|name| {
            let number = words.number(whole.of_name(&name.canonical));
            let telling = match () {
                () if !name.is_specific() => Telling::Little,
                () if running.0.contains(&number) => Telling::Running,
                () => Telling::Rare,
            };
            (number, telling)
        });
        let group = |term: &str| GROUPS.iter().position(|group| *group == term).map_or(0, |at| 1 << at);
        let names = names.collect();
        let object = claim.object.as_ref().filter(|name| name.is_specific());
        let object = object.map(|name| words.number(whole.of_name(&name.canonical)));
        Self {
            figure: FigureProfile::of(claim, lexicon, words),
            terms,
            names,
            groups: claim.terms.iter().fold(0, |groups, term| groups | group(term)),
            object,
            rate: claim.rate().map(|each| words.number(each)),
        }
    }

    /// "in men" against "in women": figures of two groups are two figures.
    pub(crate) fn group_level(&self, other: &Self) -> Level {
        let unknown = self.groups == 0 || other.groups == 0 || self.groups & other.groups != 0;
        if unknown { Level::GroupUnknown } else { Level::GroupDifferent }
    }

    /// Whether both figures are for each of one thing, or neither is for each of anything.
    pub(crate) fn is_of_one_rate(&self, other: &Self) -> bool {
        self.rate == other.rate
    }

    /// The one acted on: the same, named in the other's sentence, or another.
    pub(crate) fn party_level(&self, other: &Self) -> Level {
        let mentions = |profile: &Self, name: u32| profile.names.iter().any(|(other, _)| *other == name);
        match (self.object, other.object) {
            (Some(left), Some(right)) if left == right => Level::PartySame,
            (Some(left), Some(right)) if mentions(self, right) || mentions(other, left) => Level::PartyMentioned,
            (Some(_), Some(_)) => Level::PartyDifferent,
            (Some(object), None) if mentions(other, object) => Level::PartyMentioned,
            (None, Some(object)) if mentions(self, object) => Level::PartyMentioned,
            _ => Level::PartyUnknown,
        }
    }

    pub(crate) fn names_level(&self, other: &Self) -> Level {
        let (mut little, mut running, mut rare) = (0, 0, 0);
        for (name, tells) in &self.names {
            if other.names.iter().any(|(other, _)| other == name) {
                match tells {
                    Telling::Little => little += 1,
                    Telling::Running => running += 1,
                    Telling::Rare => rare += 1,
                }
            }
        }
        match (rare, running, little) {
            (0, 0, 0) if self.names.is_empty() || other.names.is_empty() => Level::NamesUnknown,
            (0, 0, 0) => Level::NamesNone,
            (0, 0, _) => Level::NamesSharedCountry,
            (0, ..) => Level::NamesSharedRunning,
            (1, ..) => Level::NamesShared,
            _ => Level::NamesSharedSeveral,
        }
    }

    pub(crate) fn terms_level(&self, other: &Self) -> Level {
        match self.shared_terms(other) {
            0 => Level::TermsNone,
            1 => Level::TermsFew,
            2 => Level::TermsSome,
            // One text takes over the words of the other, or both those of a third.
            shared if shared >= 4 && shared == self.terms.len().min(other.terms.len()) => Level::TermsAll,
            // Three fifths of the shorter side.
            shared if shared * 5 >= self.terms.len().min(other.terms.len()) * 3 => Level::TermsMost,
            _ => Level::TermsMany,
        }
    }

    fn shared_terms(&self, other: &Self) -> usize {
        let (mut at, mut shared) = (0, 0);
        for term in &self.terms {
            while other.terms.get(at).is_some_and(|other| other < term) {
                at += 1;
            }
            shared += usize::from(other.terms.get(at) == Some(term));
        }
        shared
    }
}
