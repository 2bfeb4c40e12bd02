//! Blocks of the body: paragraphs, headings, quotes, lists, images, sections.

use super::item::Item;
use super::walk::{Walk, text_count};
use super::{rich_text, unbroken};
use crate::article::{Block, Section, Text};
use std::collections::BTreeSet;
use yew::{Html, html};

/// Draws `blocks`, the first of which is number `first` in its list.
pub fn view(walk: &mut Walk<'_>, blocks: &[Block], first: usize) -> Html {
    let mut views = Vec::with_capacity(blocks.len());
    for (offset, block) in blocks.iter().enumerate() {
        walk.path.push(first + offset);
        views.push(block_view(walk, block));
        walk.path.pop();
    }
    views.into_iter().collect()
}

fn block_view(walk: &mut Walk<'_>, block: &Block) -> Html {
    match block {
        Block::Paragraph { text } => {
            // Some sources indent by ideographic spaces: no second indent then.
            let class = text.to_plain().starts_with('\u{3000}').then_some("indented");
            html! { <p class={class}>{ rich_text::view(walk, text) }</p> }
        }
        Block::Heading { text } => {
            let tag = walk.environment.heading(1);
            html! { <@{tag} class="heading">{ rich_text::view(walk, text) }</@> }
        }
        Block::Quote { text, cite } => html! {
            <blockquote>
                <p>{ rich_text::view(walk, text) }</p>
                if let Some(cite) = cite.clone() {
                    <footer><cite>{ cite }</cite></footer>
                }
            </blockquote>
        },
        Block::List { items, ordered, start } => {
            let entries = items.iter().map(|text| html! { <li>{ rich_text::view(walk, text) }</li> });
            if *ordered {
                let start = (*start != 1).then(|| start.to_string());
                html! { <ol class="list" {start}>{ for entries }</ol> }
            } else {
                html! { <ul class="list">{ for entries }</ul> }
            }
        }
        Block::Table { caption, head, rows } => table(walk, caption.as_ref(), head, rows),
        Block::Image { src, alt, caption } => image(walk, src, alt, caption.as_ref()),
        Block::Section(section) => section_view(walk, section),
    }
}

/// A table in a box of its own, which scrolls and takes the focus so that keys scroll it too.
fn table(walk: &mut Walk<'_>, caption: Option<&Text>, head: &[Text], rows: &[Vec<Text>]) -> Html {
    let name = caption.map(Text::to_plain);
    html! {
        <div class="table" tabindex="0" role={name.is_some().then_some("region")} aria-label={name}>
            <table>
                if let Some(text) = caption {
                    <caption>{ rich_text::view(walk, text) }</caption>
                }
                if !head.is_empty() {
                    <thead><tr>{ for head.iter().map(|text| html! { <th scope="col">{ rich_text::view(walk, text) }</th> }) }</tr></thead>
                }
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|text| html! { <td>{ rich_text::view(walk, text) }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn image(walk: &mut Walk<'_>, src: &str, alt: &str, caption: Option<&Text>) -> Html {
    html! {
        <figure>
            <img src={src.to_owned()} alt={alt.to_owned()} loading="lazy" decoding="async" />
            if let Some(text) = caption {
                <figcaption>{ rich_text::view(walk, text) }</figcaption>
            }
        </figure>
    }
}

fn section_view(walk: &mut Walk<'_>, section: &Section) -> Html {
    let tag = walk.environment.heading(1);
    let mut items = Vec::with_capacity(section.items.len());
    for (index, item) in section.items.iter().enumerate() {
        walk.path.push(index);
        items.push(item_view(walk));
        walk.path.pop();
        walk.next_text += text_count(&item.body);
    }
    html! {
        <section class={section.kind.name()} part="section">
            <@{tag} class="section-title" part="section-title">{ unbroken::view(&section.title) }</@>
            { for items }
        </section>
    }
}

/// The item at the walk's path. It gets only what concerns itself, so that a change elsewhere does not redraw it.
fn item_view(walk: &Walk<'_>) -> Html {
    let document = &walk.environment.document;
    let open: BTreeSet<String> =
        walk.open.iter().filter(|anchor| document.anchors.is_within(anchor, &walk.path)).cloned().collect();
    let is_within = |metric: &usize| {
        document.article.metrics.get(*metric).is_some_and(|metric| metric.place.path.starts_with(&walk.path))
    };
    html! {
        <Item
            key={document.anchors.item(&walk.path)}
            environment={walk.environment.clone()}
            path={walk.path.clone()}
            first_text={walk.next_text}
            {open}
            marked={walk.marked.filter(is_within)}
        />
    }
}
