//! Imports a docx file as an article (Office Open XML, ECMA-376 part 1).
//!
//! The paragraphs, lists and tables of `word/document.xml` become HTML, which is read as that of
//! Markdown. Numbers that Word counts are written out as it prints them.

mod numbers;
mod styles;

use super::build::{Import, Settings};
use super::structured::import_structured;
use numbers::{Numbers, Printed};
use roxmltree::{Document, Node};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};
use styles::Styles;
use zip::ZipArchive;

/// The part of a docx file that holds its text.
const TEXT: &str = "word/document.xml";

/// The longest part that is read, in bytes.
const MAX_LENGTH: u64 = 1 << 28;

/// Whether `bytes` are a docx file.
pub fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
        && ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| archive.index_for_name(TEXT).is_some())
}

/// Makes an article from the docx file `bytes`. `None` if they are none.
pub fn import_docx(bytes: &[u8], settings: &Settings) -> Option<Import> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.take(MAX_LENGTH).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let text = part(TEXT)?;
    let other = |text: Option<String>| text.unwrap_or_else(|| "<none/>".to_owned());
    let (styles, numbering) = (other(part("word/styles.xml")), other(part("word/numbering.xml")));
    let relations = other(part("word/_rels/document.xml.rels"));
    let (styles, numbering) = (Document::parse(&styles).ok()?, Document::parse(&numbering).ok()?);
    let relations = Document::parse(&relations).ok()?;
    let links = relations.descendants().filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)));
    let document = Document::parse(&text).ok()?;
    let mut page = Page {
        html: String::new(),
        styles: Styles::of(&styles),
        numbers: Numbers::of(&numbering),
        links: links.collect(),
        open: Vec::new(),
    };
    page.blocks(child(document.root_element(), "body")?);
    page.close_lists(0);
    Some(import_structured(&page.html, None, settings))
}

/// The first child of `node` with the local name `name`.
fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// The attribute `val` of the element at `path` under `node`.
fn value<'a>(node: Node<'a, '_>, path: &[&str]) -> Option<&'a str> {
    attribute(path.iter().try_fold(node, |node, name| child(node, name))?, "val")
}

/// The attribute of `node` with the local name `name`.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Whether the property at `path` under `node` is there and not switched off.
fn is_on(node: Node<'_, '_>, path: &[&str]) -> bool {
    let found = path.iter().try_fold(node, |node, name| child(node, name));
    found.is_some_and(|found| !matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
}

/// The page that is written.
struct Page<'a> {
    html: String,
    styles: Styles<'a>,
    numbers: Numbers<'a>,
    /// Addresses by id.
    links: HashMap<&'a str, &'a str>,
    /// The open lists, each with its tag.
    open: Vec<&'static str>,
}

impl Page<'_> {
    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children() {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                // Wrappers: content controls, tracked insertions, moved text.
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml" => self.blocks(node),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let style = value(node, &["pPr", "pStyle"]);
        let level = self.styles.level(style).or_else(|| styles::outline_level(node));
        let number = numbers::own_number(node).or_else(|| self.styles.number(style));
        let printed = number.and_then(|(id, depth)| self.numbers.next(id, depth));
        let mut words = String::new();
        self.runs(node, &mut words);
        if words.trim().is_empty() {
            return;
        }
        match (level, printed) {
            (Some(level), printed) => {
                self.close_lists(0);
                let label = printed.map(|printed| printed.label).unwrap_or_default();
                self.write(format_args!("<h{level}>{}{words}</h{level}>", escaped(&label)));
            }
            (None, Some(printed)) => {
                let depth = printed.depth.max(self.styles.list_depth(style));
                self.entry(&Printed { depth, ..printed }, &words);
            }
            (None, None) => {
                self.close_lists(0);
                let tag = if self.styles.is_quote(style) { "blockquote" } else { "p" };
                self.write(format_args!("<{tag}>{words}</{tag}>"));
            }
        }
    }

    /// An entry of a list.
    fn entry(&mut self, printed: &Printed, words: &str) {
        let tag = if printed.is_bullet { "ul" } else { "ol" };
        self.close_lists(printed.depth + 1);
        if self.open.len() == printed.depth + 1 {
            if self.open.last() == Some(&tag) {
                self.html.push_str("</li><li>");
            } else {
                self.close_lists(printed.depth);
            }
        }
        while self.open.len() <= printed.depth {
            // Only the innermost has this number.
            let start = if self.open.len() == printed.depth { printed.value } else { 1 };
            self.write(format_args!("<{tag} start=\"{start}\"><li>"));
            self.open.push(tag);
        }
        // A label of a known style is read from the text, as it is printed.
        if !printed.is_bullet && super::label::read_bare(&printed.label).is_some() {
            self.html.push_str(&escaped(&printed.label));
        }
        self.html.push_str(words);
    }

    /// Closes lists until `depth` are open.
    fn close_lists(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(tag) = self.open.pop() else { return };
            self.write(format_args!("</li></{tag}>"));
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        self.close_lists(0);
        self.html.push_str("<table>");
        for (index, row) in node.children().filter(|row| row.tag_name().name() == "tr").enumerate() {
            let is_head = index == 0 && is_on(row, &["trPr", "tblHeader"]);
            let tag = if is_head { "th" } else { "td" };
            self.html.push_str("<tr>");
            for cell in row.children().filter(|cell| cell.tag_name().name() == "tc") {
                self.write(format_args!("<{tag}>"));
                self.blocks(cell);
                self.close_lists(0);
                self.write(format_args!("</{tag}>"));
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }

    /// Writes the runs under `node` to `out`.
    fn runs(&self, node: Node<'_, '_>, out: &mut String) {
        for part in node.children() {
            match part.tag_name().name() {
                "r" => run(part, out),
                "hyperlink" => {
                    let address = attribute(part, "id").and_then(|id| self.links.get(id));
                    let mut words = String::new();
                    self.runs(part, &mut words);
                    match address {
                        Some(address) => _ = write!(out, "<a href=\"{}\">{words}</a>", escaped(address)),
                        None => out.push_str(&words),
                    }
                }
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "fldSimple" => {
                    self.runs(part, out)
                }
                _ => {}
            }
        }
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // A string takes everything.
        _ = self.html.write_fmt(arguments);
    }
}

/// Writes a stretch of text of one look to `out`.
fn run(node: Node<'_, '_>, out: &mut String) {
    if is_on(node, &["rPr", "vanish"]) {
        return;
    }
    let mut words = String::new();
    for part in node.children() {
        match part.tag_name().name() {
            "t" => words.push_str(&escaped(part.text().unwrap_or_default())),
            "tab" => words.push(' '),
            "br" | "cr" => words.push_str("<br>"),
            "noBreakHyphen" => words.push('\u{2011}'),
            _ => {}
        }
    }
    let raised = value(node, &["rPr", "vertAlign"]);
    let tags = [
        (is_on(node, &["rPr", "b"]), "strong"),
        (is_on(node, &["rPr", "i"]), "em"),
        (raised == Some("superscript"), "sup"),
        (raised == Some("subscript"), "sub"),
    ];
    let is_blank = words.trim().is_empty();
    for (_, tag) in tags.iter().filter(|(is_on, _)| *is_on && !is_blank) {
        words = format!("<{tag}>{words}</{tag}>");
    }
    out.push_str(&words);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
