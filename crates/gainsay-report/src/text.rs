//! The report for a terminal: findings the way a compiler shows errors, then what agrees, what stands alone, and
//! what was not checked.

mod finding;

use anstyle::{AnsiColor, Style};
use gainsay_model::{Report, Topic};

use crate::Options;
use crate::escape::visible;
use crate::excerpt::around;
use crate::layout::{columns, padded, shortened, wrapped};
use crate::outline::{ApartPair, Outline, accepted_by, counted, counted_documents, counted_stories, headline, lapsed, more};

/// Facts of one source listed for each document; the rest is counted.
const LISTED_FACTS: usize = 12;
/// Stories listed, and names of documents listed for each; the rest is counted.
const LISTED_STORIES: usize = 20;
const LISTED_NAMES: usize = 12;
/// Narrower than this, a quote moves to a row of its own.
const QUOTE_COLUMNS: usize = 44;

pub(crate) fn render(report: &Report, options: &Options<'_>) -> String {
    let width = options.width.clamp(Options::MIN_WIDTH, Options::MAX_WIDTH);
    let outline = Outline::new(report);
    let mut page = Page { outline: &outline, width, color: options.color, out: String::new() };
    if !options.quiet {
        page.documents();
        page.stories();
    }
    page.findings();
    if !options.quiet {
        page.accepted();
        page.agreeing();
        page.superseded();
        page.single();
        page.not_compared();
        page.unchecked();
        page.rates();
    }
    page.rule_off();
    // One line, whatever the width: scripts look for it.
    let summary = page.bold(&outline.summary());
    page.line(&summary);
    page.out
}

/// The page as far as it is written.
struct Page<'a> {
    outline: &'a Outline<'a>,
    width: usize,
    color: bool,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A blank line, unless the page is empty.
    fn rule_off(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        self.rule_off();
        let heading = self.bold(text);
        self.line(&heading);
    }

    /// A line of its own behind `indent` blanks; what does not fit goes on below, two columns further in.
    fn item(&mut self, indent: usize, text: &str) {
        let blanks = " ".repeat(indent);
        let text = wrapped(text, self.width.saturating_sub(indent + 2), indent + 2);
        self.line(&format!("{blanks}{text}"));
    }

    fn bold(&self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    fn dim(&self, text: &str) -> String {
        self.styled(AnsiColor::BrightBlack.on_default(), text)
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn documents(&mut self) {
        self.heading(&format!("gainsay read {}", counted_documents(self.outline.report)));
        let rows: Vec<[String; 3]> = self
            .outline
            .report
            .documents
            .iter()
            .map(|document| {
                let outlet = document.outlet.as_deref().unwrap_or("no outlet named");
                let published = document.published.map(|date| date.to_string());
                [
                    shortened(&visible(outlet), self.width / 3),
                    published.unwrap_or_else(|| "no publication date".to_owned()),
                    visible(&document.file).into_owned(),
                ]
            })
            .collect();
        let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max().unwrap_or(0);
        let widths = [widest(0), widest(1)];
        let room = self.width.saturating_sub(widths[0] + widths[1] + 6);
        for ([outlet, published, file], document) in rows.iter().zip(&self.outline.report.documents) {
            let reference = if document.authority { '*' } else { ' ' };
            let (outlet, published, file) = (padded(outlet, widths[0]), padded(published, widths[1]), shortened(file, room));
            self.line(&format!("{reference} {outlet}  {published}  {file}"));
        }
        if self.outline.report.documents.iter().any(|document| document.authority) {
            let legend = self.dim("* the reference the others are measured by");
            self.line(&legend);
        }
    }

    /// Which documents tell one story, where there is more than one.
    fn stories(&mut self) {
        let (shared, alone) = self.outline.stories();
        if shared.is_empty() && alone.is_empty() {
            return;
        }
        self.heading(&counted_stories(self.outline.report));
        self.item(2, &self.outline.told());
        for story in shared.iter().take(LISTED_STORIES) {
            let names: Vec<&str> = story.documents.iter().take(LISTED_NAMES).map(|document| self.outline.name(*document)).collect();
            let more = more(story.documents.len(), names.len());
            self.item(2, &format!("{}: {}{more}", shortened(&visible(&story.label), self.width / 2), names.join(", ")));
        }
        if shared.len() > LISTED_STORIES {
            self.item(2, &format!("and {} more stories", shared.len() - LISTED_STORIES));
        }
        let alone = self.outline.tellers(&alone);
        if !alone.is_empty() {
            let listed = alone.len().min(LISTED_NAMES);
            self.item(2, &format!("alone: {}{}", alone[..listed].join(", "), more(alone.len(), listed)));
        }
        let hint = self.dim("--stories one compares all of them with each other");
        self.line(&format!("  {hint}"));
    }

    fn findings(&mut self) {
        if self.outline.groups.is_empty() {
            self.rule_off();
            let text = wrapped(&self.outline.nothing_found(), self.width, 0);
            self.line(&text);
            return;
        }
        for group in &self.outline.groups {
            self.rule_off();
            let main = finding::full(self.outline, group.finding, self.width, self.color);
            self.line(&main);
            if group.consequences.is_empty() {
                continue;
            }
            let words = if group.consequences.len() == 1 { "follows from the same slip:" } else { "follow from the same slip:" };
            let words = self.dim(words);
            self.line(&format!("{CONSEQUENCE_INDENT}{words}"));
            for (at, consequence) in group.consequences.iter().enumerate() {
                if at > 0 {
                    self.rule_off();
                }
                let width = self.width - CONSEQUENCE_INDENT.len();
                let rendered = finding::compact(self.outline, consequence, width, self.color);
                for line in rendered.lines() {
                    self.line(&format!("{CONSEQUENCE_INDENT}{line}"));
                }
            }
        }
    }

    fn accepted(&mut self) {
        if !self.outline.report.accepted.is_empty() {
            self.heading("What was accepted");
            for accepted in &self.outline.report.accepted {
                let finding = &accepted.finding;
                self.item(2, &format!("{} ({}): {}", visible(&finding.id.0), finding.severity.name(), headline(finding)));
                self.item(4, &self.outline.places(finding.claims()).join(", "));
                self.item(4, &accepted_by(&accepted.acceptance));
            }
        }
        if !self.outline.report.lapsed.is_empty() {
            self.heading("Acceptances to look at");
            for entry in &self.outline.report.lapsed {
                self.item(2, &format!("{}: {}", visible(&entry.acceptance.finding.0), lapsed(entry)));
            }
        }
    }

    fn agreeing(&mut self) {
        if !self.outline.agreeing.is_empty() {
            self.heading("What agrees");
            for topic in &self.outline.agreeing {
                self.wordings(topic);
            }
        }
    }

    fn superseded(&mut self) {
        if !self.outline.superseded.is_empty() {
            self.heading("What a later figure replaced");
            for topic in &self.outline.superseded {
                self.wordings(topic);
            }
        }
    }

    /// A topic with each wording and the outlets that use it.
    fn wordings(&mut self, topic: &Topic) {
        let mut wordings: Vec<String> = Vec::new();
        let mut speaking: Vec<&str> = Vec::new();
        for wording in self.outline.wordings(topic) {
            let words = shortened(&visible(wording.claim.words()), self.width / 2);
            match wordings.last_mut() {
                Some(last) if speaking == wording.outlets => last.push_str(&format!(", \"{words}\"")),
                _ => wordings.push(format!("{}: \"{words}\"", wording.outlets.join(", "))),
            }
            speaking = wording.outlets;
        }
        self.item(2, &visible(&topic.label));
        self.item(4, &wordings.join("; "));
    }

    fn single(&mut self) {
        if self.outline.single.is_empty() {
            return;
        }
        self.heading("What was not matched with another source");
        for (document, facts) in &self.outline.single {
            let file = self.outline.document(*document).map_or("?", |document| &document.file);
            self.item(2, &format!("{} ({})", self.outline.name(*document), visible(file)));
            let widest = facts.iter().map(|fact| fact.claim.line.to_string().len()).max().unwrap_or(0);
            for fact in facts.iter().take(LISTED_FACTS) {
                let start = format!("    line {:<widest$}  ", fact.claim.line);
                let indent = columns(&start);
                let label = shortened(&visible(&fact.topic.label), self.width.saturating_sub(indent + 1));
                // Two columns for the quotation marks, two for what stands before them.
                let beside = self.width.saturating_sub(indent + columns(&label) + 4);
                if beside >= QUOTE_COLUMNS {
                    let quote = around(fact.claim, beside);
                    self.line(&format!("{start}{label}: \"{quote}\""));
                } else {
                    let quote = around(fact.claim, self.width.saturating_sub(indent + 2));
                    self.line(&format!("{start}{label}"));
                    self.line(&format!("{}\"{quote}\"", " ".repeat(indent)));
                }
            }
            let unlisted = facts.len().saturating_sub(LISTED_FACTS);
            if unlisted > 0 {
                self.item(4, &format!("and {unlisted} more"));
            }
        }
    }

    fn not_compared(&mut self) {
        if !self.outline.not_compared.is_empty() {
            self.heading("What was not compared");
            for apart in &self.outline.not_compared {
                self.item(2, &format!("{}: {}", counted(apart.claims.len(), "claim"), apart.reason));
                for pair in &apart.pairs {
                    self.apart(pair);
                }
                if let Some(more) = apart.more() {
                    self.item(4, &more);
                }
            }
            if self.outline.not_compared.iter().all(|apart| apart.pairs.is_empty()) {
                let hint = self.dim("--not-compared all names the pairs");
                self.line(&format!("  {hint}"));
            }
        }
    }

    /// Two claims that were not compared with each other: a row for each with its sentence, and why.
    fn apart(&mut self, pair: &ApartPair<'_>) {
        for (claim, bullet) in pair.claims.into_iter().zip(['-', ' ']) {
            let start = format!("    {bullet} {}, {}: ", self.outline.name(claim.document), self.outline.place(claim));
            let beside = self.width.saturating_sub(columns(&start) + 2);
            if beside >= QUOTE_COLUMNS {
                let quote = around(claim, beside);
                self.line(&format!("{start}\"{quote}\""));
            } else {
                let quote = around(claim, self.width.saturating_sub(10));
                self.line(&shortened(start.trim_end(), self.width));
                self.line(&format!("        \"{quote}\""));
            }
        }
        self.item(6, &pair.why);
    }

    fn unchecked(&mut self) {
        if !self.outline.report.unchecked.is_empty() {
            self.heading("What was not checked");
            for entry in &self.outline.report.unchecked {
                let about = entry.about.as_ref().map(|about| format!("{}: ", visible(about)));
                self.item(2, &format!("{}{}", about.unwrap_or_default(), visible(&entry.reason)));
            }
        }
    }

    fn rates(&mut self) {
        if let Some(rates) = &self.outline.report.rates {
            self.heading("Exchange rates");
            self.item(2, &format!("{}, {} to {}", visible(&rates.source), rates.first, rates.last));
        }
        if let Some(file) = &self.outline.report.weights {
            self.heading("Match weights");
            self.item(2, &format!("{}, instead of those built in", visible(file)));
        }
    }
}

const CONSEQUENCE_INDENT: &str = "    ";
