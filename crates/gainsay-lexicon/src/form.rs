//! One form of the tables, and how it meets the words of a sentence.
//!
//! A form is written as usual: "light-year", "the lion's share". How a reader cuts its text into words does not matter:
//! a space or hyphen of the form meets the gap between two words, a word that is a hyphen, or a hyphen inside a word,
//! and the apostrophe may begin a word of its own.

use crate::kinds::Kinds;

/// A form and where its senses stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) text: &'static str,
    pub(crate) senses: (u32, u32),
    pub(crate) kinds: Kinds,
    /// The byte with which the form goes on after its head, 0 where it does not: it rules out most forms at once.
    pub(crate) second: u8,
}

impl Form {
    pub(crate) fn new(text: &'static str, senses: (u32, u32)) -> Self {
        let second = text.as_bytes().get(head(text).len() + 1).copied().unwrap_or(0);
        Self { text, senses, kinds: Kinds::NONE, second }
    }

    /// How many words the form takes, if it stands at their beginning. `second` is theirs: see [`second_byte`].
    pub(crate) fn length_in<'w>(&self, word: &impl Fn(usize) -> Option<&'w str>, second: u8) -> Option<usize> {
        if self.second != 0 && self.second != second {
            return None;
        }
        let mut rest = self.text.as_bytes();
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

/// The words of a form.
pub(crate) fn parts(form: &str) -> impl Iterator<Item = &str> {
    form.split([' ', '-'])
}

/// The beginning of a form or word, up to its first space, hyphen or apostrophe: the key of look-up.
pub(crate) fn head(form: &str) -> &str {
    head_within(form).unwrap_or(form)
}

/// The head of a form or word that goes on behind it.
pub(crate) fn head_within(form: &str) -> Option<&str> {
    let end = form.bytes().position(|byte| matches!(byte, b' ' | b'-' | b'\''))?;
    form.get(..end)
}

/// The byte with which the words go on after the head of the first, 0 where they do not.
pub(crate) fn second_byte<'w>(first: &str, word: &impl Fn(usize) -> Option<&'w str>) -> u8 {
    if let Some(byte) = first.as_bytes().get(head(first).len() + 1) {
        return *byte;
    }
    let next = (1..).map_while(word).find(|word| !is_hyphen(word)).map_or("", |word| word.trim_start_matches('\''));
    next.bytes().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(form: &'static str, words: &[&str]) -> Option<usize> {
        let word = |at: usize| words.get(at).copied();
        Form::new(form, (0, 0)).length_in(&word, second_byte(words.first()?, &word))
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
