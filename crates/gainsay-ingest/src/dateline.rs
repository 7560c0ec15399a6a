//! The words a news text opens with that belong to the wire and not to the sentence: "SEOUL, Oct. 26 (Yonhap) -- ".

use gainsay_model::PartialDate;

use crate::clutter::is_agency;
use crate::dates::last_date_in;

/// How far into a paragraph, in bytes, a dateline may reach.
const REACH: usize = 160;

/// Longest name of an outlet in brackets, in bytes.
const MAX_NAME: usize = 60;

/// The opening of a news text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline<'text> {
    /// Where the sentence begins, in bytes from the paragraph's beginning.
    pub(crate) end: usize,
    /// The agency or outlet named in brackets.
    pub(crate) outlet: Option<&'text str>,
    /// The date, where its year is printed.
    pub(crate) date: Option<PartialDate>,
}

/// The dateline a paragraph opens with, if it does.
pub(crate) fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let reach = (0..=REACH.min(paragraph.len())).rev().find(|at| paragraph.is_char_boundary(*at))?;
    let opening = paragraph.get(..reach)?;
    place_and_agency(paragraph, opening)
        .or_else(|| bracketed(paragraph, opening))
        .or_else(|| place_and_dash(paragraph, opening))
        .filter(|dateline| dateline.end < paragraph.len())
}

/// "[Seoul=Agency]", "(Seoul=Agency) A. Writer =": the Korean form.
fn place_and_agency<'text>(paragraph: &'text str, opening: &'text str) -> Option<Dateline<'text>> {
    let close = match opening.chars().next()? {
        '[' => ']',
        '(' => ')',
        '【' => '】',
        _ => return None,
    };
    let end = opening.find(close)?;
    let (_, agency) = opening.get(..end)?.split_once('=')?;
    let agency = agency.trim();
    if agency.is_empty() || agency.len() > MAX_NAME || agency.contains(char::is_whitespace) {
        return None;
    }
    let mut at = end + close.len_utf8();
    // The writer's name may follow, closed by an equals sign.
    if let Some(writer) = opening.get(at..).and_then(|rest| rest.find(" = "))
        && opening.get(at..at + writer).is_some_and(|name| !name.contains(['.', ',']))
    {
        at += writer + " = ".len();
    }
    Some(Dateline { end: skip_blanks(paragraph, at), outlet: Some(agency), date: None })
}

/// "SEOUL, Oct. 26 (Agency) -- ", "Seoul (AFP) - ", "(Reuters) - ", "Country( An Outlet )Text".
fn bracketed<'text>(paragraph: &'text str, opening: &'text str) -> Option<Dateline<'text>> {
    let open = opening.find('(')?;
    let head = opening.get(..open)?.trim();
    let close = open + opening.get(open..)?.find(')')?;
    let name = opening.get(open + 1..close)?.trim();
    if name.is_empty() || name.len() > MAX_NAME || name.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | ';')) || !is_place(head)
    {
        return None;
    }
    let agency = is_agency(name);
    let rest = opening.get(close + 1..)?;
    let after_dash = skip_dash(rest);
    let capital = |text: &str| text.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '\''));
    let dated = head.contains(',') || head.contains(|c: char| c.is_ascii_digit());
    let wired = after_dash.is_some() && (agency || (is_capitals(head) && dated));
    // Without a dash, as some agencies print it.
    let run_in = agency && dated && rest.starts_with(' ') && capital(rest);
    let glued = rest.starts_with(char::is_uppercase) && name.starts_with(char::is_uppercase) && (agency || !head.is_empty());
    if !wired && !run_in && !glued {
        return None;
    }
    let end = close + 1 + after_dash.unwrap_or(0);
    Some(Dateline { end: skip_blanks(paragraph, end), outlet: Some(name), date: last_date_in(head) })
}

/// "SEOUL, South Korea, Oct. 26, 2025 — ", "SEOUL — Fires": a place in capitals and a dash.
fn place_and_dash<'text>(paragraph: &'text str, opening: &'text str) -> Option<Dateline<'text>> {
    let (at, dash) = [" — ", " – ", " -- ", "—", " - "]
        .iter()
        .filter_map(|dash| opening.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, dash)| (*at, std::cmp::Reverse(dash.len())))?;
    let head = opening.get(..at)?.trim();
    let rest = opening.get(at + dash.len()..)?;
    let opens_sentence = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“'));
    if head.is_empty() || !is_capitals(head) || !is_place(head) || !opens_sentence {
        return None;
    }
    Some(Dateline { end: skip_blanks(paragraph, at + dash.len()), outlet: None, date: last_date_in(head) })
}

/// Whether the words may be a place and a date: few, capitalised, without the marks of a sentence.
fn is_place(head: &str) -> bool {
    head.len() <= 80
        && !head.contains(['"', '“', '!', '?', ':', ';'])
        && head.split_whitespace().count() <= 8
        && head.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(word, "and" | "of" | "de" | "la" | "el")
        })
}

/// Whether the first word has at least three letters, all of them capitals.
fn is_capitals(head: &str) -> bool {
    let first = head.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or("");
    first.chars().filter(|c| c.is_uppercase()).count() >= 3
        && first.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '/'))
}

/// The length of the dash that opens the text, blanks included.
fn skip_dash(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    ["--", "—", "–", "-", "=", ":"].iter().find(|dash| rest.starts_with(*dash)).map(|dash| start + dash.len())
}

fn skip_blanks(paragraph: &str, at: usize) -> usize {
    paragraph.get(at..).map_or(paragraph.len(), |rest| paragraph.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(paragraph: &str) -> Option<(Option<&str>, Option<String>, &str)> {
        let found = dateline(paragraph)?;
        Some((found.outlet, found.date.map(|date| date.to_string()), &paragraph[found.end..]))
    }

    #[test]
    fn datelines_are_read() {
        for (paragraph, outlet, date, rest) in [
            ("SEOUL, Oct. 26 (Yonhap) -- Fires burn.", Some("Yonhap"), None, "Fires burn."),
            ("PARIS, March 25, 2025 (AFP) - Fires burn.", Some("AFP"), Some("2025-03-25"), "Fires burn."),
            ("WASHINGTON (AP) — Fires burn.", Some("AP"), None, "Fires burn."),
            ("(Reuters) - Fires burn.", Some("Reuters"), None, "Fires burn."),
            ("New Delhi, Oct 26 (IANS) Fires burn.", Some("IANS"), None, "Fires burn."),
            ("Ruritania( The Example News )Ruritania burns.", Some("The Example News"), None, "Ruritania burns."),
            ("LONDON — Fires burn.", None, None, "Fires burn."),
            ("GENEVA, Switzerland, 2 June 2025 – Fires burn.", None, Some("2025-06-02"), "Fires burn."),
            ("(서울=연합뉴스) 아무개 기자 = 산불이 났다.", Some("연합뉴스"), None, "산불이 났다."),
        ] {
            assert_eq!(read(paragraph), Some((outlet, date.map(str::to_owned), rest)), "{paragraph}");
        }
    }

    #[test]
    fn ordinary_openings_are_left_alone() {
        for paragraph in [
            "North Korea (DPRK) — a country of 26 million — said so.",
            "NATO — the alliance — said so.",
            "The Multinational Monitoring Team (MMT) said so.",
            "Fires burn — and people flee.",
            "Florian Example (22) joins.",
            "A dash-ridden (AFP) - sentence",
            "",
            "(",
            "(Reuters) - ",
        ] {
            assert_eq!(read(paragraph), None, "{paragraph}");
        }
    }
}
