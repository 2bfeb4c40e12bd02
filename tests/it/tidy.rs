//! Rules for every file.

use crate::{root, rust_files};

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in rust_files(&root().join(folder)) {
            assert!(text.starts_with("//! "), "{folder}/{}: begin it with //! and what it is for", path.display());
        }
    }
}

#[test]
fn files_hold_one_idea() {
    for (path, text) in rust_files(&root().join("src")) {
        let lines = text.lines().count();
        assert!(lines <= 420, "src/{}: {lines} lines, can it be two ideas?", path.display());
    }
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    for folder in ["src", "xtask/src", "tests/it", "tests/browser"] {
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
