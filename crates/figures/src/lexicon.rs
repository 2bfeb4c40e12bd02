//! Word lists with a longest-match lookup at a position in the text.

use std::collections::BTreeMap;

/// A list of words, each with a meaning that its user defines. Words are
/// indexed by first character, so a lookup costs a few comparisons.
pub(super) struct Lexicon<T> {
    by_first: BTreeMap<char, Vec<(Vec<char>, T)>>,
    /// One bit per remainder of a first character. Rejects most positions
    /// without a search.
    prefilter: [u64; PREFILTER_WORDS],
    backward: bool,
}

const PREFILTER_WORDS: usize = 64;

/// The index into the prefilter and the bit that a first character sets.
fn prefilter_bit(first: char) -> (usize, u64) {
    let remainder = first as usize % (PREFILTER_WORDS * 64);
    (remainder / 64, 1 << (remainder % 64))
}

impl<T: Copy> Lexicon<T> {
    /// A list whose words match forward from a position.
    pub(super) fn forward(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::build(words, false)
    }

    /// A list whose words match backward from a position.
    pub(super) fn backward(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::build(words, true)
    }

    fn build(words: impl IntoIterator<Item = (&'static str, T)>, backward: bool) -> Self {
        let mut by_first: BTreeMap<char, Vec<(Vec<char>, T)>> = BTreeMap::new();
        let mut prefilter = [0; PREFILTER_WORDS];
        for (word, meaning) in words {
            let mut letters: Vec<char> = word.chars().collect();
            if backward {
                letters.reverse();
            }
            if let Some(first) = letters.first() {
                let (word, bit) = prefilter_bit(*first);
                prefilter[word] |= bit;
                by_first.entry(*first).or_default().push((letters, meaning));
            }
        }
        for same_first in by_first.values_mut() {
            same_first.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
        }
        Self { by_first, prefilter, backward }
    }

    /// Returns the length in characters and the meaning of the longest word
    /// that begins at `place` (forward list) or ends there (backward list).
    pub(super) fn longest(&self, chars: &[char], place: usize) -> Option<(usize, T)> {
        let at = |offset: usize| {
            let index = if self.backward { place.checked_sub(offset + 1)? } else { place.checked_add(offset)? };
            chars.get(index).copied()
        };
        let first = at(0)?;
        let (word, bit) = prefilter_bit(first);
        if self.prefilter[word] & bit == 0 {
            return None;
        }
        let same_first = self.by_first.get(&first)?;
        same_first
            .iter()
            .find(|(letters, _)| (1..letters.len()).all(|offset| at(offset) == Some(letters[offset])))
            .map(|(letters, meaning)| (letters.len(), *meaning))
    }
}

/// Splits a space-separated list into words that share one meaning.
pub(super) fn words<T: Copy>(list: &'static str, meaning: T) -> impl Iterator<Item = (&'static str, T)> {
    list.split_whitespace().map(move |word| (word, meaning))
}
