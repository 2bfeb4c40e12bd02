//! Addresses that may become links.

/// Whether `address` may be a link: `http`, `https` and `mailto`, and addresses
/// without a scheme, which are resolved against the page.
///
/// The scheme is found the way the URL Standard finds it: leading control
/// characters and spaces are dropped, tabs and newlines are ignored anywhere.
#[must_use]
pub fn is_safe_url(address: &str) -> bool {
    let mut scheme = String::new();
    let characters = address
        .trim_start_matches(|character: char| character <= ' ')
        .chars()
        .filter(|character| !matches!(character, '\t' | '\n' | '\r'));
    for character in characters {
        match character {
            ':' => {
                return matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto");
            }
            '/' | '?' | '#' => return true,
            other => scheme.push(other),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_safe_url;

    #[test]
    fn only_safe_schemes_pass() {
        for (address, expected) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("mailto:a@example.org", true),
            ("/news/1", true),
            ("?page=2", true),
            ("#task-1", true),
            ("page.html", true),
            ("a/b:c", true),
            ("javascript:alert(1)", false),
            ("JaVaScript:alert(1)", false),
            (" \u{1}javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("java\tscript\t:alert(1)", false),
            ("data:text/html,<script>", false),
            ("vbscript:x", false),
            ("blob:https://example.org/1", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(is_safe_url(address), expected, "{address:?}");
        }
    }
}
