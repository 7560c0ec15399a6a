//! Checks seeded stories with planted slips: recall by type of slip, and false alarms per 1,000 articles.
//!
//! `cargo run --release -p gainsay --example planted -- --stories 1000 --seed 1 [--folder] [--weights FILE] [--show missed|false|SLIP] [--print SEED]`
//!
//! `--folder` checks all stories in one run, as articles of one folder; `--weights` takes match weights from a file;
//! `--show` prints examples, `--print` one story.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "an example that reads a file and may fail")]
#![expect(clippy::print_stdout, reason = "a measuring tool prints its table")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use gainsay::model::{Document, DocumentId, Finding, Report, Severity, Span};
use gainsay::{Material, Options, Weights, check};
use gainsay_synthetic::{Slip, Story, story};
use rayon::prelude::*;

#[derive(Default)]
struct Tally {
    planted: usize,
    caught: usize,
}

struct Asked {
    stories: u64,
    seed: u64,
    folder: bool,
    weights: Option<Weights>,
    show: Option<String>,
    print: bool,
}

fn asked() -> Option<Asked> {
    let mut asked = Asked { stories: 100, seed: 1, folder: false, weights: None, show: None, print: false };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--stories" => asked.stories = args.next()?.parse().ok()?,
            "--seed" => asked.seed = args.next()?.parse().ok()?,
            "--folder" => asked.folder = true,
            "--weights" => asked.weights = Some(Weights::parse(&std::fs::read_to_string(args.next()?).unwrap()).unwrap()),
            "--show" => asked.show = Some(args.next()?),
            "--print" => (asked.seed, asked.print) = (args.next()?.parse().ok()?, true),
            _ => return None,
        }
    }
    Some(asked)
}

/// The sentences a finding shows, and those that say the same.
fn places(report: &Report, finding: &Finding) -> Vec<(usize, Span)> {
    let claims = finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
    claims.map(|claim| report.claim(claim)).map(|claim| (claim.document.0 as usize, claim.sentence_span)).collect()
}

/// Findings that would disturb an editor.
fn alarms(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.severity >= Severity::Warning).collect()
}

struct Judged {
    kind: &'static str,
    articles: usize,
    slips: Vec<(Slip, bool)>,
    false_alarms: Vec<(&'static str, String)>,
    missed: Vec<String>,
}

fn shown(report: &Report, finding: &Finding) -> String {
    let mut out = format!("{} {}: {}\n", finding.rule.code, finding.rule.name, finding.message);
    for side in &finding.sides {
        let claim = report.claim(side.claim);
        let document = report.document_of(side.claim);
        let published = document.published.map(|date| date.to_string()).unwrap_or_default();
        out.push_str(&format!("      [{} {published}] {}\n", document.id, claim.sentence));
    }
    out
}

fn judge(seed: u64, story: &Story, report: &Report, first: usize) -> Judged {
    let own = |document: usize| document.checked_sub(first).filter(|at| *at < story.documents.len());
    let alarms: Vec<&Finding> =
        alarms(report).into_iter().filter(|finding| places(report, finding).iter().any(|(at, _)| own(*at).is_some())).collect();
    let local: Vec<Vec<(usize, Span)>> = alarms
        .iter()
        .map(|finding| places(report, finding).into_iter().filter_map(|(document, span)| Some((own(document)?, span))).collect())
        .collect();
    let verdict = story.judge(&local);
    // A finding between two stories counts once, for the story its first side stands in.
    let counted = |at: &usize| places(report, alarms[*at]).first().is_some_and(|(document, _)| own(*document).is_some());
    let false_alarms = verdict.false_alarms.iter().filter(|at| counted(at));
    let missed = story.slips.iter().zip(&verdict.caught).filter(|(_, caught)| !**caught);
    Judged {
        kind: story.kind,
        articles: story.documents.len(),
        slips: story.slips.iter().map(|planted| planted.slip).zip(verdict.caught.iter().copied()).collect(),
        false_alarms: false_alarms
            .map(|at| (alarms[*at].rule.name, format!("seed {seed} {}: {}", story.kind, shown(report, alarms[*at]))))
            .collect(),
        missed: missed
            .map(|(planted, _)| {
                let mut out = format!("{}: {} of {} (seed {seed})\n", planted.slip.name(), planted.fact, story.kind);
                for (document, span) in &planted.sentences {
                    out.push_str(&format!("      [{document}] {}\n", span.of(&story.documents[*document].text)));
                }
                out
            })
            .collect(),
    }
}

fn material(document: &Document, story: usize, folder: bool) -> Material {
    let mut document = document.clone();
    if folder {
        document.id = DocumentId::new(&format!("s{story}-{}", document.id));
        document.file = format!("{}.txt", document.id);
    }
    Material::article(document)
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        println!("usage: planted [--stories N] [--seed N] [--folder] [--weights FILE] [--show missed|false|SLIP] [--print SEED]");
        return ExitCode::from(2);
    };
    let options = Options { weights: asked.weights.clone().unwrap_or_else(|| Weights::embedded().clone()), ..Options::default() };
    let seeds: Vec<u64> = (asked.seed..asked.seed + if asked.print { 1 } else { asked.stories }).collect();
    if asked.print {
        for document in story(asked.seed).documents {
            println!("== {} {}\n{}", document.id, document.published.map(|date| date.to_string()).unwrap_or_default(), document.text);
        }
    }
    let judged: Vec<Judged> = if asked.folder {
        let stories: Vec<Story> = seeds.par_iter().map(|seed| story(*seed)).collect();
        let materials =
            stories.iter().enumerate().flat_map(|(at, story)| story.documents.iter().map(move |document| material(document, at, true)));
        let report = check(materials.collect(), &options);
        let mut first = 0;
        let mut out = Vec::new();
        for (seed, story) in seeds.iter().zip(&stories) {
            out.push(judge(*seed, story, &report, first));
            first += story.documents.len();
        }
        out
    } else {
        seeds
            .par_iter()
            .map(|seed| {
                let story = story(*seed);
                let report = check(story.documents.iter().map(|document| material(document, 0, false)).collect(), &options);
                judge(*seed, &story, &report, 0)
            })
            .collect()
    };
    table(&judged, asked.show.as_deref());
    ExitCode::SUCCESS
}

fn tenths(part: usize, whole: usize, times: usize) -> String {
    let value = (part * times * 10).checked_div(whole).unwrap_or(0);
    format!("{}.{}", value / 10, value % 10)
}

fn table(judged: &[Judged], show: Option<&str>) {
    let mut slips: BTreeMap<Slip, Tally> = BTreeMap::new();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for one in judged {
        for (slip, caught) in &one.slips {
            let tally = slips.entry(*slip).or_default();
            tally.planted += 1;
            tally.caught += usize::from(*caught);
        }
        for (rule, _) in &one.false_alarms {
            *rules.entry(rule).or_default() += 1;
            *kinds.entry(one.kind).or_default() += 1;
        }
        let examples = match show {
            Some("false") => one.false_alarms.iter().map(|(_, text)| text).collect::<Vec<_>>(),
            Some("missed") => one.missed.iter().collect(),
            Some(name) => {
                let rule = one.false_alarms.iter().filter(|(rule, _)| *rule == name).map(|(_, text)| text);
                one.missed.iter().filter(|text| text.starts_with(&format!("{name}:"))).chain(rule).collect()
            }
            None => Vec::new(),
        };
        for example in examples {
            println!("{example}");
        }
    }
    let articles: usize = judged.iter().map(|one| one.articles).sum();
    let alarms: usize = rules.values().sum();
    println!("| slip | planted | found | recall |\n|---|---|---|---|");
    let (mut planted, mut caught) = (0, 0);
    for (slip, tally) in &slips {
        println!("| {} | {} | {} | {} |", slip.name(), tally.planted, tally.caught, tenths(tally.caught, tally.planted, 100));
        planted += tally.planted;
        caught += tally.caught;
    }
    println!("| all | {planted} | {caught} | {} |", tenths(caught, planted, 100));
    println!(
        "\n{} stories, {articles} articles, {alarms} false alarms, {} per 1,000 articles",
        judged.len(),
        tenths(alarms, articles, 1_000)
    );
    for (rule, count) in rules {
        println!("  {count:>5} {rule}");
    }
    println!("  by kind: {}", kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", "));
}
