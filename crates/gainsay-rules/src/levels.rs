//! Measures that stand at a level, as opposed to those that add up over time, and those that are shares of a whole.

use gainsay_model::Claim;

/// Measures of which a month's figure is no part of a year's, and which may well be the same a year later: a key rate of
/// 4.25% in March 2024 and in March 2025 is no slip.
static LEVELS: &[&str] = &[
    "age",
    "approval",
    "area",
    "assets",
    "capacity",
    "debt",
    "depth",
    "distance",
    "employment",
    "exchange-rate",
    "height",
    "interest-rate",
    "length",
    "market-value",
    "population",
    "price",
    "rent",
    "seats",
    "shares",
    "speed",
    "stake",
    "tariff",
    "temperature",
    "unemployment",
    "users",
    "wage",
    "weight",
    "width",
];

/// Measures that are themselves a share, so that their change in per cent is another number than their change in points.
static SHARES: &[&str] = &["approval", "core-inflation", "inflation", "interest-rate", "stake", "tariff", "tax", "turnout", "unemployment"];

pub(crate) fn is_share(claim: &Claim) -> bool {
    claim.measure.as_ref().is_some_and(|measure| measure.classed && SHARES.contains(&measure.class.as_str()))
}

pub(crate) fn is_level(claim: &Claim) -> bool {
    claim.measure.as_ref().is_some_and(|measure| LEVELS.contains(&measure.class.as_str()))
}
