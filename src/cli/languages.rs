//! The words of each language, written where the scripts want them: a script a
//! language, of which the loader fetches one, and tables in the scripts that
//! have words of their own.

use super::packed::short_hash;
use crate::text::{LANGUAGES, Language};

/// The scripts of all languages, and the tables that name them.
pub struct Scripts {
    /// The script of each language by name, in the order of [`LANGUAGES`].
    pub files: Vec<(String, String)>,
}

impl Scripts {
    /// The scripts, named by what is in them: a wasm takes the words of its own build alone.
    #[must_use]
    pub fn new() -> Self {
        let texts: Vec<_> = LANGUAGES.iter().map(|language| script(language)).collect();
        // One hash for all, which brotli then writes once.
        let hash = short_hash(texts.concat());
        let names = LANGUAGES.iter().map(|language| format!("news-brief.{}-{hash}.js", language.messages.tag()));
        Self { files: names.zip(texts).collect() }
    }

    /// The name of the script with the words for a language.
    #[must_use]
    pub fn name_for(&self, tag: &str) -> &str {
        let language = Language::of(tag);
        let place = LANGUAGES.iter().position(|other| std::ptr::eq(*other, language)).unwrap_or_default();
        &self.files[place].0
    }

    /// `script` with the tables that it wants filled in.
    #[must_use]
    pub fn filled(&self, script: &str) -> String {
        let loaders = self.table(|language, name| format!("{},()=>import('./{name}')", quoted(language.failure.retry)));
        let failures = self.table(|language, _| {
            let words = language.failure.all();
            let words: Vec<_> = words.iter().map(|(name, text)| format!("{name}:{}", quoted(text))).collect();
            let tag = language.messages.tag();
            format!("{{tag:{},rtl:{},{}}}", quoted(tag), crate::text::is_right_to_left(tag), words.join(","))
        });
        let names: Vec<_> = LANGUAGES[0].messages.all().into_iter().map(|(name, _)| quoted(name)).collect();
        script
            .replace("{languages}", &loaders)
            .replace("{failures}", &failures)
            .replace("{names}", &format!("[{}]", names.join(",")))
    }

    /// A list with a row for each language: what its tags look like, then `row`.
    fn table(&self, row: impl Fn(&Language, &str) -> String) -> String {
        let rows = LANGUAGES.iter().zip(&self.files).enumerate().map(|(place, (language, (name, _)))| {
            let last = place + 1 == LANGUAGES.len();
            format!("[{},{}]", if last { "/^/".to_owned() } else { pattern(language.tags) }, row(language, name))
        });
        format!("[{}]", rows.collect::<Vec<_>>().join(","))
    }
}

/// Whether a script is asked for on a page in the language `tag`: those of other languages are not.
pub fn is_of(name: &str, tag: &str) -> bool {
    let known = LANGUAGES.iter().map(|language| language.messages.tag());
    let language = name
        .strip_prefix("news-brief.")
        .and_then(|rest| known.clone().find(|tag| rest.strip_prefix(tag).is_some_and(|rest| rest.starts_with('-'))));
    language.is_none_or(|language| language == Language::of(tag).messages.tag())
}

/// The script of one language: its words in the order of [`crate::text::Messages::all`], a line each.
fn script(language: &Language) -> String {
    let lines: Vec<_> = language.messages.all().into_iter().map(|(_, text)| text).collect();
    format!("export const words={};\n", quoted(&lines.join("\n")))
}

/// A regular expression for tags that begin so, as [`Language::of`] compares them.
fn pattern(tags: &[&str]) -> String {
    format!("/^({})(-|$)/i", tags.join("|"))
}

/// A string of JavaScript.
fn quoted(text: &str) -> String {
    // JSON's strings are JavaScript's.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_language_is_for_everyone_else() {
        let table = Scripts::new().filled("{languages}");
        assert!(
            table.starts_with("[[/^(zh-tw|zh-hant|zh-hk|zh-mo)(-|$)/i,\"再試一次\",()=>import('./news-brief.zh-TW-")
        );
        let last = table.rsplit("],[").next().unwrap();
        assert!(
            last.starts_with("/^/,\"Try again\",()=>import('./news-brief.en-") && last.ends_with(".js')]]"),
            "{last}"
        );
    }

    #[test]
    fn every_table_has_every_language_and_every_word() {
        let scripts = Scripts::new();
        let failures = scripts.filled("{failures}");
        for language in LANGUAGES {
            for (name, text) in language.failure.all() {
                assert!(failures.contains(&format!("{name}:\"{text}\"")), "{}: {name}", language.messages.tag());
            }
        }
        assert_eq!(scripts.files.len(), LANGUAGES.len());
        assert!(scripts.filled("{names}").starts_with("[\"tag\",\"about\","));
    }

    #[test]
    fn a_language_has_its_script() {
        let scripts = Scripts::new();
        assert!(scripts.name_for("zh-HK").starts_with("news-brief.zh-TW-"));
        assert!(scripts.name_for("fr").starts_with("news-brief.en-"));
        let (other, _) = &scripts.files[0];
        let kept = |tag| [is_of(scripts.name_for(tag), tag), is_of(other, tag), is_of("news-brief.js", tag)];
        assert_eq!([kept("ar-EG"), kept("en"), kept("zh-MO")], [[true, false, true], [true, false, true], [true; 3]]);
        let (_, english) = scripts.files.last().unwrap();
        assert!(english.starts_with("export const words=\"en\\n{}: {}\\nBack to the figure\\n"), "{english}");
    }
}
