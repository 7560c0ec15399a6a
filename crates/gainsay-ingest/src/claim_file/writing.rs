//! From claims to the text of a claim file: every default left out, one `[[claim]]` for each claim.

use gainsay_model::{
    Action, Assertion, Attribution, AttributionManner, Bound, CalendarPoint, Change, Claim, ClaimId, Document, Endpoint, Enumeration,
    Hedge, Measure, Name, NameKind, Period, Quantity, RelationKind, Resolution, Role, SmolStr, Span, Superlative, SuperlativeKind,
};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::defaults;
use super::quote::Quote;

/// Names of the kinds of names, as claim files write them.
pub(super) static NAME_KINDS: [(NameKind, &str); 6] = [
    (NameKind::Country, "country"),
    (NameKind::Place, "place"),
    (NameKind::Person, "person"),
    (NameKind::Organisation, "organisation"),
    (NameKind::Thing, "thing"),
    (NameKind::Other, "other"),
];

const HEADER: &str = "\
# Claims found in one article. Correct what is wrong: a check reads this file as if extracted. Each quote must stand in
# the article letter by letter.

";

/// Writes the claims of one document.
///
/// `claims` are those of the document alone; relations count within this list.
pub fn write(document: &Document, claims: &[Claim]) -> String {
    let mut table = document_table(document);
    table.decor_mut().set_prefix(HEADER);
    let mut text = rendered("document", Item::Table(table));
    // Each claim is rendered and let go: a tree of all claims takes thirty times the memory of their text.
    for claim in claims {
        let mut table = claim_table(document, claim, claims);
        table.decor_mut().set_prefix("\n");
        text.push_str(&rendered("claim", Item::ArrayOfTables(std::iter::once(table).collect())));
    }
    text
}

/// The text of a file with this one key.
fn rendered(key: &str, item: Item) -> String {
    let mut file = DocumentMut::new();
    file.insert(key, item);
    file.to_string()
}

/// The `[document]` table.
pub(super) fn document_table(document: &Document) -> Table {
    let mut table = Table::new();
    let mut set = |key: &str, value: Value| {
        table.insert(key, Item::Value(value));
    };
    set("id", (*document.id.0).into());
    set("file", document.file.as_str().into());
    if let Some(outlet) = &document.outlet {
        set("outlet", outlet.into());
    }
    if let Some(title) = &document.title {
        set("title", title.into());
    }
    if let Some(published) = document.published {
        set("published", published.to_string().into());
    }
    set("language", document.language.as_str().into());
    if let Some(source) = &document.source {
        set("source", source.into());
    }
    if !document.sha256.is_empty() {
        set("sha256", document.sha256.as_str().into());
    }
    if document.authority {
        set("authority", true.into());
    }
    table
}

/// The id a claim has within its file.
pub(super) fn local_id<'a>(document: &Document, id: &'a ClaimId) -> &'a str {
    id.0.strip_prefix(&*document.id.0).and_then(|rest| rest.strip_prefix('/')).unwrap_or_else(|| id.local())
}

/// One `[[claim]]`, keys in the order of [`super::keys::CLAIM`].
pub(super) fn claim_table(document: &Document, claim: &Claim, claims: &[Claim]) -> Table {
    let quote = Quote { sentence: &claim.sentence, span: claim.sentence_span };
    let words = claim.words();
    let mut table = Table::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            table.insert(key, Item::Value(value));
        }
    };
    set("id", Some(local_id(document, &claim.id).into()));
    set("quote", Some((*claim.sentence).into()));
    set("at", Some(place_of_sentence(claim)));
    set("heading", claim.in_heading.then(|| true.into()));
    if claim.span != claim.sentence_span {
        set("words", (!words.is_empty()).then(|| words.into()));
        set("words_at", (quote.find(words) != Some(claim.span)).then(|| offsets(&quote, claim.span)));
    }
    set("subject", claim.subject.as_ref().map(|found| name(found, &quote)));
    set("action", claim.action.as_ref().map(|found| action(found, &quote)));
    set("object", claim.object.as_ref().map(|found| name(found, &quote)));
    set("measure", claim.measure.as_ref().map(measure));
    set("role", (claim.role != Role::Plain).then(|| claim.role.name().into()));
    let (key, value) = assertion(&claim.assertion, &quote, words);
    set(key, Some(value));
    set("period", claim.period.as_ref().map(|found| period(found, claim.period_span, &quote)));
    set("place", claim.place.as_ref().map(|found| name(found, &quote)));
    set("attribution", claim.attribution.as_ref().map(|found| attribution(found, &quote)));
    set("hedge", claim.hedge.as_ref().map(hedge));
    for (kind, key) in RelationKind::ALL {
        let ids: Array = claim.related(kind).filter_map(|to| claims.get(to.get())).map(|other| local_id(document, &other.id)).collect();
        set(key, (!ids.is_empty()).then(|| ids.into()));
    }
    set("names", (!claim.names.is_empty()).then(|| names(&claim.names, &quote)));
    let terms: Array = claim.terms.iter().map(SmolStr::as_str).collect();
    set("terms", (!terms.is_empty()).then(|| terms.into()));
    table
}

/// An inline table that leaves out what is not given.
#[derive(Default)]
struct Inline(InlineTable);

impl Inline {
    fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key, value.into());
        self
    }

    fn set_if(self, given: bool, key: &str, value: impl Into<Value>) -> Self {
        if given { self.set(key, value) } else { self }
    }

    fn value(self) -> Value {
        Value::InlineTable(self.0)
    }
}

fn place_of_sentence(claim: &Claim) -> Value {
    Inline::default()
        .set("line", i64::from(claim.line))
        .set("start", i64::from(claim.sentence_span.start))
        .set("end", i64::from(claim.sentence_span.end))
        .value()
}

fn offsets(quote: &Quote<'_>, span: Span) -> Value {
    quote.offsets(span).into_iter().collect::<Array>().into()
}

fn name(found: &Name, quote: &Quote<'_>) -> Value {
    let implied = defaults::name(&found.written, quote);
    if implied == *found {
        return found.written.as_str().into();
    }
    let kind = NAME_KINDS.iter().find(|(kind, _)| *kind == found.kind).map_or("other", |(_, name)| *name);
    Inline::default()
        .set("written", found.written.as_str())
        .set_if(found.canonical != implied.canonical, "canonical", found.canonical.as_str())
        .set_if(found.kind != implied.kind, "kind", kind)
        .set_if(found.span != implied.span, "at", offsets(quote, found.span))
        .value()
}

/// A list of names, one on a line where there are several.
fn names(found: &[Name], quote: &Quote<'_>) -> Value {
    let mut array = Array::new();
    for found in found {
        let mut value = name(found, quote);
        value.decor_mut().set_prefix("\n    ");
        array.push_formatted(value);
    }
    if array.len() > 1 {
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    } else if let Some(value) = array.get_mut(0) {
        value.decor_mut().clear();
    }
    array.into()
}

fn action(found: &Action, quote: &Quote<'_>) -> Value {
    let elsewhere = found.span != quote.place(&found.written);
    if found.classed && found.written == found.class && !elsewhere {
        return found.class.as_str().into();
    }
    Inline::default()
        .set("class", &found.class)
        .set_if(!found.classed, "classed", false)
        .set_if(found.written != found.class, "written", &found.written)
        .set_if(elsewhere, "at", offsets(quote, found.span))
        .value()
}

fn measure(found: &Measure) -> Value {
    if found.classed && found.counted.is_none() && found.written == found.class {
        return found.class.as_str().into();
    }
    let mut inline = Inline::default().set("class", &found.class).set_if(!found.classed, "classed", false);
    if let Some(counted) = &found.counted {
        inline = inline.set("counted", counted);
    }
    inline.set_if(found.written != found.class, "written", &found.written).value()
}

fn hedge(found: &Hedge) -> Value {
    if found.written == found.class {
        return found.class.as_str().into();
    }
    Inline::default().set("class", &found.class).set("written", &found.written).value()
}

fn attribution(found: &Attribution, quote: &Quote<'_>) -> Value {
    let elsewhere = found.span != quote.find(&found.cue).unwrap_or(found.speaker.span);
    let speaker = name(&found.speaker, quote);
    if speaker.is_str() && found.cue.is_empty() && found.manner == AttributionManner::Reported && !elsewhere {
        return speaker;
    }
    Inline::default()
        .set("speaker", speaker)
        .set_if(!found.cue.is_empty(), "cue", &found.cue)
        .set_if(found.manner != AttributionManner::Reported, "manner", found.manner.name())
        .set_if(elsewhere, "at", offsets(quote, found.span))
        .value()
}

fn assertion(found: &Assertion, quote: &Quote<'_>, words: &str) -> (&'static str, Value) {
    match found {
        Assertion::Figure(found) => ("quantity", quantity(found, words)),
        Assertion::Superlative(found) => ("superlative", superlative(found, quote, words)),
        Assertion::Enumeration(found) => ("enumeration", enumeration(found, quote)),
        Assertion::Source(found) => (
            "source",
            Inline::default().set_if(found.kind != "report", "kind", &found.kind).set("issuer", name(&found.issuer, quote)).value(),
        ),
        Assertion::Event => ("event", true.into()),
        Assertion::Identity(found) => (
            "identity",
            Inline::default().set("kind", found.kind.name()).set("written", &found.written).set("canonical", &found.canonical).value(),
        ),
        Assertion::Calendar(found) => ("calendar", calendar(*found)),
        Assertion::Quotation => ("quotation", true.into()),
        Assertion::Bearing => ("bearing", true.into()),
    }
}

fn quantity(found: &Quantity, words: &str) -> Value {
    let implied_out = defaults::written_out(found.value, &found.written);
    let implied = defaults::bounds(found.value, found.bound, found.step, found.written_out);
    // A range is read more easily with both ends.
    let limits = found.bounds != implied || found.bound == Bound::Range;
    let change = match found.change {
        Some(Change::Up) => Some("up"),
        Some(Change::Down) => Some("down"),
        None => None,
    };
    Inline::default()
        .set("value", found.value.to_string())
        .set("unit", found.unit.name())
        .set_if(found.bound != Bound::Exact, "bound", found.bound.mark())
        .set_if(limits, "lower", endpoint(found.bounds.lower(), '>'))
        .set_if(limits, "upper", endpoint(found.bounds.upper(), '<'))
        .set_if(found.step != defaults::step(found.value), "step", found.step.to_string())
        .set_if(found.written_out != implied_out, "written_out", found.written_out)
        .set_if(change.is_some(), "change", change.unwrap_or_default())
        .set_if(found.written != words, "written", &found.written)
        .value()
}

fn endpoint(end: Endpoint, open: char) -> String {
    match end {
        Endpoint::Unbounded => "none".to_owned(),
        Endpoint::Closed(value) => value.to_string(),
        Endpoint::Open(value) => format!("{open}{value}"),
    }
}

fn superlative(found: &Superlative, quote: &Quote<'_>, words: &str) -> Value {
    let kind: Value = match found.kind {
        SuperlativeKind::First => "first".into(),
        SuperlativeKind::Majority => "majority".into(),
        SuperlativeKind::Ranked(rank) => i64::from(rank).into(),
    };
    let mut inline = Inline::default().set("kind", kind).set_if(!found.set.is_empty(), "set", &found.set).set_if(
        !found.measure.is_empty(),
        "measure",
        &found.measure,
    );
    if let Some(winner) = &found.winner {
        inline = inline.set("winner", name(winner, quote));
    }
    if let Some(since) = &found.since {
        inline = inline.set("since", since);
    }
    inline.set_if(found.written != words, "written", &found.written).value()
}

fn enumeration(found: &Enumeration, quote: &Quote<'_>) -> Value {
    let members: Array = found.members.iter().map(|member| name(member, quote)).collect();
    Inline::default()
        .set_if(!found.set.is_empty(), "set", &found.set)
        .set("members", members)
        .set_if(found.complete, "complete", true)
        .value()
}

fn calendar(found: CalendarPoint) -> Value {
    let mut inline = Inline::default();
    if let Some(weekday) = found.weekday {
        inline = inline.set("weekday", weekday.to_string());
    }
    for (key, number) in [("day", found.day.map(i64::from)), ("month", found.month.map(i64::from)), ("year", found.year.map(i64::from))] {
        if let Some(number) = number {
            inline = inline.set(key, number);
        }
    }
    if let Some((hour, minute)) = found.clock {
        inline = inline.set("clock", format!("{hour:02}:{minute:02}"));
    }
    if let Some((hour, minute)) = found.elsewhere {
        inline = inline.set("elsewhere", format!("{hour:02}:{minute:02}"));
    }
    if let Some(ahead) = found.ahead {
        inline = inline.set("ahead", ahead.to_string());
    }
    inline.value()
}

fn period(found: &Period, span: Option<Span>, quote: &Quote<'_>) -> Value {
    let mut inline = Inline::default();
    if let Some((from, to)) = found.days {
        inline = inline.set("from", from.to_string());
        // A single day needs no end.
        if to != from {
            inline = inline.set("to", to.to_string());
        }
    }
    let resolved = if found.days.is_some() { Resolution::Stated } else { Resolution::Open };
    let inline = inline
        .set_if(found.clock.is_some(), "clock", found.clock.map(|clock| clock.to_string()).unwrap_or_default())
        .set_if(found.grain != defaults::grain(found.days), "grain", found.grain.name())
        .set_if(found.resolved != resolved, "resolved", found.resolved.name())
        .set_if(!found.written.is_empty(), "written", &found.written);
    let at = span.map_or_else(|| Array::new().into(), |span| offsets(quote, span));
    inline.set_if(span != quote.find(&found.written), "at", at).value()
}
