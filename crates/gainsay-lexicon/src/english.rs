//! What the English tables say, by example.

use gainsay_model::{Bound, Change, Grain, Role};
use rust_decimal::Decimal;

use crate::lexicon::{Lexicon, PlaceKind};
use crate::load::lexicon;
use crate::sense::Sense;

fn english() -> &'static Lexicon {
    lexicon("en").unwrap()
}

/// The senses of the longest form at the beginning of a phrase that takes all of it.
fn senses(phrase: &str) -> &'static [Sense] {
    let words: Vec<&str> = phrase.split(' ').collect();
    let found: Vec<_> = english().senses(&words).filter(|(length, _)| *length == words.len()).collect();
    found.first().map_or(&[], |(_, senses)| *senses)
}

fn has(phrase: &str, sense: Sense) -> bool {
    senses(phrase).contains(&sense)
}

fn currencies(senses: &[Sense]) -> Vec<&str> {
    senses
        .iter()
        .filter_map(|sense| match sense {
            Sense::Currency { currency, .. } => Some(currency.code()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_language_tag_finds_its_language() {
    assert!(lexicon("en").is_some() && lexicon("en-GB").is_some() && lexicon("EN_us").is_some());
    assert!(lexicon("eng").is_none() && lexicon("ko").is_none() && lexicon("").is_none());
}

#[test]
fn longer_forms_come_first() {
    let lengths: Vec<usize> = english().senses(&["no", "fewer", "than", "five"]).map(|(length, _)| length).collect();
    assert_eq!(lengths, [3, 1]);
    assert!(english().senses(&[]).next().is_none());
    assert!(english().senses(&["", "a"]).next().is_none());
}

#[test]
fn numbers_have_their_values() {
    assert!(has("twelve", Sense::Cardinal(Decimal::from(12))));
    assert!(has("billion", Sense::Scale(Decimal::from(1_000_000_000))));
    assert!(has("forty-first", Sense::Ordinal(41)));
    assert!(has("thirds", Sense::Fraction(3)));
    assert!(has("tripled", Sense::Multiple(Decimal::from(3))));
    let tens_of_thousands = Sense::Vague { lower: Decimal::from(10_000), upper: Some(Decimal::from(1_000_000)) };
    assert!(has("tens of thousands of", tens_of_thousands));
}

#[test]
fn money_is_named_in_full_and_bare() {
    assert_eq!(currencies(senses("south korean won")), ["KRW"]);
    assert_eq!(currencies(senses("won")), ["KRW"]);
    assert_eq!(currencies(senses("u.s. dollars")), ["USD"]);
    assert_eq!(currencies(senses("dollars")), ["USD"]);
    assert_eq!(currencies(senses("pesos"))[0], "MXN");
    assert_eq!(currencies(english().case_symbol("A$")), ["AUD"]);
    assert_eq!(currencies(english().case_symbol("HKD")), ["HKD"]);
    assert_eq!(currencies(english().case_symbol("¥")), ["JPY", "CNY"]);
    assert_eq!(currencies(senses("pence")), ["GBP"]);
}

#[test]
fn symbols_keep_their_case() {
    let kinds = |symbol| -> Vec<&str> { english().case_symbol(symbol).iter().map(|sense| sense.kind()).collect() };
    assert_eq!(kinds("m"), ["scale", "unit"]);
    assert_eq!(kinds("M"), ["scale"]);
    assert_eq!(kinds("MW"), ["unit"]);
    assert_eq!(kinds("mw"), [] as [&str; 0]);
    assert_eq!(kinds("%"), ["percent"]);
}

#[test]
fn bounds_stand_before_and_after() {
    assert!(has("at least", Sense::Bound(Bound::AtLeast)) && has("at least", Sense::BoundAfter(Bound::AtLeast)));
    assert!(has("north of", Sense::Bound(Bound::MoreThan)) && has("just under", Sense::Bound(Bound::Nearly)));
    assert!(has("or less", Sense::BoundAfter(Bound::AtMost)));
    assert!(has("no more than", Sense::Bound(Bound::AtMost)) && !has("no more than", Sense::Bound(Bound::MoreThan)));
}

#[test]
fn stealing_is_not_laundering() {
    let lexicon = english();
    let steal = lexicon.action_named("steal").unwrap();
    let launder = lexicon.action_named("launder").unwrap();
    assert!(lexicon.action(steal).distinct_from.contains(&launder));
    for form in ["steal", "stole", "stolen", "thefts", "heist", "robbed"] {
        assert!(has(form, Sense::Action(steal)), "{form}");
    }
    assert!(lexicon.action_named("fly to the moon").is_none());
}

#[test]
fn the_dead_are_not_the_injured() {
    let lexicon = english();
    let deaths = lexicon.measure_named("deaths").unwrap();
    let injured = lexicon.measure_named("injured").unwrap();
    assert!(lexicon.measure(deaths).distinct_from.contains(&injured));
    assert!(has("death toll", Sense::Measure(deaths)) && has("wounded", Sense::Measure(injured)));
}

#[test]
fn places_have_kinds_and_lie_in_countries() {
    let lexicon = english();
    let place = |phrase: &str| {
        let index = senses(phrase).iter().find_map(|sense| match sense {
            Sense::Country(place) | Sense::Demonym(place) | Sense::Place(place) => Some(*place),
            _ => None,
        });
        lexicon.place(index.unwrap())
    };
    assert_eq!(place("dprk").id, "north korea");
    assert_eq!(place("north korean").id, "north korea");
    assert_eq!(place("the u.s.").id, "united states");
    let kyiv = place("kiev");
    assert_eq!((kyiv.id, kyiv.kind), ("kyiv", PlaceKind::City));
    assert_eq!(lexicon.place(kyiv.within.unwrap()).id, "ukraine");
    assert_eq!(place("japan").currency.unwrap().code(), "JPY");
    assert!(lexicon.needs_capitals("us") && !lexicon.needs_capitals("usa"));
}

#[test]
fn calendar_and_change_words_are_known() {
    assert!(has("sept", Sense::Month(9)) && has("quarters", Sense::CalendarUnit(Grain::Quarter)));
    assert!(has("yesterday", Sense::RelativeDay(-1)));
    assert!(has("rose", Sense::Change(Change::Up)) && has("slumped", Sense::Change(Change::Down)));
    assert!(has("in total", Sense::Role(Role::Total)) && has("of which", Sense::Role(Role::Part)));
    assert!(has("deadliest", Sense::Superlative { measure: "deadly" }));
    assert!(has("biggest", Sense::Superlative { measure: "large" }) && has("most of", Sense::Majority));
}

#[test]
fn hedges_have_a_class() {
    let lexicon = english();
    let class = |phrase| {
        senses(phrase).iter().find_map(|sense| match sense {
            Sense::Hedge(index) => Some(lexicon.hedge(*index)),
            _ => None,
        })
    };
    assert_eq!(class("allegedly"), Some("alleged"));
    assert_eq!(class("is said to have"), Some("alleged"));
    assert_eq!(class("denied"), Some("denied"));
}

#[test]
fn abbreviations_are_known_without_their_dot() {
    let lexicon = english();
    for word in ["mr", "gen", "u.s", "oct", "inc", "no", "a.m"] {
        assert!(lexicon.is_abbreviation(word), "{word}");
    }
    assert!(!lexicon.is_abbreviation("attack"));
}

#[test]
fn inflections_share_a_stem() {
    let lexicon = english();
    for (stem, forms) in [
        ("steal", &["steal", "steals", "stole", "stolen", "stealing"][..]),
        ("country", &["country", "countries"]),
        ("child", &["child", "children"]),
        ("launder", &["launders", "laundered", "laundering"]),
        ("release", &["release", "releases", "released", "releasing"]),
        ("plan", &["plan", "plans", "planned", "planning"]),
        ("cancel", &["cancels", "canceled", "cancelled", "cancelling"]),
        ("carry", &["carry", "carries", "carried", "carrying"]),
        ("agree", &["agree", "agrees", "agreed", "agreeing"]),
        ("kill", &["kills", "killed"]),
        ("die", &["dies", "died", "dying"]),
        ("loss", &["loss", "losses"]),
        ("crisis", &["crisis", "crises"]),
        ("virus", &["virus", "viruses"]),
        ("building", &["building", "buildings"]),
        ("company", &["company", "companies"]),
        ("box", &["box", "boxes"]),
        ("house", &["house", "houses", "housed"]),
        ("people", &["people"]),
        ("news", &["news"]),
        ("series", &["series"]),
        ("king", &["king", "kings"]),
        ("hundred", &["hundred"]),
        ("this", &["this"]),
        ("gas", &["gas", "gases"]),
        ("fed", &["fed"]),
    ] {
        for form in forms {
            let expected = if *form == "fed" { "feed" } else { stem };
            assert_eq!(lexicon.stem(form), expected, "{form}");
        }
    }
    assert_eq!(lexicon.singular("workers"), "worker");
    assert_eq!(lexicon.singular("killed"), "killed");
}

#[test]
fn any_text_at_all_has_a_stem() {
    let lexicon = english();
    for word in ["", "s", "ed", "ing", "ied", "'s", "é", "éed", "日本ing", "-", "xyzzying", "ss", "ies"] {
        let _ = (lexicon.stem(word), lexicon.singular(word), lexicon.word(word), lexicon.case_symbol(word));
    }
    assert_eq!(lexicon.stem("日本ing"), "日本ing");
}
