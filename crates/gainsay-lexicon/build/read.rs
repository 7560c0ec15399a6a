//! Reads a language's tables.

use std::collections::BTreeMap;

use chrono::Weekday;
use gainsay_model::{Bound, Change, Currency, Dimension, Grain, MeasureUnit, Role};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::LexiconError;
use crate::layout::Builder;
use crate::lexicon::{ActionClass, Lexicon, MeasureClass, Once, Place, PlaceKind};
use crate::schema::{
    Area, AttributionTable, BoundWords, BoundsTable, Calendar, Changes, Class, Classes, Currencies, Deeds, Happenings, Inflections, Lists,
    Names, Numbers, Places, Plans, Roles, Spans, Superlatives, Units, Verdicts, WordsTable,
};
use crate::sense::{ActionIndex, Deictic, Doer, HedgeIndex, MeasureIndex, PeriodPart, PlaceIndex, Sense};

macro_rules! tables {
    ($($name:ident),+) => {
        /// The text of each table of a language.
        #[derive(Clone, Copy)]
        pub(crate) struct Tables {
            $(pub(crate) $name: Table,)+
        }

        #[cfg(test)]
        impl Tables {
            pub(crate) fn all(self) -> Vec<Table> {
                vec![$(self.$name),+]
            }
        }

        pub(crate) const EN: Tables = Tables {
            $($name: Table {
                file: concat!("lexicons/en/", stringify!($name), ".toml"),
                text: include_str!(concat!("../lexicons/en/", stringify!($name), ".toml")),
            },)+
        };
    };
}

tables!(
    actions,
    attribution,
    bounds,
    calendar,
    changes,
    currencies,
    deeds,
    happenings,
    hedges,
    inflections,
    lists,
    measures,
    names,
    numbers,
    places,
    plans,
    roles,
    spans,
    superlatives,
    units,
    verdicts,
    words
);

/// One table: where it stands and what it says.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    pub(crate) file: &'static str,
    pub(crate) text: &'static str,
}

impl Table {
    fn parse<T: Deserialize<'static>>(self) -> Result<T, LexiconError> {
        toml::from_str(self.text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            LexiconError::Malformed {
                file: self.file,
                line: 1 + self.text.bytes().take(start).filter(|byte| *byte == b'\n').count(),
                message: error.message().to_owned(),
            }
        })
    }

    fn unknown(self, what: &'static str, name: &str) -> LexiconError {
        LexiconError::Unknown { file: self.file, what, name: name.to_owned() }
    }

    fn index(self, index: usize) -> Result<u16, LexiconError> {
        u16::try_from(index).map_err(|_| LexiconError::TooMany { file: self.file })
    }

    fn currency(self, code: &str) -> Result<Currency, LexiconError> {
        Currency::new(code).ok_or_else(|| self.unknown("currency code", code))
    }
}

/// The lexicon that a set of tables describes.
pub(crate) fn read(tables: &Tables) -> Result<Lexicon, LexiconError> {
    let mut builder = Builder::default();
    // The longest table first: the memory that its reading takes then serves all the others.
    places(&mut builder, tables.places)?;
    numbers(&mut builder, tables.numbers)?;
    currencies(&mut builder, tables.currencies)?;
    units(&mut builder, tables.units)?;
    calendar(&mut builder, tables.calendar)?;
    bounds(&mut builder, tables.bounds)?;
    changes(&mut builder, tables.changes)?;
    actions(&mut builder, tables.actions)?;
    deeds(&mut builder, tables.deeds)?;
    verdicts(&mut builder, tables.verdicts)?;
    happenings(&mut builder, tables.happenings)?;
    plans(&mut builder, tables.plans)?;
    spans(&mut builder, tables.spans)?;
    measures(&mut builder, tables.measures)?;
    hedges(&mut builder, tables.hedges)?;
    roles(&mut builder, tables.roles)?;
    attribution(&mut builder, tables.attribution)?;
    superlatives(&mut builder, tables.superlatives)?;
    lists(&mut builder, tables.lists)?;
    names(&mut builder, tables.names)?;
    words(&mut builder, tables.words)?;
    inflections(&mut builder, tables.inflections)?;
    Ok(builder.build())
}

fn numbers(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let numbers: Numbers<'static> = table.parse()?;
    for (word, value) in numbers.cardinals {
        builder.words(&[word], Sense::Cardinal(Decimal::from(value)));
    }
    for (word, value) in numbers.scales {
        builder.words(&[word], Sense::Scale(Decimal::from(value)));
    }
    for (word, value) in numbers.ordinals {
        builder.words(&[word], Sense::Ordinal(value));
    }
    for (word, value) in numbers.fractions {
        builder.words(&[word], Sense::Fraction(value));
    }
    for (word, value) in numbers.multiples {
        builder.words(&[word], Sense::Multiple(Decimal::from(value)));
    }
    for (symbol, value) in numbers.scale_symbols {
        builder.symbols(&[symbol], Sense::Scale(Decimal::from(value)));
    }
    for vague in numbers.vague {
        let sense = Sense::Vague { lower: Decimal::from(vague.lower), upper: vague.upper.map(Decimal::from) };
        builder.words(&vague.words, sense);
    }
    Ok(())
}

fn currencies(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let currencies: Currencies<'static> = table.parse()?;
    for entry in currencies.currency {
        let currency = table.currency(entry.code)?;
        let (whole, hundredth) = (Sense::Currency { currency, minor: false }, Sense::Currency { currency, minor: true });
        builder.words(&entry.words, whole);
        builder.words(&entry.minor, hundredth);
        if !entry.code_is_word {
            builder.symbols(&[entry.code], whole);
        }
        builder.symbols(&entry.symbols, whole);
        builder.symbols(&entry.minor_symbols, hundredth);
    }
    Ok(())
}

fn units(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let units: Units<'static> = table.parse()?;
    let shares =
        [(units.percent, Sense::Percent), (units.percentage_point, Sense::PercentagePoint), (units.basis_point, Sense::BasisPoint)];
    for (marks, sense) in shares {
        builder.words(&marks.words, sense);
        builder.symbols(&marks.symbols, sense);
    }
    for entry in units.unit {
        let unit = MeasureUnit::named(entry.name).ok_or_else(|| table.unknown("unit", entry.name))?;
        builder.words(&entry.words, Sense::Unit(unit));
        builder.symbols(&entry.symbols, Sense::Unit(unit));
    }
    for entry in units.scaled {
        let unit = MeasureUnit::named(entry.name).ok_or_else(|| table.unknown("unit", entry.name))?;
        builder.words(&entry.words, Sense::ScaledUnit { unit, factor: Decimal::from(entry.factor) });
    }
    Ok(())
}

fn calendar(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let calendar: Calendar<'static> = table.parse()?;
    for (word, month) in calendar.months {
        builder.words(&[word], Sense::Month(month));
    }
    for (word, number) in calendar.weekdays {
        let weekday = number.checked_sub(1).and_then(|days| Weekday::try_from(days).ok());
        let weekday = weekday.ok_or_else(|| table.unknown("weekday number", &number.to_string()))?;
        builder.words(&[word], Sense::Weekday(weekday));
    }
    for (word, month) in calendar.seasons {
        builder.words(&[word], Sense::Season(month));
    }
    for (word, days) in calendar.relative_days {
        builder.words(&[word], Sense::RelativeDay(days));
    }
    for (grain, words) in calendar.units {
        let grain = Grain::named(grain).ok_or_else(|| table.unknown("grain", grain))?;
        builder.words(&words, Sense::CalendarUnit(grain));
    }
    let deictic = calendar.deictic;
    for (words, sense) in [
        (deictic.this, Deictic::This),
        (deictic.last, Deictic::Last),
        (deictic.next, Deictic::Next),
        (deictic.past, Deictic::Past),
        (deictic.coming, Deictic::Coming),
        (deictic.same, Deictic::Same),
    ] {
        builder.words(&words, Sense::Deictic(sense));
    }
    let parts = calendar.parts;
    for (words, part) in [
        (parts.early, PeriodPart::Early),
        (parts.mid, PeriodPart::Mid),
        (parts.late, PeriodPart::Late),
        (parts.first_half, PeriodPart::FirstHalf),
        (parts.second_half, PeriodPart::SecondHalf),
        (parts.first_quarter, PeriodPart::Quarter(1)),
        (parts.second_quarter, PeriodPart::Quarter(2)),
        (parts.third_quarter, PeriodPart::Quarter(3)),
        (parts.fourth_quarter, PeriodPart::Quarter(4)),
    ] {
        builder.words(&words, Sense::PeriodPart(part));
    }
    Ok(())
}

fn bounds(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let bounds: BoundsTable<'static> = table.parse()?;
    for (words, bound) in bound_words(bounds.before) {
        builder.words(&words, Sense::Bound(bound));
    }
    for (words, bound) in bound_words(bounds.after) {
        builder.words(&words, Sense::BoundAfter(bound));
    }
    Ok(())
}

fn bound_words(words: BoundWords<'static>) -> [(Vec<&'static str>, Bound); 8] {
    [
        (words.exact, Bound::Exact),
        (words.about, Bound::About),
        (words.at_least, Bound::AtLeast),
        (words.more_than, Bound::MoreThan),
        (words.at_most, Bound::AtMost),
        (words.less_than, Bound::LessThan),
        (words.nearly, Bound::Nearly),
        (words.range, Bound::Range),
    ]
}

fn changes(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let changes: Changes<'static> = table.parse()?;
    builder.words(&changes.up, Sense::Change(Change::Up));
    builder.words(&changes.down, Sense::Change(Change::Down));
    builder.words(&changes.moves, Sense::Moves);
    Ok(())
}

fn actions(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let classes: Classes<'static> = table.parse()?;
    let indices = class_indices(table, &classes.class)?;
    for (index, class) in (0..).zip(&classes.class) {
        builder.words(&class.words, Sense::Action(ActionIndex(index)));
        let named = |ids: &[&str]| class_references(table, &indices, ids, ActionIndex);
        builder.actions.push(ActionClass {
            id: class.id,
            distinct_from: named(&class.distinct_from)?,
            related: named(&class.related)?,
            directed: class.directed,
            area: class.area,
            once: match class.once {
                None => None,
                Some("always") => Some(Once::Always),
                Some("passive") => Some(Once::Passive),
                Some("thing") => Some(Once::Thing),
                Some(other) => return Err(table.unknown("value of `once`", other)),
            },
        });
    }
    Ok(())
}

fn deeds(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let deeds: Deeds<'static> = table.parse()?;
    for class in deeds.class {
        let by = match class.by {
            "court" => Doer::Court,
            "body" => Doer::Body,
            "person" => Doer::Person,
            "group" => Doer::Group,
            other => return Err(table.unknown("value of `by`", other)),
        };
        builder.words(&class.words, Sense::Deed(class.id, by));
    }
    Ok(())
}

fn plans(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let plans: Plans<'static> = table.parse()?;
    builder.words(&plans.moves, Sense::Reschedules);
    builder.words(&plans.comes, Sense::Comes);
    for class in plans.class {
        builder.words(&class.nouns, Sense::Plan(class.id));
        builder.words(&class.verbs, Sense::PlansBy(class.id));
        builder.words(&class.passives, Sense::PlansPassive(class.id));
    }
    Ok(())
}

fn verdicts(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let verdicts: Verdicts<'static> = table.parse()?;
    builder.words(&verdicts.guilty, Sense::Guilty);
    builder.words(&verdicts.cleared, Sense::Cleared);
    for crime in verdicts.crimes {
        builder.words(&[crime], Sense::Crime(crime));
    }
    Ok(())
}

fn spans(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let spans: Spans<'static> = table.parse()?;
    builder.words(&spans.lasts, Sense::Lasts);
    for class in spans.class {
        builder.words(&class.nouns, Sense::Span(class.id));
        builder.words(&class.verbs, Sense::SpansBy(class.id));
    }
    Ok(())
}

fn happenings(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let happenings: Happenings<'static> = table.parse()?;
    builder.words(&happenings.strikes, Sense::Strikes);
    builder.words(&happenings.noticed, Sense::Noticed);
    for class in happenings.class {
        builder.words(&class.words, Sense::Happening(class.id));
        builder.words(&class.verbs, Sense::HappensBy(class.id));
    }
    Ok(())
}

fn measures(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let classes: Classes<'static> = table.parse()?;
    let indices = class_indices(table, &classes.class)?;
    for (index, class) in (0..).zip(&classes.class) {
        builder.words(&class.words, Sense::Measure(MeasureIndex(index)));
        let dimension = |name: &&'static str| Dimension::named(name).ok_or_else(|| table.unknown("dimension", name));
        let dimensions = class.dimensions.iter().map(dimension).collect::<Result<Vec<Dimension>, LexiconError>>()?;
        builder.measures.push(MeasureClass {
            id: class.id,
            named_by_noun: class.named_by_noun,
            standing: class.standing,
            fate: class.fate,
            people: class.people || class.fate,
            dimensions: dimensions.leak(),
            owned: class.owned,
            distinct_from: class_references(table, &indices, &class.distinct_from, MeasureIndex)?,
        });
    }
    Ok(())
}

fn hedges(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let classes: Classes<'static> = table.parse()?;
    class_indices(table, &classes.class)?;
    for (index, class) in (0..).zip(&classes.class) {
        builder.words(&class.words, Sense::Hedge(HedgeIndex(index)));
        builder.hedges.push(class.id);
    }
    Ok(())
}

fn class_indices<'a>(table: Table, classes: &[Class<'a>]) -> Result<FxHashMap<&'a str, u16>, LexiconError> {
    let mut indices = FxHashMap::default();
    for (index, class) in classes.iter().enumerate() {
        if indices.insert(class.id, table.index(index)?).is_some() {
            return Err(LexiconError::Repeated { file: table.file, id: class.id.to_owned() });
        }
    }
    Ok(indices)
}

fn class_references<T>(
    table: Table,
    indices: &FxHashMap<&str, u16>,
    ids: &[&str],
    wrap: fn(u16) -> T,
) -> Result<&'static [T], LexiconError> {
    let named: Result<Vec<T>, LexiconError> =
        ids.iter().map(|id| indices.get(id).copied().map(wrap).ok_or_else(|| table.unknown("class", id))).collect();
    Ok(named?.leak())
}

fn roles(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let roles: Roles<'static> = table.parse()?;
    for (name, words) in roles.roles {
        let role = Role::named(name).ok_or_else(|| table.unknown("role", name))?;
        builder.words(&words, Sense::Role(role));
    }
    builder.words(&roles.equivalence, Sense::Equivalence);
    builder.words(&roles.in_addition, Sense::InAddition);
    Ok(())
}

fn attribution(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let attribution: AttributionTable<'static> = table.parse()?;
    builder.words(&attribution.speech, Sense::Speech);
    builder.words(&attribution.according, Sense::According);
    builder.words(&attribution.source_nouns, Sense::SourceNoun);
    builder.words(&attribution.issue, Sense::Issue);
    Ok(())
}

fn superlatives(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let superlatives: Superlatives<'static> = table.parse()?;
    builder.words(&superlatives.majority, Sense::Majority);
    builder.words(&superlatives.since, Sense::SinceCue);
    builder.words(&superlatives.unreal, Sense::Unreal);
    for (measure, words) in superlatives.superlatives {
        builder.words(&words, Sense::Superlative { measure });
    }
    Ok(())
}

fn lists(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let lists: Lists<'static> = table.parse()?;
    builder.words(&lists.including, Sense::Including);
    builder.words(&lists.complete, Sense::Complete);
    builder.words(&lists.remainder, Sense::Remainder);
    Ok(())
}

fn places(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let places: Places<'static> = table.parse()?;
    let mut gazetteer = Gazetteer { table, indices: FxHashMap::default(), places: Vec::new() };
    builder.capitals.extend(places.capitals);
    for country in &places.country {
        let currency = country.currency.map(|code| table.currency(code)).transpose()?;
        let index = gazetteer.add(country.id, PlaceKind::Country, None, currency)?;
        builder.words(&[country.id], Sense::Country(index));
        builder.words(&country.names, Sense::Country(index));
        builder.words(&country.demonyms, Sense::Demonym(index));
    }
    for country in &places.country {
        if let Some(id) = country.capital.first() {
            let capital = gazetteer.add(id, PlaceKind::City, Some(country.id), None)?;
            builder.words(&country.capital, Sense::Place(capital));
        }
    }
    gazetteer.areas(builder, &places.region, PlaceKind::Region)?;
    gazetteer.names(builder, places.regions, PlaceKind::Region)?;
    gazetteer.areas(builder, &places.city, PlaceKind::City)?;
    gazetteer.names(builder, places.cities, PlaceKind::City)?;
    builder.places = gazetteer.places;
    Ok(())
}

/// Places by id while the table is read; what a place lies in stands before it.
struct Gazetteer {
    table: Table,
    indices: FxHashMap<&'static str, PlaceIndex>,
    places: Vec<Place>,
}

impl Gazetteer {
    fn areas(&mut self, builder: &mut Builder, areas: &[Area<'static>], kind: PlaceKind) -> Result<(), LexiconError> {
        for area in areas {
            let index = self.add(area.id, kind, area.within, None)?;
            builder.words(&area.names, Sense::Place(index));
            builder.words(&area.demonyms, Sense::Demonym(index));
        }
        Ok(())
    }

    fn names(
        &mut self,
        builder: &mut Builder,
        names: BTreeMap<&'static str, Vec<&'static str>>,
        kind: PlaceKind,
    ) -> Result<(), LexiconError> {
        for (within, names) in names {
            for name in names {
                let index = self.add(name, kind, Some(within), None)?;
                builder.words(&[name], Sense::Place(index));
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        id: &'static str,
        kind: PlaceKind,
        within: Option<&str>,
        currency: Option<Currency>,
    ) -> Result<PlaceIndex, LexiconError> {
        let within = match within {
            Some(name) => Some(*self.indices.get(name).ok_or_else(|| self.table.unknown("place", name))?),
            None => None,
        };
        let index = PlaceIndex(self.table.index(self.places.len())?);
        if self.indices.insert(id, index).is_some() {
            return Err(LexiconError::Repeated { file: self.table.file, id: id.to_owned() });
        }
        self.places.push(Place { id, kind, within, currency });
        Ok(index)
    }
}

fn names(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let names: Names<'static> = table.parse()?;
    builder.words(&names.titles, Sense::Title);
    builder.words(&names.organisation_words, Sense::OrganisationWord);
    Ok(())
}

fn words(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let words: WordsTable<'static> = table.parse()?;
    builder.words(&words.stop, Sense::Stop);
    builder.words(&words.anaphors, Sense::Anaphor);
    builder.words(&words.not_figure, Sense::NotFigure);
    builder.words(&words.idioms, Sense::Idiom);
    builder.words(&words.compounds, Sense::Compound);
    let nouns = words.nouns;
    for (thing, others) in &nouns.alike {
        builder.alike.extend(others.iter().map(|noun| (*noun, *thing)));
    }
    for (words, sense) in [
        (nouns.state, Sense::State),
        (nouns.befallen, Sense::Befallen),
        (nouns.settled, Sense::Settled),
        (nouns.invariant, Sense::Invariant),
        (nouns.describing, Sense::Describing),
        (nouns.person, Sense::Person),
        (nouns.people, Sense::People),
        (nouns.thing, Sense::Thing),
        (nouns.forecaster, Sense::Forecaster),
        (nouns.extent, Sense::Extent),
        (nouns.share, Sense::ShareWord),
        (nouns.index, Sense::IndexWord),
    ] {
        builder.words(&words, sense);
    }
    builder.abbreviations.extend(words.abbreviations);
    Ok(())
}

fn inflections(builder: &mut Builder, table: Table) -> Result<(), LexiconError> {
    let inflections: Inflections<'static> = table.parse()?;
    builder.inflections(&inflections);
    Ok(())
}
