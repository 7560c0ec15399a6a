//! Amounts of two currencies, compared through the reference rates of their time.

use chrono::{Days, NaiveDate};
use gainsay_model::{Bounds, ClaimIndex, Currency, FigureRelation, Quantity, Unit};
use gainsay_rates::RateSpan;
use rust_decimal::{Decimal, dec};

use super::conversion::{figure, scaled};
use crate::Scene;

/// The first and the last day of a stretch.
type Stretch = (NaiveDate, NaiveDate);

/// How far two amounts must lie apart beyond what the rates of the days allow: conversions are rounded, and made at the
/// bank's rate.
const TOLERANCE: Decimal = dec!(0.03);

/// Two amounts of different currencies held side by side.
pub(crate) struct CrossComparison {
    pub(crate) relation: FigureRelation,
    /// The second amount in the currency of the first, and the rate: "about 127.8 million GBP at 0.8517 GBP per EUR".
    pub(crate) words: String,
}

/// Compares two claims' amounts of money; nothing where they are of one currency, open to one side, more than
/// twice as much one as the other, or of a time that the reference series does not reach.
pub(crate) fn across(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<CrossComparison> {
    let (left_quantity, right_quantity) = (scene.claim(left).quantity()?, scene.claim(right).quantity()?);
    let (Unit::Money(quote), Unit::Money(base)) = (left_quantity.unit, right_quantity.unit) else { return None };
    if quote == base || right_quantity.value <= Decimal::ZERO {
        return None;
    }
    let span = rates_between(scene, left, right, quote, base)?;
    let (low, high) = ends(right_quantity)?;
    let converted = Bounds::between(low.checked_mul(span.low)?, high.checked_mul(span.high)?);
    let middle = right_quantity.value.checked_mul(span.mean)?;
    let tolerated = converted.widened(middle.checked_mul(TOLERANCE)?);
    let (left_low, left_high) = ends(left_quantity)?;
    // Twice as much is another sum, and no conversion of this one.
    let (less, more) = (middle.min(left_quantity.value), middle.max(left_quantity.value));
    if more > less.checked_mul(Decimal::TWO)? {
        return None;
    }
    let relation =
        if tolerated.intersects(Bounds::between(left_low, left_high)) { FigureRelation::Compatible } else { FigureRelation::Conflict };
    let words = format!(
        "{} is about {} {} at {} {quote} per {base}, the reference rate of {}",
        right_quantity.written,
        scaled(middle, 1),
        quote,
        figure(span.mean),
        if span.first == span.last { span.first.to_string() } else { format!("{} to {}", span.first, span.last) },
    );
    Some(CrossComparison { relation, words })
}

/// Both ends of what the words allow, a round number read as rounded.
fn ends(quantity: &Quantity) -> Option<(Decimal, Decimal)> {
    let bounds = quantity.rounding_bounds();
    // "Up to 116 million" names the sum that the other side is held against; "more than 100 million" leaves room above, though
    // nobody says so of twice as much.
    let above = quantity.value.checked_mul(Decimal::TWO)?;
    Some((bounds.lower().value().unwrap_or(quantity.value), bounds.upper().value().unwrap_or(above)))
}

/// The rates over the time both amounts are dated to, and those of the days of publication: a text may convert at either.
fn rates_between(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex, quote: Currency, base: Currency) -> Option<RateSpan> {
    let published =
        |claim: ClaimIndex| scene.document_of(claim).published.map(|date| (date.first(), date.last())).or_else(|| scene.days_told());
    let dated = |claim: ClaimIndex| {
        let period = scene.claim(claim).period.as_ref().and_then(|period| period.days);
        period.filter(|(_, to)| published(claim).is_none_or(|(first, _)| *to < first)).or_else(|| published(claim))
    };
    let over = |left: Stretch, right: Stretch| {
        let (from, to) = (left.0.min(right.0), left.1.max(right.1));
        // Two texts years apart give no one rate.
        let near = to.signed_duration_since(from).num_days() <= 400;
        scene.rates.over(quote, base, from.checked_sub_days(Days::new(7))?, to).ok().filter(|_| near)
    };
    let told = over(dated(left)?, dated(right)?)?;
    let printed = published(left).zip(published(right)).and_then(|(left, right)| over(left, right));
    Some(match printed {
        Some(printed) => RateSpan { low: told.low.min(printed.low), high: told.high.max(printed.high), ..told },
        None => told,
    })
}
