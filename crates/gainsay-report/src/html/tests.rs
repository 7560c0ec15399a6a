//! What the page promises, on the sample and on hostile reports.

use std::collections::BTreeSet;

use gainsay_model::{Document, Report};

use crate::html::STYLE;
use crate::sample;
use crate::{Format, Options, render};

fn page(report: &Report) -> String {
    render(report, Format::Html, &Options::default())
}

/// A page in tags and in the text between them, as an HTML parser in its data state cuts it. The style element is left out.
fn tags_and_text(page: &str) -> (Vec<&str>, String) {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (style, after) = rest.split_once("</style>").unwrap();
    assert_eq!(style, STYLE);
    let (mut tags, mut text) = (Vec::new(), String::new());
    for part in [before, after] {
        for piece in part.split('<').skip(1) {
            let (tag, words) = piece.split_once('>').expect("every tag closes");
            assert_eq!(tag.matches('"').count() % 2, 0, "a greater-than sign in an attribute: {tag}");
            tags.push(tag);
            text.push_str(words);
        }
    }
    (tags, text)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[track_caller]
fn assert_sound(page: &str) {
    const NAMES: &str = "!doctype html head meta link title style body a p span h1 h2 h3 h4 ul ol li b bdi header nav main section \
        article footer table caption thead tbody tfoot tr th td time figure figcaption blockquote mark dl div dt dd details summary q sup \
        svg desc line rect path text";
    let names: BTreeSet<&str> = NAMES.split(' ').collect();
    let (tags, _) = tags_and_text(page);
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut targets = Vec::new();
    for tag in tags {
        let name = tag.trim_start_matches('/').trim_end_matches('/').split([' ', '\n']).next().unwrap();
        assert!(names.contains(name), "unexpected element: {tag}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "elements close in order");
        } else if !matches!(name, "!doctype" | "meta" | "link") && !tag.ends_with('/') {
            open.push(name);
        }
        assert!(!tag.contains(" on") && !tag.contains(" style="), "neither script nor style in an attribute: {tag}");
        if let Some(id) = attribute(tag, "id") {
            assert!(ids.insert(id), "{id} stands twice");
        }
        match attribute(tag, "href") {
            Some(target) if target.starts_with('#') => targets.push(target.trim_start_matches('#')),
            Some(other) => assert!(other == "data:," || other.starts_with("https://") || other.starts_with("http://"), "{other}"),
            None => {}
        }
        assert!(attribute(tag, "src").is_none());
    }
    assert_eq!(open, Vec::<&str>::new(), "every element closes");
    for target in targets {
        assert!(ids.contains(target), "#{target} leads nowhere");
    }
}

#[test]
fn every_link_of_the_page_leads_somewhere_and_every_element_closes() {
    assert_sound(&page(&sample::report()));
    assert_sound(&page(&Report::default()));
    assert_sound(&render(&sample::report(), Format::Html, &Options { quiet: true, ..Options::default() }));
}

#[test]
fn the_policy_allows_this_style_sheet_and_nothing_else() {
    let page = page(&sample::report());
    let (tags, _) = tags_and_text(&page);
    let policy = tags.iter().find(|tag| tag.contains("Content-Security-Policy")).and_then(|tag| attribute(tag, "content")).unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(policy.ends_with("; img-src data:; base-uri 'none'; form-action 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
}

const HOSTILE: &str = "</style></title></h1><script>alert(1)</script><img src=x onerror=alert(1)> \" onmouseover=\"x ' {{ 7 * 7 }} \
    <!-- --> <![CDATA[ &lt;script&gt; \u{0} \u{1b}[31m \u{202e}desrever\u{202c} \u{feff} ]]> javascript:alert(1)";

/// The sample with hostile words wherever a report holds words.
fn hostile() -> Report {
    let mut report = sample::report();
    for document in &mut report.documents {
        document.title = Some(HOSTILE.to_owned());
        document.outlet = Some(HOSTILE.to_owned());
        document.file = HOSTILE.to_owned();
        document.source = Some(format!("javascript:{HOSTILE}"));
        document.language = HOSTILE.to_owned();
        document.text = format!("{HOSTILE}\n\n{}\n\n{HOSTILE}", document.text);
    }
    for topic in &mut report.topics {
        topic.label = HOSTILE.to_owned();
    }
    for finding in &mut report.findings {
        finding.message = HOSTILE.to_owned();
        finding.reason = HOSTILE.to_owned();
        finding.likely_cause = Some(HOSTILE.to_owned());
        finding.settle_by = Some(HOSTILE.to_owned());
        for side in &mut finding.sides {
            side.labels.iter_mut().for_each(|label| label.text = HOSTILE.to_owned());
        }
        finding.evidence.iter_mut().for_each(|evidence| evidence.text = HOSTILE.to_owned());
    }
    for claim in &mut report.claims {
        let words = format!("{HOSTILE} {}", claim.sentence);
        claim.sentence_span.end = claim.sentence_span.start + u32::try_from(words.len()).unwrap();
        claim.sentence = words.into();
    }
    for entry in &mut report.unchecked {
        entry.about = Some(HOSTILE.to_owned());
        entry.reason = HOSTILE.to_owned();
    }
    report.not_compared.iter_mut().for_each(|entry| entry.reason = HOSTILE.to_owned());
    report
}

#[test]
fn hostile_words_are_inert_wherever_they_stand() {
    let page = page(&hostile());
    assert_sound(&page);
    let (tags, text) = tags_and_text(&page);
    assert!(text.contains("&#60;script&#62;alert(1)"), "still readable");
    assert!(text.contains("&#38;lt;script&#38;gt;"), "escaped words stay escaped");
    assert!(text.contains("&#60;U+202E&#62;desrever") && text.contains("&#60;U+0000&#62;"));
    assert!(!tags.iter().any(|tag| attribute(tag, "href").is_some_and(|target| target.contains("javascript"))));
}

#[test]
fn a_megabyte_without_a_space_is_shown_once() {
    let mut report = Report::default();
    let endless = "9".repeat(1_000_000);
    report.documents.push(Document::of_text("endless", endless.clone(), None));
    report.documents.push(Document::of_text("short", "Nothing here.".to_owned(), None));
    let page = page(&report);
    assert_sound(&page);
    assert!(page.contains(&endless));
    assert!(page.len() < 1_000_000 + 40_000, "{} bytes", page.len());
}

#[test]
fn only_web_addresses_are_links() {
    let mut report = sample::report();
    report.documents[0].source = Some("https://example.org/story?a=1&b=\"2\"".to_owned());
    report.documents[1].source = Some("javascript:alert(1)".to_owned());
    let page = page(&report);
    assert_sound(&page);
    assert!(page.contains("href=\"https://example.org/story?a=1&#38;b=&#34;2&#34;\" rel=\"noopener noreferrer nofollow\""));
    assert!(page.contains("<bdi>javascript:alert(1)</bdi>"));
}

#[test]
fn consequences_stand_inside_their_cause() {
    let page = page(&sample::report());
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    let (cause, consequence, next) = (at("id=\"T101-5f3a9c21\""), at("id=\"T101-08be77d4\""), at("id=\"W101-c4410e9a\""));
    assert!(cause < consequence && consequence < next);
    assert_eq!(page[cause..consequence].matches("</article>").count(), 0);
}

#[test]
fn an_article_marks_its_claims_and_leads_to_their_findings_and_back() {
    let page = page(&sample::report());
    insta::assert_snapshot!(page.lines().find(|line| line.contains("class=\"claim") && line.contains("40,000")).unwrap(), @r#"<p dir="auto">The report says that North Korea plans to send <span class="claim lone" id="claim-6">40,000</span> more workers to Russia.</p>"#);
    let disputed = page.lines().find(|line| line.contains("class=\"claim") && line.contains("cyber units")).unwrap();
    assert!(disputed.contains(
        "<a class=\"claim disputed\" id=\"claim-3\" href=\"#T101-5f3a9c21\">at least $1.65 billion</a>\
        <sup><a href=\"#T101-5f3a9c21\" aria-label=\"finding 1\">1</a></sup>"
    ));
    assert!(disputed.contains("<a class=\"claim compared\" id=\"claim-5\" href=\"#fact-10\">$1.2 billion</a>"));
    assert!(page.contains("<a href=\"#claim-3\">thecow.txt:5</a>"), "and back");
}
