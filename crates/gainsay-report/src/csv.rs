//! The report as a table for spreadsheets and statistics programs.
//!
//! A CSV file holds one table, so the reader picks one of several. It opens with a byte order mark: without one Excel
//! takes UTF-8 for the machine's own encoding and turns every "£" and every Korean name to garbage, and the readers of
//! statistics programs skip it. Lines end as in every other report. Cells are cut at [`cells::LONGEST`] characters and
//! never run as formulas (`cells`); whoever needs every byte takes the JSON report.

mod cells;
mod columns;
mod tables;

use csv::WriterBuilder;
use gainsay_model::Report;

use columns::{CLAIMS, Column, FINDINGS, NOT_COMPARED, OUTLETS, STORIES};
use tables::Tables;

/// Which table a CSV report holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// A row for each finding.
    #[default]
    Findings,
    /// A row for each claim.
    Claims,
    /// A row for each topic and each document that speaks of it: who says what.
    Outlets,
    /// A row for each pair of claims that were not compared with each other, where the pairs were asked for; a reason of
    /// which no pair is named has a row of its own.
    NotCompared,
    /// A row for each document with the story it tells.
    Stories,
}

impl Table {
    /// Every table, in the order help lists them.
    pub const ALL: [Self; 5] = [Self::Findings, Self::Claims, Self::Outlets, Self::NotCompared, Self::Stories];

    /// The name `--table` knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Claims => "claims",
            Self::Outlets => "outlets",
            Self::NotCompared => "not-compared",
            Self::Stories => "stories",
        }
    }

    /// The table of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}

pub(crate) fn render(report: &Report, table: Table) -> String {
    let tables = Tables::of(report);
    match table {
        Table::Findings => written(&tables, FINDINGS, tables.findings()),
        Table::Claims => written(&tables, CLAIMS, tables.claims()),
        Table::Outlets => written(&tables, OUTLETS, tables.voices()),
        Table::NotCompared => written(&tables, NOT_COMPARED, tables.held_apart()),
        Table::Stories => written(&tables, STORIES, tables.tellers()),
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn written<T>(tables: &Tables<'_>, columns: &[Column<T>], rows: impl IntoIterator<Item = T>) -> String {
    let mut writer = WriterBuilder::new().from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    // Strings into memory, each row as long as the header: there is nothing that could fail.
    let header = writer.write_record(columns.iter().map(|(name, _)| name));
    debug_assert!(header.is_ok());
    for row in rows {
        let done = writer.write_record(columns.iter().map(|(_, cell)| cell(tables, &row)));
        debug_assert!(done.is_ok());
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
