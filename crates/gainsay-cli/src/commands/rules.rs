//! `gainsay rules`.

use std::fmt::Write as _;

use gainsay::rules;

use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// When standard output cannot be written.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let rules = rules();
    let widest = rules.iter().map(|rule| rule.info.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        let info = &rule.info;
        // Writing to a string does not fail.
        let _ = writeln!(out, "{}  {:<widest$}  {:<7}  {}", info.code, info.name, info.severity.name(), info.summary);
    }
    console::print(&out)?;
    Ok(Outcome::Clear)
}
