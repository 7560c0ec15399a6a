//! Times reached by counting units from another: "two days from tomorrow", "1 month and 21 days ago", "within 3 years",
//! "the next two weeks", "the rest of the year".

use super::*;

/// "2 years 1 month and 21 days", "three weeks": the counts with their units.
fn steps_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Vec<(u32, Grain)>)> {
    let mut steps = Vec::new();
    let mut end = at;
    let mut position = at;
    while steps.len() < 4 {
        let Some((unit, count)) = small_number(sentence, position) else { break };
        let Some((after, grain)) = calendar_unit(sentence, unit) else { break };
        if !matches!(grain, Grain::Day | Grain::Week | Grain::Month | Grain::Year | Grain::Decade) {
            break;
        }
        steps.push((count, grain));
        end = after;
        position = after + usize::from(matches!(sentence.word(after), "and" | ","));
    }
    (!steps.is_empty()).then_some((end, steps))
}

fn today() -> Box<TimeExpression> {
    Box::new(TimeExpression::RelativeDay(0))
}

/// "today", "now", "tomorrow", and days with a date, as the point that units are counted from.
fn anchor_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Box<TimeExpression>)> {
    if sentence.word(at) == "now" {
        return Some((at + 1, today()));
    }
    let (end, point) = unit_at(sentence, at)
        .filter(|(_, unit)| matches!(unit, TimeExpression::RelativeDay(_)))
        .or_else(|| month_at(sentence, at))
        .or_else(|| day_first_at(sentence, at))
        .or_else(|| weekday_at(sentence, at))?;
    matches!(point, TimeExpression::RelativeDay(_) | TimeExpression::Day { .. } | TimeExpression::Weekday(..))
        .then(|| (end, Box::new(point)))
}

pub(super) fn shifted_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let word = sentence.word(at);
    if word == "within" {
        let mut start = at + 1 + usize::from(sentence.word(at + 1) == "the");
        let coming = matches!(sentence.word(start), "next" | "coming" | "upcoming" | "following");
        start += usize::from(coming);
        let (end, steps) = steps_at(sentence, start)?;
        // "within 30 days of the ruling" runs from the ruling.
        return (!matches!(sentence.word(end), "of" | "from" | "after")).then_some((end, TimeExpression::Within(steps)));
    }
    if word == "in" {
        let (end, steps) = steps_at(sentence, at + 1)?;
        // "in three weeks" says how long it took as often as when it will be.
        let ahead = sentence.word(end) == "'" || sentence.word(end) == "time" || sentence.is(end, TokenKind::Possessive);
        let will = (at.saturating_sub(8)..at).any(|at| matches!(sentence.word(at), "will" | "'ll" | "shall" | "due"));
        let closed = end >= sentence.len() || sentence.is(end, TokenKind::Punctuation);
        let end = end + usize::from(sentence.is(end, TokenKind::Possessive));
        let end = end + usize::from(ahead && sentence.word(end) == "time");
        return (ahead || will && closed).then(|| (end, TimeExpression::Shifted { steps, ahead: true, from: today() }));
    }
    let (end, steps) = steps_at(sentence, at)?;
    match sentence.word(end) {
        "ago" if steps.len() > 1 => Some((end + 1, TimeExpression::Shifted { steps, ahead: false, from: today() })),
        direction @ ("from" | "after" | "before") => {
            let (after, from) = anchor_at(sentence, end + 1)?;
            // "six weeks from 1 February" is a length and a date: only "now", "today" and "tomorrow" make it one day.
            if direction == "from" && !matches!(*from, TimeExpression::RelativeDay(_)) {
                return None;
            }
            if direction == "from" && sentence.word(at.wrapping_sub(1)) == "for" && steps.len() == 1 {
                return Some((after, TimeExpression::Starting(steps[0].0, steps[0].1, from)));
            }
            // "three days from tomorrow" counts on; "two weeks before 9 May" counts back.
            Some((after, TimeExpression::Shifted { steps, ahead: direction != "before", from }))
        }
        "starting" | "beginning" if steps.len() == 1 => {
            let next = end + 1 + usize::from(matches!(sentence.word(end + 1), "from" | "on"));
            let (after, from) = unit_at(sentence, next).or_else(|| anchor_at(sentence, next).map(|(end, from)| (end, *from)))?;
            let (count, grain) = steps[0];
            matches!(from, TimeExpression::RelativeDay(_) | TimeExpression::Day { .. } | TimeExpression::Weekday(..))
                .then(|| (after, TimeExpression::Starting(count, grain, Box::new(from))))
        }
        _ => None,
    }
}

/// "the next two weeks", "the coming 3 months", "next 2 days".
pub(super) fn next_units_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    if !matches!(sentence.word(start), "next" | "coming" | "upcoming" | "following") {
        return None;
    }
    let (unit, count) = small_number(sentence, start + 1)?;
    let (end, grain) = calendar_unit(sentence, unit)?;
    // "over the following two days" counts from the story, not from publication.
    (sentence.word(start) != "following").then_some((end, TimeExpression::Ahead(count, grain)))
}

/// "the rest of the week", "the remainder of the year", "rest of my week".
pub(super) fn rest_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    if !matches!(sentence.word(start), "rest" | "remainder") {
        return None;
    }
    let mut unit = start + 1 + usize::from(sentence.word(start + 1) == "of");
    let whole = unit;
    if matches!(sentence.word(unit), "the" | "this" | "my" | "our" | "current") {
        unit += 1;
    }
    let (end, grain) = calendar_unit(sentence, unit)?;
    (matches!(grain, Grain::Week | Grain::Month | Grain::Quarter | Grain::Year | Grain::Decade) && (unit > whole || grain == Grain::Week))
        .then_some((end, TimeExpression::Rest(grain)))
}

/// "the year after next", "the weekend after the next".
pub(super) fn after_next_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let grain = if sentence.word(start) == "weekend" { None } else { Some(calendar_unit(sentence, start)?.1) };
    if sentence.word(start + 1) != "after" {
        return None;
    }
    let next = start + 2 + usize::from(sentence.word(start + 2) == "the");
    (sentence.word(next) == "next" && matches!(grain, None | Some(Grain::Week | Grain::Month | Grain::Quarter | Grain::Year)))
        .then_some((next + 1, TimeExpression::AfterNext(grain)))
}

/// "the end of the month", "that year", "the year-ago quarter", "later in the year": units the text has spoken of.
pub(super) fn spoken_unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    // "the year-ago quarter", "the prior-year period"
    let earlier = match (sentence.word(start), sentence.word(start + 2)) {
        ("year", "ago" | "earlier") | ("prior" | "previous", "year") => sentence.is(start + 1, TokenKind::Hyphen),
        _ => false,
    };
    if earlier {
        let unit = start + 3;
        let grain = match sentence.word(unit) {
            "period" => None,
            _ => Some(calendar_unit(sentence, unit)?.1),
        };
        return Some((unit + 1, TimeExpression::YearAgo(grain)));
    }
    let part = sentence.sense_of(at, Kinds::PERIOD_PART, |sense| match sense {
        Sense::PeriodPart(PeriodPart::Early | PeriodPart::Mid | PeriodPart::Late) => Some(()),
        _ => None,
    });
    let (unit, narrowed) = match part {
        Some((end, ())) => (end + usize::from(sentence.word(end) == "in"), true),
        None => (at, false),
    };
    let grain = |at: usize| {
        calendar_unit(sentence, at)
            .filter(|(_, grain)| matches!(grain, Grain::Week | Grain::Month | Grain::Quarter | Grain::Year | Grain::Decade))
    };
    match sentence.word(unit) {
        // "earlier in the week", "by the end of the year"
        "the" if narrowed => grain(unit + 1).map(|(end, grain)| (end, TimeExpression::ThatUnit(grain))),
        "that" => {
            if sentence.word(unit + 1) == "weekend" {
                let day = Box::new(TimeExpression::ThatUnit(Grain::Day));
                return Some((unit + 2, TimeExpression::WeekendNear(day)));
            }
            // "said that year-on-year": no unit of the calendar.
            grain(unit + 1)
                .filter(|(end, _)| !sentence.is(*end, TokenKind::Hyphen))
                .map(|(end, grain)| (end, TimeExpression::ThatUnit(grain)))
        }
        _ => None,
    }
}
