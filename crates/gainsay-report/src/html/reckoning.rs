//! The arithmetic behind a finding, laid out: the figures of its sides, how far they lie apart, the rates they imply.

use gainsay_model::{Claim, ClaimIndex, Finding, Quantity, RelationKind, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

use super::amount::{allowed, amount, long};
use super::links::letter;
use super::wording::name;
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

/// One step: "USD 342 billion ÷ USD 3.42 billion = 100".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) left: String,
    pub(super) result: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reckoning {
    pub(super) figures: Vec<Printed>,
    pub(super) lines: Vec<Line>,
}

/// A figure as printed and as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) letter: String,
    pub(super) words: String,
    pub(super) allows: String,
}

/// Sides whose figures are paired up; a finding has two or three.
const MOST_SIDES: usize = 6;

/// The arithmetic of a finding; empty where its sides hold no figures that differ and no conversion.
pub(super) fn reckoning(outline: &Outline<'_>, finding: &Finding) -> Reckoning {
    let mut out = Reckoning::default();
    let sides: Vec<(usize, &Claim)> =
        finding.sides.iter().take(MOST_SIDES).enumerate().filter_map(|(at, side)| Some((at, outline.claim(side.claim)?))).collect();
    let figures: Vec<(usize, &Claim, &Quantity)> = sides.iter().filter_map(|(at, claim)| Some((*at, *claim, claim.quantity()?))).collect();
    let differ = figures.windows(2).any(|pair| pair[0].2.unit != pair[1].2.unit || !pair[0].2.bounds.intersects(pair[1].2.bounds));
    if figures.len() > 1 && differ {
        out.figures = figures
            .iter()
            .map(|(at, claim, quantity)| Printed {
                letter: letter(*at),
                words: shortened(&visible(claim.words()), 60),
                allows: allowed(quantity.bounds, quantity.unit),
            })
            .collect();
    }
    if let [(_, _, left), (_, _, right)] = figures.as_slice() {
        out.lines.extend(apart(left, right));
    }
    let shown = finding.sides.iter().flat_map(|side| std::iter::once(&side.claim).chain(&side.also));
    let evidence = finding.evidence.iter().flat_map(|evidence| &evidence.claims);
    let mut known: Vec<ClaimIndex> = Vec::new();
    for index in shown.chain(evidence).take(4 * MOST_SIDES) {
        if !known.contains(index) {
            known.push(*index);
            out.lines.extend(conversion(outline, *index));
        }
    }
    out.lines.truncate(MOST_SIDES);
    out
}

/// How far two figures lie apart, where no value fits both.
fn apart(left: &Quantity, right: &Quantity) -> Vec<Line> {
    if left.unit != right.unit || left.bounds.intersects(right.bounds) {
        return Vec::new();
    }
    let (high, low) = if left.value >= right.value { (left, right) } else { (right, left) };
    let mut lines = Vec::new();
    if let Some(difference) = high.value.checked_sub(low.value) {
        lines.push(Line {
            label: "difference as printed".to_owned(),
            left: format!("{} − {}", amount(high.value, high.unit), amount(low.value, low.unit)),
            result: amount(difference, high.unit),
        });
    }
    if let Some(ratio) = ratio(high.value, low.value).filter(|_| low.value > Decimal::ZERO) {
        lines.push(Line {
            label: "ratio".to_owned(),
            left: format!("{} ÷ {}", amount(high.value, high.unit), amount(low.value, low.unit)),
            result: ratio,
        });
    }
    lines
}

/// The rate that an amount given again in another currency or unit implies.
fn conversion(outline: &Outline<'_>, index: ClaimIndex) -> Option<Line> {
    let claim = outline.claim(index)?;
    let original = outline.claim(claim.related(RelationKind::EquivalentTo).next()?)?;
    let (given, base) = (claim.quantity()?, original.quantity()?);
    let (counted, one) = match (given.unit, base.unit) {
        (Unit::Money(counted), Unit::Money(one)) if counted != one => (counted.code().to_owned(), one.code().to_owned()),
        (Unit::Measure(counted), Unit::Measure(one)) if counted != one && counted.offset.is_zero() && one.offset.is_zero() => {
            (counted.symbol.to_owned(), one.symbol.to_owned())
        }
        _ => return None,
    };
    // The rate as readers know it: more than one for one.
    let forward = given.value >= base.value;
    let (over, under, counted, one) = if forward { (given, base, counted, one) } else { (base, given, one, counted) };
    Some(Line {
        label: format!("rate implied by {}", name(outline, claim.document)),
        left: format!("{} ÷ {}", amount(over.value, over.unit), amount(under.value, under.unit)),
        result: format!("{} {counted} per {one}", ratio(over.value, under.value)?),
    })
}

/// A quotient with five digits that count, marked where it was rounded.
fn ratio(over: Decimal, under: Decimal) -> Option<String> {
    let exact = over.checked_div(under)?;
    let rounded = exact.round_sf_with_strategy(5, RoundingStrategy::MidpointAwayFromZero)?.normalize();
    let about = if rounded.checked_mul(under)? == over { "" } else { "about " };
    Some(format!("{about}{}", long(rounded)))
}
