//! Every word that a reader sees or hears, in each language.
//!
//! A language is one `static` of [`Language`] in a file of its own; a message
//! that is missing there does not compile. `{}` stands for what [`fill`] puts in.
//!
//! None of these words is in the wasm. The site's build writes each language
//! into a script of its own, of which the loader fetches one; [`Messages::read`]
//! takes it apart again.

pub mod advice;
mod ar;
#[cfg(any(test, feature = "cli"))]
pub mod calendar;
mod direction;
pub mod editor;
mod en;
mod plain_characters;
mod zh_cn;
mod zh_tw;

use crate::substring;
pub use direction::is_right_to_left;
pub use plain_characters::are_plain;

/// The languages of the interface, the more special ones first. The last is
/// for readers of all others.
pub static LANGUAGES: [&Language; 4] = [&zh_tw::ZH_TW, &zh_cn::ZH_CN, &ar::AR, &en::EN];

/// One language of the interface.
#[derive(Debug)]
pub struct Language {
    /// What tags of the language begin with, whole subtags in lower case.
    pub tags: &'static [&'static str],
    /// What is said where the widget does not start, or stops.
    pub failure: Failure,
    /// The words of the widget.
    pub messages: &'static Messages,
}

macro_rules! words {
    ($(#[$about:meta])* $type:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        $(#[$about])*
        #[derive(Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each message's name says what it is for")]
        pub struct $type {
            $($(#[$doc])* pub $name: &'static str,)+
        }

        impl $type {
            /// Every message with its name.
            #[must_use]
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

/// Words that are numbered in the wasm and named in its code: to write a
/// hundred named texts into their places takes as much code as a view.
macro_rules! numbered {
    ($(#[$about:meta])* $type:ident of $wording:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// What a language says, each message by its name.
        #[expect(missing_docs, reason = "each message's name says what it is for")]
        pub struct $wording {
            $($(#[$doc])* pub $name: &'static str,)+
        }

        #[expect(non_camel_case_types, reason = "they are the names of the messages")]
        enum Place {
            $($name),+
        }

        const NAMES: &[&str] = &[$(stringify!($name)),+];

        impl $wording {
            /// The messages in their order.
            #[must_use]
            pub const fn numbered(&self) -> $type {
                $type([$(self.$name),+])
            }
        }

        $(#[$about])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $type([&'static str; NAMES.len()]);

        #[expect(missing_docs, reason = "each message's name says what it is for")]
        impl $type {
            $($(#[$doc])*
            #[must_use]
            pub const fn $name(&self) -> &'static str {
                self.0[Place::$name as usize]
            })+
        }

        impl $type {
            /// Every message with its name.
            #[must_use]
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                NAMES.iter().copied().zip(self.0).collect()
            }

            /// Messages from their lines, in the order of [`Self::all`].
            #[must_use]
            pub fn read(lines: &'static str) -> Self {
                let mut texts = [""; NAMES.len()];
                for (text, line) in texts.iter_mut().zip(lines.split('\n')) {
                    *text = line;
                }
                Self(texts)
            }
        }
    };
}

words! {
    /// What is said where the widget does not start, or stops: it is written
    /// into the script that says it.
    Failure:
    /// The article can't be shown, and nothing stands in its place.
    refused,
    failed,
    stopped,
    kept,
    network,
    document,
    retry,
}

numbered! {
    /// The words of the widget in one language.
    Messages of Wording:
    /// BCP 47 tag of the language.
    tag,
    /// What a control does, and to what.
    about,
    back_to_metric,
    cancel,
    clear_again,
    clear_now,
    collapse_all,
    comment_count_label,
    comments,
    composer_placeholder,
    cleared,
    confirm_clear,
    copied,
    copy_all,
    copy_figure,
    copy_link,
    copy_link_of,
    copy_link_to,
    /// Instead of `copied`.
    copy_refused,
    counter_label,
    default_name,
    delete,
    delete_of,
    deleted_comment,
    download_all,
    draft_discard,
    draft_discarded,
    draft_elsewhere,
    draft_take,
    edit,
    edit_of,
    edited,
    expand_all,
    export,
    exported,
    follow,
    follow_source,
    following,
    following_source,
    followed_status,
    from_article,
    home_empty,
    import,
    import_elsewhere,
    import_not_json,
    import_refused,
    import_wrong,
    imported,
    just_now,
    key_figures,
    like,
    like_article,
    like_of,
    liked_status,
    load_earlier,
    load_more,
    mine,
    my_data,
    my_page,
    name,
    no_comments,
    no_reposts,
    no_text,
    post_empty,
    post_too_long,
    posted,
    posted_unsaved,
    print_all,
    print_open,
    publish,
    published_at,
    reading_time,
    removed,
    reply,
    reply_of,
    reply_placeholder,
    replies_to,
    repost_too,
    reposts,
    restored,
    save,
    saved_edit,
    select_surplus,
    share,
    show_all_figures,
    show_fewer_figures,
    show_source,
    sort,
    sort_most_replied,
    sort_newest,
    sort_oldest,
    storage_cleared,
    storage_denied,
    storage_full,
    storage_kept,
    storage_may_go,
    storage_nearly_full,
    storage_used,
    surplus_from,
    undo,
    unfollowed_status,
    unliked_status,
    unreadable,
    unreadable_kept,
    unsaved,
    write_comment,
}

impl Language {
    /// The language for a BCP 47 tag; the loader chooses in the same way.
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        let tag = tag.to_ascii_lowercase();
        let begins =
            |start: &&str| tag.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        LANGUAGES.into_iter().find(|language| language.tags.iter().any(&begins)).unwrap_or(&en::EN)
    }
}

impl Messages {
    /// The words for a BCP 47 tag.
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        Language::of(tag).messages
    }
}

/// `template` with each `{}` replaced by the next of `values`.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    for value in values {
        let Some(place) = substring::find(rest, "{}", 0) else { break };
        out.push_str(&rest[..place]);
        out.push_str(value);
        rest = &rest[place + 2..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_there_and_takes_the_same_values() {
        let slots = |text: &str| text.matches("{}").count();
        for language in LANGUAGES {
            let all = |language: &Language| [language.messages.all(), language.failure.all()].concat();
            for ((name, text), (_, english)) in all(language).into_iter().zip(all(&en::EN)) {
                let tag = language.messages.tag();
                assert!(!text.trim().is_empty() && !text.contains('\n'), "{tag}: {name} is empty or of two lines");
                assert_eq!(slots(text), slots(english), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn languages_are_found_by_how_their_tags_begin() {
        for (tag, expected) in [
            ("zh-CN", "zh-CN"),
            ("zh", "zh-CN"),
            ("ZH-Hans", "zh-CN"),
            ("zh-SG", "zh-CN"),
            ("zh-TW", "zh-TW"),
            ("zh-Hant", "zh-TW"),
            ("zh-hant-HK", "zh-TW"),
            ("zh-HK", "zh-TW"),
            ("zh-MO", "zh-TW"),
            ("zh-TWX", "zh-CN"),
            ("ar", "ar"),
            ("ar-EG", "ar"),
            ("arn", "en"),
            ("en-GB", "en"),
            ("fr", "en"),
            ("", "en"),
        ] {
            assert_eq!(Messages::of(tag).tag(), expected, "{tag}");
        }
    }

    #[test]
    fn names_of_buttons_begin_with_the_words_on_them() {
        // Who speaks to the browser says what is to be seen.
        for Language { messages, .. } in LANGUAGES {
            for (words, name) in [
                (messages.copy_link(), messages.copy_link_of()),
                (messages.delete(), messages.delete_of()),
                (messages.edit(), messages.edit_of()),
                (messages.follow(), messages.follow_source()),
                (messages.following(), messages.following_source()),
                (messages.like(), messages.like_of()),
                (messages.reply(), messages.reply_of()),
            ] {
                assert!(name.starts_with(words), "{}: {name}", messages.tag());
            }
        }
    }

    #[test]
    fn each_language_is_the_one_of_its_own_tag() {
        for language in LANGUAGES {
            assert!(std::ptr::eq(Language::of(language.messages.tag()), language), "{}", language.messages.tag());
        }
        assert_eq!(LANGUAGES.last().unwrap().messages, en::EN.messages);
    }

    #[test]
    fn words_are_read_back_from_their_lines() {
        for Language { messages, .. } in LANGUAGES {
            let lines: Vec<_> = messages.all().into_iter().map(|(_, text)| text).collect();
            assert_eq!(Messages::read(lines.join("\n").leak()), **messages);
        }
    }

    #[test]
    fn values_go_where_the_braces_are() {
        assert_eq!(fill("回答{}", &["农友5173"]), "回答农友5173");
        assert_eq!(fill("{} of {}", &["1", "{}"]), "1 of {}");
        assert_eq!(fill("none", &["1"]), "none");
    }
}
