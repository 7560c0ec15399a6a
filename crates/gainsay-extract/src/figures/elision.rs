//! Figures whose noun or unit the words leave out: "nine soldiers died and four were hurt", "from 24 hours to 12".

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Dimension, Unit};
use rust_decimal::Decimal;

use super::Figure;
use crate::noun::{is_plural, noun_phrase_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Bare numbers take the unit or noun of the figure they are set beside, the noun of the count before them, or the
/// subject that rises and falls; or they are people where the words around say what befell them.
pub(super) fn supply_elided(sentence: &Sentence<'_>, figures: &mut [Figure], lexicon: &'static Lexicon) {
    let mut last: Option<String> = None;
    for at in 0..figures.len() {
        if figures[at].quantity.unit != Unit::Count {
            continue;
        }
        if let Some(noun) = &figures[at].noun {
            if sentence.has(noun.head_at, |sense| matches!(sense, Sense::State)) {
                figures[at].elided = Some("person".to_owned());
            } else if last.is_none() || !stands_aside(sentence, &figures[at]) {
                last = Some(noun.head.clone());
            }
            continue;
        }
        match paired(sentence, figures, at)
            .or_else(|| percent_before(sentence, figures, at))
            .or_else(|| compared(sentence, figures, at))
            .or_else(|| in_one_currency(sentence, figures, at))
        {
            Some(Beside::Unit(unit)) => {
                // "4.75 to 1.75 per cent": no level of an index.
                (figures[at].quantity.unit, figures[at].aside) = (unit, false);
            }
            Some(Beside::Noun(noun)) => figures[at].elided = Some(noun),
            None => {
                figures[at].elided = alone(sentence, &figures[at], last.as_ref(), lexicon);
                // "The toll rose to 14: eight in Arden": the list counts the same.
                if last.is_none() && sentence.word(figures[at].end) == ":" {
                    last.clone_from(&figures[at].elided);
                }
            }
        }
    }
}

/// "Of 900 runners from 14 countries, 850 started": what stands behind a preposition of place or origin is where the others
/// are, and not what the next number counts.
fn stands_aside(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "from" | "in" | "across" | "at" | "over" | "within" | "during")
}

/// The noun of a number that stands beside no other figure.
fn alone(sentence: &Sentence<'_>, figure: &Figure, last: Option<&String>, lexicon: &'static Lexicon) -> Option<String> {
    // "a tremor of magnitude 8" counts nothing.
    let of_scale = |sense: &'static Sense| match sense {
        Sense::Measure(index) => (lexicon.measure(*index).id == "magnitude").then_some(()),
        _ => None,
    };
    if figure.bound_start > 0 && sentence.sense_before(figure.bound_start, Kinds::MEASURE, of_scale).is_some() {
        return None;
    }
    let single = figure.quantity.value == Decimal::ONE;
    if figure.aside && !single {
        return None;
    }
    // "one soldier" is read as an aside, and says itself who is meant.
    if figure.aside && sentence.has(figure.end, |sense| matches!(sense, Sense::Person)) {
        return Some(lexicon.stem(sentence.word(figure.end)).into_owned());
    }
    let befell = |at: usize| {
        sentence.has(at, |sense| matches!(sense, Sense::Measure(_))) && sentence.has(at, |sense| matches!(sense, Sense::Befallen))
    };
    let around = (figure.end..figure.end + 3).chain(figure.bound_start.saturating_sub(2)..figure.bound_start).any(befell);
    let toll = (figure.bound_start.saturating_sub(4)..figure.bound_start).any(|at| matches!(sentence.word(at), "toll" | "crew"));
    let person = || (around || toll || figure.aside).then(|| "person".to_owned());
    last.cloned()
        .or_else(person)
        .or_else(|| moving_subject(sentence, figure, lexicon))
        .or_else(|| counted_subject(sentence, figure, lexicon))
}

/// "The fires, which on Friday were 31, are under control", "the boats numbered 37": a number that ends its clause behind a
/// verb of being counts the subject.
fn counted_subject(sentence: &Sentence<'_>, figure: &Figure, lexicon: &'static Lexicon) -> Option<String> {
    let closed = !sentence.is(figure.end, TokenKind::Word) || matches!(sentence.word(figure.end), "in" | "on" | "and" | "by");
    // "The students were 14 and 15 years old": the next number has a unit that this one shares.
    let paired = sentence.is(figure.end + 1, TokenKind::Numeral);
    let verb = figure
        .bound_start
        .checked_sub(1)
        .filter(|at| matches!(sentence.word(*at), "were" | "numbered" | "number" | "totalled" | "totaled"))?;
    let printed = sentence.is(figure.start, TokenKind::Numeral) && figure.quantity.value >= Decimal::TEN;
    // Between the subject and its verb stand times, commas and relative pronouns, and names of places.
    let plural = (verb.saturating_sub(10)..verb).rev().find(|at| {
        sentence.is(*at, TokenKind::Word) && !sentence.tokens[*at].capital && is_plural(sentence.word(*at)) && !sentence.is_stop(*at)
    })?;
    let definite = (plural.saturating_sub(3)..plural).any(|at| matches!(sentence.word(at), "the" | "these" | "those"));
    let phrase = || noun_phrase_at(sentence, plural, lexicon).filter(|noun| noun.plural).map(|noun| noun.head);
    (closed && !paired && printed && definite).then(phrase).flatten()
}

/// What a figure beside a bare number is a figure of.
enum Beside {
    Unit(Unit),
    Noun(String),
}

/// "from 250 to 1,500 cars", "by 26,000 to 7.37 million patients": the second of a pair names the thing for both.
fn paired(sentence: &Sentence<'_>, figures: &[Figure], at: usize) -> Option<Beside> {
    let (figure, next) = (&figures[at], figures.get(at + 1)?);
    let adjoins = sentence.word(figure.end) == "to" && next.bound_start == figure.end + 1;
    let opened = matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "from" | "by");
    if !adjoins || !opened {
        return None;
    }
    match (next.quantity.unit, &next.noun) {
        (Unit::Count, Some(noun)) => Some(Beside::Noun(noun.head.clone())),
        (unit @ (Unit::Measure(_) | Unit::Percent), _) => Some(Beside::Unit(unit)),
        _ => None,
    }
}

/// "to 112 basis points from 119", "3.1 million barrels to 421.7 million", "within 30 days, or 15", "1,120 of them": a
/// number set beside the measure before it. Percentages and sums of money are too often beside something else.
fn compared(sentence: &Sentence<'_>, figures: &[Figure], at: usize) -> Option<Beside> {
    let figure = &figures[at];
    let before = figures[at.saturating_sub(4)..at]
        .iter()
        .rev()
        .find(|before| !matches!(before.quantity.unit, Unit::Percent | Unit::Money(_) | Unit::Ordinal))?;
    if before.quantity.unit == Unit::Count {
        // "14.2 deaths per 100,000 in 2024 from 11.9"
        let opened = matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "from" | "against");
        let noun = before.noun.as_ref().map(|noun| noun.head.clone()).or_else(|| before.elided.clone());
        return noun.filter(|_| opened).map(Beside::Noun);
    }
    let unit @ (Unit::Measure(_) | Unit::BasisPoint | Unit::PercentagePoint) = before.quantity.unit else { return None };
    let near = figure.bound_start.saturating_sub(before.end) <= 8;
    let ends = !sentence.is(figure.end, TokenKind::Word);
    let link = sentence.word(figure.bound_start.wrapping_sub(1));
    let joined = match link {
        "from" | "against" | "or" | "only" | "versus" => true,
        "and" => ends || sentence.word(figure.end) == "for",
        // "fell by 9 basis points to 1,204" goes on to a level.
        "to" => matches!(unit, Unit::Measure(_)),
        _ => false,
    };
    let (behind, next) = (sentence.word(figure.end), sentence.word(figure.end + 1));
    let of_them = behind == "of" && matches!(next, "them" | "those" | "these" | "that" | "which")
        || matches!(behind, "more" | "less" | "fewer") && next == "than"
        || link == "for" && ends
        || link == "to" && unit.dimension() == Dimension::Share;
    (unit.dimension() != Dimension::Age && (joined && near || of_them)).then_some(Beside::Unit(unit))
}

/// "The 17.6 percent increase is down from 21.5": a decimal set against the share before it.
fn percent_before(sentence: &Sentence<'_>, figures: &[Figure], at: usize) -> Option<Beside> {
    let figure = &figures[at];
    let before = at.checked_sub(1).map(|before| &figures[before]).filter(|before| before.quantity.unit == Unit::Percent)?;
    let from = figure.bound_start.checked_sub(2)?;
    let opened = matches!(sentence.word(from), "down" | "up") && sentence.word(from + 1) == "from";
    let decimal = !figure.quantity.value.is_integer() && figure.end == figure.start + 1;
    let counts = sentence.is(figure.end, TokenKind::Word) && !sentence.is_stop(figure.end);
    (opened && decimal && !counts && before.end <= from).then_some(Beside::Unit(Unit::Percent))
}

/// "sales of 612 million euros, up from 572 million": where a sentence knows one currency, millions of nothing else are money.
fn in_one_currency(sentence: &Sentence<'_>, figures: &[Figure], at: usize) -> Option<Beside> {
    let figure = &figures[at];
    let scaled = (figure.start..figure.end).any(|at| sentence.has(at, |sense| matches!(sense, Sense::Scale(_))));
    // A word behind it is what it counts: "45 million users". A small word or the end is not.
    let counts = sentence.is(figure.end, TokenKind::Word)
        && !sentence.is_stop(figure.end)
        && !sentence.has(figure.end, |sense| matches!(sense, Sense::CalendarUnit(_) | Sense::Role(_) | Sense::Deictic(_)));
    if !scaled || counts || sentence.word(figure.end) == "of" {
        return None;
    }
    let mut unit = None;
    for other in figures {
        match other.quantity.unit {
            Unit::Money(_) if other.bracketed => {}
            money @ Unit::Money(_) if unit.is_none_or(|unit| unit == money) => unit = Some(money),
            // Counts beside the money leave it open which of them a bare number goes with.
            Unit::Count if other.noun.is_some() => return None,
            Unit::Money(_) => return None,
            _ => {}
        }
    }
    figures[..at].iter().any(|before| matches!(before.quantity.unit, Unit::Money(_))).then_some(Beside::Unit(unit?))
}

/// "Doses fell to 1.1 lakh from 4.75 lakh": what rises or falls is what is counted.
fn moving_subject(sentence: &Sentence<'_>, figure: &Figure, lexicon: &'static Lexicon) -> Option<String> {
    let start = figure.bound_start;
    if !matches!(sentence.word(start.wrapping_sub(1)), "to" | "from" | "by" | "at") {
        return None;
    }
    let moves = |at: &usize| sentence.has(*at, |sense| matches!(sense, Sense::Change(_) | Sense::Moves));
    let change = (start.saturating_sub(14)..start).rev().find(moves)?;
    let plural = (change.saturating_sub(5)..change)
        .rev()
        .find(|at| sentence.is(*at, TokenKind::Word) && is_plural(sentence.word(*at)) && !sentence.is_stop(*at))?;
    // Only numbers, small words and times may stand between the verb and the figure.
    let clear = (change + 1..start).all(|at| {
        !sentence.is(at, TokenKind::Word)
            || sentence.is_stop(at)
            || sentence.has(at, |sense| {
                matches!(
                    sense,
                    Sense::Percent
                        | Sense::Currency { .. }
                        | Sense::Change(_)
                        | Sense::Bound(_)
                        | Sense::Scale(_)
                        | Sense::Month(_)
                        | Sense::CalendarUnit(_)
                        | Sense::Cardinal(_)
                )
            })
    });
    let opens = clear && plural < 24 && (0..plural).all(|at| sentence.is(at, TokenKind::Word));
    opens.then(|| noun_phrase_at(sentence, plural, lexicon)).flatten().filter(|noun| noun.plural).map(|noun| noun.head)
}
