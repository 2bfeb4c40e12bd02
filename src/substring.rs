//! Finding a text in another. The standard library prepares for the worst case,
//! which weighs two kilobytes in the wasm; what is looked for here is short.

/// Where `wanted` begins in `text`, at or after the byte `from`.
#[must_use]
#[inline(never)]
pub fn find(text: &str, wanted: &str, from: usize) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    // A first byte that begins a character is found where one begins.
    (from..=text.len().checked_sub(wanted.len())?).find(|&at| text[at..].starts_with(wanted))
}

/// Whether `wanted` is in `text`.
#[must_use]
pub fn is_in(text: &str, wanted: &str) -> bool {
    find(text, wanted, 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_the_standard_library_finds(text in "[ab贫困]{0,12}", wanted in "[ab贫困]{0,3}", from in 0_usize..12) {
            if let Some(rest) = text.get(from..) {
                prop_assert_eq!(find(&text, &wanted, from), rest.find(&wanted).map(|at| from + at), "{} in {}", wanted, text);
            }
        }
    }
}
