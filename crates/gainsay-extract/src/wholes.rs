//! Parts that a sentence takes of a whole it names: "4 of the 31 seats", "of $138 million asked for, $90 million was paid",
//! "12 homes, out of a total of 40", and of the sum before: "$40 million of it has been recovered".

use std::collections::BTreeMap;

use gainsay_model::{Claim, ClaimIndex, Relation, RelationKind, Span, Unit};

use crate::figures::Figure;
use crate::reading::Reading;
use crate::relations::same_things;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far behind "of" and its whole the part may stand, in tokens: "of the 1,240 homes that were damaged on Monday, 90".
const REACH: usize = 14;

/// Links the parts of a sentence to their wholes. The sentence's claims begin at `first`.
pub(crate) fn take_parts(claims: &mut [Claim], reading: &Reading<'_>, first: usize, paragraph: Span) {
    let sentence = &reading.sentence;
    let figures: Vec<&Figure> = reading.figures.iter().filter(|figure| !figure.bracketed).collect();
    let by_span: BTreeMap<Span, usize> =
        (first..claims.len()).rev().filter(|at| !claims[*at].restates()).map(|at| (claims[at].span, at)).collect();
    for pair in figures.windows(2) {
        let Some((part, whole)) = part_and_whole(sentence, pair[0], pair[1]) else { continue };
        if let (Some(part), Some(whole)) = (by_span.get(&part.span), by_span.get(&whole.span))
            && same_things(&claims[*part], &claims[*whole])
        {
            link(claims, *part, *whole);
        }
    }
    if !figures.iter().any(|figure| points_back(sentence, figure)) {
        return;
    }
    // What "it" is must be the one sum of the sentence before.
    let before = claims[..first].last().map(|claim| claim.sentence_span).filter(|span| paragraph.contains(*span));
    let mut sums = (0..first)
        .rev()
        .take_while(|at| Some(claims[*at].sentence_span) == before)
        .filter(|at| claims[*at].quantity().is_some_and(|quantity| matches!(quantity.unit, Unit::Money(_))) && !claims[*at].restates());
    let (Some(whole), None) = (sums.next(), sums.next()) else { return };
    // A larger sum before it may be what "it" is: "$640 million was taken. $56 million is frozen. $90 million of it was spent."
    let value = |at: usize| claims[at].quantity().map(|quantity| quantity.value);
    if (0..whole)
        .any(|at| claims[at].quantity().is_some_and(|quantity| matches!(quantity.unit, Unit::Money(_))) && value(at) > value(whole))
    {
        return;
    }
    for figure in figures.iter().filter(|figure| points_back(sentence, figure)) {
        if let Some(part) = by_span.get(&figure.span)
            && claims[whole].quantity().is_some_and(|quantity| quantity.unit == figure.quantity.unit)
        {
            link(claims, *part, whole);
        }
    }
}

fn link(claims: &mut [Claim], part: usize, whole: usize) {
    let relation = Relation { kind: RelationKind::PartOf, to: ClaimIndex::new(whole) };
    if !claims[part].relations.contains(&relation) {
        claims[part].relations.push(relation);
    }
}

/// Which of two neighbouring figures the words call a part of the other.
fn part_and_whole<'f>(sentence: &Sentence<'_>, left: &'f Figure, right: &'f Figure) -> Option<(&'f Figure, &'f Figure)> {
    let countable = matches!(left.quantity.unit, Unit::Money(_) | Unit::Count | Unit::Measure(_));
    let levels = left.quantity.change.is_none() && right.quantity.change.is_none();
    if !countable || !levels || left.quantity.unit != right.quantity.unit {
        return None;
    }
    let between = left.end..right.bound_start;
    // "4 of the 31", "4 seats of the 31".
    let direct = |from: usize| {
        sentence.word(from) == "of" && from + 1 < right.bound_start && (from + 1..right.bound_start).all(|at| is_determiner(sentence, at))
    };
    let noun_end = left.end_with_noun();
    if direct(left.end) || noun_end < right.bound_start && direct(noun_end) {
        return Some((left, right));
    }
    // "340 beds, 43 of which", "120 patients, 80 of them children".
    let of_these = sentence.word(right.end) == "of" && matches!(sentence.word(right.end + 1), "which" | "whom" | "them");
    if of_these && right.bound_start == noun_end + 1 && sentence.word(noun_end) == "," {
        return Some((right, left));
    }
    // "12 homes, most of them of wood, out of a total of 40".
    let out = between.clone().find(|at| sentence.word(*at) == "out" && sentence.word(*at + 1) == "of");
    if let Some(out) = out
        && (out + 2..right.bound_start).all(|at| is_determiner(sentence, at) || sentence.word(at) == "of")
    {
        return Some((left, right));
    }
    // "Of the 31 seats, 4": the clause begins with "of".
    let mut start = left.bound_start;
    while start > 0 && is_determiner(sentence, start - 1) {
        start -= 1;
    }
    let opened =
        start.checked_sub(1).is_some_and(|of| sentence.word(of) == "of" && (of == 0 || matches!(sentence.word(of - 1), "." | ";" | "“")));
    let mut commas = between.clone().filter(|at| sentence.word(*at) == ",");
    let last = commas.next();
    let near = last.is_some() && commas.next().is_none() && between.len() <= REACH;
    // "Of the 31 seats, the party took 4, or 12": the part is the first figure behind the comma, with no other before it.
    (opened && near && !starts_with_of(sentence, right)).then_some((right, left))
}

fn starts_with_of(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    figure.bound_start.checked_sub(1).is_some_and(|at| matches!(sentence.word(at), "of" | "than" | "from"))
}

/// "$40 million of it", "of that sum, $40 million".
fn points_back(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    let sum = |at: usize| match sentence.word(at) {
        "it" => true,
        // "Of that company's shares" points at another noun.
        "that" | "this" => {
            !sentence.is(at + 1, TokenKind::Word)
                || sentence.is_stop(at + 1)
                || matches!(sentence.word(at + 1), "sum" | "amount" | "total" | "money")
        }
        _ => false,
    };
    // "$410 million of the stolen funds"
    let of_the_sum = sentence.word(figure.end + 1) == "the"
        && (figure.end + 2..figure.end + 4)
            .any(|at| matches!(sentence.word(at), "sum" | "amount" | "total" | "money" | "funds" | "loot" | "haul" | "cash" | "proceeds"));
    let start = figure.bound_start;
    let opened = sentence.word(0) == "of"
        && sum(1)
        && (2..5).contains(&start)
        && (2..start).all(|at| matches!(sentence.word(at), "," | "sum" | "amount" | "total" | "money"));
    sentence.word(figure.end) == "of" && (sum(figure.end + 1) || of_the_sum) || opened
}

fn is_determiner(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "the" | "its" | "their" | "his" | "her" | "these" | "those" | "all" | "some" | "a" | "total" | "our")
}
