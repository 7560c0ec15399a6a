//! What a figure measures where no word beside it says so: the subject of its clause, or what the text spoke of before.

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Dimension, Measure};

use crate::circumstances::Region;
use crate::figures::Figure;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How far a verb of being or moving may stand before its figure, in tokens: "rose on Sunday to between".
const VERB_REACH: usize = 6;

/// "Turnout in the federal election of 23 February was 82.5 per cent": the measure word that opens the clause of a verb
/// of being or moving.
pub(crate) fn subject_measure(sentence: &Sentence<'_>, figure: &Figure, region: Region, lexicon: &'static Lexicon) -> Option<Measure> {
    let verb = verb_before(sentence, figure, region)?;
    let class = |sense: &'static Sense| match sense {
        Sense::Measure(index) => lexicon.measure_in(*index, figure.quantity.unit.dimension()),
        _ => None,
    };
    let (start, end, class) = (region.from..verb).find_map(|at| sentence.sense_at(at, class).map(|(end, class)| (at, end, class)))?;
    // A measure word behind a preposition belongs to another noun: "the bank that lost deposits is 3 percent".
    let opens = (region.from..start)
        .all(|at| !matches!(sentence.word(at), "of" | "in" | "for" | "with" | "by" | "from" | "to") || at < region.from + 4);
    opens.then(|| Measure { class: class.to_owned(), classed: true, counted: None, written: sentence.written(start, end).to_owned() })
}

/// "Hurtling through space at 40,000 mph", "the 8,848-metre summit", "the 350-tonne rocket": what a unit measures of the thing
/// that it describes.
pub(crate) fn natural_measure(sentence: &Sentence<'_>, figure: &Figure) -> Option<Measure> {
    let made = |class: &str| Measure { class: class.to_owned(), classed: true, counted: None, written: figure.quantity.written.clone() };
    match figure.quantity.unit.dimension() {
        Dimension::Speed => (sentence.word(figure.bound_start.wrapping_sub(1)) == "at").then(|| made("speed")),
        Dimension::Length => {
            let described =
                (figure.end..figure.end + 3).take_while(|at| describes(sentence, *at)).any(|at| STANDS.contains(&sentence.word(at)));
            described.then(|| made("height"))
        }
        Dimension::Mass => {
            let joined = sentence.written(figure.start, figure.end).contains('-');
            let described = joined && describes(sentence, figure.end) && !CARRIED.contains(&sentence.word(figure.end));
            described.then(|| made("weight"))
        }
        _ => None,
    }
}

/// What a length is the height of.
const STANDS: [&str; 16] = [
    "building",
    "chimney",
    "cliff",
    "dam",
    "lighthouse",
    "mast",
    "minaret",
    "mountain",
    "peak",
    "skyscraper",
    "spire",
    "statue",
    "summit",
    "tower",
    "tree",
    "volcano",
];

/// What a mass is no weight of, but the amount: "a two-tonne haul".
const CARRIED: [&str; 10] = ["batch", "cargo", "consignment", "delivery", "haul", "load", "quota", "seizure", "shipment", "stash"];

fn describes(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, TokenKind::Word) && !sentence.is_stop(at)
}

/// "52.0 percent of eligible voters had cast their ballots": what a share of some people did.
pub(crate) fn predicate_measure(sentence: &Sentence<'_>, figure: &Figure, region: Region, lexicon: &'static Lexicon) -> Option<Measure> {
    if sentence.word(figure.end) != "of" {
        return None;
    }
    let class = |sense: &'static Sense| match sense {
        Sense::Measure(index) => lexicon.measure_in(*index, figure.quantity.unit.dimension()),
        _ => None,
    };
    let clause = (figure.end..region.to.min(figure.end + 10)).find(|at| matches!(sentence.word(*at), "," | ";" | "and" | "but"));
    let end = clause.unwrap_or(region.to.min(figure.end + 10));
    let (start, end, class) = (figure.end..end).find_map(|at| sentence.sense_at(at, class).map(|(end, class)| (at, end, class)))?;
    Some(Measure { class: class.to_owned(), classed: true, counted: None, written: sentence.written(start, end).to_owned() })
}

/// Whether a figure's clause has a pronoun, or a noun that only points back, for its subject: "it was 76.4", "the highest
/// rate was 82.2".
pub(crate) fn refers_back(sentence: &Sentence<'_>, figure: &Figure, region: Region) -> bool {
    let from = (region.from..figure.start).rev().find(|at| sentence.word(*at) == ";").map_or(region.from, |at| at + 1);
    let Some(verb) = verb_before(sentence, figure, Region { from, ..region }) else { return false };
    (from..verb).any(|at| match sentence.word(at) {
        "it" => true,
        "rate" | "figure" | "level" | "share" | "percentage" | "highest" | "lowest" | "peak" => {
            (at.saturating_sub(2)..at).any(|before| matches!(sentence.word(before), "the" | "that" | "this"))
                && (!sentence.is(at + 1, TokenKind::Word)
                    || sentence.is_stop(at + 1)
                    || matches!(sentence.word(at + 1), "rate" | "figure" | "level" | "share" | "percentage"))
        }
        _ => false,
    })
}

/// The verb of being or moving that a figure completes.
fn verb_before(sentence: &Sentence<'_>, figure: &Figure, region: Region) -> Option<usize> {
    let nearest =
        (figure.bound_start.saturating_sub(VERB_REACH).max(region.from)..figure.bound_start).rev().find(|at| is_verb(sentence, *at));
    // "The rate was only higher in 1987, with 83.4%", "it had been higher: 91.1 per cent".
    nearest.or_else(|| {
        let opened = matches!(sentence.word(figure.bound_start.wrapping_sub(1)), "with" | ":" | "at");
        let clause = (region.from..figure.bound_start).rev().take(16).find(|at| is_verb(sentence, *at));
        clause.filter(|_| opened)
    })
}

fn is_verb(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "stood"
            | "stands"
            | "reached"
            | "reaches"
            | "hit"
            | "remained"
            | "averaged"
            | "came"
    ) || sentence.has(at, |sense| matches!(sense, Sense::Change(_) | Sense::Moves))
}
