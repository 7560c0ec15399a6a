//! What a text says a name stands for, whom a person works for, and how a person fares: "MSMT (Multilateral Sanctions
//! Monitoring Team)", "former mayor Anna Holt", "Piet Horn was arrested".

use std::collections::BTreeSet;

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Identity, IdentityKind, Name, NameKind, Span};

use crate::deeds::{DeedMention, deeds, record_holders};
use crate::grammar_words::Classes;
use crate::names::{NameMention, initials_hold, is_acronym};
use crate::nationalities::{NationalityMention, may_place_person, nationalities};
use crate::noun::is_plural;
use crate::reading::Reading;
use crate::regions::{RegionMention, may_lie_in, regions};
use crate::sentence::{Phrase, Sentence};
use crate::tokens::TokenKind;
use crate::verdicts::{VerdictMention, verdicts};

/// One identity with its subject, the words that give it, and the tokens around it that tell what it is about.
pub(crate) struct IdentityMention {
    pub(crate) span: Span,
    pub(crate) subject: Name,
    pub(crate) identity: Identity,
    pub(crate) about: (usize, usize),
}

/// What has been told of whom, so that each thing is told once a document.
pub(crate) type Told = BTreeSet<(IdentityKind, String, String)>;

/// Whether a sentence may give an identity, told from its words alone. It may allow too much and never too little.
pub(crate) fn may_identify(sentence: &Sentence<'_>, lexicon: &'static Lexicon) -> bool {
    let kinds = sentence.kinds();
    let defines = |at: usize| {
        sentence.classes_at(at).meets(Classes::BRACKET)
            && [at + 1, at.wrapping_sub(1)].iter().any(|beside| is_acronym(sentence.printed(*beside)))
    };
    kinds.meets(Kinds::TITLE.with(Kinds::DEED).with(Kinds::VERDICT))
        || sentence.classes().meets(Classes::IDENTIFIES)
        || kinds.meets(Kinds::ACTION) && sentence.phrases().iter().any(|phrase| fate_of(phrase, lexicon).is_some())
        || sentence.classes().meets(Classes::BRACKET) && (0..sentence.len()).any(defines)
        || may_place_person(sentence)
        || may_lie_in(sentence)
}

/// The identities of a sentence that the document has not given before.
pub(crate) fn identities(reading: &Reading<'_>, lexicon: &'static Lexicon, told: &mut Told) -> Vec<IdentityMention> {
    if reading.sentence.heading {
        return Vec::new();
    }
    let mut found = expansions(reading);
    found.extend(offices(reading));
    found.extend(employers(reading));
    found.extend(of_countries(reading));
    found.extend(placed(reading, lexicon));
    found.extend(judged(reading));
    found.extend(fates(reading, lexicon));
    found.extend(stances(reading));
    found.extend(done(reading));
    found.retain(|mention| {
        // A body takes many stances, each on something of its own.
        let on = match mention.identity.kind {
            IdentityKind::Stance => reading.sentence.written(mention.about.0, mention.about.1),
            _ => "",
        };
        let what = format!("{}{on}", mention.identity.canonical);
        told.insert((mention.identity.kind, mention.subject.canonical.to_string(), what))
    });
    found
}

fn made(kind: IdentityKind, subject: &Name, span: Span, written: &str, canonical: String, about: (usize, usize)) -> IdentityMention {
    IdentityMention { span, subject: subject.clone(), identity: Identity { kind, written: written.to_owned(), canonical }, about }
}

/// "Multilateral Sanctions Monitoring Team (MSMT)" and "MSMT (Multilateral Sanctions Monitoring Team)".
fn expansions(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let sentence = &reading.sentence;
    let mut found = Vec::new();
    for pair in reading.names.windows(2) {
        let [first, second] = pair else { continue };
        let bracketed = sentence.word(first.end) == "(" && second.start == first.end + 1 && sentence.word(second.end) == ")";
        if !bracketed {
            continue;
        }
        let short = |mention: &NameMention| mention.end == mention.start + 1 && is_acronym(sentence.printed(mention.start));
        let long = |mention: &NameMention| mention.end - mention.start >= 2;
        let (acronym, expansion) = match () {
            () if short(second) && long(first) => (second, first),
            () if short(first) && long(second) => (first, second),
            () => continue,
        };
        let words = expansion.name.written.to_lowercase();
        let printed = sentence.printed(acronym.start).to_lowercase();
        if initials_hold(&words, &printed) {
            let subject = Name { canonical: printed.replace('.', "").into(), ..acronym.name.clone() };
            let span = expansion.name.span;
            found.push(made(IdentityKind::Expansion, &subject, span, &expansion.name.written, words, (first.start, second.end)));
        }
    }
    found
}

/// Titles that only honour, or that many people hold at once.
const HONORIFICS: [&str; 40] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "madam",
    "madame",
    "herr",
    "frau",
    "signor",
    "señor",
    "monsieur",
    "mme",
    "mlle",
    "messrs",
    "st",
    "rev",
    "reverend",
    "father",
    "sister",
    "sgt",
    "sergeant",
    "lt",
    "lieutenant",
    "col",
    "colonel",
    "gen",
    "general",
    "capt",
    "captain",
    "hon",
    "officer",
];

/// "Mayor Anna Holt", "former mayor Anna Holt".
fn offices(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let sentence = &reading.sentence;
    let title = |sense: &'static Sense| matches!(sense, Sense::Title).then_some(());
    let named = reading.names.iter().filter(|mention| is_full_name(&mention.name));
    named
        .filter_map(|mention| {
            let (start, ()) = sentence.sense_before(mention.start, Kinds::TITLE, title)?;
            let words = sentence.written(start, mention.start);
            let office = words.to_lowercase().replace('.', "");
            let before = sentence.word(start.wrapping_sub(1));
            let ex = sentence.is(start.wrapping_sub(1), TokenKind::Hyphen) && sentence.word(start.wrapping_sub(2)) == "ex";
            let kind = if matches!(before, "former" | "ex" | "past" | "previous" | "late" | "then" | "onetime") || ex {
                IdentityKind::FormerOffice
            } else {
                IdentityKind::Office
            };
            // "The late mayor", "the then mayor" say neither that she is nor that she has left.
            let plain = !HONORIFICS.contains(&office.as_str()) && !matches!(before, "late" | "then" | "acting" | "vice" | "deputy");
            plain.then(|| made(kind, &mention.name, sentence.span_of(start, mention.end), words, office, (start, mention.end)))
        })
        .collect()
}

/// "Anna Holt, a chemist at the University of Arden": an institution a person is said to belong to.
fn employers(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let sentence = &reading.sentence;
    let mut found = Vec::new();
    for pair in reading.names.windows(2) {
        let [person, institution] = pair else { continue };
        if !is_full_name(&person.name) || !is_institution(&institution.name) || institution.start - person.end > 12 {
            continue;
        }
        let preposition = institution.start - 1 - usize::from(sentence.word(institution.start - 1) == "the");
        let belongs = matches!(sentence.word(preposition), "at" | "from" | "of");
        // A comma, an article and the words for a profession: no verb may make another statement of it.
        let apposed = sentence.word(person.end) == "," && (person.end + 1..preposition).all(|at| is_profession_word(sentence, at));
        let direct = preposition == person.end && sentence.word(preposition) != "from";
        if belongs && (apposed || direct) {
            found.push(made(
                IdentityKind::Institution,
                &person.name,
                institution.name.span,
                &institution.name.written,
                institution.name.canonical.to_string(),
                (person.start, institution.end),
            ));
        }
    }
    found
}

/// "The Ethiopian Dennis Kiptanui", "Abdi Worku of Ethiopia".
fn of_countries(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let found = nationalities(&reading.sentence, &reading.names, |mention| is_full_name(&mention.name));
    let told = found.into_iter().map(|NationalityMention { person, country, called }| {
        let subject = Name { kind: if called { NameKind::Person } else { person.name.kind }, ..person.name.clone() };
        let span = person.name.span.cover(country.name.span);
        let about = (person.start.min(country.start), person.end.max(country.end));
        made(IdentityKind::Nationality, &subject, span, &country.name.written, country.name.canonical.to_string(), about)
    });
    told.collect()
}

/// "Convicted of culpable homicide", "acquitted of murder".
fn judged(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let told = verdicts(reading).into_iter().map(|VerdictMention { guilty, crime, start, end, person }| {
        let span = reading.sentence.span_of(start, end);
        let nobody = || Name { written: "defendant".into(), canonical: "defendant".into(), kind: NameKind::Thing, span };
        let found = if guilty { "guilty" } else { "cleared" };
        let written = reading.sentence.written(start, end);
        made(IdentityKind::Verdict, &person.unwrap_or_else(nobody), span, written, format!("{found} of {crime}"), (start, end))
    });
    told.collect()
}

/// "Santa Clara, California", "the French town of Albi".
fn placed(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<IdentityMention> {
    let told = regions(reading, lexicon).into_iter().map(|RegionMention { place, region }| {
        let span = place.name.span.cover(region.name.span);
        let about = (place.start.min(region.start), place.end.max(region.end));
        made(IdentityKind::Region, &place.name, span, &region.name.written, region.name.canonical.to_string(), about)
    });
    told.collect()
}

fn is_profession_word(sentence: &Sentence<'_>, at: usize) -> bool {
    let lower = sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital;
    let acts = sentence.has(at, |sense| matches!(sense, Sense::Speech | Sense::Action(_)));
    let breaks = matches!(
        sentence.word(at),
        "who" | "that" | "which" | "was" | "is" | "were" | "has" | "had" | "former" | "formerly" | "and" | "graduate"
    );
    (lower || sentence.is(at, TokenKind::Hyphen) || sentence.is(at, TokenKind::Numeral) || sentence.word(at) == ",") && !acts && !breaks
}

fn is_institution(name: &Name) -> bool {
    name.canonical.split(' ').any(|word| matches!(word, "university" | "institute" | "college" | "hospital" | "polytechnic"))
        && name.canonical.contains(' ')
}

/// A person's given and family name, as far as capitals tell.
fn is_full_name(name: &Name) -> bool {
    matches!(name.kind, NameKind::Person | NameKind::Other) && (2..=4).contains(&name.canonical.split(' ').count())
}

/// The fate that words name, of those of which a person has one at a time.
fn fate_of(phrase: &Phrase, lexicon: &'static Lexicon) -> Option<&'static str> {
    phrase.senses.iter().find_map(|sense| match sense {
        Sense::Action(index) => match lexicon.action(*index).id {
            fate @ ("acquit" | "arrest" | "charge" | "convict" | "die" | "dismiss" | "go-missing" | "injure" | "kill" | "release"
            | "rescue" | "seek" | "suspend") => Some(fate),
            _ => None,
        },
        _ => None,
    })
}

/// "The Constitutional Court struck down the ban".
fn done(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let whole = (0, reading.sentence.len());
    let told = deeds(reading).into_iter().chain(record_holders(reading)).map(|DeedMention { span, doer, class, written: (start, end) }| {
        made(IdentityKind::Deed, &doer, span, reading.sentence.written(start, end), class, whole)
    });
    told.collect()
}

/// "Piet Horn was arrested", "police arrested Piet Horn", "Piet Horn died", "Piet Horn remains at large".
fn fates(reading: &Reading<'_>, lexicon: &'static Lexicon) -> Vec<IdentityMention> {
    let sentence = &reading.sentence;
    let mut found = Vec::new();
    if !sentence.kinds().meets(Kinds::ACTION) {
        return found;
    }
    for phrase in sentence.phrases().iter().filter(|phrase| sentence.kinds_at(phrase.start).meets(Kinds::ACTION)) {
        let Some(fate) = fate_of(phrase, lexicon) else { continue };
        // "Not arrested", "could be released", "to be freed": what has not happened.
        let unreal = (phrase.start.saturating_sub(4)..phrase.start).any(|at| {
            matches!(
                sentence.word(at),
                "not"
                    | "never"
                    | "no"
                    | "n't"
                    | "to"
                    | "will"
                    | "would"
                    | "could"
                    | "may"
                    | "might"
                    | "should"
                    | "if"
                    | "unless"
                    | "yet"
                    | "denied"
                    | "denies"
            ) || sentence.has(at, |sense| matches!(sense, Sense::Unreal))
        });
        // "Denied that he was arrested", "reports that she was killed": what somebody else does not vouch for.
        let doubted = (phrase.start.saturating_sub(12)..phrase.start).any(|at| {
            matches!(
                sentence.word(at),
                "denied"
                    | "denies"
                    | "deny"
                    | "denying"
                    | "denial"
                    | "rumours"
                    | "rumors"
                    | "reports"
                    | "claims"
                    | "claimed"
                    | "alleged"
                    | "feared"
                    | "fears"
                    | "false"
                    | "falsely"
                    | "whether"
                    | "wrongly"
                    | "until"
                    | "before"
                    | "after"
            )
        });
        if unreal || doubted {
            continue;
        }
        let sufferer = suffers(reading, phrase, fate).or_else(|| struck(reading, phrase, fate)).cloned();
        if let Some(person) = sufferer.or_else(|| known_by_age(sentence, phrase, fate)) {
            let span = person.name.span.cover(sentence.span_of(phrase.start, phrase.end));
            let about = (person.start.min(phrase.start), person.end.max(phrase.end));
            found.push(made(IdentityKind::Fate, &person.name, span, sentence.written(phrase.start, phrase.end), fate.to_owned(), about));
        }
    }
    found
}

/// The person before a verb in the passive, or before a verb that nobody does to anyone.
fn suffers<'r>(reading: &'r Reading<'_>, phrase: &Phrase, fate: &str) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let mut at = phrase.start;
    while at > 0
        && (sentence.word(at - 1).ends_with("ly")
            || matches!(sentence.word(at - 1), "later" | "also" | "since" | "still" | "again" | "first"))
    {
        at -= 1;
    }
    let auxiliary = sentence.word(at.checked_sub(1)?);
    let passive = matches!(auxiliary, "was" | "were" | "been");
    let verb = match fate {
        // "Wanted" in the past is over; a noun ("death", "missing") states nothing by itself.
        "seek" => matches!(auxiliary, "is" | "are" | "remains" | "remain"),
        "die" => matches!(sentence.word(phrase.start), "died" | "dies" | "drowned" | "perished" | "succumbed" | "passed"),
        "go-missing" => {
            matches!(sentence.word(phrase.start), "went" | "disappeared" | "vanished")
                || matches!(auxiliary, "is" | "remains") && sentence.word(phrase.start) == "missing"
        }
        _ => passive,
    };
    let behind = reading.names[..reading.names.partition_point(|name| name.end <= at)].last()?;
    // Between a name and its verb: auxiliaries, "who", an age between commas.
    let clear = (behind.end..phrase.start).all(|between| {
        !sentence.is(between, TokenKind::Word)
            || between >= at
            || matches!(
                sentence.word(between),
                "who" | "has" | "had" | "have" | "was" | "were" | "is" | "are" | "been" | "remains" | "remain"
            )
    });
    // "The brother of Piet Horn was arrested", "Piet Horn and his son were arrested": somebody else, or more than one.
    let owned = matches!(
        sentence.word(behind.start.wrapping_sub(1)),
        "of" | "by" | "with" | "to" | "for" | "from" | "and" | "against" | "near" | "in" | "at"
    ) || sentence.is(behind.end, TokenKind::Possessive);
    (verb && clear && !owned && is_full_name(&behind.name)).then_some(behind)
}

/// The person right behind a verb in the active: "police arrested Piet Horn".
fn struck<'r>(reading: &'r Reading<'_>, phrase: &Phrase, fate: &str) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let past =
        sentence.word(phrase.end - 1).ends_with("ed") || matches!(sentence.word(phrase.start), "shot" | "set" | "freed" | "took" | "slew");
    let passive = matches!(
        sentence.word(phrase.start.wrapping_sub(1)),
        "was" | "were" | "been" | "be" | "being" | "is" | "are" | "the" | "a" | "an" | "of"
    );
    if !past
        || passive
        || !matches!(fate, "arrest" | "release" | "kill" | "injure" | "rescue" | "acquit" | "charge" | "convict" | "dismiss" | "suspend")
    {
        return None;
    }
    let mut at = phrase.end;
    if let Some((end, ())) = sentence.sense_at(at, |sense| matches!(sense, Sense::Title).then_some(())) {
        at = end;
    }
    // "Indicted real estate developer Wade Colling": a few words for what he is.
    let trade = |at: usize| {
        sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital && !sentence.is_stop(at) && !is_plural(sentence.word(at))
    };
    let from = (at..at + 4).find(|at| !trade(*at)).unwrap_or(at);
    let person =
        reading.names.get(reading.names.partition_point(|name| name.start < at)).filter(|name| name.start == at || name.start == from)?;
    let owned = sentence.is(person.end, TokenKind::Possessive) || sentence.word(person.end) == "and";
    // "captured Northern Front fighters": the name only says whose.
    let whose = sentence.is(person.end, TokenKind::Word) && !sentence.is_stop(person.end) && !sentence.tokens[person.end].capital;
    (!owned && !whose && is_full_name(&person.name)).then_some(person)
}

/// "A 27-year-old was arrested", "a third man, aged 27, is sought", "arrested three men, including a 27-year-old": whom no
/// name is given for is known by his age. A sentence with two ages leaves it open whose fate it is.
fn known_by_age(sentence: &Sentence<'_>, phrase: &Phrase, fate: &str) -> Option<NameMention> {
    if !matches!(fate, "arrest" | "charge" | "release" | "seek") {
        return None;
    }
    let aged = |at: &usize| {
        let joined = ["-", "year", "-", "old"].iter().enumerate().all(|(offset, word)| sentence.word(at + 1 + offset) == *word);
        sentence.is(*at, TokenKind::Numeral) && (joined || *at > 0 && sentence.word(at - 1) == "aged")
    };
    let mut ages = (0..sentence.len()).filter(aged);
    let age = ages.next().filter(|_| ages.next().is_none())?;
    let by_word = sentence.word(age.wrapping_sub(1)) == "aged";
    let (start, end) = if by_word { (age - 1, age + 1) } else { (age, age + 5) };
    let small = |from: usize, to: usize| {
        (from..to).all(|at| {
            sentence.is_stop(at)
                || sentence.word(at).ends_with("ly")
                || matches!(
                    sentence.word(at),
                    "," | "man" | "woman" | "suspect" | "from" | "driver" | "student" | "was" | "is" | "been" | "has"
                )
        })
    };
    let passive = matches!(sentence.word(phrase.start.wrapping_sub(1)), "was" | "been" | "is")
        || sentence.word(phrase.start.wrapping_sub(1)).ends_with("ly")
            && matches!(sentence.word(phrase.start.wrapping_sub(2)), "was" | "been" | "is");
    let suffers = end <= phrase.start && phrase.start - end <= 6 && passive && small(end, phrase.start);
    let past = sentence.word(phrase.end - 1).ends_with("ed");
    let list = |at: usize| {
        matches!(sentence.word(at), "," | "including" | "among" | "them" | "men" | "people" | "suspects") || sentence.is_stop(at)
    };
    let counted = |at: usize| sentence.has(at, |sense| matches!(sense, Sense::Cardinal(_))) || sentence.is(at, TokenKind::Numeral);
    let struck =
        past && !passive && start >= phrase.end && start - phrase.end <= 7 && (phrase.end..start).all(|at| list(at) || counted(at));
    (suffers || struck).then(|| NameMention {
        start,
        end,
        name: Name {
            written: sentence.written(start, end).into(),
            canonical: format!("{}-year-old", sentence.word(age)).into(),
            kind: NameKind::Thing,
            span: sentence.span_of(start, end),
        },
    })
}

/// How far behind its verb a stance says what it is on, in tokens.
const STANCE_REACH: usize = 16;

/// "The Harbour Board confirmed that ...", "Anna Holt denies ...": right behind the name, and without "not".
fn stances(reading: &Reading<'_>) -> Vec<IdentityMention> {
    let sentence = &reading.sentence;
    if !sentence.classes().meets(Classes::IDENTIFIES) {
        return Vec::new();
    }
    let verbs = (0..sentence.len()).filter_map(|at| {
        let stance = match sentence.word(at) {
            "confirmed" | "confirms" => "confirm",
            "denied" | "denies" => "deny",
            _ => return None,
        };
        Some((at, stance))
    });
    verbs
        .filter_map(|(at, stance)| {
            let auxiliary = usize::from(at > 0 && matches!(sentence.word(at - 1), "has" | "have" | "had"));
            let before = reading.names.partition_point(|name| name.end + auxiliary <= at);
            let subject = reading.names[..before].last().filter(|name| name.end + auxiliary == at)?;
            let whole = !matches!(sentence.word(subject.start.wrapping_sub(1)), "of" | "by" | "and" | "to" | "in" | "from");
            let end = (at + 1..sentence.len().min(at + STANCE_REACH))
                .find(|end| matches!(sentence.word(*end), "." | ";" | "but" | "while"))
                .unwrap_or(sentence.len().min(at + STANCE_REACH));
            let span = subject.name.span.cover(sentence.span_of(at, at + 1));
            whole.then(|| made(IdentityKind::Stance, &subject.name, span, sentence.printed(at), stance.to_owned(), (at + 1, end)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use gainsay_lexicon::lexicon;
    use gainsay_model::{Document, DocumentIndex};

    use super::*;
    use crate::sentence::sentences;

    #[test]
    fn no_sentence_that_identifies_is_passed_over() {
        let told = [
            "The Coastal Safety Board (CSB) met.",
            "The CSB (Coastal Safety Board) met.",
            "Former mayor Anna Holt left.",
            "Anna Holt, a chemist at the University of Arden, left.",
            "The Ethiopian Anna Holt left.",
            "Anna Holt of Norway left.",
            "Anna Holt, a Norwegian runner, left.",
            "Piet Horn was arrested.",
            "Police released Piet Horn.",
            "Piet Horn remains at large.",
            "Anna Holt went missing.",
            "Arden Rail denied that it sold the ferry.",
        ];
        for text in told {
            let document = Document::of_text("a", text.to_owned(), None);
            let read = crate::extract(&document, DocumentIndex(0));
            assert_eq!(read.claims.iter().filter(|claim| claim.identity().is_some()).count(), 1, "{text}");
        }
        let lexicon = lexicon("en").unwrap();
        let plain = Document::of_text("a", "The mail thanked the crews and left the hall.".to_owned(), None);
        assert!(sentences(&plain, lexicon).iter().all(|sentence| !may_identify(sentence, lexicon)));
    }
}
