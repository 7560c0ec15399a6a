//! How well mentions are read: precision, recall and F1 against the gold of `corpus/en`, and a floor that only rises.
//!
//! `cargo test -p gainsay-extract --test gold -- --nocapture` prints the table; `GOLD_MISSES=1` before it prints every
//! miss and extra as well. `UPDATE_FLOOR=1` raises the floor to what is reached; it never lowers it.
//!
//! `cargo test -p gainsay-extract --test gold -- --ignored --nocapture` prints the same table for `corpus/held-out`, which
//! nothing is mended against and no floor holds.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail, prints its table, and reads its corpus"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay_extract::mentions;
use gainsay_model::{Bound, Change, Document, Mention, MentionKind, Unit};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    published: Option<String>,
    mentions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    text: String,
    start: usize,
    kind: String,
    value: Option<String>,
    unit: Option<String>,
    bound: Option<String>,
    change: Option<String>,
    from: Option<String>,
    to: Option<String>,
    timex: Option<String>,
}

const DEVELOPMENT: &str = "en";
const HELD_OUT: &str = "held-out";

fn corpus(folder: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(folder).join(name)
}

fn cases(folder: &str, name: &str) -> Vec<Case> {
    fs::read_to_string(corpus(folder, name))
        .unwrap()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// One thing measured: how many the gold has, how many were found, how many of both are right.
#[derive(Clone, Copy, Default)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn per_mille(part: usize, whole: usize) -> usize {
        (part * 1000).checked_div(whole).unwrap_or(1000)
    }

    fn precision(self) -> usize {
        Self::per_mille(self.right, self.found)
    }

    fn recall(self) -> usize {
        Self::per_mille(self.right, self.gold)
    }

    /// Harmonic mean, in thousandths.
    fn f1(self) -> usize {
        Self::per_mille(2 * self.right, self.gold + self.found)
    }
}

fn is_time(kind: &str) -> bool {
    matches!(kind, "date" | "time" | "set")
}

/// The byte span of a gold mention, whose start counts characters.
fn bytes_of(text: &str, gold: &Gold) -> (usize, usize) {
    let start = text.char_indices().nth(gold.start).map_or(text.len(), |(at, _)| at);
    (start, start + gold.text.len())
}

fn overlaps(mention: &Mention, (start, end): (usize, usize)) -> bool {
    (mention.span.start as usize) < end && start < mention.span.end as usize
}

fn unit_of(mention: &Mention) -> Option<String> {
    match (&mention.counted, mention.quantity.as_ref().map(|quantity| quantity.unit)) {
        (Some((_, head)), _) => Some(head.clone()),
        (None, Some(Unit::Count | Unit::Number) | None) => None,
        (None, Some(unit)) => Some(unit.name().to_owned()),
    }
}

/// Nouns are compared by their stems: the lexicon keeps "people" where the gold writes "person".
fn same_unit(read: Option<&str>, gold: &Gold) -> bool {
    let lexicon = gainsay_lexicon::lexicon("en").unwrap();
    let folded = |noun: &str| {
        if noun == "people" { "person".to_owned() } else { lexicon.stem(noun).into_owned() }
    };
    gold.kind == "number" || read.map(folded) == gold.unit.as_deref().map(folded)
}

fn bound_of(mention: &Mention) -> Option<&'static str> {
    mention.quantity.as_ref().map(|quantity| match quantity.bound {
        Bound::Nearly => "~",
        Bound::Vague => "range",
        bound => bound.mark(),
    })
}

fn change_of(mention: &Mention) -> Option<&'static str> {
    mention.quantity.as_ref().and_then(|quantity| quantity.change).map(|change| match change {
        Change::Up => "up",
        Change::Down => "down",
    })
}

/// A reading of one case: pairs of gold and found that overlap, what was missed, and what was too many.
struct Matched<'c> {
    pairs: Vec<(&'c Gold, Mention)>,
    missed: Vec<&'c Gold>,
    extra: Vec<Mention>,
}

fn matched(case: &Case) -> Matched<'_> {
    let published = case.published.as_ref().map(|date| date.parse().unwrap());
    let mut found = mentions(&Document::of_text(&case.id, case.text.clone(), published));
    let mut out = Matched { pairs: Vec::new(), missed: Vec::new(), extra: Vec::new() };
    for gold in &case.mentions {
        let span = bytes_of(&case.text, gold);
        let value = gold.value.as_ref().and_then(|value| value.parse::<Decimal>().ok());
        let fits = |mention: &Mention| overlaps(mention, span) && is_time(mention.kind.name()) == is_time(&gold.kind);
        let best = found
            .iter()
            .enumerate()
            .filter(|(_, mention)| fits(mention))
            .min_by_key(|(at, mention)| (mention.quantity.as_ref().map(|quantity| quantity.value) != value, *at))
            .map(|(at, _)| at);
        match best {
            Some(at) => out.pairs.push((gold, found.remove(at))),
            None => out.missed.push(gold),
        }
    }
    out.extra = found;
    out
}

struct Measured {
    tallies: BTreeMap<String, Tally>,
    errors: String,
}

fn measure(folder: &str) -> Measured {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut errors = String::new();
    for case in &cases(folder, "gold.jsonl") {
        let matched = matched(case);
        let mut count = |name: &str, gold: bool, found: bool, right: bool| {
            let tally = tallies.entry(name.to_owned()).or_default();
            tally.gold += usize::from(gold);
            tally.found += usize::from(found);
            tally.right += usize::from(right);
        };
        let mut wrong = Vec::new();
        for (gold, mention) in &matched.pairs {
            if is_time(&gold.kind) {
                let value = mention.timex == gold.timex;
                let period = mention.period.as_ref();
                let days = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
                let same_days = days(period.and_then(gainsay_model::Period::from)) == gold.from
                    && days(period.and_then(gainsay_model::Period::to)) == gold.to;
                count("time relaxed", true, true, true);
                count("time value", true, true, value);
                count("period", true, true, same_days);
                if !value || !same_days {
                    let days = period.and_then(|period| period.days);
                    wrong.push(format!(
                        "TIME {:?} {:?} [{:?} {:?}] read {:?} {:?} {days:?}",
                        gold.text,
                        gold.timex,
                        gold.from,
                        gold.to,
                        mention.span.of(&case.text),
                        mention.timex
                    ));
                }
                continue;
            }
            let value = gold.value.as_ref().and_then(|value| value.parse::<Decimal>().ok())
                == mention.quantity.as_ref().map(|quantity| quantity.value);
            let unit = value && same_unit(unit_of(mention).as_deref(), gold);
            let bound = value && bound_of(mention) == gold.bound.as_deref();
            let kind = value && mention.kind.name() == gold.kind;
            let change = value && change_of(mention) == gold.change.as_deref();
            count("value", true, true, value);
            count("value + unit", true, true, unit);
            count("value + bound", true, true, bound);
            count("value + kind", true, true, kind);
            count("value + change", true, true, change);
            count(&format!("kind {}", gold.kind), true, true, value);
            if !(value && unit && bound && kind && change) {
                wrong.push(format!(
                    "FIGURE {:?} {} {:?} {:?} {:?} {:?} read {:?} {} {:?} {:?} {:?} {:?}",
                    gold.text,
                    gold.kind,
                    gold.value,
                    gold.unit,
                    gold.bound,
                    gold.change,
                    mention.span.of(&case.text),
                    mention.kind.name(),
                    mention.quantity.as_ref().map(|quantity| quantity.value.to_string()),
                    unit_of(mention),
                    bound_of(mention),
                    change_of(mention)
                ));
            }
        }
        for gold in &matched.missed {
            let names: &[&str] = if is_time(&gold.kind) {
                &["time relaxed", "time value", "period"]
            } else {
                &["value", "value + unit", "value + bound", "value + kind", "value + change"]
            };
            names.iter().for_each(|name| count(name, true, false, false));
            if !is_time(&gold.kind) {
                count(&format!("kind {}", gold.kind), true, false, false);
            }
            wrong.push(format!("MISSED {} {:?}", gold.kind, gold.text));
        }
        for mention in &matched.extra {
            let names: &[&str] = if is_time(mention.kind.name()) {
                &["time relaxed", "time value", "period"]
            } else {
                &["value", "value + unit", "value + bound", "value + kind", "value + change"]
            };
            names.iter().for_each(|name| count(name, false, true, false));
            if !is_time(mention.kind.name()) {
                count(&format!("kind {}", mention.kind.name()), false, true, false);
            }
            wrong.push(format!("EXTRA {} {:?}", mention.kind.name(), mention.span.of(&case.text)));
        }
        if !wrong.is_empty() {
            let _ = writeln!(errors, "{}: {}\n    {}", case.id, case.text, wrong.join("\n    "));
        }
    }
    let quiet = cases(folder, "quiet.jsonl");
    let tally = tallies.entry("quiet sentences".to_owned()).or_default();
    for case in &quiet {
        let found = matched(case).extra;
        tally.gold += 1;
        tally.found += 1;
        tally.right += usize::from(found.is_empty());
        if let Some(mention) = found.first() {
            let _ = writeln!(errors, "{}: {}\n    NOT QUIET {} {:?}", case.id, case.text, mention.kind.name(), mention.span.of(&case.text));
        }
    }
    Measured { tallies, errors }
}

fn print(measured: &Measured) {
    println!("{:<24} {:>5} {:>6} {:>6} {:>6} {:>6}", "", "gold", "found", "P", "R", "F1");
    for (name, tally) in &measured.tallies {
        let tenths = |value: usize| format!("{}.{}", value / 10, value % 10);
        println!(
            "{name:<24} {:>5} {:>6} {:>6} {:>6} {:>6}",
            tally.gold,
            tally.found,
            tenths(tally.precision()),
            tenths(tally.recall()),
            tenths(tally.f1())
        );
    }
    if std::env::var_os("GOLD_MISSES").is_some() {
        println!("{}", measured.errors);
    }
}

#[test]
#[ignore = "measured for docs/quality.md; a floor would invite mending against it"]
fn the_held_out_sentences_are_measured() {
    print(&measure(HELD_OUT));
}

#[test]
fn mentions_are_read_at_least_as_well_as_before() {
    let measured = measure(DEVELOPMENT);
    print(&measured);
    let path = corpus(DEVELOPMENT, "floor.toml");
    let mut floor: BTreeMap<String, usize> = toml::from_str(&fs::read_to_string(&path).unwrap_or_default()).unwrap();
    if std::env::var_os("UPDATE_FLOOR").is_some() {
        for (name, tally) in &measured.tallies {
            let kept = floor.entry(name.clone()).or_default();
            *kept = (*kept).max(tally.f1());
        }
        fs::write(
            &path,
            format!(
                "# F1 in thousandths that reading must reach on the gold beside this file. It only rises.\n\n{}",
                toml::to_string(&floor).unwrap()
            ),
        )
        .unwrap();
        return;
    }
    assert!(!floor.is_empty(), "corpus/en/floor.toml holds the floor");
    for (name, kept) in floor {
        let reached = measured.tallies.get(&name).map_or(0, |tally| tally.f1());
        assert!(reached >= kept, "{name}: F1 {reached} per mille is below the floor of {kept}");
    }
}

#[test]
fn the_gold_is_sound() {
    let mut ids = std::collections::BTreeSet::new();
    let all = [DEVELOPMENT, HELD_OUT].into_iter().flat_map(|folder| [cases(folder, "gold.jsonl"), cases(folder, "quiet.jsonl")]);
    for case in all.flatten() {
        assert!(ids.insert(case.id.clone()), "{} stands twice", case.id);
        for gold in &case.mentions {
            let (start, end) = bytes_of(&case.text, gold);
            assert_eq!(case.text.get(start..end), Some(gold.text.as_str()), "{}", case.id);
            assert!(
                [
                    "money",
                    "percent",
                    "percentage_point",
                    "basis_point",
                    "count",
                    "measure",
                    "age",
                    "ordinal",
                    "ratio",
                    "number",
                    "date",
                    "time",
                    "duration",
                    "set"
                ]
                .contains(&gold.kind.as_str())
            );
        }
    }
    // Kinds are named once, in the model.
    assert_eq!(MentionKind::PercentagePoint.name(), "percentage_point");
}
