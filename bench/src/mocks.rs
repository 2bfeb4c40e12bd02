//! Mocked servers of Waline and Artalk, as far as a page needs them: the first
//! comments, and taking one more. They answer at once, over the emulated network.

use anyhow::{Result, ensure};
use news_brief::comments::Record;
use serde_json::{Value, json};

/// The answers to GET, by path, with these comments.
pub fn answers(comments: &[Record]) -> Result<[(&'static str, Value); 6]> {
    let list = |shown: usize, of: fn(usize, &Record) -> Result<Value>| {
        let comments = comments.iter().zip((1..100_000).rev()).take(shown);
        comments.map(|(comment, id)| of(id, comment)).collect::<Result<Value>>()
    };
    let (count, pages) = (comments.len(), comments.len().div_ceil(10));
    let first_page =
        json!({ "page": 1, "pageSize": 10, "totalPages": pages, "count": count, "data": list(10, waline)? });
    let page = json!({ "id": 1, "admin_only": false, "key": "", "url": "", "title": "", "site_name": "bench", "vote_up": 0, "vote_down": 0, "pv": 1 });
    Ok([
        ("/waline-server/api/comment", json!({ "errno": 0, "errmsg": "", "data": first_page })),
        ("/waline-server/api/article", json!({ "errno": 0, "errmsg": "", "data": [{ "time": 1 }] })),
        (
            "/artalk-server/api/v2/comments",
            json!({ "comments": list(20, artalk)?, "count": count, "roots_count": count, "page": page }),
        ),
        ("/artalk-server/api/v2/conf", json!({ "frontend_conf": {}, "version": {} })),
        ("/artalk-server/api/v2/user", json!({ "user": null, "is_login": false, "notifies": [], "notifies_count": 0 })),
        ("/artalk-server/api/v2/pages/pv", json!({ "pv": 1 })),
    ])
}

/// The answer to the POST of a comment, of which `like` has the author and the date.
pub fn posted(path: &str, body: &[u8], like: &Record) -> Result<Value> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let comment = |name| Record { text: body[name].as_str().unwrap_or_default().to_owned(), ..like.clone() };
    Ok(match path {
        "/waline-server/api/comment" => {
            json!({ "errno": 0, "errmsg": "", "data": waline(1_000_000, &comment("comment"))? })
        }
        "/artalk-server/api/v2/comments" => artalk(1_000_000, &comment("content"))?,
        _ => json!({}),
    })
}

fn waline(id: usize, Record { author, text, published, .. }: &Record) -> Result<Value> {
    let html = format!("<p>{text}</p>");
    let own = json!({ "objectId": id, "comment": html, "orig": text, "nick": author, "time": published.epoch_ms });
    merge(include_str!("../mocks/waline.json"), own)
}

fn artalk(id: usize, Record { author, text, published, .. }: &Record) -> Result<Value> {
    let (html, date) = (format!("<p>{text}</p>"), published.to_string().replace('T', " "));
    let own = json!({ "id": id, "content": text, "content_marked": html, "nick": author, "date": date });
    merge(include_str!("../mocks/artalk.json"), own)
}

/// The JSON `template` with the members of `own`.
fn merge(template: &str, own: Value) -> Result<Value> {
    let mut merged: Value = serde_json::from_str(template)?;
    for (name, value) in own.as_object().into_iter().flatten() {
        ensure!(merged.get(name).is_some(), "a comment has no {name}");
        merged[name] = value.clone();
    }
    Ok(merged)
}
