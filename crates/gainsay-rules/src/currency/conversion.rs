//! A printed conversion and the rate it states.

use chrono::{Days, NaiveDate};
use gainsay_model::{Bound, Bounds, ClaimIndex, Currency, RelationKind, Unit};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::Scene;

/// How far a newspaper's rate may lie from the reference fixing of its day: banks, agencies and the hour differ.
const TOLERANCE: Decimal = dec!(0.02);

/// One amount printed in two currencies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conversion {
    pub(crate) original: ClaimIndex,
    pub(crate) converted: ClaimIndex,
    /// The currency converted to, counted per one unit of `base`.
    pub(crate) quote: Currency,
    pub(crate) base: Currency,
    /// Units of `quote` per unit of `base`, as the printed values give it.
    pub(crate) implied: Decimal,
    /// All rates that the rounding of both amounts allows.
    pub(crate) allowed: Bounds,
}

/// The conversions printed for a claim's amount.
pub(crate) fn conversions_of(scene: &Scene<'_>, original: ClaimIndex) -> Vec<Conversion> {
    scene.equivalents(original).filter_map(|(converted, _)| conversion(scene, original, converted)).collect()
}

/// Every conversion of the story, by the claim that gives the converted amount.
pub(crate) fn conversions(scene: &Scene<'_>) -> Vec<Conversion> {
    scene
        .claims
        .iter()
        .enumerate()
        .flat_map(|(at, claim)| claim.related(RelationKind::EquivalentTo).map(move |original| (original, ClaimIndex::new(at))))
        .filter_map(|(original, converted)| conversion(scene, original, converted))
        .collect()
}

fn conversion(scene: &Scene<'_>, original: ClaimIndex, converted: ClaimIndex) -> Option<Conversion> {
    let (left, right) = (scene.claim(original).quantity()?, scene.claim(converted).quantity()?);
    let (Unit::Money(left_currency), Unit::Money(right_currency)) = (left.unit, right.unit) else {
        return None;
    };
    // "€3.4 billion, worth less than $6.9 billion" sets a limit, and states no rate.
    let limit =
        |quantity: &gainsay_model::Quantity| matches!(quantity.bound, Bound::LessThan | Bound::AtMost | Bound::Vague | Bound::Range);
    if limit(right) && left.bound != right.bound {
        return None;
    }
    if left_currency == right_currency || left.value <= Decimal::ZERO || right.value <= Decimal::ZERO {
        return None;
    }
    let rounded = |quantity: &gainsay_model::Quantity| Bounds::rounding(quantity.value, quantity.step);
    // The rate is told per unit of the currency that is worth more: 1,440 won per dollar, not 0.00069 dollars per won.
    let ((base, base_quantity), (quote, quote_quantity)) = if left.value <= right.value {
        ((left_currency, left), (right_currency, right))
    } else {
        ((right_currency, right), (left_currency, left))
    };
    let implied = quote_quantity.value.checked_div(base_quantity.value)?;
    let allowed = rounded(quote_quantity).quotient(rounded(base_quantity))?;
    Some(Conversion { original, converted, quote, base, implied, allowed })
}

/// Where in time a stated rate held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// Over the period the amount is dated to.
    InPeriod,
    /// Around the publication date, but not over the period.
    AtPublication,
    /// At neither, though it did once.
    Elsewhere(NaiveDate),
    Never,
    /// The reference series cannot say.
    Unknown,
}

impl Conversion {
    /// The stated rate with the tolerance of a newspaper's table.
    pub(crate) fn tolerated(&self) -> Bounds {
        self.allowed.widened(self.implied * TOLERANCE)
    }

    pub(crate) fn rate_words(&self, rate: Decimal) -> String {
        format!("{} {} per {}", figure(rate), self.quote, self.base)
    }

    pub(crate) fn implied_words(&self) -> String {
        format!("about {}", self.rate_words(self.implied))
    }

    /// Asks the reference series where the stated rate held.
    pub(crate) fn held(&self, scene: &Scene<'_>) -> Held {
        let tolerated = self.tolerated();
        let meets = |low: Decimal, high: Decimal| tolerated.intersects(Bounds::between(low, high));
        let mut asked = false;
        if let Some((from, to)) = scene.claim(self.original).period.as_ref().and_then(|period| period.days)
            && let Ok(span) = scene.rates.over(self.quote, self.base, from, to)
        {
            asked = true;
            // The whole range of a long period allows nearly anything; its mean is what an accountant would take.
            let long = to.signed_duration_since(from).num_days() > 45;
            if if long { meets(span.mean, span.mean) } else { meets(span.low, span.high) } {
                return Held::InPeriod;
            }
        }
        let published = scene.document_of(self.converted).published.map(|date| (date.first(), date.last()));
        if let Some((first, last)) = published
            && let Some(from) = first.checked_sub_days(Days::new(7))
            && let Ok(span) = scene.rates.over(self.quote, self.base, from, last)
        {
            asked = true;
            if meets(span.low, span.high) {
                return Held::AtPublication;
            }
        }
        let near =
            published.map(|(_, last)| last).or_else(|| scene.claim(self.original).period.as_ref()?.to()).unwrap_or(scene.rates.note().last);
        match scene.rates.nearest_within(self.quote, self.base, tolerated, near) {
            Ok(Some(fixing)) if asked => Held::Elsewhere(fixing.date),
            Ok(None) => Held::Never,
            Ok(Some(_)) | Err(_) => Held::Unknown,
        }
    }
}

/// A rate as a reader expects it: thousands grouped, five significant digits.
pub(crate) fn figure(rate: Decimal) -> String {
    let decimals = if rate >= dec!(1000) {
        2
    } else if rate >= dec!(10) {
        3
    } else {
        4
    };
    let rounded = rate.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize();
    gainsay_model::grouped(&rounded.to_string())
}

/// "127.8 million" for an amount too long to read, with so many digits behind its point.
pub(crate) fn scaled(value: Decimal, decimals: u32) -> String {
    let scales = [(dec!(1_000_000_000_000), "trillion"), (dec!(1_000_000_000), "billion"), (dec!(1_000_000), "million")];
    match scales.iter().find(|(scale, _)| value >= *scale) {
        Some((scale, word)) => format!("{} {word}", figure((value / scale).round_dp(decimals))),
        None => figure(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_read_as_in_a_newspaper() {
        assert_eq!(figure(dec!(1439.451257)), "1,439.45");
        assert_eq!(figure(dec!(1440)), "1,440");
        assert_eq!(figure(dec!(1.17312)), "1.1731");
        assert_eq!(figure(dec!(1234567.891)), "1,234,567.89");
    }
}
