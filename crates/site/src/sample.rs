//! The sample articles of the site.

use crate::file;
use anyhow::{Result, anyhow, ensure};
use article::{Article, read_text};
use std::path::Path;

/// The pages and the documents that they show. The template shows the first.
pub const PAGES: [(&str, &str); 4] = [
    ("index.html", "article.json"),
    ("feature.html", "feature.json"),
    ("statistics.html", "statistics.json"),
    ("english.html", "english.json"),
];

/// A sample article: its page, its document, and what that says.
pub struct Sample {
    /// The name of the page.
    pub page: &'static str,
    /// The name of the document.
    pub document: &'static str,
    /// The text of the document.
    pub text: String,
    /// The article.
    pub article: Article,
}

/// Reads the article of every page from its document in `folder`.
pub fn read_all(folder: &Path) -> Result<Vec<Sample>> {
    let sample = |(page, document)| {
        let file = folder.join(document);
        let text = file::read(&file)?;
        Ok(Sample { page, document, article: article(&file, &text)?, text })
    };
    PAGES.into_iter().map(sample).collect()
}

/// The article of the document `text` in `file`.
pub fn article(file: &Path, text: &str) -> Result<Article> {
    let (article, problems) = read_text(text).map_err(|refusal| anyhow!("{}: {refusal}", file.display()))?;
    ensure!(problems.is_empty(), "{}: {}", file.display(), problems[0]);
    Ok(article)
}
