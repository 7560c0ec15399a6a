//! The nouns and verbs of plans in a sentence, and whether a time is set for them.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Name, NameKind};

use super::tie::Tie;
use super::words::{describes_another, is_aim, is_light, is_modal, is_setter, is_term, leads_to};
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far before its verb the word that makes it a plan may stand, in tokens.
pub(super) const MODAL_REACH: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Noun,
    Verb,
    /// A participle, which needs "be" before it.
    Passive,
    /// "it".
    Pronoun,
}

/// Words that tell of a plan.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) class: &'static str,
    pub(super) form: Form,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of plans within `from..to`, in order.
pub(super) fn told_in(sentence: &Sentence<'_>, from: usize, to: usize, pronoun: Option<&'static str>) -> Vec<Told> {
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        if let Some(class) = pronoun.filter(|_| sentence.word(at) == "it" && at == from) {
            out.push(Told { class, form: Form::Pronoun, start: at, end: at + 1 });
        }
        let phrase = if sentence.kinds_at(at).meets(Kinds::PLAN) { told_at(sentence, at) } else { None };
        match phrase.filter(|told| told.end <= to) {
            Some(told) => {
                at = told.end;
                out.push(told);
            }
            None => at += 1,
        }
    }
    out
}

/// The longest words of a plan at a place. "Strike" and "launch" are verbs behind "will" and "to".
pub(super) fn told_at(sentence: &Sentence<'_>, at: usize) -> Option<Told> {
    let verb_before = || {
        let mut before = at;
        while before > 0
            && (matches!(sentence.word(before - 1), "not" | "now" | "never" | "also" | "again")
                || sentence.word(before - 1).ends_with("ly"))
        {
            before -= 1;
        }
        let word = sentence.word(before.wrapping_sub(1));
        is_modal(word) || word == "to"
    };
    sentence.phrases_at(at).iter().find_map(|phrase| {
        let of = |pick: fn(&Sense) -> Option<&'static str>| phrase.senses.iter().find_map(pick);
        let noun = of(|sense| if let Sense::Plan(class) = sense { Some(class) } else { None });
        let verb = of(|sense| if let Sense::PlansBy(class) = sense { Some(class) } else { None });
        let passive = of(|sense| if let Sense::PlansPassive(class) = sense { Some(class) } else { None });
        let told = |class, form| Some(Told { class, form, start: at, end: phrase.end });
        match (noun, verb, passive) {
            (Some(_), Some(verb), _) if verb_before() => told(verb, Form::Verb),
            (Some(noun), ..) => told(noun, Form::Noun),
            (None, Some(verb), _) => told(verb, Form::Verb),
            (None, None, Some(passive)) => told(passive, Form::Passive),
            (None, None, None) => None,
        }
    })
}

/// Whether the words between a plan and its time, or before the plan, say that it is set for the time.
pub(super) fn is_set(sentence: &Sentence<'_>, told: &Told, from: usize, time: usize, tie: &Tie) -> bool {
    let comes =
        |at: usize| sentence.sense_of(at, Kinds::PLAN, |sense| matches!(sense, Sense::Comes | Sense::Reschedules).then_some(())).is_some();
    match told.form {
        Form::Noun | Form::Pronoun => {
            if told.form == Form::Noun && describes_another(sentence, told.end) {
                return false;
            }
            let adjacent = told.form == Form::Noun
                && time - told.end <= 8
                && (told.end..time).all(|at| is_light(sentence, at))
                && is_introduced(sentence, told.start);
            let behind = (told.end..time).any(|at| {
                is_modal(sentence.word(at)) || is_term(sentence.word(at)) || comes(at) || sentence.word(at).starts_with("adjourn")
            });
            let before = (told.start.saturating_sub(MODAL_REACH).max(from)..told.start)
                .any(|at| is_modal(sentence.word(at)) || is_setter(sentence.word(at)) || comes(at))
                && leads_to(sentence.word(time.wrapping_sub(1)), sentence.word(time.wrapping_sub(2)));
            adjacent || behind || before
        }
        Form::Verb | Form::Passive => {
            let first = sentence.word(told.start);
            if first.starts_with("adjourn") {
                return !tie.ends;
            }
            let reach = told.start.saturating_sub(MODAL_REACH).max(from);
            if told.form == Form::Passive && !matches!(sentence.word(told.start.wrapping_sub(1)), "be" | "is" | "are") {
                return false;
            }
            let certain = (reach..told.start).any(|at| {
                is_modal(sentence.word(at))
                    || sentence.word(at) == "to"
                        && (sentence.heading
                            || (at.saturating_sub(3)..at).any(|before| is_term(sentence.word(before)) || is_aim(sentence.word(before))))
            });
            // "The museum reopens on Friday"; "polls open on Sunday", whose subject is a plural.
            let subject = told.start.wrapping_sub(1);
            let present = first.ends_with('s') && sentence.is(subject, TokenKind::Word) && !first.ends_with("ss")
                || told.end - told.start > 1
                || told.form == Form::Verb
                    && sentence.word(subject).ends_with('s')
                    && sentence.is(subject, TokenKind::Word)
                    && !sentence.is_stop(subject);
            certain || present
        }
    }
}

/// Whether a noun is spoken of as known or as one: "the hearing", "a one-day strike", "Halden's launch".
pub(super) fn is_introduced(sentence: &Sentence<'_>, noun: usize) -> bool {
    sentence.heading
        || sentence.word(noun) == "next"
        || (noun.saturating_sub(5)..noun).any(|at| {
            matches!(sentence.word(at), "a" | "an" | "the" | "this" | "that" | "its" | "his" | "her" | "their" | "next")
                || sentence.is(at, TokenKind::Possessive)
        })
}

/// "A second strike", "another hearing": told apart from others of its kind.
pub(super) fn is_one_of_several(sentence: &Sentence<'_>, noun: usize) -> bool {
    (noun.saturating_sub(4)..noun).any(|at| {
        matches!(
            sentence.word(at),
            "second"
                | "third"
                | "fourth"
                | "fifth"
                | "another"
                | "further"
                | "other"
                | "later"
                | "two"
                | "three"
                | "four"
                | "both"
                | "several"
                | "last"
                | "previous"
                | "earlier"
                | "similar"
                | "separate"
        )
    })
}

/// The common noun before a plan's noun, or the subject of its verb: "rail strike", "nurses will walk out".
pub(super) fn whose(reading: &Reading<'_>, told: &Told) -> Option<Name> {
    let sentence = &reading.sentence;
    let mut at = told.start;
    if told.form != Form::Noun {
        let passes = |at: usize| {
            sentence.is_stop(at)
                || is_modal(sentence.word(at))
                || is_term(sentence.word(at))
                || is_aim(sentence.word(at))
                || sentence.word(at).ends_with("ly")
        };
        while at > 0 && told.start - at < 5 && passes(at - 1) {
            at -= 1;
        }
    }
    let at = at.checked_sub(1)?;
    let word = sentence.word(at);
    let common = sentence.is(at, TokenKind::Word)
        && (!sentence.tokens[at].capital || at == 0)
        && !reading.names.iter().any(|name| (name.start..name.end).contains(&at))
        && !sentence.is_stop(at)
        && !is_generic(word)
        && !is_setter(word)
        && !is_aim(word)
        && !word.ends_with("ly")
        && !word.ends_with("ed");
    common.then(|| Name {
        written: sentence.written(at, at + 1).into(),
        canonical: word.into(),
        kind: NameKind::Thing,
        span: sentence.span_of(at, at + 1),
    })
}

/// Words that tell no plan from another.
pub(super) fn is_generic(word: &str) -> bool {
    matches!(
        word,
        "next"
            | "planned"
            | "day"
            | "hour"
            | "week"
            | "national"
            | "nationwide"
            | "general"
            | "major"
            | "full"
            | "first"
            | "public"
            | "upcoming"
            | "coming"
            | "long"
            | "short"
            | "new"
            | "official"
            | "workers"
            | "staff"
            | "members"
            | "union"
            | "unions"
            | "employees"
            | "people"
            | "court"
            | "judge"
            | "judges"
            | "company"
            | "group"
            | "government"
            | "parties"
            | "sides"
            | "work"
            | "time"
            | "its"
            | "their"
            | "place"
            | "partial"
            | "total"
            | "temporary"
            | "immediate"
            | "doors"
            | "which"
            | "who"
            | "that"
            | "those"
    )
}
