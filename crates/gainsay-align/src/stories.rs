//! Which documents tell one story: claims are compared within a story and nowhere else.
//!
//! The road is "key, then group by key": [`story_keys`] of every document, documents that share rare keys as candidate
//! pairs, the evidence of each pair, and connected groups of the pairs whose evidence suffices. How much evidence
//! suffices grows with the number of documents: of two texts laid side by side it is likely that they tell one story,
//! of two out of a million it is not. Nothing here compares all pairs of a large run.

mod keys;
mod link;
mod linking;

use gainsay_model::{Claim, Document, DocumentIndex};

pub use keys::{KeyKind, StoryKey, story_keys};
pub use link::{Apart, SharedKey, StoryLink, story_link};

/// How the documents of a run are put into stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoryMode {
    /// By what their claims share. Few documents are one story unless they are clearly unrelated.
    #[default]
    Auto,
    /// All of them tell one story.
    One,
}

impl StoryMode {
    pub const ALL: [Self; 2] = [Self::Auto, Self::One];

    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::One => "one",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// The documents of each story, in order; stories in order of their first document. Every document stands in one.
///
/// `documents` come with their claims.
pub fn stories(documents: &[(&Document, &[Claim])], mode: StoryMode) -> Vec<Vec<DocumentIndex>> {
    let all = || (0..documents.len()).filter_map(|at| u32::try_from(at).ok()).map(DocumentIndex);
    if documents.is_empty() {
        return Vec::new();
    }
    match mode {
        StoryMode::One => vec![all().collect()],
        StoryMode::Auto if documents.len() == 1 => vec![all().collect()],
        StoryMode::Auto => linking::grouped(&keys::keyed(documents)).groups,
    }
}

#[cfg(test)]
mod tests;
