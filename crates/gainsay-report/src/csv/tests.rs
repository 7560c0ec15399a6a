use gainsay_model::{Report, Unit};

use crate::{Format, Options, Table, render, sample};

fn rows_of(report: &Report, table: Table) -> Vec<Vec<String>> {
    let rendered = render(report, Format::Csv, &Options { table, ..Options::default() });
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rendered.strip_prefix('\u{feff}').unwrap().as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of a named column.
fn column(report: &Report, table: Table, name: &str) -> Vec<String> {
    let rows = rows_of(report, table);
    let at = rows[0].iter().position(|header| header == name).unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn each_table_has_a_row_for_each_of_its_things() {
    let report = sample::report();
    assert_eq!(rows_of(&report, Table::Findings).len(), report.findings.len() + report.accepted.len() + 2);
    assert_eq!(rows_of(&report, Table::Claims).len(), report.claims.len() + 1);
    let voices: usize = report
        .topics
        .iter()
        .map(|topic| {
            let mut documents: Vec<_> = topic.claims.iter().map(|claim| report.claim(*claim).document).collect();
            documents.dedup();
            documents.len()
        })
        .sum();
    assert_eq!(rows_of(&report, Table::Outlets).len(), voices + 1);
}

#[test]
fn an_empty_report_is_a_header() {
    for table in Table::ALL {
        assert_eq!(rows_of(&Report::default(), table).len(), 1, "{}", table.name());
    }
}

#[test]
fn figures_are_bare_numbers_negative_ones_too() {
    let mut report = sample::report();
    let at = report.claims.iter().position(|claim| claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Count)).unwrap();
    let gainsay_model::Assertion::Figure(quantity) = &mut report.claims[at].assertion else { panic!("no figure") };
    quantity.value = rust_decimal::dec!(-12.50);
    assert_eq!(column(&report, Table::Claims, "value")[at], "-12.5");
    assert_eq!(column(&report, Table::Claims, "value")[2], "1650000000");
    assert_eq!(column(&report, Table::Claims, "upper")[2], "");
}

#[test]
fn a_cell_never_begins_like_a_formula() {
    let mut report = sample::report();
    for (at, sign) in ["=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-1+1", "@x", "\t=1", "\r=1"].iter().enumerate() {
        report.findings[at % 5].message = (*sign).to_owned();
        report.documents[at % 3].outlet = Some((*sign).to_owned());
        report.topics[at].label = (*sign).to_owned();
        report.claims[at].sentence = (*sign).into();
    }
    for table in Table::ALL {
        for cell in rows_of(&report, table).concat() {
            let number = cell.parse::<rust_decimal::Decimal>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', ' ']), "{cell}");
        }
    }
    assert!(column(&report, Table::Outlets, "label").contains(&"'-1+1".to_owned()));
}

#[test]
fn rows_of_outlets_lead_to_claims_and_findings() {
    let report = sample::report();
    let (claims, findings) = (column(&report, Table::Outlets, "claims"), column(&report, Table::Outlets, "findings"));
    assert_eq!((&*claims[0], &*findings[0]), ("thecow/c3", "T101-5f3a9c21"));
    assert!(column(&report, Table::Claims, "id").contains(&claims[0]));
    assert!(column(&report, Table::Findings, "id").contains(&findings[0]));
    assert_eq!(column(&report, Table::Claims, "topic")[2], column(&report, Table::Outlets, "topic")[0]);
}
