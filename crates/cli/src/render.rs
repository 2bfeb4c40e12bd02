//! `news-brief render`: writes an article as HTML.

use crate::input;
use ::render::parts::Parts;
use ::render::{Options, fallback, html, one_file, page, pictures, shadow};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `news-brief render`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Write a whole page, with Open Graph tags and JSON-LD
    #[arg(long)]
    page: bool,
    /// Write a whole page that contains the widget, opens from disk and needs
    /// no network
    #[arg(long, conflicts_with = "page")]
    one_file: bool,
    /// Folder of the built widget; default: `dist` or the folder of this
    /// program
    #[arg(long, value_name = "DIR", requires = "one_file")]
    parts: Option<PathBuf>,
}

/// Prints the article in `file` as HTML.
///
/// # Errors
/// If a file can't be read or the document is refused.
pub fn run(file: &Path, arguments: &Arguments) -> Result<ExitCode> {
    let text = input::read(file)?;
    if arguments.one_file {
        let parts = Parts::read(arguments.parts.as_deref())?;
        let inlined = pictures::inline(file, &text);
        for name in &inlined.remote {
            eprintln!("{}: picture {name} is not a local file, the page loads it from the network", file.display());
        }
        let article = input::article(file, &inlined.text)?;
        input::write(&one_file::page(&article, &inlined.text, &parts)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let article = input::article(file, &text)?;
    // On a page of its own the title is the main heading.
    let heading_level = if arguments.page { shadow::HEADING_LEVEL } else { Options::default().heading_level };
    let html = fallback::article(&html(article.clone(), Options { heading_level, ..Options::default() })?);
    if arguments.page {
        input::write(&page::page(&article, "", &html))?;
    } else {
        input::write(&(html + "\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}
