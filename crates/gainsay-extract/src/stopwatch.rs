//! Times taken by a clock that is started and stopped: "2:05:11", "1:59.40", "13:58.06".

use rust_decimal::{Decimal, dec};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// The end of a stopped time and its length in seconds, with the value of its last digit.
pub(crate) fn stopwatch_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Decimal, Decimal)> {
    let part = |at: usize| -> Option<(Decimal, usize, Decimal)> {
        let printed = sentence.is(at, TokenKind::Numeral).then(|| sentence.printed(at))?;
        let (whole, fraction) = printed.split_once('.').unwrap_or((printed, ""));
        let digits = whole.len() + fraction.len();
        let plain = digits <= 6 && fraction.len() <= 3 && printed.chars().all(|c| c.is_ascii_digit() || c == '.');
        let step = match fraction.len() {
            0 => Decimal::ONE,
            1 => dec!(0.1),
            2 => dec!(0.01),
            _ => dec!(0.001),
        };
        (plain && !whole.is_empty()).then(|| Some((printed.parse().ok()?, whole.len(), step)))?
    };
    let colon =
        |at: usize| sentence.word(at) == ":" && sentence.tokens[at].glued && sentence.tokens.get(at + 1).is_some_and(|next| next.glued);
    // "12:30:45" is not read from its middle.
    if at > 0 && sentence.tokens.get(at).is_some_and(|token| token.glued) && sentence.word(at - 1) == ":" {
        return None;
    }
    let (first, first_digits, first_step) = part(at)?;
    if first_digits > 3 || first_step != Decimal::ONE || !colon(at + 1) {
        return None;
    }
    let (second, second_digits, second_step) = part(at + 2)?;
    if second_digits != 2 || second >= dec!(60) {
        return None;
    }
    if second_step != Decimal::ONE {
        // "3:48.68" has hundredths, which no time of day has.
        return Some((at + 3, first * dec!(60) + second, second_step));
    }
    if !colon(at + 3) || first_digits > 2 {
        return None;
    }
    let (third, third_digits, third_step) = part(at + 4)?;
    let end = at + 5;
    // "At 10:05:11", "10:05:11 GMT": a time of day with its seconds.
    let before = sentence.word(at.wrapping_sub(1));
    let clock = matches!(before, "at" | "by" | "until" | "till" | "since" | "around" | "before" | "from")
        || matches!(sentence.word(end).replace('.', "").as_str(), "am" | "pm" | "gmt" | "utc" | "local" | "cet" | "est");
    (third_digits == 2 && third < dec!(60) && !clock).then(|| (end, first * dec!(3600) + second * dec!(60) + third, third_step))
}
