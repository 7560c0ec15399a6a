//! What a figure counts: "more than 40,000 IT workers" counts workers.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Grain, Unit};

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
                // "nine of them women" are women, "1,120 of them on that type" are what was named before.
                if matches!(sentence.word(at + 1), "them" | "those" | "these" | "which" | "whom" | "that") {
                    let members = noun_phrase_at(sentence, at + 2, lexicon)
                        .filter(|noun| noun.plural && noun.end - noun.start == 1 && !sentence.tokens[noun.start].capital);
                    return members;
                }
                return (at + 1..at + 7)
                    .filter(|thing| !sentence.is(*thing, TokenKind::Numeral))
                    .find_map(|thing| noun_phrase_at(sentence, thing, lexicon));
            }
            // "14 fewer", "19 more", "three flipped", "4,000 came": without a plural nothing is named.
            noun_phrase_at(sentence, at, lexicon)
                .filter(|noun| noun.plural || sentence.has(noun.head_at, |sense| matches!(sense, Sense::Invariant)))
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

/// The unit that a counted noun is: "91 dry days", "nine of the past ten years".
pub(super) fn unit_of_noun(sentence: &Sentence<'_>, noun: &NounPhrase) -> Option<Unit> {
    let far = noun.head_at > noun.start || sentence.word(noun.start.wrapping_sub(1)) != "of";
    sentence
        .sense_of(noun.head_at, Kinds::CALENDAR_UNIT, |sense| match sense {
            Sense::CalendarUnit(grain @ (Grain::Day | Grain::Week | Grain::Month | Grain::Year)) => Unit::named(grain.name()),
            _ => None,
        })
        .filter(|(end, _)| far && *end == noun.head_at + 1)
        .map(|(_, unit)| unit)
}
