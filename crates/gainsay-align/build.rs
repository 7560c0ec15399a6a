//! Lays out `weights.toml`: its levels become an enum, its weights a constant. The program reads no table when it starts, and
//! a level that the table does not name cannot be written down.
#![expect(clippy::disallowed_methods, reason = "cargo tells in the environment where to write")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use serde::Deserialize;

/// The numbers of the table; its reasons are for readers of the text.
#[derive(Deserialize)]
struct Table {
    prior: i32,
    threshold: i32,
    feature: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    name: String,
    levels: BTreeMap<String, i32>,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=weights.toml");
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    match toml::from_str(&fs::read_to_string("weights.toml")?) {
        Ok(table) => fs::write(Path::new(&folder).join("levels.rs"), source(&table)),
        Err(error) => {
            println!("cargo::error=weights.toml: {}", error.to_string().replace('\n', " "));
            Ok(())
        }
    }
}

/// The levels in order of their features and of the alphabet, with what each weighs.
fn source(table: &Table) -> String {
    let levels: Vec<(&str, &str, i32)> = table
        .feature
        .iter()
        .flat_map(|feature| feature.levels.iter().map(|(level, weight)| (feature.name.as_str(), level.as_str(), *weight)))
        .collect();
    let list = |one: &dyn Fn(&(&str, &str, i32)) -> String| levels.iter().map(|level| one(level) + ",\n").collect::<String>();
    let variants = list(&|(feature, level, _)| format!("/// Feature `{feature}`, level `{level}`.\n{}", variant(feature, level)));
    let all = list(&|(feature, level, _)| format!("Self::{}", variant(feature, level)));
    let names = list(&|(feature, level, _)| format!("({feature:?}, {level:?})"));
    let weights = list(&|(_, _, weight)| weight.to_string());
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write!(
        out,
        "/// A level of a feature: what two claims can come to in one thing they are compared in.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[repr(u8)]\npub enum Level {{\n{variants}}}\n\
         impl Level {{\n/// Every level, in order of its feature.\npub const ALL: [Self; {count}] = [\n{all}];\n}}\n\
         /// Feature and level by name.\nstatic NAMES: [(&str, &str); {count}] = [\n{names}];\n\
         /// Things that claims are compared in.\npub(crate) const FEATURES: usize = {};\n\
         const PRIOR: i32 = {};\nconst THRESHOLD: i32 = {};\n/// Hundredths of a bit.\nconst WEIGHTS: [i32; {count}] = [\n{weights}];\n",
        table.feature.len(),
        table.prior,
        table.threshold,
        count = levels.len(),
    );
    out
}

/// `ValueEqualRare` for "equal-rare" of "value".
fn variant(feature: &str, level: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    [feature, level].into_iter().flat_map(|name| name.split('-')).filter(|part| !part.is_empty()).map(word).collect()
}
