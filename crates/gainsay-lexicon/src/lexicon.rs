//! One language's lexicon and its look-ups.

use std::borrow::Cow;

use gainsay_model::{Currency, Dimension};

use crate::form::{self, Form, Second};
use crate::kinds::Kinds;
use crate::sense::{ActionIndex, HedgeIndex, MeasureIndex, PlaceIndex, Sense};
use crate::stem::Stemmer;
use crate::table::Table;

/// Verbs and nouns that tell of one kind of act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionClass {
    pub id: &'static str,
    /// Classes that are another act: one figure cannot honestly be both. Symmetric.
    pub distinct_from: &'static [ActionIndex],
    /// Classes that reports use for the same act. Symmetric.
    pub related: &'static [ActionIndex],
    /// Whether turning doer and done-to round makes another story: who bought whom.
    pub directed: bool,
    /// The measure class of an area that it befalls: "affected-area".
    pub area: Option<&'static str>,
    /// Whether it befalls one and the same only once in a story.
    pub once: Option<Once>,
}

/// What an act happens to no more than once within one story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    /// Whoever does it: one dies, resigns or goes missing once.
    Always,
    /// Whom it is done to: one is arrested or sentenced once, and may arrest many.
    Passive,
    /// A thing or an event: the fire breaks out once, and a firm may begin many things.
    Thing,
}

/// Nouns and participles that name one thing measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureClass {
    pub id: &'static str,
    /// Whether the counted noun itself says what is measured: "17 seats".
    pub named_by_noun: bool,
    /// Whether it stays as it is for weeks: a population does, a toll does not.
    pub standing: bool,
    /// Whether it is what befell people, of which one count cannot be two.
    pub fate: bool,
    /// Whether it is told of people alone, as what befell them is.
    pub people: bool,
    /// The dimensions it is told in: a depth in units of length; any where there is none.
    pub dimensions: &'static [Dimension],
    /// Whether it is what a firm or a fund has of its own: the debts of two firms are two debts.
    pub owned: bool,
    /// Classes that are another measure: one figure cannot honestly be both. Symmetric.
    pub distinct_from: &'static [MeasureIndex],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    Country,
    /// A continent, a union of countries, or a part of a country.
    Region,
    City,
}

/// A place the lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The canonical form, lower case, unique in the lexicon.
    pub id: &'static str,
    pub kind: PlaceKind,
    /// The country or region it lies in, where the lexicon says.
    pub within: Option<PlaceIndex>,
    /// The currency of a country.
    pub currency: Option<Currency>,
}

/// What the words of one language mean. All of it is laid out when the crate is built; nothing is read or made at run time.
#[derive(Debug)]
pub struct Lexicon {
    /// The texts of all forms, one behind the other.
    pub(crate) texts: &'static str,
    /// Every sense; the senses of one form stand together.
    pub(crate) senses: &'static [Sense],
    /// Every form; forms with the same head stand together, longest first.
    pub(crate) forms: &'static [Form],
    /// The forms that begin with each head.
    pub(crate) heads: Table<Head>,
    /// The ways the forms of each head go on; those of one head stand together, sorted.
    pub(crate) ways: &'static [Way],
    /// The forms of each way.
    pub(crate) picked: &'static [u32],
    /// Case-sensitive symbol to its range of `senses`.
    pub(crate) symbols: Table<(u32, u32)>,
    pub(crate) capitals: Table<()>,
    pub(crate) abbreviations: Table<()>,
    pub(crate) actions: &'static [ActionClass],
    pub(crate) measures: &'static [MeasureClass],
    pub(crate) hedges: &'static [&'static str],
    pub(crate) places: &'static [Place],
    /// Where each class and place stands, by its id.
    pub(crate) action_ids: Table<ActionIndex>,
    pub(crate) measure_ids: Table<MeasureIndex>,
    pub(crate) place_ids: Table<PlaceIndex>,
    /// Nouns for one counted thing, each with the one that stands for all of them.
    pub(crate) alike: Table<&'static str>,
    pub(crate) stemmer: Stemmer,
}

impl Lexicon {
    /// All forms that begin at the first of `words`, longest first, each with the number of words it takes and its senses.
    ///
    /// `words` are lower case, with `'` for every apostrophe. A hyphen may stand inside a word, be a word of its own, or be
    /// a space: "light-year", "light" "-" "year" and "light" "year" are the same. The work is bounded by the number of
    /// forms that begin alike.
    pub fn senses<'w>(&self, words: &'w [&'w str]) -> impl Iterator<Item = (usize, &'static [Sense])> + use<'w> {
        let mut found = Vec::new();
        if let Some(first) = words.first() {
            self.each_form(first, |at| words.get(at).copied(), |length, senses, _| found.push((length, senses)));
        }
        found.into_iter()
    }

    /// Calls `found` for every form that begins with the word `first`, longest first, with the number of words it takes, its
    /// senses and their kinds; `word` gives the words by their distance from the first, itself included.
    ///
    /// This is [`Self::senses`] for a reader that goes over every word of a text: one hash a word, no list of words.
    pub fn each_form<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
        mut found: impl FnMut(usize, &'static [Sense], Kinds),
    ) {
        // Most words are heads themselves, and need not be searched for what ends a head.
        let whole = self.heads.entry(first);
        let Some((text, head)) = whole.or_else(|| self.heads.entry(form::head_within(first)?)) else { return };
        // Most words of the lexicon begin no other form, and most of a text's are in it; few of those that do go on so.
        if head.seconds != 0 {
            let second = form::second_within(first, text, &word);
            if head.seconds & form::second_bit(second) != 0 {
                let ways = self.ways.get(head.ways.0 as usize..head.ways.1 as usize).unwrap_or_default();
                if let Some(way) = ways.iter().find(|way| way.second == second) {
                    for form in self.picked.get(way.picked.0 as usize..way.picked.1 as usize).unwrap_or_default() {
                        let Some(form) = self.forms.get(*form as usize) else { continue };
                        if form.is_head(text) {
                            if whole.is_some() {
                                found(1, self.sense_range(form.senses), form.kinds);
                            }
                        } else if let Some(length) = form::length_in(form.text(self.texts), &word) {
                            found(length, self.sense_range(form.senses), form.kinds);
                        }
                    }
                    return;
                }
            }
        }
        if whole.is_some() && head.senses.0 < head.senses.1 {
            found(1, self.sense_range(head.senses), head.kinds);
        }
    }

    /// The senses of exactly one word.
    pub fn word(&self, word: &str) -> &'static [Sense] {
        self.senses(&[word]).next().map_or(&[], |(_, senses)| senses)
    }

    /// The senses of a symbol, upper and lower case kept apart. They hold only next to a numeral.
    pub fn case_symbol(&self, symbol: &str) -> &'static [Sense] {
        self.symbols.get(symbol).map_or(&[], |&range| self.sense_range(range))
    }

    /// Whether the form names something only where it is written in capitals throughout: "US" but not "us".
    pub fn needs_capitals(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    /// The class of an index from a [`Sense`] of this lexicon.
    pub fn action(&self, index: ActionIndex) -> &'static ActionClass {
        &self.actions[usize::from(index.0)]
    }

    /// The action class with this id.
    pub fn action_named(&self, id: &str) -> Option<ActionIndex> {
        self.action_ids.get(id).copied()
    }

    /// The class of an index from a [`Sense`] of this lexicon.
    pub fn measure(&self, index: MeasureIndex) -> &'static MeasureClass {
        &self.measures[usize::from(index.0)]
    }

    /// The measure class with this id.
    pub fn measure_named(&self, id: &str) -> Option<MeasureIndex> {
        self.measure_ids.get(id).copied()
    }

    /// Whether two action classes, by their ids, are two acts that no text can mean by one: stealing and laundering.
    pub fn are_distinct_actions(&self, left: &str, right: &str) -> bool {
        self.action_named(left).zip(self.action_named(right)).is_some_and(|(left, right)| self.action(left).distinct_from.contains(&right))
    }

    /// Whether two action classes, by their ids, are near enough for one text to say one and another the other.
    pub fn are_related_actions(&self, left: &str, right: &str) -> bool {
        self.action_named(left).zip(self.action_named(right)).is_some_and(|(left, right)| self.action(left).related.contains(&right))
    }

    /// Whether one figure cannot honestly be of both measure classes, given by their ids: the dead and the injured.
    pub fn are_distinct_measures(&self, left: &str, right: &str) -> bool {
        self.measure_named(left)
            .zip(self.measure_named(right))
            .is_some_and(|(left, right)| self.measure(left).distinct_from.contains(&right))
    }

    /// The id of a measure class that is told in a dimension: nobody is counted in depth, and no wind is 7 m long.
    pub fn measure_in(&self, index: MeasureIndex, dimension: Dimension) -> Option<&'static str> {
        let class = self.measure(index);
        (class.dimensions.is_empty() || class.dimensions.contains(&dimension)).then_some(class.id)
    }

    /// The place of an index from a [`Sense`] of this lexicon.
    pub fn place(&self, index: PlaceIndex) -> &'static Place {
        &self.places[usize::from(index.0)]
    }

    /// The place with this id.
    pub fn place_named(&self, id: &str) -> Option<&'static Place> {
        self.place_ids.get(id).map(|index| self.place(*index))
    }

    /// The noun that stands for all that texts use for one counted thing: "gunman" and "assailant" are "attacker"; any other
    /// noun as it is. Singular, lower case.
    pub fn thing<'a>(&self, noun: &'a str) -> &'a str {
        self.alike.get(noun).copied().unwrap_or(noun)
    }

    /// Whether a singular noun is one for a person: "passenger", "miner".
    pub fn is_person(&self, noun: &str) -> bool {
        self.word(noun).iter().any(|sense| matches!(sense, Sense::Person))
    }

    /// Whether a singular noun counts people, one by one or in bulk: "passenger", "staff".
    pub fn is_people(&self, noun: &str) -> bool {
        self.word(noun).iter().any(|sense| matches!(sense, Sense::Person | Sense::People))
    }

    /// Whether the number of what a singular noun counts is settled from the start, and grows with no later text: "passenger".
    pub fn is_settled(&self, noun: &str) -> bool {
        self.word(noun).iter().any(|sense| matches!(sense, Sense::Settled))
    }

    /// Whether the noun of a count says what is measured: the dead, what is never one with the dead, and classes declared so.
    pub fn is_named_by_noun(&self, measure: &str) -> bool {
        let deaths = self.measure_named("deaths");
        measure == "deaths"
            || self.measure_named(measure).is_some_and(|index| {
                let class = self.measure(index);
                class.named_by_noun || deaths.is_some_and(|deaths| class.distinct_from.contains(&deaths))
            })
    }

    /// The id of a hedge class: "alleged", "estimated", "denied".
    pub fn hedge(&self, index: HedgeIndex) -> &'static str {
        self.hedges[usize::from(index.0)]
    }

    /// Whether a dot after this word may belong to the word: "mr", "gen", "u.s". Lower case, without the final dot.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }

    /// The form that a noun's or verb's inflections share: "countries" and "country", "stole" and "stealing".
    ///
    /// Irregular words come from the tables; regular endings are removed only where a word clearly remains. Words are
    /// lower case.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        self.stemmer.stem(word)
    }

    /// Whether a verb's word is a past form: it has a stem, and is neither a present form nor a noun. Words are lower case.
    pub fn is_past(&self, verb: &str) -> bool {
        verb == "born" || self.stem(verb) != verb && !verb.ends_with("ing") && !verb.ends_with('s')
    }

    /// The singular of a noun; any other word as it is, save for a final "s".
    pub fn singular<'a>(&self, word: &'a str) -> Cow<'a, str> {
        self.stemmer.singular(word)
    }

    fn sense_range(&self, (start, end): (u32, u32)) -> &'static [Sense] {
        self.senses.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// The forms that begin with one head.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    /// The range of the senses of the form that is the head and no more, and their kinds; empty where there is none.
    pub(crate) senses: (u32, u32),
    pub(crate) kinds: Kinds,
    /// The [bits](form::second_bit) of all ways in which its other forms go on, which rule out most words at once.
    pub(crate) seconds: u64,
    /// Their range of the lexicon's ways.
    pub(crate) ways: (u32, u32),
}

/// The forms of one head that can stand where the words go on with the same two bytes: more than a hundred begin with
/// "the", and few of them go on alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) second: Second,
    /// The range of `picked`: in the order of the forms, the one that is the head and no more included.
    pub(crate) picked: (u32, u32),
}
