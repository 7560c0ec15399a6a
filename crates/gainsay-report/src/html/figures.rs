//! What is said of one fact: each wording with who uses it, and where figures differ, their intervals on one scale.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Bounds, ClaimIndex, Quantity, Topic, Unit};
use rust_decimal::Decimal;

use super::amount::{allowed, amount, unit_name};
use super::links::{claim_anchor, letters};
use super::scale::{Place, Scale, Tick};
use super::wording::name;
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

/// Longest words shown of a claim, in columns.
const WORDS: usize = 120;

/// Everything said of one fact.
pub(super) struct Figures {
    pub(super) rows: Vec<Row>,
    /// Whether any row says what its words allow.
    pub(super) any_allowed: bool,
    pub(super) chart: Option<Axis>,
    /// Whether the figures of two sides of the dispute have no value in common.
    pub(super) disputed: bool,
}

/// One wording.
pub(super) struct Row {
    /// The side of the finding it belongs to, if the fact is disputed.
    pub(super) letter: Option<String>,
    pub(super) outlets: Vec<Outlet>,
    pub(super) words: String,
    pub(super) period: Option<String>,
    pub(super) allows: Option<String>,
    pub(super) bar: Option<Bar>,
}

/// An outlet, with the place in its article.
pub(super) struct Outlet {
    pub(super) name: String,
    pub(super) anchor: String,
}

/// An interval on the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) from: Place,
    pub(super) width: Place,
    /// The printed value.
    pub(super) value: Place,
    /// Whether the interval goes on beyond the chart.
    pub(super) open_left: bool,
    pub(super) open_right: bool,
    /// The bar in words.
    pub(super) title: String,
    pub(super) shape: Shape,
}

/// The mark of the printed value: sides of a dispute differ in shape, not only in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
}

impl Shape {
    pub(super) fn of_letter(letter: Option<&str>) -> Self {
        match letter {
            None | Some("A") => Self::Circle,
            Some("B") => Self::Square,
            Some("C") => Self::Diamond,
            Some(_) => Self::Triangle,
        }
    }

    /// The outline around the origin, as an SVG path of about ten units.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Circle => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
            Self::Square => "M-4.5-4.5h9v9h-9z",
            Self::Diamond => "M0-6.5L6.5 0L0 6.5L-6.5 0z",
            Self::Triangle => "M0-6L6 5H-6z",
        }
    }
}

/// The axis of a chart.
pub(super) struct Axis {
    pub(super) ticks: Vec<Tick>,
    /// "USD; each line is ten times the one before it".
    pub(super) caption: String,
}

/// A figure in the unit of the chart.
struct Drawn {
    bounds: Bounds,
    value: Decimal,
}

impl Figures {
    /// `dispute` gives the letters of the sides, where the fact is disputed.
    pub(super) fn new(outline: &Outline<'_>, topic: &Topic, dispute: Option<&gainsay_model::Finding>) -> Self {
        let letters = dispute.map(letters).unwrap_or_default();
        // A side of the dispute may come from a neighbouring topic.
        let own: BTreeSet<ClaimIndex> = topic.claims.iter().copied().collect();
        let beside = || letters.keys().filter(|index| !own.contains(index));
        let claims = || topic.claims.iter().chain(beside()).filter_map(|index| Some((*index, outline.claim(*index)?)));
        let unit = claims().find_map(|(_, claim)| claim.quantity()).map(|quantity| quantity.unit);
        let mut rows: Vec<(Row, Option<Drawn>)> = Vec::new();
        let mut known: BTreeMap<(Option<&String>, &str, Option<String>), usize> = BTreeMap::new();
        for (index, claim) in claims() {
            let letter = letters.get(&index);
            let period = claim.period.as_ref().filter(|period| period.days.is_some()).map(gainsay_model::Period::describe);
            let outlet = Outlet { name: name(outline, claim.document), anchor: claim_anchor(index) };
            let at = *known.entry((letter, claim.words(), period.clone())).or_insert(rows.len());
            if let Some((row, _)) = rows.get_mut(at) {
                // Claims of one document follow one another.
                if row.outlets.last().is_none_or(|last| last.name != outlet.name) {
                    row.outlets.push(outlet);
                }
                continue;
            }
            let row = Row {
                letter: letter.cloned(),
                outlets: vec![outlet],
                words: shortened(&visible(claim.words()), WORDS),
                period,
                allows: claim.quantity().map(|quantity| allowed(quantity.bounds, quantity.unit)),
                bar: None,
            };
            rows.push((row, unit.and_then(|unit| in_unit(claim.quantity()?, unit))));
        }
        // The sides of the dispute first; within each the order of the documents.
        rows.sort_by(|(left, _), (right, _)| (left.letter.is_none(), &left.letter).cmp(&(right.letter.is_none(), &right.letter)));
        let chart = unit.and_then(|unit| draw(&mut rows, unit));
        let disputed = chart.is_some() && is_disputed(&rows);
        let rows: Vec<Row> = rows.into_iter().map(|(row, _)| row).collect();
        Self { any_allowed: rows.iter().any(|row| row.allows.is_some()), rows, chart, disputed }
    }
}

/// Sets the bars of all rows on one scale; nothing where there are not two different sets to tell apart.
fn draw(rows: &mut [(Row, Option<Drawn>)], unit: Unit) -> Option<Axis> {
    let drawn = || rows.iter().filter_map(|(_, drawn)| drawn.as_ref());
    let first = drawn().next()?;
    if drawn().all(|other| other.bounds == first.bounds) {
        return None;
    }
    let ends = drawn().flat_map(|one| [one.bounds.lower().value(), one.bounds.upper().value(), Some(one.value)].into_iter().flatten());
    let scale = Scale::over(ends)?;
    for (row, drawn) in rows {
        row.bar = drawn.as_ref().map(|drawn| bar(row, drawn, unit, scale));
    }
    let mut caption: Vec<String> = unit_name(unit).into_iter().collect();
    if scale.is_logarithmic() {
        caption.push("logarithmic scale: equal steps are equal factors".to_owned());
    }
    Some(Axis { ticks: scale.ticks(), caption: caption.join("; ") })
}

/// Whether the first figures of two sides have no value in common. Sides are few, and so are pairs.
fn is_disputed(rows: &[(Row, Option<Drawn>)]) -> bool {
    let mut sides: BTreeMap<&str, &Drawn> = BTreeMap::new();
    for (row, drawn) in rows {
        if let (Some(letter), Some(drawn)) = (&row.letter, drawn) {
            sides.entry(letter).or_insert(drawn);
        }
    }
    let sides: Vec<&Drawn> = sides.into_values().take(12).collect();
    sides.iter().enumerate().any(|(at, left)| sides.iter().skip(at + 1).any(|right| !left.bounds.intersects(right.bounds)))
}

fn bar(row: &Row, drawn: &Drawn, unit: Unit, scale: Scale) -> Bar {
    let (lower, upper) = (drawn.bounds.lower().value(), drawn.bounds.upper().value());
    let from = lower.map_or(Place::START, |low| scale.place(low));
    let end = upper.map_or(Place::END, |high| scale.place(high));
    let outlets: Vec<&str> = row.outlets.iter().take(3).map(|outlet| &*outlet.name).collect();
    let more = if row.outlets.len() > 3 { format!(" and {} more", row.outlets.len() - 3) } else { String::new() };
    Bar {
        from,
        width: from.to(end),
        value: scale.place(drawn.value),
        open_left: lower.is_none(),
        open_right: upper.is_none(),
        title: format!("{}{more}: {}, allows {}", outlets.join(", "), amount(drawn.value, unit), allowed(drawn.bounds, unit)),
        shape: Shape::of_letter(row.letter.as_deref()),
    }
}

/// A figure in another unit of its dimension; nothing where that takes more than a fixed factor.
fn in_unit(quantity: &Quantity, unit: Unit) -> Option<Drawn> {
    match (quantity.unit, unit) {
        (own, unit) if own == unit => Some(Drawn { bounds: quantity.bounds, value: quantity.value }),
        (Unit::Measure(own), Unit::Measure(unit)) if own.dimension == unit.dimension => {
            let factor = own.factor.checked_div(unit.factor)?;
            let offset = own.offset.checked_sub(unit.offset)?.checked_div(unit.factor)?;
            Some(Drawn {
                bounds: quantity.bounds.scaled(factor).shifted(offset),
                value: quantity.value.checked_mul(factor)?.checked_add(offset)?,
            })
        }
        _ => None,
    }
}
