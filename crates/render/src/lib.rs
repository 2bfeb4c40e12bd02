//! Draws articles as HTML with the widget's own components, natively.
//!
//! [`html()`] is what the components draw. Around it: [`fallback`], the plain
//! `<article>` for readers without script; [`shadow`], the inside of a
//! prerendered element; [`page`], a whole page; [`one_file`], a page with the
//! built widget ([`parts`]) in it.

mod data_url;
pub mod fallback;
pub mod one_file;
pub mod page;
pub mod parts;
pub mod pictures;
pub mod shadow;

use anyhow::{Context as _, Result};
use article::Article;
pub use news_brief::components::Options;
use news_brief::components::{Markup, prerender, prerender_root};
use news_brief::state::Document;
use news_brief::text::Messages;
use std::rc::Rc;

/// Draws `article` as plain HTML.
///
/// # Errors
/// When the runtime for rendering can't be made.
pub fn html(article: Article, options: Options) -> Result<String> {
    block_on(prerender(document(article), options, Markup::Plain))
}

/// Draws `article`, which was read from the document `text`, as the root that the widget hydrates.
///
/// # Errors
/// When the runtime for rendering can't be made.
pub fn root(article: Article, text: &str, options: Options) -> Result<String> {
    block_on(prerender_root(document(article), text, options))
}

fn document(article: Article) -> Rc<Document> {
    let messages = Messages::of(&article.lang);
    Rc::new(Document::new(article, messages))
}

fn block_on(rendering: impl Future<Output = String>) -> Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().context("can't render")?;
    Ok(tokio::task::LocalSet::new().block_on(&runtime, rendering))
}

/// Escapes `text` for HTML text and quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
