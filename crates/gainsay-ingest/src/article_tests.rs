//! Whole texts of made-up outlets, from bytes to blocks.

use gainsay_model::{BlockKind, Document};
use proptest::prelude::*;

use crate::{Input, Overrides, Problem, Read, read};

fn input(name: &str, bytes: &[u8]) -> Input {
    Input { name: format!("in/{name}"), base_name: name.to_owned(), bytes: bytes.to_vec() }
}

fn reading(text: &str) -> (Document, Vec<String>) {
    match read(&input("made-up.txt", text.as_bytes()), &Overrides::default()) {
        Ok(Read::Article { document, notes }) => (document, notes),
        other => panic!("{other:?}"),
    }
}

fn document(text: &str) -> Document {
    reading(text).0
}

fn blocks(document: &Document) -> Vec<(char, &str)> {
    document
        .blocks
        .iter()
        .map(|block| {
            let mark = match block.kind {
                BlockKind::Title => 'T',
                BlockKind::Heading => 'H',
                BlockKind::Paragraph => 'P',
            };
            (mark, block.span.of(&document.text))
        })
        .collect()
}

const FIRST: &str = "The harbour office counted 31 ships on Monday, four more than in May.";
const SECOND: &str = "Two of them carry grain worth 4.2 million crowns, the office said on Tuesday.";

#[test]
fn front_matter_gives_the_title_its_place() {
    let text = format!("---\noutlet: The Example\ntitle: \"31 ships in harbour\"\npublished: 2025-06\n---\n\n{FIRST}\n");
    let document = document(&text);
    assert_eq!(blocks(&document), [('T', "31 ships in harbour"), ('P', FIRST)]);
    assert_eq!(document.text, text);
    assert_eq!(document.outlet.as_deref(), Some("The Example"));
    assert_eq!(document.published.unwrap().to_string(), "2025-06");
    assert_eq!((document.language.as_str(), document.file.as_str(), &*document.id.0), ("en", "made-up.txt", "made-up"));
    assert_eq!(document.sha256.len(), 64);
}

#[test]
fn a_pasted_page_gives_title_date_outlet_and_article() {
    let text = format!(
        "Harbour \"fuller than ever\" after grain deal\n\n2025-06-03 09:15\nCoastpost\nCoastpost\nHarbour \"fuller than ever\" after grain deal\n\n\
         Image source: Coastpost\n\nThe Harbour’s New Record: What Stands Behind It\n\n{FIRST}\n\nGrain from the north\n\n{SECOND}\n\n\
         View original content to download multimedia: https://example.org/99\n\nRecommended News\n\nKing opens bridge\n\n41 cows escape from farm near town\n"
    );
    let (document, notes) = reading(&text);
    assert_eq!(
        blocks(&document),
        [
            ('T', "Harbour \"fuller than ever\" after grain deal"),
            ('H', "The Harbour’s New Record: What Stands Behind It"),
            ('P', FIRST),
            ('H', "Grain from the north"),
            ('P', SECOND),
        ]
    );
    assert_eq!(document.published.unwrap().to_string(), "2025-06-03 09:15");
    assert_eq!(document.outlet.as_deref(), Some("Coastpost"));
    assert!(notes.contains(&"publication date 2025-06-03 09:15 taken from the text".to_owned()));
    assert!(notes.iter().any(|note| note == "left out as not the article: 9 lines (3-8, 18-24)"), "{notes:?}");
}

#[test]
fn a_glued_dateline_names_the_outlet() {
    let text = format!(
        "Harbour Fills Up\n\n3 Min Read\n\nRuritania( The Coast News Digital ){FIRST}\n\n{SECOND}\n\n- Advertisement -\nShare This Article\n\
         Leave a Comment\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nA reader says 900 ships were there last year, far more.\n"
    );
    let document = document(&text);
    assert_eq!(blocks(&document), [('T', "Harbour Fills Up"), ('P', FIRST), ('P', SECOND)]);
    assert_eq!(document.outlet.as_deref(), Some("The Coast News Digital"));
    assert_eq!(document.published, None);
}

#[test]
fn a_wire_story_begins_after_its_dateline() {
    let document = document(&format!("Ships fill harbour\nBy A. Writer\n\nSTRELSAU, June 3, 2025 (Reuters) - {FIRST}\n"));
    assert_eq!(blocks(&document), [('T', "Ships fill harbour"), ('P', FIRST)]);
    assert_eq!(document.outlet.as_deref(), Some("Reuters"));
    assert_eq!(document.published.unwrap().to_string(), "2025-06-03");
}

#[test]
fn markdown_marks_stay_outside_the_blocks() {
    let document = document(&format!(
        "# Ships fill *harbour*\n\nPublished: 3 June 2025\n\n**{FIRST}**\n\n## Grain\n\n- 31 ships\n- 4 barges\n\n> {SECOND}\n"
    ));
    assert_eq!(
        blocks(&document),
        [('T', "Ships fill *harbour*"), ('P', FIRST), ('H', "Grain"), ('P', "31 ships"), ('P', "4 barges"), ('P', SECOND)]
    );
    assert_eq!(document.published.unwrap().to_string(), "2025-06-03");
}

#[test]
fn a_box_of_links_in_the_middle_does_not_end_the_article() {
    let text = format!("Ships fill harbour\n\n{FIRST}\n\nRead more\n\nKing opens bridge\n\n41 cows escape\n\n{SECOND}\n\n{FIRST} Again.\n");
    let again = format!("{FIRST} Again.");
    assert_eq!(blocks(&document(&text)), [('T', "Ships fill harbour"), ('P', FIRST), ('P', SECOND), ('P', again.as_str())]);
}

#[test]
fn dates_below_the_article_are_not_its_date() {
    let text = format!("Ships fill harbour\n\n{FIRST} {SECOND}\n\nRelated articles\n\nKing opens bridge\n\nPosted on 1 April 2019\n");
    assert_eq!(document(&text).published, None);
}

#[test]
fn a_date_inside_a_sentence_is_not_the_publication_date() {
    let document = document("Ships fill harbour\n\nOn 3 June 2025 the harbour office counted 31 ships, four more than in May.\n");
    assert_eq!(document.published, None);
}

#[test]
fn a_single_sentence_is_a_paragraph() {
    assert_eq!(blocks(&document("41 cows escape from farm")), [('P', "41 cows escape from farm")]);
    assert_eq!(blocks(&document(FIRST)), [('P', FIRST)]);
    assert_eq!(document(FIRST).title, None);
}

#[test]
fn a_section_name_is_no_title() {
    let text = format!("World\n\nShips fill the old harbour\n\n{FIRST}\n");
    assert_eq!(document(&text).title.as_deref(), Some("Ships fill the old harbour"));
}

#[test]
fn overrides_win_over_front_matter() {
    let text = format!("---\noutlet: The Example\npublished: 2025-06\nlanguage: de\n---\n{FIRST}\n");
    let overrides = Overrides { published: "2024".parse().ok(), outlet: Some("Another".to_owned()), language: None, authority: true };
    let read = read(&input("a.md", text.as_bytes()), &overrides).unwrap();
    let document = read.document();
    assert_eq!(document.published.unwrap().to_string(), "2024");
    assert_eq!((document.outlet.as_deref(), document.language.as_str()), (Some("Another"), "de"));
    assert!(document.authority);
}

#[test]
fn a_file_without_an_article_is_named() {
    for text in ["", "\n\n  \n", "3 Min Read\nShare\n", "---\ntitle: Ships\n---\n\nShare this article\n"] {
        let error = read(&input("empty.md", text.as_bytes()), &Overrides::default()).unwrap_err();
        assert_eq!((error.file.as_str(), error.problem), ("in/empty.md", Problem::Empty), "{text}");
    }
}

#[test]
fn another_encoding_is_noted() {
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1252.encode("Das Hafenamt zählte am Dienstag über zwölf Schiffe, für die südlichen Häfen eine große Zahl.");
    let read = read(&input("de.txt", &bytes), &Overrides::default()).unwrap();
    assert!(read.notes().iter().any(|note| note == "read as windows-1252"));
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = format!("Ships fill harbour\n\n2025-06-03\n\n{FIRST}\n\nGrain\n\n{SECOND}\n");
    let (unix, windows) = (document(&text), document(&text.replace('\n', "\r\n")));
    assert_eq!(blocks(&unix), blocks(&windows));
    assert_eq!(unix.published, windows.published);
}

#[test]
fn a_large_text_is_read_in_one_pass() {
    // Two megabytes of lines that look like the beginning of everything: quadratic work would take minutes here.
    let text = "---\n(\n[a\n# \nBy X\n> > >\n***\nRead more\n```\n2025\nShips = (\n\n".repeat(40_000);
    let _ = read(&input("large.txt", text.as_bytes()), &Overrides::default());
    let document = document(&format!("{FIRST}\n\n").repeat(30_000));
    assert_eq!(document.blocks.len(), 30_000);
}

fn check_blocks(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && !block.span.is_empty(), "{:?}", document.blocks);
        assert!(document.text.get(block.span.range()).is_some());
        let words = block.span.of(&document.text);
        assert_eq!(words.trim(), words);
        end = block.span.end;
    }
}

/// Lines of the kinds pages are made of, in any order.
fn page_lines() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        FIRST,
        SECOND,
        "",
        "",
        "---",
        "title: \"Ships\"",
        "published: 2025-06",
        "# Ships",
        "Ships fill harbour",
        "Coastpost",
        "By A. Writer",
        "2025-06-03 09:15",
        "Source: Coastpost",
        "Related articles",
        "Leave a Reply",
        "- 31 ships",
        "> quoted",
        "====",
        "STRELSAU (AP) — 한국",
        "Ruritania( The )Text",
        "\u{feff} \u{200b}",
        "```",
        "*",
        "**bold**",
        "https://example.org",
        "산불로 네 명이 숨졌다.",
    ]);
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.toml"] {
            if let Ok(Read::Article { document, .. }) = read(&input(name, &bytes), &Overrides::default()) {
                check_blocks(&document);
            }
        }
    }

    #[test]
    fn any_text_gives_ordered_disjoint_blocks(text in "\\PC{0,40}(\n[-#>*(\\[0-9A-Za-z :=.|é한]{0,20}){0,12}") {
        if let Ok(Read::Article { document, .. }) = read(&input("a.md", text.as_bytes()), &Overrides::default()) {
            check_blocks(&document);
        }
    }

    #[test]
    fn any_page_gives_ordered_disjoint_blocks(text in page_lines()) {
        if let Ok(Read::Article { document, .. }) = read(&input("a.md", text.as_bytes()), &Overrides::default()) {
            check_blocks(&document);
        }
    }
}
