//! Why a run could not be made. Every message says what to do.

use std::io;
use std::path::Path;

use gainsay::model::Currency;
use gainsay::{ConfigError, NoRate, RatesError, WeightsError, WhyError};
use gainsay_report::SnapshotError;

/// Why a run could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// What is wrong with each file was said before.
    #[error("nothing to {0}: none of what was given could be read")]
    NothingRead(&'static str),
    #[error("nothing to extract from: what was given holds claims already; name articles")]
    NoArticles,
    #[error(
        "--outlet names the outlet of one article, but {0} were given; write `outlet: NAME` at the head of each between two lines of `---`"
    )]
    OutletForMany(usize),
    #[error("--authority: no document \"{0}\" among those given; name its path, file name, id or outlet")]
    NoAuthority(String),
    #[error("--rule: \"{0}\" is no rule with a level; write NAME=off, NAME=note, NAME=warning or NAME=error")]
    RuleSyntax(String),
    #[error("{0} articles would be printed one behind the other; write `--out DIR` for a claim file each")]
    ManyToPrint(usize),
    #[error("--table chooses a table of a CSV report, and the report asked for is {0}; write --format csv")]
    TableWithoutCsv(&'static str),
    #[error("{0}: the folder holds no committed reports (report.txt, report.json ...); write the first with --update-golden")]
    NoGolden(String),
    #[error("{file}: {error}")]
    Snapshot { file: String, error: SnapshotError },
    #[error("not every claim file could be written")]
    NotAllWritten,
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Rates(#[from] RatesError),
    /// The error begins with the line.
    #[error("{file}:{error}")]
    Weights { file: String, error: WeightsError },
    #[error("nothing to estimate from: no two documents tell one story; give the articles of several outlets about each event")]
    NoPairs,
    #[error(transparent)]
    NoRate(#[from] NoRate),
    #[error("{0} per {0} is always 1; name two currencies")]
    SameCurrency(Currency),
    #[error("the period ends before it begins; write the earlier day first")]
    DaysReversed,
    #[error(transparent)]
    Why(WhyError),
    #[error("no claim \"{0}\": write FILE:LINE as reports do, or an id such as DOCUMENT/c3 (JSON report, claim files)")]
    NoClaim(String),
    #[error("{place}: {count} claims stand there; name one by its id: {claims}")]
    SeveralClaims { place: String, count: usize, claims: String },
    #[error("{file}: cannot be read: {reason}; check the path")]
    Unreadable { file: String, reason: String },
    #[error("{file}: cannot be written: {reason}; check the folder and its permissions")]
    Unwritable { file: String, reason: String },
    /// Standard output, for any reason but a reader that has seen enough.
    #[error("standard output cannot be written: {0}; check where it leads")]
    Output(String),
}

impl From<WhyError> for Failure {
    fn from(error: WhyError) -> Self {
        match error {
            WhyError::NoClaim(id) => Self::NoClaim(id),
            other => Self::Why(other),
        }
    }
}

impl Failure {
    pub(crate) fn unreadable(file: &Path, error: &io::Error) -> Self {
        Self::Unreadable { file: file.display().to_string(), reason: reason(error) }
    }

    pub(crate) fn unwritable(file: &Path, error: &io::Error) -> Self {
        Self::Unwritable { file: file.display().to_string(), reason: reason(error) }
    }
}

/// The kind's phrase is the same on every machine; the system's own message is not.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        kind => kind.to_string(),
    }
}
