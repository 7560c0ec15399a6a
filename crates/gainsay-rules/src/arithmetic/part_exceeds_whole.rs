//! A part that is larger than its whole.

use gainsay_model::{Bounds, Claim, ClaimIndex, Dimension, Draft, PeriodRelation, RelationKind, Role, RuleInfo, Severity, Unit};
use rust_decimal::Decimal;

use crate::levels::is_level;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M101",
        name: "part-exceeds-whole",
        severity: Severity::Warning,
        summary: "a part, or a part of a period, is given a larger figure than the whole",
        page: include_str!("part_exceeds_whole.md"),
    },
    check: Check::Story(check),
};

/// Sums per story that are paired up; beyond it the largest are kept, which are the ones a part could exceed.
const MOST_SUMS: usize = 200;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = stated_parts(scene);
    drafts.extend((0..scene.claims.len()).map(ClaimIndex::new).filter_map(|claim| more_than_all(scene, claim)));
    drafts.extend((0..scene.claims.len()).map(ClaimIndex::new).filter_map(|claim| profit_above_revenue(scene, claim)));
    let mut sums: Vec<ClaimIndex> = (0..scene.claims.len()).map(ClaimIndex::new).filter(|claim| is_sum(scene.claim(*claim))).collect();
    sums.sort_by_key(|claim| (std::cmp::Reverse(scene.claim(*claim).quantity().map(|quantity| quantity.value)), *claim));
    sums.truncate(MOST_SUMS);
    let mut shown = Vec::new();
    for part in &sums {
        for whole in &sums {
            if part == whole || !nested(scene.claim(*whole), scene.claim(*part)) || !one_series(scene, *whole, *part) || !exceeds(scene, *part, *whole) {
                continue;
            }
            // One finding for a pair of topics, however many outlets repeat the figures.
            let topic = |claim: ClaimIndex| scene.topic_of(claim).map(|topic| &topic.id);
            let pair = (topic(*part), topic(*whole));
            if shown.contains(&pair) {
                continue;
            }
            shown.push(pair);
            drafts.push(periods_draft(scene, *part, *whole));
        }
    }
    drafts
}

/// A sum over a period: no single victim, place or deal, no plan, no amount told twice.
fn is_sum(claim: &Claim) -> bool {
    let Some(quantity) = claim.quantity() else { return false };
    matches!(quantity.unit.dimension(), Dimension::Money | Dimension::Count)
        && quantity.change.is_none()
        && matches!(claim.role, Role::Plain | Role::Total | Role::Increment)
        && claim.object.is_none()
        && !is_level(claim)
        && claim.period.as_ref().is_some_and(|period| period.days.is_some() && period.grain > gainsay_model::Grain::Week)
        && !claim.restates()
}

/// Whether the part's period lies inside the whole's, as calendar periods and not as "since" a date.
fn nested(whole: &Claim, part: &Claim) -> bool {
    match (&whole.period, &part.period) {
        (Some(whole), Some(part)) => whole.relation(part) == PeriodRelation::Contains,
        _ => false,
    }
}

/// Whether two sums add up the same kind of thing: one fact elsewhere in the story, the same action by the same hands,
/// or put side by side by one of the texts.
fn one_series(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    if left_claim.quantity().map(|quantity| quantity.unit) != right_claim.quantity().map(|quantity| quantity.unit) {
        return false;
    }
    if let (Some(left), Some(right)) = (&left_claim.measure, &right_claim.measure)
        && left.class != right.class
    {
        return false;
    }
    let same_hands = match (&left_claim.subject, &right_claim.subject) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        _ => false,
    };
    let same_action = match (&left_claim.action, &right_claim.action) {
        (Some(left), Some(right)) => left.class == right.class && left.classed,
        _ => false,
    };
    // "had 41,000 workers" and "hired 3,600 workers" share a noun, not a measure.
    let classed = |claim: &Claim| claim.measure.as_ref().is_some_and(|measure| measure.classed);
    let same_measure = classed(left_claim) && classed(right_claim);
    (same_hands && (same_action || same_measure)) || side_by_side(scene, left, right) || side_by_side(scene, right, left)
}

/// Whether the text of `left` sets it beside a claim that is about the same fact as `right`.
fn side_by_side(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let Some(topic) = scene.topic_of(right) else { return false };
    scene.claim(left).related(RelationKind::InAdditionTo).any(|to| {
        // "These figures are in addition to": every figure of the sentence before is meant.
        let sentence = scene.claim(to).sentence_span;
        let document = scene.claim(left).document;
        topic.claims.iter().any(|claim| {
            let claim = scene.claim(*claim);
            claim.document == document && (claim.sentence_span == sentence || same_paragraph(claim, scene.claim(to)))
        })
    })
}

/// Sentences within two hundred bytes of each other's ends belong to one train of thought.
fn same_paragraph(left: &Claim, right: &Claim) -> bool {
    let (first, second) = if left.sentence_span <= right.sentence_span { (left, right) } else { (right, left) };
    second.sentence_span.start.saturating_sub(first.sentence_span.end) < 200
}

/// Whether even the least the part can be is more than the most the whole can be.
fn exceeds(scene: &Scene<'_>, part: ClaimIndex, whole: ClaimIndex) -> bool {
    match (scene.claim(part).quantity(), scene.claim(whole).quantity()) {
        (Some(part), Some(whole)) => whole.rounding_bounds().is_below(part.rounding_bounds()),
        _ => false,
    }
}

fn periods_draft(scene: &Scene<'_>, part: ClaimIndex, whole: ClaimIndex) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| quantity.written.clone()).unwrap_or_default();
    let period = |claim: ClaimIndex| scene.claim(claim).period.as_ref().map(gainsay_model::Period::describe).unwrap_or_default();
    let mut sides = vec![scene.side(part, format!("for {} alone", period(part))), scene.side(whole, format!("for all of {}", period(whole)))];
    for side in &mut sides {
        if let Some(span) = scene.claim(side.claim).period_span {
            side.labels.push(gainsay_model::Label { span, text: String::new() });
        }
    }
    Draft {
        message: format!(
            "{} for {} in {} is more than {} for all of {} in {}",
            words(part),
            period(part),
            scene.outlet(part),
            words(whole),
            period(whole),
            scene.outlet(whole)
        ),
        reason: format!("{} lies within {}, so its sum cannot be the larger one", period(part), period(whole)),
        likely_cause: Some("one of the two is dated to the wrong year, or they add up different things".to_owned()),
        settle_by: Some("the periods and the definition behind both sums".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides,
    }
}

/// Shares of which there is no more than the whole: of those who may vote, of a firm, of those who can work.
static WHOLES: [&str; 6] = ["approval", "stake", "turnout", "unemployment", "vote-share", "votes"];

/// "A turnout of 442.8 percent".
fn more_than_all(scene: &Scene<'_>, index: ClaimIndex) -> Option<Draft> {
    let claim = scene.claim(index);
    let quantity = claim.quantity().filter(|quantity| quantity.unit == Unit::Percent && quantity.change.is_none())?;
    let of_a_whole = claim.measure.as_ref().is_some_and(|measure| WHOLES.contains(&measure.class.as_str()))
        || claim.text_between(claim.span.end, claim.sentence_span.end).trim_start().starts_with("of the vote");
    let above = Bounds::at_most(Decimal::ONE_HUNDRED).is_below(quantity.bounds);
    (of_a_whole && above).then(|| Draft {
        message: format!("{} in {} is more than all", claim.words(), scene.outlet(index)),
        reason: "a share of this kind is taken of a whole, which is 100 percent".to_owned(),
        likely_cause: Some("a digit doubled, or a decimal point lost".to_owned()),
        settle_by: Some("the share in the source".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides: vec![scene.side(index, "more than the whole")],
    })
}

/// A profit of one sentence that is larger than the revenue it is what remains of.
fn profit_above_revenue(scene: &Scene<'_>, part: ClaimIndex) -> Option<Draft> {
    let of_class = |claim: &Claim, class: &str| {
        let plain = claim.role == Role::Plain && !claim.restates() && !claim.in_heading;
        plain && claim.quantity().is_some_and(|quantity| quantity.change.is_none()) && claim.measure.as_ref().is_some_and(|measure| measure.class == class)
    };
    if !of_class(scene.claim(part), "profit") {
        return None;
    }
    let mut figures = scene.claims_of_sentence(part).filter(|(index, claim)| *index != part && claim.quantity().is_some() && !claim.restates());
    let (Some((whole, claim)), None) = (figures.next(), figures.next()) else { return None };
    let one_unit = claim.quantity().map(|quantity| quantity.unit) == scene.claim(part).quantity().map(|quantity| quantity.unit);
    (one_unit && of_class(claim, "revenue") && exceeds(scene, part, whole)).then(|| Draft {
        message: format!("a profit of {} on a revenue of {} in {}", scene.claim(part).words(), claim.words(), scene.outlet(part)),
        reason: "a profit is what remains of the revenue".to_owned(),
        likely_cause: Some("the two figures changed places, or one of them is of another period".to_owned()),
        settle_by: Some("the accounts".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(part, "the profit"), scene.side(whole, "the revenue")],
    })
}

/// Parts that the text itself calls parts.
fn stated_parts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let part = ClaimIndex::new(at);
        for whole in claim.related(RelationKind::PartOf) {
            if exceeds(scene, part, whole) {
                drafts.push(Draft {
                    message: format!("{} is called a part of {} in {}", claim.words(), scene.claim(whole).words(), scene.outlet(part)),
                    reason: "a part cannot be larger than its whole".to_owned(),
                    likely_cause: None,
                    settle_by: Some("the total and its parts in the source".to_owned()),
                    evidence: Vec::new(),
                    severity: Severity::Error,
                    sides: vec![scene.side(part, "the part"), scene.side(whole, "the whole")],
                });
            }
        }
    }
    drafts
}
