//! Where in a JSON text something stands, for messages that name a line.
//!
//! The engine's parser says where it stopped in words of its own, some engines
//! not at all, and a value that was read no longer knows where it stood.

use super::scan::Scanner;

/// Lists inside lists that are followed.
const DEPTH: usize = 64;

/// The line and the column, from 1, at which `text` stops being JSON. Where it
/// does not: of the member `name` of the outermost object, or of the element
/// `element` of that member's list; of the beginning where there is none.
#[must_use]
pub fn place(text: &str, name: &str, element: Option<usize>) -> (usize, usize) {
    let mut finder = Finder { scanner: Scanner::new(text), text, name, found: Vec::new() };
    let whole = finder.value(0, false) && finder.scanner.is_done();
    let at = if whole {
        finder.found.get(element.map_or(0, |element| element + 1)).copied().unwrap_or_default()
    } else {
        finder.scanner.at
    };
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (1 + before.matches('\n').count(), 1 + line.chars().count())
}

struct Finder<'a> {
    scanner: Scanner<'a>,
    text: &'a str,
    name: &'a str,
    /// Where the member stands, then its elements.
    found: Vec<usize>,
}

impl Finder<'_> {
    /// A value; `noted` where it is one of those looked for.
    fn value(&mut self, depth: usize, noted: bool) -> bool {
        self.scanner.space();
        if noted {
            self.found.push(self.scanner.at);
        }
        match self.scanner.next() {
            b'{' | b'[' => depth < DEPTH && self.list(depth, noted),
            b'"' => self.scanner.string(),
            b't' => self.scanner.eat(b"true"),
            b'f' => self.scanner.eat(b"false"),
            b'n' => self.scanner.eat(b"null"),
            _ => self.scanner.number(),
        }
    }

    /// A list or an object; `noted` where its elements are looked for.
    fn list(&mut self, depth: usize, noted: bool) -> bool {
        let is_object = self.scanner.next() == b'{';
        let end: &[u8] = if is_object { b"}" } else { b"]" };
        self.scanner.at += 1;
        self.scanner.space();
        if self.scanner.eat(end) {
            return true;
        }
        loop {
            self.scanner.space();
            let mut noted = noted && depth == 1 && !is_object;
            if is_object {
                let start = self.scanner.at + 1;
                if !self.scanner.string() {
                    return false;
                }
                noted = depth == 0 && self.text.get(start..self.scanner.at - 1) == Some(self.name);
                self.scanner.space();
                if !self.scanner.eat(b":") {
                    return false;
                }
            }
            if !self.value(depth + 1, noted) {
                return false;
            }
            self.scanner.space();
            if !self.scanner.eat(b",") {
                return self.scanner.eat(end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_went_wrong_has_a_line_and_a_column() {
        for (text, expected) in [
            ("", (1, 1)),
            ("{\n  \"a\": 1,\n  }", (3, 3)),
            ("[1,\n2\n3]", (3, 1)),
            ("{\"a\":\"多\u{1}\"}", (1, 8)),
            ("[\"\\u12\"]", (1, 7)),
            ("[01]", (1, 3)),
            ("[true, tru]", (1, 8)),
            ("[1] 2", (1, 5)),
            ("[\n", (2, 1)),
            (&"[".repeat(100_000), (1, 65)),
        ] {
            assert_eq!(place(text, "", None), expected, "{text:.40}");
        }
    }

    #[test]
    fn members_and_elements_are_found() {
        let text = "{\"x\":[[1],{\"comments\":[9]}],\n\"comments\":[\n{\"id\":1},\n  {\"comments\":[3]}]\n}";
        assert_eq!(place(text, "comments", None), (2, 12));
        assert_eq!(place(text, "comments", Some(0)), (3, 1));
        assert_eq!(place(text, "comments", Some(1)), (4, 3));
        assert_eq!(place(text, "comments", Some(2)), (1, 1));
        assert_eq!(place(text, "none", Some(2)), (1, 1));
    }

    proptest! {
        #[test]
        fn it_goes_wrong_where_the_parser_does(text in r#"[\[\]{}",:\\0-2ae.\-\n]{0,24}"#) {
            if let Err(error) = serde_json::from_str::<serde_json::Value>(&text) {
                // A string that ends in a line names that line, though the parser goes on to the next.
                let (line, _) = place(&text, "", None);
                prop_assert!(line.abs_diff(error.line()) <= 1, "{text:?}: {line} and {error}");
            } else {
                prop_assert_eq!(place(&text, "", None), (1, 1));
            }
        }
    }
}
