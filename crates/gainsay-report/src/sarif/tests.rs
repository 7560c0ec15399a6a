use std::collections::BTreeSet;

use gainsay_model::{Document, Report, Span};
use serde_json::Value;

use crate::{Format, Options, render, sample};

fn log_of(report: &Report, options: &Options<'_>) -> Value {
    serde_json::from_str(&render(report, Format::Sarif, options)).unwrap()
}

fn sample_log() -> Value {
    log_of(&sample::report(), &Options::default())
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} is no text: {value:#}"))
}

/// Every location of a log, first of the results, then of what is related to them.
fn locations(log: &Value) -> Vec<&Value> {
    let results = list(log, "/runs/0/results");
    results.iter().flat_map(|result| list(result, "/locations").iter().chain(list(result, "/relatedLocations"))).collect()
}

#[test]
fn a_log_has_everything_that_code_scanning_on_github_requires() {
    let log = sample_log();
    assert_eq!(text(&log, "/version"), "2.1.0");
    assert!(text(&log, "/$schema").ends_with("sarif-2.1.0.json"));
    assert_eq!(text(&log, "/runs/0/columnKind"), "unicodeCodePoints");
    assert_eq!(text(&log, "/runs/0/tool/driver/name"), "gainsay");
    for rule in list(&log, "/runs/0/tool/driver/rules") {
        for pointer in ["/id", "/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            assert!(!text(rule, pointer).is_empty(), "{pointer}: {rule:#}");
        }
        assert!(text(rule, "/fullDescription/text").chars().count() <= 1024);
        assert!(["note", "warning", "error"].contains(&text(rule, "/defaultConfiguration/level")));
    }
    let results = list(&log, "/runs/0/results");
    assert_eq!(results.len(), sample::report().findings.len() + sample::report().accepted.len());
    for result in results {
        assert_eq!(list(result, "/locations").len(), 1, "{result:#}");
        assert!(!text(result, "/message/text").is_empty());
        assert!(!text(result, "/partialFingerprints/primaryLocationLineHash").is_empty());
        let rule = log.pointer(&format!("/runs/0/tool/driver/rules/{}/id", result["ruleIndex"])).unwrap();
        assert_eq!(*rule, result["ruleId"]);
    }
    for location in locations(&log) {
        for end in ["startLine", "startColumn", "endLine", "endColumn"] {
            let number = location["physicalLocation"]["region"][end].as_u64();
            assert!(number.is_some_and(|number| number >= 1), "{end}: {location:#}");
        }
    }
}

#[test]
fn severities_are_those_of_the_run_and_rules_keep_their_own() {
    let mut report = sample::report();
    report.findings[0].severity = gainsay_model::Severity::Note;
    let log = log_of(&report, &Options::default());
    let result = &list(&log, "/runs/0/results")[0];
    assert_eq!(text(result, "/level"), "note");
    let rule = &list(&log, "/runs/0/tool/driver/rules")[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!((text(rule, "/id"), text(rule, "/defaultConfiguration/level")), ("T101", "error"));
}

#[test]
fn every_region_holds_its_words() {
    let report = sample::report();
    let log = log_of(&report, &Options::default());
    let mut seen = 0;
    for location in locations(&log) {
        let place = &location["physicalLocation"];
        let index = usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
        for region in [&place["region"], &place["contextRegion"]].into_iter().filter(|region| region.is_object()) {
            assert_eq!(at(&report.documents[index], region), text(region, "/snippet/text"), "{location:#}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

/// What stands in a document between two places counted in lines and characters: the way a viewer finds it.
fn at(document: &Document, region: &Value) -> String {
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let lines: Vec<Vec<char>> = document.text.split('\n').map(|line| line.chars().chain(['\n']).collect()).collect();
    let offset = |line: usize, column: usize| lines[..line - 1].iter().map(Vec::len).sum::<usize>() + column - 1;
    let all: Vec<char> = lines.concat();
    let range = offset(number("startLine"), number("startColumn"))..offset(number("endLine"), number("endColumn"));
    all[range].iter().collect()
}

#[test]
fn the_other_side_is_a_related_location_the_message_links_to() {
    let log = sample_log();
    let result = &list(&log, "/runs/0/results")[0];
    assert_eq!(text(result, "/locations/0/physicalLocation/artifactLocation/uri"), "thecow.txt");
    let linked: Vec<&Value> = list(result, "/relatedLocations")
        .iter()
        .filter(|location| text(result, "/message/text").contains(&format!("]({})", location["id"])))
        .collect();
    assert_eq!(linked.len(), 1);
    assert_eq!(text(linked[0], "/physicalLocation/artifactLocation/uri"), "blockmedia.txt");
    let ids: Vec<u64> = list(result, "/relatedLocations").iter().filter_map(|location| location["id"].as_u64()).collect();
    assert_eq!(ids, (1..=u64::try_from(ids.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn fingerprints_are_the_findings_ids_and_consequences_name_their_cause() {
    let report = sample::report();
    let log = log_of(&report, &Options::default());
    for (finding, result) in report.findings.iter().zip(list(&log, "/runs/0/results")) {
        assert_eq!(text(result, "/partialFingerprints/primaryLocationLineHash"), &*finding.id.0);
        assert_eq!(result["properties"]["consequenceOf"].as_str(), finding.consequence_of.as_ref().map(|id| &*id.0));
    }
    assert!(text(&log, "/runs/0/results/1/message/text").contains("Follows from the same slip as T101-5f3a9c21."));
}

#[test]
fn accepted_findings_are_suppressed_results() {
    let log = sample_log();
    let suppressed: Vec<&Value> = list(&log, "/runs/0/results").iter().filter(|result| !result["suppressions"].is_null()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(text(suppressed[0], "/partialFingerprints/gainsayFinding~1v1"), "S101-9a9a0002");
    assert_eq!((text(suppressed[0], "/suppressions/0/kind"), text(suppressed[0], "/suppressions/0/status")), ("external", "accepted"));
    assert!(text(suppressed[0], "/suppressions/0/justification").contains("until 2025-12-31"));
}

#[test]
fn files_stand_in_the_folder_the_user_names_and_in_no_other() {
    let options = Options { uri_base: "stories/north sea", ..Options::default() };
    let log = log_of(&sample::report(), &options);
    let addresses: BTreeSet<&str> =
        locations(&log).into_iter().map(|location| text(location, "/physicalLocation/artifactLocation/uri")).collect();
    let expected = ["blockmedia.txt", "desk.txt", "thecow.txt"].map(|file| format!("stories/north%20sea/{file}"));
    assert_eq!(addresses, expected.iter().map(String::as_str).collect());
}

#[test]
fn claims_without_a_text_are_placed_by_their_line() {
    let mut report = sample::report();
    report.documents[0].text.clear();
    let log = log_of(&report, &Options::default());
    let region = &list(&log, "/runs/0/results")[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 5);
    assert_eq!(region["startColumn"], Value::Null);
    assert_eq!(text(region, "/snippet/text"), "January and September 2025");
}

#[test]
fn related_locations_are_as_many_as_a_viewer_shows() {
    let mut report = sample::report();
    let claim = report.findings[0].sides[0].claim;
    report.findings[0].sides[1].also = vec![claim; 5000];
    report.findings[0].sides[1].labels.push(gainsay_model::Label { span: Span::new(0, 0), text: String::new() });
    let log = log_of(&report, &Options::default());
    assert_eq!(list(&log, "/runs/0/results/0/relatedLocations").len(), 100);
}

/// Not run by itself, because the schema's terms are not this repository's:
/// `SARIF_SCHEMA=sarif-schema-2.1.0.json cargo test -p gainsay-report published -- --ignored`.
#[test]
#[ignore = "wants the schema OASIS publishes, in the file SARIF_SCHEMA names"]
#[expect(clippy::disallowed_methods, reason = "the schema lies outside the repository")]
fn logs_meet_the_published_schema() {
    let file = std::env::var("SARIF_SCHEMA").unwrap();
    // Its pattern for languages has a bracket too many, which a strict reader of patterns refuses.
    let schema = std::fs::read_to_string(file).unwrap().replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let reports = format!("{}/../../reports", env!("CARGO_MANIFEST_DIR"));
    let committed = std::fs::read_dir(reports).unwrap().map(|story| story.unwrap().path().join("report.sarif"));
    let mut logs: Vec<Value> = committed.map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect();
    logs.extend([sample_log(), log_of(&Report::default(), &Options::default())]);
    for log in logs {
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}
