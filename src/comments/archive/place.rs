//! Line and column of a part of a JSON text, for messages to the reader.
//!
//! Only some engines say where `JSON.parse` stopped, and a value that was read
//! no longer knows where it stood. `serde_json` finds both, the same everywhere.

use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// Line and column, counted from 1 and in characters, of the part at `path`. If
/// that is not there, of the innermost part of the path that is; if `text` is not
/// JSON, of where it stops being so.
pub fn place(text: &str, path: &str) -> (usize, usize) {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.as_bytes().get(..error.column()).unwrap_or(line.as_bytes());
        return (error.line().max(1), String::from_utf8_lossy(before).chars().count().max(1));
    }
    let mut walker = Walker { text, at: 0 };
    walker.skip_space();
    for step in path.split(['.', '[']) {
        let outer = walker.at;
        if walker.enter(step).is_none() {
            walker.at = outer;
            break;
        }
    }
    let before = &text[..walker.at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (1 + before.matches('\n').count(), 1 + line.chars().count())
}

/// Steps through a text that is known to be JSON.
struct Walker<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walker<'a> {
    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    /// Steps over `mark` and the space around it, if it comes next.
    fn skip(&mut self, mark: char) -> Option<()> {
        self.skip_space();
        self.at += self.text[self.at..].starts_with(mark).then_some(1)?;
        self.skip_space();
        Some(())
    }

    /// Steps over a value, and returns its text.
    fn skip_value(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let value = &rest[..values.byte_offset()];
        self.at += value.len();
        Some(value)
    }

    /// Goes into a list or an object, to the element or member `step`. The step
    /// of an element is its index and a closing bracket.
    fn enter(&mut self, step: &str) -> Option<()> {
        if let Some(index) = step.strip_suffix(']') {
            self.skip('[')?;
            for _ in 0..index.parse().ok()? {
                self.skip_value()?;
                self.skip(',')?;
            }
            return (!self.text[self.at..].starts_with(']')).then_some(());
        }
        self.skip('{')?;
        let mut found = None;
        while let Some(name) = self.skip_value() {
            self.skip(':')?;
            if name.trim_matches('"') == step {
                found = Some(self.at);
            }
            self.skip_value()?;
            if self.skip(',').is_none() {
                break;
            }
        }
        self.at = found?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_found_at_their_start() {
        let text = "{\"多\":[[1],{\"comments\":[9]}],\n\"comments\": [\n{\"id\":1},\n  {\"字\":0, \"id\" : [3]}]\n}";
        for (path, expected) in [
            ("", (1, 1)),
            ("none", (1, 1)),
            ("comments", (2, 13)),
            ("comments[0]", (3, 1)),
            ("comments[0].id", (3, 7)),
            ("comments[1]", (4, 3)),
            ("comments[1].id", (4, 18)),
            ("comments[1].id[0]", (4, 19)),
            ("comments[1].none", (4, 3)),
            ("comments[2].id", (2, 13)),
        ] {
            assert_eq!(place(text, path), expected, "{path}");
        }
        assert_eq!(place("\n [1]", ""), (2, 2));
    }

    #[test]
    fn syntax_errors_have_line_and_column() {
        for (text, expected) in [
            ("", (1, 1)),
            ("{\n  \"a\": 1,\n  }", (3, 3)),
            ("[1,\n2\n3]", (3, 1)),
            ("[1\n", (2, 1)),
            ("[\"多\", x]", (1, 7)),
            ("[1] 2", (1, 5)),
            (&"[".repeat(100_000), (1, 100_000)),
        ] {
            assert_eq!(place(text, "a"), expected, "{text:.40}");
        }
        let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
        assert_eq!(place(&deep, "a"), (1, 1));
    }

    proptest! {
        #[test]
        fn any_text_has_a_place(text in r#"[\[\]{}",:\\0-2ae多.\-\n]{0,24}"#, path in r"[ae\.\[\]01]{0,6}") {
            let (line, column) = place(&text, &path);
            prop_assert!(line >= 1 && column >= 1 && line <= 1 + text.matches('\n').count());
        }
    }
}
