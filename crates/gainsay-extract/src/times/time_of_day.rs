//! The minutes of the day that a time expression and the words before it allow.

use gainsay_lexicon::Sense;
use gainsay_model::{TimeOfDay, Zone};

use super::zones::zone;
use super::{Clock, PartOfDay, TimeExpression, TimeMention};
use crate::sentence::Sentence;

/// A whole hour without minutes ("3 p.m.") stands for what is said to the nearest half hour, and less a little: 8 p.m. and
/// 9 p.m. are two times.
const HOUR_SLACK: u16 = 25;

/// The time of day of a mention, if its words give one.
pub(crate) fn time_of_day(sentence: &Sentence<'_>, mention: &TimeMention) -> Option<TimeOfDay> {
    let before = |back: usize| mention.start.checked_sub(back).map_or("", |at| sentence.word(at));
    match &mention.expression {
        // Either of two moments: nothing can be held against it.
        TimeExpression::Clock(clock, _) if clock.either_half => None,
        TimeExpression::Clock(clock, _) => Some(bounded(by_the_clock(sentence, mention, clock), before(1), before(2))),
        TimeExpression::PartOfDay(_, part) => Some(part_of_day(*part)),
        TimeExpression::Day { .. } | TimeExpression::Weekday(..) | TimeExpression::RelativeDay(_) => {
            // "early Monday", "late on Sunday", and the words may be inside the mention ("early Tuesday").
            let lead = [sentence.word(mention.start), before(1), if before(1) == "on" { before(2) } else { "" }];
            if let Some(hours) = hours_before(sentence, mention.start) {
                return Some(hours);
            }
            // "Five days later on 17 November" tells the days, and no hour.
            let counted = sentence.has(mention.start.saturating_sub(3), |sense| matches!(sense, Sense::CalendarUnit(_)))
                || sentence.has(mention.start.saturating_sub(2), |sense| matches!(sense, Sense::CalendarUnit(_)));
            lead.iter().find_map(|word| match *word {
                "early" => Some(TimeOfDay::between(0, 10 * 60, Zone::Unstated)),
                "late" | "later" if !counted => Some(TimeOfDay::between(15 * 60, 27 * 60, Zone::Unstated)),
                "overnight" => Some(TimeOfDay::between(0, 30 * 60, Zone::Unstated)),
                _ => None,
            })
        }
        _ => None,
    }
}

/// "in the early hours of Saturday", "before dawn on Tuesday".
fn hours_before(sentence: &Sentence<'_>, start: usize) -> Option<TimeOfDay> {
    let at = start.checked_sub(1).filter(|at| matches!(sentence.word(*at), "of" | "on"))?;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| sentence.word(at));
    let to = match (word(2), word(1)) {
        ("early" | "small" | "wee", "hours") => 8 * 60,
        ("before", "dawn" | "daybreak" | "sunrise") => 8 * 60,
        ("at" | "around" | "after", "dawn" | "daybreak" | "sunrise") => 10 * 60,
        _ => return None,
    };
    Some(TimeOfDay::between(0, to, Zone::Unstated))
}

fn by_the_clock(sentence: &Sentence<'_>, mention: &TimeMention, clock: &Clock) -> TimeOfDay {
    let number = |value: u32| u16::try_from(value).unwrap_or(0);
    let zone = clock.zone.as_deref().map_or(Zone::Unstated, |letters| zone(letters).unwrap_or(Zone::Unsettled));
    let at = TimeOfDay::at(number(clock.hour) % 24, number(clock.minute), zone);
    let midnight = sentence.word(mention.start) == "midnight";
    // Midnight begins a day and ends one.
    if midnight {
        return TimeOfDay::between(0, 24 * 60, zone);
    }
    let whole_hour = clock.minute == 0 && !mention.span.of(sentence.text).contains("00");
    if whole_hour { TimeOfDay::between(at.from.saturating_sub(HOUR_SLACK), at.to + HOUR_SLACK, zone) } else { at }
}

/// "around 8:15", "shortly before noon", "before 9 a.m.", "after 9 a.m.".
fn bounded(time: TimeOfDay, before: &str, before_that: &str) -> TimeOfDay {
    let close = matches!(before_that, "just" | "shortly" | "soon" | "minutes" | "moments" | "right");
    match before {
        "around" | "about" | "roughly" | "approximately" | "circa" | "nearly" | "almost" | "some" | "near" => time.loosely(),
        "before" | "after" | "past" if close => time.loosely(),
        "before" => TimeOfDay::between(0, time.to, time.zone),
        "after" | "past" | "since" | "from" => TimeOfDay::between(time.from, 24 * 60, time.zone),
        _ => time,
    }
}

fn part_of_day(part: PartOfDay) -> TimeOfDay {
    // Generous at both ends: "night" runs into the morning and "morning" begins at midnight.
    let (from, to) = match part {
        PartOfDay::Morning => (0, 12 * 60),
        PartOfDay::Afternoon => (12 * 60, 18 * 60 + 30),
        PartOfDay::Evening => (16 * 60, 24 * 60),
        PartOfDay::Night => (17 * 60, 30 * 60),
    };
    TimeOfDay::between(from, to, Zone::Unstated)
}
