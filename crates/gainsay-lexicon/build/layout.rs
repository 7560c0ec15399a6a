//! Gathers forms and senses from the tables and lays them out for look-up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::form::{self, Form, Second};
use crate::kinds::Kinds;
use crate::lexicon::{ActionClass, Head, Lexicon, MeasureClass, Place, Way};
use crate::schema::Inflections;
use crate::sense::{ActionIndex, MeasureIndex, PlaceIndex, Sense};
use crate::stem::{Irregular, Stemmer};
use crate::table::{self, Table};

/// Forms and senses in the order of the tables.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) entries: Vec<(&'static str, Sense)>,
    pub(crate) symbols: Vec<(&'static str, Sense)>,
    pub(crate) capitals: BTreeSet<&'static str>,
    pub(crate) abbreviations: BTreeSet<&'static str>,
    pub(crate) actions: Vec<ActionClass>,
    pub(crate) measures: Vec<MeasureClass>,
    pub(crate) hedges: Vec<&'static str>,
    pub(crate) places: Vec<Place>,
    pub(crate) alike: Vec<(&'static str, &'static str)>,
    pub(crate) irregular: BTreeMap<&'static str, Irregular>,
    pub(crate) silent_e: BTreeSet<&'static str>,
}

impl Builder {
    pub(crate) fn words(&mut self, forms: &[&'static str], sense: Sense) {
        self.entries.extend(forms.iter().map(|form| (*form, sense)));
    }

    pub(crate) fn symbols(&mut self, symbols: &[&'static str], sense: Sense) {
        self.symbols.extend(symbols.iter().map(|symbol| (*symbol, sense)));
    }

    pub(crate) fn inflections(&mut self, inflections: &Inflections<'static>) {
        for word in &inflections.invariable {
            self.irregular.entry(word).or_default().invariable = true;
        }
        for (plural, singular) in &inflections.nouns {
            self.irregular.entry(plural).or_default().singular = Some(singular);
        }
        for (base, forms) in &inflections.verbs {
            for form in forms {
                self.irregular.entry(form).or_default().base = Some(base);
            }
        }
        self.silent_e = inflections.silent_e.iter().filter_map(|word| word.strip_suffix('e')).collect();
    }

    /// What was gathered, laid out. It is never freed: a build script and tests end soon.
    pub(crate) fn build(mut self) -> Lexicon {
        // Forms with one head together, longest first; the entries of one form in the order of the tables.
        self.entries.sort_by_key(|(text, _)| (head(text), Reverse(parts(text).count()), *text));
        self.symbols.sort_by_key(|(symbol, _)| *symbol);
        let (mut texts, mut senses, mut forms): (String, Vec<Sense>, Vec<(&'static str, Form)>) = Default::default();
        for (text, sense) in &self.entries {
            senses.push(*sense);
            let end = index(senses.len());
            match forms.last_mut().filter(|(last, _)| last == text) {
                Some((_, form)) => {
                    form.senses.1 = end;
                    form.kinds |= Kinds::of(sense);
                }
                None => {
                    let start = index(texts.len());
                    texts.push_str(text);
                    forms.push((text, Form { text: (start, index(texts.len())), senses: (end - 1, end), kinds: Kinds::of(sense) }));
                }
            }
        }
        let (mut heads, mut ways, mut picked) = (Vec::new(), Vec::new(), Vec::new());
        let numbered: Vec<(u32, &'static str, Form)> = (0..).zip(&forms).map(|(at, (text, form))| (at, *text, *form)).collect();
        for alike in numbered.chunk_by(|(_, left, _), (_, right, _)| head(left) == head(right)) {
            let Some((_, first, _)) = alike.first() else { continue };
            heads.push((head(first), head_of(alike, &mut ways, &mut picked)));
        }
        let mut symbols: Vec<(&'static str, (u32, u32))> = Vec::new();
        for (symbol, sense) in self.symbols {
            senses.push(sense);
            let end = index(senses.len());
            match symbols.last_mut().filter(|(last, _)| *last == symbol) {
                Some((_, range)) => range.1 = end,
                None => symbols.push((symbol, (end - 1, end))),
            }
        }
        let set = |words: BTreeSet<&'static str>| table(words.into_iter().map(|word| (word, ())).collect());
        let action_ids = table(numbered_ids(self.actions.iter().map(|class| class.id), ActionIndex));
        let measure_ids = table(numbered_ids(self.measures.iter().map(|class| class.id), MeasureIndex));
        let place_ids = table(numbered_ids(self.places.iter().map(|place| place.id), PlaceIndex));
        Lexicon {
            texts: texts.leak(),
            senses: senses.leak(),
            forms: forms.into_iter().map(|(_, form)| form).collect::<Vec<_>>().leak(),
            heads: table(heads),
            ways: ways.leak(),
            picked: picked.leak(),
            symbols: table(symbols),
            capitals: set(self.capitals),
            abbreviations: set(self.abbreviations),
            actions: self.actions.leak(),
            measures: self.measures.leak(),
            hedges: self.hedges.leak(),
            places: self.places.leak(),
            action_ids,
            measure_ids,
            place_ids,
            alike: table(self.alike),
            stemmer: Stemmer { irregular: table(self.irregular.into_iter().collect()), silent_e: set(self.silent_e) },
        }
    }
}

/// A table of words, each of which is given once.
pub(crate) fn table<V>(entries: Vec<(&'static str, V)>) -> Table<V> {
    let places = (entries.len() * 2 + 1).next_power_of_two();
    let mut slots = vec![0; places];
    // Entries are numbered below the mark.
    assert!(entries.len() < usize::from(u16::MAX), "a table holds fewer than 65,535 words");
    for (number, (word, _)) in (1_u32..).zip(&entries) {
        let key = table::Key::of(word);
        let mut place = key.place(places - 1);
        while slots[place] != 0 {
            place = (place + 1) % places;
        }
        slots[place] = key.mark() | number;
    }
    Table { slots: slots.leak(), entries: entries.leak() }
}

/// Each id with its index.
fn numbered_ids<I>(ids: impl Iterator<Item = &'static str>, index: impl Fn(u16) -> I) -> Vec<(&'static str, I)> {
    (0..).zip(ids).map(|(at, id)| (id, index(at))).collect()
}

/// The words of a form.
pub(crate) fn parts(form: &str) -> impl Iterator<Item = &str> {
    form.split([' ', '-'])
}

/// The key of look-up of a form.
pub(crate) fn head(form: &str) -> &str {
    form::head_within(form).unwrap_or(form)
}

/// How a form goes on behind its head.
pub(crate) fn second(form: &str) -> Second {
    form::second_of(form.as_bytes().get(head(form).len() + 1..).unwrap_or_default())
}

/// Sets out the ways in which the forms of one head go on.
fn head_of(forms: &[(u32, &'static str, Form)], ways: &mut Vec<Way>, picked: &mut Vec<u32>) -> Head {
    let alone = |text: &str| head(text) == text;
    let own = forms.iter().find(|(_, text, _)| alone(text));
    let seconds: BTreeSet<Second> = forms.iter().filter(|(_, text, _)| !alone(text)).map(|(_, text, _)| second(text)).collect();
    let first = index(ways.len());
    for way in &seconds {
        let start = index(picked.len());
        picked.extend(forms.iter().filter(|(_, text, _)| alone(text) || second(text) == *way).map(|(at, _, _)| *at));
        ways.push(Way { second: *way, picked: (start, index(picked.len())) });
    }
    Head {
        senses: own.map_or((0, 0), |(_, _, form)| form.senses),
        kinds: own.map_or(Kinds::NONE, |(_, _, form)| form.kinds),
        seconds: seconds.iter().fold(0, |bits, second| bits | form::second_bit(*second)),
        ways: (first, index(ways.len())),
    }
}

/// The tables are part of the program and far smaller than `u32::MAX`.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
