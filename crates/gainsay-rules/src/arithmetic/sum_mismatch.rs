//! Parts that do not add up to their total.

use std::collections::BTreeMap;

use gainsay_model::{Bound, Bounds, ClaimIndex, DocumentIndex, Draft, Evidence, RelationKind, RuleInfo, Severity, Unit};
use rust_decimal::Decimal;

use crate::currency::conversion::figure;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M105",
        name: "sum-mismatch",
        severity: Severity::Warning,
        summary: "parts that do not add up to the total their own text gives",
        page: include_str!("sum_mismatch.md"),
    },
    check: Check::Document(check),
};

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let mut sums: BTreeMap<ClaimIndex, Vec<ClaimIndex>> = BTreeMap::new();
    let mut parts: BTreeMap<ClaimIndex, Vec<ClaimIndex>> = BTreeMap::new();
    for (index, claim) in scene.claims_of(document) {
        for whole in claim.related(RelationKind::SumsTo) {
            sums.entry(whole).or_default().push(index);
        }
        for whole in claim.related(RelationKind::PartOf) {
            parts.entry(whole).or_default().push(index);
        }
    }
    let complete = sums.into_iter().filter_map(|(whole, parts)| mismatch(scene, whole, &parts, List::Complete));
    let partial = parts.into_iter().filter_map(|(whole, parts)| {
        if is_told_whole(scene, whole, &parts) {
            return mismatch(scene, whole, &parts, List::ToTheLast);
        }
        let apart = exclusive(scene, &parts);
        mismatch(scene, whole, &apart, List::Open)
    });
    complete.chain(partial).collect()
}

/// What a list of parts says of its total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// It is all of it.
    Complete,
    /// It is all of it, and every figure is counted to the last one.
    ToTheLast,
    /// There may be more parts.
    Open,
}

/// A list that is complete must give the total; one that may leave some out must not exceed it.
fn mismatch(scene: &Scene<'_>, whole: ClaimIndex, parts: &[ClaimIndex], told: List) -> Option<Draft> {
    if parts.len() < 2 {
        return None;
    }
    let total = scene.claim(whole).quantity()?;
    let mut sum = Bounds::exactly(Decimal::ZERO);
    let mut printed = Decimal::ZERO;
    for part in parts {
        let quantity = scene.claim(*part).quantity()?;
        // Each part may have been rounded by itself.
        sum = sum.plus(quantity.rounding_bounds());
        printed = printed.checked_add(quantity.value)?;
    }
    let all = total.rounding_bounds();
    // One part that is a single one of the last printed digit short is rounding too, whatever was rounded.
    let fits = match told {
        List::Complete => sum.intersects(all),
        List::ToTheLast => printed == total.value,
        List::Open => !all.is_below(sum),
    };
    if fits {
        return None;
    }
    let complete = told != List::Open;
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    let list: Vec<String> = parts.iter().map(|part| words(*part)).collect();
    let verb = if complete { "are said to make" } else { "are counted among" };
    let mut shown = vec![(whole, "the total".to_owned())];
    shown.extend(parts.iter().map(|part| (*part, "a part".to_owned())));
    Some(Draft {
        message: format!("{} {verb} {} in {}, and come to {}", list.join(" and "), words(whole), scene.outlet(whole), figure(printed)),
        reason: if complete {
            let rounding = if told == List::Complete { ", with rounding allowed for" } else { "" };
            format!("the parts add up to {}, not to {}{rounding}", figure(printed), figure(total.value))
        } else {
            format!("nobody is counted twice, and the parts already come to {}, more than {}", figure(printed), figure(total.value))
        },
        likely_cause: Some("one of the figures was updated and the others were not, or a part is missing".to_owned()),
        settle_by: Some("the total and its parts in the source".to_owned()),
        evidence: vec![Evidence { text: format!("counted together: {}", list.join(", ")), claims: parts.to_vec() }],
        severity: Severity::Warning,
        sides: scene.sides_of_text(&shown),
    })
}

/// How near three exact parts or more must come to an exact whole to be all of it: one in so many.
const ALL_OF_IT: Decimal = Decimal::ONE_THOUSAND;

/// Whether parts, each printed to the last one, all but make a whole printed so: nothing of any size can be missing.
fn is_told_whole(scene: &Scene<'_>, whole: ClaimIndex, parts: &[ClaimIndex]) -> bool {
    let exact = |claim: ClaimIndex| {
        scene.claim(claim).quantity().filter(|quantity| quantity.bound == Bound::Exact && quantity.unit == Unit::Count).map(|it| it.value)
    };
    let Some(total) = exact(whole).filter(|total| *total >= ALL_OF_IT && !(*total % Decimal::TEN).is_zero()) else { return false };
    let sum: Option<Decimal> = parts.iter().map(|part| exact(*part)).sum();
    parts.len() >= 3 && sum.is_some_and(|sum| (sum - total).abs() * ALL_OF_IT <= total)
}

/// Kinds of people of which nobody belongs to two.
static APART: &[&[&str]] = &[&["man"], &["woman"], &["child", "boy", "girl", "minor", "infant", "baby", "toddler"]];

/// Soldiers and civilians likewise.
static DUTY: &[&[&str]] = &[&["civilian"], &["soldier", "troop", "officer", "policeman", "trooper"]];

/// The parts of one sentence that count people of different kinds; none where two may overlap.
fn exclusive(scene: &Scene<'_>, parts: &[ClaimIndex]) -> Vec<ClaimIndex> {
    let kind = |claim: ClaimIndex, kinds: &[&[&str]]| {
        let counted = scene.claim(claim).measure.as_ref().and_then(|measure| measure.counted.clone())?;
        kinds.iter().position(|words| words.contains(&counted.as_str()))
    };
    for kinds in [APART, DUTY] {
        let placed: Vec<Option<usize>> = parts.iter().map(|part| kind(*part, kinds)).collect();
        let mut seen: Vec<usize> = placed.iter().flatten().copied().collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        if count == parts.len() && seen.len() == count {
            return parts.to_vec();
        }
    }
    if in_parallel(scene, parts) { parts.to_vec() } else { Vec::new() }
}

/// "31 in Leyte and 14 in Samar", "$40 billion in cash and $25 billion in stock": one preposition, and another word behind
/// it each time.
fn in_parallel(scene: &Scene<'_>, parts: &[ClaimIndex]) -> bool {
    let behind: Vec<(&str, &str)> = parts
        .iter()
        .filter_map(|part| {
            let claim = scene.claim(*part);
            let mut words = claim.text_between(claim.span.end, claim.sentence_span.end).split_whitespace();
            let (first, second) = (words.next()?, words.next()?);
            // "In the north and in the south": the article tells nothing apart.
            let second = if second == "the" { words.next()? } else { second };
            matches!(first, "in" | "from" | "off" | "at" | "for" | "on").then(|| (first, second.trim_matches(|c: char| !c.is_alphanumeric())))
        })
        .collect();
    let mut things: Vec<&str> = behind.iter().map(|(_, thing)| *thing).collect();
    things.sort_unstable();
    things.dedup();
    behind.len() == parts.len() && things.len() == parts.len() && behind.iter().all(|(preposition, _)| *preposition == behind[0].0)
}
