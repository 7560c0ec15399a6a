//! One figure for two stretches of time.

use gainsay_model::{Claim, ClaimIndex, Draft, Grain, Period, PeriodRelation, Resolution, RuleInfo, Severity, Topic};

use super::conflicting_year::side;
use crate::camps::{figures, likewise};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "T103",
        name: "conflicting-period",
        severity: Severity::Warning,
        summary: "the same sum, given for two different stretches of time",
        page: include_str!("conflicting_period.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let claims: Vec<ClaimIndex> = figures(scene, topic)
        .into_iter()
        .filter(|claim| scene.claim(*claim).quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 2))
        .collect();
    let mut drafts = Vec::new();
    for (at, left) in claims.iter().enumerate() {
        for right in &claims[at + 1..] {
            let (left_claim, right_claim) = (scene.claim(*left), scene.claim(*right));
            let (Some(left_period), Some(right_period)) = (&left_claim.period, &right_claim.period) else { continue };
            let same_sum = matches!((left_claim.quantity(), right_claim.quantity()), (Some(left), Some(right)) if left.value == right.value && left.unit == right.unit);
            // "Rose to 1.21 billion over ten years": the level is that of the end.
            let reached = is_level_reached(left_claim) || is_level_reached(right_claim);
            if same_sum && !reached && left_claim.document != right_claim.document && differ(left_period, right_period) && drafts.is_empty() {
                drafts.push(draft(scene, &claims, *left, *right, left_period, right_period));
            }
        }
    }
    drafts
}

/// Sums over two stretches: both longer than a month, neither the same months of another year. A day or a month inside
/// a stretch is a detail of one event, not another stretch.
fn differ(left: &Period, right: &Period) -> bool {
    // "Earlier this year" is drawn by the day of publication, and "late 2024" by no one to the day.
    let is_part = left.is_part_of_unit() || right.is_part_of_unit();
    let (left, right) = (&left.whole_unit(), &right.whole_unit());
    if is_part && left.relation(right) != PeriodRelation::Disjoint {
        return false;
    }
    let is_stretch = |period: &Period| period.grain > Grain::Month && period.grain < Grain::Century || period.grain == Grain::Interval;
    let apart = match left.relation(right) {
        PeriodRelation::Disjoint | PeriodRelation::Overlaps => true,
        PeriodRelation::Contains | PeriodRelation::Within => is_stretch(left) && is_stretch(right) && !open_ended(left) && !open_ended(right),
        PeriodRelation::Equal | PeriodRelation::OtherYear | PeriodRelation::Unknown => false,
    };
    // The same words ("in the previous year", "by the weekend") were read against two days of publication.
    let same_words = left.resolved != Resolution::Stated && right.resolved != Resolution::Stated && left.written.eq_ignore_ascii_case(&right.written);
    let loose = left.resolved != Resolution::Stated && right.resolved != Resolution::Stated && overlap_mostly(left, right);
    // Two days a few apart are dates of reports, not stretches.
    !loose
        && apart && is_stretch(left) && is_stretch(right) && !same_words
}

/// "Climbed to 1.21 billion".
fn is_level_reached(claim: &Claim) -> bool {
    claim.text_before(claim.span.start).trim_end().to_lowercase().ends_with(" to")
}

/// "The last ten years" and "the last decade" are hardly ever meant to the day.
fn overlap_mostly(left: &Period, right: &Period) -> bool {
    let (Some((left_from, left_to)), Some((right_from, right_to))) = (left.days, right.days) else { return false };
    let days = |from: chrono::NaiveDate, to: chrono::NaiveDate| to.signed_duration_since(from).num_days();
    4 * days(left_from.max(right_from), left_to.min(right_to)) >= 3 * days(left_from, left_to).max(days(right_from, right_to))
}

fn same_sum_and_stretch(one: &Claim, other: &Claim) -> bool {
    let sum = |claim: &Claim| claim.quantity().map(|quantity| (quantity.value, quantity.unit));
    let days = |claim: &Claim| claim.period.as_ref().and_then(|period| period.days);
    sum(one) == sum(other) && days(one) == days(other)
}

/// "since 2024" ends with the text, not with the sum.
fn open_ended(period: &Period) -> bool {
    period.written.to_ascii_lowercase().starts_with("since")
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex, left_period: &Period, right_period: &Period) -> Draft {
    let inherited = |period: &Period| period.resolved == Resolution::Inherited;
    let words = |claim: ClaimIndex, period: &Period| {
        let outlet = scene.outlet(claim);
        if inherited(period) {
            format!("{outlet} adds it to the same stretch as the sum before, {}", period.describe())
        } else {
            format!("{outlet} gives it for {}", period.describe())
        }
    };
    let what = scene.claim(left).quantity().map(|quantity| quantity.written.clone()).unwrap_or_default();
    Draft {
        message: format!("{what} is a sum for {} in {}, for {} in {}", left_period.describe(), scene.outlet(left), right_period.describe(), scene.outlet(right)),
        reason: format!("{}; {}", words(left, left_period), words(right, right_period)),
        likely_cause: Some("one text attached the sum to another stretch of time than its source did".to_owned()),
        settle_by: Some(format!("the source of the {what}: which period does it cover?")),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: [left, right].into_iter().map(|claim| side(scene, claim, likewise(scene, group, claim, same_sum_and_stretch))).collect(),
    }
}
