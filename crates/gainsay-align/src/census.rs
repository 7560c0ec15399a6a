//! How often each document speaks of a measure: a figure that stands alone in both texts of a story is likely the same
//! one.

use std::collections::BTreeMap;

use gainsay_model::{Claim, Document, DocumentIndex, Unit};
use rustc_hash::FxHashMap;

/// Counts of the plain figures of one story, by document, dimension and measure.
#[derive(Debug, Default)]
pub struct Census {
    figures: FxHashMap<(DocumentIndex, &'static str, String), usize>,
    /// Figures of earlier years than the story's, by document, dimension and year.
    past: FxHashMap<(DocumentIndex, &'static str, i32), usize>,
    /// The year each document was published, where it says.
    published: Vec<Option<i32>>,
    /// The year most claims speak of, for documents without a date.
    common_year: Option<i32>,
}

impl Census {
    pub fn new(documents: &[Document], claims: &[Claim]) -> Self {
        let mut census = Self::default();
        for key in claims.iter().filter(|claim| !claim.in_heading).filter_map(key) {
            *census.figures.entry(key).or_insert(0) += 1;
        }
        census.published = documents.iter().map(|document| document.published.map(|date| date.year())).collect();
        census.common_year = most_common_year(claims);
        for claim in claims.iter().filter(|claim| !claim.in_heading) {
            if let Some(key) = census.past_key(claim) {
                *census.past.entry(key).or_insert(0) += 1;
            }
        }
        census
    }

    /// Whether a claim speaks of an earlier year than its own: the record before, the last time it happened.
    pub(crate) fn is_past(&self, claim: &Claim) -> bool {
        self.past_year(claim).is_some()
    }

    fn past_year(&self, claim: &Claim) -> Option<i32> {
        let year = claim.period.as_ref()?.single_year()?;
        let published = self.published.get(claim.document.0 as usize).copied().flatten();
        published.or(self.common_year).is_some_and(|now| year < now).then_some(year)
    }

    fn past_key(&self, claim: &Claim) -> Option<(DocumentIndex, &'static str, i32)> {
        let quantity = claim.quantity().filter(|_| !claim.restates())?;
        Some((claim.document, quantity.unit.dimension().name(), self.past_year(claim)?))
    }

    /// Whether each text gives one figure of the dimension for the same earlier year.
    fn alone_in_the_past(&self, left: &Claim, right: &Claim) -> bool {
        let (Some(left), Some(right)) = (self.past_key(left), self.past_key(right)) else { return false };
        (left.1, left.2) == (right.1, right.2) && self.past.get(&left) == Some(&1) && self.past.get(&right) == Some(&1)
    }

    /// Whether both claims are the only ones of their document with their measure, of one story.
    pub(crate) fn level(&self, left: &Claim, right: &Claim) -> &'static str {
        if self.alone_in_the_past(left, right) {
            return "both";
        }
        let (Some(left), Some(right)) = (key(left), key(right)) else { return "unknown" };
        let alone = |key: &(DocumentIndex, &'static str, String)| self.figures.get(key) == Some(&1);
        let same = (left.1, &left.2) == (right.1, &right.2) && alone(&left) && alone(&right);
        if same { "both" } else { "unknown" }
    }
}

/// The later one where two years are equally common.
fn most_common_year(claims: &[Claim]) -> Option<i32> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for year in claims.iter().filter_map(|claim| claim.period.as_ref()?.single_year()) {
        *years.entry(year).or_default() += 1;
    }
    years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

fn key(claim: &Claim) -> Option<(DocumentIndex, &'static str, String)> {
    let quantity = claim.quantity()?;
    // A length or an area without a measure word is told by its dimension alone.
    let measure = match (&claim.measure, quantity.unit) {
        (Some(measure), _) => measure.class.clone(),
        (None, Unit::Measure(_)) => String::new(),
        (None, _) => return None,
    };
    (!claim.restates()).then(|| (claim.document, quantity.unit.dimension().name(), measure))
}
