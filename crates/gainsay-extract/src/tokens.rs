//! Words, numerals and marks of one sentence, each with its place in the document.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::Span;

use crate::grammar_words::Classes;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    /// Digits with their separators: "1,650,000", "1.65", "36,5".
    Numeral,
    /// Letters and digits in one run: "A320", "S8".
    Code,
    /// "'s", or the apostrophe of a plural possessor.
    Possessive,
    /// A hyphen or dash between two runs without spaces.
    Hyphen,
    /// A currency, percent or other sign.
    Symbol,
    Punctuation,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Whether no space stands before it.
    pub(crate) glued: bool,
    pub(crate) capital: bool,
    /// Where its word in lower case stands among those of its sentence, end exclusive.
    pub(crate) lower: (u32, u32),
    /// What the phrases that begin here can mean.
    pub(crate) kinds: Kinds,
    /// Where the phrases that begin here stand among those of the sentence.
    pub(crate) first_phrase: u32,
    /// What it is to the grammars.
    pub(crate) classes: Classes,
}

/// Splits a sentence into tokens, which it adds to `tokens`. Every byte that is not white space belongs to exactly one.
pub(crate) fn tokenize(text: &str, sentence: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let body = sentence.of(text);
    let mut at = 0;
    let mut spaced = true;
    let push = |tokens: &mut Vec<Token>, from: usize, to: usize, kind, glued, capital| {
        // Within the sentence, so within the text.
        let place = |at: usize| sentence.start + index(at);
        tokens.push(Token {
            span: Span { start: place(from), end: place(to) },
            kind,
            glued,
            capital,
            lower: (0, 0),
            kinds: Kinds::NONE,
            first_phrase: 0,
            classes: Classes::NONE,
        });
    };
    while let Some(byte) = body.as_bytes().get(at) {
        // Nearly all of a text is spaces and words of plain letters.
        if *byte == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        if byte.is_ascii_alphabetic()
            && let Some(letters) = plain_word_len(body.as_bytes(), at)
        {
            push(tokens, at, at + letters, TokenKind::Word, !std::mem::take(&mut spaced), byte.is_ascii_uppercase());
            at += letters;
            continue;
        }
        let Some(first) = first_char(body, at) else { break };
        if is_space(first) {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        let glued = !std::mem::take(&mut spaced);
        let capital = first.is_uppercase();
        if first.is_ascii_digit() {
            let end = at + numeral_len(&body[at..]);
            push(tokens, at, end, TokenKind::Numeral, glued, capital);
            at = end;
        } else if first.is_alphabetic() {
            let letters = word_len(&body[at..]);
            let coded = body.as_bytes().get(at + letters).is_some_and(u8::is_ascii_digit);
            if !coded {
                push(tokens, at, at + letters, TokenKind::Word, glued, capital);
                at += letters;
            } else if lexicon.case_symbol(&body[at..at + letters]).iter().any(|sense| matches!(sense, Sense::Currency { .. })) {
                // "R2.8 billion", "Rs500": a currency sign made of letters.
                push(tokens, at, at + letters, TokenKind::Symbol, glued, capital);
                at += letters;
            } else {
                let end = at + letters + body[at + letters..].bytes().take_while(u8::is_ascii_alphanumeric).count();
                push(tokens, at, end, TokenKind::Code, glued, capital);
                at = end;
            }
        } else {
            let len = first.len_utf8();
            let next = body[at + len..].chars().next();
            let joined = glued && next.is_some_and(|next| next.is_alphanumeric() || is_currency_sign(next));
            let (kind, len) = match first {
                '\'' | '’' | '‘' if glued => match next {
                    Some('s' | 'S') if !body[at + len + 1..].chars().next().is_some_and(char::is_alphanumeric) => {
                        (TokenKind::Possessive, len + 1)
                    }
                    _ if tokens.last().is_some_and(|t| t.kind == TokenKind::Word && t.span.of(text).ends_with(['s', 'S'])) => {
                        (TokenKind::Possessive, len)
                    }
                    _ => (TokenKind::Punctuation, len),
                },
                '-' | '‐' | '‑' | '–' if joined => (TokenKind::Hyphen, len),
                '–' | '-' if next.is_some_and(|c| c.is_ascii_digit()) => (TokenKind::Hyphen, len),
                '%' | '°' | '/' | '½' | '¼' | '¾' | '⅓' | '⅔' | '&' => (TokenKind::Symbol, len),
                _ if is_currency_sign(first) => (TokenKind::Symbol, len),
                _ => (TokenKind::Punctuation, len),
            };
            push(tokens, at, at + len, kind, glued, capital);
            at += len;
        }
    }
}

pub(crate) fn is_currency_sign(sign: char) -> bool {
    matches!(sign, '$' | '€' | '£' | '¥' | '₩' | '₹' | '₽' | '₺' | '₴' | '₦' | '₱' | '₫' | '₪' | '฿' | '¢' | '₿' | '￥' | '＄')
}

fn first_char(body: &str, at: usize) -> Option<char> {
    match body.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => body.get(at..)?.chars().next(),
    }
}

/// The length of a word of ASCII letters; nothing where what ends it may belong to it or make a code of it.
fn plain_word_len(body: &[u8], at: usize) -> Option<usize> {
    let rest = body.get(at..)?;
    let letters = letters_len(rest);
    let plain = rest.get(letters).is_none_or(|end| end.is_ascii() && !matches!(end, b'\'' | b'.' | b'0'..=b'9'));
    plain.then_some(letters)
}

/// How many ASCII letters a text begins with: eight bytes are looked at together, since most words end within them.
fn letters_len(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(piece) = text.get(at..).and_then(<[u8]>::first_chunk) {
        let others = no_letters(u64::from_le_bytes(*piece));
        if others != 0 {
            return at + (others.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + text.iter().skip(at).take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// The high bit of each of eight bytes that is no ASCII letter.
const fn no_letters(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // In lower case and below 128, so that no sum reaches the next byte.
    let low = (bytes | (0x20 * EACH)) & !HIGH;
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let past_z = low + (0x7f - b'z' as u64) * EACH;
    (!(from_a & !past_z) | bytes) & HIGH
}

/// Texts are far smaller than `u32::MAX` bytes: see `gainsay_ingest::MAX_FILE_BYTES`.
pub(crate) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn is_space(c: char) -> bool {
    c == ' ' || c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Letters, with inner apostrophes of contractions ("don't") and inner dots of abbreviations ("U.S", "a.m").
fn word_len(body: &str) -> usize {
    let mut end = 0;
    let mut chars = body.char_indices().peekable();
    let mut dotted = false;
    while let Some((at, c)) = chars.next() {
        if c.is_alphabetic() || is_mark(c) {
            end = at + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '\'' | '’' if next == Some('t') && body[..at].ends_with(['n', 'N']) => {}
            // A dot inside "U.S." joins only single letters.
            '.' if next.is_some_and(char::is_alphabetic) && single_letter_run(&body[..at]) => dotted = true,
            '.' if dotted && single_letter_run(&body[..at]) => {
                end = at + 1;
                break;
            }
            _ => break,
        }
    }
    end
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether the text ends in a letter that stands alone: at the start or after a dot.
fn single_letter_run(body: &str) -> bool {
    let mut chars = body.chars().rev();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none_or(|before| before == '.')
}

/// Digits joined by separators that stand between digits.
fn numeral_len(body: &str) -> usize {
    let bytes = body.as_bytes();
    let mut end = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    // How many groups a space has joined so far.
    let mut spaced = 0;
    loop {
        let rest = &body[end..];
        let Some(separator) = rest.chars().next() else { return end };
        let width = separator.len_utf8();
        let digits = rest[width..].bytes().take_while(u8::is_ascii_digit).count();
        let joins = match separator {
            ',' | '.' => digits > 0,
            // Spaced groups hold three digits; a plain space is too common to join.
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => digits == 3 && end <= 3 + spaced * (3 + width),
            _ => false,
        };
        if !joins {
            return end;
        }
        spaced += usize::from(!matches!(separator, ',' | '.'));
        end += width + digits;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let lexicon = gainsay_lexicon::lexicon("en").unwrap();
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), lexicon, &mut tokens);
        tokens.iter().map(|token| token.span.of(text).to_owned()).collect()
    }

    #[test]
    fn figures_and_signs_stand_apart() {
        assert_eq!(tokens("$1.65bn, up 36,5%."), ["$", "1.65", "bn", ",", "up", "36,5", "%", "."]);
        assert_eq!(tokens("£116m (R2.8 billion)"), ["£", "116", "m", "(", "R", "2.8", "billion", ")"]);
        assert_eq!(tokens("the A320 and Korea’s U.S. deal"), ["the", "A320", "and", "Korea", "’s", "U.S.", "deal"]);
        assert_eq!(tokens("4.25%-4.50%, 11-nation don't"), ["4.25", "%", "-", "4.50", "%", ",", "11", "-", "nation", "don't"]);
    }

    #[test]
    fn every_byte_is_a_letter_or_none_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for at in 0..9 {
                let mut text = *b"aBcXyZqWe";
                text[at] = byte;
                let letters = text.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
                assert_eq!(letters_len(&text), letters, "{text:?}");
            }
        }
        assert_eq!((letters_len(b""), letters_len(b"ab"), letters_len(b"ab, ")), (0, 2, 2));
    }

    #[test]
    fn nothing_but_space_is_lost() {
        let text = "“3–4” …  a–b\u{a0}1\u{202f}000 … 한국 5명";
        assert_eq!(tokens(text).concat(), text.replace([' ', '\u{a0}'], ""));
    }
}
