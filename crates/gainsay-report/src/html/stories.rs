//! The stories that the documents tell, where there is more than one.

use gainsay_model::{DocumentIndex, Story};

use super::links::document_anchor;
use super::wording::name;
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::{Outline, counted_documents, counted_stories};

/// Longest heading of a story, in columns.
const LABEL: usize = 100;

/// Stories that stand unfolded, at most: a list that is longer would hide the findings.
const UNFOLDED: usize = 6;

pub(super) struct Stories {
    /// "5 documents, 3 stories".
    pub(super) counted: String,
    /// What is compared with what.
    pub(super) told: String,
    /// Those of several documents.
    pub(super) shared: Vec<Shared>,
    /// The documents that stand alone.
    pub(super) alone: Vec<Teller>,
    pub(super) unfolded: bool,
}

/// A story of several documents.
pub(super) struct Shared {
    pub(super) label: String,
    pub(super) tellers: Vec<Teller>,
}

/// A document, and where it stands on the page.
pub(super) struct Teller {
    pub(super) name: String,
    pub(super) anchor: String,
}

/// Nothing where all documents tell one story.
pub(super) fn stories(outline: &Outline<'_>) -> Option<Stories> {
    let (shared, alone) = outline.stories();
    if shared.is_empty() && alone.is_empty() {
        return None;
    }
    Some(Stories {
        counted: format!("{}, {}", counted_documents(outline.report), counted_stories(outline.report)),
        told: outline.told(),
        unfolded: outline.report.stories.len() <= UNFOLDED,
        shared: shared.into_iter().map(|story| self::shared(outline, story)).collect(),
        alone: alone.into_iter().flat_map(|story| &story.documents).filter_map(|at| teller(outline, *at)).collect(),
    })
}

fn shared(outline: &Outline<'_>, story: &Story) -> Shared {
    Shared {
        label: shortened(&visible(&story.label), LABEL),
        tellers: story.documents.iter().filter_map(|at| teller(outline, *at)).collect(),
    }
}

/// Nothing for a document that is not there: a link must lead somewhere.
fn teller(outline: &Outline<'_>, at: DocumentIndex) -> Option<Teller> {
    outline.document(at)?;
    Some(Teller { name: name(outline, at), anchor: document_anchor(at) })
}
