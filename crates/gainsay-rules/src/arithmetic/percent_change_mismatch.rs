//! A percent change that the two figures beside it do not give.

use std::collections::BTreeMap;

use gainsay_lexicon::{Sense, lexicon};
use gainsay_model::{
    Bounds, Change, Claim, ClaimIndex, Draft, PeriodRelation, Quantity, Role, RuleInfo, Severity, SmolStr, Unit,
};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use super::change_told_twice::change_told_twice;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M103",
        name: "percent-change-mismatch",
        severity: Severity::Warning,
        summary: "a percent change that the figures before and after do not give",
        page: include_str!("percent_change_mismatch.md"),
    },
    check: Check::Story(check),
};

/// Percentages are rounded by hand: the change may be off by this many points.
const SLACK: Decimal = dec!(1);

type Level<'s> = (ClaimIndex, &'s Claim, &'s Quantity);

/// Changes and pairs of levels of one kind that are held against each other, at most.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut changes: BTreeMap<&str, Vec<(ClaimIndex, &Claim)>> = BTreeMap::new();
    let mut pairs: BTreeMap<&str, Vec<(Level<'_>, Level<'_>)>> = BTreeMap::new();
    for document in scene.document_indices() {
        let claims: Vec<(ClaimIndex, &Claim)> = scene.claims_of(document).collect();
        let sentences: Vec<&[(ClaimIndex, &Claim)]> =
            claims.chunk_by(|(_, left), (_, right)| left.sentence_span == right.sentence_span).collect();
        for (at, sentence) in sentences.iter().enumerate() {
            let own = of_sentence(scene, sentence).or_else(|| multiplied(scene, sentence)).or_else(|| change_told_twice(scene, sentence));
            drafts.extend(own.or_else(|| {
                let next = sentences.get(at + 1)?;
                goes_on(scene, sentence, next).or_else(|| looks_back(scene, sentence, next))
            }));
            let levels = levels_of(sentence);
            if let Some((before, after)) = before_and_after(&levels) {
                kinds(after.1).for_each(|kind| pairs.entry(kind).or_default().push((*before, *after)));
            }
            for (index, claim) in sentence.iter().filter(|(_, claim)| is_change(claim) && levels.is_empty()) {
                kinds(claim).for_each(|kind| changes.entry(kind).or_default().push((*index, claim)));
            }
        }
    }
    let mut shown = Vec::new();
    for (kind, changes) in &changes {
        for (change, claim) in changes.iter().take(MOST) {
            // A text that gives several changes of one kind leaves open which of them is meant.
            let single = changes.iter().filter(|(_, other)| other.document == claim.document).count() == 1;
            let pair = pairs.get(kind).into_iter().flatten().take(MOST).find(|(before, after)| same_news(scene, claim, before.1, after.1));
            if let (Some((before, after)), true) = (pair, single && !shown.contains(change)) {
                shown.push(*change);
                drafts.extend(against(scene, (*change, claim), before, after));
            }
        }
    }
    drafts
}

/// What may be told of twice: the class of the measure and that of the action.
fn kinds(claim: &Claim) -> impl Iterator<Item = &str> {
    let measure = claim.measure.as_ref().filter(|measure| measure.classed).map(|measure| measure.class.as_str());
    let action = claim.action.as_ref().filter(|action| action.classed && measure.is_none()).map(|action| action.class.as_str());
    measure.into_iter().chain(action)
}

fn is_change(claim: &Claim) -> bool {
    let plain = matches!(claim.role, Role::Plain | Role::Total);
    plain && claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Percent && quantity.change.is_some() && quantity.bounds.is_closed())
}

/// "At constant exchange rates", "in real terms": a change of other figures than those printed.
fn is_adjusted(claim: &Claim) -> bool {
    let sentence = claim.sentence.to_lowercase();
    ["constant", "like-for-like", "organic", "real terms", "adjust", "underlying", "per share", "comparable", "same-store", "per capita"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// The sums, counts and measures of a sentence that stand for themselves.
fn levels_of<'s>(sentence: &[(ClaimIndex, &'s Claim)]) -> Vec<Level<'s>> {
    let figures = sentence.iter().filter_map(|(index, claim)| Some((*index, *claim, claim.quantity()?)));
    figures.filter(|(_, claim, quantity)| quantity.change.is_none() && !claim.restates() && quantity.unit != Unit::Percent).collect()
}

/// One figure of the time before and one of the time after, and no third.
fn before_and_after<'l, 's>(levels: &'l [Level<'s>]) -> Option<(&'l Level<'s>, &'l Level<'s>)> {
    let [first, second] = levels else { return None };
    if first.2.unit != second.2.unit || !measures_meet(first.1, second.1) {
        return None;
    }
    match (first.1.role, second.1.role) {
        (Role::Previous, Role::Previous) => None,
        (_, Role::Previous) => Some((second, first)),
        (Role::Previous, _) => Some((first, second)),
        _ => None,
    }
}

/// Whether a change in one text is that of the two figures of another: one time, and no other party.
fn same_news(scene: &Scene<'_>, change: &Claim, before: &Claim, after: &Claim) -> bool {
    let specific = |claim: &Claim| -> Vec<SmolStr> {
        let names = claim.names.iter().filter(|name| name.is_specific());
        names.map(|name| name.canonical.clone()).collect()
    };
    let (left, right) = (specific(change), specific(after));
    let shared = left.iter().any(|name| right.contains(name));
    let published = scene.document(change.document).published.map(|date| date.first());
    let one_time = match (&change.period, &after.period) {
        (Some(left), Some(right)) => match left.relation(right) {
            PeriodRelation::Equal => true,
            // "In 2025", said within 2025, is the year so far.
            PeriodRelation::Contains => left.to().zip(published).is_some_and(|(to, published)| to > published),
            _ => false,
        },
        (None, None) => shared,
        _ => false,
    };
    // What the change is counted from must be the time before.
    let base = before.period.is_none() || after.period.is_none() || before.period != after.period;
    change.document != after.document && one_time && base && (shared || left.is_empty() || right.is_empty()) && !is_adjusted(change) && !is_adjusted(after)
}

/// The percentage points between two rates; nothing for other figures.
fn points_between(before: &Level<'_>, after: &Level<'_>) -> Option<Decimal> {
    let rates = before.2.unit == Unit::Percent && after.2.unit == Unit::Percent;
    rates.then(|| (after.2.value - before.2.value).abs())
}

/// A change in per cent of one text against the two figures of another.
fn against(scene: &Scene<'_>, (change, claim): (ClaimIndex, &Claim), before: &Level<'_>, after: &Level<'_>) -> Option<Draft> {
    let stated = claim.quantity()?;
    // Points printed as per cent are the business of percent-for-points.
    if points_between(before, after) == Some(stated.value) {
        return None;
    }
    let implied = change_between(before.2, after.2)?;
    let direction = if stated.change == Some(Change::Down) { -Decimal::ONE } else { Decimal::ONE };
    let exact = exact_change(before.2, after.2)?;
    // Two texts may count from figures that were revised in between.
    let slack = (exact.abs() * dec!(0.15)).max(dec!(3));
    if implied.widened(slack).intersects(directed(stated.bounds, direction)) {
        return None;
    }
    let down = if direction.is_sign_negative() { "down" } else { "up" };
    Some(Draft {
        message: format!(
            "{} {down} in {}, and from {} to {} in {} is {}{exact}%",
            stated.written,
            scene.outlet(change),
            before.2.written,
            after.2.written,
            scene.outlet(after.0),
            if exact > Decimal::ZERO { "+" } else { "" },
        ),
        reason: format!("({} - {}) / {} x 100 = {exact}", after.2.written, before.2.written, before.2.written),
        likely_cause: Some("one of the two is of another period, or counted from another figure".to_owned()),
        settle_by: Some("the two figures and the percentage in the source".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(change, "the change as stated"), scene.side(before.0, "before"), scene.side(after.0, "after")],
    })
}

/// "Doubled to 41 million from 32 million": a verb that names a multiple.
fn multiplied(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let levels = levels_of(sentence);
    let (before, after) = before_and_after(&levels)?;
    let lead = after.1.text_before(after.1.span.start.min(before.1.span.start)).to_lowercase();
    let words: Vec<&str> = lead.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let (at, factor) = words.iter().enumerate().rev().take(4).find_map(|(at, word)| {
        let factor = match *word {
            "doubled" => dec!(2),
            "tripled" | "trebled" => dec!(3),
            "quadrupled" => dec!(4),
            "halved" => dec!(0.5),
            _ => return None,
        };
        Some((at, factor))
    })?;
    let hedge = at.checked_sub(1).map_or("", |at| words[at]);
    // A multiple is told by eye: a tenth more or less is meant too, and hedges widen it further.
    let (low, high) = match hedge {
        "than" => return None,
        "nearly" | "almost" | "roughly" | "about" | "practically" | "virtually" => (dec!(0.75), dec!(1.25)),
        _ => (dec!(0.88), dec!(1.12)),
    };
    let rounded = |quantity: &Quantity| quantity.bounds.is_closed().then(|| quantity.rounding_bounds());
    let ratio = rounded(after.2)?.quotient(rounded(before.2)?)?;
    if ratio.intersects(Bounds::between(factor * low, factor * high)) || factor == dec!(2) && ratio.intersects(Bounds::between(dec!(1.76), dec!(2.5))) {
        return None;
    }
    let exact = after.2.value.checked_div(before.2.value)?.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    Some(Draft {
        message: format!("{} is {exact} times {}, not {factor} times", after.2.written, before.2.written),
        reason: format!("{} / {} = {exact}, and the verb is \"{}\"", after.2.written, before.2.written, words[at]),
        likely_cause: None,
        settle_by: Some("the two figures in the source".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(after.0, "after"), scene.side(before.0, "before")],
    })
}

fn exact_change(before: &Quantity, after: &Quantity) -> Option<Decimal> {
    let exact = (after.value - before.value).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.value)?;
    Some(exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// One change, one figure before and one after, of one unit: anything more leaves open what changed.
fn of_sentence(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let figures = || sentence.iter().filter_map(|(index, claim)| Some((*index, *claim, claim.quantity()?)));
    let mut changes = figures().filter(|(_, _, quantity)| quantity.unit == Unit::Percent && quantity.change.is_some());
    let (change, _, stated) = changes.next().filter(|_| changes.next().is_none())?;
    let own = |claim: &Claim| !claim.restates();
    let levels: Vec<_> = figures().filter(|(index, claim, quantity)| *index != change && quantity.change.is_none() && own(claim)).collect();
    let (before, after) = before_and_after(&levels)?;
    if is_adjusted(scene.claim(change)) {
        return None;
    }
    mismatch(scene, (change, stated), stated.change.unwrap_or(Change::Up), before, after)
}

/// A change in percent that the figure before and the figure after do not give.
fn mismatch(scene: &Scene<'_>, (change, stated): (ClaimIndex, &Quantity), direction: Change, before: &Level<'_>, after: &Level<'_>) -> Option<Draft> {
    let sign = if direction == Change::Down { -Decimal::ONE } else { Decimal::ONE };
    let implied = change_between(before.2, after.2)?;
    if implied.widened(SLACK).intersects(directed(stated.bounds, sign)) {
        return None;
    }
    // "Literacy rose 9.21% from 64.83% to 74.04%": points are meant, and the difference is right.
    if points_between(before, after).is_some_and(|points| Bounds::rounding(points, after.2.step).intersects(stated.bounds)) {
        return None;
    }
    let exact = exact_change(before.2, after.2)?;
    Some(Draft {
        message: format!(
            "from {} to {} is {}{exact}%, not {} {}",
            before.2.written,
            after.2.written,
            if exact > Decimal::ZERO { "+" } else { "" },
            stated.written,
            if direction == Change::Down { "down" } else { "up" }
        ),
        reason: format!("({} - {}) / {} x 100 = {exact}", after.2.written, before.2.written, before.2.written),
        likely_cause: None,
        settle_by: Some("the two figures and the percentage in the source".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(change, "the change as stated"), scene.side(before.0, "before"), scene.side(after.0, "after")],
    })
}

/// How many bytes may stand between a sentence and the one that goes on about it.
const NEXT: u32 = 4;

/// "... to 1.38 billion euros from 1.20 billion. The increase of 25% ...": the next sentence names the change of the two.
fn goes_on(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)], next: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let (_, told) = sentence.first()?;
    let shares = |claims: &[(ClaimIndex, &Claim)]| {
        claims.iter().filter(|(_, claim)| claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Percent)).count()
    };
    let levels = levels_of(sentence);
    let (before, after) = before_and_after(&levels)?;
    let (index, change) = next.iter().find(|(_, claim)| claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Percent))?;
    let adjoins = change.sentence_span.start.checked_sub(told.sentence_span.end).is_some_and(|gap| gap <= NEXT);
    let stated = change.quantity().filter(|quantity| quantity.bounds.is_closed())?;
    let direction = named_change(change)?;
    if !adjoins || told.in_heading || shares(sentence) > 0 || shares(next) > 1 || is_adjusted(change) || is_adjusted(after.1) {
        return None;
    }
    mismatch(scene, (*index, stated), direction, before, after)
}

/// "Net profit came to $7.8bn in the quarter. It was $8.14bn a year earlier, a rise of 4.1 percent": the next sentence gives the
/// figure before and the change.
fn looks_back(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)], next: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let (_, told) = sentence.first()?;
    let (_, first) = next.first()?;
    let adjoins = first.sentence_span.start.checked_sub(told.sentence_span.end).is_some_and(|gap| gap <= NEXT);
    let (now, then) = (levels_of(sentence), levels_of(next));
    let ([after], [before]) = (now.as_slice(), then.as_slice()) else { return None };
    let one_measure = after.1.measure.as_ref().zip(before.1.measure.as_ref()).is_some_and(|(left, right)| left.classed && left.class == right.class);
    let earlier = before.1.role == Role::Previous || {
        let words = before.1.sentence.to_lowercase();
        ["a year earlier", "a year before", "a year ago", "the year before"].iter().any(|cue| words.contains(cue))
    };
    let mut changes = next.iter().filter(|(_, claim)| claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Percent));
    let (index, change) = changes.next().filter(|_| changes.next().is_none())?;
    let stated = change.quantity().filter(|quantity| quantity.bounds.is_closed())?;
    let direction = stated.change.or_else(|| named_before(change))?;
    let plain = matches!(after.1.role, Role::Plain | Role::Total) && !told.in_heading && !is_adjusted(change) && !is_adjusted(after.1);
    if !adjoins || !one_measure || !earlier || !plain || after.2.unit != before.2.unit {
        return None;
    }
    mismatch(scene, (*index, stated), direction, before, after)
}

/// "Which makes for a rise of 4.1 per cent": the noun of change right before "of".
fn named_before(claim: &Claim) -> Option<Change> {
    let lexicon = lexicon("en")?;
    let lead = claim.text_before(claim.span.start);
    let mut words = lead.split_whitespace().rev().map(str::to_lowercase);
    if words.next()? != "of" {
        return None;
    }
    let noun = words.next()?;
    lexicon.word(&noun).iter().find_map(|sense| match sense {
        Sense::Change(change) => Some(*change),
        _ => None,
    })
}

/// "The increase of 25%", "that 25% drop": which way a sentence that opens so says the change before it went.
fn named_change(claim: &Claim) -> Option<Change> {
    let lexicon = lexicon("en")?;
    let lead = claim.text_before(claim.span.start);
    let mut words = lead.split_whitespace().map(str::to_lowercase);
    let points = matches!(words.next()?.as_str(), "the" | "this" | "that" | "such");
    let between: Vec<String> = words.collect();
    let direction = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        let verb = word.ends_with("ed") || word.ends_with("ing");
        lexicon.word(word).iter().find_map(|sense| match sense {
            Sense::Change(change) if !verb => Some(*change),
            _ => None,
        })
    };
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end).split_whitespace().next().unwrap_or("");
    let (noun, of) = match between.as_slice() {
        // "That 25% drop"
        [] => (behind, true),
        [noun, of] => (noun.as_str(), matches!(of.as_str(), "of" | "by" | ",")),
        // "The plan assumes growth of 2%" names no change of before.
        [_, noun, of] => (noun.as_str(), of == "of"),
        _ => return None,
    };
    direction(noun).filter(|_| points && of)
}

/// Figures that measure different things do not change into each other.
fn measures_meet(left: &Claim, right: &Claim) -> bool {
    match (&left.measure, &right.measure) {
        (Some(left), Some(right)) => left.class == right.class,
        _ => true,
    }
}

/// All changes in percent that the rounding of both figures allows.
fn change_between(before: &Quantity, after: &Quantity) -> Option<Bounds> {
    let rounded = |quantity: &Quantity| quantity.bounds.is_closed().then(|| quantity.rounding_bounds());
    let ratio = rounded(after)?.quotient(rounded(before)?)?;
    Some(ratio.shifted(-Decimal::ONE).scaled(Decimal::ONE_HUNDRED))
}

fn directed(bounds: Bounds, direction: Decimal) -> Bounds {
    if direction.is_sign_positive() {
        return bounds;
    }
    let negated = |end: gainsay_model::Endpoint| match end {
        gainsay_model::Endpoint::Unbounded => gainsay_model::Endpoint::Unbounded,
        gainsay_model::Endpoint::Closed(value) => gainsay_model::Endpoint::Closed(-value),
        gainsay_model::Endpoint::Open(value) => gainsay_model::Endpoint::Open(-value),
    };
    Bounds::new(negated(bounds.upper()), negated(bounds.lower()))
}
