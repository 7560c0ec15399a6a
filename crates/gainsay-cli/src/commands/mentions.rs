//! `gainsay mentions`.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use gainsay::model::{Document, PartialDate};
use gainsay_report::mentions_line;
use rayon::prelude::*;
use serde::Deserialize;

use crate::Outcome;
use crate::args::{Mentions, Sources};
use crate::console::{complain, print};
use crate::failure::Failure;
use crate::intake::Intake;

/// Lines held in memory at a time; what bounds memory however long the file is.
const BATCH: usize = 1024;

/// One line of input.
#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    published: Option<String>,
    language: Option<String>,
}

/// # Errors
///
/// When nothing could be read, or standard output is closed.
pub(crate) fn run(args: &Mentions) -> Result<Outcome, Failure> {
    let (lines, articles): (Vec<PathBuf>, Vec<PathBuf>) = args.sources.paths.iter().cloned().partition(|path| is_jsonl(path) || args.jsonl);
    let mut read = 0_usize;
    for path in &lines {
        read += match from_lines(path, args.sources.published) {
            Ok(count) => count,
            Err(Failure::Unreadable { file, reason }) => {
                complain(&format!("{file}: cannot be read: {reason}; check the path"));
                0
            }
            Err(failure) => return Err(failure),
        };
    }
    if !articles.is_empty() {
        read += from_articles(Sources { paths: articles, ..args.sources.clone() })?;
    }
    if read == 0 { Err(Failure::NothingRead("read mentions from")) } else { Ok(Outcome::Clear) }
}

fn is_jsonl(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|ending| matches!(ending.to_ascii_lowercase().as_str(), "jsonl" | "ndjson"))
}

fn from_articles(sources: Sources) -> Result<usize, Failure> {
    let (intake, _) = Intake::of_articles(&sources);
    intake.tell(false);
    let documents: Vec<Document> = intake.articles();
    let rendered: Vec<String> = documents.par_iter().map(|document| line_of(&document.id.0, document)).collect();
    print(&rendered.concat())?;
    Ok(rendered.len())
}

fn line_of(id: &str, document: &Document) -> String {
    let mut line = mentions_line(id, &document.text, &gainsay::mentions(document));
    line.push('\n');
    line
}

/// Reads a file of JSON lines batch by batch; returns how many lines were understood.
fn from_lines(path: &Path, published: Option<PartialDate>) -> Result<usize, Failure> {
    let name = path.display().to_string();
    let mut reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(path).map_err(|error| Failure::unreadable(path, &error))?))
    };
    let (mut number, mut understood) = (0_usize, 0_usize);
    loop {
        let mut batch: Vec<(usize, String)> = Vec::with_capacity(BATCH);
        while batch.len() < BATCH {
            let mut line = Vec::new();
            if reader.read_until(b'\n', &mut line).map_err(|error| Failure::unreadable(path, &error))? == 0 {
                break;
            }
            number += 1;
            let line = String::from_utf8_lossy(&line).into_owned();
            if !line.trim().is_empty() {
                batch.push((number, line));
            }
        }
        if batch.is_empty() {
            return Ok(understood);
        }
        let read: Vec<Result<String, String>> = batch.par_iter().map(|(number, line)| of_line(&name, *number, line, published)).collect();
        let mut out = String::new();
        for result in read {
            match result {
                Ok(line) => {
                    understood += 1;
                    out.push_str(&line);
                }
                Err(message) => complain(&message),
            }
        }
        print(&out)?;
    }
}

fn of_line(name: &str, number: usize, line: &str, published: Option<PartialDate>) -> Result<String, String> {
    let line: Line = serde_json::from_str(line)
        .map_err(|error| format!("{name}:{number}: {error}; each line is an object with id, text and perhaps published"))?;
    let own = line.published.as_deref().map(str::parse::<PartialDate>).transpose().map_err(|error| format!("{name}:{number}: {error}"))?;
    let id = line.id.as_str().map_or_else(|| line.id.to_string(), str::to_owned);
    let mut document = Document::of_text(&id, line.text, published.or(own));
    if let Some(language) = line.language {
        document.language = language;
    }
    Ok(line_of(&id, &document))
}
