//! Where a thing lies from a place: "38 km northeast of Chala", "Visé, north of Maastricht".

use gainsay_model::{Name, NameKind, Span};

use crate::cues::opens_bearing;
use crate::grammar_words::Classes;
use crate::names::NameMention;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A direction of the compass from a named place.
#[derive(Clone, Debug)]
pub(crate) struct BearingMention {
    pub(crate) span: Span,
    /// One of the eight points of the compass: "north", "north-east".
    pub(crate) direction: &'static str,
    /// The words of the direction.
    pub(crate) written: String,
    /// What lies there, where it is a name right before.
    pub(crate) subject: Option<Name>,
    /// Whether it is a part of the place itself: "the northern tip of the island".
    pub(crate) part: Option<&'static str>,
    /// The place it is told from.
    pub(crate) from: Name,
}

/// Parts of a place that lie in a direction.
const PARTS: [&str; 17] = [
    "bank",
    "coast",
    "coastline",
    "corner",
    "edge",
    "end",
    "flank",
    "half",
    "outskirts",
    "part",
    "shore",
    "side",
    "slope",
    "slopes",
    "suburb",
    "suburbs",
    "tip",
];

/// The bearings of a sentence, in order.
pub(crate) fn bearings(sentence: &Sentence<'_>, names: &[NameMention]) -> Vec<BearingMention> {
    let mut found = Vec::new();
    if !sentence.classes().meets(Classes::COMPASS) {
        return found;
    }
    for at in (0..sentence.len()).filter(|at| opens_bearing(sentence, *at)) {
        let Some((ends, direction)) = direction_at(sentence, at) else { continue };
        let part = sentence.word(ends);
        let is_part = PARTS.contains(&part);
        let end = ends + usize::from(is_part);
        // "The northern suburbs" are a part; "northern of" is nothing.
        if sentence.word(end) != "of"
            || !is_part && sentence.word(at).ends_with("ern")
            || at > 0 && direction_at(sentence, at - 1).is_some_and(|(before, _)| before > at)
        {
            continue;
        }
        // "northeast of the fishing town of Chala": the first name within a few words, in one noun phrase.
        let limit = (end + 7).min(sentence.len());
        let stop = (end..limit).find(|at| matches!(sentence.word(*at), "," | ";" | "(" | "and" | "on" | "in")).unwrap_or(limit);
        // "Of the Greek island of Lesbos": Lesbos and not Greece.
        let whose = |name: &NameMention| sentence.word(name.end + 1) == "of" && names.iter().any(|other| other.start == name.end + 2);
        let Some(from) = names.iter().find(|name| name.start > end && name.start < stop && !whose(name)) else { continue };
        let lead = if at >= 2 && sentence.word(at - 1) == "the" && sentence.word(at - 2) == "to" { at - 2 } else { at };
        let subject = names.iter().rev().find(|name| {
            name.name.kind != NameKind::Country
                && name.end <= lead
                && lead - name.end <= 8
                && (name.end..lead).all(|at| !sentence.is(at, TokenKind::Numeral) && sentence.word(at) != ";")
        });
        found.push(BearingMention {
            span: sentence.span_of(at, from.end),
            direction,
            part: is_part.then_some("part"),
            written: sentence.written(at, end).to_owned(),
            subject: subject.map(|name| name.name.clone()),
            from: from.name.clone(),
        });
    }
    found
}

/// A point of the compass and the token behind it: "northeast", "north-east", "north east".
fn direction_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, &'static str)> {
    let joined = |word: &str| {
        Some(match word {
            "northeast" | "north-east" | "northeastern" | "north-eastern" => "north-east",
            "northwest" | "north-west" | "northwestern" | "north-western" => "north-west",
            "southeast" | "south-east" | "southeastern" | "south-eastern" => "south-east",
            "southwest" | "south-west" | "southwestern" | "south-western" => "south-west",
            _ => return None,
        })
    };
    if let Some(direction) = joined(sentence.word(at)) {
        return Some((at + 1, direction));
    }
    let main = match sentence.word(at) {
        "north" => "north",
        "south" => "south",
        "northern" => return Some((at + 1, "north")),
        "southern" => return Some((at + 1, "south")),
        "east" | "eastern" => return Some((at + 1, "east")),
        "west" | "western" => return Some((at + 1, "west")),
        _ => return None,
    };
    let next = at + 1 + usize::from(sentence.is(at + 1, TokenKind::Hyphen));
    match (main, sentence.word(next)) {
        ("north", "east") => Some((next + 1, "north-east")),
        ("north", "west") => Some((next + 1, "north-west")),
        ("south", "east") => Some((next + 1, "south-east")),
        ("south", "west") => Some((next + 1, "south-west")),
        _ => Some((at + 1, main)),
    }
}
