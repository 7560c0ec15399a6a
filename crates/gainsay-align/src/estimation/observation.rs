//! What pairs of claims show, counted: comparison vectors of random pairs, and of those each blocking rule brings together.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Assertion, Claim, ClaimIndex, Document};

use super::model::Pattern;
use super::sampling::{drawn_pairs, pairs_of, thinned};
use crate::blocking::{BlockKey, BlockingRule, block_keys};
use crate::pairs::candidates;
use crate::{Census, Comparison, Level, Weights, compare};

/// The features and levels of the table of weights, by number: what comparison vectors are written in.
#[derive(Debug)]
pub(super) struct Schema {
    /// By level: the place of its feature, and its mark, 0 for one that says nothing.
    marks: Vec<(usize, u8)>,
    pub(super) features: usize,
}

impl Schema {
    pub(super) fn of(weights: &Weights) -> Self {
        let features = weights.features();
        let mark = |level: &Level| {
            let place = features.iter().position(|feature| feature.name == level.feature()).unwrap_or_default();
            let of_feature = features[place].levels.iter().position(|(name, _)| name == level.name()).unwrap_or_default();
            let silent = features[place].is_silent(level.name());
            (place, if silent { 0 } else { u8::try_from(of_feature + 1).unwrap_or(u8::MAX) })
        };
        Self { marks: Level::ALL.iter().map(mark).collect(), features: features.len() }
    }

    /// The comparison vector of a pair.
    fn vector(&self, comparison: &Comparison) -> Vec<u8> {
        let mut vector = vec![0; self.features];
        for level in comparison.levels() {
            let (feature, mark) = self.marks[level as usize];
            vector[feature] = mark;
        }
        vector
    }
}

/// Comparison vectors with the number of pairs that show each, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vectors(BTreeMap<Vec<u8>, u64>);

impl Vectors {
    fn add(&mut self, vector: Vec<u8>) {
        *self.0.entry(vector).or_default() += 1;
    }

    fn absorb(&mut self, other: Self) {
        for (vector, pairs) in other.0 {
            *self.0.entry(vector).or_default() += pairs;
        }
    }

    pub(super) fn pairs(&self) -> u64 {
        self.0.values().sum()
    }

    pub(super) fn patterns(&self) -> Vec<Pattern> {
        self.0.iter().map(|(levels, pairs)| Pattern { levels: levels.clone(), pairs: *pairs }).collect()
    }
}

/// What two claims both are. Each kind is compared in features of its own, and what one feature says differs by kind, so
/// each is estimated alone. Events, sources and counts of lists are compared in nothing that is not estimated here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairKind {
    Figures,
    Rankings,
    Lists,
}

impl PairKind {
    /// For readers, as in "12 random pairs of figures".
    pub fn name(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Rankings => "rankings",
            Self::Lists => "lists",
        }
    }

    fn of(left: &Claim, right: &Claim) -> Option<Self> {
        match (&left.assertion, &right.assertion) {
            (Assertion::Figure(_), Assertion::Figure(_)) => Some(Self::Figures),
            (Assertion::Superlative(_), Assertion::Superlative(_)) => Some(Self::Rankings),
            (Assertion::Enumeration(_), Assertion::Enumeration(_)) => Some(Self::Lists),
            _ => None,
        }
    }
}

/// Pairs of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sample {
    /// Pairs drawn at random that can speak of one fact.
    pub(super) random: Vectors,
    /// Pairs that share a key, by the rule that gave it.
    pub(super) blocked: BTreeMap<BlockingRule, Vectors>,
}

/// What the pairs of one story, or of several, show. Claims of one document are never paired: two accounts are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    pub(super) stories: usize,
    pub(super) documents: usize,
    pub(super) claims: usize,
    pub(super) samples: BTreeMap<PairKind, Sample>,
}

impl Observed {
    /// Adds what other stories show; the order in which stories are added does not matter.
    pub fn absorb(&mut self, other: Self) {
        self.stories += other.stories;
        self.documents += other.documents;
        self.claims += other.claims;
        for (kind, sample) in other.samples {
            let own = self.samples.entry(kind).or_default();
            own.random.absorb(sample.random);
            for (rule, vectors) in sample.blocked {
                own.blocked.entry(rule).or_default().absorb(vectors);
            }
        }
    }
}

/// How many pairs are looked at in one story, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    pub random: u64,
    pub blocked: u64,
}

impl Quota {
    /// The part of each story in a bound on all pairs: as large as its part in all pairs there are, and in all claims.
    ///
    /// `claims` counts the claims of each story.
    pub fn shared(most: u64, claims: &[usize]) -> Vec<Self> {
        let pairs = |claims: usize| u128::from(pairs_of(claims));
        let all_pairs: u128 = claims.iter().map(|claims| pairs(*claims)).sum();
        let all_claims: u128 = claims.iter().map(|claims| *claims as u128).sum();
        let part = |of: u128, all: u128| {
            let part = if all <= u128::from(most) { of } else { (u128::from(most) * of).div_ceil(all) };
            u64::try_from(part).unwrap_or(u64::MAX)
        };
        let blocked = |claims: usize| {
            let claims = claims as u128;
            u64::try_from((u128::from(most) * claims).div_ceil(all_claims.max(1))).unwrap_or(u64::MAX)
        };
        claims.iter().map(|claims| Self { random: part(pairs(*claims), all_pairs), blocked: blocked(*claims) }).collect()
    }
}

/// Looks at the pairs of one story: at random ones, and at those that blocking brings together.
pub fn observe(documents: &[Document], claims: &[Claim], weights: &Weights, quota: Quota) -> Observed {
    let schema = Schema::of(weights);
    let census = Census::new(documents, claims);
    let vector = |left: ClaimIndex, right: ClaimIndex| {
        let (left_claim, right_claim) = (&claims[left.get()], &claims[right.get()]);
        if left_claim.document == right_claim.document {
            return None;
        }
        let kind = PairKind::of(left_claim, right_claim)?;
        compare(claims, (left, right), &census, weights).map(|comparison| (kind, schema.vector(&comparison)))
    };
    let mut observed = Observed { stories: 1, documents: documents.len(), claims: claims.len(), ..Observed::default() };
    // What is of no kind, or only gives another's amount again, is compared with nothing: to draw it would be to draw nothing.
    let drawn = |claim: &Claim| PairKind::of(claim, claim).is_some() && !claim.restates();
    let compared: Vec<ClaimIndex> = (0..claims.len()).filter(|at| drawn(&claims[*at])).map(ClaimIndex::new).collect();
    for (left, right) in drawn_pairs(compared.len(), quota.random) {
        if let Some((kind, vector)) = vector(compared[left], compared[right]) {
            observed.samples.entry(kind).or_default().random.add(vector);
        }
    }
    let two_accounts = |(left, right): &(ClaimIndex, ClaimIndex)| claims[left.get()].document != claims[right.get()].document;
    let blocked: Vec<(ClaimIndex, ClaimIndex)> = candidates(claims).into_iter().filter(two_accounts).collect();
    let keys: Vec<_> = claims.iter().map(block_keys).collect();
    for (left, right) in thinned(&blocked, quota.blocked) {
        let Some((kind, vector)) = vector(left, right) else { continue };
        let shared = keys[left.get()].iter().filter(|key| keys[right.get()].binary_search(key).is_ok());
        let rules: BTreeSet<BlockingRule> = shared.filter_map(BlockKey::rule).collect();
        let sample = observed.samples.entry(kind).or_default();
        for rule in rules {
            sample.blocked.entry(rule).or_default().add(vector.clone());
        }
    }
    observed
}
