//! `gainsay estimate-weights`.

use gainsay::{Bounds, EstimateBounds, estimate_weights};

use crate::args::EstimateWeights;
use crate::failure::Failure;
use crate::intake::Intake;
use crate::{Outcome, console, settings};

/// # Errors
///
/// When nothing could be read, or nothing stands to be compared.
pub(crate) fn run(args: &EstimateWeights) -> Result<Outcome, Failure> {
    let options = settings::aligning(&args.alignment)?;
    let intake = Intake::of(&args.sources);
    intake.tell(false);
    let search = Bounds { rounds: args.max_rounds, iterations: args.max_iterations };
    let estimate = estimate_weights(intake.materials("estimate from")?, &options, EstimateBounds { pairs: args.max_pairs, search });
    if estimate.random_pairs() == 0 {
        return Err(Failure::NoPairs);
    }
    console::print(&estimate.to_toml(&options.weights, search))?;
    if !estimate.converged() {
        console::complain("the weights still moved in the last round; allow more with --max-rounds and --max-iterations");
    }
    Ok(Outcome::Clear)
}
