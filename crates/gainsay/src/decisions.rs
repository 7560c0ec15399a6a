//! The `[[accepted]]` and `[[checked]]` tables of `gainsay.toml`, and what they do to a report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use gainsay_model::{Acceptance, Accepted, Check, FindingId, Lapse, Lapsed, Report, Unchecked};
use serde::Deserialize;
use toml::Spanned;

use crate::ConfigError;

/// What people decided about findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    pub accepted: Vec<Acceptance>,
    pub checked: Vec<Check>,
}

impl Decisions {
    /// Applies them to a report: accepted findings move out of the count, acceptances that do nothing are listed, and
    /// so are checks of findings that do not occur.
    ///
    /// An acceptance with a last day holds on that day; `as_of` says which day it is. Without it every acceptance holds,
    /// and the report says so.
    pub fn apply(self, report: &mut Report, as_of: Option<NaiveDate>) {
        let mut dated = 0_usize;
        for acceptance in self.accepted {
            dated += usize::from(acceptance.until.is_some());
            let found = report.findings.iter().position(|finding| finding.id == acceptance.finding);
            match found {
                None => report.lapsed.push(Lapsed { acceptance, why: Lapse::Gone }),
                Some(_) if is_past(&acceptance, as_of) => report.lapsed.push(Lapsed { acceptance, why: Lapse::Past }),
                Some(at) => {
                    let finding = report.findings.remove(at);
                    report.accepted.push(Accepted { finding, acceptance });
                }
            }
        }
        if as_of.is_none() && dated > 0 {
            let acceptances =
                if dated == 1 { "1 acceptance has a last day".to_owned() } else { format!("{dated} acceptances have a last day") };
            let reason = format!("{acceptances}, which was not looked at; give the day of this run with --as-of YYYY-MM-DD");
            report.unchecked.push(Unchecked { about: None, reason });
        }
        for check in self.checked {
            if let Some(reason) = out_of_place(&check, report) {
                report.unchecked.push(Unchecked { about: Some(check.finding.0.to_string()), reason });
            }
            report.checked.push(check);
        }
    }
}

fn is_past(acceptance: &Acceptance, as_of: Option<NaiveDate>) -> bool {
    as_of.zip(acceptance.until).is_some_and(|(today, until)| today > until)
}

/// What a check names that the report does not hold.
fn out_of_place(check: &Check, report: &Report) -> Option<String> {
    let accepted = report.accepted.iter().map(|accepted| &accepted.finding);
    let Some(finding) = report.findings.iter().chain(accepted).find(|finding| finding.id == check.finding) else {
        return Some("the checked finding does not occur; take its [[checked]] table out".to_owned());
    };
    let documents: BTreeSet<&str> = finding.claims().map(|claim| &*report.document_of(claim).id.0).collect();
    let unknown = check.verdicts.iter().find(|(document, _)| !documents.contains(&**document))?;
    let known = documents.into_iter().collect::<Vec<_>>().join(", ");
    Some(format!("the check gives a verdict on \"{}\", which is no side of the finding; its sides are {known}", unknown.0))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawAcceptance {
    finding: Spanned<String>,
    by: Spanned<String>,
    reason: Spanned<String>,
    until: Option<Spanned<toml::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCheck {
    finding: Spanned<String>,
    by: Spanned<String>,
    on: Option<Spanned<toml::Value>>,
    url: Spanned<String>,
    verdicts: Spanned<BTreeMap<String, String>>,
}

/// Reads both kinds of table; `file` and `text` are for errors.
pub(crate) fn read(file: &str, text: &str, accepted: Vec<RawAcceptance>, checked: Vec<RawCheck>) -> Result<Decisions, ConfigError> {
    let place = Place { file, text };
    let mut known = BTreeSet::new();
    let mut decisions = Decisions::default();
    for raw in accepted {
        let finding = place.filled("finding", &raw.finding)?;
        if !known.insert(finding.to_owned()) {
            return Err(place.error(&raw.finding, format!("{finding} is accepted twice; take one of the two out")));
        }
        decisions.accepted.push(Acceptance {
            finding: FindingId(finding.into()),
            by: place.filled("by", &raw.by)?.to_owned(),
            reason: place.filled("reason", &raw.reason)?.to_owned(),
            until: raw.until.as_ref().map(|date| place.day("until", date)).transpose()?,
        });
    }
    known.clear();
    for raw in checked {
        let finding = place.filled("finding", &raw.finding)?;
        if !known.insert(finding.to_owned()) {
            return Err(place.error(&raw.finding, format!("{finding} is checked twice; write one table with all verdicts")));
        }
        let verdicts = raw.verdicts.get_ref();
        if verdicts.is_empty() || verdicts.values().any(|verdict| verdict.trim().is_empty()) {
            return Err(place.error(
                &raw.verdicts,
                "verdicts are missing; write the id of a document and what was found, such as draft = \"False\"".to_owned(),
            ));
        }
        let url = place.filled("url", &raw.url)?;
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(place.error(
                &raw.url,
                format!("`url` is no address: \"{url}\"; write where the check was published, such as \"https://desk.example/checks/1\""),
            ));
        }
        decisions.checked.push(Check {
            finding: FindingId(finding.into()),
            by: place.filled("by", &raw.by)?.to_owned(),
            on: raw.on.as_ref().map(|date| place.day("on", date)).transpose()?,
            url: url.to_owned(),
            verdicts: raw.verdicts.into_inner().into_iter().collect(),
        });
    }
    Ok(decisions)
}

/// A configuration, to say where in it something is wrong.
struct Place<'a> {
    file: &'a str,
    text: &'a str,
}

impl Place<'_> {
    fn error<T>(&self, at: &Spanned<T>, message: String) -> ConfigError {
        let before = self.text.get(..at.span().start).unwrap_or("");
        ConfigError::Decision { file: self.file.to_owned(), line: before.matches('\n').count() + 1, message }
    }

    fn filled<'v>(&self, key: &str, value: &'v Spanned<String>) -> Result<&'v str, ConfigError> {
        match value.get_ref().trim() {
            "" => {
                let what = match key {
                    "finding" => "the id of a finding, as reports print it",
                    "by" => "who decided",
                    "url" => "where the check was published",
                    _ => "why the finding may stay",
                };
                Err(self.error(value, format!("`{key}` is empty; write {what}")))
            }
            filled => Ok(filled),
        }
    }

    fn day(&self, key: &str, value: &Spanned<toml::Value>) -> Result<NaiveDate, ConfigError> {
        let written = match value.get_ref() {
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::String(date) => date.clone(),
            other => other.to_string(),
        };
        written.parse().map_err(|_| self.error(value, format!("`{key}` is no day: {written}; write YYYY-MM-DD")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    const ACCEPTED: &str =
        "[[accepted]]\nfinding = \"Q103-c2cb2486\"\nby = \"R. Vance\"\nreason = \"corrected in print\"\nuntil = 2025-12-31\n";

    fn decisions(text: &str) -> Decisions {
        Config::parse("gainsay.toml", text).unwrap().decisions
    }

    fn error(text: &str) -> String {
        Config::parse("desk/gainsay.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn decisions_are_read() {
        let checked = "[[checked]]\nfinding = \"Q103-c2cb2486\"\nby = \"River Press\"\non = \"2025-03-14\"\nurl = \"https://river.example/1\"\n[checked.verdicts]\npost = \"False\"\n";
        let decisions = decisions(&format!("{ACCEPTED}{checked}"));
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!(decisions.accepted[0].until, day("2025-12-31"));
        assert_eq!((&*decisions.checked[0].finding.0, decisions.checked[0].on), ("Q103-c2cb2486", day("2025-03-14")));
        assert_eq!(decisions.checked[0].verdicts, [("post".to_owned(), "False".to_owned())]);
    }

    #[test]
    fn errors_name_file_and_line_and_what_to_do() {
        assert_eq!(
            error(&ACCEPTED.replace("2025-12-31", "\"next year\"")),
            "desk/gainsay.toml:5: `until` is no day: next year; write YYYY-MM-DD"
        );
        assert_eq!(error(&ACCEPTED.replace("2025-12-31", "5")), "desk/gainsay.toml:5: `until` is no day: 5; write YYYY-MM-DD");
        assert_eq!(
            error(&format!("fail_on = \"note\"\n{ACCEPTED}{ACCEPTED}")),
            "desk/gainsay.toml:8: Q103-c2cb2486 is accepted twice; take one of the two out"
        );
        assert_eq!(error(&ACCEPTED.replace("R. Vance", " ")), "desk/gainsay.toml:3: `by` is empty; write who decided");
        let unknown = error(&ACCEPTED.replace("reason", "because"));
        assert!(
            unknown.starts_with("desk/gainsay.toml: TOML parse error at line 4")
                && unknown.contains("expected one of `finding`, `by`, `reason`, `until`"),
            "{unknown}"
        );
        let missing = error(&ACCEPTED.replace("by = \"R. Vance\"\n", ""));
        assert!(missing.contains("line 1") && missing.contains("missing field `by`"), "{missing}");
        let impossible = error(&ACCEPTED.replace("2025-12-31", "2025-02-30"));
        assert!(impossible.contains("line 5") && impossible.contains("expected day between 01 and 28"), "{impossible}");
    }
}
