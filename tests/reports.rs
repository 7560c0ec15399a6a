//! The example stories: their claim files, their reports in every format, and the output the README shows, held still
//! byte by byte.
//!
//! `UPDATE_REPORTS=1 cargo test --test reports` rewrites them; read the difference before you commit it.
#![expect(clippy::disallowed_methods, reason = "a test reads and rewrites the repository's own files")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What is asked for, and how the file of it ends.
const FORMATS: [(&str, &str); 10] = [
    ("text", "txt"),
    ("markdown", "md"),
    ("html", "html"),
    ("json", "json"),
    ("sarif", "sarif"),
    ("csv", "csv"),
    ("csv --table claims", "claims.csv"),
    ("csv --table outlets", "outlets.csv"),
    ("csv --table not-compared", "not-compared.csv"),
    ("csv --table stories", "stories.csv"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn gainsay(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(root()).env_remove("NO_COLOR").args(args).output().unwrap()
}

fn stories() -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(root().join("tests/stories")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Compares a file of the repository with what it should hold, or rewrites it.
#[track_caller]
fn assert_golden(path: &str, fresh: &str) {
    let full = root().join(path);
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, fresh).unwrap();
        return;
    }
    let kept = fs::read_to_string(&full).unwrap_or_default();
    if let Some((line, (old, new))) = kept.lines().zip(fresh.lines()).enumerate().find(|(_, (old, new))| old != new) {
        panic!("{path}:{}: differs\n  kept:  {old}\n  fresh: {new}\nrewrite with UPDATE_REPORTS=1 cargo test --test reports", line + 1);
    }
    assert!(kept == fresh, "{path}: one is longer than the other; rewrite with UPDATE_REPORTS=1 cargo test --test reports");
}

#[test]
fn reports_of_the_example_stories_are_as_committed() {
    for story in stories() {
        let folder = format!("tests/stories/{story}");
        for (format, extension) in FORMATS {
            let args: Vec<&str> = ["check", &folder, "--format"].into_iter().chain(format.split(' ')).collect();
            let output = gainsay(&args);
            assert!(output.stderr.is_empty(), "{story}: {}", String::from_utf8_lossy(&output.stderr));
            assert_golden(&format!("reports/{story}/report.{extension}"), &String::from_utf8(output.stdout).unwrap());
        }
    }
}

#[test]
fn claim_files_of_the_example_stories_are_as_committed() {
    for story in stories() {
        let articles = format!("tests/stories/{story}");
        let scratch = tempfile::tempdir().unwrap();
        let out = scratch.path().to_str().unwrap();
        assert!(gainsay(&["extract", &articles, "--out", out]).status.success());
        let mut files: Vec<PathBuf> = fs::read_dir(scratch.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty());
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert_golden(&format!("claims/{story}/{name}"), &fs::read_to_string(&file).unwrap());
        }
    }
}

#[test]
fn claim_files_give_the_findings_of_their_articles() {
    let findings = |folder: &str| -> serde_json::Value {
        let output = gainsay(&["check", folder, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["findings"].clone()
    };
    for story in stories() {
        let articles = format!("tests/stories/{story}");
        let scratch = tempfile::tempdir().unwrap();
        let claims = scratch.path().to_str().unwrap();
        assert!(gainsay(&["extract", &articles, "--out", claims]).status.success());
        assert_eq!(findings(claims), findings(&articles), "{story}");
    }
}

#[test]
fn a_story_whose_outlets_agree_passes() {
    assert_eq!(gainsay(&["check", "tests/stories/lighthouse-ferry", "--fail-on", "note"]).status.code(), Some(0));
    assert_eq!(gainsay(&["check", "tests/stories/msmt-2025"]).status.code(), Some(1));
}

/// The example story carries every kind of discrepancy the two published texts show, and nothing above a note besides.
#[test]
fn the_example_story_shows_its_eight_discrepancies() {
    let output = gainsay(&["check", "tests/stories/msmt-2025", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut found: Vec<(&str, &str)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] != "note")
        .map(|finding| (finding["rule"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("action-conflict", "warning"),
            ("attribution-conflict", "warning"),
            ("conflicting-period", "warning"),
            ("conflicting-year", "error"),
            ("conflicting-year", "error"),
            ("conversion-dates-elsewhere", "warning"),
            ("part-exceeds-whole", "warning"),
            ("superlative-conflict", "warning"),
        ]
    );
}

/// The README shows real output: the block behind `<!-- output of: ... -->` is what the command prints.
#[test]
fn the_readme_shows_what_the_command_prints() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut fresh = String::new();
    let mut rest = readme.as_str();
    let mut blocks = 0;
    while let Some(at) = rest.find("<!-- output of: gainsay ") {
        let (before, marked) = rest.split_at(at);
        let (marker, tail) = marked.split_once("-->").unwrap();
        let command = marker.trim_start_matches("<!-- output of: gainsay ").trim();
        let (_, block) = tail.split_once("```text\n").unwrap();
        let (_, after) = block.split_once("\n```").unwrap();
        let args: Vec<&str> = command.split_whitespace().collect();
        let printed = String::from_utf8(gainsay(&args).stdout).unwrap();
        fresh.push_str(&format!("{before}{marker}-->\n```text\n{}\n```", printed.trim_end()));
        rest = after;
        blocks += 1;
    }
    assert!(blocks > 0, "the README marks its output");
    fresh.push_str(rest);
    assert_golden("README.md", &fresh);
}
