//! Checks stories with hand-made gold and counts what is found, what is falsely reported, and what touches no row.
//!
//! `cargo run --release -p gainsay-cli --example gold_stories -- FOLDER [--rows] [--weights FILE]`, where `FOLDER/gold/STORY.jsonl` holds
//! the rows of `FOLDER/STORY/*.md`. A row is touched by a warning or an error with one claim in each of its two sentences.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that reads a folder and prints a table")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::{Material, Options, Weights, check};
use gainsay_ingest::{Input, Overrides, Read, read};
use serde_json::Value;

/// The claims that a finding shows, each as its outlet and its sentence.
type Shown = Vec<(String, String)>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(arguments.first().ok_or("which folder?")?);
    let rows = arguments.iter().any(|argument| argument == "--rows");
    let own = arguments.iter().position(|argument| argument == "--weights").map(|at| arguments.get(at + 1).ok_or("which weights?"));
    let weights = own.transpose()?.map(fs::read_to_string).transpose()?.map(|text| Weights::parse(&text)).transpose()?;
    let options = Options { weights: weights.unwrap_or_else(|| Weights::embedded().clone()), ..Options::default() };
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut findings, mut loose) = (0, 0);
    for gold in files(&folder.join("gold"), "jsonl")? {
        let story = gold.file_stem().unwrap_or_default();
        let shown = findings_of(&files(&folder.join(story), "md")?, &options)?;
        let mut touched = vec![false; shown.len()];
        for line in fs::read_to_string(&gold)?.lines().filter(|line| !line.trim().is_empty()) {
            let row: Value = serde_json::from_str(line)?;
            let by = shown.iter().position(|claims| touches(claims, &row));
            by.into_iter().for_each(|at| touched[at] = true);
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let kind = format!("{} {}", text("kind"), text("severity")).trim().to_owned();
            let count = counts.entry(kind.clone()).or_default();
            count.1 += 1;
            count.0 += usize::from(by.is_some());
            if rows {
                println!("{} {kind:20} {:24} {}", if by.is_some() { '+' } else { '-' }, text("id"), text("type"));
            }
        }
        findings += shown.len();
        loose += touched.iter().filter(|touched| !**touched).count();
    }
    for (kind, (found, all)) in counts {
        println!("{kind:24} {found:4} of {all}");
    }
    println!("{:24} {loose:4} of {findings}", "findings beside the gold");
    Ok(())
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    Ok(files)
}

/// The claims of each warning and error of a story, as outlet and sentence.
fn findings_of(files: &[PathBuf], options: &Options) -> Result<Vec<Shown>, Box<dyn Error>> {
    let mut materials = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let input = Input { name: name.clone(), base_name: name, bytes: fs::read(file)? };
        if let Read::Article { document, .. } = read(&input, &Overrides::default())? {
            materials.push(Material::article(document));
        }
    }
    let report = check(materials, options);
    let graver = report.findings.iter().filter(|finding| finding.severity > gainsay::model::Severity::Note);
    let placed = graver.map(|finding| {
        let claims = finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
        claims
            .map(|claim| {
                let claim = &report.claims[claim.get()];
                (report.documents[claim.document.0 as usize].label().to_owned(), claim.sentence.to_string())
            })
            .collect()
    });
    Ok(placed.collect())
}

fn touches(claims: &[(String, String)], row: &Value) -> bool {
    let stands = |(outlet, sentence): &(String, String), end: &Value| {
        let text = end["text"].as_str().unwrap_or_default();
        end["outlet"].as_str() == Some(outlet) && (text.contains(sentence.as_str()) || sentence.contains(text))
    };
    claims.iter().enumerate().any(|(at, left)| {
        claims
            .iter()
            .enumerate()
            .any(|(other, right)| (at != other || claims.len() == 1) && stands(left, &row["a"]) && stands(right, &row["b"]))
    })
}
