//! JavaScript of ours without the space that separates nothing.
//!
//! It knows what the loader uses: strings, templates, regular expressions after
//! an operator, comments. Line ends stay where a statement may end without a
//! semicolon.

/// `script` without comments and without space that separates nothing.
pub fn squeezed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' | '`' => quoted(rest, first),
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                continue;
            }
            '/' if rest.starts_with("/*") => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
                continue;
            }
            '/' if out.ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '\n']) => {
                regular_expression(rest)
            }
            _ if first.is_whitespace() => {
                let after = rest.trim_start();
                let gap = &rest[..rest.len() - after.len()];
                let comment = after.starts_with("//") || after.starts_with("/*");
                if let (false, Some(next)) = (comment, after.chars().next()) {
                    separate(&mut out, gap.contains('\n'), next);
                } else if comment && gap.contains('\n') && !out.ends_with('\n') {
                    separate(&mut out, true, 'a');
                }
                rest = after;
                continue;
            }
            _ => first.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push('\n');
    out
}

/// Puts what must stand between what was written and `next`: a line end, a
/// space, or nothing.
fn separate(out: &mut String, line_end: bool, next: char) {
    let Some(last) = out.chars().next_back() else { return };
    if line_end {
        let goes_on = "{([,;:?=&|<>\n".contains(last) || "})],;.?:&|".contains(next);
        if !goes_on {
            out.push('\n');
        }
    } else if (is_word(last) && is_word(next)) || (last == next && matches!(last, '+' | '-')) {
        out.push(' ');
    }
}

/// Whether a character belongs to a name or a number.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$' | '#')
}

/// The length of the string or template that `text` begins with.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        if !escaped && character == quote {
            return place + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

/// The length of the regular expression that `text` begins with.
fn regular_expression(text: &str) -> usize {
    let (mut escaped, mut in_class) = (false, false);
    for (place, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => {}
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return place + 1,
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_goes_where_it_separates_nothing() {
        for (script, wanted) in [
            ("const a = { b: 1 };\n\nlet c = a + 1;\n", "const a={b:1};let c=a+1;\n"),
            ("if (a) {\n  b();\n}\nc();\n", "if(a){b();}\nc();\n"),
            ("a = function () {\n}\nb = 1\n", "a=function(){}\nb=1\n"),
            ("a()\n  .then((b) => b)\n  .catch(c);", "a().then((b)=>b).catch(c);\n"),
            ("a + +b - -c; return #x in y;", "a+ +b- -c;return #x in y;\n"),
            ("static async x() {}\nget y() {}", "static async x(){}\nget y(){}\n"),
            ("a; // one\nb /* two */ = 1;\n/* three\n four */\nc\n// five\nd", "a;b=1;c\nd\n"),
        ] {
            assert_eq!(squeezed(script), wanted, "{script}");
        }
    }

    #[test]
    fn what_is_quoted_stays_to_the_letter() {
        for script in [
            "a='b  //  c';\n",
            "a=\"it's  \\\"b\\\"  /* c */\";\n",
            "a=`${b}:  ${c.d}`;\n",
            "(/^a  [/'\"]  \\/ b/i.test(c))?1:2;\n",
            "a=b/c/d;\n",
        ] {
            assert_eq!(squeezed(script), script);
        }
    }
}
