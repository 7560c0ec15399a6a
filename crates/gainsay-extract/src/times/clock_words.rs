//! Times of day in words: "half past six", "a quarter to nine", "six o'clock in the evening".

use super::clock::{on_day, part_of_day};
use super::*;

/// A time of day in words. Where they do not say which half of the day, the clock shows the hours before noon, and says
/// that its half is not settled.
pub(super) fn clock_in_words_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let (end, hour, minute) = on_the_hour(sentence, at).or_else(|| past_or_to(sentence, at))?;
    let (end, half) = half_of_day(sentence, end, hour).map_or((end, None), |(end, half)| (end, Some(half)));
    let clock = |half: Option<Half>| {
        let hour = match half {
            Some(Half::AfterNoon) => hour % 12 + 12,
            Some(Half::BeforeNoon) => hour % 12,
            None => hour,
        };
        Clock { hour, minute, zone: None, either_half: half.is_none() }
    };
    let (after, expression) = on_day(sentence, end, clock(half));
    let TimeExpression::Clock(_, day) = expression else { return None };
    // "At six o'clock on Tuesday evening"
    let named = day.as_ref().filter(|_| half.is_none()).and_then(|_| part_of_day(sentence.word(after)));
    match named.and_then(|part| half_of_part(part, hour)) {
        Some(half) => Some((after + 1, TimeExpression::Clock(clock(Some(half)), day))),
        None => Some((after, TimeExpression::Clock(clock(half), day))),
    }
}

#[derive(Clone, Copy)]
enum Half {
    BeforeNoon,
    AfterNoon,
}

/// "six o'clock", "6 o'clock".
fn on_the_hour(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32, u32)> {
    let (next, hour) = number(sentence, at).filter(|(_, hour)| (1..=12).contains(hour))?;
    let clock = sentence.word(next) == "o" && matches!(sentence.word(next + 1), "'" | "’" | "‘") && sentence.word(next + 2) == "clock";
    clock.then_some((next + 3, hour, 0))
}

/// "half past six", "a quarter to nine", "at ten past eight". In "fell by a quarter to nine million" the words are none.
fn past_or_to(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32, u32)> {
    let article = usize::from(sentence.word(at) == "a");
    let part = at + article;
    let (next, minutes) = match sentence.word(part) {
        "half" if article == 0 => (part + 1, 30),
        "quarter" => (part + 1, 15),
        _ if article == 0 => {
            let (next, minutes) = number(sentence, at)?;
            let named = matches!(sentence.word(next), "minute" | "minutes");
            (matches!(minutes, 5 | 10 | 20 | 25) || named && minutes < 30).then_some((next + usize::from(named), minutes))?
        }
        _ => return None,
    };
    let past = match sentence.word(next) {
        "past" => true,
        "to" if minutes < 30 => false,
        _ => return None,
    };
    let (end, hour) = number(sentence, next + 1).filter(|(_, hour)| (1..=12).contains(hour))?;
    let end = if on_the_hour(sentence, next + 1).is_some() { end + 3 } else { end };
    // "A quarter to", "ten past": only where a time is looked for, and nothing is counted behind it.
    let before = sentence.word(at.wrapping_sub(1));
    let led = match (minutes, past) {
        (30, _) => true,
        (_, true) => matches!(
            before,
            "at" | "around" | "about" | "until" | "till" | "from" | "before" | "after" | "just" | "nearly" | "almost" | "by"
        ),
        (_, false) => matches!(before, "at" | "around" | "about" | "until" | "till" | "before" | "after"),
    };
    (led && closes(sentence, end)).then_some(())?;
    if past { Some((end, hour, minutes)) } else { Some((end, if hour == 1 { 12 } else { hour - 1 }, 60 - minutes)) }
}

/// Whether nothing is counted behind a number: "nine on Tuesday", "nine, when", and not "nine million", "nine years".
fn closes(sentence: &Sentence<'_>, at: usize) -> bool {
    let counted = sentence.is(at, TokenKind::Word)
        && !sentence.is_stop(at)
        && !matches!(sentence.word(at), "am" | "a.m" | "a.m." | "pm" | "p.m" | "p.m." | "local" | "today" | "yesterday" | "tomorrow")
        && !sentence.has(at, |sense| matches!(sense, Sense::Weekday(_)));
    !counted && !matches!(sentence.kind(at), Some(TokenKind::Hyphen | TokenKind::Symbol | TokenKind::Numeral | TokenKind::Code))
}

fn number(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    if sentence.is(at, TokenKind::Numeral) {
        return sentence.printed(at).parse().ok().map(|value| (at + 1, value));
    }
    let cardinal = |at: usize| {
        sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
            Sense::Cardinal(value) => value.to_u32(),
            _ => None,
        })
    };
    let (end, value) = cardinal(at)?;
    // "twenty-five past"
    if value == 20
        && sentence.is(end, TokenKind::Hyphen)
        && let Some((end, ones)) = cardinal(end + 1).filter(|(_, ones)| *ones < 10)
    {
        return Some((end, value + ones));
    }
    Some((end, value))
}

/// "in the morning", "at night", "p.m.", "that evening": which half of the day, and the end of the words.
fn half_of_day(sentence: &Sentence<'_>, at: usize, hour: u32) -> Option<(usize, Half)> {
    match sentence.word(at).replace('.', "").as_str() {
        "am" => return Some((at + 1, Half::BeforeNoon)),
        "pm" => return Some((at + 1, Half::AfterNoon)),
        _ => {}
    }
    let part_at = match (sentence.word(at), sentence.word(at + 1)) {
        ("in", "the") => at + 2,
        ("at" | "this" | "that", _) => at + 1,
        _ => return None,
    };
    let part = part_of_day(sentence.word(part_at))?;
    half_of_part(part, hour).map(|half| (part_at + 1, half))
}

fn half_of_part(part: PartOfDay, hour: u32) -> Option<Half> {
    Some(match part {
        PartOfDay::Morning => Half::BeforeNoon,
        PartOfDay::Afternoon | PartOfDay::Evening => Half::AfterNoon,
        PartOfDay::Night if (6..12).contains(&hour) => Half::AfterNoon,
        // Midnight begins a day and ends one.
        PartOfDay::Night if hour == 12 => return None,
        PartOfDay::Night => Half::BeforeNoon,
    })
}

#[cfg(test)]
mod tests {
    use gainsay_model::Document;

    /// The figures of a text and the TIMEX3 values of its times, and what their clocks allow in minutes of the day.
    fn read(text: &str) -> Vec<String> {
        let document = Document::of_text("case", text.to_owned(), "2025-06-12".parse().ok());
        crate::mentions(&document)
            .iter()
            .map(|mention| match (&mention.quantity, &mention.period) {
                (Some(quantity), _) => format!("{} {}", quantity.value, quantity.unit.name()),
                (_, Some(period)) => {
                    let clock = period.clock.map(|clock| format!(" {} to {}", clock.from, clock.to)).unwrap_or_default();
                    format!("{}{clock}", mention.timex.clone().unwrap_or_default())
                }
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn words_tell_the_time_where_they_tell_the_half_of_the_day() {
        assert_eq!(read("They met at half past six in the morning."), ["T06:30 390 to 390"]);
        assert_eq!(read("They met at half past six in the evening."), ["T18:30 1110 to 1110"]);
        assert_eq!(read("They met at a quarter to nine on Tuesday evening."), ["2025-06-10T20:45 1245 to 1245"]);
        assert_eq!(read("The bells rang at ten past eight p.m. on Tuesday."), ["2025-06-10T20:10 1210 to 1210"]);
        assert_eq!(read("They met at twelve o'clock at night."), ["T12:00"]);
    }

    #[test]
    fn an_hour_of_either_half_is_a_time_that_nothing_is_held_against() {
        assert_eq!(read("They met at six o'clock."), ["T06:00"]);
        assert_eq!(read("They met at quarter to one."), ["T12:45"]);
        assert_eq!(read("They met shortly after 6 o’clock on Tuesday."), ["2025-06-10T06:00"]);
    }

    #[test]
    fn shares_and_ranges_are_no_times() {
        assert!(!read("Sales fell by a quarter to nine million.").iter().any(|found| found.starts_with('T')));
        assert!(!read("Sales rose a quarter to nine million euros.").iter().any(|found| found.starts_with('T')));
        assert!(!read("They lost five to nine players.").iter().any(|found| found.starts_with('T')));
        assert!(!read("The score was ten to eight.").iter().any(|found| found.starts_with('T')));
        assert!(!read("More than half passed six tests.").iter().any(|found| found.starts_with('T')));
        assert!(!read("Members sat at ten to twelve tables.").iter().any(|found| found.starts_with('T')));
    }
}
