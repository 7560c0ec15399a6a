//! Texts that are meant to harm whoever reads the report, in every place an article can put them, through every format.

use std::collections::BTreeMap;

use gainsay_model::{Claim, Label, Report, Span};
use pulldown_cmark as markdown;

use crate::{Format, Options, Table, escape, layout, render, sample};

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "</script><!-- ]]> &amp; &#x3c;b&#x3e;",
    "| a | b |\n|---|---|\n| [click](https://evil.example) | ![x](javascript:alert(1)) |",
    "# heading\n\n> quote\n- item\n1. one\n```\ncode\n```\n~~~ <https://evil.example> www.evil.example `x` **b** _i_",
    "=HYPERLINK(\"https://evil.example\",\"click\")",
    "+1+cmd|' /C calc'!A0;=1+1;\"=2+2\"\t@SUM(1)\r-3",
    "\u{1b}[31mred\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}1m",
    "\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069} \u{200f}\u{feff}1\u{200b}65",
    "null\0byte and \u{8}\u{7f} control",
    "北朝鮮は盗んだ。한국의 9월 수출은 659억 달러로 👩\u{200d}🚒 e\u{301}\u{301} cafe\u{301}",
    "{0} {{x}} \\ [brackets](2) {% raw %} ${x} $(x)",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} begins with marks",
];

/// The sample with a text in every place an article, a file's name or a desk can put it.
fn poisoned(text: &str) -> Report {
    let mut report = sample::report();
    for document in &mut report.documents {
        document.outlet = Some(text.to_owned());
        document.title = Some(text.to_owned());
        document.file = format!("{text}.txt");
        document.source = Some(text.to_owned());
        document.language = text.to_owned();
        document.text = format!("{text} 1.65 {text}\n");
    }
    for claim in &mut report.claims {
        poison(claim, text);
    }
    for topic in &mut report.topics {
        topic.label = text.to_owned();
    }
    let accepted = report.accepted.iter_mut().map(|accepted| &mut accepted.finding);
    for finding in report.findings.iter_mut().chain(accepted) {
        finding.message = text.to_owned();
        finding.reason = text.to_owned();
        finding.likely_cause = Some(text.to_owned());
        finding.settle_by = Some(text.to_owned());
        for side in &mut finding.sides {
            let words = Span::new(text.len() + 1, text.len() + 5);
            let everything = Span::new(0, text.len() * 2 + 6);
            side.labels = [words, everything].map(|span| Label { span, text: text.to_owned() }).to_vec();
        }
        for evidence in &mut finding.evidence {
            evidence.text = text.to_owned();
        }
    }
    for entry in &mut report.unchecked {
        entry.about = Some(text.to_owned());
        entry.reason = text.to_owned();
    }
    report.weights = Some(text.to_owned());
    report.stories = sample::stories();
    report.stories.iter_mut().for_each(|story| story.label = text.to_owned());
    for entry in &mut report.not_compared {
        entry.reason = text.to_owned();
        entry.pairs.iter_mut().for_each(|pair| pair.why = text.to_owned());
    }
    for acceptance in report.lapsed.iter_mut().map(|lapsed| &mut lapsed.acceptance) {
        acceptance.by = text.to_owned();
        acceptance.reason = text.to_owned();
    }
    for check in &mut report.checked {
        check.by = text.to_owned();
        check.verdicts.iter_mut().for_each(|(_, verdict)| *verdict = text.to_owned());
    }
    report
}

fn poison(claim: &mut Claim, text: &str) {
    let sentence = format!("{text} 1.65 {text}");
    claim.sentence_span = Span::new(0, sentence.len());
    claim.span = Span::new(text.len() + 1, text.len() + 5);
    claim.line = 1;
    claim.sentence = sentence.into();
}

fn csv_tables(report: &Report) -> Vec<String> {
    Table::ALL.map(|table| render(report, Format::Csv, &Options { table, ..Options::default() })).to_vec()
}

#[test]
fn no_format_passes_on_what_commands_a_terminal_or_turns_text_around() {
    for text in HOSTILE {
        let report = poisoned(text);
        let rendered = Format::ALL.map(|format| render(&report, format, &Options::default()));
        for page in rendered.iter().chain(&csv_tables(&report)) {
            let page = page.strip_prefix('\u{feff}').unwrap_or(page);
            let hidden: Vec<char> = page.chars().filter(|c| *c != '\n' && escape::is_hidden(*c)).collect();
            assert_eq!(hidden, Vec::<char>::new(), "{text:?}");
        }
    }
}

#[test]
fn no_markup_of_an_article_is_markup_on_a_page() {
    // Read as GitHub reads it: blocks and their number are ours, whatever the text, and nothing in it is an element.
    let harmless = blocks(&render(&poisoned("word"), Format::Markdown, &Options::default()));
    for text in HOSTILE {
        let page = render(&poisoned(text), Format::Markdown, &Options::default());
        assert_eq!(blocks(&page), harmless, "{text:?}\n{page}");
    }
}

/// The blocks of a Markdown page by kind, with their number.
fn blocks(page: &str) -> BTreeMap<String, usize> {
    let dialect = markdown::Options::ENABLE_TABLES | markdown::Options::ENABLE_FOOTNOTES | markdown::Options::ENABLE_TASKLISTS;
    let mut blocks = BTreeMap::new();
    for event in markdown::Parser::new_ext(page, dialect | markdown::Options::ENABLE_STRIKETHROUGH) {
        match event {
            markdown::Event::Html(markup) | markdown::Event::InlineHtml(markup) => {
                // The one element we write ourselves, where stars would not hold.
                assert!(["<strong>", "</strong>"].contains(&&*markup), "{markup}: {page}");
            }
            markdown::Event::Start(tag) => match tag {
                markdown::Tag::Strong => {}
                markdown::Tag::Link { dest_url, .. } | markdown::Tag::Image { dest_url, .. } => panic!("a link to {dest_url}: {page}"),
                markdown::Tag::Emphasis | markdown::Tag::Strikethrough => panic!("{tag:?}: {page}"),
                tag => {
                    let kind = format!("{tag:?}").split([' ', '(']).next().unwrap_or_default().to_owned();
                    *blocks.entry(kind).or_insert(0) += 1;
                }
            },
            _ => {}
        }
    }
    blocks
}

#[test]
fn a_page_for_a_browser_has_no_element_of_an_article() {
    let page = render(&poisoned(HOSTILE[0]), Format::Html, &Options::default());
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
}

#[test]
fn programs_read_what_the_article_holds_byte_by_byte() {
    for text in HOSTILE {
        let report = poisoned(text);
        let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, &Options::default())).unwrap();
        assert_eq!(json["documents"][0]["title"], text);
        assert_eq!(json["claims"][0]["sentence"], *report.claims[0].sentence);
        let sarif: serde_json::Value = serde_json::from_str(&render(&report, Format::Sarif, &Options::default())).unwrap();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["snippet"]["text"], "1.65");
        assert_eq!(place["contextRegion"]["snippet"]["text"], *report.claims[0].sentence);
        let address = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{address}");
    }
}

#[test]
fn no_cell_runs_in_a_spreadsheet_and_tables_keep_their_shape() {
    for text in HOSTILE {
        for table in csv_tables(&poisoned(text)) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.strip_prefix('\u{feff}').unwrap().as_bytes());
            // A table of ragged rows is an error to the reader.
            for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                // As a spreadsheet sees it that splits at semicolons.
                for piece in cell.split(';').map(|piece| piece.trim_start_matches(['"', ' '])) {
                    let number = piece.trim().parse::<rust_decimal::Decimal>().is_ok();
                    assert!(number || !piece.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
                }
            }
        }
    }
}

#[test]
fn a_megabyte_without_a_blank_is_readable_and_bounded() {
    for word in ["x", "北", "\u{301}", "\u{202e}", "="] {
        let text = word.repeat(1_000_000 / word.len());
        let report = poisoned_once(&text);
        for format in [Format::Text, Format::Markdown] {
            let page = render(&report, format, &Options::default());
            assert!(page.len() < 200_000, "{word:?} as {}: {} bytes", format.name(), page.len());
        }
        for table in csv_tables(&report) {
            assert!(table.len() < 1_000_000, "{word:?}: {} bytes", table.len());
        }
        for format in [Format::Json, Format::Sarif] {
            let value: serde_json::Value = serde_json::from_str(&render(&report, format, &Options::default())).unwrap();
            assert!(value.is_object());
        }
    }
}

/// One sentence, one title, one label and one message of a text: what a single article can do.
fn poisoned_once(text: &str) -> Report {
    let mut report = sample::report();
    report.documents[0].title = Some(text.to_owned());
    report.documents[0].text = format!("{text} 1.65 {text}\n");
    for claim in report.claims.iter_mut().filter(|claim| claim.document.0 == 0).take(1) {
        poison(claim, text);
    }
    report.topics[0].label = text.to_owned();
    report
}

#[test]
fn rows_fit_the_terminal_with_wide_characters_and_marks() {
    for text in HOSTILE {
        let report = poisoned(text);
        for width in [60, 61, 72, 100, 200] {
            let page = render(&report, Format::Text, &Options { width, ..Options::default() });
            for row in page.lines().rev().skip(1) {
                assert!(layout::columns(row) <= width, "{} columns of {width}: {row}", layout::columns(row));
            }
        }
    }
}

#[test]
fn marks_stand_under_their_words_whatever_stands_before_them() {
    for before in [
        "plain words",
        "北朝鮮の部隊は",
        "cafe\u{301} e\u{301}te\u{301}",
        "👩\u{200d}🚒 fire",
        "\u{202e}turned\u{202c}",
        "tab\tand \u{1b}[1mbold",
    ] {
        let mut report = poisoned(before);
        report.findings.iter_mut().flat_map(|finding| &mut finding.sides).for_each(|side| side.labels.truncate(1));
        let page = render(&report, Format::Text, &Options { width: 72, ..Options::default() });
        let rows: Vec<&str> = page.lines().collect();
        let at = rows.iter().position(|row| row.starts_with(" │ ") && row.contains("1.65")).unwrap();
        let column = |row: &str, byte: usize| layout::columns(&row[..byte]);
        let word = column(rows[at], rows[at].find("1.65").unwrap());
        let mark = column(rows[at + 1], rows[at + 1].find('━').unwrap());
        let length = rows[at + 1].chars().skip_while(|c| *c != '━').take_while(|c| *c == '━').count();
        assert_eq!((word, 4), (mark, length), "{before:?}\n{}\n{}", rows[at], rows[at + 1]);
    }
}
