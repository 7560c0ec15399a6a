//! The built-in rate file, and the one command that renews it.

use std::path::Path;

use gainsay_rates::Rates;

const SOURCE: &str = "Source: European Central Bank, euro foreign exchange reference rates";
static EMBEDDED: &[u8] = include_bytes!("../data/ecb.rates");

#[test]
#[expect(clippy::disallowed_methods, reason = "with UPDATE_RATES this test is the tool that writes the data file")]
fn the_built_in_file_encodes_to_the_same_bytes() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ecb.rates");
    if let Ok(update) = std::env::var("UPDATE_RATES") {
        let rates = if update.ends_with(".rates") {
            Rates::from_file("ecb.rates", std::fs::read(&update).unwrap()).unwrap()
        } else {
            let text = std::fs::read_to_string(&update).unwrap();
            Rates::from_csv("eurofxref-hist.csv", &text).unwrap().with_source(SOURCE)
        };
        std::fs::write(place, rates.to_file().unwrap()).unwrap();
        return;
    }
    assert!(
        Rates::embedded().to_file().unwrap() == EMBEDDED,
        "the file does not encode to itself: where only the compressor changed, run UPDATE_RATES=data/ecb.rates cargo test -p gainsay-rates"
    );
}

#[test]
fn the_built_in_file_states_its_source_and_fits() {
    let note = Rates::embedded().note();
    assert_eq!(note.source, SOURCE);
    assert_eq!(note.first.to_string(), "1999-01-04");
    assert!(EMBEDDED.len() < 350_000, "{} bytes", EMBEDDED.len());
}

#[test]
fn a_csv_survives_the_way_through_a_rate_file() {
    let text = "Date,USD,JPY,TRL,\n\
                2025-10-27,1.1655,178.15,N/A,\n\
                2025-10-24,1.1610,N/A,1901234,\n\
                2025-10-22,N/A,176,0.000000001,\n";
    let rates = Rates::from_csv("own.csv", text).unwrap();
    assert_eq!(rates.note().source, "Source: own.csv");
    let file = rates.to_file().unwrap();
    let again = Rates::from_file("own.rates", file.clone()).unwrap();
    assert_eq!(again.note(), rates.note());
    assert_eq!(again.currencies(), rates.currencies());
    for quote in rates.currencies() {
        for base in rates.currencies() {
            for day in 20..=31 {
                let date = chrono::NaiveDate::from_ymd_opt(2025, 10, day).unwrap();
                let (left, right) = (rates.on(quote, base, date), again.on(quote, base, date));
                assert_eq!(left, right, "{quote}/{base} on {date}");
                assert_eq!(left.map(|fixing| fixing.rate.to_string()), right.map(|fixing| fixing.rate.to_string()));
            }
        }
    }
    assert_eq!(again.to_file().unwrap(), file);
}
