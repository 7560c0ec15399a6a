//! A thing counted once and pointed back to with another number in the same text.

use std::collections::BTreeMap;

use gainsay_model::{
    Bound, Claim, ClaimIndex, DocumentIndex, Draft, FigureRelation, Quantity, Role, RuleInfo, Severity, Slip, SmolStr, Unit, figure_relation,
    slip_between,
};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q109",
        name: "restated-figure",
        severity: Severity::Warning,
        summary: "a text points back to a thing it counted, with a number that is one slip away",
        page: include_str!("restated_figure.md"),
    },
    check: Check::Document(check),
};

/// Findings of one document, at most.
const MOST: usize = 8;

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    // The figures given for a thing so far, in order of the text.
    let mut told: BTreeMap<SmolStr, Vec<ClaimIndex>> = BTreeMap::new();
    let mut drafts = Vec::new();
    for (index, claim) in scene.claims_of(document).filter(|(_, claim)| !claim.in_heading && !claim.restates()) {
        let Some(thing) = thing_of(claim) else { continue };
        let before = told.entry(thing).or_default();
        if drafts.len() < MOST
            && (is_plain(claim) || is_exact(claim) && claim.role == Role::Planned)
            && points_back(claim)
            && before.first().is_some_and(|first| is_plain(scene.claim(*first)))
            && let [first] = before.as_slice()
            && is_slip(scene, *first, index)
        {
            drafts.push(draft(scene, *first, index));
        }
        // A number told again is known already; with a second one it is open which is meant.
        if before.len() < 2 && !before.iter().any(|other| agree(scene.claim(*other), claim)) {
            before.push(index);
        }
    }
    drafts
}

/// What a figure counts, or the unit it measures or pays in.
fn thing_of(claim: &Claim) -> Option<SmolStr> {
    match claim.quantity()?.unit {
        Unit::Count => claim.measure.as_ref()?.counted.as_deref().map(SmolStr::new),
        Unit::Measure(unit) => Some(SmolStr::new_static(unit.name)),
        Unit::Money(currency) => Some(SmolStr::new(currency.code())),
        _ => None,
    }
}

fn is_plain(claim: &Claim) -> bool {
    is_exact(claim) && matches!(claim.role, Role::Plain | Role::Total)
}

fn is_exact(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.bound == Bound::Exact && quantity.change.is_none())
}

/// "The 530 tanks", "all 74 migrants": the words say that the reader knows them, and nothing behind them tells these from
/// others of their kind.
fn points_back(claim: &Claim) -> bool {
    let before = claim.text_before(claim.span.start).trim_end();
    let definite = before.rsplit(' ').next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "the" | "all" | "these" | "those"));
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end);
    let next: String = behind.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let tells = [
        "that", "who", "which", "whose", "whom", "in", "at", "of", "from", "on", "for", "to", "with", "by", "near", "aboard", "still", "left",
        "without", "under", "outside", "inside", "around", "he", "she", "it", "they", "we", "i", "per",
    ];
    // "Of the 81 activists arrested in May": those that were arrested then.
    let chosen = before.to_lowercase().ends_with("of the") && next.ends_with("ed");
    definite && !chosen && !tells.contains(&next.to_lowercase().as_str())
}

fn agree(left: &Claim, right: &Claim) -> bool {
    left.quantity().zip(right.quantity()).is_some_and(|(left, right)| figure_relation(left, right) != FigureRelation::Conflict)
}

/// Digits that a single slip turns into the other's, in another sentence.
fn is_slip(scene: &Scene<'_>, first: ClaimIndex, second: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(first), scene.claim(second));
    let Some((left, right)) = one.quantity().zip(other.quantity()) else { return false };
    one.sentence_span != other.sentence_span && !agree(one, other) && slipped(left, right)
}

fn slipped(left: &Quantity, right: &Quantity) -> bool {
    let (left_digits, right_digits) = (left.significant_digits(), right.significant_digits());
    // 23 and 32: two digits that change places.
    let swapped = left_digits.len() == 2 && left.step == right.step && left_digits != right_digits && left_digits.chars().rev().eq(right_digits.chars());
    let digits = left_digits.len().min(right_digits.len());
    swapped || digits >= 2 && matches!(slip_between(left, right), Some(Slip::TransposedDigits | Slip::PowerOfTen(_))) || digits >= 3 && slip_between(left, right).is_some()
}

fn draft(scene: &Scene<'_>, first: ClaimIndex, second: ClaimIndex) -> Draft {
    let words = |claim: ClaimIndex| scene.claim(claim).words();
    let slip = match (scene.claim(first).quantity(), scene.claim(second).quantity()) {
        (Some(left), Some(right)) => slip_between(left, right),
        _ => None,
    };
    Draft {
        message: format!("{} first speaks of {}, then of \"the {}\"", scene.outlet(first), words(first), words(second)),
        reason: "the later words point back to what was counted before, and the text counts nothing else of the kind".to_owned(),
        likely_cause: Some(slip.map_or_else(|| "two neighbouring digits swapped".to_owned(), Slip::describe)),
        settle_by: Some("the figure the text was written from".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(first, "first"), scene.side(second, "then")],
    }
}
