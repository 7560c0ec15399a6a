//! What every language's tables must keep to.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{MeasureUnit, Unit};

use crate::error::LexiconError;
use crate::layout;
use crate::lexicon::{Lexicon, PlaceKind};
use crate::load::lexicon;
use crate::read::{EN, Table, Tables, read};
use crate::sense::Sense;

/// Forms with several kinds of sense, and which; a form that is not listed here has one.
static EN_AMBIGUOUS: &str = include_str!("../lexicons/en/ambiguous.toml");

fn english() -> &'static Lexicon {
    lexicon("en").unwrap()
}

/// Every form with its senses.
fn forms(lexicon: &Lexicon) -> impl Iterator<Item = (&'static str, &'static [Sense])> {
    lexicon.forms.iter().map(|form| (form.text(lexicon.texts), &lexicon.senses[form.senses.0 as usize..form.senses.1 as usize]))
}

fn each_list(value: &toml::Value, path: &str, visit: &mut impl FnMut(&str, &[toml::Value])) {
    match value {
        toml::Value::Array(values) => {
            visit(path, values);
            for (index, value) in values.iter().enumerate() {
                each_list(value, &format!("{path}[{index}]"), visit);
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                each_list(value, &format!("{path}.{key}"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn every_table_reads() {
    if let Err(error) = read(&EN) {
        panic!("{error}");
    }
}

#[test]
fn every_list_of_words_is_sorted_and_unique() {
    let mut wrong = Vec::new();
    for table in EN.all() {
        let value: toml::Value = toml::from_str(table.text).unwrap();
        each_list(&value, table.file, &mut |path, values| {
            // The first name of a seat of government is its usual one.
            let words: Vec<&str> = values.iter().filter_map(toml::Value::as_str).collect();
            let sorted: BTreeSet<&str> = words.iter().copied().collect();
            let unique = sorted.len() == words.len();
            if !unique || !path.ends_with(".capital") && !sorted.into_iter().eq(words.iter().copied()) {
                wrong.push(format!("{path}: {words:?}"));
            }
        });
    }
    assert!(wrong.is_empty(), "not sorted and unique:\n{}", wrong.join("\n"));
}

#[test]
fn every_form_is_plain_lower_case() {
    for (form, _) in forms(english()) {
        assert_eq!(form, form.to_lowercase(), "write the form in lower case");
        assert!(!form.contains(['’', '‘', '–', '\t']), "{form:?}: write ' and - for apostrophe and hyphen");
        assert!(!form.ends_with('\''), "{form:?}: no form ends in an apostrophe");
        assert!(layout::parts(form).all(|part| !part.is_empty()), "{form:?}: one space or hyphen between words");
    }
}

#[test]
fn no_form_stands_twice_with_one_sense() {
    let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (form, senses) in forms(english()) {
        for (at, sense) in senses.iter().enumerate() {
            if senses[..at].contains(sense) {
                wrong.push(format!("{form:?} is listed twice as {sense:?}"));
            }
        }
        if let Some(other) = spelt.insert(form.replace('-', " "), form) {
            wrong.push(format!("{form:?} and {other:?} are one form: a hyphen is as good as a space"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_form_is_found_by_looking_it_up() {
    let lexicon = english();
    for (form, senses) in forms(lexicon) {
        let words: Vec<&str> = form.split(' ').collect();
        assert!(lexicon.senses(&words).any(|(length, found)| length == words.len() && found == senses), "{form:?} is not found");
    }
}

#[test]
fn ambiguous_forms_are_declared() {
    let declared: BTreeMap<String, Vec<String>> = toml::from_str(EN_AMBIGUOUS).unwrap();
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (form, senses) in forms(english()) {
        let mut kinds: Vec<&str> = senses.iter().map(|sense| sense.kind()).collect();
        kinds.sort_unstable();
        if kinds.len() > 1 {
            seen.insert(form.to_owned(), kinds.into_iter().map(str::to_owned).collect());
        }
    }
    let mut wrong = Vec::new();
    for form in declared.keys().chain(seen.keys()).collect::<BTreeSet<_>>() {
        if declared.get(form) != seen.get(form) {
            wrong.push(match seen.get(form) {
                Some(kinds) => format!("{form:?} = {kinds:?}"),
                None => format!("# remove {form:?}"),
            });
        }
    }
    assert!(wrong.is_empty(), "lexicons/en/ambiguous.toml should say:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_of_ambiguous_forms_is_sorted() {
    let keys: Vec<&str> = EN_AMBIGUOUS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split(" = ").next().unwrap_or(line).trim_matches('"'))
        .collect();
    assert!(keys.is_sorted(), "sort lexicons/en/ambiguous.toml by form");
}

#[test]
fn every_unit_has_words_or_symbols() {
    let named: BTreeSet<&str> = english()
        .senses
        .iter()
        .filter_map(|sense| match sense {
            Sense::Unit(unit) => Some(unit.name),
            _ => None,
        })
        .collect();
    for unit in MeasureUnit::all() {
        assert!(named.contains(unit.name), "units.toml has no words for {:?}", unit.name);
    }
}

#[test]
fn every_currency_of_a_country_has_words() {
    let lexicon = english();
    let named: BTreeSet<&str> = forms(lexicon)
        .flat_map(|(_, senses)| senses)
        .filter_map(|sense| match sense {
            Sense::Currency { currency, .. } => Unit::Money(*currency).name().to_owned().into(),
            _ => None,
        })
        .map(|code: String| &*code.leak())
        .collect();
    for place in lexicon.places {
        if let Some(currency) = place.currency {
            assert!(named.contains(currency.code()), "{}: currencies.toml has no {currency}", place.id);
        }
    }
}

#[test]
fn classes_name_each_other_from_both_sides() {
    let lexicon = english();
    for (index, class) in (0..).zip(lexicon.actions) {
        for other in class.distinct_from {
            let back = lexicon.action(*other);
            assert!(other.0 != index && back.distinct_from.iter().any(|class| class.0 == index), "{} / {}", class.id, back.id);
            assert!(!class.related.contains(other), "{} and {} are both distinct and related", class.id, back.id);
        }
        for other in class.related {
            let back = lexicon.action(*other);
            assert!(other.0 != index && back.related.iter().any(|class| class.0 == index), "{} / {}", class.id, back.id);
        }
    }
    for (index, class) in (0..).zip(lexicon.measures) {
        for other in class.distinct_from {
            let back = lexicon.measure(*other);
            assert!(other.0 != index && back.distinct_from.iter().any(|class| class.0 == index), "{} / {}", class.id, back.id);
        }
    }
}

#[test]
fn places_lie_in_larger_places() {
    let lexicon = english();
    for place in lexicon.places {
        match (place.kind, place.within) {
            (PlaceKind::Country, within) => assert!(within.is_none(), "{}", place.id),
            (PlaceKind::City, None) => panic!("{}: say in which country it lies", place.id),
            (_, Some(within)) => assert_ne!(lexicon.place(within).id, place.id),
            (PlaceKind::Region, None) => {}
        }
    }
}

#[test]
fn the_stem_of_a_stem_is_itself() {
    let lexicon = english();
    for (form, _) in forms(lexicon).filter(|(form, _)| !form.contains([' ', '-', '.', '\''])) {
        let stem = lexicon.stem(form);
        let singular = lexicon.singular(form);
        assert!(!stem.is_empty() && !singular.is_empty(), "{form:?}");
        assert_eq!(lexicon.singular(&singular), singular, "singular of {form:?}");
    }
}

fn error_of(tables: &Tables) -> String {
    read(tables).map(|_| ()).unwrap_err().to_string()
}

fn with(change: impl FnOnce(&mut Tables)) -> Tables {
    let mut tables = EN;
    change(&mut tables);
    tables
}

#[test]
fn a_broken_table_is_named_with_its_line() {
    let tables = with(|tables| {
        tables.hedges.text = "[[class]]\nid = \"alleged\"\nwords = [\"allegedly\"]\ncolour = 1\n";
    });
    let error = error_of(&tables);
    assert!(error.starts_with("lexicons/en/hedges.toml, line 4: unknown field `colour`"), "{error}");
}

#[test]
fn names_of_nothing_are_refused() {
    let unknown_class = with(|tables| {
        tables.measures.text = "[[class]]\nid = \"deaths\"\nwords = [\"dead\"]\ndistinct_from = [\"hurt\"]\n";
    });
    assert_eq!(error_of(&unknown_class), "lexicons/en/measures.toml: class \"hurt\" is unknown: correct the name or add its entry");
    let bad_code = with(|tables| tables.currencies.text = "[[currency]]\ncode = \"usd\"\nwords = [\"dollar\"]\n");
    assert_eq!(error_of(&bad_code), "lexicons/en/currencies.toml: currency code \"usd\" is unknown: correct the name or add its entry");
    let repeated = with(|tables| {
        tables.hedges.text = "[[class]]\nid = \"alleged\"\nwords = []\n[[class]]\nid = \"alleged\"\nwords = []\n";
    });
    assert!(matches!(read(&repeated), Err(LexiconError::Repeated { .. })));
    let nowhere = with(|tables| {
        tables.places = Table {
            text: "capitals = []\ncountry = []\nregion = []\n[[city]]\nid = \"paris\"\nnames = [\"paris\"]\nwithin = \"france\"\n[cities]\n[regions]\n",
            ..tables.places
        };
    });
    assert_eq!(error_of(&nowhere), "lexicons/en/places.toml: place \"france\" is unknown: correct the name or add its entry");
}
