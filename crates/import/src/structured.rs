//! Imports a text whose markup can be relied on: Markdown, or docx.
//!
//! Lists are what they seem, headings have true levels, and nothing stands around the article.

use super::build::{Import, Settings, import};
use super::language::language;
use super::markup::{LineKind, MarkedLine, structured_lines};
use super::numbering::Hint;
use super::web_page::{hints, report_relative_images, text_of};
use dom_query::Document;

/// Makes an article from the text `page` in HTML. Without a `title`, the first heading is it.
pub fn import_structured(page: &str, title: Option<String>, settings: &Settings) -> Import {
    let document = Document::from(page);
    let lines = document.body().map(|body| structured_lines(&body)).unwrap_or_default();
    let mut chosen: Vec<&MarkedLine> = lines.iter().collect();
    let title = title.or_else(|| {
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
    let lang = settings.lang.clone().unwrap_or_else(|| language(&document.text()).to_owned());
    let settings = Settings { lang: Some(lang), title, hints: levels(&chosen), is_whole: true, ..settings.clone() };
    let mut import = import(&text_of(&chosen), &settings, |line| chosen.get(line - 1).map(|line| line.block()));
    report_relative_images(&mut import);
    import
}

/// The hints for `lines`, with the levels of headings.
fn levels(lines: &[&MarkedLine]) -> Vec<Option<Hint>> {
    let level = |line: &&MarkedLine| match line.kind {
        LineKind::Heading { level } => Some(Hint::Level(level)),
        _ => None,
    };
    hints(lines).into_iter().zip(lines).map(|(hint, line)| level(line).or(hint)).collect()
}
