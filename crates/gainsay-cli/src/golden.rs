//! Golden reports: what a run gives, held against the reports committed in a folder.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gainsay::model::Report;
use gainsay_report::{Format, Options, Table, render};
use similar::TextDiff;

use crate::args::NOT_COMPARED_TABLE;
use crate::failure::Failure;
use crate::{Outcome, atomic, console};

/// Lines of a file up to which its differences are worked out; of a longer one only the first is shown, because the work
/// grows with length times differences.
const COMPARED_LINES: usize = 20_000;
/// Lines shown around a difference.
const CONTEXT: usize = 3;

/// A committed report: the end of its name, and what it holds.
#[derive(Clone, Copy, Debug)]
struct Form {
    ending: &'static str,
    format: Format,
    table: Table,
}

/// What a run gives.
pub(crate) struct Fresh {
    report: Report,
    /// The same with the pairs that were not compared, where only the table of them lists any.
    with_pairs: Option<Report>,
}

impl Fresh {
    /// `pairs_in_table_only` says that nothing but the table of pairs was asked to name them.
    pub(crate) fn of(report: Report, pairs_in_table_only: bool) -> Self {
        if !pairs_in_table_only {
            return Self { report, with_pairs: None };
        }
        let mut brief = report.clone();
        for entry in &mut brief.not_compared {
            entry.pairs.clear();
            entry.left_off = 0;
        }
        Self { report: brief, with_pairs: Some(report) }
    }

    fn rendered(&self, form: Form, options: &Options<'_>) -> String {
        let with_pairs = self.with_pairs.as_ref().filter(|_| form.table == Table::NotCompared);
        // No colour, and no width but one that is named: a terminal must not decide what is committed.
        render(with_pairs.unwrap_or(&self.report), form.format, &Options { color: false, table: form.table, ..*options })
    }
}

/// Every report a folder may hold as `report.ENDING`.
fn forms() -> Vec<Form> {
    let mut forms: Vec<Form> =
        Format::ALL.iter().map(|format| Form { ending: format.extension(), format: *format, table: Table::Findings }).collect();
    let tables = [
        ("claims.csv", Table::Claims),
        ("outlets.csv", Table::Outlets),
        (NOT_COMPARED_TABLE, Table::NotCompared),
        ("stories.csv", Table::Stories),
    ];
    forms.extend(tables.map(|(ending, table)| Form { ending, format: Format::Csv, table }));
    forms
}

/// Holds a report against those in a folder and prints what differs.
///
/// # Errors
///
/// When the folder holds no reports, or one of them cannot be read.
pub(crate) fn compare(folder: &Path, run: &Fresh, options: &Options<'_>) -> Result<Outcome, Failure> {
    let mut differences = String::new();
    let (mut held, mut differing) = (0_usize, 0_usize);
    for form in forms() {
        let path = folder.join(format!("report.{}", form.ending));
        let Some(kept) = read(&path)? else { continue };
        held += 1;
        let fresh = run.rendered(form, options);
        if kept != fresh {
            differing += 1;
            differences.push_str(&difference(&path.display().to_string(), &kept, &fresh));
        }
    }
    if held == 0 {
        return Err(Failure::NoGolden(folder.display().to_string()));
    }
    if differing == 0 {
        return Ok(Outcome::Clear);
    }
    let reports = if held == 1 { "report differs" } else { "reports differ" };
    // Writing to a string does not fail.
    let _ = writeln!(differences, "{differing} of {held} committed {reports}; if that is meant, run the same with --update-golden");
    console::print(&differences)?;
    Ok(Outcome::Findings)
}

/// Rewrites the reports a folder holds, and writes the one of `format` where it is missing and asked for or where there
/// is none at all.
///
/// # Errors
///
/// When a file cannot be read or written.
pub(crate) fn update(folder: &Path, run: &Fresh, format: Format, options: &Options<'_>) -> Result<Outcome, Failure> {
    let mut found = Vec::new();
    for form in forms() {
        let path = folder.join(format!("report.{}", form.ending));
        found.push((form, read(&path)?, path));
    }
    let none = found.iter().all(|(_, kept, _)| kept.is_none());
    if none {
        fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))?;
    }
    for (form, kept, path) in found {
        // Text is the default of --format: named or not, it is written only where it is or where nothing else is.
        let asked = form.ending == format.extension() && (none || format != Format::Text);
        if kept.is_none() && !asked {
            continue;
        }
        let fresh = run.rendered(form, options);
        if kept.as_deref() != Some(&*fresh) {
            atomic::write(&path, &fresh).map_err(|error| Failure::unwritable(&path, &error))?;
            console::complain(&format!("{}: written", path.display()));
        }
    }
    Ok(Outcome::Clear)
}

/// The text of a file; nothing if there is none.
fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        // What is no text differs from every report.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::unreadable(path, &error)),
    }
}

/// The difference of two texts as a unified diff, characters that command a terminal visible.
fn difference(name: &str, kept: &str, fresh: &str) -> String {
    let short = |text: &str| text.lines().take(COMPARED_LINES + 1).count() <= COMPARED_LINES;
    let text = if short(kept) && short(fresh) {
        let diff = TextDiff::from_lines(kept, fresh);
        diff.unified_diff().context_radius(CONTEXT).header(&format!("{name} as committed"), &format!("{name} as of now")).to_string()
    } else {
        first_difference(name, kept, fresh)
    };
    console::visible(&text)
}

fn first_difference(name: &str, kept: &str, fresh: &str) -> String {
    let pairs = kept.lines().map(Some).chain(std::iter::repeat(None)).zip(fresh.lines().map(Some).chain(std::iter::repeat(None)));
    let first = pairs.take_while(|pair| *pair != (None, None)).enumerate().find(|(_, (kept, fresh))| kept != fresh);
    match first {
        Some((at, (kept, fresh))) => {
            format!("{name}:{}: the first difference\n-{}\n+{}\n", at + 1, kept.unwrap_or_default(), fresh.unwrap_or_default())
        }
        None => format!("{name}: the ends of lines differ\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_shown_with_its_surroundings_and_obeyed_by_no_terminal() {
        let kept: String = (1..=20).map(|at| format!("line {at}\n")).collect();
        let fresh = kept.replace("line 10\n", "line \u{1b}[2Jten\n");
        insta::assert_snapshot!(difference("r.txt", &kept, &fresh), @"
        --- r.txt as committed
        +++ r.txt as of now
        @@ -7,7 +7,7 @@
         line 7
         line 8
         line 9
        -line 10
        +line <U+001B>[2Jten
         line 11
         line 12
         line 13
        ");
    }

    #[test]
    fn long_files_show_their_first_difference() {
        let kept = "same\n".repeat(COMPARED_LINES + 5);
        assert_eq!(difference("r.csv", &kept, &format!("{kept}more\n")), "r.csv:20006: the first difference\n-\n+more\n");
        assert_eq!(difference("r.csv", &kept, &kept.replace('\n', "\r\n")), "r.csv: the ends of lines differ\n");
    }

    #[test]
    fn every_format_has_an_ending_of_its_own() {
        let mut endings: Vec<&str> = forms().iter().map(|form| form.ending).collect();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), forms().len());
    }
}
