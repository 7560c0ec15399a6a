//! Names of documents: the file's stem, made unique within a run.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Claim, ClaimId, DocumentId};

/// The id a file's name gives: its stem in lower case, anything but letters `a-z`, digits, `_`, `-` and `.` as `-`.
pub(crate) fn id_of(base_name: &str) -> DocumentId {
    let stem = match base_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => base_name,
    };
    if stem == "-" || stem.is_empty() {
        return DocumentId::new("stdin");
    }
    let id: String =
        stem.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '-' }).collect();
    DocumentId::new(&id)
}

/// Hands out each id once: a repetition becomes `ID-2`, `ID-3` in the order of asking.
#[derive(Debug, Default)]
pub(crate) struct UniqueIds {
    taken: BTreeSet<DocumentId>,
    next: BTreeMap<DocumentId, u32>,
}

impl UniqueIds {
    pub(crate) fn take(&mut self, id: &DocumentId) -> DocumentId {
        if self.taken.insert(id.clone()) {
            return id.clone();
        }
        let count = self.next.entry(id.clone()).or_insert(2);
        loop {
            let candidate = DocumentId::new(&format!("{id}-{count}"));
            *count = count.saturating_add(1);
            if self.taken.insert(candidate.clone()) || *count == u32::MAX {
                return candidate;
            }
        }
    }
}

/// Renames the claims of a document whose id changed.
pub(crate) fn rename_claims(claims: &mut [Claim], id: &DocumentId) {
    for claim in claims {
        claim.id = ClaimId::new(&format!("{id}/{}", claim.id.local()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_stems() {
        for (name, id) in
            [("The COW (1).txt", "the-cow--1-"), ("v1.2_final.md", "v1.2_final"), ("한국.txt", "--"), ("-", "stdin"), (".txt", ".txt")]
        {
            assert_eq!(id_of(name), DocumentId::new(id), "{name}");
        }
    }

    #[test]
    fn repeated_ids_are_numbered_in_order() {
        let mut ids = UniqueIds::default();
        let taken: Vec<String> = ["a", "a-2", "a", "a", "b"].iter().map(|id| ids.take(&DocumentId::new(id)).to_string()).collect();
        assert_eq!(taken, ["a", "a-2", "a-3", "a-4", "b"]);
    }
}
