//! The first screen: the verdict in one sentence, findings by severity, the outlets.

use std::fmt::Write as _;

use gainsay_model::{DocumentIndex, Grain, Period, Severity};

use super::finding::message;
use super::links::{Links, document_anchor};
use super::wording::{Published, name};
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

pub(super) struct Verdict {
    /// "Four points need settling between these two documents".
    pub(super) sentence: String,
    /// What the first finding says.
    pub(super) gravest: Option<Gravest>,
    pub(super) counts: Vec<Count>,
    /// Facts that agree, facts of one source, consequences: what the findings stand beside.
    pub(super) beside: Vec<String>,
    pub(super) outlets: Vec<Outlet>,
    /// From the first publication date to the last: "3 July to 11 July 2025".
    pub(super) published: Option<String>,
}

pub(super) struct Gravest {
    pub(super) message: String,
    pub(super) anchor: String,
}

/// Findings of one severity.
pub(super) struct Count {
    pub(super) severity: &'static str,
    pub(super) count: usize,
    /// "errors".
    pub(super) noun: String,
}

pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) anchor: String,
    pub(super) published: Option<Published>,
    pub(super) title: Option<String>,
    pub(super) authority: bool,
    pub(super) findings: usize,
}

pub(super) fn verdict(outline: &Outline<'_>, links: &Links<'_>) -> Verdict {
    let findings = &outline.report.findings;
    let gravest = outline.groups.first().filter(|group| group.finding.severity > Severity::Note);
    Verdict {
        sentence: sentence(outline),
        gravest: gravest
            .zip(links.findings.first())
            .map(|(group, numbered)| Gravest { message: message(group.finding), anchor: numbered.anchor.clone() }),
        counts: [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .map(|severity| {
                let count = findings.iter().filter(|finding| finding.severity == severity).count();
                let noun = if count == 1 { severity.name().to_owned() } else { format!("{}s", severity.name()) };
                Count { severity: severity.name(), count, noun }
            })
            .collect(),
        beside: beside(outline),
        outlets: outlets(outline, links),
        published: published(outline),
    }
}

fn sentence(outline: &Outline<'_>) -> String {
    let documents = outline.report.documents.len();
    let points = outline.groups.iter().filter(|group| group.finding.severity > Severity::Note).count();
    let notes = outline.groups.len() - points;
    if points == 0 && notes == 0 {
        return outline.nothing_found();
    }
    let stories = outline.report.stories.len();
    let where_found = match documents {
        // Nothing stands between documents of different stories: they were not compared.
        2 if stories > 1 => "in these two documents, which tell two stories".to_owned(),
        _ if stories > 1 => format!("in these {} documents, which tell {} stories", spelled(documents), spelled(stories)),
        1 => "in this document".to_owned(),
        2 => "between these two documents".to_owned(),
        _ => format!("among these {} documents", spelled(documents)),
    };
    let mut sentence = match (points, notes) {
        (0, 1) => format!("Nothing needs settling {where_found}; there is one note"),
        (0, _) => format!("Nothing needs settling {where_found}; there are {} notes", spelled(notes)),
        (1, _) => format!("One point needs settling {where_found}"),
        _ => format!("{} points need settling {where_found}", capitalised(&spelled(points))),
    };
    sentence.push('.');
    sentence
}

fn published(outline: &Outline<'_>) -> Option<String> {
    let dates = || outline.report.documents.iter().filter_map(|document| document.published);
    let (first, last) = (dates().map(|date| date.first()).min()?, dates().map(|date| date.last()).max()?);
    Some(Period::stated(first, last, Grain::Interval, "").describe())
}

fn beside(outline: &Outline<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let following: usize = outline.groups.iter().map(|group| group.consequences.len()).sum();
    match following {
        0 => {}
        1 => out.push("1 of them is a consequence of another".to_owned()),
        _ => out.push(format!("{following} of them are consequences of others")),
    }
    match outline.agreeing.len() {
        0 => {}
        1 => out.push("1 fact agrees".to_owned()),
        agree => out.push(format!("{agree} facts agree")),
    }
    let lone: usize = outline.single.iter().map(|(_, facts)| facts.len()).sum();
    if lone > 0 {
        out.push(format!("{lone} not matched with another source"));
    }
    let accepted = outline.report.accepted.len();
    if accepted > 0 {
        out.push(format!("{} accepted", crate::outline::counted(accepted, "finding")));
    }
    out
}

/// Longest title on the first screen, in columns; the article shows it whole.
const TITLE: usize = 160;

fn outlets(outline: &Outline<'_>, links: &Links<'_>) -> Vec<Outlet> {
    let mut findings = vec![0_usize; outline.report.documents.len()];
    for numbered in &links.findings {
        let claims = numbered.finding.sides.iter().flat_map(|side| std::iter::once(&side.claim).chain(&side.also));
        let documents: std::collections::BTreeSet<DocumentIndex> =
            claims.filter_map(|claim| outline.claim(*claim)).map(|claim| claim.document).collect();
        for document in documents {
            if let Some(count) = findings.get_mut(document.0 as usize) {
                *count += 1;
            }
        }
    }
    let documents = outline.report.documents.iter().zip(findings).enumerate();
    documents
        .map(|(at, (document, findings))| {
            let index = DocumentIndex(u32::try_from(at).unwrap_or(u32::MAX));
            Outlet {
                name: name(outline, index),
                anchor: document_anchor(index),
                published: document.published.map(Published::new),
                title: document.title.as_deref().map(|title| shortened(&visible(title), TITLE)).filter(|title| !title.is_empty()),
                authority: document.authority,
                findings,
            }
        })
        .collect()
}

/// Numbers to twelve in words, as newspapers print them.
fn spelled(number: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for (at, c) in word.chars().enumerate() {
        // Writing to a string cannot fail.
        let _ = if at == 0 { write!(out, "{}", c.to_uppercase()) } else { write!(out, "{c}") };
    }
    out
}
