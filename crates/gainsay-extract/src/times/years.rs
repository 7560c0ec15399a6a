//! Years, fiscal years, decades and centuries.

use super::*;

/// "2016 june", "2016, November": the year first.
pub(super) fn year_first_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let year = four_digit_year(sentence, at)?;
    let month_at = at + 1 + usize::from(sentence.word(at + 1) == ",");
    let (end, month) = month_loose(sentence, month_at)?;
    // "In 2016, May said" and "in 2016 March" begin something new.
    let open = sentence.is(end, TokenKind::Numeral) || sentence.is(end, TokenKind::Word) && !sentence.is_stop(end);
    let clear = !matches!(sentence.word(month_at), "may" | "march" | "mar" | "jan" | "august")
        && (month_at == at + 1 || !sentence.tokens[month_at].capital);
    (clear && !open).then_some((end, TimeExpression::Month { month, year: Some(YearWords::Stated(year)) }))
}

/// A year in words behind "in", "of", "since" or "year": "in nineteen twenty eight".
pub(super) fn year_in_words_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let named = sentence.word(at) == "year";
    let start = at + usize::from(named);
    let timed = named || matches!(sentence.word(at.wrapping_sub(1)), "in" | "of" | "since" | "until" | "by" | "from" | "year" | "to");
    let (end, year) = spelled_year(sentence, start).filter(|_| timed)?;
    // "of two thousand and six people"
    let thing = sentence.is(end, TokenKind::Word) && !sentence.is_stop(end) && !sentence.has(end, |sense| matches!(sense, Sense::Month(_)));
    (!thing).then_some((end, TimeExpression::Year(year)))
}

/// The year behind a month or part of the year: "2025", "of 2025", "this year", "of last year".
pub(super) fn year_words(sentence: &Sentence<'_>, at: usize) -> Option<(usize, YearWords)> {
    let inner = if sentence.word(at) == "of" { at + 1 } else { at };
    if let Some(year) = four_digit_year(sentence, inner) {
        return Some((inner + 1, YearWords::Stated(year)));
    }
    if inner > at
        && let Some((end, year)) = spelled_year(sentence, inner)
    {
        return Some((end, YearWords::Stated(year)));
    }
    let (after, deictic) = sentence.sense_of(inner, Kinds::DEICTIC, |sense| match sense {
        Sense::Deictic(deictic @ (Deictic::This | Deictic::Last | Deictic::Next)) => Some(*deictic),
        _ => None,
    })?;
    (sentence.word(after) == "year").then_some((after + 1, YearWords::Relative(deictic)))
}

pub(super) fn four_digit_year(sentence: &Sentence<'_>, at: usize) -> Option<i32> {
    let printed = sentence.printed(at);
    if !sentence.is(at, TokenKind::Numeral) || printed.len() != 4 || !printed.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = printed.parse().ok()?;
    (1000..=2199).contains(&year).then_some(year)
}

/// "fiscal 2024", "fiscal year 2024", "FY2024", "the 2024 fiscal year".
pub(super) fn fiscal_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if sentence.is(at, TokenKind::Code)
        && let Some(digits) = sentence.word(at).strip_prefix("fy")
        && let Ok(year) = digits.parse::<i32>()
    {
        let year = if year < 100 { 2000 + year } else { year };
        return (1900..2200).contains(&year).then_some((at + 1, TimeExpression::Fiscal(year)));
    }
    if matches!(sentence.word(at), "fiscal" | "financial") {
        let year_at = if sentence.word(at + 1) == "year" { at + 2 } else { at + 1 };
        return four_digit_year(sentence, year_at).map(|year| (year_at + 1, TimeExpression::Fiscal(year)));
    }
    let start = if sentence.word(at) == "the" { at + 1 } else { at };
    let year = four_digit_year(sentence, start)?;
    (matches!(sentence.word(start + 1), "fiscal" | "financial") && sentence.word(start + 2) == "year")
        .then_some((start + 3, TimeExpression::Fiscal(year)))
}

/// A year standing alone. Four digits count a thing when a plural follows them and no "the" or preposition of time
/// stands before.
pub(super) fn year_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, i32)> {
    let at_part = skip_part(sentence, at);
    // "the year 681", "A.D. 681".
    if sentence.word(at_part) == "year" || matches!(sentence.word(at_part), "a.d." | "ad" | "ce") {
        let (value, 0) = parse_digits(sentence.printed(at_part + 1))? else {
            return None;
        };
        let year = value.to_i32().filter(|year| (1..=2199).contains(year))?;
        return sentence.is(at_part + 1, TokenKind::Numeral).then_some((at_part + 2, year));
    }
    let year = four_digit_year(sentence, at_part).filter(|year| (1600..=2199).contains(year))?;
    let end = at_part + 1;
    if sentence.is(end, TokenKind::Word) && sentence.tokens[end].glued || sentence.is(end, TokenKind::Symbol) {
        return None;
    }
    let before = sentence.word(at_part.wrapping_sub(1));
    // "the novel 1984", "Blade Runner 2049": a title; "the first half 2024" and "Summer 2025" are not.
    if names_a_work(sentence, at_part) {
        return None;
    }
    if sentence.is(at_part.wrapping_sub(1), TokenKind::Symbol) {
        return None;
    }
    let timed = at_part > at
        || matches!(
            before,
            "in" | "of"
                | "since"
                | "until"
                | "by"
                | "from"
                | "between"
                | "and"
                | "to"
                | "through"
                | "during"
                | "the"
                | "("
                | "for"
                | "year"
                | "fiscal"
                | "early"
                | "late"
                | "mid"
                | "after"
                | "before"
        );
    let thing_follows = (end..end + 2).any(|at| sentence.is(at, TokenKind::Word) && is_plural(sentence.word(at)) && !sentence.is_stop(at))
        && !sentence.is_stop(end)
        && sentence.is(end, TokenKind::Word);
    let scale_or_unit =
        sentence.has(end, |sense| matches!(sense, Sense::Scale(_) | Sense::Unit(_) | Sense::Currency { .. } | Sense::Percent));
    // "between 2000 and 3000 troops": the other end is no year, so this one is none either.
    let joined = matches!(sentence.word(end), "and" | "to" | "or") || sentence.is(end, TokenKind::Hyphen);
    if joined
        && !matches!(before, "in" | "since" | "during" | "until")
        && sentence.is(end + 1, TokenKind::Numeral)
        && four_digit_year(sentence, end + 1).is_none()
        && sentence.printed(end + 1).len() > 2
    {
        return None;
    }
    // "between 2000 and 3000 people" speaks of people.
    if scale_or_unit
        || (thing_follows && !timed)
        || (thing_follows && matches!(before, "of" | "between" | "and" | "to" | "by" | "for" | "from"))
    {
        return None;
    }
    (timed || sentence.heading || !thing_follows).then_some((end, year))
}

/// "the 1990s", "the 8th century".
pub(super) fn decade_or_century_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    if !sentence.is(at, TokenKind::Numeral) {
        return None;
    }
    let glued = sentence.tokens.get(at + 1).is_some_and(|token| token.glued);
    if let Some(year) = four_digit_year(sentence, at)
        && year % 10 == 0
        && glued
        && sentence.word(at + 1) == "s"
    {
        return Some((at + 2, TimeExpression::Decade(year)));
    }
    let ordinal = glued && matches!(sentence.word(at + 1), "st" | "nd" | "rd" | "th");
    let unit = if sentence.is(at + 2, TokenKind::Hyphen) { at + 3 } else { at + 2 };
    if ordinal && sentence.has(unit, |sense| matches!(sense, Sense::CalendarUnit(Grain::Century))) {
        let century: i32 = sentence.printed(at).parse().ok()?;
        return (1..=22).contains(&century).then_some((unit + 1, TimeExpression::Century(century)));
    }
    None
}

/// Whether the four figures at a token end the title of a work: "the novel 1984", "Blade Runner 2049".
pub(super) fn names_a_work(sentence: &Sentence<'_>, at: usize) -> bool {
    // Asked of every token: most are no numerals.
    if four_digit_year(sentence, at).is_none() {
        return false;
    }
    let work = matches!(
        sentence.word(at.wrapping_sub(1)),
        "novel" | "film" | "book" | "album" | "song" | "movie" | "play" | "named" | "called" | "titled"
    );
    work || ends_a_title(sentence, at)
}

/// Two capitalised words before a year that are no calendar words and no organisation's: "Blade Runner 2049".
fn ends_a_title(sentence: &Sentence<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.capital)
            && !sentence.is_stop(at)
            && !sentence.has(at, |sense| {
                matches!(
                    sense,
                    Sense::Month(_)
                        | Sense::Weekday(_)
                        | Sense::Season(_)
                        | Sense::PeriodPart(_)
                        | Sense::Deictic(_)
                        | Sense::OrganisationWord
                )
            })
            && !matches!(sentence.word(at), "day" | "eve" | "games" | "cup" | "olympics" | "budget" | "agenda")
    };
    !sentence.heading && at >= 2 && capital(at - 1) && capital(at - 2)
}

/// "early", "mid-", "late" before a month or a year narrow it; the whole is kept.
pub(super) fn skip_part(sentence: &Sentence<'_>, at: usize) -> usize {
    let narrowing = sentence.kinds_at(at).meets(Kinds::PERIOD_PART)
        && sentence.has(at, |sense| matches!(sense, Sense::PeriodPart(PeriodPart::Early | PeriodPart::Mid | PeriodPart::Late)));
    if !narrowing {
        return at;
    }
    if sentence.is(at + 1, TokenKind::Hyphen) { at + 2 } else { at + 1 }
}
