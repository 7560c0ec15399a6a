//! Light normalising of English nouns and verbs, so that "countries" meets "country" and "stole" meets "stealing".
//!
//! Irregular words are data. Of the regular endings only plural "-s", "-ed" and "-ing" are removed: derivations
//! ("investor", "investment") stay apart, because they are other things to count.

use std::borrow::Cow;

use crate::table::Table;

/// The words that the regular rules get wrong.
#[derive(Debug)]
pub(crate) struct Stemmer {
    /// Looked up once a word.
    pub(crate) irregular: Table<Irregular>,
    /// Verbs whose base ends in "e", without it.
    pub(crate) silent_e: Table<()>,
}

/// What one word is instead of what the rules make of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Irregular {
    /// The base of a verb's form.
    pub(crate) base: Option<&'static str>,
    pub(crate) singular: Option<&'static str>,
    pub(crate) invariable: bool,
}

impl Stemmer {
    pub(crate) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let irregular = self.irregular(word);
        if let Some(base) = irregular.base {
            return Cow::Borrowed(base);
        }
        if irregular.invariable {
            return Cow::Borrowed(word);
        }
        self.verb_base(word).unwrap_or_else(|| singular_of(word, irregular))
    }

    pub(crate) fn singular<'a>(&self, word: &'a str) -> Cow<'a, str> {
        singular_of(word, self.irregular(word))
    }

    fn irregular(&self, word: &str) -> Irregular {
        self.irregular.get(word).copied().unwrap_or_default()
    }

    /// The base of a regular past or participle.
    fn verb_base<'a>(&self, word: &'a str) -> Option<Cow<'a, str>> {
        let root = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"))?;
        if root.len() < 2 || !root.is_ascii() || !root.bytes().any(is_vowel) || word.ends_with("eed") && !self.ends_in_e(root) {
            return None;
        }
        if self.ends_in_e(root) {
            return Some(Cow::Owned(format!("{root}e")));
        }
        if let Some(stripped) = root.strip_suffix('i').filter(|_| word.ends_with("ied") && root.len() > 2) {
            return Some(Cow::Owned(format!("{stripped}y")));
        }
        let bytes = root.as_bytes();
        if let [.., before, last] = bytes
            && before == last
            && matches!(last, b'b' | b'g' | b'm' | b'n' | b'p' | b'r' | b't')
            && root.len() > 3
        {
            return Some(Cow::Borrowed(&root[..root.len() - 1]));
        }
        Some(Cow::Borrowed(root))
    }

    fn ends_in_e(&self, root: &str) -> bool {
        self.silent_e.contains(root)
    }
}

/// The singular that the tables give, or else the rules.
fn singular_of(word: &str, irregular: Irregular) -> Cow<'_, str> {
    if let Some(singular) = irregular.singular {
        return Cow::Borrowed(singular);
    }
    let Some(root) = word.strip_suffix('s') else {
        return Cow::Borrowed(word);
    };
    if root.len() < 2 || root.ends_with(['s', 'u', 'i', '\'']) || irregular.invariable {
        return Cow::Borrowed(word);
    }
    if let Some(stripped) = root.strip_suffix("ie").filter(|stripped| stripped.len() > 1) {
        return Cow::Owned(format!("{stripped}y"));
    }
    let with_e = ["sse", "she", "che", "xe", "zze", "oe"];
    let stripped = if with_e.iter().any(|ending| root.ends_with(ending)) { &root[..root.len() - 1] } else { root };
    Cow::Borrowed(stripped)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
