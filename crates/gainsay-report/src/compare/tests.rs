use gainsay_model::{Report, Severity};
use insta::assert_snapshot;
use serde_json::Value;

use super::{Comparison, Snapshot};
use crate::{Format, Options, render, sample};

fn snapshot(report: &Report) -> Snapshot {
    Snapshot::parse(&render(report, Format::Json, &Options::default())).unwrap()
}

/// The sample a week before: without its superlative, with one more finding, its first finding a warning, another
/// accepted.
fn before() -> Report {
    let mut report = sample::report();
    let gone = &mut report.findings[2];
    gone.id = gainsay_model::FindingId("W101-00000001".into());
    gone.message = "an old slip | **bold** \u{1b}[31m".to_owned();
    report.findings[0].severity = Severity::Warning;
    let accepted = report.findings.remove(3);
    report.accepted.push(gainsay_model::Accepted { finding: accepted, acceptance: report.accepted[0].acceptance.clone() });
    report.documents[2].file = "old.txt".to_owned();
    report
}

#[test]
fn what_came_went_and_changed_is_told() {
    let (old, new) = (snapshot(&before()), snapshot(&sample::report()));
    assert_snapshot!(Comparison::of(&old, &new).render(Format::Text, 100), @"
    New
      W101-c4410e9a (warning): superlative-conflict: most operatives are in China according to The COW
        News Digital, the largest contingent is in Russia according to Blockmedia
        thecow.txt:3, blockmedia.txt:6
    Gone
      W101-00000001 (warning): superlative-conflict: an old slip | **bold** <U+001B>[31m
        thecow.txt:3, blockmedia.txt:6
    Changed
      T101-5f3a9c21 (error): conflicting-year: $1.65 billion is dated January to September 2025 by The
        COW News Digital, January to September 2024 by Blockmedia
        thecow.txt:5, blockmedia.txt:1, desk.txt:2
        severity: error; it was: warning
      C103-1d02b6f3 (warning): conversion-dates-elsewhere: Blockmedia dates $1.65 billion to 2024 but
        converts it at 1,440 won to the dollar, a rate of October 2025
        blockmedia.txt:3
        status: open; it was: accepted
    Documents that came
      desk.txt
    Documents that went
      old.txt
    1 new, 1 gone, 2 changed, 3 as before
    ");
    assert_snapshot!(Comparison::of(&old, &new).render(Format::Markdown, 100), @r"
    # What changed

    **1 new, 1 gone, 2 changed, 3 as before**

    ## New

    - W101-c4410e9a (warning): superlative-conflict: most operatives are in China according to The COW News Digital, the largest contingent is in Russia according to Blockmedia (`thecow.txt:3`, `blockmedia.txt:6`)

    ## Gone

    - W101-00000001 (warning): superlative-conflict: an old slip \| \*\*bold\*\* &lt;U+001B&gt;\[31m (`thecow.txt:3`, `blockmedia.txt:6`)

    ## Changed

    - T101-5f3a9c21 (error): conflicting-year: $1.65 billion is dated January to September 2025 by The COW News Digital, January to September 2024 by Blockmedia (`thecow.txt:5`, `blockmedia.txt:1`, `desk.txt:2`)
      - severity: error; it was: warning
    - C103-1d02b6f3 (warning): conversion-dates-elsewhere: Blockmedia dates $1.65 billion to 2024 but converts it at 1,440 won to the dollar, a rate of October 2025 (`blockmedia.txt:3`)
      - status: open; it was: accepted

    ## Documents that came

    - `desk.txt`

    ## Documents that went

    - `old.txt`
    ");
}

#[test]
fn programs_are_told_the_same() {
    let (old, new) = (snapshot(&before()), snapshot(&sample::report()));
    let json: Value = serde_json::from_str(&Comparison::of(&old, &new).render(Format::Json, 100)).unwrap();
    assert_eq!(json["appeared"][0]["id"], "W101-c4410e9a");
    assert_eq!(json["disappeared"][0]["id"], "W101-00000001");
    assert_eq!((&json["changed"][0]["id"], &json["changed"][0]["differences"][0]["what"]), (&"T101-5f3a9c21".into(), &"severity".into()));
    assert_eq!((&json["changed"][1]["differences"][0]["old"], &json["unchanged"]), (&"accepted".into(), &3.into()));
}

#[test]
fn a_report_equals_itself() {
    let report = snapshot(&sample::report());
    let comparison = Comparison::of(&report, &report);
    assert!(!comparison.adds(Severity::Note));
    assert_eq!(comparison.render(Format::Text, 100), "no finding changed; 6 as before\n");
}

#[test]
fn what_is_new_graver_or_no_longer_accepted_counts_and_nothing_else() {
    let adds = |old: &Report, new: &Report| {
        let (old, new) = (snapshot(old), snapshot(new));
        [Severity::Note, Severity::Warning, Severity::Error].map(|limit| Comparison::of(&old, &new).adds(limit))
    };
    let sample = sample::report();
    let mut fewer = sample::report();
    fewer.findings.remove(2);
    assert_eq!(adds(&fewer, &sample), [true, true, false]);
    assert_eq!(adds(&sample, &fewer), [false, false, false]);
    let mut milder = sample::report();
    milder.findings[0].severity = Severity::Warning;
    assert_eq!(adds(&milder, &sample), [false, false, true]);
    assert_eq!(adds(&sample, &milder), [false, false, false]);
    let mut accepted = sample::report();
    let finding = accepted.findings.remove(0);
    accepted.accepted[0].finding = finding;
    assert_eq!(adds(&sample, &accepted), [false, false, false]);
    accepted.accepted.push(sample.accepted[0].clone());
    assert_eq!(adds(&accepted, &sample), [true, true, true]);
}

#[test]
fn other_texts_are_refused_with_what_to_do() {
    let told = |text: &str| Snapshot::parse(text).unwrap_err().to_string();
    assert_snapshot!(told("<html>"), @"no JSON report: expected value at line 1 column 1; write one with `gainsay check ... --format json`");
    assert_snapshot!(told("{\"schema\": 2}"), @"a JSON report of form 2, and this gainsay reads form 1; write it anew with `gainsay check ... --format json`");
    assert_snapshot!(told("{\"schema\": 1}"), @"no JSON report: missing field `documents` at line 1 column 13; write one with `gainsay check ... --format json`");
    let loud = render(&sample::report(), Format::Json, &Options::default()).replace("\"severity\": \"note\"", "\"severity\": \"loud\"");
    assert_snapshot!(told(&loud), @r#"finding S101-9a9a0001 is of severity "loud", which is none; write the report anew with `gainsay check ... --format json`"#);
}
