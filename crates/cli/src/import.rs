//! `news-brief import`: makes an article document from the text of a page.

use crate::input;
use ::import::encoding::decode;
use ::import::{Finished, Settings, finish, import, import_html};
use anyhow::{Context as _, Result, anyhow};
use article::{Article, Metric, read_text};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `news-brief import`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Text of a page (UTF-8 or GB18030); `-` is standard input
    file: PathBuf,
    /// The file is an HTML page
    #[arg(long)]
    html: bool,
    /// Id of the article, 1 to 64 of a-z, 0-9 and -; default: its date and a
    /// hash of its title
    #[arg(long, value_parser = id)]
    id: Option<String>,
    /// Language of the text, such as zh-CN; default: detected from its script
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

/// Prints the document made from a text. Problems and omitted text go to
/// standard error.
///
/// # Errors
/// If a file can't be read or contains nothing to import.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let name = arguments.file.display();
    let (text, encoding) = decode(&input::read_bytes(&arguments.file)?)
        .with_context(|| format!("{name}: not UTF-8 or GB18030, save the file as UTF-8"))?;
    let settings = Settings {
        id: arguments.id.clone(),
        lang: arguments.lang.clone(),
        offset_minutes: arguments.offset,
        ..Settings::default()
    };
    let mut imported = if arguments.html { import_html(&text, &settings) } else { import(&text, &settings, |_| None) };
    if encoding != "UTF-8" {
        eprintln!("{name}: decoded as {encoding}");
    }
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
