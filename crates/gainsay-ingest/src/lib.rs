//! Bytes in: files of any encoding become documents, and claim files become documents with their claims.
//!
//! [`read_paths`] gathers bytes, [`read`] turns one file's bytes into an article or a claim file, and [`make_ids_unique`]
//! settles the names of a run. Only `read_paths` touches files; everything else is a pure function of its input.

mod article;
pub mod claim_file;
mod clutter;
mod dateline;
mod dates;
mod encoding;
mod error;
mod files;
mod folding;
mod front_matter;
mod ids;
mod lines;
mod units;

use gainsay_model::{Document, DocumentId, PartialDate};
use sha2::{Digest as _, Sha256};

pub use claim_file::{ClaimFile, Verified};
pub use error::{IngestError, Problem};
pub use files::{Gathered, Input, MAX_FILE_BYTES, read_paths};

/// What the user says about a document; stronger than what the document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    pub published: Option<PartialDate>,
    pub outlet: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Marks the document as the reference the others are measured by.
    pub authority: bool,
}

/// One file as understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Article {
        document: Document,
        /// How it was read: encoding, keys not used, lines left out.
        notes: Vec<String>,
    },
    Claims {
        file: ClaimFile,
        notes: Vec<String>,
    },
}

impl Read {
    pub fn document(&self) -> &Document {
        match self {
            Self::Article { document, .. } => document,
            Self::Claims { file, .. } => &file.document,
        }
    }

    /// How the file was read, in words for the user.
    pub fn notes(&self) -> &[String] {
        match self {
            Self::Article { notes, .. } | Self::Claims { notes, .. } => notes,
        }
    }
}

/// Reads one file: a `.toml` file as claims, anything else as an article.
///
/// Ids are those of the single file; [`make_ids_unique`] settles them for a run.
///
/// # Errors
///
/// An [`IngestError`] that names the file for bytes that are no text, broken front matter or claims, and a text
/// without an article.
pub fn read(input: &Input, overrides: &Overrides) -> Result<Read, IngestError> {
    let decoded = encoding::decode(&input.bytes).map_err(|problem| IngestError::new(&input.name, problem))?;
    let mut notes = Vec::new();
    if decoded.encoding != "UTF-8" {
        notes.push(format!("read as {}", decoded.encoding));
    }
    if is_claim_file(&input.base_name) {
        let mut file = claim_file::read(&input.name, &decoded.text)?;
        let document = &mut file.document;
        document.published = overrides.published.or(document.published);
        document.outlet = overrides.outlet.clone().or_else(|| document.outlet.take());
        if let Some(language) = &overrides.language {
            document.language.clone_from(language);
        }
        document.authority |= overrides.authority;
        return Ok(Read::Claims { file, notes });
    }
    let manuscript = article::Manuscript {
        name: &input.name,
        base_name: &input.base_name,
        id: id_of(&input.base_name),
        sha256: sha256(&input.bytes),
        text: decoded.text,
    };
    let reading = article::article(manuscript, overrides)?;
    notes.extend(reading.notes);
    Ok(Read::Article { document: reading.document, notes })
}

/// Whether a file of this name holds claims: its ending is `.toml`.
pub fn is_claim_file(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml"))
}

/// The id a file's name gives its document.
pub fn id_of(base_name: &str) -> DocumentId {
    ids::id_of(base_name)
}

/// Makes the ids of a run's documents unique, in the order given: a repetition becomes `ID-2`, `ID-3`.
///
/// Claims are renamed with their document. A claim file and the article it belongs to share an id on purpose; call
/// this on what is left once such pairs are joined.
pub fn make_ids_unique(reads: &mut [Read]) {
    let mut unique = ids::UniqueIds::default();
    for read in reads {
        match read {
            Read::Article { document, .. } => document.id = unique.take(&document.id),
            Read::Claims { file, .. } => {
                let id = unique.take(&file.document.id);
                if id != file.document.id {
                    ids::rename_claims(&mut file.claims, &id);
                    file.document.id = id;
                }
            }
        }
    }
}

/// Lower-case hexadecimal SHA-256 of bytes.
fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(name: &str, text: &str) -> Read {
        let input = Input { name: name.to_owned(), base_name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        read(&input, &Overrides::default()).unwrap()
    }

    #[test]
    fn documents_of_one_name_get_numbers_and_their_claims_follow() {
        let claims = "[[claim]]\nid = \"c1\"\nquote = \"31 ships\"\nevent = true\n";
        let mut reads =
            [read_text("a.txt", "Some 31 ships lay there."), read_text("A.md", "Some 31 ships lay there."), read_text("a.toml", claims)];
        make_ids_unique(&mut reads);
        let ids: Vec<&str> = reads.iter().map(|read| &*read.document().id.0).collect();
        assert_eq!(ids, ["a", "a-2", "a-3"]);
        let Read::Claims { file, .. } = &reads[2] else {
            panic!("not a claim file");
        };
        assert_eq!(&*file.claims[0].id.0, "a-3/c1");
    }

    #[test]
    fn the_digest_is_that_of_the_bytes() {
        // The digest of the empty message, from FIPS 180-4's test vectors.
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
