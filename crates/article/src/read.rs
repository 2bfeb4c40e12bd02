//! The tolerant reader: a document gives an article and a list of problems.
//!
//! A part that can't be used costs that part alone, and leaves a [`Problem`]
//! with its path. Only a document that is not JSON, is of another format, or
//! has neither title nor body is refused.

mod blocks;
mod comments;
mod cursor;
mod metrics;

use super::{Article, FORMAT, Problem, ProblemKind, Refusal, Source, Value, fnv1a};
use cursor::Cursor;

/// Reads a document from JSON text.
///
/// # Errors
/// A [`Refusal`] when nothing of the document can be used.
pub fn read_text(text: &str) -> Result<(Article, Vec<Problem>), Refusal> {
    // Some editors write a byte order mark, and JSON has none.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read(&serde_json::from_str(text).map_err(|error| Refusal::NotJson(error.to_string()))?)
}

/// Reads a document from a JSON value, which is where the browser enters.
///
/// # Errors
/// A [`Refusal`] when nothing of the document can be used.
pub fn read(document: &Value) -> Result<(Article, Vec<Problem>), Refusal> {
    match document.get("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(format)) => return Err(Refusal::Format(format!("\"{format}\""))),
        Some(other) => return Err(Refusal::Format(other.kind().to_owned())),
        None if matches!(document, Value::Object(_)) => return Err(Refusal::Format("not given".to_owned())),
        None => return Err(Refusal::Format(format!("not given, the document is {}", document.kind()))),
    }
    let mut problems = Vec::new();
    let mut root = Cursor::new(document, &mut problems);
    let article = Article {
        id: read_id(&mut root),
        lang: read_lang(&mut root),
        title: root.required_text("title"),
        source: root.optional_child("source", read_source).flatten(),
        published: root.date_time("published"),
        updated: root.date_time("updated"),
        authors: root.child("authors", |authors| authors.each(read_source)),
        standfirst: root.optional_child("standfirst", blocks::text).flatten().filter(|text| !text.0.is_empty()),
        image: root.optional_child("image", blocks::picture).and_then(Result::ok),
        url: root.url("url"),
        body: root.child("body", |body| blocks::read(body, 0)),
        metrics: Vec::new(),
        likes: root.count("likes"),
        reposts: root.count("reposts"),
        comments: root.child("comments", comments::read),
    };
    if article.title.is_empty() && article.body.is_empty() {
        return Err(Refusal::Empty);
    }
    let metrics = root.child("metrics", |metrics| metrics::read(metrics, &article));
    Ok((Article { metrics, ..article }, problems))
}

fn read_id(root: &mut Cursor<'_>) -> String {
    let id = root.required_text("id");
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !id.is_empty() && id.len() <= 64 && id.bytes().all(allowed) {
        return id;
    }
    if !id.is_empty() {
        root.report_at("id", ProblemKind::InvalidValue, "use 1 to 64 of a-z, 0-9 and -");
    }
    // Comments of two articles must not mix: a bad id becomes another one that
    // is the same each time, and never a constant.
    let seed = if id.is_empty() { root.optional_text("title").unwrap_or_default() } else { id };
    format!("x-{}", fnv1a(&seed))
}

fn read_lang(root: &mut Cursor<'_>) -> String {
    let lang = root.required_text("lang");
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if lang.split('-').all(is_subtag) {
        return lang;
    }
    if !lang.is_empty() {
        root.report_at("lang", ProblemKind::InvalidValue, "use a BCP 47 language tag such as zh-CN or en");
    }
    "und".to_owned()
}

fn read_source(source: &mut Cursor<'_>) -> Option<Source> {
    let name = source.required_text("name");
    let url = source.url("url");
    (!name.is_empty()).then_some(Source { name, url })
}

#[cfg(test)]
mod tests;
