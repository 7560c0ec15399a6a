//! What changed between two JSON reports: findings that came, went, or say something else.
//!
//! Findings are told apart by their ids, which stay while the sentences they show stay. Both reports are read back
//! from JSON, so that a report of last week can be held against today's without last week's articles.

mod render;
mod snapshot;

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::Severity;

use snapshot::Entry;
pub use snapshot::{Snapshot, SnapshotError};

use crate::Format;

/// What changed from one report to another.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// Findings of the new report only, in its order.
    appeared: Vec<&'a Entry>,
    /// Findings of the old report only, in its order.
    disappeared: Vec<&'a Entry>,
    /// Findings of both that differ, in order of the new report.
    changed: Vec<Changed<'a>>,
    unchanged: usize,
    /// Files of the new report only, and of the old one only.
    added: BTreeSet<&'a str>,
    removed: BTreeSet<&'a str>,
}

/// A finding that both reports have and that is not the same in them.
#[derive(Debug)]
struct Changed<'a> {
    old: &'a Entry,
    new: &'a Entry,
    differences: Vec<Difference<'a>>,
}

/// One thing that is said otherwise; nothing where one of the two does not say it.
#[derive(Debug)]
struct Difference<'a> {
    what: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

impl<'a> Comparison<'a> {
    /// Holds a report against an older one.
    pub fn of(old: &'a Snapshot, new: &'a Snapshot) -> Self {
        let before: BTreeMap<&str, &Entry> = old.entries.iter().map(|entry| (&*entry.id, entry)).collect();
        let after: BTreeSet<&str> = new.entries.iter().map(|entry| &*entry.id).collect();
        let (mut appeared, mut changed, mut unchanged) = (Vec::new(), Vec::new(), 0);
        for entry in &new.entries {
            match before.get(&*entry.id) {
                None => appeared.push(entry),
                Some(old) => {
                    let differences = differences(old, entry);
                    if differences.is_empty() {
                        unchanged += 1;
                    } else {
                        changed.push(Changed { old, new: entry, differences });
                    }
                }
            }
        }
        let disappeared = old.entries.iter().filter(|entry| !after.contains(&*entry.id)).collect();
        let added = new.files.difference(&old.files).map(String::as_str).collect();
        let removed = old.files.difference(&new.files).map(String::as_str).collect();
        Self { appeared, disappeared, changed, unchanged, added, removed }
    }

    /// Whether a finding of at least this severity counts that did not: it is new, graver than it was, or no longer
    /// accepted.
    pub fn adds(&self, limit: Severity) -> bool {
        let counts = |entry: &Entry| !entry.accepted && entry.severity >= limit;
        self.appeared.iter().any(|entry| counts(entry)) || self.changed.iter().any(|changed| counts(changed.new) && !counts(changed.old))
    }

    /// The comparison as text of the given width, as Markdown, or as JSON; other formats have no form for it and give
    /// text. Ends with a newline.
    pub fn render(&self, format: Format, width: usize) -> String {
        match format {
            Format::Json => render::json(self),
            Format::Markdown => render::markdown(self),
            _ => render::text(self, width),
        }
    }
}

fn differences<'a>(old: &'a Entry, new: &'a Entry) -> Vec<Difference<'a>> {
    let status = |entry: &Entry| if entry.accepted { "accepted" } else { "open" };
    let cause = |entry: &'a Entry| entry.likely_cause.as_deref();
    let all = [
        ("status", Some(status(old)), Some(status(new))),
        ("severity", Some(old.severity.name()), Some(new.severity.name())),
        ("message", Some(&*old.message), Some(&*new.message)),
        ("reason", Some(&*old.reason), Some(&*new.reason)),
        ("likely cause", cause(old), cause(new)),
    ];
    all.into_iter().filter(|(_, old, new)| old != new).map(|(what, old, new)| Difference { what, old, new }).collect()
}

#[cfg(test)]
mod tests;
