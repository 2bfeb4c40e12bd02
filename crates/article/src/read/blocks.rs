//! Reading blocks, sections, items and their text.

use super::cursor::Cursor;
use crate::{Block, Item, LeadImage, Mark, ProblemKind, Run, Section, SectionKind, Text, Value};

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
        Some("list") => list(cursor),
        Some("table") => table(cursor),
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

fn list(cursor: &mut Cursor<'_>) -> Block {
    let items = cursor.child("items", |items| items.each(text));
    let ordered = cursor.optional_flag("ordered").unwrap_or(false);
    let start = cursor.value.get("start").filter(|start| **start != Value::Null).map_or(1, |_| cursor.count("start"));
    Block::List { items, ordered, start }
}

fn table(cursor: &mut Cursor<'_>) -> Block {
    let caption = cursor.optional_child("caption", text).flatten();
    let head = cursor.child("head", |head| head.each(text));
    let rows: Vec<Vec<Text>> = cursor.child("rows", |rows| rows.each(|row| Some(row.each(text))));
    let columns = rows.first().map_or(head.len(), Vec::len);
    if !head.is_empty() && head.len() != columns || rows.iter().any(|row| row.len() != columns) {
        cursor.report(ProblemKind::InvalidValue, "give every row as many cells as the head, \"\" where one is empty");
    }
    Block::Table { caption, head, rows }
}

fn image(cursor: &mut Cursor<'_>) -> Option<Block> {
    match picture(cursor) {
        Ok(LeadImage { src, alt, caption, .. }) => Some(Block::Image { src, alt, caption }),
        // Keep the words that came with the image.
        Err(words) => (!words.0.is_empty()).then_some(Block::Paragraph { text: words }),
    }
}

/// Reads a picture; its words, if it can't be shown.
pub fn picture(cursor: &mut Cursor<'_>) -> Result<LeadImage, Text> {
    let src = cursor.required_text("src");
    let caption = cursor.optional_child("caption", |caption| text(caption).unwrap_or_default());
    let credit = cursor.optional_text("credit");
    let alt = cursor.optional_text("alt").unwrap_or_else(|| {
        cursor.report_at("alt", ProblemKind::Missing, "say what the image shows, or \"\" where it is a decoration");
        String::new()
    });
    // An image can't run code, so a data address is safe.
    let inside = src.strip_prefix("data:image/").and_then(|rest| rest.split(',').next());
    let inside = inside.is_some_and(|head| head.ends_with(";base64"));
    if inside || crate::is_safe_url(&src) && !src.is_empty() && !src.starts_with("mailto:") {
        return Ok(LeadImage { src, alt, caption, credit });
    }
    if !src.is_empty() {
        cursor.report_at(
            "src",
            ProblemKind::UnsafeUrl,
            "load images from http or https, or put them in as data:image/…;base64",
        );
    }
    Err(caption.filter(|caption| !caption.0.is_empty()).unwrap_or_else(|| Text::plain(&alt)))
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

/// Reads a text: a string, or a list of runs.
pub fn text(cursor: &mut Cursor<'_>) -> Option<Text> {
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
    let mark = match cursor.value.get("mark").map(Value::as_str) {
        None => return Some(Run::Plain(text)),
        Some(Some("strong")) => Mark::Strong,
        Some(Some("em")) => Mark::Em,
        Some(Some("sup")) => Mark::Sup,
        Some(Some("sub")) => Mark::Sub,
        Some(_) => {
            let message = "use \"strong\", \"em\", \"sup\" or \"sub\", it is read as plain text";
            cursor.report_at("mark", ProblemKind::UnknownKind, message);
            return Some(Run::Plain(text));
        }
    };
    Some(Run::Marked { text, mark })
}
