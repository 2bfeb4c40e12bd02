//! By what the widget knows markup that it can hydrate.

use crate::article::fnv1a;
use crate::components::{CommentsMode, Options};
use crate::text::Messages;

/// Attribute of the prerendered root: its [`markup_key`].
pub const KEY: &str = "data-key";
/// Attribute of the prerendered root: the [`nodes_key`] of its content.
pub const NODES: &str = "data-nodes";

/// The build, see build.rs.
const BUILD: &str = env!("NEWS_BRIEF_BUILD");

/// The key of markup that this build renders from the document `text` with these options.
#[must_use]
pub fn markup_key(text: &str, messages: &Messages, options: &Options) -> String {
    let comments = match options.comments {
        CommentsMode::On => "on",
        CommentsMode::Readonly => "readonly",
        CommentsMode::Off => "off",
    };
    let Options { heading_level, sections_open, reading_time, .. } = options;
    let document = fnv1a(text.trim_start_matches('\u{feff}').trim());
    format!("{BUILD}-{document:x}-{}-{heading_level}-{comments}-{sections_open}-{reading_time}", messages.tag)
}

/// The key of elements and comments, by their names in document order: another one if any
/// was added, removed or replaced by one of another name.
#[must_use]
pub fn nodes_key(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    format!("{:x}", fnv1a(&names.join(" ").to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_language_and_options_change_the_key() {
        let [english, chinese] = ["en", "zh-CN"].map(Messages::of);
        let key = markup_key("{}", english, &Options::default());
        assert_eq!(markup_key("\u{feff}{}\n", english, &Options::default()), key);
        assert_ne!(markup_key("[]", english, &Options::default()), key);
        assert_ne!(markup_key("{}", chinese, &Options::default()), key);
        for options in [
            Options { heading_level: 1, ..Options::default() },
            Options { comments: CommentsMode::Off, ..Options::default() },
            Options { sections_open: true, ..Options::default() },
            Options { reading_time: false, ..Options::default() },
        ] {
            assert_ne!(markup_key("{}", english, &options), key, "{options:?}");
        }
    }
}
