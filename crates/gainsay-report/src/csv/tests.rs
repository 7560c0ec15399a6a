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
    let reasons = report.not_compared.iter().map(|entry| entry.pairs.len().max(1));
    assert_eq!(rows_of(&report, Table::NotCompared).len(), reasons.sum::<usize>() + 1);
    assert_eq!(rows_of(&with_stories(), Table::Stories).len(), report.documents.len() + 1);
}

fn with_stories() -> Report {
    Report { stories: sample::stories(), ..sample::report() }
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
        report.not_compared[at % 2].reason = (*sign).to_owned();
        report.not_compared[0].pairs[0].why = (*sign).to_owned();
    }
    report.stories = sample::stories();
    for table in Table::ALL {
        for cell in rows_of(&report, table).concat() {
            let number = cell.parse::<rust_decimal::Decimal>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', ' ']), "{cell}");
        }
    }
    assert!(column(&report, Table::Outlets, "label").contains(&"'-1+1".to_owned()));
}

#[test]
fn pairs_that_were_not_compared_lead_to_their_claims_and_count_those_left_off() {
    let report = sample::report();
    let cells = |name| column(&report, Table::NotCompared, name);
    assert_eq!(cells("reason"), ["another period", "a plan, not a count"]);
    assert_eq!((cells("claims_of_reason"), cells("pairs_of_reason")), (strings(["3", "1"]), strings(["13", ""])));
    assert_eq!(cells("weight"), ["-150", ""], "a number, though it begins with a sign");
    assert_eq!((cells("claim_a"), cells("claim_b")), (strings(["thecow/c3", ""]), strings(["blockmedia/c4", ""])));
    assert!(column(&report, Table::Claims, "id").contains(&cells("claim_b")[0]));
}

#[test]
fn every_table_names_the_story() {
    let report = with_stories();
    assert_eq!(column(&report, Table::Stories, "story"), ["s1", "s1", "s2"]);
    assert_eq!(column(&report, Table::Stories, "documents_of_story"), ["2", "2", "1"]);
    assert_eq!(column(&report, Table::Stories, "label")[2], "'=1+1 <b>breaking</b>");
    assert_eq!(column(&report, Table::Stories, "document"), ["thecow", "blockmedia", "desk"]);
    for table in [Table::Findings, Table::Claims, Table::Outlets, Table::NotCompared] {
        assert_eq!(column(&report, table, "story")[0], "s1", "{}", table.name());
    }
    assert_eq!(column(&sample::report(), Table::Findings, "story")[0], "", "a report of no stories names none");
}

fn strings<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
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
