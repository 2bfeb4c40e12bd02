//! The editor's page in each language, made of one template.

use news_brief_editor::words::{CHINESE, ENGLISH, Words};

/// The pages with their words.
pub const PAGES: [(&str, &Words); 2] = [("editor.html", &CHINESE), ("editor-english.html", &ENGLISH)];

/// The title of the page.
pub fn title(words: &Words) -> &'static str {
    words.iter().find(|(name, _)| *name == "title").map_or("", |(_, title)| title)
}

/// The pages, made of `template`: each `{name}` becomes the words of that name.
pub fn pages(template: &str) -> [(&'static str, String); 2] {
    PAGES.map(|(page, words)| {
        let fill = |text: String, (name, words): &(&str, &str)| text.replace(&format!("{{{name}}}"), words);
        (page, words.iter().fold(template.to_owned(), fill))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_page_is_filled_in() {
        let template = include_str!("../../../static/editor.html");
        for (name, page) in pages(template) {
            assert!(!page.contains(['{', '}']), "{name}: {page}");
        }
        for (_, words) in PAGES {
            for (name, _) in words {
                assert!(template.contains(&format!("{{{name}}}")), "{name} is not on the page");
            }
        }
    }
}
