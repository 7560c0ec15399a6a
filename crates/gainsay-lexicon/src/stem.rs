//! Light normalising of English nouns and verbs, so that "countries" meets "country" and "stole" meets "stealing".
//!
//! Irregular words are data. Of the regular endings only plural "-s", "-ed" and "-ing" are removed: derivations
//! ("investor", "investment") stay apart, because they are other things to count.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::schema::Inflections;

/// The words that the regular rules get wrong.
#[derive(Debug, Default)]
pub(crate) struct Stemmer {
    invariable: FxHashSet<&'static str>,
    silent_e: FxHashSet<&'static str>,
    nouns: FxHashMap<&'static str, &'static str>,
    verbs: FxHashMap<&'static str, &'static str>,
}

impl Stemmer {
    pub(crate) fn new(inflections: &Inflections<'static>) -> Self {
        Self {
            invariable: inflections.invariable.iter().copied().collect(),
            silent_e: inflections.silent_e.iter().copied().collect(),
            nouns: inflections.nouns.iter().map(|(plural, singular)| (*plural, *singular)).collect(),
            verbs: inflections.verbs.iter().flat_map(|(base, forms)| forms.iter().map(|form| (*form, *base))).collect(),
        }
    }

    pub(crate) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if let Some(base) = self.verbs.get(word) {
            return Cow::Borrowed(base);
        }
        if self.invariable.contains(word) {
            return Cow::Borrowed(word);
        }
        self.verb_base(word).unwrap_or_else(|| self.singular(word))
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
        let mut base = String::with_capacity(root.len() + 1);
        base.push_str(root);
        base.push('e');
        self.silent_e.contains(base.as_str())
    }

    pub(crate) fn singular<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if let Some(singular) = self.nouns.get(word) {
            return Cow::Borrowed(singular);
        }
        let Some(root) = word.strip_suffix('s') else {
            return Cow::Borrowed(word);
        };
        if root.len() < 2 || root.ends_with(['s', 'u', 'i', '\'']) || self.invariable.contains(word) {
            return Cow::Borrowed(word);
        }
        if let Some(stripped) = root.strip_suffix("ie").filter(|stripped| stripped.len() > 1) {
            return Cow::Owned(format!("{stripped}y"));
        }
        let with_e = ["sse", "she", "che", "xe", "zze", "oe"];
        let stripped = if with_e.iter().any(|ending| root.ends_with(ending)) { &root[..root.len() - 1] } else { root };
        Cow::Borrowed(stripped)
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
