//! What findings say about who speaks: the document marked as the reference, and texts that repeat one another.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{ClaimIndex, DocumentIndex, Evidence, Finding};

use crate::Scene;
use crate::origins::published;

/// Names the reference in the findings that show it, and leaves the deviation from it to the finding that explains it
/// better, where there is one.
pub(crate) fn name_the_reference(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    if !scene.documents.iter().any(|document| document.authority) {
        return;
    }
    let own = |finding: &Finding| finding.rule.name == "against-authority";
    let explained: BTreeSet<(ClaimIndex, DocumentIndex)> = findings
        .iter()
        .filter(|finding| !own(finding))
        .flat_map(|finding| {
            let documents: Vec<DocumentIndex> = said(finding).map(|claim| scene.claim(claim).document).collect();
            said(finding).flat_map(move |claim| documents.clone().into_iter().map(move |document| (claim, document)))
        })
        .collect();
    findings.retain(|finding| match finding.sides.as_slice() {
        [reference, other, ..] if own(finding) => !explained.contains(&(other.claim, scene.claim(reference.claim).document)),
        _ => true,
    });
    for side in findings.iter_mut().filter(|finding| !own(finding)).flat_map(|finding| &mut finding.sides) {
        if scene.document_of(side.claim).authority
            && let Some(label) = side.labels.first_mut()
        {
            label.text = format!("the reference: {}", label.text);
        }
    }
}

/// Adds to findings which of the documents that say the same repeat one text: they are one voice.
pub(crate) fn count_voices(scene: &Scene<'_>, findings: &mut [Finding]) {
    if findings.is_empty() {
        return;
    }
    let origins: BTreeMap<DocumentIndex, DocumentIndex> = scene.copies().iter().map(|copy| (copy.document, copy.origin)).collect();
    if origins.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.rule.name != "shared-origin") {
        let evidence: Vec<Evidence> = finding
            .sides
            .iter()
            .flat_map(|side| {
                let mut voices: BTreeMap<DocumentIndex, Vec<ClaimIndex>> = BTreeMap::new();
                for claim in std::iter::once(side.claim).chain(side.also.iter().copied()) {
                    let document = scene.claim(claim).document;
                    voices.entry(origins.get(&document).copied().unwrap_or(document)).or_default().push(claim);
                }
                voices.into_values().filter_map(|claims| one_voice(scene, claims)).collect::<Vec<_>>()
            })
            .collect();
        finding.evidence.extend(evidence);
    }
}

/// "wire printed this first, on 2025-03-12; courier repeats its text: one voice".
fn one_voice(scene: &Scene<'_>, mut claims: Vec<ClaimIndex>) -> Option<Evidence> {
    claims.sort_by_key(|claim| (published(scene, scene.claim(*claim).document), *claim));
    claims.dedup_by_key(|claim| scene.claim(*claim).document);
    let (first, others) = claims.split_first().filter(|(_, others)| !others.is_empty())?;
    let names: Vec<&str> = others.iter().map(|claim| scene.outlet(*claim)).collect();
    let day = |claim: &ClaimIndex| published(scene, scene.claim(*claim).document);
    let text = match scene.document_of(*first).published {
        Some(date) if day(first) < day(&others[0]) => {
            let verb = if names.len() == 1 { "repeats" } else { "repeat" };
            format!("{} printed this first, on {date}; {} {verb} its text: one voice", scene.outlet(*first), names.join(", "))
        }
        _ => format!("{} and {} print one text: one voice", scene.outlet(*first), names.join(", ")),
    };
    Some(Evidence { text, claims })
}

/// The claims a finding shows or counts.
fn said(finding: &Finding) -> impl Iterator<Item = ClaimIndex> + '_ {
    finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()))
}
