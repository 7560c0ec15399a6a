//! A claim file rewritten in place: what changed is changed, what a person wrote around it stays.

use std::collections::BTreeMap;

use gainsay_model::{Claim, Document};
use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, Table};

use super::writing::{claim_table, document_table, local_id};
use super::{ClaimFile, read};
use crate::{IngestError, Problem};

/// Rewrites a claim file so that it holds exactly these claims, matched with those of the file by their ids.
///
/// Comments, order of keys and formatting stay wherever the value stays. Claims the file holds beside `claims` are
/// removed; new ones are added where they stand in the list. `name` is the file's, for messages.
///
/// # Errors
///
/// What [`read`] reports about the existing file: a file that cannot be understood is not overwritten.
pub fn update(name: &str, existing: &str, document: &Document, claims: &[Claim]) -> Result<String, IngestError> {
    let known = read(name, existing)?;
    let written = rewritten(name, existing, &known, document, claims, &[])?;
    // A value may mean something else beside changed neighbours: words left out, offsets from another quote. Claims
    // that do not read back as they should are written anew.
    let reread = read(name, &written)?;
    let stale: Vec<usize> = claims
        .iter()
        .enumerate()
        .filter(|(at, claim)| reread.claims.get(*at).is_none_or(|found| !same(found, claim)))
        .map(|(at, _)| at)
        .collect();
    if stale.is_empty() {
        return Ok(written);
    }
    rewritten(name, existing, &known, document, claims, &stale)
}

/// Whether two claims say the same, wherever their documents stand in a run.
fn same(found: &Claim, claim: &Claim) -> bool {
    let mut claim = claim.clone();
    claim.document = found.document;
    *found == claim
}

fn rewritten(
    name: &str,
    existing: &str,
    known: &ClaimFile,
    document: &Document,
    claims: &[Claim],
    anew: &[usize],
) -> Result<String, IngestError> {
    let mut file: DocumentMut =
        existing.parse().map_err(|error: toml_edit::TomlError| IngestError::new(name, Problem::ClaimFile(error.message().to_owned())))?;
    let fresh = document_table(document);
    match file.get_mut("document").and_then(Item::as_table_like_mut) {
        Some(table) => {
            let before = document_table(&known.document);
            // What a file leaves out and still means stays left out.
            for key in super::keys::DOCUMENT {
                replace(table, key, before.get(key), fresh.get(key));
            }
        }
        None => {
            file.insert("document", Item::Table(fresh));
        }
    }
    let mut old: BTreeMap<String, (Table, Table)> = BTreeMap::new();
    if let Some(Item::ArrayOfTables(tables)) = file.remove("claim") {
        for (table, claim) in tables.into_iter().zip(&known.claims) {
            let before = claim_table(&known.document, claim, &known.claims);
            old.insert(local_id(&known.document, &claim.id).to_owned(), (table, before));
        }
    }
    let mut tables = ArrayOfTables::new();
    let mut in_order = true;
    let mut last = None;
    for (at, claim) in claims.iter().enumerate() {
        let fresh = claim_table(document, claim, claims);
        let Some((mut table, before)) = old.remove(local_id(document, &claim.id)) else {
            tables.push(fresh);
            continue;
        };
        for key in super::keys::CLAIM {
            let before = if anew.binary_search(&at).is_ok() { None } else { before.get(key) };
            replace(&mut table, key, before, fresh.get(key));
        }
        in_order &= last <= table.position();
        last = table.position();
        tables.push(table);
    }
    if !in_order {
        // The file's order follows the tables' positions: number them anew.
        if let Some(table) = file.get_mut("document").and_then(Item::as_table_mut) {
            table.set_position(Some(0));
        }
        for (at, table) in tables.iter_mut().enumerate() {
            place(table, isize::try_from(at).unwrap_or(isize::MAX).saturating_add(1));
        }
    }
    if !tables.is_empty() {
        file.insert("claim", Item::ArrayOfTables(tables));
    }
    Ok(file.to_string())
}

/// Gives a key its new value unless it already means it.
fn replace(table: &mut dyn toml_edit::TableLike, key: &str, before: Option<&Item>, fresh: Option<&Item>) {
    let text = |item: &Item| item.to_string().trim().to_owned();
    let Some(fresh) = fresh else {
        // A default that is written out, such as `role = "plain"`, stays.
        if before.is_some() {
            table.remove(key);
        }
        return;
    };
    if before.is_some_and(|before| text(before) == text(fresh)) {
        return;
    }
    let mut fresh = fresh.clone();
    if let (Some(old), Some(new)) = (table.get(key).and_then(Item::as_value), fresh.as_value_mut()) {
        let decor: Decor = old.decor().clone();
        *new.decor_mut() = decor;
    }
    table.insert(key, fresh);
}

fn place(table: &mut Table, position: isize) {
    table.set_position(Some(position));
    for (_, item) in table.iter_mut() {
        if let Item::Table(inner) = item {
            place(inner, position);
        }
    }
}
