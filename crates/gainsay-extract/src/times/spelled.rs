//! Years, decades and days in words: "nineteen seventy eight", "the noughties", "twenty-first".

use super::*;

/// A cardinal word at a token, and the token behind it.
fn cardinal(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
        Sense::Cardinal(value) => value.to_i32(),
        _ => None,
    })
}

/// "seventy eight", "twenty-six", "twelve": a number under a hundred in words.
pub(super) fn under_hundred(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let (end, tens) = cardinal(sentence, at)?;
    if tens < 20 || tens % 10 != 0 {
        return (tens < 100).then_some((end, tens));
    }
    let ones_at = if sentence.is(end, TokenKind::Hyphen) { end + 1 } else { end };
    match cardinal(sentence, ones_at) {
        Some((after, ones)) if (1..10).contains(&ones) => Some((after, tens + ones)),
        _ => Some((end, tens)),
    }
}

/// "nineteen seventy eight", "two thousand and ten", "one thousand seven hundred and eighty nine".
pub(super) fn spelled_year(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let (end, first) = under_hundred(sentence, at)?;
    if sentence.word(end) == "thousand" && (1..=2).contains(&first) {
        let (mut end, mut year) = (end + 1, first * 1000);
        if let Some((after, hundreds)) = cardinal(sentence, end)
            && (1..10).contains(&hundreds)
            && sentence.word(after) == "hundred"
        {
            (end, year) = (after + 1, year + hundreds * 100);
        }
        let rest = end + usize::from(sentence.word(end) == "and");
        return match under_hundred(sentence, rest) {
            // "two thousand people" and "two thousand to three thousand" are counts: a bare "two thousand" is no year.
            Some((after, ones)) if !sentence.has(after, |sense| matches!(sense, Sense::Scale(_))) => Some((after, year + ones)),
            _ => None,
        };
    }
    let between = if sentence.is(end, TokenKind::Hyphen) { end + 1 } else { end };
    let (after, last) = under_hundred(sentence, between)?;
    ((16..=20).contains(&first) && (10..100).contains(&last)).then_some((after, first * 100 + last))
}

/// A year in digits or in words, and the token behind it.
pub(super) fn stated_year(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    four_digit_year(sentence, at).map(|year| (at + 1, year)).or_else(|| spelled_year(sentence, at))
}

/// The years of a decade named by its last digits: 70 is the nineteen-seventies, 20 the twenty-twenties.
fn decade_of(tens: i32) -> i32 {
    if tens >= 30 { 1900 + tens } else { 2000 + tens }
}

fn decade_name(word: &str) -> Option<i32> {
    Some(match word {
        "noughties" => 0,
        "tens" | "teens" => 10,
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    })
}

/// "the 70s", "the '40s", "the seventies", "the nineteen seventies", "the twenty-tens", "the two thousands".
pub(super) fn decade_in_words_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    // The seventies are also what a thermometer shows.
    let warm = |at: usize| {
        (at.saturating_sub(6)..at)
            .any(|word| matches!(sentence.word(word), "highs" | "lows" | "temperatures" | "mercury" | "readings" | "scores" | "degrees"))
    };
    decade_words(sentence, at).filter(|_| !warm(at))
}

fn decade_words(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = at + usize::from(sentence.word(at) == "the");
    let start = skip_part(sentence, start);
    let before = sentence.word(at.wrapping_sub(1));
    let printed_decade = sentence.is(at, TokenKind::Numeral) && matches!(before, "in" | "since");
    let timed = printed_decade
        || start > at && matches!(before, "in" | "of" | "since" | "from" | "during" | "until" | "by" | "through" | "before" | "to");
    if sentence.word(start) == "two" && sentence.word(start + 1) == "thousands" && timed {
        return Some((start + 2, TimeExpression::Decade(2000)));
    }
    if sentence.word(start) == "two" && sentence.word(start + 1) == "thousand" && timed {
        let name_at = start + 2 + usize::from(sentence.word(start + 2) == "and");
        let tens = decade_name(sentence.word(name_at))?;
        return Some((name_at + 1, TimeExpression::Decade(2000 + tens)));
    }
    if let Some((end, century)) = under_hundred(sentence, start)
        && (16..=20).contains(&century)
    {
        let name_at = end + usize::from(sentence.is(end, TokenKind::Hyphen));
        if let Some(tens) = decade_name(sentence.word(name_at)) {
            return Some((name_at + 1, TimeExpression::Decade(century * 100 + tens)));
        }
    }
    if timed && let Some(tens) = decade_name(sentence.word(start)).filter(|tens| *tens != 10) {
        return Some((start + 1, TimeExpression::Decade(decade_of(tens))));
    }
    let mark = usize::from(matches!(sentence.word(start), "'" | "’" | "‘"));
    let digits = start + mark;
    let plural = sentence.word(digits + 1) == "s" || sentence.is(digits + 1, TokenKind::Possessive);
    if !(timed || mark == 1)
        || !sentence.is(digits, TokenKind::Numeral)
        || !plural
        || !sentence.tokens.get(digits + 1).is_some_and(|token| token.glued)
    {
        return None;
    }
    let tens: i32 = Some(sentence.printed(digits)).filter(|printed| printed.len() == 2)?.parse().ok()?;
    (tens % 10 == 0).then(|| (digits + 2, TimeExpression::Decade(decade_of(tens))))
}

/// The day of a month in figures or words, with or without its ordinal ending: "2", "2nd", "second", "twenty-first".
pub(super) fn day_words(sentence: &Sentence<'_>, at: usize) -> Option<Day> {
    if let Some(day) = day_number(sentence, at) {
        let suffixed = matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th") && sentence.tokens[at + 1].glued;
        return Some(Day { end: at + 1 + usize::from(suffixed), day, ordinal: suffixed, spelled: false });
    }
    let ordinal = |at: usize| {
        sentence.sense_of(at, Kinds::ORDINAL, |sense| match sense {
            Sense::Ordinal(value) => Some(*value),
            _ => None,
        })
    };
    let found = ordinal(at).map(|(end, day)| Day { end, day, ordinal: true, spelled: true }).or_else(|| {
        let (end, tens) = cardinal(sentence, at)?;
        if let Some((after, ones)) = ordinal(end)
            && (tens == 20 || tens == 30)
            && ones < 10
        {
            return Some(Day { end: after, day: u32::try_from(tens).ok()? + ones, ordinal: true, spelled: true });
        }
        let (end, day) = under_hundred(sentence, at)?;
        Some(Day { end, day: u32::try_from(day).ok()?, ordinal: false, spelled: true })
    })?;
    (1..=31).contains(&found.day).then_some(found)
}

/// A day of a month as written.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) end: usize,
    pub(super) day: u32,
    pub(super) ordinal: bool,
    pub(super) spelled: bool,
}
