//! Every word that a reader sees or hears, in each language.
//!
//! A language is one `static` of [`Messages`] in a file of its own; a message
//! that is missing there does not compile. `{}` stands for what [`fill`] puts in.

mod en;
mod zh_cn;

/// The languages of the interface.
pub static LANGUAGES: [&Messages; 2] = [&zh_cn::ZH_CN, &en::EN];

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The words of the interface in one language.
        #[derive(Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each message's name says what it is for")]
        pub struct Messages {
            $($(#[$doc])* pub $name: &'static str,)+
        }

        impl Messages {
            /// Every message with its name.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

messages! {
    /// BCP 47 tag of the language.
    tag,
    back_to_metric,
    cancel,
    collapse_all,
    comment_count_label,
    comments,
    composer_placeholder,
    cleared,
    confirm_clear,
    copied,
    copy_all,
    copy_link,
    copy_link_of,
    counter_label,
    default_name,
    delete,
    delete_of,
    deleted_comment,
    download_all,
    draft_discard,
    draft_elsewhere,
    draft_take,
    edit,
    edit_of,
    edited,
    expand_all,
    export,
    follow,
    follow_source,
    following,
    followed_status,
    from_article,
    home_empty,
    import,
    import_refused,
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
    publish,
    published_at,
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
    storage_nearly_full,
    storage_used,
    undo,
    unfollowed_status,
    unliked_status,
    unreadable,
    unsaved,
    write_comment,
}

impl Messages {
    /// The words for a BCP 47 tag: those of its language, else English.
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(tag);
        LANGUAGES.into_iter().find(|messages| primary(messages.tag) == wanted).unwrap_or(&en::EN)
    }
}

/// `template` with each `{}` replaced by the next of `values`.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut out = String::with_capacity(template.len() + 16);
    for (index, part) in template.split("{}").enumerate() {
        if index > 0 {
            out.push_str(values.next().copied().unwrap_or_default());
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_there_and_takes_the_same_values() {
        for messages in LANGUAGES {
            for ((name, text), (_, english)) in messages.all().into_iter().zip(en::EN.all()) {
                assert!(!text.trim().is_empty(), "{}: {name} is empty", messages.tag);
                let slots = |text: &str| text.matches("{}").count();
                assert_eq!(slots(text), slots(english), "{}: {name}", messages.tag);
            }
        }
    }

    #[test]
    fn languages_are_found_by_their_primary_subtag() {
        for (tag, expected) in
            [("zh-CN", "zh-CN"), ("zh", "zh-CN"), ("ZH-Hans", "zh-CN"), ("en-GB", "en"), ("fr", "en"), ("", "en")]
        {
            assert_eq!(Messages::of(tag).tag, expected, "{tag}");
        }
    }

    #[test]
    fn values_go_where_the_braces_are() {
        assert_eq!(fill("回答{}", &["农友5173"]), "回答农友5173");
        assert_eq!(fill("{} of {}", &["1", "{}"]), "1 of {}");
        assert_eq!(fill("none", &["1"]), "none");
    }
}
