//! One figure, to the last digit, set in two places or sent to two of them.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_lexicon::{PlaceKind, lexicon};
use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, FigureRelation, Label, Name, NameKind, RuleInfo, Severity, Side, Topic, figure_relation};

use crate::camps::{figures, likewise};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W110",
        name: "conflicting-setting",
        severity: Severity::Warning,
        summary: "one exact figure of the same thing, set in two places or going to two of them",
        page: include_str!("conflicting_setting.md"),
    },
    check: Check::Topic(check),
};

/// Bytes between a figure and its setting, at most: "1,592 missiles to", "containers of ammunition left the port of".
const NEAR: usize = 48;

/// How a figure and a place are tied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    In,
    To,
    From,
}

/// What is set somewhere: by which tie, and where.
type Settings<'s> = BTreeMap<(Tie, &'s str), Vec<ClaimIndex>>;

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let telling: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| is_telling(scene.claim(*claim))).collect();
    let mut settings: Settings<'_> = BTreeMap::new();
    for index in &telling {
        if let Some((tie, name)) = setting(scene.claim(*index)) {
            settings.entry((tie, name.canonical.as_str())).or_default().push(*index);
        }
    }
    let texts = |claims: &[ClaimIndex]| claims.iter().map(|claim| scene.claim(*claim).document).collect::<BTreeSet<DocumentIndex>>().len();
    // Where most texts set it, against where one alone does.
    let Some(((tie, _), main)) = settings.iter().max_by_key(|(key, claims)| (texts(claims), std::cmp::Reverse(*key))) else {
        return Vec::new();
    };
    let others = settings.iter().filter(|((other, _), claims)| other == tie && *claims != main && texts(claims) == 1);
    let clash = others.into_iter().find_map(|(_, claims)| {
        let right = *claims.first()?;
        main.iter().copied().find(|left| clash(scene, *left, right, texts(main))).map(|left| (left, right))
    });
    clash.map(|(left, right)| draft(scene, main, left, right)).into_iter().collect()
}

/// A count or a sum of three digits or more, which no two facts share by chance.
fn is_telling(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 3 && quantity.change.is_none()) && !claim.restates()
}

/// The first name behind a figure in its clause, with what ties it there.
fn setting(claim: &Claim) -> Option<(Tie, &Name)> {
    let placed = |name: &&Name| matches!(name.kind, NameKind::Country | NameKind::Place | NameKind::Other) && name.span.start >= claim.span.end;
    let name = claim.names.iter().filter(placed).min_by_key(|name| name.span.start)?;
    let between = claim.text_between(claim.span.end, name.span.start);
    let whole = between.len() <= NEAR && !between.contains([',', ';', ':', '(', '"']);
    let mut words = between.split_whitespace().rev();
    let last = match words.next()? {
        "the" => words.next()?,
        // "Left the port of Auckland".
        "of" if matches!(words.next(), Some("port" | "town" | "city" | "village")) => words.find(|word| *word != "the")?,
        word => word,
    };
    let tie = match last {
        "to" => Tie::To,
        "from" | "left" => Tie::From,
        "in" | "at" | "near" => Tie::In,
        _ => return None,
    };
    // "And 300 in Norburg", "after leaving for": another clause.
    let one_clause = !between.split_whitespace().any(|word| matches!(word, "and" | "but" | "after" | "before" | "while" | "who" | "which" | "that" | "by"));
    (whole && one_clause).then_some((tie, name))
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex, texts: usize) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (Some((_, here)), Some((_, there))) = (setting(one), setting(other)) else { return false };
    let same = one.quantity().zip(other.quantity()).is_some_and(|(left, right)| {
        left.unit == right.unit && matches!(figure_relation(left, right), FigureRelation::Equal | FigureRelation::Compatible)
    });
    let thing = |claim: &Claim| claim.measure.as_ref().map(|measure| measure.class.clone());
    let role = one.role == other.role;
    // A text that names both anywhere tells how they belong together.
    let speaks_of = |claim: &Claim, name: &Name| scene.document(claim.document).text.contains(name.written.as_str());
    same && role
        && one.document != other.document
        && thing(one) == thing(other)
        && are_apart(here, there, texts)
        && !speaks_of(one, there)
        && !speaks_of(other, here)
}

/// Two countries, or two known cities, or two places of which two texts or more give the first: an unknown one may lie in the
/// other, but then a text would name both.
fn are_apart(here: &Name, there: &Name, texts: usize) -> bool {
    let kind = |name: &Name| lexicon("en")?.place_named(&name.canonical).map(|place| place.kind);
    match (kind(here), kind(there)) {
        (Some(PlaceKind::Country), Some(PlaceKind::Country)) => here.canonical != there.canonical,
        (Some(one), Some(other)) => one == other && one != PlaceKind::Region && texts >= 2,
        (None, None) => here.kind == there.kind && texts >= 2,
        _ => false,
    }
}

fn draft(scene: &Scene<'_>, main: &[ClaimIndex], left: ClaimIndex, right: ClaimIndex) -> Draft {
    let place = |claim: ClaimIndex| setting(scene.claim(claim)).map(|(_, name)| name.written.clone()).unwrap_or_default();
    let side = |claim: ClaimIndex, group: &[ClaimIndex]| {
        let mut labels = vec![Label { span: scene.claim(claim).span, text: "this figure".to_owned() }];
        labels.extend(setting(scene.claim(claim)).map(|(_, name)| Label { span: name.span, text: "set here".to_owned() }));
        let same = |one: &Claim, other: &Claim| setting(one).map(|(_, name)| &name.canonical) == setting(other).map(|(_, name)| &name.canonical);
        Side { claim, labels, also: likewise(scene, group, claim, same) }
    };
    let mut sides = vec![side(left, main), side(right, &[])];
    sides.sort_by_key(|side| side.claim);
    let (first, second) = (sides[0].claim, sides[1].claim);
    Draft {
        message: format!(
            "{}: {} in {}, {} in {}",
            scene.claim(first).words(),
            place(first),
            scene.outlet(first),
            place(second),
            scene.outlet(second)
        ),
        reason: "both give one figure of one thing, and neither text names the other's place".to_owned(),
        likely_cause: None,
        settle_by: Some("the source both texts go back to; one of the two places may lie in the other".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides,
    }
}
