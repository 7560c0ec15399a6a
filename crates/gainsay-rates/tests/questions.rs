//! The questions rules ask of a rate series, on the built-in rates and on small ones with gaps.
#![expect(clippy::unwrap_used, reason = "a test, its helpers included, fails by panicking")]

use chrono::NaiveDate;
use gainsay_model::{Bounds, Currency};
use gainsay_rates::{Fixing, NoRate, RateSpan, Rates, Stretch};
use rust_decimal::{Decimal, dec};

fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Asks the built-in rates for won per dollar.
fn won_on(date: &str) -> Result<Fixing, NoRate> {
    Rates::embedded().on(currency("KRW"), currency("USD"), day(date))
}

fn won_over(from: &str, to: &str) -> RateSpan {
    Rates::embedded().over(currency("KRW"), currency("USD"), day(from), day(to)).unwrap()
}

/// The answer in words, where there is none.
fn refusal<T>(answer: Result<T, NoRate>) -> String {
    answer.map(|_| ()).unwrap_err().to_string()
}

/// A series with one currency, `DATE RATE` a line.
fn series(lines: &str) -> Rates {
    let rows: String = lines.lines().map(|line| line.trim().replace(' ', ",") + "\n").collect();
    Rates::from_csv("own.csv", &format!("Date,USD\n{rows}")).unwrap()
}

fn stretch(from: &str, to: &str, fixings: usize) -> Stretch {
    Stretch { from: day(from), to: day(to), fixings }
}

#[test]
fn known_days_have_the_known_rate() {
    for (date, rate) in [("2025-10-24", dec!(1439.45)), ("2025-10-22", dec!(1432.66)), ("2024-09-30", dec!(1312.17))] {
        let fixing = won_on(date).unwrap();
        assert_eq!((fixing.date, fixing.rate.round_dp(2)), (day(date), rate));
    }
}

#[test]
fn a_cross_keeps_its_digits() {
    let rate = won_on("2025-10-24").unwrap().rate;
    assert_eq!(rate, dec!(1671.49) / dec!(1.1612));
    assert!(rate.scale() > 20, "{rate}");
}

#[test]
fn a_weekend_has_the_rate_of_friday() {
    for date in ["2025-10-25", "2025-10-26"] {
        assert_eq!(won_on(date), won_on("2025-10-24"));
    }
}

#[test]
fn the_first_and_last_day_belong_to_the_series_and_their_neighbours_do_not() {
    assert_eq!(won_on("1999-01-04").unwrap().rate, dec!(1398.59) / dec!(1.1789));
    assert_eq!(won_on("2026-10-30").unwrap().rate, dec!(1491.76) / dec!(1.1172));
    assert_eq!(refusal(won_on("1999-01-03")), "no rate for KRW per USD on 1999-01-03: the series has it from 1999-01-04 to 2026-10-30");
    assert_eq!(refusal(won_on("2026-10-31")), "no rate for KRW per USD on 2026-10-31: the series has it from 1999-01-04 to 2026-10-30");
    for extreme in [NaiveDate::MIN, NaiveDate::MAX] {
        let answer = Rates::embedded().on(currency("KRW"), currency("USD"), extreme);
        assert!(matches!(answer, Err(NoRate::OutsideSeries { .. })));
    }
}

#[test]
fn an_unknown_currency_is_named() {
    let rates = Rates::embedded();
    let (unknown, dollar) = (currency("XYZ"), currency("USD"));
    for (quote, base) in [(unknown, dollar), (dollar, unknown), (unknown, unknown)] {
        assert_eq!(refusal(rates.on(quote, base, day("2025-10-24"))), "no rate for XYZ");
    }
    assert_eq!(rates.nearest_within(unknown, dollar, Bounds::anything(), day("2025-10-24")), Err(NoRate::UnknownCurrency(unknown)));
}

#[test]
fn the_euro_is_one_and_so_is_a_currency_in_itself() {
    let rates = Rates::embedded();
    let (euro, dollar, won) = (currency("EUR"), currency("USD"), currency("KRW"));
    let on = |quote, base| rates.on(quote, base, day("2025-10-24")).unwrap().rate;
    assert_eq!(on(dollar, euro), dec!(1.1612));
    assert_eq!(on(euro, dollar), Decimal::ONE / dec!(1.1612));
    assert_eq!(on(euro, euro), Decimal::ONE);
    assert_eq!(on(won, won), Decimal::ONE);
    assert!(rates.currencies().contains(&euro) && rates.currencies().is_sorted());
}

#[test]
fn the_mean_of_a_period_is_the_mean_of_its_daily_crosses() {
    let span = won_over("2024-01-01", "2024-09-30");
    assert_eq!((span.mean.round_dp(1), span.fixings), (dec!(1352.6), 192));
    let span = won_over("2025-01-01", "2025-09-30");
    assert_eq!((span.mean.round_dp(2), span.fixings), (dec!(1412.25), 191));
    assert_eq!((span.first, span.last, span.clipped), (day("2025-01-02"), day("2025-09-30"), false));
    assert!(span.low < span.mean && span.mean < span.high);
    assert_eq!(won_over("2025-09-30", "2025-01-01"), span, "ends in either order");
}

#[test]
fn the_mean_is_not_the_ratio_of_means() {
    let rates = Rates::from_csv("own.csv", "Date,AAA,BBB\n2025-01-02,2,1\n2025-01-03,2,4\n").unwrap();
    let over = |quote, base| {
        let span = rates.over(currency(quote), currency(base), day("2025-01-02"), day("2025-01-03")).unwrap();
        (span.low, span.high, span.mean)
    };
    assert_eq!(over("AAA", "BBB"), (dec!(0.5), dec!(2), dec!(1.25)));
    assert_eq!(over("EUR", "BBB"), (dec!(0.25), dec!(1), dec!(0.625)));
}

#[test]
fn a_period_of_one_sunday_has_the_rate_in_force() {
    let span = won_over("2025-10-26", "2025-10-26");
    let friday = won_on("2025-10-24").unwrap();
    assert_eq!((span.low, span.high, span.mean), (friday.rate, friday.rate, friday.rate));
    assert_eq!((span.fixings, span.first, span.last), (1, friday.date, friday.date));
}

#[test]
fn a_period_that_goes_on_after_the_series_is_cut_and_says_so() {
    let span = won_over("2026-10-01", "2026-12-31");
    assert!(span.clipped);
    assert_eq!((span.first, span.last), (day("2026-10-01"), day("2026-10-30")));
    let over = |from, to| Rates::embedded().over(currency("KRW"), currency("USD"), day(from), day(to));
    assert_eq!(
        refusal(over("2026-11-01", "2026-11-30")),
        "no rate for KRW per USD from 2026-11-01 to 2026-11-30: the series has it from 1999-01-04 to 2026-10-30"
    );
    assert!(over("1998-12-01", "1999-06-30").is_err(), "a start before the series is not cut");
    assert!(over("1998-01-01", "1998-12-31").is_err());
    assert!(!over("1999-01-01", "1999-12-31").unwrap().clipped, "the first year begins with holidays");
}

#[test]
fn a_currency_that_came_or_went_has_its_own_ends() {
    let rates = Rates::embedded();
    let (euro, won) = (currency("EUR"), currency("KRW"));
    assert_eq!(
        refusal(rates.on(currency("BGN"), euro, day("2026-03-02"))),
        "no rate for BGN per EUR on 2026-03-02: the series has it from 2000-07-19 to 2025-12-31"
    );
    assert_eq!(
        refusal(rates.over(won, currency("INR"), day("2008-01-01"), day("2009-12-31"))),
        "no rate for KRW per INR from 2008-01-01 to 2009-12-31: the series has it from 2009-01-02 to 2026-10-30"
    );
    // The old lira ended the day before the new one began.
    let never = rates.on(currency("TRL"), currency("TRY"), day("2005-01-03"));
    assert_eq!(refusal(never), "no rate for TRL per TRY from 1999-01-04 to 2026-10-30: none was published");
}

#[test]
fn a_gap_of_years_is_no_rate_and_names_the_gap() {
    // No krona was quoted from 10 December 2008 to 31 January 2018.
    let rates = Rates::embedded();
    let (krona, euro) = (currency("ISK"), currency("EUR"));
    assert_eq!(rates.on(krona, euro, day("2008-12-16")).unwrap().date, day("2008-12-09"));
    assert_eq!(
        refusal(rates.on(krona, euro, day("2008-12-17"))),
        "no rate for ISK per EUR from 2008-12-10 to 2008-12-17: none was published"
    );
    assert_eq!(
        refusal(rates.over(krona, euro, day("2008-01-01"), day("2018-12-31"))),
        "no rate for ISK per EUR from 2008-12-10 to 2018-01-31: none was published"
    );
    assert_eq!(
        refusal(rates.over(krona, euro, day("2008-01-01"), day("2008-12-31"))),
        "no rate for ISK per EUR from 2008-12-10 to 2008-12-31: none was published"
    );
    assert_eq!(
        refusal(rates.over(krona, euro, day("2012-01-01"), day("2012-12-31"))),
        "no rate for ISK per EUR from 2012-01-01 to 2012-12-31: none was published"
    );
    let before = rates.nearest_within(krona, euro, Bounds::at_least(dec!(100)), day("2012-01-01"));
    assert_eq!(before.unwrap().unwrap().date, day("2008-12-09"));
}

#[test]
fn a_single_missing_value_falls_back_a_day() {
    let rates = series("2025-01-02 1.5\n2025-01-03 N/A\n2025-01-06 1.6");
    let (dollar, euro) = (currency("USD"), currency("EUR"));
    let fixing = rates.on(dollar, euro, day("2025-01-03")).unwrap();
    assert_eq!((fixing.date, fixing.rate), (day("2025-01-02"), dec!(1.5)));
    let span = rates.over(dollar, euro, day("2025-01-01"), day("2025-01-06")).unwrap();
    assert_eq!((span.fixings, span.mean), (2, dec!(1.55)));
    let all = rates.dates_within(dollar, euro, Bounds::anything(), 9).unwrap();
    assert_eq!(all, [stretch("2025-01-02", "2025-01-06", 2)]);
}

#[test]
fn stretches_come_newest_first_and_no_more_than_asked() {
    let rates = series(
        "2025-01-02 1.5\n2025-01-03 1.5\n2025-01-06 1.6\n2025-01-07 1.5\n2025-01-15 1.5\n2025-01-24 1.5\n2025-01-27 1.7\n2025-01-28 1.7",
    );
    let within = |bounds, limit| rates.dates_within(currency("USD"), currency("EUR"), bounds, limit).unwrap();
    let at = Bounds::exactly(dec!(1.5));
    let all = [stretch("2025-01-24", "2025-01-24", 1), stretch("2025-01-07", "2025-01-15", 2), stretch("2025-01-02", "2025-01-03", 2)];
    assert_eq!(within(at, 9), all);
    assert_eq!(within(at, 2), all[..2]);
    assert_eq!(within(at, 0), []);
    assert_eq!(within(Bounds::exactly(dec!(1.7)), 1), [stretch("2025-01-27", "2025-01-28", 2)]);
    assert_eq!(within(Bounds::more_than(dec!(1.7)), 9), []);
}

#[test]
fn the_days_of_an_implied_rate_show_its_time() {
    // 2.376 trillion won for 1.65 billion dollars: 1,440 won to the dollar.
    let (rates, won, dollar) = (Rates::embedded(), currency("KRW"), currency("USD"));
    let implied = Bounds::between(dec!(1435), dec!(1445));
    for stretch in rates.dates_within(won, dollar, implied, 1_000).unwrap() {
        assert!(stretch.from <= stretch.to && stretch.fixings > 0);
        for date in [stretch.from, stretch.to] {
            let fixing = rates.on(won, dollar, date).unwrap();
            assert!(fixing.date == date && implied.contains(fixing.rate), "{date}: {}", fixing.rate);
        }
    }
    let nearest = rates.nearest_within(won, dollar, implied, day("2024-09-30")).unwrap().unwrap();
    assert!(implied.contains(nearest.rate));
    // No day nearer to it lay within.
    let apart = nearest.date - day("2024-09-30");
    assert!(apart > chrono::Duration::days(30), "{}", nearest.date);
    let span = rates.over(won, dollar, day("2024-09-30"), nearest.date - chrono::Duration::days(1)).unwrap();
    assert!(span.high < dec!(1435));
}

#[test]
fn the_nearest_of_two_equally_near_days_is_the_earlier() {
    let rates = series("2025-01-02 1.5\n2025-01-03 1.4\n2025-01-06 1.5\n2025-01-08 1.6");
    let nearest = |bounds, near| {
        let answer = rates.nearest_within(currency("USD"), currency("EUR"), bounds, day(near));
        answer.unwrap().map(|fixing| fixing.date.to_string())
    };
    let at = Bounds::exactly(dec!(1.5));
    assert_eq!(nearest(at, "2025-01-04").as_deref(), Some("2025-01-02"));
    assert_eq!(nearest(at, "2025-01-05").as_deref(), Some("2025-01-06"));
    assert_eq!(nearest(at, "2025-01-06").as_deref(), Some("2025-01-06"));
    assert_eq!(nearest(at, "1990-01-01").as_deref(), Some("2025-01-02"));
    assert_eq!(nearest(at, "2040-01-01").as_deref(), Some("2025-01-06"));
    assert_eq!(nearest(Bounds::at_least(dec!(2)), "2025-01-04"), None);
}

#[test]
fn the_largest_and_smallest_rates_meet_without_overflow() {
    let text = "Date,BIG,TNY\n2025-01-02,999999999.999999999,0.000000001\n2025-01-03,999999999.999999999,0.000000001\n";
    let rates = Rates::from_csv("own.csv", text).unwrap();
    let (big, tiny) = (currency("BIG"), currency("TNY"));
    let span = rates.over(big, tiny, day("2025-01-02"), day("2025-01-03")).unwrap();
    assert_eq!(span.mean, dec!(999999999999999999));
    assert!(rates.over(tiny, big, day("2025-01-02"), day("2025-01-03")).unwrap().low > Decimal::ZERO);
}
