//! When the one thing that a story is about happened: "the blast that tore through the mill on Monday", "Tuesday's quake".
//!
//! Outlets tell one happening by many verbs; its noun ties their sentences together.

use chrono::NaiveDate;
use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Action, DISCOVERY, Grain, HAPPENING, Name, NameKind, Period, Resolution};

use crate::circumstances::place_near;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::times::TimeMention;
use crate::tokens::TokenKind;

/// How far behind its verb a happening's time may stand, in tokens.
const REACH: usize = 32;

/// How far behind a time that opens the sentence the happening may stand, in tokens.
const LEAD: usize = 10;

/// How far behind its noun a happening's verb may stand, in tokens: "which was", "has already".
const VERB_GAP: usize = 3;

/// How many sentences of the body may tell of the story's happening by a verb alone: what comes later may be an aside.
const OPENING: usize = 5;

/// A happening with its time.
#[derive(Clone, Debug)]
pub(crate) struct HappeningMention {
    /// The place of its time among the sentence's times.
    pub(crate) time: usize,
    pub(crate) period: Period,
    pub(crate) subject: Name,
    pub(crate) action: Action,
    pub(crate) place: Option<Name>,
    /// The tokens of noun, verb and time.
    pub(crate) about: (usize, usize),
}

impl HappeningMention {
    /// Whether both tell when one thing came about, or both when it was learnt of.
    fn is_of(&self, other: &Self) -> bool {
        self.subject.canonical == other.subject.canonical && self.action.class == other.action.class
    }
}

/// How many sentences later "it" may still stand for a happening.
const MEMORY: usize = 2;

/// What was told of happenings so far: what "it" stands for, and how far the text has come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// The class last told of, and after how many sentences of the body.
    last: Option<(&'static str, usize)>,
    sentences: usize,
    /// The day of each class, as last told.
    days: Vec<(&'static str, (NaiveDate, NaiveDate))>,
}

/// A noun, pronoun or verb that tells of a happening.
struct Told {
    class: &'static str,
    /// Whether the noun itself stands there.
    by_name: bool,
    start: usize,
    end: usize,
    /// The verb, where there is one.
    verb: Option<(usize, usize)>,
    /// Whether the verb only says that somebody learnt of it.
    noticed: bool,
}

/// The happenings of a sentence that a time dates. A sentence that dates one twice dates none.
pub(crate) fn happenings(reading: &Reading<'_>, telling: &mut Telling) -> Vec<HappeningMention> {
    let sentence = &reading.sentence;
    let pronoun = telling.last.filter(|(_, told)| telling.sentences.saturating_sub(*told) <= MEMORY).map(|(class, _)| class);
    telling.sentences += usize::from(!sentence.heading);
    if let Some(class) = last_noun(sentence).or(pronoun.filter(|_| sentence.word(0) == "it")) {
        telling.last = Some((class, telling.sentences));
    }
    if sentence.heading {
        return Vec::new();
    }
    if !sentence.kinds().meets(Kinds::HAPPENING) {
        return Vec::new();
    }
    let opening = telling.sentences <= OPENING;
    let told = told(sentence, pronoun, opening);
    let mut out: Vec<HappeningMention> = Vec::new();
    for (at, time) in reading.times.iter().enumerate() {
        let period = &reading.periods[at];
        let short = period.days.is_some_and(|(from, to)| to.signed_duration_since(from).num_days() < 2);
        if period.grain > Grain::Day && !short || period.days.is_none() && period.clock.is_none() {
            continue;
        }
        let Some(told) = told.iter().find(|told| dates(sentence, told, time)) else { continue };
        // "It struck at 04:17": on the day already told.
        let mut period = period.clone();
        let known = telling.days.iter().position(|(class, _)| *class == told.class).filter(|_| !told.noticed);
        match (period.days, known) {
            (None, Some(known)) => (period.days, period.resolved) = (Some(telling.days[known].1), Resolution::Inherited),
            (Some(days), Some(known)) => telling.days[known].1 = days,
            (Some(days), None) if !told.noticed => telling.days.push((told.class, days)),
            (_, None) => {}
        }
        let (verb, verb_end) = told.verb.unwrap_or((told.start, told.end));
        out.push(HappeningMention {
            time: at,
            period,
            subject: Name {
                // A pronoun or a verb names nothing a reader would know it by.
                written: if told.by_name { sentence.written(told.start, told.end).into() } else { told.class.into() },
                canonical: told.class.into(),
                kind: NameKind::Thing,
                span: sentence.span_of(told.start, told.end),
            },
            action: Action {
                class: if told.noticed { DISCOVERY } else { HAPPENING }.to_owned(),
                classed: false,
                written: told.verb.map_or_else(String::new, |(start, end)| sentence.written(start, end).to_owned()),
                span: sentence.span_of(verb, verb_end),
            },
            place: place_near(reading, verb_end),
            about: (told.start.min(time.start), told.end.max(verb_end).max(time.end)),
        });
    }
    // "Noticed five days later on 28 March": one day, which the last words print.
    let printed_later = |at: usize, mention: &HappeningMention| {
        out[at + 1..]
            .iter()
            .any(|later| later.is_of(mention) && later.period.days == mention.period.days && later.period.clock == mention.period.clock)
    };
    let keep: Vec<bool> = out.iter().enumerate().map(|(at, mention)| !printed_later(at, mention)).collect();
    let mut keep = keep.into_iter();
    out.retain(|_| keep.next().unwrap_or(true));
    let twice = out.iter().any(|left| out.iter().any(|right| left.is_of(right) && left.period.days != right.period.days));
    if twice { Vec::new() } else { out }
}

/// The class of the last noun of a happening in a sentence.
fn last_noun(sentence: &Sentence<'_>) -> Option<&'static str> {
    if !sentence.kinds().meets(Kinds::HAPPENING) {
        return None;
    }
    (0..sentence.len()).rev().find_map(|at| sentence.sense_of(at, Kinds::HAPPENING, noun_sense)).map(|(_, class)| class)
}

fn noun_sense(sense: &'static Sense) -> Option<&'static str> {
    match sense {
        Sense::Happening(class) => Some(*class),
        _ => None,
    }
}

fn told(sentence: &Sentence<'_>, pronoun: Option<&'static str>, opening: bool) -> Vec<Told> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let own = sentence.word(at) == "it" && (at == 0 || at == 2 && sentence.word(1) == ",");
        // "A wildfire that has burned 300 acres since it broke out on Friday".
        let goes_on = sentence.word(at) == "it" && at > 0 && matches!(sentence.word(at - 1), "since" | "when" | "after");
        let told_before = goes_on.then(|| out.iter().rev().find(|told: &&Told| told.by_name).map(|told| told.class)).flatten();
        if let Some((end, class)) = sentence.sense_of(at, Kinds::HAPPENING, noun_sense) {
            if !describes(sentence, end) {
                let subject = is_subject(sentence, at);
                let verb = verb_behind(sentence, end).filter(|_| subject);
                out.push(Told { class, by_name: true, start: at, end, verb, noticed: false });
                if let Some(verb) = noticed_behind(sentence, end).filter(|_| subject) {
                    out.push(Told { class, by_name: true, start: at, end, verb: Some(verb), noticed: true });
                }
            }
            at = end;
            continue;
        } else if let Some(class) = pronoun.filter(|_| own).or(told_before)
            && let Some(verb) = verb_behind(sentence, at + 1)
        {
            out.push(Told { class, by_name: false, start: at, end: at + 1, verb: Some(verb), noticed: false });
        // A verb alone may tell an aside, several words hardly do: "lost radar contact", "made landfall".
        } else if let Some((end, class)) = sentence.sense_at(at, by_sense).filter(|(end, _)| at > 0 && (opening || *end > at + 1)) {
            out.push(Told { class, by_name: false, start: at, end, verb: Some((at, end)), noticed: false });
        }
        at += 1;
    }
    out
}

fn by_sense(sense: &'static Sense) -> Option<&'static str> {
    match sense {
        Sense::HappensBy(class) => Some(*class),
        _ => None,
    }
}

/// "The quake survivors", "election campaign": the noun only describes another.
fn describes(sentence: &Sentence<'_>, end: usize) -> bool {
    let plain = sentence.is(end, TokenKind::Word)
        && !sentence.tokens[end].capital
        && !sentence.is_stop(end)
        && !sentence.kinds_at(end).meets(Kinds::HAPPENING.with(Kinds::WEEKDAY).with(Kinds::RELATIVE_DAY).with(Kinds::ACTION))
        && !sentence.word(end).ends_with("ly");
    plain || sentence.is(end, TokenKind::Possessive)
}

/// Whether the noun at a place is the subject of its clause: "after the quake" and "survivors of the blast" are not.
fn is_subject(sentence: &Sentence<'_>, noun: usize) -> bool {
    let mut at = noun;
    // Adjectives and magnitudes stand before the noun: "a magnitude 6.8 earthquake", "the deadly hillside landslide".
    while at > 0 && noun - at < 7 && !matches!(sentence.word(at - 1), "a" | "an" | "the" | "this" | "that" | "its" | "their") {
        if sentence.is(at - 1, TokenKind::Punctuation) || sentence.is_stop(at - 1) {
            break;
        }
        at -= 1;
    }
    let before = if matches!(sentence.word(at.wrapping_sub(1)), "a" | "an" | "the" | "this" | "that" | "its" | "their") {
        at.checked_sub(2)
    } else {
        at.checked_sub(1)
    };
    before.is_none_or(|at| {
        !matches!(
            sentence.word(at),
            "after"
                | "of"
                | "from"
                | "since"
                | "following"
                | "by"
                | "for"
                | "in"
                | "with"
                | "during"
                | "before"
                | "over"
                | "about"
                | "to"
                | "at"
                | "like"
                | "than"
                | "and"
                | "or"
                | "into"
                | "on"
                | "under"
                | "amid"
        )
    })
}

/// The verb that says that it happened, right behind the noun but for auxiliaries, adverbs and a relative pronoun.
fn verb_behind(sentence: &Sentence<'_>, from: usize) -> Option<(usize, usize)> {
    let strikes = |sense: &'static Sense| matches!(sense, Sense::Strikes).then_some(());
    for at in from..=from + VERB_GAP {
        if let Some((end, ())) = sentence.sense_at(at, strikes) {
            return Some((at, end));
        }
        let between = sentence.is_stop(at) || sentence.word(at) == "," || sentence.word(at).ends_with("ly");
        if !between
            || matches!(sentence.word(at), "not" | "never" | "could" | "would" | "might" | "may" | "should" | "will" | "if" | "and" | "but")
        {
            return None;
        }
    }
    None
}

/// The participle by which a happening was learnt of: "the breach was discovered", "the hack took place on Friday but was not
/// found until".
fn noticed_behind(sentence: &Sentence<'_>, from: usize) -> Option<(usize, usize)> {
    let noticed = |sense: &'static Sense| matches!(sense, Sense::Noticed).then_some(());
    let passive = |at: usize| matches!(sentence.word(at), "was" | "been");
    // In the clause of the noun, or in one that goes on about it: "but was", "and was only".
    let auxiliary = (from..(from + REACH).min(sentence.len())).find(|at| {
        let goes_on = matches!(sentence.word(at.wrapping_sub(1)), "but" | "and" | "had" | "has") || *at <= from + 1;
        passive(*at) && goes_on && !passive(at + 1)
    })?;
    let at = (auxiliary + 1..auxiliary + 4).find(|at| {
        sentence.sense_of(*at, Kinds::HAPPENING, noticed).is_some()
            || !matches!(sentence.word(*at), "not" | "only" | "first" | "finally" | "initially" | "later")
    })?;
    let (end, ()) = sentence.sense_of(at, Kinds::HAPPENING, noticed)?;
    // "Not found until Friday" was found on Friday.
    let denied = (auxiliary..at).any(|at| sentence.word(at) == "not") && sentence.word(end) != "until";
    let clear = !(from..auxiliary).any(|at| matches!(sentence.word(at), ";" | ":" | "who" | "whose"));
    (!denied && clear).then_some((at, end))
}

/// Whether a time dates what is told.
fn dates(sentence: &Sentence<'_>, told: &Told, time: &TimeMention) -> bool {
    // "Noticed five days later on Friday", "not found until Friday".
    if let (true, Some((_, end))) = (told.noticed, told.verb) {
        let joined = |at: usize| {
            matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Numeral))
                && !sentence.tokens[at].capital
                && !matches!(sentence.word(at), "and" | "but" | "after" | "before" | "when" | "as" | "that")
        };
        return time.start >= end && time.start - end <= 5 && (end..time.start).all(joined);
    }
    // "Tuesday's landslide".
    if sentence.is(time.end, TokenKind::Possessive) {
        let plain = |at: usize| sentence.is(at, TokenKind::Word) && !sentence.is_stop(at);
        return told.start > time.end && told.start - time.end <= 4 && (time.end + 1..told.start).all(plain);
    }
    // "The blast in Norburg on Monday".
    let adjacent = |at: usize| {
        matches!(sentence.word(at), "in" | "at" | "near" | "off" | "on" | "of" | "early" | "late" | "the" | ",")
            || sentence.is(at, TokenKind::Word) && sentence.tokens[at].capital
    };
    // "After the quake, Norburg yesterday buried its dead": a day that no preposition ties to the noun is another verb's.
    let tied = time.start == told.end || matches!(sentence.word(time.start.wrapping_sub(1)), "on" | "of" | "in" | "at" | "early" | "late");
    let by_noun = tied && told.by_name;
    if by_noun
        && time.start > told.end
        && time.start - told.end <= 8
        && (told.end..time.start).all(adjacent)
        && is_introduced(sentence, told.start)
        && !is_object_of_telling(sentence, told.start)
    {
        return true;
    }
    let Some((verb, verb_end)) = told.verb else { return false };
    // "The men who stole the paintings were sentenced on Tuesday": the day is that of the main clause.
    let relative = !told.by_name && matches!(sentence.word(verb.wrapping_sub(1)), "who" | "that" | "which");
    let main = |at: usize| {
        matches!(sentence.word(at), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "will")
            || sentence.has(at, |sense| matches!(sense, Sense::Action(_)))
    };
    if relative && time.start >= verb_end && (verb_end..time.start).any(main) {
        return false;
    }
    if time.start >= verb_end {
        return time.start - verb_end <= REACH && !(verb_end..time.start).any(|at| breaks(sentence, at));
    }
    // "On Tuesday a landslide swept ...", "Early on Sunday thieves robbed ...": no other clause between.
    let opens =
        time.start <= 3 && (0..time.start).all(|at| sentence.is_stop(at) || matches!(sentence.word(at), "early" | "late" | "shortly"));
    opens && told.start >= time.end && verb - time.end <= LEAD && !(time.end..told.start).any(|at| breaks(sentence, at))
}

/// "Announced the hack on Tuesday", "condemned the bombing on Friday": the day is that of the telling.
fn is_object_of_telling(sentence: &Sentence<'_>, noun: usize) -> bool {
    let introduced =
        |at: &usize| matches!(sentence.word(*at), "a" | "an" | "the" | "this" | "that") || sentence.is(*at, TokenKind::Possessive);
    let Some(article) = (noun.saturating_sub(5)..noun).rev().find(introduced) else { return false };
    article.checked_sub(1).is_some_and(|verb| {
        matches!(
            sentence.word(verb),
            "condemned" | "detected" | "discovered" | "investigated" | "learned" | "marked" | "noticed" | "remembered"
        ) || sentence.has(verb, |sense| matches!(sense, Sense::Speech))
    })
}

/// Whether a noun is spoken of as known or as one: "the heist", "a blast", "Friday's museum heist".
fn is_introduced(sentence: &Sentence<'_>, noun: usize) -> bool {
    (noun.saturating_sub(5)..noun)
        .any(|at| matches!(sentence.word(at), "a" | "an" | "the" | "this" | "that") || sentence.is(at, TokenKind::Possessive))
}

/// Whether what stands behind a token is another clause, with a time of its own.
fn breaks(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        ";" | ":"
            | "but"
            | "who"
            | "which"
            | "when"
            | "while"
            | "until"
            | "since"
            | "as"
            | "where"
            | "\""
            | "”"
            | "if"
            | "than"
            | "following"
    ) || matches!(sentence.word(at), "before" | "after")
        && !matches!(sentence.word(at + 1), "dawn" | "daybreak" | "sunrise" | "noon" | "midday" | "sunset" | "dusk" | "dark" | "midnight")
        || sentence.word(at) == "and" && begins_clause(sentence, at + 1)
        || sentence.has(at, |sense| matches!(sense, Sense::Speech | Sense::According | Sense::Happening(_)))
}

/// "and left on Wednesday", "and its owner": no mere list of things goes on.
pub(crate) fn begins_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.word(at).ends_with("ed")
        || matches!(sentence.word(at), "it" | "he" | "she" | "they" | "its" | "his" | "her" | "their" | "was" | "were" | "is" | "are")
        || sentence.has(at, |sense| matches!(sense, Sense::Action(_) | Sense::Strikes | Sense::HappensBy(_) | Sense::Change(_)))
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Claim, Document, DocumentIndex};

    /// Class, verb, days and place of each happening of a text published on Thursday, 20 November 2025.
    fn read(text: &str) -> Vec<String> {
        let told = |claim: &Claim| {
            let action = claim.action.as_ref().filter(|action| action.class == gainsay_model::HAPPENING)?;
            let subject = claim.subject.as_ref()?;
            let period = claim.period.as_ref()?;
            let place = claim.place.as_ref().map(|place| format!(" @{}", place.written)).unwrap_or_default();
            let from = period.from().map(|day| day.to_string()).unwrap_or_default();
            let clock = period.clock.map(|_| " clock").unwrap_or_default();
            Some(format!("{} [{}] {from}{clock}{place}", subject.canonical, action.written))
        };
        let mut document = Document::of_text("a", text.to_owned(), None);
        document.published = "2025-11-20".parse().ok();
        crate::extract(&document, DocumentIndex(0)).claims.iter().filter_map(told).collect()
    }

    #[test]
    fn a_verb_behind_the_noun_dates_it() {
        assert_eq!(
            read("A landslide swept through the town of Birkenfield on Tuesday, killing 96 people."),
            ["landslide [swept] 2025-11-18"]
        );
        assert_eq!(read("The blast that tore through the mill in Norburg on Monday killed three."), ["blast [tore] 2025-11-17 @Norburg"]);
        assert_eq!(read("On Tuesday a magnitude 6.8 earthquake struck the coast."), ["earthquake [struck] 2025-11-18"]);
    }

    #[test]
    fn the_noun_alone_carries_a_day() {
        assert_eq!(read("Police are looking into Saturday's museum heist."), ["robbery [] 2025-11-15"]);
        assert_eq!(read("Four were held over the heist in Lund on Saturday."), ["robbery [] 2025-11-15 @Lund"]);
    }

    #[test]
    fn it_goes_on_about_the_last_happening() {
        assert_eq!(
            read("A strong earthquake woke the south of Peru. It hit at 04:17 on Tuesday, when most slept."),
            ["earthquake [hit] 2025-11-18 clock"]
        );
    }

    #[test]
    fn a_clock_takes_the_day_already_told() {
        let both =
            read("A strong earthquake struck Peru before dawn on Tuesday. Its centre lay off Chala. It hit at 04:17, when most slept.");
        assert_eq!(both, ["earthquake [struck] 2025-11-18 clock", "earthquake [hit] 2025-11-18 clock"]);
    }

    #[test]
    fn a_verb_alone_tells_of_it_where_the_text_opens() {
        assert_eq!(read("Thieves broke into the abbey early on Sunday and left with a cross."), ["robbery [broke into] 2025-11-16 clock"]);
    }

    #[test]
    fn the_times_of_what_followed_are_not_its_own() {
        assert_eq!(read("The landslide killed 140 people, officials said on Wednesday."), Vec::<String>::new());
        assert_eq!(read("A search after the landslide resumed on Wednesday."), Vec::<String>::new());
        assert_eq!(read("The quake survivors were flown out on Thursday."), Vec::<String>::new());
        assert_eq!(read("Ministers spoke of the explosion and left on Wednesday."), Vec::<String>::new());
        assert_eq!(read("After the earthquake, Norburg yesterday buried its dead."), Vec::<String>::new());
        assert_eq!(read("The blast could have happened on Monday."), Vec::<String>::new());
        assert_eq!(read("The firm announced the hack on Tuesday."), Vec::<String>::new());
        assert_eq!(read("The men who stole the paintings were sentenced on Tuesday."), Vec::<String>::new());
        assert_eq!(read("Leaders condemned the bombing on Friday."), Vec::<String>::new());
    }
}
