//! Of which country a text says a person is: "the Ethiopian Dennis Kiptanui", "Abdi Worku of Ethiopia".
//!
//! "Kenya's Mercy Jelagat" is left out: a coach is a country's without being of it.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::NameKind;

use crate::names::NameMention;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A person and the country the words place beside them.
pub(crate) struct NationalityMention<'r> {
    pub(crate) person: &'r NameMention,
    pub(crate) country: &'r NameMention,
    /// Whether the words tell that it is a person: "the Ethiopian runner".
    pub(crate) called: bool,
}

/// Whether a sentence may say of which country a person is, told from its words alone.
pub(crate) fn may_place_person(sentence: &Sentence<'_>) -> bool {
    let capital = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.capital);
    let beside = |at: usize| {
        capital(at + 1)
            || capital(at + 2)
            || matches!(sentence.word(at.wrapping_sub(1)), "of" | "from")
            || is_article(sentence, at.wrapping_sub(1))
    };
    sentence.kinds().meets(Kinds::PLACE) && (0..sentence.len()).any(|at| sentence.kinds_at(at).meets(Kinds::PLACE) && beside(at))
}

pub(crate) fn nationalities<'r>(
    sentence: &Sentence<'_>,
    names: &'r [NameMention],
    is_person: impl Fn(&NameMention) -> bool,
) -> Vec<NationalityMention<'r>> {
    let mut found = Vec::new();
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        let (person, country) = match () {
            () if is_country(first) && is_person(second) && stands_before(sentence, first, second) => (second, first),
            () if is_person(first) && is_country(second) && stands_behind(sentence, first, second) => (first, second),
            () => continue,
        };
        // "Iraqi-born", "French-Algerian": of more than one.
        let joined = sentence.is(country.end, TokenKind::Hyphen) || sentence.is(country.start.wrapping_sub(1), TokenKind::Hyphen);
        // "Anna Holt and the Dane": the next person's.
        if !joined {
            let called = match country.end <= person.start {
                true => country.end < person.start,
                false => sentence.word(person.end) == ",",
            };
            found.push(NationalityMention { person, country, called });
        }
    }
    found
}

fn is_country(mention: &NameMention) -> bool {
    mention.name.kind == NameKind::Country
}

fn is_demonym(sentence: &Sentence<'_>, mention: &NameMention) -> bool {
    mention.end == mention.start + 1 && sentence.has(mention.start, |sense| matches!(sense, Sense::Demonym(_)))
}

fn is_article(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "a" | "an" | "the")
}

/// "Ethiopian Dennis Kiptanui", "the Ethiopian runner Dennis Kiptanui", "German Chancellor Friedrich Merz".
fn stands_before(sentence: &Sentence<'_>, country: &NameMention, person: &NameMention) -> bool {
    let between = country.end..person.start;
    let former = matches!(sentence.word(country.start.wrapping_sub(1)), "former" | "ex" | "then");
    is_demonym(sentence, country) && !former && between.len() <= 2 && between.into_iter().all(|at| is_calling(sentence, at))
}

/// "Abdi Worku of Ethiopia", "Abdi Worku, an Ethiopian runner".
fn stands_behind(sentence: &Sentence<'_>, person: &NameMention, country: &NameMention) -> bool {
    let possessive = sentence.is(country.end, TokenKind::Possessive);
    let of = country.start == person.end + 1 && sentence.word(person.end) == "of" && !is_demonym(sentence, country);
    let apposed = country.start == person.end + 2
        && sentence.word(person.end) == ","
        && is_article(sentence, person.end + 1)
        && is_demonym(sentence, country)
        && is_calling(sentence, country.end);
    // "Gregor Hribar, 39, from Slovakia": an age may stand between.
    let aged = (person.end..country.start)
        .all(|at| sentence.is(at, TokenKind::Numeral) || matches!(sentence.word(at), "," | "from") || sentence.word(at) == "aged");
    let from = aged && country.start - person.end <= 5 && sentence.word(country.start - 1) == "from" && !is_demonym(sentence, country);
    // "President Lee of South Korea" and "Minister Holt of Norway's Labour Party".
    !possessive && (of || apposed || from)
}

/// A title, or a word for what a person does: "runner", "actor", "pianist".
fn is_calling(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    sentence.is(at, TokenKind::Word)
        && (sentence.has(at, |sense| matches!(sense, Sense::Title | Sense::Person))
            || sentence.phrases_at(at).iter().any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Title)))
            || word.len() > 4 && ["er", "or", "ist", "ian", "ant"].iter().any(|ending| word.ends_with(ending)))
}
