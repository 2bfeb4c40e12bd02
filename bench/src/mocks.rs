//! The servers that Waline and Artalk talk to, as far as a page needs them:
//! the first comments, and taking one more. Answers come at once; the network
//! that is emulated is that of every contender.

use crate::comments::Comment;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A picture for every author, so that nobody waits for one.
const AVATAR: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E";

/// What is answered at `path`, to a POST where there is a body.
pub fn answer(
    path: &str,
    query: &str,
    body: Option<&[u8]>,
    comments: &HashMap<usize, Vec<Comment>>,
) -> Result<Option<Value>> {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let [server, count, rest @ ..] = parts.as_slice() else { return Ok(None) };
    let Some(comments) = count.parse().ok().and_then(|count: usize| comments.get(&count)) else { return Ok(None) };
    let posted: Option<Value> = body.map(serde_json::from_slice).transpose().context("what was posted is no JSON")?;
    Ok(match (*server, rest, posted) {
        ("waline-server", ["api", "comment"], None) => Some(waline_list(comments, query)),
        ("waline-server", ["api", "comment"], Some(posted)) => Some(
            json!({ "errno": 0, "errmsg": "", "data": waline(0, &text(&posted, "nick"), &text(&posted, "comment"), &comments[0]) }),
        ),
        ("waline-server", ["api", "article"], _) => Some(json!({ "errno": 0, "errmsg": "", "data": [{ "time": 1 }] })),
        ("artalk-server", ["api", "v2", "comments"], None) => Some(artalk_list(comments, query)),
        ("artalk-server", ["api", "v2", "comments"], Some(posted)) => {
            Some(artalk(0, &text(&posted, "name"), &text(&posted, "content"), &comments[0]))
        }
        ("artalk-server", ["api", "v2", "conf"], _) => Some(json!({ "frontend_conf": {}, "version": {} })),
        ("artalk-server", ["api", "v2", "user"], _) => {
            Some(json!({ "user": null, "is_login": false, "notifies": [], "notifies_count": 0 }))
        }
        ("artalk-server", ["api", "v2", "pages", "pv"], _) => Some(json!({ "pv": 1 })),
        ("artalk-server", ["api", "v2", "stats", _], _) => Some(json!({ "data": {} })),
        _ => None,
    })
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// The number of a query's `name`.
fn number(query: &str, name: &str) -> Option<usize> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name)?.1.parse().ok()
}

fn waline_list(comments: &[Comment], query: &str) -> Value {
    let size = number(query, "pageSize").unwrap_or(10).max(1);
    let page = number(query, "page").unwrap_or(1).max(1);
    let shown = comments.iter().enumerate().skip((page - 1) * size).take(size);
    let data: Vec<_> =
        shown.map(|(index, comment)| waline(index + 1, &comment.author, &comment.text, comment)).collect();
    json!({ "errno": 0, "errmsg": "", "data": {
        "page": page, "pageSize": size, "totalPages": comments.len().div_ceil(size), "count": comments.len(), "data": data,
    } })
}

fn waline(number: usize, nick: &str, text: &str, like: &Comment) -> Value {
    json!({
        "objectId": number, "status": "approved", "comment": format!("<p>{text}</p>"), "orig": text, "like": 0,
        "link": "", "mail": "", "nick": nick, "avatar": AVATAR, "user_id": null, "browser": "", "os": "",
        "sticky": false, "time": like.published.epoch_ms, "children": [],
    })
}

fn artalk_list(comments: &[Comment], query: &str) -> Value {
    let limit = number(query, "limit").unwrap_or(20);
    let shown = comments.iter().enumerate().skip(number(query, "offset").unwrap_or(0)).take(limit);
    let shown: Vec<_> =
        shown.map(|(index, comment)| artalk(index + 1, &comment.author, &comment.text, comment)).collect();
    let page = json!({ "id": 1, "admin_only": false, "key": "", "url": "", "title": "", "site_name": "bench", "vote_up": 0, "vote_down": 0, "pv": 1 });
    json!({ "comments": shown, "count": comments.len(), "roots_count": comments.len(), "page": page })
}

fn artalk(number: usize, nick: &str, text: &str, like: &Comment) -> Value {
    // Its id of a new one is higher than those that are there.
    let id = if number == 0 { 1_000_000 } else { 100_000 - number };
    json!({
        "id": id, "content": text, "content_marked": format!("<p>{text}</p>"), "user_id": 1, "nick": nick,
        "email_encrypted": "", "link": "", "ua": "", "date": like.published.to_string().replace('T', " "), "is_collapsed": false,
        "is_pending": false, "is_pinned": false, "is_allow_reply": true, "rid": 0, "badge_name": "", "badge_color": "",
        "visible": true, "vote_up": 0, "vote_down": 0, "page_key": "", "page_url": "", "site_name": "bench",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::comments;

    fn ask(path: &str, query: &str, body: Option<&[u8]>) -> Value {
        let (article, _) = news_brief::article::read_text(include_str!("../../static/article.json")).unwrap();
        let all = HashMap::from([(100, comments(&article, 100))]);
        answer(path, query, body, &all).unwrap().unwrap_or_default()
    }

    #[test]
    fn pages_of_comments_are_as_long_as_asked_for() {
        let page = ask("/waline-server/100/api/comment", "path=x&pageSize=10&page=10", None);
        assert_eq!(page["data"]["data"].as_array().unwrap().len(), 10);
        assert_eq!(page["data"]["totalPages"], 10);
        let page = ask("/artalk-server/100/api/v2/comments", "limit=20&offset=90", None);
        assert_eq!(page["comments"].as_array().unwrap().len(), 10);
    }

    #[test]
    fn what_is_posted_comes_back() {
        let made = ask("/waline-server/100/api/comment", "", Some(r#"{"comment":"好","nick":"甲"}"#.as_bytes()));
        assert_eq!(made["data"]["orig"], "好");
        let made = ask("/artalk-server/100/api/v2/comments", "", Some(r#"{"content":"好","name":"甲"}"#.as_bytes()));
        assert_eq!(made["content"], "好");
        assert_eq!(ask("/waline-server/7/api/comment", "", None), Value::Null);
    }
}
