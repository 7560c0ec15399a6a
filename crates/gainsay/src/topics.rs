//! Groups to topics: a label, an id, and in the end a verdict.

use std::collections::BTreeSet;
use std::sync::Arc;

use gainsay_align::Alignment;
use gainsay_model::{
    Assertion, Claim, ClaimIndex, Document, FigureRelation, Finding, PeriodRelation, Severity, Topic, TopicId, Unit, Verdict,
    figure_relation,
};
use rustc_hash::FxHashMap;

/// The topics of an alignment, without verdicts. Claims that only say who issued a report are no topic of their own,
/// nor are amounts given again in another unit.
pub(crate) fn topics(claims: &[Claim], alignment: &Alignment) -> Vec<Topic> {
    let mut out = Vec::new();
    for group in &alignment.groups {
        let telling = group.iter().map(|index| &claims[index.get()]).any(|claim| !claim.restates() && !claim.stands_apart());
        if !telling {
            continue;
        }
        let id = TopicId(Arc::from(format!("t{}", out.len() + 1)));
        out.push(Topic { id, label: label(claims, group), claims: group.clone(), verdict: Verdict::SingleSource });
    }
    out
}

/// A few words for a heading, from the first claim of running text.
fn label(claims: &[Claim], group: &[ClaimIndex]) -> String {
    let Some(claim) = group.iter().map(|index| &claims[index.get()]).min_by_key(|claim| claim.in_heading) else {
        return String::new();
    };
    let subject = claim.subject.as_ref().map(|name| name.written.as_str());
    match &claim.assertion {
        Assertion::Figure(quantity) => {
            let words = claim.words();
            let mut out = words.to_owned();
            let extra = match (&claim.measure, &claim.action) {
                (Some(measure), _) => (!words.contains(&measure.written)).then_some(measure.written.as_str()),
                (_, Some(action)) if !words.contains(&action.written) => Some(action.written.as_str()),
                _ => None,
            };
            if let Some(extra) = extra {
                out = format!("{out} ({extra})");
            }
            debug_assert!(!quantity.written.is_empty());
            out
        }
        Assertion::Superlative(superlative) if superlative.winner.is_none() => {
            format!("{} {}", superlative.written, superlative.since.as_deref().unwrap_or_default()).trim_end().to_owned()
        }
        Assertion::Superlative(superlative) => format!("who leads: {}", superlative.set),
        Assertion::Enumeration(enumeration) => {
            let names: Vec<&str> = enumeration.members.iter().take(4).map(|member| member.written.as_str()).collect();
            let more = enumeration.members.len().saturating_sub(names.len());
            let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{}: {}{tail}", enumeration.set, names.join(", "))
        }
        Assertion::Event if claim.period.is_none() => claim.words().to_owned(),
        Assertion::Event => {
            let action = claim.action.as_ref().map_or("", |action| action.written.as_str());
            let period = claim.period.as_ref().map(gainsay_model::Period::describe).unwrap_or_default();
            format!("{} {action}, {period}", subject.unwrap_or_default())
        }
        Assertion::Calendar(_) | Assertion::Identity(_) | Assertion::Quotation | Assertion::Bearing => claim.words().to_owned(),
        Assertion::Source(source) => format!("{} by {}", source.kind, source.issuer.written),
    }
}

/// The verdict on each topic, in order: what the rules found in it, or else how its claims stand to each other.
pub(crate) fn verdicts(topics: &[Topic], documents: &[Document], claims: &[Claim], findings: &[Finding]) -> Vec<Verdict> {
    let told = topics.iter().zip(disputed(topics, findings));
    told.map(|(topic, disputed)| if disputed { Verdict::Conflicts } else { verdict(topic, documents, claims) }).collect()
}

/// Of which topics a finding that is more than a note shows two claims.
fn disputed(topics: &[Topic], findings: &[Finding]) -> Vec<bool> {
    let topic_of: FxHashMap<ClaimIndex, usize> =
        topics.iter().enumerate().flat_map(|(at, topic)| topic.claims.iter().map(move |claim| (*claim, at))).collect();
    let mut disputed = vec![false; topics.len()];
    for finding in findings.iter().filter(|finding| finding.severity > Severity::Note) {
        let mut shown: Vec<usize> = finding.claims().filter_map(|claim| topic_of.get(&claim).copied()).collect();
        shown.sort_unstable();
        for pair in shown.windows(2).filter(|pair| pair[0] == pair[1]) {
            disputed[pair[0]] = true;
        }
    }
    disputed
}

/// Claims of a topic that are held against each other for its verdict, at most.
const COMPARED: usize = 64;

fn verdict(topic: &Topic, documents: &[Document], claims: &[Claim]) -> Verdict {
    let mut members: Vec<&Claim> = topic.claims.iter().map(|index| &claims[index.get()]).collect();
    let voices: BTreeSet<_> = members.iter().map(|claim| claim.document).collect();
    if voices.len() < 2 {
        return Verdict::SingleSource;
    }
    // Of what many outlets say alike, a few stand for all.
    if members.len() > COMPARED {
        let said = |claim: &Claim| {
            (
                claim.quantity().map(|quantity| (quantity.value, quantity.unit.name().to_owned())),
                claim.period.as_ref().and_then(|period| period.days),
            )
        };
        let mut voices: FxHashMap<_, usize> = FxHashMap::default();
        members.retain(|claim| {
            let voices = voices.entry(said(claim)).or_insert(0);
            *voices += 1;
            *voices <= 2
        });
        members.truncate(COMPARED);
    }
    let mut verdict = Verdict::Agrees;
    for (at, left) in members.iter().enumerate() {
        for right in members[at + 1..].iter().filter(|right| right.document != left.document) {
            verdict = verdict.max(pair_verdict(left, right, documents));
        }
    }
    verdict
}

/// How two claims of one topic stand to each other where no rule objected.
pub(crate) fn pair_verdict(left: &Claim, right: &Claim, documents: &[Document]) -> Verdict {
    let by_period = match (&left.period, &right.period) {
        (Some(left), Some(right)) => match left.relation(right) {
            PeriodRelation::Equal | PeriodRelation::Unknown => Verdict::Agrees,
            PeriodRelation::Contains | PeriodRelation::Within | PeriodRelation::Overlaps => Verdict::Compatible,
            PeriodRelation::OtherYear | PeriodRelation::Disjoint => Verdict::DifferentScope,
        },
        _ => Verdict::Agrees,
    };
    let by_value = match (left.quantity(), right.quantity()) {
        (Some(left_quantity), Some(right_quantity)) => match figure_relation(left_quantity, right_quantity) {
            FigureRelation::Equal => Verdict::Agrees,
            FigureRelation::Compatible | FigureRelation::Near => Verdict::Compatible,
            FigureRelation::Incomparable => Verdict::NotComparable,
            FigureRelation::Conflict => {
                let date = |claim: &Claim| documents[claim.document.0 as usize].published;
                let ongoing = |claim: &Claim| {
                    claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Count)
                        && claim.measure.as_ref().is_some_and(|measure| measure.classed)
                };
                // A toll grows; a sample, a price or a vote does not.
                let grows = (date(left) < date(right)) == (left_quantity.value < right_quantity.value);
                if ongoing(left) && ongoing(right) && date(left).is_some() && date(right).is_some() && date(left) != date(right) && grows {
                    Verdict::Superseded
                } else {
                    Verdict::NotComparable
                }
            }
        },
        _ => Verdict::Agrees,
    };
    by_period.max(by_value)
}
