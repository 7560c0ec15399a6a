//! How two claims were or were not aligned.

use gainsay_align::{Census, Comparison, Weights, block_keys, compare};
use gainsay_model::{Claim, Report};

/// How two claims were or were not aligned.
#[derive(Clone, Debug)]
pub struct Why<'r> {
    pub left: &'r Claim,
    pub right: &'r Claim,
    /// What the two have in common that had them compared, in plain words; empty where nothing did.
    pub in_common: Vec<String>,
    /// Whether their documents tell one story; claims of two stories are never compared.
    pub one_story: bool,
    /// The table of levels; nothing where claims of these kinds are never compared.
    pub comparison: Option<Comparison>,
    /// The label of the topic both stand in, if one.
    pub topic: Option<&'r str>,
}

/// Why a pair cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyError {
    #[error("no claim \"{0}\": ids look like DOCUMENT/c3 and stand in the JSON report")]
    NoClaim(String),
}

/// Explains the alignment of two claims of a report.
///
/// # Errors
/// When the report has no claim of that id.
pub fn why<'r>(report: &'r Report, left: &str, right: &str, weights: &Weights) -> Result<Why<'r>, WhyError> {
    let find = |id: &str| report.claims.iter().find(|claim| &*claim.id.0 == id).ok_or_else(|| WhyError::NoClaim(id.to_owned()));
    let (left, right) = (find(left)?, find(right)?);
    let right_keys = block_keys(right);
    let in_common = block_keys(left).into_iter().filter(|key| right_keys.contains(key)).map(|key| key.describe()).collect();
    let tells = |claim: &Claim| report.stories.iter().position(|story| story.documents.contains(&claim.document));
    let topic = report.topics.iter().find(|topic| {
        let has = |claim: &Claim| topic.claims.iter().any(|index| report.claim(*index).id == claim.id);
        has(left) && has(right)
    });
    Ok(Why {
        left,
        right,
        in_common,
        one_story: tells(left) == tells(right),
        comparison: compare(left, right, &Census::new(&report.documents, &report.claims), weights),
        topic: topic.map(|topic| topic.label.as_str()),
    })
}
