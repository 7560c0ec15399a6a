//! Any bytes are read as a saved text, and as bare text with and without a publication date. Nothing may panic, and
//! whatever is read must stand in the text it came from.
#![no_main]

use gainsay_extract::{extract, mentions};
use gainsay_ingest::{Input, Overrides};
use gainsay_model::{Document, DocumentIndex, Span};
use libfuzzer_sys::fuzz_target;

fn stands_in(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} does not stand in a text of {} bytes", text.len());
}

fn hold(document: &Document) {
    for mention in mentions(document) {
        stands_in(&document.text, mention.span);
        stands_in(&document.text, mention.full_span);
        assert!(mention.full_span.contains(mention.span));
    }
    let extraction = extract(document, DocumentIndex(0));
    for claim in &extraction.claims {
        stands_in(&document.text, claim.span);
        stands_in(&document.text, claim.sentence_span);
        assert_eq!(claim.sentence_span.of(&document.text), &*claim.sentence);
        assert!(claim.relations.iter().all(|relation| relation.to.get() < extraction.claims.len()));
    }
}

fuzz_target!(|bytes: &[u8]| {
    let name = "text.txt".to_owned();
    let input = Input { base_name: name.clone(), name, bytes: bytes.to_vec() };
    if let Ok(read) = gainsay_ingest::read(&input, &Overrides::default()) {
        hold(read.document());
    }
    // The first bit says whether the day of publication is known.
    let published = bytes.first().filter(|first| *first & 1 == 1).and_then(|_| "2025-10-26".parse().ok());
    hold(&Document::of_text("text", String::from_utf8_lossy(bytes).into_owned(), published));
});
