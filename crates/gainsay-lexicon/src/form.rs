//! One form of the tables, and how it meets the words of a sentence.
//!
//! A form is written as usual: "light-year", "the lion's share". How a reader cuts its text into words does not matter:
//! a space or hyphen of the form meets the gap between two words, a word that is a hyphen, or a hyphen inside a word,
//! and the apostrophe may begin a word of its own.

use crate::kinds::Kinds;

/// A form and where its senses stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// The range of its text among the lexicon's texts.
    pub(crate) text: (u32, u32),
    pub(crate) senses: (u32, u32),
    pub(crate) kinds: Kinds,
}

impl Form {
    pub(crate) fn text(self, texts: &'static str) -> &'static str {
        texts.get(self.text.0 as usize..self.text.1 as usize).unwrap_or_default()
    }

    /// Whether the form is a head and no more.
    pub(crate) fn is_head(self, head: &str) -> bool {
        (self.text.1 - self.text.0) as usize == head.len()
    }
}

/// The two bytes with which words go on after a head, a byte that ends a word or none being 0; all 0 where they do not.
pub(crate) type Second = [u8; 2];

/// One of 64 bits for the ways in which words go on.
pub(crate) fn second_bit([first, next]: Second) -> u64 {
    1 << ((first & 31) ^ next << 1 & 63)
}

/// The first two bytes of what follows a head.
pub(crate) fn second_of(rest: &[u8]) -> Second {
    let ends = |byte: &u8| matches!(byte, b' ' | b'-' | b'\'');
    [rest.first().copied().unwrap_or(0), rest.get(1).copied().filter(|byte| !ends(byte)).unwrap_or(0)]
}

/// How many words a form takes, if it stands at their beginning.
pub(crate) fn length_in<'w>(form: &str, word: &impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
    let mut rest = form.as_bytes();
    let mut taken = 0;
    loop {
        rest = strip(rest, word(taken)?.as_bytes())?;
        taken += 1;
        match rest {
            [] => return Some(taken),
            [b' ' | b'-', after @ ..] => {
                rest = after;
                taken += usize::from(word(taken).is_some_and(is_hyphen));
            }
            [b'\'', ..] => {}
            _ => return None,
        }
    }
}

/// What follows `word` in `form`, a hyphen being as good as a space.
fn strip<'a>(form: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = form.split_at_checked(word.len())?;
    let same = |(left, right): (&u8, &u8)| left == right || matches!((left, right), (b' ' | b'-', b' ' | b'-'));
    // Compared as a whole first: few words hold a hyphen.
    (!word.is_empty() && (start == word || start.iter().zip(word).all(same))).then_some(rest)
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2011}")
}

/// The beginning of a form or word, up to its first space, hyphen or apostrophe, where it goes on behind that: the key of look-up.
pub(crate) fn head_within(form: &str) -> Option<&str> {
    let end = form.bytes().position(|byte| matches!(byte, b' ' | b'-' | b'\''))?;
    form.get(..end)
}

/// How the words go on after the head of the first.
pub(crate) fn second_within<'w>(first: &str, head: &str, word: &impl Fn(usize) -> Option<&'w str>) -> Second {
    if let Some(rest) = first.as_bytes().get(head.len() + 1..).filter(|rest| !rest.is_empty()) {
        return second_of(rest);
    }
    let mut at = 1;
    while let Some(next) = word(at) {
        if !is_hyphen(next) {
            let mut rest = next.as_bytes();
            while let [b'\'', after @ ..] = rest {
                rest = after;
            }
            return second_of(rest);
        }
        at += 1;
    }
    [0, 0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{head, second};

    fn length(form: &'static str, words: &[&str]) -> Option<usize> {
        let word = |at: usize| words.get(at).copied();
        let goes_on = second(form) == second_within(words.first()?, head(words.first()?), &word);
        length_in(form, &word).filter(|_| goes_on || form == head(form))
    }

    #[test]
    fn a_form_meets_its_words_however_they_are_cut() {
        assert_eq!(length("light-year", &["light", "year", "away"]), Some(2));
        assert_eq!(length("light-year", &["light", "-", "year"]), Some(3));
        assert_eq!(length("light-year", &["light-year"]), Some(1));
        assert_eq!(length("light year", &["light-year"]), Some(1));
        assert_eq!(length("the lion's share", &["the", "lion's", "share"]), Some(3));
        assert_eq!(length("the lion's share", &["the", "lion", "'s", "share", "of"]), Some(4));
        assert_eq!(length("king's counsel", &["king", "'s", "counsel"]), Some(3));
    }

    #[test]
    fn a_form_ends_with_a_word() {
        assert_eq!(length("at least", &["at", "leasts"]), None);
        assert_eq!(length("at least", &["at"]), None);
        assert_eq!(length("at least", &["at", "-"]), None);
        assert_eq!(length("at", &["atlas"]), None);
        assert_eq!(length("atlas", &["at", "las"]), None);
        assert_eq!(length("at", &[]), None);
    }
}
