//! What a first and a later question about two currencies cost.

use std::hint::black_box;

use chrono::NaiveDate;
use gainsay_model::{Bounds, Currency};
use gainsay_rates::Rates;
use rust_decimal::dec;

fn main() {
    divan::main();
}

fn pair() -> (Currency, Currency) {
    (Currency::new("KRW").expect("a code"), Currency::new("USD").expect("a code"))
}

#[divan::bench]
fn open() -> Rates {
    Rates::embedded()
}

#[divan::bench]
fn open_and_decode_two_columns(bencher: divan::Bencher<'_, '_>) {
    let (quote, base) = pair();
    let date = NaiveDate::from_ymd_opt(2025, 10, 26).expect("a date");
    bencher.bench_local(|| Rates::embedded().on(black_box(quote), base, date).is_ok());
}

#[divan::bench]
fn one_day(bencher: divan::Bencher<'_, '_>) {
    let (rates, (quote, base)) = (Rates::embedded(), pair());
    let date = NaiveDate::from_ymd_opt(2025, 10, 26).expect("a date");
    bencher.bench_local(|| rates.on(black_box(quote), base, date).is_ok());
}

#[divan::bench]
fn whole_history(bencher: divan::Bencher<'_, '_>) {
    let (rates, (quote, base)) = (Rates::embedded(), pair());
    let bounds = Bounds::between(dec!(1439.5), dec!(1440.5));
    bencher.bench_local(|| rates.dates_within(black_box(quote), base, bounds, usize::MAX).is_ok());
}
