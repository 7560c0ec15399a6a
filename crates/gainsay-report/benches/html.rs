//! What the HTML page costs: a hundred articles with fifty claims each, and half and a quarter of them.
//!
//! `cargo bench -p gainsay-report --bench html`

mod crowd;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use gainsay_report::{Format, Options, render};

fn main() {
    divan::main();
}

/// Bytes are those of the page, items are claims.
#[divan::bench(args = [25, 50, 100])]
fn page_of_articles(bencher: Bencher<'_, '_>, articles: usize) {
    let report = crowd::report(articles);
    let bytes = render(&report, Format::Html, &Options::default()).len();
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(report.claims.len()))
        .bench_local(|| render(black_box(&report), Format::Html, &Options::default()));
}
