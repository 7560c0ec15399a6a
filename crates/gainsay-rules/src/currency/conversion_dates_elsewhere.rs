//! A conversion at the rate of another time than the money is dated to.

use gainsay_model::{ClaimIndex, Draft, Evidence, FigureRelation, Label, Period, PeriodRelation, RuleInfo, Severity, Side, figure_relation};

use super::conversion::{Conversion, Held};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C103",
        name: "conversion-dates-elsewhere",
        severity: Severity::Warning,
        summary: "a conversion uses the rate of another time than the amount is dated to",
        page: include_str!("conversion_dates_elsewhere.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let all = scene.conversions();
    let mut drafts = Vec::new();
    for (conversion, held) in all {
        let original = scene.claim(conversion.original);
        let Some(period) = original.period.as_ref().filter(|period| period.days.is_some()) else { continue };
        let Some((from, to)) = period.days else { continue };
        let Ok(span) = scene.rates.over(conversion.quote, conversion.base, from, to) else { continue };
        let published = scene.document_of(conversion.converted).published;
        let at = match *held {
            Held::AtPublication => published.map(|date| date.last()),
            Held::Elsewhere(date) => Some(date),
            Held::InPeriod | Held::Never | Held::Unknown => None,
        };
        let Some(fixing) = at.and_then(|date| scene.rates.on(conversion.quote, conversion.base, date).ok()) else { continue };
        // Converting at the rate of the day is ordinary practice. It speaks against the date only where another text
        // dates the same figure to another time.
        let disputed = disputed_period(scene, conversion.original, period).filter(|(other, relation)| {
            // Of two months of one year neither is told by the rate of the day of writing.
            *relation == PeriodRelation::OtherYear || *held != Held::AtPublication && other.days.is_some_and(|(from, to)| (from..=to).contains(&fixing.date))
        });
        let disputed = disputed.map(|(other, _)| other);
        // One of several conversions at one rate carries the others as evidence.
        let document = original.document;
        let alike = |other: &Conversion| {
            scene.claim(other.original).document == document && (other.quote, other.base) == (conversion.quote, conversion.base)
        };
        let siblings: Vec<&Conversion> = all.iter().map(|(other, _)| other).filter(|other| alike(other)).collect();
        let dated = all.iter().find(|(other, held)| alike(other) && matches!(held, Held::AtPublication | Held::Elsewhere(_)));
        let leads = dated.is_none_or(|(first, _)| first.converted == conversion.converted);
        if !leads {
            continue;
        }
        let outlet = scene.outlet(conversion.converted);
        let mut evidence = Vec::new();
        if siblings.len() > 1 {
            let claims: Vec<ClaimIndex> = siblings.iter().filter(|other| other.converted != conversion.converted).map(|other| other.converted).collect();
            let agree = siblings.iter().all(|other| other.allowed.intersects(conversion.allowed));
            let words: Vec<String> = siblings.iter().map(|other| scene.claim(other.converted).words().to_owned()).collect();
            let verb = if agree { "agree with one another" } else { "do not agree with one another" };
            evidence.push(Evidence { text: format!("the {} conversions of {outlet} {verb} ({})", siblings.len(), words.join(", ")), claims });
        }
        if let Some(other) = &disputed
            && let Some((from, to)) = other.days
            && let Ok(span) = scene.rates.over(conversion.quote, conversion.base, from, to)
        {
            evidence.push(Evidence { text: format!("over {} the reference averaged {}", other.describe(), conversion.rate_words(span.mean)), claims: vec![] });
        }
        let fits = format!("the reference rate was {} on {}", conversion.rate_words(fixing.rate), fixing.date);
        drafts.push(Draft {
            message: format!(
                "{outlet} dates the money to {} but converts it at {}, the rate of {}",
                period.describe(),
                conversion.implied_words(),
                fixing.date.format("%B %Y")
            ),
            reason: format!("{fits}; over {} it averaged {}", period.describe(), conversion.rate_words(span.mean)),
            likely_cause: Some(if disputed.is_some() {
                "the amount was converted when the text was written; that fits the later of the two dates given for it".to_owned()
            } else {
                "the amount was converted at the rate of the day the text was written".to_owned()
            }),
            settle_by: Some("the rate the writer used, and the period it was meant for".to_owned()),
            evidence,
            severity: if disputed.is_some() { Severity::Warning } else { Severity::Note },
            sides: vec![
                scene.side(conversion.converted, format!("implies {}", conversion.implied_words())),
                Side {
                    claim: conversion.original,
                    labels: period_labels(scene, conversion.original, period),
                    also: Vec::new(),
                },
            ],
        });
    }
    drafts
}

fn period_labels(scene: &Scene<'_>, claim: ClaimIndex, period: &Period) -> Vec<Label> {
    let claim = scene.claim(claim);
    let mut labels = Vec::new();
    if let Some(span) = claim.period_span {
        labels.push(Label { span, text: format!("dated to {}", period.describe()) });
    }
    labels.push(Label { span: claim.span, text: "the amount converted".to_owned() });
    labels
}

/// The other time that another document gives for the same figure.
fn disputed_period(scene: &Scene<'_>, claim: ClaimIndex, period: &Period) -> Option<(Period, PeriodRelation)> {
    let document = scene.claim(claim).document;
    let quantity = scene.claim(claim).quantity()?;
    scene.topic_of(claim)?.claims.iter().find_map(|other| {
        let other = scene.claim(*other);
        // A topic may hold another figure as well, whose date bears on nothing here.
        let relation = figure_relation(quantity, other.quantity()?);
        if matches!(relation, FigureRelation::Conflict | FigureRelation::Incomparable) {
            return None;
        }
        let other_period = other.period.as_ref()?;
        let relation = period.relation(other_period);
        (other.document != document && relation.is_apart()).then(|| (other_period.clone(), relation))
    })
}
