//! `gainsay explain`.

use gainsay::{rule_level, rule_named};

use crate::args::Explain;
use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// For an unknown rule; the message names the nearest one.
pub(crate) fn run(args: &Explain) -> Result<Outcome, Failure> {
    // The façade words the error, with the rule that was most likely meant.
    let (name, _) = rule_level("explain", &args.rule, "off")?;
    let mut page = rule_named(&name).map_or("", |rule| rule.info.page).to_owned();
    if !page.ends_with('\n') {
        page.push('\n');
    }
    console::print(&console::folded(&page, console::width()))?;
    Ok(Outcome::Clear)
}
