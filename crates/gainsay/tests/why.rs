//! Why two claims were, or were not, held against each other.

use gainsay::model::Document;
use gainsay::{Apart, Made, Material, Meeting, Options, StoryMode, Why, WhyError, why};

fn article(id: &str, published: &str, text: &str) -> Material {
    Material::article(Document::of_text(id, text.to_owned(), Some(published.parse().expect("a date"))))
}

fn explained(articles: &[Material], left: &str, right: &str) -> Why {
    why(articles.to_vec(), &Options::default(), left, right).expect("both claims exist")
}

fn yard(id: &str, sold: std::ops::Range<u32>) -> Material {
    let sentences: Vec<String> = sold.map(|ferries| format!("The yard at Port Essen sold {ferries} ferries.")).collect();
    article(id, "2025-05-06", &sentences.join("\n\n"))
}

#[test]
fn two_figures_of_one_text_are_never_compared() {
    let why = explained(&[yard("a", 101..104), yard("b", 101..104)], "a/c1", "a/c2");
    assert_eq!((why.meeting, why.story), (Meeting::OneText, None));
    assert!(!why.in_common.is_empty());
}

#[test]
fn in_a_crowd_each_claim_meets_the_nearest_only() {
    let crowd = [yard("a", 100..400), yard("b", 600..900)];
    let one_story = Options { stories: StoryMode::One, ..Options::default() };
    let told = |articles: &[Material], right| why(articles.to_vec(), &one_story, "a/c3", right).expect("both claims exist");
    let why = told(&crowd, "b/c204");
    assert_eq!(why.meeting, Meeting::Crowded);
    assert!(why.topic.is_none() && why.story.is_some_and(|link| link.apart.is_none()));
    assert_eq!(told(&[yard("a", 100..110), yard("b", 600..610)], "b/c4").meeting, Meeting::Compared);
}

#[test]
fn claims_of_two_stories_are_told_what_put_them_apart_and_what_a_comparison_would_have_said() {
    let flood = "The Orrin burst its banks at Glenvale and killed 41 people, Mayor Dora Quint said.\n\nRescuers from Harrowby brought \
                 1,275 residents of Glenvale to Saint Anselm's College.";
    let deal = "Tessel Group will buy Crown Foundries for $2.45 billion, Ivo Lindt said.\n\nCrown Foundries employs 8,350 people in \
                Marrowgate and Port Essen.";
    let articles = [article("flood", "2025-05-06", flood), article("deal", "2025-05-06", deal)];
    let why = explained(&articles, "flood/c1", "deal/c3");
    let link = why.story.expect("two articles");
    assert_eq!((link.apart, link.days, link.against), (Some(Apart::TooLittleShared), Some(0), 0));
    assert!(link.evidence < link.needed);
    let comparison = why.comparison.expect("two counts of people");
    assert_eq!(comparison.words.len(), comparison.comparison.levels().count());
    assert!(comparison.words.iter().all(|words| !words.is_empty() && !words.contains("-common")));
}

#[test]
fn a_pair_is_explained_by_the_comparison_that_was_made() {
    // A third article of another story speaks of other years, which must not change what counts as the past in this one.
    let here = "The yard at Port Essen sold 212 ferries in 2024, Dana Voss of Blue Line told the council of Glenvale.";
    let there = "Dana Voss of Blue Line told the council of Glenvale that the yard at Port Essen sold 212 ferries in 2023.";
    let alone: Vec<Material> =
        [("a", here), ("b", there)].map(|(id, text)| Material::article(Document::of_text(id, text.to_owned(), None))).to_vec();
    let other = "In 2031 Harrowby counted 77 kites. In 2031 Harrowby counted 78 owls. In 2031 Harrowby counted 79 elks, Ivo Lindt of Tessel \
                 Group and Marrowgate said, and in 2031 it counted 4,120 geese and 1,377 storks.";
    let mut with_another = alone.clone();
    with_another.push(Material::article(Document::of_text("c", other.to_owned(), None)));
    let link = explained(&with_another, "a/c1", "c/c1").story.expect("two articles");
    assert!(link.apart.is_some(), "{link:?}");
    let table = |articles: &[Material]| explained(articles, "a/c1", "b/c1").comparison.expect("two counts").comparison;
    assert_eq!(table(&alone), table(&with_another));
}

#[test]
fn what_a_finding_shows_together_is_told_though_no_topic_holds_it() {
    let police = article("police", "2025-11-16", "The van was found near Dorrit, just over the border to the south of Saltmere.");
    let courier = article("courier", "2025-11-17", "The getaway car turned up in flames at Dorrit, north of Saltmere.");
    let articles = [police, courier];
    let why = explained(&articles, "police/c1", "courier/c1");
    assert!(why.topic.is_none(), "claims of this kind stand apart");
    assert!(matches!(&why.made, Some(Made::Reported { rule: "conflicting-direction", .. })), "{:?}", why.made);
}

#[test]
fn of_two_facts_that_no_finding_shows_the_rules_make_nothing() {
    let why = explained(&[yard("a", 101..104), yard("b", 101..104)], "a/c1", "b/c2");
    assert_eq!((why.topic, why.made), (None, None));
}

#[test]
fn what_is_no_pair_is_said_to_be_none() {
    let told = |left, right| why(vec![yard("a", 101..104)], &Options::default(), left, right).expect_err("no pair");
    assert_eq!(told("a/c1", "a/c1"), WhyError::OneClaim);
    assert_eq!(told("a/c1", "a/c99"), WhyError::NoClaim("a/c99".to_owned()));
}
