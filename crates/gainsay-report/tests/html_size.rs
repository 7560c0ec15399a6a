//! The page grows with what it shows and no faster.

#[path = "../benches/crowd/mod.rs"]
mod crowd;

use gainsay_report::{Format, Options, render};

fn size(articles: usize) -> usize {
    render(&crowd::report(articles), Format::Html, &Options::default()).len()
}

#[test]
fn a_page_of_a_hundred_articles_stays_below_five_megabytes() {
    assert_eq!(crowd::report(100).claims.len(), 100 * crowd::CLAIMS);
    let page = size(100);
    assert!(page < 5_000_000, "{page} bytes");
}

#[test]
fn twice_the_articles_give_at_most_twice_the_page() {
    let (quarter, half, whole) = (size(25), size(50), size(100));
    assert!(half < quarter * 2 && whole < half * 2, "{quarter}, {half}, {whole} bytes");
}
