//! Imports an HTML page as an article.
//!
//! The `dom_smoothie` crate, a port of Mozilla's Readability, locates the
//! article. The text itself is then read from the page, because such libraries
//! drop short lines, and numbered lines with them. Buttons and other news
//! within are recognized by their words.

use super::boundaries::{byline_above, end, heading, headline_above_byline, is_mostly_links, locate};
use super::build::{Import, LeftOut, Settings, default_id, import};
use super::document_header::{self, Header};
use super::headline;
use super::language::language;
use super::markup::{LineKind, MarkedLine, lines};
use super::numbering::Hint;
use super::page_metadata::PageMetadata;
use super::piece::Role;
use super::{boundaries, byline, timestamp};
use article::{Block, DateTime, Problem, ProblemKind, Source};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Makes an article from the page `html`.
pub fn import_html(html: &str, settings: &Settings) -> Import {
    let document = Document::from(html);
    let page = document.body().map(|body| lines(&body)).unwrap_or_default();
    let lang = document.select("html").attr("lang").map(|lang| lang.to_string()).filter(|lang| is_language(lang));
    let metadata = PageMetadata::of(&document);
    let mut titles = vec![document.select("title").text().to_string()];
    titles.extend(metadata.title.clone());
    let config = Config { char_threshold: 200, ..Config::default() };
    // 200 Chinese characters correspond to the default of 500.
    let found = Readability::with_document(document, None, Some(config)).and_then(|mut reader| reader.parse()).ok();
    let main = found.as_ref().and_then(|found| Document::from(&*found.content).body().map(|body| lines(&body)));
    titles.extend(found.as_ref().map(|found| found.title.trim().to_owned()));
    let body = locate(&page, main.as_deref().unwrap_or_default());
    let head = headline::find(&page, &titles, body.start)
        .or_else(|| heading(&page, body.start).map(|line| line..line + 1))
        .or_else(|| headline_above_byline(&page, byline_above(&page, body.start)).map(|line| line..line + 1));
    let title = match &head {
        Some(lines) => headline::words(&page[lines.clone()]),
        None => headline::without_site(titles.last().map_or("", String::as_str), metadata.site.as_deref()),
    };
    let above = head.as_ref().map_or(0, |lines| lines.start);
    let header: Vec<String> =
        page[above.saturating_sub(HEADER_REACH)..above].iter().map(|line| line.text.to_plain()).collect();
    let header = document_header::find(&header.iter().map(String::as_str).collect::<Vec<_>>());
    let start = head.map_or_else(|| byline_above(&page, body.start), |lines| lines.end.min(body.end));
    let end = end(&page, start.max(body.start)..body.end);
    let chosen: Vec<&MarkedLine> = page[start..end]
        .iter()
        .enumerate()
        .filter(|(index, line)| {
            let words = line.text.to_plain();
            *index > boundaries::HEAD_LINES || !(headline::is_same(&words, &title) || names_account(&words, &metadata))
        })
        .map(|(_, line)| line)
        .collect();

    let settings = Settings {
        // Some foreign systems mark every page as English.
        lang: settings.lang.clone().or_else(|| {
            let text = text_of(&chosen);
            lang.filter(|lang| lang.starts_with("zh") == language(&text).starts_with("zh"))
        }),
        title: Some(title).filter(|title| !title.is_empty()),
        ..settings.clone()
    };
    let mut import = import_lines(&chosen, &settings);
    import.article.url.clone_from(&metadata.url);
    add_metadata(&mut import, &header, &metadata, &settings);
    add_byline_below(&mut import, &page[end..page.len().min(end + BYLINE_REACH)], &settings);
    if let Some(name) = metadata.site.as_ref().filter(|_| import.article.source.is_none()) {
        import.article.source = Some(Source { name: name.clone(), url: None });
    }
    if settings.id.is_none() {
        // With the date that was found beside the text.
        import.article.id = default_id(import.article.published.as_ref(), &import.article.title);
    }
    report_relative_images(&mut import);
    let after = page[end..body.end].iter().filter(|line| !matches!(line.kind, LineKind::Image { .. })).enumerate();
    let after = after.map(|(index, line)| LeftOut { line: chosen.len() + index + 1, words: line.text.to_plain() });
    import.left_out.extend(after);
    if is_mostly_links(&chosen) {
        let message = "most of the page is links, use the page of a single article".to_owned();
        import.problems.push(Problem { path: "body".to_owned(), kind: ProblemKind::Guessed, message });
    }
    import
}

/// Makes an article from the lines of its text.
pub fn import_lines(lines: &[&MarkedLine], settings: &Settings) -> Import {
    let settings = Settings { hints: hints(lines), ..settings.clone() };
    import(&text_of(lines), &settings, |line| lines.get(line - 1).map(|line| line.block()))
}

/// The words of `lines`, one line each.
pub fn text_of(lines: &[&MarkedLine]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(&line.words());
        text.push('\n');
    }
    text
}

/// Returns the hint for each line. A bold line under an image is its caption.
pub fn hints(lines: &[&MarkedLine]) -> Vec<Option<Hint>> {
    let mut under_picture = false;
    lines
        .iter()
        .map(|line| {
            let caption = std::mem::replace(&mut under_picture, matches!(line.kind, LineKind::Image { .. }));
            line.hint().or((line.is_bold_heading() && !caption).then_some(Hint::Heading))
        })
        .collect()
}

/// The maximum number of lines between a document header and the headline.
const HEADER_REACH: usize = 20;

/// Adds what only the document header and the page's metadata contain.
fn add_metadata(import: &mut Import, header: &Header, metadata: &PageMetadata, settings: &Settings) {
    let article = &mut import.article;
    if let Some(name) = header.source.as_ref().filter(|_| article.source.is_none()) {
        article.source = Some(Source { name: name.clone(), url: None });
    }
    // The date of publication, not of signature.
    if let Some(time) = header.published.and_then(|timestamp| timestamp.at(settings.offset(&article.lang))) {
        article.published = Some(time);
        import.problems.retain(|problem| problem.path != "published");
    }
    let offset = settings.offset(&article.lang);
    let time = |printed: &String| DateTime::read(printed).or_else(|| timestamp::find(printed)?.1.at(offset));
    let stated = metadata.published.as_ref().and_then(time);
    if let Some(stated) = stated
        && !article.published.as_ref().is_some_and(|printed| agrees(printed, &stated))
    {
        article.published = Some(stated);
        import.problems.retain(|problem| problem.path != "published");
    }
    let published = article.published;
    let updated = metadata.updated.as_ref().and_then(time);
    let updated = updated.filter(|time| published.is_none_or(|published| time.epoch_ms > published.epoch_ms));
    article.updated = article.updated.or(updated);
    article.authors = metadata.authors.iter().map(|name| Source { name: name.clone(), url: None }).collect();
    // 金融要闻 青山日报: the name of a column stands before it.
    if let (Some(source), Some(marked)) = (&mut article.source, &metadata.marked_source)
        && source.name.ends_with(marked.as_str())
    {
        source.name.clone_from(marked);
    }
    let stated = metadata.source.as_ref().filter(|name| byline::is_name(name));
    let name = stated.or(metadata.account.as_ref());
    if let Some(name) = name.filter(|_| article.source.is_none()) {
        article.source = Some(Source { name: name.clone(), url: None });
    }
}

/// The maximum number of lines from the text to a byline below it.
const BYLINE_REACH: usize = 12;

/// Adds what only a byline below the text says: a date with a label, or on the first line; a
/// source with a label.
fn add_byline_below(import: &mut Import, lines: &[MarkedLine], settings: &Settings) {
    let article = &mut import.article;
    let offset = settings.offset(&article.lang);
    let words: Vec<String> = lines.iter().filter(|line| !line.linked).map(|line| line.text.to_plain()).collect();
    for (index, words) in words.iter().enumerate() {
        let parts = byline::read(words).unwrap_or_default();
        for (role, range) in parts {
            match role {
                Role::Source if article.source.is_none() && byline::has_source_label(words) => {
                    article.source = Some(Source { name: words[range].to_owned(), url: None });
                }
                Role::Published(time)
                    if article.published.is_none()
                        && (byline::has_date_label(words) || index == 0 && byline::is_date(words)) =>
                {
                    article.published = time.at(offset);
                    import.problems.retain(|problem| problem.path != "published");
                }
                _ => {}
            }
        }
    }
}

/// Whether `words` is the line of a platform's account and a relative time: `青山日报昨天`.
fn names_account(words: &str, metadata: &PageMetadata) -> bool {
    let after = metadata.account.as_ref().and_then(|account| words.split_once(account.as_str()));
    after.is_some_and(|(before, after)| before.chars().count() < 24 && timestamp::is_relative(after.trim()))
}

/// Whether the time that is printed is the one that the metadata states. It is then kept, for it
/// has the zone of the text; a day alone is completed.
fn agrees(printed: &DateTime, stated: &DateTime) -> bool {
    const DAY_MS: i64 = 86_400_000;
    let near = (printed.epoch_ms - stated.epoch_ms).abs() <= DAY_MS;
    near && (printed.has_time || !stated.has_time)
}

/// Reports images with relative addresses.
pub fn report_relative_images(import: &mut Import) {
    for (index, block) in import.article.body.iter().enumerate() {
        if let Block::Image { src, .. } = block
            && !src.contains("://")
        {
            let message = format!("{src} is a relative address, use an absolute one");
            import.problems.push(Problem { path: format!("body[{index}].src"), kind: ProblemKind::Guessed, message });
        }
    }
}

fn is_language(tag: &str) -> bool {
    tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
