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
    /// How the form goes on after its head: it rules out most forms at once.
    pub(crate) second: Second,
}

/// The two bytes with which words go on after a head, a byte that ends a word or none being 0; all 0 where they do not.
pub(crate) type Second = [u8; 2];

/// Of a form that is a head and no more.
pub(crate) const NO_SECOND: Second = [0, 0];

/// The first two bytes of what follows a head.
fn second_of(rest: &[u8]) -> Second {
    let ends = |byte: &u8| matches!(byte, b' ' | b'-' | b'\'');
    [rest.first().copied().unwrap_or(0), rest.get(1).copied().filter(|byte| !ends(byte)).unwrap_or(0)]
}

impl Form {
    pub(crate) fn new(text: &'static str, senses: (u32, u32)) -> Self {
        let second = second_of(text.as_bytes().get(head(text).len() + 1..).unwrap_or_default());
        Self { text, senses, kinds: Kinds::NONE, second }
    }

    /// How many words the form takes, if it stands at their beginning.
    pub(crate) fn length_in<'w>(&self, word: &impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
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

/// How the words go on after the head of the first.
pub(crate) fn second_within<'w>(first: &str, head: &str, word: &impl Fn(usize) -> Option<&'w str>) -> Second {
    if let Some(rest) = first.as_bytes().get(head.len() + 1..).filter(|rest| !rest.is_empty()) {
        return second_of(rest);
    }
    let next = (1..).map_while(word).find(|word| !is_hyphen(word)).map_or("", |word| word.trim_start_matches('\''));
    second_of(next.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(form: &'static str, words: &[&str]) -> Option<usize> {
        let word = |at: usize| words.get(at).copied();
        let form = Form::new(form, (0, 0));
        let second = second_within(words.first()?, head(words.first()?), &word);
        form.length_in(&word).filter(|_| form.second == NO_SECOND || form.second == second)
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
