//! A table of words, laid out when the crate is built: finding a word takes one hash and seldom more than one comparison.

/// Words and what stands for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<V: 'static> {
    /// The entry of each place by hash, counted from 1; 0 where the place is free. A power of two of them, at most half taken, so
    /// that a search ends soon.
    pub(crate) slots: &'static [u16],
    pub(crate) entries: &'static [(&'static str, V)],
}

impl<V> Table<V> {
    /// What stands for a word.
    pub(crate) fn get(&self, word: &str) -> Option<&'static V> {
        self.entry(word).map(|(_, value)| value)
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.entry(word).is_some()
    }

    /// The word as the table has it, and what stands for it.
    pub(crate) fn entry(&self, word: &str) -> Option<&'static (&'static str, V)> {
        let last = self.slots.len().wrapping_sub(1);
        let mut place = place(word, last);
        loop {
            let entry = self.entries.get(usize::from(*self.slots.get(place)?).wrapping_sub(1))?;
            if entry.0 == word {
                return Some(entry);
            }
            place = (place + 1) & last;
        }
    }
}

/// Where the search for a word begins among as many places, less one. The same on every machine: the table is laid out on one
/// and searched on another.
pub(crate) fn place(word: &str, last: usize) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let fold = |hash: u64, piece: u64| {
        let hash = (hash ^ piece).wrapping_mul(MIX);
        hash ^ hash >> 32
    };
    let mut rest = word.as_bytes();
    let mut hash = fold(0, u64::try_from(rest.len()).unwrap_or(u64::MAX));
    while let Some((piece, after)) = rest.split_first_chunk() {
        hash = fold(hash, u64::from_le_bytes(*piece));
        rest = after;
    }
    // Fewer than eight bytes: two pieces of four that may overlap, or the first, the middle and the last byte.
    let tail = match (rest.first_chunk(), rest.last_chunk(), rest) {
        (Some(first), Some(last), _) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        (_, _, [first, ..]) => {
            let at = |at: usize| u64::from(rest.get(at).copied().unwrap_or(0));
            u64::from(*first) | at(rest.len() / 2) << 8 | at(rest.len() - 1) << 16
        }
        _ => 0,
    };
    hash = fold(hash, tail);
    usize::try_from(hash & u64::try_from(last).unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_is_found_and_another_is_not() {
        let words: Vec<(&str, usize)> =
            ["a", "as", "ask", "asks", "asked", "question", "questions", "the", ""].iter().copied().zip(0..).collect();
        let table = crate::layout::table(words.clone());
        for (word, at) in &words {
            assert_eq!(table.get(word), Some(at), "{word:?}");
        }
        assert!(!table.contains("questioned") && !table.contains("b") && !table.contains("asker"));
    }

    #[test]
    fn an_empty_table_has_no_words() {
        assert!(crate::layout::table(Vec::<(&str, ())>::new()).get("a").is_none());
    }
}
