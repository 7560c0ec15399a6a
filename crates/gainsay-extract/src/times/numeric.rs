//! Dates in figures alone: "13/12/2025", "2016-11", "Q3 2019", "the 2023/24 season".

use super::*;

/// One run of figures between separators.
struct Figures<'t> {
    printed: &'t str,
    value: u32,
}

fn figures<'t>(sentence: &Sentence<'t>, at: usize) -> Option<Figures<'t>> {
    let printed = sentence.printed(at);
    if !sentence.is(at, TokenKind::Numeral) || printed.len() > 4 || !printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Figures { printed, value: printed.parse().ok()? })
}

/// The sign between the figures of a date: '/' or a dash.
fn separator(sentence: &Sentence<'_>, at: usize) -> Option<char> {
    let dash = sentence.is(at, TokenKind::Hyphen) || sentence.word(at) == "-";
    (sentence.word(at) == "/").then_some('/').or(dash.then_some('-'))
}

fn glued(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| sentence.tokens.get(at).is_some_and(|token| token.glued))
}

/// Two digits name a year of the last or the present century.
fn short_year(value: u32) -> Option<i32> {
    let value = i32::try_from(value).ok()?;
    Some(if value >= 60 { 1900 + value } else { 2000 + value })
}

fn year(figures: &Figures<'_>) -> Option<i32> {
    match figures.printed.len() {
        4 => i32::try_from(figures.value).ok().filter(|year| (1600..=2199).contains(year)),
        2 => short_year(figures.value),
        _ => None,
    }
}

/// American order unless only the other makes a date: "4/22/16", "21/04/16".
fn ordered(first: u32, second: u32) -> Option<(u32, u32)> {
    let valid = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    if valid(first, second) { Some((first, second)) } else { valid(second, first).then_some((second, first)) }
}

fn whole_day(month: u32, day: u32, year: i32) -> TimeExpression {
    TimeExpression::Day { day, month, year: Some(YearWords::Stated(year)) }
}

pub(super) fn numeric_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if let Some(found) = dotted_date(sentence, at) {
        return Some(found);
    }
    let first = figures(sentence, at)?;
    // A sign or a longer run of figures before it makes it something else.
    if separator(sentence, at.wrapping_sub(1)).is_some() && sentence.tokens[at].glued && at > 1 && sentence.is(at - 2, TokenKind::Numeral) {
        return None;
    }
    let sign = separator(sentence, at + 1)?;
    let second = figures(sentence, at + 2)?;
    let tight = glued(sentence, at + 1, at + 3);
    if tight
        && separator(sentence, at + 3) == Some(sign)
        && let Some(third) = figures(sentence, at + 4)
        && glued(sentence, at + 3, at + 5)
    {
        if first.printed.len() == 4 {
            let valid = (1..=12).contains(&second.value) && (1..=31).contains(&third.value);
            return valid.then(|| year(&first).map(|year| (at + 5, whole_day(second.value, third.value, year)))).flatten();
        }
        if first.printed.len() > 2 || second.printed.len() > 2 {
            return None;
        }
        // "9-18-15" may be wins, losses and draws: only a preposition makes dashes with a short year a date.
        let dated = matches!(sentence.word(at.wrapping_sub(1)), "on" | "by" | "since" | "until" | "from" | "to" | "of" | "dated");
        if sign == '-' && third.printed.len() == 2 && !dated {
            return None;
        }
        let (month, day) = ordered(first.value, second.value)?;
        return Some((at + 5, whole_day(month, day, year(&third)?)));
    }
    if separator(sentence, at + 3).is_some() && sentence.is(at + 4, TokenKind::Numeral) {
        return None;
    }
    match (first.printed.len(), second.printed.len()) {
        // "2016-11", "2015/3"; with "2010-11" and "2027/28" a season or a pair of years.
        (4, 1 | 2) => {
            let first_year = year(&first)?;
            let next = u32::try_from((first_year + 1).rem_euclid(100)).ok()?;
            if second.value == next && second.printed.len() == 2 {
                let end = at + 3 + usize::from(sentence.word(at + 3) == "season");
                return tight.then_some((end, TimeExpression::YearPair(first_year)));
            }
            let month = Some(second.value).filter(|month| (1..=12).contains(month))?;
            Some((at + 3, TimeExpression::Month { month, year: Some(YearWords::Stated(first_year)) }))
        }
        (1 | 2, 4) => {
            let month = Some(first.value).filter(|month| (1..=12).contains(month))?;
            Some((at + 3, TimeExpression::Month { month, year: Some(YearWords::Stated(year(&second)?)) }))
        }
        // "on 4/22", "from 10/1": a fraction or a name ("24/7", "9/11") without a preposition before it.
        (1 | 2, 1 | 2) if sign == '/' && tight => {
            let dated = matches!(
                sentence.word(at.wrapping_sub(1)),
                "on" | "from" | "to" | "until" | "till" | "by" | "since" | "before" | "after" | "of" | "between" | "through"
            ) || sentence.len() == 3;
            let named = matches!((first.value, second.value), (9, 11) | (24, 7) | (7, 7));
            let thing = sentence.is(at + 3, TokenKind::Word) && !sentence.is_stop(at + 3);
            if !dated || named || thing {
                return None;
            }
            let (month, day) = ordered(first.value, second.value)?;
            Some((at + 3, TimeExpression::Day { day, month, year: None }))
        }
        _ => None,
    }
}

/// "21.04.2016": the continent's order.
fn dotted_date(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if !sentence.is(at, TokenKind::Numeral) {
        return None;
    }
    let mut parts = sentence.printed(at).split('.');
    let (day, month, year, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    if day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let (day, month, year): (u32, u32, i32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month) && (1600..2200).contains(&year)).then(|| (at + 1, whole_day(month, day, year)))
}

/// "Q3", "H1 2025", "3Q 2019", "2016 Q3", "Q2 FY26".
pub(super) fn short_part_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if let Some(year) = four_digit_year(sentence, at)
        && let Some((end, part)) = short_part(sentence, at + 1 + usize::from(sentence.is(at + 1, TokenKind::Hyphen)))
    {
        return Some((end, part.of(Some(YearWords::Stated(year)))));
    }
    let (end, part) = short_part(sentence, at)?;
    let year_at = end + usize::from(sentence.is(end, TokenKind::Hyphen) || sentence.word(end) == ",");
    if let Some((after, TimeExpression::Fiscal(year))) = fiscal_at(sentence, end) {
        return Some((after, TimeExpression::FiscalPart(year, part.grain, part.number)));
    }
    if let Some(year) = four_digit_year(sentence, year_at) {
        return Some((year_at + 1, part.of(Some(YearWords::Stated(year)))));
    }
    Some(match year_words(sentence, end) {
        Some((after, year)) => (after, part.of(Some(year))),
        None => (end, part.of(None)),
    })
}

struct ShortPart {
    grain: Grain,
    number: u32,
}

impl ShortPart {
    fn of(&self, year: Option<YearWords>) -> TimeExpression {
        match self.grain {
            Grain::Half => TimeExpression::Half(self.number, year),
            _ => TimeExpression::Quarter(self.number, year),
        }
    }
}

fn short_part(sentence: &Sentence<'_>, at: usize) -> Option<(usize, ShortPart)> {
    let (end, letter, number) = if sentence.is(at, TokenKind::Code) {
        let mut letters = sentence.printed(at).chars();
        match (letters.next(), letters.next().and_then(|digit| digit.to_digit(10)), letters.next()) {
            (Some(letter), Some(number), None) => (at + 1, letter, number),
            _ => return None,
        }
    } else if figures(sentence, at)?.printed.len() == 1 && matches!(sentence.printed(at + 1), "Q" | "H") && glued(sentence, at + 1, at + 2)
    {
        (at + 2, sentence.printed(at + 1).chars().next()?, figures(sentence, at)?.value)
    } else {
        return None;
    };
    let grain = match (letter, number) {
        ('Q' | 'q', 1..=4) => Grain::Quarter,
        // "H1" alone is also a heading and a rail line.
        ('H' | 'h', 1..=2) => Grain::Half,
        _ => return None,
    };
    Some((end, ShortPart { grain, number }))
}
