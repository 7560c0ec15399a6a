//! The act a figure is of: "killed" of "killed 15 people", "stolen" of "$1.4 billion was stolen".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Action, Unit};

use crate::circumstances::Region;
use crate::clauses::{asides, opens_clause};
use crate::figures::Figure;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Auxiliaries and adverbs between what is counted and what befell it, at most.
const BETWEEN: usize = 5;

/// An act as tokens: start, end, class.
type Act = (usize, usize, &'static str);

/// The act of a figure: what its things underwent, else the nearest act before it in its clause, else the one behind.
pub(crate) fn act_of(sentence: &Sentence<'_>, figure: &Figure, region: Region, lexicon: &'static Lexicon) -> Option<Action> {
    let class = |sense: &'static Sense| match sense {
        Sense::Action(index) => Some(lexicon.action(*index).id),
        _ => None,
    };
    // "Announced a $5 billion fine": what is said of it is not what was done.
    let says = |at: usize| sentence.has_of(at, Kinds::SPEECH, |sense| matches!(sense, Sense::Speech));
    let end = figure.end_with_noun();
    // What an inserted clause says ("the fires, which began on Friday, have ...") is not what the figure is of.
    let asides = asides(sentence);
    let aside = |at: usize| asides.iter().any(|(from, to)| (*from..*to).contains(&at) && !(*from..*to).contains(&figure.start));
    let act_at = |at: usize| -> Option<Act> {
        sentence.sense_of(at, Kinds::ACTION, class).filter(|_| !is_attribute(sentence, at, lexicon)).map(|(end, class)| (at, end, class))
    };
    // "Took $382 million": of a sum, taking is an act; of a year or a seat it is not.
    let taken = figure
        .bound_start
        .checked_sub(1)
        .filter(|at| matches!(figure.quantity.unit, Unit::Money(_)) && matches!(sentence.word(*at), "take" | "takes" | "taking" | "took"));
    if let Some(verb) = taken {
        return Some(Action {
            class: "take".to_owned(),
            classed: true,
            written: sentence.written(verb, verb + 1).to_owned(),
            span: sentence.span_of(verb, verb + 1),
        });
    }
    // "Close to 400": what bounds the figure does nothing.
    let from = region.from.min(figure.bound_start)..figure.bound_start;
    let act_before = |at: usize| act_at(at).filter(|(_, end, _)| *end <= figure.bound_start);
    let before = from.clone().rev().filter(|at| !aside(*at) && !says(*at)).find_map(act_before);
    let behind = (figure.end..region.to).filter(|at| !says(*at)).find_map(act_at);
    // "Is buying Lumo, a maker of lamps with 35,000 customers, for $19 million": the price goes back past what is inserted.
    let before = before.or_else(|| {
        let price =
            matches!(figure.quantity.unit, Unit::Money(_)) && matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "for" | "at");
        let closed = figure.bound_start.checked_sub(2).filter(|at| price && sentence.word(*at) == ",")?;
        let opened =
            (0..closed).rev().find(|at| sentence.word(*at) == "," && matches!(sentence.word(*at + 1), "a" | "an" | "the" | "which"))?;
        (0..opened).rev().filter(|at| !says(*at)).find_map(act_at)
    });
    let chosen = match (before, behind) {
        // "a $1.4 billion theft": the noun right behind the figure is the closer one.
        (_, Some(behind)) if behind.0 <= end => Some(behind),
        // "The court banned the vote and almost 900 people were hurt": what befell them stands behind.
        (_, Some(behind)) if is_undergone(sentence, figure, end, behind) => Some(behind),
        // "When the fire broke out 400 people were inside", "recovered 17 bodies before calling off the search".
        (Some(act), _) if !(act.1..figure.bound_start).any(|at| opens_clause(sentence, at)) => Some(act),
        (_, Some(act)) if !(end..act.0).any(|at| closes_clause(sentence, at) || denies(sentence, at)) => Some(act),
        (Some(act), _) => Some(act),
        // "Posted revenue of $3 million": where nothing else is done, the telling is.
        (None, _) => from.rev().filter(|at| !aside(*at)).find_map(act_before),
    };
    chosen.map(|(start, end, class)| Action {
        class: class.to_owned(),
        classed: true,
        written: sentence.written(start, end).to_owned(),
        span: sentence.span_of(start, end),
    })
}

/// "29,400 had been evacuated", "almost 900 people were hurt", "$4 billion has since been stolen": an act in the passive or
/// the perfect, with nothing but auxiliaries and adverbs between it and what is counted.
fn is_undergone(sentence: &Sentence<'_>, figure: &Figure, end: usize, (start, ..): Act) -> bool {
    // What was counted in an earlier breath is no subject: "of 900 people, had been".
    let auxiliary =
        |at: usize| matches!(sentence.word(at), "was" | "were" | "is" | "are" | "been" | "be" | "being" | "had" | "has" | "have" | "got");
    let adverb = |at: usize| {
        sentence.word(at).ends_with("ly")
            || matches!(sentence.word(at), "also" | "already" | "since" | "still" | "later" | "now" | "either")
    };
    let between = end.max(figure.end)..start;
    between.len() <= BETWEEN && between.clone().any(auxiliary) && between.clone().all(|at| auxiliary(at) || adverb(at))
}

/// "Though the full sum has not been paid".
fn denies(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "not" | "never" | "n't" | "no")
}

/// Whether a token opens a clause that no act behind it is of the figure before it.
fn closes_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    opens_clause(sentence, at) || matches!(sentence.word(at), "before" | "after" | "until" | "since" | "following" | "amid" | "despite")
}

/// "The closing price", "336 voting centres": a form in "-ing" that only says which one is meant.
fn is_attribute(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let next = at + 1;
    let determined = at.checked_sub(1).is_some_and(|before| {
        matches!(sentence.word(before), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "of" | "in")
            || sentence.is(before, TokenKind::Numeral)
            || sentence.is(before, TokenKind::Possessive)
    });
    sentence.word(at).ends_with("ing")
        && determined
        && sentence.is(next, TokenKind::Word)
        && !sentence.tokens[next].capital
        && !sentence.is_stop(next)
        && !lexicon.is_past(sentence.word(next))
        && !sentence.has(next, |sense| matches!(sense, Sense::Action(_) | Sense::Change(_) | Sense::Speech | Sense::Weekday(_)))
}
