//! A verb that says up where the figures beside it go down.

use gainsay_lexicon::{Lexicon, Sense, lexicon};
use gainsay_model::{Change, Claim, ClaimIndex, Draft, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M108",
        name: "rise-or-fall-mismatch",
        severity: Severity::Error,
        summary: "a verb says up, and the two figures beside it go down, or the other way",
        page: include_str!("rise_or_fall_mismatch.md"),
    },
    check: Check::Story(check),
};

/// How many words may stand between the verb and its first figure: "rose on Friday to".
const REACH: usize = 4;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let Some(lexicon) = lexicon("en") else { return Vec::new() };
    let mut drafts = Vec::new();
    for (at, claim) in scene.claims.iter().enumerate().filter(|(_, claim)| claim.quantity().is_some() && !claim.restates()) {
        let first = ClaimIndex::new(at);
        // The next figure of the sentence, and no other between.
        let next = scene
            .claims_of_sentence(first)
            .filter(|(_, other)| other.quantity().is_some() && !other.restates())
            .filter(|(_, other)| other.span.start > claim.span.start)
            .min_by_key(|(_, other)| other.span.start);
        if let Some((second, _)) = next {
            drafts.extend(compare(scene, first, second, lexicon));
        }
    }
    drafts
}

fn compare(scene: &Scene<'_>, first: ClaimIndex, second: ClaimIndex, lexicon: &Lexicon) -> Option<Draft> {
    let (left, right) = (scene.claim(first), scene.claim(second));
    let (left_quantity, right_quantity) = (left.quantity()?, right.quantity()?);
    if left_quantity.unit != right_quantity.unit || left_quantity.change.is_some() || right_quantity.change.is_some() {
        return None;
    }
    let lead = left.text_before(left.span.start).to_lowercase();
    let between = left.text_between(left.span.end, right.span.start).to_lowercase();
    let beside = match between.trim().trim_start_matches(',').trim() {
        "up from" => Some(Change::Up),
        "down from" => Some(Change::Down),
        _ => None,
    };
    let (before, after) = if lead.trim_end().ends_with(" to") && between.trim() == "from" {
        (second, first)
    } else if lead.trim_end().ends_with(" from") && between.trim_end().ends_with("to") && between.split_whitespace().count() <= REACH && !between.contains(',') {
        (first, second)
    } else if lead.trim_end().ends_with(" to") && goes_on_from(&between) || beside.is_some() {
        (second, first)
    } else {
        return None;
    };
    let direction = beside.or_else(|| verb(&lead, lexicon))?;
    // The yen falls as its number rises, and so does a place in a table.
    let whole = left.sentence.to_lowercase();
    if ["dollar", " yen", "euro ", "rupee", "rank", "exchange rate", "against the", "handicap", "seed"].iter().any(|word| whole.contains(word)) && is_quote(left, right) {
        return None;
    }
    let (before_quantity, after_quantity) = (scene.claim(before).quantity()?, scene.claim(after).quantity()?);
    let wrong = match direction {
        Change::Up => after_quantity.rounding_bounds().is_below(before_quantity.rounding_bounds()),
        Change::Down => before_quantity.rounding_bounds().is_below(after_quantity.rounding_bounds()),
    };
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    let (says, goes) = if direction == Change::Up { ("up", "down") } else { ("down", "up") };
    wrong.then(|| Draft {
        message: format!("{} to {} goes {goes}, and the verb says {says}", words(before), words(after)),
        reason: "the verb and the two figures beside it point in two directions".to_owned(),
        likely_cause: Some("the two figures changed places, or the verb is the wrong one".to_owned()),
        settle_by: Some("which of the two figures is the later one".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Error,
        sides: vec![scene.side(before, "before"), scene.side(after, "after")],
    })
}

/// "Last month from", "from January to September from": only a time stands between the two figures.
fn goes_on_from(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().collect();
    let time = ["in", "last", "this", "month", "year", "quarter", "week", "from", "to", "the", "first", "second", "third", "fourth", "half", "on", "of", "between", "and"];
    let months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    words.last() == Some(&"from")
        && words.len() <= 9
        && words.iter().all(|word| time.contains(word) || months.contains(word) || word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()))
}

/// Counts and sums without a unit of their own that may be quotes of a rate or places in a table.
fn is_quote(left: &Claim, right: &Claim) -> bool {
    [left, right].iter().all(|claim| {
        claim.quantity().is_some_and(|quantity| matches!(quantity.unit, gainsay_model::Unit::Count | gainsay_model::Unit::Money(_)) && quantity.value < rust_decimal::dec!(1000))
    })
}

/// The direction of the last verb of change before a figure, a few words before it at most.
fn verb(lead: &str, lexicon: &Lexicon) -> Option<Change> {
    lead.split_whitespace().rev().skip(1).take(REACH).find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let senses = lexicon.word(word);
        // "a forecast of growth from": only a verb has a direction of its own.
        let verb = senses.iter().any(|sense| matches!(sense, Sense::Moves)) || word.ends_with("ed") || word == "grew" || word == "shrank";
        senses.iter().find_map(|sense| match sense {
            Sense::Change(change) if verb => Some(*change),
            _ => None,
        })
    })
}
