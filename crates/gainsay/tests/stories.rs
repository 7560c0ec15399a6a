//! Many stories in one run: each is checked as if it had been given alone, and nothing is compared across stories.

use std::collections::BTreeSet;

use gainsay::model::{Document, PartialDate, Report};
use gainsay::{Material, Options, StoryMode, check};
use gainsay_synthetic::documents;

fn checked(documents: &[Document], stories: StoryMode) -> Report {
    let options = Options { stories, ..Options::default() };
    check(documents.iter().cloned().map(Material::article).collect(), &options)
}

fn article(id: &str, text: &str) -> Document {
    let published: Option<PartialDate> = "2025-06-18".parse().ok();
    Document::of_text(id, text.to_owned(), published)
}

/// A flood and a takeover, two outlets each; every pair disagrees on one figure.
fn two_stories() -> Vec<Document> {
    vec![
        article(
            "flood-a",
            "The Orrin burst its banks at Glenvale on Monday and killed 41 people, Mayor Dora Quint said.\n\nRescuers from Harrowby \
             brought 1,275 residents of Glenvale to Saint Anselm's College, the Orrin Valley Fire Service said.",
        ),
        article(
            "deal-a",
            "Tessel Group will buy Crown Foundries for $2.45 billion, chief executive Ivo Lindt said on Monday.\n\nCrown Foundries \
             employs 8,350 people in Marrowgate and Port Essen, and Lindt expects the European Commission to agree.",
        ),
        article(
            "flood-b",
            "On Monday the Orrin flooded Glenvale, and 47 people were killed, according to Mayor Dora Quint.\n\nThe Orrin Valley \
             Fire Service brought 1,275 residents of Glenvale to Saint Anselm's College.",
        ),
        article(
            "deal-b",
            "Tessel Group will buy Crown Foundries for $2.54 billion, Ivo Lindt said on Monday.\n\nIn Marrowgate and Port Essen \
             Crown Foundries employs 8,350 people; Lindt is waiting for the European Commission.",
        ),
    ]
}

fn ids(report: &Report) -> BTreeSet<String> {
    report.findings.iter().map(|finding| finding.id.to_string()).collect()
}

#[test]
fn unrelated_articles_are_never_held_against_each_other() {
    for seed in 1..4 {
        let report = checked(&documents(seed, 60_000, 5_000), StoryMode::Auto);
        assert_eq!(report.stories.len(), report.documents.len());
        let across = report.findings.iter().filter(|finding| {
            let documents: BTreeSet<_> = finding.claims().map(|claim| report.claim(claim).document).collect();
            documents.len() > 1
        });
        assert_eq!(across.map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(report.not_compared.is_empty());
    }
}

#[test]
fn two_stories_give_the_findings_of_each_and_no_other() {
    let all = two_stories();
    let together = checked(&all, StoryMode::Auto);
    assert_eq!(together.stories.iter().map(|story| story.documents.len()).collect::<Vec<_>>(), [2, 2]);
    let flood = checked(&[all[0].clone(), all[2].clone()], StoryMode::Auto);
    let deal = checked(&[all[1].clone(), all[3].clone()], StoryMode::Auto);
    assert!(!flood.findings.is_empty() && !deal.findings.is_empty());
    assert_eq!(ids(&together), ids(&flood).union(&ids(&deal)).cloned().collect());
}

#[test]
fn a_report_of_several_stories_keeps_documents_claims_and_topics_in_order() {
    let report = checked(&two_stories(), StoryMode::Auto);
    let order: Vec<String> = report.documents.iter().map(|document| document.id.to_string()).collect();
    assert_eq!(order, ["flood-a", "deal-a", "flood-b", "deal-b"]);
    assert!(report.claims.is_sorted_by_key(|claim| claim.document));
    for claim in &report.claims {
        let document = &report.document(claim.document).id;
        assert!(claim.id.0.starts_with(&*document.0), "{} stands in {document}", claim.id);
    }
    assert!(report.topics.is_sorted_by_key(|topic| topic.claims[0]));
    for finding in &report.findings {
        let topic = report.topics.iter().find(|topic| Some(&topic.id) == finding.topic.as_ref());
        assert!(topic.is_none_or(|topic| topic.claims.contains(&finding.sides[0].claim)), "{}", finding.message);
    }
}

#[test]
fn the_order_of_documents_does_not_change_what_is_found() {
    let mut reversed = two_stories();
    reversed.reverse();
    assert_eq!(ids(&checked(&reversed, StoryMode::Auto)), ids(&checked(&two_stories(), StoryMode::Auto)));
}

#[test]
fn what_the_user_calls_one_story_is_compared_as_one() {
    let report = checked(&two_stories(), StoryMode::One);
    assert_eq!(report.stories.len(), 1);
}
