//! Shares and multiples between two figures that the same sentence prints: "1,200 jobs, 12 percent of its 14,800
//! employees", "900, twice the 400 it sold a year earlier".

use std::collections::BTreeMap;

use gainsay_model::{Bound, Claim, ClaimIndex, Relation, RelationKind, Span, Unit};

use crate::figures::Figure;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A ratio, what it is taken of, and what it comes to: figures of a reading, by place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ratio {
    pub(crate) ratio: usize,
    whole: usize,
    part: usize,
}

impl Ratio {
    /// The part beside its whole, the whole beside its part.
    pub(crate) fn beside(&self, figure: usize) -> Option<usize> {
        match figure {
            _ if figure == self.whole => Some(self.part),
            _ if figure == self.part => Some(self.whole),
            _ => None,
        }
    }
}

/// The ratios of a sentence of which both other figures stand beside them.
pub(crate) fn ratios(reading: &Reading<'_>) -> Vec<Ratio> {
    let sentence = &reading.sentence;
    let figures = &reading.figures;
    let mut found = Vec::new();
    for at in 0..figures.len().saturating_sub(2) {
        let three = [&figures[at], &figures[at + 1], &figures[at + 2]];
        let placed = match three.map(is_ratio) {
            // "1,200 jobs, 12 percent of its 14,800 employees"
            [false, true, false]
                if restates(sentence, three[0], three[1]) && taken_of(sentence, three[1], three[2]) && closes(sentence, three[2]) =>
            {
                Some((at + 1, at + 2, at))
            }
            // "12 percent of its 14,800 employees, or 1,200 people"
            [true, false, false]
                if share(three[0]) && taken_of(sentence, three[0], three[1]) && names_again(sentence, three[1], three[2]) =>
            {
                Some((at, at + 1, at + 2))
            }
            // "1,200 of its 14,800 employees, or 12 percent"
            [false, false, true]
                if share(three[2])
                    && of_whole(sentence, three[0].end, three[1])
                    && names_again(sentence, three[1], three[2])
                    && sentence.word(three[2].end) != "of" =>
            {
                Some((at + 2, at + 1, at))
            }
            _ => None,
        };
        let Some((ratio, whole, part)) = placed else { continue };
        let (whole_figure, part_figure) = (&figures[whole], &figures[part]);
        let comparable = whole_figure.quantity.unit == part_figure.quantity.unit
            && matches!(whole_figure.quantity.unit, Unit::Count | Unit::Money(_) | Unit::Measure(_));
        let plain = [whole_figure, part_figure, &figures[ratio]]
            .iter()
            .all(|figure| figure.quantity.change.is_none() && !matches!(figure.quantity.bound, Bound::Vague | Bound::Range));
        if comparable && plain {
            found.push(Ratio { ratio, whole, part });
        }
    }
    found
}

/// Ties the claims of a sentence's ratios together. The sentence's claims begin at `first`.
pub(crate) fn tie(claims: &mut [Claim], reading: &Reading<'_>, ratios: &[Ratio], first: usize) {
    if ratios.is_empty() {
        return;
    }
    let by_span: BTreeMap<Span, usize> = (first..claims.len()).rev().map(|at| (claims[at].span, at)).collect();
    for ratio in ratios {
        let claim_of = |figure: usize| by_span.get(&reading.figures[figure].span).copied();
        let (Some(at), Some(whole), Some(part)) = (claim_of(ratio.ratio), claim_of(ratio.whole), claim_of(ratio.part)) else { continue };
        for (kind, to) in [(RelationKind::RatioOf, whole), (RelationKind::RatioGives, part)] {
            claims[at].relations.push(Relation { kind, to: ClaimIndex::new(to) });
        }
    }
}

fn is_ratio(figure: &Figure) -> bool {
    share(figure) || figure.quantity.unit == Unit::Multiple
}

fn share(figure: &Figure) -> bool {
    figure.quantity.unit == Unit::Percent
}

/// Whether nothing but a comma, a bracket or "or" stands between a figure and a ratio.
fn restates(sentence: &Sentence<'_>, figure: &Figure, ratio: &Figure) -> bool {
    let between = figure.end_with_noun()..ratio.bound_start;
    !between.is_empty()
        && between.len() <= 2
        && between.clone().all(|at| is_joint(sentence, at) || sentence.word(at) == "or")
        && between.clone().any(|at| is_joint(sentence, at))
}

fn is_joint(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "," | "(" | "–" | "—") || sentence.is(at, TokenKind::Hyphen)
}

/// "of its", "of the": what the ratio is taken of stands right behind it; a multiple needs no "of".
fn taken_of(sentence: &Sentence<'_>, ratio: &Figure, whole: &Figure) -> bool {
    if share(ratio) {
        return of_whole(sentence, ratio.end, whole);
    }
    let between: Vec<&str> = (ratio.end..whole.bound_start).map(|at| sentence.word(at)).collect();
    // "twice the 400"; "three times more than the 400" may mean three or four.
    matches!(
        between[..],
        ["the" | "its" | "their" | "his" | "her"] | ["as", "many" | "much", "as"] | ["as", "many" | "much", "as", "the" | "its"]
    )
}

fn of_whole(sentence: &Sentence<'_>, from: usize, whole: &Figure) -> bool {
    let mut between = from..whole.bound_start;
    between.len() <= 4
        && sentence.word(from) == "of"
        && between.all(|at| {
            matches!(
                sentence.word(at),
                "of" | "the" | "its" | "their" | "his" | "her" | "all" | "a" | "total" | "some" | "our" | "this" | "these" | "those"
            )
        })
}

/// ", or 1,200", "(1,200": the same told again in figures.
fn names_again(sentence: &Sentence<'_>, before: &Figure, figure: &Figure) -> bool {
    let between: Vec<&str> = (before.end_with_noun()..figure.bound_start).map(|at| sentence.word(at)).collect();
    matches!(between[..], [",", "or"] | ["("] | ["or"] | [",", "i.e."] | [",", "that", "is"])
}

/// Whether a figure ends its clause, so that no verb makes another statement of it. A relative clause may follow.
fn closes(sentence: &Sentence<'_>, figure: &Figure) -> bool {
    let end = figure.end_with_noun();
    !sentence.is(end, TokenKind::Word)
        || matches!(sentence.word(end), "it" | "they" | "he" | "she" | "and" | "of" | "a" | "last" | "in" | "at" | "that" | "this")
}
