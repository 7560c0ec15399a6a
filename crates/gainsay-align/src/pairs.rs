//! Which claims of a story are worth comparing: candidate pairs from blocks, in work that grows with the number of
//! claims.

use gainsay_model::{Claim, ClaimIndex, FigureRelation, figure_relation};
use rustc_hash::FxHashMap;

use crate::blocking::{BlockKey, block_keys};

/// Claims of a block that are all paired with each other, at most.
const WHOLE_BLOCK: usize = 200;
/// In a larger block, a claim meets so many of its neighbours in order of their figures,
const NEIGHBOURS: usize = 8;
/// and so many distinct figures, one claim of each, all meet each other.
const DISTINCT: usize = 60;
/// Partners of a claim after which it looks for no more; common keys come last.
const PARTNERS: u16 = 400;

/// Two claims, the earlier first.
pub(crate) type Pair = (ClaimIndex, ClaimIndex);

/// Whether two claims of a story are compared, and if not, why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    Compared,
    /// They share no key.
    NothingInCommon,
    /// Two figures of one running text that differ are two facts.
    OneText,
    /// What they share, so many claims share that each meets the nearest only.
    Crowded,
}

/// Whether two of the claims of a story are compared.
pub fn meeting(claims: &[Claim], left: ClaimIndex, right: ClaimIndex) -> Meeting {
    let (Some(left_claim), Some(right_claim)) = (claims.get(left.get()), claims.get(right.get())) else {
        return Meeting::NothingInCommon;
    };
    let right_keys = block_keys(right_claim);
    if !block_keys(left_claim).iter().any(|key| right_keys.contains(key)) {
        return Meeting::NothingInCommon;
    }
    if never_one_fact(left_claim, right_claim) {
        return Meeting::OneText;
    }
    let pair = (left.min(right), left.max(right));
    if candidates(claims).binary_search(&pair).is_ok() { Meeting::Compared } else { Meeting::Crowded }
}

/// Every pair of claims that share a key and could be about one fact, each once, in order. Claims with rare keys meet
/// first; a block too large to pair up is a sorted neighbourhood.
pub(crate) fn candidates(claims: &[Claim]) -> Vec<Pair> {
    let mut pairs = Pairs { claims, partners: vec![0; claims.len()], pairs: Vec::new() };
    for (_, members) in blocks(claims) {
        if members.len() <= WHOLE_BLOCK {
            pairs.whole(&members);
        } else {
            pairs.neighbourhood(members);
        }
    }
    pairs.pairs.sort_unstable();
    pairs.pairs.dedup();
    pairs.pairs
}

/// Blocks of two claims or more, the smallest first.
fn blocks(claims: &[Claim]) -> Vec<(BlockKey, Vec<ClaimIndex>)> {
    let mut by_key: FxHashMap<BlockKey, Vec<ClaimIndex>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        for key in block_keys(claim) {
            by_key.entry(key).or_default().push(ClaimIndex::new(at));
        }
    }
    let mut blocks: Vec<(BlockKey, Vec<ClaimIndex>)> = by_key.into_iter().filter(|(_, members)| members.len() > 1).collect();
    blocks.sort_unstable_by(|left, right| left.1.len().cmp(&right.1.len()).then_with(|| left.0.cmp(&right.0)));
    blocks
}

struct Pairs<'c> {
    claims: &'c [Claim],
    /// Partners found so far, by claim.
    partners: Vec<u16>,
    pairs: Vec<Pair>,
}

impl Pairs<'_> {
    fn whole(&mut self, members: &[ClaimIndex]) {
        for (at, left) in members.iter().enumerate() {
            for right in &members[at + 1..] {
                self.add(*left, *right);
            }
        }
    }

    /// Sorted by figure, neighbours meet, and the first claim of each distinct figure meets those of the others: equal
    /// figures are found whatever the size of the block, and so are the figures that differ from them.
    fn neighbourhood(&mut self, mut members: Vec<ClaimIndex>) {
        let value = |index: &ClaimIndex| self.claims[index.get()].quantity().map(|quantity| quantity.value);
        members.sort_by_key(|index| (value(index), *index));
        let mut distinct: Vec<ClaimIndex> = members.clone();
        distinct.dedup_by_key(|index| value(index));
        let step = distinct.len().div_ceil(DISTINCT).max(1);
        let distinct: Vec<ClaimIndex> = distinct.into_iter().step_by(step).collect();
        for (at, left) in members.iter().enumerate() {
            for right in members[at + 1..].iter().take(NEIGHBOURS) {
                self.add(*left, *right);
            }
        }
        self.whole(&distinct);
    }

    fn add(&mut self, left: ClaimIndex, right: ClaimIndex) {
        let (left, right) = if left <= right { (left, right) } else { (right, left) };
        let full = |claim: ClaimIndex| self.partners[claim.get()] >= PARTNERS;
        if full(left) && full(right) || never_one_fact(&self.claims[left.get()], &self.claims[right.get()]) {
            return;
        }
        for claim in [left, right] {
            self.partners[claim.get()] = self.partners[claim.get()].saturating_add(1);
        }
        self.pairs.push((left, right));
    }
}

/// Two figures of one running text that differ are two facts, whatever else they share.
fn never_one_fact(left: &Claim, right: &Claim) -> bool {
    if left.document != right.document || left.in_heading != right.in_heading {
        return false;
    }
    match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) => !matches!(figure_relation(left, right), FigureRelation::Equal | FigureRelation::Compatible),
        _ => false,
    }
}
