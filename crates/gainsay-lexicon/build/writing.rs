//! Writes a lexicon as Rust source: what `Debug` prints of most of it is source already.

use std::fmt::{Debug, Write};

use gainsay_model::MeasureUnit;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::form::Form;
use crate::kinds::Kinds;
use crate::lexicon::{ActionClass, Head, Lexicon, MeasureClass, Once, Place, Way};
use crate::sense::Sense;
use crate::stem::Irregular;
use crate::table::Table;

/// The lexicon as a static of this name.
pub(crate) fn source(name: &str, lexicon: &Lexicon) -> String {
    let Lexicon {
        texts,
        senses,
        forms,
        heads,
        ways,
        picked,
        symbols,
        capitals,
        abbreviations,
        actions,
        measures,
        hedges,
        places,
        action_ids,
        measure_ids,
        place_ids,
        alike,
        stemmer,
    } = lexicon;
    let fields = [
        ("texts", format!("{texts:?}")),
        ("senses", list(senses, sense)),
        ("forms", list(forms, form)),
        ("heads", table(heads, head)),
        ("ways", list(ways, |Way { second, picked }| format!("Way {{ second: {second:?}, picked: {picked:?} }}"))),
        ("picked", format!("&{picked:?}")),
        ("symbols", table(symbols, plain)),
        ("capitals", table(capitals, plain)),
        ("abbreviations", table(abbreviations, plain)),
        ("actions", list(actions, action)),
        ("measures", list(measures, measure)),
        ("hedges", format!("&{hedges:?}")),
        ("places", list(places, place)),
        ("action_ids", table(action_ids, plain)),
        ("measure_ids", table(measure_ids, plain)),
        ("place_ids", table(place_ids, plain)),
        ("alike", table(alike, plain)),
        (
            "stemmer",
            format!("Stemmer {{ irregular: {}, silent_e: {} }}", table(&stemmer.irregular, irregular), table(&stemmer.silent_e, plain)),
        ),
    ];
    let mut out = format!("static {name}: Lexicon = Lexicon {{\n");
    for (field, value) in fields {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{field}: {value},");
    }
    out + "};\n"
}

fn list<T>(items: &[T], item: impl Fn(&T) -> String) -> String {
    format!("&[{}]", items.iter().map(item).collect::<Vec<_>>().join(", "))
}

fn table<V>(table: &Table<V>, value: impl Fn(&V) -> String) -> String {
    let entries = list(table.entries, |(word, entry)| format!("({word:?}, {})", value(entry)));
    format!("Table {{ slots: &{:?}, entries: {entries} }}", table.slots)
}

fn plain(value: &impl Debug) -> String {
    format!("{value:?}")
}

fn optional<T>(value: Option<T>, written: impl Fn(T) -> String) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({})", written(value)))
}

fn kinds(kinds: Kinds) -> String {
    format!("Kinds({:#x})", kinds.0)
}

fn form(Form { text, senses, kinds: of }: &Form) -> String {
    format!("Form {{ text: {text:?}, senses: {senses:?}, kinds: {} }}", kinds(*of))
}

fn head(Head { senses, kinds: of, seconds, ways }: &Head) -> String {
    format!("Head {{ senses: {senses:?}, kinds: {}, seconds: {seconds:#x}, ways: {ways:?} }}", kinds(*of))
}

fn action(ActionClass { id, distinct_from, related, directed, area, once }: &ActionClass) -> String {
    let once = optional(*once, |once: Once| format!("Once::{once:?}"));
    format!(
        "ActionClass {{ id: {id:?}, distinct_from: &{distinct_from:?}, related: &{related:?}, directed: {directed}, area: {area:?}, once: {once} }}"
    )
}

fn measure(MeasureClass { id, named_by_noun, standing, fate, people, dimensions, owned, distinct_from }: &MeasureClass) -> String {
    let dimensions: Vec<String> = dimensions.iter().map(|dimension| format!("Dimension::{dimension:?}")).collect();
    let dimensions = dimensions.join(", ");
    format!(
        "MeasureClass {{ id: {id:?}, named_by_noun: {named_by_noun}, standing: {standing}, fate: {fate}, people: {people}, dimensions: &[{dimensions}], owned: {owned}, distinct_from: &{distinct_from:?} }}"
    )
}

fn place(Place { id, kind, within, currency }: &Place) -> String {
    let currency = optional(*currency, |currency| format!("currency(\"{currency}\")"));
    format!("Place {{ id: {id:?}, kind: PlaceKind::{kind:?}, within: {within:?}, currency: {currency} }}")
}

fn irregular(Irregular { base, singular, invariable }: &Irregular) -> String {
    format!("Irregular {{ base: {base:?}, singular: {singular:?}, invariable: {invariable} }}")
}

fn sense(sense: &Sense) -> String {
    let inner = match sense {
        Sense::Cardinal(value) => format!("Cardinal({})", number(*value)),
        Sense::Scale(value) => format!("Scale({})", number(*value)),
        Sense::Multiple(value) => format!("Multiple({})", number(*value)),
        Sense::Vague { lower, upper } => format!("Vague {{ lower: {}, upper: {} }}", number(*lower), optional(*upper, number)),
        Sense::Currency { currency, minor } => format!("Currency {{ currency: currency(\"{currency}\"), minor: {minor} }}"),
        Sense::Unit(of) => format!("Unit({})", unit(of)),
        Sense::ScaledUnit { unit: of, factor } => format!("ScaledUnit {{ unit: {}, factor: {} }}", unit(of), number(*factor)),
        Sense::Weekday(day) => format!("Weekday(Weekday::{day:?})"),
        Sense::CalendarUnit(grain) => format!("CalendarUnit(Grain::{grain:?})"),
        Sense::Deictic(deictic) => format!("Deictic(Deictic::{deictic:?})"),
        Sense::PeriodPart(part) => format!("PeriodPart(PeriodPart::{part:?})"),
        Sense::Bound(bound) => format!("Bound(Bound::{bound:?})"),
        Sense::BoundAfter(bound) => format!("BoundAfter(Bound::{bound:?})"),
        Sense::Deed(class, by) => format!("Deed({class:?}, Doer::{by:?})"),
        Sense::Change(change) => format!("Change(Change::{change:?})"),
        Sense::Role(role) => format!("Role(Role::{role:?})"),
        plain => format!("{plain:?}"),
    };
    format!("Sense::{inner}")
}

/// The numbers of the tables are whole.
fn number(value: Decimal) -> String {
    format!("whole({})", value.to_i64().unwrap_or_default())
}

fn unit(unit: &MeasureUnit) -> String {
    let at = MeasureUnit::all().iter().position(|other| other.name == unit.name).unwrap_or_default();
    format!("&UNITS[{at}]")
}
