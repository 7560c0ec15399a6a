//! Days of the year known by a name: "Christmas Day", "Valentine's Day 2013". Those that move from year to year are not read.

use super::spelled::stated_year;
use super::*;

/// Name, in words as tokens, month and day.
const FEASTS: [(&[&str], u32, u32); 6] = [
    (&["valentine", "'s", "day"], 2, 14),
    (&["bastille", "day"], 7, 14),
    (&["halloween"], 10, 31),
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
];

/// A named day with its year, where one is stated behind it.
pub(super) fn feast_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if !sentence.tokens.get(at)?.capital {
        return None;
    }
    let word = |at: usize| sentence.word(at).replace('’', "'");
    let (words, month, day) =
        FEASTS.into_iter().find(|(words, ..)| words.iter().enumerate().all(|(offset, name)| word(at + offset) == *name))?;
    let end = at + words.len();
    // "The Valentine's Day massacre", "Boxing Day sales", "Halloween costumes": the day only describes another thing.
    let describes = sentence.is(end, TokenKind::Word)
        && !sentence.is_stop(end)
        && !sentence.has(end, |sense| matches!(sense, Sense::Action(_) | Sense::Speech | Sense::Deictic(_) | Sense::Change(_)));
    if describes {
        return None;
    }
    let year_at = end + usize::from(matches!(sentence.word(end), "," | "in" | "of"));
    Some(match stated_year(sentence, year_at) {
        Some((after, year)) => (after, TimeExpression::Day { day, month, year: Some(YearWords::Stated(year)) }),
        None => match year_words(sentence, end) {
            Some((after, year)) => (after, TimeExpression::Day { day, month, year: Some(year) }),
            None => (end, TimeExpression::Day { day, month, year: None }),
        },
    })
}
