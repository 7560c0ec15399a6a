//! Figures that were held apart, pair by pair.

use gainsay::model::{Document, DocumentId, Finding, NotCompared, Report};
use gainsay::{Levels, Material, Options, StoryMode, check, rule_level};
use gainsay_synthetic::{coverage, story};

fn checked(documents: &[Document], pairs: usize) -> Report {
    let options = Options { not_compared_pairs: pairs, ..Options::default() };
    check(documents.iter().cloned().map(Material::article).collect(), &options)
}

fn article(id: &str, published: Option<&str>, text: &str) -> Document {
    Document { outlet: Some(id.to_owned()), ..Document::of_text(id, text.to_owned(), published.map(|day| day.parse().expect("a date"))) }
}

/// Every pair as its reason, its two sets of words, and why.
fn told(report: &Report) -> String {
    let words = |entry: &NotCompared| {
        let pairs = entry.pairs.iter().map(|pair| {
            let [left, right] = pair.claims.map(|claim| report.claim(claim).words().to_owned());
            format!("  {left} | {right} | {}\n", pair.why)
        });
        format!("{}\n{}", entry.reason, pairs.collect::<String>())
    };
    report.not_compared.iter().map(words).collect()
}

#[test]
fn each_pair_is_named_with_its_reason_in_words() {
    let harbour = article(
        "harbour",
        Some("2025-05-06"),
        "The storm killed 41 people and injured 130 in Glenvale, Mayor Dora Quint said.\n\n\
         The yard at Port Essen sold 120 ferries in 2023 and 95 ferries in 2022.",
    );
    let inland = article(
        "inland",
        None,
        "The storm killed 7 people in Harrowby, Mayor Dora Quint said, after it had killed 2 in Port Essen.\n\n\
         The yard at Port Essen sold 900 ferries in 2019.",
    );
    let options = Options { not_compared_pairs: 10, stories: StoryMode::One, ..Options::default() };
    let report = check([harbour, inland].map(Material::article).to_vec(), &options);
    insta::assert_snapshot!(told(&report), @r#"
    figures too far apart to be one fact, with too little else in common
      41 people | 2 | the figures lie far apart: "41" against "2"
      95 ferries | 900 ferries | the figures lie far apart: "95" against "900"; the same days of another year: 2022 against 2019
    one fact, but given for other times
      120 ferries | 900 ferries | of other times: 2023 against 2019
    one fact, but without publication dates it cannot be told which figure is the later
      41 people | 7 people | the figures differ: "41" against "7"; inland has no publication date
    "#);
}

#[test]
fn what_a_finding_shows_side_by_side_was_compared() {
    let paid = |id, sum| article(id, Some("2025-05-06"), &format!("The operator, Blue Line, paid {sum} for repairs in February 2024."));
    let slip = rule_level("test", "magnitude-slip", "note").expect("a rule and a level");
    let options = Options { not_compared_pairs: 10, levels: Levels([slip].into()), ..Options::default() };
    let report = check([paid("a", "$2.4 million"), paid("b", "$24 million")].map(Material::article).to_vec(), &options);
    // A note decides no verdict, so the topic is undecided; its pair was compared all the same.
    assert_eq!(report.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>(), ["magnitude-slip"]);
    assert_eq!(told(&report), "");
}

#[test]
fn nothing_is_named_that_was_not_asked_for() {
    let documents = coverage(1, 3, 6);
    let (without, with) = (checked(&documents, 0), checked(&documents, 100));
    assert!(without.not_compared.iter().all(|entry| entry.pairs.is_empty() && entry.left_off == 0));
    assert!(with.not_compared.iter().any(|entry| !entry.pairs.is_empty()));
    let counts = |report: &Report| report.not_compared.iter().map(|entry| (entry.reason.clone(), entry.claims.clone())).collect::<Vec<_>>();
    assert_eq!(counts(&without), counts(&with));
}

#[test]
fn what_is_left_off_is_counted_and_the_nearest_pairs_stay() {
    let documents: Vec<Document> = (1..=12)
        .flat_map(|seed| {
            story(seed).documents.into_iter().map(move |document| {
                let id = DocumentId::new(&format!("s{seed}-{}", document.id));
                Document { file: format!("{id}.txt"), id, ..document }
            })
        })
        .collect();
    let (all, some) = (checked(&documents, usize::MAX), checked(&documents, 3));
    assert!(all.stories.len() > 1, "pairs of several stories are put together");
    assert!(all.not_compared.iter().any(|entry| entry.pairs.len() > 3));
    for (all, some) in all.not_compared.iter().zip(&some.not_compared) {
        assert_eq!((&all.reason, all.left_off), (&some.reason, 0));
        assert_eq!(some.pairs, all.pairs[..all.pairs.len().min(3)]);
        assert_eq!(some.left_off, all.pairs.len() - some.pairs.len());
        assert!(all.pairs.is_sorted_by_key(|pair| std::cmp::Reverse(pair.weight)));
    }
    for pair in all.not_compared.iter().flat_map(|entry| &entry.pairs) {
        let [left, right] = pair.claims.map(|claim| all.claim(claim));
        assert_ne!(left.document, right.document);
        // What a finding shows side by side was compared.
        let shows = |finding: &&Finding| pair.claims.iter().all(|claim| finding.sides.iter().any(|side| side.claim == *claim));
        assert!(!all.findings.iter().any(|finding| shows(&finding)), "{left:?} {right:?}");
        assert!(
            !pair.why.is_empty() && all.stories.iter().any(|story| [left, right].iter().all(|c| story.documents.contains(&c.document)))
        );
    }
}
