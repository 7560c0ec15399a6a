//! `gainsay rules`.

use gainsay::{rule_index, rules};

use crate::args::{ListFormat, Rules};
use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// When standard output cannot be written.
pub(crate) fn run(args: &Rules) -> Result<Outcome, Failure> {
    if args.format == ListFormat::Markdown {
        console::print(&rule_index())?;
        return Ok(Outcome::Clear);
    }
    let rules = rules();
    let widest = rules.iter().map(|rule| rule.info.name.len()).max().unwrap_or(0);
    let width = console::width();
    let mut out = String::new();
    for rule in rules {
        let info = &rule.info;
        let lead = format!("{}  {:<widest$}  {:<7}  ", info.code, info.name, info.severity.name());
        out.push_str(&console::row(&lead, info.summary, width));
    }
    console::print(&out)?;
    Ok(Outcome::Clear)
}
