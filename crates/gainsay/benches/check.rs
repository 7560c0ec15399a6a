//! What a whole check costs: documents in, report out, rates embedded.
//!
//! `cargo bench -p gainsay` runs all.

use std::hint::black_box;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box_drop};
use gainsay::{Material, Options, check};
use gainsay_model::Document;
use gainsay_synthetic::{coverage, documents};

fn main() {
    // The lexicon, weights and rates are loaded once a process, before anything is measured.
    let _ = check(materials(&documents(1, 2_000, 1_000)), &Options::default());
    divan::main();
}

fn materials(documents: &[Document]) -> Vec<Material> {
    documents.iter().cloned().map(Material::article).collect()
}

fn run(bencher: Bencher<'_, '_>, documents: &[Document]) {
    let options = Options::default();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(documents.len()))
        .with_inputs(|| materials(documents))
        .bench_local_values(|materials| black_box_drop(check(black_box(materials), &options)));
}

/// Two articles of 6 kB each.
#[divan::bench]
fn two_articles(bencher: Bencher<'_, '_>) {
    run(bencher, &documents(1, 12_000, 6_000)[..2]);
}

/// Articles of 3 kB about different things, as many as given.
#[divan::bench(args = [10, 100, 1_000], sample_count = 3, sample_size = 1)]
fn unrelated_articles(bencher: Bencher<'_, '_>, articles: usize) {
    run(bencher, &documents(2, articles * 4_000, 3_000)[..articles]);
}

/// Stories told by twelve outlets each, about a hundred claims a story.
#[divan::bench(args = [10, 100], sample_count = 3, sample_size = 1)]
fn stories_of_twelve_outlets(bencher: Bencher<'_, '_>, stories: usize) {
    run(bencher, &coverage(1, stories, 12));
}
