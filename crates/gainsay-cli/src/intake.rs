//! From paths to the materials of a run: what was read, what could not be, and which claims belong to which article.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use gainsay::Material;
use gainsay::model::{Document, DocumentId, Report, Unchecked};
use gainsay_ingest::{ClaimFile, IngestError, Input, MAX_FILE_BYTES, Overrides, Read, claim_file, make_ids_unique, read, read_paths};
use rayon::prelude::*;

use crate::args::Sources;
use crate::console::complain;
use crate::failure::Failure;

/// Below this many files a second thread costs more than it saves.
const PARALLEL_FROM: usize = 4;

/// How many quotes of a file are looked for to tell whether it belongs to an article that changed.
const QUOTES_TRIED: usize = 16;

/// What was read of the paths given.
#[derive(Debug, Default)]
pub(crate) struct Intake {
    /// Articles and claim files, in order of the paths. Claims that belong to an article given stand with its text, in
    /// its place.
    pub(crate) reads: Vec<Read>,
    /// The path of each, as given.
    names: Vec<String>,
    /// What could not be read, for standard error.
    problems: Vec<String>,
    /// The same for the report.
    unchecked: Vec<Unchecked>,
    /// How files were read, for standard error.
    notes: Vec<String>,
}

impl Intake {
    /// Reads articles and claim files, and unites those that belong together.
    pub(crate) fn of(sources: &Sources) -> Self {
        let (mut intake, read) = Self::gather(sources);
        intake.unite(read);
        make_ids_unique(&mut intake.reads);
        intake
    }

    /// Reads articles and sets claim files aside; returns how many there were.
    pub(crate) fn of_articles(sources: &Sources) -> (Self, usize) {
        let (mut intake, read) = Self::gather(sources);
        let found = read.len();
        (intake.reads, intake.names) = read.into_iter().filter(|(read, _)| matches!(read, Read::Article { .. })).unzip();
        make_ids_unique(&mut intake.reads);
        let aside = found - intake.reads.len();
        (intake, aside)
    }

    /// The documents of the articles read, in order.
    pub(crate) fn articles(self) -> Vec<Document> {
        let article = |read| match read {
            Read::Article { document, .. } => Some(document),
            Read::Claims { .. } => None,
        };
        self.reads.into_iter().filter_map(article).collect()
    }

    fn gather(sources: &Sources) -> (Self, Vec<(Read, String)>) {
        let overrides = Overrides {
            published: sources.published,
            outlet: sources.outlet.clone(),
            language: sources.language.clone(),
            authority: false,
        };
        let gathered = read_paths(&sources.paths, standard_input);
        let mut intake = Self::default();
        for error in &gathered.errors {
            intake.refuse(error);
        }
        intake.notes.extend(passed_over(&gathered.passed_over));
        let understand = |input: Input| (read(&input, &overrides), input.name);
        let files: Vec<(Result<Read, IngestError>, String)> = if gathered.inputs.len() < PARALLEL_FROM {
            gathered.inputs.into_iter().map(understand).collect()
        } else {
            gathered.inputs.into_par_iter().map(understand).collect()
        };
        let mut read = Vec::with_capacity(files.len());
        for (result, name) in files {
            match result {
                Ok(file) => {
                    intake.notes.extend(file.notes().iter().map(|note| format!("{name}: {note}")));
                    read.push((file, name));
                }
                Err(error) => intake.refuse(&error),
            }
        }
        (intake, read)
    }

    /// Notes a file, or a claim, that cannot be used.
    fn refuse(&mut self, error: &IngestError) {
        if error.file.starts_with("https://") || error.file.starts_with("http://") {
            let reason = "an address, and gainsay fetches nothing; save the article's text as .txt or .md and name the file";
            self.problems.push(format!("{}: {reason}", error.file));
            self.unchecked.push(Unchecked { about: Some(error.file.clone()), reason: reason.to_owned() });
            return;
        }
        self.problems.push(error.to_string());
        let line = error.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        self.unchecked.push(Unchecked { about: Some(base_name(&error.file).to_owned()), reason: format!("{line}{}", error.message()) });
    }

    /// Puts claim files in the places of the articles they were taken from.
    fn unite(&mut self, read: Vec<(Read, String)>) {
        let mut articles = Vec::new();
        let mut claim_files = Vec::new();
        for (at, (file, name)) in read.into_iter().enumerate() {
            match file {
                Read::Article { document, notes } => articles.push(Article { at, name, document, notes, claims: None }),
                Read::Claims { file, notes } => claim_files.push((at, name, file, notes)),
            }
        }
        let homes = Homes::of(&articles);
        let mut placed: BTreeMap<usize, (Read, String)> = BTreeMap::new();
        for (at, name, file, notes) in claim_files {
            match homes.find(&articles, &file) {
                None => {
                    placed.insert(at, (Read::Claims { file, notes }, name));
                }
                Some(home) => {
                    let Some(article) = articles.get_mut(home) else { continue };
                    if let Some(taken) = &article.claims {
                        let text = &article.document.file;
                        self.problems.push(format!(
                            "{name}: not used: {} holds the claims of {text} already; give one claim file for each article",
                            taken.name
                        ));
                        self.unchecked.push(Unchecked {
                            about: Some(base_name(&name).to_owned()),
                            reason: format!("not used: another file holds the claims of {text} already"),
                        });
                        continue;
                    }
                    let claims = self.held_against(&article.document, file);
                    if let Some(article) = articles.get_mut(home) {
                        article.claims = Some(claims);
                    }
                }
            }
        }
        for article in articles {
            let Article { at, name, document, notes, claims } = article;
            let read = match claims {
                Some(mut file) => {
                    file.document = united(document, file.document);
                    Read::Claims { file, notes }
                }
                None => Read::Article { document, notes },
            };
            placed.insert(at, (read, name));
        }
        (self.reads, self.names) = placed.into_values().unzip();
    }

    /// The claims of a file whose quotes stand in their article; the others are refused.
    fn held_against(&mut self, article: &Document, file: ClaimFile) -> ClaimFile {
        let verified = claim_file::verify(&file, article);
        for error in &verified.errors {
            self.refuse(error);
        }
        self.notes.extend(verified.notes.iter().map(|note| format!("{}: {note}", file.name)));
        // A file that never knew its article has no places to be wrong about.
        if verified.moved > 0 && !file.document.sha256.is_empty() {
            let quotes = if verified.moved == 1 { "1 quote" } else { &format!("{} quotes", verified.moved) };
            self.notes.push(format!("{}: {quotes} found elsewhere in {} than written", file.name, article.file));
        }
        ClaimFile { claims: verified.claims, lines: Vec::new(), ..file }
    }

    /// Says on standard error what could not be read, and unless `quiet` how the rest was.
    pub(crate) fn tell(&self, quiet: bool) {
        for problem in &self.problems {
            complain(problem);
        }
        if !quiet {
            for note in &self.notes {
                complain(note);
            }
        }
    }

    /// Marks the documents that any of these names means: a path, a file name, an id or an outlet.
    ///
    /// # Errors
    ///
    /// For a name of `required` that means none of them.
    pub(crate) fn mark_authorities(&mut self, required: &[String], known: &[String]) -> Result<(), Failure> {
        let mut found = vec![false; required.len()];
        for (read, path) in self.reads.iter_mut().zip(&self.names) {
            let document = match read {
                Read::Article { document, .. } => document,
                Read::Claims { file, .. } => &mut file.document,
            };
            let means = |name: &String| {
                name == path
                    || *name == document.file
                    || **name == *document.id.0
                    || document.outlet.as_ref().is_some_and(|outlet| outlet.eq_ignore_ascii_case(name))
            };
            for (found, name) in found.iter_mut().zip(required) {
                let meant = means(name);
                *found |= meant;
                document.authority |= meant;
            }
            document.authority |= known.iter().any(means);
        }
        match required.iter().zip(&found).find(|(_, found)| !**found) {
            Some((name, _)) => Err(Failure::NoAuthority(name.clone())),
            None => Ok(()),
        }
    }

    /// What was read, to be worked on otherwise than by a check.
    ///
    /// # Errors
    ///
    /// When nothing was read.
    pub(crate) fn materials(self, purpose: &'static str) -> Result<Vec<Material>, Failure> {
        if self.reads.is_empty() { Err(Failure::NothingRead(purpose)) } else { Ok(materials(self.reads)) }
    }

    /// Checks what was read, and lists in the report what was not.
    ///
    /// # Errors
    ///
    /// When nothing was read.
    pub(crate) fn check(self, options: &gainsay::Options) -> Result<Report, Failure> {
        if self.reads.is_empty() {
            return Err(Failure::NothingRead("check"));
        }
        let single = self.reads.len() == 1;
        let without_text =
            self.reads.iter().filter(|read| matches!(read, Read::Claims { file, .. } if file.document.text.is_empty())).count();
        let mut report = gainsay::check(materials(self.reads), options);
        report.unchecked.extend(self.unchecked);
        let general = |reason: &str| Unchecked { about: None, reason: reason.to_owned() };
        if without_text == 1 {
            report.unchecked.push(general("1 document was given as claims only: its quotes were not held against a text"));
        } else if without_text > 1 {
            report
                .unchecked
                .push(general(&format!("{without_text} documents were given as claims only: their quotes were not held against a text")));
        }
        if single {
            report.unchecked.push(general("one document only: nothing to compare it with"));
        }
        Ok(report)
    }
}

/// Articles to be read, and claim files with their claims.
fn materials(reads: Vec<Read>) -> Vec<Material> {
    let material = |read| match read {
        Read::Article { document, .. } => Material::article(document),
        Read::Claims { file, .. } => Material { document: file.document, claims: Some(file.claims), notes: Vec::new(), is_read: false },
    };
    reads.into_iter().map(material).collect()
}

/// An article and the claims that are to be used instead of reading it.
struct Article {
    /// Its place among the files read.
    at: usize,
    name: String,
    document: Document,
    notes: Vec<String>,
    claims: Option<ClaimFile>,
}

/// Where to find the article that claims were taken from.
struct Homes {
    by_digest: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<DocumentId, Vec<usize>>,
}

impl Homes {
    fn of(articles: &[Article]) -> Self {
        let mut homes = Self { by_digest: BTreeMap::new(), by_id: BTreeMap::new() };
        for (at, article) in articles.iter().enumerate() {
            homes.by_digest.entry(article.document.sha256.clone()).or_default().push(at);
            homes.by_id.entry(article.document.id.clone()).or_default().push(at);
        }
        homes
    }

    /// The article of the same bytes, the one of the same id first; or else the one of the same id, which must hold a
    /// quote of the file where the file says that its article had other bytes.
    fn find(&self, articles: &[Article], file: &ClaimFile) -> Option<usize> {
        let id = &file.document.id;
        let same_id = |at: &&usize| articles.get(**at).is_some_and(|article| article.document.id == *id);
        let same_bytes = self.by_digest.get(&file.document.sha256);
        if let Some(candidates) = same_bytes {
            return candidates.iter().find(same_id).or(candidates.first()).copied();
        }
        let candidates = self.by_id.get(id)?;
        if file.document.sha256.is_empty() {
            return candidates.first().copied();
        }
        let quoted = |at: &&usize| {
            let mut sample = file.claims.iter().take(QUOTES_TRIED);
            articles.get(**at).is_some_and(|article| sample.any(|claim| article.document.text.contains(&*claim.sentence)))
        };
        candidates.iter().find(quoted).copied()
    }
}

/// The document of an article and of its claim file in one: the article's text under what the file says about it,
/// which a person may have corrected.
pub(crate) fn united(article: Document, file: Document) -> Document {
    // English is what a file means that does not say.
    let language = if file.language == "en" { article.language } else { file.language };
    Document {
        language,
        id: file.id,
        outlet: file.outlet.or(article.outlet),
        title: file.title.or(article.title),
        published: file.published.or(article.published),
        source: file.source.or(article.source),
        authority: file.authority || article.authority,
        ..article
    }
}

/// The last part of a path: what may stand in a report.
fn base_name(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// One note for all files of folders that may hold an article and were not read.
fn passed_over(files: &[String]) -> Option<String> {
    let (first, others) = files.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        1 => " and 1 other file".to_owned(),
        more => format!(" and {more} other files"),
    };
    Some(format!("{first}{more}: passed over; save an article's text as .txt or .md to have it read"))
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells an input at the limit from one above it.
    io::stdin().lock().take(MAX_FILE_BYTES.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
