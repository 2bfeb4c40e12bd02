//! The character encoding of a file.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::cmp::Ordering;

/// Decodes `bytes` and returns the text and the name of its encoding. Uses the
/// byte order mark, then UTF-8 if valid, then UTF-16 by its zero bytes, then
/// the page's `<meta>`, then the frequency of characters (`chardetng`). `None`
/// if the bytes are no text in the encoding found.
pub fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf_16(bytes) {
        return decode_as(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decode_as(UTF_8, bytes);
    }
    if is_damaged_utf_8(bytes) {
        return None;
    }
    // Copied pages may declare UTF-8 but contain GB18030.
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    declared.and_then(|encoding| decode_as(encoding, bytes)).or_else(|| decode_as(likely(bytes), bytes))
}

/// Decodes `bytes` in the encoding that `label` names, such as `gbk` or
/// `windows-1252` (WHATWG Encoding Standard, section 4.2). `None` for an
/// unknown label, or bytes that are no text in it.
pub fn decode_labelled(bytes: &[u8], label: &str) -> Option<(String, &'static str)> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let bytes =
        Encoding::for_bom(bytes).filter(|(found, _)| *found == encoding).map_or(bytes, |(_, mark)| &bytes[mark..]);
    decode_as(encoding, bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    // Pages that declare gb2312 contain characters of its successors.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // Pictures and archives have control characters, texts have none.
    let is_text = !text.contains(|character| matches!(character, '\0'..='\u{8}'));
    is_text.then(|| (text.into_owned(), encoding.name()))
}

/// UTF-16 without a mark: spaces, digits and line breaks have a zero byte, which
/// no text in another encoding has. Of the two orders, one gives more of them.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let ascii = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let count = |wanted: fn(char) -> bool| text.chars().filter(|character| wanted(*character)).count();
        let readable = count(|character| {
            matches!(character, '\t'..='\r' | ' '..='\u{6ff}' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{30ff}')
                || matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ffee}')
        });
        let ascii = count(|character| matches!(character, '\t'..='\r' | ' '..='~'));
        (readable * 10 >= text.chars().count() * 9).then_some(ascii)
    };
    let (little, big) = (ascii(UTF_16LE).unwrap_or(0), ascii(UTF_16BE).unwrap_or(0));
    match little.cmp(&big) {
        Ordering::Greater => Some(UTF_16LE),
        Ordering::Less => Some(UTF_16BE),
        Ordering::Equal => None,
    }
}

/// Whether `bytes`, which are no UTF-8, are mostly that: a file that was cut off or damaged. Read in
/// another encoding it would give nonsense.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += 1;
    }
    sound >= 4 && sound >= broken * 4
}

/// The encoding whose characters these bytes most resemble.
fn likely(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
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
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    #[test]
    fn a_page_is_decoded_as_declared() {
        let text = "<meta charset=gb2312>产业扶贫";
        let (bytes, ..) = GB18030.encode(text);
        assert_eq!(decode(&bytes), Some((text.to_owned(), "gb18030")));
        assert_eq!(decode("产业".as_bytes()), Some(("产业".to_owned(), "UTF-8")));
        assert_eq!(decode("\u{feff}产业".as_bytes()), Some(("产业".to_owned(), "UTF-8")));
        let (wrong, ..) = GB18030.encode("<meta charset=utf-8>去年秋天，村里的果园第一次通了自来水。");
        assert_eq!(decode(&wrong).unwrap().1, "gb18030");
        assert_eq!(decode(b""), Some((String::new(), "UTF-8")));
    }

    #[test]
    fn texts_without_a_declaration_are_recognised() {
        for (encoding, text) in [
            (GB18030, "去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。"),
            (BIG5, "去年秋天，村裡的果園第一次通了自來水，蘋果個頭比往年大了一圈。"),
            (SHIFT_JIS, "昨年の秋、村の果樹園に初めて水道が通り、りんごは例年より大きくなった。"),
            (EUC_JP, "昨年の秋、村の果樹園に初めて水道が通り、りんごは例年より大きくなった。"),
            (EUC_KR, "지난 가을 마을 과수원에 처음으로 수도가 들어와 사과가 예년보다 커졌다."),
            (WINDOWS_1251, "Прошлой осенью в деревенский сад впервые провели воду."),
            (WINDOWS_1252, "L’automne dernier, l’eau est arrivée au verger du village, coûtant 5 000 €."),
        ] {
            let (bytes, ..) = encoding.encode(text);
            assert_eq!(decode(&bytes), Some((text.to_owned(), encoding.name())));
        }
    }

    #[test]
    fn utf_16_needs_no_mark() {
        for text in [
            "果园通水\n2024年5月1日 苹果大了一圈。\n",
            // 一 has a zero byte too.
            "一圈又一圈，一年又一年\n苹果大了一圈。",
            "果樹園に水道が通る\nりんごは大きくなった。",
            "Orchard gets water\n",
        ] {
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let marked = [&[0xff, 0xfe][..], &little].concat();
            for (bytes, name) in [(big, "UTF-16BE"), (little, "UTF-16LE"), (marked, "UTF-16LE")] {
                assert_eq!(decode(&bytes), Some((text.to_owned(), name)));
            }
        }
    }

    #[test]
    fn a_label_overrides_what_is_found() {
        let (bytes, ..) = BIG5.encode("果園通水");
        assert_eq!(decode_labelled(&bytes, "big5"), Some(("果園通水".to_owned(), "Big5")));
        assert_eq!(decode_labelled(&bytes, "utf-8"), None);
        assert_eq!(decode_labelled(&bytes, "none"), None);
        assert_eq!(decode_labelled("\u{feff}水".as_bytes(), "utf8"), Some(("水".to_owned(), "UTF-8")));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(&[0xff, 0xff, 0x00]), None);
        // UTF-8 that was cut within a character, or has a byte too many.
        let text = "去年秋天，村里的果园第一次通了自来水。".as_bytes();
        assert_eq!(decode(&text[..text.len() - 1]), None);
        assert_eq!(decode(&[&[0xff], text].concat()), None);
        assert_eq!(decode(&[0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0xff, 0xfe, 0x81]), None);
    }
}
