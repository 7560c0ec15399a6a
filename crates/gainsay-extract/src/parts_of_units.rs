//! Parts of calendar units: "early next week", "late 2026", "earlier this month".
//!
//! "Early" and "late" are the two halves of a unit, so that "early 2027" and "late 2027" have no day in
//! common. "Mid" and the ends of months keep the whole: they are drawn differently by everyone.

use chrono::NaiveDate;
use gainsay_lexicon::Deictic;
use gainsay_model::{Grain, Period};

use crate::sentence::Sentence;
use crate::tense::looks_back;
use crate::times::{TimeExpression, TimeMention};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    FirstHalf,
    SecondHalf,
    /// Before the day of publication.
    GoneBy,
    /// From the day of publication on.
    ToCome,
}

/// The part of a unit that the words before a time, or its own first word, narrow it to.
pub(crate) fn narrowed(sentence: &Sentence<'_>, time: &TimeMention, period: Period, published: Option<NaiveDate>) -> Period {
    let unit = matches!(
        time.expression,
        TimeExpression::Year(_)
            | TimeExpression::Month { .. }
            | TimeExpression::Unit(..)
            | TimeExpression::NearMonth(..)
            | TimeExpression::ThatUnit(_)
            | TimeExpression::Decade(_)
    );
    let Some((from, to)) = period.days.filter(|_| unit) else { return period };
    // "It fell later in the year", of what has been, counts from what was told before.
    let from_publication = matches!(time.expression, TimeExpression::Unit(Deictic::This, _)) || !looks_back(sentence, time.start);
    let days = part_before(sentence, time, period.grain).and_then(|part| match part {
        Part::FirstHalf => period.early()?.days,
        Part::SecondHalf => period.late()?.days,
        Part::GoneBy => published.filter(|day| from < *day && *day <= to).and_then(|day| Some((from, day.pred_opt()?))),
        Part::ToCome => published.filter(|day| from_publication && from <= *day && *day <= to).map(|day| (day, to)),
    });
    match days.filter(|(from, to)| from <= to) {
        Some(days) => Period { days: Some(days), ..period },
        None => period,
    }
}

fn part_before(sentence: &Sentence<'_>, time: &TimeMention, grain: Grain) -> Option<Part> {
    // "Later in the week" is a time as a whole; "the late 1990s" and "early in May" begin behind the word.
    let mut at = match sentence.word(time.start) {
        "early" | "late" | "earlier" | "later" => time.start,
        _ => time.start.checked_sub(1)?,
    };
    while matches!(sentence.word(at), "the" | "in") {
        at = at.checked_sub(1)?;
    }
    let long = matches!(grain, Grain::Week | Grain::Year);
    if sentence.word(at) == "of" && long {
        return match sentence.word(at.checked_sub(1)?) {
            "beginning" | "start" => Some(Part::FirstHalf),
            "end" => Some(Part::SecondHalf),
            _ => None,
        };
    }
    let part = match sentence.word(at) {
        "early" => Part::FirstHalf,
        "late" => Part::SecondHalf,
        "earlier" => Part::GoneBy,
        "later" => Part::ToCome,
        _ => return None,
    };
    // "Three days late in May", "two weeks earlier this year", "no later": how far, not which part. "The rains came late
    // this year": later than in other years.
    let before = at.checked_sub(1).map_or("", |before| sentence.word(before));
    let counted = matches!(
        before,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "hour"
            | "hours"
            | "minutes"
            | "no"
            | "not"
            | "as"
            | "too"
            | "very"
            | "so"
            | "come"
            | "comes"
            | "came"
            | "arrive"
            | "arrives"
            | "arrived"
            | "running"
            | "unusually"
            | "unseasonably"
    );
    (!counted).then_some(part)
}

#[cfg(test)]
mod tests {
    use gainsay_model::Document;

    /// The days of each time of a text published on Wednesday, 8 November 2017.
    fn read(text: &str) -> Vec<String> {
        let document = Document::of_text("case", text.to_owned(), "2017-11-08".parse().ok());
        crate::mentions(&document)
            .iter()
            .filter_map(|mention| mention.period.as_ref()?.days)
            .map(|(from, to)| format!("{from} {to}"))
            .collect()
    }

    #[test]
    fn early_and_late_are_halves() {
        assert_eq!(read("The bridge will open early next year."), ["2018-01-01 2018-06-30"]);
        assert_eq!(read("The bridge will open late next year."), ["2018-07-01 2018-12-31"]);
        assert_eq!(read("They met in late September."), ["2017-09-16 2017-09-30"]);
        assert_eq!(read("Talks resume early next week."), ["2017-11-13 2017-11-15"]);
        assert_eq!(read("Talks resume at the end of next week."), ["2017-11-16 2017-11-19"]);
        assert_eq!(read("Rents rose in the early 1980s."), ["1980-01-01 1984-12-31"]);
        assert_eq!(read("It opened late in 2015."), ["2015-07-01 2015-12-31"]);
    }

    #[test]
    fn earlier_and_later_are_told_from_publication() {
        assert_eq!(read("The plant closed earlier this year."), ["2017-01-01 2017-11-07"]);
        assert_eq!(read("The plant will close later this month."), ["2017-11-08 2017-11-30"]);
        assert_eq!(read("The plant closed earlier in the week."), ["2017-11-06 2017-11-07"]);
    }

    #[test]
    fn other_words_leave_a_unit_whole() {
        assert_eq!(read("It may open as early as 2018."), ["2018-01-01 2018-12-31"]);
        assert_eq!(read("It opened in mid-2015."), ["2015-01-01 2015-12-31"]);
        assert_eq!(read("Debt stood at 3 billion at the end of June 2015."), ["2015-06-01 2015-06-30"]);
        assert_eq!(read("The monsoon came late this year."), ["2017-01-01 2017-12-31"]);
        assert_eq!(read("Sales rose in March 2017 and fell later in the year."), ["2017-03-01 2017-03-31", "2017-01-01 2017-12-31"]);
        assert_eq!(read("It arrived three weeks late in May 2015."), ["2015-05-01 2015-05-31"]);
        assert_eq!(read("The raid came early on Tuesday."), ["2017-11-07 2017-11-07"]);
    }
}
