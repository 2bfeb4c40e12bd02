//! Short names for what the wasm imports from its glue.
//!
//! wasm-bindgen names each import with a hash of sixteen digits, once in the
//! wasm and once in the glue: three kilobytes that no compression takes off.

/// The wasm and its glue, with the names of imports numbered in both.
///
/// # Errors
/// What is not as wasm-bindgen writes it.
pub fn numbered(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let (section, names) = section(wasm).ok_or("the wasm's imports are not as wasm-bindgen writes them")?;
    let mut imports = Vec::new();
    push_number(&mut imports, names.len());
    let mut glue = glue.to_owned();
    for (index, import) in names.iter().enumerate() {
        let number = index.to_string();
        let key = format!("\n{}: ", import.name);
        if glue.matches(&key).count() != 1 {
            return Err(format!("the glue does not give {} once", import.name));
        }
        glue = glue.replace(&key, &format!("\n{number}: "));
        push_text(&mut imports, import.module);
        push_text(&mut imports, &number);
        imports.push(FUNCTION);
        push_number(&mut imports, import.kind);
    }
    let mut out = wasm[..section.start].to_vec();
    out.push(IMPORTS);
    push_number(&mut out, imports.len());
    out.extend(imports);
    out.extend_from_slice(&wasm[section.end..]);
    Ok((out, glue))
}

/// The id of the section of imports, and the kind of import that is a function.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;

/// An imported function: its module and name, and the number of its type.
struct Import<'a> {
    module: &'a str,
    name: &'a str,
    kind: usize,
}

/// Where the section of imports is, and what it holds.
fn section(wasm: &[u8]) -> Option<(std::ops::Range<usize>, Vec<Import<'_>>)> {
    // After the magic number and the version come sections: id, length, content.
    let mut at = 8;
    loop {
        let start = at;
        let id = *wasm.get(at)?;
        at += 1;
        let length = number(wasm, &mut at)?;
        if id != IMPORTS {
            at += length;
            continue;
        }
        let end = at + length;
        let count = number(wasm, &mut at)?;
        let mut imports = Vec::new();
        for _ in 0..count {
            let (module, name) = (text(wasm, &mut at)?, text(wasm, &mut at)?);
            if *wasm.get(at)? != FUNCTION {
                return None;
            }
            at += 1;
            imports.push(Import { module, name, kind: number(wasm, &mut at)? });
        }
        return (at == end).then_some((start..end, imports));
    }
}

/// Reads a number as LEB128, seven bits a byte, the lowest first.
fn number(wasm: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let byte = *wasm.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn text<'a>(wasm: &'a [u8], at: &mut usize) -> Option<&'a str> {
    let length = number(wasm, at)?;
    let text = wasm.get(*at..*at + length)?;
    *at += length;
    std::str::from_utf8(text).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits fit a byte")]
fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    push_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_numbered_in_both_files() {
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0\x02\x13\x02".to_vec();
        wasm.extend_from_slice(b"\x01m\x03f_a\0\x00\x01m\x05g_b_c\0\x81\x01");
        let length = wasm.len() - 13;
        wasm[12] = u8::try_from(length).unwrap();
        wasm.extend_from_slice(b"\x03\x01\0");
        let glue = "const i = {\n__proto__: null,\nf_a: function() {},\ng_b_c: function() {},\n};";
        let (short, shortened) = numbered(&wasm, glue).unwrap();
        assert_eq!(
            short,
            b"\0asm\x01\0\0\0\x01\x01\0\x02\x0e\x02\x01m\x010\0\x00\x01m\x011\0\x81\x01\x03\x01\0".to_vec()
        );
        assert_eq!(shortened, "const i = {\n__proto__: null,\n0: function() {},\n1: function() {},\n};");
        assert!(numbered(&wasm, "f_a").is_err());
        assert!(numbered(b"\0asm\x01\0\0\0", glue).is_err());
    }

    #[test]
    fn long_numbers_read_back() {
        for value in [0, 127, 128, 16_383, 16_384, 3_000_000] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, value);
            assert_eq!(number(&bytes, &mut 0), Some(value));
        }
    }
}
