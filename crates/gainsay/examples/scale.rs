//! What a check of many stories costs: `cargo run --release -p gainsay --example scale -- 10000 100000 1000000`.
//!
//! For each number of claims: articles are written (twelve outlets a story), their claims are read, and everything
//! from claims to report is timed alone. Peak memory is that of the process so far, where the system tells.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example that measures time and memory and prints them")]
#![expect(clippy::unwrap_used, reason = "an example may fail")]

use std::time::Instant;

use gainsay::model::Document;
use gainsay::{Material, Options, check, extract};
use gainsay_synthetic::coverage;

/// Outlets that tell each story.
const OUTLETS: usize = 12;

fn main() {
    println!(
        "{:>10} {:>10} {:>9} {:>12} {:>12} {:>10} {:>12}",
        "claims", "articles", "stories", "extract ms", "check ms", "findings", "peak MB"
    );
    for wanted in std::env::args().skip(1) {
        measure(wanted.parse().unwrap());
    }
}

fn measure(claims: usize) {
    let sample = read(coverage(1, 50, OUTLETS));
    let per_story = sample.iter().map(|material| material.claims.as_ref().map_or(0, Vec::len)).sum::<usize>() / 50;
    let documents = coverage(1, claims.div_ceil(per_story), OUTLETS);
    let articles = documents.len();
    let began = Instant::now();
    let materials = read(documents);
    let extracted = began.elapsed().as_millis();
    let options = Options::default();
    let began = Instant::now();
    let report = check(materials, &options);
    let checked = began.elapsed().as_millis();
    let (claims, stories, findings) = (report.claims.len(), report.stories.len(), report.findings.len());
    println!("{claims:>10} {articles:>10} {stories:>9} {extracted:>12} {checked:>12} {findings:>10} {:>12}", peak_megabytes());
}

fn read(documents: Vec<Document>) -> Vec<Material> {
    extract(documents.into_iter().map(Material::article).collect())
}

/// The largest memory the process has held, from `/proc`; 0 where there is none.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}
