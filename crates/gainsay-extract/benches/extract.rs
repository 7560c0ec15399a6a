//! What reading claims costs: news of several sizes on one core and two, beside counting words and finding digits over
//! the same bytes, and hostile texts at two sizes to show that the work is linear.
//!
//! `cargo bench -p gainsay-extract` runs all; behind `--`, a name runs a part: `articles`, `large`, `one_document`,
//! `hostile`.

use std::hint::black_box;
use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box_drop};
use gainsay_extract::extract;
use gainsay_model::{Document, DocumentIndex};
use gainsay_synthetic::{Pathology, document, documents, prose};
use rayon::prelude::*;

/// Bytes of one article.
const ARTICLE: usize = 5_000;
const MEGABYTE: usize = 1_000_000;

fn main() {
    // The lexicon is loaded once a process, before anything is measured.
    let _ = gainsay_lexicon::lexicon("en");
    divan::main();
}

/// Articles of so many megabytes in all, made once.
fn news(megabytes: usize) -> &'static [Document] {
    static MADE: [OnceLock<Vec<Document>>; 3] = [const { OnceLock::new() }; 3];
    let slot = match megabytes {
        1 => 0,
        10 => 1,
        _ => 2,
    };
    MADE[slot].get_or_init(|| documents(1, megabytes * MEGABYTE, ARTICLE))
}

fn bytes(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|document| document.text.len()).sum::<usize>())
}

fn claims(documents: &[Document]) -> usize {
    documents.iter().map(|document| extract(document, DocumentIndex(0)).claims.len()).sum()
}

fn words(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text.split_whitespace().count()).sum()
}

/// Runs of digits, a byte at a time.
fn digit_runs(documents: &[Document]) -> usize {
    let runs = |text: &str| {
        let mut before = false;
        text.bytes()
            .filter(|byte| {
                let digit = byte.is_ascii_digit();
                let begins = digit && !before;
                before = digit;
                begins
            })
            .count()
    };
    documents.iter().map(|document| runs(&document.text)).sum()
}

macro_rules! over_news {
    ($module:ident, $samples:literal, $sizes:expr) => {
        mod $module {
            use super::*;

            #[divan::bench(args = $sizes, sample_count = $samples, sample_size = 1)]
            fn claims_on_one_core(bencher: Bencher<'_, '_>, megabytes: usize) {
                let documents = news(megabytes);
                bencher.counter(bytes(documents)).bench_local(|| claims(black_box(documents)));
            }

            #[divan::bench(args = $sizes, sample_count = $samples, sample_size = 1)]
            fn claims_on_two_cores(bencher: Bencher<'_, '_>, megabytes: usize) {
                let documents = news(megabytes);
                let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
                bencher.counter(bytes(documents)).bench_local(|| {
                    pool.install(|| {
                        black_box(documents).par_iter().map(|document| extract(document, DocumentIndex(0)).claims.len()).sum::<usize>()
                    })
                });
            }

            #[divan::bench(args = $sizes, sample_count = $samples, sample_size = 1)]
            fn count_words(bencher: Bencher<'_, '_>, megabytes: usize) {
                let documents = news(megabytes);
                bencher.counter(bytes(documents)).bench_local(|| words(black_box(documents)));
            }

            #[divan::bench(args = $sizes, sample_count = $samples, sample_size = 1)]
            fn find_digits(bencher: Bencher<'_, '_>, megabytes: usize) {
                let documents = news(megabytes);
                bencher.counter(bytes(documents)).bench_local(|| digit_runs(black_box(documents)));
            }
        }
    };
}

over_news!(articles, 7, [1, 10]);
over_news!(large, 3, [100]);

/// One document of this many kilobytes: what depends on the length of a document shows here.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5, sample_size = 1)]
fn one_document(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let made = document("long", "Outlet", "2025-06-18".parse().ok(), prose(1, kilobytes * 1_000));
    bencher.counter(BytesCount::new(made.text.len())).bench_local(|| black_box_drop(extract(black_box(&made), DocumentIndex(0))));
}

/// Hostile texts: the throughput at a megabyte is to be that at 100 kilobytes.
mod hostile {
    use super::*;

    fn read(bencher: Bencher<'_, '_>, kind: &str, bytes: usize) {
        let kind = Pathology::ALL.iter().find(|known| known.name() == kind).expect("a known kind");
        let made = document("hostile", "Outlet", "2025-06-18".parse().ok(), kind.text(bytes));
        bencher.counter(BytesCount::new(made.text.len())).bench_local(|| black_box_drop(extract(black_box(&made), DocumentIndex(0))));
    }

    fn kinds() -> impl Iterator<Item = &'static str> {
        Pathology::ALL.iter().map(|kind| kind.name())
    }

    #[divan::bench(args = kinds(), sample_count = 3, sample_size = 1)]
    fn of_10_kilobytes(bencher: Bencher<'_, '_>, kind: &str) {
        read(bencher, kind, 10_000);
    }

    #[divan::bench(args = kinds(), sample_count = 3, sample_size = 1)]
    fn of_100_kilobytes(bencher: Bencher<'_, '_>, kind: &str) {
        read(bencher, kind, 100_000);
    }

    #[divan::bench(args = kinds(), sample_count = 1, sample_size = 1)]
    fn of_1_megabyte(bencher: Bencher<'_, '_>, kind: &str) {
        read(bencher, kind, MEGABYTE);
    }
}
