//! What can be written on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use gainsay::model::{Currency, PartialDate, Severity};
use gainsay::{EstimateBounds, StoryMode};
use gainsay_report::{Format, Table};

/// Finds where several accounts of one story cannot all be true.
///
/// gainsay reads what several outlets say about one story, finds the statements that can be checked against each other,
/// and reports where they contradict: another year, another figure, a conversion that does not hold, a part larger than
/// its whole. It takes no side: it shows both sentences, the reason, and what would settle it.
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = "\
Examples:
  gainsay check draft.md sources/        check a draft and a folder of articles
  pbpaste | gainsay check - wire.txt     check pasted text against a file
  gainsay check claims/ --format json    check claim files, for a program
  gainsay explain conflicting-year       what a rule reports and leaves alone"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Extract(Extract),
    Mentions(Mentions),
    Compare(Compare),
    Rules(Rules),
    Explain(Explain),
    Why(Why),
    /// Print the match weights built in, to read or to copy and change
    ///
    /// They decide whether two claims are about one fact: what two claims are compared in, what can be seen, what that weighs
    /// and why. A table of your own is given with --weights, or in gainsay.toml under [align].
    #[command(after_help = "\
Examples:
  gainsay weights
  gainsay weights > weights.toml && gainsay check story/ --weights weights.toml")]
    Weights,
    EstimateWeights(EstimateWeights),
    Rates(Rates),
    Completions(Completions),
}

/// Check articles against each other and each against itself
///
/// Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay check a.txt b.txt
  gainsay check week/                        many stories, each by itself
  gainsay check story/ --format markdown --output report.md
  gainsay check story/ --format csv --table outlets > outlets.csv
  gainsay check story/ --rule conflicting-period=off --fail-on warning
  gainsay check story/ --not-compared all    which figures were held apart
  gainsay check story/ --golden reports/story
  gainsay check - rival.txt --published 2025-10-26 < draft.txt

A .toml file holds claims, as `gainsay extract` writes them. Given beside its
article, it is held against the text and used instead of reading the article
anew.

Settings that stay belong into gainsay.toml:
  fail_on = \"warning\"
  rates = \"eurofxref-hist.csv\"
  authority = [\"report.txt\"]
  stories = \"one\"
  [rules]
  conflicting-period = \"note\"
  [align]
  weights = \"weights.toml\"
  [[accepted]]
  finding = \"Q103-c2cb2486\"
  by = \"R. Vance, copy desk\"
  reason = \"the Post corrected it in its evening edition\"
  until = 2025-12-31")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) sources: Sources,

    /// Form of the report
    #[arg(long, value_name = "FORMAT", default_value = Format::Text.name(), help_heading = "Report",
        value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)).map(|name| Format::named(&name).unwrap_or_default()))]
    pub(crate) format: Format,
    /// Write the report to a file, which is replaced as a whole
    #[arg(long, short, value_name = "FILE", help_heading = "Report")]
    pub(crate) output: Option<PathBuf>,
    /// Compare with the reports committed in a folder (report.txt, report.sarif ...) and print what differs; findings no
    /// longer count for the exit code, differences do
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["output", "table"], help_heading = "Report")]
    pub(crate) golden: Option<PathBuf>,
    /// Rewrite the committed reports, and write one of --format where there is none
    #[arg(long, requires = "golden", help_heading = "Report")]
    pub(crate) update_golden: bool,
    /// When to colour a text report; auto means on a terminal and unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Report")]
    pub(crate) color: Color,
    /// Columns of a text report [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", help_heading = "Report")]
    pub(crate) width: Option<usize>,
    /// Table of a CSV report: a row for each finding, for each claim, for each outlet and topic, for each pair of claims that
    /// were not compared, or for each document with its story [default: findings]
    #[arg(long, value_name = "TABLE", help_heading = "Report",
        value_parser = PossibleValuesParser::new(Table::ALL.map(Table::name)).map(|name| Table::named(&name).unwrap_or_default()))]
    pub(crate) table: Option<Table>,
    /// Folder of the articles as readers of a SARIF report know it, such as stories/tram; stands before file names
    #[arg(long, value_name = "FOLDER", help_heading = "Report")]
    pub(crate) uri_base: Option<String>,
    /// What to say of claims that measure one thing and were not compared: counts by reason, every pair with its reason
    /// (text, markdown, html, json and the CSV table not-compared; the first thousand of each reason), or nothing [default:
    /// summary, but all for that table]
    #[arg(long, value_name = "HOW", help_heading = "Report")]
    not_compared: Option<NotCompared>,
    /// Report findings and the summary only, and keep quiet about how files were read
    #[arg(long, short, help_heading = "Report")]
    pub(crate) quiet: bool,

    /// Exit with 1 from this severity on [default: error]
    #[arg(long, value_name = "SEVERITY", help_heading = "Rules")]
    pub(crate) fail_on: Option<FailOn>,
    /// Set a rule's level: off, note, warning or error; may be repeated and wins over the configuration
    #[arg(long = "rule", value_name = "NAME=LEVEL", help_heading = "Rules")]
    pub(crate) rules: Vec<String>,
    /// The day of this run, for acceptances that have a last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "Rules")]
    pub(crate) as_of: Option<NaiveDate>,
    /// Reference exchange rates in the European Central Bank's CSV format, instead of those built in
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) rates: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) alignment: Alignment,
    /// Mark a document as the reference: its path, file name, id or outlet; may be repeated
    #[arg(long, value_name = "DOCUMENT", help_heading = "Rules")]
    pub(crate) authority: Vec<String>,
}

/// How the file of a committed table of pairs ends.
pub(crate) const NOT_COMPARED_TABLE: &str = "not-compared.csv";

impl Check {
    /// What to say of claims that were not compared: a table of pairs is asked for to see them.
    pub(crate) fn not_compared(&self) -> NotCompared {
        let usual = if self.table == Some(Table::NotCompared) { NotCompared::All } else { NotCompared::Summary };
        self.not_compared.unwrap_or(usual)
    }

    /// Whether a committed table of pairs is to be held against this run, whose other reports list none.
    pub(crate) fn holds_table_of_pairs(&self) -> bool {
        let held = |folder: &PathBuf| folder.join(format!("report.{NOT_COMPARED_TABLE}")).exists();
        self.not_compared.is_none() && self.golden.as_ref().is_some_and(held)
    }

    /// Whether pairs are asked for of a report that has no place for them.
    pub(crate) fn asks_for_pairs_in_vain(&self) -> bool {
        let shown = match self.format {
            Format::Text | Format::Markdown | Format::Html => !self.quiet,
            Format::Json => true,
            Format::Csv => self.table == Some(Table::NotCompared),
            Format::Sarif | Format::ClaimReview => false,
        };
        self.not_compared == Some(NotCompared::All) && !shown && self.golden.is_none()
    }
}

/// What decides which claims are held against each other.
#[derive(Args, Clone, Debug)]
pub(crate) struct Alignment {
    /// Configuration [default: gainsay.toml in the current folder, if there is one]
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) config: Option<PathBuf>,
    /// Which documents are compared: those that tell one story by what they share (auto), or all of them (one) [default: auto]
    #[arg(long, value_name = "MODE", help_heading = "Articles", value_parser = story_mode())]
    pub(crate) stories: Option<StoryMode>,
    /// Match weights by which two claims are held to be about one fact, instead of those built in (`gainsay weights`)
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) weights: Option<PathBuf>,
}

/// The files to read and what is to be held of them.
#[derive(Args, Clone, Debug)]
pub(crate) struct Sources {
    /// Articles (.txt, .md), claim files (.toml), folders of them, or - for standard input
    #[arg(required = true, value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    /// Publication date of the articles given, over what they say themselves
    #[arg(long, value_name = "DATE", help_heading = "Articles")]
    pub(crate) published: Option<PartialDate>,
    /// Outlet of the one article given
    #[arg(long, value_name = "NAME", help_heading = "Articles")]
    pub(crate) outlet: Option<String>,
    /// Language of the articles given, as a tag such as en or ko
    #[arg(long, value_name = "TAG", help_heading = "Articles")]
    pub(crate) language: Option<String>,
}

/// Write the claims of articles as claim files, to correct by hand and to check
///
/// A claim file that exists is brought up to date: its comments, corrections and additional claims stay, claims whose
/// quotes left the article go, and where the article changed, what it newly says is added.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay extract story/ --out claims/story
  gainsay extract draft.md                     print the claims of one article")]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Folder to write one claim file for each article to, named after the article
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Read articles anew and keep of claim files that exist only comments and the [document] table
    #[arg(long, requires = "out")]
    pub(crate) fresh: bool,
}

/// Compare two JSON reports: which findings came, went, or changed
///
/// Exit codes: 0 nothing new at or above --fail-on, 1 new findings (or graver ones, or ones no longer accepted), 2 could
/// not run.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay compare monday.json tuesday.json
  gainsay compare old.json new.json --format markdown --fail-on warning")]
pub(crate) struct Compare {
    /// The older report, as `gainsay check --format json` writes it
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The newer report
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Form of the comparison
    #[arg(long, value_name = "FORMAT", default_value = Format::Text.name(),
        value_parser = PossibleValuesParser::new(COMPARED.map(Format::name)).map(|name| Format::named(&name).unwrap_or_default()))]
    pub(crate) format: Format,
    /// Columns of a text comparison
    #[arg(long, value_name = "COLUMNS", default_value_t = 100)]
    pub(crate) width: usize,
    /// Exit with 1 for new findings from this severity on
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub(crate) fail_on: FailOn,
}

/// The forms a comparison has.
const COMPARED: [Format; 3] = [Format::Text, Format::Markdown, Format::Json];

/// List the rules with code, name, severity and summary
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay rules
  gainsay rules --format markdown > docs/rules/README.md")]
pub(crate) struct Rules {
    /// Form of the list; the Markdown page links each rule to a page NAME.md beside it, as `gainsay explain NAME` prints
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Text,
    Markdown,
}

/// Print a rule's page: what it reports, what it leaves alone, examples
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay explain conflicting-year
  gainsay explain C101")]
pub(crate) struct Explain {
    /// Name or code, as `gainsay rules` lists them
    pub(crate) rule: String,
}

/// Print every figure and time of a text as JSON lines
///
/// Reads articles, or JSON lines `{"id": ..., "text": ..., "published": ...}` from files that end in .jsonl or .ndjson
/// (or from any input, with --jsonl), and prints a line `{"id": ..., "mentions": [...]}` for each.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay mentions article.md
  gainsay mentions sentences.jsonl > mentions.jsonl
  produce | gainsay mentions - --jsonl")]
pub(crate) struct Mentions {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Read every input as JSON lines, whatever its name
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// Print how two claims were or were not held to be about one fact
///
/// A claim is named by its place as reports give it, FILE:LINE, where it is the only one there, or by its id. Ids stand in the
/// JSON report and in claim files, after the id of their document. The last line says what the rules made of the two.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay why draft.md:9 wire.txt:12 draft.md wire.txt
  gainsay why draft/c3 wire/c1 draft.md wire.txt")]
pub(crate) struct Why {
    /// One claim: its place or its id, such as draft.md:9 or draft/c3
    #[arg(value_name = "CLAIM")]
    pub(crate) left: String,
    /// The other
    #[arg(value_name = "CLAIM")]
    pub(crate) right: String,
    #[command(flatten)]
    pub(crate) alignment: Alignment,
    #[command(flatten)]
    pub(crate) sources: Sources,
}

/// Estimate match weights from articles that nobody labelled
///
/// The method is that of Fellegi and Sunter: how often each level is seen among pairs about two facts (u) from random pairs
/// of a story's claims, and how often among pairs about one (m) by expectation-maximisation over the pairs that each
/// blocking rule brings together. Prints a table of weights with the weights in use beside its own; levels that too few
/// pairs show keep theirs. Give many stories, each told by several outlets: a few hundred articles at least.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay estimate-weights archive/ > weights.toml
  gainsay estimate-weights archive/2024 archive/2025 --max-pairs 5000000
  gainsay check story/ --weights weights.toml")]
pub(crate) struct EstimateWeights {
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[command(flatten)]
    pub(crate) alignment: Alignment,
    /// Random pairs to look at, and again pairs that share a key, at most
    #[arg(long, value_name = "PAIRS", default_value_t = EstimateBounds::default().pairs, help_heading = "Estimation",
        value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(crate) max_pairs: u64,
    /// Turns that u and m take at most
    #[arg(long, value_name = "ROUNDS", default_value_t = EstimateBounds::default().search.rounds, help_heading = "Estimation",
        value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(crate) max_rounds: u32,
    /// Iterations of expectation-maximisation at most, for each rule in each round
    #[arg(long, value_name = "ITERATIONS", default_value_t = EstimateBounds::default().search.iterations, help_heading = "Estimation",
        value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) max_iterations: u32,
}

/// Print a reference exchange rate: units of QUOTE for one BASE
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gainsay rates KRW USD 2025-10-24               the rate of a day
  gainsay rates KRW USD 2024-01-01 2024-09-30    of a period: mean and extremes")]
pub(crate) struct Rates {
    /// Currency that is counted, such as KRW
    #[arg(value_parser = currency)]
    pub(crate) quote: Currency,
    /// Currency of which there is one, such as USD
    #[arg(value_parser = currency)]
    pub(crate) base: Currency,
    /// Day, or first day of a period, as YYYY-MM-DD
    #[arg(value_name = "DATE", value_parser = day)]
    pub(crate) from: NaiveDate,
    /// Last day of the period
    #[arg(value_name = "DATE", value_parser = day)]
    pub(crate) to: Option<NaiveDate>,
    /// Reference exchange rates in the European Central Bank's CSV format, instead of those built in
    #[arg(long, value_name = "FILE")]
    pub(crate) rates: Option<PathBuf>,
}

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay")]
pub(crate) struct Completions {
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NotCompared {
    Summary,
    All,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Note,
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// The severity from which a run ends with 1; nothing for never.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

fn story_mode() -> impl TypedValueParser<Value = StoryMode> {
    PossibleValuesParser::new(StoryMode::ALL.map(StoryMode::name)).map(|name| StoryMode::named(&name).unwrap_or_default())
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::new(&text.to_ascii_uppercase()).ok_or_else(|| "write a code such as USD".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write a day as YYYY-MM-DD".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_is_laid_out_by_hand_fits_a_terminal_of_80_columns() {
        let command = Cli::command();
        for command in std::iter::once(&command).chain(command.get_subcommands()) {
            let by_hand = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(by_hand.lines().all(|line| line.chars().count() <= 80), "{by_hand}");
        }
    }

    #[test]
    fn help_fits_its_width() {
        let mut command = Cli::command();
        command.build();
        for subcommand in command.get_subcommands_mut() {
            let help = subcommand.render_long_help().to_string();
            assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
        }
    }
}
