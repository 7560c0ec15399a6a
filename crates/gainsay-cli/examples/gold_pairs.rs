//! Checks pairs of short articles of which one fact is wrong, or all is right, and counts what is found and what is
//! falsely reported.
//!
//! `cargo run --release -p gainsay-cli --example gold_pairs -- FILE.jsonl [--rows]`. A row holds two articles, each with
//! the words that disagree; where one article contradicts itself, both are the same article with other words. A row is
//! found by a warning or an error that shows a sentence with each of the two.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that reads a file and prints a table")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use gainsay::model::{Report, Severity};
use gainsay::{Material, Options, StoryMode, check};
use gainsay_ingest::{Input, Overrides, Read, read};
use serde::Deserialize;

/// The sentences that a finding shows, each with the place of its article.
type Sentences = Vec<(usize, String)>;

#[derive(Deserialize)]
struct Row {
    id: String,
    kind: String,
    #[serde(rename = "type")]
    class: String,
    a: Article,
    b: Article,
}

#[derive(Deserialize, PartialEq, Eq)]
struct Article {
    outlet: String,
    published: String,
    title: String,
    text: String,
    /// The words that disagree.
    span: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("which file?")?;
    let rows = arguments.iter().any(|argument| argument == "--rows");
    let mut counts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let (mut findings, mut beside) = (0, 0);
    for line in fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let shown = findings_of(&row)?;
        let hits = shown.iter().filter(|sentences| finds(sentences, &row)).count();
        (findings, beside) = (findings + shown.len(), beside + shown.len() - hits);
        let count = counts.entry((row.kind.clone(), row.class.clone())).or_default();
        *count = (count.0 + usize::from(hits > 0), count.1 + 1);
        if rows {
            println!("{} {:12} {:22} {}", if hits > 0 { '+' } else { '-' }, row.kind, row.class, row.id);
        }
    }
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((kind, class), (found, all)) in &counts {
        println!("{kind:12} {class:22} {found:3} of {all}");
        let sum = sums.entry(kind).or_default();
        *sum = (sum.0 + found, sum.1 + all);
    }
    for (kind, (found, all)) in sums {
        println!("{kind:12} {:22} {found:3} of {all}", "all");
    }
    println!("{:35} {beside:3} of {findings}", "findings beside the marked words");
    Ok(())
}

/// The sentences of each warning and error, with the place of their article.
fn findings_of(row: &Row) -> Result<Vec<Sentences>, Box<dyn Error>> {
    let mut materials = Vec::new();
    let articles = if is_internal(row) { vec![&row.a] } else { vec![&row.a, &row.b] };
    for (at, article) in articles.iter().enumerate() {
        let title = serde_json::to_string(&article.title)?;
        let text = format!("---\noutlet: {}\npublished: {}\ntitle: {title}\n---\n\n{}\n", article.outlet, article.published, article.text);
        let name = format!("{at}.md");
        let input = Input { name: name.clone(), base_name: name, bytes: text.into_bytes() };
        if let Read::Article { document, .. } = read(&input, &Overrides::default())? {
            materials.push(Material::article(document));
        }
    }
    let report = check(materials, &Options { stories: StoryMode::One, ..Options::default() });
    Ok(report.findings.iter().filter(|finding| finding.severity > Severity::Note).map(|finding| sentences(&report, finding)).collect())
}

fn sentences(report: &Report, finding: &gainsay::model::Finding) -> Sentences {
    let claims = finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
    claims
        .map(|claim| {
            let claim = &report.claims[claim.get()];
            (claim.document.0 as usize, claim.sentence.to_string())
        })
        .collect()
}

fn is_internal(row: &Row) -> bool {
    row.a.outlet == row.b.outlet && row.a.text == row.b.text
}

fn finds(sentences: &[(usize, String)], row: &Row) -> bool {
    let second = usize::from(!is_internal(row));
    let holds = |document: usize, span: &str| sentences.iter().any(|(at, sentence)| *at == document && sentence.contains(span));
    holds(0, &row.a.span) && holds(second, &row.b.span)
}
