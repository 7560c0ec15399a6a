//! The claims of a topic, put into camps that hold the same.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Topic};

use crate::Scene;

/// Claims of one topic that hold the same, in order.
#[derive(Clone, Debug)]
pub(crate) struct Camp {
    pub(crate) claims: Vec<ClaimIndex>,
}

impl Camp {
    pub(crate) fn documents(&self, scene: &Scene<'_>) -> BTreeSet<DocumentIndex> {
        self.claims.iter().map(|claim| scene.claim(*claim).document).collect()
    }

    /// The claim that is shown for the camp: from running text rather than a heading, the earliest.
    pub(crate) fn speaker(&self, scene: &Scene<'_>) -> ClaimIndex {
        let heading_last = |claim: &&ClaimIndex| (scene.claim(**claim).in_heading, **claim);
        self.claims.iter().min_by_key(heading_last).copied().unwrap_or(ClaimIndex(0))
    }

    /// The first claim of this camp and claim of another one that clash, each pair in order of place.
    pub(crate) fn first_clash(&self, other: &Camp, clash: impl Fn(ClaimIndex, ClaimIndex) -> bool) -> Option<(ClaimIndex, ClaimIndex)> {
        let mut both = self.claims.iter().flat_map(|left| other.claims.iter().map(move |right| ((*left).min(*right), (*left).max(*right))));
        both.find(|(left, right)| clash(*left, *right))
    }

    /// The other claims of the camp that say the very same, one a document: the same number, where there is one.
    pub(crate) fn others(&self, scene: &Scene<'_>, shown: ClaimIndex) -> Vec<ClaimIndex> {
        let number = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| (quantity.value, quantity.unit));
        let mut seen = BTreeSet::from([scene.claim(shown).document]);
        self.claims.iter().copied().filter(|claim| number(*claim) == number(shown) && seen.insert(scene.claim(*claim).document)).collect()
    }
}

/// Puts claims into camps: a claim joins the first camp whose first member it holds the same as. Largest camp first,
/// counted in documents; ties by place.
pub(crate) fn camps(scene: &Scene<'_>, claims: &[ClaimIndex], same: impl Fn(ClaimIndex, ClaimIndex) -> bool) -> Vec<Camp> {
    let mut camps: Vec<Camp> = Vec::new();
    for claim in claims {
        match camps.iter_mut().find(|camp| same(camp.claims[0], *claim)) {
            Some(camp) => camp.claims.push(*claim),
            None => camps.push(Camp { claims: vec![*claim] }),
        }
    }
    camps.sort_by_key(|camp| (std::cmp::Reverse(camp.documents(scene).len()), camp.claims[0]));
    camps
}

/// Every two of some claims, in order.
pub(crate) fn pairs(claims: &[ClaimIndex]) -> impl Iterator<Item = (ClaimIndex, ClaimIndex)> + '_ {
    claims.iter().enumerate().flat_map(|(at, left)| claims[at + 1..].iter().map(move |right| (*left, *right)))
}

/// The claims of a group by which other documents say what a shown claim says, one a document.
pub(crate) fn likewise(
    scene: &Scene<'_>,
    group: &[ClaimIndex],
    shown: ClaimIndex,
    same: impl Fn(&Claim, &Claim) -> bool,
) -> Vec<ClaimIndex> {
    let mut told = BTreeSet::from([scene.claim(shown).document]);
    let say_so = |claim: &ClaimIndex| same(scene.claim(shown), scene.claim(*claim)) && told.insert(scene.claim(*claim).document);
    group.iter().copied().filter(say_so).collect()
}

/// Of some claims, those that are the only one of their document among them.
pub(crate) fn alone_in_their_texts(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Vec<ClaimIndex> {
    let mut told: BTreeMap<DocumentIndex, usize> = BTreeMap::new();
    for claim in claims {
        *told.entry(scene.claim(*claim).document).or_default() += 1;
    }
    claims.iter().copied().filter(|claim| told.get(&scene.claim(*claim).document) == Some(&1)).collect()
}

/// Whether two claims are dated to the same days.
pub(crate) fn same_days(one: &Claim, other: &Claim) -> bool {
    let days = |claim: &Claim| claim.period.as_ref().and_then(|period| period.days);
    days(one).is_some() && days(one) == days(other)
}

/// The figure claims of a topic that stand for themselves, without amounts given again in another unit.
pub(crate) fn figures(scene: &Scene<'_>, topic: &Topic) -> Vec<ClaimIndex> {
    topic
        .claims
        .iter()
        .copied()
        .filter(|claim| {
            let claim = scene.claim(*claim);
            claim.quantity().is_some() && !claim.restates()
        })
        .collect()
}
