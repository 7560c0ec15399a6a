//! One odd figure that two texts attach to two different things.

use std::collections::BTreeMap;

use gainsay_lexicon::{Sense, lexicon};
use gainsay_model::{Bound, Claim, ClaimIndex, Draft, Role, RuleInfo, Severity, Unit};
use rust_decimal::{Decimal, dec};

use super::classes::measure_class;
use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "Q107",
        name: "referent-conflict",
        severity: Severity::Warning,
        summary: "one odd figure that two texts attach to two different things",
        page: include_str!("referent_conflict.md"),
    },
    check: Check::Story(check),
};

/// A figure that many claims share is no odd one.
const MOST_CLAIMS: usize = 40;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_value: BTreeMap<Decimal, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(value) = odd(claim)
            && referent(claim).is_some()
        {
            by_value.entry(value).or_default().push(ClaimIndex::new(at));
        }
    }
    let mut drafts: Vec<Draft> =
        by_value.into_values().filter(|claims| claims.len() <= MOST_CLAIMS).filter_map(|claims| first_clash(scene, &claims)).collect();
    drafts.sort_by_key(|draft| draft.sides[0].claim);
    drafts
}

/// The value of a count that hardly comes twice by chance: three significant digits, exact, and no year.
fn odd(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity().filter(|quantity| quantity.unit == Unit::Count && quantity.bound == Bound::Exact)?;
    let year = (dec!(1800)..=dec!(2100)).contains(&quantity.value);
    let told = matches!(claim.role, Role::Plain | Role::Total | Role::Part);
    (quantity.significant_digits().len() >= 3 && quantity.change.is_none() && !year && told).then_some(quantity.value)
}

/// What a count is attached to, where that can be told from other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Referent<'c> {
    /// People, and what befell them where that is said.
    People(Option<&'c str>),
    Thing(&'c str),
}

fn referent(claim: &Claim) -> Option<Referent<'_>> {
    let measure = claim.measure.as_ref()?;
    let noun = measure.counted.as_deref();
    let lexicon = lexicon("en")?;
    let befell = || measure_class(claim).is_some_and(|class| class.fate);
    let fate = (measure.classed && befell()).then_some(measure.class.as_str());
    match noun {
        Some(noun) if lexicon.word(noun).iter().any(|sense| matches!(sense, Sense::Thing)) => Some(Referent::Thing(noun)),
        Some(noun) if lexicon.is_people(noun) => Some(Referent::People(fate)),
        None if fate.is_some() => Some(Referent::People(fate)),
        _ => None,
    }
}

/// Whether two referents cannot be one by another name. A house is a home and a building.
fn differ(left: Referent<'_>, right: Referent<'_>) -> bool {
    match (left, right) {
        (Referent::People(Some(left)), Referent::People(Some(right))) => left != right,
        (Referent::People(_), Referent::Thing(_)) | (Referent::Thing(_), Referent::People(_)) => true,
        _ => false,
    }
}

fn first_clash(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Option<Draft> {
    pairs(claims).find(|(left, right)| clash(scene, *left, *right)).map(|(left, right)| draft(scene, left, right))
}

fn clash(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (Some(left_referent), Some(right_referent)) = (referent(one), referent(other)) else { return false };
    let one_time = match (&one.period, &other.period) {
        (Some(left), Some(right)) => !left.relation(right).is_apart(),
        _ => true,
    };
    // A text that knows the other thing too has its own figure for it.
    let knows = |claim: &Claim, thing: Referent<'_>| {
        scene.claims_of(claim.document).any(|(_, mention)| {
            referent(mention).is_some_and(|known| !differ(known, thing))
        })
    };
    one.document != other.document
        && differ(left_referent, right_referent)
        && one_time
        && !(knows(one, right_referent) && knows(other, left_referent))
        && !gives_both(scene, one, right_referent)
        && !gives_both(scene, other, left_referent)
}

/// Whether a text gives the same figure for the other thing as well.
fn gives_both(scene: &Scene<'_>, claim: &Claim, thing: Referent<'_>) -> bool {
    let value = |claim: &Claim| claim.quantity().map(|quantity| quantity.value);
    scene.claims_of(claim.document).any(|(_, mention)| value(mention) == value(claim) && referent(mention).is_some_and(|known| !differ(known, thing)))
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let what = |claim: ClaimIndex| {
        let measure = scene.claim(claim).measure.as_ref();
        measure.map(|measure| if measure.classed { measure.class.clone() } else { measure.written.clone() }).unwrap_or_default()
    };
    Draft {
        message: format!(
            "{} ({}) in {}, {} ({}) in {}",
            scene.claim(left).words(),
            what(left),
            scene.outlet(left),
            scene.claim(right).words(),
            what(right),
            scene.outlet(right)
        ),
        reason: "one odd figure hardly counts two different things of one story".to_owned(),
        likely_cause: Some("one text attached the figure to another thing than its source did".to_owned()),
        settle_by: Some("what the source counts with this figure".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "counts this here"), scene.side(right, "counts this here")],
    }
}
