//! Numbers that are ages without a unit: "Anna Berg, 52,", "aged 65".

use gainsay_lexicon::Sense;
use gainsay_model::Bound;
use rust_decimal::{Decimal, dec};

use super::bounds::bound_before;

use crate::numerals::Numeral;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// "Anna Berg, 52,", "aged 65", "at the age of 17".
pub(super) fn is_age(sentence: &Sentence<'_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.start, numeral.end);
    if start < 2 || numeral.scale != Decimal::ONE || numeral.value > dec!(120) || numeral.value.is_zero() {
        return false;
    }
    let said = matches!(sentence.word(start - 1), "aged" | "age") || sentence.word(start - 1) == "of" && sentence.word(start - 2) == "age";
    let closed = matches!(sentence.word(end), "," | ")" | "." | ";" | "");
    // "the teacher, 52, said": a number between commas behind any word.
    let apposed = sentence.word(start - 1) == ","
        && sentence.word(end) == ","
        && sentence.is(start - 2, TokenKind::Word)
        && numeral.value > Decimal::TEN;
    let behind_name = matches!(sentence.word(start - 1), "," | "(")
        && sentence.is(start - 2, TokenKind::Word)
        && sentence.tokens[start - 2].capital
        && !sentence.has(start - 2, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_)));
    // "the pension age will go from 65 to 67", "most of them over 75"
    let bare = !sentence.is(end, TokenKind::Word) || sentence.is_stop(end);
    let about_age = bare && (0..start).any(|at| matches!(sentence.word(at), "age" | "aged" | "ages"));
    let (bound_start, bound) = bound_before(sentence, start);
    let people = |word: &str| matches!(word, "them" | "those" | "people" | "men" | "women" | "children" | "adults");
    let bounded =
        bare && matches!(bound, Bound::MoreThan | Bound::LessThan | Bound::AtLeast) && people(sentence.word(bound_start.wrapping_sub(1)));
    said || apposed || closed && behind_name || about_age || bounded
}
