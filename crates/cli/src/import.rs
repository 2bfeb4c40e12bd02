//! `news-brief import`: makes an article document from the text of a page.

use crate::input;
use ::import::{Finished, Settings, finish, import, import_docx, import_html, import_markdown, is_docx};
use anyhow::{Result, anyhow};
use article::{Article, Metric, read_text};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `news-brief import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Text, Markdown, HTML page or docx; `-` is standard input
    file: PathBuf,
    /// Format of the file; default: by its extension, else by its content
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The same as --format html
    #[arg(long, conflicts_with = "format")]
    html: bool,
    /// Encoding of the file, such as gbk or utf-16le; default: detected
    #[arg(long)]
    encoding: Option<String>,
    /// Id of the article, 1 to 64 of a-z, 0-9 and -; default: its date and a
    /// hash of its title
    #[arg(long, value_parser = id)]
    id: Option<String>,
    /// Language of the text, such as zh-CN; default: detected
    #[arg(long)]
    lang: Option<String>,
    /// Time zone of the text, such as +08:00; default: +08:00 for Chinese, else
    /// UTC
    #[arg(long, value_parser = offset, allow_hyphen_values = true)]
    offset: Option<i16>,
    /// Number of key figures to suggest
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    metrics: usize,
    /// Reuse the metrics of an earlier document of this article
    #[arg(long, value_name = "DOCUMENT")]
    metrics_from: Option<PathBuf>,
}

/// Formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Plain text
    Text,
    /// CommonMark, with front matter in YAML or TOML
    Markdown,
    /// A page
    Html,
    /// A document of a word processor
    Docx,
}

impl Format {
    /// The format of `file`, which holds `text`.
    fn of(file: &Path, text: &str) -> Self {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" | "mdown" => Self::Markdown,
            "txt" | "text" => Self::Text,
            _ => Self::of_content(text),
        }
    }

    fn of_content(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let begins = |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        if ["<!doctype html", "<html", "<head", "<body", "<?xml", "<article", "<meta"].into_iter().any(begins) {
            return Self::Html;
        }
        let front_matter = |mark: &str| {
            let mut lines = text.lines().map(str::trim_end);
            lines.next() == Some(mark) && lines.any(|line| line == mark)
        };
        // A headline in Markdown, or front matter.
        if text.starts_with("# ") || front_matter("---") || front_matter("+++") { Self::Markdown } else { Self::Text }
    }
}

/// Prints the document made from a text. Problems and omitted text go to
/// standard error.
///
/// # Errors
/// If a file can't be read or contains nothing to import.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let name = arguments.file.display();
    let bytes = input::read_bytes(&arguments.file)?;
    let settings = Settings {
        id: arguments.id.clone(),
        lang: arguments.lang.clone(),
        offset_minutes: arguments.offset,
        ..Settings::default()
    };
    let chosen = arguments.format.or(arguments.html.then_some(Format::Html));
    let mut imported = if chosen.map_or_else(|| is_docx(&bytes), |chosen| chosen == Format::Docx) {
        import_docx(&bytes, &settings)
            .ok_or_else(|| anyhow!("{name}: is no docx file, or a damaged one; save it anew"))?
    } else {
        let text = input::decoded(&arguments.file, &bytes, arguments.encoding.as_deref())?;
        match chosen.unwrap_or_else(|| Format::of(&arguments.file, &text)) {
            Format::Html => import_html(&text, &settings),
            Format::Markdown => import_markdown(&text, &settings),
            Format::Text | Format::Docx => import(&text, &settings, |_| None),
        }
    };
    if let Some(earlier) = &arguments.metrics_from {
        imported.article.metrics = metrics_of(earlier)?;
    }
    let finished = finish(imported, arguments.metrics)
        .map_err(|_| anyhow!("{name}: contains no title and no text, use the text of a page"))?;
    let Finished { document, problems, left_out } = finished;
    left_out.iter().for_each(|piece| eprintln!("{name}: line {}: left out: {}", piece.line, piece.words));
    problems.iter().for_each(|problem| eprintln!("{name}: {problem}"));
    input::write(&document)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads the metrics of an earlier document.
fn metrics_of(file: &Path) -> Result<Vec<Metric>> {
    let (Article { metrics, .. }, _) =
        read_text(&input::read(file)?).map_err(|refusal| anyhow!("{}: {refusal}", file.display()))?;
    Ok(metrics)
}

fn id(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
        return Ok(text.to_owned());
    }
    Err("use 1 to 64 of a-z, 0-9 and -".to_owned())
}

/// Parses `+08:00`, `-03:30` or `Z` as minutes.
fn offset(text: &str) -> Result<i16, String> {
    article::DateTime::parse(&format!("2000-01-01T00:00:00{text}"))
        .map(|time| time.offset_minutes)
        .ok_or_else(|| "write it as +08:00, -03:30 or Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_follow_extension_then_content() {
        for (file, text, format) in [
            ("a.HTML", "", Format::Html),
            ("a.md", "<p>", Format::Markdown),
            ("a.txt", "# 题", Format::Text),
            ("-", "\u{feff}\n<!DOCTYPE html><p>", Format::Html),
            ("-", "---\ntitle: T\n---\n", Format::Markdown),
            ("-", "+++\ntitle = 'T'\n+++\n", Format::Markdown),
            ("-", "# 题\n", Format::Markdown),
            ("-", "---\n只是一条线\n", Format::Text),
            ("notice", "#话题# 题\n", Format::Text),
        ] {
            assert_eq!(Format::of(Path::new(file), text), format, "{file}: {text}");
        }
    }
}
