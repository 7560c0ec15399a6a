//! What stands behind a number and says what it is a number of: "percent", "euros", "sq km".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Currency, Dimension, Unit};
use rust_decimal::{Decimal, dec};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// What follows a number and says what it is a number of.
pub(super) enum After {
    Unit(Unit),
    /// A unit and a factor in one abbreviation: "bcm".
    Scaled(Unit, Decimal),
    /// So many to the unit: twelve months to a year of age.
    Parts(Unit, Decimal),
    /// Cents and pence: a hundredth of the currency.
    Minor(Currency),
}

/// Kinds of words that name a unit.
const UNITS: Kinds = Kinds::UNIT.with(Kinds::CURRENCY).with(Kinds::SHARE);

pub(super) fn unit_after(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, After)> {
    let hyphen = usize::from(sentence.is(at, TokenKind::Hyphen));
    let unit = |sense: &Sense| match sense {
        Sense::Percent => Some(After::Unit(Unit::Percent)),
        Sense::PercentagePoint => Some(After::Unit(Unit::PercentagePoint)),
        Sense::BasisPoint => Some(After::Unit(Unit::BasisPoint)),
        Sense::Currency { currency, minor: false } => Some(After::Unit(Unit::Money(*currency))),
        Sense::Currency { currency, minor: true } => Some(After::Minor(*currency)),
        Sense::Unit(measure) => Some(After::Unit(Unit::Measure(measure))),
        Sense::ScaledUnit { unit, factor } => Some(After::Scaled(Unit::Measure(unit), *factor)),
        _ => None,
    };
    if sentence.is(at, TokenKind::Word)
        && sentence.word(at + 1) == "/"
        && sentence.tokens.get(at + 2).is_some_and(|token| token.glued)
        && let Some(found) = lexicon.case_symbol(sentence.written(at, at + 3)).iter().find_map(unit)
    {
        return Some((at + 3, found));
    }
    if let Some(found) =
        points_at(sentence, at + hyphen).or_else(|| bytes_at(sentence, at + hyphen)).or_else(|| age_in_parts_at(sentence, at))
    {
        return Some(found);
    }
    // "50 Cent" sings; "the 2,000 Bar" is a place.
    let named = sentence.tokens.get(at).is_some_and(|token| token.capital)
        && !sentence.heading
        && matches!(sentence.word(at), "cent" | "bar" | "foot");
    if let Some((end, after)) = sentence.sense_of(at + hyphen, UNITS, unit).filter(|_| !named) {
        // "22-year-old" is an age.
        if hyphen == 1 && sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if sentence.word(end) == "old" || (sentence.word(end) == "of" && sentence.word(end + 1) == "age") {
            let age = Unit::named("year of age")?;
            if matches!(&after, After::Unit(Unit::Measure(measure)) if measure.name == "year") {
                return Some((end + if sentence.word(end) == "old" { 1 } else { 2 }, After::Unit(age)));
            }
        }
        // "a 500-pound bomb" weighs; "a 10-pound note" does not.
        if (hyphen == 1 || beside_mass(sentence, at, end))
            && sentence.word(at + hyphen).starts_with("pound")
            && !matches!(sentence.word(end), "note" | "coin" | "fine" | "fee")
            && let Some(mass) = Unit::named("pound")
        {
            return Some((end, After::Unit(mass)));
        }
        return Some((end, after));
    }
    // Calendar words count time only when nothing else claimed them.
    if let Some((end, name)) = sentence.sense_of(at + hyphen, Kinds::CALENDAR_UNIT, |sense| match sense {
        Sense::CalendarUnit(grain) => Some(grain.name()),
        _ => None,
    }) && let Some(unit) = Unit::named(name)
    {
        if sentence.is(end, TokenKind::Hyphen) && sentence.word(end + 1) == "old" {
            return Some((end + 2, After::Unit(Unit::named("year of age")?)));
        }
        if name == "year" && sentence.word(end) == "old" {
            return Some((end + 1, After::Unit(Unit::named("year of age")?)));
        }
        return Some((end, After::Unit(unit)));
    }
    let printed = sentence.printed(at);
    let symbol = |senses: &[Sense]| senses.iter().find_map(unit);
    if sentence.is(at, TokenKind::Symbol)
        && sentence.is(at + 1, TokenKind::Word)
        && sentence.tokens[at + 1].glued
        && let Some(found) = symbol(lexicon.case_symbol(sentence.written(at, at + 2)))
    {
        return Some((at + 2, found));
    }
    if let Some(found) = in_millions(sentence, at, &|code| symbol(lexicon.case_symbol(code))) {
        return Some(found);
    }
    // "190 km2" is one run of letters and digits.
    if sentence.is(at, TokenKind::Code)
        && let Some(found @ After::Unit(Unit::Measure(_))) = symbol(lexicon.case_symbol(printed))
    {
        return Some((at + 1, found));
    }
    let short = printed.len() <= 6 && matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Symbol));
    short.then(|| symbol(lexicon.case_symbol(printed))).flatten().map(|found| (at + 1, found))
}

/// Currencies whose codes stand behind an "M" for millions; other codes would make words of it, as "ALL" makes "MALL".
const IN_MILLIONS: [&str; 12] = ["AUD", "CAD", "CHF", "DKK", "EUR", "GBP", "JPY", "NOK", "NZD", "PLN", "SEK", "USD"];

/// "120 MEUR", "75 USD million": a scale joined to a currency's code, or behind it. `symbol` gives what a code means.
fn in_millions(sentence: &Sentence<'_>, at: usize, symbol: &dyn Fn(&str) -> Option<After>) -> Option<(usize, After)> {
    if !sentence.is(at, TokenKind::Word) {
        return None;
    }
    let printed = sentence.printed(at);
    let money = |code: &str, end: usize, factor: Decimal| match symbol(code) {
        Some(After::Unit(unit @ Unit::Money(_))) => Some((end, After::Scaled(unit, factor))),
        _ => None,
    };
    if let Some(code) = printed.strip_prefix('M').filter(|code| IN_MILLIONS.contains(code)) {
        return money(code, at + 1, dec!(1_000_000));
    }
    let factor = match sentence.word(at + 1) {
        "million" => dec!(1_000_000),
        "billion" => dec!(1_000_000_000),
        "trillion" => dec!(1_000_000_000_000),
        _ => return None,
    };
    let code = printed.len() == 3 && printed.bytes().all(|byte| byte.is_ascii_uppercase()) && !sentence.is(at + 2, TokenKind::Hyphen);
    code.then(|| money(printed, at + 2, factor)).flatten()
}

/// How far around a unit the words are read that tell what it measures, in tokens; a limit keeps endless sentences linear.
const CONTEXT: usize = 64;

/// "100 mb" of a file are megabytes; those of a storm are millibars. "MB" is one only of a storm.
fn bytes_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, After)> {
    let name = match sentence.word(at) {
        "kb" => "kilobyte",
        "mb" => "megabyte",
        "gb" => "gigabyte",
        "tb" => "terabyte",
        _ => return None,
    };
    let near = || (at.saturating_sub(CONTEXT)..(at + CONTEXT).min(sentence.len())).map(|at| sentence.word(at));
    let of_weather = || {
        near().any(|word| {
            matches!(
                word,
                "pressure"
                    | "hurricane"
                    | "cyclone"
                    | "typhoon"
                    | "storm"
                    | "depression"
                    | "barometer"
                    | "barometric"
                    | "landfall"
                    | "winds"
            )
        })
    };
    let name = match sentence.printed(at) {
        "mb" | "MB" if of_weather() => "hectopascal",
        "KB" | "MB" | "GB" | "TB" => name,
        _ if near().any(is_of_data) => name,
        _ => return None,
    };
    Some((at + 1, After::Unit(Unit::named(name)?)))
}

fn is_of_data(word: &str) -> bool {
    matches!(
        word,
        "app"
            | "apps"
            | "attachment"
            | "attachments"
            | "backup"
            | "bandwidth"
            | "broadband"
            | "cache"
            | "data"
            | "database"
            | "disk"
            | "download"
            | "downloaded"
            | "downloads"
            | "file"
            | "files"
            | "internet"
            | "memory"
            | "photo"
            | "photos"
            | "ram"
            | "server"
            | "servers"
            | "software"
            | "storage"
            | "upload"
            | "uploaded"
            | "uploads"
            | "video"
            | "videos"
    )
}

/// "points" beside percentages are percentage points; those of an index are only counted. Bare degrees are those of
/// the scale that the sentence names.
fn points_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, After)> {
    let near = at.saturating_sub(CONTEXT)..(at + CONTEXT).min(sentence.len());
    match sentence.word(at) {
        "point" | "points" | "pts" => {
            // "Per cent" is two words.
            let any =
                |accept: fn(&Sense) -> bool| near.clone().any(|at| sentence.sense_at(at, |sense| accept(sense).then_some(())).is_some());
            let of_index = any(|sense| matches!(sense, Sense::IndexWord));
            let of_share = any(|sense| matches!(sense, Sense::ShareWord | Sense::Percent | Sense::PercentagePoint | Sense::BasisPoint))
                || near.clone().any(|at| sentence.word(at) == "%");
            (of_share && !of_index).then_some((at + 1, After::Unit(Unit::PercentagePoint)))
        }
        "degree" | "degrees" if !matches!(sentence.word(at + 1), "of" | "c" | "f" | "celsius" | "fahrenheit" | "centigrade") => {
            let unit = near.clone().find_map(|at| match (sentence.word(at), sentence.word(at + 1)) {
                ("°", "c") | (_, "celsius" | "centigrade") => Unit::named("degree Celsius"),
                ("°", "f") | (_, "fahrenheit") => Unit::named("degree Fahrenheit"),
                _ => None,
            })?;
            Some((at + 1, After::Unit(unit)))
        }
        _ => None,
    }
}

/// "six-month-old", "18 months old": a part of a year.
fn age_in_parts_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, After)> {
    let hyphen = |at: usize| usize::from(sentence.is(at, TokenKind::Hyphen));
    let unit_at = at + hyphen(at);
    let parts = match sentence.word(unit_at) {
        "month" | "months" => dec!(12),
        "week" | "weeks" => dec!(52),
        _ => return None,
    };
    let old_at = unit_at + 1 + hyphen(unit_at + 1);
    let age = Unit::named("year of age")?;
    matches!(sentence.word(old_at), "old" | "olds").then(|| Some((old_at + 1, After::Parts(age, parts))))?
}

/// "421 kilograms (928 pounds)", "928 pounds (421 kilograms)", "weighs 928 pounds": beside a mass, pounds weigh. `at` to
/// `end` is the unit.
fn beside_mass(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    let mass = |at: usize| {
        sentence.has(
            at,
            |sense| matches!(sense, Sense::Unit(measure) if measure.dimension == Dimension::Mass && !measure.name.starts_with("pound")),
        )
    };
    let opened = (at.saturating_sub(6)..at).rev().find(|at| sentence.word(*at) == "(").and_then(|at| at.checked_sub(1));
    let converted =
        sentence.word(end) == "(" && (end + 1..(end + 7).min(sentence.len())).take_while(|at| sentence.word(*at) != ")").any(mass);
    let weighs = (at.saturating_sub(5)..at).any(|at| matches!(sentence.word(at), "weigh" | "weighs" | "weighed" | "weighing"));
    opened.is_some_and(mass) || converted || weighs
}

#[cfg(test)]
mod tests {
    use gainsay_model::Document;

    /// The figures of a text.
    fn read(text: &str) -> Vec<String> {
        let document = Document::of_text("case", text.to_owned(), None);
        let figures = crate::mentions(&document);
        figures.iter().filter_map(|mention| mention.quantity.as_ref()).map(|q| format!("{} {}", q.value, q.unit.name())).collect()
    }

    #[test]
    fn a_unit_may_end_in_a_digit() {
        assert_eq!(read("The park covers 190 km2 of forest."), ["190 square kilometre"]);
        assert_eq!(read("A flat of 84m2 costs more."), ["84 square metre"]);
        assert_eq!(read("It has 12 A320 jets."), read("It has 12 B737 jets."));
    }

    #[test]
    fn small_letters_of_a_file_are_bytes_and_those_of_a_storm_are_millibars() {
        assert_eq!(read("The size of the file is 100 mb."), ["100 megabyte"]);
        assert_eq!(read("The update is 640 MB."), ["640 megabyte"]);
        assert_eq!(read("The hurricane had a central pressure of 942 mb."), ["942 hectopascal"]);
        assert_eq!(read("Data from the buoy showed a pressure of 942 MB."), ["942 hectopascal"]);
        assert_eq!(read("It fell to 942 mb overnight."), ["942 hectopascal"]);
    }

    #[test]
    fn a_number_and_a_half_may_be_joined_to_its_unit() {
        assert_eq!(read("The two-and-a-half-hour hearing ended."), ["2.5 hour"]);
        assert_eq!(read("It took one-and-a-half hours."), ["1.5 hour"]);
        assert_eq!(read("It took two and one half hours."), ["2.5 hour"]);
        assert_eq!(read("The three-and-a-half-year-old boy slept."), ["3.5 year of age"]);
        assert_eq!(read("The two-and-a-half-million-euro plan failed."), ["2500000 EUR"]);
        assert_eq!(read("It took two and half hours."), ["2.5 hour"]);
        assert_eq!(read("The talks lasted an hour and a half."), ["1.5 hour"]);
        assert_eq!(read("He was held for a year and a half without trial."), ["1.5 year"]);
        assert_eq!(read("A guard earns $9 an hour and a half share of tips."), ["9 USD"]);
        assert!(!read("He left a year and a half ago.").contains(&"1.5 year".to_owned()));
        assert_eq!(read("Two and half of the others left."), ["2 count", "50 percent"]);
        assert_eq!(read("He ate two and half an hour later slept."), ["2 count", "0.50 hour"]);
    }

    #[test]
    fn a_currency_may_hold_its_scale() {
        assert_eq!(read("Costs rose to 120 MEUR."), ["120000000 EUR"]);
        assert_eq!(read("They lost 75 USD million."), ["75000000 USD"]);
        assert_eq!(read("3 MALL SHOPPERS HURT"), read("3 SHOPPERS HURT"));
        assert_eq!(read("It cost aud$ 15, or us$10."), ["15 AUD", "10 USD"]);
        assert_eq!(read("It was a$15 ticket."), ["15 USD"]);
    }
}
