//! The comments of an imported page.

use super::piece::{Piece, Role};
use article::{Comment, Problem, ProblemKind};

/// Reads the comments from `pieces` in printed order. `offset` is the time zone
/// in minutes ahead of UTC. Ids count from the oldest comment, so they stay the
/// same when newer comments are added.
pub fn read(pieces: &[Piece<'_>], offset: i16, problems: &mut Vec<Problem>) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    for piece in pieces {
        match piece.role {
            Role::CommentAuthor => comments.push(Comment {
                id: String::new(),
                author: piece.source.to_owned(),
                published: None,
                text: String::new(),
                reply_to: None,
            }),
            Role::CommentTime(timestamp) => {
                let path = format!("comments[{}].published", comments.len().saturating_sub(1));
                let Some(comment) = comments.last_mut() else { continue };
                comment.published = timestamp.and_then(|timestamp| timestamp.at(offset));
                if timestamp.is_none() {
                    let message = format!("{} is not a date, set the time of the comment or remove it", piece.source);
                    problems.push(Problem { path, kind: ProblemKind::Guessed, message });
                }
            }
            Role::CommentText => {
                let Some(comment) = comments.last_mut() else { continue };
                if !comment.text.is_empty() {
                    comment.text.push('\n');
                }
                comment.text.push_str(piece.source);
            }
            _ => {}
        }
    }
    let count = comments.len();
    let time = |comment: &Comment| comment.published.map(|time| time.epoch_ms);
    let newest_first = match (comments.first().and_then(time), comments.last().and_then(time)) {
        (Some(first), Some(last)) => first > last,
        _ => false,
    };
    for (index, comment) in comments.iter_mut().enumerate() {
        let number = if newest_first { count - index } else { index + 1 };
        comment.id = format!("c{number}");
    }
    comments
}
