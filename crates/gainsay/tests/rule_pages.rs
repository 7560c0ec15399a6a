//! The pages of the rules: every case on them is run, and the reference in `docs/rules` is written from them.

#![expect(
    clippy::disallowed_methods,
    reason = "the pages and the reference are files of the repository; UPDATE_RULE_DOCS rewrites the reference"
)]

#[path = "rule_pages/case.rs"]
mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::model::{Level, Report, Span};
use gainsay::{Levels, Material, Options, Rule, rules};

use case::{Case, cases};

const HEADINGS: [&str; 4] = ["Reported", "Left alone", "What to do", "Configure"];

/// What no page may say: a page shows both sides and judges neither.
const JUDGEMENTS: [&str; 12] = [
    "is right",
    "was right",
    "are right",
    "is wrong",
    "was wrong",
    "are wrong",
    "is correct",
    "was correct",
    "is mistaken",
    "the true figure",
    "lied",
    "fake",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of the files of a folder, sorted.
fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| match entry.map(|entry| entry.file_name().into_string()) {
            Ok(Ok(name)) => name,
            _ => panic!("{}: an entry cannot be read", folder.display()),
        })
        .collect()
}

/// Options under which one rule runs alone.
fn only(rule: &Rule) -> Options {
    let others = rules().into_iter().filter(|other| other.info.name != rule.info.name);
    Options { levels: Levels(others.map(|other| (other.info.name.to_owned(), Level::Off)).collect()), ..Options::default() }
}

/// The words that the first labels of all findings mark, by document.
fn marked(report: &Report) -> BTreeSet<(u32, Span)> {
    let sides = report.findings.iter().flat_map(|finding| &finding.sides);
    sides.map(|side| (report.claim(side.claim).document.0, side.labels[0].span)).collect()
}

fn expected(case: &Case) -> BTreeSet<(u32, Span)> {
    let documents = (0..).zip(&case.documents);
    documents.flat_map(|(at, document)| document.spans.iter().map(move |span| (at, *span))).collect()
}

fn shown(marks: &BTreeSet<(u32, Span)>, case: &Case) -> String {
    let words = marks.iter().map(|(at, span)| {
        let document = &case.documents[*at as usize].document;
        format!("{}: \"{}\"", document.id, span.of(&document.text))
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

#[test]
fn each_case_gives_the_marked_spans_or_nothing() {
    let mut failures = Vec::new();
    for rule in rules() {
        let options = only(rule);
        for case in cases(rule.info.page) {
            let materials = case.documents.iter().map(|marked| Material::article(marked.document.clone())).collect();
            let report = gainsay::check(materials, &options);
            let (wanted, got) = (expected(&case), marked(&report));
            if wanted != got || case.quiet && !report.findings.is_empty() {
                let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
                failures.push(format!(
                    "{}, line {}: marks {}, finds {}\n    {}",
                    rule.info.name,
                    case.line,
                    shown(&wanted, &case),
                    shown(&got, &case),
                    messages.join("\n    ")
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{} cases differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_case_marks_words_and_a_quiet_case_marks_none() {
    for rule in rules() {
        let cases = cases(rule.info.page);
        let (quiet, reported): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.quiet);
        assert!(reported.len() >= 2, "{} shows at least two reported cases", rule.info.name);
        assert!(quiet.len() >= 3, "{} shows at least three quiet cases", rule.info.name);
        for case in &cases {
            assert_eq!(case.quiet, expected(case).is_empty(), "{}, line {}", rule.info.name, case.line);
            assert!(!case.documents.is_empty(), "{}, line {}: a case has documents", rule.info.name, case.line);
        }
    }
}

#[test]
fn each_page_keeps_its_headings_and_introduces_its_cases() {
    for rule in rules() {
        let (page, name) = (rule.info.page, rule.info.name);
        let title = format!("# {name} ({})", rule.info.code);
        assert_eq!(page.lines().next(), Some(title.as_str()));
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "{name}");
        assert!(page.contains(&format!("`--rule {name}=off`")), "{name} says how to turn it off");
        let (reported, left_alone) = page.split_once("## Left alone").unwrap();
        assert!(!reported.contains("```case quiet"), "{name}: quiet cases stand under \"Left alone\"");
        assert!(cases(left_alone).iter().all(|case| case.quiet), "{name}: reported cases stand under \"Reported\"");
        let lines: Vec<&str> = page.lines().collect();
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("```case")) {
            let introduction = lines[at.saturating_sub(2)];
            assert!(introduction.ends_with('.') && lines[at - 1].is_empty(), "{name}, line {}: a sentence introduces the case", at + 1);
        }
    }
}

#[test]
fn no_page_says_who_is_right() {
    for rule in rules() {
        let mut in_case = false;
        for line in rule.info.page.lines() {
            if line.starts_with("```") {
                in_case = !in_case;
            }
            let words = line.to_lowercase();
            if let Some(judgement) = JUDGEMENTS.iter().find(|judgement| !in_case && words.contains(**judgement)) {
                panic!("{}: \"{judgement}\" judges a source: {line}", rule.info.name);
            }
        }
    }
}

#[test]
fn names_are_kebab_case_and_codes_and_names_are_unique() {
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    for rule in rules() {
        let (code, name) = (rule.info.code, rule.info.name);
        assert!(codes.insert(code), "{code} is used twice");
        assert!(names.insert(name), "{name} is used twice");
        let (letter, number) = code.split_at(1);
        assert!(
            letter.chars().all(|c| c.is_ascii_uppercase()) && number.len() == 3 && number.chars().all(|c| c.is_ascii_digit()),
            "{code}"
        );
        let words: Vec<&str> = name.split('-').collect();
        assert!(words.iter().all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())), "{name}");
        assert!(!["avoid", "prefer", "use"].contains(&words[0]), "{name} says what to do instead of what was seen");
        let summary = rule.info.summary;
        assert!(!summary.ends_with('.') && summary.starts_with(|c: char| c.is_lowercase()) && !summary.contains('\n'), "{name}");
    }
}

#[test]
fn every_rule_file_and_every_page_belongs_to_a_listed_rule() {
    let source = root().join("crates/gainsay-rules/src");
    let mut files: BTreeMap<String, &'static str> = BTreeMap::new();
    let groups = names_in(&source).into_iter().map(|name| source.join(name)).filter(|path| path.is_dir());
    for group in groups {
        let names = names_in(&group);
        for name in &names {
            let Some((stem, extension)) = name.split_once('.') else { panic!("{name}: a rule's folder holds rules and pages") };
            let declares = extension == "rs" && read(&group.join(name)).contains("static RULE: Rule");
            if !declares && extension == "rs" {
                assert!(!names.contains(&format!("{stem}.md")), "{stem}.md has no rule");
                continue;
            }
            let rule = gainsay::rule_named(&stem.replace('_', "-")).unwrap_or_else(|| panic!("{name} belongs to no listed rule"));
            if extension == "md" {
                assert_eq!(read(&group.join(name)), rule.info.page, "{name} is the page of its rule");
            }
            let kind = if extension == "md" { "page" } else { "rule" };
            assert!(files.insert(format!("{} {kind}", rule.info.name), kind).is_none(), "{name} stands in two groups");
        }
    }
    let listed: BTreeSet<String> =
        rules().iter().flat_map(|rule| ["page", "rule"].map(|kind| format!("{} {kind}", rule.info.name))).collect();
    assert_eq!(files.into_keys().collect::<BTreeSet<String>>(), listed);
}

/// The files of the reference, by name.
fn reference() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for rule in rules() {
        let info = &rule.info;
        files.insert(format!("{}.md", info.name), info.page.to_owned());
    }
    files.insert("README.md".to_owned(), gainsay::rule_index());
    files
}

#[test]
fn the_reference_holds_every_page_and_nothing_else() {
    let folder = root().join("docs/rules");
    let wanted = reference();
    if std::env::var("UPDATE_RULE_DOCS").is_ok_and(|value| value == "1") {
        fs::create_dir_all(&folder).unwrap();
        for name in names_in(&folder).iter().filter(|name| !wanted.contains_key(*name)) {
            fs::remove_file(folder.join(name)).unwrap();
        }
        for (name, text) in &wanted {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let names: BTreeSet<&String> = wanted.keys().collect();
    let found = names_in(&folder);
    assert_eq!(found.iter().collect::<BTreeSet<&String>>(), names, "run with UPDATE_RULE_DOCS=1");
    for (name, text) in &wanted {
        assert_eq!(&read(&folder.join(name)), text, "{name} drifted: run with UPDATE_RULE_DOCS=1");
    }
}
