//! How often each document speaks of a measure: a figure that stands alone in both texts of a story is likely the same
//! one.

use std::collections::BTreeMap;

use gainsay_lexicon::{Lexicon, lexicon};
use gainsay_model::{Claim, ClaimIndex, Document, DocumentIndex, Unit};
use rustc_hash::FxHashMap;

use crate::Level;
use crate::passages::Passages;
use crate::profile::{Profile, RunningNames, WholeNames, Words, thing_of};

/// What is known of the claims of one story before any two are compared.
#[derive(Debug, Default)]
pub struct Census {
    standings: Vec<Standing>,
    passages: Passages,
}

/// What is known of one claim.
#[derive(Debug, Default)]
struct Standing {
    profile: Profile,
    /// The kind of figure, by dimension and measure, and whether its document gives one such figure only.
    figure: Option<(&'static str, u32, bool)>,
    /// The same for a figure of an earlier year, by dimension and year.
    past: Option<(&'static str, i32, bool)>,
    /// The dimension of a figure with a unit of measure, and whether its document gives one figure of the dimension only.
    measured: Option<(&'static str, bool)>,
    /// Whether the claim speaks of an earlier year than its own.
    is_past: bool,
}

type Kind<K> = (DocumentIndex, &'static str, K);

impl Census {
    pub fn new(documents: &[Document], claims: &[Claim]) -> Self {
        let (mut words, lexicon) = (Words::default(), lexicon("en"));
        let common_year = most_common_year(claims);
        let past_year = |claim: &Claim| {
            let year = claim.period.as_ref()?.single_year()?;
            // The year most claims speak of stands in for documents without a date.
            let published = documents.get(claim.document.0 as usize).and_then(|document| document.published).map(|date| date.year());
            published.or(common_year).is_some_and(|now| year < now).then_some(year)
        };
        let kinds: Vec<Option<Kind<u32>>> = claims.iter().map(|claim| figure_kind(claim, lexicon, &mut words)).collect();
        let earlier: Vec<Option<Kind<i32>>> = claims.iter().map(|claim| past_kind(claim, past_year(claim))).collect();
        let mut figures: FxHashMap<Kind<u32>, usize> = FxHashMap::default();
        let mut past: FxHashMap<Kind<i32>, usize> = FxHashMap::default();
        for (at, _) in claims.iter().enumerate().filter(|(_, claim)| !claim.in_heading) {
            kinds[at].iter().for_each(|kind| *figures.entry(*kind).or_insert(0) += 1);
            earlier[at].iter().for_each(|kind| *past.entry(*kind).or_insert(0) += 1);
        }
        let mut dimensions: FxHashMap<(DocumentIndex, &'static str), usize> = FxHashMap::default();
        for key in claims.iter().filter(|claim| !claim.in_heading).filter_map(measured) {
            *dimensions.entry(key).or_insert(0) += 1;
        }
        let standing = |(at, claim): (usize, &Claim)| Standing {
            profile: Profile::default(),
            figure: kinds[at].map(|kind| (kind.1, kind.2, figures.get(&kind) == Some(&1))),
            past: earlier[at].map(|kind| (kind.1, kind.2, past.get(&kind) == Some(&1))),
            measured: measured(claim).map(|key| (key.1, dimensions.get(&key) == Some(&1))),
            is_past: past_year(claim).is_some(),
        };
        let mut standings: Vec<Standing> = claims.iter().enumerate().map(standing).collect();
        let whole = WholeNames::of(claims);
        let running = RunningNames::of(claims, &whole, &mut words);
        for (standing, claim) in standings.iter_mut().zip(claims) {
            standing.profile = Profile::of(claim, &whole, &running, lexicon, &mut words);
        }
        Self { standings, passages: Passages::of(claims) }
    }

    pub(crate) fn profile(&self, claim: ClaimIndex) -> &Profile {
        &self.standings[claim.get()].profile
    }

    pub(crate) fn passages(&self) -> &Passages {
        &self.passages
    }

    /// Whether a claim speaks of an earlier year than its own: the record before, the last time it happened.
    pub(crate) fn is_past(&self, claim: ClaimIndex) -> bool {
        self.standings[claim.get()].is_past
    }

    /// Whether both claims are the only ones of their document with their measure, or of one earlier year.
    pub(crate) fn level(&self, left: ClaimIndex, right: ClaimIndex) -> Level {
        let (left, right) = (&self.standings[left.get()], &self.standings[right.get()]);
        let in_the_past = matches!((left.past, right.past), (Some(left), Some(right)) if left == right && left.2);
        let of_measure = matches!((left.figure, right.figure), (Some(left), Some(right)) if left == right && left.2);
        // Whatever it is called: the only length of a text is that of the other.
        let of_dimension = matches!((left.measured, right.measured), (Some(left), Some(right)) if left == right && left.1);
        match () {
            () if in_the_past || of_measure => Level::UniqueBoth,
            () if of_dimension => Level::UniqueBothOfKind,
            () => Level::UniqueNeither,
        }
    }
}

/// The later one where two years are equally common.
fn most_common_year(claims: &[Claim]) -> Option<i32> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for year in claims.iter().filter_map(|claim| claim.period.as_ref()?.single_year()) {
        *years.entry(year).or_default() += 1;
    }
    years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

fn figure_kind<'c>(claim: &'c Claim, lexicon: Option<&Lexicon>, words: &mut Words<'c>) -> Option<Kind<u32>> {
    let quantity = claim.quantity()?;
    let measure = match (&claim.measure, quantity.unit) {
        (Some(measure), _) => thing_of(measure, lexicon),
        // A length without a measure word is told by its dimension alone, which says less.
        (None, Unit::Measure(_)) => return None,
        // "Paid $5 million", the only sum that is said to be paid.
        (None, _) => claim.action.as_ref().filter(|action| action.classed).map(|action| action.class.as_str())?,
    };
    (!claim.restates()).then(|| (claim.document, quantity.unit.dimension().name(), words.number(measure)))
}

/// The dimension of a figure with a unit of measure, by document.
fn measured(claim: &Claim) -> Option<(DocumentIndex, &'static str)> {
    let quantity = claim.quantity().filter(|quantity| matches!(quantity.unit, Unit::Measure(_)) && !claim.restates())?;
    Some((claim.document, quantity.unit.dimension().name()))
}

fn past_kind(claim: &Claim, year: Option<i32>) -> Option<Kind<i32>> {
    let quantity = claim.quantity().filter(|_| !claim.restates())?;
    Some((claim.document, quantity.unit.dimension().name(), year?))
}
