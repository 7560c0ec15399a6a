//! Whether the verb beside a time looks forward: news looks back unless it says otherwise.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::Role;

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far from a time its verb is looked for, in tokens.
const REACH: usize = 24;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Back,
}

/// Reads the nearest cue before a time within its clause, or else the first behind it.
pub(crate) fn looks_forward(sentence: &Sentence<'_>, start: usize) -> bool {
    direction(sentence, start) == Some(Direction::Forward)
}

/// Whether the verb beside a time tells of what has been.
pub(crate) fn looks_back(sentence: &Sentence<'_>, start: usize) -> bool {
    direction(sentence, start) == Some(Direction::Back)
}

fn direction(sentence: &Sentence<'_>, start: usize) -> Option<Direction> {
    let boundary = |at: usize| {
        matches!(sentence.word(at), ";" | ":") && sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation)
    };
    if sentence.word(start.wrapping_sub(1)) == "until" && given_until(sentence, start) || moves_to(sentence, start) {
        return Some(Direction::Forward);
    }
    let first = start.saturating_sub(REACH);
    let before = (first..start).rev().take_while(|at| !boundary(*at)).find_map(|at| cue(sentence, at));
    // "On Friday the court will rule": the verb stands behind.
    let last = sentence.len().min(start + REACH);
    before.or_else(|| (start..last).take_while(|at| !boundary(*at)).find_map(|at| cue(sentence, at)))
}

/// "gave the firm until 12 November", "has until Friday": a term set is a term ahead.
fn given_until(sentence: &Sentence<'_>, start: usize) -> bool {
    (start.saturating_sub(10)..start)
        .any(|at| matches!(sentence.word(at), "gave" | "given" | "gives" | "give" | "has" | "have" | "extended"))
}

/// "Postponed the launch to March", "called a strike for Tuesday": the day that something planned was given.
fn moves_to(sentence: &Sentence<'_>, start: usize) -> bool {
    let near = |reach: usize, accept: fn(&Sense) -> bool| {
        (start.saturating_sub(reach)..start)
            .any(|at| sentence.sense_of(at, Kinds::PLAN, |sense| accept(sense).then_some(())).is_some_and(|(end, ())| end < start))
    };
    let set = || near(4, |sense| matches!(sense, Sense::Plan(_)));
    match sentence.word(start.wrapping_sub(1)) {
        "to" | "until" | "till" => {
            (start.saturating_sub(6)..start).any(|at| sentence.word(at).starts_with("adjourn"))
                || sentence.kinds().meets(Kinds::PLAN) && near(10, |sense| matches!(sense, Sense::Reschedules))
        }
        "for" => sentence.kinds().meets(Kinds::PLAN) && set(),
        "on" | "from" | "at" => {
            matches!(sentence.word(start.wrapping_sub(2)), "starting" | "beginning") && sentence.kinds().meets(Kinds::PLAN) && set()
        }
        _ => false,
    }
}

fn cue(sentence: &Sentence<'_>, at: usize) -> Option<Direction> {
    let word = sentence.word(at);
    if !sentence.is(at, TokenKind::Word) {
        return None;
    }
    let before = sentence.word(at.wrapping_sub(1));
    // A forecast as a thing says nothing of when: "above forecast", "missed forecasts".
    let noun = matches!(
        word,
        "forecast"
            | "forecasts"
            | "guidance"
            | "prediction"
            | "predictions"
            | "projection"
            | "projections"
            | "estimates"
            | "plans"
            | "goal"
    ) && !matches!(sentence.word(at + 1), "to" | "that");
    if !noun && !matches!(before, "had" | "than" | "as") {
        let planned = sentence
            .phrases_at(at)
            .iter()
            .any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Role(Role::Planned | Role::Forecast))));
        if planned || present_of_a_plan(sentence, at) {
            return Some(Direction::Forward);
        }
    }
    // "to be completed by Friday": what follows "be" or "to" takes its time from what stands before.
    let led = matches!(before, "be" | "to" | "being" | "will" | "not");
    let past =
        word.len() > 3 && word.ends_with("ed") && !led && !matches!(word, "need" | "indeed" | "united" | "hundred" | "speed" | "feed");
    (past || irregular_past(word) && !led).then_some(Direction::Back)
}

/// Verbs that speak of a date ahead in the present: "the ban begins on December 10".
fn present_of_a_plan(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.word(at + 1);
    match sentence.word(at) {
        "begins" | "expires" | "resumes" | "due" | "upcoming" | "scheduled" => true,
        "starts" | "opens" | "ends" | "closes" | "ships" | "launches" | "runs" | "meets" | "votes" | "arrives" | "returns" => {
            matches!(next, "on" | "in" | "next" | "until" | "at" | "this" | "from")
                || sentence.tokens.get(at + 1).is_some_and(|token| token.capital)
        }
        "follows" => next == "on",
        // "the next decision", "the next meeting is": what comes next is ahead.
        "next" => {
            sentence.word(at.wrapping_sub(1)) == "the" && sentence.is(at + 1, TokenKind::Word) && !matches!(next, "day" | "morning" | "to")
        }
        "takes" => next == "effect",
        "comes" | "enters" => next == "into" && sentence.word(at + 2) == "force",
        "goes" => next == "on" && matches!(sentence.word(at + 2), "sale" | "trial"),
        "kicks" => next == "off",
        "set" => next == "for",
        // "Pottery to shut its doors on 30 June".
        "to" => sentence.heading && sentence.kinds_at(at + 1).meets(Kinds::PLAN.with(Kinds::ACTION)),
        "chance" => next == "of",
        "price" => next == "in",
        "for" => {
            sentence.has(at + 1, |sense| matches!(sense, Sense::Month(_))) && matches!(sentence.word(at + 2), "delivery" | "settlement")
        }
        _ => presents_a_plan(sentence, at),
    }
}

/// "Voters go to the polls", "the union walks out": a verb of what is set for a day, in the present. "Shut" and "set" may be
/// past, and behind "to" or "did" what stands before says when.
fn presents_a_plan(sentence: &Sentence<'_>, at: usize) -> bool {
    let verb = sentence.sense_of(at, Kinds::PLAN, |sense| matches!(sense, Sense::PlansBy(_)).then_some(()));
    verb.is_some_and(|(end, ())| end > at + 1)
        && !matches!(sentence.word(at), "shut" | "set" | "hit" | "given")
        && !matches!(sentence.word(at.wrapping_sub(1)), "to" | "not" | "did" | "didn't" | "a" | "the")
}

fn irregular_past(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "had"
            | "did"
            | "said"
            | "told"
            | "came"
            | "rose"
            | "fell"
            | "hit"
            | "met"
            | "won"
            | "lost"
            | "took"
            | "gave"
            | "went"
            | "made"
            | "left"
            | "held"
            | "sold"
            | "found"
            | "got"
            | "became"
            | "began"
            | "saw"
            | "ran"
            | "struck"
            | "shot"
            | "sent"
            | "spent"
            | "paid"
            | "led"
            | "broke"
            | "cut"
            | "grew"
            | "shrank"
            | "brought"
            | "bought"
            | "built"
            | "drew"
            | "wrote"
            | "spoke"
            | "stood"
            | "died"
            | "flew"
            | "beat"
            | "quit"
            | "sank"
            | "threw"
            | "knew"
            | "thought"
            | "kept"
            | "has"
            | "have"
    )
}
