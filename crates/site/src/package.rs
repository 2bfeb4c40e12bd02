//! The package that hosts embed, `dist/embed/`: the built widget and the files
//! in `embed/`, in which `{version}` is filled in.
//!
//! Its folder of parts is named by the version, so that it has the same name on
//! each machine that builds the package, and another one in the next version.

use crate::{file, widget};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;

/// The version of the widget.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The files of `embed/`.
const WRITTEN: [&str; 9] = [
    "README.md",
    "custom-elements.json",
    "news-brief.d.ts",
    "package.json",
    "react.d.ts",
    "react.js",
    "server.js",
    "side-effect.d.ts",
    "vue.d.ts",
];
/// The themes, each with a style sheet `theme-<name>.css`.
const THEMES: [&str; 3] = ["harbour", "ink", "paper"];

/// Writes the package of the site in `dist`, with `loader`, into `dist/embed`.
pub fn write(root: &Path, dist: &Path, loader: &str) -> Result<()> {
    let embed = dist.join("embed");
    let parts = format!("news-brief-{VERSION}");
    if embed.exists() {
        fs::remove_dir_all(&embed).with_context(|| format!("cannot clear {}", embed.display()))?;
    }
    fs::create_dir_all(embed.join(&parts)).with_context(|| format!("cannot make {}", embed.display()))?;
    for (name, bytes) in widget::files(&dist.join(widget::FOLDER))? {
        file::write(&embed.join(&parts).join(name), bytes)?;
    }
    for (name, bytes) in top_level(root, loader, &parts)? {
        file::write(&embed.join(name), bytes)?;
    }
    Ok(())
}

/// The files at the top of the package.
fn top_level(root: &Path, loader: &str, parts: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let licence = format!(
        "Licensed under MIT or Apache-2.0, as you choose. Both follow.\n\n{}\n\n{}",
        file::read(&root.join("LICENSE-MIT"))?,
        file::read(&root.join("LICENSE-APACHE"))?
    );
    let mut files = vec![
        ("news-brief.js".to_owned(), widget::loader_for(loader, parts)?.into_bytes()),
        ("news-brief.classic.js".to_owned(), file::bytes(&root.join("static/news-brief.classic.js"))?),
        ("article.schema.json".to_owned(), file::bytes(&root.join("static/article.schema.json"))?),
        ("LICENSE".to_owned(), licence.into_bytes()),
    ];
    for name in THEMES {
        files.push((format!("theme-{name}.css"), file::bytes(&root.join(format!("static/themes/{name}.css")))?));
    }
    for name in WRITTEN {
        let text = file::read(&root.join("embed").join(name))?.replace("{version}", VERSION);
        files.push((name.to_owned(), text.into_bytes()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const PARTS: [(&str, &str); 4] = [
        ("news-brief.js", "glue"),
        ("news-brief_bg.wasm", "\0asm"),
        ("news-brief.start.js", "export {};"),
        ("news-brief.failure.js", "export {};"),
    ];

    fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        entries.filter(|path| path.is_file()).map(|path| (name(&path), fs::read(path).unwrap())).collect()
    }

    #[test]
    fn the_package_is_complete_and_reproducible() {
        let dist = std::env::temp_dir().join(format!("site-package-{}", std::process::id()));
        fs::create_dir_all(dist.join(widget::FOLDER)).unwrap();
        for (name, text) in PARTS {
            fs::write(dist.join(widget::FOLDER).join(name), text).unwrap();
        }
        let root = crate::root();
        let loader = file::read(&root.join("static/news-brief.js")).unwrap();
        write(&root, &dist, &loader).unwrap();
        let embed = dist.join("embed");
        let files = contents(&embed);
        fs::write(embed.join("left-over.js"), "").unwrap();
        write(&root, &dist, &loader).unwrap();
        assert_eq!(contents(&embed), files);

        let folder = format!("news-brief-{VERSION}");
        for (name, text) in PARTS {
            assert_eq!(fs::read_to_string(embed.join(&folder).join(name)).unwrap(), text);
        }
        fs::remove_dir_all(&dist).unwrap();
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        assert!(text("news-brief.js").contains(&format!("'./{folder}/news-brief_bg.wasm'")));
        assert!(text("LICENSE").contains("MIT License") && text("LICENSE").contains("Apache License"));
        let published = text("package.json");
        for name in files.keys().filter(|name| !["package.json", "README.md"].contains(&name.as_str())) {
            assert!(!text(name).contains("{version}"), "{name}");
            assert!(published.contains(&format!("\"{name}\"")), "{name} is not published");
        }
        assert!(published.contains(&format!("\"{folder}\"")), "{published}");
    }
}
