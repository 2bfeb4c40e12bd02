//! The character encoding of a file: UTF-8, or GB18030 for older Chinese pages.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// Decodes `bytes` and returns the text and the name of its encoding. Uses the
/// byte order mark, then UTF-8 if valid, then the page's `<meta>`, then
/// GB18030. `None` if none of these fits.
pub fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), UTF_8.name()));
    }
    // Copied pages may declare UTF-8 but contain GB18030.
    declared(bytes).and_then(|encoding| decode_as(encoding, bytes)).or_else(|| decode_as(GB18030, bytes))
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    // Pages that declare gb2312 contain characters of its successors.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding.name()))
}

/// The encoding that the page's `<meta charset>` declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let after = &head[head.find("charset=")? + "charset=".len()..];
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|character: char| !(character.is_ascii_alphanumeric() || "-_".contains(character)));
    Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detects_the_encoding_of_a_page() {
        let text = "<meta charset=gb2312>产业扶贫";
        let (bytes, ..) = GB18030.encode(text);
        assert_eq!(decode(&bytes), Some((text.to_owned(), "gb18030")));
        assert_eq!(decode("产业".as_bytes()), Some(("产业".to_owned(), "UTF-8")));
        assert_eq!(decode("\u{feff}产业".as_bytes()), Some(("产业".to_owned(), "UTF-8")));
        let (wrong, ..) = GB18030.encode("<meta charset=utf-8>产业");
        assert_eq!(decode(&wrong).unwrap().1, "gb18030");
        assert_eq!(decode(&[0xff, 0xff, 0x00]), None);
        assert_eq!(decode(b""), Some((String::new(), "UTF-8")));
    }
}
