//! Equal figures, the same months, another year.

use gainsay_model::{Claim, ClaimIndex, Draft, Evidence, Grain, Label, PeriodRelation, Quantity, Resolution, RuleInfo, Severity, Side, Topic, Unit};

use rust_decimal::Decimal;

use super::single_events::happens_once;
use crate::camps::{camps, figures};
use crate::currency::conversion::{Conversion, conversions_of};
use crate::levels::is_level;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T101",
        name: "conflicting-year",
        severity: Severity::Error,
        summary: "the same figure or event, dated to the same days of different years",
        page: include_str!("conflicting_year.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let figures: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| is_telling(scene.claim(*claim)) || is_recalled_toll(scene, *claim)).collect();
    let events: Vec<ClaimIndex> = topic.claims.iter().copied().filter(|claim| is_event(scene.claim(*claim))).collect();
    let mut drafts = differing(scene, &figures);
    drafts.extend(differing(scene, &events));
    drafts
}

/// An event that hardly comes again on the same days: one that happens once, or one dated to a day. Elections, meetings
/// and championships return to their month every year.
fn is_event(claim: &Claim) -> bool {
    let to_a_day = claim.period.as_ref().is_some_and(|period| period.grain == Grain::Day);
    matches!(claim.assertion, gainsay_model::Assertion::Event) && (to_a_day || happens_once(claim))
}

/// A figure that is itself evidence of being the same one: two digits at least, and a third below a hundred. "14 matches
/// won in 2023" and "14 matches won in 2024" are no slip, nor is a level that holds from year to year.
fn is_telling(claim: &Claim) -> bool {
    let digits = |quantity: &Quantity| quantity.significant_digits().len() + usize::from(quantity.value.abs() >= Decimal::ONE_HUNDRED);
    claim.quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 2 && digits(quantity) >= 3) && !is_level(claim)
}

/// The dead of an earlier year's disaster: two digits are enough to know it by.
fn is_recalled_toll(scene: &Scene<'_>, index: ClaimIndex) -> bool {
    let claim = scene.claim(index);
    let toll = claim.measure.as_ref().is_some_and(|measure| measure.classed && measure.class == "deaths");
    let digits = claim.quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 2 && quantity.unit == Unit::Count);
    let year = claim.period.as_ref().and_then(|period| period.single_year());
    let earlier = year.zip(scene.document_of(index).published).is_some_and(|(year, published)| year < published.year());
    toll && digits && earlier
}

fn differing(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Vec<Draft> {
    let dated: Vec<ClaimIndex> = claims.iter().copied().filter(|claim| scene.claim(*claim).period.as_ref().is_some_and(|period| period.days.is_some())).collect();
    let same_value = |left: ClaimIndex, right: ClaimIndex| match (scene.claim(left).quantity(), scene.claim(right).quantity()) {
        (Some(left), Some(right)) => left.value == right.value && left.unit == right.unit,
        (None, None) => true,
        _ => false,
    };
    let mut drafts = Vec::new();
    for group in camps(scene, &dated, same_value) {
        let same_period = |left: ClaimIndex, right: ClaimIndex| relation(scene, left, right) == PeriodRelation::Equal;
        let by_period = camps(scene, &group.claims, same_period);
        for (at, left) in by_period.iter().enumerate() {
            for right in &by_period[at + 1..] {
                let (left_claim, right_claim) = (left.speaker(scene), right.speaker(scene));
                let other_year = relation(scene, left_claim, right_claim) == PeriodRelation::OtherYear;
                if other_year && scene.claim(left_claim).document != scene.claim(right_claim).document {
                    let mut sides = vec![side(scene, left_claim, left.others(scene, left_claim)), side(scene, right_claim, right.others(scene, right_claim))];
                    sides.sort_by_key(|side| side.claim);
                    drafts.push(draft(scene, sides));
                }
            }
        }
    }
    drafts
}

fn relation(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> PeriodRelation {
    match (&scene.claim(left).period, &scene.claim(right).period) {
        (Some(left), Some(right)) => left.relation(right),
        _ => PeriodRelation::Unknown,
    }
}

fn period_words(claim: &Claim) -> String {
    let Some(period) = &claim.period else { return String::new() };
    match period.resolved {
        Resolution::Inherited if period.written.is_empty() => format!("{}, from the text around", period.describe()),
        Resolution::Inherited => format!("{}, its year from the text around", period.describe()),
        Resolution::Supposed => format!("{}, its year supposed from the other texts", period.describe()),
        Resolution::Anchored => format!("{}, read against the publication date", period.describe()),
        Resolution::Stated | Resolution::Open => period.describe(),
    }
}

pub(super) fn side(scene: &Scene<'_>, index: ClaimIndex, also: Vec<ClaimIndex>) -> Side {
    let claim = scene.claim(index);
    let words = period_words(claim);
    let mut labels = Vec::new();
    if let Some(span) = claim.period_span {
        labels.push(Label { span, text: words });
        labels.push(Label { span: claim.span, text: "the figure".to_owned() });
    } else {
        labels.push(Label { span: claim.span, text: words });
    }
    if claim.quantity().is_none() {
        labels.truncate(1);
    }
    Side { claim: index, labels, also }
}

fn draft(scene: &Scene<'_>, sides: Vec<Side>) -> Draft {
    let (left, right) = (sides[0].claim, sides[1].claim);
    let describe = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map(gainsay_model::Period::describe).unwrap_or_default();
    let claim = scene.claim(left);
    let what = claim.quantity().map_or_else(
        || {
            let name = claim.subject.as_ref().map_or("", |name| name.written.as_str());
            let verb = claim.action.as_ref().map_or("", |action| action.written.as_str());
            format!("{name} ({verb})")
        },
        |quantity| quantity.written.clone(),
    );
    let thing = if claim.quantity().is_some() { "figure" } else { "event" };
    // A year read from the frame of a text is weaker than a stated one, but still what its reader will take away.
    let weakest = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map_or(Resolution::Open, |period| period.resolved);
    let both_stated = weakest(left) == Resolution::Stated && weakest(right) == Resolution::Stated;
    Draft {
        message: format!("{what} is dated {} by {}, {} by {}", describe(left), scene.outlet(left), describe(right), scene.outlet(right)),
        reason: format!("one {thing} is given for the same days of two different years, so at most one of the years can be right"),
        likely_cause: Some("the year slipped on one side".to_owned()),
        settle_by: Some(format!(
            "the report or statement both texts go back to: does it date this to {} or to {}?",
            describe(left),
            describe(right)
        )),
        evidence: evidence(scene, &sides, both_stated),
        severity: Severity::Error,
        sides,
    }
}

/// What else in the texts bears on the year, for either side.
fn evidence(scene: &Scene<'_>, sides: &[Side], both_stated: bool) -> Vec<Evidence> {
    let mut out = Vec::new();
    for side in sides {
        let claim = scene.claim(side.claim);
        let document = scene.document(claim.document);
        let year = claim.period.as_ref().and_then(gainsay_model::Period::single_year);
        out.push(match document.published {
            Some(published) => Evidence { text: format!("{} was published {published}", document.label()), claims: vec![] },
            None => Evidence { text: format!("{} carries no publication date", document.label()), claims: vec![] },
        });
        if !both_stated && claim.period.as_ref().is_some_and(|period| period.resolved == Resolution::Inherited)
            && let Some(year) = year
        {
            out.push(Evidence { text: format!("{} names no year here: {year} comes from the text around", document.label()), claims: vec![side.claim] });
        }
        if let Some(year) = year {
            out.extend(elsewhere(scene, side, sides, year));
        }
        for conversion in conversions_of(scene, side.claim).into_iter().take(1) {
            out.push(Evidence { text: conversion_line(scene, document.label(), &conversion, sides), claims: vec![conversion.converted] });
        }
    }
    out
}

/// Other claims of a side's document that speak of the same year: stated, or read in the same frame. A time that the
/// other text gives too says nothing for either.
fn elsewhere(scene: &Scene<'_>, side: &Side, sides: &[Side], year: i32) -> Vec<Evidence> {
    let claim = scene.claim(side.claim);
    let label = scene.document(claim.document).label();
    let rivals: Vec<_> = sides.iter().map(|side| scene.claim(side.claim).document).filter(|document| *document != claim.document).collect();
    let shared = |index: ClaimIndex, period: &gainsay_model::Period| {
        scene.topic_of(index).is_some_and(|topic| {
            topic.claims.iter().map(|other| scene.claim(*other)).any(|other| rivals.contains(&other.document) && other.period.as_ref().is_some_and(|other| other.days == period.days))
        })
    };
    let mut others: Vec<(ClaimIndex, &gainsay_model::Period)> = scene
        .claims_of(claim.document)
        .filter(|(_, other)| other.sentence_span != claim.sentence_span)
        .filter_map(|(index, other)| Some((index, other.period.as_ref()?)))
        .filter(|(index, period)| period.single_year() == Some(year) && !period.written.is_empty() && !shared(*index, period))
        .collect();
    others.dedup_by_key(|(index, _)| scene.claim(*index).sentence_span);
    let mut out = Vec::new();
    for (inherited, verb) in [(false, "also says"), (true, "leaves out the year elsewhere, so that it is read from this frame:")] {
        let found: Vec<&(ClaimIndex, &gainsay_model::Period)> = others.iter().filter(|(_, period)| (period.resolved == Resolution::Inherited) == inherited).collect();
        if let Some((_, period)) = found.first() {
            out.push(Evidence { text: format!("{label} {verb} \"{}\"", period.written), claims: found.iter().map(|(index, _)| *index).collect() });
        }
    }
    out
}

/// "Blockmedia converts at about 1,440 KRW per USD; the reference rate was ... on 2025-10-24 and averaged ... over ...".
fn conversion_line(scene: &Scene<'_>, label: &str, conversion: &Conversion, sides: &[Side]) -> String {
    let mut line = format!("{label} converts at {}", conversion.implied_words());
    if let Some(published) = scene.published_on(conversion.converted)
        && let Ok(fixing) = scene.rates.on(conversion.quote, conversion.base, published)
    {
        line.push_str(&format!("; the reference rate was {} on {}", conversion.rate_words(fixing.rate), fixing.date));
    }
    for side in sides {
        if let Some(period) = &scene.claim(side.claim).period
            && let Some((from, to)) = period.days
            && let Ok(span) = scene.rates.over(conversion.quote, conversion.base, from, to)
        {
            line.push_str(&format!("; it averaged {} over {}", conversion.rate_words(span.mean), period.describe()));
        }
    }
    line
}
