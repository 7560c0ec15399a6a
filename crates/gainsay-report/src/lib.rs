//! The rendering of a [`Report`]: for the terminal, as Markdown, as an HTML page, as JSON.
//!
//! One module for each format, all tested on one sample. What readers are shown, and in which order, is decided once,
//! in `outline`; text that comes from articles passes through `escape` before a terminal or a page sees it.

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
mod text;

use gainsay_model::Report;

pub use json::{SCHEMA_VERSION, json_schema};
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
}

impl Format {
    /// Every format, in the order help lists them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Html, Self::Json];

    /// The name `--format` knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
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
        }
    }
}

/// What a reader may ask of a report. [`Format::Json`] ignores all of it: programs always get everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; brought into [`Options::MIN_WIDTH`] to [`Options::MAX_WIDTH`]. Text only.
    pub width: usize,
    /// Whether to colour the output with ANSI escape sequences. Text only.
    pub color: bool,
    /// Whether to show the findings and the summary, and nothing else.
    pub quiet: bool,
}

impl Options {
    /// Narrower than this, quotes and labels no longer fit beside each other.
    pub const MIN_WIDTH: usize = 60;
    /// Wider than this, the eye loses the line.
    pub const MAX_WIDTH: usize = 200;
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, color: false, quiet: false }
    }
}

/// Renders a report; the result ends with a newline.
///
/// The same report and options give the same bytes. A claim or span that does not fit the report is left out, never
/// a reason to fail.
pub fn render(report: &Report, format: Format, options: &Options) -> String {
    match format {
        Format::Text => text::render(report, options),
        Format::Markdown => markdown::render(report, options),
        Format::Html => html::render(report, options),
        Format::Json => json::render(report),
    }
}

#[cfg(test)]
mod tests;
