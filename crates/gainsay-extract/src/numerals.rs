//! Numbers as printed: digits with separators and scale words, number words, and both mixed.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use rust_decimal::{Decimal, dec};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A number with its scale applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// First token and the one after the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: Decimal,
    /// What one unit of the last significant digit is worth.
    pub(crate) step: Decimal,
    /// The factor of the scale words, 1 without any.
    pub(crate) scale: Decimal,
    /// Whether every digit was printed.
    pub(crate) written_out: bool,
    /// Whether it was spelled in words.
    pub(crate) spelled: bool,
}

impl Numeral {
    /// The same digits with the scale of a later numeral: "2-3 billion" is 2 billion to 3 billion.
    pub(crate) fn with_scale_of(&self, other: &Self) -> Option<Self> {
        Some(Self {
            value: self.value.checked_mul(other.scale)?,
            step: self.step.checked_mul(other.scale)?,
            scale: other.scale,
            written_out: self.written_out && other.scale == Decimal::ONE,
            ..self.clone()
        })
    }
}

/// Reads the number that begins at a token. `money` says that a currency sign stands before it, which makes a glued
/// "m" a million and not a metre.
pub(crate) fn numeral_at(sentence: &Sentence<'_>, at: usize, money: bool, lexicon: &Lexicon) -> Option<Numeral> {
    match sentence.kind(at)? {
        TokenKind::Numeral => digits_at(sentence, at, money, lexicon),
        TokenKind::Word => words_at(sentence, at),
        TokenKind::Symbol => vulgar_fraction(sentence.printed(at)).map(|value| Numeral {
            start: at,
            end: at + 1,
            value,
            step: dec!(0.01),
            scale: Decimal::ONE,
            written_out: false,
            spelled: false,
        }),
        _ => None,
    }
}

fn vulgar_fraction(sign: &str) -> Option<Decimal> {
    Some(match sign {
        "½" => dec!(0.5),
        "¼" => dec!(0.25),
        "¾" => dec!(0.75),
        "⅓" => dec!(0.3333),
        "⅔" => dec!(0.6667),
        _ => return None,
    })
}

fn digits_at(sentence: &Sentence<'_>, at: usize, money: bool, lexicon: &Lexicon) -> Option<Numeral> {
    if let Some((end, value)) = printed_fraction(sentence, at).filter(|(end, _)| is_measured(sentence, *end)) {
        return Some(Numeral { start: at, end, value, step: dec!(0.25), scale: Decimal::ONE, written_out: false, spelled: false });
    }
    let (mantissa, decimals) =
        parse_digits(sentence.printed(at)).map(|read| if money { without_thousands_point(sentence.printed(at), read) } else { read })?;
    let mut value = mantissa;
    let mut step = power_of_tenth(decimals)?;
    let mut end = at + 1;
    if sentence.is(end, TokenKind::Symbol)
        && sentence.tokens[end].glued
        && let Some(fraction) = vulgar_fraction(sentence.printed(end))
    {
        value = value.checked_add(fraction)?;
        step = dec!(0.25);
        end += 1;
    }
    // "10 1/2 miles"
    if decimals == 0
        && end == at + 1
        && let Some((after, fraction)) = printed_fraction(sentence, end).filter(|_| !sentence.tokens[end].glued)
    {
        value = value.checked_add(fraction)?;
        step = dec!(0.25);
        end = after;
    }
    let mut scale = Decimal::ONE;
    while let Some((next, factor)) = scale_at(sentence, end, money, lexicon) {
        scale = scale.checked_mul(factor)?;
        end = next;
    }
    if scale >= dec!(1000)
        && let Some(after) = and_a_half_at(sentence, end)
    {
        // "3 million and a half"
        value = value.checked_add(dec!(0.5))?;
        step = dec!(0.1);
        end = after;
    }
    let written_out = scale == Decimal::ONE && decimals == 0 && value == mantissa;
    if written_out {
        step = step_of_whole(value);
    }
    Some(Numeral { start: at, end, value: value.checked_mul(scale)?, step: step.checked_mul(scale)?, scale, written_out, spelled: false })
}

/// "1/2": a numerator below its denominator, joined by a stroke and nothing else.
fn printed_fraction(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Decimal)> {
    let whole = |at: usize| {
        let (value, decimals) = parse_digits(sentence.printed(at)).filter(|_| sentence.is(at, TokenKind::Numeral))?;
        (decimals == 0).then_some(value)
    };
    let glued = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.glued);
    if sentence.word(at + 1) != "/" || !glued(at + 1) || !glued(at + 2) || sentence.word(at + 3) == "/" {
        return None;
    }
    let (numerator, denominator) = (whole(at)?, whole(at + 2)?);
    (!numerator.is_zero() && numerator < denominator && denominator <= dec!(64))
        .then(|| Some((at + 3, numerator.checked_div(denominator)?.round_dp(6))))?
}

/// Whether a unit or scale stands at a token, over a hyphen or not.
fn is_measured(sentence: &Sentence<'_>, at: usize) -> bool {
    let at = at + usize::from(sentence.is(at, TokenKind::Hyphen));
    sentence
        .sense_at(at, |sense| {
            matches!(
                sense,
                Sense::Unit(_)
                    | Sense::Scale(_)
                    | Sense::CalendarUnit(_)
                    | Sense::Percent
                    | Sense::PercentagePoint
                    | Sense::Currency { .. }
            )
            .then_some(())
        })
        .is_some()
}

/// The end of "and a half" or "-and-a-half" that begins at a token; "and half" only right before a unit.
fn and_a_half_at(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let over_hyphen = |at: usize| at + usize::from(sentence.is(at, TokenKind::Hyphen));
    let and = over_hyphen(at);
    let one = over_hyphen(and + 1);
    let articled = matches!(sentence.word(one), "a" | "an" | "one");
    let half = if articled { over_hyphen(one + 1) } else { one };
    let words = sentence.word(and) == "and" && sentence.word(half) == "half";
    (words && (articled || is_measured(sentence, half + 1))).then_some(half + 1)
}

/// "€200.000": no sum of ten or more is given to the thousandth, so the point groups.
fn without_thousands_point(printed: &str, (value, decimals): (Decimal, u32)) -> (Decimal, u32) {
    let grouped = decimals == 3 && printed.contains('.') && !printed.contains(',') && value >= Decimal::TEN;
    match value.checked_mul(dec!(1000)) {
        Some(whole) if grouped => (whole.normalize(), 0),
        _ => (value, decimals),
    }
}

/// The place value of the last non-zero digit, at most a tenth of the value.
fn step_of_whole(value: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    while step < dec!(1_000_000_000_000) && !value.is_zero() && (value % (step * Decimal::TEN)).is_zero() && value >= step * dec!(100) {
        step *= Decimal::TEN;
    }
    step
}

fn scale_at(sentence: &Sentence<'_>, at: usize, money: bool, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    let word = |sense: &'static Sense| match sense {
        Sense::Scale(factor) => Some(*factor),
        _ => None,
    };
    if let Some(found) = sentence.sense_of(at, Kinds::SCALE, word) {
        return Some(found);
    }
    // "4,500 hundred-kilogram": a hyphen before a scale word joins too ("3.4-billion").
    if sentence.is(at, TokenKind::Hyphen)
        && let Some(found) = sentence.sense_of(at + 1, Kinds::SCALE, word)
    {
        return Some(found);
    }
    let token = sentence.tokens.get(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let senses = lexicon.case_symbol(sentence.printed(at));
    let factor = senses.iter().find_map(|sense| match sense {
        Sense::Scale(factor) => Some(*factor),
        _ => None,
    })?;
    let other_reading = senses.len() > 1;
    // "5m" is five metres or five million: a currency before it or a counted thing after it decides.
    let counted = sentence.is(at + 1, TokenKind::Word)
        && !sentence.is_stop(at + 1)
        && !sentence.has(at + 1, |sense| matches!(sense, Sense::Extent | Sense::Month(_)))
        // "Passenger numbers were 4.1m in August."
        || token.glued && (at.saturating_sub(6)..at).any(|at| matches!(sentence.word(at), "numbers" | "audience" | "population"));
    // "221B" and "3M" are names; a lone capital letter scales money only.
    if sentence.printed(at).len() == 1 && token.capital && !money {
        return None;
    }
    (token.glued || money || !other_reading).then_some(())?;
    (!other_reading || money || counted).then_some((at + 1, factor))
}

/// The value of a run of digits with separators, and how many decimals it prints.
pub(crate) fn parse_digits(printed: &str) -> Option<(Decimal, u32)> {
    // Most numerals are whole and short.
    if printed.len() <= 9 && printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((Decimal::from(printed.parse::<u32>().ok()?), 0));
    }
    let digits = printed.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || digits > 24 {
        return None;
    }
    // No more groups than digits, but for empty ones, which are none of any notation.
    let (mut groups, mut separators) = ([""; 25], [' '; 24]);
    let (mut count, mut from) = (0, 0);
    for (at, c) in printed.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        *groups.get_mut(count)? = &printed[from..at];
        *separators.get_mut(count)? = c;
        count += 1;
        from = at + c.len_utf8();
    }
    *groups.get_mut(count)? = &printed[from..];
    let (groups, separators) = (&groups[..=count], &separators[..count]);
    let grouped = |groups: &[&str]| {
        // English groups of three, or Indian groups of two before the last three.
        groups.len() > 1
            && (1..=3).contains(&groups[0].len())
            && groups.last().is_some_and(|last| last.len() == 3)
            && (groups[1..].iter().all(|g| g.len() == 3)
                || (groups[0].len() <= 2 && groups[1..groups.len() - 1].iter().all(|g| g.len() == 2)))
    };
    let last = separators.last().copied();
    let uniform = separators.iter().all(|s| Some(*s) == last);
    let decimals = match (separators.len(), last) {
        (0, _) => 0,
        // One point is a decimal point; one comma before three digits groups, before others it is a decimal comma.
        (1, Some('.')) => groups[1].len(),
        (1, Some(',')) if groups[1].len() == 3 && groups[0].len() <= 3 && groups[0] != "0" => 0,
        (1, Some(',')) => groups[1].len(),
        (_, Some(_)) if uniform && grouped(groups) => 0,
        // "1,234.5" and "1.234,5".
        (n, Some('.' | ','))
            if separators[..n - 1].iter().all(|s| *s == separators[0]) && separators[0] != separators[n - 1] && grouped(&groups[..n]) =>
        {
            groups[n].len()
        }
        _ => return None,
    };
    // Digits of 24 places fit, and what follows tells nothing of their number.
    let whole = printed
        .bytes()
        .filter(u8::is_ascii_digit)
        .try_fold(0_i128, |whole, digit| whole.checked_mul(10)?.checked_add(i128::from(digit - b'0')))?;
    let decimals = u32::try_from(decimals).ok()?;
    let mantissa = Decimal::try_from_i128_with_scale(whole, 0).ok()?;
    Some((mantissa.checked_mul(power_of_tenth(decimals)?)?, decimals))
}

fn power_of_tenth(decimals: u32) -> Option<Decimal> {
    Decimal::try_new(1, decimals).ok()
}

/// "half a million", "a quarter of a million", "three-quarters of a billion", "quarter million": where such a number
/// begins, its value and end.
pub(crate) fn part_of_scale_at(sentence: &Sentence<'_>, at: usize) -> Option<Numeral> {
    let fraction = |at: usize| {
        sentence.sense_of(at, Kinds::FRACTION, |sense| match sense {
            Sense::Fraction(parts) => Some(Decimal::from(*parts)),
            _ => None,
        })
    };
    let article = |at: usize| matches!(sentence.word(at), "a" | "an" | "one");
    let (parts_at, numerator) = match sentence.sense_of(at, Kinds::CARDINAL, |sense| match sense {
        Sense::Cardinal(value) => Some(*value),
        _ => None,
    }) {
        Some((next, value)) => (next + usize::from(sentence.is(next, TokenKind::Hyphen)), value),
        None => (at + usize::from(article(at)), Decimal::ONE),
    };
    let (next, denominator) = fraction(parts_at)?;
    let of = usize::from(sentence.word(next) == "of");
    let hyphen = usize::from(sentence.is(next, TokenKind::Hyphen));
    let articled = usize::from(article(next + of));
    // "a third million" is one more million; only halves and quarters multiply directly.
    if of == 0 && articled == 0 && !matches!(sentence.word(parts_at), "half" | "quarter" | "quarters") {
        return None;
    }
    let (end, factor) = sentence.sense_of(next + of + articled + hyphen, Kinds::SCALE, |sense| match sense {
        Sense::Scale(factor) => Some(*factor),
        _ => None,
    })?;
    let value = factor.checked_mul(numerator)?.checked_div(denominator)?.round_dp(2).normalize();
    Some(Numeral { start: at, end, value, step: factor / Decimal::TEN, scale: factor, written_out: false, spelled: true })
}

/// Number words: "twenty-five thousand three hundred", "a dozen", "half a million", "two and a half billion".
fn words_at(sentence: &Sentence<'_>, at: usize) -> Option<Numeral> {
    let sense = |at: usize| {
        sentence.sense_of(at, Kinds::CARDINAL.with(Kinds::FRACTION).with(Kinds::SCALE), |sense| match sense {
            Sense::Cardinal(value) => Some(Word::Cardinal(*value)),
            Sense::Scale(value) => Some(Word::Scale(*value)),
            Sense::Fraction(2) => Some(Word::Half),
            _ => None,
        })
    };
    let article = |at: usize| matches!(sentence.word(at), "a" | "an");
    let mut position = at;
    let (mut total, mut current) = (Decimal::ZERO, Decimal::ZERO);
    let mut any = false;
    let mut step = Decimal::ONE;
    let mut scale = Decimal::ONE;
    let mut halved = false;
    if let Some(part) = part_of_scale_at(sentence, at) {
        return Some(part);
    }
    if is_hyphenated_ordinal(sentence, at) {
        return None;
    }
    if article(at) {
        // "a hundred", "a dozen", "a million"; "a half" is a fraction and read elsewhere.
        let (_, Word::Scale(_)) = sense(at + 1)? else { return None };
        position += 1;
    }
    let mut end = position;
    while let Some((next, word)) = sense(position) {
        match word {
            Word::Cardinal(value) => {
                let room = current.is_zero()
                    || (current % dec!(100)).is_zero() && value < dec!(100)
                    || (current % dec!(10)).is_zero() && value < dec!(10) && current % dec!(100) >= dec!(20);
                if halved || !room || (any && !current.is_zero() && value.is_zero()) {
                    break;
                }
                current = current.checked_add(value)?;
            }
            Word::Scale(factor) => {
                if !any && position == at {
                    // A bare "million" or "hundred" is no number.
                    return None;
                }
                if current.is_zero() && any {
                    // "three lakh crore" multiplies; "million million" is no number word of news.
                    if factor > scale && factor == dec!(10_000_000) {
                        total = total.checked_mul(factor)?;
                        step = step.checked_mul(factor)?;
                        scale = factor;
                        end = next;
                        position = next;
                        continue;
                    }
                    break;
                }
                let base = if current.is_zero() { Decimal::ONE } else { current };
                if factor < dec!(1000) {
                    current = base.checked_mul(factor)?;
                } else {
                    total = total.checked_add(base.checked_mul(factor)?)?;
                    current = Decimal::ZERO;
                }
                scale = factor;
                step = if halved { factor / Decimal::TEN } else { factor };
                halved = false;
            }
            Word::Half => break,
        }
        any = true;
        end = next;
        position = next;
        if let Some(after) = and_a_half_at(sentence, position) {
            if current.is_zero() && scale >= dec!(1000) {
                // "one million and a half"
                total = total.checked_add(scale / Decimal::TWO)?;
                step = scale / Decimal::TEN;
                end = after;
                break;
            }
            // "two and a half million", "two-and-a-half-million"
            current = current.checked_add(dec!(0.5))?;
            step = dec!(0.1);
            halved = true;
            end = after;
            position = after;
            if sentence.is(position, TokenKind::Hyphen) && matches!(sense(position + 1), Some((_, Word::Scale(_)))) {
                position += 1;
            }
        } else if sentence.is(position, TokenKind::Hyphen) && sense(position + 1).is_some() {
            position += 1;
        } else if sentence.word(position) == "and" {
            if !matches!(word, Word::Scale(_)) || !matches!(sense(position + 1), Some((_, Word::Cardinal(_)))) {
                break;
            }
            position += 1;
        }
    }
    if !any {
        return None;
    }
    let value = total.checked_add(current)?;
    if !current.is_zero() && !halved && scale >= dec!(1000) {
        // "two million three hundred": the tail was spelled out.
        step = Decimal::ONE;
    }
    let written_out = step == Decimal::ONE || scale < dec!(1000) && step != dec!(0.1);
    let step = if written_out && scale < dec!(1000) { Decimal::ONE } else { step };
    Some(Numeral { start: at, end, value, step, scale, written_out, spelled: true })
}

/// "twenty-fifth" is no twenty; but "a twenty-second delay" is.
fn is_hyphenated_ordinal(sentence: &Sentence<'_>, at: usize) -> bool {
    let ordinal = sentence.is(at + 1, TokenKind::Hyphen)
        && sentence.sense_at(at, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some_and(|(end, ())| end == at + 3);
    ordinal && !sentence.has(at + 2, |sense| matches!(sense, Sense::Unit(_)))
}

enum Word {
    Cardinal(Decimal),
    Scale(Decimal),
    Half,
}

#[cfg(test)]
mod tests {
    use gainsay_model::Span;

    use super::*;
    use crate::sentence::SentenceReader;

    fn read(text: &str) -> Option<(Decimal, Decimal)> {
        let lexicon = gainsay_lexicon::lexicon("en").unwrap();
        let sentence = SentenceReader::new(lexicon).read(text, Span::new(0, text.len()), 0, false);
        let numeral = numeral_at(&sentence, 0, false, lexicon)?;
        assert_eq!(numeral.end, sentence.len(), "{text} is read whole");
        Some((numeral.value, numeral.step))
    }

    #[test]
    fn digits_in_every_notation() {
        for (text, value, step) in [
            ("1,650,000", dec!(1650000), dec!(10000)),
            ("1.65 billion", dec!(1650000000), dec!(10000000)),
            ("283bn", dec!(283000000000), dec!(1000000000)),
            ("36,5", dec!(36.5), dec!(0.1)),
            ("4,50,000", dec!(450000), dec!(10000)),
            ("1\u{202f}650\u{202f}000", dec!(1650000), dec!(10000)),
            ("1.234.567", dec!(1234567), dec!(1)),
            ("24,000", dec!(24000), dec!(1000)),
            ("1,000", dec!(1000), dec!(100)),
            ("2½", dec!(2.5), dec!(0.25)),
            ("41", dec!(41), dec!(1)),
        ] {
            assert_eq!(read(text), Some((value, step)), "{text}");
        }
    }

    #[test]
    fn number_words() {
        for (text, value, step) in [
            ("twenty-five thousand three hundred", dec!(25300), dec!(1)),
            ("eleven", dec!(11), dec!(1)),
            ("half a million", dec!(500000), dec!(100000)),
            ("two and a half billion", dec!(2500000000), dec!(100000000)),
            ("a hundred and twelve", dec!(112), dec!(1)),
            ("three million", dec!(3000000), dec!(1000000)),
        ] {
            assert_eq!(read(text), Some((value, step)), "{text}");
        }
        assert_eq!(read("million"), None);
    }

    #[test]
    fn the_tens_of_an_ordinal_are_no_number() {
        assert_eq!(read("twenty-fifth"), None);
        assert_eq!(read("twenty-five"), Some((dec!(25), dec!(1))));
    }
}
