//! What a figure counts: "more than 40,000 IT workers" counts workers.

use gainsay_lexicon::Lexicon;
use gainsay_model::Unit;

use crate::noun::{NounPhrase, noun_phrase_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// What a figure counts: the words after it, or after "of".
pub(super) fn noun_after(sentence: &Sentence<'_>, end: usize, unit: Unit, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    match unit {
        Unit::Count => {
            let hyphen = sentence.is(end, TokenKind::Hyphen);
            let mut at = if hyphen { end + 1 } else { end };
            if hyphen && matches!(sentence.word(at), "odd" | "plus") {
                at += 1;
            } else if hyphen {
                // "26-seat majority", "16-member board": the word joined on is what is counted.
                let joined = noun_phrase_at(sentence, at, lexicon)?;
                return Some(NounPhrase { end: at + 1, head_at: at, head: lexicon.stem(sentence.word(at)).into(), ..joined });
            }
            if sentence.word(at) == "of" {
                // "49 million of the approximately 59 million eligible voters", "20 of the 30 buildings".
                return (at + 1..at + 7)
                    .filter(|thing| !sentence.is(*thing, TokenKind::Numeral))
                    .find_map(|thing| noun_phrase_at(sentence, thing, lexicon));
            }
            // "14 fewer", "19 more", "three flipped", "4,000 came": without a plural nothing is named.
            noun_phrase_at(sentence, at, lexicon).filter(|noun| noun.plural || is_invariant(sentence.word(noun.head_at)))
        }
        _ => {
            let at = if matches!(sentence.word(end), "of" | "worth" | "in") {
                if sentence.word(end + 1) == "of" { end + 2 } else { end + 1 }
            } else {
                return None;
            };
            noun_phrase_at(sentence, at, lexicon)
        }
    }
}

/// Nouns and adjectives for people and things that have no plural of their own.
pub(super) fn is_invariant(word: &str) -> bool {
    matches!(
        word,
        "dead" | "injured" | "wounded" | "missing" | "aircraft" | "sheep" | "fish" | "cattle" | "homeless" | "hurt" | "unemployed" | "head"
    )
}
