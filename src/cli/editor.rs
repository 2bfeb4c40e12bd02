//! The editor's page, in each language: its words are filled in.

use super::{script, site};
use crate::text::editor::{CHINESE, ENGLISH, Words};
use std::path::Path;

/// The pages with their words; the first is where Trunk puts the template.
pub const PAGES: [(&str, &Words); 2] = [("editor.html", &CHINESE), ("editor-english.html", &ENGLISH)];

/// What the page is called.
pub fn title(words: &Words) -> &'static str {
    words.iter().find(|(name, _)| *name == "title").map_or("", |(_, title)| title)
}

/// Finishes the page and its files in the folder `editor` of `staging`.
///
/// # Errors
/// A sentence that names the file and what is wrong.
pub fn finish(staging: &Path, release: bool) -> Result<(), String> {
    let folder = staging.join("editor");
    let styles = folder.join("editor.css");
    site::write(&styles, &site::minify(&site::read(&styles)?))?;
    if release {
        let file = folder.join("editor.js");
        site::write(&file, &script::squeezed(&site::read(&file)?)?)?;
        site::shrink(&folder.join("importer.js"), &[folder.join("importer_bg.wasm")])?;
    }
    let template = site::read(&staging.join(PAGES[0].0))?;
    for (name, words) in PAGES {
        let page =
            words.iter().fold(template.clone(), |page, (word, text)| page.replace(&["{", word, "}"].concat(), text));
        site::write(&staging.join(name), &page)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_page_is_filled_in() {
        let template = include_str!("../../static/editor.html");
        for (_, words) in PAGES {
            for (name, _) in words {
                assert!(template.contains(&["{", name, "}"].concat()), "{name} is not on the page");
            }
        }
        let holes = template.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
        for name in holes {
            assert!(CHINESE.iter().any(|(word, _)| *word == name), "no word for {name}");
        }
    }
}
