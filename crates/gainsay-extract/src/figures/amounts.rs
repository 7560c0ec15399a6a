//! A number with the currency around it: "US$5m", "Rs 500 crore".

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::Currency;

use crate::numerals::{Numeral, numeral_at};
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// A number with the currency before it, if any.
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) numeral: Numeral,
    pub(super) currency: Option<Currency>,
}

pub(super) fn amount_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<Amount> {
    if let Some((next, currency)) = currency_sign_at(sentence, at, lexicon) {
        let numeral = numeral_at(sentence, next, true, lexicon)?;
        return Some(Amount { start: at, numeral, currency: Some(currency) });
    }
    let numeral = numeral_at(sentence, at, false, lexicon)?;
    Some(Amount { start: at, numeral, currency: None })
}

/// A currency written before its number: "$", "US$", "A$", "Rs", "EUR".
pub(super) fn currency_sign_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, Currency)> {
    let currency = |senses: &[Sense]| {
        senses.iter().find_map(|sense| match sense {
            Sense::Currency { currency, minor: false } => Some(*currency),
            _ => None,
        })
    };
    let number_follows = |at: usize| matches!(sentence.kind(at), Some(TokenKind::Numeral));
    // Letters glued to a sign.
    if matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Symbol))
        && sentence.is(at + 1, TokenKind::Symbol)
        && sentence.tokens[at + 1].glued
        && number_follows(at + 2)
    {
        let written = sentence.written(at, at + 2);
        let upper = || {
            // "us$15", "aud$ 15"; in "a$15" the letter is more likely the article.
            (written.len() > 2 && written.is_ascii()).then(|| currency(lexicon.case_symbol(&written.to_ascii_uppercase()))).flatten()
        };
        if let Some(found) = currency(lexicon.case_symbol(written)).or_else(upper) {
            return Some((at + 2, found));
        }
    }
    // "Rs. 500"
    if sentence.is(at, TokenKind::Word)
        && sentence.word(at + 1) == "."
        && sentence.tokens[at + 1].glued
        && number_follows(at + 2)
        && let Some(found) = currency(lexicon.case_symbol(sentence.written(at, at + 2)))
    {
        return Some((at + 2, found));
    }
    match sentence.kind(at)? {
        TokenKind::Symbol => {
            let end = at + 1;
            // "$ 5" and "$a million" both occur; words after a sign do not.
            number_follows(end).then(|| currency(lexicon.case_symbol(sentence.printed(at)))).flatten().map(|c| (end, c))
        }
        TokenKind::Word if number_follows(at + 1) => currency(lexicon.case_symbol(sentence.printed(at))).map(|c| (at + 1, c)),
        _ => None,
    }
}

/// How many tokens of a sentence are searched for a currency or country; a limit keeps endless sentences linear.
const LONGEST: usize = 200;

/// "cents" are those of the currency the sentence names.
pub(super) fn minor_of(sentence: &Sentence<'_>, default: Currency, lexicon: &Lexicon) -> Currency {
    let cents = ["USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"];
    if default.code() != "USD" {
        return default;
    }
    let named = (0..sentence.len().min(LONGEST)).find_map(|at| {
        let senses =
            lexicon.case_symbol(sentence.printed(at)).iter().chain(sentence.phrases_at(at).iter().flat_map(|phrase| phrase.senses));
        senses.into_iter().find_map(|sense| match sense {
            Sense::Currency { currency, minor: false } if cents.contains(&currency.code()) => Some(*currency),
            _ => None,
        })
    });
    let of_place = || {
        (0..sentence.len().min(LONGEST)).find_map(|at| {
            sentence.phrases_at(at).iter().flat_map(|phrase| phrase.senses).find_map(|sense| match sense {
                Sense::Country(place) => lexicon.place(*place).currency.filter(|currency| cents.contains(&currency.code())),
                _ => None,
            })
        })
    };
    named.or_else(of_place).unwrap_or(default)
}
