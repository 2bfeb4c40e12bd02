//! Rules for every file.

use crate::{root, rust_files};

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "bench/src", "crates", "xtask/src", "tests"] {
        for (path, text) in rust_files(&root().join(folder)) {
            assert!(text.starts_with("//! "), "{folder}/{}: begin it with //! and what it is for", path.display());
        }
    }
}

#[test]
fn files_hold_one_idea() {
    for folder in ["src", "crates"] {
        for (path, text) in rust_files(&root().join(folder)) {
            let lines = text.lines().count();
            assert!(lines <= 420, "{folder}/{}: {lines} lines, can it be two ideas?", path.display());
        }
    }
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    for folder in ["src", "bench/src", "crates", "xtask/src", "tests/it", "tests/browser"] {
        for (path, text) in rust_files(&root().join(folder)) {
            for word in [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/ho", "me/")] {
                assert!(!text.contains(word), "{folder}/{}: names {word}", path.display());
            }
        }
    }
}

#[test]
fn trunk_watches_what_a_fresh_clone_has() {
    // Trunk refuses to start when a path that it shall watch or ignore is not there.
    let settings = crate::read(&root().join("Trunk.toml"));
    let line = settings.lines().find(|line| line.starts_with("watch = ")).expect("Trunk.toml names what to watch");
    assert!(!settings.lines().any(|line| line.starts_with("ignore")), "what is ignored need not exist in a clone");
    for path in line.split('"').skip(1).step_by(2) {
        assert!(root().join(path).exists(), "Trunk.toml watches {path}, which is not there");
    }
}

/// Whether `text` calls the function `name` by its bare name.
fn calls(text: &str, name: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || "_.".contains(character);
    text.match_indices(&format!("{name}(")).any(|(place, _)| !text[..place].ends_with(is_part))
}

#[test]
fn browser_tests_that_only_chromium_can_do_say_so() {
    let mut functions = Vec::new();
    for (path, text) in rust_files(&root().join("tests/browser")) {
        // It asks which engine there is before it uses the protocol.
        if path.ends_with("reader.rs") {
            continue;
        }
        for function in text.split("async fn ").skip(1) {
            let function = function.split("\n}\n").next().unwrap_or_default();
            let name = function.split('(').next().unwrap_or_default().to_owned();
            functions.push((path.clone(), name, function.to_owned()));
        }
    }
    let mut chromium: Vec<String> = Vec::new();
    loop {
        let known = chromium.len();
        for (path, name, function) in &functions {
            let body = function.split_once('{').map_or("", |(_, body)| body);
            let needs = body.contains(".devtools(") || chromium.iter().any(|helper| calls(body, helper));
            if !needs || chromium.contains(name) {
                continue;
            }
            if function.contains("-> Outcome {") {
                let marked = body.contains("only_in!(Chromium,");
                assert!(marked, "{}: {name} needs only_in!(Chromium, …)", path.display());
            } else {
                chromium.push(name.clone());
            }
        }
        if chromium.len() == known {
            break;
        }
    }
}
