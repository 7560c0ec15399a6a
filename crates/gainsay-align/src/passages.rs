//! Which figures stand near each other in a text: two texts on one matter give its figures close together.

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::Level;

/// How many sentences with claims a neighbour may stand before or behind a claim.
const NEAR: usize = 2;

/// The figures of the documents of a story by the sentences they stand in.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    /// Figures of two digits or more, in order of their sentences.
    figures: Vec<Figure>,
    /// By claim.
    places: Vec<Place>,
}

/// The document of a sentence and where the sentence begins.
type Sentence = (DocumentIndex, u32);

#[derive(Clone, Copy, Debug)]
struct Figure {
    sentence: Sentence,
    /// The same for figures of one value and unit.
    number: u32,
    unit: Unit,
}

/// Where a claim stands among the figures.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The claim's own number, if it is among the figures.
    number: Option<u32>,
    /// The figures of its sentence, from and to,
    sentence: (usize, usize),
    /// and of those about it.
    near: (usize, usize),
}

fn sentence_of(claim: &Claim) -> Sentence {
    (claim.document, claim.sentence_span.start)
}

impl Passages {
    pub(crate) fn of(claims: &[Claim]) -> Self {
        let mut numbers: FxHashMap<(Decimal, Unit), u32> = FxHashMap::default();
        let number = |claim: &Claim| {
            let quantity = claim.quantity().filter(|quantity| quantity.significant_digits().len() >= 2)?;
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            Some(*numbers.entry((quantity.value, quantity.unit)).or_insert(next))
        };
        let numbered: Vec<Option<u32>> = claims.iter().map(number).collect();
        let figure = |(claim, number): (&Claim, &Option<u32>)| {
            Some(Figure { sentence: sentence_of(claim), number: (*number)?, unit: claim.quantity()?.unit })
        };
        let mut figures: Vec<Figure> = claims.iter().zip(&numbered).filter_map(figure).collect();
        figures.sort_by_key(|figure| figure.sentence);
        let mut sentences: Vec<Sentence> = claims.iter().map(sentence_of).collect();
        sentences.sort_unstable();
        sentences.dedup();
        let between = |first: Sentence, last: Sentence| {
            let from = figures.partition_point(|figure| figure.sentence < first);
            (from, from + figures[from..].partition_point(|figure| figure.sentence <= last))
        };
        let place = |(claim, number): (&Claim, &Option<u32>)| {
            let own = sentence_of(claim);
            let at = sentences.partition_point(|sentence| *sentence < own);
            let same_text = |sentence: &&Sentence| sentence.0 == own.0;
            let first = sentences[at.saturating_sub(NEAR)..=at].iter().find(same_text).copied().unwrap_or(own);
            let last = sentences[at..].iter().take(NEAR + 1).take_while(same_text).last().copied().unwrap_or(own);
            Place { number: *number, sentence: between(own, own), near: between(first, last) }
        };
        let places = claims.iter().zip(&numbered).map(place).collect();
        Self { figures, places }
    }

    /// How many telling figures stand near both claims alike.
    pub(crate) fn level(&self, left: ClaimIndex, right: ClaimIndex) -> Level {
        let (left, right) = (&self.places[left.get()], &self.places[right.get()]);
        let (beside, other) = (self.slice(left.near), self.slice(right.near));
        let own = [left.number, right.number];
        let is_shared = |figure: &&Figure| !own.contains(&Some(figure.number)) && other.iter().any(|other| other.number == figure.number);
        let mut shared = beside.iter().filter(is_shared).map(|figure| figure.number);
        match shared.next() {
            None => Level::NeighboursNone,
            Some(first) if shared.all(|number| number == first) => Level::NeighboursShared,
            Some(_) => Level::NeighboursSharedSeveral,
        }
    }

    /// Whether two figures, given with their units, are what is left of two sentences that give another figure alike: each the
    /// only one of its unit but for those both give.
    pub(crate) fn is_rest(&self, (left, left_unit): (ClaimIndex, Unit), (right, right_unit): (ClaimIndex, Unit)) -> bool {
        let beside = |claim: ClaimIndex| self.slice(self.places[claim.get()].sentence);
        let (left_figures, right_figures) = (beside(left), beside(right));
        let given = |figure: &Figure, others: &[Figure]| others.iter().any(|other| other.number == figure.number);
        let rest = |figures: &[Figure], others: &[Figure]| {
            figures.iter().filter(|figure| figure.unit == left_unit && !given(figure, others)).count() == 1
        };
        left_unit == right_unit
            && left_figures.iter().any(|figure| given(figure, right_figures))
            && rest(left_figures, right_figures)
            && rest(right_figures, left_figures)
    }

    fn slice(&self, (from, to): (usize, usize)) -> &[Figure] {
        &self.figures[from..to]
    }
}
