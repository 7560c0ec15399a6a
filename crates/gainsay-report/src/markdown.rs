//! The report as a Markdown page, for GitHub and newsroom wikis.

mod inline;

use std::fmt::Write as _;

use gainsay_model::{Claim, ClaimIndex, Finding, Report, Topic};

use crate::Options;
use crate::escape::visible;
use crate::excerpt::{Cut, around, excerpt, marked};
use crate::layout::shortened;
use crate::outline::{Apart, Group, Outline, Quote, accepted_by, headline, lapsed};
use inline::emphasised;
pub(crate) use inline::{code, escaped};

/// Longest label and quote in lists, in columns.
const LABEL: usize = 80;
const QUOTE: usize = 120;

pub(crate) fn render(report: &Report, options: &Options<'_>) -> String {
    let outline = Outline::new(report);
    let mut page = Page { outline: &outline, out: String::new() };
    page.paragraph("# Report of gainsay");
    if report.findings.is_empty() {
        page.paragraph(&escaped(&outline.nothing_found()));
    }
    page.paragraph(&format!("**{}**", escaped(&outline.summary())));
    if !options.quiet {
        page.documents();
        page.stories();
    }
    page.findings();
    if !options.quiet {
        page.accepted();
        page.agreeing();
        page.single();
        page.not_compared();
        page.unchecked();
        page.rates();
    }
    page.out
}

/// The page as far as it is written.
struct Page<'a> {
    outline: &'a Outline<'a>,
    out: String,
}

impl Page<'_> {
    /// A block of its own: a blank line stands before it.
    fn paragraph(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn items(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        if !items.is_empty() {
            self.paragraph(&items.join("\n"));
        }
    }

    fn documents(&mut self) {
        let mut table = String::from("| Outlet | Published | Title | File | Language |\n|---|---|---|---|---|");
        for document in &self.outline.report.documents {
            let reference = if document.authority { " (reference)" } else { "" };
            let outlet = document.outlet.as_deref().map_or_else(|| "no outlet named".to_owned(), shown);
            let published = document.published.map_or_else(|| "no publication date".to_owned(), |date| date.to_string());
            let title = document.title.as_deref().map(|title| shown(&shortened(&visible(title), LABEL))).unwrap_or_default();
            let (file, language) = (code(&visible(&document.file)), shown(&document.language));
            // Writing to a string cannot fail.
            let _ = write!(table, "\n| {outlet}{reference} | {published} | {title} | {file} | {language} |");
        }
        if !self.outline.report.documents.is_empty() {
            self.paragraph(&table);
        }
    }

    fn stories(&mut self) {
        let (shared, alone) = self.outline.stories();
        if shared.is_empty() && alone.is_empty() {
            return;
        }
        self.paragraph("## Stories");
        self.paragraph(&escaped(&self.outline.told()));
        let told = shared.iter().map(|story| {
            let names: Vec<String> = story.documents.iter().map(|document| escaped(self.outline.name(*document))).collect();
            format!("**{}**: {}", shown(&shortened(&visible(&story.label), LABEL)), names.join(", "))
        });
        let alone = self.outline.tellers(&alone);
        let alone =
            (!alone.is_empty()).then(|| format!("alone: {}", alone.iter().map(|name| escaped(name)).collect::<Vec<_>>().join(", ")));
        self.items(told.chain(alone).collect::<Vec<_>>());
    }

    fn findings(&mut self) {
        if !self.outline.groups.is_empty() {
            self.paragraph("## Findings");
        }
        for (at, group) in self.outline.groups.iter().enumerate() {
            self.group(at + 1, group);
        }
    }

    fn group(&mut self, number: usize, group: &Group<'_>) {
        let finding = group.finding;
        self.paragraph(&format!("### {number}. {}", title(finding)));
        self.sides(finding);
        let evidence = finding.evidence.iter().map(|evidence| {
            let places = self.places(&evidence.claims);
            let places = if places.is_empty() { places } else { format!(" ({places})") };
            format!("**Evidence:** {}{places}", shown(&evidence.text))
        });
        let items = [
            Some(format!("**Reason:** {}", shown(&finding.reason))),
            finding.likely_cause.as_ref().map(|cause| format!("**Likely cause:** {}", shown(cause))),
            finding.settle_by.as_ref().map(|settle| format!("**What would settle it:** {}", shown(settle))),
        ];
        let items: Vec<String> = items.into_iter().flatten().chain(evidence).collect();
        let id = format!("**Finding:** {}", code(&visible(&finding.id.0)));
        self.items(items.into_iter().chain([id]));

        for consequence in &group.consequences {
            let (title, id) = (title(consequence), code(&visible(&consequence.id.0)));
            self.paragraph(&format!("#### Follows from the same slip: {title}"));
            self.sides(consequence);
            self.items([format!("**Reason:** {}", shown(&consequence.reason)), format!("**Finding:** {id}")]);
        }
    }

    /// The sentences of its sides as quotations, its marked words bold.
    fn sides(&mut self, finding: &Finding) {
        for quote in self.outline.quotes(finding) {
            let words = quotation(&quote);
            let claim = quote.claim;
            let mut source = format!("{}, {}", escaped(self.outline.name(claim.document)), code(&self.outline.place(claim)));
            if !quote.also.is_empty() {
                let others: Vec<String> = quote.also.iter().map(|name| escaped(name)).collect();
                source.push_str(&format!("; also said by {}", others.join(", ")));
            }
            self.paragraph(&format!("> {words}\n>\n> — {source}"));
        }
    }

    /// Where claims stand, as code.
    fn places(&self, claims: &[ClaimIndex]) -> String {
        self.outline.places(claims.iter().copied()).iter().map(|place| code(place)).collect::<Vec<_>>().join(", ")
    }

    fn accepted(&mut self) {
        let report = self.outline.report;
        if !report.accepted.is_empty() {
            self.paragraph("## What was accepted");
            self.items(
                report
                    .accepted
                    .iter()
                    .map(|accepted| {
                        let claims: Vec<ClaimIndex> = accepted.finding.claims().collect();
                        let (id, places) = (code(&visible(&accepted.finding.id.0)), self.places(&claims));
                        format!("{id} {} ({places}); {}", title(&accepted.finding), escaped(&accepted_by(&accepted.acceptance)))
                    })
                    .collect::<Vec<_>>(),
            );
        }
        if !report.lapsed.is_empty() {
            self.paragraph("## Acceptances to look at");
            self.items(
                report.lapsed.iter().map(|entry| format!("{}: {}", code(&visible(&entry.acceptance.finding.0)), escaped(&lapsed(entry)))),
            );
        }
    }

    fn agreeing(&mut self) {
        self.wordings("## What agrees", &self.outline.agreeing);
        self.wordings("## What a later figure replaced", &self.outline.superseded);
    }

    fn wordings(&mut self, heading: &str, topics: &[&Topic]) {
        if topics.is_empty() {
            return;
        }
        let mut table = String::from("| Fact | Words | Outlets |\n|---|---|---|");
        for topic in topics {
            for (at, wording) in self.outline.wordings(topic).iter().enumerate() {
                let label = if at == 0 { shown(&shortened(&visible(&topic.label), LABEL)) } else { String::new() };
                let words = shown(&shortened(&visible(wording.claim.words()), LABEL));
                let outlets: Vec<String> = wording.outlets.iter().map(|outlet| escaped(outlet)).collect();
                let _ = write!(table, "\n| {label} | {words} | {} |", outlets.join(", "));
            }
        }
        self.paragraph(heading);
        self.paragraph(&table);
    }

    fn single(&mut self) {
        if self.outline.single.is_empty() {
            return;
        }
        self.paragraph("## What was not matched with another source");
        for (document, facts) in &self.outline.single {
            self.paragraph(&format!("**{}**", escaped(self.outline.name(*document))));
            let facts: Vec<String> = facts
                .iter()
                .map(|fact| {
                    let label = shown(&shortened(&visible(&fact.topic.label), LABEL));
                    let quote = escaped(&around(fact.claim, QUOTE));
                    format!("{label}: “{quote}” (line {})", fact.claim.line)
                })
                .collect();
            self.items(facts);
        }
    }

    fn not_compared(&mut self) {
        if !self.outline.not_compared.is_empty() {
            self.paragraph("## What was not compared");
            let items: Vec<String> = self.outline.not_compared.iter().map(|apart| self.apart(apart)).collect();
            self.items(items);
        }
    }

    /// A reason for which claims were not compared, and below it the pairs, where they were asked for.
    fn apart(&self, apart: &Apart<'_>) -> String {
        let mut item = format!("{}: {}", crate::outline::counted(apart.claims.len(), "claim"), escaped(&apart.reason));
        let side = |claim: &Claim| {
            let place = code(&self.outline.place(claim));
            format!("{}, {place}: \"{}\"", escaped(self.outline.name(claim.document)), escaped(&around(claim, QUOTE)))
        };
        for pair in &apart.pairs {
            let [left, right] = pair.claims;
            // Writing to a string cannot fail.
            let _ = write!(item, "\n  - {}\n    - {}\n    - {}", escaped(&pair.why), side(left), side(right));
        }
        if let Some(more) = apart.more() {
            let _ = write!(item, "\n  - {more}");
        }
        item
    }

    fn unchecked(&mut self) {
        if !self.outline.report.unchecked.is_empty() {
            self.paragraph("## What was not checked");
            self.items(self.outline.report.unchecked.iter().map(|entry| {
                let about = entry.about.as_ref().map(|about| format!("{}: ", code(&visible(about))));
                format!("{}{}", about.unwrap_or_default(), shown(&entry.reason))
            }));
        }
    }

    fn rates(&mut self) {
        if let Some(rates) = &self.outline.report.rates {
            self.paragraph(&format!("Exchange rates: {}, {} to {}.", shown(&rates.source), rates.first, rates.last));
        }
        if let Some(file) = &self.outline.report.weights {
            self.paragraph(&format!("Match weights: {}, instead of those built in.", code(&visible(file))));
        }
    }
}

/// Severity, code and message in one line.
fn title(finding: &Finding) -> String {
    let (severity, code) = (finding.severity.name(), finding.rule.code);
    format!("{severity} {code} {}", escaped(&headline(finding)))
}

/// Article text: hostile characters visible, Markdown inert.
fn shown(text: &str) -> String {
    escaped(&visible(text))
}

fn quotation(quote: &Quote<'_>) -> String {
    let (sentence, marks) = marked(quote.claim, &quote.sides);
    let cut = Cut { width: 1000, whole: 3, around: 0, labelled: false };
    let excerpt = excerpt(&sentence.text, marks, cut);
    let text = excerpt.source.replace('\n', " ");
    emphasised(&text, excerpt.marks.into_iter().map(|mark| mark.range).collect())
}
