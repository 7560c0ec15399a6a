//! The `gainsay` command: arguments in, a report on standard output, everything else on standard error.
#![expect(clippy::disallowed_methods, reason = "the command reads configuration and rates, and writes reports and claim files")]

mod args;
mod atomic;
mod commands;
mod console;
mod failure;
mod golden;
mod intake;
mod merge;
mod settings;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Cli, Command};

/// How a run that could be made ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the level asked for.
    Clear,
    Findings,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(args) => commands::check::run(&args),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Mentions(args) => commands::mentions::run(&args),
        Command::Compare(args) => commands::compare::run(&args),
        Command::Rules(args) => commands::rules::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Why(args) => commands::why::run(&args),
        Command::Weights => commands::weights::run(),
        Command::EstimateWeights(args) => commands::estimate_weights::run(&args),
        Command::Rates(args) => commands::rates::run(&args),
        Command::Completions(args) => commands::completions::run(&args),
    };
    match outcome {
        Ok(Outcome::Clear) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            console::complain(&failure.to_string());
            ExitCode::from(2)
        }
    }
}
