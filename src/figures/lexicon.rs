//! Word lists that are asked for the longest word at a place in the text.

use std::collections::BTreeMap;

/// Words, each with what it means to the list's owner. Words are found by
/// their first character, so that a look-up costs a few comparisons.
pub(super) struct Lexicon<T> {
    by_first: BTreeMap<char, Vec<(Vec<char>, T)>>,
    /// One bit for each remainder of a first character: turns most places away
    /// without a search.
    sieve: [u64; SIEVE_WORDS],
    backward: bool,
}

const SIEVE_WORDS: usize = 64;

/// The word of the sieve and the bit in it that a first character sets.
fn sieve_place(first: char) -> (usize, u64) {
    let remainder = first as usize % (SIEVE_WORDS * 64);
    (remainder / 64, 1 << (remainder % 64))
}

impl<T: Copy> Lexicon<T> {
    /// A list whose words are looked for from a place on.
    pub(super) fn forward(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::build(words, false)
    }

    /// A list whose words are looked for up to a place.
    pub(super) fn backward(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::build(words, true)
    }

    fn build(words: impl IntoIterator<Item = (&'static str, T)>, backward: bool) -> Self {
        let mut by_first: BTreeMap<char, Vec<(Vec<char>, T)>> = BTreeMap::new();
        let mut sieve = [0; SIEVE_WORDS];
        for (word, meaning) in words {
            let mut letters: Vec<char> = word.chars().collect();
            if backward {
                letters.reverse();
            }
            if let Some(first) = letters.first() {
                let (word, bit) = sieve_place(*first);
                sieve[word] |= bit;
                by_first.entry(*first).or_default().push((letters, meaning));
            }
        }
        for same_first in by_first.values_mut() {
            same_first.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
        }
        Self { by_first, sieve, backward }
    }

    /// The longest word that begins at `place` (a forward list) or ends there
    /// (a backward list): its length in characters and its meaning.
    pub(super) fn longest(&self, chars: &[char], place: usize) -> Option<(usize, T)> {
        let at = |offset: usize| {
            let index = if self.backward { place.checked_sub(offset + 1)? } else { place.checked_add(offset)? };
            chars.get(index).copied()
        };
        let first = at(0)?;
        let (word, bit) = sieve_place(first);
        if self.sieve[word] & bit == 0 {
            return None;
        }
        let same_first = self.by_first.get(&first)?;
        same_first
            .iter()
            .find(|(letters, _)| (1..letters.len()).all(|offset| at(offset) == Some(letters[offset])))
            .map(|(letters, meaning)| (letters.len(), *meaning))
    }
}

/// The words of a list that is written with spaces between them, all with one
/// meaning.
pub(super) fn words<T: Copy>(list: &'static str, meaning: T) -> impl Iterator<Item = (&'static str, T)> {
    list.split_whitespace().map(move |word| (word, meaning))
}
