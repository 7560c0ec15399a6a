//! Gathers forms and senses from the tables and lays them out for look-up.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::form::{self, Form, Second};
use crate::kinds::Kinds;
use crate::lexicon::{ActionClass, Head, Lexicon, MeasureClass, Place, Way};
use crate::sense::Sense;
use crate::stem::Stemmer;

/// Forms and senses in the order of the tables.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) entries: Vec<(&'static str, Sense)>,
    pub(crate) symbols: Vec<(&'static str, Sense)>,
    pub(crate) capitals: FxHashSet<&'static str>,
    pub(crate) abbreviations: FxHashSet<&'static str>,
    pub(crate) actions: Vec<ActionClass>,
    pub(crate) measures: Vec<MeasureClass>,
    pub(crate) hedges: Vec<&'static str>,
    pub(crate) places: Vec<Place>,
    pub(crate) stemmer: Stemmer,
}

impl Builder {
    pub(crate) fn words(&mut self, forms: &[&'static str], sense: Sense) {
        self.entries.extend(forms.iter().map(|form| (*form, sense)));
    }

    pub(crate) fn symbols(&mut self, symbols: &[&'static str], sense: Sense) {
        self.symbols.extend(symbols.iter().map(|symbol| (*symbol, sense)));
    }

    pub(crate) fn build(self) -> Lexicon {
        let mut senses: Vec<Sense> = Vec::with_capacity(self.entries.len() + self.symbols.len());
        let mut forms: Vec<Form> = Vec::with_capacity(self.entries.len());
        let mut heads: FxHashMap<&'static str, Head> = FxHashMap::default();
        heads.reserve(self.entries.len() / 2);
        for key in layout(&self.entries) {
            // The lower half of the key is the entry's place in the tables.
            let Some((text, sense)) = usize::try_from(key & u128::from(u32::MAX)).ok().and_then(|at| self.entries.get(at)) else {
                continue;
            };
            senses.push(*sense);
            let end = index(senses.len());
            if let Some(last) = forms.last_mut().filter(|last| last.text == *text) {
                last.senses.1 = end;
                continue;
            }
            forms.push(Form::new(text, (end - 1, end)));
            let end = index(forms.len());
            heads.entry(form::head(text)).or_insert(Head { start: end - 1, end, alone: None, ways: (0, 0) }).end = end;
        }
        for form in &mut forms {
            form.kinds = Kinds::of_all(senses.get(form.senses.0 as usize..form.senses.1 as usize).unwrap_or_default());
        }
        let (mut ways, mut picked) = (Vec::new(), Vec::new());
        #[expect(clippy::iter_over_hash_type, reason = "each is set by itself")]
        for (text, head) in &mut heads {
            let first = forms.get(head.start as usize).filter(|form| head.end == head.start + 1 && form.text == *text);
            head.alone = first.map(|form| (form.senses, form.kinds));
            if head.alone.is_none() {
                head.ways = ways_of(*head, &forms, &mut ways, &mut picked);
            }
        }

        let mut symbol_entries = self.symbols;
        symbol_entries.sort_by_key(|entry| entry.0);
        let mut symbols: FxHashMap<&'static str, (u32, u32)> = FxHashMap::default();
        for (symbol, sense) in symbol_entries {
            senses.push(sense);
            let end = index(senses.len());
            symbols.entry(symbol).or_insert((end - 1, end)).1 = end;
        }

        Lexicon {
            senses,
            forms,
            heads,
            ways,
            picked,
            symbols,
            capitals: self.capitals,
            abbreviations: self.abbreviations,
            actions: self.actions,
            measures: self.measures,
            hedges: self.hedges,
            places: self.places,
            stemmer: self.stemmer,
        }
    }
}

/// Sets out the ways in which the forms of a head go on; gives their range.
fn ways_of(head: Head, forms: &[Form], ways: &mut Vec<Way>, picked: &mut Vec<u32>) -> (u32, u32) {
    let first = index(ways.len());
    let own: Vec<(u32, Second)> = (head.start..head.end).filter_map(|at| forms.get(at as usize).map(|form| (at, form.second))).collect();
    let mut seconds: Vec<Second> = own.iter().map(|(_, second)| *second).collect();
    seconds.sort_unstable();
    seconds.dedup();
    for second in seconds {
        let start = index(picked.len());
        picked.extend(own.iter().filter(|(_, own)| *own == form::NO_SECOND || *own == second).map(|(at, _)| *at));
        ways.push(Way { second, picked: (start, index(picked.len())) });
    }
    (first, index(ways.len()))
}

/// The order in which entries are laid out, as one integer each: forms with one head together, longest first, the
/// entries of one form together in the order of the tables.
///
/// Hashes stand for head and form, so that sorting compares integers only. They are fixed, and a test looks up every
/// form, so a collision cannot go unseen.
fn layout(entries: &[(&'static str, Sense)]) -> Vec<u128> {
    let hasher = FxBuildHasher;
    let mut keys: Vec<u128> = (0_u32..)
        .zip(entries)
        .map(|(at, (text, _))| {
            let head = hasher.hash_one(form::head(text)) >> 8;
            let shortness = u8::MAX - u8::try_from(form::parts(text).count()).unwrap_or(u8::MAX);
            let form = hasher.hash_one(text) >> 32;
            (u128::from(head) << 72) | (u128::from(shortness) << 64) | (u128::from(form) << 32) | u128::from(at)
        })
        .collect();
    keys.sort_unstable();
    keys
}

/// The tables are part of the program and far smaller than `u32::MAX`.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
