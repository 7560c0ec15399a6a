//! A printed conversion that no rate near its date supports.

use gainsay_model::{ClaimIndex, Currency, Draft, RuleInfo, Severity, Slip};
use rust_decimal::{Decimal, dec};

use super::conversion::{Conversion, Held};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C101",
        name: "conversion-mismatch",
        severity: Severity::Warning,
        summary: "an amount and its conversion imply a rate that did not hold",
        page: include_str!("conversion_mismatch.md"),
    },
    check: Check::Story(check),
};

/// A rate must be off by more than this share before it is held against a text.
const SLACK: Decimal = dec!(0.05);

/// Countries whose outlets print "$" for a dollar of their own, by the words that tell an outlet of theirs.
const DOLLARS: [(&str, [&str; 2]); 5] = [
    ("AUD", ["au", "australia"]),
    ("CAD", ["ca", "canada"]),
    ("HKD", ["hk", "hongkong"]),
    ("NZD", ["nz", "newzealand"]),
    ("SGD", ["sg", "singapore"]),
];

/// Whether an outlet's name or address tells that it is of a country: "daily_au", "www.example.com.au".
fn is_of_country(scene: &Scene<'_>, claim: ClaimIndex, words: &[&str]) -> bool {
    let document = scene.document_of(claim);
    let named = [document.outlet.as_deref(), document.source.as_deref(), Some(document.file.as_str())];
    named.into_iter().flatten().any(|name| name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word)))
}

/// The dollar of another country as which a bare "$" fits: "£89 million ($151 million)" in Sydney.
fn of_another_dollar(scene: &Scene<'_>, conversion: &Conversion) -> Option<&'static str> {
    let claims = [conversion.original, conversion.converted];
    let bare = claims.iter().any(|claim| {
        scene.claim(*claim).quantity().is_some_and(|quantity| quantity.unit.name() == "USD" && quantity.written.starts_with('$'))
    });
    let fits = |code: &str| {
        let dollar = Currency::new(code)?;
        let read = |currency: Currency| if currency.code() == "USD" { dollar } else { currency };
        let other = Conversion { base: read(conversion.base), quote: read(conversion.quote), ..*conversion };
        let two = other.base != other.quote;
        (two && matches!(other.held(scene), Held::InPeriod | Held::AtPublication)).then_some(())
    };
    let local = |words: &[&str]| is_of_country(scene, conversion.converted, words);
    DOLLARS.into_iter().find(|(code, words)| bare && local(words) && fits(code).is_some()).map(|(code, _)| code)
}

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let all = scene.conversions();
    for (conversion, held) in all {
        let published = scene.document_of(conversion.converted).published.map(|date| date.last());
        let reference = published
            .or_else(|| scene.claim(conversion.original).period.as_ref()?.to())
            .unwrap_or(scene.rates.note().last);
        let Ok(fixing) = scene.rates.on(conversion.quote, conversion.base, reference) else { continue };
        let off = conversion.allowed.widened(fixing.rate * SLACK).contains(fixing.rate);
        let mismatch = match held {
            Held::Never => true,
            // A rate of many months ago is the business of conversion-dates-elsewhere, unless the amount has no date.
            Held::Elsewhere(_) => scene.claim(conversion.original).period.as_ref().is_none_or(|period| period.days.is_none()),
            Held::InPeriod | Held::AtPublication | Held::Unknown => false,
        };
        if off || !mismatch {
            continue;
        }
        let dollar = of_another_dollar(scene, conversion);
        // Another amount that the text converts rightly shows the rate it meant to use.
        let right = all.iter().map(|(other, _)| other).find(|other| {
            let alike = other.base == conversion.base && other.quote == conversion.quote && other.converted != conversion.converted;
            let of_text = scene.claim(other.converted).document == scene.claim(conversion.converted).document;
            alike && of_text && other.allowed.widened(fixing.rate * SLACK).contains(fixing.rate)
        });
        let slip = decimal_slip(conversion.implied, fixing.rate);
        let words = |claim| scene.claim(claim).words().to_owned();
        let mut sides = vec![scene.side(conversion.converted, "converted amount"), scene.side(conversion.original, "the amount it stands for")];
        sides.extend(right.map(|right| scene.side(right.converted, format!("converted at {}", right.implied_words()))));
        drafts.push(Draft {
            message: format!(
                "{} and {} in {} imply {}; the reference was {} on {}",
                words(conversion.original),
                words(conversion.converted),
                scene.outlet(conversion.converted),
                conversion.implied_words(),
                conversion.rate_words(fixing.rate),
                fixing.date
            ),
            reason: "the two amounts cannot be the same money at any rate near that date".to_owned(),
            likely_cause: dollar.map(|code| format!("\"$\" stands for {code}, which fits the rate of those days")).or_else(|| {
                slip.map(|power| if power >= 3 { Slip::MissingScale.describe() } else { Slip::PowerOfTen(power).describe() })
            }),
            settle_by: Some("the amount in its original currency, and the rate of the day".to_owned()),
            evidence: Vec::new(),
            severity: match (dollar, slip) {
                // The sums may be right, and the sign is short for another.
                (Some(_), _) => Severity::Note,
                (None, Some(_)) => Severity::Error,
                (None, None) => Severity::Warning,
            },
            sides,
        });
    }
    drafts
}

/// How many powers of ten bring a stated rate to within a tenth of the reference.
fn decimal_slip(implied: Decimal, reference: Decimal) -> Option<u32> {
    let (mut small, large) = if implied < reference { (implied, reference) } else { (reference, implied) };
    if small <= Decimal::ZERO {
        return None;
    }
    let close = |small: Decimal| small <= large * dec!(1.1) && small >= large * dec!(0.9);
    for power in 1..=12 {
        small = small.checked_mul(Decimal::TEN)?;
        if close(small) {
            return Some(power);
        }
    }
    // The rate may be told the other way round.
    let mut inverse = Decimal::ONE.checked_div(implied)?;
    for power in 0..=12 {
        if inverse >= reference * dec!(0.9) && inverse <= reference * dec!(1.1) {
            return Some(power);
        }
        inverse = inverse.checked_mul(Decimal::TEN)?;
    }
    None
}

