//! The report as one HTML page that needs nothing but itself: no network, no script, no font, no image.
//!
//! Templates stand in `templates/html` and escape every value; text that comes from articles has also passed through
//! `escape`, so that nothing in it hides or turns around what stands beside it. Charts are SVG whose coordinates are
//! percentages, so that they grow and shrink with the page while their letters keep their size.

mod accepted;
mod amount;
mod apart;
mod article;
mod facts;
mod figures;
mod finding;
mod links;
mod matrix;
mod pieces;
mod reckoning;
mod scale;
mod stories;
#[cfg(test)]
mod tests;
mod timeline;
mod verdict;
mod wording;

use std::collections::BTreeMap;

use askama::Template;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gainsay_model::{Report, RuleInfo};
use sha2::{Digest as _, Sha256};

use crate::Options;
use crate::escape::visible;
use crate::outline::Outline;
use accepted::{Acceptance, accepted, lapsed};
use apart::{Reason, not_compared, pairs_left_unasked};
use article::Article;
use facts::{Fact, Lone, facts, single};
use finding::Group;
use links::Links;
use matrix::Matrix;
use pieces::Weight;
use stories::{Stories, stories};
use verdict::Verdict;

/// From this many names on, a list of them is folded away behind its length.
const MANY: usize = 6;
/// From this many documents on, their table is folded away, so that the findings stay on the first screen.
const FOLDED: usize = 12;

/// The page's only style sheet. Nothing of it comes from a report.
static STYLE: &str = include_str!("../templates/html/style.css");

#[derive(Template)]
#[template(path = "html/report.html", whitespace = "minimize")]
struct Page {
    style: &'static str,
    /// The style sheet's digest, for the content security policy.
    style_digest: String,
    title: String,
    /// Whether everything is shown, or findings and verdict only.
    full: bool,
    verdict: Verdict,
    stories: Option<Stories>,
    groups: Vec<Group>,
    accepted: Vec<Acceptance>,
    /// Acceptances that do nothing any more.
    lapsed: Vec<Acceptance>,
    matrix: Option<Matrix>,
    facts: Vec<Fact>,
    single: Vec<Lone>,
    not_compared: Vec<Reason>,
    /// Whether the pairs of claims that were not compared could be asked for.
    pairs_left_unasked: bool,
    /// The rules that found something.
    rules: Vec<&'static RuleInfo>,
    /// What was not checked, with what it is about.
    unchecked: Vec<(Option<String>, String)>,
    rates: Option<String>,
    /// The file of match weights, where it is not the table built in.
    weights: Option<String>,
    articles: Vec<Article>,
}

pub(crate) fn render(report: &Report, options: &Options<'_>) -> String {
    let outline = Outline::new(report);
    let links = Links::new(&outline);
    let full = !options.quiet;
    let (groups, drawn) = finding::groups(&outline, &links);
    let verdict = verdict::verdict(&outline, &links);
    let not_compared = if full { not_compared(&outline) } else { Vec::new() };
    let page = Page {
        style: STYLE,
        style_digest: BASE64_STANDARD.encode(Sha256::digest(STYLE)),
        title: title(&outline, &verdict),
        verdict,
        stories: if full { stories(&outline) } else { None },
        groups,
        accepted: if full { accepted(&outline) } else { Vec::new() },
        lapsed: if full { lapsed(&outline) } else { Vec::new() },
        matrix: if full { matrix::matrix(&outline, &links) } else { None },
        facts: if full { facts(&outline, &links, &drawn) } else { Vec::new() },
        single: if full { single(&outline) } else { Vec::new() },
        pairs_left_unasked: pairs_left_unasked(&not_compared),
        not_compared,
        rules: rules(report),
        unchecked: report
            .unchecked
            .iter()
            .map(|entry| (entry.about.as_ref().map(|about| visible(about).into_owned()), visible(&entry.reason).into_owned()))
            .collect(),
        weights: report.weights.as_deref().map(|file| visible(file).into_owned()),
        rates: report.rates.as_ref().map(|rates| {
            let source = visible(rates.source.trim_start_matches("Source: "));
            format!("{source}, {} to {}", rates.first, rates.last)
        }),
        articles: if full { article::articles(&outline, &links) } else { Vec::new() },
        full,
    };
    let mut out = String::with_capacity(32 * 1024 + report.claims.len() * 1024);
    // Into memory, from types that always format: there is nothing that could fail.
    let done = page.render_into(&mut out);
    debug_assert!(done.is_ok());
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// What a browser's tab and a bookmark show.
fn title(outline: &Outline<'_>, verdict: &Verdict) -> String {
    let outlets: Vec<&str> = verdict.outlets.iter().take(3).map(|outlet| &*outlet.name).collect();
    match outline.report.documents.len() {
        0 => "gainsay report".to_owned(),
        many if many > 3 => format!("gainsay report: {} and {} more", outlets.join(", "), many - 3),
        _ => format!("gainsay report: {}", outlets.join(", ")),
    }
}

/// Every rule that found something, once, by code.
fn rules(report: &Report) -> Vec<&'static RuleInfo> {
    let rules: BTreeMap<&str, &'static RuleInfo> = report.findings.iter().map(|finding| (finding.rule.code, finding.rule)).collect();
    rules.into_values().collect()
}
