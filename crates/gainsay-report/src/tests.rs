//! Every format on the one sample, against files a person can open.

use std::fs;
use std::path::Path;

use gainsay_model::{ClaimIndex, DocumentIndex, FindingId, Report, Span};

use super::*;
use crate::sample;

/// Compares with a file of this crate or of the repository; rewrites it where the variable is set.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "expected output is kept in files, rewritten on request")]
fn check_file(path: &str, variable: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var(variable).is_ok() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(actual == expected, "{} differs; read the difference, then rewrite it with {variable}=1\n{actual}", path.display());
}

#[track_caller]
fn check_rendered(file: &str, format: Format, options: Options<'_>) {
    check_file(&format!("tests/rendered/{file}"), "UPDATE_REPORTS", &render(&sample::report(), format, &options));
}

fn plain(width: usize) -> Options<'static> {
    Options { width, ..Options::default() }
}

fn option_sets() -> [Options<'static>; 4] {
    [(100, false, false), (60, false, true), (200, true, false), (0, true, true)].map(|(width, color, quiet)| Options {
        width,
        color,
        quiet,
        ..Options::default()
    })
}

#[test]
fn a_terminal_shows_the_sample() {
    check_rendered("report.txt", Format::Text, plain(100));
}

#[test]
fn a_narrow_terminal_shows_the_sample() {
    check_rendered("report-60.txt", Format::Text, plain(60));
}

#[test]
fn a_quiet_terminal_shows_findings_and_summary() {
    let options = Options { quiet: true, ..plain(80) };
    check_rendered("report-quiet.txt", Format::Text, options);
}

#[test]
fn a_page_shows_the_sample() {
    check_rendered("report.md", Format::Markdown, Options::default());
}

#[test]
fn a_browser_shows_the_sample() {
    check_rendered("report.html", Format::Html, Options::default());
}

#[test]
fn a_quiet_browser_shows_findings_and_verdict() {
    check_rendered("report-quiet.html", Format::Html, Options { quiet: true, ..Options::default() });
}

#[test]
fn programs_get_the_sample() {
    check_rendered("report.json", Format::Json, Options::default());
}

#[test]
fn code_scanning_gets_the_sample() {
    check_rendered("report.sarif", Format::Sarif, Options::default());
}

#[test]
fn spreadsheets_get_the_sample() {
    for table in Table::ALL {
        let options = Options { table, ..Options::default() };
        check_rendered(&format!("report-{}.csv", table.name()), Format::Csv, options);
    }
}

#[test]
fn pages_get_the_checks_of_the_sample() {
    check_rendered("report.jsonld", Format::ClaimReview, Options::default());
}

#[test]
fn the_published_schema_is_current() {
    check_file("../../schema/report-1.schema.json", "UPDATE_SCHEMA", &json_schema());
}

#[test]
fn rendered_json_meets_the_published_schema() {
    let schema = serde_json::from_str(&json_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for report in [sample::report(), Report::default(), damaged()] {
        let value: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, &Options::default())).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
    let mut value: serde_json::Value = serde_json::from_str(&render(&sample::report(), Format::Json, &Options::default())).unwrap();
    value["claims"][0]["quantity"] = serde_json::json!({ "value": 1.65 });
    assert!(!validator.is_valid(&value));
}

#[test]
fn json_keeps_hostile_text_as_it_was() {
    let report = sample::report();
    let value: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, &Options::default())).unwrap();
    for (claim, json) in report.claims.iter().zip(value["claims"].as_array().unwrap()) {
        assert_eq!(json["sentence"], *claim.sentence);
        assert_eq!(json["quote"], claim.words());
    }
}

#[test]
fn no_format_lets_a_hostile_character_through() {
    for format in Format::ALL {
        let rendered = render(&sample::report(), format, &Options::default());
        // A spreadsheet wants its byte order mark.
        let rendered = rendered.strip_prefix('\u{feff}').unwrap_or(&rendered);
        let hostile: Vec<char> = rendered.chars().filter(|c| *c != '\n' && escape::is_hidden(*c)).collect();
        assert_eq!(hostile, Vec::<char>::new(), "{}", format.name());
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let options = plain(100);
    let styled = render(&sample::report(), Format::Text, &Options { color: true, ..options });
    let mut bare = String::new();
    let mut rest = styled.as_str();
    while let Some((before, sequence)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        let (parameters, after) = sequence.split_once('m').unwrap();
        assert!(parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{parameters:?}");
        rest = after;
    }
    bare.push_str(rest);
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trimmed(&bare), trimmed(&render(&sample::report(), Format::Text, &options)));
}

#[test]
fn no_row_but_the_summary_is_wider_than_the_terminal() {
    for width in [60, 72, 100, 140, 200] {
        for row in render(&sample::report(), Format::Text, &plain(width)).lines().rev().skip(1) {
            assert!(columns(row) <= width, "{} columns of {width}: {row}", columns(row));
        }
    }
}

#[test]
fn no_documents_and_no_findings_are_said_plainly() {
    insta::assert_snapshot!(render(&Report::default(), Format::Text, &Options::default()), @"
    gainsay read 0 documents

    Nothing to report: there was no document to read.

    nothing found in 0 documents
    ");
    let mut report = sample::report();
    report.findings.clear();
    report.accepted.clear();
    report.documents.truncate(2);
    let quiet = Options { quiet: true, ..Options::default() };
    insta::assert_snapshot!(render(&report, Format::Text, &quiet), @"
    Nothing to report: no statements of these 2 documents contradict each other.

    nothing found in 2 documents; 1 fact agrees, 5 were not matched with another source
    ");
    insta::assert_snapshot!(render(&report, Format::Markdown, &quiet), @"
    # Report of gainsay

    Nothing to report: no statements of these 2 documents contradict each other.

    **nothing found in 2 documents; 1 fact agrees, 5 were not matched with another source**
    ");
}

/// The sample with every reference that can be wrong made wrong.
fn damaged() -> Report {
    let mut report = sample::report();
    report.claims[2].document = DocumentIndex(99);
    report.claims[3].span = Span::new(usize::MAX, usize::MAX);
    report.claims[4].sentence_span = Span::new(usize::MAX, usize::MAX);
    report.claims[5].line = u32::MAX;
    report.topics[3].claims.push(ClaimIndex(12_345));
    report.topics[4].claims.clear();
    report.documents[0].file.clear();
    report.documents[1].outlet = Some(String::new());
    for (at, finding) in report.findings.iter_mut().enumerate() {
        for (side, label) in finding.sides.iter_mut().flat_map(|side| {
            let claim = side.claim.0;
            side.labels.iter_mut().map(move |label| (claim, label))
        }) {
            label.span = Span::new(label.span.start as usize + at * 3, label.span.end as usize + (side as usize) * 17);
        }
        finding.consequence_of = Some(FindingId("a circle".into()));
        finding.id = FindingId("a circle".into());
    }
    report.findings[0].sides.clear();
    report.findings[1].sides[0].claim = ClaimIndex(12_345);
    report.findings[2].sides[0].labels.clear();
    report.findings[2].sides[1].also = vec![ClaimIndex(u32::MAX)];
    report
}

#[test]
fn references_that_lead_nowhere_are_left_out() {
    for format in Format::ALL {
        for options in option_sets() {
            assert!(render(&damaged(), format, &options).ends_with('\n'));
        }
    }
}

#[test]
fn every_span_of_a_hostile_sentence_can_be_marked() {
    let mut report = sample::report();
    let (base, len) = {
        let claim = &report.claims[14];
        (claim.sentence_span.start as usize, claim.sentence.len())
    };
    for start in 0..len + 2 {
        for end in [start, start + 1, start + 5, len, len + 1] {
            report.findings[4].sides[0].labels[0].span = Span::new(base + start, base + end);
            let shown = render(&report, Format::Text, &option_sets()[1]);
            assert!(shown.contains("S101-9a9a0001"));
            assert!(render(&report, Format::Markdown, &option_sets()[1]).contains("S101-9a9a0001"));
        }
    }
}

#[test]
fn two_sides_in_one_sentence_share_its_quotation() {
    let mut report = sample::report();
    // The second outlet's year and its figure, as two sides of one sentence, and the figure once more with other words.
    let mut side = report.findings[0].sides[1].clone();
    side.labels = side.labels.split_off(1);
    side.labels[0].text = "the part".to_owned();
    report.findings[0].sides[1].labels.truncate(1);
    report.findings[0].sides.push(side);
    for format in [Format::Text, Format::Markdown] {
        let page = render(&report, format, &plain(140));
        let finding = page.split("T101-5f3a9c21").next().unwrap();
        assert_eq!(finding.matches("signaling a growing misuse").count(), 1, "{finding}");
        assert!(format == Format::Markdown || finding.contains("━━ ") && finding.contains(" the part"), "{finding}");
    }
    // Where other outlets say the same of one side only, the two stand apart.
    report.findings[0].sides[2].also = vec![ClaimIndex(12)];
    assert_eq!(render(&report, Format::Text, &plain(140)).split("T101-5f3a9c21").next().unwrap().matches("signaling").count(), 2);
}

#[test]
fn what_a_finding_shows_beside_another_document_was_matched() {
    let listed = |report: &Report| {
        let page = render(report, Format::Text, &plain(100));
        let section = page.split("What was not matched with another source").nth(1).unwrap().split("\n\n").next().unwrap().to_owned();
        section.contains("40,000 more workers")
    };
    let mut report = sample::report();
    let workers = ClaimIndex(5);
    assert!(listed(&report));
    // Alone in a finding about one document it was held against nothing else.
    report.findings[4].sides[0].claim = workers;
    report.findings[4].sides.truncate(1);
    report.findings[4].sides[0].also.clear();
    assert!(listed(&report));
    report.findings[0].sides[0].claim = workers;
    assert!(!listed(&report));
}

#[test]
fn formats_are_known_by_their_names() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
    }
    assert_eq!(Format::named("pdf"), None);
    for table in Table::ALL {
        assert_eq!(Table::named(table.name()), Some(table));
    }
}

#[test]
fn outlets_that_say_the_same_are_named_as_far_as_they_fit() {
    let mut report = sample::report();
    for at in 0_u32..30 {
        let mut document = report.documents[1].clone();
        document.outlet = Some(format!("Outlet {at}"));
        report.documents.push(document);
        let mut claim = report.claims[6].clone();
        claim.document = DocumentIndex(3 + at);
        report.findings[0].sides[1].also.push(ClaimIndex::new(report.claims.len()));
        report.claims.push(claim);
    }
    let rendered = render(&report, Format::Text, &plain(100));
    let row = rendered.lines().find(|row| row.contains("blockmedia.txt:1 ")).unwrap();
    insta::assert_snapshot!(row, @" ⸬  blockmedia.txt:1  Blockmedia; also said by Outlet 0, Outlet 1, Outlet 2, Outlet 3 and 26 others");
    assert!(render(&report, Format::Markdown, &plain(100)).contains("Outlet 28, Outlet 29"));
}
