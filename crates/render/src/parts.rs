//! The parts of a built widget: the loader, and the files that it names.
//!
//! The loader names its parts by literals, for bundlers to find. They are read
//! from its text, so a new part needs no list here.

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The loader's file name, in a built site and in the package.
pub const LOADER: &str = "news-brief.js";
/// The folder that a build writes.
const BUILT: &str = "dist";

/// What the widget consists of.
pub struct Parts {
    /// The text of the loader.
    pub loader: String,
    /// The specifier and the text of each script that it imports.
    pub scripts: Vec<(String, String)>,
    /// The wasm.
    pub wasm: Vec<u8>,
}

impl Parts {
    /// Reads the parts in `folder`; by default in `dist` or beside this program.
    ///
    /// # Errors
    /// When a part is missing. The message names the command that builds it.
    pub fn read(folder: Option<&Path>) -> Result<Self> {
        let folder = match folder {
            Some(folder) => folder.to_owned(),
            None => find(&places())?,
        };
        let missing = |what: &str| {
            format!(
                "{}: has no {what}: build the widget with `cargo xtask build --release`, or name its folder with --parts",
                folder.display()
            )
        };
        let loader = fs::read_to_string(folder.join(LOADER)).with_context(|| missing(LOADER))?;
        let (mut scripts, mut wasm) = (Vec::new(), None);
        for name in named(&loader) {
            let file = folder.join(&name);
            if name.ends_with(".wasm") {
                wasm = Some(fs::read(file).with_context(|| missing(&name))?);
                continue;
            }
            let text = fs::read_to_string(file).with_context(|| missing(&name))?;
            scripts.push((name, text));
        }
        let wasm = wasm.with_context(|| missing(".wasm that its loader names"))?;
        Ok(Self { loader, scripts, wasm })
    }
}

/// The files that the loader names: every literal `'./…'`.
#[must_use]
pub fn named(loader: &str) -> Vec<String> {
    let is_file =
        |name: &&str| [".js", ".wasm"].iter().any(|end| name.ends_with(end)) && !name.contains(char::is_whitespace);
    let mut names: Vec<String> = Vec::new();
    for name in loader.split('\'').filter(|text| text.starts_with("./")).filter(is_file) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Where the parts are searched if no folder is given.
fn places() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    std::iter::once(PathBuf::from(BUILT)).chain(beside).collect()
}

/// The first of `places` that has a loader.
fn find(places: &[PathBuf]) -> Result<PathBuf> {
    if let Some(place) = places.iter().find(|place| place.join(LOADER).is_file()) {
        return Ok(place.clone());
    }
    let places: Vec<_> = places.iter().map(|place| place.display().to_string()).collect();
    bail!(
        "the widget is not built: neither of {} has {LOADER}. Run `cargo xtask build --release`, or name the folder with --parts",
        places.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("news-brief-parts-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("w")).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    const LOADER_TEXT: &str = "// it's a comment\nimport('./w/glue.js');\
        new URL('./w/g_bg.wasm',b);import('./w/failure.js');import('./w/failure.js');f('./x')";

    #[test]
    fn every_file_that_the_loader_names_is_read() {
        let folder = folder(
            "whole",
            &[(LOADER, LOADER_TEXT), ("w/glue.js", "glue"), ("w/failure.js", ""), ("w/g_bg.wasm", "\0asm")],
        );
        let parts = Parts::read(Some(&folder)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(parts.loader, LOADER_TEXT);
        let scripts = [("./w/glue.js", "glue"), ("./w/failure.js", "")];
        assert_eq!(parts.scripts, scripts.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(parts.wasm, b"\0asm");
    }

    #[test]
    fn a_missing_part_is_named_with_the_remedy() {
        let folder = folder("missing", &[(LOADER, LOADER_TEXT)]);
        let error = Parts::read(Some(&folder)).err().unwrap().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("has no ./w/glue.js") && error.contains("cargo xtask build --release"), "{error}");
        let error = find(&[PathBuf::from("here"), PathBuf::from("there")]).unwrap_err().to_string();
        assert!(error.contains("neither of here, there") && error.contains("--parts"), "{error}");
    }
}
