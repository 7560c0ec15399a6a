//! `gainsay why`.

use std::fmt::Write as _;

use gainsay::model::{Claim, Report};
use gainsay::{Comparison, Weights, why};

use crate::args::Why;
use crate::failure::Failure;
use crate::intake::Intake;
use crate::{Outcome, console, settings};

/// # Errors
///
/// When nothing could be read, or a claim does not exist.
pub(crate) fn run(args: &Why) -> Result<Outcome, Failure> {
    let options = settings::aligning(&args.alignment)?;
    let intake = Intake::of(&args.sources);
    intake.tell(true);
    if args.sources.outlet.is_some() && intake.reads.len() > 1 {
        return Err(Failure::OutletForMany(intake.reads.len()));
    }
    let report = intake.check(&options)?;
    console::print(&explanation(&report, args, &options.weights)?)?;
    Ok(Outcome::Clear)
}

fn explanation(report: &Report, args: &Why, weights: &Weights) -> Result<String, Failure> {
    let why = why(report, &args.left, &args.right, weights)?;
    let mut out = String::new();
    for claim in [why.left, why.right] {
        out.push_str(&quoted(report, claim));
    }
    let in_common: Vec<String> = why.in_common.iter().map(|common| console::visible(common)).collect();
    // Writing to a string does not fail, here and below.
    let _ = match in_common.as_slice() {
        _ if !why.one_story => {
            writeln!(out, "\nnot compared: their articles tell two stories, by what they share and when they were published")
        }
        [] => writeln!(out, "\nnot compared: the two have nothing in common that would have them compared"),
        common => writeln!(out, "\ncompared because both are\n  {}", common.join("\n  ")),
    };
    match &why.comparison {
        None => out.push_str("\nverdict: claims of these kinds never speak of one fact\n"),
        Some(comparison) => {
            out.push_str(&table(comparison, weights));
            let verdict = match (comparison.same_fact, in_common.is_empty() || !why.one_story, why.topic) {
                (_, _, Some(_)) if comparison.same_fact => "one fact: what speaks for it suffices",
                (_, _, Some(_)) => "one fact by way of other claims, though this pair alone says too little for it",
                (true, true, None) => "two facts: what speaks for one would suffice, but the two were not compared",
                (true, false, None) => "two facts: what speaks for one suffices, but other claims hold the two apart",
                (false, _, None) => "two facts: what speaks for one does not suffice",
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

/// The table of what was seen: a row for each thing compared, and what it says for one fact (more than nothing) or for two
/// (less), each point doubling the odds.
fn table(comparison: &Comparison, weights: &Weights) -> String {
    let mut rows = vec![("compared", "seen", "speaks for one fact".to_owned()), ("two claims at random", "", bits(weights.prior))];
    rows.extend(comparison.levels.iter().map(|level| (level.feature, level.level, bits(level.weight))));
    rows.push(("sum", "", bits(comparison.total)));
    rows.push(("needed", "", bits(weights.threshold)));
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
