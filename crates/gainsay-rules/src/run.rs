//! Runs the rules: configured severities, stable ids, consequences behind their slip, ranking.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, Finding, FindingId, Level};
use sha2::{Digest, Sha256};

use crate::Scene;
use crate::registry::{Check, Rule, rules};
use crate::voices::{count_voices, name_the_reference};

/// Configured levels by rule name; rules not named keep their own.
#[derive(Clone, Debug, Default)]
pub struct Levels(pub BTreeMap<String, Level>);

impl Levels {
    fn of(&self, rule: &Rule) -> Option<Level> {
        self.0.get(rule.info.name).or_else(|| self.0.get(rule.info.code)).copied()
    }
}

/// Runs every rule that is not off over a story. Findings come ranked, each followed by its consequences.
pub fn run(scene: &Scene<'_>, levels: &Levels) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules() {
        let level = levels.of(rule);
        if level == Some(Level::Off) {
            continue;
        }
        let drafts: Vec<Draft> = match rule.check {
            Check::Topic(check) => {
                scene.topics.iter().filter(|topic| topic.claims.len() > 1).flat_map(|topic| check(scene, topic)).collect()
            }
            Check::Document(check) => scene.document_indices().flat_map(|document| check(scene, document)).collect(),
            Check::Story(check) => check(scene),
        };
        findings.extend(drafts.into_iter().filter(|draft| !draft.sides.is_empty()).map(|draft| finding(scene, rule, level, draft)));
    }
    drop_follow_ups(scene, &mut findings);
    name_the_reference(scene, &mut findings);
    count_voices(scene, &mut findings);
    make_unique(&mut findings);
    mark_consequences(scene, &mut findings);
    ranked(findings, scene.claims)
}

fn finding(scene: &Scene<'_>, rule: &'static Rule, level: Option<Level>, draft: Draft) -> Finding {
    let severity = match level {
        // A raised level raises every finding of the rule; a lowered one caps them.
        Some(Level::At(severity)) if severity > rule.info.severity => severity,
        Some(Level::At(severity)) => draft.severity.min(severity),
        _ => draft.severity,
    };
    Finding {
        id: id(scene, rule, &draft),
        rule: &rule.info,
        severity,
        topic: draft.sides.first().and_then(|side| scene.topic_of(side.claim)).map(|topic| topic.id.clone()),
        sides: draft.sides,
        message: draft.message,
        reason: draft.reason,
        likely_cause: draft.likely_cause,
        settle_by: draft.settle_by,
        evidence: draft.evidence,
        consequence_of: None,
    }
}

/// The rule's code and a digest of the sentences shown and their documents: nothing that another article, a moved
/// paragraph or an edit elsewhere could change.
fn id(scene: &Scene<'_>, rule: &Rule, draft: &Draft) -> FindingId {
    let mut parts: Vec<String> = draft
        .sides
        .iter()
        .map(|side| {
            let claim = scene.claim(side.claim);
            // A finding about whole documents stays the same whichever of their sentences it shows.
            if rule.info.name == "shared-origin" {
                return scene.document(claim.document).id.to_string();
            }
            format!("{}\u{0}{}\u{0}{}", scene.document(claim.document).id, claim.sentence, claim.words())
        })
        .collect();
    parts.sort_unstable();
    let digest = Sha256::digest(parts.join("\u{1}").as_bytes());
    let hex: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    FindingId(Arc::from(format!("{}-{hex}", rule.info.code)))
}

/// The same words twice in one document give the same digest: number the later ones.
fn make_unique(findings: &mut [Finding]) {
    let mut seen: BTreeMap<FindingId, usize> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            finding.id = FindingId(Arc::from(format!("{}-{count}", finding.id)));
        }
    }
}

/// A figure that already stands convicted of a slip proves nothing in a sum: what it is a part or a whole of follows
/// from the slip and says nothing new.
fn drop_follow_ups(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let slips = ["magnitude-slip", "digit-slip", "unit-swap", "currency-swap"];
    let slipped: BTreeSet<ClaimIndex> = findings
        .iter()
        .filter(|finding| slips.contains(&finding.rule.name))
        .flat_map(|finding| finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied())))
        .collect();
    findings.retain(|finding| finding.rule.name != "part-exceeds-whole" || !finding.claims().any(|claim| slipped.contains(&claim)));
    // Two figures that changed places are one slip, and not a conflict each.
    let swapped: Vec<Vec<ClaimIndex>> =
        findings.iter().filter(|finding| finding.rule.name == "swapped-figures").map(|finding| marked(scene, finding)).collect();
    let each = ["conflicting-figure", "conflicting-count", "digit-slip", "magnitude-slip"];
    findings.retain(|finding| {
        !each.contains(&finding.rule.name) || !swapped.iter().any(|claims| finding.claims().all(|claim| claims.contains(&claim)))
    });
    // A conversion that fails by itself fails beside every other one.
    let mismatched: Vec<ClaimIndex> =
        findings.iter().filter(|finding| finding.rule.name == "conversion-mismatch").flat_map(Finding::claims).collect();
    findings.retain(|finding| finding.rule.name != "conflicting-conversion" || !finding.claims().any(|claim| mismatched.contains(&claim)));
}

/// The figures that a finding marks, whether they are claims of its sides or other words of their sentences.
fn marked(scene: &Scene<'_>, finding: &Finding) -> Vec<ClaimIndex> {
    let of_side = |side: &gainsay_model::Side| {
        let spans: Vec<_> = side.labels.iter().map(|label| label.span).collect();
        scene.claims_of_sentence(side.claim).filter(|(_, claim)| spans.contains(&claim.span)).map(|(index, _)| index).collect::<Vec<_>>()
    };
    finding.sides.iter().flat_map(of_side).collect()
}

/// A wrong year on the total explains the wrong year on its part, a part that exceeds its whole, a sum moved to
/// another stretch, and a conversion at another time's rate: they follow the finding about the year.
fn mark_consequences(scene: &Scene<'_>, findings: &mut [Finding]) {
    let is_year = |finding: &Finding| finding.rule.name == "conflicting-year";
    let documents = |finding: &Finding| {
        let mut documents: Vec<DocumentIndex> = finding.claims().map(|claim| scene.claim(claim).document).collect();
        documents.sort_unstable();
        documents.dedup();
        documents
    };
    let years = |finding: &Finding| {
        let year = |claim: ClaimIndex| scene.claim(claim).period.as_ref().and_then(gainsay_model::Period::single_year);
        let mut years: Vec<(DocumentIndex, Option<i32>)> =
            finding.claims().map(|claim| (scene.claim(claim).document, year(claim))).collect();
        years.sort_unstable();
        years
    };
    // The most prominent year conflict of each pair of documents leads: the longest period, then the largest figure.
    let mut leaders: Vec<usize> = (0..findings.len()).filter(|at| is_year(&findings[*at])).collect();
    leaders.sort_by_key(|at| {
        let claim = scene.claim(findings[*at].sides[0].claim);
        let length = claim.period.as_ref().and_then(|period| period.days).map(|(from, to)| to.signed_duration_since(from).num_days());
        let value = claim.quantity().map(|quantity| quantity.value);
        (std::cmp::Reverse(length), std::cmp::Reverse(value), *at)
    });
    let mut led: Vec<(usize, usize)> = Vec::new();
    for (rank, leader) in leaders.iter().enumerate() {
        if led.iter().any(|(consequence, _)| consequence == leader) {
            continue;
        }
        let (leader_years, leader_documents) = (years(&findings[*leader]), documents(&findings[*leader]));
        for other in &leaders[rank + 1..] {
            if years(&findings[*other]) == leader_years && !led.iter().any(|(consequence, _)| consequence == other) {
                led.push((*other, *leader));
            }
        }
        for (at, finding) in findings.iter().enumerate() {
            let explained = match finding.rule.name {
                // The part, or its whole, is dated to the disputed year by one of the two texts.
                "part-exceeds-whole" | "conflicting-period" | "conversion-dates-elsewhere" => {
                    documents(finding).iter().all(|document| leader_documents.contains(document))
                        && finding.claims().any(|claim| dated_by(scene, &findings[*leader], claim))
                }
                _ => false,
            };
            if explained && !led.iter().any(|(consequence, _)| *consequence == at) {
                led.push((at, *leader));
            }
        }
    }
    for (consequence, leader) in led {
        let id = findings[leader].id.clone();
        findings[consequence].consequence_of = Some(id);
    }
}

/// Whether a claim takes the very year that a year conflict is about, in the document that gives it.
fn dated_by(scene: &Scene<'_>, leader: &Finding, claim: ClaimIndex) -> bool {
    let claim = scene.claim(claim);
    leader.claims().any(|side| {
        let side = scene.claim(side);
        let year = |claim: &Claim| claim.period.as_ref().and_then(gainsay_model::Period::single_year);
        side.document == claim.document && year(side).is_some() && year(side) == year(claim)
    })
}

/// Gravest first, then those that more documents share, then in order of the texts; consequences behind their finding.
pub fn ranked(mut findings: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    findings.sort_by_key(|finding| {
        let voices: usize = finding.sides.iter().map(|side| 1 + side.also.len()).sum();
        let place = finding.claims().filter_map(|claim| claims.get(claim.get())).map(|claim| (claim.document, claim.span)).min();
        (std::cmp::Reverse(finding.severity), std::cmp::Reverse(voices), place, finding.rule.code, finding.id.clone())
    });
    let (consequences, leaders): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(|finding| finding.consequence_of.is_some());
    let mut out = Vec::with_capacity(leaders.len() + consequences.len());
    let mut by_leader: BTreeMap<FindingId, Vec<Finding>> = BTreeMap::new();
    for consequence in consequences {
        if let Some(leader) = consequence.consequence_of.clone() {
            by_leader.entry(leader).or_default().push(consequence);
        }
    }
    for leader in leaders {
        let following = by_leader.remove(&leader.id).unwrap_or_default();
        out.push(leader);
        out.extend(following);
    }
    out
}
