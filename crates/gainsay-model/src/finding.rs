//! What a rule saw.

use std::fmt;
use std::sync::Arc;

use crate::{ClaimIndex, RuleInfo, Severity, Span, TopicId};

/// Names a finding: the rule's code and a digest of what was found where. It does not change when an unrelated
/// article is added, a paragraph moves, or a sentence elsewhere is edited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(pub Arc<str>);

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a rule returns. The runner adds the rule, the configured severity and the id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The disagreeing sides, at least one; the first is shown first. One side per stated value, not per document.
    pub sides: Vec<Side>,
    /// The most the rule would give this finding; the configured level can only lower it.
    pub severity: Severity,
    /// What differs, in one line with both values.
    pub message: String,
    /// Why it cannot all be true.
    pub reason: String,
    pub likely_cause: Option<String>,
    pub settle_by: Option<String>,
    /// What else in the texts bears on it, for either side.
    pub evidence: Vec<Evidence>,
}

/// One side of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The claim that is shown.
    pub claim: ClaimIndex,
    /// The words marked in its sentence; the first is the primary one. Never empty.
    pub labels: Vec<Label>,
    /// Claims of other documents that say the same.
    pub also: Vec<ClaimIndex>,
}

/// Words to mark in a claim's sentence, in bytes of the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// A fact that bears on a finding without deciding it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub text: String,
    pub claims: Vec<ClaimIndex>,
}

/// What a rule saw, ready to be reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub id: FindingId,
    pub rule: &'static RuleInfo,
    pub severity: Severity,
    pub topic: Option<TopicId>,
    pub sides: Vec<Side>,
    pub message: String,
    pub reason: String,
    pub likely_cause: Option<String>,
    pub settle_by: Option<String>,
    pub evidence: Vec<Evidence>,
    /// The finding whose slip explains this one too.
    pub consequence_of: Option<FindingId>,
}

impl Finding {
    /// The claims shown, one a side.
    pub fn claims(&self) -> impl Iterator<Item = ClaimIndex> + '_ {
        self.sides.iter().map(|side| side.claim)
    }
}
