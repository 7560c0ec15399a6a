//! `gainsay why`.

use std::fmt::Write as _;

use gainsay::model::{Claim, RelationKind, Report};
use gainsay::{Apart, Explained, Made, Material, Meeting, Silence, StoryLink, StoryMode, Weights, Why, extract, why};

use crate::args;
use crate::failure::Failure;
use crate::intake::Intake;
use crate::{Outcome, console, settings};

/// Things shared by two articles that are listed, at most.
const LISTED: usize = 8;

/// Claims of one line that are named, at most.
const NAMED: usize = 12;

/// # Errors
///
/// When nothing could be read, or a claim does not exist.
pub(crate) fn run(args: &args::Why) -> Result<Outcome, Failure> {
    let options = settings::aligning(&args.alignment)?;
    let intake = Intake::of(&args.sources);
    intake.tell(true);
    if args.sources.outlet.is_some() && intake.reads.len() > 1 {
        return Err(Failure::OutletForMany(intake.reads.len()));
    }
    let materials = extract(intake.materials("check")?);
    let [left, right] = [claim_at(&materials, &args.left)?, claim_at(&materials, &args.right)?];
    let why = why(materials, &options, &left, &right)?;
    let width = console::width();
    let told = console::visible(&explanation(&why, options.stories, &options.weights, width));
    console::print(&console::folded(&told, width))?;
    Ok(Outcome::Clear)
}

/// The id of the claim that is meant: by its id, or by `file:line` where one claim stands there.
fn claim_at(materials: &[Material], asked: &str) -> Result<String, Failure> {
    let Some((file, line)) = asked.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse::<u32>().ok()?))) else {
        return Ok(asked.to_owned());
    };
    let documents = materials.iter().filter(|material| material.document.file == file);
    let there: Vec<(String, String)> = documents
        .flat_map(|material| material.claims.iter().flatten().map(move |claim| (&material.document, claim)))
        .filter(|(_, claim)| claim.line == line)
        .map(|(document, claim)| (format!("{}/{}", document.id, claim.id.local()), single_line(claim.words())))
        .collect();
    match there.as_slice() {
        [] => Err(Failure::NoClaim(asked.to_owned())),
        [(id, _)] => Ok(id.clone()),
        several => {
            let claims: Vec<String> = several.iter().take(NAMED).map(|(id, words)| format!("{id} \"{words}\"")).collect();
            let more = if several.len() > NAMED { ", ..." } else { "" };
            Err(Failure::SeveralClaims { place: asked.to_owned(), count: several.len(), claims: format!("{}{more}", claims.join(", ")) })
        }
    }
}

fn explanation(why: &Why, mode: StoryMode, weights: &Weights, width: Option<usize>) -> String {
    let mut out = String::new();
    for claim in [why.left, why.right] {
        out.push_str(&quoted(&why.report, why.report.claim(claim)));
    }
    out.push('\n');
    let apart = why.story.as_ref().and_then(|link| Some((link, link.apart?)));
    match apart {
        Some((link, apart)) => out.push_str(&two_stories(link, apart, mode)),
        None => out.push_str(&met(why)),
    }
    if let Some(explained) = &why.comparison {
        out.push_str(if apart.is_some() { "\nif they had been compared:\n\n" } else { "\n" });
        out.push_str(&table(explained, weights, width));
    }
    out.push('\n');
    out.push_str(&console::row("verdict: ", verdict(why, apart.is_some()), width));
    if let Some(topic) = &why.topic {
        out.push_str(&console::row("topic: ", &single_line(topic), width));
    }
    if let Some(made) = &why.made {
        out.push_str(&console::row("outcome: ", &told(made), width));
    }
    out
}

fn verdict(why: &Why, two_stories: bool) -> &'static str {
    if why.topic.is_none() && why.made.is_some() {
        return "no one fact to alignment, but a rule that looks beyond topics holds the two against each other";
    }
    let Some(explained) = &why.comparison else { return "claims of these kinds never speak of one fact" };
    match (explained.comparison.same_fact, why.topic.is_some(), why.meeting) {
        (true, true, _) => "one fact: what speaks for it suffices",
        (false, true, _) => "one fact by way of other claims, though this pair alone says too little for it",
        (true, false, _) if two_stories => "two facts: what speaks for one would suffice, but claims of two stories are never compared",
        (true, false, Meeting::Compared) => "two facts: what speaks for one suffices, but other claims hold the two apart",
        (true, false, _) => "two facts: what speaks for one would suffice, but the two were not compared",
        (false, false, _) => "two facts: what speaks for one does not suffice",
    }
}

/// What the rules made of the two.
fn told(made: &Made) -> String {
    match made {
        Made::Reported { rule, message } => format!("reported by {rule}: {}", single_line(message)),
        Made::Silent(Silence::Fits) => "nothing to report: some value fits both wordings".to_owned(),
        Made::Silent(silence) => format!("nothing reported: {}", silence.describe()),
        Made::Reconciled => "nothing reported of the pair: the topic's other claims are shown in its place, or fit both".to_owned(),
        Made::NoFigures => "nothing reported, and no two figures to be held against each other".to_owned(),
    }
}

/// What had two claims of one story compared, or why nothing did.
fn met(why: &Why) -> String {
    let listed = |keys: &[String]| keys.iter().map(|key| format!("\n  {}", single_line(key))).collect::<String>();
    match why.meeting {
        Meeting::Compared => format!("compared because both are{}\n", listed(&why.in_common)),
        Meeting::OneText => "not compared: two figures of one text that differ are two facts, whatever else they share\n".to_owned(),
        Meeting::Crowded => format!(
            "not compared: both are{}\nbut so many claims of the story are that each was compared with the nearest only\n",
            listed(&why.in_common)
        ),
        Meeting::NothingInCommon => {
            let mut out = "not compared: nothing brought the two together\n".to_owned();
            let claims = [why.left, why.right].map(|claim| why.report.claim(claim));
            for ((which, claim), keys) in ["first", "second"].into_iter().zip(claims).zip(&why.looked_up_by) {
                let told = match keys.is_empty() {
                    true => format!("the {which} is compared with nothing: {}", alone(&why.report, claim)),
                    false => format!("the {which} is held against{}", listed(keys)),
                };
                out.push_str(&format!("{told}\n"));
            }
            out
        }
    }
}

/// Why a claim is never looked up.
fn alone(report: &Report, claim: &Claim) -> String {
    if let Some(original) = claim.related(RelationKind::EquivalentTo).next() {
        return format!("it gives {} again in another unit, and stands with it", report.claim(original).id.0);
    }
    if claim.stands_apart() {
        return "a rule of its own looks at claims of this kind, and alignment does not".to_owned();
    }
    "it gives no figure, name or event to be found by".to_owned()
}

/// Why two articles were put into two stories.
fn two_stories(link: &StoryLink, apart: Apart, mode: StoryMode) -> String {
    let reason = match apart {
        Apart::TooLittleShared => "what their articles share is too little".to_owned(),
        Apart::SmallPart(part) => format!("what their articles share is less than 1/{part} of what the one that says less says"),
        Apart::TooFarApart => "their articles were published too far apart for one story".to_owned(),
        Apart::NeverMet => "the rarest names, figures and words of one article did not lead to the other".to_owned(),
        Apart::OtherStories => {
            "their articles share enough, but each stands with others, and too little else ties the two stories together".to_owned()
        }
    };
    let mut out = format!("not compared: they were put into two stories because {reason}\n");
    if link.shared.is_empty() {
        out.push_str("  the articles share no name, no long figure and no telling word\n");
    } else {
        // Writing to a string does not fail, here and below.
        let _ = writeln!(out, "  of {} articles:", link.documents);
    }
    for shared in link.shared.iter().take(LISTED) {
        let _ = writeln!(out, "  {}  {}, in {} of them", long_bits(shared.weight), single_line(&shared.describe()), shared.documents);
    }
    if let Some(rest) = link.shared.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        let _ = writeln!(out, "          and {rest} more that say less");
    }
    if link.elsewhere > 0 {
        let _ = writeln!(out, "  {}  both name countries, and none alike", long_bits(-link.elsewhere));
    }
    match link.days {
        Some(days) => {
            let days_apart = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            let _ = writeln!(out, "  {}  published {days_apart} apart", long_bits(-link.against));
        }
        None => out.push_str("          one publication date at least is not known\n"),
    }
    let _ = writeln!(out, "  {}  in all (words and countries count up to a bound)", long_bits(link.evidence));
    let _ = writeln!(out, "  {}  needed of two out of {} articles", long_bits(link.needed), link.documents);
    if mode == StoryMode::Auto {
        out.push_str("  --stories one has all articles compared with each other\n");
    }
    out
}

/// A claim's id, place and sentence, its own words marked.
fn quoted(report: &Report, claim: &Claim) -> String {
    let file = &report.document(claim.document).file;
    format!("{}  {}:{}  \"{}\"\n    {}\n", claim.id.0, file, claim.line, single_line(claim.words()), single_line(&claim.sentence))
}

fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The table of what was seen: a row for each thing compared, and what it says for one fact (more than nothing) or for two
/// (less).
fn table(explained: &Explained, weights: &Weights, width: Option<usize>) -> String {
    let comparison = &explained.comparison;
    let mut rows = vec![(bits(weights.prior), "start", String::new(), "most pairs that share something are about two facts".to_owned())];
    // What says nothing takes one row.
    let (silent, telling): (Vec<_>, Vec<_>) =
        comparison.levels().zip(&explained.words).partition(|(level, _)| level.name() == "unknown" && weights.of(*level) == 0);
    rows.extend(
        telling.into_iter().map(|(level, words)| (bits(weights.of(level)), level.feature(), level.name().to_owned(), single_line(words))),
    );
    if !silent.is_empty() {
        let features: Vec<&str> = silent.into_iter().map(|(level, _)| level.feature()).collect();
        rows.push((bits(0), "unknown", String::new(), format!("one text at least does not tell: {}", features.join(", "))));
    }
    let needed = if comparison.same_fact { "reached" } else { "not reached" };
    rows.push((bits(comparison.total), "sum", String::new(), "each +1.00 doubles the odds of one fact, each -1.00 halves them".to_owned()));
    rows.push((bits(weights.threshold), "needed", String::new(), needed.to_owned()));
    let widest = |column: fn(&(String, &str, String, String)) -> usize| rows.iter().map(column).max().unwrap_or(0);
    let (weight, feature, level) = (widest(|row| row.0.len()), widest(|row| row.1.len()), widest(|row| row.2.len()));
    let mut out = String::new();
    for row in rows {
        let lead = format!("  {:>weight$}  {:<feature$}  {:<level$}  ", row.0, row.1, row.2);
        out.push_str(&console::row(&lead, &row.3, width));
    }
    out
}

/// Hundredths of a bit as bits with their sign: `+3.00`, `-0.05`.
fn bits(hundredths: i32) -> String {
    signed(i64::from(hundredths))
}

/// The same in a column of six.
fn long_bits(hundredths: i64) -> String {
    format!("{:>6}", signed(hundredths))
}

fn signed(hundredths: i64) -> String {
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
