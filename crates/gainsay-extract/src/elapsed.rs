//! A length of time beside the two clocks that it lies between: "from 10:15 to 11:05, a 30-minute outage".

use gainsay_model::{BETWEEN_CLOCKS, Dimension, ELAPSED, MeasureUnit, NameKind, Quantity, Span, Unit};
use rust_decimal::Decimal;

use crate::figures::Figure;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::times::{Clock, TimeExpression};
use crate::tokens::TokenKind;

/// How far from the clocks the length may stand in their own sentence, in tokens.
const BESIDE: usize = 5;

/// How far before its clock the verb that begins or ends something may stand, in tokens.
const VERB_REACH: usize = 5;

/// Sentences with more times than this are tables of times.
const MOST_TIMES: usize = 8;

/// Minutes in half a day: clocks are printed without saying which half.
const HALF_DAY: u32 = 12 * 60;

/// A length of time, stated or reckoned from two clocks, with its measure class.
pub(crate) struct ElapsedMention {
    pub(crate) span: Span,
    pub(crate) quantity: Quantity,
    pub(crate) class: &'static str,
}

/// Two clocks between which something lasted, by their tokens.
struct Ends {
    minutes: u32,
    start: usize,
    end: usize,
}

/// What a sentence says of how long something took.
pub(crate) enum Timed {
    /// Two clocks, and the length stated beside them.
    Both(ElapsedMention, ElapsedMention),
    /// Two clocks, of which the next sentence may give the length.
    Clocks(ElapsedMention),
    Nothing,
}

/// The stretch between two clocks of a sentence, and the length that stands beside them.
pub(crate) fn timed(reading: &Reading<'_>) -> Timed {
    let sentence = &reading.sentence;
    let Some(ends) = (!sentence.heading && reading.times.len() <= MOST_TIMES).then(|| ends(reading)).flatten() else {
        return Timed::Nothing;
    };
    let span = sentence.span_of(ends.start, ends.end);
    let Some(minute) = MeasureUnit::named("minute") else { return Timed::Nothing };
    let quantity = Quantity::exactly(Decimal::from(ends.minutes), Unit::Measure(minute), span.of(sentence.text));
    let clocks = ElapsedMention { span, quantity, class: BETWEEN_CLOCKS };
    match reading.figures.iter().find(|figure| stands_beside(sentence, figure, &ends)) {
        Some(figure) => Timed::Both(clocks, stated(figure)),
        None => Timed::Clocks(clocks),
    }
}

/// The length that a sentence gives of what the clocks of the sentence before have timed.
pub(crate) fn length_going_on(reading: &Reading<'_>) -> Option<ElapsedMention> {
    reading.figures.first().filter(|figure| goes_on(&reading.sentence, figure)).map(stated)
}

fn stated(figure: &Figure) -> ElapsedMention {
    ElapsedMention { span: figure.span, quantity: figure.quantity.clone(), class: ELAPSED }
}

/// "From 10:15 to 11:05", or "left at 9.10am and landed at 11.45am": the minutes between, within half a day.
fn ends(reading: &Reading<'_>) -> Option<Ends> {
    let sentence = &reading.sentence;
    let minutes = |from: &Clock, to: &Clock| {
        let day = |clock: &Clock| (clock.hour % 12) * 60 + clock.minute;
        (from.zone == to.zone || to.zone.is_some() && from.zone.is_none()).then(|| (day(to) + HALF_DAY - day(from)) % HALF_DAY)
    };
    let mut clocks = Vec::new();
    for time in &reading.times {
        match &time.expression {
            TimeExpression::Interval(from, to) => {
                if let (TimeExpression::Clock(from, None), TimeExpression::Clock(to, _)) = (&**from, &**to) {
                    // Two stretches in one sentence: which of them a length is of is not said.
                    if !clocks.is_empty() || reading.times.len() > 2 {
                        return None;
                    }
                    return Some(Ends { minutes: minutes(from, to)?, start: time.start, end: time.end });
                }
            }
            TimeExpression::Clock(clock, day) => clocks.push((clock, day, time)),
            _ => {}
        }
    }
    let [(from, first_day, first), (to, last_day, last)] = clocks[..] else { return None };
    // Two days, of which the clocks alone do not tell how many lie between.
    if last_day.is_some() && first_day != last_day {
        return None;
    }
    let verb_before = |at: usize, accept: fn(&str) -> bool| {
        let reach = at.saturating_sub(VERB_REACH)..at;
        reach.clone().any(|at| accept(sentence.word(at))) && !reach.clone().any(|at| sentence.word(at) == "by")
    };
    let opened = verb_before(first.start, begins);
    let closed = (first.end..last.start).len() <= 14 && verb_before(last.start, finishes);
    let one = (first.end..last.start).all(|at| !matches!(sentence.word(at), ";" | "but" | "who" | "while" | "when"));
    // "Left Halden at 9 and landed in Saltmere at 11": clocks of two places may be of two zones.
    let travelled = verb_before(first.start, travels) || verb_before(last.start, travels);
    let zoned = (0..sentence.len()).any(|at| sentence.word(at) == "local")
        || travelled && reading.names.iter().any(|mention| mention.name.kind != NameKind::Person);
    (opened && closed && one && !zoned).then_some(())?;
    Some(Ends { minutes: minutes(from, to)?, start: first.start, end: last.end })
}

fn begins(word: &str) -> bool {
    matches!(
        word,
        "left"
            | "departed"
            | "off"
            | "began"
            | "started"
            | "opened"
            | "closed"
            | "shut"
            | "out"
            | "failed"
            | "set"
            | "cut"
            | "halted"
            | "stopped"
    )
}

fn travels(word: &str) -> bool {
    matches!(word, "left" | "departed" | "off" | "set" | "landed" | "arrived" | "down" | "returned" | "reached")
}

fn finishes(word: &str) -> bool {
    matches!(
        word,
        "landed"
            | "arrived"
            | "down"
            | "ended"
            | "finished"
            | "closed"
            | "reopened"
            | "back"
            | "restored"
            | "returned"
            | "concluded"
            | "resumed"
            | "again"
            | "reached"
    )
}

fn is_length(figure: &Figure) -> bool {
    figure.quantity.unit.dimension() == Dimension::Duration
        && matches!(figure.quantity.unit.name(), "minute" | "hour")
        && figure.quantity.bounds.is_closed()
        && figure.quantity.change.is_none()
}

/// What lasts from one clock to another.
fn is_stretch(word: &str) -> bool {
    matches!(
        word,
        "blackout"
            | "ceremony"
            | "closure"
            | "crossing"
            | "curfew"
            | "debate"
            | "flight"
            | "hearing"
            | "journey"
            | "meeting"
            | "operation"
            | "outage"
            | "ride"
            | "service"
            | "session"
            | "shift"
            | "shutdown"
            | "siege"
            | "standoff"
            | "stoppage"
            | "strike"
            | "trip"
            | "vigil"
            | "voyage"
            | "walkout"
    )
}

/// Whether nothing but what lasted follows a length: "a 30-minute outage", "(50 minutes)", "two hours in all".
fn is_of_the_stretch(sentence: &Sentence<'_>, end: usize) -> bool {
    let closed = end >= sentence.len() || sentence.is(end, TokenKind::Punctuation);
    closed || is_stretch(sentence.word(end)) || sentence.word(end) == "in" && matches!(sentence.word(end + 1), "all" | "total")
}

fn is_longer(figure: &Figure, minutes: u32) -> bool {
    let per_unit = if figure.quantity.unit.name() == "hour" { Decimal::from(60) } else { Decimal::ONE };
    figure.quantity.value.checked_mul(per_unit).is_some_and(|stated| stated > Decimal::from(minutes))
}

/// "(50 minutes)", "a 30-minute outage", "for two hours": right behind the clocks, or right before them.
fn stands_beside(sentence: &Sentence<'_>, figure: &Figure, ends: &Ends) -> bool {
    let behind = figure.start >= ends.end && figure.start - ends.end <= BESIDE;
    let before = figure.end <= ends.start && ends.start - figure.end <= 2;
    let between = if behind { ends.end..figure.start } else { figure.end..ends.start };
    let clear = between.clone().all(|at| {
        matches!(
            sentence.word(at),
            "," | "("
                | "a"
                | "an"
                | "or"
                | "for"
                | "lasting"
                | "some"
                | "about"
                | "roughly"
                | "just"
                | "over"
                | "from"
                | "between"
                | "in"
                | "all"
                | "-"
                | "–"
                | "the"
                | "of"
                | "total"
        )
    });
    // "Spoke for 20 minutes between 10:00 and 11:30": a part of the time.
    let within = before && sentence.word(ends.start) == "between" && !is_longer(figure, ends.minutes);
    is_length(figure) && (before || behind && is_of_the_stretch(sentence, figure.end)) && !within && clear && !is_another(sentence, figure)
}

/// "After 35 minutes in the air", "The flight took two hours": a sentence that goes on about what the clocks timed.
fn goes_on(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    let word = |at: usize| sentence.word(at);
    let spent = matches!(word(figure.end), "in" | "without" | "aloft" | "airborne")
        || word(figure.end) == "of" && matches!(word(figure.end + 1), "darkness" | "flight" | "silence");
    let after = word(0) == "after" && figure.start <= 3 && spent;
    let took = (figure.start.saturating_sub(3)..figure.start).any(|at| matches!(word(at), "took" | "lasted" | "lasting"));
    let it = word(0) == "the" && is_stretch(word(1));
    // "The crossing took 20 minutes to prepare"
    let something_else = matches!(word(figure.end), "to" | "for" | "until");
    is_length(figure) && (after || took && it && figure.start <= 7 && !something_else) && !is_another(sentence, figure)
}

/// "Ten minutes later than planned", "every 20 minutes", "a 30-minute delay": a length of another thing.
fn is_another(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    (figure.end..figure.end + 4).any(|at| {
        matches!(
            sentence.word(at),
            "later"
                | "late"
                | "earlier"
                | "early"
                | "before"
                | "after"
                | "ahead"
                | "behind"
                | "delay"
                | "delays"
                | "interval"
                | "intervals"
                | "longer"
                | "shorter"
                | "more"
                | "less"
                | "each"
                | "break"
                | "pause"
                | "ago"
                | "apart"
                | "drive"
                | "walk"
        )
    }) || (figure.start.saturating_sub(3)..figure.start)
        .any(|at| matches!(sentence.word(at), "every" | "each" | "within" | "another" | "first" | "last" | "per"))
}

#[cfg(test)]
mod tests {
    use gainsay_model::{BETWEEN_CLOCKS, Document, DocumentIndex, ELAPSED};

    fn read(text: &str) -> Vec<String> {
        let mut document = Document::of_text("a", text.to_owned(), None);
        document.published = "2025-06-24".parse().ok();
        let timed = |class: &str| [BETWEEN_CLOCKS, ELAPSED].contains(&class);
        crate::extract(&document, DocumentIndex(0))
            .claims
            .iter()
            .filter(|claim| claim.measure.as_ref().is_some_and(|measure| timed(&measure.class)))
            .filter_map(|claim| claim.quantity())
            .map(|quantity| format!("{} {}", quantity.value.normalize(), quantity.unit.name()))
            .collect()
    }

    #[test]
    fn a_length_beside_its_clocks_is_read_with_them() {
        assert_eq!(read("The line was down from 10:15 to 11:05, a 30-minute outage."), ["50 minute", "30 minute"]);
        assert_eq!(read("Shops shut for three hours between 2pm and 4.30pm."), ["150 minute", "3 hour"]);
        assert_eq!(read("The plane left at 9.10am and landed at 11.45am. The flight took 95 minutes."), ["155 minute", "95 minute"]);
        assert_eq!(
            read("It went out at 11 p.m. and was restored at 1 a.m. After three hours in the dark, all cheered."),
            ["120 minute", "3 hour"]
        );
    }

    #[test]
    fn lengths_of_other_things_are_left_alone() {
        assert_eq!(read("The shop is open from 10:15 to 11:05, ten minutes later than planned."), Vec::<String>::new());
        assert_eq!(read("Buses run from 10:15 to 23:05 every 20 minutes."), Vec::<String>::new());
        assert_eq!(
            read("The plane left Oslo at 9.10am and landed in Athens at 11.45am. The flight took 95 minutes."),
            Vec::<String>::new()
        );
        assert_eq!(read("The plane left at 9.10am and landed at 11.45am local time. The flight took 95 minutes."), Vec::<String>::new());
        assert_eq!(
            read("It left at 9.10am on Monday and returned at 11.45am on Wednesday. The trip took two hours."),
            Vec::<String>::new()
        );
        assert_eq!(read("Police came at 10:15 and left at 11:05. The trial took two hours."), Vec::<String>::new());
    }
}
