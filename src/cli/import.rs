//! `news-brief import`: the text of a page becomes an article document.

use super::input;
use crate::article::{Article, Metric, read_text};
use crate::import::encoding::decode;
use crate::import::{Finished, Settings, finish, import, import_html};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `import` is told.
#[derive(clap::Args)]
pub struct Options {
    /// Text of a page (UTF-8 or GB18030); `-` is standard input
    file: PathBuf,
    /// The file is an HTML page
    #[arg(long)]
    html: bool,
    /// Id of the article, 1 to 64 of a-z, 0-9 and -; by default its date and a hash of its title
    #[arg(long, value_parser = id)]
    id: Option<String>,
    /// Language of the text, such as zh-CN; by default told from its characters
    #[arg(long)]
    lang: Option<String>,
    /// How far the text's clocks are ahead of UTC; by default +08:00 for Chinese
    #[arg(long, value_parser = offset, allow_hyphen_values = true)]
    offset: Option<i16>,
    /// Propose this many key figures
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    metrics: usize,
    /// Take over the metrics of an earlier document of this article
    #[arg(long, value_name = "DOCUMENT")]
    metrics_from: Option<PathBuf>,
}

/// Prints the document made of a text; problems and what was left out go to
/// standard error.
///
/// # Errors
/// A sentence, when a file can't be read or holds nothing to import.
pub fn run(options: &Options) -> Result<ExitCode, String> {
    let name = options.file.display();
    let (text, encoding) = decode(&input::read_bytes(&options.file)?)
        .ok_or_else(|| format!("{name}: is neither UTF-8 nor GB18030, save it as UTF-8"))?;
    let settings = Settings {
        id: options.id.clone(),
        lang: options.lang.clone(),
        offset_minutes: options.offset,
        ..Settings::default()
    };
    let mut imported = if options.html { import_html(&text, &settings) } else { import(&text, &settings, |_| None) };
    if encoding != "UTF-8" {
        eprintln!("{name}: was read as {encoding}");
    }
    if let Some(earlier) = &options.metrics_from {
        imported.article.metrics = metrics_of(earlier)?;
    }
    let finished = finish(imported, options.metrics).map_err(|_| nothing(&options.file))?;
    let Finished { document, problems, left_out } = finished;
    left_out.iter().for_each(|piece| eprintln!("{name}: line {}: left out: {}", piece.line, piece.words));
    problems.iter().for_each(|problem| eprintln!("{name}: {problem}"));
    input::write(&document)?;
    Ok(ExitCode::SUCCESS)
}

fn nothing(file: &Path) -> String {
    format!("{}: holds no title and no text, give the text of a page", file.display())
}

/// The metrics of an earlier document, those too whose quote it has lost.
fn metrics_of(file: &Path) -> Result<Vec<Metric>, String> {
    let (Article { metrics, .. }, _) =
        read_text(&input::read(file)?).map_err(|refusal| format!("{}: {refusal}", file.display()))?;
    Ok(metrics)
}

fn id(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
        return Ok(text.to_owned());
    }
    Err("use 1 to 64 of a-z, 0-9 and -".to_owned())
}

/// Minutes of `+08:00`, `-03:30`, `Z`.
fn offset(text: &str) -> Result<i16, String> {
    crate::article::DateTime::parse(&format!("2000-01-01T00:00:00{text}"))
        .map(|time| time.offset_minutes)
        .ok_or_else(|| "write it as +08:00, -03:30 or Z".to_owned())
}
