//! An age that does not fit the date of birth.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use gainsay_model::{Assertion, Bound, Claim, ClaimIndex, Draft, RuleInfo, Severity, SmolStr, Unit};
use rust_decimal::Decimal;

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M110",
        name: "age-mismatch",
        severity: Severity::Warning,
        summary: "an age that does not fit the date of birth",
        page: include_str!("age_mismatch.md"),
    },
    check: Check::Story(check),
};

/// Births of one person that an age is held against, at most.
const MOST: usize = 16;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut births: BTreeMap<&SmolStr, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        if let (Assertion::Event, Some(person), Some(action), Some(_)) = (&claim.assertion, &claim.subject, &claim.action, born(claim))
            && action.class == "born"
        {
            let told = births.entry(&person.canonical).or_default();
            if told.len() < MOST {
                told.push(ClaimIndex::new(at));
            }
        }
    }
    let mut shown: Vec<&SmolStr> = Vec::new();
    let mut drafts = Vec::new();
    for (at, claim) in scene.claims.iter().enumerate().filter(|(_, claim)| is_age(claim)) {
        let Some(person) = &claim.subject else { continue };
        let told = births.get(&person.canonical).into_iter().flatten();
        let wrong = told.filter_map(|birth| compare(scene, ClaimIndex::new(at), *birth)).next();
        if let Some(draft) = wrong.filter(|_| !shown.contains(&&person.canonical)) {
            shown.push(&person.canonical);
            drafts.push(draft);
        }
    }
    drafts
}

/// The days on which somebody may have been born.
fn born(claim: &Claim) -> Option<(NaiveDate, NaiveDate)> {
    claim.period.as_ref()?.days
}

fn is_age(claim: &Claim) -> bool {
    let age = claim.quantity().is_some_and(|quantity| quantity.bound == Bound::Exact && matches!(quantity.unit, Unit::Measure(unit) if unit.name == "year of age"));
    age && !claim.in_heading && !claim.sentence_has_any(&["when", "then", "time", "since", "turned"])
}

fn compare(scene: &Scene<'_>, age: ClaimIndex, birth: ClaimIndex) -> Option<Draft> {
    let (claim, told) = (scene.claim(age), scene.claim(birth));
    let (from, to) = born(told)?;
    let death = scene.claims_of_sentence(age).find_map(|(_, other)| {
        let died = other.action.as_ref().is_some_and(|action| action.class == "die") && matches!(other.assertion, Assertion::Event);
        other.period.as_ref().filter(|_| died)?.days
    });
    let published = scene.document_of(age).published.map(|date| (date.first(), date.last()));
    let (first, last) = death.or(published)?;
    // "She was 44 in 1985": an age of another time than the news.
    let years = claim.sentence.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok());
    if years.into_iter().any(|year: i32| year != from.year() && year != to.year() && (year < first.year() || year > last.year())) {
        return None;
    }
    let whole_years = |from: NaiveDate, to: NaiveDate| to.year() - from.year() - i32::from((to.month(), to.day()) < (from.month(), from.day()));
    // A text may be older than its news by days, and a text without a death gives the age of some day near.
    let slack = if death.is_some() { 0 } else { 1 };
    let (youngest, oldest) = (whole_years(to, first) - slack, whole_years(from, last) + slack);
    let stated = claim.quantity()?.value;
    if youngest < 0 || (Decimal::from(youngest)..=Decimal::from(oldest)).contains(&stated) {
        return None;
    }
    let (least, most) = (whole_years(to, first), whole_years(from, last));
    let fits = if least == most { format!("{most}") } else { format!("{least} or {most}") };
    let person = claim.subject.as_ref().map_or("", |name| name.written.as_str());
    Some(Draft {
        message: format!("{person} is {} in {}, and by the birth in {} {fits}", claim.words(), scene.outlet(age), scene.outlet(birth)),
        reason: format!("from {} to {} it is {fits} years", span_of(from, to), span_of(first, last)),
        likely_cause: None,
        settle_by: Some("the date of birth in a register or a biography".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(age, "the age"), scene.side(birth, "the birth")],
    })
}

fn span_of(from: NaiveDate, to: NaiveDate) -> String {
    match () {
        () if from == to => from.to_string(),
        () if from.year() == to.year() && from.month() == to.month() => from.format("%Y-%m").to_string(),
        () => from.format("%Y").to_string(),
    }
}
