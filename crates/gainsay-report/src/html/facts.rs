//! The facts that were compared, and those that one source alone gives.

use gainsay_model::Verdict;

use super::figures::Figures;
use super::links::{Links, claim_anchor, topic_anchor};
use super::timeline::{Timeline, timeline};
use super::wording::name;
use crate::escape::visible;
use crate::excerpt::around;
use crate::layout::shortened;
use crate::outline::Outline;

/// Longest label and quotation, in columns.
const LABEL: usize = 100;
const QUOTE: usize = 140;

/// A fact that several documents speak of, or that a finding is about.
pub(super) struct Fact {
    pub(super) anchor: String,
    pub(super) label: String,
    pub(super) verdict: &'static str,
    pub(super) sign: &'static str,
    pub(super) class: &'static str,
    /// Nothing where a finding shows them already.
    pub(super) figures: Option<Figures>,
    pub(super) timeline: Option<Timeline>,
    /// Number and anchor of the findings about it.
    pub(super) findings: Vec<(String, String)>,
}

/// The facts of one document that no other speaks of.
pub(super) struct Lone {
    pub(super) outlet: String,
    pub(super) facts: Vec<LoneFact>,
}

pub(super) struct LoneFact {
    pub(super) label: String,
    pub(super) quote: String,
    pub(super) line: u32,
    pub(super) anchor: String,
}

/// Every fact compared: first what is disputed, then what grew, then what agrees; within each as the report has them.
/// `drawn` says whose intervals a finding shows already.
pub(super) fn facts(outline: &Outline<'_>, links: &Links<'_>, drawn: &[bool]) -> Vec<Fact> {
    let mut facts: Vec<(u8, Fact)> = Vec::new();
    for (at, topic) in outline.report.topics.iter().enumerate() {
        if !links.is_shown(at) {
            continue;
        }
        let dispute = links.dispute(at);
        let verdict = if dispute.is_some() { Verdict::Conflicts } else { topic.verdict };
        let (rank, class, sign) = match verdict {
            Verdict::Conflicts => (0, "differs", "×"),
            Verdict::Superseded => (1, "replaced", "→"),
            Verdict::DifferentScope | Verdict::NotComparable => (2, "open", "?"),
            Verdict::Compatible => (3, "compatible", "≈"),
            Verdict::Agrees => (4, "agrees", "="),
            Verdict::SingleSource => (5, "lone", "1"),
        };
        let mut figures = Figures::new(outline, topic, dispute.map(|numbered| numbered.finding));
        let by_rule = links.of_topic(at).any(|numbered| matches!(numbered.finding.rule.name, "stale-figure" | "superseded-figure"));
        let timeline = timeline(outline, topic, by_rule);
        // Drawn once, where it says most.
        if timeline.is_some() {
            figures.chart = None;
        }
        let elsewhere = drawn.get(at).copied().unwrap_or(false);
        facts.push((
            rank,
            Fact {
                anchor: topic_anchor(at),
                label: shortened(&visible(&topic.label), LABEL),
                verdict: verdict.name(),
                sign,
                class,
                figures: (!elsewhere).then_some(figures),
                timeline,
                findings: links.of_topic(at).map(|numbered| (numbered.number.clone(), numbered.anchor.clone())).collect(),
            },
        ));
    }
    facts.sort_by_key(|(rank, _)| *rank);
    facts.into_iter().map(|(_, fact)| fact).collect()
}

pub(super) fn single(outline: &Outline<'_>) -> Vec<Lone> {
    let documents = outline.single.iter();
    documents
        .map(|(document, facts)| Lone {
            outlet: name(outline, *document),
            facts: facts
                .iter()
                .map(|fact| LoneFact {
                    label: shortened(&visible(&fact.topic.label), LABEL),
                    quote: around(fact.claim, QUOTE),
                    line: fact.claim.line,
                    anchor: fact.topic.claims.first().map(|claim| claim_anchor(*claim)).unwrap_or_default(),
                })
                .collect(),
        })
        .collect()
}
