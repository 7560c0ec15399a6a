//! What a rule is called and how grave its findings are.

use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A rule's configured level: off, or the severity its findings carry at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Off,
    At(Severity),
}

impl Level {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Self::Off,
            "note" => Self::At(Severity::Note),
            "warning" => Self::At(Severity::Warning),
            "error" => Self::At(Severity::Error),
            _ => return None,
        })
    }
}

/// What is fixed about a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// A letter for the group and three digits; never reused.
    pub code: &'static str,
    /// Kebab case; names what was seen, so that "allow NAME" reads well.
    pub name: &'static str,
    /// Default severity.
    pub severity: Severity,
    /// One line for lists.
    pub summary: &'static str,
    /// The manual page, in Markdown.
    pub page: &'static str,
}
