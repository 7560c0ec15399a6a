//! What a figure measures: the measure word that belongs to it, or what is counted.

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Action, Dimension, Measure, OCCUPANTS, Unit};

use crate::circumstances::{Region, is_town_of};
use crate::clauses::opens_clause;
use crate::figures::Figure;
use crate::noun::{NounPhrase, is_plural, noun_phrase_at};
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// What the figure measures: a measure word near it, or what is counted.
pub(crate) fn measure_of(
    reading: &Reading<'_>,
    figure: &Figure,
    region: Region,
    action: Option<&Action>,
    lexicon: &'static Lexicon,
) -> Option<Measure> {
    let sentence = &reading.sentence;
    let dimension = figure.quantity.unit.dimension();
    let class = |sense: &'static Sense| match sense {
        Sense::Measure(index) => lexicon.measure_in(*index, dimension),
        _ => None,
    };
    let noun = figure.noun.as_ref();
    let noun_end = noun.map_or(figure.end, |noun| noun.end);
    // "150 million euros including bonuses" is no bonus.
    let within = |at: &usize| matches!(sentence.word(*at), "including" | "plus" | "excluding" | "without" | "with" | "before" | "after");
    let own = (figure.end..region.to).find(within).unwrap_or(region.to);
    let behind = (figure.end..own).find_map(|at| sentence.sense_at(at, class).map(|(end, class)| (at, end, class)));
    // "$2.8 billion before debt and $3.2 billion with it": what the sum before is told without.
    let left_out = |start: usize, end: usize| {
        matches!(sentence.word(start.wrapping_sub(1)), "before" | "excluding" | "without" | "including" | "after")
            && matches!(sentence.word(end), "and" | "," | "or" | "(")
    };
    let before = sentence.last_sense(region.from, figure.start, class).filter(|(start, end, _)| !left_out(*start, *end));
    // "killing 192 people and injuring 40": what the conjunction opens is said of the next figure.
    let conjoined = |at: usize| (noun_end..at).any(|at| matches!(sentence.word(at), "and" | "while" | "but") || sentence.word(at) == ",");
    // "Two died and when the fire broke out 400 people were inside": another clause tells of other people.
    let people = figure.quantity.unit == Unit::Count && noun.is_some_and(|noun| lexicon.is_people(&noun.head));
    let other_clause = |from: usize, to: usize| people && (from..to).any(|at| opens_clause(sentence, at));
    let before = before.filter(|(_, end, _)| !other_clause(*end, figure.bound_start));
    let behind = behind.filter(|(at, ..)| !other_clause(noun_end, *at));
    // "Killing all 150 people on board", "the 150 people on board died": what befell them is told of them.
    let is_fate = |class: &str| lexicon.measure_named(class).is_some_and(|class| lexicon.measure(class).fate);
    // "60 of the 150 people on board were injured": not all of them.
    let is_whole = matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "the" | "its")
        && sentence.word(figure.bound_start.wrapping_sub(2)) == "of"
        || sentence.word(figure.bound_start.wrapping_sub(1)) == "of";
    let befell = behind.filter(|(_, _, class)| people && !is_whole && *class == OCCUPANTS).and_then(|(at, end, _)| {
        let led = before.filter(|(_, end, class)| is_fate(class) && figure.start - end <= 4);
        let told = (end..own.min(end + 5))
            .take_while(|at| !conjoined(*at) && !opens_clause(sentence, *at))
            .find_map(|at| sentence.sense_at(at, class).map(|(end, class)| (at, end, class)))
            .filter(|(_, _, class)| is_fate(class));
        led.or(told).filter(|_| at <= noun_end + 3)
    });
    let nearest = match (before, behind) {
        _ if befell.is_some() => befell,
        (Some((start, end, class)), Some((at, ..))) if (end == figure.start || end == figure.bound_start) && conjoined(at) => {
            Some((start, end, class))
        }
        // Inside or right behind the counted thing: "26 people are confirmed dead".
        (_, Some((at, end, class))) if at <= noun_end + 3 => Some((at, end, class)),
        (Some(before), _) => Some(before),
        (None, behind) => behind,
    };
    // "$5 million in revenue", "revenue of $5 million", "revenue rose to $5 million": nothing acts in between.
    let acts = |from: usize, to: usize| (from..to).any(|at| sentence.has(at, |sense| matches!(sense, Sense::Action(_))));
    // "Died four kilometres from the finish": what befell people is counted in people.
    let fits = |found: Option<(usize, usize, &'static str)>| {
        found.filter(|(_, _, class)| {
            let of_people = lexicon.measure_named(class).is_some_and(|class| lexicon.measure(class).people);
            !of_people || figure.quantity.unit.dimension() == Dimension::Share
        })
    };
    let close = |before: Option<(usize, usize, &'static str)>, behind: Option<(usize, usize, &'static str)>| {
        let (before, behind) = (fits(before), fits(behind));
        // "9 miles (15 km) high": what is given again in brackets stands between.
        let shown = figure.end_with_brackets(sentence);
        // "$5 million profit", "$5 million in annual profit", but not "$5 million over the outage".
        let tied = |at: usize| match sentence.word(shown) {
            "in" | "of" | "worth" => at <= shown + 4,
            _ => at == shown || at == shown + 1 && !sentence.is_stop(shown),
        };
        // "a deficit of $5 billion in the budget": the noun whose amount it is.
        let amount_of = before.filter(|(_, end, _)| *end + 1 == figure.bound_start && sentence.word(*end) == "of");
        if amount_of.is_some() {
            return amount_of;
        }
        // "2 km below the surface and 4 km from the entrance": how far something is, and not how deep or high.
        let leads_away = dimension == Dimension::Length && matches!(sentence.word(figure.end), "from" | "away" | "off");
        behind.filter(|(at, ..)| tied(*at) && !acts(figure.end, *at)).or(before
            .filter(|_| !leads_away)
            .filter(|(_, end, _)| figure.start - end <= 12 && !acts(*end, figure.start) && !grows_by_itself(sentence, figure, *end)))
    };
    let worded = |start: usize, end: usize, class: &str, classed: bool| Measure {
        class: class.to_owned(),
        classed,
        // "12 men were killed and 3 injured": who was injured is not told.
        counted: noun
            .map(|noun| noun.head.clone())
            .or_else(|| figure.elided.clone().filter(|_| !classed || start < figure.start))
            .filter(|_| figure.quantity.unit == Unit::Count),
        written: sentence.written(start, end).to_owned(),
    };
    match figure.quantity.unit.dimension() {
        Dimension::Count => {
            let people = noun.is_none_or(|noun| lexicon.is_people(&noun.head));
            // "Tacloban, a city of 250,000".
            if is_town_of(sentence, figure) {
                return Some(Measure { counted: None, ..worded(figure.bound_start - 2, figure.bound_start, "population", true) });
            }
            // "17 bodies", "21 dead", "six arrests": the noun itself says what befell them.
            let told = noun
                .filter(|_| !people)
                .and_then(|noun| Some((noun, sentence.sense_at(noun.head_at, class)?)))
                .filter(|(_, (_, class))| lexicon.is_named_by_noun(class));
            if let Some((noun, (_, class))) = told {
                return Some(Measure { counted: None, ..worded(noun.start, noun.end, class, true) });
            }
            // "The deaths of 242 club-goers": the noun whose number it is.
            let of_it = before
                .filter(|(_, end, class)| sentence.word(*end) == "of" && *end + 1 == figure.bound_start && lexicon.is_named_by_noun(class));
            if let Some((start, end, class)) = of_it {
                return Some(worded(start, end, class, true));
            }
            match (nearest, noun) {
                (Some((start, end, class)), _) if people => Some(worded(start, end, class, true)),
                // "500 people were in the club when the fire broke out": inside at the time.
                (_, Some(noun)) if people && were_there(sentence, noun.end) => {
                    Some(Measure { counted: Some(noun.head.clone()), ..worded(noun.start, noun.end, OCCUPANTS, true) })
                }
                // "12,000 inhabitants": whoever is called so lives there.
                (_, Some(noun)) if noun.head == "inhabitant" => {
                    Some(Measure { counted: None, ..worded(noun.start, noun.end, "population", true) })
                }
                // "218 passengers": whoever is called so is on board.
                (_, Some(noun)) if lexicon.is_person(&noun.head) && lexicon.is_settled(&noun.head) => {
                    Some(worded(noun.start, noun.end, OCCUPANTS, true))
                }
                (_, Some(noun)) => Some(worded(noun.start, noun.end, &noun.head, false)),
                (Some((start, end, class)), None) => Some(worded(start, end, class, true)),
                (None, None) => {
                    let moving = moving_thing(sentence, figure, lexicon).map(|noun| worded(noun.start, noun.end, &noun.head, false));
                    // "of whom 95 were at work": the thing counted before.
                    moving.or_else(|| figure.elided.as_deref().map(|thing| worded(figure.start, figure.end, thing, false)))
                }
            }
        }
        _ => close(before, behind)
            .map(|(start, end, class)| worded(start, end, class, true))
            .or_else(|| noun.filter(|_| action.is_none()).map(|noun| worded(noun.start, noun.end, &noun.head, false))),
    }
}

/// "Were in the club when", "had been at the market when".
fn were_there(sentence: &Sentence<'_>, at: usize) -> bool {
    let verb = matches!(sentence.word(at), "were" | "was") || sentence.word(at) == "had" && sentence.word(at + 1) == "been";
    let place = at + 1 + usize::from(sentence.word(at) == "had");
    let there = matches!(sentence.word(place), "in" | "inside" | "at") && matches!(sentence.word(place + 1), "the" | "a");
    verb && there && (place + 3..place + 8).any(|at| sentence.word(at) == "when")
}

/// "$1.2 million shy of the record", "12 votes short of a majority", "$40 million above the estimate": how far something lies
/// from a level, and not how much it is. "Above the average" is how heat and rain are told, and only sums are left out there.
pub(crate) fn is_off_a_level(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    let end = figure.end_with_noun();
    let is = |at: usize, words: &[&str]| words.contains(&sentence.word(at));
    if is(end, &["short", "shy"]) && is(end + 1, &["of"]) {
        return true;
    }
    let opens = is(end, &["above", "below", "over", "under", "beyond"])
        && is(end + 1, &["the", "a", "an", "its", "his", "her", "their", "last", "previous", "market"]);
    let level = |at: usize| is(at, LEVELS);
    matches!(figure.quantity.unit, Unit::Money(_)) && opens && (end + 2..end + 5).any(level)
}

/// What a sum may lie above or below.
const LEVELS: &[&str] = &[
    "average",
    "estimate",
    "estimates",
    "expectations",
    "forecast",
    "forecasts",
    "goal",
    "guarantee",
    "high",
    "limit",
    "low",
    "mark",
    "maximum",
    "minimum",
    "peak",
    "record",
    "target",
    "threshold",
];

/// "2.7 percent inflation, and with growth of 0.9 percent": growth of its own, and not that of the measure before.
pub(crate) fn grows_by_itself(sentence: &Sentence<'_>, figure: &Figure, measured: usize) -> bool {
    let Some(noun) = figure.bound_start.checked_sub(2).filter(|at| *at > measured && sentence.word(at + 1) == "of") else { return false };
    sentence.has(noun, |sense| matches!(sense, Sense::Change(_))) && (measured..noun).any(|at| matches!(sentence.word(at), "and" | ","))
}

/// "Complaints fell to 4,200": what rises or falls is what is counted.
fn moving_thing(sentence: &Sentence<'_>, figure: &Figure, lexicon: &Lexicon) -> Option<NounPhrase> {
    let change = (0..figure.bound_start).rev().find(|at| sentence.has(*at, |sense| matches!(sense, Sense::Change(_))))?;
    // Only words of change and measure may stand between the verb and the figure.
    let clear = (change + 1..figure.bound_start).all(|at| {
        sentence.is(at, TokenKind::Numeral)
            || sentence.is(at, TokenKind::Symbol)
            || sentence.is_stop(at)
            || sentence.has(at, |sense| matches!(sense, Sense::Percent | Sense::Change(_) | Sense::Bound(_)))
    });
    let plural = (change.saturating_sub(6)..change)
        .rev()
        .find(|at| sentence.is(*at, TokenKind::Word) && is_plural(sentence.word(*at)) && !sentence.is_stop(*at))?;
    clear.then(|| noun_phrase_at(sentence, plural, lexicon))?
}
