//! `gainsay weights`.

use gainsay::Weights;

use crate::failure::Failure;
use crate::{Outcome, console};

/// # Errors
///
/// When standard output cannot be written.
pub(crate) fn run() -> Result<Outcome, Failure> {
    console::print(Weights::embedded_text())?;
    Ok(Outcome::Clear)
}
