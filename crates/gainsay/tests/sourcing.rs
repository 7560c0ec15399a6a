//! Who speaks: copies count as one voice, and the reference is named as such.

use gainsay::model::{Document, PartialDate, Report};
use gainsay::{Material, Options, StoryMode, check};

const WIRE: &str = "A fire on the ferry Albatross killed 47 people off the coast of Ruritania on Tuesday night, the coast guard said.\n\n\
    The vessel had left Strelsau with a full hold of timber and grain. Divers went down at dawn to look at the hull, and the harbour \
    stayed closed to all traffic until noon. Relatives waited at the pier while officials read out the names they knew.";
const RIVAL: &str = "The fire on the Albatross killed 41 people off the coast of Ruritania on Tuesday night, according to the coast guard.";

fn article(id: &str, published: &str, text: &str) -> Document {
    let published: Option<PartialDate> = published.parse().ok();
    Document { outlet: Some(id.to_owned()), ..Document::of_text(id, text.to_owned(), published) }
}

fn checked(documents: &[Document]) -> Report {
    let options = Options { stories: StoryMode::One, ..Options::default() };
    check(documents.iter().cloned().map(Material::article).collect(), &options)
}

#[test]
fn a_conflict_says_who_printed_a_figure_first_and_who_repeats_it() {
    let cut = WIRE.rsplit_once(" Relatives").unwrap_or_default().0;
    let report =
        checked(&[article("courier", "2025-03-13", cut), article("wire", "2025-03-12", WIRE), article("rival", "2025-03-12", RIVAL)]);
    let conflict = report.findings.iter().find(|finding| finding.rule.name.starts_with("conflicting-")).map(|finding| &finding.evidence);
    let told: Vec<&str> = conflict.into_iter().flatten().map(|evidence| evidence.text.as_str()).collect();
    assert!(told.contains(&"wire printed this first, on 2025-03-12; courier repeats its text: one voice"), "{told:?}");
    let shared: Vec<&str> =
        report.findings.iter().filter(|finding| finding.rule.code == "S103").map(|finding| finding.message.as_str()).collect();
    assert_eq!(shared, ["courier prints the text of wire: 2 documents, one voice; wire printed it first, on 2025-03-12"]);
}

#[test]
fn texts_of_their_own_are_voices_of_their_own() {
    let report = checked(&[article("wire", "2025-03-12", WIRE), article("rival", "2025-03-12", RIVAL)]);
    assert!(report.findings.iter().all(|finding| finding.rule.code != "S103"));
    assert!(report.findings.iter().flat_map(|finding| &finding.evidence).all(|evidence| !evidence.text.contains("one voice")));
}

#[test]
fn a_slip_against_the_reference_is_one_finding_that_names_the_reference() {
    let reference =
        Document { authority: true, ..article("accounts", "2025-03-01", "Tessel Group paid $2.45 billion for Crown Foundries in 2024.") };
    let report = checked(&[reference, article("ledger", "2025-03-02", "Tessel Group paid $245 billion for Crown Foundries in 2024.")]);
    assert_eq!(report.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>(), ["magnitude-slip"]);
    let labels: Vec<&str> = report.findings[0].sides.iter().map(|side| side.labels[0].text.as_str()).collect();
    assert_eq!(labels, ["the reference: this figure", "this figure"]);
}
