//! One quotation, two speakers.

use std::collections::BTreeMap;

use gainsay_model::{Assertion, Claim, ClaimIndex, Draft, Label, Name, RuleInfo, Severity, Side};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "A103",
        name: "conflicting-speaker",
        severity: Severity::Warning,
        summary: "the same quoted words, from two different speakers",
        page: include_str!("conflicting_speaker.md"),
    },
    check: Check::Story(check),
};

/// As many words in a row must be the same: shorter phrases are said by everybody.
const SHINGLE: usize = 6;

/// Quotations that share one run of words, at most: more is a slogan.
const LARGEST_BLOCK: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_shingle: BTreeMap<String, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if !matches!(claim.assertion, Assertion::Quotation) {
            continue;
        }
        let words = words(claim);
        for shingle in words.windows(SHINGLE) {
            let block = by_shingle.entry(shingle.join(" ")).or_default();
            if block.last() != Some(&ClaimIndex::new(at)) {
                block.push(ClaimIndex::new(at));
            }
        }
    }
    let mut pairs: Vec<(ClaimIndex, ClaimIndex)> = Vec::new();
    for block in by_shingle.values().filter(|block| block.len() <= LARGEST_BLOCK) {
        for (at, left) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().filter(|right| clash(scene, *left, **right)).map(|right| (*left, *right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    // Each quotation once, however many outlets carry it.
    let mut shown: Vec<ClaimIndex> = Vec::new();
    let mut drafts = Vec::new();
    for (left, right) in pairs {
        if !shown.contains(&left) && !shown.contains(&right) {
            shown.extend([left, right]);
            drafts.extend(draft(scene, left, right));
        }
    }
    drafts
}

fn words(claim: &Claim) -> Vec<String> {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    claim.words().split_whitespace().map(plain).filter(|word| !word.is_empty()).collect()
}

fn speaker<'s>(scene: &Scene<'s>, claim: ClaimIndex) -> Option<&'s Name> {
    scene.claim(claim).attribution.as_ref().map(|attribution| &attribution.speaker)
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (Some(left_speaker), Some(right_speaker)) = (speaker(scene, left), speaker(scene, right)) else { return false };
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    // A text that names the other's speaker tells how the two belong together: one reads out the other's statement.
    let names = |claim: &Claim, name: &Name| scene.claims_of(claim.document).any(|(_, other)| other.names.iter().any(|other| one_person(other, name)));
    left_claim.document != right_claim.document
        && !one_person(left_speaker, right_speaker)
        && !(names(left_claim, right_speaker) && names(right_claim, left_speaker) && same_sentence(scene, left, right_speaker))
}

/// Whether the sentence of a quotation names somebody else too.
fn same_sentence(scene: &Scene<'_>, claim: ClaimIndex, name: &Name) -> bool {
    scene.claim(claim).names.iter().any(|other| one_person(other, name))
}

/// The same name, a part of it, or one word of it: "Dana Whitcomb" and "Whitcomb".
fn one_person(left: &Name, right: &Name) -> bool {
    let words = |name: &Name| -> Vec<String> { name.canonical.split_whitespace().map(str::to_owned).collect() };
    let (left, right) = (words(left), words(right));
    left == right || left.iter().any(|word| word.len() > 2 && right.contains(word))
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let (left_speaker, right_speaker) = (speaker(scene, left)?, speaker(scene, right)?);
    let side = |index: ClaimIndex, name: &Name| {
        let claim = scene.claim(index);
        let labels = vec![
            Label { span: name.span, text: "said by".to_owned() },
            Label { span: claim.span, text: "these words".to_owned() },
        ];
        Side { claim: index, labels, also: Vec::new() }
    };
    Some(Draft {
        message: format!(
            "the same words are said by {} in {}, by {} in {}",
            left_speaker.written,
            scene.outlet(left),
            right_speaker.written,
            scene.outlet(right)
        ),
        reason: format!("{SHINGLE} words or more are the same, and the speakers are not"),
        likely_cause: None,
        settle_by: Some("a recording or the release the words are taken from".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![side(left, left_speaker), side(right, right_speaker)],
    })
}
