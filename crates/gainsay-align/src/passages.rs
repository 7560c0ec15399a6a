//! Which figures stand near each other in a text: two texts on one matter give its figures close together.

use gainsay_model::{Claim, DocumentIndex, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// How many sentences with claims a neighbour may stand before or behind a claim.
const NEAR: usize = 2;

/// The figures of the documents of a story by the sentences they stand in.
#[derive(Debug, Default)]
pub(crate) struct Passages(FxHashMap<DocumentIndex, Passage>);

/// Where the sentence of a figure begins, its value and its unit.
type Figure = (u32, Decimal, Unit);

/// The figures of one document.
#[derive(Debug, Default)]
struct Passage {
    /// Where the sentences that hold claims begin, in order.
    sentences: Vec<u32>,
    /// Figures of two digits or more, by where their sentence begins.
    figures: Vec<Figure>,
}

impl Passages {
    pub(crate) fn of(claims: &[Claim]) -> Self {
        let mut passages: FxHashMap<DocumentIndex, Passage> = FxHashMap::default();
        for claim in claims {
            passages.entry(claim.document).or_default().add(claim);
        }
        passages.values_mut().for_each(Passage::sort);
        Self(passages)
    }

    /// How many telling figures stand near both claims alike.
    pub(crate) fn level(&self, left: &Claim, right: &Claim) -> &'static str {
        let near = |claim: &Claim| self.0.get(&claim.document).map(|passage| passage.near(claim)).unwrap_or_default();
        let own = |figure: &(Decimal, Unit)| {
            [left, right].iter().any(|claim| claim.quantity().is_some_and(|quantity| (quantity.value, quantity.unit) == *figure))
        };
        let beside = near(right);
        let mut shared: Vec<(Decimal, Unit)> = Vec::new();
        for figure in near(left) {
            if !own(&figure) && beside.contains(&figure) && !shared.contains(&figure) {
                shared.push(figure);
            }
        }
        match shared.len() {
            0 => "none",
            1 => "shared",
            _ => "shared-several",
        }
    }
}

impl Passages {
    /// Whether two figures are what is left of two sentences that give another figure alike: each the only one of its unit
    /// but for those both give.
    pub(crate) fn is_rest(&self, left: &Claim, right: &Claim) -> bool {
        let beside = |claim: &Claim| self.0.get(&claim.document).map(|passage| passage.of_sentence(claim)).unwrap_or_default();
        let (left_figures, right_figures) = (beside(left), beside(right));
        let (Some(left), Some(right)) = (left.quantity(), right.quantity()) else { return false };
        let given = |(_, value, unit): &Figure, others: &[Figure]| others.iter().any(|other| (other.1, other.2) == (*value, *unit));
        let rest = |figures: &[Figure], others: &[Figure]| {
            figures.iter().filter(|figure| figure.2 == left.unit && !given(figure, others)).count() == 1
        };
        left.unit == right.unit
            && left_figures.iter().any(|figure| given(figure, right_figures))
            && rest(left_figures, right_figures)
            && rest(right_figures, left_figures)
    }
}

impl Passage {
    /// The figures of a claim's own sentence.
    fn of_sentence(&self, claim: &Claim) -> &[Figure] {
        let start = claim.sentence_span.start;
        let from = self.figures.partition_point(|(at, ..)| *at < start);
        let to = self.figures.partition_point(|(at, ..)| *at <= start);
        &self.figures[from..to]
    }

    fn add(&mut self, claim: &Claim) {
        let start = claim.sentence_span.start;
        self.sentences.push(start);
        if let Some(quantity) = claim.quantity().filter(|quantity| quantity.significant_digits().len() >= 2) {
            self.figures.push((start, quantity.value, quantity.unit));
        }
    }

    fn sort(&mut self) {
        self.sentences.sort_unstable();
        self.sentences.dedup();
        self.figures.sort_by_key(|(start, ..)| *start);
    }

    /// The figures of a claim's sentence and of those about it.
    fn near(&self, claim: &Claim) -> Vec<(Decimal, Unit)> {
        let at = self.sentences.partition_point(|start| *start < claim.sentence_span.start);
        let first = self.sentences.get(at.saturating_sub(NEAR)).copied().unwrap_or_default();
        let last = self.sentences.get(at + NEAR).or(self.sentences.last()).copied().unwrap_or_default();
        let from = self.figures.partition_point(|(start, ..)| *start < first);
        self.figures[from..].iter().take_while(|(start, ..)| *start <= last).map(|(_, value, unit)| (*value, *unit)).collect()
    }
}
