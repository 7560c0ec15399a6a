//! `gainsay why`.

use std::fmt::Write as _;

use gainsay::model::{Claim, Report};
use gainsay::{Comparison, Weights, why};

use crate::args::Why;
use crate::failure::Failure;
use crate::intake::Intake;
use crate::{Outcome, console};

/// # Errors
///
/// When nothing could be read, or a claim does not exist.
pub(crate) fn run(args: &Why) -> Result<Outcome, Failure> {
    let intake = Intake::of(&args.sources);
    intake.tell(true);
    if args.sources.outlet.is_some() && intake.reads.len() > 1 {
        return Err(Failure::OutletForMany(intake.reads.len()));
    }
    let report = intake.check(&gainsay::Options::default())?;
    console::print(&explanation(&report, args)?)?;
    Ok(Outcome::Clear)
}

fn explanation(report: &Report, args: &Why) -> Result<String, Failure> {
    let why = why(report, &args.left, &args.right)?;
    let mut out = String::new();
    for claim in [why.left, why.right] {
        out.push_str(&quoted(report, claim));
    }
    let keys: Vec<String> = why.shared_keys.iter().map(|key| console::visible(key)).collect();
    // Writing to a string does not fail, here and below.
    let _ = match keys.as_slice() {
        [] => writeln!(out, "\nshared blocking keys: none, so the two were never compared"),
        keys => writeln!(out, "\nshared blocking keys: {}", keys.join(", ")),
    };
    match &why.comparison {
        None => out.push_str("\nverdict: claims of these kinds never speak of one fact\n"),
        Some(comparison) => {
            out.push_str(&table(comparison));
            let verdict = match (comparison.same_fact, keys.is_empty(), why.topic) {
                (_, _, Some(_)) if comparison.same_fact => "one fact: the total reaches the threshold",
                (_, _, Some(_)) => "one fact by way of other claims, though the total of this pair stays below the threshold",
                (true, true, None) => "two facts: the total would reach the threshold, but no key brought the two together",
                (true, false, None) => "two facts: the total reaches the threshold, but other claims hold the two apart",
                (false, _, None) => "two facts: the total stays below the threshold",
            };
            let _ = writeln!(out, "\nverdict: {verdict}");
        }
    }
    if let Some(topic) = why.topic {
        let _ = writeln!(out, "topic: {}", console::visible(topic));
    }
    Ok(out)
}

/// A claim's id, place and sentence, its own words marked.
fn quoted(report: &Report, claim: &Claim) -> String {
    let file = &report.document(claim.document).file;
    let single_line = |text: &str| console::visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    format!(
        "{}  {}:{}  \"{}\"\n    {}\n",
        console::visible(&claim.id.0),
        console::visible(file),
        claim.line,
        single_line(claim.words()),
        single_line(&claim.sentence)
    )
}

/// The table of levels: a row for each feature, from the prior to the total.
fn table(comparison: &Comparison) -> String {
    let weights = Weights::embedded();
    let mut rows = vec![("feature", "level", "bits".to_owned()), ("prior", "", bits(weights.prior))];
    rows.extend(comparison.levels.iter().map(|level| (level.feature, level.level, bits(level.weight))));
    rows.push(("total", "", bits(comparison.total)));
    rows.push(("threshold", "", bits(weights.threshold)));
    let widest = |column: fn(&(&str, &str, String)) -> usize| rows.iter().map(column).max().unwrap_or(0);
    let (feature, level, weight) = (widest(|row| row.0.len()), widest(|row| row.1.len()), widest(|row| row.2.len()));
    let mut out = String::from("\n");
    for row in rows {
        let _ = writeln!(out, "{:<feature$}  {:<level$}  {:>weight$}", row.0, row.1, row.2);
    }
    out
}

/// Hundredths of a bit as bits with their sign: `+3.00`, `-0.05`.
fn bits(hundredths: i32) -> String {
    let sign = if hundredths < 0 { '-' } else { '+' };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_shown_as_bits_with_their_sign() {
        let shown: Vec<String> = [300, -5, 0, -1234, i32::MIN].into_iter().map(bits).collect();
        assert_eq!(shown, ["+3.00", "-0.05", "+0.00", "-12.34", "-21474836.48"]);
    }
}
