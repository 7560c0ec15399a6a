//! What can be wrong with a lexicon's tables.

use thiserror::Error;

/// Why a lexicon could not be built from its tables.
#[derive(Debug, Error)]
pub(crate) enum LexiconError {
    /// The table is not the TOML that its schema describes.
    #[error("{file}, line {line}: {message}")]
    Malformed { file: &'static str, line: usize, message: String },
    /// A table names something that does not exist.
    #[error("{file}: {what} \"{name}\" is unknown: correct the name or add its entry")]
    Unknown { file: &'static str, what: &'static str, name: String },
    /// Two entries of a table have one id.
    #[error("{file}: the id \"{id}\" is given twice: merge the entries or rename one")]
    Repeated { file: &'static str, id: String },
    /// More entries than an index can name.
    #[error("{file}: more than {} entries: split the table", u16::MAX)]
    TooMany { file: &'static str },
}
