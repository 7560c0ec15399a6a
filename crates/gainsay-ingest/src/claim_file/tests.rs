//! Claim files there and back, corrected by hand, and held against their texts.

use gainsay_model::{Assertion, Bound, Bounds, Claim, ClaimIndex, Document, Grain, Period, Quantity, Span, Unit};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

use super::sample::{TEXT, bare_document, claims, document, figure};
use super::{ClaimFile, read, update, verify, write};
use crate::Problem;

fn parsed(text: &str) -> ClaimFile {
    read("claims/a.toml", text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn error(text: &str) -> String {
    read("claims/a.toml", text).unwrap_err().to_string()
}

fn minimal(rest: &str) -> String {
    format!("[[claim]]\nid = \"c1\"\nquote = \"Some 31 ships lay there.\"\n{rest}\n")
}

#[test]
fn what_is_written_reads_back_exactly() {
    let file = parsed(&write(&document(), &claims()));
    assert_eq!(file.document, bare_document());
    for (found, expected) in file.claims.iter().zip(claims()) {
        assert_eq!(*found, expected);
    }
    assert_eq!(file.claims.len(), claims().len());
}

#[test]
fn defaults_are_left_out() {
    let text = write(&document(), &claims()[..1]);
    let expected = r##"# Claims found in one article. Correct what is wrong: a check reads this file as if extracted. Each quote must stand in
# the article letter by letter.

[document]
id = "coast-post"
file = "coast post.txt"
outlet = 'Coast "Post"'
title = "Harbour stays full"
published = "2025-06"
language = "en-GB"
source = "https://example.org/1"
sha256 = "abababababababababababababababababababababababababababababababab"
authority = true

[[claim]]
id = "c1"
quote = 'According to the harbour office, Strelsau took in at least 1.65 million crowns ("a record", $1,650) between January and March 2025.'
at = { line = 3, start = 20, end = 151 }
words = "at least 1.65 million crowns"
subject = { written = "Strelsau", kind = "place" }
action = { class = "earn", written = "took in" }
object = "Strelsau"
measure = "income"
role = "total"
quantity = { value = "1650000", unit = "CRN", bound = ">=" }
period = { from = "2025-01-01", to = "2025-03-31", grain = "quarter", written = "between January and March 2025" }
place = { written = "Strelsau", kind = "place" }
attribution = { speaker = { written = "the harbour office", canonical = "harbour office", kind = "organisation" }, cue = "According to" }
hedge = { class = "estimated", written = "at least" }
names = [
    { written = "the harbour office", canonical = "harbour office", kind = "organisation" },
    { written = "Strelsau", kind = "place" },
]
terms = ["crown", "record"]
"##;
    assert_eq!(text, expected);
}

#[test]
fn a_claim_written_by_hand_needs_little() {
    let file = parsed(&minimal("quantity = { value = 31, unit = \"count\" }"));
    let claim = &file.claims[0];
    assert_eq!((&*claim.id.0, claim.words(), claim.line), ("a/c1", "Some 31 ships lay there.", 1));
    assert_eq!(claim.quantity(), Some(&Quantity { written: "Some 31 ships lay there.".to_owned(), ..figure(dec!(31), Unit::Count, "") }));
    assert_eq!((&*file.document.id.0, file.document.file.as_str()), ("a", "a.toml"));
    assert_eq!(file.lines, [1]);
}

#[test]
fn figures_and_dates_may_stand_without_quotation_marks() {
    let file =
        parsed(&minimal("quantity = { value = 1.650, unit = \"USD\", upper = 2 }\nperiod = { from = 2025-02-01, to = \"2025-03\" }"));
    let quantity = file.claims[0].quantity().unwrap();
    assert_eq!((quantity.value.to_string(), quantity.step), ("1.650".to_owned(), dec!(0.001)));
    assert_eq!(quantity.bounds, Bounds::new(gainsay_model::Endpoint::Closed(dec!(1.6495)), gainsay_model::Endpoint::Closed(dec!(2))));
    let days = file.claims[0].period.as_ref().unwrap().days.unwrap();
    assert_eq!((days.0.to_string(), days.1.to_string()), ("2025-02-01".to_owned(), "2025-03-31".to_owned()));
}

#[test]
fn a_month_alone_is_a_period() {
    let file = parsed(&minimal("event = true\nperiod = { from = \"2025-02\" }"));
    assert_eq!(file.claims[0].period, Period::month(2025, 2, ""));
    assert_eq!(file.claims[0].period.as_ref().unwrap().grain, Grain::Month);
}

#[test]
fn words_beside_their_offset_are_taken_where_they_stand_nearest() {
    let text = "[[claim]]\nid = \"c1\"\nquote = \"31 ships and 31 boats\"\nevent = true\nwords = \"31\"\nwords_at = [12, 14]\n";
    assert_eq!(parsed(text).claims[0].span, Span::new(13, 15));
}

#[test]
fn mistakes_name_file_and_line() {
    let broken = error(&minimal("quantty = 1"));
    assert!(broken.starts_with("claims/a.toml:4: unknown key `quantty` in `claim`; expected `id`, `quote`, `at`"), "{broken}");
    let broken = error(&minimal("\nquantity = { value = \"31\", unit = \"count\", low = 3 }"));
    assert!(broken.starts_with("claims/a.toml:5: claim c1: unknown key `low` in `quantity`; expected `value`, `unit`"), "{broken}");
    for (rest, expected) in [
        ("", "a.toml:1: claim c1: states nothing"),
        ("event = true\nquantity = { value = 1, unit = \"count\" }", "states several things (quantity, event)"),
        ("quantity = { value = \"many\", unit = \"count\" }", "a.toml:4: claim c1: `quantity.value` is no decimal"),
        ("quantity = { value = 1e30, unit = \"count\" }", "is no decimal"),
        ("quantity = { value = 1, unit = \"furlong\" }", "`quantity.unit` is no unit"),
        ("quantity = { value = 1 }", "`quantity` lacks `unit`"),
        ("quantity = 5", "`quantity` is no table"),
        ("quantity = { value = 1, unit = \"count\", bound = \"range\" }", "lacks `upper`"),
        ("quantity = { value = 1, unit = \"count\", lower = 3, upper = 2 }", "`lower` above its `upper`"),
        ("event = true\nwords = \"boats\"", "`words` do not stand in the quote"),
        ("event = true\nwords_at = [-9, 2]", "`words_at` leads outside the text"),
        ("event = true\nrole = \"king\"", "`role` is none of"),
        ("event = true\npart_of = [\"c9\"]", "`part_of` names \"c9\", which is no claim of this file"),
        ("event = true\nperiod = { from = \"soon\" }", "`period.from` is no date"),
        ("event = true\nperiod = { from = \"2025\", to = \"2024\" }", "`period.to` lies before `from`"),
        ("event = true\nat = { line = -1 }", "`at.line` is no whole number"),
        ("event = true\nnames = [1]", "neither a text nor a table"),
        ("event = \"yes\"", "`event` is true or false"),
        ("event = ", "a.toml:4: "),
        ("[[claim]]\nid = \"c1\"\nquote = \"x\"", "`id` \"c1\" stands twice"),
    ] {
        let broken = error(&minimal(rest));
        assert!(broken.contains(expected), "{rest}: {broken}");
    }
    assert!(error("claim = 3").contains("write [[claim]]"));
    assert!(error("[document]\nlanguage = \"English (UK)\"").contains("a.toml:2: `language` is no language tag"));
    assert!(error("[[claim]]\nquote = \"x\"").contains("`claim` lacks `id`"));
}

#[test]
fn an_update_keeps_what_a_person_wrote() {
    let mut text = write(&document(), &claims());
    text = text
        .replace("[[claim]]\nid = \"c3\"", "# Phoned the office: right.\n[[claim]]\nid = \"c3\"")
        .replace("role = \"increment\"", "role   =  'increment'  # they said \"another\"")
        .replace("event = true\n", "event = true\nrole = \"plain\" # sure\n");
    let mut changed = claims();
    changed[2].terms = vec!["boat".into()];
    changed[0].role = gainsay_model::Role::Part;
    changed[4].hedge = None;
    let updated = update("a.toml", &text, &document(), &changed).unwrap();
    assert_eq!(parsed(&updated).claims, changed);
    for kept in [
        "# Phoned the office: right.\n[[claim]]\nid = \"c3\"",
        "role   =  'increment'  # they said \"another\"",
        "role = \"plain\" # sure",
        "# Claims found in one article.",
    ] {
        assert!(updated.contains(kept), "{kept}\n{updated}");
    }
    assert_eq!(update("a.toml", &updated, &document(), &changed).unwrap(), updated);
}

#[test]
fn an_update_without_changes_changes_nothing() {
    let text = write(&document(), &claims());
    assert_eq!(update("a.toml", &text, &document(), &claims()).unwrap(), text);
    let by_hand = minimal("quantity = { value = 31, unit = 'count' } # counted");
    let file = parsed(&by_hand);
    let updated = update("claims/a.toml", &by_hand, &file.document, &file.claims).unwrap();
    assert!(updated.contains(&by_hand), "{updated}");
}

#[test]
fn an_update_adds_removes_and_reorders() {
    let all = claims();
    let plain = |claims: &[Claim]| -> Vec<Claim> { claims.iter().map(|claim| Claim { relations: Vec::new(), ..claim.clone() }).collect() };
    let (some, all) = (plain(&all[2..6]), plain(&all));
    let mut reversed = all.clone();
    reversed.reverse();
    let text = write(&document(), &some);
    for wanted in [&all, &reversed, &some, &Vec::new()] {
        let updated = update("a.toml", &text, &document(), wanted).unwrap();
        assert_eq!(parsed(&updated).claims, **wanted, "{updated}");
        let again = update("a.toml", &updated, &document(), &some).unwrap();
        assert_eq!(parsed(&again).claims, some, "{again}");
    }
}

#[test]
fn an_update_of_the_quote_moves_what_depends_on_it() {
    let text = write(&document(), &claims()[2..3]);
    let mut changed = claims()[2].clone();
    // The same claim, now stated by the words of the first figure.
    let at = TEXT.find("31 ships").unwrap();
    changed.span = Span::new(at, at + 2);
    let updated = update("a.toml", &text, &document(), std::slice::from_ref(&changed)).unwrap();
    assert_eq!(parsed(&updated).claims, [changed]);
}

#[test]
fn tables_under_a_claim_stay_with_it() {
    let text = "# top\n[[claim]]\nid = \"a\"\nquote = \"31 ships\"\n[claim.quantity]\nvalue = 31 # seen\nunit = \"count\"\n\n[[claim]]\nid = \"b\"\nquote = \"4 boats\"\n[claim.quantity]\nvalue = 4\nunit = \"count\"\n";
    let file = parsed(text);
    let reversed: Vec<Claim> = file.claims.iter().rev().cloned().collect();
    let updated = update("a.toml", text, &file.document, &reversed).unwrap();
    assert_eq!(parsed(&updated).claims, reversed, "{updated}");
    assert!(updated.contains("value = 31 # seen"), "{updated}");
}

#[test]
fn a_broken_file_is_not_overwritten() {
    assert!(update("a.toml", "[[claim]", &document(), &claims()).is_err());
}

#[test]
fn claims_that_stand_in_their_text_are_left_as_they_are() {
    let file = parsed(&write(&document(), &claims()));
    let verified = verify(&file, &document());
    assert_eq!(verified.claims, claims());
    assert_eq!((verified.moved, verified.errors.len(), verified.notes.len()), (0, 0, 0));
}

#[test]
fn quotes_that_moved_take_their_claims_along() {
    let file = parsed(&write(&document(), &claims()));
    let moved = Document { text: format!("An editor's note.\n\n{TEXT}"), sha256: "cd".repeat(32), ..document() };
    let verified = verify(&file, &moved);
    assert!(verified.errors.is_empty(), "{:?}", verified.errors);
    assert_eq!((verified.moved, verified.notes.len()), (claims().len(), 1));
    for (found, before) in verified.claims.iter().zip(claims()) {
        assert_eq!(found.sentence_span.of(&moved.text), &*before.sentence);
        assert_eq!(found.span.of(&moved.text), before.words());
        assert_eq!(found.line, before.line + 2);
        assert_eq!(
            found.names.iter().map(|name| name.span.of(&moved.text)).collect::<Vec<_>>(),
            before.names.iter().map(|name| name.written.as_str()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_claim_without_a_place_finds_it() {
    let text =
        "[[claim]]\nid = \"c1\"\nquote = \"Its owners are Grain Ltd, Coal Ltd and Salt Ltd.\"\nsubject = \"Salt Ltd\"\nevent = true\n";
    let verified = verify(&parsed(text), &document());
    let claim = &verified.claims[0];
    assert_eq!(claim.span, claim.sentence_span);
    assert_eq!(claim.subject.as_ref().unwrap().span.of(TEXT), "Salt Ltd");
    assert_eq!((claim.line, verified.moved), (7, 1));
}

#[test]
fn a_quote_that_is_not_in_the_text_is_an_error_with_its_line() {
    let text = write(&document(), &claims()).replace("The office said on Monday", "The office said on Tuesday");
    let verified = verify(&parsed(&text), &document());
    assert_eq!(verified.errors.len(), 3);
    let line = text[..text.find("id = \"c3\"").unwrap()].lines().count();
    assert_eq!(verified.errors[0].line, u32::try_from(line).ok());
    assert!(
        matches!(&verified.errors[0].problem, Problem::QuoteMissing { claim, document } if claim == "c3" && document == "coast post.txt")
    );
    // Relations to claims left out are left out with them, the others follow.
    assert_eq!(verified.claims.len(), claims().len() - 3);
    assert_eq!(verified.claims[0].relations.len(), 1);
    assert_eq!(verified.claims[0].relations[0].to, ClaimIndex::new(1));
}

#[test]
fn places_outside_the_text_are_errors() {
    let text = minimal("event = true\nsubject = { written = \"ships\", at = [0, 900] }");
    let document = Document { text: "Some 31 ships lay there.".to_owned(), ..document() };
    let verified = verify(&parsed(&text), &document);
    assert!(verified.claims.is_empty());
    assert!(matches!(&verified.errors[0].problem, Problem::SpanMisfit { claim, .. } if claim == "c1"));
}

proptest! {
    #[test]
    fn any_quantity_reads_back(
        mantissa in any::<i64>(),
        scale in 0_u32..12,
        step in 1_i64..100_000,
        low in any::<i32>(),
        high in any::<i32>(),
        mark in prop::sample::select(vec!["=", "~", ">=", ">", "<=", "<", "~<", "range", "vague"]),
        implied in any::<bool>(),
        written_out in any::<bool>(),
        written in "\\PC{0,12}",
    ) {
        let value = Decimal::new(mantissa, scale);
        let step = Decimal::new(step, scale);
        let bound = Bound::from_mark(mark).unwrap();
        let bounds = if implied {
            super::defaults::bounds(value, bound, step, written_out)
        } else {
            Bounds::between(low.into(), high.into())
        };
        let mut claim = claims()[2].clone();
        claim.assertion = Assertion::Figure(Quantity { value, step, bounds, bound, unit: Unit::Number, written_out, change: None, written });
        let file = parsed(&write(&document(), std::slice::from_ref(&claim)));
        prop_assert_eq!(&file.claims[0], &claim);
    }

    #[test]
    fn any_words_read_back(sentence in "[\\PC\n\t\"'\\\\]{1,60}", canonical in "\\PC{0,10}", start in 0_usize..60, length in 0_usize..20) {
        let mut claim = claims()[6].clone();
        let boundary = |at: usize| (0..=at.min(sentence.len())).rev().find(|at| sentence.is_char_boundary(*at)).unwrap();
        let (start, end) = (boundary(start), boundary(start + length));
        claim.sentence = sentence.as_str().into();
        claim.sentence_span = Span::new(7, 7 + sentence.len());
        claim.span = Span::new(7 + start, 7 + end);
        claim.subject = Some(gainsay_model::Name {
            written: sentence.clone().into(),
            canonical: canonical.into(),
            kind: gainsay_model::NameKind::Thing,
            span: Span::new(0, 3),
        });
        claim.terms = vec![sentence.clone().into()];
        let text = write(&document(), std::slice::from_ref(&claim));
        let file = parsed(&text);
        prop_assert_eq!(&file.claims[0], &claim);
        prop_assert_eq!(update("a", &text, &document(), &file.claims).unwrap(), text);
    }

    #[test]
    fn any_file_is_read_or_refused(lines in prop::collection::vec(prop::sample::select(vec![
        "[document]", "[[claim]]", "[claim.quantity]", "id = \"c1\"", "id = \"c2\"", "quote = \"한 31\"", "event = true", "words = \"31\"",
        "quantity = { value = 31, unit = \"count\" }", "quantity.value = 1", "value = 79228162514264337593543950335", "unit = \"USD\"",
        "words_at = [1, 2]", "at = { start = 4294967295 }", "period = { from = 2025-01-01T00:00:00Z }", "subject = { written = \"x\", at = [-1, 4294967296] }",
        "names = [\"a\", { written = \"b\" }]", "part_of = [\"c2\"]", "bound = \"range\"", "upper = \"none\"", "quote = '''", "= 1",
    ]), 0..14)) {
        let text = lines.join("\n");
        if let Ok(file) = read("a.toml", &text) {
            let again = read("a.toml", &write(&file.document, &file.claims)).unwrap();
            prop_assert_eq!(&again.claims, &file.claims);
            let _ = verify(&file, &document());
        }
    }
}
