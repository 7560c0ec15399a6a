//! From pairs to groups, under constraints: a claim belongs to one fact, and two different figures for the same words
//! in one document are two facts.

use gainsay_model::{Claim, ClaimIndex, Document, FigureRelation, Role, figure_relation};

use crate::pairs::candidates;
use crate::{Census, Comparison, Weights, compare};

/// Claims of one group, at most: what joins a larger one says nothing more, and hostile texts must not make the work grow
/// with the square of their length.
const LARGEST_GROUP: usize = 4_096;

/// A pair that was compared.
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
}

/// Groups the claims of one story.
pub fn align(documents: &[Document], claims: &[Claim], weights: &Weights) -> Alignment {
    let pairs = scored_pairs(documents, claims, weights);
    let mut groups = Groups::new(claims);
    for pair in pairs.iter().filter(|pair| pair.comparison.same_fact) {
        groups.join(pair.left, pair.right);
    }
    Alignment { groups: groups.finish(), pairs }
}

fn scored_pairs(documents: &[Document], claims: &[Claim], weights: &Weights) -> Vec<ScoredPair> {
    let census = Census::new(documents, claims);
    let candidates = candidates(claims);
    let mut pairs: Vec<ScoredPair> = Vec::with_capacity(candidates.len());
    pairs.extend(candidates.into_iter().filter_map(|(left, right)| {
        let comparison = compare(claims, (left, right), &census, weights)?;
        Some(ScoredPair { left, right, comparison })
    }));
    // Heaviest first; ties by place, so that the outcome never depends on hash order.
    pairs.sort_unstable_by_key(|pair| (-pair.comparison.total, pair.left, pair.right));
    pairs
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
        let too_large = self.members[left].len() + self.members[right].len() > LARGEST_GROUP;
        if left == right || too_large || !self.may_join(left, right) {
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
                measured_alike
                    && ((same && folded(left.role) == folded(right.role) && periods_meet(left, right))
                        || left.in_heading != right.in_heading)
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

/// "In all" says of a sum no more than the sum does.
fn folded(role: Role) -> Role {
    if role == Role::Total { Role::Plain } else { role }
}

fn periods_meet(left: &Claim, right: &Claim) -> bool {
    use gainsay_model::PeriodRelation::{Contains, Equal, Unknown, Within};
    match (&left.period, &right.period) {
        (Some(left), Some(right)) => matches!(left.relation(right), Equal | Contains | Within | Unknown),
        _ => true,
    }
}
