//! The `gainsay` command as a user meets it: the real binary, a folder of its own for each test, exact messages.
#![expect(clippy::disallowed_methods, reason = "tests write what the command is to read")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use serde_json::Value;

/// Two accounts of one accident. They disagree on the dead and, by a slip, on the price of the repairs.
const GAZETTE: &str = "\
---
outlet: Harbour Gazette
published: 2025-03-12
---
Ferry fire off Strelsau

A fire aboard the ferry Albatross killed 41 people off the coast of Ruritania on Tuesday, the coast guard said.

The Albatross was carrying 260 passengers when the fire broke out in the engine room.

The operator, Blue Line, paid $2.4 million for repairs in February 2024.
";
const STAR: &str = "\
---
outlet: Evening Star
published: 2025-03-12
---
Questions after ferry fire

The fire aboard the ferry Albatross killed 38 people off the coast of Ruritania on Tuesday, according to the coast guard.

The Albatross was carrying 260 passengers when the fire started.

The operator, Blue Line, paid $24 million for repairs in February 2024.
";

/// A folder with files, in which the command runs.
struct Desk {
    folder: tempfile::TempDir,
}

/// What a run left behind.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The two accounts, as `gazette.txt` and `star.txt`.
    fn with_story() -> Self {
        Self::empty().with("gazette.txt", GAZETTE).with("star.txt", STAR)
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files in a folder, sorted.
    fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command
            .args(args.split_whitespace())
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("RAYON_NUM_THREADS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the command with arguments that hold no blanks.
    fn run(&self, args: &str) -> Run {
        Run::of(self.command(args), "")
    }

    fn run_with_input(&self, args: &str, input: &str) -> Run {
        let mut command = self.command(args);
        command.stdin(Stdio::piped());
        Run::of(command, input)
    }
}

impl Run {
    fn of(mut command: Command, input: &str) -> Self {
        let mut child = command.spawn().unwrap();
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes()).unwrap();
        }
        let output = child.wait_with_output().unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The exit code and what stands on standard error.
    fn told(&self) -> String {
        format!("exit {}\n{}", self.code, self.err)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// What a JSON report lists as not checked: `about: reason`.
    fn unchecked(&self) -> Vec<String> {
        let json = self.json();
        let entries = json["unchecked"].as_array().unwrap();
        let text = |value: &Value| value.as_str().unwrap_or("(all)").to_owned();
        entries.iter().map(|entry| format!("{}: {}", text(&entry["about"]), text(&entry["reason"]))).collect()
    }

    /// The names of the rules that found something.
    fn rules(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}\n--- out\n{}--- err\n{}", self.code, self.out, self.err)
    }
}

// Checking.

#[test]
fn a_contradiction_is_reported_with_both_sides_and_exit_code_1() {
    let run = Desk::with_story().run("check gazette.txt star.txt");
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run}");
    for words in ["error[Q103]: magnitude-slip", "$2.4 million", "$24 million", "gazette.txt:11", "star.txt:11"] {
        assert!(run.out.contains(words), "{words}: {run}");
    }
    assert!(!run.out.contains('\u{1B}'), "{run}");
}

#[test]
fn stories_without_a_contradiction_end_with_exit_code_0() {
    let desk = Desk::empty().with("gazette.txt", GAZETTE).with("copy.txt", GAZETTE.replace("Harbour Gazette", "Copy"));
    let run = desk.run("check gazette.txt copy.txt");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
}

#[test]
fn a_folder_is_its_files() {
    let desk = Desk::with_story();
    assert_eq!(desk.run("check .").out, desk.run("check gazette.txt star.txt").out);
}

/// A text that has nothing to do with the ferry, and says enough to tell.
const COUNCIL: &str = "\
---
outlet: Valley Post
published: 2025-03-12
---
Glenvale buys trams

Glenvale has ordered 18 trams from Crown Foundries of Marrowgate for $41 million, Mayor Dora Quint said on Tuesday.

Tessel Group and Orrin Valley Transit had offered 24 trams, Quint told the Harrowby Chamber.
";

#[test]
fn files_of_a_folder_that_may_hold_an_article_are_not_passed_over_without_a_word() {
    let desk = Desk::empty().with("story/gazette.txt", GAZETTE).with("story/star.html", STAR).with("story/photo.jpg", "x");
    assert_snapshot!(desk.run("check story").err.trim_end(), @"gainsay: story/star.html: passed over; save an article's text as .txt or .md to have it read");
    assert_eq!(desk.run("check story --quiet").err, "");
}

#[test]
fn a_folder_of_two_stories_is_compared_story_by_story() {
    let desk = Desk::with_story().with("council.txt", COUNCIL);
    let run = desk.run("check gazette.txt star.txt council.txt");
    let stories: Vec<&str> = run.out.lines().skip_while(|line| *line != "2 stories").take_while(|line| !line.is_empty()).collect();
    assert_snapshot!(stories.join("\n"), @r"
    2 stories
      Statements were compared within a story and nowhere else.
      Albatross, Blue Line, Ruritania: Harbour Gazette, Evening Star
      alone: Valley Post
      --stories one compares all of them with each other
    ");
    let report: Value = serde_json::from_str(&desk.run("check . --format json").out).unwrap();
    assert_eq!(report["stories"][1]["documents"], serde_json::json!(["gazette", "star"]));
    let one: Value = serde_json::from_str(&desk.run("check . --format json --stories one").out).unwrap();
    assert!(one["stories"].is_null());
}

#[test]
fn exit_codes_follow_the_level_asked_for() {
    let desk =
        Desk::with_story().with("strict.toml", "fail_on = \"note\"\n[rules]\nmagnitude-slip = \"note\"\nconflicting-count = \"off\"\n");
    let code = |args: &str| desk.run(&format!("check gazette.txt star.txt {args}")).code;
    assert_eq!(code("--fail-on error"), 1);
    assert_eq!(code("--fail-on never"), 0);
    assert_eq!(code("--rule magnitude-slip=note --rule conflicting-count=note"), 0);
    assert_eq!(code("--rule magnitude-slip=note --rule conflicting-count=note --fail-on note"), 1);
    assert_eq!(code("--config strict.toml"), 1);
    assert_eq!(code("--config strict.toml --fail-on warning"), 0);
    // The command line wins over the configuration.
    assert_eq!(code("--config strict.toml --rule Q103=error --fail-on error"), 1);
}

#[test]
fn a_rule_that_is_off_finds_nothing() {
    let desk = Desk::with_story();
    let on = desk.run("check gazette.txt star.txt --format json");
    assert!(on.rules().contains(&"magnitude-slip".to_owned()), "{on}");
    let off = desk.run("check gazette.txt star.txt --format json --rule magnitude-slip=off");
    assert!(!off.rules().contains(&"magnitude-slip".to_owned()), "{off}");
}

#[test]
fn the_configuration_of_the_folder_is_taken() {
    let desk = Desk::with_story().with("gainsay.toml", "[rules]\nmagnitude-slip = \"off\"\nconflicting-count = \"off\"\n");
    let run = desk.run("check . --format json");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    assert_eq!(run.rules(), Vec::<String>::new());
}

#[test]
fn standard_input_is_an_article_like_others() {
    let desk = Desk::empty().with("star.txt", STAR);
    let run = desk.run_with_input("check - star.txt --format json", GAZETTE);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run}");
    assert_eq!(run.json()["documents"][0]["file"], "-");
    assert_eq!(run.json()["documents"][0]["id"], "stdin");
}

#[test]
fn one_article_alone_is_checked_against_itself() {
    let run = Desk::with_story().run("check gazette.txt --format json");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    assert_eq!(run.unchecked(), ["(all): one document only: nothing to compare it with"]);
    let desk = Desk::empty().with(
        "loan.txt",
        "---\npublished: 2025-10-26\n---\nThe bank lent $1.65 billion (1.376 trillion won) to the yard in September 2025.\n",
    );
    assert_eq!(desk.run("check loan.txt --format json").rules(), ["conversion-mismatch"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut desk = Desk::empty();
    for at in 0..40 {
        desk = desk.with(&format!("a{at}.txt"), GAZETTE.replace("41", &(41 + at).to_string()));
    }
    // More than a pipe holds, so that the command is still writing when its reader leaves.
    assert!(desk.run("check . --format json").out.len() > 100_000);
    let mut child = desk.command("check . --format json").spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    let code = child.wait().unwrap().code();
    assert!(matches!(code, Some(0 | 1)), "{code:?} {err}");
    assert_eq!(err, "");
}

#[test]
fn a_text_of_50_megabytes_is_read() {
    let sentence = "The committee met again in the old town hall and spoke of the harvest and the road to the mill. ";
    let paragraph = format!("{}\n\n", sentence.repeat(50));
    let text = format!("{GAZETTE}\n{}", paragraph.repeat(50_000_000 / paragraph.len()));
    assert!(text.len() > 49_000_000);
    let desk = Desk::empty().with("gazette.txt", text).with("star.txt", STAR);
    let run = desk.run("check gazette.txt star.txt");
    assert_eq!(run.code, 1, "{run}");
}

// The same input, the same bytes.

#[test]
fn two_runs_and_any_number_of_threads_give_the_same_bytes() {
    let mut desk = Desk::with_story();
    for at in 0..12 {
        desk = desk.with(&format!("more/{at}.txt"), STAR.replace("38", &(30 + at).to_string()).replace("Evening", &format!("Star {at}")));
    }
    desk = desk.with("more/broken.txt", b"PK\x03\x04 not a text").with("more/gone.toml", "nonsense = 1\n");
    for format in ["text", "markdown", "json", "sarif", "csv", "csv --table claims", "csv --table outlets"] {
        let args = format!("check . absent.txt --format {format}");
        let with_threads = |count: &str| {
            let mut command = desk.command(&args);
            command.env("RAYON_NUM_THREADS", count);
            Run::of(command, "").to_string()
        };
        let first = desk.run(&args).to_string();
        for count in ["1", "2", "7"] {
            assert_eq!(with_threads(count), first);
        }
    }
}

#[test]
fn reports_hold_no_path_of_the_machine() {
    let desk = Desk::with_story();
    let folder = desk.folder.path().display().to_string();
    for format in ["text", "markdown", "json", "sarif", "csv", "csv --table claims", "csv --table outlets"] {
        let run = desk.run(&format!("check {folder} {folder}/absent.txt --format {format}"));
        assert_eq!(run.code, 1, "{run}");
        assert!(!run.out.contains(&folder), "{run}");
        // A table has no place for what was not read.
        assert!(run.out.contains("absent.txt") || format.starts_with("csv"), "{run}");
    }
}

#[test]
fn a_table_belongs_to_a_csv_report() {
    let desk = Desk::with_story();
    let run = desk.run("check gazette.txt star.txt --format csv --table claims");
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run}");
    assert!(run.out.starts_with("\u{FEFF}id,document,outlet,"), "{run}");
    assert_snapshot!(desk.run("check gazette.txt star.txt --table claims").told(), @"
    exit 2
    gainsay: --table chooses a table of a CSV report, and the report asked for is text; write --format csv
    ");
}

// Living with findings.

const ACCEPTED: &str = "
[[accepted]]
finding = \"Q103-05db0f88\"
by = \"R. Vance\"
reason = \"the Star corrected it\"
until = 2025-12-31
";

#[test]
fn accepted_findings_stand_apart_and_do_not_count() {
    let desk = Desk::with_story().with("gainsay.toml", ACCEPTED);
    let run = desk.run("check gazette.txt star.txt --as-of 2025-12-31");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    for words in
        ["What was accepted\n  Q103-05db0f88 (error): magnitude-slip: paid", "accepted by R. Vance until 2025-12-31: the Star corrected it"]
    {
        assert!(run.out.contains(words), "{words}: {run}");
    }
    let json = desk.run("check gazette.txt star.txt --format json").json();
    assert_eq!(json["accepted"][0]["finding"]["id"], "Q103-05db0f88");
    assert!(json["findings"].as_array().unwrap().iter().all(|finding| finding["id"] != "Q103-05db0f88"));
}

#[test]
fn an_acceptance_past_its_last_day_counts_no_more_and_is_listed() {
    let desk = Desk::with_story().with("gainsay.toml", ACCEPTED);
    let run = desk.run("check gazette.txt star.txt --as-of 2026-01-01");
    assert_eq!(run.code, 1, "{run}");
    assert!(run.out.contains("Acceptances to look at\n  Q103-05db0f88: its last day is past"), "{run}");
    // Without a day there is nothing to hold it to, and the report says so.
    let run = desk.run("check gazette.txt star.txt --format json");
    assert_eq!((run.code, run.json()["lapsed"].is_null()), (0, true), "{run}");
    assert_eq!(
        run.unchecked(),
        ["(all): 1 acceptance has a last day, which was not looked at; give the day of this run with --as-of YYYY-MM-DD"]
    );
}

#[test]
fn an_acceptance_of_nothing_is_listed() {
    let desk = Desk::with_story().with("gainsay.toml", ACCEPTED.replace("05db0f88", "00000000"));
    let run = desk.run("check gazette.txt star.txt --as-of 2025-01-01 --format json");
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run}");
    assert_eq!((&run.json()["lapsed"][0]["finding"], &run.json()["lapsed"][0]["why"]), (&"Q103-00000000".into(), &"gone".into()));
}

#[test]
fn a_decision_that_leaves_something_open_is_refused() {
    let desk = Desk::with_story().with("gainsay.toml", ACCEPTED.replace("2025-12-31", "\"soon\""));
    assert_snapshot!(desk.run("check gazette.txt star.txt").told(), @"
    exit 2
    gainsay: gainsay.toml:6: `until` is no day: soon; write YYYY-MM-DD
    ");
    let desk = Desk::with_story().with("gainsay.toml", ACCEPTED.replace("until", "till"));
    assert_snapshot!(desk.run("check gazette.txt star.txt").told(), @"
    exit 2
    gainsay: gainsay.toml: TOML parse error at line 6, column 1
      |
    6 | till = 2025-12-31
      | ^^^^
    unknown field `till`, expected one of `finding`, `by`, `reason`, `until`
    ");
}

#[test]
fn what_a_desk_checked_becomes_a_review_of_each_document_it_names() {
    let checked = "[[checked]]\nfinding = \"Q103-05db0f88\"\nby = \"River Press\"\non = 2025-03-14\nurl = \"https://river.example/1\"\n\
        [checked.verdicts]\nstar = \"False\"\n";
    let run = Desk::with_story().with("gainsay.toml", checked).run("check gazette.txt star.txt --format claimreview");
    let graph = run.json()["@graph"].clone();
    assert_eq!(graph.as_array().unwrap().len(), 1, "{run}");
    assert_eq!(graph[0]["claimReviewed"], "The operator, Blue Line, paid $24 million for repairs in February 2024.");
    let elsewhere = Desk::with_story().with("gainsay.toml", checked.replace("star =", "sun ="));
    assert_eq!(
        elsewhere.run("check gazette.txt star.txt --format json").unchecked(),
        ["Q103-05db0f88: the check gives a verdict on \"sun\", which is no side of the finding; its sides are gazette, star"]
    );
}

#[test]
fn two_reports_are_compared() {
    let desk = Desk::with_story();
    let desk = desk.with("now.json", Desk::with_story().run("check gazette.txt star.txt --format json").out);
    let before = desk.run("check gazette.txt star.txt --format json --rule magnitude-slip=off").out;
    let desk = desk.with("before.json", before);
    let run = desk.run("compare before.json now.json");
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run}");
    assert!(run.out.starts_with("New\n  Q103-05db0f88 (error): magnitude-slip: paid"), "{run}");
    assert_eq!(desk.run("compare before.json now.json --fail-on never").code, 0);
    let back = desk.run("compare now.json before.json --format json");
    assert_eq!((back.code, &back.json()["disappeared"][0]["id"]), (0, &"Q103-05db0f88".into()), "{back}");
    let same = desk.run("compare now.json now.json --fail-on note");
    assert_eq!(same.code, 0, "{same}");
    assert_snapshot!(desk.run("compare gazette.txt now.json").told(), @"
    exit 2
    gainsay: gazette.txt: no JSON report: invalid number at line 1 column 2; write one with `gainsay check ... --format json`
    ");
    assert_snapshot!(desk.run("compare absent.json now.json").told(), @"
    exit 2
    gainsay: absent.json: cannot be read: no such file or folder; check the path
    ");
}

#[test]
fn committed_reports_are_held_against_the_run() {
    let desk = Desk::with_story();
    assert_snapshot!(desk.run("check gazette.txt star.txt --golden kept").told(), @"
    exit 2
    gainsay: kept: the folder holds no committed reports (report.txt, report.json ...); write the first with --update-golden
    ");
    assert_eq!(desk.run("check gazette.txt star.txt --golden kept --update-golden").code, 0);
    assert_eq!(desk.run("check gazette.txt star.txt --golden kept --update-golden --format csv").code, 0);
    let desk = desk.with("kept/report.claims.csv", "");
    assert_eq!(desk.run("check gazette.txt star.txt --golden kept --update-golden").err, "gainsay: kept/report.claims.csv: written\n");
    assert_eq!(desk.list("kept"), ["report.claims.csv", "report.csv", "report.txt"]);
    assert_eq!(desk.text("kept/report.txt"), desk.run("check gazette.txt star.txt").out);
    assert_eq!(desk.text("kept/report.claims.csv"), desk.run("check gazette.txt star.txt --format csv --table claims").out);
    // Findings are expected here; only differences count.
    let same = desk.run("check gazette.txt star.txt --golden kept --fail-on note");
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "", ""));

    let desk = desk.with("star.txt", STAR.replace("260 passengers", "250 passengers"));
    let run = desk.run("check gazette.txt star.txt --golden kept");
    assert_eq!(run.code, 1, "{run}");
    for words in ["--- kept/report.txt as committed\n+++ kept/report.txt as of now\n@@ ", "\n+", "\n-", "with --update-golden\n"] {
        assert!(run.out.contains(words), "{words}: {run}");
    }
    assert!(run.out.ends_with("3 of 3 committed reports differ; if that is meant, run the same with --update-golden\n"), "{run}");
    desk.run("check gazette.txt star.txt --golden kept --update-golden");
    assert_eq!(desk.run("check gazette.txt star.txt --golden kept").code, 0);
}

#[test]
fn a_committed_table_of_pairs_is_held_against_pairs_and_other_reports_against_none() {
    let more = |text: &str, crew: u32| format!("{text}\n\nThe crew of {crew} sailors was trained in 20{crew}.\n");
    let desk = Desk::with_story().with("gazette.txt", more(GAZETTE, 19)).with("star.txt", more(STAR, 12)).with("kept/report.json", "");
    let table = desk.run("check gazette.txt star.txt --format csv --table not-compared").out;
    assert!(table.lines().count() > 1, "{table}");
    let desk = desk.with("kept/report.not-compared.csv", table);
    desk.run("check gazette.txt star.txt --golden kept --update-golden");
    assert_eq!(desk.text("kept/report.json"), desk.run("check gazette.txt star.txt --format json").out);
    let same = desk.run("check gazette.txt star.txt --golden kept");
    assert_eq!((same.code, same.out.as_str()), (0, ""), "the table is as it was committed: {same}");
    // Asked for by name, the pairs stand wherever there is room for them.
    assert!(desk.run("check gazette.txt star.txt --golden kept --not-compared all").out.contains("1 of 2 committed reports differ"));
}

#[test]
fn the_rules_are_listed_as_a_page() {
    let run = Desk::empty().run("rules --format markdown");
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(run.out, include_str!("../docs/rules/README.md"));
}

// Input that cannot be read.

#[test]
fn a_missing_file_is_named() {
    assert_snapshot!(Desk::empty().run("check absent.txt").told(), @"
    exit 2
    gainsay: absent.txt: no such file or folder; check the path
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn an_address_is_no_path_and_nothing_is_fetched() {
    assert_snapshot!(Desk::empty().run("check https://example.org/story.html").told(), @"
    exit 2
    gainsay: https://example.org/story.html: an address, and gainsay fetches nothing; save the article's text as .txt or .md and name the file
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn a_review_of_nothing_says_so() {
    let run = Desk::with_story().run("check . --format claimreview --fail-on never");
    assert_eq!(run.err, "gainsay: --format claimreview: the configuration holds no [[checked]] entry, so there is nothing to publish\n");
}

#[test]
fn a_folder_without_articles_is_named() {
    let desk = Desk::empty().with("pictures/ferry.png", b"\x89PNG");
    assert_snapshot!(desk.run("check pictures").told(), @"
    exit 2
    gainsay: pictures: the folder holds no articles and no claim files; put .txt, .md or .toml files in it, or name files one by one
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn a_binary_file_is_refused() {
    let desk = Desk::empty().with("ferry.pdf", b"%PDF-1.7\n...").with("noise.txt", b"ab\0\x01\x02cd");
    assert_snapshot!(desk.run("check ferry.pdf noise.txt").told(), @"
    exit 2
    gainsay: ferry.pdf: not a text but a PDF file; export the article as plain text
    gainsay: noise.txt: not a text but binary data (NUL bytes); export the article as plain text
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn windows_1252_is_read_with_a_note() {
    let desk = Desk::empty().with("cafe.txt", b"The caf\xE9 in Strelsau sold 120 cr\xEApes on Monday, the owner\x92s son said.\n");
    let run = desk.run("check cafe.txt --published 2025-03-12 --format json");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: cafe.txt: read as windows-1252
    ");
    assert_eq!(run.json()["claims"][0]["sentence"], "The café in Strelsau sold 120 crêpes on Monday, the owner’s son said.");
    let quiet = desk.run("check cafe.txt --published 2025-03-12 --quiet");
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
}

#[test]
fn garbage_is_refused() {
    let garbage: Vec<u8> = (0..4000_u32).map(|at| u8::try_from((at * at * 31 + at * 7) % 255 + 1).unwrap()).collect();
    let desk = Desk::empty().with("garbage.txt", garbage);
    assert_snapshot!(desk.run("check garbage.txt").told(), @"
    exit 2
    gainsay: garbage.txt: not a text but binary data (control characters); export the article as plain text
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn an_empty_article_is_refused() {
    let desk = Desk::empty().with("empty.txt", "").with("blank.md", "---\ntitle: Nothing\n---\n\n \n");
    assert_snapshot!(desk.run("check empty.txt blank.md").told(), @"
    exit 2
    gainsay: empty.txt: no article text found; check that the file holds the article and not only its surroundings
    gainsay: blank.md: no article text found; check that the file holds the article and not only its surroundings
    gainsay: nothing to check: none of what was given could be read
    ");
}

#[test]
fn broken_front_matter_is_named_with_its_line() {
    let desk = Desk::empty().with("a.txt", "---\noutlet: Coast\npublished: soon\n---\nFour people died.\n");
    assert_snapshot!(desk.run("check a.txt").told(), @r#"
    exit 2
    gainsay: a.txt:3: front matter: `published` is no date: "soon"; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM; write one `key: value` on a line between two lines of `---`
    gainsay: nothing to check: none of what was given could be read
    "#);
}

#[test]
fn good_files_are_checked_beside_bad_ones() {
    let desk = Desk::with_story().with("scan.txt", b"%PDF-1.7").with("claims.toml", "\n[[claim]]\nid = \"c1\"\n");
    let run = desk.run("check gazette.txt absent.txt scan.txt claims.toml star.txt --format json");
    assert_snapshot!(run.told(), @"
    exit 1
    gainsay: absent.txt: no such file or folder; check the path
    gainsay: scan.txt: not a text but a PDF file; export the article as plain text
    gainsay: claims.toml:2: claim c1: `claim` lacks `quote`; correct the claim file
    ");
    assert_eq!(run.rules()[0], "magnitude-slip");
    assert_snapshot!(run.unchecked().join("\n"), @"
    absent.txt: no such file or folder
    scan.txt: not a text but a PDF file
    claims.toml: line 2: claim c1: `claim` lacks `quote`
    ");
    // Without findings the exit code is that of the files that could be read.
    assert_eq!(desk.run("check gazette.txt absent.txt").code, 0);
}

// Arguments and configuration.

#[test]
fn a_configuration_with_an_unknown_key_is_refused() {
    let desk = Desk::with_story().with("gainsay.toml", "fail_on = \"error\"\ncolour = true\n");
    let run = desk.run("check gazette.txt star.txt");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("gainsay: gainsay.toml") && run.err.contains("line 2") && run.err.contains("colour"), "{run}");
}

#[test]
fn a_configuration_with_an_unknown_level_or_rule_is_refused() {
    let desk = Desk::with_story()
        .with("level.toml", "[rules]\nmagnitude-slip = \"loud\"\n")
        .with("rule.toml", "[rules]\nmagnitude-slap = \"off\"\n");
    assert_snapshot!(desk.run("check . --config level.toml").told(), @r#"
    exit 2
    gainsay: level.toml: "loud" is no level for magnitude-slip: write off, note, warning or error
    "#);
    assert_snapshot!(desk.run("check . --config rule.toml").told(), @r#"
    exit 2
    gainsay: rule.toml: no rule "magnitude-slap" (did you mean "magnitude-slip"?); `gainsay rules` lists them
    "#);
    assert_snapshot!(desk.run("check . --config absent.toml").told(), @"
    exit 2
    gainsay: absent.toml: cannot be read: no such file or folder; check the path
    ");
}

#[test]
fn an_unknown_rule_on_the_command_line_is_refused() {
    let desk = Desk::with_story();
    assert_snapshot!(desk.run("check . --rule magnitude-slop=off").told(), @r#"
    exit 2
    gainsay: --rule: no rule "magnitude-slop" (did you mean "magnitude-slip"?); `gainsay rules` lists them
    "#);
    assert_snapshot!(desk.run("check . --rule magnitude-slip=quiet").told(), @r#"
    exit 2
    gainsay: --rule: "quiet" is no level for magnitude-slip: write off, note, warning or error
    "#);
    assert_snapshot!(desk.run("check . --rule magnitude-slip").told(), @r#"
    exit 2
    gainsay: --rule: "magnitude-slip" is no rule with a level; write NAME=off, NAME=note, NAME=warning or NAME=error
    "#);
}

#[test]
fn an_unknown_format_is_refused() {
    assert_snapshot!(Desk::with_story().run("check . --format pdf").told(), @"
    exit 2
    error: invalid value 'pdf' for '--format <FORMAT>'
      [possible values: text, markdown, html, json, sarif, csv, claimreview]

    For more information, try '--help'.
    ");
}

#[test]
fn a_publication_date_must_be_a_date() {
    assert_snapshot!(Desk::with_story().run("check . --published soon").told(), @r#"
    exit 2
    error: invalid value 'soon' for '--published <DATE>': "soon" is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM

    For more information, try '--help'.
    "#);
}

#[test]
fn an_outlet_is_given_to_one_article_only() {
    let desk = Desk::with_story();
    assert_snapshot!(desk.run("check . --outlet Coast").told(), @"
    exit 2
    gainsay: --outlet names the outlet of one article, but 2 were given; write `outlet: NAME` at the head of each between two lines of `---`
    ");
    let run = desk.run("check gazette.txt --outlet Coast --published 2024-05 --format json");
    assert_eq!(run.json()["documents"][0]["outlet"], "Coast");
    assert_eq!(run.json()["documents"][0]["published"], "2024-05");
}

#[test]
fn the_reference_is_marked_by_path_id_or_outlet() {
    let desk = Desk::with_story();
    for name in ["./gazette.txt", "gazette.txt", "gazette", "evening-star"] {
        let run = desk.run(&format!("check ./gazette.txt star.txt --format json --authority {name}"));
        if name == "evening-star" {
            assert_snapshot!(run.told(), @r#"
            exit 2
            gainsay: --authority: no document "evening-star" among those given; name its path, file name, id or outlet
            "#);
        } else {
            assert_eq!(run.json()["documents"][0]["authority"], true, "{name}: {run}");
            assert_eq!(run.json()["documents"][1]["authority"], false, "{name}: {run}");
        }
    }
    let desk = desk.with("gainsay.toml", "authority = [\"Evening Star\", \"Another Story\"]\n");
    assert_eq!(desk.run("check . --format json").json()["documents"][1]["authority"], true);
}

#[test]
fn a_language_without_words_is_said_to_be_unread() {
    let run = Desk::with_story().run("check gazette.txt star.txt --language tlh --format json");
    assert_eq!((run.code, run.json()["claims"].as_array().unwrap().len()), (0, 0));
    assert!(run.unchecked()[0].contains("no lexicon for language \"tlh\""), "{run}");
}

#[test]
fn nothing_to_do_is_a_mistake() {
    assert_eq!(Desk::empty().run("check").code, 2);
    assert_eq!(Desk::empty().run("").code, 2);
    assert_eq!(Desk::empty().run("chekc .").code, 2);
}

// The report.

#[test]
fn a_report_goes_to_a_file_as_a_whole() {
    let desk = Desk::with_story().with("out/report.txt", "old");
    let shown = desk.run("check gazette.txt star.txt");
    let run = desk.run("check gazette.txt star.txt --output out/report.txt");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (1, "", ""));
    assert_eq!(desk.text("out/report.txt"), shown.out);
    assert_eq!(desk.list("out"), ["report.txt"]);
}

#[test]
fn a_report_that_cannot_be_written_is_a_failure() {
    let desk = Desk::with_story();
    assert_snapshot!(desk.run("check gazette.txt star.txt --output absent/report.txt").told(), @"
    exit 2
    gainsay: absent/report.txt: cannot be written: no such file or folder; check the folder and its permissions
    ");
}

#[test]
fn a_report_file_stays_when_nothing_could_be_checked() {
    let desk = Desk::empty().with("report.txt", "old");
    assert_eq!(desk.run("check absent.txt --output report.txt").code, 2);
    assert_eq!(desk.text("report.txt"), "old");
}

#[test]
fn colour_is_used_when_asked_for_and_never_in_data() {
    let desk = Desk::with_story();
    let colored = |args: &str| {
        let mut command = desk.command(&format!("check gazette.txt star.txt {args}"));
        command.env("NO_COLOR", "1");
        Run::of(command, "").out.contains('\u{1B}')
    };
    assert!(colored("--color always"));
    assert!(!colored(""));
    assert!(!colored("--color never"));
    assert!(!colored("--color always --format json"));
    assert!(!colored("--color always --format markdown"));
}

#[test]
fn a_report_keeps_to_its_width() {
    let desk = Desk::with_story();
    let widest = |args: &str| {
        let out = desk.run(&format!("check gazette.txt star.txt {args}")).out;
        // The summary is one line, whatever the width.
        let lines: Vec<usize> = out.lines().map(|line| line.chars().count()).collect();
        lines.iter().take(lines.len() - 1).copied().max().unwrap()
    };
    assert!(widest("--width 70") <= 70);
    assert!(widest("") <= 100 && widest("") > 70);
}

#[test]
fn quiet_leaves_findings_and_the_summary() {
    let desk = Desk::with_story();
    let (quiet, full) = (desk.run("check . --quiet"), desk.run("check ."));
    assert_eq!(quiet.code, 1);
    assert!(quiet.out.starts_with("error[Q103]"), "{quiet}");
    assert!(full.out.contains("Exchange rates") && !quiet.out.contains("Exchange rates"), "{quiet}");
    assert_eq!(quiet.out.lines().last(), full.out.lines().last());
}

// Claim files.

#[test]
fn claim_files_give_the_findings_of_their_articles() {
    let desk = Desk::with_story();
    let extracted = desk.run("extract gazette.txt star.txt --out claims");
    assert_snapshot!(extracted.told(), @"
    exit 0
    gainsay: claims/gazette.toml: written, 4 claims
    gainsay: claims/star.toml: written, 4 claims
    ");
    let of_articles = desk.run("check gazette.txt star.txt --format json");
    assert!(!of_articles.rules().is_empty());
    for args in ["claims", "gazette.txt star.txt claims", "claims gazette.txt star.txt", "claims/gazette.toml star.txt"] {
        let run = desk.run(&format!("check {args} --format json"));
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{args}: {run}");
        for part in ["findings", "claims", "topics"] {
            assert_eq!(run.json()[part], of_articles.json()[part], "{args}: {part}");
        }
    }
    assert_eq!(
        desk.run("check claims --format json").unchecked(),
        ["(all): 2 documents were given as claims only: their quotes were not held against a text"]
    );
    assert_eq!(desk.run("check claims . --format json").unchecked(), Vec::<String>::new());
}

#[test]
fn a_corrected_claim_counts_instead_of_the_article() {
    let desk = Desk::with_story();
    desk.run("extract gazette.txt --out claims");
    let corrected = desk.text("claims/gazette.toml").replace("2400000", "24000000").replace("step = \"100000", "step = \"1000000");
    let desk = desk.with("claims/gazette.toml", corrected);
    let run = desk.run("check gazette.txt star.txt claims --format json");
    assert_eq!(run.json()["documents"].as_array().unwrap().len(), 2, "{run}");
    assert!(!run.rules().contains(&"magnitude-slip".to_owned()), "{run}");
}

#[test]
fn an_unknown_key_in_a_claim_file_is_named_with_its_line() {
    let desk = Desk::empty().with("a.toml", "[document]\noutlet = \"Coast\"\n\n[[claim]]\nid = \"c1\"\nqoute = \"x\"\n");
    let run = desk.run("check a.toml");
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("gainsay: a.toml:6: unknown key `qoute`"), "{run}");
}

#[test]
fn a_quote_that_is_not_in_its_document_is_dropped() {
    let claims = "\
[[claim]]
id = \"dead\"
quote = \"A fire aboard the ferry Albatross killed 14 people.\"
quantity = { value = 14, unit = \"count\" }

[[claim]]
id = \"price\"
quote = \"The operator, Blue Line, paid $2.4 million for repairs in February 2024.\"
words = \"$2.4 million\"
quantity = { value = 2400000, unit = \"USD\" }
";
    let desk = Desk::with_story().with("gazette.toml", claims);
    let run = desk.run("check gazette.txt gazette.toml --format json");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: gazette.toml:1: claim dead: the quote does not stand in gazette.txt; copy the sentence from the text, letter by letter
    ");
    let json = run.json();
    let ids: Vec<&str> = json["claims"].as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["gazette/price"]);
    assert_snapshot!(run.unchecked().join("\n"), @"
    gazette.toml: line 1: claim dead: the quote does not stand in gazette.txt
    (all): one document only: nothing to compare it with
    ");
}

#[test]
fn words_that_do_not_fit_the_text_are_dropped() {
    let claims = "\
[[claim]]
id = \"c1\"
quote = \"The Albatross was carrying 260 passengers when the fire broke out in the engine room.\"
words = \"260 passengers\"
period = { from = 2025-03-11, written = \"on Tuesday\", at = [900, 910] }
quantity = { value = 260, unit = \"count\" }
";
    let desk = Desk::with_story().with("gazette.toml", claims);
    assert_snapshot!(desk.run("check gazette.txt gazette.toml").told(), @"
    exit 0
    gainsay: gazette.toml:1: claim c1: the words do not fit the text of gazette.txt; correct `words` or `at`, or run the extraction again
    ");
}

#[test]
fn an_article_has_one_claim_file() {
    let desk = Desk::with_story();
    desk.run("extract gazette.txt --out one");
    desk.run("extract gazette.txt --out two");
    let run = desk.run("check gazette.txt one two --format json");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: two/gazette.toml: not used: one/gazette.toml holds the claims of gazette.txt already; give one claim file for each article
    ");
    assert_snapshot!(run.unchecked().join("\n"), @"
    gazette.toml: not used: another file holds the claims of gazette.txt already
    (all): one document only: nothing to compare it with
    ");
}

#[test]
fn claims_of_an_article_that_changed_are_held_against_the_new_text() {
    let desk = Desk::with_story();
    desk.run("extract gazette.txt --out claims");
    let desk = desk.with("gazette.txt", GAZETTE.replace("41 people", "43 people"));
    let run = desk.run("check gazette.txt claims --format json");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: claims/gazette.toml:13: claim c1: the quote does not stand in gazette.txt; copy the sentence from the text, letter by letter
    gainsay: claims/gazette.toml:30: claim c2: the quote does not stand in gazette.txt; copy the sentence from the text, letter by letter
    gainsay: claims/gazette.toml: gazette.txt has changed since its claims were written
    ");
    // An article of another story that happens to have the same name is a document of its own.
    let desk = desk.with("gazette.txt", "The bank bought 12 branches of its rival in May 2024, the regulator said.\n");
    assert_eq!(desk.run("check gazette.txt claims --format json").json()["documents"].as_array().unwrap().len(), 2);
}

// Extracting.

#[test]
fn claims_of_one_article_are_printed() {
    let desk = Desk::with_story();
    let run = desk.run("extract gazette.txt");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    desk.run("extract gazette.txt --out claims");
    assert_eq!(run.out, desk.text("claims/gazette.toml"));
    assert_snapshot!(desk.run("extract gazette.txt star.txt").told(), @"
    exit 2
    gainsay: 2 articles would be printed one behind the other; write `--out DIR` for a claim file each
    ");
}

#[test]
fn extracting_anew_keeps_what_a_person_wrote() {
    let desk = Desk::with_story();
    desk.run("extract gazette.txt --out claims");
    let before = desk.text("claims/gazette.toml");
    let added = "
# Phoned the coast guard.
[[claim]]
id = \"mine\"
quote = \"Ferry fire off Strelsau\"
event = true
period = { from = 2025-03-11 }
";
    let corrected = before.replace("outlet = \"Harbour Gazette\"", "outlet = \"The Gazette\" # renamed");
    let desk = desk.with("claims/gazette.toml", format!("{corrected}{added}"));
    let by_hand = desk.text("claims/gazette.toml");
    let run = desk.run("extract gazette.txt --out claims");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: claims/gazette.toml: unchanged, 5 claims
    ");
    assert_eq!(desk.text("claims/gazette.toml"), by_hand);

    // The article changes: new words are added, lost quotes go, the person's work stays.
    let desk = desk.with("gazette.txt", GAZETTE.replace("41 people", "43 people"));
    let run = desk.run("extract gazette.txt --out claims");
    assert_snapshot!(run.told(), @"
    exit 0
    gainsay: claims/gazette.toml:13: claim c1: the quote does not stand in gazette.txt; copy the sentence from the text, letter by letter
    gainsay: claims/gazette.toml:30: claim c2: the quote does not stand in gazette.txt; copy the sentence from the text, letter by letter
    gainsay: claims/gazette.toml: updated, 5 claims (2 new, 2 taken out)
    ");
    let after = desk.text("claims/gazette.toml");
    for kept in ["outlet = \"The Gazette\" # renamed", "# Phoned the coast guard.\n[[claim]]\nid = \"mine\"", "killed 43 people"] {
        assert!(after.contains(kept), "{kept}: {after}");
    }
    assert!(!after.contains("killed 41 people"), "{after}");

    // Reading anew keeps what is said about the document and drops claims of one's own.
    let run = desk.run("extract gazette.txt --out claims --fresh");
    assert_eq!(run.code, 0);
    let fresh = desk.text("claims/gazette.toml");
    assert!(fresh.contains("# renamed") && !fresh.contains("mine"), "{fresh}");
}

#[test]
fn a_claim_file_that_cannot_be_understood_is_not_overwritten() {
    let desk = Desk::with_story().with("claims/gazette.toml", "[document\n");
    let run = desk.run("extract gazette.txt star.txt --out claims");
    assert_snapshot!(run.told(), @"
    exit 2
    gainsay: claims/gazette.toml:1: unclosed table, expected `]`; correct the claim file
    gainsay: claims/star.toml: written, 4 claims
    gainsay: not every claim file could be written
    ");
    assert_eq!(desk.text("claims/gazette.toml"), "[document\n");
    assert_eq!(desk.list("claims"), ["gazette.toml", "star.toml"]);
}

#[test]
fn a_claim_file_of_another_document_is_not_overwritten() {
    let desk = Desk::with_story().with("claims/gazette.toml", "[document]\nid = \"bank\"\n");
    assert_snapshot!(desk.run("extract gazette.txt --out claims").told(), @r#"
    exit 2
    gainsay: claims/gazette.toml: holds the claims of another document, "bank"; name another folder
    gainsay: not every claim file could be written
    "#);
}

#[test]
fn claims_are_extracted_from_articles_only() {
    let desk = Desk::with_story();
    desk.run("extract gazette.txt --out claims");
    assert_snapshot!(desk.run("extract claims --out more").told(), @"
    exit 2
    gainsay: nothing to extract from: what was given holds claims already; name articles
    ");
    assert_snapshot!(desk.run("extract absent.txt --out more").told(), @"
    exit 2
    gainsay: absent.txt: no such file or folder; check the path
    gainsay: nothing to extract from: none of what was given could be read
    ");
}

// Rules, reasons and rates.

#[test]
fn rules_are_listed_in_columns() {
    let run = Desk::empty().run("rules");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.lines().count() >= 15, "{run}");
    assert!(run.out.contains("Q103  magnitude-slip  "), "{run}");
    let column = |line: &str| ["note   ", "warning", "error  "].iter().filter_map(|level| line.find(&format!("  {level}  "))).min();
    let columns: Vec<Option<usize>> = run.out.lines().map(column).collect();
    assert!(columns[0].is_some() && columns.iter().all(|at| *at == columns[0]), "{run}");
}

#[test]
fn a_rule_is_explained_by_name_and_by_code() {
    let desk = Desk::empty();
    let page = include_str!("../crates/gainsay-rules/src/time/conflicting_year.md");
    for name in ["conflicting-year", "T101", "t101"] {
        let run = desk.run(&format!("explain {name}"));
        assert_eq!((run.code, run.out.trim_end()), (0, page.trim_end()), "{run}");
    }
    assert_snapshot!(desk.run("explain conflicting-yaer").told(), @r#"
    exit 2
    gainsay: explain: no rule "conflicting-yaer" (did you mean "conflicting-year"?); `gainsay rules` lists them
    "#);
}

#[test]
fn why_prints_the_table_of_levels() {
    let desk = Desk::with_story();
    let json = desk.run("check . --format json").json();
    let claim = |document: &str| {
        let claims = json["claims"].as_array().unwrap();
        let found = claims.iter().find(|claim| claim["document"] == document && claim["sentence"].as_str().unwrap().contains("paid"));
        found.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let (left, right) = (claim("gazette"), claim("star"));
    let run = desk.run(&format!("why {left} {right} ."));
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for words in [
        "gazette.txt:11  \"$2.4 million\"\n    The operator, Blue Line, paid $2.4 million",
        "compared because both are\n  figures ",
        "most pairs that share something are about two facts",
        "the same digits, a power of ten or a unit apart",
        "each +1.00 doubles the odds of one fact",
        "verdict: one fact: what speaks for it suffices",
        "topic: ",
    ] {
        assert!(run.out.contains(words), "{words}: {run}");
    }
    let same = desk.run(&format!("why {left} {left} ."));
    assert_eq!(same.told(), "exit 2\ngainsay: both ids name one claim; name two\n");
    assert_snapshot!(desk.run("why gazette/c1 star/c999 .").told(), @r#"
    exit 2
    gainsay: no claim "star/c999": write FILE:LINE as reports do, or an id such as DOCUMENT/c3 (JSON report, claim files)
    "#);
}

#[test]
fn why_takes_places_as_reports_give_them() {
    let desk = Desk::with_story().with("crew.txt", "---\noutlet: Gull\n---\nA crew of 19 and 260 passengers were aboard.\n");
    let by_place = desk.run("why gazette.txt:11 star.txt:11 .");
    assert_eq!(by_place.code, 0, "{by_place}");
    assert!(by_place.out.starts_with("gazette/c4  gazette.txt:11  \"$2.4 million\"\n"), "{by_place}");
    assert_eq!(desk.run("why gazette.txt:2 star.txt:11 .").code, 2);
    let several = desk.run("why crew.txt:4 star.txt:11 .").err;
    assert!(
        several.starts_with("gainsay: crew.txt:4: 2 claims stand there; name one by its id: crew/c1 \"19\", crew/c2 \"260 passengers\""),
        "{several}"
    );
}

#[test]
fn why_tells_that_a_conversion_stands_with_its_amount() {
    let story = "---\noutlet: Gazette\npublished: 2025-10-26\n---\nThe firm paid $2.4 million (about 2.06 million euros) in 2024.\n";
    let desk = Desk::with_story().with("paid.txt", story);
    let run = desk.run("why paid/c2 star/c1 . --stories one");
    assert!(run.out.contains("the first is compared with nothing: it gives paid/c1 again in another unit, and stands with it\n"), "{run}");
}

#[test]
fn why_tells_what_a_rule_beyond_topics_made_of_two_claims() {
    let article = |published: &str, sentence: &str| format!("---\npublished: {published}\n---\n{sentence}\n");
    let police = article("2025-11-16", "The van was found near Dorrit, just over the border to the south of Saltmere.");
    let courier = article("2025-11-17", "The getaway car turned up in flames at Dorrit, north of Saltmere.");
    let desk = Desk::empty().with("police.txt", &police).with("courier.txt", &courier);
    let run = desk.run("why police/c1 courier/c1 .");
    assert!(
        run.out.contains("verdict: no one fact to alignment, but a rule that looks beyond topics holds the two against each other\n"),
        "{run}"
    );
    assert!(run.out.contains("outcome: reported by conflicting-direction: "), "{run}");
}

#[test]
fn why_tells_what_kept_two_claims_from_being_compared() {
    let mill = "---\noutlet: Weekly Mill\npublished: 2023-01-09\n---\nThe Orlen Mill in Harrow Valley burned down, owner Dana Voss said.\n\n\
                Insurers put the damage at 31.5 million euros, and 212 weavers of the Tessel Works lost their looms.\n";
    let desk = Desk::with_story().with("mill.txt", mill);
    let json = desk.run("check . --format json").json();
    let id = |file: &str, words: &str| {
        let claims = json["claims"].as_array().unwrap().iter();
        let mut found = claims.filter(|claim| claim["document"] == file && claim["quote"].as_str().unwrap().contains(words));
        found.next().unwrap()["id"].as_str().unwrap().to_owned()
    };
    let (weavers, killed, paid) = (id("mill", "212"), id("star", "38"), id("gazette", "$2.4 million"));
    assert_snapshot!(desk.run(&format!("why {weavers} {killed} .")).out, @r#"
    mill/c2  mill.txt:7  "212 weavers"
        Insurers put the damage at 31.5 million euros, and 212 weavers of the Tessel Works lost their looms.
    star/c1  star.txt:7  "38 people"
        The fire aboard the ferry Albatross killed 38 people off the coast of Ruritania on Tuesday, according to the coast guard.

    not compared: they were put into two stories because what their articles share is too little
      the articles share no name, no long figure and no telling word
      -40.00  published 793 days apart
      -40.00  in all (words and countries count up to a bound)
       +9.00  needed of two out of 3 articles
      --stories one has all articles compared with each other

    if they had been compared:

       -3.00  start               most pairs that share something are about two facts
       -3.50  value    far        the figures lie far apart: "212" against "38"
       -3.00  measure  different  figures of different things: "weavers" against "killed"
       -1.50  action   different  something else is done: "lost" against "killed"
       +0.00  role     same       no cue that one is anything but the plain figure
       -0.50  names    none       the sentences share no name
       -1.50  terms    none       the sentences share no word
       +0.00  unique   neither    one text at least gives several such figures, or does not say what of
       +0.00  unknown             one text at least does not tell: counted, party, period, place, group
      -13.00  sum                 each +1.00 doubles the odds of one fact, each -1.00 halves them
       +3.00  needed              not reached

    verdict: two facts: what speaks for one does not suffice
    "#);
    assert_snapshot!(desk.run(&format!("why {killed} {paid} .")).out, @r#"
    star/c1  star.txt:7  "38 people"
        The fire aboard the ferry Albatross killed 38 people off the coast of Ruritania on Tuesday, according to the coast guard.
    gazette/c4  gazette.txt:11  "$2.4 million"
        The operator, Blue Line, paid $2.4 million for repairs in February 2024.

    not compared: nothing brought the two together
    the first is held against
      figures of one kind of action: kill
      figures with the digits 38
      figures of deaths
      figures in sentences that name albatross
      figures in sentences that name ruritania
    the second is held against
      figures of one kind of action: pay
      figures with the digits 24
      figures in sentences that name blue line

    verdict: claims of these kinds never speak of one fact
    "#);
}

#[test]
fn pairs_that_were_not_compared_are_named_when_asked_for() {
    let more = "\n\nThe crew of 61 sailors was trained in 2019.\n";
    let less = "\n\nThe crew of 19 sailors was trained in 2012.\n";
    let desk = Desk::with_story().with("gazette.txt", format!("{GAZETTE}{more}")).with("star.txt", format!("{STAR}{less}"));
    let section = |args: &str| {
        let out = desk.run(&format!("check gazette.txt star.txt {args}")).out;
        let from = out.find("What was not compared").map_or(String::new(), |at| out[at..].to_owned());
        from.split("\n\n").next().unwrap_or_default().to_owned()
    };
    assert_snapshot!(section(""), @"
    What was not compared
      2 claims: figures too far apart to be one fact, with too little else in common
      2 claims: one fact, and figures that differ, but nothing says that one of them must be wrong
      --not-compared all names the pairs
    ");
    assert_snapshot!(section("--not-compared all"), @r#"
    What was not compared
      2 claims: figures too far apart to be one fact, with too little else in common
        - Harbour Gazette, gazette.txt:14: "The crew of 61 sailors was trained in 2019."
          Evening Star, star.txt:14: "The crew of 19 sailors was trained in 2012."
          the figures lie far apart: "61" against "19"; the same days of another year: 2019 against
            2012
      2 claims: one fact, and figures that differ, but nothing says that one of them must be wrong
        - Harbour Gazette, gazette.txt:7: "… Albatross killed 41 people off the coast of Ruritania on…"
          Evening Star, star.txt:7: "… Albatross killed 38 people off the coast of Ruritania on…"
          the figures differ: "41" against "38"; the count may have been brought up to date in between
    "#);
    assert_eq!(section("--not-compared none"), "");
    let pairs = |args: &str| {
        let json = desk.run(&format!("check gazette.txt star.txt --format json {args}")).json();
        json["not_compared"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|entry| entry.get("pairs"))
            .map(|pairs| pairs.as_array().unwrap().len())
            .sum::<usize>()
    };
    assert!(pairs("--not-compared all") > 0);
    assert_eq!((pairs(""), pairs("--not-compared none")), (0, 0));
    let page = desk.run("check gazette.txt star.txt --format markdown --not-compared all").out;
    assert!(page.contains("    - Evening Star, `star.txt:"), "{page}");
    let page = desk.run("check gazette.txt star.txt --format html --not-compared all").out;
    assert_eq!(page.matches("<ol class=\"pairs\">").count(), 2, "{page}");

    // A table of pairs is asked for to see them.
    let rows = |args: &str| desk.run(&format!("check gazette.txt star.txt --format csv {args}")).out.lines().count();
    assert_eq!((rows("--table not-compared"), rows("--table not-compared --not-compared none")), (3, 1));
    let run = desk.run("check gazette.txt star.txt --format csv --not-compared all");
    assert_eq!(
        run.err,
        "gainsay: --not-compared all: a report in csv lists no pairs here; write --format csv --table not-compared for a table of pairs\n"
    );
    assert_eq!(desk.run("check gazette.txt star.txt --format json --not-compared all").err, "");
}

#[test]
fn own_match_weights_decide_what_is_one_fact() {
    let shipped = Desk::empty().run("weights").out;
    // Nothing is ever enough: no two claims are held to be about one fact.
    let never = shipped.replace("threshold = 300", "threshold = 10000");
    assert_ne!(never, shipped);
    let desk = Desk::with_story()
        .with("own/weights.toml", &never)
        .with("own/gainsay.toml", "[align]\nweights = \"weights.toml\"\n")
        .with("own/bad.toml", shipped.replace("equal-rare = 700", "equal-rear = 700"))
        .with("own/astray.toml", "[align]\nweights = \"absent.toml\"\n")
        .with("own/broken.toml", "[align]\nweights = \"bad.toml\"\n");
    let shared = |args: &str| {
        let json = desk.run(&format!("check gazette.txt star.txt --format json {args}")).json();
        let documents = |topic: &Value| {
            let claims = topic["claims"].as_array().unwrap().iter();
            claims.map(|claim| claim.as_str().unwrap().split('/').next().unwrap().to_owned()).collect::<std::collections::BTreeSet<_>>()
        };
        json["topics"].as_array().unwrap().iter().filter(|topic| documents(topic).len() > 1).count()
    };
    assert!(shared("") > 0);
    assert_eq!((shared("--weights own/weights.toml"), shared("--config own/gainsay.toml")), (0, 0));
    for args in ["--weights own/weights.toml", "--weights own/weights.toml --format markdown", "--config own/gainsay.toml --format html"] {
        let run = desk.run(&format!("check gazette.txt star.txt {args}"));
        let told = run.out.replace("<bdi>", "").replace("</bdi>", "").replace('`', "");
        assert!(told.contains("weights.toml, instead of those built in"), "{args}: {run}");
    }
    assert_eq!(desk.run("check gazette.txt star.txt --format json --weights own/weights.toml").json()["weights"], "weights.toml");
    assert!(!desk.run("check gazette.txt star.txt").out.contains("built in"));
    // A folder's weights.toml is no claim file.
    let read = |desk: &Desk| desk.run("check . --format json --fail-on never").json()["unchecked"].clone();
    assert_eq!(read(&Desk::with_story().with("weights.toml", &shipped)), read(&Desk::with_story()));
    let why = desk.run("why gazette/c1 star/c1 gazette.txt star.txt --weights own/weights.toml");
    assert!(why.out.contains("+100.00"), "{why}");

    let line = shipped.lines().position(|line| line.starts_with("equal-rare")).unwrap() + 1;
    for args in ["--weights own/bad.toml", "--config own/broken.toml"] {
        let run = desk.run(&format!("check gazette.txt star.txt {args}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        let told = format!("gainsay: own/bad.toml:{line}: feature \"value\" has no level \"equal-rear\"; its levels are equal-rare, ");
        assert!(run.err.starts_with(&told), "{run}");
    }
    assert_snapshot!(desk.run("check gazette.txt star.txt --config own/astray.toml").told(), @"
    exit 2
    gainsay: own/absent.toml: cannot be read: no such file or folder; check the path
    ");
}

#[test]
fn weights_are_estimated_from_articles_and_printed_as_a_table() {
    let desk = Desk::with_story();
    let run = desk.run("estimate-weights .");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
    assert!(run.out.starts_with("# Match weights estimated from ") && run.out.contains("in use -300"), "{run}");
    assert_eq!(desk.run("estimate-weights star.txt gazette.txt").out, desk.run("estimate-weights gazette.txt star.txt").out);
    let desk = desk.with("estimated.toml", &run.out);
    assert_eq!(desk.run("check gazette.txt star.txt --weights estimated.toml --fail-on never").code, 0);
    assert_snapshot!(desk.run("estimate-weights gazette.txt").told(), @"
    exit 2
    gainsay: nothing to estimate from: no two documents tell one story; give the articles of several outlets about each event
    ");
}

#[test]
fn a_rate_is_that_of_the_day_or_the_last_before() {
    let desk = Desk::empty();
    assert_snapshot!(desk.run("rates KRW USD 2025-10-24").out, @"2025-10-24  1 USD = 1,439.45 KRW  (Source: European Central Bank, euro foreign exchange reference rates)");
    assert_snapshot!(desk.run("rates krw usd 2025-10-26").out, @"2025-10-24  1 USD = 1,439.45 KRW  (the last before 2025-10-26; Source: European Central Bank, euro foreign exchange reference rates)");
    assert_snapshot!(desk.run("rates KRW USD 2024-01-01 2024-09-30").out, @"2024-01-01 to 2024-09-30  1 USD = 1,352.60 KRW on average, 1,309.46 at the lowest, 1,392.89 at the highest  (192 days with a rate, 2024-01-02 to 2024-09-30; Source: European Central Bank, euro foreign exchange reference rates)");
}

#[test]
fn a_rate_that_is_not_there_is_never_guessed() {
    let desk = Desk::empty();
    assert_snapshot!(desk.run("rates XTS USD 2025-10-24").told(), @"
    exit 2
    gainsay: no rate for XTS
    ");
    assert_snapshot!(desk.run("rates KRW USD 1990-10-24").told(), @"
    exit 2
    gainsay: no rate for KRW per USD on 1990-10-24: the series has it from 1999-01-04 to 2026-10-30
    ");
    assert_snapshot!(desk.run("rates USD USD 2025-10-24").told(), @"
    exit 2
    gainsay: USD per USD is always 1; name two currencies
    ");
    assert_snapshot!(desk.run("rates KRW USD 2025-10-24 2025-10-01").told(), @"
    exit 2
    gainsay: the period ends before it begins; write the earlier day first
    ");
    assert_snapshot!(desk.run("rates KRW won 2025-10-24").told(), @"
    exit 2
    gainsay: no rate for WON
    ");
    assert_snapshot!(desk.run("rates KRW USD 24.10.2025").told(), @"
    exit 2
    error: invalid value '24.10.2025' for '<DATE>': write a day as YYYY-MM-DD

    For more information, try '--help'.
    ");
}

#[test]
fn rates_of_a_file_replace_those_built_in() {
    let desk = Desk::with_story()
        .with("own/rates.csv", "Date,USD,KRW\n2025-10-24,1.1,1650\n")
        .with("own/bad.csv", "Date,USD\n2025-10-24,cheap\n")
        .with("own/gainsay.toml", "rates = \"rates.csv\"\n");
    assert_snapshot!(desk.run("rates KRW USD 2025-10-24 --rates own/rates.csv").out, @"2025-10-24  1 USD = 1,500.00 KRW  (Source: rates.csv)");
    for args in ["--rates own/rates.csv", "--config own/gainsay.toml"] {
        let run = desk.run(&format!("check gazette.txt star.txt --format json {args}"));
        assert_eq!(run.json()["rates"]["source"], "Source: rates.csv", "{args}: {run}");
    }
    let run = desk.run("check gazette.txt star.txt --rates own/bad.csv");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("gainsay: own/bad.csv:2: \"cheap\" is not a rate of USD"), "{run}");
    assert_snapshot!(desk.run("check gazette.txt star.txt --rates own/absent.csv").told(), @"
    exit 2
    gainsay: own/absent.csv: cannot be read: no such file or folder; check the path
    ");
}

// Help.

#[test]
fn help_version_and_completions_are_printed() {
    let desk = Desk::empty();
    assert_eq!(desk.run("--version").out, format!("gainsay {}\n", env!("CARGO_PKG_VERSION")));
    for command in ["", "check", "extract", "rules", "explain", "why", "weights", "estimate-weights", "rates", "completions"] {
        let run = desk.run(&format!("{command} --help"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}");
        assert!(run.out.contains("Usage: gainsay"), "{run}");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.run(&format!("completions {shell}")).out.contains("gainsay"));
    }
}
