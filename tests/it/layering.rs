//! The directions between the folders of the widget: each layer names only
//! those before it, and only `browser` names what a browser has.

use crate::{root, rust_files};

/// The layers, innermost first, each with the layers that it may name. `article`
/// is a crate.
const LAYERS: [(&str, &[&str]); 5] = [
    ("text", &[]),
    ("comments", &["article", "text"]),
    ("state", &["article", "comments", "text"]),
    ("components", &["article", "comments", "state", "text"]),
    ("browser", &["article", "comments", "state", "text", "components"]),
];

fn layer_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or_default()
}

/// The code of `text`: comments may name anything.
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
            let is_layer = LAYERS.iter().any(|(name, _)| *name == named) || named == "article";
            assert!(
                !is_layer || named == layer || allowed.contains(&named.as_str()),
                "src/{path}: {layer} names {named}"
            );
        }
    }
}

#[test]
fn only_one_layer_touches_the_browser() {
    for (path, text) in rust_files(&root().join("src")) {
        let path = path.to_string_lossy().replace('\\', "/");
        let layer = layer_of(&path);
        let words: &[&str] = match layer {
            "browser" | "lib" => continue,
            // Components may know the elements that they draw, and no more.
            "components" => &[
                "web_sys::window",
                "gloo",
                "js_sys",
                "local_storage",
                "Date::",
                "Math::random",
                "web_sys::Window",
                "web_sys::Document",
            ],
            // The one place where stored text is parsed, by the engine's own JSON.
            "comments" if path == "comments/wire.rs" => &["web_sys", "gloo", "yew"],
            _ => &["web_sys", "gloo", "js_sys", "yew", "wasm_bindgen"],
        };
        for word in words {
            assert!(!code(&text).contains(word), "src/{path}: names {word}");
        }
    }
}
