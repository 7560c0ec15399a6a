//! Lists of members: "countries including Russia, China and Laos", "companies such as Amazon and HBO Max".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Enumeration, Name, NameKind, Span};

use crate::grammar_words::Classes;
use crate::names::NameMention;
use crate::noun::is_plural;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Most members read from one list.
const MOST_MEMBERS: usize = 60;

#[derive(Clone, Debug)]
pub(crate) struct ListMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) span: Span,
    pub(crate) enumeration: Enumeration,
}

/// The lists of a sentence.
pub(crate) fn lists(sentence: &Sentence<'_>, names: &[NameMention], lexicon: &'static Lexicon) -> Vec<ListMention> {
    let mut found: Vec<ListMention> = Vec::new();
    found.extend(listed_at_length(sentence, names, lexicon));
    if !sentence.kinds().meets(Kinds::MEMBERS.with(Kinds::REMAINDER)) {
        return found;
    }
    let mut at = 0;
    while at < sentence.len() {
        match cued_list_at(sentence, at, names, lexicon) {
            Some(list) => {
                at = list.end;
                if found.iter().all(|other| other.end <= list.start || list.end <= other.start) {
                    found.push(list);
                }
            }
            None => at += 1,
        }
    }
    if let Some(list) = spread_list(sentence, names) {
        found.retain(|other| other.end <= list.start || list.end <= other.start);
        found.push(list);
    }
    found
}

/// "Six unions called the strike: Arden Together, the Guild and Corve First": what a number counts, all of it, by names
/// behind a colon that end the sentence.
fn listed_at_length(sentence: &Sentence<'_>, names: &[NameMention], lexicon: &'static Lexicon) -> Option<ListMention> {
    if !sentence.classes().meets(Classes::COLON) {
        return None;
    }
    let colon = (0..sentence.len()).find(|at| sentence.classes_at(*at).meets(Classes::COLON))?;
    let number = |at: usize| sentence.is(at, TokenKind::Numeral) || sentence.has(at, |sense| matches!(sense, Sense::Cardinal(_)));
    let numbers: Vec<usize> = (0..colon).filter(|at| number(*at)).collect();
    let [number] = numbers[..] else { return None };
    let head = (number + 1..(number + 4).min(colon))
        .take_while(|at| sentence.is(*at, TokenKind::Word) && !sentence.is_stop(*at))
        .find(|at| is_plural(sentence.word(*at)))?;
    let (end, members) = members_at(sentence, colon + 1, names, lexicon);
    let named = members.iter().filter(|member| member.kind != NameKind::Thing).count();
    let ends = (end..sentence.len()).all(|at| sentence.is(at, TokenKind::Punctuation));
    // The last member stands behind "and": without it the list may go on.
    let closed = (colon..end).any(|at| sentence.word(at) == "and");
    (members.len() >= 3 && named == members.len() && ends && closed).then(|| ListMention {
        start: colon + 1,
        end,
        span: sentence.span_of(colon + 1, end),
        enumeration: Enumeration { set: lexicon.stem(sentence.word(head)).into(), members, complete: true },
    })
}

/// A list behind "including", "such as", "consists of".
fn cued_list_at(sentence: &Sentence<'_>, at: usize, names: &[NameMention], lexicon: &'static Lexicon) -> Option<ListMention> {
    let (mut start, complete) = sentence.sense_of(at, Kinds::MEMBERS, |sense| match sense {
        Sense::Including => Some(false),
        Sense::Complete => Some(true),
        _ => None,
    })?;
    let set = set_before(sentence, at, lexicon)?;
    // "including a key component": an article before a common noun is passed over.
    if matches!(sentence.word(start), "the" | "a" | "an" | ":") {
        start += 1;
    }
    let (end, members) = members_at(sentence, start, names, lexicon);
    // "like" mostly compares: only names make it a list.
    let named = members.iter().any(|member| member.kind != NameKind::Thing);
    if members.is_empty() || (sentence.word(at) == "like" && !named) {
        return None;
    }
    Some(ListMention { start, end, span: sentence.span_of(start, end), enumeration: Enumeration { set, members, complete } })
}

/// The noun the list belongs to: the plural nearest before the cue, within the phrase.
fn set_before(sentence: &Sentence<'_>, cue: usize, lexicon: &'static Lexicon) -> Option<String> {
    let mut at = cue;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        match sentence.kind(at)? {
            TokenKind::Punctuation | TokenKind::Hyphen => {}
            TokenKind::Word => {
                let word = sentence.word(at);
                return (is_plural(word) && !sentence.is_stop(at)).then(|| lexicon.stem(word).into());
            }
            _ => return None,
        }
    }
    None
}

/// Members separated by commas and "and", from a token on.
fn members_at(sentence: &Sentence<'_>, start: usize, names: &[NameMention], lexicon: &'static Lexicon) -> (usize, Vec<Name>) {
    let mut members: Vec<Name> = Vec::new();
    let mut at = start;
    let mut end = start;
    while members.len() < MOST_MEMBERS {
        if sentence.word(at) == "the" {
            at += 1;
        }
        let member = match names.iter().find(|mention| mention.start == at) {
            Some(mention) => Some((mention.end, mention.name.clone())),
            None => thing_at(sentence, at, lexicon),
        };
        let Some((after, name)) = member else { break };
        // "like the US dollar": the name only describes the noun behind it.
        if sentence.is(after, TokenKind::Word) && !sentence.tokens[after].capital && !sentence.is_stop(after) {
            break;
        }
        members.push(name);
        end = after;
        let mut next = after;
        let comma = sentence.word(next) == ",";
        next += usize::from(comma);
        let and = matches!(sentence.word(next), "and" | "or" | "&");
        next += usize::from(and);
        if !comma && !and {
            break;
        }
        at = next;
    }
    // A common noun behind a comma may open the next clause ("copper, a key component"): keep it only in a real list.
    if members.len() == 2 && members[1].kind == NameKind::Thing && members[0].kind != NameKind::Thing {
        members.truncate(1);
    }
    (end, members)
}

/// A common noun standing alone as a member.
fn thing_at(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<(usize, Name)> {
    let ends = |position: usize| matches!(sentence.word(position), "," | "and" | "or" | "." | ";" | "" | "—" | "for" | "in" | ")");
    if !sentence.is(at, TokenKind::Word) || sentence.is_stop(at) || !ends(at + 1) {
        return None;
    }
    let word = sentence.word(at);
    let other = sentence.has(at, |sense| matches!(sense, Sense::Action(_) | Sense::Speech | Sense::Cardinal(_) | Sense::Month(_)));
    if other || word.len() < 3 || word.ends_with("ly") {
        return None;
    }
    let name = Name {
        written: sentence.printed(at).into(),
        canonical: lexicon.stem(word).into(),
        kind: NameKind::Thing,
        span: sentence.span_of(at, at + 1),
    };
    Some((at + 1, name))
}

/// Three or more countries or places in one sentence where a majority and its remainder are spread over them:
/// "most are in China, while others are in Russia, Laos and Cambodia".
fn spread_list(sentence: &Sentence<'_>, names: &[NameMention]) -> Option<ListMention> {
    let remainder = sentence.phrases().iter().any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Remainder)));
    let majority = sentence.phrases().iter().find(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Majority)))?;
    let countries: Vec<&NameMention> =
        names.iter().filter(|mention| mention.start >= majority.end && mention.name.kind == NameKind::Country).collect();
    if !remainder || countries.len() < 3 {
        return None;
    }
    let (first, last) = (countries.first()?, countries.last()?);
    Some(ListMention {
        start: first.start,
        end: last.end,
        span: sentence.span_of(first.start, last.end),
        enumeration: Enumeration {
            set: "country".to_owned(),
            members: countries.into_iter().map(|mention| mention.name.clone()).collect(),
            complete: true,
        },
    })
}
