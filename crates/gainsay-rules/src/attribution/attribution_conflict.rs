//! Two issuers of one report.

use std::collections::BTreeSet;

use gainsay_model::{ClaimIndex, DocumentIndex, Draft, Evidence, RuleInfo, Severity};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "A101",
        name: "attribution-conflict",
        severity: Severity::Warning,
        summary: "the same findings are laid to reports of two different issuers",
        page: include_str!("attribution_conflict.md"),
    },
    check: Check::Story(check),
};

/// How many facts two texts must share before their reports are held to be one.
const SHARED_FACTS: usize = 2;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let principals: Vec<(DocumentIndex, ClaimIndex)> =
        scene.document_indices().filter_map(|document| principal(scene, document).map(|claim| (document, claim))).collect();
    for (at, (left_document, left)) in principals.iter().enumerate() {
        for (right_document, right) in &principals[at + 1..] {
            if issuer(scene, *left) == issuer(scene, *right)
                || issuers(scene, *left_document).intersection(&issuers(scene, *right_document)).next().is_some()
                || drafts.iter().any(|draft: &Draft| issuer(scene, draft.sides[1].claim) == issuer(scene, *right) && issuer(scene, draft.sides[0].claim) == issuer(scene, *left))
            {
                continue;
            }
            let shared = shared_facts(scene, *left_document, *right_document);
            if shared.len() < SHARED_FACTS {
                continue;
            }
            drafts.push(draft(scene, *left, *right, &shared));
        }
    }
    drafts
}

/// The report a text relies on: its first, where it relies on one issuer only.
fn principal(scene: &Scene<'_>, document: DocumentIndex) -> Option<ClaimIndex> {
    let all = issuers(scene, document);
    if all.len() != 1 {
        return None;
    }
    scene.claims_of(document).find(|(_, claim)| claim.source().is_some()).map(|(index, _)| index)
}

fn issuers<'s>(scene: &Scene<'s>, document: DocumentIndex) -> BTreeSet<&'s str> {
    scene.claims_of(document).filter_map(|(_, claim)| claim.source().map(|source| source.issuer.canonical.as_str())).collect()
}

fn issuer<'s>(scene: &Scene<'s>, claim: ClaimIndex) -> Option<&'s str> {
    scene.claim(claim).source().map(|source| source.issuer.canonical.as_str())
}

/// Topics with an equal telling figure in both documents.
fn shared_facts(scene: &Scene<'_>, left: DocumentIndex, right: DocumentIndex) -> Vec<ClaimIndex> {
    scene
        .topics
        .iter()
        .filter_map(|topic| {
            let value = |document: DocumentIndex| {
                topic.claims.iter().copied().find(|claim| scene.claim(*claim).document == document && scene.claim(*claim).quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 2))
            };
            let (left, right) = (value(left)?, value(right)?);
            let equal = scene.claim(left).quantity().map(|quantity| quantity.value) == scene.claim(right).quantity().map(|quantity| quantity.value);
            equal.then_some(left)
        })
        .collect()
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex, shared: &[ClaimIndex]) -> Draft {
    let name = |claim: ClaimIndex| scene.claim(claim).source().map(|source| source.issuer.written.clone()).unwrap_or_default();
    let kind = |claim: ClaimIndex| scene.claim(claim).source().map(|source| source.kind.clone()).unwrap_or_default();
    let figures: Vec<String> = shared.iter().filter_map(|claim| scene.claim(*claim).quantity()).map(|quantity| quantity.written.clone()).collect();
    let mut evidence = vec![Evidence { text: format!("both texts give {}", figures.join(", ")), claims: shared.to_vec() }];
    for (claim, rival) in [(left, right), (right, left)] {
        let canonical = issuer(scene, rival).unwrap_or_default();
        let mentioned = scene.claims_of(scene.claim(claim).document).find(|(_, other)| other.names.iter().any(|other_name| other_name.canonical == canonical));
        if let Some((mention, _)) = mentioned {
            evidence.push(Evidence { text: format!("{} mentions {}, but not as the author of a {}", scene.outlet(claim), name(rival), kind(claim)), claims: vec![mention] });
        }
    }
    Draft {
        message: format!("the {} is by {} according to {}, by {} according to {}", kind(left), name(left), scene.outlet(left), name(right), scene.outlet(right)),
        reason: "both texts carry the same figures, and each lays them to another issuer".to_owned(),
        likely_cause: Some("one text names the outlet it read instead of the body that issued the findings".to_owned()),
        settle_by: Some(format!("the {} itself: who signs it?", kind(left))),
        evidence,
        severity: Severity::Warning,
        sides: vec![scene.side(left, "the issuer here"), scene.side(right, "the issuer here")],
    }
}
