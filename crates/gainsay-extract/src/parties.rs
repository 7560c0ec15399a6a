//! Who does it to whom, where turning the two round makes another story: "Harlan agreed to buy Karhula", "the mayor sues the
//! governor", "Estmark beat Norland 19-17".

use gainsay_lexicon::{ActionClass, Kinds, Lexicon, Sense};
use gainsay_model::{Action, Name, NameKind, Span};

use crate::grammar_words::Classes;
use crate::names::NameMention;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far a party may stand from the verb, in tokens.
const REACH: usize = 9;

/// The longest aside between a name and its verb, in tokens: "Morvan, the Nantes company known for its butter, has bought".
const ASIDE: usize = 14;

/// A directed act with both its parties named.
#[derive(Clone, Debug)]
pub(crate) struct PartiesMention {
    pub(crate) span: Span,
    pub(crate) action: Action,
    pub(crate) subject: Name,
    pub(crate) object: Name,
}

/// A party with the tokens it takes.
struct Party {
    start: usize,
    end: usize,
    name: Name,
}

/// The words of an act, as tokens, with its class; the one acted on stands behind `end`.
struct Act<'l> {
    start: usize,
    end: usize,
    class: &'l ActionClass,
}

/// The first directed act of a sentence whose parties are both named.
pub(crate) fn parties(sentence: &Sentence<'_>, names: &[NameMention], lexicon: &'static Lexicon) -> Option<PartiesMention> {
    let acting = sentence.phrases().iter().filter(|phrase| sentence.kinds_at(phrase.start).meets(Kinds::ACTION));
    let acts = acting.filter_map(|phrase| {
        let class = phrase.senses.iter().find_map(|sense| match sense {
            Sense::Action(index) => Some(lexicon.action(*index)).filter(|class| class.directed),
            _ => None,
        })?;
        // "the takeover of Karhula", "a buyer": nouns leave it open who is which.
        let word = sentence.word(phrase.start);
        let noun = ["er", "ers", "ion", "ions", "out", "suit", "suits"].iter().any(|ending| word.ends_with(ending));
        (!noun).then_some(Act { start: phrase.start, end: phrase.end, class })
    });
    acts.chain(complaint(sentence, lexicon)).find_map(|act| between_parties(sentence, names, &act))
}

fn between_parties(sentence: &Sentence<'_>, names: &[NameMention], act: &Act<'_>) -> Option<PartiesMention> {
    // What did not happen, and what somebody else says of it, is not stated.
    let unreal = (act.start.saturating_sub(5)..act.start)
        .any(|at| matches!(sentence.word(at), "not" | "never" | "denied" | "denies" | "rejected" | "failed" | "refused" | "from"));
    let before = party_before(sentence, names, act)?;
    let after = party_behind(sentence, names, act)?;
    let passive = matches!(sentence.word(act.start.wrapping_sub(1)), "was" | "were" | "been" | "be" | "being" | "is" | "are");
    let by = (act.end..after.start).any(|at| sentence.word(at) == "by");
    if unreal || passive != by || !passive && (act.end..after.start).any(|at| breaks(sentence, at)) {
        return None;
    }
    let span = sentence.span_of(before.start, after.end);
    let (subject, object) = if passive { (after, before) } else { (before, after) };
    Some(PartiesMention {
        span,
        action: Action {
            class: act.class.id.to_owned(),
            classed: true,
            written: sentence.written(act.start, act.end).to_owned(),
            span: sentence.span_of(act.start, act.end),
        },
        subject: subject.name,
        object: object.name,
    })
}

fn breaks(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), ";" | "," | ":" | "and" | "but" | "which" | "that" | "who" | "by" | "of")
}

/// Whether a name may be a party. Countries play against each other; where something is bought, they only say whose it is.
fn may_act(name: &NameMention, class: &ActionClass) -> bool {
    match name.name.kind {
        NameKind::Thing => false,
        NameKind::Country => class.id == "win",
        NameKind::Place => false,
        _ => true,
    }
}

/// The nearest name before an act, an aside between commas passed over; else an office that stands for its holder.
fn party_before(sentence: &Sentence<'_>, names: &[NameMention], act: &Act<'_>) -> Option<Party> {
    let reaches = |name: &&NameMention| {
        let direct = act.start - name.end <= REACH && !(name.end..act.start).any(|at| breaks(sentence, at));
        direct || aside_between(sentence, name.end, act.start)
    };
    let mut before = names.iter().rev().filter(|name| name.end <= act.start && may_act(name, act.class));
    let name = before.find(reaches).map(|name| Party { start: name.start, end: name.end, name: name.name.clone() });
    name.or_else(|| office(sentence, act.start.checked_sub(1)?))
}

/// Whether a name and its verb have nothing between them but an aside in commas and small words.
fn aside_between(sentence: &Sentence<'_>, from: usize, verb: usize) -> bool {
    let closes = (from + 1..verb).rev().take_while(|at| verb - at <= 4).find(|at| sentence.word(*at) == ",");
    let said =
        |at: usize| matches!(sentence.word(at), ";" | ":" | "and" | "but") || sentence.has(at, |sense| matches!(sense, Sense::Speech));
    closes.is_some_and(|close| {
        sentence.word(from) == ","
            && close - from <= ASIDE
            && !(from + 1..close).any(|at| said(at) || sentence.word(at) == ",")
            && (close + 1..verb).all(|at| sentence.is_stop(at))
    })
}

/// The first name behind an act that is whole, or an office right behind it.
fn party_behind(sentence: &Sentence<'_>, names: &[NameMention], act: &Act<'_>) -> Option<Party> {
    let within = |name: &&NameMention| name.start >= act.end && name.start - act.end <= REACH && may_act(name, act.class);
    // "Karhula bought Harlan's crane works": not Harlan.
    let name = names.iter().find(within).map(|name| {
        let whole = !sentence.is(name.end, TokenKind::Possessive);
        whole.then(|| Party { start: name.start, end: name.end, name: name.name.clone() })
    });
    name.unwrap_or_else(|| office(sentence, act.end))
}

/// "Mayor sues governor": an office without a name.
fn office(sentence: &Sentence<'_>, at: usize) -> Option<Party> {
    let title = sentence.has(at, |sense| matches!(sense, Sense::Title));
    title.then(|| Party {
        start: at,
        end: at + 1,
        name: Name {
            written: sentence.written(at, at + 1).into(),
            canonical: sentence.word(at).into(),
            kind: NameKind::Thing,
            span: sentence.span_of(at, at + 1),
        },
    })
}

/// "Filed a libel complaint on Wednesday against": to sue in more words.
fn complaint<'l>(sentence: &Sentence<'_>, lexicon: &'l Lexicon) -> Option<Act<'l>> {
    if !sentence.classes().meets(Classes::FILES) {
        return None;
    }
    let class = lexicon.action(lexicon.action_named("sue")?);
    (0..sentence.len()).filter(|at| sentence.classes_at(*at).meets(Classes::FILES)).find_map(|start| {
        let within = |from: usize| from..(from + 6).min(sentence.len());
        let paper =
            within(start + 1).find(|at| matches!(sentence.word(*at), "complaint" | "suit" | "lawsuit" | "claim" | "case" | "action"))?;
        let against = within(paper + 1).find(|at| sentence.word(*at) == "against")?;
        Some(Act { start, end: against + 1, class })
    })
}
