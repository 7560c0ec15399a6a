//! In which country or region a text says a place lies: "Santa Clara, California", "the French town of Albi", "Albi in
//! southern France".

use gainsay_lexicon::{Kinds, Lexicon, PlaceKind, Sense};
use gainsay_model::NameKind;

use crate::names::NameMention;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Words between a place and "in" or "of" and what it lies in, at most: "in the southern state of".
const BETWEEN: usize = 5;

/// A place and the country or region that the words put it in.
pub(crate) struct RegionMention<'r> {
    pub(crate) place: &'r NameMention,
    pub(crate) region: &'r NameMention,
}

/// Whether a sentence may say where a place lies, told from its words alone.
pub(crate) fn may_lie_in(sentence: &Sentence<'_>) -> bool {
    sentence.kinds().meets(Kinds::PLACE)
}

pub(crate) fn regions<'r>(reading: &'r Reading<'_>, lexicon: &Lexicon) -> Vec<RegionMention<'r>> {
    let sentence = &reading.sentence;
    let holds = |mention: &NameMention| {
        mention.name.kind == NameKind::Country
            || lexicon
                .place_named(&mention.name.canonical)
                .is_some_and(|place| matches!(place.kind, PlaceKind::Country | PlaceKind::Region))
    };
    // Asked in the order of what each costs: most pairs of names stand too far apart.
    let placed = |mention: &NameMention| {
        matches!(mention.name.kind, NameKind::Place | NameKind::Other)
            && matches!(
                sentence.word(mention.start.wrapping_sub(1)),
                "in" | "at" | "near" | "outside" | "from" | "of" | "to" | "off" | "around"
            )
            && !holds(mention)
    };
    let pairs = reading.names.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        if second.start.saturating_sub(first.end) > BETWEEN + 1 {
            return None;
        }
        // "The French town of Albi".
        if is_named_town(sentence, first, second) && holds(first) && placed(second) {
            return Some(RegionMention { place: second, region: first });
        }
        (placed(first) && lies_in(sentence, first, second) && holds(second)).then_some(RegionMention { place: first, region: second })
    });
    pairs.collect()
}

/// "Santa Clara, California", "Albi in southern France", "Ludian, a county in the north of Yunnan".
fn lies_in(sentence: &Sentence<'_>, place: &NameMention, region: &NameMention) -> bool {
    let between = place.end..region.start;
    // "In Norburg, French officials": the people of a country, and not the country.
    if sentence.has(region.start, |sense| matches!(sense, Sense::Demonym(_))) && region.end == region.start + 1 {
        return false;
    }
    // "Springfield, California's capital".
    if sentence.is(region.end, TokenKind::Possessive) {
        return false;
    }
    let comma = sentence.word(place.end) == ",";
    // "Fires in Norburg, California and Oregon": a list of places; "Santa Clara, California," is none.
    let mut next = region.end + usize::from(sentence.word(region.end) == ",");
    next += usize::from(sentence.word(next) == "and");
    let listed = next > region.end && sentence.has(next, |sense| matches!(sense, Sense::Place(_)));
    if between.len() == 1 {
        return comma && !listed;
    }
    let within = between.clone().any(|at| matches!(sentence.word(at), "in" | "of"));
    between.len() <= BETWEEN + 1
        && within
        && between.clone().all(|at| {
            matches!(
                sentence.word(at),
                "," | "in"
                    | "of"
                    | "the"
                    | "a"
                    | "state"
                    | "province"
                    | "region"
                    | "part"
                    | "city"
                    | "town"
                    | "village"
                    | "county"
                    | "district"
                    | "capital"
            ) || is_compass(sentence.word(at))
        })
}

fn is_compass(word: &str) -> bool {
    let stem = word.trim_end_matches("ern");
    matches!(
        stem,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "central"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
    )
}

/// "The Portuguese town of Chaves", "France's port of Sète".
fn is_named_town(sentence: &Sentence<'_>, country: &NameMention, place: &NameMention) -> bool {
    let mut between = country.end..place.start;
    let from = between.start + usize::from(sentence.is(country.end, TokenKind::Possessive));
    between.start = from;
    between.len() <= BETWEEN
        && between.clone().any(|at| matches!(sentence.word(at), "city" | "town" | "village" | "resort" | "port" | "suburb" | "hamlet"))
        && between.clone().all(|at| sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital)
        && sentence.word(place.start - 1) == "of"
}
