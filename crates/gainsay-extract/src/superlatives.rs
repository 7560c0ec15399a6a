//! Who leads a set: "most of them are in China", "Russia hosts the largest contingent".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Name, NameKind, Span, Superlative, SuperlativeKind};

use crate::names::NameMention;
use crate::noun::{NounPhrase, noun_phrase_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

#[derive(Clone, Debug)]
pub(crate) struct SuperlativeMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) span: Span,
    pub(crate) superlative: Superlative,
}

/// The superlatives and majorities of a sentence that name their winner.
pub(crate) fn superlatives(sentence: &Sentence<'_>, names: &[NameMention], lexicon: &'static Lexicon) -> Vec<SuperlativeMention> {
    let mut found: Vec<SuperlativeMention> = Vec::new();
    if !sentence.kinds().meets(Kinds::MAJORITY.with(Kinds::SUPERLATIVE).with(Kinds::ORDINAL)) {
        return found;
    }
    for phrase in sentence.phrases() {
        if found.last().is_some_and(|last| phrase.start < last.end && last.start <= phrase.start) {
            continue;
        }
        if let Some(mention) = rank_at(sentence, phrase.start, names, lexicon) {
            found.push(mention);
            continue;
        }
        for sense in phrase.senses {
            let mention = match sense {
                // "the most expensive club": an adjective makes it a superlative.
                Sense::Majority if phrase.end == phrase.start + 1 && follows_article(sentence, phrase.start) => {
                    let adjective: &str = sentence.word(phrase.end);
                    superlative_at(sentence, phrase.start, phrase.end + 1, adjective, names, lexicon)
                }
                Sense::Majority => majority_at(sentence, phrase.start, phrase.end, names, lexicon),
                Sense::Superlative { measure } => superlative_at(sentence, phrase.start, phrase.end, measure, names, lexicon),
                _ => None,
            };
            if let Some(mention) = mention {
                found.push(mention);
                break;
            }
        }
    }
    found
}

fn follows_article(sentence: &Sentence<'_>, at: usize) -> bool {
    at > 0 && (matches!(sentence.word(at - 1), "the" | "its" | "their" | "his" | "her") || sentence.is(at - 1, TokenKind::Possessive))
}

/// "Kafwe, which ranks third among the copper mines of Estmark": a place in a ranking told by its verb. What is ranked by is
/// size where nothing else is said.
fn rank_at(sentence: &Sentence<'_>, at: usize, names: &[NameMention], lexicon: &'static Lexicon) -> Option<SuperlativeMention> {
    let ordinal = |at: usize| {
        sentence.sense_at(at, |sense| match sense {
            Sense::Ordinal(rank) => Some(*rank),
            _ => None,
        })
    };
    let verb = at.checked_sub(1).filter(|verb| matches!(sentence.word(*verb), "ranks" | "ranked" | "rank" | "ranking"))?;
    let (end, rank) = ordinal(at)?;
    let among = end + usize::from(matches!(sentence.word(end), "largest" | "biggest"));
    if !matches!(sentence.word(among), "among" | "of" | "in") {
        return None;
    }
    let set = set_at(sentence, among + 1, lexicon)?;
    let clear = |name: &&NameMention| {
        name.end <= verb
            && (name.end..verb).all(|at| matches!(sentence.word(at), "," | "which" | "that" | "now" | "currently") || sentence.is_stop(at))
    };
    let winner = names.iter().rev().find(clear)?;
    Some(SuperlativeMention {
        start: verb,
        end: set.end,
        span: sentence.span_of(verb, set.end),
        superlative: Superlative {
            kind: if rank == 1 { SuperlativeKind::First } else { SuperlativeKind::Ranked(rank) },
            set: set.head,
            measure: "large".to_owned(),
            winner: Some(winner.name.clone()),
            since: None,
            written: sentence.written(verb, set.end).to_owned(),
        },
    })
}

/// The name of which a rank is an apposition: "the Kafwe mine, the second-largest copper producer".
fn apposed_name<'n>(sentence: &Sentence<'_>, names: &'n [NameMention], rank: usize) -> Option<&'n NameMention> {
    let article = rank.checked_sub(1).filter(|at| sentence.word(*at) == "the" || sentence.is(*at, TokenKind::Possessive))?;
    let comma = (article.saturating_sub(3)..article).rev().find(|at| sentence.word(*at) == ",")?;
    let plain = |at: usize| sentence.is(at, TokenKind::Word) && !sentence.is_stop(at) && !sentence.tokens[at].capital;
    names.iter().rev().find(|name| name.end <= comma).filter(|name| comma - name.end <= 2 && (name.end..comma).all(plain))
}

/// "Peru is not the largest", "Chile was once", "Peru could become": nobody leads now.
fn is_unreal(sentence: &Sentence<'_>, clause: usize, start: usize) -> bool {
    sentence
        .phrases()
        .iter()
        .any(|phrase| phrase.start >= clause && phrase.end <= start && phrase.senses.iter().any(|sense| matches!(sense, Sense::Unreal)))
}

/// The set a superlative ranks, behind "of", "of these", "of the".
fn set_at(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    let mut start = at;
    for _ in 0..4 {
        if !matches!(sentence.word(start), "of" | "the" | "these" | "those" | "its" | "their" | "them" | "all" | "such") {
            break;
        }
        start += 1;
    }
    // "The hackers' servers" are servers.
    let owner = noun_phrase_at(sentence, start, lexicon)?;
    let owned = (sentence.is(owner.end, TokenKind::Possessive)).then(|| noun_phrase_at(sentence, owner.end + 1, lexicon)).flatten();
    Some(owned.unwrap_or(owner))
}

/// Where the clause that holds a token ends.
fn clause_end(sentence: &Sentence<'_>, from: usize) -> usize {
    (from..sentence.len())
        .find(|at| {
            matches!(sentence.word(*at), ";" | "while" | "whereas" | "but" | "although")
                || sentence.has(*at, |sense| matches!(sense, Sense::Remainder))
        })
        .unwrap_or(sentence.len())
}

/// Where the clause that holds a token begins.
fn clause_start(sentence: &Sentence<'_>, before: usize) -> usize {
    (0..before).rev().find(|at| matches!(sentence.word(*at), ";" | "while" | "whereas" | "but" | "although")).map_or(0, |at| at + 1)
}

fn majority_at(
    sentence: &Sentence<'_>,
    start: usize,
    end: usize,
    names: &[NameMention],
    lexicon: &'static Lexicon,
) -> Option<SuperlativeMention> {
    // "most" before an adjective is a superlative, and "at most" a bound.
    if start > 0 && sentence.word(start - 1) == "at" || sentence.word(start.wrapping_sub(1)) == "the" && sentence.word(start) == "most" {
        return None;
    }
    let set = set_at(sentence, end, lexicon)?;
    let clause = clause_end(sentence, end);
    // "Colombia hosts most of the servers"
    let host = matches!(sentence.word(start.wrapping_sub(1)), "hosts" | "hosted" | "holds" | "houses" | "has")
        .then(|| names.iter().find(|mention| mention.end + 1 == start))
        .flatten();
    if let Some(host) = host {
        return Some(SuperlativeMention {
            start: host.start,
            end: set.end,
            span: sentence.span_of(host.start, set.end),
            superlative: Superlative {
                kind: SuperlativeKind::Majority,
                set: set.head,
                measure: String::new(),
                winner: Some(host.name.clone()),
                since: None,
                written: sentence.written(host.start, set.end).to_owned(),
            },
        });
    }
    let winner = names.iter().find(|mention| mention.start >= set.end && mention.end <= clause)?;
    // The winner must be where or what they are: a verb or a preposition of place stands between.
    let linked = (set.end..winner.start).any(|at| {
        matches!(sentence.word(at), "in" | "is" | "are" | "was" | "were" | "from" | "by" | "to" | "at" | "went" | "come" | "came" | "based")
    });
    if !linked {
        return None;
    }
    Some(SuperlativeMention {
        start,
        end: winner.end,
        span: sentence.span_of(start, winner.end),
        superlative: Superlative {
            kind: SuperlativeKind::Majority,
            set: set.head,
            measure: String::new(),
            winner: Some(winner.name.clone()),
            since: None,
            written: sentence.written(start, winner.end).to_owned(),
        },
    })
}

fn superlative_at(
    sentence: &Sentence<'_>,
    start: usize,
    end: usize,
    measure: &str,
    names: &[NameMention],
    lexicon: &'static Lexicon,
) -> Option<SuperlativeMention> {
    let before = sentence.word(start.wrapping_sub(1));
    // "one of the largest" crowns nobody.
    if (start.saturating_sub(5)..start).any(|at| sentence.word(at) == "one" && sentence.word(at + 1) == "of")
        || matches!(before, "among" | "at")
        || (start > 1 && before == "the" && matches!(sentence.word(start - 2), "among" | "of"))
    {
        return None;
    }
    // "second largest", "second-largest"
    let ranked = start - usize::from(start > 1 && sentence.is(start - 1, TokenKind::Hyphen));
    let rank: Option<u32> = ranked.checked_sub(1).and_then(|at| {
        sentence
            .sense_at(at, |sense| match sense {
                Sense::Ordinal(rank) => Some(*rank),
                _ => None,
            })
            .filter(|(end, _)| *end == ranked)
            .map(|(_, rank)| rank)
    });
    // "The storm is the strongest to hit the island", "the fine is the biggest imposed": what is ranked is the subject.
    let elided =
        matches!(sentence.word(end), "to" | "in" | "since" | "ever" | "on" | "for" | "of" | "at") || sentence.word(end).ends_with("ed");
    let noun = ranked_noun(sentence, end, lexicon).filter(|_| !elided).or_else(|| {
        let subject =
            subject_of(sentence, clause_start(sentence, start), start, lexicon).filter(|_| elided && sentence.word(end) != "of")?;
        Some(NounPhrase { start: end, end, head_at: subject.head_at, head: subject.head, plural: subject.plural })
    });
    let after_noun = noun.as_ref().map_or(end, |noun| noun.end);
    // "the largest contingent of these operatives" ranks hosts of operatives.
    let set = if sentence.word(after_noun) == "of" { set_at(sentence, after_noun, lexicon).or(noun) } else { noun }?;
    let clause = clause_start(sentence, start);
    if is_unreal(sentence, clause, start) {
        return None;
    }
    // Who leads is named before a linking or acting verb, or right behind a colon or "is".
    // "Brought in $179 million at a Christie's sale": whose and where it is leads nothing.
    let only_places = |mention: &NameMention| {
        let preposition = |at: usize| {
            matches!(sentence.word(at), "at" | "in" | "of" | "from" | "by" | "with" | "for" | "on" | "near" | "to") && at > clause
        };
        let before = |distance: usize| mention.start.checked_sub(distance).is_some_and(preposition);
        sentence.is(mention.end, TokenKind::Possessive)
            || before(1)
            || before(2) && matches!(sentence.word(mention.start - 1), "a" | "an" | "the")
    };
    let subject = names.iter().rev().find(|mention| {
        mention.end <= start && mention.start >= clause && !only_places(mention) && (mention.end..start).any(|at| is_verb(sentence, at))
    });
    let predicate = names.iter().find(|mention| {
        mention.start >= set.end
            && mention.start <= set.end + 4
            && (set.end..mention.start).any(|at| matches!(sentence.word(at), "is" | "are" | "was" | "were" | "remains" | ":"))
    });
    // "Acquire the Kafwe mine, the second-largest": who acquires is not ranked.
    let apposed = rank.and_then(|_| apposed_name(sentence, names, ranked - 1));
    let winner =
        apposed.or(subject).or(predicate).map(|mention| mention.name.clone()).or_else(|| common_subject(sentence, clause, start, lexicon));
    let since = sentence.phrases().iter().find_map(|phrase| {
        let cue = phrase.start >= end && phrase.senses.iter().any(|sense| matches!(sense, Sense::SinceCue));
        cue.then(|| {
            // "since 1990", "since a Van Gogh was taken": what it goes back to, a few words of it.
            let open = sentence.word(phrase.start) == "since";
            let stop = (phrase.end..sentence.len().min(phrase.end + 6))
                .find(|at| !sentence.is(*at, TokenKind::Word) && !sentence.is(*at, TokenKind::Numeral));
            let end = if open { stop.unwrap_or(sentence.len().min(phrase.end + 6)) } else { phrase.end };
            sentence.written(phrase.start, end.max(phrase.end)).to_owned()
        })
    });
    let since = since.or_else(|| in_years(sentence, end));
    // Without a leader only the history says something: "the largest theft since 2020".
    if winner.is_none() && since.is_none() {
        return None;
    }
    let from = if rank.is_some() { ranked - 1 } else { start };
    Some(SuperlativeMention {
        start: from,
        end: set.end,
        span: sentence.span_of(from, set.end),
        superlative: Superlative {
            kind: rank.map_or(SuperlativeKind::First, SuperlativeKind::Ranked),
            set: set.head,
            measure: measure.to_owned(),
            winner,
            since,
            written: sentence.written(from, set.end).to_owned(),
        },
    })
}

/// The noun phrase behind a superlative. A noun that is an act as well ends it: "the biggest art theft", "the worst bus crash".
fn ranked_noun(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    let noun = noun_phrase_at(sentence, at, lexicon);
    let end = noun.as_ref().map_or(at, |noun| noun.end);
    let acts = !noun.as_ref().is_some_and(|noun| noun.plural)
        && sentence.is(end, TokenKind::Word)
        && !sentence.tokens[end].capital
        && sentence.has(end, |sense| matches!(sense, Sense::Action(_) | Sense::Happening(_) | Sense::Change(_)))
        // "The largest bank bought", "the biggest fire burning", "the largest firm buys": verbs.
        && !lexicon.is_past(sentence.word(end))
        && !sentence.word(end).ends_with("ing")
        && !sentence.word(end).ends_with('s');
    // What it does has something behind it that it is done to; what it is has a preposition, a clause or nothing.
    let next = end + 1;
    let closes = !sentence.is(next, TokenKind::Word)
        || matches!(sentence.word(next), "in" | "of" | "on" | "since" | "for" | "at" | "ever" | "to" | "by" | "and" | "that" | "so")
        || sentence.word(next) == "the" && (next + 1..next + 8).any(|at| sentence.word(at) == "ever");
    if acts && closes {
        let head = lexicon.stem(sentence.word(end)).into();
        return Some(NounPhrase { start: at, end: next, head_at: end, head, plural: false });
    }
    noun
}

fn is_verb(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "has"
            | "have"
            | "had"
            | "became"
            | "become"
            | "hosts"
            | "hosted"
            | "holds"
            | "held"
            | "remains"
            | "remained"
            | "makes"
            | "made"
    ) || sentence.has(at, |sense| matches!(sense, Sense::Action(_) | Sense::Speech))
}

/// "In 30 years", "for more than three decades": how far back nothing was like it.
fn in_years(sentence: &Sentence<'_>, from: usize) -> Option<String> {
    let number = |at: usize| {
        sentence.is(at, TokenKind::Numeral)
            || sentence.has(at, |sense| matches!(sense, Sense::Cardinal(_) | Sense::Bound(_)))
            || sentence.is_stop(at)
    };
    (from..sentence.len()).filter(|at| matches!(sentence.word(*at), "in" | "for")).find_map(|at| {
        let unit = (at + 2..at + 6).find(|unit| matches!(sentence.word(*unit), "years" | "decades"))?;
        (at + 1..unit).all(number).then(|| sentence.written(at, unit + 1).to_owned())
    })
}

/// The common noun before a verb of being: "the wildfires are", "the storm was".
fn subject_of(sentence: &Sentence<'_>, clause: usize, superlative: usize, lexicon: &'static Lexicon) -> Option<NounPhrase> {
    let verb = (clause..superlative).rev().find(|at| matches!(sentence.word(*at), "is" | "are" | "was" | "were" | "became"))?;
    let mut start = clause;
    while start < verb && (sentence.is_stop(start) || !sentence.is(start, TokenKind::Word)) {
        start += 1;
    }
    noun_phrase_at(sentence, start, lexicon).filter(|noun| noun.end <= verb)
}

/// "The wildfires are now the largest": a common noun leads.
fn common_subject(sentence: &Sentence<'_>, clause: usize, superlative: usize, lexicon: &'static Lexicon) -> Option<Name> {
    let noun = subject_of(sentence, clause, superlative, lexicon)?;
    Some(Name {
        written: sentence.written(noun.start, noun.end).into(),
        canonical: noun.head.into(),
        kind: NameKind::Thing,
        span: sentence.span_of(noun.start, noun.end),
    })
}
