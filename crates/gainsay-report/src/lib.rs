//! The rendering of a [`Report`]: for people, for programs, for code scanning, for spreadsheets.
//!
//! One module for each format, all tested on one sample. What readers are shown, and in which order, is decided once,
//! in `outline`; text that comes from articles passes through `escape` before a terminal or a page sees it.

mod claimreview;
mod compare;
mod csv;
mod escape;
mod excerpt;
mod html;
mod json;
mod layout;
mod markdown;
mod mentions;
mod outline;
#[cfg(test)]
mod sample;
mod sarif;
mod text;

use gainsay_model::Report;

pub use compare::{Comparison, Snapshot, SnapshotError};
pub use csv::Table;
pub use json::{SCHEMA_VERSION, json_schema};
pub use layout::{columns, wrapped};
pub use mentions::mentions_line;

/// The form a report takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a terminal, or a plain text file.
    #[default]
    Text,
    /// For a page on GitHub or in a newsroom's wiki.
    Markdown,
    /// One page for a browser and for paper, with the articles in it; needs no network.
    Html,
    /// For programs; see [`json_schema`].
    Json,
    /// SARIF 2.1.0, for code-scanning views and editors.
    Sarif,
    /// For spreadsheets and statistics programs: one [`Table`] of several.
    Csv,
    /// schema.org ClaimReview (JSON-LD) of what a desk checked, for the page that publishes it.
    ClaimReview,
}

impl Format {
    /// Every format, in the order help lists them.
    pub const ALL: [Self; 7] = [Self::Text, Self::Markdown, Self::Html, Self::Json, Self::Sarif, Self::Csv, Self::ClaimReview];

    /// The name `--format` knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Csv => "csv",
            Self::ClaimReview => "claimreview",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What a file of this format is called, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Csv => "csv",
            Self::ClaimReview => "jsonld",
        }
    }
}

/// What a reader may ask of a report. [`Format::Json`] ignores all of it: programs always get everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// Columns of the terminal; brought into [`Options::MIN_WIDTH`] to [`Options::MAX_WIDTH`]. Text only.
    pub width: usize,
    /// Whether to colour the output with ANSI escape sequences. Text only.
    pub color: bool,
    /// Whether to show the findings and the summary, and nothing else.
    pub quiet: bool,
    /// The folder the articles lie in as readers of the report know it, such as `stories/tram`; stands before the names
    /// of files. SARIF only.
    pub uri_base: &'a str,
    /// Which table to write. CSV only.
    pub table: Table,
}

impl Options<'_> {
    /// Narrower than this, quotes and labels no longer fit beside each other.
    pub const MIN_WIDTH: usize = 60;
    /// Wider than this, the eye loses the line.
    pub const MAX_WIDTH: usize = 200;
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { width: 100, color: false, quiet: false, uri_base: "", table: Table::Findings }
    }
}

/// Renders a report; the result ends with a newline.
///
/// The same report and options give the same bytes. A claim or span that does not fit the report is left out, never
/// a reason to fail.
pub fn render(report: &Report, format: Format, options: &Options<'_>) -> String {
    match format {
        Format::Text => text::render(report, options),
        Format::Markdown => markdown::render(report, options),
        Format::Html => html::render(report, options),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report, options),
        Format::Csv => csv::render(report, options.table),
        Format::ClaimReview => claimreview::render(report),
    }
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
