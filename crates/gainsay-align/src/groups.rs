//! From pairs to groups, under constraints: a claim belongs to one fact, and two different figures for the same words
//! in one document are two facts.

use gainsay_model::{Claim, ClaimIndex, Document, FigureRelation, figure_relation};
use rustc_hash::FxHashMap;

use crate::blocking::{BlockKey, block_keys};
use crate::{Census, Comparison, Weights, compare};

/// Claims that share one key, at most: a larger block says too little to be worth its pairs, and would make the work
/// grow with the square of the corpus. Its claims still meet through their rarer keys.
const LARGEST_BLOCK: usize = 400;

/// A pair held to be about one fact.
#[derive(Clone, Debug)]
pub struct ScoredPair {
    pub left: ClaimIndex,
    pub right: ClaimIndex,
    pub comparison: Comparison,
}

/// Which claims speak of the same fact.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Every claim stands in exactly one group, alone where nothing matches it; groups in order of their first claim.
    pub groups: Vec<Vec<ClaimIndex>>,
    /// Pairs that were compared, heaviest first, whether matched or not.
    pub pairs: Vec<ScoredPair>,
    /// Keys whose blocks were too large to pair up, with their sizes, sorted.
    pub skipped_blocks: Vec<(BlockKey, usize)>,
}

/// Groups the claims of one story.
pub fn align(documents: &[Document], claims: &[Claim], weights: &Weights) -> Alignment {
    let (pairs, skipped_blocks) = scored_pairs(documents, claims, weights);
    let mut groups = Groups::new(claims);
    for pair in pairs.iter().filter(|pair| pair.comparison.same_fact) {
        groups.join(pair.left, pair.right);
    }
    Alignment { groups: groups.finish(), pairs, skipped_blocks }
}

type Block = (BlockKey, Vec<ClaimIndex>);

fn blocks(claims: &[Claim]) -> Vec<Block> {
    let mut by_key: FxHashMap<BlockKey, Vec<ClaimIndex>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        for key in block_keys(claim) {
            by_key.entry(key).or_default().push(ClaimIndex::new(at));
        }
    }
    let mut blocks: Vec<Block> = by_key.into_iter().filter(|(_, members)| members.len() > 1).collect();
    blocks.sort_unstable();
    blocks
}

fn scored_pairs(documents: &[Document], claims: &[Claim], weights: &Weights) -> (Vec<ScoredPair>, Vec<(BlockKey, usize)>) {
    let mut candidates: Vec<(ClaimIndex, ClaimIndex)> = Vec::new();
    let mut skipped = Vec::new();
    let census = Census::new(documents, claims);
    for (key, members) in blocks(claims) {
        if members.len() > LARGEST_BLOCK {
            skipped.push((key, members.len()));
            continue;
        }
        for (at, left) in members.iter().enumerate() {
            candidates.extend(members[at + 1..].iter().map(|right| (*left, *right)));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let mut pairs: Vec<ScoredPair> = candidates
        .into_iter()
        .filter_map(|(left, right)| {
            let comparison = compare(&claims[left.get()], &claims[right.get()], &census, weights)?;
            Some(ScoredPair { left, right, comparison })
        })
        .collect();
    // Heaviest first; ties by place, so that the outcome never depends on hash order.
    pairs.sort_by_key(|pair| (-pair.comparison.total, pair.left, pair.right));
    (pairs, skipped)
}

/// Union-find with the members of each root, so that constraints can be checked before joining.
struct Groups<'c> {
    claims: &'c [Claim],
    root: Vec<usize>,
    members: Vec<Vec<ClaimIndex>>,
}

impl<'c> Groups<'c> {
    fn new(claims: &'c [Claim]) -> Self {
        let all = 0..claims.len();
        Self { claims, root: all.clone().collect(), members: all.map(|at| vec![ClaimIndex::new(at)]).collect() }
    }

    fn root_of(&self, claim: ClaimIndex) -> usize {
        self.root[claim.get()]
    }

    fn join(&mut self, left: ClaimIndex, right: ClaimIndex) {
        let (left, right) = (self.root_of(left), self.root_of(right));
        if left == right || !self.may_join(left, right) {
            return;
        }
        // The smaller group moves, so that no claim moves more than log n times.
        let (into, from) = if self.members[left].len() >= self.members[right].len() { (left, right) } else { (right, left) };
        let moved = std::mem::take(&mut self.members[from]);
        for claim in &moved {
            self.root[claim.get()] = into;
        }
        self.members[into].extend(moved);
    }

    /// Two different figures for the same words in one document are two facts, unless one stands in a heading.
    fn may_join(&self, left: usize, right: usize) -> bool {
        self.members[left].iter().all(|left| self.members[right].iter().all(|right| self.compatible(*left, *right)))
    }

    fn compatible(&self, left: ClaimIndex, right: ClaimIndex) -> bool {
        let (left, right) = (&self.claims[left.get()], &self.claims[right.get()]);
        if left.document != right.document {
            return true;
        }
        if left.restates() || right.restates() {
            return false;
        }
        match (left.quantity(), right.quantity()) {
            (Some(left_quantity), Some(right_quantity)) => {
                let same = matches!(figure_relation(left_quantity, right_quantity), FigureRelation::Equal | FigureRelation::Compatible);
                let measured_alike = match (&left.measure, &right.measure) {
                    (Some(left), Some(right)) => left.class == right.class,
                    _ => true,
                };
                measured_alike && ((same && left.role == right.role && periods_meet(left, right)) || left.in_heading != right.in_heading)
            }
            _ => {
                left.superlative().is_none()
                    || left.in_heading != right.in_heading
                    || left.subject.as_ref().map(|n| &n.canonical) == right.subject.as_ref().map(|n| &n.canonical)
            }
        }
    }

    fn finish(self) -> Vec<Vec<ClaimIndex>> {
        let mut groups: Vec<Vec<ClaimIndex>> = self.members.into_iter().filter(|members| !members.is_empty()).collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        groups
    }
}

fn periods_meet(left: &Claim, right: &Claim) -> bool {
    use gainsay_model::PeriodRelation::{Contains, Equal, Unknown, Within};
    match (&left.period, &right.period) {
        (Some(left), Some(right)) => matches!(left.relation(right), Equal | Contains | Within | Unknown),
        _ => true,
    }
}
