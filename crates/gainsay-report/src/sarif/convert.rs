//! From the model to a SARIF log. Claims and documents that are not there are left out.

use std::collections::BTreeMap;

use gainsay_model::{ClaimIndex, Document, DocumentIndex, Finding, Report, RuleInfo, Severity, Span};
use serde_json::{Value, json};

use super::message::{literal, message};
use super::places::{Places, uri};
use super::types::{
    Artifact, ArtifactLocation, Configuration, Driver, Fingerprints, Hashes, Invocation, Location, Log, Notification, Outcome,
    PhysicalLocation, Properties, Rule, Run, Suppression, Tool, Words,
};
use crate::Options;
use crate::escape::visible;
use crate::outline::{Outline, accepted_by, lapsed};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// Related locations a viewer still shows; the gravest come first.
const RELATED: usize = 100;
/// Characters of a rule's description that code scanning takes.
const DESCRIPTION: usize = 1024;

pub(super) fn log<'a>(report: &'a Report, options: &Options<'_>) -> Log<'a> {
    let outline = Outline::new(report);
    let mut rules: BTreeMap<&'static str, &'static RuleInfo> = BTreeMap::new();
    for finding in all_findings(report) {
        rules.entry(finding.rule.code).or_insert(finding.rule);
    }
    let converter = Converter {
        outline: &outline,
        places: Places::of(report, all_findings(report).flat_map(|finding| pointed_at(report, finding))),
        codes: rules.keys().enumerate().map(|(at, code)| (*code, at)).collect(),
        folder: options.uri_base,
    };
    let accepted = report.accepted.iter().filter_map(|accepted| {
        let justification = visible(&accepted_by(&accepted.acceptance)).into_owned();
        let suppressions = vec![Suppression { kind: "external", status: "accepted", justification }];
        Some(Outcome { suppressions, ..converter.result(&accepted.finding)? })
    });
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "gainsay",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules: rules.values().map(|info| rule(info)).collect(),
                },
            },
            invocations: [Invocation { execution_successful: true, tool_execution_notifications: notifications(report) }],
            artifacts: (0..).zip(&report.documents).map(|(at, document)| artifact(options.uri_base, at, document)).collect(),
            results: report.findings.iter().filter_map(|finding| converter.result(finding)).chain(accepted).collect(),
            column_kind: "unicodeCodePoints",
            properties: properties([("rates", rates(report))]),
        }],
    }
}

/// Those that count and those that were accepted.
fn all_findings(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().chain(report.accepted.iter().map(|accepted| &accepted.finding))
}

/// Every claim a finding points at, with the words pointed at.
fn pointed_at<'a>(report: &'a Report, finding: &'a Finding) -> impl Iterator<Item = (ClaimIndex, Span)> + 'a {
    let labels = finding.sides.iter().flat_map(|side| side.labels.iter().map(|label| (side.claim, label.span)));
    let claims = finding.claims().chain(finding.sides.iter().flat_map(|side| side.also.iter().copied()));
    let claims = claims.chain(finding.evidence.iter().flat_map(|evidence| evidence.claims.iter().copied()));
    labels.chain(claims.filter_map(|index| Some((index, report.claims.get(index.get())?.span))))
}

fn rule(info: &'static RuleInfo) -> Rule {
    // Code scanning takes no empty text.
    let summary = if info.summary.is_empty() { info.name } else { info.summary };
    let page = if info.page.is_empty() { summary } else { info.page };
    let problem = match info.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    };
    Rule {
        id: info.code,
        name: info.name,
        short_description: Words::plain(summary),
        full_description: Words::plain(description(page)),
        help: Words { text: description(page), markdown: Some(page.to_owned()) },
        default_configuration: Configuration { level: info.severity.name() },
        properties: properties([("tags", json!(["consistency"])), ("problem.severity", json!(problem))]),
    }
}

/// The first paragraph of a rule's page below its heading.
fn description(page: &str) -> String {
    let paragraph = page.split("\n\n").map(str::trim).find(|paragraph| !paragraph.is_empty() && !paragraph.starts_with('#'));
    paragraph.unwrap_or(page).chars().take(DESCRIPTION).collect()
}

fn artifact<'a>(folder: &str, index: u32, document: &'a Document) -> Artifact<'a> {
    Artifact {
        location: ArtifactLocation { uri: uri(folder, &document.file), index },
        hashes: (!document.sha256.is_empty()).then_some(Hashes { sha256: &document.sha256 }),
        roles: ["analysisTarget"],
        properties: properties([
            ("id", json!(&*document.id.0)),
            ("outlet", json!(document.outlet)),
            ("title", json!(document.title)),
            ("published", json!(document.published.map(|date| date.to_string()))),
            ("language", json!(document.language)),
            ("source", json!(document.source)),
            ("authority", if document.authority { json!(true) } else { Value::Null }),
        ]),
    }
}

fn notifications(report: &Report) -> Vec<Notification> {
    let unchecked = report.unchecked.iter().map(|entry| {
        let about = entry.about.as_ref().map(|about| format!("{}: ", literal(about))).unwrap_or_default();
        Notification { level: "note", message: Words::plain(format!("Not checked: {about}{}", literal(&entry.reason))) }
    });
    let lapsed = report.lapsed.iter().map(|entry| {
        let text = format!("Acceptance of {}: {}", literal(&entry.acceptance.finding.0), literal(&lapsed(entry)));
        Notification { level: "warning", message: Words::plain(text) }
    });
    lapsed.chain(unchecked).collect()
}

fn rates(report: &Report) -> Value {
    report
        .rates
        .as_ref()
        .map_or(Value::Null, |rates| json!({ "source": rates.source, "first": rates.first.to_string(), "last": rates.last.to_string() }))
}

/// A property bag of those that have a value.
fn properties<const N: usize>(entries: [(&'static str, Value); N]) -> Properties {
    entries.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

struct Converter<'o, 'a> {
    outline: &'o Outline<'a>,
    places: Places<'a>,
    /// The place of each rule in the log's list.
    codes: BTreeMap<&'static str, usize>,
    folder: &'o str,
}

impl<'a> Converter<'_, 'a> {
    /// The result of a finding: it stands at the first side's first mark, everything else is related to it.
    fn result(&self, finding: &'a Finding) -> Option<Outcome<'a>> {
        let mut marks = finding.sides.iter().flat_map(|side| {
            let own = side.labels.iter().map(|label| (side.claim, Some(label.span), label.text.clone())).collect::<Vec<_>>();
            if own.is_empty() { vec![(side.claim, None, String::new())] } else { own }
        });
        let primary = marks.find_map(|(claim, span, label)| self.location(None, claim, span, &label))?;
        let marks: Vec<_> = marks.collect();
        let evidence = finding.evidence.iter().flat_map(|evidence| {
            let words = format!("evidence: {}", evidence.text);
            evidence.claims.iter().map(move |claim| (*claim, None, words.clone()))
        });
        let also = finding.sides.iter().flat_map(|side| side.also.iter().map(|claim| (*claim, None, "says the same".to_owned())));
        let mut related = Vec::new();
        let mut links = Vec::new();
        let mut linked = Vec::new();
        for (claim, span, label) in marks.into_iter().chain(evidence).chain(also).take(RELATED) {
            let id = related.len() + 1;
            let Some(location) = self.location(Some(id), claim, span, &label) else { continue };
            related.push(location);
            // One link for each other side; what stands beside it is found there.
            let is_side = finding.claims().skip(1).any(|side| side == claim);
            if is_side && !linked.contains(&claim) {
                linked.push(claim);
                links.extend(
                    self.outline
                        .claim(claim)
                        .map(|shown| (id, format!("{}, {}", self.outline.name(shown.document), self.outline.place(shown)))),
                );
            }
        }
        Some(Outcome {
            rule_id: finding.rule.code,
            rule_index: self.codes.get(finding.rule.code).copied().unwrap_or_default(),
            level: finding.severity.name(),
            message: Words::plain(message(finding, &links)),
            locations: vec![primary],
            related_locations: related,
            partial_fingerprints: Fingerprints { finding: &finding.id.0, primary_location_line_hash: &finding.id.0 },
            suppressions: Vec::new(),
            properties: properties([
                ("consequenceOf", json!(finding.consequence_of.as_ref().map(|id| &*id.0))),
                ("topic", json!(finding.topic.as_ref().map(|topic| &*topic.0))),
            ]),
        })
    }

    /// Where some words of a claim stand, or the claim itself.
    fn location(&self, id: Option<usize>, claim: ClaimIndex, span: Option<Span>, label: &str) -> Option<Location> {
        let claim = self.outline.claim(claim)?;
        let DocumentIndex(index) = claim.document;
        let document = self.outline.document(claim.document)?;
        let span = span.unwrap_or(claim.span);
        let outlet = self.outline.name(claim.document);
        let words = if label.is_empty() { literal(outlet) } else { format!("{}: {}", literal(outlet), literal(label)) };
        Some(Location {
            id,
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: uri(self.folder, &document.file), index },
                region: self.places.region(claim, span),
                context_region: self.places.context(claim, span),
            },
            message: Some(Words::plain(words)),
        })
    }
}
