//! Rates as the European Central Bank publishes them: a CSV file with a line for each date and a column for each currency.
//!
//! A header `Date,USD,JPY,...`, then `2025-10-24,1.1612,...` in any order of dates; `N/A` or nothing where there is no
//! rate; a comma at the end of each line is allowed, since the published file has one.

use chrono::NaiveDate;
use gainsay_model::{Currency, PartialDate};

use crate::column::{Column, MAX_DIGITS};
use crate::error::{CsvProblem, RatesError};

pub(crate) const MAX_COLUMNS: usize = 255;
/// More than the working days of three centuries.
pub(crate) const MAX_ROWS: usize = 100_000;
/// How much of a cell an error message repeats.
const QUOTED_CHARS: usize = 40;

/// What a CSV file holds, in order of dates and of currency codes.
pub(crate) struct Table {
    pub(crate) dates: Vec<NaiveDate>,
    pub(crate) columns: Vec<(Currency, Column)>,
}

/// A rate as digits and the number of them behind the point; zero where there is none.
type Cell = (i64, u32);

struct Row {
    date: NaiveDate,
    line: usize,
    cells: Vec<Cell>,
}

pub(crate) fn read(file: &str, text: &str) -> Result<Table, RatesError> {
    let fail = |line: usize, problem: CsvProblem| RatesError::Csv { file: file.to_owned(), line, problem };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (line, header) = lines.next().unwrap_or((1, ""));
    let currencies = header_currencies(header).map_err(|problem| fail(line, problem))?;
    let mut last_line = line;
    let mut rows = Vec::new();
    for (line, text) in lines {
        if rows.len() == MAX_ROWS {
            return Err(fail(line, CsvProblem::TooManyDates));
        }
        rows.push(row(line, text, &currencies).map_err(|problem| fail(line, problem))?);
        last_line = line;
    }
    if rows.is_empty() {
        return Err(fail(last_line, CsvProblem::NoRates));
    }
    // The published file has the newest date first.
    rows.sort_by_key(|row| (row.date, row.line));
    if let Some([before, row]) = rows.array_windows().find(|[before, row]| before.date == row.date) {
        let (date, before) = (row.date, before.line);
        return Err(fail(row.line, CsvProblem::DateTwice { date, before }));
    }
    let mut columns = Vec::with_capacity(currencies.len());
    for (index, currency) in currencies.into_iter().enumerate() {
        let decimals = rows.iter().map(|row| row.cells[index].1).max().unwrap_or(0);
        let rates = rows.iter().map(|row| row.cells[index]).map(|(digits, own)| digits * 10_i64.pow(decimals - own));
        let Some(column) = Column::new(decimals, rates.collect()) else {
            // Each cell was checked against the same limits.
            let written = currency.to_string();
            return Err(fail(last_line, CsvProblem::NotARate { currency, written }));
        };
        columns.push((currency, column));
    }
    columns.sort_by_key(|(currency, _)| *currency);
    Ok(Table { dates: rows.iter().map(|row| row.date).collect(), columns })
}

/// The cells of a line, without the empty one behind a comma at its end.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.trim_end().trim_end_matches(',').split(',').map(str::trim)
}

fn header_currencies(header: &str) -> Result<Vec<Currency>, CsvProblem> {
    let mut cells = cells(header);
    let first = cells.next().unwrap_or("");
    if !first.eq_ignore_ascii_case("date") {
        return Err(CsvProblem::NoHeader(quoted(first)));
    }
    let mut currencies = Vec::new();
    for cell in cells {
        let currency = Currency::new(cell).ok_or_else(|| CsvProblem::NotACurrency(quoted(cell)))?;
        if currency.code() == "EUR" {
            return Err(CsvProblem::EuroColumn);
        }
        if currencies.len() == MAX_COLUMNS {
            return Err(CsvProblem::TooManyCurrencies);
        }
        if currencies.contains(&currency) {
            return Err(CsvProblem::CurrencyTwice(currency));
        }
        currencies.push(currency);
    }
    if currencies.is_empty() {
        return Err(CsvProblem::NoCurrency);
    }
    Ok(currencies)
}

fn row(line: usize, text: &str, currencies: &[Currency]) -> Result<Row, CsvProblem> {
    let expected = currencies.len() + 1;
    // Cells at the end may be empty, so the commas at the end are counted only where there are too many.
    let mut cells = text.trim_end().split(',').map(str::trim);
    let date = date(cells.next().unwrap_or(""))?;
    let mut row = Row { date, line, cells: Vec::with_capacity(currencies.len()) };
    for currency in currencies {
        let Some(cell) = cells.next() else {
            let found = row.cells.len() + 1;
            return Err(CsvProblem::OtherWidth { found, expected });
        };
        row.cells.push(rate(cell).ok_or_else(|| CsvProblem::NotARate { currency: *currency, written: quoted(cell) })?);
    }
    let beyond = cells.enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(index, _)| index + 1).last();
    match beyond {
        None => Ok(row),
        Some(beyond) => Err(CsvProblem::OtherWidth { found: expected + beyond, expected }),
    }
}

fn date(cell: &str) -> Result<NaiveDate, CsvProblem> {
    let exact = cell.parse::<PartialDate>().ok().filter(|date| date.clock().is_none());
    exact.and_then(|date| date.exact()).ok_or_else(|| CsvProblem::NotADate(quoted(cell)))
}

/// Digits with at most one point between them; nothing for anything else, zero and too long numbers included.
fn rate(cell: &str) -> Option<Cell> {
    if cell.is_empty() || cell == "N/A" {
        return Some((0, 0));
    }
    let (whole, fraction) = match cell.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction.trim_end_matches('0')),
        Some(_) => return None,
        None => (cell, ""),
    };
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let decimals = u32::try_from(fraction.len()).ok()?;
    if whole.len() > MAX_DIGITS as usize || decimals > MAX_DIGITS {
        return None;
    }
    let digits = whole.bytes().chain(fraction.bytes()).fold(0, |digits, byte| digits * 10 + i64::from(byte - b'0'));
    (digits > 0).then_some((digits, decimals))
}

fn quoted(cell: &str) -> String {
    cell.chars().take(QUOTED_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        read("own.csv", text).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_the_file_and_the_line_and_say_what_to_do() {
        assert_eq!(
            message(""),
            "own.csv:1: the file begins with \"\"; begin with a header line \"Date,USD,JPY,...\" and one column for each currency"
        );
        assert_eq!(
            message("\n<html>,x\n"),
            "own.csv:2: the file begins with \"<html>\"; begin with a header line \"Date,USD,JPY,...\" and one column for each currency"
        );
        assert_eq!(message("Date,\n"), "own.csv:1: the header names no currency; write \"Date,USD,JPY,...\"");
        assert_eq!(message("Date,USD,yen\n"), "own.csv:1: \"yen\" in the header is not a currency; write codes like USD");
        assert_eq!(message("Date,USD,USD\n"), "own.csv:1: USD stands in the header twice; keep one column for each currency");
        assert_eq!(
            message("Date,USD,EUR\n"),
            "own.csv:1: the header has a column for EUR; leave it out, since rates are units of a currency per euro"
        );
        assert_eq!(message("Date,USD\n\n"), "own.csv:1: no line of rates follows the header; write one for each date");
        assert_eq!(
            message("Date,USD,JPY\n2025-10-24,1.1612,177\n2025-10-23,1.1593\n"),
            "own.csv:3: 2 columns where the header has 3; write N/A where there is no rate"
        );
        assert_eq!(
            message("Date,USD\n2025-10-24,1.1612,,5,\n"),
            "own.csv:2: 4 columns where the header has 2; write N/A where there is no rate"
        );
        assert_eq!(message("Date,USD\n24 October 2025,1.1612\n"), "own.csv:2: \"24 October 2025\" is not a date; write YYYY-MM-DD");
        assert_eq!(
            message("Date,USD\r\n2025-10-24,1.1612\r\n\r\n2025-10-24,1.1613\r\n"),
            "own.csv:4: 2025-10-24 stands on line 2 already; keep one line for each date"
        );
        assert_eq!(
            message("Date,USD\n2025-10-24,1.16.12\n"),
            "own.csv:2: \"1.16.12\" is not a rate of USD; write units per euro as a number above zero with at most nine digits \
             before and nine after the point, or N/A"
        );
    }

    #[test]
    fn only_plain_positive_numbers_are_rates() {
        for cell in ["0", "0.000", "-1", "+1", "1e3", "1,5", ".5", "5.", "1_000", "n/a", "NaN", "١", "1234567890", "0.0123456789"] {
            assert_eq!(rate(cell), None, "{cell}");
        }
        assert_eq!(rate("1.1610"), Some((1161, 3)));
        assert_eq!(rate("136"), Some((136, 0)));
        assert_eq!(rate("136.000000000000"), Some((136, 0)));
        assert_eq!(rate("0.33480"), Some((3348, 4)));
        assert_eq!(rate("999999999.999999999"), Some((999_999_999_999_999_999, 9)));
        assert_eq!(rate("0.000000001"), Some((1, 9)));
    }

    #[test]
    fn dates_in_a_partial_or_longer_form_are_refused() {
        for cell in ["2025", "2025-10", "2025-10-24 12:00", "2025-02-30", "2025-1-4", ""] {
            assert!(date(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn an_error_repeats_only_the_beginning_of_a_cell() {
        assert!(message(&format!("Date,USD\n{},1\n", "9".repeat(10_000))).len() < 120);
    }

    #[test]
    fn more_lines_or_columns_than_any_series_needs_are_refused() {
        let wide: String = (0..=MAX_COLUMNS).map(|code| format!(",{code:04}")).collect();
        assert_eq!(message(&format!("Date{wide}\n")), "own.csv:1: more than 255 currencies; keep only those needed");
        let long = "2025-10-24,1\n".repeat(MAX_ROWS + 1);
        assert_eq!(message(&format!("Date,USD\n{long}")), "own.csv:100002: more than 100000 dates; keep one line for each day");
    }

    #[test]
    fn a_byte_order_mark_an_end_comma_and_either_order_of_dates_are_read() {
        let table = read("own.csv", "\u{feff}Date,USD,JPY,\r\n2025-10-24,1.1612,N/A,\r\n2025-10-22,1.1587,,\r\n").unwrap();
        assert_eq!(table.dates.len(), 2);
        assert!(table.dates[0] < table.dates[1]);
        let codes: Vec<&str> = table.columns.iter().map(|(currency, _)| currency.code()).collect();
        assert_eq!(codes, ["JPY", "USD"]);
        assert!(!table.columns[0].1.has(0) && !table.columns[0].1.has(1));
        assert_eq!(table.columns[1].1.rate(0).unwrap().to_string(), "1.1587");
    }
}
