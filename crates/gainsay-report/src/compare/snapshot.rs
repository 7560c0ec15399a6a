//! What a comparison needs of a JSON report.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{Level, Severity};
use serde::Deserialize;

use crate::json::SCHEMA_VERSION;

/// A JSON report read back.
#[derive(Debug)]
pub struct Snapshot {
    /// Findings in order, accepted ones last.
    pub(super) entries: Vec<Entry>,
    pub(super) files: BTreeSet<String>,
}

/// Why a text cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    #[error("no JSON report: {0}; write one with `gainsay check ... --format json`")]
    Syntax(#[from] serde_json::Error),
    #[error(
        "a JSON report of form {0}, and this gainsay reads form {SCHEMA_VERSION}; write it anew with `gainsay check ... --format json`"
    )]
    Schema(u32),
    #[error("finding {id} is of severity \"{severity}\", which is none; write the report anew with `gainsay check ... --format json`")]
    Severity { id: String, severity: String },
}

/// A finding as a report has it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) rule: String,
    pub(super) severity: Severity,
    pub(super) accepted: bool,
    pub(super) message: String,
    pub(super) reason: String,
    pub(super) likely_cause: Option<String>,
    /// Where its sides stand: `file:line`.
    pub(super) places: Vec<String>,
}

impl Snapshot {
    /// Reads a JSON report.
    ///
    /// # Errors
    ///
    /// For a text that is none, or one of another version.
    pub fn parse(text: &str) -> Result<Self, SnapshotError> {
        let Version { schema } = serde_json::from_str(text)?;
        if schema != SCHEMA_VERSION {
            return Err(SnapshotError::Schema(schema));
        }
        let raw: Raw = serde_json::from_str(text)?;
        let files: BTreeMap<&str, &str> = raw.documents.iter().map(|document| (&*document.id, &*document.file)).collect();
        let place = |claim: &RawClaim| format!("{}:{}", files.get(&*claim.document).copied().unwrap_or("?"), claim.line);
        let places: BTreeMap<&str, String> = raw.claims.iter().map(|claim| (&*claim.id, place(claim))).collect();
        let entry = |raw: RawFinding, accepted: bool| {
            let Some(Level::At(severity)) = Level::named(&raw.severity) else {
                return Err(SnapshotError::Severity { id: raw.id, severity: raw.severity });
            };
            let sides = raw.claims.iter().filter(|claim| !raw.also.contains(&**claim));
            Ok(Entry {
                places: sides.filter_map(|claim| places.get(&**claim).cloned()).collect(),
                id: raw.id,
                code: raw.code,
                rule: raw.rule,
                severity,
                accepted,
                message: raw.message,
                reason: raw.reason,
                likely_cause: raw.likely_cause,
            })
        };
        let open = raw.findings.into_iter().map(|finding| entry(finding, false));
        let accepted = raw.accepted.into_iter().map(|accepted| entry(accepted.finding, true));
        let entries = open.chain(accepted).collect::<Result<_, _>>()?;
        Ok(Self { entries, files: files.into_values().map(str::to_owned).collect() })
    }
}

#[derive(Deserialize)]
struct Version {
    schema: u32,
}

#[derive(Deserialize)]
struct Raw {
    documents: Vec<RawDocument>,
    claims: Vec<RawClaim>,
    findings: Vec<RawFinding>,
    #[serde(default)]
    accepted: Vec<RawAccepted>,
}

#[derive(Deserialize)]
struct RawDocument {
    id: String,
    file: String,
}

#[derive(Deserialize)]
struct RawClaim {
    id: String,
    document: String,
    line: u32,
}

#[derive(Deserialize)]
struct RawAccepted {
    finding: RawFinding,
}

#[derive(Deserialize)]
struct RawFinding {
    id: String,
    code: String,
    rule: String,
    severity: String,
    claims: Vec<String>,
    also: BTreeSet<String>,
    message: String,
    reason: String,
    likely_cause: Option<String>,
}
