//! A comparison for a terminal, for a page, and for programs.

use serde::Serialize;

use super::snapshot::Entry;
use super::{Comparison, Difference};
use crate::Options;
use crate::escape::visible;
use crate::layout::wrapped;
use crate::markdown::{code, escaped};
use crate::outline::headline_of;

pub(super) fn text(comparison: &Comparison<'_>, width: usize) -> String {
    let width = width.clamp(Options::MIN_WIDTH, Options::MAX_WIDTH);
    let mut out = String::new();
    let mut line = |indent: usize, text: &str| {
        out.push_str(&" ".repeat(indent));
        out.push_str(&wrapped(text, width.saturating_sub(indent + 2), indent + 2));
        out.push('\n');
    };
    for (heading, entries) in [("New", &comparison.appeared), ("Gone", &comparison.disappeared)] {
        if !entries.is_empty() {
            line(0, heading);
        }
        for entry in entries {
            line(2, &title(entry));
            line(4, &places(entry));
        }
    }
    if !comparison.changed.is_empty() {
        line(0, "Changed");
    }
    for changed in &comparison.changed {
        line(2, &title(changed.new));
        line(4, &places(changed.new));
        for difference in &changed.differences {
            line(4, &difference_line(difference));
        }
    }
    for (heading, files) in [("Documents that came", &comparison.added), ("Documents that went", &comparison.removed)] {
        if !files.is_empty() {
            line(0, heading);
        }
        for file in files {
            line(2, &visible(file));
        }
    }
    out.push_str(&summary(comparison));
    out.push('\n');
    out
}

pub(super) fn markdown(comparison: &Comparison<'_>) -> String {
    let mut out = format!("# What changed\n\n**{}**\n", summary(comparison));
    for (heading, entries) in [("New", &comparison.appeared), ("Gone", &comparison.disappeared)] {
        if !entries.is_empty() {
            out.push_str(&format!("\n## {heading}\n\n"));
        }
        for entry in entries {
            out.push_str(&item(entry));
        }
    }
    if !comparison.changed.is_empty() {
        out.push_str("\n## Changed\n\n");
    }
    for changed in &comparison.changed {
        out.push_str(&item(changed.new));
        for difference in &changed.differences {
            out.push_str(&format!("  - {}\n", escaped(&difference_line(difference))));
        }
    }
    for (heading, files) in [("Documents that came", &comparison.added), ("Documents that went", &comparison.removed)] {
        if !files.is_empty() {
            out.push_str(&format!("\n## {heading}\n\n"));
        }
        for file in files {
            out.push_str(&format!("- {}\n", code(&visible(file))));
        }
    }
    out
}

pub(super) fn json(comparison: &Comparison<'_>) -> String {
    let changed = comparison.changed.iter().map(|changed| ChangedForm {
        finding: form(changed.new),
        differences: changed
            .differences
            .iter()
            .map(|difference| DifferenceForm {
                what: difference.what,
                old: difference.old.map(str::to_owned),
                new: difference.new.map(str::to_owned),
            })
            .collect(),
    });
    crate::json::visible(&Form {
        schema: 1,
        appeared: comparison.appeared.iter().map(|entry| form(entry)).collect(),
        disappeared: comparison.disappeared.iter().map(|entry| form(entry)).collect(),
        changed: changed.collect(),
        unchanged: comparison.unchanged,
        documents_added: comparison.added.iter().map(|file| (*file).to_owned()).collect(),
        documents_removed: comparison.removed.iter().map(|file| (*file).to_owned()).collect(),
    })
}

fn summary(comparison: &Comparison<'_>) -> String {
    let (new, gone, changed) = (comparison.appeared.len(), comparison.disappeared.len(), comparison.changed.len());
    let unchanged = comparison.unchanged;
    if new + gone + changed == 0 {
        return format!("no finding changed; {unchanged} as before");
    }
    format!("{new} new, {gone} gone, {changed} changed, {unchanged} as before")
}

/// Severity, id and message in one line.
fn title(entry: &Entry) -> String {
    let accepted = if entry.accepted { ", accepted" } else { "" };
    format!("{} ({}{accepted}): {}", visible(&entry.id), entry.severity.name(), headline_of(&entry.rule, &entry.message))
}

fn places(entry: &Entry) -> String {
    visible(&entry.places.join(", ")).into_owned()
}

fn item(entry: &Entry) -> String {
    let places: Vec<String> = entry.places.iter().map(|place| code(&visible(place))).collect();
    let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
    format!("- {}{places}\n", escaped(&title(entry)))
}

fn difference_line(difference: &Difference<'_>) -> String {
    let words = |text: Option<&str>| text.map_or_else(|| "nothing".to_owned(), |text| visible(text).into_owned());
    format!("{}: {}; it was: {}", difference.what, words(difference.new), words(difference.old))
}

#[derive(Serialize)]
struct Form<'a> {
    schema: u32,
    appeared: Vec<FindingForm<'a>>,
    disappeared: Vec<FindingForm<'a>>,
    changed: Vec<ChangedForm<'a>>,
    unchanged: usize,
    documents_added: Vec<String>,
    documents_removed: Vec<String>,
}

#[derive(Serialize)]
struct ChangedForm<'a> {
    #[serde(flatten)]
    finding: FindingForm<'a>,
    differences: Vec<DifferenceForm>,
}

#[derive(Serialize)]
struct DifferenceForm {
    what: &'static str,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct FindingForm<'a> {
    id: &'a str,
    code: &'a str,
    rule: &'a str,
    severity: &'static str,
    accepted: bool,
    message: &'a str,
    places: &'a [String],
}

fn form(entry: &Entry) -> FindingForm<'_> {
    FindingForm {
        id: &entry.id,
        code: &entry.code,
        rule: &entry.rule,
        severity: entry.severity.name(),
        accepted: entry.accepted,
        message: &entry.message,
        places: &entry.places,
    }
}
