//! Puts the claims of a story's documents into one list: indices made global, names made one across outlets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gainsay_model::{Assertion, Claim, ClaimId, ClaimIndex, Document, DocumentIndex, Name, Relation, SmolStr};

use crate::Material;

pub(crate) fn assemble(materials: Vec<Material>) -> (Vec<Document>, Vec<Claim>) {
    let mut documents = Vec::with_capacity(materials.len());
    let mut claims: Vec<Claim> = Vec::with_capacity(materials.iter().filter_map(|material| material.claims.as_ref()).map(Vec::len).sum());
    for material in materials {
        let index = DocumentIndex(u32::try_from(documents.len()).unwrap_or(u32::MAX));
        let base = claims.len();
        for claim in material.claims.unwrap_or_default() {
            let relations =
                claim.relations.iter().map(|relation| Relation { kind: relation.kind, to: ClaimIndex::new(base + relation.to.get()) });
            let id = ClaimId::new(&format!("{}/{}", material.document.id, claim.id.local()));
            claims.push(Claim { relations: relations.collect(), id, document: index, ..claim });
        }
        documents.push(material.document);
    }
    // A relation that points nowhere cannot be followed.
    let total = claims.len();
    for claim in &mut claims {
        claim.relations.retain(|relation| relation.to.get() < total);
    }
    unify_names(&mut claims);
    (documents, claims)
}

/// "Multilateral Sanctions Monitoring Team" in one text is the MSMT of another, where only one long name of the story
/// has those initials.
fn unify_names(claims: &mut [Claim]) {
    let mut by_initials: BTreeMap<SmolStr, BTreeSet<SmolStr>> = BTreeMap::new();
    let mut single: BTreeSet<SmolStr> = BTreeSet::new();
    for name in claims.iter().flat_map(|claim| &*claim.names) {
        if name.canonical.contains(' ') {
            let initials: SmolStr = name
                .canonical
                .split([' ', '-'])
                .filter(|word| !matches!(*word, "of" | "the" | "for" | "and" | "&"))
                .filter_map(|word| word.chars().next())
                .collect();
            by_initials.entry(initials).or_default().insert(name.canonical.clone());
        } else if name.written.chars().count() >= 3 && name.written.chars().all(char::is_uppercase) {
            single.insert(name.canonical.clone());
        }
    }
    let mut renames: BTreeMap<SmolStr, SmolStr> = BTreeMap::new();
    for acronym in single {
        if let Some(long) = by_initials.get(&acronym).filter(|long| long.len() == 1) {
            renames.extend(long.iter().map(|long| (long.clone(), acronym.clone())));
        }
    }
    if renames.is_empty() {
        return;
    }
    let rename = |name: &mut Name| {
        if let Some(acronym) = renames.get(&name.canonical) {
            name.canonical.clone_from(acronym);
        }
    };
    // The claims of a sentence share its names, before and after.
    let mut renamed: Option<[Arc<[Name]>; 2]> = None;
    for claim in claims {
        match &renamed {
            Some([before, after]) if Arc::ptr_eq(before, &claim.names) => claim.names = Arc::clone(after),
            _ if claim.names.iter().any(|name| renames.contains_key(&name.canonical)) => {
                let before = Arc::clone(&claim.names);
                Arc::make_mut(&mut claim.names).iter_mut().for_each(rename);
                renamed = Some([before, Arc::clone(&claim.names)]);
            }
            _ => {}
        }
        claim.subject.iter_mut().for_each(rename);
        claim.object.iter_mut().for_each(rename);
        claim.place.iter_mut().for_each(rename);
        if let Some(attribution) = &mut claim.attribution {
            rename(&mut attribution.speaker);
        }
        match &mut claim.assertion {
            Assertion::Superlative(superlative) => superlative.winner.iter_mut().for_each(rename),
            Assertion::Enumeration(enumeration) => enumeration.members.iter_mut().for_each(rename),
            Assertion::Source(source) => rename(&mut source.issuer),
            Assertion::Figure(_)
            | Assertion::Event
            | Assertion::Calendar(_)
            | Assertion::Identity(_)
            | Assertion::Quotation
            | Assertion::Bearing => {}
        }
    }
}
