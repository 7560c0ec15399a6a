//! What was found but not compared: the claims that a reason kept from each other, and where they were asked for, the pairs.

use super::links::claim_anchor;
use super::wording::{name, place, sentence};
use crate::escape::visible;
use crate::excerpt::around;
use crate::layout::shortened;
use crate::outline::{Apart, ApartPair, Outline};
use gainsay_model::{Claim, ClaimIndex, DocumentIndex};

/// Longest words of a claim and longest quotation around them, in columns.
const WORDS: usize = 70;
const QUOTE: usize = 140;

/// Claims listed for one reason, where its pairs are not.
const MOST_CLAIMS: usize = 60;

/// Why claims were found but not compared with each other.
pub(super) struct Reason {
    pub(super) reason: String,
    /// How many claims it holds for.
    pub(super) claims: usize,
    /// Those held apart; empty where they were not asked for.
    pub(super) pairs: Vec<Pair>,
    /// The first of the claims, by document; empty where the pairs are listed.
    pub(super) voices: Vec<Voice>,
    /// "and 12 more pairs": what is not listed.
    pub(super) more: Option<String>,
}

/// Two claims that were not compared with each other.
pub(super) struct Pair {
    pub(super) why: String,
    pub(super) sides: [Quoted; 2],
}

/// A claim with the words around it.
pub(super) struct Quoted {
    pub(super) outlet: String,
    pub(super) words: Words,
    pub(super) quote: String,
    pub(super) place: String,
}

/// Claims of one document.
pub(super) struct Voice {
    pub(super) outlet: String,
    pub(super) words: Vec<Words>,
}

/// The words of a claim, and where they stand on the page.
pub(super) struct Words {
    pub(super) words: String,
    pub(super) anchor: String,
}

/// The reasons in the order all formats have them.
pub(super) fn not_compared(outline: &Outline<'_>) -> Vec<Reason> {
    outline.not_compared.iter().map(|apart| reason(outline, apart)).collect()
}

/// Whether there is something to be asked for: claims that were not compared, and no pair of them listed.
pub(super) fn pairs_left_unasked(reasons: &[Reason]) -> bool {
    !reasons.is_empty() && reasons.iter().all(|reason| reason.pairs.is_empty())
}

fn reason(outline: &Outline<'_>, apart: &Apart<'_>) -> Reason {
    let pairs: Vec<Pair> = apart.pairs.iter().map(|held| pair(outline, held)).collect();
    let (voices, more) = if pairs.is_empty() {
        let rest = apart.claims.len().saturating_sub(MOST_CLAIMS);
        (voices(outline, &apart.claims), (rest > 0).then(|| format!("and {rest} more")))
    } else {
        (Vec::new(), apart.more())
    };
    Reason { reason: apart.reason.clone(), claims: apart.claims.len(), pairs, voices, more }
}

fn pair(outline: &Outline<'_>, held: &ApartPair<'_>) -> Pair {
    let [left, right] = held.claims;
    let [at_left, at_right] = held.indices;
    Pair { why: sentence(&held.why), sides: [quoted(outline, at_left, left), quoted(outline, at_right, right)] }
}

fn quoted(outline: &Outline<'_>, index: ClaimIndex, claim: &Claim) -> Quoted {
    Quoted { outlet: name(outline, claim.document), words: words(index, claim), quote: around(claim, QUOTE), place: place(outline, claim) }
}

/// Claims stand in order of documents, so each document speaks once.
fn voices(outline: &Outline<'_>, claims: &[ClaimIndex]) -> Vec<Voice> {
    let mut voices: Vec<(DocumentIndex, Voice)> = Vec::new();
    for (index, claim) in claims.iter().take(MOST_CLAIMS).filter_map(|index| Some((*index, outline.claim(*index)?))) {
        match voices.last_mut() {
            Some((document, voice)) if *document == claim.document => voice.words.push(words(index, claim)),
            _ => voices.push((claim.document, Voice { outlet: name(outline, claim.document), words: vec![words(index, claim)] })),
        }
    }
    voices.into_iter().map(|(_, voice)| voice).collect()
}

fn words(index: ClaimIndex, claim: &Claim) -> Words {
    Words { words: shortened(&visible(claim.words()), WORDS), anchor: claim_anchor(index) }
}
