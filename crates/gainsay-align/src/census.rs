//! How often each document speaks of a measure: a figure that stands alone in both texts is likely the same one,
//! provided that the texts tell one story.

use std::collections::BTreeSet;

use gainsay_model::{Claim, DocumentIndex, NameKind, SIDE_BY_SIDE, Unit};
use rustc_hash::FxHashMap;

/// Names, beside those of countries, that two documents of a larger run must share to be taken for one story.
const SHARED_NAMES: usize = 2;

/// Counts of plain figures by document, dimension and measure, and the names each document knows.
#[derive(Debug, Default)]
pub struct Census {
    figures: FxHashMap<(DocumentIndex, &'static str, String), usize>,
    names: FxHashMap<DocumentIndex, BTreeSet<String>>,
}

impl Census {
    pub fn new(claims: &[Claim]) -> Self {
        let mut census = Self::default();
        for claim in claims {
            let specific = claim.names.iter().filter(|name| !matches!(name.kind, NameKind::Country | NameKind::Thing));
            census.names.entry(claim.document).or_default().extend(specific.map(|name| name.canonical.clone()));
        }
        for key in claims.iter().filter(|claim| !claim.in_heading).filter_map(key) {
            *census.figures.entry(key).or_insert(0) += 1;
        }
        census
    }

    /// Whether both claims are the only ones of their document with their measure, in one story.
    pub(crate) fn level(&self, left: &Claim, right: &Claim) -> &'static str {
        let (Some(left), Some(right)) = (key(left), key(right)) else { return "unknown" };
        let alone = |key: &(DocumentIndex, &'static str, String)| self.figures.get(key) == Some(&1);
        let same = (left.1, &left.2) == (right.1, &right.2) && alone(&left) && alone(&right);
        if same && self.one_story(left.0, right.0) { "both" } else { "unknown" }
    }

    fn one_story(&self, left: DocumentIndex, right: DocumentIndex) -> bool {
        if self.names.len() <= SIDE_BY_SIDE {
            return true;
        }
        match (self.names.get(&left), self.names.get(&right)) {
            (Some(left), Some(right)) => left.intersection(right).take(SHARED_NAMES).count() == SHARED_NAMES,
            _ => false,
        }
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
    (!claim.restates()).then(|| (claim.document, quantity.unit.dimension().name(), measure))
}
