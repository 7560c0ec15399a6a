//! Nouns that count people.

use gainsay_lexicon::{Sense, lexicon};

/// Whether a singular noun names people: a person of the lexicon, or one of the words for people in bulk.
pub(crate) fn is_person(noun: &str) -> bool {
    let bulk = [
        "people", "troop", "member", "employee", "migrant", "refugee", "tourist", "evacuee", "life", "child", "staff", "inmate",
        "prisoner", "voter",
    ];
    bulk.contains(&noun)
        || lexicon("en")
            .is_some_and(|lexicon| lexicon.senses(&[noun]).any(|(_, senses)| senses.iter().any(|sense| matches!(sense, Sense::Person))))
}
