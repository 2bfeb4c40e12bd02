//! Blocks of the body: paragraphs, headings, quotes, lists, images, sections.

use super::article::Walk;
use super::element::{element, list};
use super::{item, rich_text, unbroken};
use crate::article::{Block, Section, Text};
use yew::Html;

/// Blocks that stand at `first` and after in their list.
pub fn view(walk: &mut Walk<'_>, blocks: &[Block], first: usize) -> Html {
    let mut views = Vec::with_capacity(blocks.len());
    for (offset, block) in blocks.iter().enumerate() {
        walk.path.push(first + offset);
        views.push(block_view(walk, block));
        walk.path.pop();
    }
    list(views)
}

fn block_view(walk: &mut Walk<'_>, block: &Block) -> Html {
    match block {
        Block::Paragraph { text } => {
            // What carries its indent within itself gets no second one.
            let class = text.to_plain().starts_with('\u{3000}').then_some("indented");
            element!("p", "class" = class).child(rich_text::view(walk, text)).html()
        }
        Block::Heading { text } => {
            let tag = walk.properties.context.heading(1);
            element!(tag, "class" = "heading").child(rich_text::view(walk, text)).html()
        }
        Block::Quote { text, cite } => {
            let cite = match cite {
                Some(cite) => element!("footer").child(element!("cite").child(cite).html()).html(),
                None => Html::default(),
            };
            element!("blockquote").child(wrapped(walk, "p", text)).child(cite).html()
        }
        Block::List { items } => {
            let mut entries = Vec::with_capacity(items.len());
            for text in items {
                entries.push(wrapped(walk, "li", text));
            }
            element!("ul", "class" = "list").children(entries).html()
        }
        Block::Image { src, alt, caption } => {
            let caption = match caption {
                Some(text) => wrapped(walk, "figcaption", text),
                None => Html::default(),
            };
            let (src, alt) = (src.clone(), alt.clone());
            let image = element!("img", "src" = src, "alt" = alt, "loading" = "lazy", "decoding" = "async").html();
            element!("figure").child(image).child(caption).html()
        }
        Block::Section(section) => section_view(walk, section),
    }
}

/// A text in an element without attributes.
fn wrapped(walk: &Walk<'_>, tag: &'static str, text: &Text) -> Html {
    element!(tag).child(rich_text::view(walk, text)).html()
}

fn section_view(walk: &mut Walk<'_>, section: &Section) -> Html {
    let tag = walk.properties.context.heading(1);
    let mut items = Vec::with_capacity(section.items.len());
    for (index, entry) in section.items.iter().enumerate() {
        walk.path.push(index);
        items.push(item::view(walk, entry));
        walk.path.pop();
    }
    let title =
        element!(tag, "class" = "section-title", "part" = "section-title").child(unbroken::view(&section.title)).html();
    element!("section", "class" = section.kind.name(), "part" = "section").child(title).children(items).html()
}
