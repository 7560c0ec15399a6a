//! `gainsay check`.

use std::env;
use std::io::{self, IsTerminal as _};

use gainsay_report::{Options, render};

use crate::args::{Check, Color};
use crate::failure::Failure;
use crate::intake::Intake;
use crate::settings::Settings;
use crate::{Outcome, atomic, console};

/// # Errors
///
/// When nothing could be checked, or the report could not be written.
pub(crate) fn run(args: &Check) -> Result<Outcome, Failure> {
    let settings = Settings::of(args)?;
    let mut intake = Intake::of(&args.sources);
    intake.tell(args.quiet);
    if args.sources.outlet.is_some() && intake.reads.len() > 1 {
        return Err(Failure::OutletForMany(intake.reads.len()));
    }
    if !intake.reads.is_empty() {
        intake.mark_authorities(&args.authority, &settings.authority)?;
    }
    let report = intake.check(&settings.options)?;
    let rendered = render(&report, args.format, &options(args));
    match &args.output {
        Some(path) => atomic::write(path, &rendered).map_err(|error| Failure::unwritable(path, &error))?,
        None => console::print(&rendered)?,
    }
    let gravest = report.findings.iter().map(|finding| finding.severity).max();
    match (settings.fail_on, gravest) {
        (Some(limit), Some(gravest)) if gravest >= limit => Ok(Outcome::Findings),
        _ => Ok(Outcome::Clear),
    }
}

fn options(args: &Check) -> Options {
    let on_terminal = args.output.is_none() && io::stdout().is_terminal();
    let color = match args.color {
        Color::Always => true,
        Color::Never => false,
        // no-color.org: set and not empty, whatever its value.
        Color::Auto => on_terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let width = args.width.or_else(|| {
        let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stdout()).filter(|_| on_terminal)?;
        Some(usize::from(columns))
    });
    Options {
        color,
        quiet: args.quiet,
        width: width.unwrap_or(Options::default().width),
    }
}
