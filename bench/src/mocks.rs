//! Mocked servers of Waline and Artalk, as far as a page needs them: the first
//! comments, and taking one more. They answer at once, over the emulated network.

use anyhow::Result;
use article::{Comment, DateTime};
use serde_json::{Value, json};

const WALINE: &str = "/waline-server/api/comment";
const ARTALK: &str = "/artalk-server/api/v2/comments";

/// The answers to GET with these comments: an object of paths.
pub fn answers(comments: &[Comment]) -> Result<Value> {
    let mut answers: Value = serde_json::from_str(include_str!("../mocks/answers.json"))?;
    let list = |shown: usize, of: fn(usize, &Comment) -> Result<Value>| {
        let comments = comments.iter().zip((1..100_000).rev()).take(shown);
        comments.map(|(comment, id)| of(id, comment)).collect::<Result<Value>>()
    };
    let (waline_page, count) = (&mut answers[WALINE]["data"], comments.len());
    waline_page["data"] = list(10, waline)?;
    waline_page["totalPages"] = count.div_ceil(10).into();
    waline_page["count"] = count.into();
    answers[ARTALK]["comments"] = list(20, artalk)?;
    answers[ARTALK]["count"] = count.into();
    answers[ARTALK]["roots_count"] = count.into();
    Ok(answers)
}

/// The answer to the POST of a comment, of which `like` has the author and the date.
pub fn posted(path: &str, body: &[u8], like: &Comment) -> Result<Value> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let comment = |name| Comment { text: body[name].as_str().unwrap_or_default().to_owned(), ..like.clone() };
    Ok(match path {
        WALINE => json!({ "errno": 0, "errmsg": "", "data": waline(1_000_000, &comment("comment"))? }),
        ARTALK => artalk(1_000_000, &comment("content"))?,
        _ => json!({}),
    })
}

/// A date as it is written in the format.
pub fn date(time: Option<DateTime>) -> String {
    time.map(|time| time.to_string()).unwrap_or_default()
}

fn waline(id: usize, Comment { author, text, published, .. }: &Comment) -> Result<Value> {
    let html = format!("<p>{text}</p>");
    let own = json!({ "objectId": id, "comment": html, "orig": text, "nick": author, "time": published.map(|time| time.epoch_ms) });
    merge(include_str!("../mocks/waline.json"), own)
}

fn artalk(id: usize, Comment { author, text, published, .. }: &Comment) -> Result<Value> {
    let (html, date) = (format!("<p>{text}</p>"), date(*published).replace('T', " "));
    let own = json!({ "id": id, "content": text, "content_marked": html, "nick": author, "date": date });
    merge(include_str!("../mocks/artalk.json"), own)
}

/// The JSON `template` with the members of `own`.
fn merge(template: &str, own: Value) -> Result<Value> {
    let mut merged: Value = serde_json::from_str(template)?;
    for (name, value) in own.as_object().into_iter().flatten() {
        merged[name] = value.clone();
    }
    Ok(merged)
}
