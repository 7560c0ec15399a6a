//! A finding as the page shows it: both sentences side by side, why, and what would settle it.

use std::collections::BTreeSet;

use gainsay_model::Finding;

use super::figures::Figures;
use super::links::{Links, Numbered, claim_anchor, document_anchor, letter, topic_anchor};
use super::pieces::{Gloss, Piece, quotation, shared_labels};
use super::reckoning::{Reckoning, reckoning};
use super::wording::{NAME, Published, name, place, sentence};
use crate::escape::visible;
use crate::layout::shortened;
use crate::outline::{Outline, Quote};

/// A finding with its consequences.
pub(super) struct Group {
    pub(super) main: Shown,
    pub(super) consequences: Vec<Shown>,
}

pub(super) struct Shown {
    pub(super) anchor: String,
    pub(super) number: String,
    pub(super) id: String,
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) rule: &'static str,
    pub(super) message: String,
    pub(super) sides: Vec<Sided>,
    pub(super) reason: String,
    /// Whether the reason is a sum to be set in figures of one width.
    pub(super) calculates: bool,
    pub(super) likely_cause: Option<String>,
    pub(super) settle_by: Option<String>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) reckoning: Reckoning,
    /// Every outlet's interval, where the fact's figures differ and no finding before has shown it.
    pub(super) figures: Option<Figures>,
    /// The fact it is about, among the facts compared.
    pub(super) fact: Option<String>,
}

/// A sentence with the sides of a finding that stand in it.
pub(super) struct Sided {
    /// Of each side; empty where there is one side only.
    pub(super) letters: Vec<String>,
    pub(super) outlet: String,
    pub(super) article: String,
    pub(super) published: Option<Published>,
    pub(super) claim: String,
    pub(super) place: String,
    pub(super) also: Vec<String>,
    pub(super) pieces: Vec<Piece>,
    pub(super) glosses: Vec<Gloss>,
}

/// A further fact, with the places it was taken from.
pub(super) struct Evidence {
    pub(super) text: String,
    pub(super) places: Vec<(String, String)>,
}

/// Places named for one piece of evidence.
const MOST_PLACES: usize = 8;

/// All findings, consequences under their cause, and for each topic whether its figures are drawn there.
pub(super) fn groups(outline: &Outline<'_>, links: &Links<'_>) -> (Vec<Group>, Vec<bool>) {
    let mut drawn = vec![false; outline.report.topics.len()];
    let mut numbered = links.findings.iter();
    let mut groups = Vec::with_capacity(outline.groups.len());
    // The same walk as the one that numbered them.
    for group in &outline.groups {
        let Some(main) = numbered.next() else { break };
        let main = shown(outline, links, main, &mut drawn);
        let consequences = numbered.by_ref().take(group.consequences.len());
        groups.push(Group { main, consequences: consequences.map(|consequence| shown(outline, links, consequence, &mut drawn)).collect() });
    }
    (groups, drawn)
}

fn shown(outline: &Outline<'_>, links: &Links<'_>, numbered: &Numbered<'_>, drawn: &mut [bool]) -> Shown {
    let finding = numbered.finding;
    let topic = numbered.topic;
    Shown {
        anchor: numbered.anchor.clone(),
        number: numbered.number.clone(),
        id: visible(&finding.id.0).into_owned(),
        severity: finding.severity.name(),
        code: finding.rule.code,
        rule: finding.rule.name,
        message: message(finding),
        sides: sides(outline, finding),
        reason: sentence(&finding.reason),
        calculates: finding.reason.contains(" = "),
        likely_cause: finding.likely_cause.as_ref().map(|cause| sentence(cause)),
        settle_by: finding.settle_by.as_ref().map(|settle| sentence(settle)),
        evidence: evidence(outline, finding),
        reckoning: reckoning(outline, finding),
        figures: topic.and_then(|topic| figures(outline, links, numbered, topic, drawn)),
        fact: topic.map(topic_anchor),
    }
}

/// Longest message, in columns: it stands in the list at the top, too.
const MESSAGE: usize = 400;

/// What a finding says, without the rule's name before it.
pub(super) fn message(finding: &Finding) -> String {
    let named = finding.message.strip_prefix(finding.rule.name).and_then(|rest| rest.strip_prefix(':'));
    shortened(&sentence(named.unwrap_or(&finding.message).trim_start()), MESSAGE)
}

/// The figures of the topic, drawn once: with the dispute over it.
fn figures(outline: &Outline<'_>, links: &Links<'_>, numbered: &Numbered<'_>, at: usize, drawn: &mut [bool]) -> Option<Figures> {
    if links.dispute(at).is_none_or(|dispute| dispute.number != numbered.number) {
        return None;
    }
    let figures = Figures::new(outline, outline.report.topics.get(at)?, Some(numbered.finding));
    let here = figures.disputed;
    if let Some(drawn) = drawn.get_mut(at) {
        *drawn = here;
    }
    here.then_some(figures)
}

fn sides(outline: &Outline<'_>, finding: &Finding) -> Vec<Sided> {
    let several = finding.sides.len() > 1;
    let shared = shared_labels(&finding.sides);
    outline.quotes(finding).iter().map(|quote| sided(outline, quote, several, &shared)).collect()
}

fn sided(outline: &Outline<'_>, quote: &Quote<'_>, several: bool, shared: &BTreeSet<&str>) -> Sided {
    let claim = quote.claim;
    let (pieces, glosses) = quotation(quote, shared);
    let document = outline.document(claim.document);
    Sided {
        letters: if several { quote.positions.iter().map(|at| letter(*at)).collect() } else { Vec::new() },
        outlet: name(outline, claim.document),
        article: document_anchor(claim.document),
        published: document.and_then(|document| document.published).map(Published::new),
        claim: quote.sides.first().map(|side| claim_anchor(side.claim)).unwrap_or_default(),
        place: place(outline, claim),
        also: quote.also.iter().map(|name| shortened(name, NAME)).collect(),
        pieces,
        glosses,
    }
}

fn evidence(outline: &Outline<'_>, finding: &Finding) -> Vec<Evidence> {
    let places = |claims: &[gainsay_model::ClaimIndex]| {
        let known = claims.iter().filter_map(|index| Some((claim_anchor(*index), place(outline, outline.claim(*index)?))));
        // Several claims of one line are one place to look at.
        let mut named = BTreeSet::new();
        known.filter(|(_, place)| named.insert(place.clone())).take(MOST_PLACES).collect()
    };
    finding.evidence.iter().map(|one| Evidence { text: sentence(&one.text), places: places(&one.claims) }).collect()
}
