//! The report as SARIF 2.1.0, for code-scanning views and editors.
//!
//! The standard is OASIS "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". Columns count Unicode code
//! points and every log says so; files are named as given, without a folder of this machine.

mod convert;
mod message;
mod places;
mod types;

use gainsay_model::Report;

use crate::{Options, json};

pub(crate) fn render(report: &Report, options: &Options<'_>) -> String {
    json::visible(&convert::log(report, options))
}

#[cfg(test)]
mod tests;
