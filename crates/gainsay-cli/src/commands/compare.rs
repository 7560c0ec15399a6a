//! `gainsay compare`.

use std::fs;
use std::path::Path;

use gainsay_report::{Comparison, Snapshot};

use crate::args::Compare;
use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// When one of the two is no JSON report of this version.
pub(crate) fn run(args: &Compare) -> Result<Outcome, Failure> {
    let (old, new) = (snapshot(&args.old)?, snapshot(&args.new)?);
    let comparison = Comparison::of(&old, &new);
    console::print(&comparison.render(args.format, args.width))?;
    let adds = args.fail_on.severity().is_some_and(|limit| comparison.adds(limit));
    Ok(if adds { Outcome::Findings } else { Outcome::Clear })
}

fn snapshot(path: &Path) -> Result<Snapshot, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))?;
    Snapshot::parse(&text).map_err(|error| Failure::Snapshot { file: path.display().to_string(), error })
}
