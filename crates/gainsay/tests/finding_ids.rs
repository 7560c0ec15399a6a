//! The promise behind acceptances, comparisons and code-scanning alerts: a finding keeps its id when what it shows is
//! not touched.

use std::collections::BTreeSet;

use gainsay::model::Document;
use gainsay::{Material, Options, check};
use proptest::prelude::*;

/// Paragraphs of two outlets on one story. Each carries its own date and names, so that none leans on its neighbours.
const AGENCY: [&str; 4] = [
    "The council of Strelsau approved £3.42 billion for the river tram on 11 March 2025.",
    "The group stole at least $1.65 billion between January and September 2025, the Ruritanian police said.",
    "Halden Motors reported revenue of $4.25 billion in the second quarter of 2025.",
    "A fire aboard the ferry Albatross killed 41 people off Strelsau on 4 March 2025, the coast guard said.",
];
const PAPER: [&str; 4] = [
    "The council of Strelsau approved £342 billion for the river tram on 11 March 2025.",
    "The group stole at least $1.65 billion between January and September 2024, the Ruritanian police said.",
    "Halden Motors reported revenue of $4.25 billion in the second quarter of 2024.",
    "A fire aboard the ferry Albatross killed 38 people off Strelsau on 4 March 2025, the coast guard said.",
];
/// What may stand between them and says nothing of theirs.
const ELSEWHERE: [&str; 6] = [
    "The orchestra rehearsed in the old customs hall.",
    "Beekeepers of the upper valley counted 7,300 hives in the spring of 2019.",
    "The library opens at nine on weekdays.",
    "Nobody answered the door at the glassworks.",
    "The bridge of Zenda is 212 metres long.",
    "Rain is forecast for the weekend.",
];

fn article(id: &str, paragraphs: &[&str]) -> Material {
    Material::article(Document::of_text(id, paragraphs.join("\n\n"), "2025-11-02".parse().ok()))
}

/// The ids of findings about sentences. Whether one text is a copy of the other is about the whole of both.
fn ids(materials: Vec<Material>) -> BTreeSet<String> {
    let findings = check(materials, &Options::default()).findings.into_iter().filter(|finding| finding.rule.name != "shared-origin");
    findings.map(|finding| finding.id.to_string()).collect()
}

fn untouched() -> BTreeSet<String> {
    ids(vec![article("agency", &AGENCY), article("paper", &PAPER)])
}

/// The paragraphs in another order, with others between them.
fn rearranged(paragraphs: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    let between = proptest::sample::subsequence(&ELSEWHERE[..], 0..=ELSEWHERE.len());
    between.prop_flat_map(move |between| Just([paragraphs, &between].concat()).prop_shuffle())
}

#[test]
fn the_story_has_findings_to_keep() {
    assert!(untouched().len() >= 3, "{:?}", untouched());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ids_stay_when_paragraphs_move_and_sentences_elsewhere_come_and_go(
        agency in rearranged(&AGENCY),
        paper in rearranged(&PAPER),
    ) {
        prop_assert_eq!(ids(vec![article("agency", &agency), article("paper", &paper)]), untouched());
    }

    #[test]
    fn ids_stay_when_an_unrelated_article_is_added_or_the_order_changes(
        other in rearranged(&[]),
        place in 0_usize..3,
        swapped in any::<bool>(),
    ) {
        let mut materials = vec![article("agency", &AGENCY), article("paper", &PAPER)];
        if swapped {
            materials.reverse();
        }
        materials.insert(place, article("other", &other));
        prop_assert_eq!(ids(materials), untouched());
    }

    #[test]
    fn ids_of_the_rest_stay_when_a_sentence_is_edited(edited in 0_usize..4, hours in 2_u32..20) {
        let sentence = format!("The mayor of Strelsau spoke for {hours} hours.");
        let mut agency = AGENCY;
        agency[edited] = &sentence;
        let left = ids(vec![article("agency", &agency), article("paper", &PAPER)]);
        prop_assert!(left.is_subset(&untouched()), "{:?} of {:?}", left, untouched());
        prop_assert!(left.len() >= untouched().len() - 2, "{:?} of {:?}", left, untouched());
    }
}
