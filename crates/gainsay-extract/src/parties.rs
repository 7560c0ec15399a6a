//! Who does it to whom, where turning the two round makes another story: "Harlan agreed to buy Karhula".

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Action, Name, NameKind, Span};

use crate::names::NameMention;
use crate::sentence::Sentence;

/// How far a party may stand from the verb, in tokens.
const REACH: usize = 9;

/// A directed act with both its parties named.
#[derive(Clone, Debug)]
pub(crate) struct PartiesMention {
    pub(crate) span: Span,
    pub(crate) action: Action,
    pub(crate) subject: Name,
    pub(crate) object: Name,
}

/// The first directed act of a sentence whose parties are both named.
pub(crate) fn parties(sentence: &Sentence<'_>, names: &[NameMention], lexicon: &'static Lexicon) -> Option<PartiesMention> {
    sentence.phrases().iter().find_map(|phrase| {
        let class = phrase.senses.iter().find_map(|sense| match sense {
            Sense::Action(index) => Some(lexicon.action(*index)).filter(|class| class.directed),
            _ => None,
        })?;
        // "the takeover of Karhula", "a buyer": nouns leave it open who is which.
        let word = sentence.word(phrase.start);
        if word.ends_with("er") || word.ends_with("ers") || word.ends_with("ion") || word.ends_with("ions") || word.ends_with("out") {
            return None;
        }
        // What did not happen, and what somebody else says of it, is not stated.
        let unreal = (phrase.start.saturating_sub(5)..phrase.start)
            .any(|at| matches!(sentence.word(at), "not" | "never" | "denied" | "denies" | "rejected" | "failed" | "refused" | "from"));
        let breaks = |at: usize| matches!(sentence.word(at), ";" | "," | ":" | "and" | "but" | "which" | "that" | "who" | "by" | "of");
        let party = |name: &&NameMention| !matches!(name.name.kind, NameKind::Country | NameKind::Place | NameKind::Thing);
        let before = names
            .iter()
            .rev()
            .filter(party)
            .find(|name| name.end <= phrase.start && phrase.start - name.end <= REACH && !(name.end..phrase.start).any(breaks))?;
        let after = names.iter().filter(party).find(|name| name.start >= phrase.end && name.start - phrase.end <= REACH)?;
        let passive = matches!(sentence.word(phrase.start.wrapping_sub(1)), "was" | "were" | "been" | "be" | "being" | "is" | "are");
        let by = (phrase.end..after.start).any(|at| sentence.word(at) == "by");
        if unreal || passive != by || !passive && (phrase.end..after.start).any(breaks) {
            return None;
        }
        let (subject, object) = if passive { (after, before) } else { (before, after) };
        Some(PartiesMention {
            span: sentence.span_of(before.start, after.end),
            action: Action {
                class: class.id.to_owned(),
                classed: true,
                written: sentence.written(phrase.start, phrase.end).to_owned(),
                span: sentence.span_of(phrase.start, phrase.end),
            },
            subject: subject.name.clone(),
            object: object.name.clone(),
        })
    })
}
