//! Links between the claims of one document: equivalents, additions, parts.

use gainsay_lexicon::{Sense, lexicon};
use gainsay_model::{Claim, ClaimIndex, Period, Relation, RelationKind, Resolution, Role, Span, Unit};

use crate::figures::Figure;
use crate::reading::Reading;
use crate::sentence::Sentence;

/// Links the new claims to each other and to those before: equivalents, additions, parts.
pub(crate) fn relate(claims: &mut [Claim], reading: &Reading<'_>, first: usize, paragraph: Span, frame: Option<&Period>) {
    let sentence = &reading.sentence;
    let cue_before = |claim: &Claim, accept: fn(&Sense) -> bool| {
        sentence.phrases().iter().any(|phrase| {
            let span = sentence.span_of(phrase.start, phrase.end);
            span.end <= claim.span.end && span.start < claim.span.end && phrase.senses.iter().any(accept)
        })
    };
    for at in first..claims.len() {
        let Some(quantity) = claims[at].quantity().cloned() else {
            continue;
        };
        let figure = reading.figures.iter().find(|figure| figure.span == claims[at].span);
        let bracketed = figure.is_some_and(|figure| figure.bracketed);
        let other_unit = |claim: &Claim| {
            claim.quantity().is_some_and(|other| other.unit.dimension() == quantity.unit.dimension() && other.unit != quantity.unit)
        };
        if matches!(quantity.unit, Unit::Money(_) | Unit::Measure(_)) {
            // The same amount in another unit: in brackets behind it, or announced by "equating to".
            let in_sentence = (first..at).next_back().filter(|before| other_unit(&claims[*before]));
            let target = match equivalence_before(sentence, &claims[at]) {
                _ if bracketed => in_sentence,
                Some(cue) => in_sentence
                    // "1,000 bitcoin worth $5 million": the cue stands right behind the first amount.
                    .filter(|before| cue.start.saturating_sub(claims[*before].span.end) < 30)
                    // "this heist, accounting for 2 trillion won": a pronoun points back.
                    .or_else(|| points_back(sentence, cue).then(|| antecedent(claims, first, paragraph, &other_unit)).flatten()),
                None => None,
            };
            if let Some(to) = target {
                claims[at].relations.push(Relation { kind: RelationKind::EquivalentTo, to: ClaimIndex::new(to) });
                let source = claims[to].clone();
                let claim = &mut claims[at];
                claim.period = source.period.map(|period| {
                    let resolved = if period.resolved == Resolution::Open { Resolution::Open } else { Resolution::Inherited };
                    Period { written: String::new(), ..period }.with_resolution(resolved)
                });
                claim.period_span = None;
                (claim.action, claim.measure, claim.role) = (source.action, source.measure, source.role);
                (claim.subject, claim.object, claim.place) = (source.subject, source.object, source.place);
                continue;
            }
        }
        if cue_before(&claims[at], |sense| matches!(sense, Sense::InAddition)) && matches!(quantity.unit, Unit::Money(_) | Unit::Count) {
            let same_unit = |claim: &Claim| claim.quantity().is_some_and(|other| other.unit == quantity.unit) && !claim.restates();
            if let Some(to) = antecedent(claims, first, paragraph, &same_unit) {
                claims[at].relations.push(Relation { kind: RelationKind::InAdditionTo, to: ClaimIndex::new(to) });
                claims[at].role = Role::Increment;
                if claims[at].period.is_none()
                    && let Some(frame) = frame
                {
                    claims[at].period = Some(Period { written: String::new(), ..frame.clone() }.with_resolution(Resolution::Inherited));
                }
            }
        }
        // "including two women and two men": the list goes on behind "and" or a comma, but not behind both.
        if claims[at].role == Role::Plain
            && let Some(to) = figure.and_then(|figure| continued_part(&claims[first..at], reading, figure))
            && same_things(&claims[to.get()], &claims[at])
            && same_things(&claims[at - 1], &claims[at])
        {
            claims[at].role = Role::Part;
            claims[at].relations.push(Relation { kind: RelationKind::PartOf, to });
            continue;
        }
        if claims[at].role == Role::Part {
            // "41 people, including 53 children": the whole is the figure right before, whatever its size.
            let whole =
                |claim: &Claim| claim.quantity().is_some_and(|other| other.unit == quantity.unit) && same_things(claim, &claims[at]);
            let larger = |claim: &Claim| whole(claim) && claim.quantity().is_some_and(|other| other.value > quantity.value);
            // "including 12 children and 5 women": a part in the same list is no whole of the next.
            let listed = figure.is_some_and(|figure| matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "and" | ","));
            let in_list = |before: usize| listed && claims[before].role == Role::Part;
            let in_sentence = (first..at).rev().find(|before| !in_list(*before)).filter(|before| whole(&claims[*before]));
            if let Some(to) = in_sentence.or_else(|| antecedent(claims, at, paragraph, &larger)) {
                claims[at].relations.push(Relation { kind: RelationKind::PartOf, to: ClaimIndex::new(to) });
            }
        }
    }
}

/// The whole that the part right before a figure belongs to, where the figure goes on with the list.
fn continued_part(before: &[Claim], reading: &Reading<'_>, figure: &Figure) -> Option<ClaimIndex> {
    let sentence = &reading.sentence;
    let part = before.last().filter(|claim| claim.role == Role::Part)?;
    let listed = reading.figures.iter().find(|other| other.span == part.span)?;
    let listed_end = listed.end_with_noun();
    let joined = figure.bound_start == listed_end + 1 && matches!(sentence.word(listed_end), "and" | ",");
    // "including two women and 40 were hurt": a verb behind it opens a clause of its own.
    let end = figure.noun.as_ref().map(|noun| noun.end)?;
    let closed = end >= sentence.len()
        || matches!(sentence.word(end), "." | "," | ";" | "and" | "in" | "on" | "at" | "from") && sentence.word(end + 1) != "whom";
    (joined && closed).then(|| part.related(RelationKind::PartOf).next())?
}

/// Whether two figures count things of which one can be a part of the other: people and children, or one noun.
pub(crate) fn same_things(left: &Claim, right: &Claim) -> bool {
    let counted = |claim: &Claim| claim.measure.as_ref().and_then(|measure| measure.counted.clone());
    let people = |noun: &str| lexicon("en").is_some_and(|lexicon| lexicon.is_people(noun));
    match (counted(left), counted(right)) {
        (Some(left), Some(right)) => left == right || people(&left) && people(&right),
        _ => true,
    }
}

/// The latest claim of the same paragraph before `before` that fits.
fn antecedent(claims: &[Claim], before: usize, paragraph: Span, accept: &dyn Fn(&Claim) -> bool) -> Option<usize> {
    (0..before).rev().take_while(|at| paragraph.contains(claims[*at].sentence_span)).find(|at| accept(&claims[*at]))
}

/// Words such as "equating to" right before a figure.
fn equivalence_before(sentence: &Sentence<'_>, claim: &Claim) -> Option<Span> {
    sentence.phrases().iter().find_map(|phrase| {
        let span = sentence.span_of(phrase.start, phrase.end);
        // The bound word may stand between: "equating to approximately".
        let announces = span.end <= claim.span.start
            && claim.span.start - span.end <= 2
            && phrase.senses.iter().any(|sense| matches!(sense, Sense::Equivalence));
        announces.then_some(span)
    })
}

/// Whether the subject before a cue points back to something already named: "these funds", "this heist".
fn points_back(sentence: &Sentence<'_>, cue: Span) -> bool {
    (0..sentence.len()).take_while(|at| sentence.tokens[*at].span.end <= cue.start).any(|at| {
        matches!(sentence.word(at), "this" | "these" | "that" | "those" | "it" | "the" | "they" | "which")
            && sentence.has(at, |sense| matches!(sense, Sense::Anaphor))
    })
}
