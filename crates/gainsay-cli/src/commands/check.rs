//! `gainsay check`.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};

use gainsay_report::{Format, Options, render};

use crate::args::{Check, Color, NotCompared};
use crate::failure::Failure;
use crate::intake::Intake;
use crate::settings::Settings;
use crate::{Outcome, atomic, console, golden};

/// # Errors
///
/// When nothing could be checked, or the report could not be written.
pub(crate) fn run(args: &Check) -> Result<Outcome, Failure> {
    let settings = Settings::of(args)?;
    let options = options(args)?;
    let mut intake = Intake::of(&args.sources);
    intake.tell(args.quiet);
    if args.sources.outlet.is_some() && intake.reads.len() > 1 {
        return Err(Failure::OutletForMany(intake.reads.len()));
    }
    if !intake.reads.is_empty() {
        intake.mark_authorities(&args.authority, &settings.authority)?;
    }
    if args.asks_for_pairs_in_vain() && !args.quiet {
        let how = "write --format csv --table not-compared for a table of pairs";
        console::complain(&format!("--not-compared all: a report in {} lists no pairs here; {how}", args.format.name()));
    }
    let mut report = intake.check(&settings.options)?;
    settings.decisions.apply(&mut report, args.as_of);
    if args.format == Format::ClaimReview && report.checked.is_empty() && !args.quiet {
        console::complain("--format claimreview: the configuration holds no [[checked]] entry, so there is nothing to publish");
    }
    if args.not_compared() == NotCompared::None {
        report.not_compared.clear();
    }
    if let Some(folder) = &args.golden {
        // The width of the terminal at hand must not decide what is committed.
        let options = Options { width: args.width.unwrap_or(Options::default().width), ..options };
        let kept = golden::Fresh::of(report, args.holds_table_of_pairs());
        let update = args.update_golden;
        return if update { golden::update(folder, &kept, args.format, &options) } else { golden::compare(folder, &kept, &options) };
    }
    let rendered = render(&report, args.format, &options);
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

/// # Errors
///
/// For a table of a format that has none.
fn options(args: &Check) -> Result<Options<'_>, Failure> {
    if args.table.is_some() && args.format != Format::Csv {
        return Err(Failure::TableWithoutCsv(args.format.name()));
    }
    let on_terminal = args.output.is_none() && io::stdout().is_terminal();
    let width = args.width.or_else(|| console::width().filter(|_| on_terminal));
    Ok(Options {
        color: wants_color(args.color, on_terminal, env::var_os("NO_COLOR").as_deref()),
        quiet: args.quiet,
        uri_base: args.uri_base.as_deref().unwrap_or_default(),
        table: args.table.unwrap_or_default(),
        width: width.unwrap_or(Options::default().width),
    })
}

/// What is said on the command line wins over `NO_COLOR`, which counts when set and not empty (no-color.org).
fn wants_color(asked: Color, on_terminal: bool, no_color: Option<&OsStr>) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => on_terminal && no_color.is_none_or(OsStr::is_empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_coloured_unless_told_otherwise() {
        let set = Some(OsStr::new("1"));
        assert!(wants_color(Color::Auto, true, None));
        assert!(wants_color(Color::Auto, true, Some(OsStr::new(""))));
        assert!(!wants_color(Color::Auto, true, set));
        assert!(!wants_color(Color::Auto, false, None));
        assert!(!wants_color(Color::Never, true, None));
        assert!(wants_color(Color::Always, false, set));
    }
}
