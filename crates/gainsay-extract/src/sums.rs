//! Figures that a sentence adds up: "12 people were killed: 7 in Arden and 4 in Belmont", "6.7m, made up of 4.2m and 2.9m".
//!
//! Only lists that are plainly complete count. A number, a person or a word for a remainder that was not read as one of
//! the parts leaves the list open, and then nothing is said.

use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Change, Claim, ClaimIndex, Relation, RelationKind, Unit};

use crate::figures::Figure;
use crate::reading::Reading;
use crate::relations::same_things;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Most parts a list may have.
const MOST_PARTS: usize = 12;

/// Links the parts of each sum of a sentence to its total. The sentence's claims begin at `first`.
pub(crate) fn add_up(claims: &mut [Claim], reading: &Reading<'_>, first: usize) {
    let figures: Vec<&Figure> = reading.figures.iter().collect();
    if figures.len() < 3 {
        return;
    }
    let sum = (0..figures.len())
        .find_map(|at| list_behind(reading, &figures, at))
        .or_else(|| total_behind(reading, &figures))
        .or_else(|| step_between(reading, &figures));
    let listed = if sum.is_none() { (0..figures.len()).find_map(|at| parts_behind(reading, &figures, at)) } else { None };
    let divided = if sum.is_none() && listed.is_none() { divided(reading, &figures) } else { None };
    let of_one_kind = divided.is_none();
    if let Some(Sum { whole, parts }) = listed.or(divided) {
        let claim_of = |figure: usize| (first..claims.len()).find(|at| claims[*at].span == figures[figure].span && !claims[*at].restates());
        let Some(whole) = claim_of(whole) else { return };
        let Some(parts) = parts.iter().map(|part| claim_of(*part)).collect::<Option<Vec<usize>>>() else { return };
        if !of_one_kind || parts.iter().all(|part| same_things(&claims[*part], &claims[whole])) {
            for part in parts {
                claims[part].relations.push(Relation { kind: RelationKind::PartOf, to: ClaimIndex::new(whole) });
            }
        }
        return;
    }
    let Some(Sum { whole, parts }) = sum else { return };
    let claim_of = |figure: usize| (first..claims.len()).find(|at| claims[*at].span == figures[figure].span && !claims[*at].restates());
    let Some(whole) = claim_of(whole) else { return };
    let Some(parts) = parts.iter().map(|part| claim_of(*part)).collect::<Option<Vec<usize>>>() else { return };
    if parts.iter().all(|part| same_things(&claims[*part], &claims[whole])) {
        for part in parts {
            claims[part].relations.push(Relation { kind: RelationKind::SumsTo, to: ClaimIndex::new(whole) });
        }
    }
}

/// Figures of the sentence, by place.
struct Sum {
    whole: usize,
    parts: Vec<usize>,
}

/// A total with its parts behind a colon or words such as "made up of".
fn list_behind(reading: &Reading<'_>, figures: &[&Figure], whole: usize) -> Option<Sum> {
    if figures.len() - whole > MOST_PARTS + 1 {
        return None;
    }
    let sentence = &reading.sentence;
    let total = figures[whole];
    let next = figures.get(whole + 1)?;
    let opener = (total.end..next.bound_start).find_map(|at| opener_at(sentence, at))?;
    // "12 people: seven in Arden": what stands between the total and its list says what the total is of, in few words.
    if opener - total.end > 12 || next.bound_start - opener > 3 {
        return None;
    }
    let parts: Vec<usize> = (whole + 1..figures.len()).collect();
    // "17.5 per cent of mankind, comprising 623 million men and 586 million women": a share is no sum of counts.
    let alike = total.quantity.unit.dimension() == next.quantity.unit.dimension();
    (alike && closed(reading, figures, &parts, opener, sentence.len())).then_some(Sum { whole, parts })
}

/// "48 people died, 31 in Leyte and 14 in Samar", "$70 billion, $40 billion in cash and $25 billion in stock": parts by one
/// preposition behind a comma. There may be more of them than are told.
fn parts_behind(reading: &Reading<'_>, figures: &[&Figure], whole: usize) -> Option<Sum> {
    let sentence = &reading.sentence;
    let total = figures[whole];
    let first = figures.get(whole + 1)?;
    let preposition = sentence.word(first.end);
    let opened = sentence.word(first.bound_start.wrapping_sub(1)) == "," && first.bound_start - total.end < 10;
    // "$4 billion in cash, $12 billion in shares and $3 billion in units": the first is one of the list.
    let listed = sentence.word(total.end) == preposition;
    if listed || !opened || !matches!(preposition, "in" | "from" | "off" | "at" | "for" | "on") {
        return None;
    }
    let parts: Vec<usize> = (whole + 1..figures.len())
        .take(MOST_PARTS)
        .take_while(|at| {
            let figure = figures[*at];
            sentence.word(figure.end) == preposition
                && figure.quantity.unit == total.quantity.unit
                && figure.quantity.change.is_none()
                && !figure.bracketed
                && matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "," | "and" | ";")
        })
        .collect();
    let countable = matches!(total.quantity.unit, Unit::Money(_) | Unit::Count | Unit::Measure(_));
    (parts.len() > 1 && countable && total.quantity.change.is_none()).then_some(Sum { whole, parts })
}

/// "Out of the 2,412 ballots, 1,920 were in favour, 430 against, 41 blank and 20 void": three parts or more that divide the
/// whole that opens the sentence, each by a name of its own. There may be more of them than are told.
fn divided(reading: &Reading<'_>, figures: &[&Figure]) -> Option<Sum> {
    let sentence = &reading.sentence;
    let whole = figures.first()?;
    let article = usize::from(matches!(sentence.word(whole.bound_start.wrapping_sub(1)), "the" | "all" | "these"));
    let opener = whole.bound_start.checked_sub(1 + article).filter(|at| sentence.word(*at) == "of")?;
    let opens = (0..opener).all(|at| sentence.word(at) == "out" || sentence.is(at, TokenKind::Punctuation));
    let parts: Vec<usize> = (1..figures.len()).collect();
    let alike = |figure: &Figure| figure.quantity.unit == Unit::Count && figure.quantity.change.is_none() && !figure.bracketed;
    let joined = parts.windows(2).all(|pair| {
        let (part, next) = (figures[pair[0]], figures[pair[1]]);
        matches!(sentence.word(next.bound_start.wrapping_sub(1)), "," | "and" | ";") && next.bound_start - part.end <= NAMED_IN + 2
    });
    let many = (3..=MOST_PARTS).contains(&parts.len());
    (opens && many && joined && figures.iter().all(|figure| alike(figure))).then_some(Sum { whole: 0, parts })
}

/// The end of words that open a complete list.
fn opener_at(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let next = |offset: usize| sentence.word(at + offset);
    match sentence.word(at) {
        ":" => Some(at + 1),
        "made" if next(1) == "up" && next(2) == "of" => Some(at + 3),
        "composed" | "consisting" | "consisted" | "consists" if next(1) == "of" => Some(at + 2),
        "comprising" | "comprises" | "comprised" => Some(at + 1 + usize::from(next(1) == "of")),
        "split" if matches!(next(1), "between" | "into") => Some(at + 2),
        _ => None,
    }
}

/// "Seven in Arden and four in Belmont, for a total of 12", "the schools 41 million and the roads 17 million, which makes 58
/// million in all".
fn total_behind(reading: &Reading<'_>, figures: &[&Figure]) -> Option<Sum> {
    let sentence = &reading.sentence;
    let whole = figures.len() - 1;
    let opener = total_opener(sentence, figures[whole])?;
    let parts: Vec<usize> = (0..whole).collect();
    (parts.len() > 1 && closed(reading, figures, &parts, 0, opener)).then_some(Sum { whole, parts })
}

/// Where the words begin that make a figure the total of what stands before it in its sentence.
fn total_opener(sentence: &Sentence<'_>, total: &Figure) -> Option<usize> {
    let mut start = total.bound_start;
    let before = |start: usize, offset: usize| sentence.word(start.wrapping_sub(offset));
    // "A total of", "a combined", "the sum of".
    let named = before(start, 1) == "of" && matches!(before(start, 2), "total" | "sum") && matches!(before(start, 3), "a" | "the");
    let combined = matches!(before(start, 1), "combined" | "total") && matches!(before(start, 2), "a" | "the");
    start -= if named { 3 } else { usize::from(combined) * 2 };
    let told = named || combined || is_all_told(sentence, total.end_with_noun());
    let reckoned = match before(start, 1) {
        "totalling" | "totaling" => Some(1),
        "to" if before(start, 2) == "up" && matches!(before(start, 3), "adding" | "adds" | "add") => Some(3),
        "to" if told && matches!(before(start, 2), "coming" | "comes" | "come" | "amounting") => Some(2),
        "for" if told => Some(1),
        "makes" | "making" | "is" | "or" if told => Some(1),
        "," | ":" | "–" | "—" if told => Some(0),
        _ => None,
    };
    let opener = start - reckoned?;
    Some(opener - usize::from(opener > 0 && matches!(sentence.word(opener - 1), "which" | "that")))
}

/// "In all", "altogether", "all told", right behind a total.
fn is_all_told(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.word(at) {
        "altogether" | "together" => true,
        "in" => matches!(sentence.word(at + 1), "all" | "total"),
        "all" => sentence.word(at + 1) == "told",
        _ => false,
    }
}

/// Whether the figures are all that the words between two tokens count, joined as one list.
fn closed(reading: &Reading<'_>, figures: &[&Figure], parts: &[usize], from: usize, to: usize) -> bool {
    let sentence = &reading.sentence;
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let whole_unit = figures[*first].quantity.unit;
    let countable = |unit: Unit| matches!(unit, Unit::Money(_) | Unit::Count | Unit::Measure(_));
    if !(2..=MOST_PARTS).contains(&parts.len()) || !countable(whole_unit) || *last >= figures.len() {
        return false;
    }
    let alike = parts.iter().enumerate().all(|(at, part)| {
        let figure = figures[*part];
        // "Arden lost 120 jobs, Belmont 80 and Corve 45": the first verb is that of all.
        let moves = figure.quantity.change.is_some() && (at > 0 || !named_in(sentence, figures, parts));
        figure.quantity.unit == whole_unit && !moves && !figure.bracketed
    });
    let joined = parts.windows(2).all(|pair| joins(sentence, figures[pair[0]], figures[pair[1]]));
    let mut covered = vec![false; sentence.len() + 1];
    for part in parts {
        covered[figures[*part].bound_start..figures[*part].end].fill(true);
    }
    for time in &reading.times {
        covered[time.start..time.end].fill(true);
    }
    let aside = reading.asides.iter().any(|aside| aside.start >= from && aside.end <= to);
    let open = (from..to).any(|at| !covered[at] && leaves_open(sentence, at));
    alike && joined && !aside && !open
}

/// Whether every part but the first has its name and nothing else in front of its figure.
fn named_in(sentence: &Sentence<'_>, figures: &[&Figure], parts: &[usize]) -> bool {
    parts.iter().skip(1).all(|part| {
        let before = figures[*part].bound_start.wrapping_sub(1);
        sentence.is(before, TokenKind::Word) && sentence.word(before) != "and"
    })
}

/// How many words may name a part in front of its figure: "and the road department 17 million".
const NAMED_IN: usize = 6;

/// Whether the next part stands behind "and" or a comma, with nothing but its name before it.
fn joins(sentence: &Sentence<'_>, part: &Figure, next: &Figure) -> bool {
    let joint = |at: usize| matches!(sentence.word(at), "and" | "," | ";" | "another" | "further");
    let start = next.bound_start;
    if start > 0 && joint(start - 1) {
        return true;
    }
    let end = part.end_with_noun();
    let Some(last) = (end..start).rev().find(|at| joint(*at)) else { return false };
    // A verb, a change or a time would tell something else of the next figure than of the first.
    let names = |at: usize| {
        (sentence.is(at, TokenKind::Word) || sentence.is(at, TokenKind::Possessive) || sentence.is(at, TokenKind::Hyphen))
            && !matches!(sentence.word(at), "from" | "to" | "by" | "than" | "with" | "at" | "in" | "on" | "who" | "while" | "but")
            && !sentence
                .has(at, |sense| matches!(sense, Sense::Change(_) | Sense::Role(_) | Sense::Speech | Sense::Weekday(_) | Sense::Month(_)))
    };
    start - last <= NAMED_IN && (last + 1..start).all(names)
}

/// Words behind which more may be counted than was read, or counted twice.
fn leaves_open(sentence: &Sentence<'_>, at: usize) -> bool {
    let number = sentence.is(at, TokenKind::Numeral) || sentence.has(at, |sense| matches!(sense, Sense::Cardinal(_)));
    let single =
        matches!(sentence.word(at), "a" | "an") && (at + 1..at + 4).any(|next| sentence.has(next, |sense| matches!(sense, Sense::Person)));
    number
        || single
        || matches!(
            sentence.word(at),
            "including"
                | "includes"
                | "among"
                | "mostly"
                | "mainly"
                | "largely"
                | "chiefly"
                | "partly"
                | "others"
                | "other"
                | "rest"
                | "remaining"
                | "remainder"
                | "several"
                | "some"
                | "many"
                | "few"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "each"
                | "per"
                | "every"
                | "apiece"
                | "both"
                | "either"
                | "them"
                | "whom"
                | "which"
                | "those"
                | "these"
                | "more"
                | "fewer"
                | "less"
                | "than"
                | "respectively"
                | "least"
                | "e.g"
                | "half"
                | "third"
                | "not"
                | "plus"
                | "minus"
                | "or"
                | "couple"
                | "pair"
                | "%"
                | "percent"
                | "“"
                | "\""
        )
}

/// "up 2,000 from 13,000 to 15,000", "fell by 300 to 900 from 1,200": a step between two levels.
fn step_between(reading: &Reading<'_>, figures: &[&Figure]) -> Option<Sum> {
    let sentence = &reading.sentence;
    (0..figures.len().saturating_sub(2)).find_map(|at| {
        let [step, first, second] = [figures[at], figures[at + 1], figures[at + 2]];
        let unit = step.quantity.unit;
        let levels = [first, second].iter().all(|level| level.quantity.unit == unit && !level.bracketed);
        let word = |figure: &Figure| sentence.word(figure.bound_start.wrapping_sub(1)).to_owned();
        let direction = step.quantity.change.or(match word(step).as_str() {
            "up" => Some(Change::Up),
            "down" => Some(Change::Down),
            _ => None,
        })?;
        let by = matches!(word(step).as_str(), "by" | "up" | "down")
            || sentence.sense_before(step.bound_start, Kinds::CHANGE, |sense| matches!(sense, Sense::Change(_)).then_some(())).is_some();
        let step_end = step.end_with_noun();
        let close = first.bound_start <= step_end + 1 && second.bound_start == first.end + 1;
        if !levels || !by || !close || !matches!(unit, Unit::Money(_) | Unit::Count | Unit::Measure(_)) {
            return None;
        }
        let (before, after) = match (word(first).as_str(), word(second).as_str()) {
            ("from", "to") => (at + 1, at + 2),
            ("to", "from") => (at + 2, at + 1),
            _ => return None,
        };
        Some(match direction {
            Change::Up => Sum { whole: after, parts: vec![before, at] },
            Change::Down => Sum { whole: before, parts: vec![after, at] },
        })
    })
}
