//! What a court found of a crime: "convicted of culpable homicide", "acquitted of murder", "a sentence for the murder of".

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Name, NameKind};

use crate::names::NameMention;
use crate::reading::Reading;

/// A finding on one crime.
pub(crate) struct VerdictMention {
    /// Whether the court found it.
    pub(crate) guilty: bool,
    pub(crate) crime: &'static str,
    /// The tokens of the words that say so.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The person, where the sentence names one.
    pub(crate) person: Option<Name>,
}

/// The findings of a sentence.
pub(crate) fn verdicts(reading: &Reading<'_>) -> Vec<VerdictMention> {
    let sentence = &reading.sentence;
    if !sentence.kinds().meets(Kinds::VERDICT) {
        return Vec::new();
    }
    let cue = |sense: &'static Sense| match sense {
        Sense::Guilty => Some(true),
        Sense::Cleared => Some(false),
        _ => None,
    };
    let crime = |sense: &'static Sense| match sense {
        Sense::Crime(crime) => Some(*crime),
        _ => None,
    };
    let mut out: Vec<VerdictMention> = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some((end, guilty)) = sentence.sense_of(at, Kinds::VERDICT, cue) else {
            at += 1;
            continue;
        };
        // "Not convicted of", "could be convicted of", "if convicted of", "denies being guilty of".
        let unreal = (at.saturating_sub(4)..at).any(|at| {
            matches!(
                sentence.word(at),
                "not" | "never" | "if" | "could" | "would" | "may" | "might" | "to" | "pleaded" | "plead" | "pleads"
            ) || sentence.has(at, |sense| matches!(sense, Sense::Unreal))
        });
        // "Of the murder", "of murder and of theft": the crimes right behind the words.
        let mut next = end;
        while let Some((behind, crime)) = (next..next + 2).find_map(|at| sentence.sense_of(at, Kinds::VERDICT, crime)) {
            if !unreal {
                out.push(VerdictMention { guilty, crime, start: at, end: behind, person: person(reading, at) });
            }
            let joined = matches!(sentence.word(behind), "and" | "," | "or");
            next = behind + usize::from(joined) + usize::from(joined && sentence.word(behind + 1) == "of");
            if !joined {
                break;
            }
        }
        at = end;
    }
    out
}

/// The last person named in full before the words. Who acquits "him", and a judge who hands down a sentence, are others.
fn person(reading: &Reading<'_>, before: usize) -> Option<Name> {
    let sentence = &reading.sentence;
    let active = sentence.word(before).ends_with("ing");
    let judges = |name: &NameMention| {
        (name.start.saturating_sub(2)..name.end)
            .any(|at| matches!(sentence.word(at), "judge" | "justice" | "magistrate" | "prosecutor" | "lawyer" | "attorney"))
    };
    let person = |name: &&NameMention| {
        matches!(name.name.kind, NameKind::Person | NameKind::Other) && name.name.canonical.contains(' ') && !judges(name)
    };
    reading.names.iter().filter(person).rfind(|name| name.end <= before && !active).map(|name| name.name.clone())
}
