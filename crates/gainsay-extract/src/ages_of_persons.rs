//! Whose age a figure is.

use gainsay_lexicon::Sense;
use gainsay_model::{Bound, NameKind};

use crate::figures::Figure;
use crate::names::NameMention;
use crate::reading::Reading;
use crate::tokens::TokenKind;

/// Words for what a person is that may stand between an age and a name, at most.
const TRADE: usize = 4;

/// The person whose age a figure is: "Anna Holt, 44,", "Anna Holt, aged 44", "Anna Holt (44)", "Anna Holt, a 44-year-old
/// chemist", "44-year-old Anna Holt".
pub(crate) fn aged_person<'r>(reading: &'r Reading<'_>, figure: &Figure) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let plain = figure.quantity.bound == Bound::Exact;
    let person = |name: &&NameMention| {
        matches!(name.name.kind, NameKind::Person | NameKind::Other) && (2..=4).contains(&name.name.canonical.split(' ').count())
    };
    let start = figure.start - usize::from(figure.start > 0 && sentence.word(figure.start - 1) == "aged");
    let nearest = reading.names.partition_point(|name| name.end <= start);
    let before = reading.names[..nearest].last().filter(person).filter(|name| {
        let open = matches!(sentence.word(name.end), "," | "(");
        // "Anna Holt, who is 44,".
        let told_of = open && sentence.word(name.end + 1) == "who" && matches!(sentence.word(name.end + 2), "is" | "was");
        if told_of && name.end + 3 == start {
            return true;
        }
        let article = usize::from(matches!(sentence.word(name.end + 1), "a" | "an"));
        open && name.end + 1 + article == start
    });
    let title = sentence.sense_at(figure.end, |sense| matches!(sense, Sense::Title).then_some(())).map_or(figure.end, |(end, ())| end);
    // "52-year-old train driver Piet Horn": what somebody is may stand before the name.
    let trade = |at: usize| sentence.is(at, TokenKind::Word) && !sentence.tokens[at].capital && !sentence.is_stop(at);
    let described = (title..title + TRADE).find(|at| !trade(*at)).unwrap_or(title);
    let behind = || {
        let next = reading.names.get(reading.names.partition_point(|name| name.start < title));
        next.filter(|name| name.start == title || name.start == described).filter(person)
    };
    before.or_else(behind).or_else(|| deceased(reading, start).filter(person)).filter(|_| plain)
}

/// "Anna Holt, whose books were read by all, died in Accra on Saturday aged 79": the name that the sentence begins with.
fn deceased<'r>(reading: &'r Reading<'_>, age: usize) -> Option<&'r NameMention> {
    let sentence = &reading.sentence;
    let aged = sentence.word(age) == "aged" || matches!(sentence.word(age.wrapping_sub(1)), "of" | "at");
    let verb = (0..age).rev().take(12).find(|at| matches!(sentence.word(*at), "died" | "dies" | "dead"))?;
    let first = reading.names.iter().find(|name| !matches!(name.name.kind, NameKind::Country | NameKind::Place))?;
    // Nobody else may die in between.
    let subject = verb == first.end || sentence.word(first.end) == "," && sentence.word(verb - 1) == ",";
    let auxiliary = verb == first.end + 1 && sentence.is_stop(first.end);
    (aged && first.start <= 6 && (subject || auxiliary)).then_some(first)
}
