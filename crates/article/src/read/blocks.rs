//! Reading blocks, sections, items and their text.

use super::cursor::Cursor;
use crate::{Block, Item, Mark, ProblemKind, Run, Section, SectionKind, Text, Value};

/// Sections may nest this deep; deeper ones are read as their text.
const MAX_DEPTH: usize = 4;

/// Reads a list of blocks, `depth` sections deep.
pub fn read(cursor: &mut Cursor<'_>, depth: usize) -> Vec<Block> {
    cursor.each(|cursor| block(cursor, depth))
}

fn block(cursor: &mut Cursor<'_>, depth: usize) -> Option<Block> {
    let known = match cursor.value.get("type").and_then(Value::as_str) {
        Some("paragraph") => Block::Paragraph { text: text_member(cursor) },
        Some("heading") => Block::Heading { text: text_member(cursor) },
        Some("quote") => Block::Quote { text: text_member(cursor), cite: cursor.optional_text("cite") },
        Some("list") => Block::List { items: cursor.child("items", |items| items.each(text)) },
        Some("image") => return image(cursor),
        Some("section") if depth < MAX_DEPTH => Block::Section(section(cursor, depth)),
        Some("section") => {
            cursor.report(ProblemKind::InvalidValue, "sections nest four deep at the most, lift this one out");
            return as_its_text(cursor);
        }
        other => {
            let message = match other {
                Some(name) => format!("block type {name} is not known, it is shown as its text"),
                None => "give the block a type, it is shown as its text".to_owned(),
            };
            cursor.report_at("type", ProblemKind::UnknownKind, &message);
            return as_its_text(cursor);
        }
    };
    Some(known)
}

/// An unknown node as a paragraph of its text.
fn as_its_text(cursor: &Cursor<'_>) -> Option<Block> {
    let text = cursor.value.all_text(&["type", "src", "href", "kind", "mark"]);
    (!text.is_empty()).then(|| Block::Paragraph { text: Text::plain(&text) })
}

fn image(cursor: &mut Cursor<'_>) -> Option<Block> {
    let src = cursor.required_text("src");
    let caption = cursor.optional_child("caption", |caption| text(caption).unwrap_or_default());
    let alt = cursor.optional_text("alt").unwrap_or_else(|| {
        cursor.report_at("alt", ProblemKind::Missing, "say what the image shows, or \"\" where it is a decoration");
        String::new()
    });
    // An image can't run code, so a data address is safe.
    let inside = src.strip_prefix("data:image/").and_then(|rest| rest.split(',').next());
    let inside = inside.is_some_and(|head| head.ends_with(";base64"));
    if inside || crate::is_safe_url(&src) && !src.is_empty() && !src.starts_with("mailto:") {
        return Some(Block::Image { src, alt, caption });
    }
    if !src.is_empty() {
        cursor.report_at(
            "src",
            ProblemKind::UnsafeUrl,
            "load images from http or https, or put them in as data:image/…;base64",
        );
    }
    // Keep the words that came with the image.
    let words = caption.filter(|caption| !caption.0.is_empty()).unwrap_or_else(|| Text::plain(&alt));
    (!words.0.is_empty()).then_some(Block::Paragraph { text: words })
}

fn section(cursor: &mut Cursor<'_>, depth: usize) -> Section {
    let kind = match cursor.value.get("kind").and_then(Value::as_str) {
        Some("task") => SectionKind::Task,
        Some("focus") => SectionKind::Focus,
        _ => {
            cursor.report_at("kind", ProblemKind::UnknownKind, "use \"task\" or \"focus\", it is read as \"task\"");
            SectionKind::Task
        }
    };
    Section {
        kind,
        title: cursor.required_text("title"),
        items: cursor.child("items", |items| items.each(|entry| item(entry, depth))),
    }
}

fn item(cursor: &mut Cursor<'_>, depth: usize) -> Option<Item> {
    if !matches!(cursor.value, Value::Object(_)) {
        let message = format!("this is {}, make it an object with title and body", cursor.value.kind());
        cursor.report(ProblemKind::WrongType, &message);
        let words = cursor.value.all_text(&[]);
        return (!words.is_empty()).then_some(Item { label: String::new(), title: words, body: Vec::new() });
    }
    Some(Item {
        label: cursor.optional_text("label").unwrap_or_default(),
        title: cursor.required_text("title"),
        body: cursor.child("body", |body| read(body, depth + 1)),
    })
}

fn text_member(cursor: &mut Cursor<'_>) -> Text {
    if let Some(text) = cursor.optional_child("text", |member| text(member).unwrap_or_default()) {
        return text;
    }
    cursor.report_at("text", ProblemKind::Missing, "give the block a text");
    Text::default()
}

fn text(cursor: &mut Cursor<'_>) -> Option<Text> {
    match cursor.value {
        Value::String(text) => Some(Text::plain(text)),
        Value::Array(_) => Some(Text(cursor.each(run))),
        other => {
            let message = format!("this is {}, make it a string or a list of runs", other.kind());
            cursor.report(ProblemKind::WrongType, &message);
            let words = other.all_text(&["href", "mark"]);
            (!words.is_empty()).then(|| Text::plain(&words))
        }
    }
}

fn run(cursor: &mut Cursor<'_>) -> Option<Run> {
    if let Value::String(text) = cursor.value {
        return (!text.is_empty()).then(|| Run::Plain(text.clone()));
    }
    let text = cursor.required_text("text");
    if text.is_empty() {
        return None;
    }
    if let Some(href) = cursor.url("href") {
        return Some(Run::Link { text, href });
    }
    match cursor.value.get("mark").and_then(Value::as_str) {
        Some("strong") => Some(Run::Marked { text, mark: Mark::Strong }),
        Some("em") => Some(Run::Marked { text, mark: Mark::Em }),
        Some(_) => {
            cursor.report_at("mark", ProblemKind::UnknownKind, "use \"strong\" or \"em\", it is read as plain text");
            Some(Run::Plain(text))
        }
        None => Some(Run::Plain(text)),
    }
}
