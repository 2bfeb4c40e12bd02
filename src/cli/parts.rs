//! The parts of the built widget: the loader, and every file that it names.
//!
//! The names come from the loader itself, which gives them as literals for
//! bundlers to find, so that a further part needs no list here.

use std::fs;
use std::path::{Path, PathBuf};

/// The loader's name in a built site and in the package for hosts.
pub const LOADER: &str = "news-brief.js";
/// The folder in which a build puts them.
const BUILT: &str = "dist";

/// The parts, the loader first.
pub struct Parts {
    /// Scripts, by name.
    pub scripts: Vec<(String, String)>,
    /// The styles of the shadow root.
    pub styles: (String, String),
    /// The wasm: what is needed at the start first, then the rest.
    pub wasm: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Reads the parts in `folder`; if none is named, from where a build puts
    /// them, else from beside this program.
    ///
    /// # Errors
    /// A sentence that says which command makes what is missing.
    pub fn read(folder: Option<&Path>) -> Result<Self, String> {
        let folder = match folder {
            Some(folder) => folder.to_owned(),
            None => found(&places())?,
        };
        let missing = |what: &str| {
            format!(
                "{}: has no {what}: build the widget by `cargo xtask build --release`, or name its folder with --parts",
                folder.display()
            )
        };
        let (mut scripts, mut styles, mut wasm) = (Vec::new(), None, Vec::new());
        let mut names = vec![LOADER.to_owned()];
        let mut next = 0;
        while let Some(name) = names.get(next).cloned() {
            next += 1;
            let bytes = fs::read(folder.join(&name)).map_err(|_| missing(&name))?;
            if name.ends_with(".wasm") {
                wasm.push((name, bytes));
                continue;
            }
            let text = String::from_utf8(bytes).map_err(|_| format!("{name}: is not UTF-8"))?;
            if name.ends_with(".css") {
                styles = Some((name, text));
                continue;
            }
            for named in named(&text) {
                if !names.contains(&named) {
                    names.push(named);
                }
            }
            scripts.push((name, text));
        }
        if wasm.is_empty() {
            return Err(missing(".wasm that its loader names"));
        }
        Ok(Self { scripts, styles: styles.ok_or_else(|| missing(".css that its loader names"))?, wasm })
    }
}

/// Where the parts are looked for if no folder is named.
fn places() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    std::iter::once(PathBuf::from(BUILT)).chain(beside).collect()
}

/// The first of `places` that has a loader.
fn found(places: &[PathBuf]) -> Result<PathBuf, String> {
    places.iter().find(|place| place.join(LOADER).is_file()).cloned().ok_or_else(|| {
        let places: Vec<_> = places.iter().map(|place| place.display().to_string()).collect();
        format!(
            "the widget is not built: neither of {} has {LOADER}. Run `cargo xtask build --release`, or name the folder with --parts",
            places.join(", ")
        )
    })
}

/// The files beside it that a script names: `'./name'`.
fn named(script: &str) -> Vec<String> {
    let names = script.split("'./").skip(1).filter_map(|rest| rest.split_once('\'')).map(|(name, _)| name);
    let is_file = |name: &&str| [".js", ".css", ".wasm"].iter().any(|ending| name.ends_with(ending));
    names.filter(is_file).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("news-brief-parts-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    const LOADER_TEXT: &str = "import('./glue-1.js');new URL('./a.css',b);new URL('./g_bg.wasm',b);new URL('./g_rest.wasm',b);import('./late.js');f('./x')";

    #[test]
    fn every_file_that_the_loader_names_is_read_once() {
        let folder = folder(
            "whole",
            &[
                (LOADER, LOADER_TEXT),
                ("glue-1.js", "import('./late.js')"),
                ("late.js", ""),
                ("a.css", "a{}"),
                ("g_bg.wasm", "\0asm"),
                ("g_rest.wasm", "\0asm"),
            ],
        );
        let parts = Parts::read(Some(&folder)).map_err(|error| panic!("{error}")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let names: Vec<_> = parts.scripts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [LOADER, "glue-1.js", "late.js"]);
        let wasm: Vec<_> = parts.wasm.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        assert_eq!(wasm, [("g_bg.wasm", b"\0asm".as_slice()), ("g_rest.wasm", b"\0asm")]);
        assert_eq!(parts.styles.0, "a.css");
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_makes_it() {
        let folder = folder("missing", &[(LOADER, LOADER_TEXT)]);
        let error = Parts::read(Some(&folder)).err().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("has no glue-1.js") && error.contains("cargo xtask build --release"), "{error}");
        let error = found(&[PathBuf::from("here"), PathBuf::from("there")]).unwrap_err();
        assert!(error.contains("neither of here, there") && error.contains("--parts"), "{error}");
    }
}
