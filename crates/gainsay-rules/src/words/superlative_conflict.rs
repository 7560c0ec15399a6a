//! Two leaders of one set.

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Draft, Evidence, Name, RuleInfo, Severity, Superlative, SuperlativeKind, Topic};

use crate::camps::{alone_in_their_texts, camps};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W101",
        name: "superlative-conflict",
        severity: Severity::Warning,
        summary: "two different leaders of the same set",
        page: include_str!("superlative_conflict.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = scene.topics.iter().filter(|topic| topic.claims.len() > 1).flat_map(|topic| of_topic(scene, topic)).collect();
    // One set has one majority, however its texts speak of it.
    let mut majorities: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(superlative) = claim.superlative().filter(|superlative| superlative.kind == SuperlativeKind::Majority)
            && says_where(claim)
        {
            let claims = majorities.entry(&superlative.set).or_default();
            if claims.len() < MOST {
                claims.push(ClaimIndex::new(at));
            }
        }
    }
    for claims in majorities.values() {
        // A text with two majorities of one set speaks of two sets.
        let alone = alone_in_their_texts(scene, claims);
        let told = |draft: &Draft| draft.sides.iter().any(|side| alone.contains(&side.claim));
        if alone.len() > 1 && !drafts.iter().any(told) {
            drafts.extend(conflicts(scene, &alone));
        }
    }
    drafts
}

/// Majorities of one set that are held against each other, at most.
const MOST: usize = 64;

/// "Most of the cases are in Ulverdale": a verb says it of the set; "most of the people in Ulverdale" only names a smaller set.
fn says_where(claim: &Claim) -> bool {
    let Some(superlative) = claim.superlative() else { return false };
    let words: Vec<String> = claim.words().split_whitespace().map(str::to_lowercase).collect();
    let stem: String = superlative.set.chars().take(4).collect();
    // The last preposition stands before the winner; right behind the set it only narrows it.
    let preposition = words.iter().rposition(|word| matches!(word.as_str(), "in" | "from" | "at" | "of" | "near"));
    preposition.and_then(|at| at.checked_sub(1)).is_none_or(|before| !words[before].starts_with(&stem))
}

fn of_topic(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    conflicts(scene, &topic.claims)
}

fn conflicts(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Vec<Draft> {
    let leading: Vec<ClaimIndex> = claims.iter().copied().filter(|claim| leader(scene, *claim).is_some_and(|(superlative, _)| crowns_first(superlative) && (superlative.kind != SuperlativeKind::Majority || says_where(scene.claim(*claim))))).collect();
    let same = |left: ClaimIndex, right: ClaimIndex| match (leader(scene, left), leader(scene, right)) {
        // "Mayweather" and "Floyd Mayweather".
        (Some((_, left)), Some((_, right))) => left.is_a_form_of(right),
        (left, right) => left.is_none() && right.is_none(),
    };
    let camps = camps(scene, &leading, same);
    let Some((main, others)) = camps.split_first() else { return Vec::new() };
    let mut drafts = Vec::new();
    for other in others {
        let (left, right) = (main.speaker(scene), other.speaker(scene));
        let (Some((left_superlative, left_name)), Some((right_superlative, right_name))) = (leader(scene, left), leader(scene, right)) else { continue };
        let one_scale = left_superlative.set == right_superlative.set && measures_meet(left_superlative, right_superlative);
        let other_time = match (&scene.claim(left).period, &scene.claim(right).period) {
            (Some(left), Some(right)) => left.relation(right).is_apart(),
            _ => false,
        };
        if !one_scale || other_time || left_name.kind != right_name.kind || scene.claim(left).document == scene.claim(right).document {
            continue;
        }
        // Either side may name the other's leader among the rest, which makes the clash plain.
        let mut evidence = Vec::new();
        for (claim, rival) in [(left, right_name), (right, left_name)] {
            let named = scene.claims_of_sentence(claim).find(|(_, other)| {
                other.enumeration().is_some_and(|list| list.members.iter().any(|member| member.canonical == rival.canonical))
            });
            if let Some((list, _)) = named {
                evidence.push(Evidence { text: format!("{} names {} among the others", scene.outlet(claim), rival.written), claims: vec![list] });
            }
        }
        let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
        let mut sides = vec![
            gainsay_model::Side { also: main.others(scene, left), ..scene.side(left, format!("{} leads", left_name.written)) },
            gainsay_model::Side { also: other.others(scene, right), ..scene.side(right, format!("{} leads", right_name.written)) },
        ];
        sides.sort_by_key(|side| side.claim);
        drafts.push(Draft {
            message: format!(
                "{} leads according to {} (\"{}\"), {} according to {} (\"{}\")",
                left_name.written,
                scene.outlet(left),
                words(left),
                right_name.written,
                scene.outlet(right),
                words(right)
            ),
            reason: "one set has one leader at one time".to_owned(),
            likely_cause: None,
            settle_by: Some(format!("the numbers behind it: how many in {}, how many in {}?", left_name.written, right_name.written)),
            evidence,
            severity: Severity::Warning,
            sides,
        });
    }
    drafts
}

fn leader<'s>(scene: &Scene<'s>, claim: ClaimIndex) -> Option<(&'s Superlative, &'s Name)> {
    let superlative = scene.claim(claim).superlative()?;
    Some((superlative, superlative.winner.as_ref()?))
}

fn crowns_first(superlative: &Superlative) -> bool {
    matches!(superlative.kind, SuperlativeKind::Majority | SuperlativeKind::First)
}

/// More than half is also the largest part; two superlatives must be on one scale.
fn measures_meet(left: &Superlative, right: &Superlative) -> bool {
    let by_number = |superlative: &Superlative| superlative.kind == SuperlativeKind::Majority || superlative.measure == "large";
    left.measure == right.measure || by_number(left) && by_number(right)
}
