//! Who did what is done once: "the Constitutional Court struck down the ban", "Simon Ablett resigned", "it was the Supreme
//! Court that ruled".

use gainsay_lexicon::{Doer, Kinds, Sense};
use gainsay_model::{Name, NameKind, Span};

use crate::grammar_words::Classes;
use crate::names::NameMention;
use crate::reading::Reading;
use crate::sentence::{Phrase, Sentence};
use crate::tokens::TokenKind;

/// How far a doer may stand from the words of the deed, in tokens.
const REACH: usize = 8;

/// A deed with its doer.
pub(crate) struct DeedMention {
    pub(crate) span: Span,
    pub(crate) doer: Name,
    /// The class of the deed and its words.
    pub(crate) class: String,
    pub(crate) written: (usize, usize),
}

/// The deeds of a sentence of running text.
pub(crate) fn deeds(reading: &Reading<'_>) -> Vec<DeedMention> {
    let sentence = &reading.sentence;
    if sentence.heading || !sentence.kinds().meets(Kinds::DEED) {
        return Vec::new();
    }
    let told = sentence.phrases().iter().filter_map(|phrase| {
        let (class, by) = phrase.senses.iter().find_map(|sense| match sense {
            Sense::Deed(class, by) => Some((*class, *by)),
            _ => None,
        })?;
        let doer = doer_of(reading, phrase).filter(|doer| may_do(doer, by)).filter(|_| is_told(sentence, phrase))?;
        let (start, end) = (doer.start.min(phrase.start), doer.end.max(phrase.end));
        Some(DeedMention {
            span: sentence.span_of(start, end),
            doer: doer.name.clone(),
            class: class.to_owned(),
            written: (phrase.start, phrase.end),
        })
    });
    told.collect()
}

/// Who holds a record that is named by its ground: "the course record, which Tsige Alemu set in 2018", "the best mark of the
/// race belongs to Rose Jelagat", "the world record held by Anna Holt". A new record is another.
pub(crate) fn record_holders(reading: &Reading<'_>) -> Vec<DeedMention> {
    let sentence = &reading.sentence;
    if sentence.heading || !sentence.classes().meets(Classes::IDENTIFIES) {
        return Vec::new();
    }
    let told = (1..sentence.len()).filter_map(|at| {
        let (start, mut end) = match sentence.word(at) {
            "record" => (at - 1, at + 1),
            "mark" if sentence.word(at - 1) == "best" => (at - 1, at + 1),
            _ => return None,
        };
        let mut ground = if start + 1 == at && sentence.word(at) == "record" { sentence.word(start) } else { "" };
        if sentence.word(end) == "of" && sentence.word(end + 1) == "the" {
            ground = sentence.word(end + 2);
            end += 3;
        }
        // The course, the race and the event are one.
        let ground = match ground {
            "course" | "race" | "event" | "meeting" | "marathon" => "course",
            "world" | "national" | "olympic" | "european" | "championship" => ground,
            _ => return None,
        };
        let fresh = (start.saturating_sub(3)..end).any(|at| matches!(sentence.word(at), "new" | "a" | "another"));
        let holder = holder_behind(reading, end).filter(|_| !fresh)?;
        Some(DeedMention {
            span: sentence.span_of(start, holder.end),
            doer: holder.name.clone(),
            class: format!("hold-record-{ground}"),
            written: (start, end),
        })
    });
    told.collect()
}

/// The person to whom the words behind a record give it.
fn holder_behind<'r>(reading: &'r Reading<'_>, end: usize) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let person = |name: &&NameMention| may_do(name, Doer::Person);
    let from = |at: usize| reading.names.iter().filter(person).find(|name| name.start >= at && name.start <= at + 3);
    if sentence.word(end) == "," && sentence.word(end + 1) == "which" {
        return from(end + 2).filter(|name| matches!(sentence.word(name.end), "set" | "holds" | "has" | "ran"));
    }
    let cue = (end..(end + 5).min(sentence.len()))
        .find(|at| matches!((sentence.word(*at), sentence.word(at + 1)), ("belongs" | "belonged", "to") | ("held" | "set", "by")))?;
    let small = (end..cue).all(|at| sentence.is_stop(at) || matches!(sentence.word(at), "," | "still" | "is" | "was"));
    from(cue + 2).filter(|_| small)
}

/// "Not", "could", "would have", "if", "after": what is not stated to have happened now.
fn is_told(sentence: &Sentence<'_>, phrase: &Phrase) -> bool {
    !(phrase.start.saturating_sub(4)..phrase.start).any(|at| {
        matches!(
            sentence.word(at),
            "not" | "never" | "n't" | "to" | "will" | "would" | "could" | "may" | "might" | "should" | "if" | "until"
        ) || sentence.has(at, |sense| matches!(sense, Sense::Unreal))
    })
}

fn may_do(doer: &NameMention, by: Doer) -> bool {
    let canonical = doer.name.canonical.as_str();
    let court = canonical.split(' ').any(|word| matches!(word, "court" | "tribunal"));
    match by {
        Doer::Court => court && canonical.contains(' '),
        Doer::Body => doer.name.kind == NameKind::Organisation && !court,
        Doer::Person => matches!(doer.name.kind, NameKind::Person | NameKind::Other) && (2..=4).contains(&canonical.split(' ').count()),
        Doer::Group => matches!(doer.name.kind, NameKind::Organisation | NameKind::Person | NameKind::Other),
    }
}

/// The doer of a deed: before the verb, behind "by" in the passive, behind "from" of a noun.
fn doer_of<'r>(reading: &'r Reading<'_>, phrase: &Phrase) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let behind = |cue: &str| {
        let at = (phrase.end..(phrase.end + REACH).min(sentence.len())).find(|at| sentence.word(*at) == cue)?;
        reading.names.iter().find(|name| name.start > at && name.start <= at + 2)
    };
    if sentence.word(phrase.end - 1) == "recommendation" {
        return behind("from");
    }
    let passive =
        (phrase.start.saturating_sub(3)..phrase.start).any(|at| matches!(sentence.word(at), "was" | "were" | "been" | "be" | "being"));
    if passive && !sentence.word(phrase.start).starts_with("was") {
        return behind("by");
    }
    // "The Sons of the River said on Telegram that it had carried out the attack": whoever said so.
    let verb = (phrase.start.saturating_sub(2 * REACH)..phrase.start)
        .find(|at| sentence.has(*at, |sense| matches!(sense, Sense::Speech)) && sentence.word(phrase.start - 1) == "it")
        .unwrap_or(phrase.start);
    let name = reading.names.iter().rev().find(|name| name.end <= verb && verb - name.end <= REACH && of_kind(name))?;
    let between = name.end..verb;
    let cleft = between.len() == 1
        && matches!(sentence.word(name.end), "that" | "which" | "who")
        && (name.start.saturating_sub(3)..name.start).any(|at| matches!(sentence.word(at), "was" | "is"));
    // "The chief executive of Corvane, Simon Ablett, resigned".
    let apposed = between.len() == 1 && sentence.word(name.end) == "," && sentence.word(name.start.wrapping_sub(1)) == ",";
    let clear = between.clone().all(|at| is_passed_over(sentence, at));
    // "Aides of Simon Ablett resigned", "Ablett and Lorne resigned": somebody else, or more than one.
    let whole = !matches!(
        sentence.word(name.start.wrapping_sub(1)),
        "by" | "with" | "to" | "for" | "from" | "and" | "against" | "near" | "in" | "at"
    ) && !sentence.is(name.end, TokenKind::Possessive);
    let part = sentence.word(name.start.wrapping_sub(1)) == "of"
        || sentence.word(name.start.wrapping_sub(1)) == "the" && sentence.word(name.start.wrapping_sub(2)) == "of";
    let committee = part
        && (name.start.saturating_sub(4)..name.start).any(|at| matches!(sentence.word(at), "committee" | "panel" | "board" | "chamber"));
    (whole && (!part || committee) && (cleft || apposed || clear)).then_some(name)
}

/// Auxiliaries, adverbs and days between a doer and the verb.
fn is_passed_over(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "has" | "had" | "have" | "on" | "also" | "later" | "today" | "yesterday" | "late" | "early")
        || sentence.word(at).ends_with("ly")
        || sentence.has(at, |sense| matches!(sense, Sense::Weekday(_)))
}

fn of_kind(name: &NameMention) -> bool {
    !matches!(name.name.kind, NameKind::Country | NameKind::Place | NameKind::Thing)
}
