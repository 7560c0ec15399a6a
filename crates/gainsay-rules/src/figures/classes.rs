//! What the lexicon knows of the measure of a claim.

use gainsay_lexicon::{MeasureClass, lexicon};
use gainsay_model::Claim;

/// The class of a claim's measure, where it has one that the lexicon names.
pub(super) fn measure_class(claim: &Claim) -> Option<&'static MeasureClass> {
    let (measure, lexicon) = claim.measure.as_ref().zip(lexicon("en"))?;
    Some(lexicon.measure(lexicon.measure_named(&measure.class)?))
}
