//! One event on two dates.

use chrono::Datelike;
use gainsay_model::{ClaimIndex, Draft, FigureRelation, Grain, NameKind, Period, PeriodRelation, Resolution, RuleInfo, Severity, SmolStr, Topic, figure_relation};

use super::conflicting_year::side;
use crate::camps::{camps, figures, likewise, pairs, same_days};
use super::single_events::{dated_twice, single_events};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T102",
        name: "conflicting-date",
        severity: Severity::Warning,
        summary: "one event that happens once, on two dates",
        page: include_str!("conflicting_date.md"),
    },
    // Not by topic: dates far apart speak against one fact when figures are aligned, and here they are what is looked for.
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = single_events(scene)
        .iter()
        .flat_map(|claims| clashes(scene, claims).into_iter().map(|(left, right)| draft(scene, claims, left, right)))
        .collect();
    drafts.extend(scene.topics.iter().filter_map(|topic| recalled_clash(scene, topic)).map(|(left, right)| draft(scene, &[], left, right)));
    drafts.extend(dated_twice(scene).into_iter().map(|(left, right)| draft(scene, &[], left, right)));
    drafts.sort_by_key(|draft| (draft.sides[0].claim, draft.sides[1].claim));
    drafts
}

/// The date that most texts give for an event against each other date, by the first claims that clash.
fn clashes(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Vec<(ClaimIndex, ClaimIndex)> {
    let told = camps(scene, claims, |left, right| same_days(scene.claim(left), scene.claim(right)));
    let Some((main, others)) = told.split_first() else { return Vec::new() };
    others.iter().filter_map(|other| main.first_clash(other, |left, right| clash(scene, left, right))).collect()
}

/// One figure of the past, given for two months or days: the record of April 2000, the record of March 2000.
fn recalled_clash(scene: &Scene<'_>, topic: &Topic) -> Option<(ClaimIndex, ClaimIndex)> {
    let dated: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| is_recalled(scene, *claim)).collect();
    pairs(&dated).find(|(left, right)| {
        let (left, right) = (scene.claim(*left), scene.claim(*right));
        let (Some(left_quantity), Some(right_quantity)) = (left.quantity(), right.quantity()) else { return false };
        let (Some(left_period), Some(right_period)) = (&left.period, &right.period) else { return false };
        left.document != right.document
            && left_quantity.unit == right_quantity.unit
            && matches!(figure_relation(left_quantity, right_quantity), FigureRelation::Equal | FigureRelation::Compatible)
            && left_period.relation(right_period) == PeriodRelation::Disjoint
            // "A year earlier" read against two days of publication.
            && !(left_period.resolved != Resolution::Stated && left_period.written.eq_ignore_ascii_case(&right_period.written))
    })
}

/// A figure of two digits or more, dated to a day or a month of an earlier year than its text.
fn is_recalled(scene: &Scene<'_>, index: ClaimIndex) -> bool {
    let claim = scene.claim(index);
    let (Some(quantity), Some(period), Some(published)) = (claim.quantity(), &claim.period, scene.document_of(index).published) else {
        return false;
    };
    quantity.significant_digits().len() >= 2
        && quantity.bounds.is_closed()
        && matches!(period.grain, Grain::Day | Grain::Month)
        && period.to().is_some_and(|to| to.year() < published.year())
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let one_topic = scene.topic_of(left).zip(scene.topic_of(right)).is_some_and(|(left, right)| left.id == right.id);
    let (left, right) = (scene.claim(left), scene.claim(right));
    let (Some(left_period), Some(right_period)) = (&left.period, &right.period) else {
        return false;
    };
    let fine = |grain: Grain| matches!(grain, Grain::Day | Grain::Month | Grain::Year | Grain::Century);
    // "Sunday night" and "early Monday", an evening in New York and the morning after in London.
    let by_the_hour = left_period.clock.is_some() || right_period.clock.is_some();
    let by_zone = left_period.minutes_apart(right_period).is_none_or(|gap| gap < 24 * 60);
    if by_the_hour && by_zone && !left_period.is_one_part_of_two_days(right_period) {
        return false;
    }
    // "Friday", read against two days of publication, or against two sides of the date line.
    let weekday = |period: &Period| period.resolved != Resolution::Stated && !period.written.bytes().any(|byte| byte.is_ascii_digit());
    let week_apart = left_period.from().zip(right_period.from()).is_some_and(|(left, right)| (left - right).num_days().abs() == 7);
    if week_apart && weekday(left_period) && weekday(right_period) {
        return false;
    }
    // "A mission begun in 2016", "the mission began on 9 January": a thing begins on paper years before it does.
    let thing = left.subject.as_ref().is_some_and(|name| name.kind == NameKind::Thing);
    let to_a_year = |period: &Period| matches!(period.grain, Grain::Year | Grain::Decade | Grain::Century);
    if thing && to_a_year(left_period) != to_a_year(right_period) {
        return false;
    }
    left.document != right.document
        && (fine(left_period.grain) || is_short(left_period))
        && (fine(right_period.grain) || is_short(right_period))
        && match left_period.relation(right_period) {
            PeriodRelation::Disjoint => true,
            // In one topic, the same days of another year are the business of conflicting-year.
            PeriodRelation::OtherYear => !one_topic,
            _ => false,
        }
}

/// "March 22-23": a few days.
fn is_short(period: &Period) -> bool {
    period.days.is_some_and(|(from, to)| to.signed_duration_since(from).num_days() < 7)
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let claim = scene.claim(left);
    let subject = claim.subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let verb = claim.action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
    let date = |claim: ClaimIndex| {
        scene
            .claim(claim)
            .period
            .as_ref()
            .map(Period::describe)
            .unwrap_or_default()
    };
    let (subject, verb) = match claim.quantity() {
        Some(quantity) => (SmolStr::new(&quantity.written), "dated"),
        None if verb.is_empty() => (subject, "dated"),
        None => (subject, verb.as_str()),
    };
    let reason = match claim.quantity() {
        Some(_) => "both texts recall one figure, and the two dates have no day in common",
        None => "this happens once, and the two dates have no day in common",
    };
    Draft {
        message: format!(
            "{subject}: {verb} {} according to {}, {} according to {}",
            date(left),
            scene.outlet(left),
            date(right),
            scene.outlet(right)
        ),
        reason: reason.to_owned(),
        likely_cause: None,
        settle_by: Some("a record of the event itself".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: [left, right].into_iter().map(|claim| side(scene, claim, likewise(scene, group, claim, same_days))).collect(),
    }
}
