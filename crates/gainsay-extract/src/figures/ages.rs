//! Numbers that are ages without a unit: "Anna Berg, 52,", "aged 65".

use gainsay_lexicon::Sense;
use gainsay_model::{Bound, Bounds, Unit};
use rust_decimal::{Decimal, dec};

use super::Figure;
use super::bounds::bound_before;
use super::ranks::bare;
use super::units::After;
use crate::numerals::{Numeral, parse_digits};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// How many tokens back a word of age may stand; a limit keeps endless sentences linear.
const NEAR: usize = 48;

/// "under-16s": the unit, and where the group's word ends.
pub(super) fn age_group_after(sentence: &Sentence<'_>, numeral: &Numeral) -> Option<(usize, After)> {
    let group = sentence.word(numeral.end) == "s"
        && sentence.tokens[numeral.end].glued
        && sentence.is(numeral.start.wrapping_sub(1), TokenKind::Hyphen)
        && matches!(sentence.word(numeral.start.wrapping_sub(2)), "under" | "over");
    group.then(|| Some((numeral.end + 1, After::Unit(Unit::named("year of age")?))))?
}

/// The unit of a number that is an age by what stands around it, and where it ends.
pub(super) fn age_after(sentence: &Sentence<'_>, numeral: &Numeral) -> Option<(usize, After)> {
    is_age(sentence, numeral).then(|| Some((numeral.end, After::Unit(Unit::named("year of age")?))))?
}

/// "in her 30s": somewhere in ten years of age.
pub(super) fn decade_of_life_at(sentence: &Sentence<'_>, at: usize) -> Option<Figure> {
    let owned = |at: usize| matches!(sentence.word(at), "his" | "her" | "their" | "my");
    let before = at.checked_sub(1)?;
    let staged = matches!(sentence.word(before), "early" | "mid" | "late" | "-") && before > 1 && (owned(before - 1) || owned(before - 2));
    if !sentence.is(at, TokenKind::Numeral) || sentence.word(at + 1) != "s" {
        return None;
    }
    let (value, decimals) = parse_digits(sentence.printed(at))?;
    let decade = sentence.word(at + 1) == "s"
        && sentence.tokens[at + 1].glued
        && decimals == 0
        && (value % Decimal::TEN).is_zero()
        && value < dec!(110);
    if !decade || !(owned(before) || staged) {
        return None;
    }
    let mut figure = bare(sentence, at, at + 2, value, Unit::named("year of age")?);
    figure.quantity.bound = Bound::Range;
    figure.quantity.bounds = Bounds::between(value, value.checked_add(dec!(9))?);
    figure.aside = true;
    Some(figure)
}

/// "Anna Berg, 52,", "aged 65", "at the age of 17".
fn is_age(sentence: &Sentence<'_>, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.start, numeral.end);
    // "At 40, she swam": a number that opens the sentence before a person.
    if start == 1
        && sentence.word(0) == "at"
        && sentence.word(end) == ","
        && numeral.written_out
        && numeral.value > dec!(4)
        && numeral.value < dec!(110)
        && (matches!(sentence.word(end + 1), "he" | "she" | "his" | "her")
            || sentence.tokens.get(end + 1).is_some_and(|token| token.capital))
    {
        return true;
    }
    if start < 2 || numeral.scale != Decimal::ONE || numeral.value > dec!(120) || numeral.value.is_zero() {
        return false;
    }
    // "The novelist is dead at 79"
    let at_death = sentence.word(start - 1) == "at"
        && matches!(sentence.word(start - 2), "dead" | "dies" | "died")
        && (!sentence.is(end, TokenKind::Word) || sentence.is_stop(end));
    let said = at_death
        || matches!(sentence.word(start - 1), "aged" | "age")
        || sentence.word(start - 1) == "of" && sentence.word(start - 2) == "age";
    let closed = matches!(sentence.word(end), "," | ")" | "." | ";" | "") || sentence.word(end) == "(" && sentence.word(start - 1) == ",";
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
    let about_age = bare && (start.saturating_sub(NEAR)..start).any(|at| matches!(sentence.word(at), "age" | "aged" | "ages"));
    let (bound_start, bound) = bound_before(sentence, start);
    let people = |word: &str| matches!(word, "them" | "those" | "people" | "men" | "women" | "children" | "adults");
    let bounded =
        bare && matches!(bound, Bound::MoreThan | Bound::LessThan | Bound::AtLeast) && people(sentence.word(bound_start.wrapping_sub(1)));
    // "the girl, nine,"
    let child =
        sentence.word(start - 1) == "," && sentence.word(end) == "," && sentence.has(start - 2, |sense| matches!(sense, Sense::Person));
    // "The youngest candidate is 19."
    let aged = matches!(sentence.word(start - 1), "is" | "was")
        && bare
        && (start.saturating_sub(NEAR)..start).any(|at| matches!(sentence.word(at), "youngest" | "oldest" | "eldest"));
    // "The driver, who is 52, was charged."
    let told_of = matches!(sentence.word(start - 1), "is" | "was") && sentence.word(start - 2) == "who" && closed;
    // "those 16 and over"
    let and_over = people(sentence.word(start - 1))
        && matches!((sentence.word(end), sentence.word(end + 1)), ("and" | "or", "over" | "older" | "under" | "younger" | "above"));
    child || aged || told_of || and_over || said || apposed || closed && behind_name || about_age || bounded
}
