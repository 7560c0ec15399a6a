//! How two claims were or were not aligned.

use gainsay_align::{BlockKey, Census, Comparison, Meeting, StoryLink, block_keys, compare, meeting, story_link};
use gainsay_model::{Claim, ClaimIndex, Document, DocumentIndex, Finding, Report};
use gainsay_rules::{Scene, Silence, silence_between};

use crate::in_words::in_words;
use crate::{Material, Options, check, extract};

/// How two claims were or were not aligned.
#[derive(Clone, Debug)]
pub struct Why {
    /// What the run came to.
    pub report: Report,
    pub left: ClaimIndex,
    pub right: ClaimIndex,
    /// What the two have in common that would have them compared, in plain words; empty where nothing would.
    pub in_common: Vec<String>,
    /// What each would be compared by, in plain words.
    pub looked_up_by: [Vec<String>; 2],
    /// Whether the two were compared, and if not, why not.
    pub meeting: Meeting,
    /// How their documents were put into one story or two; nothing where both stand in one document.
    pub story: Option<StoryLink>,
    /// The table of levels, with what each means for the two; nothing where claims of these kinds are never compared.
    /// For claims of two stories, what a comparison would have come to.
    pub comparison: Option<Explained>,
    /// The label of the topic both stand in, if one.
    pub topic: Option<String>,
    /// What the rules made of the two; nothing where they stand in no common topic and no finding shows both.
    pub made: Option<Made>,
}

/// What the rules made of two claims. Of claims that stand in no common topic, nothing but a finding is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A finding shows both: the name of its rule, and its message, which holds words of the articles.
    Reported { rule: &'static str, message: String },
    /// The rules about figures have nothing against the two.
    Silent(Silence),
    /// The two contradict each other, but other claims of the topic fit both sides.
    Reconciled,
    /// The claims give no two figures to be held against each other.
    NoFigures,
}

/// A comparison and what its levels mean, in the same order.
#[derive(Clone, Debug)]
pub struct Explained {
    pub comparison: Comparison,
    /// Holds words of the articles.
    pub words: Vec<String>,
}

/// Why a pair cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyError {
    #[error("no claim \"{0}\": ids look like DOCUMENT/c3 and stand in the JSON report")]
    NoClaim(String),
    #[error("both ids name one claim; name two")]
    OneClaim,
}

/// Checks documents and explains how two of their claims were or were not aligned.
///
/// # Errors
/// When the documents have no claim of that id, or both ids are one.
pub fn why(materials: Vec<Material>, options: &Options, left: &str, right: &str) -> Result<Why, WhyError> {
    let materials = extract(materials);
    let report = check(materials.clone(), options);
    let find = |id: &str| {
        let at = report.claims.iter().position(|claim| &*claim.id.0 == id);
        at.map(ClaimIndex::new).ok_or_else(|| WhyError::NoClaim(id.to_owned()))
    };
    let (left_index, right_index) = (find(left)?, find(right)?);
    if left_index == right_index {
        return Err(WhyError::OneClaim);
    }
    let (left, right) = (report.claim(left_index), report.claim(right_index));
    let told: Vec<(&Document, &[Claim])> =
        materials.iter().map(|material| (&material.document, material.claims.as_deref().unwrap_or_default())).collect();
    let story = if left.document == right.document { None } else { story_link(&told, options.stories, left.document, right.document) };

    // Claims are compared within their story: what is counted over a story, and what crowds its blocks, is counted so here.
    let of_pair = |document: DocumentIndex| {
        let story = report.stories.iter().find(|story| story.documents.contains(&document));
        story.map(|story| story.documents.clone()).unwrap_or_default()
    };
    let mut documents = of_pair(left.document);
    documents.extend(of_pair(right.document));
    let places: Vec<usize> = (0..report.claims.len()).filter(|at| documents.contains(&report.claims[*at].document)).collect();
    let claims: Vec<Claim> = places.iter().map(|at| report.claims[*at].clone()).collect();
    let place = |of: ClaimIndex| places.binary_search(&of.get()).map(ClaimIndex::new).unwrap_or(of);
    let pair = (place(left_index), place(right_index));
    let meeting = meeting(&claims, pair.0, pair.1);

    let comparison = compare(&claims, pair, &Census::new(&report.documents, &claims), &options.weights).map(|comparison| {
        let words = comparison.levels().map(|level| in_words(level, left, right)).collect();
        Explained { comparison, words }
    });
    let (left_keys, right_keys) = (block_keys(left), block_keys(right));
    let described = |keys: &[BlockKey]| keys.iter().map(BlockKey::describe).collect::<Vec<_>>();
    let in_common = left_keys.iter().filter(|key| right_keys.contains(key)).map(BlockKey::describe).collect();
    let topic = report.topics.iter().find(|topic| topic.claims.contains(&left_index) && topic.claims.contains(&right_index));
    // Some rules look beyond topics, so findings come first.
    let made = reported(&report, left_index, right_index).or_else(|| topic.map(|_| unreported(&report, options, left_index, right_index)));
    let topic = topic.map(|topic| topic.label.clone());
    Ok(Why {
        left: left_index,
        right: right_index,
        in_common,
        looked_up_by: [described(&left_keys), described(&right_keys)],
        meeting,
        story,
        comparison,
        topic,
        made,
        report,
    })
}

/// The first finding that shows both claims.
fn reported(report: &Report, left: ClaimIndex, right: ClaimIndex) -> Option<Made> {
    let shows = |finding: &Finding, claim: ClaimIndex| finding.sides.iter().any(|side| side.claim == claim || side.also.contains(&claim));
    let finding = report.findings.iter().find(|finding| shows(finding, left) && shows(finding, right))?;
    Some(Made::Reported { rule: finding.rule.name, message: finding.message.clone() })
}

/// Why no finding shows two claims of one topic.
fn unreported(report: &Report, options: &Options, left: ClaimIndex, right: ClaimIndex) -> Made {
    if report.claim(left).quantity().is_none() || report.claim(right).quantity().is_none() {
        return Made::NoFigures;
    }
    let scene = Scene::new(&report.documents, &report.claims, &report.topics, &options.rates);
    silence_between(&scene, left, right).map_or(Made::Reconciled, Made::Silent)
}
