//! JSON text to a value tree, without the engine.
//!
//! The engine's parser is there already, but each string that is fetched from
//! what it makes crosses the border of the wasm several times: with it, reading
//! an article took 13 ms of a start, and each stored comment its share.

use super::Value;
use super::scan::Scanner;

/// Values nested deeper than this are read as `null`: the stack of a wasm is small.
const MAX_DEPTH: usize = 128;

/// The value of `text`; `None` where it is not one JSON value.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { text, scanner: Scanner::new(text) };
    let value = reader.value(MAX_DEPTH)?;
    reader.scanner.is_done().then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.scanner.space();
        let word = |scanner: &mut Scanner, word: &[u8], value| scanner.eat(word).then_some(value);
        match self.scanner.next() {
            b'{' | b'[' if depth == 0 => self.skip_nested(),
            b'{' => self.object(depth - 1),
            b'[' => self.array(depth - 1),
            b'"' => self.string().map(Value::String),
            b't' => word(&mut self.scanner, b"true", Value::Bool(true)),
            b'f' => word(&mut self.scanner, b"false", Value::Bool(false)),
            b'n' => word(&mut self.scanner, b"null", Value::Null),
            _ => self.number(),
        }
    }

    /// Whether a list that has begun is over, at its beginning.
    fn is_empty(&mut self, end: &[u8]) -> bool {
        self.scanner.at += 1;
        self.scanner.space();
        self.scanner.eat(end)
    }

    /// Whether another member follows; `None` where the list does not end as it should.
    fn goes_on(&mut self, end: &[u8]) -> Option<bool> {
        self.scanner.space();
        if self.scanner.eat(b",") {
            return Some(true);
        }
        self.scanner.eat(end).then_some(false)
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut elements = Vec::new();
        if !self.is_empty(b"]") {
            loop {
                elements.push(self.value(depth)?);
                if !self.goes_on(b"]")? {
                    break;
                }
            }
        }
        Some(Value::Array(elements))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut members = Vec::new();
        if !self.is_empty(b"}") {
            loop {
                self.scanner.space();
                let name = self.string()?;
                self.scanner.space();
                if !self.scanner.eat(b":") {
                    return None;
                }
                members.push((name, self.value(depth)?));
                if !self.goes_on(b"}")? {
                    break;
                }
            }
        }
        Some(Value::Object(members))
    }

    /// Passes over a list of lists, however deep it goes.
    fn skip_nested(&mut self) -> Option<Value> {
        let mut open = 0_usize;
        loop {
            match self.scanner.next() {
                0 => return None,
                b'"' => {
                    if !self.scanner.string() {
                        return None;
                    }
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.scanner.at += 1;
            if open == 0 {
                return Some(Value::Null);
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let start = self.scanner.at + 1;
        let inner = self.scanner.string().then(|| self.text.get(start..self.scanner.at - 1))??;
        Some(if inner.bytes().any(|byte| byte == b'\\') { unescaped(inner) } else { inner.to_owned() })
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.scanner.at;
        let text = self.scanner.number().then(|| self.text.get(start..self.scanner.at))??;
        Some(Value::Number(number(text)))
    }
}

/// What the escapes in `text` stand for. Half a pair of surrogates is U+FFFD, as
/// when a string of the engine's is handed to the wasm.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('\\');
    out.push_str(pieces.next().unwrap_or_default());
    let mut high: Option<u32> = None;
    while let Some(piece) = pieces.next() {
        let mut characters = piece.chars();
        let escape = characters.next();
        let mut literal = characters.as_str();
        let mut unit = match escape {
            // A backslash: what it splits off begins behind it.
            None => {
                literal = pieces.next().unwrap_or_default();
                u32::from('\\')
            }
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('u') => {
                let mut code = 0;
                for digit in literal.bytes().take(4) {
                    code = code << 4 | char::from(digit).to_digit(16).unwrap_or_default();
                }
                literal = literal.get(4..).unwrap_or_default();
                code
            }
            Some(itself) => itself.into(),
        };
        match (high.take(), unit) {
            (Some(high), 0xdc00..=0xdfff) => unit = 0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00),
            (Some(_), _) => out.push(char::REPLACEMENT_CHARACTER),
            _ => {}
        }
        if (0xd800..=0xdbff).contains(&unit) && literal.is_empty() {
            high = Some(unit);
        } else {
            out.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        out.push_str(literal);
    }
    if high.is_some() {
        out.push(char::REPLACEMENT_CHARACTER);
    }
    out
}

/// The number that `text` is. All but short whole ones are left to the engine:
/// reading fractions exactly takes four kilobytes.
fn number(text: &str) -> f64 {
    let mut whole = 0_u32;
    for digit in text.bytes() {
        if !digit.is_ascii_digit() || text.len() > 9 {
            return engine(text);
        }
        whole = whole * 10 + u32::from(digit - b'0');
    }
    whole.into()
}

#[cfg(target_arch = "wasm32")]
fn engine(text: &str) -> f64 {
    js_sys::parse_float(text)
}

#[cfg(not(target_arch = "wasm32"))]
fn engine(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As `serde_json` has it: of members with one name the last. It refuses halves of
    /// surrogate pairs.
    fn expected(text: &str) -> Option<serde_json::Value> {
        serde_json::from_str(text).ok().map(floats)
    }

    fn read(text: &str) -> Option<serde_json::Value> {
        super::read(text).map(same)
    }

    fn same(value: Value) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => value.into(),
            Value::Number(number) => number.into(),
            Value::String(text) => text.into(),
            Value::Array(elements) => elements.into_iter().map(same).collect(),
            Value::Object(members) => members.into_iter().map(|(name, value)| (name, same(value))).collect(),
        }
    }

    /// With every number a float, as here.
    fn floats(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Number(number) => number.as_f64().into(),
            serde_json::Value::Array(elements) => elements.into_iter().map(floats).collect(),
            serde_json::Value::Object(members) => {
                members.into_iter().map(|(name, value)| (name, floats(value))).collect()
            }
            other => other,
        }
    }

    proptest! {
        #[test]
        fn it_reads_what_the_parser_reads(text in r#"[\[\]{}",:\\0-2aunrtefls.\-\n /]{0,24}"#) {
            prop_assert_eq!(read(&text), expected(&text), "{:?}", text);
        }

        #[test]
        fn any_string_reads_back(text in any::<String>(), spaces in "[ \n\r\t]{0,3}") {
            let written = serde_json::to_string(&vec![&text, &text]).unwrap().replace(',', &format!("{spaces},{spaces}"));
            if !text.contains(',') {
                prop_assert_eq!(read(&written), expected(&written));
            }
        }

        #[test]
        fn any_escape_reads_back(text in r#"(\\["\\/bfnrt]|\\u00[0-9a-fA-F]{2}|\\ud83d\\ude0[0-9]|[a字]){0,12}"#) {
            let text = format!("\"{text}\"");
            prop_assert_eq!(read(&text), expected(&text), "{}", text);
        }

        #[test]
        fn any_number_reads_back(text in r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?") {
            prop_assert_eq!(read(&text), expected(&text), "{}", text);
        }
    }

    #[test]
    fn minus_nought_stays_what_it_is() {
        for text in ["0", "-0", "0.0"] {
            let Some(Value::Number(number)) = super::read(text) else { panic!("{text}") };
            assert_eq!(number.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
    }

    #[test]
    fn half_a_pair_of_surrogates_is_replaced() {
        for (text, expected) in [
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""a\ude00b""#, "a\u{fffd}b"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83dA\ude00""#, "\u{fffd}A\u{fffd}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ud83d\\""#, "\u{fffd}\\"),
        ] {
            assert_eq!(super::read(text), Some(expected.into()), "{text}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_left_out() {
        for depth in [128, 129, 100_000] {
            let text = format!("{}\"]\"{}", "[".repeat(depth), "]".repeat(depth));
            let mut value = &super::read(&text).unwrap();
            let mut found = 0;
            while let [inner] = value.elements() {
                (value, found) = (inner, found + 1);
            }
            assert_eq!(found, 128, "{depth}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
    }
}
