//! Imports Markdown as an article: CommonMark with tables and footnotes, and front matter in
//! YAML or TOML as Hexo, Hugo and Jekyll write it.
//!
//! `pulldown-cmark` turns the text into HTML, whose lines are read as those of a page. Unlike a
//! page it has nothing around the article.

mod front_matter;

use super::build::{Import, Settings};
use super::label;
use super::structured::import_structured;
use front_matter::front_matter;
use pulldown_cmark::{Event, Options, Parser, html};

/// Makes an article from the Markdown `text`.
pub fn import_markdown(text: &str, settings: &Settings) -> Import {
    let (front, text) = front_matter(text);
    let mut page = String::new();
    let events = Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).collect();
    html::push_html(&mut page, with_breaks(events).into_iter());
    let lang = settings.lang.clone().or_else(|| front.text(&["lang", "language"]));
    let settings = Settings { lang, ..settings.clone() };
    let mut import = import_structured(&page, front.text(&["title"]), &settings);
    front.add_to(&mut import, &settings);
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

#[cfg(test)]
mod tests;
