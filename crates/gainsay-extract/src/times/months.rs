//! Months and days of months: "October 26, 2025", "26th of October".

use super::*;

pub(super) fn month(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    let month = sentence.sense_of(at, Kinds::MONTH, |sense| match sense {
        Sense::Month(month) => Some(*month),
        _ => None,
    })?;
    if sentence.tokens[at].capital {
        return Some(month.1);
    }
    // In lower case the longer names are words of no other meaning; the others need figures or "next" beside them.
    let clear =
        matches!(sentence.word(at), "january" | "february" | "april" | "june" | "july" | "september" | "october" | "november" | "december");
    let may = matches!(sentence.word(at), "may" | "march" | "mar");
    let next = at + 1 + usize::from(sentence.word(at + 1) == ".");
    let day = day_words(sentence, next).filter(|day| !day.spelled);
    let with_day = day.is_some_and(|day| !may || day.ordinal || four_digit_year(sentence, day.end).is_some());
    let with_year = four_digit_year(sentence, at + 1 + usize::from(sentence.word(at + 1) == ",")).is_some();
    let before = sentence.word(at.wrapping_sub(1));
    let deictic = matches!(before, "next" | "last") && sentence.word(at.wrapping_sub(2)) != "the"
        || !may && matches!(before, "of" | "this" | "in") && sentence.word(at) != "august"
        || before == "," && four_digit_year(sentence, at.wrapping_sub(2)).is_some();
    let after_day = at > 0
        && (sentence.is(at - 1, TokenKind::Numeral) || matches!(before, "st" | "nd" | "rd" | "th"))
        && (!may || matches!(before, "st" | "nd" | "rd" | "th"));
    (clear || with_day || with_year || deictic || after_day).then_some(month.1)
}

/// A month in any case, where the words around already make it one.
pub(super) fn month_loose(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    let (end, month) = sentence.sense_of(at, Kinds::MONTH, |sense| match sense {
        Sense::Month(month) => Some(*month),
        _ => None,
    })?;
    Some((end, month))
}

/// "October 26, 2025", "October 2024", "Oct. 26", "February of this year", "February".
pub(super) fn month_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let at_part = skip_part(sentence, at);
    let month_number = month(sentence, at_part)?;
    let mut end = at_part + 1;
    if sentence.word(end) == "."
        && sentence.tokens[end].glued
        && (sentence.is(end + 1, TokenKind::Numeral) || end + 1 < sentence.len())
        && (sentence.word(at_part).len() <= 4 || sentence.tokens.get(end + 1).is_some_and(|token| token.glued))
    {
        end += 1;
    }
    // "Oct-2", "Oct/2", "September the twenty-first"
    let joined = usize::from(
        sentence.is(end, TokenKind::Hyphen) && sentence.is(end + 1, TokenKind::Numeral) && sentence.word(at_part).len() <= 4
            || sentence.word(end) == "/"
            || sentence.word(end) == "the" && day_words(sentence, end + 1).is_some_and(|day| day.ordinal),
    );
    // "May first" and "May twenty one" are days, "May two" and "May one" are not.
    if let Some(day) = day_words(sentence, end + joined).filter(|day| !day.spelled || day.ordinal || day.day > 20) {
        let after = day.end;
        let year_position = if sentence.word(after) == "," { after + 1 } else { after };
        let counts = sentence.word(after) != ","
            && spelled_year(sentence, after).is_none()
            && day.spelled
            && !day.ordinal
            && sentence.is(after, TokenKind::Word)
            && !sentence.is_stop(after);
        if let Some((after, year)) = stated_year(sentence, year_position) {
            return Some((after, TimeExpression::Day { day: day.day, month: month_number, year: Some(YearWords::Stated(year)) }));
        }
        // "May first became": a word that ranks something else.
        let ranks = day.spelled && sentence.is(after, TokenKind::Word) && !sentence.is_stop(after);
        if !counts && !ranks {
            return Some((after, TimeExpression::Day { day: day.day, month: month_number, year: None }));
        }
    }
    // "August 99", "June '98"
    if let Some(year) = short_year_at(sentence, end) {
        return Some((year.0, TimeExpression::Month { month: month_number, year: Some(YearWords::Stated(year.1)) }));
    }
    let year_position = if sentence.word(end) == "," { end + 1 } else { end };
    if let Some((after, year)) = year_words(sentence, year_position).or_else(|| {
        // "June of nineteen seventy"; in words only behind a preposition.
        let (after, year) = spelled_year(sentence, year_position + usize::from(sentence.word(year_position) == "of"))?;
        Some((after, YearWords::Stated(year)))
    }) {
        return Some((after, TimeExpression::Month { month: month_number, year: Some(year) }));
    }
    if begins_name(sentence, at, end) || is_given_name(sentence, at_part, end) || follows_name(sentence, at) && at_part == at {
        return None;
    }
    // "May" and "March" alone need a preposition, or they are verbs, names and protests.
    let prepared = at_part > at
        || at > 0
            && matches!(
                sentence.word(at - 1),
                "in" | "of"
                    | "since"
                    | "until"
                    | "by"
                    | "from"
                    | "between"
                    | "and"
                    | "to"
                    | "through"
                    | "last"
                    | "this"
                    | "next"
                    | "during"
                    | "the"
                    | "("
                    | "-"
                    | "–"
                    | "on"
            );
    let clear = !matches!(sentence.word(at_part), "may" | "march" | "mar" | "jan");
    (prepared || clear).then_some((end, TimeExpression::Month { month: month_number, year: None }))
}

/// "26 October 2025", "23 February", "26th of October".
pub(super) fn day_first_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    // "2025-11-01"
    if let Some(year) = four_digit_year(sentence, at)
        && sentence.is(at + 1, TokenKind::Hyphen)
        && sentence.is(at + 3, TokenKind::Hyphen)
        && sentence.printed(at + 2).len() == 2
    {
        let (month, day): (u32, u32) = (sentence.printed(at + 2).parse().ok()?, day_number(sentence, at + 4)?);
        return (1..=12).contains(&month).then_some((at + 5, TimeExpression::Day { day, month, year: Some(YearWords::Stated(year)) }));
    }
    let start = at + usize::from(sentence.word(at) == "the");
    let Day { end, day, ordinal, spelled } = day_words(sentence, start).filter(|day| day.ordinal || start == at && !day.spelled)?;
    // "9-11 September 2023", "18 to 19 October"
    if (sentence.is(end, TokenKind::Hyphen) || sentence.word(end) == "to")
        && let Some(second) = day_words(sentence, end + 1).filter(|second| !second.spelled)
        // "1-2-3-4" is no pair of days, however long it goes on.
        && !sentence.is(second.end, TokenKind::Hyphen)
        && sentence.word(second.end) != "to"
        && let Some((end, last)) = day_first_at(sentence, end + 1)
        && let TimeExpression::Day { day: last_day, month, year } = last
        && last_day > day
    {
        return Some((end, TimeExpression::Interval(Box::new(TimeExpression::Day { day, month, year }), Box::new(last))));
    }
    let mut position = end;
    // "16. Nov. 2016"
    if !ordinal && sentence.word(position) == "." && sentence.tokens[position].glued {
        position += 1;
    }
    let of = sentence.word(position) == "of";
    position += usize::from(of);
    // "the first June": words of order need "of".
    if spelled && !of {
        return None;
    }
    let month_number = month(sentence, position).or_else(|| {
        let (_, month) = month_loose(sentence, position).filter(|_| of && ordinal)?;
        Some(month)
    })?;
    position += 1;
    if sentence.word(position) == "." && sentence.tokens[position].glued && (four_digit_year(sentence, position + 1).is_some() || of) {
        position += 1;
    }
    let year_position = if sentence.word(position) == "," { position + 1 } else { position };
    match stated_year(sentence, year_position) {
        Some((end, year)) => Some((end, TimeExpression::Day { day, month: month_number, year: Some(YearWords::Stated(year)) })),
        None => Some((position, TimeExpression::Day { day, month: month_number, year: None })),
    }
}

/// "99" or "'98" behind a month; small figures there are days.
fn short_year_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let mark = usize::from(matches!(sentence.word(at), "'" | "’" | "‘"));
    let printed = sentence.printed(at + mark);
    let year: i32 = Some(printed).filter(|printed| printed.len() == 2)?.parse().ok()?;
    let fits = sentence.is(at + mark, TokenKind::Numeral) && (mark == 1 || year > 31) && !sentence.is(at + mark + 1, TokenKind::Symbol);
    let thing = sentence.is(at + mark + 1, TokenKind::Word) && !sentence.is_stop(at + mark + 1);
    (fits && !thing).then_some((at + mark + 1, if year >= 60 { 1900 + year } else { 2000 + year }))
}

pub(super) fn day_number(sentence: &Sentence<'_>, at: usize) -> Option<u32> {
    if !sentence.is(at, TokenKind::Numeral) || sentence.printed(at).len() > 2 {
        return None;
    }
    let day: u32 = sentence.printed(at).parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// "Bloody Sunday", "Sheffield Wednesday appointed", "the dog, named Tuesday": a day of the calendar's name that is none.
pub(super) fn follows_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let first_of_sentence = before == 0
        && sentence.is(before, TokenKind::Word)
        && sentence.tokens[before].capital
        && !sentence.is_stop(before)
        && sentence
            .phrases_at(before)
            .iter()
            .all(|phrase| phrase.senses.iter().all(|sense| matches!(sense, Sense::Place(_) | Sense::Country(_))));
    let word = sentence.word(before);
    let epithet = sentence.tokens[before].capital
        && matches!(
            word,
            "bloody" | "black" | "good" | "holy" | "super" | "ash" | "palm" | "cyber" | "shrove" | "maundy" | "giving" | "easter"
        );
    // "Friday Sheffield" opens no sentence: a single capital before a day at the start of one is half of a name.
    matches!(word, "named" | "called" | "nicknamed" | "dubbed") || epithet || first_of_sentence && !sentence.heading
}

/// "her sister April", "Jan Novak": months that are given names.
fn is_given_name(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    if !matches!(sentence.word(at), "april" | "june" | "may" | "august" | "jan" | "avril") {
        return false;
    }
    let surname = sentence.is(end, TokenKind::Word) && sentence.tokens[end].capital && !sentence.is_stop(end) && !sentence.heading;
    let kin = matches!(
        sentence.word(at.wrapping_sub(1)),
        "sister" | "daughter" | "wife" | "mother" | "aunt" | "cousin" | "friend" | "singer" | "actress" | "actor" | "brother" | "son"
    );
    kin || sentence.word(at) == "jan" && surname
}

/// "The Sunday Times", "June Carter": a day or a month before a capital is a name, unless a preposition makes it a time.
pub(super) fn begins_name(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    let timed = at > 0
        && matches!(
            sentence.word(at - 1),
            "on" | "since"
                | "until"
                | "by"
                | "from"
                | "last"
                | "next"
                | "this"
                | "late"
                | "early"
                | "in"
                | "of"
                | ","
                | "and"
                | "to"
                | "through"
                | "between"
                | "every"
                | "each"
                | "for"
                | "before"
                | "after"
        );
    let capital = sentence.is(end, TokenKind::Word) && sentence.tokens[end].capital && !sentence.is_stop(end);
    let calendar = sentence.has(end, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Title));
    !timed && capital && !calendar && !sentence.heading
}
