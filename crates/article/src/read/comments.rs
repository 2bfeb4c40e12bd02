//! Reading the comments that came with the article.

use super::cursor::Cursor;
use crate::{Comment, ProblemKind};
use std::collections::HashMap;

/// Reads the comments. Each gets a unique id, and none answers itself through others.
pub fn read(cursor: &mut Cursor<'_>) -> Vec<Comment> {
    let mut places = HashMap::new();
    let mut comments = cursor.each(|cursor| {
        let id = unique_id(cursor, &places);
        places.insert(id.clone(), places.len());
        Some(Comment {
            id,
            author: cursor.required_text("author"),
            published: cursor.date_time("published"),
            text: cursor.optional_text("text").unwrap_or_default(),
            reply_to: cursor.optional_text("reply_to"),
        })
    });
    if comments.is_empty() {
        return comments;
    }
    let targets: Vec<_> =
        comments.iter().map(|comment| comment.reply_to.as_ref().map(|target| places.get(target).copied())).collect();
    let closing = closing_links(&targets);
    let mut entries = comments.iter_mut().zip(targets).zip(closing);
    let _: Vec<()> = cursor.each(|cursor| {
        let ((comment, target), closes) = entries.next()?;
        if closes {
            comment.reply_to = None;
            let message = "this comment answers itself through others, it is shown as one that answers none";
            cursor.report_at("reply_to", ProblemKind::InvalidValue, message);
        } else if target == Some(None) {
            cursor.report_at("reply_to", ProblemKind::UnknownReplyTo, "name the id of another comment of this list");
        }
        None
    });
    comments
}

/// For each comment, whether its link closes a circle of answers. Without
/// those links every comment leads to one that answers none.
fn closing_links(targets: &[Option<Option<usize>>]) -> Vec<bool> {
    let mut closing = vec![false; targets.len()];
    // The walk on which a comment was met first.
    let mut walks: Vec<Option<usize>> = vec![None; targets.len()];
    for start in 0..targets.len() {
        let mut at = start;
        while let (None, Some(Some(target))) = (walks[at], targets[at]) {
            walks[at] = Some(start);
            closing[at] = walks[target] == Some(start);
            at = target;
        }
    }
    closing
}

fn unique_id(cursor: &mut Cursor<'_>, taken: &HashMap<String, usize>) -> String {
    let id = cursor.required_text("id");
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_valid = !id.is_empty() && id.len() <= 64 && id.bytes().all(allowed);
    if is_valid && !taken.contains_key(&id) {
        return id;
    }
    if is_valid {
        cursor.report_at("id", ProblemKind::DuplicateId, "another comment has this id, give each its own");
    } else if !id.is_empty() {
        cursor.report_at("id", ProblemKind::InvalidValue, "use 1 to 64 of A-Z, a-z, 0-9, - and _");
    }
    let mut number = taken.len() + 1;
    loop {
        let candidate = format!("unnamed-{number}");
        if !taken.contains_key(&candidate) {
            return candidate;
        }
        number += 1;
    }
}
