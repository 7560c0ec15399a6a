//! `gainsay completions`.

use clap::CommandFactory as _;

use crate::args::{Cli, Completions};
use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// When standard output cannot be written.
pub(crate) fn run(args: &Completions) -> Result<Outcome, Failure> {
    // Into memory first: the generator panics on a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gainsay", &mut script);
    console::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clear)
}
