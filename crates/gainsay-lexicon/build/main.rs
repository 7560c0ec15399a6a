//! Reads the tables of each language, checks them, and writes them as a constant of the program.
#![allow(dead_code, unreachable_pub, reason = "most of what is shared with the crate serves look-up")]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "cargo is told on standard output, and where to write in the environment"
)]

mod error;
#[path = "../src/form.rs"]
mod form;
#[path = "../src/kinds.rs"]
mod kinds;
mod layout;
#[path = "../src/lexicon.rs"]
mod lexicon;
mod read;
mod schema;
#[path = "../src/sense.rs"]
mod sense;
#[path = "../src/stem.rs"]
mod stem;
#[path = "../src/table.rs"]
mod table;
mod writing;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // The tables are part of this program, so that cargo builds it anew when one changes.
    println!("cargo::rerun-if-changed=build");
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    match read::read(&read::EN) {
        Ok(lexicon) => fs::write(Path::new(&folder).join("en.rs"), writing::source("EN", &lexicon)),
        Err(error) => {
            println!("cargo::error={error}");
            Ok(())
        }
    }
}
