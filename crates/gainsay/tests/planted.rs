//! A floor under what is found in planted stories, and a ceiling over what is falsely reported. The floor only rises and
//! the ceiling only falls: `UPDATE_FLOOR=1 cargo test -p gainsay --test planted` moves them to what is reached.
//!
//! `cargo run --release -p gainsay --example planted` measures the same at any scale and shows the stories.
#![expect(clippy::disallowed_methods, reason = "the test reads its floor")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gainsay::model::{Severity, Span};
use gainsay::{Material, Options, check};
use gainsay_synthetic::story;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Enough for a few slips of every type; a run takes seconds in the dev profile.
const STORIES: u64 = 240;

#[derive(Debug, Default, Deserialize, Serialize)]
struct Floor {
    false_alarms_at_most: usize,
    /// By type of slip, how many of the planted ones are found.
    found: BTreeMap<String, usize>,
}

fn measured() -> Floor {
    let options = Options::default();
    let verdicts: Vec<_> = (0..STORIES)
        .into_par_iter()
        .map(|seed| {
            let story = story(seed);
            let report = check(story.documents.iter().cloned().map(Material::article).collect(), &options);
            let shown: Vec<Vec<(usize, Span)>> = report
                .findings
                .iter()
                .filter(|finding| finding.severity >= Severity::Warning)
                .map(|finding| {
                    let claims = finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
                    claims.map(|claim| report.claim(claim)).map(|claim| (claim.document.0 as usize, claim.sentence_span)).collect()
                })
                .collect();
            let verdict = story.judge(&shown);
            (story, verdict)
        })
        .collect();
    let mut out = Floor::default();
    for (story, verdict) in verdicts {
        out.false_alarms_at_most += verdict.false_alarms.len();
        for (planted, caught) in story.slips.iter().zip(verdict.caught) {
            *out.found.entry(planted.slip.name().to_owned()).or_default() += usize::from(caught);
        }
    }
    out
}

#[test]
fn planted_slips_are_found_and_consistent_stories_left_alone() {
    let measured = measured();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted/floor.toml");
    let mut floor: Floor = fs::read_to_string(&path)
        .map_or_else(|_| Floor { false_alarms_at_most: usize::MAX, ..Floor::default() }, |text| toml::from_str(&text).unwrap());
    if std::env::var_os("UPDATE_FLOOR").is_some() {
        floor.false_alarms_at_most = floor.false_alarms_at_most.min(measured.false_alarms_at_most);
        for (slip, found) in measured.found {
            let kept = floor.found.entry(slip).or_default();
            *kept = (*kept).max(found);
        }
        let head = "# What must be found of the slips planted in the first 240 stories, and the most that may be falsely reported.\n\n";
        fs::write(&path, format!("{head}{}", toml::to_string(&floor).unwrap())).unwrap();
        return;
    }
    assert!(
        measured.false_alarms_at_most <= floor.false_alarms_at_most,
        "{} false alarms, at most {} before: cargo run -p gainsay --example planted -- --stories {STORIES} --seed 0 --show false",
        measured.false_alarms_at_most,
        floor.false_alarms_at_most
    );
    for (slip, kept) in &floor.found {
        let found = measured.found.get(slip).copied().unwrap_or_default();
        assert!(
            found >= *kept,
            "{slip}: {found} found, {kept} before: cargo run -p gainsay --example planted -- --stories {STORIES} --seed 0 --show \"{slip}\""
        );
    }
    assert!(!floor.found.is_empty(), "tests/planted/floor.toml holds the floor");
}
