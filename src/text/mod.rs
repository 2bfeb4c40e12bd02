//! Every word that a reader sees or hears, in each language.
//!
//! A language is one `static` of [`Language`] in a file of its own; a message
//! that is missing there does not compile. `{}` stands for what [`fill`] puts in.
//!
//! [`Failure`] is worded where no wasm runs, in `static/news-brief.failure.js`: a
//! test compares the two.

mod ar;
mod blank;
#[cfg(any(test, feature = "ssr"))]
pub mod calendar;
mod direction;
mod en;
mod links;
mod plain_characters;
mod zh_cn;
mod zh_tw;

pub use blank::{drawn, is_blank, without_blank_ends};
pub use direction::is_right_to_left;
pub use links::addresses;
pub use plain_characters::are_plain;

/// The languages of the interface, the more special ones first. The last is
/// for readers of all others.
pub static LANGUAGES: [&Language; 4] = [&zh_tw::ZH_TW, &zh_cn::ZH_CN, &ar::AR, &en::EN];

/// One language of the interface.
#[derive(Debug)]
pub struct Language {
    /// What tags of the language begin with, whole subtags in lower case.
    pub tags: &'static [&'static str],
    /// The words for a widget that does not start, or stops. It does not need them itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub failure: Failure,
    /// The words of the widget.
    pub messages: &'static Messages,
}

macro_rules! words {
    ($(#[$about:meta])* $type:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

            /// The message of that name.
            fn place(&mut self, name: &str) -> Option<&mut &'static str> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None,
                }
            }

            /// Replaces the message `name` by a host's own.
            ///
            /// # Errors
            /// Why `text` can't take its place.
            pub fn replace(&mut self, name: &str, text: &str) -> Result<(), String> {
                let place = self.place(name).ok_or("there is no such message")?;
                let slots = |text: &str| text.matches("{}").count();
                if text.trim().is_empty() {
                    return Err("it is empty".to_owned());
                }
                if slots(text) != slots(place) {
                    return Err(format!("it needs as many {{}} as “{place}”"));
                }
                // Views hold words as long as the page is open.
                *place = text.replace('\n', " ").leak();
                Ok(())
            }
        }
    };
}

#[cfg(not(target_arch = "wasm32"))]
words! {
    /// The words for a widget that does not start, or stops.
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

words! {
    /// The words of the widget in one language.
    Messages:
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
    comment_missing,
    comments,
    composer_placeholder,
    cleared,
    confirm_clear,
    copied,
    /// The same, for a comment that no other browser has.
    copied_own,
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
    dismiss,
    download_all,
    draft_discard,
    draft_discarded,
    draft_elsewhere,
    draft_take,
    draft_taken,
    drafts_more,
    edit,
    edit_discarded,
    edit_keep_own,
    edit_begun,
    edit_of,
    edit_rival,
    edit_rival_first,
    edit_take_rival,
    edited,
    expand_all,
    export,
    export_reminder,
    exported,
    follow,
    follow_source,
    following,
    following_source,
    followed_status,
    fold,
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
    post_undone,
    posted,
    posted_unsaved,
    print_all,
    print_open,
    publish,
    publish_as_comment,
    published_at,
    reading_time,
    removed,
    reply,
    reply_begun,
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
    stays_here,
    storage_cleared,
    storage_denied,
    storage_full,
    storage_kept,
    storage_may_go,
    storage_nearly_full,
    storage_used,
    surplus_from,
    undo,
    unfold,
    unfollowed_status,
    unliked_status,
    unreadable,
    unreadable_kept,
    unsaved,
    updated_at,
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
        let Some(place) = rest.find("{}") else { break };
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
                let tag = language.messages.tag;
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
            assert_eq!(Messages::of(tag).tag, expected, "{tag}");
        }
    }

    #[test]
    fn names_of_buttons_begin_with_the_words_on_them() {
        // Who speaks to the browser says what is to be seen.
        for Language { messages, .. } in LANGUAGES {
            for (words, name) in [
                (messages.copy_link, messages.copy_link_of),
                (messages.delete, messages.delete_of),
                (messages.edit, messages.edit_of),
                (messages.follow, messages.follow_source),
                (messages.following, messages.following_source),
                (messages.like, messages.like_of),
                (messages.reply, messages.reply_of),
            ] {
                assert!(name.starts_with(words), "{}: {name}", messages.tag);
            }
        }
    }

    #[test]
    fn each_language_is_the_one_of_its_own_tag() {
        for language in LANGUAGES {
            assert!(std::ptr::eq(Language::of(language.messages.tag), language), "{}", language.messages.tag);
        }
        assert_eq!(LANGUAGES.last().unwrap().messages, en::EN.messages);
    }

    #[test]
    fn host_words_replace_messages_that_fit() {
        let mut messages = *Messages::of("en");
        assert_eq!(messages.replace("reply", "Respond\nnow"), Ok(()));
        assert_eq!(messages.reply, "Respond now");
        for (name, text, reason) in
            [("none", "x", "no such message"), ("reply", " ", "empty"), ("reply_of", "Respond", "as many {}")]
        {
            assert!(messages.replace(name, text).unwrap_err().contains(reason), "{name}");
        }
    }

    #[test]
    fn scripts_have_every_word_of_failures() {
        let script = include_str!("../../static/news-brief.failure.js");
        for language in LANGUAGES {
            for (name, text) in language.failure.all() {
                let line = format!("{name}: {}", serde_json::to_string(text).unwrap());
                assert!(script.contains(&line), "{}: {line}", language.messages.tag);
            }
            let retry = format!("'{}'],", language.failure.retry);
            assert!(include_str!("../../static/news-brief.js").contains(&retry), "{retry}");
        }
    }

    #[test]
    fn values_go_where_the_braces_are() {
        assert_eq!(fill("回答{}", &["农友5173"]), "回答农友5173");
        assert_eq!(fill("{} of {}", &["1", "{}"]), "1 of {}");
        assert_eq!(fill("none", &["1"]), "none");
    }
}
