//! A headline whose figure its own text does not bear out.

use chrono::Datelike as _;
use gainsay_model::{
    Bound, Claim, ClaimIndex, Dimension, DocumentIndex, Draft, FigureRelation, Grain, Period, Quantity, Resolution, Role, RuleInfo, Severity, Slip, Topic, Unit, figure_relation, slip_between,
};

use rust_decimal::dec;

use crate::camps::figures;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M104",
        name: "headline-body-mismatch",
        severity: Severity::Warning,
        summary: "a headline's figure does not fit the text below it",
        page: include_str!("headline_body_mismatch.md"),
    },
    check: Check::Story(check),
};

/// Figures of a text that are tried as parts of the headline's figure, at most.
const MOST_PARTS: usize = 24;

/// Headlines round by hand: "$750 million" for $745 million.
fn is_headline_rounding(headline: &Quantity, text: &Quantity) -> bool {
    (headline.value - text.value).abs() <= text.value.abs() * dec!(0.03) && headline.significant_digits().len() < text.significant_digits().len()
}

/// Whether a headline may speak of what a sentence of the text speaks of. Earlier figures ("up from"), those dated to an
/// earlier year, and those without the word that narrows the headline's measure ("defence" spending) are background.
fn may_mean(scene: &Scene<'_>, heading: &Claim, body: &Claim) -> bool {
    let published = scene.document(body.document).published;
    let earlier = heading.period.is_none()
        && body.period.as_ref().is_some_and(|period| period.resolved == Resolution::Stated)
        && matches!((body.period.as_ref().and_then(Period::to), published), (Some(to), Some(published)) if to.year() < published.year());
    let narrowed = || narrowing(heading).is_none_or(|word| body.sentence_has(&word));
    body.role != Role::Previous && !earlier && (heading.quantity().zip(body.quantity()).is_some_and(|(left, right)| is_rare_slip(left, right)) || narrowed())
}

/// The word right before the measure's words, in lower case.
fn narrowing(claim: &Claim) -> Option<String> {
    let measure = claim.measure.as_ref().filter(|measure| measure.classed)?;
    // "Wildfire burns 5,400 hectares": a verb is narrowed by nothing.
    let area = claim.quantity().is_some_and(|quantity| quantity.unit.dimension() == Dimension::Area);
    if area && claim.action.as_ref().is_some_and(|action| action.written == measure.written) {
        return None;
    }
    let (before, _) = claim.sentence.split_once(measure.written.as_str())?;
    let word = before.strip_suffix(' ')?.rsplit(' ').next()?;
    word.chars().all(char::is_alphabetic).then(|| word.to_lowercase())
}

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for topic in scene.topics.iter().filter(|topic| topic.claims.len() > 1) {
        of_topic(scene, topic, &mut drafts);
    }
    for document in scene.document_indices() {
        if !drafts.iter().any(|draft| scene.claim(draft.sides[0].claim).document == document) {
            drafts.extend(told_otherwise(scene, document));
        }
    }
    drafts
}

/// A headline against the figures of its text that are held to be about the same fact.
fn of_topic(scene: &Scene<'_>, topic: &Topic, drafts: &mut Vec<Draft>) {
    let figures = figures(scene, topic);
    for heading in figures.iter().copied().filter(|claim| scene.claim(*claim).in_heading && scene.claim(*claim).role == Role::Plain) {
        let document = scene.claim(heading).document;
        let body: Vec<ClaimIndex> = figures
            .iter()
            .copied()
            .filter(|claim| scene.claim(*claim).document == document && !scene.claim(*claim).in_heading)
            .filter(|claim| may_mean(scene, scene.claim(heading), scene.claim(*claim)))
            .collect();
        // Every figure the text gives for the fact must clash: one that fits is the one the headline means.
        let clashes = |claim: &ClaimIndex| match (scene.claim(heading).quantity(), scene.claim(*claim).quantity()) {
            (Some(left), Some(right)) => figure_relation(left, right) == FigureRelation::Conflict && !is_headline_rounding(left, right),
            _ => false,
        };
        let Some(first) = body.first().copied().filter(|_| body.iter().all(clashes)) else { continue };
        let unit = scene.claim(heading).quantity().map(|quantity| quantity.unit);
        let of_unit = |claim: &Claim| !claim.in_heading && !claim.restates() && claim.quantity().map(|quantity| quantity.unit) == unit;
        let parts: Vec<ClaimIndex> = scene.claims_of(document).filter(|(_, claim)| of_unit(claim)).map(|(index, _)| index).collect();
        // What fits the headline may stand in the text and be held to be about something else.
        let fits = |claim: ClaimIndex| {
            let pair = scene.claim(heading).quantity().zip(scene.claim(claim).quantity());
            let one_thing = one_measure(scene.claim(heading), scene.claim(claim)) || !names_measure(scene.claim(heading));
            pair.is_some_and(|(left, right)| {
                left.value == right.value
                    || one_thing && right.bounds.is_closed() && figure_relation(left, right) != FigureRelation::Conflict
                    || one_thing && is_headline_rounding(left, right)
            })
        };
        // "$26" below "$26.2 billion" is a scale word left out, wherever else it was put in.
        let magnitudes_apart = scene.claim(heading).quantity().zip(scene.claim(first).quantity()).is_some_and(|(left, right)| {
            left.value.abs().max(right.value.abs()) >= left.value.abs().min(right.value.abs()) * dec!(1000)
        });
        if !magnitudes_apart && parts.iter().any(|claim| fits(*claim)) {
            continue;
        }
        let total = scene.claim(heading).quantity().is_some_and(|quantity| adds_up(scene, quantity, &parts));
        if total || is_a_share(scene, heading, first) || drafts.iter().any(|draft| scene.claim(draft.sides[0].claim).document == document) {
            continue;
        }
        drafts.push(draft(scene, heading, first));
    }
}

/// A figure of the headline that the text gives nowhere, while the first figure of its unit in the text is one slip of the
/// hand away and speaks of the same: a headline's figure is taken from its text.
fn told_otherwise(scene: &Scene<'_>, document: DocumentIndex) -> Option<Draft> {
    let figures = || scene.claims_of(document).filter(|(_, claim)| !claim.restates());
    let text = &scene.document(document).text;
    figures().filter(|(_, claim)| claim.in_heading && claim.role == Role::Plain).find_map(|(heading, claim)| {
        let quantity = claim.quantity().filter(|quantity| quantity.significant_digits().len() >= 2 && quantity.bound == Bound::Exact)?;
        // The same digits anywhere below, whatever they count there, may be what the headline means.
        let printed = quantity.written.split_whitespace().next()?.trim_matches(|c: char| !c.is_ascii_digit());
        let below = text.get(claim.sentence_span.end as usize..).unwrap_or("");
        if printed.is_empty() || below.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).any(|word| word.trim_matches(['.', ',']) == printed) {
            return None;
        }
        let of_unit = |other: &Claim| {
            // "Scares up $88.4m": what looks like a change in a headline may be none.
            let one_kind = |other: &Quantity| other.change.is_some() == quantity.change.is_some() || is_rare_slip(quantity, other);
            other.quantity().is_some_and(|other| other.unit == quantity.unit && one_kind(other))
        };
        let body: Vec<ClaimIndex> = figures().filter(|(_, other)| !other.in_heading && of_unit(other)).map(|(index, _)| index).collect();
        let fits = |index: &ClaimIndex| {
            scene.claim(*index).quantity().is_some_and(|other| {
                figure_relation(quantity, other) != FigureRelation::Conflict || is_headline_rounding(quantity, other)
            })
        };
        if adds_up(scene, quantity, &body) {
            return None;
        }
        let first = *body.iter().find(|index| may_be_of_one_thing(claim, scene.claim(**index)))?;
        let told = scene.claim(first);
        let alone = body.iter().filter(|index| may_be_of_one_thing(claim, scene.claim(**index))).count() == 1;
        let slipped = told.quantity().is_some_and(|other| slip_between(quantity, other).is_some() || is_swap(quantity, other));
        let rare = told.quantity().is_some_and(|other| is_rare_slip(quantity, other));
        let near = claim.shared_terms(told).count() + usize::from(one_measure(claim, told));
        let meant = may_mean(scene, claim, told)
            && told.role != Role::Part
            && (slipped && (near >= 1 || rare) || alone && near >= 3 && names_one_party(claim, told) && is_of_the_day(told));
        (meant && !body.iter().any(fits) && !is_a_share(scene, heading, first)).then(|| draft(scene, heading, first))
    })
}

/// Three digits that return with two of them swapped, or a power of ten apart, are no chance, whatever the words around them.
fn is_rare_slip(left: &Quantity, right: &Quantity) -> bool {
    let slip = matches!(slip_between(left, right), Some(Slip::TransposedDigits | Slip::PowerOfTen(_)));
    slip && left.significant_digits().len().min(right.significant_digits().len()) >= 3
}

/// Digits that return a power of ten apart, both printed in one body: the defence budget is a tenth of the whole one.
fn is_a_share(scene: &Scene<'_>, heading: ClaimIndex, body: ClaimIndex) -> bool {
    let quantities = scene.claim(heading).quantity().zip(scene.claim(body).quantity());
    let scaled = quantities.is_some_and(|(heading, body)| matches!(slip_between(heading, body), Some(Slip::PowerOfTen(_))));
    scaled && scene.tells_apart(heading, body)
}

/// "94 jets" may be 49 of one maker and 45 of another.
fn adds_up(scene: &Scene<'_>, total: &Quantity, parts: &[ClaimIndex]) -> bool {
    parts.iter().take(MOST_PARTS).enumerate().any(|(at, left)| {
        parts[at + 1..].iter().take(MOST_PARTS).any(|right| {
            let values = scene.claim(*left).quantity().zip(scene.claim(*right).quantity());
            values.and_then(|(left, right)| left.value.checked_add(right.value)) == Some(total.value)
        })
    })
}

/// Counts of things that may be the same: one noun, one measure, or people under two names.
fn may_be_of_one_thing(left: &Claim, right: &Claim) -> bool {
    let (Some(left_measure), Some(right_measure)) = (&left.measure, &right.measure) else { return true };
    // A deficit may well be a tenth of its budget.
    let rare = left.quantity().zip(right.quantity()).is_some_and(|(left, right)| is_rare_slip(left, right));
    let sums = left.quantity().is_some_and(|quantity| matches!(quantity.unit, Unit::Money(_)));
    if rare && !(sums && left_measure.classed && right_measure.classed) {
        return true;
    }
    match (left_measure.classed, right_measure.classed) {
        (true, true) => left_measure.class == right_measure.class,
        (false, false) if left.quantity().is_some_and(|quantity| quantity.unit == Unit::Count) => left_measure.class == right_measure.class,
        _ => left_measure.counted.is_none() || right_measure.counted.is_none() || left_measure.counted == right_measure.counted,
    }
}

fn one_measure(left: &Claim, right: &Claim) -> bool {
    let acts = matches!((&left.action, &right.action), (Some(left), Some(right)) if left.classed && left.class == right.class);
    let measures = matches!((&left.measure, &right.measure), (Some(left), Some(right)) if left.class == right.class);
    acts || measures
}

/// Whether a claim says what its figure measures, or what was done.
fn names_measure(claim: &Claim) -> bool {
    claim.measure.as_ref().is_some_and(|measure| measure.classed) || claim.action.as_ref().is_some_and(|action| action.classed)
}

fn names_one_party(left: &Claim, right: &Claim) -> bool {
    left.names.iter().filter(|name| name.is_specific()).any(|name| right.names.iter().any(|other| other.canonical == name.canonical))
}

/// "Since January": a figure of a stretch of its own is background to the news.
fn is_of_the_day(claim: &Claim) -> bool {
    claim.period.as_ref().is_none_or(|period| period.grain <= Grain::Week)
}

/// 46 and 64: two digits that change places.
fn is_swap(left: &Quantity, right: &Quantity) -> bool {
    let (left, right) = (left.significant_digits(), right.significant_digits());
    left.len() == 2 && left != right && left.chars().rev().eq(right.chars())
}

fn draft(scene: &Scene<'_>, heading: ClaimIndex, body: ClaimIndex) -> Draft {
    let slip = match (scene.claim(heading).quantity(), scene.claim(body).quantity()) {
        (Some(left), Some(right)) => slip_between(left, right),
        _ => None,
    };
    Draft {
        message: format!("the headline of {} says {}, the text {}", scene.outlet(heading), scene.claim(heading).words(), scene.claim(body).words()),
        reason: "both speak of one fact, and no value fits both".to_owned(),
        likely_cause: Some(slip.map_or_else(|| "one of the two was updated and the other was not".to_owned(), Slip::describe)),
        settle_by: Some("the figure the text was written from".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(heading, "the headline"), scene.side(body, "the text")],
    }
}
