//! A table of words, laid out when the crate is built: finding a word takes one hash and seldom more than one comparison.

/// Words and what stands for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<V: 'static> {
    /// The entry of each place by hash, counted from 1, and above it the [mark](Key::mark) of its word; 0 where the place is free.
    /// A power of two of them, at most half taken, so that a search ends soon; the mark tells most other words before their
    /// letters are looked at.
    pub(crate) slots: &'static [u32],
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
        let key = Key::of(word);
        let mut place = key.place(last);
        loop {
            let slot = *self.slots.get(place)?;
            if slot == 0 {
                return None;
            }
            if slot & MARK == key.mark() {
                let entry = self.entries.get((slot & !MARK) as usize - 1)?;
                if entry.0 == word {
                    return Some(entry);
                }
            }
            place = (place + 1) & last;
        }
    }
}

/// The bits of a slot that hold the mark of its word.
pub(crate) const MARK: u32 = 0xffff_0000;

/// A word's hash. The same on every machine: the table is laid out on one and searched on another.
#[derive(Clone, Copy)]
pub(crate) struct Key(u64);

impl Key {
    pub(crate) fn of(word: &str) -> Self {
        Self(hash(word))
    }

    /// Where the search begins among as many places, less one.
    pub(crate) fn place(self, last: usize) -> usize {
        usize::try_from(self.0 & u64::try_from(last).unwrap_or(0)).unwrap_or(0)
    }

    /// Bits of the hash that say nothing of the place, as they stand in a slot.
    pub(crate) fn mark(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or(0) & MARK
    }
}

fn hash(word: &str) -> u64 {
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
    fold(hash, tail)
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
