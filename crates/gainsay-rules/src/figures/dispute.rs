//! What the four figure rules share: the figures of a topic that no value fits, with the slip that explains them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use gainsay_lexicon::{Sense, lexicon};
use gainsay_model::{
    Bound, Claim, ClaimIndex, Dimension, Draft, Evidence, FigureRelation, Measure, Period, PeriodRelation, REVISED, Role, Severity, Side,
    Slip, Topic, figure_relation, slip_between,
};

use super::apart::{held_apart, of_one_party};
use super::classes::measure_class;
use super::silence::Silence;
use crate::Scene;
use crate::camps::{Camp, camps, figures};
use crate::currency::cross::across;

/// How long a text goes on speaking of an event without dating it: a year, and some weeks for its anniversary.
const RECENT_DAYS: i64 = 400;

/// How long a count is told while it goes on: two weeks. A toll of three weeks later is more likely another event's.
const FRESH_DAYS: i64 = 14;

/// Camps of a topic that are held against another than the largest one, at most.
const MOST_CAMPS: usize = 12;

/// By how much two camps must be told in more alike words than either and the largest one, to be held against each other instead.
const MUCH_LIKER: usize = 8;

/// A toll this many days before a story that is told within two weeks is another event's.
const ANOTHER_EVENT_DAYS: i64 = 60;

/// Two camps of a topic whose figures cannot both be right.
#[derive(Clone)]
pub(crate) struct Dispute {
    pub(super) left: ClaimIndex,
    pub(super) right: ClaimIndex,
    pub(super) left_also: Vec<ClaimIndex>,
    pub(super) right_also: Vec<ClaimIndex>,
    pub(super) slip: Option<Slip>,
}

/// The disputes of a topic: its largest camp against each other camp, one a camp.
///
/// "At least 2" fits 2.83 and 283 alike and takes no side between them: claims that leave one end open join no camp,
/// and are held against the largest one by themselves. Several rules ask: see [`Scene::disputes`].
pub(crate) fn disputes(scene: &Scene<'_>, topic: &Topic) -> Vec<Dispute> {
    let agree = |left: ClaimIndex, right: ClaimIndex| {
        !matches!(relation(scene, left, right), FigureRelation::Conflict | FigureRelation::Incomparable)
    };
    let (tight, open): (Vec<ClaimIndex>, Vec<ClaimIndex>) =
        figures(scene, topic).into_iter().partition(|claim| is_closed(scene.claim(*claim)));
    let mut tight = tight;
    // What is printed exactly founds the camps: "about 90" holds the same as 85 and 95 and would make one of them.
    tight.sort_by_key(|claim| looseness(scene.claim(*claim)));
    let mut camps = camps(scene, &tight, agree);
    camps.extend(crate::camps::camps(scene, &open, agree));
    let Some((main, others)) = camps.split_first() else {
        return Vec::new();
    };
    let found: Vec<(usize, usize, Dispute)> = others
        .iter()
        .enumerate()
        .filter_map(|(at, other)| {
            // "The bodies of six", "the bodies of eight", and elsewhere twelve that were found: what is told in like words is
            // one thing, and the largest camp another.
            let with_main = dispute(scene, main, other)?;
            if with_main.slip.is_some() {
                return Some((usize::MAX, at, with_main));
            }
            let likeness = |dispute: &Dispute| likeness(scene, dispute.left, dispute.right);
            let nearest = others
                .iter()
                .enumerate()
                .take(MOST_CAMPS)
                .filter(|(rival, _)| *rival != at)
                .filter_map(|(rival, camp)| {
                    let (first, second) = if rival < at { (camp, other) } else { (other, camp) };
                    Some((rival.min(at), rival.max(at), dispute(scene, first, second)?))
                })
                .max_by_key(|(first, second, dispute)| (likeness(dispute), std::cmp::Reverse((*first, *second))));
            let much_liker = nearest.filter(|(.., near)| likeness(near) >= likeness(&with_main) + MUCH_LIKER);
            Some(much_liker.unwrap_or((usize::MAX, at, with_main)))
        })
        .collect();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    found.into_iter().filter(|(first, second, _)| told.insert((*first, *second))).map(|(.., dispute)| dispute).collect()
}

/// How far apart the ends of a closed figure lie, for its size.
fn looseness(claim: &Claim) -> rust_decimal::Decimal {
    let Some(quantity) = claim.quantity() else { return rust_decimal::Decimal::MAX };
    let ends = quantity.bounds.lower().value().zip(quantity.bounds.upper().value());
    let apart = ends.and_then(|(lower, upper)| upper.checked_sub(lower)?.checked_div(quantity.value.abs()));
    apart.unwrap_or(rust_decimal::Decimal::MAX)
}

/// Whether the words name a value with two ends of its own: "dozens" and "at least 40" do not.
fn is_closed(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.bound != Bound::Vague && quantity.bounds.is_closed())
}

fn dispute(scene: &Scene<'_>, main: &Camp, other: &Camp) -> Option<Dispute> {
    let clashing = main
        .claims
        .iter()
        .flat_map(|left| other.claims.iter().map(move |right| (*left, *right)))
        .filter(|(left, right)| clash(scene, *left, *right));
    let (left, right) = clashing.max_by_key(|(left, right)| (likeness(scene, *left, *right), std::cmp::Reverse((*left, *right))))?;
    // "About 90" fits 85 and 95, and "$1.05 billion" many a sum to the dollar, which contradict each other all the same.
    let fits_both = |claim: ClaimIndex| fits(scene, claim, left) && fits(scene, claim, right);
    let exact = |claim: &&ClaimIndex| scene.claim(**claim).quantity().is_some_and(|quantity| quantity.bound == Bound::Exact);
    let conciliated =
        main.claims.iter().filter(exact).any(|left| {
            other.claims.iter().filter(exact).any(|right| fits(scene, *left, *right) && !fits_both(*left) && !fits_both(*right))
        });
    if conciliated {
        return None;
    }
    let slip = slip_between(scene.claim(left).quantity()?, scene.claim(right).quantity()?);
    // Alike digits of two measures are chance: a revenue of 4.2 billion and a dividend of 42 million.
    if slip.is_some() && measures_differ(scene.claim(left), scene.claim(right)) {
        return None;
    }
    let (left_also, right_also) = (main.others(scene, left), other.others(scene, right));
    Some(Dispute { left, right, left_also, right_also, slip })
}

fn fits(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    matches!(relation(scene, left, right), FigureRelation::Equal | FigureRelation::Compatible)
}

fn measures_differ(left: &Claim, right: &Claim) -> bool {
    match (&left.measure, &right.measure) {
        (Some(left), Some(right)) => left.classed && right.classed && left.class != right.class,
        _ => false,
    }
}

/// How directly two claims can be held side by side: the pair that says the clash most plainly is the one to show.
fn likeness(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> usize {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let same_action = matches!((&left.action, &right.action), (Some(left), Some(right)) if left.class == right.class);
    let same_subject = matches!((&left.subject, &right.subject), (Some(left), Some(right)) if left.canonical == right.canonical);
    let same_period = matches!((&left.period, &right.period), (Some(left), Some(right)) if left.relation(right) == PeriodRelation::Equal);
    let stated = |claim: &Claim| claim.period.as_ref().is_some_and(|period| period.resolved == gainsay_model::Resolution::Stated);
    let shared_terms = left.shared_terms(right).count();
    let running_text = usize::from(!left.in_heading) + usize::from(!right.in_heading);
    8 * running_text
        + 4 * usize::from(same_action)
        + 4 * usize::from(same_period)
        + 2 * usize::from(same_subject)
        + usize::from(stated(left))
        + usize::from(stated(right))
        + shared_terms.min(6)
}

fn relation(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> FigureRelation {
    match (scene.claim(left).quantity(), scene.claim(right).quantity()) {
        (Some(left_quantity), Some(right_quantity)) => match figure_relation(left_quantity, right_quantity) {
            FigureRelation::Incomparable => across(scene, left, right).map_or(FigureRelation::Incomparable, |cross| cross.relation),
            relation => relation,
        },
        _ => FigureRelation::Incomparable,
    }
}

/// Whether a claim's sentence gives another plain figure of the same things.
fn is_split(scene: &Scene<'_>, index: ClaimIndex) -> bool {
    let claim = scene.claim(index);
    let things = |claim: &Claim| claim.measure.as_ref().map(|measure| (measure.class.clone(), measure.counted.clone()));
    let unit = |claim: &Claim| claim.quantity().map(|quantity| quantity.unit);
    scene.claims_of_sentence(index).any(|(other_index, other)| {
        other_index != index
            // "14 of 31 seats": the whole is no second part.
            && !other.span.contains(claim.span)
            && !claim.span.contains(other.span)
            && unit(other) == unit(claim)
            && unit(claim) == Some(gainsay_model::Unit::Count)
            && other.role == claim.role
            && !are_distinct(claim, other)
            // "A population of 408,000, an estimated 389,000 of them farmers".
            && !is_standing(claim)
            && match (things(claim), things(other)) {
                (Some((left, left_counted)), Some((right, right_counted))) => {
                    left == right || left_counted.is_some() && left_counted == right_counted
                }
                _ => false,
            }
    })
}

/// Whether no figure can honestly be of both measures: the injured are no part of the dead.
fn are_distinct(left: &Claim, right: &Claim) -> bool {
    let measures = left.measure.as_ref().zip(right.measure.as_ref());
    measures.zip(lexicon("en")).is_some_and(|((left, right), lexicon)| lexicon.are_distinct_measures(&left.class, &right.class))
}

/// Whether what is measured stays as it is for weeks, so that no later text brings it up to date.
fn is_standing(claim: &Claim) -> bool {
    let is_counted = |measure: &Measure| !measure.classed && lexicon("en").is_some_and(|lexicon| lexicon.is_settled(&measure.class));
    measure_class(claim).is_some_and(|class| class.standing) || claim.measure.as_ref().is_some_and(is_counted)
}

/// Three digits or more that return a power of ten apart, or with two of them swapped.
pub(super) fn has_rare_slip(left: &Claim, right: &Claim) -> bool {
    match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) => {
            left.significant_digits().len().min(right.significant_digits().len()) >= 3
                && matches!(slip_between(left, right), Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::TransposedDigits))
        }
        _ => false,
    }
}

/// 128 and 218: a toll may well grow from one to the other.
fn are_transposed(left: &Claim, right: &Claim) -> bool {
    left.quantity().zip(right.quantity()).is_some_and(|(left, right)| slip_between(left, right) == Some(Slip::TransposedDigits))
}

/// A plan against a plan, a figure of the year before against another: never one against the other.
fn same_role(left: &Claim, right: &Claim) -> bool {
    let folded = |role: Role| {
        match role {
            Role::Total | Role::Part => Role::Plain,
            // What will be paid is what is offered.
            Role::Offered => Role::Planned,
            other => other,
        }
    };
    let two_forecasters = left.role == Role::Forecast && right.role == Role::Forecast && is_of_market(left) != is_of_market(right);
    folded(left.role) == folded(right.role) && !two_forecasters && !is_some_of(left, right) && !is_some_of(right, left)
        || has_rare_slip(left, right) && role_is_of_the_deal(left.role) && role_is_of_the_deal(right.role)
}

/// What analysts expect of a firm is another forecast than the firm's own.
fn is_of_market(claim: &Claim) -> bool {
    let Some(lexicon) = lexicon("en") else { return false };
    let words = claim.sentence.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.into_iter().any(|word| lexicon.word(&word).iter().any(|sense| matches!(sense, Sense::Forecaster)))
}

/// Whether one counts some of the other's things by a name of their own: "the dead include 21 children".
fn is_some_of(part: &Claim, whole: &Claim) -> bool {
    let counted = |claim: &Claim| claim.measure.as_ref().and_then(|measure| measure.counted.clone());
    let fewer = matches!((part.quantity(), whole.quantity()), (Some(part), Some(whole)) if part.value < whole.value);
    let others = matches!((counted(part), counted(whole)), (Some(part), Some(whole)) if part != whole);
    part.role == Role::Part && whole.role != Role::Part && fewer && others
}

/// Roles of one sum at several stages: planned, offered, paid.
fn role_is_of_the_deal(role: Role) -> bool {
    matches!(role, Role::Plain | Role::Total | Role::Part | Role::Planned | Role::Offered | Role::Forecast)
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    silence(scene, left, right).is_none()
}

/// What keeps two claims from contradicting each other, whichever came first, or from more than an update.
pub(super) fn silence(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Silence> {
    contradiction(scene, left, right).err().or_else(|| superseded(scene, left, right).then_some(Silence::BroughtUpToDate))
}

/// Whether a later text gives a count that goes on, such as a toll, higher than an earlier one did.
pub(super) fn brought_up_to_date(scene: &Scene<'_>, earlier: ClaimIndex, later: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(earlier), scene.claim(later));
    let days = scene.published_on(earlier).zip(scene.published_on(later)).map(|(from, to)| to.signed_duration_since(from).num_days());
    days.is_some_and(|days| (1..=FRESH_DAYS).contains(&days))
        && is_ongoing(one)
        && is_ongoing(other)
        && contradiction(scene, earlier, later).is_ok()
        && superseded(scene, earlier, later)
}

/// The claim of a third, older text from which the later side of a dispute may have its lower count.
pub(super) fn older_source(scene: &Scene<'_>, topic: &Topic, dispute: &Dispute) -> Option<ClaimIndex> {
    let (new, late) = if scene.published_on(dispute.left) < scene.published_on(dispute.right) {
        (dispute.left, dispute.right)
    } else {
        (dispute.right, dispute.left)
    };
    let (newer, repeated) = (scene.claim(new).quantity()?, scene.claim(late).quantity()?);
    let both = is_ongoing(scene.claim(new)) && is_ongoing(scene.claim(late));
    if dispute.slip.is_some() || !both || repeated.value >= newer.value || scene.published_on(new) >= scene.published_on(late) {
        return None;
    }
    figures(scene, topic).into_iter().find(|claim| {
        let same =
            scene.claim(*claim).quantity().is_some_and(|quantity| quantity.value == repeated.value && quantity.unit == repeated.unit);
        same && scene.published_on(*claim).is_some() && scene.published_on(*claim) < scene.published_on(new)
    })
}

/// Whether a claim counts people or things of a class that go on being counted: a toll, not a vote.
fn is_ongoing(claim: &Claim) -> bool {
    let as_of = claim.period.as_ref().is_none_or(|period| period.grain <= gainsay_model::Grain::Week);
    claim.measure.as_ref().is_some_and(|measure| measure.classed)
        && !is_standing(claim)
        && as_of
        && claim.quantity().is_some_and(|quantity| quantity.unit == gainsay_model::Unit::Count)
}

/// Whether two claims speak of one time and role and no value fits both, whichever came first; if not, why.
fn contradiction(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Result<(), Silence> {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    if left_claim.document == right_claim.document {
        return Err(Silence::OneText);
    }
    match relation(scene, left, right) {
        FigureRelation::Conflict => {}
        FigureRelation::Incomparable => return Err(Silence::Incomparable),
        _ => return Err(Silence::Fits),
    }
    if is_loosely_said(left_claim, right_claim) || is_loosely_said(right_claim, left_claim) {
        return Err(Silence::Fits);
    }
    if !same_role(left_claim, right_claim) {
        return Err(Silence::OtherRole);
    }
    // Between two texts of two days lies a birthday.
    let a_year = left_claim.quantity().zip(right_claim.quantity()).is_some_and(|(left, right)| {
        left.unit.dimension() == Dimension::Age && (left.value - right.value).abs() <= rust_decimal::Decimal::ONE
    });
    if a_year && scene.days_apart(left, right) != Some(0) {
        return Err(Silence::Birthday);
    }
    if counted_to_the_end(left_claim, right_claim) {
        return Err(Silence::OneMore);
    }
    if let Some(apart) = held_apart(scene, left, right) {
        return Err(apart);
    }
    if scene.tells_apart(left, right) {
        return Err(Silence::ToldBoth);
    }
    // "four on Monday and five on Tuesday", "damaged 400 and destroyed 90": parts, of which the other may give the sum.
    // Digits that return a power of ten apart are no part and no sum.
    if !has_rare_slip(left_claim, right_claim) && (is_split(scene, left) || is_split(scene, right)) {
        return Err(Silence::Split);
    }
    let one_party = || of_one_party(left_claim, right_claim);
    let (speaks_of_it, otherwise) = match (&left_claim.period, &right_claim.period) {
        (Some(one), Some(other)) => match one.relation(other) {
            PeriodRelation::Equal | PeriodRelation::Unknown => (true, Silence::OtherPeriod),
            // "Paid for Nest in January 2014", "the 2014 purchase of Nest".
            // "A storm of November 2013", "made landfall on 7 November": how fast, how deep, how heavy it was.
            PeriodRelation::Contains | PeriodRelation::Within => {
                (one_party() || are_measured(left_claim, right_claim), Silence::OtherPeriod)
            }
            _ => (false, Silence::OtherPeriod),
        },
        (Some(_), None) => (is_recent(scene, right, left) || one_party(), Silence::LongAfter),
        (None, Some(_)) => (is_recent(scene, left, right) || one_party(), Silence::LongAfter),
        (None, None) => (true, Silence::OtherPeriod),
    };
    if speaks_of_it { Ok(()) } else { Err(otherwise) }
}

/// Whether both figures are measures of one class in units of nature.
fn are_measured(left: &Claim, right: &Claim) -> bool {
    let natural = |claim: &Claim| {
        claim.quantity().is_some_and(|quantity| {
            matches!(
                quantity.unit.dimension(),
                Dimension::Length | Dimension::Speed | Dimension::Mass | Dimension::Area | Dimension::Temperature
            )
        })
    };
    let one_class = left.measure.as_ref().zip(right.measure.as_ref()).is_some_and(|(left, right)| left.class == right.class);
    natural(left) && natural(right) && one_class
}

/// Two stretches of one unit, a single one apart: from Saturday to Tuesday are three days or four, and a rule from late 1967 to
/// mid-2023 lasts 55 years or 56.
fn counted_to_the_end(left: &Claim, right: &Claim) -> bool {
    let one_measure = left.measure.as_ref().zip(right.measure.as_ref()).is_some_and(|(left, right)| left.class == right.class);
    left.quantity().zip(right.quantity()).is_some_and(|(left, right)| {
        left.unit == right.unit
            && left.unit.dimension() == Dimension::Duration
            && one_measure
            && left.value.fract().is_zero()
            && right.value.fract().is_zero()
            && (left.value - right.value).abs() <= rust_decimal::Decimal::ONE
    }) && left.action.is_none()
        && right.action.is_none()
}

/// "Thousands were evacuated", where another text has 883,000: a word for many is no upper bound.
fn is_loosely_said(vague: &Claim, exact: &Claim) -> bool {
    vague.quantity().zip(exact.quantity()).is_some_and(|(vague, exact)| vague.bound == Bound::Vague && exact.value >= vague.value)
}

/// An undated figure speaks of the news of its day: a quake of 1999 in another text is another quake, and what was counted
/// months after the text appeared it cannot mean.
fn is_recent(scene: &Scene<'_>, undated: ClaimIndex, dated: ClaimIndex) -> bool {
    let Some(period) = &scene.claim(dated).period else { return true };
    // In a story of a few days, what befell people months before befell others.
    let fate = measure_class(scene.claim(dated)).is_some_and(|class| class.fate);
    let first_told = days_of_fresh_story(scene).map(|(first, _)| first);
    if fate && first_told.zip(period.to()).is_some_and(|(first, end)| first.signed_duration_since(end).num_days() > ANOTHER_EVENT_DAYS) {
        return false;
    }
    let Some(published) = scene.document_of(undated).published else { return true };
    let long_after = period.to().is_some_and(|end| published.first().signed_duration_since(end).num_days() >= RECENT_DAYS);
    // What is planned or foreseen lies ahead of every text, and only counts grow.
    let counts = scene.claim(dated).quantity().is_some_and(|quantity| quantity.unit == gainsay_model::Unit::Count);
    let has_come = scene.claim(dated).role == Role::Plain && counts;
    let before = has_come && period.from().is_some_and(|start| start > published.last());
    !long_after && !before
}

/// The days on which a story was told, where a count stays news for all of them.
fn days_of_fresh_story(scene: &Scene<'_>) -> Option<(NaiveDate, NaiveDate)> {
    scene.days_told().filter(|(first, last)| (*last - *first).num_days() <= FRESH_DAYS)
}

/// A count or measure that differs between documents of different days was brought up to date, not contradicted.
pub(super) fn superseded(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    // "New estimates say 10,000 tons": one of the two says itself that it takes the place of another.
    let is_revised = |claim: ClaimIndex| scene.claim(claim).hedge.as_ref().is_some_and(|hedge| hedge.class == REVISED);
    if is_revised(left) != is_revised(right) {
        return true;
    }
    if is_standing(scene.claim(left)) && is_standing(scene.claim(right)) {
        return false;
    }
    // No count grows tenfold to the digit.
    if has_rare_slip(scene.claim(left), scene.claim(right)) && !are_transposed(scene.claim(left), scene.claim(right)) {
        return false;
    }
    let (Some(left_date), Some(right_date)) = (scene.document_of(left).published, scene.document_of(right).published) else {
        return may_be_brought_up_to_date(scene, left, right);
    };
    let (Some(left_quantity), Some(right_quantity)) = (scene.claim(left).quantity(), scene.claim(right).quantity()) else {
        return false;
    };
    // Sums, shares, ages and limits in time do not grow with the days.
    let counted = !matches!(left_quantity.unit.dimension(), Dimension::Money | Dimension::Share | Dimension::Age | Dimension::Duration);
    let dated = |claim: ClaimIndex| {
        scene.claim(claim).period.as_ref().is_some_and(|period| period.days.is_some() && period.grain > gainsay_model::Grain::Week)
    };
    // A figure for a stated stretch of time does not grow with the days of publication.
    if !counted || (dated(left) && dated(right)) {
        return false;
    }
    // What lies so far from a named place lies there on the next day too.
    let is_distance = |claim: ClaimIndex| scene.claim(claim).object.is_some();
    if left_quantity.unit.dimension() == Dimension::Length && is_distance(left) && is_distance(right) {
        return false;
    }
    let amount = |quantity: &gainsay_model::Quantity| match quantity.unit {
        gainsay_model::Unit::Measure(unit) => quantity.value.checked_mul(unit.factor).unwrap_or(quantity.value),
        _ => quantity.value,
    };
    let grows = (left_date.first() < right_date.first()) == (amount(left_quantity) < amount(right_quantity));
    let another_day = left_date.first() != right_date.first() && grows;
    another_day || same_day_update(scene, left, right)
}

/// A toll told while the news was fresh may have grown since, or until then: nothing tells where the other text has no date.
fn may_be_brought_up_to_date(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    // "Two previous offers", "four previous offers": there are more of them with every day.
    let adds_up = |claim: ClaimIndex| {
        let written = scene.claim(claim).measure.as_ref().map(|measure| measure.written.to_lowercase()).unwrap_or_default();
        written.split(' ').any(|word| matches!(word, "previous" | "earlier" | "prior" | "past"))
    };
    if adds_up(left) && adds_up(right) {
        return true;
    }
    // Of a text without a date nothing is known but that it belongs to the days of its story.
    let told_on = |claim: ClaimIndex| scene.published_on(claim).or_else(|| days_of_fresh_story(scene).map(|(_, last)| last));
    // A text that speaks of nothing but its own days.
    let fresh = |claim: ClaimIndex| {
        told_on(claim).is_some_and(|published| {
            !scene.claims_of(scene.claim(claim).document).take(512).any(|(_, claim)| {
                let ended = claim.period.as_ref().and_then(Period::to);
                ended.is_some_and(|day| published.signed_duration_since(day).num_days() > RECENT_DAYS)
            })
        })
    };
    is_ongoing(scene.claim(left)) && is_ongoing(scene.claim(right)) && (fresh(left) || fresh(right))
}

/// What is counted while it goes on moves within a day: two tolls a tenth apart, printed on one day, may be two hours apart.
fn same_day_update(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left, right) = (scene.claim(left), scene.claim(right));
    let (Some(left_quantity), Some(right_quantity)) = (left.quantity(), right.quantity()) else {
        return false;
    };
    let tenth = left_quantity.value.max(right_quantity.value) / rust_decimal::Decimal::TEN;
    is_ongoing(left) && is_ongoing(right) && (left_quantity.value - right_quantity.value).abs() <= tenth
}

/// The draft all figure rules give, worded by what was measured.
pub(super) fn draft(scene: &Scene<'_>, dispute: &Dispute, severity: Severity) -> Draft {
    let (left, right) = (scene.claim(dispute.left), scene.claim(dispute.right));
    let measure = left
        .measure
        .as_ref()
        .or(right.measure.as_ref())
        .map(|measure| measure.class.clone())
        .or_else(|| left.action.as_ref().map(|action| action.written.clone()))
        .unwrap_or_else(|| "figure".to_owned());
    let gap = match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) if left.unit == right.unit => left.bounds.gap(right.bounds),
        _ => None,
    };
    let reason = match gap {
        Some(gap) if !gap.is_zero() => {
            let unit = left.quantity().map(|quantity| quantity.unit);
            let gap = match unit {
                Some(gainsay_model::Unit::Money(currency)) => {
                    format!("{} {}", currency.code(), crate::currency::conversion::scaled(gap, 2))
                }
                Some(gainsay_model::Unit::Percent | gainsay_model::Unit::PercentagePoint) => format!("{} percentage points", grouped(gap)),
                Some(gainsay_model::Unit::Measure(measure)) => format!("{} {}", grouped(gap), measure.symbol),
                _ => grouped(gap),
            };
            format!("no value fits both wordings: the two figures are at least {gap} apart")
        }
        _ => "no value fits both wordings".to_owned(),
    };
    let side = |claim: ClaimIndex, also: &[ClaimIndex]| Side { also: also.to_vec(), ..scene.side(claim, "this figure") };
    let mut evidence = Vec::new();
    if let Some(cross) = across(scene, dispute.left, dispute.right) {
        evidence.push(Evidence { text: cross.words, claims: Vec::new() });
    }
    for claim in [dispute.left, dispute.right] {
        if let Some(attribution) = &scene.claim(claim).attribution {
            evidence.push(Evidence {
                text: format!("{} has it from {}", scene.outlet(claim), attribution.speaker.written),
                claims: vec![claim],
            });
        }
    }
    Draft {
        message: format!(
            "{measure}: {} in {}, {} in {}",
            scene.claim(dispute.left).words(),
            scene.outlet(dispute.left),
            scene.claim(dispute.right).words(),
            scene.outlet(dispute.right)
        ),
        reason,
        likely_cause: dispute.slip.map(Slip::describe),
        settle_by: Some("the source both texts go back to, and when each figure was taken".to_owned()),
        evidence,
        severity,
        sides: vec![side(dispute.left, &dispute.left_also), side(dispute.right, &dispute.right_also)],
    }
}

fn grouped(value: rust_decimal::Decimal) -> String {
    crate::currency::conversion::figure(value)
}
