//! Claims of a file that a person may have worked on, and claims read anew from its article, in one list.

use gainsay::model::{Claim, ClaimId, ClaimIndex, Document};

/// Keeps the claims a file has, and adds those read anew that it has not, in order of the text.
///
/// Both lists are of one document, with relations that count within each; so do those of the result.
pub(crate) fn with_additions(document: &Document, existing: Vec<Claim>, extracted: Vec<Claim>) -> Vec<Claim> {
    let known = Known::of(&existing);
    let mut numbers = FreeNumbers::of(&existing);
    // Where each claim read anew stands in the list of old claims followed by new ones.
    let mut places = Vec::with_capacity(extracted.len());
    let mut next = existing.len();
    for claim in &extracted {
        places.push(known.find(claim).unwrap_or_else(|| {
            next += 1;
            next - 1
        }));
    }
    let kept = existing.len();
    let mut all = existing;
    for (claim, place) in extracted.into_iter().zip(&places) {
        if *place >= kept {
            all.push(renamed(claim, &numbers.take(document), |to| places.get(to).copied()));
        }
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all.get(*at).map(|claim| (claim.span.start, *at)));
    let mut rank = vec![0; all.len()];
    for (place, at) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(*at) {
            *rank = place;
        }
    }
    let mut sorted: Vec<(usize, Claim)> = rank.iter().copied().zip(all).collect();
    sorted.sort_by_key(|(place, _)| *place);
    sorted
        .into_iter()
        .map(|(_, claim)| {
            let id = claim.id.clone();
            renamed(claim, &id, |to| rank.get(to).copied())
        })
        .collect()
}

/// Takes the claims read anew, each under the id it has in the file, so that comments stay with their claims.
pub(crate) fn with_known_ids(document: &Document, existing: &[Claim], extracted: Vec<Claim>) -> Vec<Claim> {
    let known = Known::of(existing);
    let mut numbers = FreeNumbers::of(existing);
    let mut used = vec![false; existing.len()];
    extracted
        .into_iter()
        .map(|claim| {
            let old = known.find(&claim).and_then(|at| {
                let used = used.get_mut(at)?;
                (!std::mem::replace(used, true)).then(|| existing.get(at))?
            });
            let id = old.map_or_else(|| numbers.take(document), |old| old.id.clone());
            renamed(claim, &id, Some)
        })
        .collect()
}

/// A claim under another id, its relations led to where `place` says their targets went.
fn renamed(claim: Claim, id: &ClaimId, place: impl Fn(usize) -> Option<usize>) -> Claim {
    let mut claim = Claim { id: id.clone(), ..claim };
    claim.relations.retain_mut(|relation| match place(relation.to.get()) {
        Some(to) => {
            relation.to = ClaimIndex::new(to);
            true
        }
        None => false,
    });
    claim
}

/// The claims of a file by where their words stand.
struct Known<'a> {
    by_start: Vec<(usize, &'a Claim)>,
}

/// How many claims before a place are looked at; the words of more never overlap.
const NEIGHBOURS: usize = 8;

impl<'a> Known<'a> {
    fn of(claims: &'a [Claim]) -> Self {
        let mut by_start: Vec<(usize, &Claim)> = claims.iter().enumerate().collect();
        by_start.sort_by_key(|(at, claim)| (claim.span, *at));
        Self { by_start }
    }

    /// The claim of the file that states the same kind of thing in the same words, or else in words that overlap: a
    /// person may have widened them.
    fn find(&self, claim: &Claim) -> Option<usize> {
        let kind = std::mem::discriminant(&claim.assertion);
        let end = self.by_start.partition_point(|(_, known)| known.span.start < claim.span.end);
        let near = || {
            let before = self.by_start.get(..end).unwrap_or_default().iter().rev().take(NEIGHBOURS);
            before.filter(|(_, known)| std::mem::discriminant(&known.assertion) == kind && known.span.overlaps(claim.span))
        };
        let found = near().find(|(_, known)| known.span == claim.span).or_else(|| near().next());
        found.map(|(at, _)| *at)
    }
}

/// Ids no claim of the file has.
struct FreeNumbers {
    next: u64,
}

impl FreeNumbers {
    fn of(claims: &[Claim]) -> Self {
        let numbers = claims.iter().filter_map(|claim| claim.id.local().strip_prefix('c')?.parse::<u32>().ok());
        Self { next: numbers.max().map_or(1, |most| u64::from(most) + 1) }
    }

    fn take(&mut self, document: &Document) -> ClaimId {
        let id = ClaimId::new(&format!("{}/c{}", document.id, self.next));
        self.next += 1;
        id
    }
}

#[cfg(test)]
mod tests {
    use gainsay::model::{DocumentIndex, PartialDate, Relation, RelationKind};
    use gainsay::{Material, extract};
    use gainsay_ingest::{Input, Overrides, Read, read};

    use super::*;

    const TEXT: &str = "The yard built 12 ferries. It employs 340 welders. It sold 7 tugboats for $21 million (€18 million).";

    fn document() -> Document {
        let input = Input { name: "yard.txt".to_owned(), base_name: "yard.txt".to_owned(), bytes: TEXT.as_bytes().to_vec() };
        let overrides = Overrides { published: "2025-06-03".parse::<PartialDate>().ok(), ..Overrides::default() };
        match read(&input, &overrides).unwrap() {
            Read::Article { document, .. } => document,
            Read::Claims { .. } => panic!("not an article"),
        }
    }

    fn claims() -> Vec<Claim> {
        extract(vec![Material::article(document())]).remove(0).claims.unwrap()
    }

    fn ids(claims: &[Claim]) -> Vec<&str> {
        claims.iter().map(|claim| claim.id.local()).collect()
    }

    #[test]
    fn claims_a_file_has_stay_and_missing_ones_come_where_they_stand() {
        let all = claims();
        assert!(all.len() >= 4, "{all:?}");
        let mut corrected = all[2].clone();
        corrected.relations.clear();
        corrected.terms = vec!["corrected".to_owned().into()];
        corrected.id = ClaimId::new("yard/c9");
        let merged = with_additions(&document(), vec![corrected.clone()], all.clone());
        assert_eq!(merged.len(), all.len());
        assert_eq!(merged[2], corrected);
        assert_eq!(ids(&merged)[..4], ["c10", "c11", "c9", "c12"]);
        for (merged, original) in merged.iter().zip(&all) {
            assert_eq!(merged.span, original.span);
        }
    }

    #[test]
    fn relations_follow_their_claims() {
        let mut all = claims();
        all[3].relations = vec![Relation { kind: RelationKind::PartOf, to: ClaimIndex::new(0) }];
        // The file holds the claim pointed at, and one more below it.
        let existing = vec![all[1].clone(), all[0].clone()].into_iter().map(|mut claim| {
            claim.relations.clear();
            claim
        });
        let merged = with_additions(&document(), existing.collect(), all.clone());
        assert_eq!(merged[3].relations[0].to, ClaimIndex::new(0));
        assert_eq!(merged[0].span, all[0].span);
    }

    #[test]
    fn claims_read_anew_keep_the_ids_of_the_file() {
        let all = claims();
        let mut old = all[1].clone();
        old.id = ClaimId::new("yard/welders");
        old.document = DocumentIndex(0);
        let fresh = with_known_ids(&document(), &[old], all.clone());
        assert_eq!(ids(&fresh)[..3], ["c1", "welders", "c2"]);
        assert_eq!(fresh.len(), all.len());
    }

    #[test]
    fn merging_with_nothing_changes_nothing() {
        let all = claims();
        assert_eq!(with_additions(&document(), Vec::new(), all.clone()), all);
        assert_eq!(with_additions(&document(), all.clone(), Vec::new()), all);
        assert_eq!(with_additions(&document(), all.clone(), all.clone()), all);
        assert_eq!(with_known_ids(&document(), &all, all.clone()), all);
    }
}
