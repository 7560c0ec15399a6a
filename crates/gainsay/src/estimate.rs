//! Match weights estimated from documents that nobody labelled.

use gainsay_align::{Bounds, Estimate, Observed, Quota};
use rayon::prelude::*;

use crate::{Material, Options, assemble, extract, stories};

/// How much an estimation looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EstimateBounds {
    /// Random pairs, and again pairs that blocking brings together, at most (up to one more for each story).
    pub pairs: u64,
    pub search: Bounds,
}

impl Default for EstimateBounds {
    fn default() -> Self {
        Self { pairs: 1_000_000, search: Bounds::default() }
    }
}

/// Estimates match weights from the claims of documents, story by story; see [`gainsay_align::estimate`].
///
/// The order of the materials does not matter.
pub fn estimate_weights(materials: Vec<Material>, options: &Options, bounds: EstimateBounds) -> Estimate {
    let mut materials = extract(materials);
    // Which pairs are drawn depends on the order of claims, so that order must not depend on how files were named first.
    materials.sort_by(|left, right| in_order(left).cmp(&in_order(right)));
    let parts = stories::split(materials, options.stories);
    let parts: Vec<_> = parts.into_par_iter().map(|part| assemble::assemble(part.materials)).collect();
    let claims: Vec<usize> = parts.iter().map(|(_, claims)| claims.len()).collect();
    let quotas = Quota::shared(bounds.pairs, &claims);
    let observed = parts
        .par_iter()
        .zip(quotas)
        .map(|((documents, claims), quota)| gainsay_align::observe(documents, claims, &options.weights, quota))
        .reduce(Observed::default, |mut left, right| {
            left.absorb(right);
            left
        });
    gainsay_align::estimate(&observed, &options.weights, bounds.search)
}

/// What tells documents apart whatever their files are called.
fn in_order(material: &Material) -> (&str, &str, impl Ord + '_) {
    let document = &material.document;
    let said: Vec<&str> = material.claims.iter().flatten().map(|claim| &*claim.sentence).collect();
    (&document.sha256, &document.text, said)
}
