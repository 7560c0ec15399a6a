//! A count that grows with publication: who printed which figure when.

use chrono::NaiveDate;
use gainsay_model::{Bound, PartialDate, Topic, Unit, Verdict};
use rust_decimal::Decimal;

use super::amount::amount;
use super::links::claim_anchor;
use super::scale::{Place, Scale, Tick};
use super::wording::{Published, name};
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

pub(super) struct Timeline {
    /// In order of publication.
    pub(super) points: Vec<Point>,
    /// Lines from each point to the next.
    pub(super) steps: Vec<Step>,
    /// Figures along the vertical axis; places count from the top.
    pub(super) ticks: Vec<Tick>,
    pub(super) first: String,
    pub(super) last: String,
    /// The chart in one sentence.
    pub(super) title: String,
}

pub(super) struct Step {
    pub(super) x1: Place,
    pub(super) y1: Place,
    pub(super) x2: Place,
    pub(super) y2: Place,
}

pub(super) struct Point {
    pub(super) published: Published,
    pub(super) outlet: String,
    pub(super) anchor: String,
    pub(super) words: String,
    /// Across.
    pub(super) x: Place,
    /// How far a date reaches that is known to the month or the year only.
    pub(super) width: Place,
    /// From the top.
    pub(super) y: Place,
    pub(super) title: String,
}

/// Figures a count must have before it is said to grow without a rule saying so.
const FEWEST: usize = 3;

/// The timeline of a topic whose figures replaced one another or grow with publication; nothing where fewer than two
/// dates are known.
pub(super) fn timeline(outline: &Outline<'_>, topic: &Topic, told_by_rule: bool) -> Option<Timeline> {
    let mut dated: Vec<(PartialDate, gainsay_model::ClaimIndex, Decimal)> = Vec::new();
    let mut unit = None;
    for index in &topic.claims {
        let Some(claim) = outline.claim(*index) else { continue };
        let published = outline.document(claim.document).and_then(|document| document.published);
        if let (Some(quantity), Some(published)) = (claim.quantity(), published)
            && quantity.bound != Bound::Vague
            && *unit.get_or_insert(quantity.unit) == quantity.unit
        {
            dated.push((published, *index, quantity.value));
        }
    }
    dated.sort_by_key(|(published, index, _)| (minutes(published), *index));
    let unit = unit?;
    let replaced = topic.verdict == Verdict::Superseded || told_by_rule;
    let counted_up = unit == Unit::Count && dated.len() >= FEWEST && grows(&dated);
    if !replaced && !counted_up {
        return None;
    }
    let ((first, ..), (last, ..)) = (dated.first()?, dated.last()?);
    let (from, to) = (minutes(first), dated.iter().map(|(date, ..)| end(date)).max()?);
    if minutes(first) == minutes(last) {
        return None;
    }
    let scale = Scale::over(dated.iter().map(|(_, _, value)| *value))?;
    // A margin on either side keeps the points off the edge.
    let margin = (to - from) / 16 + 1;
    let across = |minute: i64| Place::share(minute - from + margin, to - from + 2 * margin);
    let points = dated
        .iter()
        .filter_map(|(date, index, value)| {
            let claim = outline.claim(*index)?;
            let (outlet, published) = (name(outline, claim.document), Published::new(*date));
            let x = across(minutes(date));
            Some(Point {
                title: format!("{}, {outlet}: {}", published.words, amount(*value, unit)),
                words: shortened(&visible(claim.words()), 60),
                anchor: claim_anchor(*index),
                width: x.to(across(end(date))),
                y: scale.place(*value).mirrored(),
                x,
                published,
                outlet,
            })
        })
        .collect::<Vec<Point>>();
    let steps = points.windows(2).map(|pair| Step { x1: pair[0].x, y1: pair[0].y, x2: pair[1].x, y2: pair[1].y }).collect();
    let ticks = scale.ticks().into_iter().map(|tick| Tick { place: tick.place.mirrored(), ..tick }).collect();
    let (low, high) =
        dated.iter().fold((dated.first()?.2, dated.first()?.2), |(low, high), (_, _, value)| (low.min(*value), high.max(*value)));
    Some(Timeline {
        points,
        steps,
        ticks,
        title: format!(
            "{} figures published from {} to {}, from {} to {}",
            dated.len(),
            Published::new(*first).words,
            Published::new(*last).words,
            amount(low, unit),
            amount(high, unit)
        ),
        first: Published::new(*first).words,
        last: Published::new(*last).words,
    })
}

/// Whether the highest figure of each day of publication is no lower than that of the day before, and the last is higher
/// than the first. Dates are in order.
fn grows(dated: &[(PartialDate, gainsay_model::ClaimIndex, Decimal)]) -> bool {
    let days = dated.chunk_by(|(left, ..), (right, ..)| left.first() == right.first());
    let highest: Vec<Decimal> = days.filter_map(|day| day.iter().map(|(_, _, value)| *value).max()).collect();
    highest.is_sorted() && highest.first() < highest.last()
}

/// Minutes from a fixed day to the beginning of a date.
fn minutes(date: &PartialDate) -> i64 {
    let (hour, minute) = date.clock().unwrap_or_default();
    days(date.first()) * 1440 + i64::from(hour) * 60 + i64::from(minute)
}

/// Minutes to the beginning of the last day a date may mean.
fn end(date: &PartialDate) -> i64 {
    if date.exact().is_some() { minutes(date) } else { days(date.last()) * 1440 }
}

fn days(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}
