//! Times of day, and the day beside them.

use super::zones::zone;
use super::*;
use crate::stopwatch::stopwatch_at;

pub(super) fn part_of_day(word: &str) -> Option<PartOfDay> {
    Some(match word {
        "morning" => PartOfDay::Morning,
        "afternoon" => PartOfDay::Afternoon,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        _ => return None,
    })
}

/// "14:00", "8:15 p.m. EST", "3pm", "noon".
pub(super) fn clock_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if let Some(found) = clock_in_words_at(sentence, at) {
        return Some(found);
    }
    let named = match sentence.word(at) {
        "noon" | "midday" => Some(12),
        "midnight" => Some(0),
        _ => None,
    };
    // "By mid-day"
    let hyphenated = sentence.word(at) == "mid" && sentence.is(at + 1, TokenKind::Hyphen) && sentence.word(at + 2) == "day";
    if hyphenated {
        return Some(on_day(sentence, at + 3, Clock { hour: 12, minute: 0, zone: None, either_half: false }));
    }
    if let Some(hour) = named {
        return Some(on_day(sentence, at + 1, Clock { hour, minute: 0, zone: None, either_half: false }));
    }
    // "1800 UTC", "0240 GMT"
    if sentence.is(at, TokenKind::Numeral) && sentence.printed(at).len() == 4 && is_zone(sentence.printed(at + 1)) {
        let (hour, minute): (u32, u32) = (sentence.printed(at).get(..2)?.parse().ok()?, sentence.printed(at).get(2..)?.parse().ok()?);
        let clock = Clock { hour, minute, zone: Some(sentence.printed(at + 1).to_owned()), either_half: false };
        return (hour < 24 && minute < 60).then(|| on_day(sentence, at + 2, clock));
    }
    if !sentence.is(at, TokenKind::Numeral) || sentence.printed(at).len() > 5 {
        return None;
    }
    // "2:05:11" is how long a race took.
    let inside = at > 0 && sentence.word(at - 1) == ":" && sentence.tokens[at].glued;
    if inside || stopwatch_at(sentence, at).is_some() {
        return None;
    }
    let (hour_words, dotted) = match sentence.printed(at).split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute)),
        Some(_) => return None,
        None => (sentence.printed(at), None),
    };
    if hour_words.len() > 2 {
        return None;
    }
    let mut hour: u32 = hour_words.parse().ok()?;
    let mut end = at + 1;
    let mut minute = None;
    if let Some(dotted) = dotted {
        minute = Some(dotted.parse::<u32>().ok()?);
    } else if sentence.word(end) == ":"
        && sentence.tokens[end].glued
        && sentence.is(end + 1, TokenKind::Numeral)
        && sentence.tokens[end + 1].glued
    {
        // "Matthew 5:9" is no clock.
        minute = Some(sentence.printed(end + 1).parse::<u32>().ok().filter(|_| sentence.printed(end + 1).len() == 2)?);
        end += 2;
    }
    let half = match sentence.word(end).replace('.', "").as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    if half.is_some() {
        end += 1;
        if sentence.word(end) == "." && sentence.tokens[end].glued && end + 1 < sentence.len() {
            end += 1;
        }
    }
    // "8.15" alone is a number; a clock needs a colon or "a.m.".
    if half.is_none() && (minute.is_none() || dotted.is_some())
        || hour > 24
        || minute.is_some_and(|minute| minute > 59)
        || half.is_some() && !(1..=12).contains(&hour)
    {
        return None;
    }
    hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let mut zone = None;
    if sentence.is(end, TokenKind::Word) && is_zone(sentence.printed(end)) {
        zone = Some(sentence.printed(end).to_owned());
        end += 1;
    } else if sentence.word(end) == "local" && sentence.word(end + 1) == "time" {
        end += 2;
    }
    let clock = Clock { hour, minute: minute.unwrap_or(0), zone, either_half: false };
    Some(on_day(sentence, end, clock))
}

/// "at 14:00 on Friday", "8 p.m. Tuesday": the day behind a clock belongs to it.
pub(super) fn on_day(sentence: &Sentence<'_>, end: usize, clock: Clock) -> (usize, TimeExpression) {
    let day_start = if matches!(sentence.word(end), "on" | ",") { end + 1 } else { end };
    match calendar_point_at(sentence, day_start) {
        Some((after, day @ (TimeExpression::Weekday(..) | TimeExpression::Day { .. } | TimeExpression::RelativeDay(_)))) => {
            (after, TimeExpression::Clock(clock, Some(Box::new(day))))
        }
        _ => (end, TimeExpression::Clock(clock, None)),
    }
}

pub(crate) fn is_zone(printed: &str) -> bool {
    zone(printed).is_some()
}
