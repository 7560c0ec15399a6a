//! A headline whose figure its own text does not bear out.

use chrono::Datelike as _;
use gainsay_model::{
    Claim, ClaimIndex, Draft, FigureRelation, Period, Quantity, Resolution, Role, RuleInfo, Severity, Slip, Topic, figure_relation, slip_between,
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
    check: Check::Topic(check),
};

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
    body.role != Role::Previous && !earlier && narrowing(heading).is_none_or(|word| has_word(&body.sentence, &word))
}

/// The word right before the measure's words, in lower case.
fn narrowing(claim: &Claim) -> Option<String> {
    let measure = claim.measure.as_ref().filter(|measure| measure.classed)?;
    let (before, _) = claim.sentence.split_once(measure.written.as_str())?;
    let word = before.strip_suffix(' ')?.rsplit(' ').next()?;
    word.chars().all(char::is_alphabetic).then(|| word.to_lowercase())
}

fn has_word(sentence: &str, word: &str) -> bool {
    sentence.split(|c: char| !c.is_alphabetic()).any(|other| other.to_lowercase() == word)
}

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let figures = figures(scene, topic);
    let mut drafts: Vec<Draft> = Vec::new();
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
        if drafts.iter().any(|draft| scene.claim(draft.sides[0].claim).document == document) {
            continue;
        }
        let slip = match (scene.claim(heading).quantity(), scene.claim(first).quantity()) {
            (Some(left), Some(right)) => slip_between(left, right),
            _ => None,
        };
        drafts.push(Draft {
            message: format!("the headline of {} says {}, the text {}", scene.outlet(heading), scene.claim(heading).words(), scene.claim(first).words()),
            reason: "both speak of one fact, and no value fits both".to_owned(),
            likely_cause: Some(slip.map_or_else(|| "one of the two was updated and the other was not".to_owned(), Slip::describe)),
            settle_by: Some("the figure the text was written from".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(heading, "the headline"), scene.side(first, "the text")],
        });
    }
    drafts
}
