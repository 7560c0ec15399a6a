//! Who is said to have said it, and who issued the report a text relies on.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Attribution, AttributionManner, Name, NameKind, Source, Span};

use crate::names::NameMention;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far a name may stand from the words that attribute to it, in tokens.
const REACH: usize = 12;

#[derive(Clone, Debug)]
pub(crate) struct SourceMention {
    pub(crate) span: Span,
    pub(crate) source: Source,
}

/// The speaker of a sentence: "according to X", "X said".
pub(crate) fn attribution(sentence: &Sentence<'_>, names: &[NameMention]) -> Option<Attribution> {
    if !sentence.kinds().meets(Kinds::SPEECH) {
        return None;
    }
    for phrase in sentence.phrases() {
        let according = phrase.senses.iter().any(|sense| matches!(sense, Sense::According));
        if according {
            let comma = (phrase.end..sentence.len()).find(|at| sentence.word(*at) == ",").unwrap_or(sentence.len());
            if let Some(speaker) = names.iter().find(|name| name.start >= phrase.end && name.start < (phrase.end + REACH).min(comma)) {
                return Some(made(sentence, phrase.start, phrase.end, speaker));
            }
            if let Some(noun) =
                (phrase.end..comma.min(phrase.end + 4)).find(|at| sentence.has(*at, |sense| matches!(sense, Sense::SourceNoun)))
            {
                let name = Name {
                    written: sentence.written(phrase.end, noun + 1).into(),
                    canonical: sentence.word(noun).into(),
                    kind: NameKind::Thing,
                    span: sentence.span_of(phrase.end, noun + 1),
                };
                return Some(made(sentence, phrase.start, phrase.end, &NameMention { start: phrase.end, end: noun + 1, name }));
            }
        }
        let speech = phrase.senses.iter().any(|sense| matches!(sense, Sense::Speech));
        if speech
            && let Some(speaker) = names.iter().rev().find(|name| name.end <= phrase.start && phrase.start - name.end < REACH)
            && speaks(sentence, speaker, phrase.start)
        {
            return Some(made(sentence, phrase.start, phrase.end, speaker));
        }
    }
    None
}

/// Whether nothing between a name and a verb of saying makes another word its subject.
fn speaks(sentence: &Sentence<'_>, speaker: &NameMention, verb: usize) -> bool {
    let between = speaker.end..verb;
    !matches!(speaker.name.kind, NameKind::Thing)
        && !between.clone().any(|at| {
            sentence.has(at, |sense| matches!(sense, Sense::Action(_) | Sense::Speech))
                || matches!(sentence.word(at), "that" | "which" | "by" | "of" | "and" | ";")
        })
}

fn made(sentence: &Sentence<'_>, start: usize, end: usize, speaker: &NameMention) -> Attribution {
    let quoted = (0..sentence.len()).any(|at| matches!(sentence.word(at), "“" | "\""));
    Attribution {
        speaker: speaker.name.clone(),
        cue: sentence.written(start, end).to_owned(),
        manner: if quoted { AttributionManner::Direct } else { AttributionManner::Reported },
        span: sentence.span_of(start, end).cover(speaker.name.span),
    }
}

/// Reports, studies and the like of which the sentence names the issuer: "a report released on Monday by X",
/// "the X report says", "X published its second report".
pub(crate) fn sources(sentence: &Sentence<'_>, names: &[NameMention]) -> Vec<SourceMention> {
    let mut found: Vec<SourceMention> = Vec::new();
    if !sentence.kinds().meets(Kinds::SOURCE_NOUN) {
        return found;
    }
    for phrase in sentence.phrases() {
        if !phrase.senses.iter().any(|sense| matches!(sense, Sense::SourceNoun)) || sentence.heading {
            continue;
        }
        let kind = sentence.word(phrase.end - 1).to_owned();
        let Some(issuer) = issuer_before(sentence, phrase.start, names).or_else(|| issuer_after(sentence, phrase.end, names)) else {
            continue;
        };
        if !matches!(issuer.name.kind, NameKind::Organisation | NameKind::Other) {
            continue;
        }
        let (start, end) = (phrase.start.min(issuer.start), phrase.end.max(issuer.end));
        found.push(SourceMention { span: sentence.span_of(start, end), source: Source { kind, issuer: issuer.name.clone() } });
    }
    found
}

/// "the MSMT report", "MSMT's report"; the report must say or show something, or it is one that is talked about.
fn issuer_before<'n>(sentence: &Sentence<'_>, noun: usize, names: &'n [NameMention]) -> Option<&'n NameMention> {
    names.iter().find(|name| {
        let possessive = sentence.is(name.end, TokenKind::Possessive);
        let gap = if possessive { name.end + 1 } else { name.end };
        // "ARD and ZDF report", "the BBC reports": a verb, where neither an article nor a possessive makes it a noun.
        let article =
            (name.start.saturating_sub(3)..name.start).any(|at| matches!(sentence.word(at), "the" | "a" | "an" | "this" | "that" | "its"));
        if !possessive && (!article || sentence.word(noun).ends_with('s')) {
            return false;
        }
        let adjective = usize::from(gap + 1 == noun && sentence.has(gap, |sense| matches!(sense, Sense::Ordinal(_) | Sense::Deictic(_))));
        gap + adjective == noun
    })
}

/// "a report released on October 26 by X", "a report by X".
fn issuer_after<'n>(sentence: &Sentence<'_>, noun_end: usize, names: &'n [NameMention]) -> Option<&'n NameMention> {
    let limit = (noun_end + REACH).min(sentence.len());
    let cue = (noun_end..limit).find(|at| sentence.word(*at) == "by" || sentence.word(*at) == "from")?;
    // Only words of issuing and of time may stand between the noun and "by".
    let clear = (noun_end..cue).all(|at| {
        sentence.has(at, |sense| {
            matches!(
                sense,
                Sense::Issue
                    | Sense::Speech
                    | Sense::Month(_)
                    | Sense::Weekday(_)
                    | Sense::RelativeDay(_)
                    | Sense::Deictic(_)
                    | Sense::CalendarUnit(_)
            )
        }) || sentence.is(at, TokenKind::Numeral)
            || matches!(
                sentence.word(at),
                "on" | "in" | "," | "published" | "released" | "issued" | "compiled" | "the" | "st" | "nd" | "rd" | "th"
            )
    });
    clear.then(|| names.iter().find(|name| name.start > cue && name.start <= cue + 3))?
}

/// A name that says something, where the document shows elsewhere that it issued the report.
pub(crate) fn speaking_issuer(sentence: &Sentence<'_>, names: &[NameMention], issuer: &Name) -> Option<Span> {
    if names.is_empty() || !sentence.kinds().meets(Kinds::SPEECH) {
        return None;
    }
    sentence.phrases().iter().find_map(|phrase| {
        let speech = phrase.senses.iter().any(|sense| matches!(sense, Sense::Speech));
        let speaker = speech.then(|| {
            names
                .iter()
                .rev()
                .find(|name| name.name.canonical == issuer.canonical && name.end <= phrase.start && phrase.start - name.end <= 2)
        })??;
        Some(speaker.name.span.cover(sentence.span_of(phrase.start, phrase.end)))
    })
}
