//! Counts whose noun the words leave out: "nine soldiers died and four were hurt".

use gainsay_lexicon::Sense;
use gainsay_model::Unit;

use super::Figure;
use crate::sentence::Sentence;

/// Counts without a noun take it from the count before them, or are people where the words around say what befell them.
pub(super) fn supply_elided(sentence: &Sentence<'_>, figures: &mut [Figure]) {
    let mut last: Option<String> = None;
    for figure in figures.iter_mut().filter(|figure| figure.quantity.unit == Unit::Count) {
        match &figure.noun {
            Some(noun) if is_state(sentence.word(noun.head_at)) => figure.elided = Some("person".to_owned()),
            Some(noun) => last = Some(noun.head.clone()),
            None => {
                let befell =
                    |at: usize| sentence.has(at, |sense| matches!(sense, Sense::Measure(_))) && is_state_or_verb(sentence.word(at));
                let around = (figure.end..figure.end + 3).chain(figure.bound_start.saturating_sub(2)..figure.bound_start).any(befell);
                figure.elided = last.clone().or_else(|| around.then(|| "person".to_owned()));
            }
        }
    }
}

/// Adjectives that stand for the people they describe.
pub(super) fn is_state(word: &str) -> bool {
    matches!(word, "dead" | "injured" | "wounded" | "missing" | "homeless" | "hurt" | "unemployed")
}

pub(super) fn is_state_or_verb(word: &str) -> bool {
    is_state(word)
        || matches!(
            word,
            "killed"
                | "killing"
                | "died"
                | "injuring"
                | "wounding"
                | "arrested"
                | "hospitalised"
                | "hospitalized"
                | "evacuated"
                | "displaced"
                | "rescued"
                | "detained"
        )
}
