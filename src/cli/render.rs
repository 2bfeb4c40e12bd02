//! `news-brief render`: an article as HTML from the widget's own components.

use super::parts::Parts;
use super::{fallback, input, one_file, page};
use crate::article::{Article, read_text};
use crate::state::Document;
use crate::text::Messages;
use crate::ui::{Options, render};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

/// What is printed.
#[derive(clap::Args)]
pub struct Shape {
    /// Write a whole page, with Open Graph tags and JSON-LD
    #[arg(long)]
    page: bool,
    /// Write a whole page with the widget in it, which opens from a disk and needs no network
    #[arg(long, conflicts_with = "page")]
    one_file: bool,
    /// Folder of the built widget; else `dist`, else the folder of this program
    #[arg(long, value_name = "DIR", requires = "one_file")]
    parts: Option<PathBuf>,
}

/// Prints the article in `file`.
///
/// # Errors
/// A sentence, when a file can't be read or the document is refused.
pub fn run(file: &Path, shape: &Shape) -> Result<ExitCode, String> {
    let text = input::read(file)?;
    if shape.one_file {
        input::write(&one_file::page(file, &text, &Parts::read(shape.parts.as_deref())?)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let article = read(file, &text)?;
    let html = fallback::article(&html(article.clone(), Options::default())?);
    if shape.page {
        input::write(&page::page(&article, "", &html))?;
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
pub fn html(article: Article, options: Options) -> Result<String, String> {
    let messages = Messages::of(&article.lang);
    let document = Rc::new(Document::new(article, messages));
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().map_err(|error| format!("can't render: {error}"))?;
    let local = tokio::task::LocalSet::new();
    Ok(local.block_on(&runtime, render(document, options)))
}

/// `text` for HTML text and quoted attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
