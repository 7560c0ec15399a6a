//! The columns of each table. New ones go to the end, so that programs which count columns keep working.

use std::collections::BTreeSet;

use gainsay_model::{Assertion, Bound, Change, Claim, ClaimIndex, Document, Endpoint, Finding, Name, Quantity};

use super::cells::{list, words};
use super::tables::{Found, HeldApart, Tables, Teller, Voice};

/// A column's name and what stands in it.
pub(super) type Column<T> = (&'static str, fn(&Tables<'_>, &T) -> String);

pub(super) const FINDINGS: &[Column<Found>] = &[
    ("id", |all, row| match all.finding(row) {
        Some(finding) => words(&finding.id.0),
        None => optional(all.acceptance(row).map(|acceptance| &*acceptance.finding.0)),
    }),
    ("code", |all, row| of_finding(all, row, |finding| finding.rule.code.to_owned())),
    ("rule", |all, row| of_finding(all, row, |finding| finding.rule.name.to_owned())),
    ("severity", |all, row| of_finding(all, row, |finding| finding.severity.name().to_owned())),
    ("consequence_of", |all, row| of_finding(all, row, |finding| optional(finding.consequence_of.as_ref().map(|id| &*id.0)))),
    ("topic", |all, row| of_finding(all, row, |finding| optional(finding.topic.as_ref().map(|topic| &*topic.0)))),
    ("message", |all, row| of_finding(all, row, |finding| words(&finding.message))),
    ("reason", |all, row| of_finding(all, row, |finding| words(&finding.reason))),
    ("likely_cause", |all, row| of_finding(all, row, |finding| optional(finding.likely_cause.as_deref()))),
    ("settle_by", |all, row| of_finding(all, row, |finding| optional(finding.settle_by.as_deref()))),
    ("outlets", |all, row| of_finding(all, row, |finding| list(sides(all, finding).map(|claim| all.outline.name(claim.document))))),
    ("places", |all, row| {
        of_finding(all, row, |finding| {
            list(sides(all, finding).map(|claim| all.outline.place(claim)).collect::<Vec<_>>().iter().map(|place| &**place))
        })
    }),
    ("words", |all, row| of_finding(all, row, |finding| list(all.marked(finding)))),
    ("status", |_, row| status(row).to_owned()),
    ("accepted_by", |all, row| optional(all.acceptance(row).map(|acceptance| &*acceptance.by))),
    ("accepted_because", |all, row| optional(all.acceptance(row).map(|acceptance| &*acceptance.reason))),
    ("accepted_until", |all, row| all.acceptance(row).and_then(|acceptance| Some(acceptance.until?.to_string())).unwrap_or_default()),
    ("story", |all, row| {
        of_finding(all, row, |finding| sides(all, finding).next().map(|claim| words(all.story_of(claim.document))).unwrap_or_default())
    }),
];

pub(super) const CLAIMS: &[Column<ClaimIndex>] = &[
    ("id", |all, row| of_claim(all, row, |claim| words(&claim.id.0))),
    ("document", |all, row| of_document(all, row, |document| words(&document.id.0))),
    ("outlet", |all, row| of_document(all, row, |document| optional(document.outlet.as_deref()))),
    ("file", |all, row| of_document(all, row, |document| words(&document.file))),
    ("published", |all, row| of_document(all, row, published)),
    ("line", |all, row| of_claim(all, row, |claim| claim.line.to_string())),
    ("kind", |all, row| of_claim(all, row, |claim| kind(claim).to_owned())),
    ("words", |all, row| of_claim(all, row, |claim| words(claim.words()))),
    ("subject", |all, row| of_claim(all, row, |claim| name(claim.subject.as_ref()))),
    ("action", |all, row| of_claim(all, row, |claim| optional(claim.action.as_ref().map(|action| &*action.class)))),
    ("object", |all, row| of_claim(all, row, |claim| name(claim.object.as_ref()))),
    ("measure", |all, row| of_claim(all, row, |claim| optional(claim.measure.as_ref().map(|measure| &*measure.class)))),
    ("role", |all, row| of_claim(all, row, |claim| claim.role.name().to_owned())),
    ("value", |all, row| of_quantity(all, row, value)),
    ("lower", |all, row| of_quantity(all, row, |quantity| end(quantity.bounds.lower()))),
    ("upper", |all, row| of_quantity(all, row, |quantity| end(quantity.bounds.upper()))),
    ("unit", |all, row| of_quantity(all, row, |quantity| quantity.unit.name().to_owned())),
    ("bound", |all, row| of_quantity(all, row, |quantity| bound(quantity.bound).to_owned())),
    ("change", |all, row| of_quantity(all, row, change)),
    ("period_from", |all, row| of_claim(all, row, |claim| day(claim, false))),
    ("period_to", |all, row| of_claim(all, row, |claim| day(claim, true))),
    ("place", |all, row| of_claim(all, row, |claim| name(claim.place.as_ref()))),
    ("attribution", |all, row| of_claim(all, row, |claim| name(claim.attribution.as_ref().map(|attribution| &attribution.speaker)))),
    ("hedge", |all, row| of_claim(all, row, |claim| optional(claim.hedge.as_ref().map(|hedge| &*hedge.class)))),
    ("topic", |all, row| words(all.topic_of(*row))),
    ("findings", |all, row| list(all.findings_of(&[*row]))),
    ("sentence", |all, row| of_claim(all, row, |claim| words(&claim.sentence))),
    ("story", |all, row| of_claim(all, row, |claim| words(all.story_of(claim.document)))),
];

pub(super) const OUTLETS: &[Column<Voice>] = &[
    ("topic", |all, row| optional(all.topic(row).map(|topic| &*topic.id.0))),
    ("label", |all, row| optional(all.topic(row).map(|topic| &*topic.label))),
    ("verdict", |all, row| optional(all.topic(row).map(|topic| topic.verdict.name()))),
    ("outlet", |all, row| words(all.outline.name(row.document))),
    ("document", |all, row| optional(all.outline.document(row.document).map(|document| &*document.id.0))),
    ("published", |all, row| all.outline.document(row.document).map(published).unwrap_or_default()),
    ("words", |all, row| distinct(row, |claim| all.claim(claim).map(|claim| claim.words().to_owned()))),
    ("value", |all, row| distinct(row, |claim| all.claim(claim)?.quantity().map(value))),
    ("unit", |all, row| distinct(row, |claim| Some(all.claim(claim)?.quantity()?.unit.name().to_owned()))),
    ("period_from", |all, row| distinct(row, |claim| all.claim(claim).map(|claim| day(claim, false)))),
    ("period_to", |all, row| distinct(row, |claim| all.claim(claim).map(|claim| day(claim, true)))),
    ("claims", |all, row| {
        let ids = row.claims.iter().filter_map(|claim| all.claim(*claim));
        list(ids.map(|claim| &*claim.id.0))
    }),
    ("findings", |all, row| list(all.findings_of(&row.claims))),
    ("story", |all, row| words(all.story_of(row.document))),
];

pub(super) const NOT_COMPARED: &[Column<HeldApart>] = &[
    ("reason", |all, row| optional(all.apart(row).map(|apart| &*apart.reason))),
    ("claims_of_reason", |all, row| number(all.apart(row).map(|apart| apart.claims.len()))),
    // More than there are rows where pairs were left off; nothing where they were not asked for.
    ("pairs_of_reason", |all, row| number(all.apart(row).map(|apart| apart.pairs.len() + apart.left_off).filter(|pairs| *pairs > 0))),
    ("why", |all, row| optional(all.pair(row).map(|pair| &*pair.why))),
    ("weight", |all, row| all.pair(row).and_then(|pair| Some(pair.weight?.to_string())).unwrap_or_default()),
    ("claim_a", |all, row| of_side(all, row, 0, |claim| words(&claim.id.0))),
    ("claim_b", |all, row| of_side(all, row, 1, |claim| words(&claim.id.0))),
    ("outlet_a", |all, row| of_side(all, row, 0, |claim| words(all.outline.name(claim.document)))),
    ("outlet_b", |all, row| of_side(all, row, 1, |claim| words(all.outline.name(claim.document)))),
    ("place_a", |all, row| of_side(all, row, 0, |claim| words(&all.outline.place(claim)))),
    ("place_b", |all, row| of_side(all, row, 1, |claim| words(&all.outline.place(claim)))),
    ("words_a", |all, row| of_side(all, row, 0, |claim| words(claim.words()))),
    ("words_b", |all, row| of_side(all, row, 1, |claim| words(claim.words()))),
    ("value_a", |all, row| of_side(all, row, 0, |claim| claim.quantity().map(value).unwrap_or_default())),
    ("value_b", |all, row| of_side(all, row, 1, |claim| claim.quantity().map(value).unwrap_or_default())),
    ("sentence_a", |all, row| of_side(all, row, 0, |claim| words(&claim.sentence))),
    ("sentence_b", |all, row| of_side(all, row, 1, |claim| words(&claim.sentence))),
    ("story", |all, row| of_side(all, row, 0, |claim| words(all.story_of(claim.document)))),
];

pub(super) const STORIES: &[Column<Teller>] = &[
    ("story", |all, row| optional(all.story(row).map(|story| &*story.id.0))),
    ("label", |all, row| optional(all.story(row).map(|story| &*story.label))),
    // One for a document that stands alone.
    ("documents_of_story", |all, row| number(all.story(row).map(|story| story.documents.len()))),
    ("document", |all, row| of_teller(all, row, |document| words(&document.id.0))),
    ("outlet", |all, row| of_teller(all, row, |document| optional(document.outlet.as_deref()))),
    ("published", |all, row| of_teller(all, row, published)),
    ("title", |all, row| of_teller(all, row, |document| optional(document.title.as_deref()))),
    ("file", |all, row| of_teller(all, row, |document| words(&document.file))),
];

/// Whether a finding counts; "gone" is an acceptance whose finding does not occur.
fn status(row: &Found) -> &'static str {
    match row {
        Found::Open(_) => "open",
        Found::Accepted(_) => "accepted",
        Found::Gone(_) => "gone",
    }
}

fn of_finding(all: &Tables<'_>, row: &Found, cell: impl Fn(&Finding) -> String) -> String {
    all.finding(row).map(cell).unwrap_or_default()
}

fn of_claim(all: &Tables<'_>, row: &ClaimIndex, cell: impl Fn(&Claim) -> String) -> String {
    all.claim(*row).map(cell).unwrap_or_default()
}

fn of_quantity(all: &Tables<'_>, row: &ClaimIndex, cell: impl Fn(&Quantity) -> String) -> String {
    all.claim(*row).and_then(Claim::quantity).map(cell).unwrap_or_default()
}

fn of_document(all: &Tables<'_>, row: &ClaimIndex, cell: impl Fn(&Document) -> String) -> String {
    all.claim(*row).and_then(|claim| all.outline.document(claim.document)).map(cell).unwrap_or_default()
}

/// Of one of the two claims of a pair.
fn of_side(all: &Tables<'_>, row: &HeldApart, side: usize, cell: impl Fn(&Claim) -> String) -> String {
    all.pair(row).and_then(|pair| pair.claims.get(side).copied()).map(cell).unwrap_or_default()
}

fn of_teller(all: &Tables<'_>, row: &Teller, cell: impl Fn(&Document) -> String) -> String {
    all.outline.document(row.document).map(cell).unwrap_or_default()
}

fn number(count: Option<usize>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

fn sides<'a>(all: &'a Tables<'_>, finding: &'a Finding) -> impl Iterator<Item = &'a Claim> {
    finding.claims().filter_map(|claim| all.claim(claim))
}

fn optional(text: Option<&str>) -> String {
    text.map(words).unwrap_or_default()
}

fn name(name: Option<&Name>) -> String {
    optional(name.map(|name| &*name.written))
}

fn published(document: &Document) -> String {
    document.published.map(|date| date.to_string()).unwrap_or_default()
}

/// The first or the last day of a claim's period.
fn day(claim: &Claim, last: bool) -> String {
    let days = claim.period.as_ref().and_then(|period| period.days);
    days.map(|(from, to)| if last { to } else { from }.to_string()).unwrap_or_default()
}

fn value(quantity: &Quantity) -> String {
    quantity.value.normalize().to_string()
}

fn end(endpoint: Endpoint) -> String {
    endpoint.value().map(|value| value.normalize().to_string()).unwrap_or_default()
}

/// How the words limit the value. The mark other formats use, "=" or ">=", would begin a formula.
fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exactly",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::MoreThan => "more than",
        Bound::AtMost => "at most",
        Bound::LessThan => "less than",
        Bound::Nearly => "nearly",
        Bound::Range => "range",
        Bound::Vague => "vague",
    }
}

fn change(quantity: &Quantity) -> String {
    match quantity.change {
        Some(Change::Up) => "up".to_owned(),
        Some(Change::Down) => "down".to_owned(),
        None => String::new(),
    }
}

fn kind(claim: &Claim) -> &'static str {
    match &claim.assertion {
        Assertion::Figure(_) => "figure",
        Assertion::Superlative(_) => "superlative",
        Assertion::Enumeration(_) => "enumeration",
        Assertion::Event => "event",
        Assertion::Source(_) => "source",
        Assertion::Calendar(_) => "calendar",
        Assertion::Identity(_) => "identity",
        Assertion::Quotation => "quotation",
        Assertion::Bearing => "bearing",
    }
}

/// What the claims of a row say, each once, in their order.
fn distinct(row: &Voice, cell: impl Fn(ClaimIndex) -> Option<String>) -> String {
    let cells: Vec<String> = row.claims.iter().filter_map(|claim| cell(*claim)).filter(|text| !text.is_empty()).collect();
    let mut known = BTreeSet::new();
    list(cells.iter().map(String::as_str).filter(|text| known.insert(*text)))
}
