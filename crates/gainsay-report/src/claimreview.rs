//! What a desk checked, as schema.org ClaimReview (JSON-LD) for the page that publishes the check.
//!
//! gainsay takes no side: it writes only the verdicts of `[[checked]]` tables, one review for each document they name,
//! and only for findings that occur. The text can stand inside a `script` element of a page: it holds no `<`.

use gainsay_model::{Check, Claim, Document, Finding, Report};
use serde::Serialize;

use crate::escape::{is_web_address, visible};
use crate::json;

pub(crate) fn render(report: &Report) -> String {
    let reviews = report.checked.iter().flat_map(|check| reviews(report, check));
    let graph = Graph { context: "https://schema.org", reviews: reviews.collect() };
    // Inside JSON the sign stands in strings only.
    json::visible(&graph).replace('<', "\\u003c")
}

/// The reviews of one check, in order of the finding's sides.
fn reviews<'a>(report: &'a Report, check: &'a Check) -> Vec<ClaimReview<'a>> {
    let accepted = report.accepted.iter().map(|accepted| &accepted.finding);
    let Some(finding) = report.findings.iter().chain(accepted).find(|finding| finding.id == check.finding) else {
        return Vec::new();
    };
    let sides = finding.claims().filter_map(|index| report.claims.get(index.get()));
    let reviewed = sides.filter_map(|claim| {
        let document = report.documents.get(claim.document.0 as usize)?;
        let (_, verdict) = check.verdicts.iter().find(|(id, _)| **id == *document.id.0)?;
        Some(review(check, finding, claim, document, verdict))
    });
    reviewed.collect()
}

fn review<'a>(check: &'a Check, finding: &'a Finding, claim: &'a Claim, document: &'a Document, verdict: &'a str) -> ClaimReview<'a> {
    let published = document.published.and_then(|date| Some(date.exact()?.to_string()));
    ClaimReview {
        kind: "ClaimReview",
        identifier: &finding.id.0,
        url: &check.url,
        date_published: check.on.map(|day| day.to_string()),
        author: Organization::named(&check.by),
        claim_reviewed: visible(&claim.sentence).into_owned(),
        review_rating: Rating { kind: "Rating", alternate_name: verdict },
        item_reviewed: Reviewed {
            kind: "Claim",
            author: Organization::named(document.label()),
            date_published: published,
            appearance: Appearance {
                kind: "CreativeWork",
                headline: document.title.as_deref().map(|title| visible(title).into_owned()),
                // A source may be a remark; what reads a review takes an address.
                url: document.source.as_deref().filter(|source| is_web_address(source)),
            },
        },
    }
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    reviews: Vec<ClaimReview<'a>>,
}

/// <https://schema.org/ClaimReview>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimReview<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    /// The finding.
    identifier: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    author: Organization,
    /// The sentence as the document has it.
    claim_reviewed: String,
    review_rating: Rating<'a>,
    item_reviewed: Reviewed<'a>,
}

#[derive(Serialize)]
struct Organization {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

impl Organization {
    fn named(name: &str) -> Self {
        Self { kind: "Organization", name: visible(name).into_owned() }
    }
}

/// A verdict in words. gainsay knows no scale, so there is no number.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    alternate_name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reviewed<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    author: Organization,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    appearance: Appearance<'a>,
}

#[derive(Serialize)]
struct Appearance<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::{Format, Options, render, sample};

    fn graph(report: &gainsay_model::Report) -> Vec<Value> {
        let rendered = render(report, Format::ClaimReview, &Options::default());
        assert!(!rendered.contains('<'), "{rendered}");
        let value: Value = serde_json::from_str(&rendered).unwrap();
        assert_eq!(value["@context"], "https://schema.org");
        value["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn each_verdict_of_a_desk_is_a_review_with_what_search_engines_require() {
        let reviews = graph(&sample::report());
        let verdicts: Vec<&str> = reviews.iter().map(|review| review["reviewRating"]["alternateName"].as_str().unwrap()).collect();
        assert_eq!(verdicts, ["Correct", "False: another year"]);
        for review in &reviews {
            assert_eq!((&review["@type"], &review["itemReviewed"]["@type"]), (&"ClaimReview".into(), &"Claim".into()));
            for required in ["claimReviewed", "url", "datePublished"] {
                assert!(review[required].as_str().is_some_and(|text| !text.is_empty()), "{required}");
            }
        }
        assert_eq!(reviews[1]["itemReviewed"]["author"]["name"], "Blockmedia");
        assert_eq!(reviews[1]["itemReviewed"]["datePublished"], "2025-10-26");
    }

    #[test]
    fn nothing_is_said_of_findings_that_do_not_occur_or_were_not_checked() {
        let mut report = sample::report();
        report.findings.remove(0);
        assert_eq!(graph(&report), Vec::<Value>::new());
        let mut report = sample::report();
        report.checked.clear();
        assert_eq!(graph(&report), Vec::<Value>::new());
    }

    #[test]
    fn a_review_links_to_what_it_reviews_only_by_an_address_of_the_web() {
        let mut report = sample::report();
        report.documents[0].source = Some("https://example.org/story".to_owned());
        report.documents[1].source = Some("read to us over the phone".to_owned());
        let urls: Vec<Value> = graph(&report).iter().map(|review| review["itemReviewed"]["appearance"]["url"].clone()).collect();
        assert_eq!(urls, [Value::from("https://example.org/story"), Value::Null]);
    }

    #[test]
    fn a_review_can_stand_in_a_page() {
        let mut report = sample::report();
        report.checked[0].verdicts[0].1 = "</script><script>alert(1)".to_owned();
        assert_eq!(graph(&report)[1]["reviewRating"]["alternateName"], "</script><script>alert(1)");
    }
}
