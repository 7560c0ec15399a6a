//! What the page promises, on the sample and on hostile reports.

use std::collections::BTreeSet;

use gainsay_model::{Bounds, ClaimIndex, Document, Report, Verdict};
use rust_decimal::{Decimal, dec};

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
        svg symbol use desc line rect path text";
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
    for entry in &mut report.not_compared {
        entry.reason = HOSTILE.to_owned();
        entry.pairs.iter_mut().for_each(|pair| pair.why = HOSTILE.to_owned());
    }
    report.stories = sample::stories();
    report.stories.iter_mut().for_each(|story| story.label = HOSTILE.to_owned());
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

/// The lines of a page between two words, as a reader of the file sees them.
#[track_caller]
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("{from} is not there"));
    rest.split_once(to).unwrap_or_else(|| panic!("{to} does not follow")).0
}

/// The sample with other figures for the total of the first and the second outlet.
fn with_totals(first: Decimal, second: Decimal) -> Report {
    let mut report = sample::report();
    for (claim, value) in [(2, first), (6, second), (12, first)] {
        if let gainsay_model::Assertion::Figure(quantity) = &mut report.claims[claim].assertion {
            quantity.value = value;
            quantity.bounds = Bounds::rounding(value, quantity.step);
        }
    }
    report
}

#[test]
fn figures_that_differ_stand_on_one_scale_with_their_dispute() {
    let page = page(&with_totals(dec!(1_650_000_000), dec!(165_000_000_000)));
    assert_sound(&page);
    let finding = between(&page, "id=\"T101-5f3a9c21\"", "class=\"consequences\"");
    let titles: Vec<&str> = finding.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next()).collect();
    assert_eq!(
        titles,
        [
            "The COW News Digital: USD 1.65 billion, allows USD 1.645 billion to under 1.655 billion",
            "Hostile &#60;U+001B&#62;]0;Desk&#60;U+0007&#62;: USD 1.65 billion, allows USD 1.645 billion to under 1.655 billion",
            "Blockmedia: USD 165 billion, allows USD 164.995 billion to under 165.005 billion",
            "Scale: USD; logarithmic scale: equal steps are equal factors",
        ]
    );
    let values: Vec<&str> = finding.split("<svg x=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    // Three decades and a sixteenth of them on either side; log 1.65 is 0.217: 0.405 and 2.405 of 3.375 decades, rounded down.
    assert_eq!(values, ["11.99%", "11.99%", "71.25%"]);
    assert!(finding.contains("<td>USD 165 billion ÷ USD 1.65 billion = <b>100</b></td>"));
    assert_eq!(page.matches("Scale: USD; logarithmic").count(), 1, "the fact is not drawn again");
}

#[test]
fn figures_that_agree_are_not_drawn_with_the_dispute_over_their_year() {
    let page = page(&with_totals(dec!(1_650_000_000), dec!(1_650_000_000)));
    assert!(!between(&page, "id=\"T101-5f3a9c21\"", "class=\"consequences\"").contains("<tfoot>"));
}

#[test]
fn the_rate_of_a_conversion_is_laid_out() {
    let page = page(&sample::report());
    let finding = between(&page, "id=\"C103-1d02b6f3\"", "</article>");
    assert!(finding.contains("<tr><th scope=\"row\">rate implied by Blockmedia</th><td>KRW 2.376 trillion ÷ USD 1.65 billion = <b>1,440 KRW per USD</b></td></tr>"));
}

#[test]
fn a_count_that_grows_is_drawn_along_its_dates() {
    let mut report = sample::report();
    for (document, date) in [(0, "2025-10-20"), (1, "2025-10-26 17:40"), (2, "2025-11")] {
        report.documents[document].published = Some(date.parse().unwrap());
    }
    let topic = report.topics.iter_mut().find(|topic| topic.verdict == Verdict::Superseded).unwrap();
    topic.claims = [9, 4, 12].map(ClaimIndex::new).to_vec();
    let page = page(&report);
    assert_sound(&page);
    let chart = between(&page, "<figure class=\"timeline\">", "</figure>");
    insta::assert_snapshot!(between(chart, "<title>", "</desc>"), @"3 figures published from 20 October 2025 to November 2025, from USD 1.2 billion to USD 1.65 billion</title><desc>20 October 2025, The COW News Digital: USD 1.2 billion. 26 October 2025, 17:40, Blockmedia: USD 1.2 billion. November 2025, Hostile &#60;U+001B&#62;]0;Desk&#60;U+0007&#62;: USD 1.65 billion. ");
    assert_eq!(chart.matches("class=\"step\"").count(), 2);
    assert_eq!(chart.matches("<tr>").count(), 4, "the chart as a table, with its heading");
}

#[test]
fn a_count_that_only_some_days_raise_is_no_timeline() {
    let growing = |tolls: [u32; 3]| {
        let mut report = sample::report();
        let topic = report.topics.iter_mut().find(|topic| topic.verdict == Verdict::Agrees).unwrap();
        topic.claims = [5, 8, 13].map(ClaimIndex::new).to_vec();
        topic.verdict = Verdict::NotComparable;
        for (document, toll) in tolls.into_iter().enumerate() {
            report.documents[document].published = Some(format!("2025-10-2{document}").parse().unwrap());
            let claim = [5, 8, 13][document];
            let mut quantity = report.claims[5].quantity().unwrap().clone();
            quantity.value = Decimal::from(toll);
            quantity.bounds = Bounds::exactly(quantity.value);
            report.claims[claim].assertion = gainsay_model::Assertion::Figure(quantity);
            report.claims[claim].document = gainsay_model::DocumentIndex(u32::try_from(document).unwrap());
        }
        page(&report).contains("3 figures published from 20 October 2025 to 22 October 2025")
    };
    assert!(growing([4, 15, 26]) && growing([4, 4, 26]));
    assert!(!growing([4, 26, 15]) && !growing([26, 26, 26]) && !growing([26, 15, 4]));
}

#[test]
fn the_matrix_says_how_each_outlet_stands_to_each_fact() {
    let page = page(&sample::report());
    let matrix = between(&page, "<table class=\"matrix\">", "</table>");
    let row = |fact: &str| {
        let cells = between(matrix, &format!("<bdi>{fact}</bdi>"), "</tr>");
        let words = cells.split("class=\"off\">").skip(1).filter_map(|rest| rest.split('<').next());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("$1.65 billion stolen"), ["differs, side A", "differs, side B", "differs, side A"]);
    assert_eq!(row("$1.2 billion in other thefts"), ["agrees", "agrees", "silent"]);
}

#[test]
fn pairs_that_were_not_compared_lead_to_their_claims() {
    let page = page(&sample::report());
    let reason = between(&page, "<summary>3 claims: another period</summary>", "</details>");
    insta::assert_snapshot!(between(reason, "<ol class=\"pairs\">", "</ol>").trim(), @r##"<li><p dir="auto">Of other times: January to September 2025 against 2024</p><ul><li><bdi>The COW News Digital</bdi>: <a href="#claim-3"><bdi>at least $1.65 billion</bdi></a> <q dir="auto">Between January and September 2025, North Korea’s cyber units allegedly stole at least $1.65 billion worth of cryptocurrency.</q> <span class="place"><bdi>thecow.txt:5</bdi></span></li><li><bdi>Blockmedia</bdi>: <a href="#claim-10"><bdi>$1.2 billion</bdi></a> <q dir="auto">Beyond this, operatives stole an additional $1.2 billion via other crypto-related crimes.</q> <span class="place"><bdi>blockmedia.txt:5</bdi></span></li></ul></li>"##);
    assert!(reason.contains("<p class=\"aside\">and 12 more pairs</p>"));
    let unasked = between(&page, "<summary>1 claim: a plan, not a count</summary>", "</details>");
    assert!(unasked.contains(": <a href=\"#claim-6\"><q dir=\"auto\">40,000</q></a></li>"), "{unasked}");
    assert!(!page.contains("--not-compared all"), "some pairs are listed: they were asked for");
}

#[test]
fn where_no_pair_is_listed_the_page_says_how_to_ask_for_them() {
    let mut report = sample::report();
    report.not_compared.iter_mut().for_each(|entry| entry.pairs.clear());
    let page = page(&report);
    assert_sound(&page);
    assert!(page.contains("<span class=\"option\">--not-compared all</span> names the pairs."));
    let reason = between(&page, "<summary>3 claims: another period</summary>", "</details>");
    assert_eq!(reason.matches("<li>").count(), 2, "a row for each document");
}

#[test]
fn stories_are_listed_with_their_documents_where_there_are_several() {
    let mut report = sample::report();
    assert!(!page(&report).contains("id=\"stories\""));
    report.stories = sample::stories();
    let listed = page(&report);
    assert_sound(&listed);
    let rows: Vec<&str> =
        between(&listed, "<details class=\"folded stories\"", "</details>").lines().filter(|row| !row.is_empty()).collect();
    insta::assert_snapshot!(rows.join("\n"), @r##"
     id="stories" open>
    <summary>3 documents, 2 stories</summary>
    <p class="aside">Statements were compared within a story and nowhere else. <span class="option">--stories one</span> compares all of them with each other.</p>
    <ul>
    <li><b><bdi>Bybit, MSMT</bdi></b>: <a href="#document-1"><bdi>The COW News Digital</bdi></a>, <a href="#document-2"><bdi>Blockmedia</bdi></a></li>
    <li>A story of its own: <a href="#document-3"><bdi>Hostile &#60;U+001B&#62;]0;Desk&#60;U+0007&#62;</bdi></a></li>
    </ul>
    "##);
    assert!(listed.contains("in these three documents, which tell two stories."));
    assert_sound(&render(&report, Format::Html, &Options { quiet: true, ..Options::default() }));
    report.stories[1].documents.push(gainsay_model::DocumentIndex(99));
    assert_sound(&page(&report));
}

#[test]
fn an_endless_name_is_not_repeated_in_full() {
    let mut report = sample::report();
    report.documents[0].outlet = Some("n".repeat(200_000));
    let page = page(&report);
    assert_sound(&page);
    assert!(page.len() < 200_000, "{} bytes", page.len());
}

#[test]
fn a_document_without_text_shows_the_sentences_of_its_claims_once() {
    let mut report = sample::report();
    report.documents[0].text.clear();
    let page = page(&report);
    assert_sound(&page);
    let article = between(&page, "id=\"document-1\"", "id=\"document-2\"");
    assert!(article.contains("The text was not at hand"));
    assert_eq!(article.matches("Most of these operatives are based in China").count(), 1);
    for claim in 1..=6 {
        assert_eq!(article.matches(&format!("id=\"claim-{claim}\"")).count(), 1);
    }
}
