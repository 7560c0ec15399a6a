//! Documents and configuration in, discrepancy report out: the one door for every front end.
//!
//! [`check`] runs the whole road from documents to a [`Report`]: extract, align, compare. It is a pure function: the
//! same materials and options give the same report.

mod assemble;
mod config;
mod decisions;
mod estimate;
mod in_words;
mod not_compared;
mod rule_index;
mod stories;
mod supposed;
mod topics;
mod why;

use std::collections::BTreeSet;

pub use gainsay_align::{Apart, Bounds, Comparison, Estimate, Level, Meeting, SharedKey, StoryLink, StoryMode, Weights, WeightsError};
pub use gainsay_model as model;
use gainsay_model::{Claim, ClaimIndex, Document, DocumentIndex, Report, Unchecked};
pub use gainsay_rates::{NoRate, Rates, RatesError};
pub use gainsay_rules::{Levels, Rule, Scene, Silence, rule_named, rules};
use rayon::prelude::*;

pub use config::{Config, ConfigError, rule_level};
pub use decisions::Decisions;
pub use estimate::{EstimateBounds, estimate_weights};
pub use rule_index::rule_index;
pub use why::{Explained, Made, Why, WhyError, why};

/// One document of a run: to be read, or with claims that were read before.
#[derive(Clone, Debug)]
pub struct Material {
    pub document: Document,
    /// The claims of a claim file; nothing for an article that is still to be read. Relations point into this list.
    pub claims: Option<Vec<Claim>>,
    /// What is to be said about how the document was read, under "not checked".
    pub notes: Vec<String>,
    /// Whether the claims were read from the document by [`extract`], and may be read again once its story is known.
    pub is_read: bool,
}

impl Material {
    pub fn article(document: Document) -> Self {
        Self { document, claims: None, notes: Vec::new(), is_read: false }
    }
}

/// What a run may use beside its documents.
#[derive(Debug)]
pub struct Options {
    pub levels: Levels,
    pub rates: Rates,
    pub stories: StoryMode,
    /// What each level of a comparison says about two claims being about one fact.
    pub weights: Weights,
    /// For each reason why claims were not compared, so many pairs of them are named in the report.
    pub not_compared_pairs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            rates: Rates::embedded(),
            stories: StoryMode::Auto,
            weights: Weights::embedded().clone(),
            not_compared_pairs: 0,
        }
    }
}

/// Below this many documents a second thread costs more than it saves.
const PARALLEL_FROM: usize = 4;

/// Every value a document expresses, in order of its text.
pub fn mentions(document: &Document) -> Vec<model::Mention> {
    gainsay_extract::mentions(document)
}

/// Reads the claims of documents that come without; order is kept.
pub fn extract(materials: Vec<Material>) -> Vec<Material> {
    let read = |material: Material| {
        let Material { document, claims, mut notes, mut is_read } = material;
        let claims = claims.unwrap_or_else(|| {
            is_read = true;
            // The index is settled when the run is assembled.
            let mut extraction = gainsay_extract::extract(&document, DocumentIndex(0));
            notes.extend(extraction.notes);
            // A claim is large, and a million of them wait here for the last document.
            extraction.claims.shrink_to_fit();
            extraction.claims
        });
        Material { document, claims: Some(claims), notes, is_read }
    };
    if materials.len() < PARALLEL_FROM { materials.into_iter().map(read).collect() } else { materials.into_par_iter().map(read).collect() }
}

/// Checks documents against each other, story by story, and each against itself.
pub fn check(materials: Vec<Material>, options: &Options) -> Report {
    let materials = extract(materials);
    let mut parts = stories::split(materials, options.stories);
    parts.par_iter_mut().for_each(|part| supposed::read_again(&mut part.materials));
    let mut unchecked: Vec<(DocumentIndex, Vec<Unchecked>)> = Vec::new();
    for part in &mut parts {
        unchecked.extend(part.places.iter().copied().zip(part.materials.iter_mut().map(notes)));
    }
    unchecked.sort_by_key(|(place, _)| *place);
    let unchecked = unchecked.into_iter().flat_map(|(_, notes)| notes);
    let mut report = if parts.len() == 1 {
        parts.pop().map(|part| check_story(part.materials, options)).unwrap_or_default()
    } else {
        let checked = |part: stories::Part| (part.places, check_story(part.materials, options));
        stories::united(parts.into_par_iter().map(checked).collect(), options.not_compared_pairs)
    };
    report.unchecked.extend(unchecked);
    report.unchecked.extend(rates_not_reached(&report, &options.rates));
    report.rates = Some(options.rates.note());
    report.weights = options.weights.source().map(str::to_owned);
    report
}

/// Checks the documents of one story, whose claims are read.
fn check_story(materials: Vec<Material>, options: &Options) -> Report {
    let (documents, claims) = assemble::assemble(materials);
    let alignment = gainsay_align::align(&documents, &claims, &options.weights);
    let drafted = topics::topics(&claims, &alignment);
    let scene = Scene::new(&documents, &claims, &drafted, &options.rates);
    let findings = gainsay_rules::run(&scene, &options.levels);
    let verdicts = topics::verdicts(&drafted, &documents, &claims, &findings);
    let story = not_compared::Compared {
        scene: &scene,
        alignment: &alignment,
        weights: &options.weights,
        verdicts: &verdicts,
        findings: &findings,
    };
    let not_compared = not_compared::not_compared(&story, options.not_compared_pairs);
    let topics = drafted.into_iter().zip(verdicts).map(|(topic, verdict)| model::Topic { verdict, ..topic }).collect();
    let stories = vec![stories::story(&documents, &claims)];
    Report { documents, claims, stories, topics, findings, not_compared, ..Report::default() }
}

/// What is to be said about how a document was read.
fn notes(material: &mut Material) -> Vec<Unchecked> {
    let label = material.document.label().to_owned();
    std::mem::take(&mut material.notes).into_iter().map(|reason| Unchecked { about: Some(label.clone()), reason }).collect()
}

/// Conversions that could not be checked because the reference series does not reach them.
fn rates_not_reached(report: &Report, rates: &Rates) -> Vec<Unchecked> {
    let mut out: Vec<Unchecked> = Vec::new();
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    for (at, claim) in report.claims.iter().enumerate() {
        for original in claim.related(model::RelationKind::EquivalentTo) {
            let (Some(left), Some(right)) = (report.claim(original).quantity(), claim.quantity()) else {
                continue;
            };
            let (model::Unit::Money(left), model::Unit::Money(right)) = (left.unit, right.unit) else {
                continue;
            };
            let document = report.document_of(ClaimIndex::new(at));
            let Some(date) = document.published.map(|date| date.last()).or_else(|| claim.period.as_ref()?.to()) else {
                continue;
            };
            if let Err(reason) = rates.on(right, left, date) {
                let note = Unchecked { about: Some(document.label().to_owned()), reason: format!("conversion not checked: {reason}") };
                if told.insert((document.label().to_owned(), note.reason.clone())) {
                    out.push(note);
                }
            }
        }
    }
    out
}
