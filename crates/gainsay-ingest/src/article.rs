//! From a decoded text to a document: what is title, heading and paragraph, what the page says about itself, and what
//! is left out.

use std::collections::BTreeSet;

use gainsay_model::{Block, BlockKind, Document, DocumentId, LineIndex, PartialDate, Span};

use crate::clutter::Clutter;
use crate::dateline::dateline;
use crate::front_matter::{FrontMatter, front_matter};
use crate::units::{Kind, Unit, ends_sentence, is_prose, is_short_name, units};
use crate::{IngestError, Overrides, Problem};

/// A text before it is read as an article.
pub(crate) struct Manuscript<'a> {
    /// The file as the user named it.
    pub(crate) name: &'a str,
    pub(crate) base_name: &'a str,
    pub(crate) id: DocumentId,
    pub(crate) sha256: String,
    pub(crate) text: String,
}

/// A document and remarks about how it was read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) document: Document,
    pub(crate) notes: Vec<String>,
}

/// Longest heading without a mark, in characters.
const HEADING_WIDTH: usize = 100;

/// Longest title without a mark, in characters.
const TITLE_WIDTH: usize = 220;

/// Reads an article.
///
/// # Errors
///
/// [`Problem::FrontMatter`] for a broken front matter block, [`Problem::Empty`] where nothing of an article is left.
pub(crate) fn article(manuscript: Manuscript<'_>, overrides: &Overrides) -> Result<Reading, IngestError> {
    let Manuscript { name, base_name, id, sha256, text } = manuscript;
    let mut matter = front_matter(name, &text)?;
    let mut notes = std::mem::take(&mut matter.notes);
    let units = units(&text, matter.end);
    let page = Page::of(&text, &units, &matter);
    let mut blocks = page.blocks(&text, &units, &matter);
    let opening = shorten_to_sentence(&text, &mut blocks);
    let left_out = page.left_out(&text, &units);
    if let Some(note) = left_out {
        notes.push(note);
    }
    if !blocks.iter().any(|block| block.kind != BlockKind::Title || matter.title.is_none()) {
        return Err(IngestError::new(name, Problem::Empty));
    }
    let printed = page.date.or(opening.date);
    let published = overrides.published.or(matter.published).or(printed);
    if let Some(date) = printed.filter(|_| overrides.published.is_none() && matter.published.is_none()) {
        notes.push(format!("publication date {date} taken from the text"));
    }
    let outlet = overrides
        .outlet
        .clone()
        .or(matter.outlet)
        .or_else(|| page.outlet.map(|span| span.of(&text).to_owned()))
        .or_else(|| opening.outlet.map(|span| span.of(&text).to_owned()));
    let title_words = page.title.map(|at| single_spaced(at.of(&text)));
    let document = Document {
        id,
        file: base_name.to_owned(),
        outlet,
        title: matter.title.or(title_words),
        published,
        language: overrides.language.clone().or(matter.language).unwrap_or_else(|| "en".to_owned()),
        source: matter.source.or_else(|| page.source.map(|span| span.of(&text).to_owned())),
        sha256,
        authority: overrides.authority || matter.authority.unwrap_or(false),
        blocks,
        text,
    };
    Ok(Reading { document, notes })
}

/// What the units of a page say about it.
#[derive(Default)]
struct Page {
    /// The title's words, where front matter has none.
    title: Option<Span>,
    date: Option<PartialDate>,
    outlet: Option<Span>,
    source: Option<Span>,
    /// For each unit, whether it is left out of the article.
    dropped: Vec<bool>,
    /// For each unit, whether it stands below the article or in a box of links, where nothing says anything about it.
    outside: Vec<bool>,
}

impl Page {
    fn of(text: &str, units: &[Unit], matter: &FrontMatter) -> Self {
        let mut page =
            Self { dropped: units.iter().map(|unit| !unit.is_text()).collect(), outside: vec![false; units.len()], ..Self::default() };
        page.close(text, units);
        page.find_date(units);
        if matter.title.is_none() {
            page.title = page.find_title(text, units);
        }
        let title = page.title.map(|span| span.of(text)).or(matter.title.as_deref());
        let title_key = title.map(key).unwrap_or_default();
        page.find_outlet(text, units, &title_key);
        let outlet_key = page.outlet.map(|span| key(span.of(text))).unwrap_or_default();
        for (unit, dropped) in units.iter().zip(&mut page.dropped) {
            // Keys are compared only where lengths are near: a key is at most as long as its words.
            if page.title != Some(unit.span) && unit.span.len() <= 1000 {
                let unit_key = key(unit.span.of(text));
                let repeats = |known: &str| !known.is_empty() && unit_key == known;
                *dropped |= repeats(&title_key) || (unit.width <= 40 && repeats(&outlet_key));
            }
        }
        page
    }

    /// Leaves out what follows the foot of the article, and boxes of links.
    fn close(&mut self, text: &str, units: &[Unit]) {
        let prose = |unit: &Unit| {
            if unit.is_text() && is_prose(unit.span.of(text), unit.width) { unit.span.len() } else { 0 }
        };
        let mut after: usize = units.iter().map(prose).sum();
        let mut before = 0;
        let mut closed = false;
        let mut in_box = false;
        for ((unit, dropped), outside) in units.iter().zip(&mut self.dropped).zip(&mut self.outside) {
            let here = prose(unit);
            after -= here;
            match unit.kind {
                // Above the article the same words are buttons that lead to the comments.
                Kind::Clutter(Clutter::Closing) => closed |= before > 0,
                // The box at the end of an article shows beginnings of others, one in the middle only their titles.
                Kind::Clutter(Clutter::Box) if before > 0 => {
                    closed |= after * 3 <= before;
                    in_box = true;
                }
                _ => in_box &= here == 0,
            }
            *outside = closed || in_box;
            *dropped |= *outside;
            if !*dropped {
                before += here;
            }
        }
    }

    fn inside<'a>(&'a self, units: &'a [Unit]) -> impl Iterator<Item = &'a Unit> {
        units.iter().zip(&self.outside).filter(|(_, outside)| !**outside).map(|(unit, _)| unit)
    }

    fn find_date(&mut self, units: &[Unit]) {
        let printed = || {
            self.inside(units).filter_map(|unit| match unit.kind {
                Kind::Date(line) => Some((line.date?, line.updated)),
                Kind::Byline(date) => Some((date?, false)),
                _ => None,
            })
        };
        let found = printed().find(|(_, updated)| !updated).or_else(|| printed().next());
        self.date = found.map(|(date, _)| date);
    }

    fn candidates<'a>(&self, text: &str, units: &'a [Unit]) -> Vec<&'a Unit> {
        units
            .iter()
            .zip(&self.dropped)
            .take_while(|(unit, _)| unit.in_header)
            .filter(|(unit, dropped)| !**dropped && unit.kind != Kind::Item && may_be_title(unit.span.of(text), unit.kind))
            .map(|(unit, _)| unit)
            .collect()
    }

    fn find_title(&self, text: &str, units: &[Unit]) -> Option<Span> {
        let marked = || {
            let kept = units.iter().zip(&self.dropped).filter(|(_, dropped)| !**dropped).map(|(unit, _)| unit);
            kept.clone()
                .find(|unit| unit.kind == Kind::Heading)
                .filter(|unit| unit.in_header || kept.clone().next().is_some_and(|first| first.span == unit.span))
        };
        if let Some(unit) = marked() {
            return Some(unit.span);
        }
        // A single line is what is said, not what it is called.
        if units.iter().zip(&self.dropped).filter(|(_, dropped)| !**dropped).take(2).count() < 2 {
            return None;
        }
        let candidates = self.candidates(text, units);
        let first = candidates.first()?;
        // Anything but title matter before it makes it a heading.
        let opens = units.iter().zip(&self.dropped).find(|(_, dropped)| !**dropped).is_some_and(|(unit, _)| unit.span == first.span);
        if !opens {
            return None;
        }
        // One word above the title names the section.
        let word_count = |unit: &Unit| unit.span.of(text).split_whitespace().count();
        match candidates.get(1) {
            Some(second) if word_count(first) == 1 && first.width <= 20 && word_count(second) >= 3 => Some(second.span),
            _ => Some(first.span),
        }
    }

    fn find_outlet(&mut self, text: &str, units: &[Unit], title_key: &str) {
        let labelled = self.inside(units).find_map(|unit| match unit.kind {
            Kind::Outlet(span) => Some(span),
            _ => None,
        });
        let mut seen = BTreeSet::new();
        let repeated = self
            .candidates(text, units)
            .into_iter()
            .filter(|unit| is_short_name(unit.span.of(text)))
            .find(|unit| {
                let key = key(unit.span.of(text));
                key != title_key && !seen.insert(key)
            })
            .map(|unit| unit.span);
        self.outlet = labelled.or(repeated);
        let address = self.inside(units).find(|unit| unit.kind == Kind::Address);
        self.source = address.map(|unit| {
            let words = unit.span.of(text);
            let start = words.find("http").or_else(|| words.find("www.")).unwrap_or(0);
            Span::new(unit.span.range().start + start, unit.span.range().end)
        });
    }

    fn blocks(&self, text: &str, units: &[Unit], matter: &FrontMatter) -> Vec<Block> {
        let mut blocks: Vec<Block> =
            matter.title_span.filter(|span| !span.is_empty()).map(|span| Block { kind: BlockKind::Title, span }).into_iter().collect();
        let kept: Vec<&Unit> =
            units.iter().zip(&self.dropped).filter(|(unit, dropped)| !**dropped && !unit.span.is_empty()).map(|(unit, _)| unit).collect();
        // Without any sentence, short lines are all there is to read.
        let has_prose = kept.iter().any(|unit| is_prose(unit.span.of(text), unit.width));
        for (at, unit) in kept.iter().enumerate() {
            let kind = if self.title == Some(unit.span) {
                BlockKind::Title
            } else if unit.kind == Kind::Heading
                || (has_prose && at + 1 < kept.len() && matches!(unit.kind, Kind::Text { alone: true }) && is_heading(unit.span.of(text)))
            {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block { kind, span: unit.span });
        }
        blocks
    }

    /// Which lines were left out, for the user to check.
    fn left_out(&self, text: &str, units: &[Unit]) -> Option<String> {
        let index = LineIndex::new(text);
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        let mut count = 0_u32;
        let mut last_dropped = false;
        for (unit, dropped) in units.iter().zip(&self.dropped) {
            let lines = (index.line(unit.span.start), index.line(unit.span.end.saturating_sub(1).max(unit.span.start)));
            if *dropped {
                count += lines.1 - lines.0 + 1;
                match ranges.last_mut() {
                    Some(range) if last_dropped => range.1 = lines.1,
                    _ => ranges.push(lines),
                }
            }
            last_dropped = *dropped;
        }
        if ranges.is_empty() {
            return None;
        }
        let more = ranges.len().saturating_sub(12);
        let mut places: Vec<String> =
            ranges.iter().take(12).map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") }).collect();
        if more > 0 {
            places.push(format!("{more} more places"));
        }
        let noun = if count == 1 { "line" } else { "lines" };
        Some(format!("left out as not the article: {count} {noun} ({})", places.join(", ")))
    }
}

/// Outlet and date of the dateline the first paragraph opened with.
#[derive(Default)]
struct Opening {
    outlet: Option<Span>,
    date: Option<PartialDate>,
}

/// Lets the first paragraph begin after its dateline.
fn shorten_to_sentence(text: &str, blocks: &mut [Block]) -> Opening {
    let Some(block) = blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph) else {
        return Opening::default();
    };
    let words = block.span.of(text);
    let Some(found) = dateline(words) else {
        return Opening::default();
    };
    let start = block.span.range().start;
    // The name's place follows from where it lies in the words.
    let outlet = found.outlet.and_then(|name| words.find(name).map(|at| Span::new(start + at, start + at + name.len())));
    block.span = Span::new(start + found.end, block.span.range().end);
    Opening { outlet, date: found.date }
}

fn may_be_title(words: &str, kind: Kind) -> bool {
    // "Tariffs will hit the U.S." ends with an abbreviation.
    let abbreviated = words.strip_suffix('.').is_some_and(|rest| {
        let last = rest.rsplit(char::is_whitespace).next().unwrap_or("");
        last.contains('.') && last.len() <= 6
    });
    kind == Kind::Heading
        || (words.chars().count() <= TITLE_WIDTH
            && words.chars().any(char::is_alphabetic)
            && !words.ends_with([',', ';'])
            && (abbreviated || !ends_sentence(words) || words.ends_with(['?', '!', '"', '”', '\'', '’']) && !is_prose(words, 0)))
}

/// A short line without the end of a sentence; "Dead: 41" states something and is none.
fn is_heading(words: &str) -> bool {
    let states = words.split_once(':').is_some_and(|(_, value)| value.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    !states
        && words.chars().count() <= HEADING_WIDTH
        && words.chars().any(char::is_alphabetic)
        && !ends_sentence(words)
        && !words.ends_with([':', ';', ','])
}

/// What two lines must share to say the same: letters and digits in lower case.
fn key(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "article_tests.rs"]
mod tests;
