//! Puts pictures that lie beside a document into it.

use crate::data_url::data_url;
use serde_json::Value;
use std::path::{Component, Path};

/// A document with its pictures.
pub struct Inlined {
    /// The text of the document.
    pub text: String,
    /// The pictures that still need a network.
    pub remote: Vec<String>,
}

/// Replaces the address of each picture of the document `text` that is a file
/// beside `file` by a `data:` URL.
#[must_use]
pub fn inline(file: &Path, text: &str) -> Inlined {
    let mut remote = Vec::new();
    let Ok(mut document) = serde_json::from_str::<Value>(text) else {
        return Inlined { text: text.to_owned(), remote };
    };
    let mut changed = false;
    let mut pictures = Vec::new();
    for (name, member) in document.as_object_mut().into_iter().flatten() {
        match name.as_str() {
            "body" => collect(member, &mut pictures),
            "image" => pictures.extend(member.get_mut("src")),
            _ => {}
        }
    }
    for src in pictures {
        let Some(name) = src.as_str().filter(|name| !name.starts_with("data:")) else { continue };
        let path = file.with_file_name(name);
        // What lies elsewhere on this machine is none of the page's business.
        let is_inside =
            !name.contains("://") && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        match (mime_of(name).filter(|_| is_inside), std::fs::read(&path)) {
            (Some(mime), Ok(bytes)) if is_within(file, &path) => {
                *src = data_url(mime, &bytes).into();
                changed = true;
            }
            _ => remote.push(name.to_owned()),
        }
    }
    // The text stays to the letter if nothing was replaced.
    Inlined { text: if changed { document.to_string() } else { text.to_owned() }, remote }
}

/// The `src` of every picture below `value`.
fn collect<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|entry| collect(entry, found)),
        Value::Object(members) => {
            let is_picture = members.get("type").is_some_and(|kind| kind == "image");
            for (name, member) in members.iter_mut() {
                if !is_picture {
                    collect(member, found);
                } else if name == "src" {
                    found.push(member);
                }
            }
        }
        _ => {}
    }
}

/// Whether `path`, with its links followed, lies in the folder of `file` or below it.
fn is_within(file: &Path, path: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    folder.canonicalize().is_ok_and(|folder| path.canonicalize().is_ok_and(|path| path.starts_with(folder)))
}

fn mime_of(name: &str) -> Option<&'static str> {
    Some(match name.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "avif" => "image/avif",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Block, read_text};

    #[test]
    fn only_pictures_beside_the_document_are_inlined() {
        let file = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/english.json"));
        let text = include_str!("../../../static/english.json");
        let inlined = inline(file, text);
        let (article, problems) = read_text(&inlined.text).unwrap();
        let picture = article.body.iter().find_map(|block| match block {
            Block::Image { src, .. } => Some(src.as_str()),
            _ => None,
        });
        assert!(problems.is_empty() && picture.unwrap().starts_with("data:image/svg+xml;base64,PHN2"), "{problems:?}");
        assert!(inlined.remote.is_empty());
        let lead = text.replacen("\"body\"", "\"image\": {\"src\": \"layers.svg\", \"alt\": \"\"}, \"body\"", 1);
        let (article, _) = read_text(&inline(file, &lead).text).unwrap();
        assert!(article.image.is_some_and(|image| image.src.starts_with("data:image/svg+xml;base64,PHN2")));
        for src in ["https://example.org/layers.svg", "none.svg", "../static/layers.svg", "/etc/hostname.svg"] {
            let other = text.replace("layers.svg", src);
            let inlined = inline(file, &other);
            assert_eq!((inlined.text, inlined.remote), (other, vec![src.to_owned()]));
        }
    }
}
