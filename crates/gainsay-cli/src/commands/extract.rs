//! `gainsay extract`.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use gainsay::Material;
use gainsay::model::{Claim, ClaimId, Document};
use gainsay_ingest::claim_file;
use rayon::prelude::*;

use crate::args::Extract;
use crate::failure::Failure;
use crate::intake::{Intake, united};
use crate::{Outcome, atomic, console, merge};

/// # Errors
///
/// When there is no article to read, or a claim file could not be written; the others are.
pub(crate) fn run(args: &Extract) -> Result<Outcome, Failure> {
    let (intake, aside) = Intake::of_articles(&args.sources);
    intake.tell(false);
    let articles: Vec<Document> = intake.articles();
    if articles.is_empty() {
        return Err(if aside > 0 { Failure::NoArticles } else { Failure::NothingRead("extract from") });
    }
    if args.sources.outlet.is_some() && articles.len() > 1 {
        return Err(Failure::OutletForMany(articles.len()));
    }
    let Some(folder) = &args.out else {
        if articles.len() > 1 {
            return Err(Failure::ManyToPrint(articles.len()));
        }
        for document in articles {
            let (document, claims) = claims_of(document);
            console::print(&claim_file::write(&document, &claims))?;
        }
        return Ok(Outcome::Clear);
    };
    fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))?;
    let work = |article: Document| {
        let path = folder.join(format!("{}.toml", article.id));
        let mut said = Vec::new();
        let done = bring_up_to_date(&path, article, args.fresh, &mut said);
        let written = done.is_ok();
        said.push(done.map_or_else(|message| message, |done| format!("{}: {done}", path.display())));
        (written, said)
    };
    let done: Vec<(bool, Vec<String>)> = articles.into_par_iter().map(work).collect();
    for message in done.iter().flat_map(|(_, said)| said) {
        console::complain(message);
    }
    if done.iter().all(|(written, _)| *written) { Ok(Outcome::Clear) } else { Err(Failure::NotAllWritten) }
}

/// Reads an article's claims, as many as there are: "not checked" has no place in a claim file.
fn claims_of(document: Document) -> (Document, Vec<Claim>) {
    let mut read = gainsay::extract(vec![Material::article(document.clone())]);
    let claims = read.pop().and_then(|material| material.claims).unwrap_or_default();
    (document, claims)
}

/// Writes or rewrites the claim file of one article; returns what was done, or a message about what was not. What is to
/// be said about single claims goes to `said`.
fn bring_up_to_date(path: &Path, article: Document, fresh: bool, said: &mut Vec<String>) -> Result<String, String> {
    let name = path.display().to_string();
    let existing = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let (document, claims) = claims_of(article);
            save(path, &claim_file::write(&document, &claims))?;
            return Ok(format!("written, {}", counted(claims.len())));
        }
        Err(error) => return Err(Failure::unreadable(path, &error).to_string()),
    };
    let file = claim_file::read(&name, &existing).map_err(|error| error.to_string())?;
    let same_bytes = file.document.sha256 == article.sha256;
    if !same_bytes && file.document.id != article.id {
        return Err(format!("{name}: holds the claims of another document, \"{}\"; name another folder", file.document.id));
    }
    let verified = claim_file::verify(&file, &article);
    said.extend(verified.errors.iter().map(ToString::to_string));
    let document = united(article, file.document);
    let before: BTreeSet<ClaimId> = file.claims.iter().map(|claim| claim.id.clone()).collect();
    let claims = if fresh {
        let (document, extracted) = claims_of(document.clone());
        merge::with_known_ids(&document, &verified.claims, extracted)
    } else if same_bytes {
        // A person may have taken claims out, and a quote that does not stand in the text was mistyped, not overtaken.
        file.claims
    } else {
        let (document, extracted) = claims_of(document.clone());
        merge::with_additions(&document, verified.claims, extracted)
    };
    let text = claim_file::update(&name, &existing, &document, &claims).map_err(|error| error.to_string())?;
    if text == existing {
        return Ok(format!("unchanged, {}", counted(claims.len())));
    }
    save(path, &text)?;
    let after: BTreeSet<ClaimId> = claims.iter().map(|claim| claim.id.clone()).collect();
    let (new, gone) = (after.difference(&before).count(), before.difference(&after).count());
    Ok(format!("updated, {} ({new} new, {gone} taken out)", counted(claims.len())))
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    atomic::write(path, text).map_err(|error| Failure::unwritable(path, &error).to_string())
}

fn counted(claims: usize) -> String {
    if claims == 1 { "1 claim".to_owned() } else { format!("{claims} claims") }
}
