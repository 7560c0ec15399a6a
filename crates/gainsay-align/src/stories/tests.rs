//! Stories over made-up claims: a claim here is a name or two and a figure.

use std::sync::Arc;

use gainsay_model::{Assertion, ClaimId, Name, NameKind, PartialDate, Quantity, Span, Unit};
use rust_decimal::Decimal;

use super::*;

struct Text {
    document: Document,
    claims: Vec<Claim>,
}

/// A document of this day whose one claim gives these names and this figure. Names in capitals are countries.
fn text(id: &str, published: &str, names: &[&str], figure: i64) -> Text {
    let published = published.parse::<PartialDate>().ok();
    let document = Document::of_text(id, String::new(), published);
    let name = |written: &&str| Name {
        written: (*written).into(),
        canonical: written.to_lowercase().into(),
        kind: if written.chars().all(|c| !c.is_lowercase()) { NameKind::Country } else { NameKind::Organisation },
        span: Span::new(0, 0),
    };
    let nowhere = Span::new(0, 0);
    let assertion = Assertion::Figure(Quantity::exactly(Decimal::from(figure), Unit::Count, figure.to_string()));
    let claim = Claim {
        names: names.iter().map(name).collect(),
        ..Claim::bare(ClaimId::new(&format!("{id}/c1")), DocumentIndex(0), Arc::from(""), nowhere, 1, nowhere, assertion)
    };
    Text { document, claims: vec![claim] }
}

/// The ids of each story.
fn told(texts: &[Text], mode: StoryMode) -> Vec<Vec<String>> {
    let documents: Vec<(&Document, &[Claim])> = texts.iter().map(|text| (&text.document, text.claims.as_slice())).collect();
    let id = |index: DocumentIndex| texts[index.0 as usize].document.id.to_string();
    stories(&documents, mode).into_iter().map(|story| story.into_iter().map(id).collect()).collect()
}

const DAY: &str = "2025-03-26";

/// A mill fire and a bank merger, as three outlets each tell them.
fn two_stories() -> Vec<Text> {
    let fire = |id| text(id, DAY, &["Orlen Mill", "Harrow Valley", "Dana Voss", "Reuters", "SOUTH KOREA"], 4_460);
    let bank = |id| text(id, DAY, &["Crown Bank", "Tessel Group", "Ivo Lindt", "Reuters", "SOUTH KOREA"], 1_825);
    vec![fire("fire-1"), bank("bank-1"), fire("fire-2"), bank("bank-2"), fire("fire-3"), bank("bank-3"), fire("fire-4"), bank("bank-4")]
}

#[test]
fn two_stories_in_one_folder_are_told_apart_though_they_share_an_agency_and_a_country() {
    let expected = [["fire-1", "fire-2", "fire-3", "fire-4"], ["bank-1", "bank-2", "bank-3", "bank-4"]];
    assert_eq!(told(&two_stories(), StoryMode::Auto), expected);
}

#[test]
fn what_the_user_calls_one_story_is_one() {
    assert_eq!(told(&two_stories(), StoryMode::One).len(), 1);
}

#[test]
fn two_texts_that_say_much_and_share_nothing_stand_apart() {
    let names = |prefix: &str| (0..8).map(|at| format!("{prefix} {at}")).collect::<Vec<_>>();
    let of = |id, prefix, figure| {
        let names = names(prefix);
        text(id, DAY, &names.iter().map(String::as_str).collect::<Vec<_>>(), figure)
    };
    assert_eq!(told(&[of("a", "Harbour Office", 312), of("b", "Tram Council", 518)], StoryMode::Auto), [["a"], ["b"]]);
}

#[test]
fn two_texts_that_say_too_little_to_be_told_apart_are_compared() {
    let texts = [text("a", DAY, &["Orlen Mill"], 5), text("b", DAY, &[], 7)];
    assert_eq!(told(&texts, StoryMode::Auto), [["a", "b"]]);
}

#[test]
fn a_round_up_of_the_day_does_not_glue_the_stories_it_names() {
    let mut texts = two_stories();
    let of_both = ["Orlen Mill", "Harrow Valley", "Dana Voss", "Crown Bank", "Tessel Group", "Ivo Lindt"];
    texts.push(text("round-up", DAY, &of_both, 9));
    let stories = told(&texts, StoryMode::Auto);
    assert_eq!(stories.len(), 2, "{stories:?}");
}

#[test]
fn a_name_that_everyone_gives_joins_nobody() {
    let texts: Vec<Text> = (0..200)
        .map(|at| text(&format!("d{at}"), DAY, &["Reuters", "SOUTH KOREA", &format!("Firm {at}"), &format!("Minister {at}")], 1_000 + at))
        .collect();
    assert_eq!(told(&texts, StoryMode::Auto).len(), 200);
}

/// Strikes called by one union in so many countries, among sixty unrelated articles.
fn strikes(countries: &[&str], names: &[&str]) -> Vec<Text> {
    let mut texts: Vec<Text> =
        (0..60).map(|at| text(&format!("d{at}"), DAY, &[&format!("Firm {at}"), &format!("Minister {at}")], 1_000 + at)).collect();
    for (figure, country) in (201..).zip(countries) {
        let names = [names, &[*country]].concat();
        texts.extend((1..=3).map(|outlet| text(&format!("{country}-{outlet}"), DAY, &names, figure)));
    }
    texts
}

#[test]
fn two_strikes_of_one_union_in_two_countries_are_two_stories() {
    let unions = ["Drivers' Guild", "Signallers' League", "Railmen United"];
    let stories = told(&strikes(&["CHILE", "NORWAY"], &unions), StoryMode::Auto);
    for country in ["CHILE", "NORWAY"] {
        let own: Vec<String> = (1..=3).map(|outlet| format!("{country}-{outlet}")).collect();
        assert!(stories.contains(&own), "{stories:?}");
    }
    let told = link(&strikes(&["CHILE", "NORWAY"], &unions), "CHILE-1", "NORWAY-1");
    assert!(told.elsewhere > 0 && told.apart.is_some(), "{told:?}");
    assert_eq!(link(&strikes(&["CHILE", "NORWAY"], &unions), "CHILE-1", "CHILE-2").elsewhere, 0);
}

#[test]
fn texts_that_name_no_country_do_not_glue_two_countries() {
    let unions = ["Drivers' Guild", "Signallers' League", "Railmen United"];
    let mut texts = strikes(&["CHILE", "NORWAY"], &unions);
    texts.extend([text("unplaced-1", DAY, &unions, 201), text("unplaced-2", DAY, &unions, 201)]);
    let stories = told(&texts, StoryMode::Auto);
    let of = |id: &str| stories.iter().position(|story| story.iter().any(|other| other == id));
    assert_eq!(of("CHILE-1"), of("unplaced-1"));
    assert_ne!(of("CHILE-1"), of("NORWAY-1"), "{stories:?}");
}

#[test]
fn a_text_that_shares_a_little_with_each_text_of_a_story_belongs_to_it() {
    let mut texts = strikes(&[], &[]);
    let neighbours: Vec<String> = (0..6).map(|at| format!("Neighbour {at}")).collect();
    for (at, neighbour) in neighbours.iter().enumerate() {
        texts.push(text(&format!("fire-{at}"), DAY, &["Orlen Mill", "Harrow Valley", "Dana Voss", neighbour], 4_460));
    }
    texts.push(text("in-own-words", DAY, &neighbours.iter().map(String::as_str).collect::<Vec<_>>(), 9));
    texts.push(text("of-one-of-them", DAY, &["Neighbour 0", "Firm 1", "Minister 2"], 8));
    let stories = told(&texts, StoryMode::Auto);
    let of = |id: &str| stories.iter().position(|story| story.iter().any(|other| other == id));
    assert_eq!(of("in-own-words"), of("fire-0"), "{stories:?}");
    assert_ne!(of("of-one-of-them"), of("fire-0"), "{stories:?}");
}

#[test]
fn texts_that_share_very_much_are_one_story_whatever_countries_they_name() {
    let names: Vec<String> = (0..9).map(|at| format!("Witness {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let stories = told(&strikes(&["CHILE", "NORWAY"], &names), StoryMode::Auto);
    assert!(stories.iter().any(|story| story.len() == 6), "{stories:?}");
}

#[test]
fn an_article_two_years_later_is_another_story_in_a_folder_of_many() {
    let mut texts: Vec<Text> =
        (0..60).map(|at| text(&format!("d{at}"), DAY, &[&format!("Firm {at}"), &format!("Minister {at}")], 1_000 + at)).collect();
    let fire = |id, published| text(id, published, &["Orlen Mill", "Harrow Valley", "Dana Voss"], 4_460);
    texts.extend([fire("fire-1", DAY), fire("fire-2", "2025-03-28"), fire("follow-up", "2027-03-26")]);
    let stories = told(&texts, StoryMode::Auto);
    assert!(
        stories.contains(&vec!["fire-1".to_owned(), "fire-2".to_owned()]) && stories.contains(&vec!["follow-up".to_owned()]),
        "{stories:?}"
    );
}

#[test]
fn a_long_chain_of_follow_ups_does_not_become_one_story() {
    // One article every ten days for two years, each sharing its names with the next.
    let texts: Vec<Text> = (0..73)
        .map(|at| {
            let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(at * 10);
            let names: Vec<String> = (at..at + 4).map(|name| format!("Witness {name}")).collect();
            text(&format!("d{at}"), &day.to_string(), &names.iter().map(String::as_str).collect::<Vec<_>>(), 7)
        })
        .collect();
    let stories = told(&texts, StoryMode::Auto);
    assert!(stories.iter().all(|story| story.len() <= 7), "{stories:?}");
}

#[test]
fn a_thousand_stories_of_many_outlets_are_found_again() {
    let names = |story: i64| {
        let own = ["Firm", "Town", "Witness", "Minister"].map(|kind| format!("{kind} {story}"));
        own.into_iter().chain(["Reuters".to_owned()]).collect::<Vec<_>>()
    };
    let texts: Vec<Text> = (0..8_000)
        .map(|at| {
            let story = at % 1_000;
            let names = names(story);
            text(&format!("{story}-{}", at / 1_000), DAY, &names.iter().map(String::as_str).collect::<Vec<_>>(), 10_001 + story)
        })
        .collect();
    let stories = told(&texts, StoryMode::Auto);
    assert_eq!(stories.len(), 1_000);
    assert!(stories.iter().all(|story| story.len() == 8 && story.iter().all(|id| id.split('-').next() == story[0].split('-').next())));
}

#[test]
fn nothing_is_no_story() {
    assert!(told(&[], StoryMode::Auto).is_empty());
}

/// What is told of two documents.
fn link(texts: &[Text], left: &str, right: &str) -> StoryLink {
    let documents: Vec<(&Document, &[Claim])> = texts.iter().map(|text| (&text.document, text.claims.as_slice())).collect();
    let place = |id: &str| {
        let at = texts.iter().position(|text| &*text.document.id.0 == id).unwrap();
        DocumentIndex(u32::try_from(at).unwrap())
    };
    story_link(&documents, StoryMode::Auto, place(left), place(right)).unwrap()
}

#[test]
fn why_two_documents_were_put_apart_is_told() {
    let texts = two_stories();
    let told = link(&texts, "fire-1", "fire-2");
    assert_eq!((told.apart, told.days, told.against), (None, Some(0), 0));
    assert!(told.evidence >= told.needed);
    let told = link(&texts, "fire-1", "bank-1");
    assert_eq!(told.apart, Some(Apart::TooLittleShared));
    let shared: Vec<(String, u32)> = told.shared.iter().map(|key| (key.describe(), key.documents)).collect();
    assert_eq!(shared, [("the name \"reuters\"".to_owned(), 8), ("the country \"south korea\"".to_owned(), 8)]);
    assert_eq!(told.evidence, told.shared.iter().map(|key| key.weight).sum::<i64>() - told.against);
    assert!(told.evidence < told.needed && told.documents == 8);
}

/// Eight articles on one fire, and two that share three and two of its eighteen names.
fn a_folder_about_one_fire() -> Vec<Text> {
    let names = |whose: &str, from: usize, to: usize| (from..to).map(|at| format!("{whose} {at}")).collect::<Vec<_>>();
    let of = |id: &str, names: Vec<String>, figure| text(id, DAY, &names.iter().map(String::as_str).collect::<Vec<_>>(), figure);
    let mut texts: Vec<Text> = (0..8).map(|at| of(&format!("fire-{at}"), names("Witness", 0, 18), 4_460)).collect();
    texts.push(of("straggler", [names("Witness", 0, 3), names("Neighbour", 0, 25)].concat(), 812));
    texts.push(of("stranger", [names("Witness", 3, 5), names("Banker", 0, 25)].concat(), 1_825));
    texts
}

#[test]
fn a_folder_that_mostly_tells_one_story_keeps_its_stragglers() {
    let stories = told(&a_folder_about_one_fire(), StoryMode::Auto);
    assert_eq!(stories.len(), 2, "{stories:?}");
    assert!(stories[0].contains(&"straggler".to_owned()) && stories[1] == ["stranger"], "{stories:?}");
}

/// Five texts of one half of a story and four of the other, which have four of their twenty-two names in common.
fn two_halves(common: usize) -> Vec<Text> {
    let of = |id: String, whose: &str, figure| {
        let mut names: Vec<String> = (0..22 - common).map(|at| format!("{whose} {at}")).collect();
        names.extend((0..common).map(|at| format!("Bridge {at}")));
        text(&id, DAY, &names.iter().map(String::as_str).collect::<Vec<_>>(), figure)
    };
    let first = (0..5).map(|at| of(format!("first-{at}"), "Witness", 4_460));
    first.chain((0..4).map(|at| of(format!("second-{at}"), "Official", 812))).collect()
}

#[test]
fn two_halves_of_one_story_are_joined_and_two_stories_that_share_a_name_are_not() {
    assert_eq!(told(&two_halves(4), StoryMode::Auto).len(), 1);
    assert_eq!(told(&two_halves(1), StoryMode::Auto).len(), 2);
}

#[test]
fn what_falls_short_is_told_the_part_it_was_held_to() {
    let texts = a_folder_about_one_fire();
    assert_eq!(link(&texts, "stranger", "fire-1").apart, Some(Apart::SmallPart(7)));
    assert_eq!(link(&texts, "straggler", "fire-1").apart, None);
}

#[test]
fn what_lies_too_far_apart_in_a_folder_of_many_is_told_so() {
    let mut texts: Vec<Text> =
        (0..60).map(|at| text(&format!("d{at}"), DAY, &[&format!("Firm {at}"), &format!("Minister {at}")], 1_000 + at)).collect();
    let fire = |id, published| text(id, published, &["Orlen Mill", "Harrow Valley", "Dana Voss"], 4_460);
    texts.extend([fire("fire-1", DAY), fire("follow-up", "2025-06-26")]);
    let told = link(&texts, "follow-up", "fire-1");
    assert_eq!((told.apart, told.days), (Some(Apart::TooFarApart), Some(92)));
}

#[test]
fn two_stories_that_one_round_up_names_are_told_to_be_held_apart_by_the_others() {
    let mut texts = two_stories();
    let of_both = ["Orlen Mill", "Harrow Valley", "Dana Voss", "Crown Bank", "Tessel Group", "Ivo Lindt"];
    texts.push(text("round-up", DAY, &of_both, 9));
    let apart = ["fire-1", "bank-1"].map(|id| link(&texts, "round-up", id).apart);
    assert!(apart.contains(&None) && apart.contains(&Some(Apart::OtherStories)), "{apart:?}");
}

#[test]
fn what_a_link_tells_is_what_became_of_the_stories() {
    for texts in [
        two_stories(),
        (0..90).map(|at| text(&format!("d{at}"), DAY, &["Reuters", &format!("Firm {}", at % 30)], 10_000 + at % 30)).collect(),
    ] {
        let stories = told(&texts, StoryMode::Auto);
        for (at, left) in texts.iter().enumerate() {
            for right in &texts[at + 1..] {
                let (left, right) = (left.document.id.to_string(), right.document.id.to_string());
                let together = stories.iter().any(|story| story.contains(&left) && story.contains(&right));
                assert_eq!(link(&texts, &left, &right).apart.is_none(), together, "{left} {right}");
            }
        }
    }
}
