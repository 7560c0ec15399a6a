//! What belongs to a figure in its sentence: its time, role, parties, place and hedge.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Action, Hedge, Name, NameKind, REVISED, Role, Span, Unit};

use crate::cues::opens_bearing;
use crate::figures::Figure;
use crate::names::NameMention;
use crate::noun::is_plural;
use crate::reading::Reading;
use crate::sentence::{Phrase, Sentence};
use crate::times::{TimeExpression, TimeMention};
use crate::tokens::TokenKind;

/// The stretch of tokens around a figure in which words belong to it.
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// From the end of the figure before to the start of the figure behind.
pub(crate) fn region_of(reading: &Reading<'_>, at: usize) -> Region {
    let from = at.checked_sub(1).and_then(|before| reading.figures.get(before)).map_or(0, |figure| figure.end_with_noun());
    // An amount given again in brackets does not end the figure's own clause.
    let to = reading.figures[at + 1..].iter().find(|figure| !figure.bracketed).map_or(reading.sentence.len(), |figure| figure.start);
    let semicolon = |at: &usize| reading.sentence.word(*at) == ";";
    let figure = &reading.figures[at];
    let from = (from..figure.start).rev().find(semicolon).map_or(from.min(figure.start), |at| at + 1);
    let to = (figure.end..to.max(figure.end)).find(semicolon).unwrap_or(to.max(figure.end));
    Region { from, to }
}

/// The time a figure is given for: the nearest behind it, else the nearest before it, else the time that opens the sentence.
pub(crate) fn time_of(
    reading: &Reading<'_>,
    at: usize,
    figure: &Figure,
    region: Region,
    role: Role,
    action: Option<&Action>,
) -> Option<usize> {
    let inside = |time: &&(usize, &TimeMention)| time.1.start >= region.from && time.1.end <= region.to;
    // "The accident of 2013, when 11 workers died": the time is that of the clause it opens.
    let opens = |time: &TimeMention| {
        let when = time.end + usize::from(reading.sentence.word(time.end) == ",");
        reading.sentence.word(when) == "when" && time.end <= figure.start
    };
    let own = |time: &TimeMention| {
        opens(time) || owner(&reading.sentence, time).is_none_or(|owner| action.is_some_and(|action| action.span == owner))
    };
    // "Up from 572 million a year earlier, and a profit of 58 million": the time compared with is that of the figure it follows.
    let lent = |time: &TimeMention| {
        let follows = |at: usize| reading.figures[..at].last().filter(|before| before.end <= time.start);
        is_preceding(&reading.sentence, time)
            || compares(&time.expression)
                && time.end <= figure.start
                && follows(reading.figures.partition_point(|other| other.end <= time.start)).is_some_and(|other| other.span != figure.span)
    };
    // "Moves on a contract until 2030 for 150 million": how long something is to last dates no sum.
    let sum = matches!(figure.quantity.unit, Unit::Money(_));
    let lasts = |time: &TimeMention| sum && matches!(reading.sentence.word(time.start.wrapping_sub(1)), "until" | "till");
    // "Were on a stretch of track that opened two years ago": the clause tells of another noun than the counted one.
    let counted_to = figure.end_with_noun();
    let of_another_noun = |time: &TimeMention| {
        // "The ferry that ran aground on 17 June" is what the figure is about.
        if !matches!(time.expression, TimeExpression::Ago(..) | TimeExpression::Year(_) | TimeExpression::Since(_)) {
            return false;
        }
        let relative = (counted_to..time.start).rev().find(|at| matches!(reading.sentence.word(*at), "that" | "which" | "where" | ","));
        relative.is_some_and(|at| {
            reading.sentence.word(at) != ","
                && at >= counted_to + 3
                && reading.sentence.is(at - 1, TokenKind::Word)
                && !reading.sentence.is_stop(at - 1)
                && !reading.sentence.has(at - 1, |sense| matches!(sense, Sense::Speech | Sense::Action(_)))
        })
    };
    let of_a_work = |time: &TimeMention| sum && time.end <= figure.start && dates_a_work(&reading.sentence, time);
    let of_a_record = |time: &TimeMention| dates_a_previous_record(&reading.sentence, counted_to, time);
    let of_another = |time: &TimeMention| of_another_noun(time) || of_a_work(time) || of_a_record(time);
    let is_of_figure = |time: &TimeMention| !recurs(&time.expression) && !lasts(time) && own(time) && !lent(time) && !of_another(time);
    let times: Vec<(usize, &TimeMention)> = reading.times.iter().enumerate().filter(|(_, time)| is_of_figure(time)).collect();
    let behind = times.iter().find(|time| inside(time) && time.1.start >= figure.end);
    let before = times.iter().rev().find(|time| inside(time) && time.1.end <= figure.start);
    // "as of Tuesday, 14,694 hectares": a time right before beats one far behind.
    let chosen = match (before, behind) {
        (Some(before), Some(behind)) => {
            let (left, right) = (figure.start - before.1.end, behind.1.start - figure.end);
            // "a tremor of magnitude 8, and the last one in June 2002": a new clause takes what follows.
            let clause = |at: usize| sentence_breaks(&reading.sentence, at);
            let cut = (figure.end..behind.1.start).any(clause) && !(before.1.end..figure.start).any(clause);
            Some(if cut || left + 6 < right { before } else { behind })
        }
        (None, Some(behind)) => {
            let clause = |at: usize| sentence_breaks(&reading.sentence, at);
            let earlier = times.iter().rev().find(|time| time.1.end <= figure.start && !(time.1.end..figure.start).any(clause));
            let cut = (figure.end..behind.1.start).any(clause) && !figure.bracketed;
            Some(if cut { earlier.unwrap_or(behind) } else { behind })
        }
        (before, behind) => behind.or(before),
    };
    if let Some((index, _)) = chosen {
        return Some(*index);
    }
    // A figure that is compared with speaks of another time than the sentence.
    if matches!(role, Role::Previous | Role::Reference) || figure.bracketed {
        return (figure.bracketed && at > 0)
            .then(|| time_of(reading, at - 1, &reading.figures[at - 1], region_of(reading, at - 1), role, action))?;
    }
    let first_figure = reading.figures.first()?;
    // "on a contract until 2030" says how long the contract runs.
    let term = |time: &TimeMention| matches!(reading.sentence.word(time.start.wrapping_sub(1)), "until" | "till");
    times.iter().find(|time| time.1.end <= first_figure.start && !term(time.1)).map(|(index, _)| *index)
}

/// "For $141 million, beating the previous mark, set in 2010": when an older record was set, behind the figure that ends at
/// a token.
fn dates_a_previous_record(sentence: &Sentence<'_>, figure_end: usize, time: &TimeMention) -> bool {
    let older = |at: usize| {
        matches!(sentence.word(at), "previous" | "old" | "older" | "former" | "earlier" | "prior")
            && (at + 1..at + 4).any(|noun| matches!(sentence.word(noun), "record" | "mark" | "best" | "high" | "low" | "peak"))
    };
    (figure_end.max(time.start.saturating_sub(10))..time.start).any(older)
}

/// "A roadster made in 1955 sold for", "the bronze, conceived in 1947, achieved": the year says when a thing came to be, and
/// what the sentence tells of it comes behind.
fn dates_a_work(sentence: &Sentence<'_>, time: &TimeMention) -> bool {
    if !matches!(time.expression, TimeExpression::Year(_)) {
        return false;
    }
    let made = |at: usize| {
        matches!(
            sentence.word(at),
            "assembled"
                | "built"
                | "carved"
                | "cast"
                | "composed"
                | "conceived"
                | "created"
                | "crafted"
                | "designed"
                | "drawn"
                | "executed"
                | "made"
                | "minted"
                | "painted"
                | "penned"
                | "printed"
                | "sculpted"
                | "woven"
                | "written"
        )
    };
    // Of a thing, and not of a sum: "money made in 1998 was $40 million".
    let thing = |at: usize| {
        matches!(sentence.word(at), ")" | "\"" | "”" | "’" | "'") // behind a title given again
            || sentence.is(at, TokenKind::Word)
            && !sentence.is_stop(at)
            && !matches!(
                sentence.word(at),
                "money" | "sum" | "amount" | "profit" | "profits" | "payment" | "payments" | "revenue" | "sales"
            )
    };
    let Some(participle) = time.start.checked_sub(2).filter(|at| made(*at) && matches!(sentence.word(at + 1), "in" | "around" | "circa"))
    else {
        return false;
    };
    let comma = |at: usize| usize::from(sentence.word(at) == ",");
    let noun = participle.checked_sub(1).and_then(|at| at.checked_sub(comma(at)));
    let verb = time.end + comma(time.end);
    let goes_on = sentence.is(verb, TokenKind::Word)
        && (matches!(sentence.word(verb), "is" | "was" | "has" | "had" | "will" | "went" | "could" | "may" | "might")
            || sentence.word(verb).ends_with("ed")
            || sentence.has(verb, |sense| matches!(sense, Sense::Action(_) | Sense::Change(_) | Sense::Moves)));
    noun.is_some_and(thing) && goes_on
}

/// "Monthly users", "a million joining every day": how often, and of no day.
fn recurs(expression: &TimeExpression) -> bool {
    matches!(expression, TimeExpression::Set(..) | TimeExpression::SetOfMonth(_))
}

/// Whether a time is told by its distance from the sentence's own: "a year earlier", "the same month of 2024".
fn compares(expression: &TimeExpression) -> bool {
    matches!(expression, TimeExpression::Earlier(..) | TimeExpression::YearAgo(_))
}

/// "From the preceding three months", "than in the previous quarter": a stretch named for comparison.
fn is_preceding(sentence: &Sentence<'_>, time: &TimeMention) -> bool {
    let named = (time.start..(time.start + 2).min(time.end)).any(|at| matches!(sentence.word(at), "preceding" | "previous" | "prior"));
    let against = |at: usize| matches!(sentence.word(at), "from" | "than" | "over" | "against" | "on");
    named && (time.start.saturating_sub(3)..time.start).any(against)
}

/// Whether a new clause begins at a token: a comma with "and", "but" or "while" behind it.
fn sentence_breaks(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.word(at) == "," && matches!(sentence.word(at + 1), "and" | "but" | "while" | "whereas" | "though" | "although")
}

/// The action a time stands behind, with nothing but a place between: "founded in March 1961" and "began in Sancheong
/// on March 21" date the founding and the beginning, and nothing else.
pub(crate) fn owner(sentence: &Sentence<'_>, time: &TimeMention) -> Option<Span> {
    let action = |sense: &'static Sense| matches!(sense, Sense::Action(_)).then_some(());
    let mut end = time.start;
    for _ in 0..7 {
        if let Some((start, ())) = sentence.sense_before(end, Kinds::ACTION, action) {
            return Some(sentence.span_of(start, end));
        }
        let before = end.checked_sub(1)?;
        let place = sentence.is(before, TokenKind::Word) && sentence.tokens[before].capital;
        if !place
            && !matches!(
                sentence.word(before),
                "in" | "on" | "at" | "near" | "from" | "off" | "since" | "during" | "by" | "the" | "of" | "late" | "early"
            )
        {
            return None;
        }
        end = before;
    }
    None
}

pub(crate) fn role(reading: &Reading<'_>, figure: &Figure, region: Region) -> Role {
    let sentence = &reading.sentence;
    let role = |sense: &'static Sense| match sense {
        Sense::Role(role) => Some(*role),
        _ => None,
    };
    // Between number and noun ("40,000 more workers"), or in the phrase right before.
    let inside = (figure.end..figure.noun.as_ref().map_or(figure.end, |noun| noun.end))
        .find_map(|at| sentence.sense_at(at, role).map(|(_, role)| role));
    let near = (region.from.max(figure.bound_start.saturating_sub(8))..figure.bound_start)
        .rev()
        // "Separately, the firm ..." goes on to another matter and adds nothing to what was said.
        .filter(|at| *at > 0 || sentence.word(*at) != "separately")
        .find_map(|at| {
            let (end, role) = sentence.sense_at(at, role).filter(|(end, _)| *end <= figure.bound_start)?;
            // "Climbed to a record high of $675": the record is the level itself.
            let reached = role == Role::Reference
                && (at.saturating_sub(2)..at)
                    .any(|before| matches!(sentence.word(before), "to" | "at" | "hit" | "reached" | "hitting" | "reaching"));
            (!reached && (sentence.word(at) != "from" || end > at + 1 || moves_from(reading, figure))).then_some(role)
        });
    let behind = (figure.end..(figure.end + 3).min(region.to)).find_map(|at| {
        sentence
            .sense_at(at, role)
            .map(|(_, role)| role)
            // "including" behind a figure opens its parts.
            .filter(|role| matches!(role, Role::Total | Role::Initial))
    });
    // "Bayer's initial €150m (£127m) demands", "the £113m bid": the noun of a stage of the deal right behind the sum.
    let stage = sentence
        .sense_at(figure.end_with_brackets(sentence), role)
        .map(|(_, role)| role)
        .filter(|role| matches!(role, Role::Asked | Role::Offered) && matches!(figure.quantity.unit, Unit::Money(_)));
    match inside.or(stage).or(near).or(behind).unwrap_or(Role::Plain) {
        // "the initial toll of 12": only sums are paid in parts; a first count is an earlier one.
        Role::Initial if !matches!(figure.quantity.unit, Unit::Money(_)) => Role::Previous,
        role => role,
    }
}

/// "To 31 from 24", "from 24 to 31": another figure of the same. "900 runners from 14 countries" and "31 tanks from abroad"
/// only say where things come from.
fn moves_from(reading: &Reading<'_>, figure: &Figure) -> bool {
    let before = reading.sentence.word(figure.bound_start.wrapping_sub(1)) == "from";
    let thing = |figure: &Figure| figure.noun.as_ref().map(|noun| noun.head.clone()).or_else(|| figure.elided.clone());
    let alike = |other: &&Figure| {
        other.start != figure.start
            && other.quantity.unit == figure.quantity.unit
            && match (thing(other), thing(figure)) {
                (Some(left), Some(right)) => left == right,
                _ => true,
            }
    };
    if figure.quantity.unit == Unit::Count {
        return before && reading.figures.iter().any(|other| alike(&other));
    }
    // "From a peak of $269" and "from $240": nothing else stands between. "From his capsule 128,097 feet up" moves somebody.
    (0..=5)
        .map_while(|back| figure.bound_start.checked_sub(back + 1))
        .find(|at| !is_of_level(reading.sentence.word(*at)))
        .is_some_and(|at| reading.sentence.word(at) == "from")
}

/// Words that may stand between "from" and the level it names.
fn is_of_level(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "its"
            | "their"
            | "of"
            | "about"
            | "around"
            | "estimate"
            | "estimates"
            | "forecast"
            | "high"
            | "initial"
            | "level"
            | "low"
            | "peak"
            | "previous"
            | "record"
            | "revised"
            | "some"
            | "total"
    )
}

/// Who acts and who is acted on, by place: the nearest name before the action, and the first name behind "from", "to",
/// "for" or "at".
pub(crate) fn parties(reading: &Reading<'_>, figure: &Figure, region: Region, action: Option<&Action>) -> (Option<Name>, Option<Name>) {
    let sentence = &reading.sentence;
    let end = figure.end_with_noun();
    let object = reading
        .names
        .iter()
        .filter(|name| name.start >= end && name.end <= region.to)
        .find(|name| {
            let prepared =
                (end..name.start).rev().take(6).any(|at| matches!(sentence.word(at), "from" | "to" | "for" | "against" | "by" | "on"));
            prepared && name.name.kind != NameKind::Country
        })
        .map(|name| name.name.clone())
        .or_else(|| priced(reading, figure))
        .or_else(|| action.and_then(|action| bought(reading, figure, action)));
    let object = distance_from(reading, figure).or_else(|| inhabited(reading, figure)).or(object);
    let anchor = action.map_or(figure.span.start, |action| action.span.start).min(figure.span.start);
    let within = reading.names.iter().rev().find(|name| name.name.span.end <= anchor && name.start >= region.from);
    let subject = within.or_else(|| reading.names.iter().find(|name| name.name.span.end <= anchor)).map(|name| name.name.clone());
    (subject, object)
}

/// Whether the words before a figure make it the size of a place: "a city of 250,000", "a town of about 9,000 people".
pub(crate) fn is_town_of(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    let before = |back: usize| figure.bound_start.checked_sub(back).map_or("", |at| sentence.word(at));
    let town = is_settlement(before(2)) || matches!(before(2), "settlement" | "country" | "nation");
    let people = figure.noun.as_ref().is_none_or(|noun| matches!(noun.head.as_str(), "people" | "inhabitant" | "resident" | "soul"));
    figure.quantity.unit == Unit::Count && matches!(before(1), "of" | "with") && town && people
}

fn is_settlement(word: &str) -> bool {
    matches!(word, "city" | "town" | "village" | "municipality" | "island" | "suburb" | "community")
}

/// The place a figure is the size of: "Tacloban, a city of 250,000", "Cebu City, with a population of 2.5 million".
fn inhabited(reading: &Reading<'_>, figure: &Figure) -> Option<Name> {
    let sentence = &reading.sentence;
    let populated =
        figure.bound_start >= 2 && sentence.word(figure.bound_start - 1) == "of" && sentence.word(figure.bound_start - 2) == "population";
    if !is_town_of(sentence, figure) && !populated {
        return None;
    }
    let small = |at: usize| {
        matches!(
            sentence.word(at),
            "," | "a" | "an" | "the" | "with" | "has" | "had" | "which" | "small" | "coastal" | "port" | "total" | "of" | "population"
        ) || is_settlement(sentence.word(at))
    };
    let name = reading.names.iter().rfind(|name| name.end <= figure.bound_start)?;
    (name.end..figure.bound_start).all(small).then(|| name.name.clone())
}

/// "Bought Lynda for $1.5 billion", "$3.2 billion purchase of Nest": what the sum was paid for.
fn bought(reading: &Reading<'_>, figure: &Figure, action: &Action) -> Option<Name> {
    if !matches!(figure.quantity.unit, Unit::Money(_)) {
        return None;
    }
    let sentence = &reading.sentence;
    let is_thing = |name: &&NameMention| name.name.kind != NameKind::Country;
    if action.span.end <= figure.span.start {
        // The first name behind the verb, with the price behind it: "for", "at" or a bracket opens it.
        let opened = matches!(sentence.word(figure.bound_start.checked_sub(1)?), "for" | "at" | "(" | "worth");
        let between = |name: &&NameMention| name.name.span.start >= action.span.end && name.end <= figure.bound_start;
        return reading.names.iter().filter(|_| opened).filter(is_thing).find(between).map(|name| name.name.clone());
    }
    // The noun of the act right behind the sum.
    let of = (figure.end..(figure.end + 4).min(sentence.len())).find(|at| sentence.word(*at) == "of")?;
    let noun = sentence.span_of(figure.end, of);
    let named = reading.names.iter().filter(is_thing).find(|name| name.start > of && name.start <= of + 2)?;
    (noun.start <= action.span.start && action.span.end <= noun.end).then(|| named.name.clone())
}

/// "370 km northeast of Yunnan's capital, Kunming", "49 km from Zhaotong": the place a distance is told from.
fn distance_from(reading: &Reading<'_>, figure: &Figure) -> Option<Name> {
    let sentence = &reading.sentence;
    if figure.quantity.unit.dimension() != gainsay_model::Dimension::Length {
        return None;
    }
    let from = (figure.end..(figure.end + 5).min(sentence.len())).find(|at| matches!(sentence.word(*at), "of" | "from" | "off"))?;
    let clear = (figure.end..from).all(|at| {
        sentence.is_stop(at) || opens_bearing(sentence, at) || sentence.is(at, TokenKind::Hyphen) || sentence.word(at).ends_with("ern")
    });
    let place = |name: &&NameMention| name.start > from && name.start <= from + 5;
    let named = reading.names.iter().find(place).filter(|_| clear)?;
    let capital = sentence.is(named.end, TokenKind::Possessive) && sentence.word(named.end + 1) == "capital";
    let of_it = reading.names.iter().find(|name| capital && name.start > named.end + 1 && name.start <= named.end + 4);
    Some(of_it.unwrap_or(named).name.clone())
}

/// "Neymar (220 million euros)": whose price stands in brackets behind the name.
fn priced(reading: &Reading<'_>, figure: &Figure) -> Option<Name> {
    let bracket = figure.bound_start.checked_sub(1).filter(|at| reading.sentence.word(*at) == "(")?;
    let money = matches!(figure.quantity.unit, Unit::Money(_));
    let name = reading.names.iter().rev().find(|name| name.end == bracket && name.name.kind != NameKind::Country)?;
    money.then(|| name.name.clone())
}

/// A place named with "in", "at" or "near" in the figure's region.
pub(crate) fn place(reading: &Reading<'_>, figure: &Figure, region: Region) -> Option<Name> {
    let sentence = &reading.sentence;
    let placed = |name: &&NameMention| {
        let inside = name.start >= region.from && name.end <= region.to;
        let preposition = name.start.checked_sub(1).map(|at| if sentence.word(at) == "the" { at.saturating_sub(1) } else { at });
        inside && preposition.is_some_and(|at| matches!(sentence.word(at), "in" | "at" | "near" | "across" | "around"))
    };
    let behind = reading.names.iter().filter(placed).find(|name| name.start >= figure.end);
    let before = reading.names.iter().rev().filter(placed).find(|name| name.end <= figure.start);
    behind.or(before).map(|name| name.name.clone())
}

/// Who the event befell or who did it: the subject of a passive, or the name right behind a participle's comma.
pub(crate) fn event_subject(reading: &Reading<'_>, verb: usize, verb_end: usize, time: &TimeMention) -> Option<Name> {
    let sentence = &reading.sentence;
    // "Formed in October 2024, MSMT operates ..."
    if verb == 0 {
        let comma = (verb_end.max(time.end)..(time.end + 3).min(sentence.len())).find(|at| sentence.word(*at) == ",")?;
        return reading.names.iter().find(|name| name.start > comma && name.start <= comma + 3).map(|name| name.name.clone());
    }
    reading.names.iter().rev().find(|name| name.end <= verb && verb - name.end <= 6).map(|name| name.name.clone())
}

/// The name that stands right before a verb, but for auxiliaries and adverbs: its subject beyond doubt.
pub(crate) fn name_before(reading: &Reading<'_>, verb: usize) -> Option<Name> {
    let sentence = &reading.sentence;
    let clear = |name: &&NameMention| {
        name.end <= verb && verb - name.end < 4 && (name.end..verb).all(|at| sentence.is_stop(at) || sentence.word(at).ends_with("ly"))
    };
    reading.names.iter().rev().find(clear).map(|name| name.name.clone())
}

/// Whom a verb in the active acts on: "police arrested Piet Horn in March".
pub(crate) fn name_acted_on(reading: &Reading<'_>, verb: usize, verb_end: usize) -> Option<Name> {
    let sentence = &reading.sentence;
    // "Instagram, which it bought in 2012".
    let relative = (verb.saturating_sub(3)..verb).find(|at| matches!(sentence.word(*at), "which" | "whom" | "that"));
    if let Some(relative) = relative {
        let end = relative - usize::from(relative > 0 && sentence.word(relative - 1) == ",");
        let acted = relative + 1 < verb && !matches!(sentence.word(verb - 1), "was" | "were" | "is" | "are" | "been" | "has" | "had");
        let named = reading.names.iter().find(|name| name.end == end && !matches!(name.name.kind, NameKind::Country | NameKind::Place));
        return named.filter(|_| acted).map(|name| name.name.clone());
    }
    let passive = (verb.saturating_sub(3)..verb)
        .any(|at| matches!(sentence.word(at), "was" | "were" | "been" | "be" | "being" | "is" | "are" | "who" | "," | "the" | "a"));
    let title = sentence.sense_at(verb_end, |sense| matches!(sense, Sense::Title).then_some(())).map_or(verb_end, |(end, ())| end);
    let name = reading.names.get(reading.names.partition_point(|name| name.start < title)).filter(|name| name.start == title)?;
    // "arrested Piet Horn's brother", "arrested Piet Horn and two others"
    let whole = !sentence.is(name.end, TokenKind::Possessive) && !matches!(sentence.word(name.end), "and" | "&");
    (!passive && verb > 0 && whole && !matches!(name.name.kind, NameKind::Country | NameKind::Place)).then(|| name.name.clone())
}

/// "The trial of Piet Horn began", "Piet Horn's trial began": a thing told by the name it belongs to.
pub(crate) fn thing_of_name(reading: &Reading<'_>, verb: usize, lexicon: &Lexicon) -> Option<Name> {
    let sentence = &reading.sentence;
    let noun = |at: usize| sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital && !sentence.is_stop(at);
    let clear = |from: usize| (from..verb).all(|at| sentence.is_stop(at) || sentence.word(at).ends_with("ly"));
    reading.names.iter().rev().filter(|name| name.end <= verb && verb - name.end < 5).find_map(|name| {
        let possessed = sentence.is(name.end, TokenKind::Possessive) && noun(name.end + 1) && clear(name.end + 2);
        let owned = name.start >= 2 && sentence.word(name.start - 1) == "of" && noun(name.start - 2) && clear(name.end);
        let (thing, start, end) = match () {
            () if possessed => (name.end + 1, name.start, name.end + 2),
            () if owned => (name.start - 2, name.start - 2, name.end),
            () => return None,
        };
        Some(Name {
            written: sentence.written(start, end).into(),
            // One word, so that no other trial passes for this one.
            canonical: format!("{}-of-{}", lexicon.singular(sentence.word(thing)), name.name.canonical.replace(' ', "-")).into(),
            kind: NameKind::Thing,
            span: sentence.span_of(start, end),
        })
    })
}

/// The thing a verb speaks of, where no name does: "the wildfires, which began", "the bridge was built". Its head noun,
/// with the words that tell it from others of its kind.
pub(crate) fn thing_before(sentence: &Sentence<'_>, verb: usize, lexicon: &Lexicon) -> Option<Name> {
    let mut end = verb;
    // Auxiliaries, relative pronouns, commas and adverbs stand between a thing and its verb.
    while end > 0
        && verb - end < 4
        && (sentence.is_stop(end - 1) || sentence.word(end - 1) == "," || sentence.word(end - 1).ends_with("ly"))
    {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < 4 && sentence.is(start - 1, TokenKind::Word) && !sentence.is_stop(start - 1) {
        // The head may look like a verb ("fires"); a verb further left ends the phrase.
        if start < end && sentence.has(start - 1, |sense| matches!(sense, Sense::Speech | Sense::Action(_))) {
            break;
        }
        start -= 1;
    }
    // "The fires", "its bridge", "a magnitude 7.7 earthquake"; or a plural, which needs no article.
    let introduced = (start.saturating_sub(3)..start).any(|at| matches!(sentence.word(at), "a" | "an"));
    let definite = introduced || start > 0 && matches!(sentence.word(start - 1), "the" | "its" | "their" | "his" | "her");
    let head = end.checked_sub(1).filter(|_| end > start)?;
    (definite || is_plural(sentence.word(head))).then(|| Name {
        written: sentence.written(start, end).into(),
        canonical: (start..end).map(|at| lexicon.singular(sentence.word(at)).into_owned()).collect::<Vec<_>>().join(" ").into(),
        kind: NameKind::Thing,
        span: sentence.span_of(start, end),
    })
}

/// Where a court sits: "a court in Hanoi on Sunday sentenced", "jailed for 28 years by a Hanoi court".
pub(crate) fn court_place(reading: &Reading<'_>) -> Option<Name> {
    let sentence = &reading.sentence;
    let court = |at: usize| matches!(sentence.word(at), "court" | "tribunal" | "jury");
    reading
        .names
        .iter()
        .filter(|name| matches!(name.name.kind, NameKind::Place | NameKind::Other))
        .find(|name| name.start >= 2 && sentence.word(name.start - 1) == "in" && court(name.start - 2) || court(name.end))
        .map(|name| name.name.clone())
}

/// The place an event is set in: a name behind "in" or "at" within a few words of its verb.
pub(crate) fn place_near(reading: &Reading<'_>, verb_end: usize) -> Option<Name> {
    let sentence = &reading.sentence;
    let placed = |name: &&NameMention| {
        let article = usize::from(name.start > 0 && sentence.word(name.start - 1) == "the");
        let preposition = name.start.checked_sub(1 + article);
        // "launched from Wenchang", "sank off Halden".
        let place = |at: usize| {
            matches!(sentence.word(at), "in" | "at" | "near") || at <= verb_end + 1 && matches!(sentence.word(at), "from" | "off")
        };
        preposition.is_some_and(place) && name.start >= verb_end && name.start - verb_end < 9
    };
    reading.names.iter().find(placed).map(|name| name.name.clone())
}

pub(crate) fn hedge(sentence: &Sentence<'_>, region: Region, lexicon: &Lexicon) -> Option<Hedge> {
    if !sentence.kinds().meets(Kinds::HEDGE) {
        return None;
    }
    let hedges = sentence.phrases().iter().filter(|phrase| sentence.kinds_at(phrase.start).meets(Kinds::HEDGE));
    let mut hedges = hedges.flat_map(|phrase| {
        phrase.senses.iter().filter_map(move |sense| match sense {
            Sense::Hedge(index) => Some((phrase, lexicon.hedge(*index))),
            _ => None,
        })
    });
    // "New estimates say it was 17 m wide and weighed 10 tons": what is new is all that the sentence gives.
    let reaches = |phrase: &Phrase, class: &str| class == REVISED || phrase.start >= region.from.saturating_sub(4);
    hedges
        .find(|(phrase, class)| phrase.end <= region.to && reaches(phrase, class))
        .map(|(phrase, class)| Hedge { class: class.to_owned(), written: sentence.written(phrase.start, phrase.end).to_owned() })
}
