//! The numbers that Word counts for its lists and headings.

use super::{attribute, child, value};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Levels of a numbering, from ECMA-376 part 1, 17.9.6.
const LEVELS: usize = 9;

/// The id of a numbering, and the level in it.
pub type Number = (u32, usize);

/// The numbering that `node`, a paragraph or style, names. Id 0 means none.
pub fn own_number(node: Node<'_, '_>) -> Option<Number> {
    let properties = child(child(node, "pPr")?, "numPr")?;
    let id = value(properties, &["numId"])?.parse().ok()?;
    let level = value(properties, &["ilvl"]).and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((id, level))
}

/// A number as it is printed.
pub struct Printed {
    /// The label, with its separator.
    pub label: String,
    /// The number.
    pub value: u32,
    /// The number of lists around it.
    pub depth: usize,
    /// Whether it is a bullet.
    pub is_bullet: bool,
}

struct Level<'a> {
    format: &'a str,
    text: &'a str,
    start: u32,
}

/// The numberings of a file, and how far they have counted.
pub struct Numbers<'a> {
    /// The id of the definition of each numbering.
    definitions: HashMap<u32, &'a str>,
    levels: HashMap<(&'a str, usize), Level<'a>>,
    /// Numberings that begin anew, with the level and the number.
    starts: HashMap<Number, u32>,
    counted: HashMap<&'a str, [Option<u32>; LEVELS]>,
}

impl<'a> Numbers<'a> {
    /// The numberings in `document`.
    pub fn of(document: &'a Document<'a>) -> Self {
        let mut numbers = Self {
            definitions: HashMap::new(),
            levels: HashMap::new(),
            starts: HashMap::new(),
            counted: HashMap::new(),
        };
        for node in document.root_element().children() {
            match node.tag_name().name() {
                "abstractNum" => numbers.define(node),
                "num" => numbers.number(node),
                _ => {}
            }
        }
        numbers
    }

    fn define(&mut self, node: Node<'a, 'a>) {
        let Some(id) = attribute(node, "abstractNumId") else { return };
        for level in node.children().filter(|level| level.tag_name().name() == "lvl") {
            let Some(depth) = attribute(level, "ilvl").and_then(|depth| depth.parse().ok()) else { continue };
            let start = value(level, &["start"]).and_then(|start| start.parse().ok()).unwrap_or(1);
            let format = value(level, &["numFmt"]).unwrap_or("decimal");
            let text = value(level, &["lvlText"]).unwrap_or_default();
            self.levels.insert((id, depth), Level { format, text, start });
        }
    }

    fn number(&mut self, node: Node<'a, 'a>) {
        let id = attribute(node, "numId").and_then(|id| id.parse().ok());
        let (Some(id), Some(definition)) = (id, value(node, &["abstractNumId"])) else { return };
        self.definitions.insert(id, definition);
        for level in node.children().filter(|level| level.tag_name().name() == "lvlOverride") {
            let depth = attribute(level, "ilvl").and_then(|depth| depth.parse().ok());
            let start = value(level, &["startOverride"]).and_then(|start| start.parse().ok());
            if let (Some(depth), Some(start)) = (depth, start) {
                self.starts.insert((id, depth), start);
            }
        }
    }

    /// Counts on in the numbering `id` at level `depth`.
    pub fn next(&mut self, id: u32, depth: usize) -> Option<Printed> {
        let definition = *self.definitions.get(&id)?;
        let level = self.levels.get(&(definition, depth)).filter(|_| depth < LEVELS)?;
        let counted = self.counted.entry(definition).or_default();
        // A numbering that begins anew does so once.
        let anew = self.starts.remove(&(id, depth));
        let number = anew.unwrap_or_else(|| counted[depth].map_or(level.start, |last| last.saturating_add(1)));
        counted[depth] = Some(number);
        counted[depth + 1..].fill(None);
        let counted = *counted;
        let mut label = level.text.to_owned();
        for (above, last) in counted.iter().enumerate().take(depth + 1) {
            let place = format!("%{}", above + 1);
            if let Some(level) = self.levels.get(&(definition, above)).filter(|_| label.contains(&place)) {
                label = label.replace(&place, &printed(last.unwrap_or(level.start), level.format));
            }
        }
        let separated = label.ends_with(['、', '）', '．']) || label.is_empty();
        if !separated {
            label.push(' ');
        }
        Some(Printed { label, value: number, depth, is_bullet: matches!(level.format, "bullet" | "none") })
    }
}

/// `number` in the format `format`. Formats that no label has are decimal.
fn printed(number: u32, format: &str) -> String {
    let letter = |first: u8| char::from(first + u8::try_from((number.max(1) - 1) % 26).unwrap_or(0)).to_string();
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(u32::from('①') + number - 1).map(String::from).unwrap_or_default()
        }
        _ if ["chinese", "taiwanese", "japanese", "ideograph"].iter().any(|name| format.starts_with(name)) => {
            han(number)
        }
        _ => number.to_string(),
    }
}

/// A Han numeral up to 99.
fn han(number: u32) -> String {
    let digit = |digit: u32| "〇一二三四五六七八九".chars().nth(digit as usize).map(String::from).unwrap_or_default();
    match number {
        0..=9 => digit(number),
        10..=19 => format!("十{}", digit(number - 10).replace('〇', "")),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10).replace('〇', "")),
        _ => number.to_string(),
    }
}
