//! Whose age a figure is.

use gainsay_lexicon::Sense;
use gainsay_model::{Bound, NameKind};

use crate::figures::Figure;
use crate::names::NameMention;
use crate::reading::Reading;

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
        let article = usize::from(matches!(sentence.word(name.end + 1), "a" | "an"));
        open && name.end + 1 + article == start
    });
    let title = sentence.sense_at(figure.end, |sense| matches!(sense, Sense::Title).then_some(())).map_or(figure.end, |(end, ())| end);
    let behind =
        || reading.names.get(reading.names.partition_point(|name| name.start < title)).filter(|name| name.start == title).filter(person);
    before.or_else(behind).filter(|_| plain)
}
