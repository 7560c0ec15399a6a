//! Which of our crates may use which: the direction of the data, held by reading every manifest.
#![expect(clippy::disallowed_methods, reason = "reading the manifests is what this test does")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each crate and the crates of ours it may use. The command may use all of them.
const ALLOWED: &[(&str, &[&str])] = &[
    ("gainsay-model", &[]),
    ("gainsay-lexicon", &["gainsay-model"]),
    ("gainsay-rates", &["gainsay-model"]),
    ("gainsay-ingest", &["gainsay-model"]),
    ("gainsay-report", &["gainsay-model"]),
    // For benchmarks and tests only: no row below may name it.
    ("gainsay-synthetic", &["gainsay-model", "gainsay-rates"]),
    ("gainsay-align", &["gainsay-model", "gainsay-lexicon"]),
    ("gainsay-extract", &["gainsay-model", "gainsay-lexicon"]),
    ("gainsay-rules", &["gainsay-model", "gainsay-lexicon", "gainsay-rates"]),
    ("gainsay", &["gainsay-model", "gainsay-align", "gainsay-extract", "gainsay-rules", "gainsay-rates"]),
    (
        "gainsay-cli",
        &[
            "gainsay",
            "gainsay-align",
            "gainsay-extract",
            "gainsay-ingest",
            "gainsay-lexicon",
            "gainsay-model",
            "gainsay-rates",
            "gainsay-report",
            "gainsay-rules",
        ],
    ),
];

/// The crates of ours that each crate uses when built; what only its tests use is its own affair.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut edges = BTreeMap::new();
    for entry in fs::read_dir(crates).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(folder.join("Cargo.toml")) else {
            continue;
        };
        let manifest: toml::Table = text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap().to_owned();
        assert_eq!(folder.file_name().and_then(|folder| folder.to_str()), Some(&*name), "a crate is named after its folder");
        let mut used = BTreeSet::new();
        collect(&manifest, &mut used);
        edges.insert(name, used);
    }
    edges
}

/// Dependencies of a manifest, of its build script, and of single targets.
fn collect(table: &toml::Table, used: &mut BTreeSet<String>) {
    for key in ["dependencies", "build-dependencies"] {
        let dependencies = table.get(key).and_then(toml::Value::as_table);
        for (name, value) in dependencies.into_iter().flatten() {
            let package = value.get("package").and_then(toml::Value::as_str).unwrap_or(name);
            if package == "gainsay" || package.starts_with("gainsay-") {
                used.insert(package.to_owned());
            }
        }
    }
    let targets = table.get("target").and_then(toml::Value::as_table);
    for target in targets.into_iter().flatten().filter_map(|(_, target)| target.as_table()) {
        collect(target, used);
    }
}

#[test]
fn crates_use_only_what_lies_before_them() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut forbidden = Vec::new();
    for (name, used) in edges() {
        let Some(allowed) = allowed.get(&*name) else {
            panic!("crate {name} has no row in this table: add one");
        };
        forbidden
            .extend(used.iter().filter(|package| !allowed.contains(&package.as_str())).map(|package| format!("{name} uses {package}")));
    }
    assert_eq!(forbidden, Vec::<String>::new());
}

#[test]
fn every_row_of_the_table_is_a_crate() {
    let edges = edges();
    let missing: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).filter(|name| !edges.contains_key(*name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_table_has_no_circle() {
    // Rows stand in the order of the data: each uses rows above it only.
    for (at, (name, allowed)) in ALLOWED.iter().enumerate() {
        for package in *allowed {
            assert!(ALLOWED[..at].iter().any(|(above, _)| above == package), "{package} stands above {name}");
        }
    }
}
