//! Match weights estimated from generated stories that nobody labelled.

use gainsay::model::{Document, DocumentId};
use gainsay::{Estimate, EstimateBounds, Level, Material, Options, Weights, estimate_weights};
use gainsay_synthetic::story;

/// The articles of some generated stories, in one run.
fn articles() -> Vec<Document> {
    (1..=60)
        .flat_map(|seed| {
            story(seed).documents.into_iter().map(move |document| {
                let id = DocumentId::new(&format!("s{seed}-{}", document.id));
                Document { file: format!("{id}.txt"), id, ..document }
            })
        })
        .collect()
}

fn estimated(documents: Vec<Document>, bounds: EstimateBounds) -> Estimate {
    estimate_weights(documents.into_iter().map(Material::article).collect(), &Options::default(), bounds)
}

/// The estimated weight of a level, where there is one.
fn weight(estimate: &Estimate, feature: &str, level: &str) -> Option<i32> {
    let features = Weights::embedded().features();
    let place = features.iter().position(|known| known.name == feature).expect("a feature of the table");
    let at = features[place].levels.iter().position(|(known, _)| known == level).expect("a level of the feature");
    estimate.features[place][at].weight
}

#[test]
fn what_holds_one_fact_together_is_found_without_labels() {
    let estimate = estimated(articles(), EstimateBounds::default());
    assert!(estimate.converged(), "{:?}", estimate.searches);
    for (feature, alike, unlike) in [
        ("value", "equal-rare", "far"),
        ("measure", "same-thing", "different"),
        ("action", "same", "different"),
        ("names", "shared", "none"),
        ("terms", "most", "none"),
        ("period", "equal", "disjoint"),
        ("unique", "both", "neither"),
    ] {
        let seen = |level| weight(&estimate, feature, level).unwrap_or_else(|| panic!("{feature}/{level} was not seen often enough"));
        let (alike, unlike) = (seen(alike), seen(unlike));
        assert!(alike > 100 && unlike < 0, "{feature}: {alike} {unlike}");
    }
    let prior = estimate.prior.unwrap();
    assert!((-600..0).contains(&prior), "most random pairs are about two facts, yet not nearly all: {prior}");
}

#[test]
fn neither_the_order_of_files_nor_their_names_change_a_byte() {
    let printed = |documents| {
        let bounds = EstimateBounds { pairs: 2_000, ..EstimateBounds::default() };
        estimated(documents, bounds).to_toml(Weights::embedded(), bounds.search)
    };
    let documents = articles();
    let forwards = printed(documents.clone());
    let backwards = printed(documents.iter().rev().cloned().collect());
    let renamed = documents.into_iter().enumerate().map(|(at, document)| {
        let id = DocumentId::new(&format!("{}-{at}", (at * 7) % 13));
        Document { file: format!("{id}.txt"), id, ..document }
    });
    assert_eq!(forwards, backwards);
    assert_eq!(forwards, printed(renamed.collect()));
}

#[test]
fn what_is_printed_is_a_table_of_weights_that_can_be_used() {
    let bounds = EstimateBounds::default();
    let estimate = estimated(articles(), bounds);
    let shipped = Weights::embedded();
    let table = Weights::parse(&estimate.to_toml(shipped, bounds.search)).unwrap();
    assert_eq!(table.threshold, shipped.threshold);
    assert_eq!(Some(table.prior), estimate.prior);
    let weight = |feature: &str, name: &str| {
        let level = Level::ALL.into_iter().find(|level| level.feature() == feature && level.name() == name).unwrap();
        table.of(level)
    };
    for (feature, levels) in shipped.features().iter().zip(&estimate.features) {
        let of_table = table.features().iter().find(|of_table| of_table.name == feature.name).unwrap();
        assert_eq!(of_table.reason, feature.reason);
        for ((name, in_use), level) in feature.levels.iter().zip(levels) {
            assert_eq!(weight(&feature.name, name), level.weight.unwrap_or(*in_use), "{} {name}", feature.name);
        }
    }
}

#[test]
fn the_bound_on_pairs_holds() {
    let estimate = estimated(articles(), EstimateBounds { pairs: 500, ..EstimateBounds::default() });
    let stories = estimate.stories as u64;
    assert!(estimate.random_pairs() > 100 && estimate.random_pairs() <= 500 + stories, "{}", estimate.random_pairs());
}

#[test]
fn of_nothing_nothing_is_estimated() {
    let estimate = estimated(Vec::new(), EstimateBounds::default());
    assert_eq!((estimate.random_pairs(), estimate.prior), (0, None));
    let bounds = EstimateBounds::default();
    assert_eq!(Weights::parse(&estimate.to_toml(Weights::embedded(), bounds.search)).unwrap().prior, Weights::embedded().prior);
}
