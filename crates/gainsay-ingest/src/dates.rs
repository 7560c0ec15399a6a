//! Dates as pages print them on a line of their own: "Published: Sunday, 26 October 2025 5:40 pm".
//!
//! A line counts as a date line only if every word of it belongs to a date, a time or the words around them, so that
//! no date inside a sentence is ever taken for the date of publication.

use gainsay_model::PartialDate;

/// Longest line, in bytes, that is looked at; printed dates are far shorter.
const MAX_LINE: usize = 160;

/// A line that holds nothing but dates and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateLine {
    /// The date of publication, or of the last change where it is the only one; nothing where the year is missing or
    /// day and month cannot be told apart.
    pub(crate) date: Option<PartialDate>,
    /// Whether the line says what the date is ("Published:").
    pub(crate) labelled: bool,
    /// Whether the only date is that of a change.
    pub(crate) updated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// Year, month and, if printed, day.
    Date(i32, u32, Option<u32>),
    /// Day and month in an order nobody can tell: "10/11/2025".
    Ambiguous,
    Clock(u32, u32),
    Afternoon,
    Morning,
    Year(i32),
    Number(u32),
    Month(u32),
    Weekday,
    Published,
    Updated,
    /// "min" in "3 min read": the number before it is no day.
    Minutes,
    Filler,
}

static MONTHS: [(&str, u32); 48] = [
    ("january", 1),
    ("jan", 1),
    ("januar", 1),
    ("janvier", 1),
    ("enero", 1),
    ("february", 2),
    ("feb", 2),
    ("februar", 2),
    ("février", 2),
    ("febrero", 2),
    ("march", 3),
    ("mar", 3),
    ("märz", 3),
    ("mars", 3),
    ("marzo", 3),
    ("april", 4),
    ("apr", 4),
    ("avril", 4),
    ("abril", 4),
    ("may", 5),
    ("mai", 5),
    ("mayo", 5),
    ("june", 6),
    ("jun", 6),
    ("juni", 6),
    ("juin", 6),
    ("junio", 6),
    ("july", 7),
    ("jul", 7),
    ("juli", 7),
    ("juillet", 7),
    ("julio", 7),
    ("august", 8),
    ("aug", 8),
    ("août", 8),
    ("agosto", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("septembre", 9),
    ("october", 10),
    ("oct", 10),
    ("oktober", 10),
    ("octobre", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

static WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

static ZONES: [&str; 30] = [
    "gmt", "utc", "z", "bst", "cet", "cest", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "kst", "jst",
    "ist", "sgt", "hkt", "aest", "aedt", "nzst", "msk", "wib", "pkt", "eet",
];

static FILLERS: [&str; 16] =
    ["on", "at", "the", "of", "date", "last", "first", "and", "time", "read", "local", "am", "um", "le", "el", "uhr"];

/// The line as a date line, if it is one.
pub(crate) fn date_line(line: &str) -> Option<DateLine> {
    if line.len() > MAX_LINE {
        return None;
    }
    let tokens: Vec<Token> = words(line).map(token).collect::<Option<_>>()?;
    let dates = dates(&tokens);
    let all_numbers_used = tokens.iter().enumerate().all(|(at, token)| {
        !matches!(token, Token::Number(_))
            || dates.iter().any(|found| found.from <= at && at < found.to)
            || tokens.get(at + 1) == Some(&Token::Minutes)
    });
    let labelled = tokens.iter().any(|token| matches!(token, Token::Published | Token::Updated));
    let speaks_of_time = tokens.iter().any(|token| matches!(token, Token::Clock(..) | Token::Ambiguous | Token::Date(..)));
    let year_alone = labelled.then(|| lone_year(&tokens)).flatten();
    if !all_numbers_used || (dates.is_empty() && !speaks_of_time && year_alone.is_none()) {
        return None;
    }
    let known = || dates.iter().filter(|found| found.date.is_some());
    let best = known().find(|found| !found.updated).or_else(|| known().next());
    Some(DateLine { date: best.and_then(|found| found.date).or(year_alone), labelled, updated: best.is_some_and(|found| found.updated) })
}

/// The last full date in a line of any words: "By A. Writer | 26 October 2025".
pub(crate) fn last_date_in(line: &str) -> Option<PartialDate> {
    if line.len() > MAX_LINE {
        return None;
    }
    // A word that belongs to no date parts the words around it.
    let tokens: Vec<Token> = words(line).map(|word| token(word).unwrap_or(Token::Weekday)).collect();
    dates(&tokens).into_iter().rev().find_map(|found| found.date)
}

/// A date as a person writes it into front matter or an option: the exact forms of [`PartialDate`], or a printed date.
pub(crate) fn written_date(text: &str) -> Option<PartialDate> {
    text.parse().ok().or_else(|| date_line(text)?.date)
}

struct Found {
    from: usize,
    to: usize,
    date: Option<PartialDate>,
    updated: bool,
}

fn lone_year(tokens: &[Token]) -> Option<PartialDate> {
    tokens.iter().find_map(|token| match token {
        Token::Year(year) => partial(*year, None, None),
        _ => None,
    })
}

fn dates(tokens: &[Token]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut updated = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let floor = found.last().map_or(0, |last| last.to);
        match *token {
            Token::Updated => updated = true,
            Token::Published => updated = false,
            Token::Date(year, month, day) => found.push(Found { from: at, to: at + 1, date: partial(year, Some(month), day), updated }),
            // "2025. 10. 26."
            Token::Year(year) => {
                if let (Some(Token::Number(month @ 1..=12)), Some(Token::Number(day))) = (tokens.get(at + 1), tokens.get(at + 2))
                    && let Some(date) = partial(year, Some(*month), Some(*day))
                {
                    found.push(Found { from: at, to: at + 3, date: Some(date), updated });
                    at += 2;
                }
            }
            Token::Month(month) => {
                if let Some(date) = around_month(tokens, at, floor, month) {
                    at = date.to.max(at + 1) - 1;
                    found.push(Found { updated, ..date });
                }
            }
            _ => {}
        }
        at += 1;
    }
    attach_clocks(tokens, &mut found);
    found
}

/// The date whose month stands at `at`, in any order of day, month and year.
fn around_month(tokens: &[Token], at: usize, floor: usize, month: u32) -> Option<Found> {
    let before = |index: usize| index.checked_sub(1).filter(|index| *index >= floor);
    let number = |index: usize| match tokens.get(index) {
        Some(Token::Number(day)) if (1..=31).contains(day) => Some(*day),
        _ => None,
    };
    let year = |index: usize| match tokens.get(index) {
        Some(Token::Year(year)) => Some(*year),
        _ => None,
    };
    let (mut from, mut to) = (at, at + 1);
    let mut day = None;
    if let Some(found) = before(from).and_then(number) {
        day = Some(found);
        from -= 1;
    } else if let Some(found) = number(to).filter(|_| !matches!(tokens.get(to + 1), Some(Token::Month(_)))) {
        day = Some(found);
        to += 1;
    }
    let mut in_year = None;
    if let Some(found) = year(to) {
        in_year = Some(found);
        to += 1;
    } else if let Some(found) = before(from).and_then(year) {
        in_year = Some(found);
        from -= 1;
    }
    (day.is_some() || in_year.is_some()).then(|| Found {
        from,
        to,
        date: in_year.and_then(|year| partial(year, Some(month), day)),
        updated: false,
    })
}

/// Gives each date the time that follows it before the next date, or for a single date the time before it.
fn attach_clocks(tokens: &[Token], found: &mut [Found]) {
    let clock_at = |at: usize| match *tokens.get(at)? {
        Token::Clock(hour, minute) => Some(match tokens.get(at + 1) {
            Some(Token::Afternoon) if hour < 12 => (hour + 12, minute),
            Some(Token::Morning) if hour == 12 => (0, minute),
            _ => (hour, minute),
        }),
        _ => None,
    };
    let ends: Vec<usize> = found.iter().map(|date| date.from).skip(1).chain([tokens.len()]).collect();
    let single = found.len() == 1;
    for (date, end) in found.iter_mut().zip(ends) {
        let clock = (date.to..end).find_map(clock_at).or_else(|| single.then(|| (0..date.from).find_map(clock_at)).flatten());
        if let (Some(day), Some((hour, minute))) = (date.date, clock) {
            date.date = Some(day.with_clock(hour, minute));
        }
    }
}

fn partial(year: i32, month: Option<u32>, day: Option<u32>) -> Option<PartialDate> {
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    text.parse().ok()
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | '–' | '—' | ';' | '[' | ']'))
        .map(|word| word.trim_matches(['.', ':', '-', '/', '*', '_', '"']))
        .flat_map(|word| {
            // An ISO instant is a day and a time in one word.
            let day = word.get(..10).filter(|day| day.parse::<PartialDate>().is_ok());
            match day.and_then(|day| Some((day, word.get(10..)?.strip_prefix(['T', 't'])?))) {
                Some((day, clock)) => [day, clock],
                None => [word, ""],
            }
        })
        .filter(|word| !word.is_empty())
}

/// What a word is, or nothing for a word that has no place on a date line.
fn token(word: &str) -> Option<Token> {
    let lower = word.to_lowercase();
    if let Some((_, month)) = MONTHS.iter().find(|(name, _)| *name == lower) {
        return Some(Token::Month(*month));
    }
    let weekday = |name: &&str| *name == lower || (lower.len() >= 3 && lower.len() <= 5 && name.starts_with(&lower));
    if WEEKDAYS.iter().any(weekday) {
        return Some(Token::Weekday);
    }
    match lower.as_str() {
        "published" | "publish" | "posted" | "issued" | "created" | "release" | "released" => return Some(Token::Published),
        "updated" | "update" | "modified" | "edited" => return Some(Token::Updated),
        "pm" | "p.m" => return Some(Token::Afternoon),
        "a.m" => return Some(Token::Morning),
        "min" | "mins" | "minute" | "minutes" => return Some(Token::Minutes),
        _ => {}
    }
    if lower == "am" {
        return Some(Token::Morning);
    }
    if FILLERS.contains(&lower.as_str()) || ZONES.contains(&lower.as_str()) || is_offset(&lower) {
        return Some(Token::Filler);
    }
    lower.starts_with(|c: char| c.is_ascii_digit()).then(|| numeric(&lower)).flatten()
}

/// "+0900", "gmt+9".
fn is_offset(word: &str) -> bool {
    let rest = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc")).unwrap_or(word);
    rest.strip_prefix(['+', '-']).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

fn numeric(word: &str) -> Option<Token> {
    if let Some(clock) = clock(word) {
        return Some(clock);
    }
    for separator in ['-', '/', '.'] {
        let parts: Option<Vec<u32>> = word.split(separator).map(small).collect();
        match (parts.as_deref(), word.split(separator).next().map(str::len)) {
            (Some(&[year, month, day]), Some(4)) => return dated(year, month, day),
            (Some(&[first, second, year]), Some(1 | 2)) if word.rsplit(separator).next().map(str::len) == Some(4) => {
                return match (first, second) {
                    (day, month) if separator == '.' || day > 12 || day == month => dated(year, month, day),
                    (month, day) if day > 12 => dated(year, month, day),
                    _ => Some(Token::Ambiguous),
                };
            }
            _ => {}
        }
    }
    if let Some(date) = eastern(word) {
        return Some(date);
    }
    let digits = word
        .strip_suffix("st")
        .or_else(|| word.strip_suffix("nd"))
        .or_else(|| word.strip_suffix("rd"))
        .or_else(|| word.strip_suffix("th"))
        .unwrap_or(word);
    let value = small(digits)?;
    match digits.len() {
        4 if (1900..2100).contains(&value) => Some(Token::Year(i32::try_from(value).ok()?)),
        1 | 2 => Some(Token::Number(value)),
        _ => None,
    }
}

/// "2025년", "10월", "26일", "2025年10月26日".
fn eastern(word: &str) -> Option<Token> {
    let mut numbers = [None; 3];
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let value = small(rest.get(..end)?)?;
        rest = rest.get(end..)?;
        let mark = rest.chars().next()?;
        let place = match mark {
            '년' | '年' => 0,
            '월' | '月' => 1,
            '일' | '日' => 2,
            _ => return None,
        };
        *numbers.get_mut(place)? = Some(value);
        rest = rest.get(mark.len_utf8()..)?;
    }
    match numbers {
        [Some(year), Some(month), Some(day)] => dated(year, month, day),
        [Some(year), Some(month), None] if (1..=12).contains(&month) => Some(Token::Date(i32::try_from(year).ok()?, month, None)),
        [Some(year), None, None] => Some(Token::Year(i32::try_from(year).ok()?)),
        [None, Some(month), None] if (1..=12).contains(&month) => Some(Token::Month(month)),
        [None, None, Some(day)] => Some(Token::Number(day)),
        _ => None,
    }
}

fn dated(year: u32, month: u32, day: u32) -> Option<Token> {
    let year = i32::try_from(year).ok()?;
    chrono::NaiveDate::from_ymd_opt(year, month, day)?;
    Some(Token::Date(year, month, Some(day)))
}

/// "17:40", "17:40:11", "17.40", "5:40pm", "5pm".
fn clock(word: &str) -> Option<Token> {
    // Seconds and zone are more than a publication date needs.
    let word = word.split(['+', '-']).next()?;
    let word = word.strip_suffix('z').unwrap_or(word);
    let (digits, afternoon) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(true)),
        (_, Some(digits)) => (digits, Some(false)),
        _ => (word, None),
    };
    let dotted = digits.len() == 5 && digits.as_bytes().get(2) == Some(&b'.');
    let mut parts = digits.split(if dotted { '.' } else { ':' });
    let hour = small(parts.next()?)?;
    let minute = match (parts.next(), afternoon) {
        (Some(minute), _) if minute.len() == 2 => small(minute)?,
        (None, Some(_)) => 0,
        _ => return None,
    };
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some(Token::Clock(hour, minute))
}

fn small(digits: &str) -> Option<u32> {
    (!digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(line: &str) -> Option<String> {
        date_line(line)?.date.map(|date| date.to_string())
    }

    #[test]
    fn printed_dates_are_read() {
        for (line, expected) in [
            ("2025-10-26 17:40", "2025-10-26 17:40"),
            ("2025-10-26T17:40:11+09:00", "2025-10-26 17:40"),
            ("October 26, 2025", "2025-10-26"),
            ("26 Oct. 2025", "2025-10-26"),
            ("Published: October 26th, 2025 at 5:40 p.m. EDT", "2025-10-26 17:40"),
            ("Sunday, 26 October 2025 5:40 pm", "2025-10-26 17:40"),
            ("Updated on Oct 27, 2025 | Published Oct 26, 2025", "2025-10-26"),
            ("Oct 26, 2025 · 3 min read", "2025-10-26"),
            ("Mon 3 Mar 2025 09.15", "2025-03-03 09:15"),
            ("2025. 10. 26.", "2025-10-26"),
            ("2025년 10월 26일 17:40", "2025-10-26 17:40"),
            ("2025年3月4日", "2025-03-04"),
            ("26.10.2025", "2025-10-26"),
            ("10/26/2025 12:05 AM", "2025-10-26 00:05"),
            ("October 2025", "2025-10"),
            ("Published: 2025", "2025"),
            ("Last updated 2 June 2025", "2025-06-02"),
        ] {
            assert_eq!(date(line).as_deref(), Some(expected), "{line}");
        }
        assert!(date_line("Last updated 2 June 2025").unwrap().updated);
    }

    #[test]
    fn sentences_and_figures_are_no_date_lines() {
        for line in [
            "",
            "2025",
            "In October 2025 two towns were closed",
            "41",
            "October 26, 2025 was a Sunday",
            "3 min read",
            "Oct 26, 2025 41",
            "Sunday",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_date_without_year_or_order_gives_no_date() {
        assert_eq!(date_line("Sunday, October 26").unwrap().date, None);
        assert_eq!(date_line("10/11/2025").unwrap().date, None);
    }

    #[test]
    fn a_byline_may_carry_the_date() {
        assert_eq!(last_date_in("By Theresa May | 26 October 2025").unwrap().to_string(), "2025-10-26");
        assert_eq!(last_date_in("By Theresa May"), None);
    }
}
