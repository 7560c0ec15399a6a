//! The times of races: whose time a stopped time is, and the margins between two of them.

use gainsay_model::{Name, NameKind, Role, Unit};
use rust_decimal::{Decimal, dec};

use crate::figures::Figure;
use crate::names::NameMention;
use crate::reading::Reading;

/// The measure class of a time that somebody took for something.
pub(crate) const RESULT: &str = "result-time";
/// The measure class of what lies between two of them.
pub(crate) const MARGIN: &str = "margin";

/// Words that end the name of a race or a place of races.
const EVENTS: [&str; 14] = [
    "marathon",
    "games",
    "olympics",
    "championship",
    "championships",
    "cup",
    "open",
    "tour",
    "race",
    "stadium",
    "league",
    "prix",
    "meeting",
    "track",
];

/// Whether a figure is a time taken by a stopwatch: printed with colons, or told down to seconds or their parts.
pub(crate) fn is_result(figure: &Figure) -> bool {
    let quantity = &figure.quantity;
    let told = quantity.unit.name() == "second"
        && (quantity.written.contains(':') || quantity.step < Decimal::ONE || quantity.value >= dec!(3600));
    told && matches!(quantity.unit, Unit::Measure(_))
}

/// Whether a sentence holds two results, so that a duration beside them may be the margin between them.
pub(crate) fn holds_two(reading: &Reading<'_>) -> bool {
    reading.figures.iter().filter(|figure| is_result(figure)).take(3).count() == 2
}

/// "Ten seconds inside the old record", "26 seconds off the previous best", where the sentence does not give that record: how
/// far a time lies from one of another day.
pub(crate) fn is_off_a_record(reading: &Reading<'_>, figure: &Figure) -> bool {
    let sentence = &reading.sentence;
    let off = matches!(sentence.word(figure.end), "inside" | "outside" | "off" | "under" | "faster" | "slower" | "quicker" | "better");
    let named = (figure.end + 1..figure.end + 7).find(|at| matches!(sentence.word(*at), "record" | "best" | "mark"));
    let Some(named) = named.filter(|_| off) else { return false };
    // "A personal best of 2:05:56" is not the record that another was inside of.
    let is_it = |at: usize| sentence.word(at) == sentence.word(named);
    let record = |other: &Figure| {
        is_result(other)
            && ((other.start.saturating_sub(5)..other.start).any(is_it) || (other.end..other.end + 4).any(|at| at != named && is_it(at)))
    };
    !reading.figures.iter().any(record)
}

/// "Won in 2:20:18, nine seconds ahead of Ilse Varga", where the sentence gives one result: who was ahead, and of whom.
pub(crate) fn told_margin(reading: &Reading<'_>, figure: &Figure) -> Option<(Name, Name)> {
    let sentence = &reading.sentence;
    let word = sentence.word(figure.end);
    let leads = word == "behind" || matches!(word, "ahead" | "clear") && sentence.word(figure.end + 1) == "of";
    let results = reading.figures.iter().filter(|figure| is_result(figure)).count();
    if !leads || results != 1 {
        return None;
    }
    let person = |name: &&NameMention| matches!(name.name.kind, NameKind::Person | NameKind::Other);
    let before = reading.names.iter().rfind(|name| name.end <= figure.bound_start && person(name))?;
    // "Ahead of fellow Ethiopian Ilse Varga": a few words for who it is.
    let behind = reading.names.iter().find(|name| name.start > figure.end && name.start <= figure.end + 5 && person(name))?;
    let (before, behind) = (before.name.clone(), behind.name.clone());
    Some(if word == "behind" { (behind, before) } else { (before, behind) })
}

/// Whose time it is: the nearest name before it that is no race and no place, or the first behind.
pub(crate) fn athlete<'r>(reading: &'r Reading<'_>, figure: &Figure) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let person = |name: &&NameMention| {
        let last = name.name.canonical.rsplit(' ').next().unwrap_or("");
        let placed = matches!(sentence.word(name.start.wrapping_sub(1)), "in" | "at" | "the" | "from" | "of" | "on");
        matches!(name.name.kind, NameKind::Person | NameKind::Other) && !EVENTS.contains(&last) && !placed
    };
    let before = reading.names.iter().rev().filter(|name| name.end <= figure.start).find(person);
    before.or_else(|| reading.names.iter().filter(|name| name.start >= figure.end).find(person))
}

/// "The course record of 2:18:27", "his best of": a time of another day.
pub(crate) fn result_role(reading: &Reading<'_>, figure: &Figure, role: Role) -> Role {
    let sentence = &reading.sentence;
    let earlier = (figure.start.saturating_sub(5)..figure.start).any(|at| {
        matches!(sentence.word(at), "record" | "best" | "mark" | "previous" | "old" | "fastest" | "than" | "was" | "is" | "under")
    });
    let behind = (figure.end..figure.end + 4).any(|at| matches!(sentence.word(at), "set" | "ago" | "earlier" | "record" | "mark" | "best"));
    if role == Role::Plain && (earlier || behind) { Role::Reference } else { role }
}
