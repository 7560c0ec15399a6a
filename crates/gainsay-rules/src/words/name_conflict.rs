//! One name told two ways: an acronym with two expansions, a person with two employers, an office held and left, a name
//! in two spellings, an office under two given names.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_lexicon::lexicon;
use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, IdentityKind, Label, NameKind, RuleInfo, Severity, Side};

use super::given_names::given_names;
use super::spelling::misspelt;
use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W105",
        name: "name-conflict",
        severity: Severity::Warning,
        summary: "an acronym, a person or a name that two texts tell in two ways",
        page: include_str!("name_conflict.md"),
    },
    check: Check::Story(check),
};

/// Claims about one name that are compared; beyond it the rest is left out, since each is held against each.
const MOST_TOLD: usize = 60;

/// Names of a story that are compared letter by letter; beyond it the rest is left out.
const MOST_NAMES: usize = 300;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = identities(scene);
    drafts.extend(spellings(scene));
    drafts.extend(given_names(scene));
    drafts
}

/// Two identities of one kind and one subject that cannot both be, in texts of one story.
fn identities(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_subject: BTreeMap<(&str, u8), Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(identity), Some(subject)) = (claim.identity(), &claim.subject) else { continue };
        let group = match identity.kind {
            IdentityKind::Expansion => 0,
            IdentityKind::Office | IdentityKind::FormerOffice => 1,
            IdentityKind::Institution => 2,
            IdentityKind::Nationality => 3,
            IdentityKind::Region | IdentityKind::Verdict | IdentityKind::Fate | IdentityKind::Deed | IdentityKind::Stance => continue,
        };
        let told = by_subject.entry((subject.canonical.as_str(), group)).or_default();
        if told.len() < MOST_TOLD {
            told.push(ClaimIndex::new(at));
        }
    }
    let mut drafts: Vec<Draft> = by_subject
        .values()
        .filter_map(|claims| {
            pairs(claims).find(|(left, right)| differ(scene, claims, *left, *right)).map(|(left, right)| draft(scene, claims, left, right))
        })
        .collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

fn differ(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (Some(first), Some(second)) = (one.identity(), other.identity()) else { return false };
    if one.document == other.document {
        return false;
    }
    // A text that gives both tells how they belong together.
    let gives = |document: DocumentIndex, kind: IdentityKind, canonical: &str| {
        group.iter().map(|claim| scene.claim(*claim)).any(|claim| {
            claim.document == document && claim.identity().is_some_and(|identity| identity.kind == kind && identity.canonical == canonical)
        })
    };
    if gives(one.document, second.kind, &second.canonical) || gives(other.document, first.kind, &first.canonical) {
        return false;
    }
    match (first.kind, second.kind) {
        (IdentityKind::Expansion, IdentityKind::Expansion) => {
            let (first, second) = (stems(&first.canonical), stems(&second.canonical));
            let shared = first.intersection(&second).count();
            // Nothing or little in common: letters that stand for two things. One within the other: a name told in full.
            !first.is_subset(&second) && !second.is_subset(&first) && shared * 2 >= first.len().max(second.len())
        }
        (IdentityKind::Institution, IdentityKind::Institution) => {
            let (first, second) = (stems(&first.canonical), stems(&second.canonical));
            // A department of a university belongs to it.
            !first.is_subset(&second) && !second.is_subset(&first)
        }
        // A person has more than one country where a text says so, or where one country is a part of the other.
        (IdentityKind::Nationality, IdentityKind::Nationality) => is_told_as_person(scene, left) || is_told_as_person(scene, right),
        (IdentityKind::Office, IdentityKind::Office) => is_other_office(&first.canonical, &second.canonical),
        (IdentityKind::Office, IdentityKind::FormerOffice) | (IdentityKind::FormerOffice, IdentityKind::Office) => {
            first.canonical == second.canonical
        }
        _ => false,
    }
}

/// Whether any text tells the subject of a claim as a person, by a calling or by the family name alone: "the Spanish Grand Prix" and "the Danish Refugee Agency" look alike.
fn is_told_as_person(scene: &Scene<'_>, claim: ClaimIndex) -> bool {
    let Some(subject) = &scene.claim(claim).subject else { return false };
    let family_name = subject.canonical.rsplit(' ').next().unwrap_or_default();
    let by_family_name = |name: &gainsay_model::Name| match name.kind {
        NameKind::Person => name.canonical == subject.canonical || name.canonical == family_name,
        NameKind::Other => name.written.to_lowercase() == family_name,
        _ => false,
    };
    subject.kind == NameKind::Person
        || scene.claims.iter().any(|other| other.names.iter().any(by_family_name))
}

/// "Foreign minister" and "defence minister": two offices of one kind. "Minister" and "prime minister" are not, nor are
/// "president" and "party leader", which one person may well be.
fn is_other_office(first: &str, second: &str) -> bool {
    let of_kind = |office: &str| office.rsplit_once(' ').map(|(which, kind)| (which.replace("defense", "defence"), kind.to_owned()));
    match (of_kind(first), of_kind(second)) {
        (Some((first, kind)), Some((second, other_kind))) => {
            kind == other_kind && !first.contains(second.as_str()) && !second.contains(first.as_str()) && !RANKS.iter().any(|rank| first == *rank || second == *rank)
        }
        _ => false,
    }
}

/// What ranks an office and does not tell its field.
const RANKS: [&str; 12] =
    ["acting", "assistant", "chief", "co", "deputy", "executive", "first", "interim", "junior", "lieutenant", "senior", "vice"];

/// The words of a name that tell, in one spelling: "Organisation for Security" and "Organization of Security" are one.
fn stems(words: &str) -> BTreeSet<String> {
    let lexicon = lexicon("en");
    words
        .split([' ', '-'])
        .filter(|word| !matches!(*word, "of" | "the" | "for" | "and" | "&" | "on" | "in" | "de" | "la"))
        .map(|word| word.trim_end_matches("'s").replace('z', "s").replace("our", "or").replace("centre", "center"))
        .map(|word| lexicon.map_or_else(|| word.clone(), |lexicon| lexicon.stem(&lexicon.singular(&word)).into_owned()))
        .collect()
}

fn draft(scene: &Scene<'_>, group: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let told = |claim: ClaimIndex| scene.claim(claim).identity().map(|identity| identity.written.clone()).unwrap_or_default();
    let kind = scene.claim(left).identity().map(|identity| identity.kind);
    let subject = scene.claim(left).subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
    let former = |claim: ClaimIndex| scene.claim(claim).identity().is_some_and(|identity| identity.kind == IdentityKind::FormerOffice);
    let (message, reason, severity) = match kind {
        Some(IdentityKind::Expansion) => (
            format!("{subject} stands for \"{}\" in {}, for \"{}\" in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
            "one body has one name, and the two differ in some of their words only",
            Severity::Warning,
        ),
        Some(IdentityKind::Institution) => (
            format!("{subject} belongs to \"{}\" in {}, to \"{}\" in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
            "each text names one institution, and not the same",
            Severity::Warning,
        ),
        Some(IdentityKind::Nationality) => (
            format!("{subject}, of two countries: \"{}\" in {}, \"{}\" in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
            "each text names one country for the person, and not the same",
            Severity::Warning,
        ),
        Some(IdentityKind::Office) if !former(left) && !former(right) => (
            format!("{subject} is {} in {}, {} in {}", told(left), scene.outlet(left), told(right), scene.outlet(right)),
            "each text gives one office of a kind, and not the same",
            Severity::Warning,
        ),
        _ => {
            let word = |claim: ClaimIndex| if former(claim) { "former " } else { "" };
            (
                format!("{subject} is {}{} in {}, {}{} in {}", word(left), told(left), scene.outlet(left), word(right), told(right), scene.outlet(right)),
                "one text says that the office was left; some texts go on using a title by courtesy",
                Severity::Note,
            )
        }
    };
    Draft {
        message,
        reason: reason.to_owned(),
        likely_cause: None,
        settle_by: Some("how the body or the person names itself".to_owned()),
        evidence: Vec::new(),
        severity,
        sides: vec![
            Side { also: others(scene, group, left), ..scene.side(left, "told so here") },
            Side { also: others(scene, group, right), ..scene.side(right, "told so here") },
        ],
    }
}

/// The claims of other documents that tell a name the same way.
fn others(scene: &Scene<'_>, group: &[ClaimIndex], shown: ClaimIndex) -> Vec<ClaimIndex> {
    let mut seen = BTreeSet::from([scene.claim(shown).document]);
    group
        .iter()
        .copied()
        .filter(|claim| scene.claim(*claim).identity() == scene.claim(shown).identity() && seen.insert(scene.claim(*claim).document))
        .collect()
}

/// Names of two texts that differ by a slip of one letter, which neither text writes both ways.
fn spellings(scene: &Scene<'_>) -> Vec<Draft> {
    let mut places: BTreeMap<(&str, DocumentIndex), (ClaimIndex, Label)> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        for name in claim.names.iter().filter(|name| is_persons(claim, name)) {
            let label = Label { span: name.span, text: "spelt so here".to_owned() };
            places.entry((name.canonical.as_str(), claim.document)).or_insert((ClaimIndex::new(at), label));
        }
    }
    // Only names that share a word can be one name with a slip in another word.
    let mut by_word: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let names: BTreeSet<&str> = places.keys().map(|(name, _)| *name).take(MOST_NAMES).collect();
    for name in &names {
        for word in name.split(' ') {
            by_word.entry(word).or_default().insert(name);
        }
    }
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for sharing in by_word.values().filter(|names| names.len() <= 12) {
        for left in sharing {
            pairs.extend(sharing.range::<str, _>((std::ops::Bound::Excluded(*left), std::ops::Bound::Unbounded)).filter(|right| misspelt(left, right)).map(|right| (*left, *right)));
        }
    }
    let of = |name: &str| -> Vec<(DocumentIndex, ClaimIndex, Label)> {
        places.iter().filter(|((other, _), _)| *other == name).map(|((_, document), (claim, label))| (*document, *claim, label.clone())).collect()
    };
    pairs
        .into_iter()
        .filter_map(|(left, right)| {
            let (one, other) = (of(left), of(right));
            let both = one.iter().any(|(document, ..)| other.iter().any(|(another, ..)| document == another));
            let (first, second) = (one.first()?, other.first()?);
            if both {
                return None;
            }
            let mut sides = vec![first, second];
            sides.sort_by_key(|(_, claim, _)| *claim);
            Some(spelling_draft(scene, &sides, left, right))
        })
        .collect()
}

fn is_persons(claim: &Claim, name: &gainsay_model::Name) -> bool {
    !claim.in_heading && matches!(name.kind, NameKind::Person | NameKind::Other) && (2..=3).contains(&name.canonical.split(' ').count())
}

fn spelling_draft(scene: &Scene<'_>, sides: &[&(DocumentIndex, ClaimIndex, Label)], left: &str, right: &str) -> Draft {
    let written = |side: &(DocumentIndex, ClaimIndex, Label)| {
        let claim = scene.claim(side.1);
        side.2.span.relative_to(claim.sentence_span.start).of(&claim.sentence).to_owned()
    };
    debug_assert_ne!(left, right);
    Draft {
        message: format!("{} in {}, {} in {}", written(sides[0]), scene.outlet(sides[0].1), written(sides[1]), scene.outlet(sides[1].1)),
        reason: "the names differ by one letter, and neither text has both".to_owned(),
        likely_cause: Some("a letter slipped in one of the texts".to_owned()),
        settle_by: Some("how the person spells the name".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Note,
        sides: sides.iter().map(|(_, claim, label)| Side { claim: *claim, labels: vec![label.clone()], also: Vec::new() }).collect(),
    }
}
