//! One thing that rose in one text and fell in another, or rose in a title and fell below it.

use gainsay_lexicon::{Lexicon, Sense, lexicon};
use gainsay_model::{Change, Claim, ClaimIndex, DocumentIndex, Draft, PeriodRelation, Role, RuleInfo, Severity, Side, Topic, Unit};
use rust_decimal::Decimal;

use crate::camps::{camps, figures};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q105",
        name: "direction-conflict",
        severity: Severity::Warning,
        summary: "the same thing rose in one text and fell in another, or in a title and the text below it",
        page: include_str!("direction_conflict.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let documents = scene.document_indices();
    let across = scene.topics.iter().filter(|topic| topic.claims.len() > 1).flat_map(|topic| of_topic(scene, topic));
    across.chain(documents.filter_map(|document| of_title(scene, document))).collect()
}

/// A title that says up where the text below it gives the very figure as down. A text that has the title's change too tells
/// two changes, and is left alone.
fn of_title(scene: &Scene<'_>, document: DocumentIndex) -> Option<Draft> {
    let lexicon = lexicon("en")?;
    let moved = |claim: &Claim| {
        let plain = matches!(claim.role, Role::Plain | Role::Total) && !claim.restates();
        claim.quantity().filter(|quantity| plain && matches!(quantity.unit, Unit::Percent | Unit::PercentagePoint | Unit::BasisPoint))?.change
    };
    let changes = || scene.claims_of(document).filter_map(|(index, claim)| Some((index, claim, moved(claim)?)));
    changes().filter(|(_, claim, _)| claim.in_heading).find_map(|(heading, title, said)| {
        let near = |claim: &Claim| is_rounded_to(claim, title);
        let below = || changes().filter(|(_, claim, _)| !claim.in_heading && near(claim));
        let (body, ..) = below().find(|(_, claim, told)| *told != said && one_thing(title, claim, lexicon))?;
        let both = below().any(|(_, _, told)| told == said);
        (!both).then(|| title_draft(scene, heading, body))
    })
}

/// Whether a title's figure may be the text's, rounded: "6%" for "6.1%".
fn is_rounded_to(text: &Claim, title: &Claim) -> bool {
    match (text.quantity(), title.quantity()) {
        (Some(text), Some(title)) => text.unit == title.unit && (text.value - title.value).abs() < title.step.min(Decimal::ONE).max(text.step),
        _ => false,
    }
}

/// Whether a sentence of the text says what the title measures by one of its words.
fn one_thing(title: &Claim, text: &Claim, lexicon: &Lexicon) -> bool {
    match (&title.measure, &text.measure) {
        (Some(title), Some(text)) => title.class == text.class,
        (Some(title), None) if title.classed => {
            let named = lexicon.measure_named(&title.class);
            let says = |word: &str| lexicon.word(word).iter().any(|sense| matches!(sense, Sense::Measure(index) if Some(*index) == named));
            text.sentence.split(|c: char| !c.is_alphabetic()).any(|word| says(&word.to_lowercase()))
        }
        _ => title.shared_terms(text).count() >= 2,
    }
}

fn title_draft(scene: &Scene<'_>, heading: ClaimIndex, body: ClaimIndex) -> Draft {
    let way = |claim: ClaimIndex| if change(scene, claim) == Some(Change::Up) { "up" } else { "down" };
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    Draft {
        message: format!("{} {} in the title of {}, {} {} in the text", way(heading), words(heading), scene.outlet(heading), way(body), words(body)),
        reason: "the title and the text give one figure in two directions".to_owned(),
        likely_cause: None,
        settle_by: Some("the level before and the level after".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(heading, format!("{} here", way(heading))), scene.side(body, format!("{} here", way(body)))],
    }
}

fn of_topic(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let changes: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| change(scene, *claim).is_some()).collect();
    let camps = camps(scene, &changes, |left, right| change(scene, left) == change(scene, right));
    let [left, right] = camps.as_slice() else { return Vec::new() };
    let (left_claim, right_claim) = (left.speaker(scene), right.speaker(scene));
    let (one, other) = (scene.claim(left_claim), scene.claim(right_claim));
    let same_time = match (&one.period, &other.period) {
        (Some(one), Some(other)) => matches!(one.relation(other), PeriodRelation::Equal | PeriodRelation::Unknown),
        _ => true,
    };
    // What moves must be named the same in both: "fell" of one thing and "rose" of another is no conflict.
    let same_thing = matches!((&one.measure, &other.measure), (Some(one), Some(other)) if one.class == other.class);
    if one.document == other.document || !same_time || !same_thing {
        return Vec::new();
    }
    let words = |claim: ClaimIndex| if change(scene, claim) == Some(Change::Up) { "up" } else { "down" };
    let side = |claim: ClaimIndex, also: Vec<ClaimIndex>| Side { also, ..scene.side(claim, format!("{} here", words(claim))) };
    vec![Draft {
        message: format!(
            "{} {} in {}, {} {} in {}",
            words(left_claim),
            scene.claim(left_claim).words(),
            scene.outlet(left_claim),
            words(right_claim),
            scene.claim(right_claim).words(),
            scene.outlet(right_claim)
        ),
        reason: "one thing cannot have risen and fallen over the same time".to_owned(),
        likely_cause: None,
        settle_by: Some("the level before and the level after".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left_claim, left.others(scene, left_claim)), side(right_claim, right.others(scene, right_claim))],
    }]
}

fn change(scene: &Scene<'_>, claim: ClaimIndex) -> Option<Change> {
    scene.claim(claim).quantity().and_then(|quantity| quantity.change)
}
