//! Pictures that lie beside a document, put into it.

use super::packed;
use serde_json::Value;
use std::path::Path;

/// The document `text`, with the pictures of its body that are files beside
/// `file` in it as `data:` addresses. Pictures on other hosts stay where they
/// are; what becomes of each that does is said on standard error.
pub fn inlined(file: &Path, text: &str) -> String {
    let Ok(mut document) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    let mut changed = false;
    let mut pictures = Vec::new();
    if let Some(body) = document.get_mut("body") {
        collect(body, &mut pictures);
    }
    for src in pictures {
        let Some(name) = src.as_str().filter(|name| !name.starts_with("data:")) else { continue };
        let path = file.with_file_name(name);
        match (mime_of(name), std::fs::read(&path)) {
            (Some(mime), Ok(bytes)) if !name.contains("://") => {
                *src = format!("data:{mime};base64,{}", packed::base64(&bytes)).into();
                changed = true;
            }
            _ => eprintln!("{}: the picture {name} is no file beside it: it needs a network", file.display()),
        }
    }
    // The text stays to the letter where nothing was put in.
    if changed { document.to_string() } else { text.to_owned() }
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
    use crate::article::{Block, read_text};

    #[test]
    fn pictures_beside_the_document_go_into_it_and_no_others() {
        let file = Path::new("static/english.json");
        let text = include_str!("../../static/english.json");
        let (article, problems) = read_text(&inlined(file, text)).unwrap();
        let picture = article.body.iter().find_map(|block| match block {
            Block::Image { src, .. } => Some(src.as_str()),
            _ => None,
        });
        assert!(problems.is_empty() && picture.unwrap().starts_with("data:image/svg+xml;base64,PHN2"), "{problems:?}");
        let foreign = text.replace("layers.svg", "https://example.org/layers.svg");
        assert_eq!(inlined(file, &foreign), foreign);
        assert_eq!(inlined(file, &text.replace("layers.svg", "none.svg")), text.replace("layers.svg", "none.svg"));
    }
}
