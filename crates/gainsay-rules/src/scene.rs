//! What a rule can see.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use gainsay_model::{
    Claim, ClaimIndex, Document, DocumentIndex, Label, Quantity, RelationKind, Side, Slip, Span, Topic, Unit, slip_between,
};
use gainsay_rates::Rates;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::currency::conversion::{Conversion, Held};
use crate::figures::Dispute;
use crate::origins::Copy;

/// Texts of one story that lie within so many days of each other speak for those of it that have no date; in days.
pub const SEASON_DAYS: i64 = 120;

/// One story, aligned.
pub struct Scene<'a> {
    pub documents: &'a [Document],
    pub claims: &'a [Claim],
    pub topics: &'a [Topic],
    pub rates: &'a Rates,
    /// The topic of each claim, by the claim's index.
    topic_by_claim: Vec<Option<usize>>,
    /// The claims that give a claim's amount again, by the claim.
    equivalents: BTreeMap<ClaimIndex, Vec<ClaimIndex>>,
    /// The claims of each sentence, in order.
    by_sentence: BTreeMap<(DocumentIndex, Span), Vec<ClaimIndex>>,
    /// The texts that print a value in a unit in their bodies, in order.
    printed_in: OnceCell<FxHashMap<(Unit, Decimal), Vec<DocumentIndex>>>,
    /// What several rules ask for, found when the first of them does.
    copies: OnceCell<Vec<Copy>>,
    /// The same, each with what the reference series says of it.
    conversions: OnceCell<Vec<(Conversion, Held)>>,
    /// The same, by topic.
    disputes: Vec<OnceCell<Vec<Dispute>>>,
    /// See [`Scene::days_told`].
    days_told: OnceCell<Option<(NaiveDate, NaiveDate)>>,
}

/// The document of a claim's sentence and the place of the sentence in it.
fn sentence_of(claim: &Claim) -> (DocumentIndex, Span) {
    (claim.document, claim.sentence_span)
}

impl<'a> Scene<'a> {
    /// `claims` stand in order of their documents.
    pub fn new(documents: &'a [Document], claims: &'a [Claim], topics: &'a [Topic], rates: &'a Rates) -> Self {
        debug_assert!(claims.is_sorted_by_key(|claim| claim.document), "claims stand in order of their documents");
        let mut topic_by_claim = vec![None; claims.len()];
        for (at, topic) in topics.iter().enumerate() {
            for claim in &topic.claims {
                topic_by_claim[claim.get()] = Some(at);
            }
        }
        let mut equivalents: BTreeMap<ClaimIndex, Vec<ClaimIndex>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            for original in claim.related(RelationKind::EquivalentTo) {
                equivalents.entry(original).or_default().push(ClaimIndex::new(at));
            }
        }
        let mut by_sentence: BTreeMap<(DocumentIndex, Span), Vec<ClaimIndex>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            by_sentence.entry(sentence_of(claim)).or_default().push(ClaimIndex::new(at));
        }
        Self {
            documents,
            claims,
            topics,
            rates,
            topic_by_claim,
            equivalents,
            by_sentence,
            printed_in: OnceCell::new(),
            copies: OnceCell::new(),
            conversions: OnceCell::new(),
            disputes: vec![OnceCell::new(); topics.len()],
            days_told: OnceCell::new(),
        }
    }

    pub(crate) fn claim(&self, index: ClaimIndex) -> &'a Claim {
        &self.claims[index.get()]
    }

    /// From the first to the last day on which texts with claims were published, where that is one season: the days a text
    /// without a date most likely belongs to.
    pub(crate) fn days_told(&self) -> Option<(NaiveDate, NaiveDate)> {
        *self.days_told.get_or_init(|| {
            let days = || self.document_indices().filter_map(|document| self.document(document).published);
            let (first, last) = (days().map(|date| date.first()).min()?, days().map(|date| date.last()).max()?);
            (last.signed_duration_since(first).num_days() <= SEASON_DAYS).then_some((first, last))
        })
    }

    /// The places of all documents, in order.
    pub(crate) fn document_indices(&self) -> impl Iterator<Item = DocumentIndex> + use<> {
        (0..self.documents.len()).filter_map(|at| u32::try_from(at).ok()).map(DocumentIndex)
    }

    pub(crate) fn document(&self, index: DocumentIndex) -> &'a Document {
        &self.documents[index.0 as usize]
    }

    pub(crate) fn document_of(&self, claim: ClaimIndex) -> &'a Document {
        self.document(self.claim(claim).document)
    }

    /// What the document of a claim is called.
    pub(crate) fn outlet(&self, claim: ClaimIndex) -> &'a str {
        self.document_of(claim).label()
    }

    /// The day a claim's document was published, where it is known to the day.
    pub(crate) fn published_on(&self, claim: ClaimIndex) -> Option<NaiveDate> {
        self.document_of(claim).published.and_then(|date| date.exact())
    }

    /// Days between the publication of the documents of two claims, whichever came first.
    pub(crate) fn days_apart(&self, left: ClaimIndex, right: ClaimIndex) -> Option<i64> {
        let days = self.published_on(left).zip(self.published_on(right));
        days.map(|(left, right)| left.signed_duration_since(right).num_days().abs())
    }

    pub(crate) fn claims_of(&self, document: DocumentIndex) -> impl Iterator<Item = (ClaimIndex, &'a Claim)> + 'a {
        // Claims stand in order of their documents.
        let from = self.claims.partition_point(|claim| claim.document < document);
        let to = self.claims.partition_point(|claim| claim.document <= document);
        self.claims[from..to].iter().enumerate().map(move |(at, claim)| (ClaimIndex::new(from + at), claim))
    }

    /// The claims of the sentence that a claim stands in, itself among them, in order.
    pub(crate) fn claims_of_sentence(&self, of: ClaimIndex) -> impl Iterator<Item = (ClaimIndex, &'a Claim)> + '_ {
        self.by_sentence.get(&sentence_of(self.claim(of))).into_iter().flatten().map(|index| (*index, self.claim(*index)))
    }

    /// Whether some text prints both of two figures in its body, and so tells two things apart: the whole budget and that of
    /// defence. A tenth is as likely as a zero lost; digits changed or swapped and scales left out are slips all the same.
    pub(crate) fn tells_apart(&self, left: ClaimIndex, right: ClaimIndex) -> bool {
        let (Some(one), Some(other)) = (self.claim(left).quantity(), self.claim(right).quantity()) else { return false };
        // A 2 and a 20 stand in many a text, of whatever things.
        let digits = one.significant_digits().len().min(other.significant_digits().len());
        let slipped = !matches!(slip_between(one, other), None | Some(Slip::PowerOfTen(_)));
        if digits < 2 || one.unit != other.unit || slipped {
            return false;
        }
        let printed_in = self.printed_in.get_or_init(|| {
            let mut printed_in: FxHashMap<(Unit, Decimal), Vec<DocumentIndex>> = FxHashMap::default();
            for claim in self.claims.iter().filter(|claim| !claim.in_heading) {
                let Some(quantity) = claim.quantity() else { continue };
                let documents = printed_in.entry((quantity.unit, quantity.value)).or_default();
                if documents.last() != Some(&claim.document) {
                    documents.push(claim.document);
                }
            }
            printed_in
        });
        let of = |quantity: &Quantity| printed_in.get(&(quantity.unit, quantity.value)).map_or(&[][..], Vec::as_slice);
        let (fewer, more) = if of(one).len() <= of(other).len() { (of(one), of(other)) } else { (of(other), of(one)) };
        fewer.iter().any(|document| more.binary_search(document).is_ok())
    }

    /// The copies among the documents, in order of their origins.
    pub(crate) fn copies(&self) -> &[Copy] {
        self.copies.get_or_init(|| crate::origins::copies(self))
    }

    /// Every conversion of the story, by the claim that gives the converted amount, with where in time its rate held.
    pub(crate) fn conversions(&self) -> &[(Conversion, Held)] {
        let held = |conversion: Conversion| (conversion, conversion.held(self));
        self.conversions.get_or_init(|| crate::currency::conversion::conversions(self).into_iter().map(held).collect())
    }

    /// The disputes of a topic of the scene.
    pub(crate) fn disputes(&self, topic: &Topic) -> &[Dispute] {
        let place = topic.claims.first().and_then(|claim| self.topic_by_claim[claim.get()]);
        let found = place.and_then(|place| self.disputes.get(place));
        found.map_or(&[], |disputes| disputes.get_or_init(|| crate::figures::disputes(self, topic)))
    }

    pub(crate) fn topic_of(&self, claim: ClaimIndex) -> Option<&'a Topic> {
        self.topic_by_claim[claim.get()].map(|at| &self.topics[at])
    }

    /// The claims that give a claim's amount again in another unit.
    pub(crate) fn equivalents(&self, of: ClaimIndex) -> impl Iterator<Item = (ClaimIndex, &'a Claim)> + '_ {
        self.equivalents.get(&of).into_iter().flatten().map(|index| (*index, self.claim(*index)))
    }

    /// Sides that show claims of one text: one side with all their words marked where they stand in one sentence, so that no
    /// reader meets the sentence twice.
    pub(crate) fn sides_of_text(&self, claims: &[(ClaimIndex, String)]) -> Vec<Side> {
        let mut sides: Vec<Side> = Vec::new();
        for (claim, label) in claims {
            let shown = |side: &&mut Side| self.claim(side.claim).sentence_span == self.claim(*claim).sentence_span;
            match sides.iter_mut().find(shown) {
                Some(side) => side.labels.push(Label { span: self.claim(*claim).span, text: label.clone() }),
                None => sides.push(self.side(*claim, label.clone())),
            }
        }
        sides
    }

    /// A side that shows a claim with its own words marked first, and the words of its period behind.
    pub(crate) fn side(&self, claim: ClaimIndex, label: impl Into<String>) -> Side {
        Side { claim, labels: vec![Label { span: self.claim(claim).span, text: label.into() }], also: Vec::new() }
    }
}
