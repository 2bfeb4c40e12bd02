//! Reading the comments that came with the article.

use super::cursor::Cursor;
use crate::article::{Comment, ProblemKind};
use crate::decimal::decimal_count;
use crate::sorted_set::SortedSet;

/// Reads the comments; each keeps a unique id, and answers only one that is there.
pub fn read(cursor: &mut Cursor<'_>) -> Vec<Comment> {
    let mut ids = SortedSet::default();
    let comments = cursor.each(|cursor| {
        let comment = Comment {
            id: unique_id(cursor, &mut ids),
            author: cursor.required_text("author"),
            published: cursor.date_time("published"),
            text: cursor.optional_text("text").unwrap_or_default(),
            reply_to: cursor.optional_text("reply_to"),
        };
        Some(comment)
    });
    if comments.is_empty() {
        return comments;
    }
    let mut index = 0;
    let _: Vec<()> = cursor.each(|cursor| {
        if let Some(parent) = comments.get(index).and_then(|comment| comment.reply_to.as_ref())
            && !ids.contains(parent)
        {
            cursor.report_at("reply_to", ProblemKind::UnknownReplyTo, "name the id of another comment of this list");
        }
        index += 1;
        None
    });
    comments
}

fn unique_id(cursor: &mut Cursor<'_>, ids: &mut SortedSet) -> String {
    let id = cursor.required_text("id");
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let valid = !id.is_empty() && id.len() <= 64 && id.bytes().all(allowed);
    if valid && ids.insert(&id) {
        return id;
    }
    if valid {
        cursor.report_at("id", ProblemKind::DuplicateId, "another comment has this id, give each its own");
    } else if !id.is_empty() {
        cursor.report_at("id", ProblemKind::InvalidValue, "use 1 to 64 of A-Z, a-z, 0-9, - and _");
    }
    let mut number = ids.len() + 1;
    loop {
        let candidate = ["unnamed-", &decimal_count(number)].concat();
        if ids.insert(&candidate) {
            return candidate;
        }
        number += 1;
    }
}
