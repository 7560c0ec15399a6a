//! How often each document speaks of a measure: a figure that stands alone in both texts is likely the same one.

use gainsay_model::{Claim, DocumentIndex, Unit};
use rustc_hash::FxHashMap;

/// Counts of plain figures by document, dimension and measure.
#[derive(Debug, Default)]
pub struct Census {
    figures: FxHashMap<(DocumentIndex, &'static str, String), usize>,
}

impl Census {
    pub fn new(claims: &[Claim]) -> Self {
        let mut figures = FxHashMap::default();
        for key in claims.iter().filter(|claim| !claim.in_heading).filter_map(key) {
            *figures.entry(key).or_insert(0) += 1;
        }
        Self { figures }
    }

    /// Whether both claims are the only ones of their document with their measure.
    pub(crate) fn level(&self, left: &Claim, right: &Claim) -> &'static str {
        let (Some(left), Some(right)) = (key(left), key(right)) else { return "unknown" };
        let alone = |key: &(DocumentIndex, &'static str, String)| self.figures.get(key) == Some(&1);
        if (left.1, &left.2) == (right.1, &right.2) && alone(&left) && alone(&right) { "both" } else { "unknown" }
    }
}

fn key(claim: &Claim) -> Option<(DocumentIndex, &'static str, String)> {
    let quantity = claim.quantity()?;
    // A length or an area without a measure word is told by its dimension alone.
    let measure = match (&claim.measure, quantity.unit) {
        (Some(measure), _) => measure.class.clone(),
        (None, Unit::Measure(_)) => String::new(),
        (None, _) => return None,
    };
    (!crate::compare::is_equivalent(claim)).then(|| (claim.document, quantity.unit.dimension().name(), measure))
}
