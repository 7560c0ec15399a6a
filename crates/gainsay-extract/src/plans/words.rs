//! The small words by which a plan is set for its day: "will", "is due", "set for".

use gainsay_lexicon::Kinds;

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A word that says of a verb that it is ahead.
pub(super) fn is_modal(word: &str) -> bool {
    matches!(word, "will" | "would" | "shall" | "cannot" | "can't" | "won't" | "wouldn't" | "'ll" | "'d")
}

/// A word that says of a noun or a verb that it has its day.
pub(super) fn is_term(word: &str) -> bool {
    matches!(
        word,
        "set"
            | "due"
            | "scheduled"
            | "slated"
            | "planned"
            | "expected"
            | "fixed"
            | "pencilled"
            | "timed"
            | "called"
            | "earmarked"
            | "follows"
            | "billed"
    )
}

/// A verb that sets a day for what it is followed by: "called a strike for Thursday".
pub(super) fn is_setter(word: &str) -> bool {
    matches!(
        word,
        "set"
            | "sets"
            | "call"
            | "called"
            | "calls"
            | "fix"
            | "fixed"
            | "schedule"
            | "scheduled"
            | "schedules"
            | "announced"
            | "announce"
            | "announces"
            | "plan"
            | "plans"
            | "planned"
            | "planning"
            | "moved"
            | "moves"
            | "push"
            | "hold"
            | "holds"
            | "agreed"
            | "extended"
            | "booked"
    )
}

/// Prepositions that lead from a setter's object to its day.
pub(super) fn leads_to(word: &str, before: &str) -> bool {
    let leads = |word: &str| matches!(word, "for" | "to" | "until" | "till" | "on" | "in" | "before" | "from");
    leads(word) || word == "the" && leads(before)
}

/// Whether a token may stand between a plan and its day without taking the day for itself.
pub(super) fn is_light(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "in" | "at"
            | "near"
            | "on"
            | "of"
            | "for"
            | "from"
            | "the"
            | "to"
            | "by"
            | "is"
            | "are"
            | "early"
            | "late"
            | "starting"
            | "beginning"
            | "until"
    ) || is_term(sentence.word(at))
        || is_modal(sentence.word(at))
        || sentence.is(at, TokenKind::Word) && sentence.tokens[at].capital
}

/// "Is set for", "was scheduled for" right before a time.
pub(super) fn strong_term(sentence: &Sentence<'_>, time: usize) -> bool {
    (time.saturating_sub(5)..time)
        .any(|at| matches!(sentence.word(at), "is" | "are" | "was" | "were" | "been") && is_term(sentence.word(at + 1)))
}

/// "The strike ballot", "launch pad": the noun only describes another.
pub(super) fn describes_another(sentence: &Sentence<'_>, end: usize) -> bool {
    let plain = sentence.is(end, TokenKind::Word)
        && !sentence.tokens[end].capital
        && !sentence.is_stop(end)
        && !is_term(sentence.word(end))
        && !is_modal(sentence.word(end))
        && !sentence.word(end).ends_with("ly")
        && !sentence.word(end).ends_with("ed")
        && !sentence
            .kinds_at(end)
            .meets(Kinds::WEEKDAY.with(Kinds::RELATIVE_DAY).with(Kinds::MONTH).with(Kinds::DEICTIC).with(Kinds::PLAN));
    plain || sentence.is(end, TokenKind::Possessive)
}

/// A word that leads to the infinitive of what is intended.
pub(super) fn is_aim(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "going"
            | "likely"
            | "plans"
            | "plan"
            | "aims"
            | "aim"
            | "intends"
            | "intend"
            | "hopes"
            | "hope"
            | "agreed"
            | "vowed"
            | "threatened"
            | "wants"
            | "want"
    )
}
