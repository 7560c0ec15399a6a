//! From a claim file's text to the document and its claims.

use std::collections::BTreeMap;
use std::sync::Arc;

use gainsay_model::{
    Action, Assertion, Attribution, AttributionManner, Bound, Bounds, CalendarPoint, Change, Claim, ClaimId, ClaimIndex, Document,
    DocumentId, DocumentIndex, Endpoint, Enumeration, Grain, Hedge, Identity, IdentityKind, LineIndex, Measure, Name, NameKind, Period,
    Quantity, Relation, RelationKind, Resolution, Role, Source, Span, Superlative, SuperlativeKind, Unit,
};
use rust_decimal::Decimal;
use toml_edit::{Item, Table};

use super::fields::{Fields, File, TextOrTable, parse_decimal};
use super::quote::Quote;
use super::{ClaimFile, defaults, keys};
use crate::front_matter::is_language;
use crate::{IngestError, Problem};

/// Reads a claim file. The claims' document is `DocumentIndex(0)`; the caller numbers the documents of a run.
///
/// # Errors
///
/// An [`IngestError`] with its line for broken TOML, an unknown key, a value of the wrong kind, an id given twice and a
/// relation to a claim the file does not hold.
pub fn read(name: &str, text: &str) -> Result<ClaimFile, IngestError> {
    let file = File { name, text, lines: LineIndex::new(text) };
    let parsed = toml_edit::Document::parse(text).map_err(|error| {
        let message = error.message().trim().replace('\n', ", ");
        IngestError::at(name, file.line(error.span()), Problem::ClaimFile(message))
    })?;
    let root = Fields::new(&file, parsed.as_table(), None, None, "claim file", keys::ROOT)?;
    let document = document(&root, name)?;
    let tables: Vec<&Table> = match parsed.get("claim") {
        None => Vec::new(),
        Some(Item::ArrayOfTables(tables)) => tables.iter().collect(),
        Some(_) => return Err(root.error_in("claim", "is no list of tables; write [[claim]]")),
    };
    // Ids first: a claim may name one below it.
    let mut ids: Vec<String> = Vec::with_capacity(tables.len());
    let mut by_id: BTreeMap<String, ClaimIndex> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        let fields = Fields::new(&file, *table, table.span(), None, "claim", keys::CLAIM)?;
        let id = fields.required_string("id")?;
        if by_id.insert(id.clone(), ClaimIndex::new(at)).is_some() {
            return Err(fields.error_in("id", &format!("\"{id}\" stands twice")));
        }
        ids.push(id);
    }
    let mut claims = Vec::with_capacity(tables.len());
    let mut lines = Vec::with_capacity(tables.len());
    for (table, id) in tables.iter().zip(&ids) {
        let fields = Fields::new(&file, *table, table.span(), None, "claim", keys::CLAIM)?.of_claim(id);
        claims.push(claim(&fields, &document.id, id, &by_id)?);
        lines.push(file.line(table.span()));
    }
    Ok(ClaimFile { name: name.to_owned(), document, claims, lines })
}

fn document(root: &Fields<'_>, name: &str) -> Result<Document, IngestError> {
    let base_name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut document = Document {
        id: crate::id_of(base_name),
        file: base_name.to_owned(),
        outlet: None,
        title: None,
        published: None,
        language: "en".to_owned(),
        source: None,
        sha256: String::new(),
        authority: false,
        text: String::new(),
        blocks: Vec::new(),
    };
    let Some(fields) = root.table("document", keys::DOCUMENT)? else {
        return Ok(document);
    };
    if let Some(id) = fields.string("id")? {
        if id.is_empty() {
            return Err(fields.error_in("id", "is empty"));
        }
        document.id = DocumentId::new(&id);
    }
    if let Some(file) = fields.string("file")? {
        document.file = file;
    }
    document.outlet = fields.string("outlet")?;
    document.title = fields.string("title")?;
    document.published = fields.date("published")?;
    if let Some(language) = fields.string("language")? {
        if !is_language(&language) {
            return Err(fields.error_in("language", "is no language tag such as \"en\" or \"pt-BR\""));
        }
        document.language = language;
    }
    document.source = fields.string("source")?;
    document.sha256 = fields.string("sha256")?.unwrap_or_default();
    document.authority = fields.boolean("authority")?.unwrap_or(false);
    Ok(document)
}

fn claim(fields: &Fields<'_>, document: &DocumentId, id: &str, by_id: &BTreeMap<String, ClaimIndex>) -> Result<Claim, IngestError> {
    let sentence = fields.required_string("quote")?;
    let (line, sentence_span) = match fields.table("at", keys::AT)? {
        None => (1, Span::new(0, sentence.len())),
        Some(at) => {
            let start = at.number("start")?.unwrap_or(0);
            let length = u32::try_from(sentence.len()).unwrap_or(u32::MAX);
            let end = at.number("end")?.unwrap_or(start.saturating_add(length));
            if end < start {
                return Err(at.error_in("end", "lies before `start`"));
            }
            (at.number("line")?.unwrap_or(1), Span { start, end })
        }
    };
    let quote = Quote { sentence: &sentence, span: sentence_span };
    let span = words(fields, &quote)?;
    let word_text = span.relative_to(sentence_span.start).of(&sentence).to_owned();
    let (period, period_span) = period(fields, &quote)?.unzip();
    let role = match fields.string("role")? {
        None => Role::Plain,
        Some(name) => Role::named(&name).ok_or_else(|| {
            fields.error_in("role", "is none of plain, total, part, increment, planned, forecast, previous, reference, asked, offered")
        })?,
    };
    let hedge = match fields.text_or_table("hedge", keys::HEDGE)? {
        None => None,
        Some(TextOrTable::Text(class)) => Some(Hedge { written: class.clone(), class }),
        Some(TextOrTable::Table(fields)) => {
            let class = fields.required_string("class")?;
            let written = fields.string("written")?.unwrap_or_else(|| class.clone());
            Some(Hedge { class, written })
        }
    };
    Ok(Claim {
        id: ClaimId::new(&format!("{document}/{id}")),
        document: DocumentIndex(0),
        sentence_span,
        line,
        span,
        in_heading: fields.boolean("heading")?.unwrap_or(false),
        assertion: assertion(fields, &quote, &word_text)?,
        subject: optional_name(fields, "subject", &quote)?,
        action: action(fields, &quote)?,
        object: optional_name(fields, "object", &quote)?,
        measure: measure(fields)?,
        role,
        period,
        period_span: period_span.flatten(),
        place: optional_name(fields, "place", &quote)?,
        attribution: attribution(fields, &quote)?,
        hedge,
        relations: relations(fields, by_id)?,
        names: names(fields, "names", &quote)?.into(),
        terms: fields.strings("terms")?.into_iter().map(Into::into).collect(),
        sentence: Arc::from(sentence.as_str()),
    })
}

/// Where the words of the claim stand: the whole quote unless the file says more.
fn words(fields: &Fields<'_>, quote: &Quote<'_>) -> Result<Span, IngestError> {
    let words = fields.string("words")?.filter(|words| !words.is_empty());
    let Some(offsets) = fields.offsets("words_at")?.flatten() else {
        return match words {
            None => Ok(quote.span),
            Some(words) => quote.find(&words).ok_or_else(|| fields.error_in("words", "do not stand in the quote")),
        };
    };
    let span = quote.resolve(offsets).ok_or_else(|| fields.error_in("words_at", "leads outside the text"))?;
    match words {
        // A quote corrected by hand shifts its words a little.
        Some(words) if span.relative_to(quote.span.start).of(quote.sentence) != words => {
            quote.nearest(&words, span.start).ok_or_else(|| fields.error_in("words", "do not stand in the quote"))
        }
        _ => Ok(span),
    }
}

fn assertion(fields: &Fields<'_>, quote: &Quote<'_>, words: &str) -> Result<Assertion, IngestError> {
    let kinds = ["quantity", "superlative", "enumeration", "source", "event", "calendar", "identity", "quotation", "bearing"];
    let given: Vec<&str> = kinds.into_iter().filter(|kind| fields.has(kind)).collect();
    match given[..] {
        ["quantity"] => match fields.table("quantity", keys::QUANTITY)? {
            Some(fields) => quantity(&fields, words).map(Assertion::Figure),
            None => Err(fields.error_in("quantity", "is no table")),
        },
        ["superlative"] => match fields.table("superlative", keys::SUPERLATIVE)? {
            Some(fields) => superlative(&fields, quote, words).map(Assertion::Superlative),
            None => Err(fields.error_in("superlative", "is no table")),
        },
        ["enumeration"] => match fields.table("enumeration", keys::ENUMERATION)? {
            Some(fields) => Ok(Assertion::Enumeration(Enumeration {
                set: fields.string("set")?.unwrap_or_default(),
                members: names(&fields, "members", quote)?,
                complete: fields.boolean("complete")?.unwrap_or(false),
            })),
            None => Err(fields.error_in("enumeration", "is no table")),
        },
        ["source"] => match fields.table("source", keys::SOURCE)? {
            Some(fields) => Ok(Assertion::Source(Source {
                kind: fields.string("kind")?.unwrap_or_else(|| "report".to_owned()),
                issuer: optional_name(&fields, "issuer", quote)?.ok_or_else(|| fields.error("`source` lacks `issuer`".to_owned()))?,
            })),
            None => Err(fields.error_in("source", "is no table")),
        },
        ["event"] => match fields.boolean("event")? {
            Some(true) => Ok(Assertion::Event),
            _ => Err(fields.error_in("event", "is true or left out")),
        },
        ["identity"] => match fields.table("identity", keys::IDENTITY)? {
            Some(fields) => identity(&fields).map(Assertion::Identity),
            None => Err(fields.error_in("identity", "is no table")),
        },
        ["calendar"] => match fields.table("calendar", keys::CALENDAR)? {
            Some(fields) => calendar(&fields).map(Assertion::Calendar),
            None => Err(fields.error_in("calendar", "is no table")),
        },
        ["quotation"] => match fields.boolean("quotation")? {
            Some(true) => Ok(Assertion::Quotation),
            _ => Err(fields.error_in("quotation", "is true or left out")),
        },
        ["bearing"] => match fields.boolean("bearing")? {
            Some(true) => Ok(Assertion::Bearing),
            _ => Err(fields.error_in("bearing", "is true or left out")),
        },
        [] => Err(fields.error(
            "states nothing; give one of `quantity`, `superlative`, `enumeration`, `source`, `event`, `calendar`, `identity`, `quotation`, `bearing`"
                .to_owned(),
        )),
        _ => Err(fields.error(format!("states several things ({}); give each a claim of its own", given.join(", ")))),
    }
}

fn identity(fields: &Fields<'_>) -> Result<Identity, IngestError> {
    let kind = IdentityKind::named(&fields.required_string("kind")?)
        .ok_or_else(|| fields.error_in("kind", "is none of expansion, office, former office, institution, fate, stance"))?;
    let written = fields.required_string("written")?;
    let canonical = fields.string("canonical")?.unwrap_or_else(|| written.to_lowercase());
    Ok(Identity { kind, written, canonical })
}

fn calendar(fields: &Fields<'_>) -> Result<CalendarPoint, IngestError> {
    let weekday = fields
        .string("weekday")?
        .map(|name| name.parse().map_err(|_| fields.error_in("weekday", "is no weekday such as \"Mon\" or \"Monday\"")))
        .transpose()?;
    let year = fields.number("year")?.map(|year| i32::try_from(year).map_err(|_| fields.error_in("year", "is no year"))).transpose()?;
    let clock = |key: &'static str| match fields.string(key)? {
        None => Ok(None),
        Some(text) => {
            let parts = text.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
            parts.map(Some).ok_or_else(|| fields.error_in(key, "is no time of day; write HH:MM"))
        }
    };
    let ahead = match fields.string("ahead")? {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| fields.error_in("ahead", "is no number of minutes"))?),
    };
    let (clock, elsewhere) = (clock("clock")?, clock("elsewhere")?);
    Ok(CalendarPoint { weekday, day: fields.number("day")?, month: fields.number("month")?, year, clock, elsewhere, ahead })
}

fn quantity(fields: &Fields<'_>, words: &str) -> Result<Quantity, IngestError> {
    let value = fields.decimal("value")?.ok_or_else(|| fields.error("`quantity` lacks `value`".to_owned()))?;
    let unit = Unit::named(&fields.required_string("unit")?).ok_or_else(|| {
        fields.error_in(
            "unit",
            "is no unit: write a currency code, count, number, percent, percentage point, basis point, ordinal, multiple, or a measure such as hectare",
        )
    })?;
    let bound = match fields.string("bound")? {
        None => Bound::Exact,
        Some(mark) => Bound::from_mark(&mark).ok_or_else(|| fields.error_in("bound", "is none of =, ~, >=, >, <=, <, ~<, range, vague"))?,
    };
    let written = fields.string("written")?.unwrap_or_else(|| words.to_owned());
    let step = fields.decimal("step")?.unwrap_or_else(|| defaults::step(value));
    let written_out = fields.boolean("written_out")?.unwrap_or_else(|| defaults::written_out(value, &written));
    let implied = defaults::bounds(value, bound, step, written_out);
    let lower = endpoint(fields, "lower", '>')?;
    let upper = endpoint(fields, "upper", '<')?;
    if bound == Bound::Range && upper.is_none() {
        return Err(fields.error("`quantity` is a range and lacks `upper`".to_owned()));
    }
    let bounds = match (lower, upper) {
        (None, None) => implied,
        (lower, upper) => {
            let (lower, upper) = (lower.unwrap_or(implied.lower()), upper.unwrap_or(implied.upper()));
            if let (Some(low), Some(high)) = (lower.value(), upper.value())
                && low > high
            {
                return Err(fields.error("`quantity` has a `lower` above its `upper`".to_owned()));
            }
            Bounds::new(lower, upper)
        }
    };
    let change = match fields.string("change")?.as_deref() {
        None => None,
        Some("up") => Some(Change::Up),
        Some("down") => Some(Change::Down),
        Some(_) => return Err(fields.error_in("change", "is up or down")),
    };
    Ok(Quantity { value, step, bounds, bound, unit, written_out, change, written })
}

/// One end of a set of values: a figure, a figure behind the mark of an open end, or "none".
fn endpoint(fields: &Fields<'_>, key: &str, open: char) -> Result<Option<Endpoint>, IngestError> {
    let Some(text) = fields.bare(key)? else {
        return Ok(None);
    };
    if text == "none" {
        return Ok(Some(Endpoint::Unbounded));
    }
    let figure = |text: &str| -> Result<Decimal, IngestError> {
        parse_decimal(text.trim()).ok_or_else(|| fields.error_in(key, &format!("is no bound: write \"5\", \"{open}5\" or \"none\"")))
    };
    match text.strip_prefix(open) {
        Some(rest) => Ok(Some(Endpoint::Open(figure(rest)?))),
        None => Ok(Some(Endpoint::Closed(figure(&text)?))),
    }
}

fn superlative(fields: &Fields<'_>, quote: &Quote<'_>, words: &str) -> Result<Superlative, IngestError> {
    let kind = match fields.bare("kind")?.as_deref() {
        None | Some("first") => SuperlativeKind::First,
        Some("majority") => SuperlativeKind::Majority,
        Some(rank) => {
            SuperlativeKind::Ranked(rank.parse().map_err(|_| fields.error_in("kind", "is \"first\", \"majority\" or a rank such as 3"))?)
        }
    };
    Ok(Superlative {
        kind,
        set: fields.string("set")?.unwrap_or_default(),
        measure: fields.string("measure")?.unwrap_or_default(),
        winner: optional_name(fields, "winner", quote)?,
        since: fields.string("since")?,
        written: fields.string("written")?.unwrap_or_else(|| words.to_owned()),
    })
}

fn period(fields: &Fields<'_>, quote: &Quote<'_>) -> Result<Option<(Period, Option<Span>)>, IngestError> {
    let Some(fields) = fields.table("period", keys::PERIOD)? else {
        return Ok(None);
    };
    let from = fields.date("from")?;
    let to = fields.date("to")?.or(from);
    let days = match (from, to) {
        (Some(from), Some(to)) if from.first() <= to.last() => Some((from.first(), to.last())),
        (Some(_), Some(_)) => return Err(fields.error_in("to", "lies before `from`")),
        (None, Some(_)) => return Err(fields.error("`period` has a `to` and no `from`".to_owned())),
        _ => None,
    };
    let grain = match fields.string("grain")? {
        None => defaults::grain(days),
        Some(name) => Grain::named(&name)
            .ok_or_else(|| fields.error_in("grain", "is none of day, week, month, quarter, half, year, decade, century, interval"))?,
    };
    let resolved = match fields.string("resolved")? {
        None if days.is_some() => Resolution::Stated,
        None => Resolution::Open,
        Some(name) => {
            Resolution::named(&name).ok_or_else(|| fields.error_in("resolved", "is none of stated, anchored, inherited, supposed, open"))?
        }
    };
    let written = fields.string("written")?.unwrap_or_default();
    let span = match fields.offsets("at")? {
        None => quote.find(&written),
        Some(None) => None,
        Some(Some(offsets)) => Some(quote.resolve(offsets).ok_or_else(|| fields.error_in("at", "leads outside the text"))?),
    };
    let clock = match fields.string("clock")? {
        None => None,
        Some(clock) => Some(clock.parse::<gainsay_model::TimeOfDay>().map_err(|error| fields.error_in("clock", &error.to_string()))?),
    };
    let period = Period { days, grain, resolved, written, clock };
    Ok(Some((period, span)))
}

fn action(fields: &Fields<'_>, quote: &Quote<'_>) -> Result<Option<Action>, IngestError> {
    let (class, classed, written, span) = match fields.text_or_table("action", keys::ACTION)? {
        None => return Ok(None),
        Some(TextOrTable::Text(class)) => (class, true, None, None),
        Some(TextOrTable::Table(fields)) => (
            fields.required_string("class")?,
            fields.boolean("classed")?.unwrap_or(true),
            fields.string("written")?,
            place(&fields, quote)?,
        ),
    };
    let written = written.unwrap_or_else(|| class.clone());
    let span = span.unwrap_or_else(|| quote.place(&written));
    Ok(Some(Action { class, classed, written, span }))
}

fn measure(fields: &Fields<'_>) -> Result<Option<Measure>, IngestError> {
    match fields.text_or_table("measure", keys::MEASURE)? {
        None => Ok(None),
        Some(TextOrTable::Text(class)) => Ok(Some(Measure { written: class.clone(), class, classed: true, counted: None })),
        Some(TextOrTable::Table(fields)) => {
            let class = fields.required_string("class")?;
            Ok(Some(Measure {
                classed: fields.boolean("classed")?.unwrap_or(true),
                counted: fields.string("counted")?,
                written: fields.string("written")?.unwrap_or_else(|| class.clone()),
                class,
            }))
        }
    }
}

fn attribution(fields: &Fields<'_>, quote: &Quote<'_>) -> Result<Option<Attribution>, IngestError> {
    let (speaker, cue, manner, span) = match fields.text_or_table("attribution", keys::ATTRIBUTION)? {
        None => return Ok(None),
        Some(TextOrTable::Text(speaker)) => (defaults::name(&speaker, quote), String::new(), AttributionManner::Reported, None),
        Some(TextOrTable::Table(fields)) => {
            let speaker =
                optional_name(&fields, "speaker", quote)?.ok_or_else(|| fields.error("`attribution` lacks `speaker`".to_owned()))?;
            let manner = match fields.string("manner")? {
                None => AttributionManner::Reported,
                Some(name) => {
                    AttributionManner::named(&name).ok_or_else(|| fields.error_in("manner", "is none of direct, reported, inherited"))?
                }
            };
            (speaker, fields.string("cue")?.unwrap_or_default(), manner, place(&fields, quote)?)
        }
    };
    let span = span.or_else(|| quote.find(&cue)).unwrap_or(speaker.span);
    Ok(Some(Attribution { speaker, cue, manner, span }))
}

fn relations(fields: &Fields<'_>, by_id: &BTreeMap<String, ClaimIndex>) -> Result<Vec<Relation>, IngestError> {
    let mut relations = Vec::new();
    for (kind, key) in RelationKind::ALL {
        for id in fields.strings(key)? {
            let to = *by_id.get(&id).ok_or_else(|| fields.error_in(key, &format!("names \"{id}\", which is no claim of this file")))?;
            relations.push(Relation { kind, to });
        }
    }
    Ok(relations)
}

fn optional_name<'a>(fields: &Fields<'a>, key: &'a str, quote: &Quote<'_>) -> Result<Option<Name>, IngestError> {
    fields.text_or_table(key, keys::NAME)?.map(|value| name(value, quote)).transpose()
}

fn names<'a>(fields: &Fields<'a>, key: &'a str, quote: &Quote<'_>) -> Result<Vec<Name>, IngestError> {
    fields.values(key)?.into_iter().map(|value| name(fields.element(key, value, keys::NAME)?, quote)).collect()
}

fn name(value: TextOrTable<'_>, quote: &Quote<'_>) -> Result<Name, IngestError> {
    let fields = match value {
        TextOrTable::Text(written) => return Ok(defaults::name(&written, quote)),
        TextOrTable::Table(fields) => fields,
    };
    let implied = defaults::name(&fields.required_string("written")?, quote);
    let kind = match fields.string("kind")? {
        None => implied.kind,
        Some(kind) => {
            kind_named(&kind).ok_or_else(|| fields.error_in("kind", "is none of country, place, person, organisation, thing, other"))?
        }
    };
    Ok(Name {
        canonical: fields.string("canonical")?.map_or(implied.canonical, Into::into),
        kind,
        span: place(&fields, quote)?.unwrap_or(implied.span),
        written: implied.written,
    })
}

/// The place that `at` gives.
fn place(fields: &Fields<'_>, quote: &Quote<'_>) -> Result<Option<Span>, IngestError> {
    match fields.offsets("at")?.flatten() {
        None => Ok(None),
        Some(offsets) => quote.resolve(offsets).map(Some).ok_or_else(|| fields.error_in("at", "leads outside the text")),
    }
}

fn kind_named(name: &str) -> Option<NameKind> {
    super::writing::NAME_KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
}
