//! Addresses in a written text.

/// From which byte to which each address of `text` goes: `http` and `https`, of ASCII
/// characters, as Chinese goes on without a space. Punctuation at the end is the sentence's.
#[must_use]
pub fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(colon) = text[from..].find("://").map(|place| from + place) {
        let begins = colon + 3;
        let after = &text[begins..];
        let length = after.find(|character: char| !is_of_address(character)).unwrap_or(after.len());
        let rest = without_punctuation(&after[..length]);
        if let Some(start) = scheme(&text[from..colon]).map(|start| from + start)
            && rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[')
        {
            found.push((start, begins + rest.len()));
        }
        from = begins + rest.len();
    }
    found
}

/// Where the scheme that ends `before` begins.
fn scheme(before: &str) -> Option<usize> {
    let letters = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = before.len() - letters;
    ["http", "https"].iter().any(|scheme| before[start..].eq_ignore_ascii_case(scheme)).then_some(start)
}

fn is_of_address(character: char) -> bool {
    character.is_ascii_graphic() && !matches!(character, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
}

/// Without what ends the sentence, and without brackets that were opened before it.
fn without_punctuation(mut rest: &str) -> &str {
    while let Some(last) = rest.chars().last() {
        let count = |bracket: char| rest.matches(bracket).count();
        let is_of_sentence = match last {
            ')' => count(')') > count('('),
            ']' => count(']') > count('['),
            last => matches!(last, '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~'),
        };
        if !is_of_sentence {
            break;
        }
        rest = &rest[..rest.len() - 1];
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("见https://example.com/a?b=1#c，谢谢", &["https://example.com/a?b=1#c"][..]),
            ("(see http://a.cn/x_(y)).", &["http://a.cn/x_(y)"]),
            ("HTTP://A.CN! and https://b.cn:8080/", &["HTTP://A.CN", "https://b.cn:8080/"]),
            ("<https://a.cn>，“https://b.cn”", &["https://a.cn", "https://b.cn"]),
            ("http://[::1]/ 到https://a.cn到", &["http://[::1]/", "https://a.cn"]),
            ("ftp://a.cn javascript:alert(1) xhttp://a.cn http:// https://。 https://./", &[]),
            ("http://a.cn://b https", &["http://a.cn://b"]),
        ] {
            let found: Vec<_> = addresses(text).into_iter().map(|(start, end)| &text[start..end]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn addresses_lie_in_the_text_one_after_the_other(text in "(https?|://|[a.,)(好 ]){0,20}") {
            let mut last = 0;
            for (start, end) in addresses(&text) {
                prop_assert!(last <= start && start < end && text.get(start..end).is_some());
                last = end;
            }
        }
    }
}
