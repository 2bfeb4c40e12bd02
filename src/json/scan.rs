//! The marks of JSON text (RFC 8259), for what reads it and for what finds a place in it.

/// What is at a place of a JSON text, and what follows.
pub struct Scanner<'a> {
    bytes: &'a [u8],
    /// What was read so far; at the end, where it went wrong.
    pub at: usize,
}

impl<'a> Scanner<'a> {
    /// At the beginning of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0 }
    }

    /// The next byte; 0 at the end.
    pub fn next(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or_default()
    }

    /// Whether nothing but space is left.
    pub fn is_done(&mut self) -> bool {
        self.space();
        self.at == self.bytes.len()
    }

    /// Passes over bytes that are `wanted`, and says whether there was one.
    fn skip(&mut self, wanted: impl Fn(u8) -> bool) -> bool {
        let start = self.at;
        while wanted(self.next()) {
            self.at += 1;
        }
        self.at > start
    }

    /// Passes over white space.
    pub fn space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// Passes over `wanted`, and says whether it was there.
    pub fn eat(&mut self, wanted: &[u8]) -> bool {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    /// Passes over a string with its quotes, and says whether it is one.
    pub fn string(&mut self) -> bool {
        if !self.eat(b"\"") {
            return false;
        }
        loop {
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            if !self.eat(b"\\") {
                return self.eat(b"\"");
            }
            if self.eat(b"u") {
                for _ in 0..4 {
                    if !self.next().is_ascii_hexdigit() {
                        return false;
                    }
                    self.at += 1;
                }
            } else if b"\"\\/bfnrt".contains(&self.next()) {
                self.at += 1;
            } else {
                return false;
            }
        }
    }

    /// Passes over a number, and says whether it is one.
    pub fn number(&mut self) -> bool {
        self.eat(b"-");
        (self.eat(b"0") || self.digits())
            && (!self.eat(b".") || self.digits())
            && (!(self.eat(b"e") || self.eat(b"E")) || {
                let _ = self.eat(b"+") || self.eat(b"-");
                self.digits()
            })
    }

    fn digits(&mut self) -> bool {
        self.skip(|byte| byte.is_ascii_digit())
    }
}
