//! In which direction a language is written.

/// Languages whose usual script runs from right to left.
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Whether text of the language with this BCP 47 tag runs from right to left.
#[must_use]
pub fn is_right_to_left(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.iter().any(|language| primary.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;

    #[test]
    fn the_first_subtag_tells() {
        for (tag, expected) in
            [("ar", true), ("AR-eg", true), ("he-IL", true), ("arn", false), ("zh-CN", false), ("", false)]
        {
            assert_eq!(is_right_to_left(tag), expected, "{tag}");
        }
    }
}
