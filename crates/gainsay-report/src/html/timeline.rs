//! A count that grows with publication: who printed which figure when.

use chrono::NaiveDate;
use gainsay_model::{PartialDate, Topic, Verdict};
use rust_decimal::Decimal;

use super::amount::amount;
use super::links::claim_anchor;
use super::scale::{Place, Scale, Tick};
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::Outline;

pub(super) struct Timeline {
    /// In order of publication.
    pub(super) points: Vec<Point>,
    /// Figures along the vertical axis; places count from the top.
    pub(super) ticks: Vec<Tick>,
    pub(super) first: String,
    pub(super) last: String,
    /// The chart in one sentence.
    pub(super) title: String,
}

pub(super) struct Point {
    pub(super) published: String,
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

/// The timeline of a topic whose figures replaced one another; nothing where fewer than two dates are known.
pub(super) fn timeline(outline: &Outline<'_>, topic: &Topic, told_by_rule: bool) -> Option<Timeline> {
    if topic.verdict != Verdict::Superseded && !told_by_rule {
        return None;
    }
    let mut dated: Vec<(PartialDate, gainsay_model::ClaimIndex, Decimal)> = Vec::new();
    let mut unit = None;
    for index in &topic.claims {
        let Some(claim) = outline.claim(*index) else { continue };
        let published = outline.document(claim.document).and_then(|document| document.published);
        if let (Some(quantity), Some(published)) = (claim.quantity(), published)
            && *unit.get_or_insert(quantity.unit) == quantity.unit
        {
            dated.push((published, *index, quantity.value));
        }
    }
    dated.sort_by_key(|(published, index, _)| (minutes(published), *index));
    let unit = unit?;
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
            let (outlet, published) = (outline.name(claim.document).to_owned(), date.to_string());
            let x = across(minutes(date));
            Some(Point {
                title: format!("{published}, {outlet}: {}", amount(*value, unit)),
                words: shortened(&visible(claim.words()), 60),
                anchor: claim_anchor(*index),
                width: x.to(across(end(date))),
                y: scale.place(*value).mirrored(),
                x,
                published,
                outlet,
            })
        })
        .collect();
    let ticks = scale.ticks().into_iter().map(|tick| Tick { place: tick.place.mirrored(), ..tick }).collect();
    let (low, high) =
        dated.iter().fold((dated.first()?.2, dated.first()?.2), |(low, high), (_, _, value)| (low.min(*value), high.max(*value)));
    Some(Timeline {
        points,
        ticks,
        title: format!("{} figures published from {first} to {last}, from {} to {}", dated.len(), amount(low, unit), amount(high, unit)),
        first: first.to_string(),
        last: last.to_string(),
    })
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
