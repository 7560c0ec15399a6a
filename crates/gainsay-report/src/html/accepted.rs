//! Findings that people accept, and acceptances that do nothing any more.

use crate::escape::visible;
use crate::outline::{Outline, accepted_by, headline, lapsed as lapsed_words};

/// One acceptance.
pub(super) struct Acceptance {
    /// Its finding: id, severity and message, or the id alone where no such finding occurs.
    pub(super) finding: String,
    pub(super) places: String,
    pub(super) words: String,
}

pub(super) fn accepted(outline: &Outline<'_>) -> Vec<Acceptance> {
    let entries = outline.report.accepted.iter().map(|accepted| {
        let finding = &accepted.finding;
        let places = finding.claims().filter_map(|claim| outline.claim(claim)).map(|claim| outline.place(claim));
        Acceptance {
            finding: format!("{} {}: {}", finding.severity.name(), visible(&finding.id.0), headline(finding)),
            places: places.collect::<Vec<_>>().join(", "),
            words: accepted_by(&accepted.acceptance),
        }
    });
    entries.collect()
}

pub(super) fn lapsed(outline: &Outline<'_>) -> Vec<Acceptance> {
    let entries = outline.report.lapsed.iter().map(|entry| Acceptance {
        finding: visible(&entry.acceptance.finding.0).into_owned(),
        places: String::new(),
        words: lapsed_words(entry),
    });
    entries.collect()
}
