//! Imports Markdown as an article: CommonMark with tables and footnotes, and front matter in
//! YAML or TOML as Hexo, Hugo and Jekyll write it.
//!
//! `pulldown-cmark` turns the text into HTML, whose lines are read as those of a page. Unlike a
//! page it has nothing around the article.

mod front_matter;

use super::build::{Import, Settings, import};
use super::label;
use super::language::language;
use super::markup::{LineKind, MarkedLine, structured_lines};
use super::numbering::Hint;
use super::web_page::{hints, report_relative_images, text_of};
use dom_query::Document;
use front_matter::front_matter;
use pulldown_cmark::{Event, Options, Parser, html};

/// Makes an article from the Markdown `text`.
pub fn import_markdown(text: &str, settings: &Settings) -> Import {
    let (front, text) = front_matter(text);
    let mut page = String::new();
    let events = Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).collect();
    html::push_html(&mut page, with_breaks(events).into_iter());
    let document = Document::from(page);
    let lines = document.body().map(|body| structured_lines(&body)).unwrap_or_default();
    let mut chosen: Vec<&MarkedLine> = lines.iter().collect();
    let title = front.text(&["title"]).or_else(|| {
        // The first heading, if nothing but pictures stands above it.
        let place = chosen.iter().position(|line| !matches!(line.kind, LineKind::Image { .. }))?;
        matches!(chosen[place].kind, LineKind::Heading { .. }).then(|| chosen.remove(place).text.to_plain())
    });
    if let Some(title) = &title {
        // Many files repeat the title of their front matter as a heading.
        let repeats =
            |line: &&MarkedLine| matches!(line.kind, LineKind::Heading { .. }) && line.text.to_plain() == *title;
        if chosen.first().is_some_and(repeats) {
            chosen.remove(0);
        }
    }
    let lang = settings.lang.clone().or_else(|| front.text(&["lang", "language"]));
    let lang = lang.unwrap_or_else(|| language(&document.text()).to_owned());
    let settings = Settings { lang: Some(lang), title, hints: levels(&chosen), is_whole: true, ..settings.clone() };
    let mut import = import(&text_of(&chosen), &settings, |line| chosen.get(line - 1).map(|line| line.block()));
    let settings = &settings;
    front.add_to(&mut import, settings);
    report_relative_images(&mut import);
    import
}

/// `events` with a line break where a line of the source begins with a label or ends like a
/// sentence in Han characters: many texts put one item a line.
fn with_breaks(mut events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    for at in 0..events.len() {
        let text = |event: &Event<'_>| match event {
            Event::Text(text) | Event::Code(text) => Some(text.to_string()),
            _ => None,
        };
        if events[at] == Event::SoftBreak {
            let before = events[..at].iter().rev().take(MARKS).find_map(text).unwrap_or_default();
            let after = events[at + 1..].iter().take(MARKS).find_map(text).unwrap_or_default();
            let ends = before.trim_end().ends_with(['。', '！', '？', '；', '：', '”', '）']);
            if ends || label::read(&after).is_some() || after.starts_with(['•', '●', '·', '【']) {
                events[at] = Event::HardBreak;
            }
        }
    }
    events
}

/// How many marks can stand between a line break and the next word.
const MARKS: usize = 4;

/// The hints for `lines`, with the levels of headings.
fn levels(lines: &[&MarkedLine]) -> Vec<Option<Hint>> {
    let level = |line: &&MarkedLine| match line.kind {
        LineKind::Heading { level } => Some(Hint::Level(level)),
        _ => None,
    };
    hints(lines).into_iter().zip(lines).map(|(hint, line)| level(line).or(hint)).collect()
}

#[cfg(test)]
mod tests;
