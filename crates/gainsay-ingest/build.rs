//! Lays out `src/clutter.toml`: its phrases as they are compared, in lists that are searched, so that nothing is read and folded
//! at start-up.
#![expect(clippy::disallowed_methods, reason = "cargo tells in the environment where to write")]

#[path = "src/folding.rs"]
mod folding;

use std::path::Path;
use std::{env, fs, io};

use folding::{folded, normalised};

const PHRASES: &str = "src/clutter.toml";

/// How the phrases of a list are compared with lines.
type Compared = fn(&str) -> String;

/// The lists of the file. Those that are compared with a whole line are looked up, and sorted for it.
const LISTS: [(&str, Compared, bool); 7] = [
    ("whole", normalised, true),
    ("prefix", folded, false),
    ("label", folded, false),
    ("contains", folded, false),
    ("closing", normalised, true),
    ("box", normalised, true),
    ("agencies", |name| name.to_lowercase(), true),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={PHRASES}");
    println!("cargo::rerun-if-changed=src/folding.rs");
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    let text = fs::read_to_string(PHRASES)?;
    match text.parse::<toml_edit::DocumentMut>().map_err(|error| error.to_string()).and_then(|table| source(&table)) {
        Ok(source) => fs::write(Path::new(&folder).join("clutter.rs"), source),
        Err(error) => {
            println!("cargo::error={PHRASES}: {}", error.replace('\n', " "));
            Ok(())
        }
    }
}

fn source(table: &toml_edit::DocumentMut) -> Result<String, String> {
    if let Some((unknown, _)) = table.iter().find(|(key, _)| !LISTS.iter().any(|(name, ..)| name == key)) {
        return Err(format!("there is no list \"{unknown}\""));
    }
    let mut out = String::new();
    for (name, compared, is_sorted) in LISTS {
        let list = table.get(name).and_then(toml_edit::Item::as_array).ok_or_else(|| format!("the list \"{name}\" is missing"))?;
        let phrase = |value: &toml_edit::Value| value.as_str().map(compared).ok_or_else(|| format!("{value} in {name} is no text"));
        let mut phrases: Vec<String> = list.iter().map(phrase).collect::<Result<_, _>>()?;
        if is_sorted {
            phrases.sort_unstable();
        }
        out += &format!("static {}: &[&str] = &{phrases:?};\n", name.to_uppercase());
    }
    Ok(out)
}
