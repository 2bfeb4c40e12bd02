//! Blocks of the body: paragraphs, headings, quotes, lists, images, sections.

use super::article::Walk;
use super::{item, rich_text};
use crate::article::{Block, Section};
use yew::{Html, html};

/// Blocks that stand at `first` and after in their list.
pub fn view(walk: &mut Walk<'_>, blocks: &[Block], first: usize) -> Html {
    let views: Vec<_> = blocks
        .iter()
        .enumerate()
        .map(|(offset, block)| {
            walk.path.push(first + offset);
            let html = block_view(walk, block);
            walk.path.pop();
            html
        })
        .collect();
    html! { <>{ for views }</> }
}

fn block_view(walk: &mut Walk<'_>, block: &Block) -> Html {
    match block {
        Block::Paragraph { text } => html! { <p>{ rich_text::view(walk, text) }</p> },
        Block::Heading { text } => {
            let tag = walk.properties.context.heading(1);
            html! { <@{tag} class="heading">{ rich_text::view(walk, text) }</@> }
        }
        Block::Quote { text, cite } => html! {
            <blockquote>
                <p>{ rich_text::view(walk, text) }</p>
                if let Some(cite) = cite {
                    <footer><cite>{ cite.clone() }</cite></footer>
                }
            </blockquote>
        },
        Block::List { items } => {
            let entries: Vec<_> = items.iter().map(|text| html! { <li>{ rich_text::view(walk, text) }</li> }).collect();
            html! { <ul class="list">{ for entries }</ul> }
        }
        Block::Image { src, alt, caption } => {
            let caption = caption.as_ref().map(|text| rich_text::view(walk, text));
            html! {
                <figure>
                    <img src={src.clone()} alt={alt.clone()} loading="lazy" decoding="async" />
                    if let Some(caption) = caption {
                        <figcaption>{ caption }</figcaption>
                    }
                </figure>
            }
        }
        Block::Section(section) => section_view(walk, section),
    }
}

fn section_view(walk: &mut Walk<'_>, section: &Section) -> Html {
    let tag = walk.properties.context.heading(1);
    let items: Vec<_> = section
        .items
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            walk.path.push(index);
            let html = item::view(walk, entry);
            walk.path.pop();
            html
        })
        .collect();
    html! {
        <section class={section.kind.name()} part="section">
            <@{tag} class="section-title" part="section-title">{ section.title.clone() }</@>
            { for items }
        </section>
    }
}
