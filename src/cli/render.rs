//! `news-brief render`: an article as HTML from the widget's own components.

use super::{fallback, input, page};
use crate::article::{Article, read_text};
use crate::state::Document;
use crate::text::Messages;
use crate::ui::{Markup, Options, render};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// Prints the article in `file`.
///
/// # Errors
/// A sentence, when the file can't be read or the document is refused.
pub fn run(file: &Path, whole: bool) -> Result<ExitCode, String> {
    let article = read(file, &input::read(file)?)?;
    let html = fallback::article(&html(article.clone(), Options::default(), Markup::Fragment)?);
    if whole {
        input::write(&page::page(&article, &html))?;
    } else {
        input::write(&(html + "\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The article of a document's text; its problems go to standard error.
///
/// # Errors
/// A sentence, when the document is refused.
pub fn read(file: &Path, text: &str) -> Result<Article, String> {
    let (article, problems) = read_text(text).map_err(|refusal| format!("{}: {refusal}", file.display()))?;
    problems.iter().for_each(|problem| eprintln!("{}: {problem}", file.display()));
    Ok(article)
}

/// Renders `article`.
///
/// # Errors
/// A sentence, when the runtime for rendering can't be made.
pub fn html(article: Article, options: Options, markup: Markup) -> Result<String, String> {
    let messages = Messages::of(&article.lang);
    let document = Rc::new(Document::new(article, messages));
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().map_err(|error| format!("can't render: {error}"))?;
    let local = tokio::task::LocalSet::new();
    Ok(local.block_on(&runtime, render(document, options, markup)))
}

/// `text` for HTML text and quoted attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
