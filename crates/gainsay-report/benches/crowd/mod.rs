//! A report of many outlets on one story, as large as asked: what the page costs is measured on it.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use gainsay_model::{
    Assertion, Claim, ClaimId, ClaimIndex, Document, DocumentIndex, Finding, FindingId, Label, PartialDate, Quantity, Report, RuleInfo,
    Severity, Side, Span, Topic, TopicId, Unit, Verdict,
};
use rust_decimal::Decimal;

/// Claims of one article.
pub(crate) const CLAIMS: usize = 50;
/// Facts of which all articles speak; the other claims stand alone.
const SHARED: usize = 25;

static RULE: RuleInfo = RuleInfo {
    code: "Q102",
    name: "conflicting-count",
    severity: Severity::Warning,
    summary: "counts that cannot both be right",
    page: "",
};

/// A sentence of the size usual in news, with the figure at its end.
fn sentence(article: usize, fact: usize, figure: usize) -> String {
    format!(
        "According to the district office, which answered questions on Thursday evening after a long silence, the {fact}th inspection of the \
         reservoir and of the villages below it found no fewer faults than the one before, and the number written into the record that outlet \
         {article} has seen is {figure}"
    )
}

/// `articles` documents of [`CLAIMS`] claims each. Of every shared fact, each fifth article prints another figure.
pub(crate) fn report(articles: usize) -> Report {
    let mut report = Report::default();
    let mut shared: Vec<Vec<ClaimIndex>> = vec![Vec::new(); SHARED];
    let first_day = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap_or_default();
    for article in 0..articles {
        let mut text = String::new();
        for fact in 0..CLAIMS {
            let figure = 100 + fact + usize::from(article % 5 == fact % 5);
            let words = figure.to_string();
            let sentence = sentence(article, fact, figure);
            let index = ClaimIndex::new(report.claims.len());
            let start = text.len();
            let end = start + sentence.len();
            text.push_str(&sentence);
            text.push_str(if fact % 4 == 3 { ".\n\n" } else { ". " });
            report.claims.push(claim(article, fact, figure, &sentence, Span::new(start, end), Span::new(end - words.len(), end)));
            match shared.get_mut(fact) {
                Some(claims) => claims.push(index),
                None => report.topics.push(topic(format!("lone {article} {fact}"), vec![index], Verdict::SingleSource)),
            }
        }
        let published = first_day.checked_add_days(Days::new(article as u64 % 28)).map(PartialDate::day);
        let mut document = Document::of_text(&format!("article-{article}"), text, published);
        document.outlet = Some(format!("Outlet {article}"));
        document.title = Some(format!("Inspection of the reservoir, as told by outlet {article}"));
        report.documents.push(document);
    }
    for (fact, claims) in shared.into_iter().enumerate() {
        let (odd, plain): (Vec<ClaimIndex>, Vec<ClaimIndex>) =
            claims.iter().partition(|claim| report.claim(**claim).document.0 as usize % 5 == fact % 5);
        let topic = topic(format!("inspection {fact}"), claims, if odd.is_empty() { Verdict::Agrees } else { Verdict::Conflicts });
        if !odd.is_empty() && !plain.is_empty() {
            report.findings.push(finding(&report, fact, &topic, &odd, &plain));
        }
        report.topics.push(topic);
    }
    report
}

fn topic(label: String, claims: Vec<ClaimIndex>, verdict: Verdict) -> Topic {
    Topic { id: TopicId(Arc::from(&*label)), label, claims, verdict }
}

fn finding(report: &Report, fact: usize, topic: &Topic, odd: &[ClaimIndex], plain: &[ClaimIndex]) -> Finding {
    let side = |claims: &[ClaimIndex]| {
        let (claim, also) = claims.split_first()?;
        let labels = vec![Label { span: report.claim(*claim).span, text: "this figure".to_owned() }];
        Some(Side { claim: *claim, labels, also: also.to_vec() })
    };
    Finding {
        id: FindingId(Arc::from(format!("Q102-{fact:08x}"))),
        rule: &RULE,
        severity: Severity::Warning,
        topic: Some(topic.id.clone()),
        sides: [side(odd), side(plain)].into_iter().flatten().collect(),
        message: format!("inspection {fact}: {} in some outlets, {} in others", 101 + fact, 100 + fact),
        reason: "one count has one value at one time".to_owned(),
        likely_cause: None,
        settle_by: Some("the record of the inspection".to_owned()),
        evidence: Vec::new(),
        consequence_of: None,
    }
}

fn claim(article: usize, fact: usize, figure: usize, sentence: &str, sentence_span: Span, span: Span) -> Claim {
    let id = ClaimId::new(&format!("article-{article}/c{}", fact + 1));
    let document = DocumentIndex(u32::try_from(article).unwrap_or(u32::MAX));
    let assertion = Assertion::Figure(Quantity::exactly(Decimal::from(figure), Unit::Count, figure.to_string()));
    Claim::bare(id, document, Arc::from(sentence), sentence_span, 1, span, assertion)
}
