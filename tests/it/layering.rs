//! Who may name whom: each layer only those before it, the browser only `embed`.

use crate::{root, rust_files};

/// The layers, innermost first, each with what it may name beside itself.
const LAYERS: [(&str, &[&str]); 10] = [
    ("json", &[]),
    ("sorted_set", &[]),
    ("text", &[]),
    ("article", &["json", "sorted_set"]),
    ("figures", &[]),
    ("import", &["article", "figures", "json", "sorted_set"]),
    ("comments", &["article", "json", "sorted_set"]),
    ("state", &["article", "comments", "json", "sorted_set", "text"]),
    ("ui", &["article", "comments", "json", "sorted_set", "state", "text"]),
    ("embed", &["article", "comments", "json", "sorted_set", "state", "text", "ui"]),
];

fn layer_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or_default()
}

/// What of `text` is code: comments name whom they like.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_layer_names_only_those_before_it() {
    for (path, text) in rust_files(&root().join("src")) {
        let path = path.to_string_lossy().replace('\\', "/");
        let layer = layer_of(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else { continue };
        for part in code(&text).split("crate::").skip(1) {
            let named: String =
                part.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
            let is_layer = LAYERS.iter().any(|(name, _)| *name == named) || named == "cli";
            assert!(
                !is_layer || named == layer || allowed.contains(&named.as_str()),
                "src/{path}: {layer} names {named}"
            );
        }
    }
}

#[test]
fn only_embed_touches_the_browser() {
    for (path, text) in rust_files(&root().join("src")) {
        let path = path.to_string_lossy().replace('\\', "/");
        let layer = layer_of(&path);
        let words: &[&str] = match layer {
            "embed" | "lib" | "bin" | "importer" => continue,
            // Components may know the elements that they draw, and no more.
            "ui" => &[
                "web_sys::window",
                "gloo",
                "js_sys",
                "local_storage",
                "Date::",
                "Math::random",
                "web_sys::Window",
                "web_sys::Document",
            ],
            // The engine's own JSON parser is part of the language, not of a browser.
            "json" => &["web_sys", "gloo", "yew"],
            _ => &["web_sys", "gloo", "js_sys", "yew", "wasm_bindgen"],
        };
        for word in words {
            assert!(!code(&text).contains(word), "src/{path}: names {word}");
        }
    }
}
