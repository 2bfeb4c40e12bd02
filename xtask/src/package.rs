//! The package that hosts embed, `dist/embed/`: made from the built site and
//! from the files in `embed/`, in which `{version}` is filled in.
//!
//! The site names its wasm and glue by a hash of their contents. Here they are
//! named by the version, so that a package's names are the same on each
//! machine that builds it, and differ from those of the package before.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::digest;
use crate::sizes::{self, Sizes};

/// Files of `embed/` that go into the package, with the version filled in.
const WRITTEN: [&str; 7] =
    ["README.md", "custom-elements.json", "news-brief.d.ts", "package.json", "react.d.ts", "server.js", "vue.d.ts"];

/// The ready-made themes, each in a style sheet `theme-<name>.css` of its own.
const THEMES: [&str; 3] = ["harbour", "ink", "paper"];

/// Where a package is made from.
pub struct Origin<'a> {
    /// The root of the repository.
    pub root: &'a Path,
    /// The built site.
    pub site: &'a Path,
    /// The version of the widget.
    pub version: &'a str,
}

/// Writes the package into `folder`, anew, and gives its path.
pub fn write(origin: &Origin<'_>, folder: PathBuf) -> Result<PathBuf> {
    let files = files(origin)?;
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (name, bytes) in files {
        let file = folder.join(name);
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(folder)
}

/// The names and the contents of the package's files.
fn files(origin: &Origin<'_>) -> Result<Vec<(String, Vec<u8>)>> {
    let Origin { root, site, version } = *origin;
    let glue = find(site, ".js")?;
    let wasm = find(site, "_bg.wasm")?;
    let rest = find(site, "_rest.wasm")?;
    let glue_name = format!("news-brief-{version}.js");
    let wasm_name = format!("news-brief-{version}_bg.wasm");
    let rest_name = format!("news-brief-{version}_rest.wasm");
    let languages = languages(site, version)?;
    let renamed = |text: &str| {
        // wasm-bindgen writes the name that the wasm had before Trunk's.
        let text = text.replace(&wasm, &wasm_name).replace("'news-brief_bg.wasm'", &format!("'{wasm_name}'"));
        let text = text.replace(&glue, &glue_name).replace(&rest, &rest_name);
        languages.iter().fold(text, |text, (file, name)| text.replace(file, name))
    };

    let loader = renamed(&read(&site.join("news-brief.js"))?);
    for name in [&glue_name, &wasm_name, &rest_name].into_iter().chain(languages.iter().map(|(_, name)| name)) {
        if !loader.contains(&format!("'./{name}'")) {
            bail!("news-brief.js does not load ./{name} by a literal name, which bundlers need");
        }
    }
    let licence = format!(
        "Licensed under MIT or Apache-2.0, as you choose. Both follow.\n\n{}\n\n{}",
        read(&root.join("LICENSE-MIT"))?,
        read(&root.join("LICENSE-APACHE"))?
    );
    let mut files = vec![
        ("news-brief.js".to_owned(), loader.into_bytes()),
        ("news-brief.failure.js".to_owned(), bytes(&site.join("news-brief.failure.js"))?),
        ("news-brief.messages.js".to_owned(), bytes(&site.join("news-brief.messages.js"))?),
        (glue_name.clone(), renamed(&read(&site.join(&glue))?).into_bytes()),
        (wasm_name.clone(), bytes(&site.join(&wasm))?),
        (rest_name.clone(), bytes(&site.join(&rest))?),
        ("news-brief.css".to_owned(), bytes(&site.join("news-brief.css"))?),
        ("article.schema.json".to_owned(), bytes(&root.join("static/article.schema.json"))?),
        ("LICENSE".to_owned(), licence.into_bytes()),
    ];
    for (file, name) in &languages {
        files.push((name.clone(), bytes(&site.join(file))?));
    }
    for name in THEMES {
        let theme = bytes(&root.join(format!("static/themes/{name}.css")))?;
        files.push((format!("theme-{name}.css"), theme));
    }
    for name in WRITTEN {
        let text = read(&root.join("embed").join(name))?.replace("{version}", version);
        files.push((name.to_owned(), text.into_bytes()));
    }
    Ok(files)
}

/// The scripts with the words of each language: their names in the built site
/// and in the package.
fn languages(site: &Path, version: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for name in names(site)? {
        let tag = name.strip_prefix("news-brief.").and_then(|rest| rest.strip_suffix(".js"));
        if let Some((tag, _)) = tag.and_then(|tag| tag.rsplit_once('-')) {
            found.push((name.clone(), format!("news-brief.{tag}-{version}.js")));
        }
    }
    found.sort();
    if found.is_empty() {
        bail!("{} holds the words of no language", site.display());
    }
    Ok(found)
}

/// The names of the files at the top of the built site.
fn names(site: &Path) -> Result<Vec<String>> {
    let entries = site.read_dir().with_context(|| format!("there is no built site in {}", site.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// The version in the text of a Cargo.toml.
pub fn version(manifest: &str) -> Option<&str> {
    let package = manifest.split("[package]").nth(1)?.split("\n[").next()?;
    package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

/// The sizes of a package's files, by name.
pub fn sizes(folder: &Path) -> Result<Vec<Sizes>> {
    let mut files = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("there is no package in {}", folder.display()))? {
        files.push(entry?.path());
    }
    files.sort();
    files.iter().map(|file| sizes::measure(file)).collect()
}

/// The two lines for a page, by which a browser refuses any other loader.
pub fn snippet(folder: &Path) -> Result<String> {
    let hash = digest::integrity(&bytes(&folder.join("news-brief.js"))?);
    Ok(format!(
        "<script type=\"module\" src=\"/news-brief/news-brief.js\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>\n\
         <news-brief src=\"article.json\"><article>…</article></news-brief>\n"
    ))
}

/// The one file of the built site whose name ends like this and has a hash.
fn find(site: &Path, end: &str) -> Result<String> {
    let mut found = names(site)?;
    found.retain(|name| name.starts_with("news-brief-") && name.ends_with(end));
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!("{} holds {} files news-brief-…{end} instead of one", site.display(), found.len()),
    }
}

/// A file's text.
fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// A file's bytes.
fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const LOADER: &str = "const a = import('./news-brief-12ab.js');\nimport('./news-brief.zh-TW-34cd.js');\nnew URL('./news-brief-12ab_bg.wasm', import.meta.url);\nnew URL('./news-brief-12ab_rest.wasm', import.meta.url);\n";

    /// A folder with what a built site has.
    fn site(name: &str, loader: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-package-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("news-brief.js", loader),
            ("news-brief.failure.js", "export {};"),
            ("news-brief.messages.js", "export {};"),
            ("news-brief.zh-TW-34cd.js", "export const words='x'"),
            ("news-brief.css", "a{}"),
            ("news-brief-12ab.js", "new URL('news-brief_bg.wasm', import.meta.url)"),
            ("news-brief-12ab_bg.wasm", "\0asm"),
            ("news-brief-12ab_rest.wasm", "\0asm"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
        entries
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
            .collect()
    }

    #[test]
    fn a_package_is_whole_named_by_its_version_and_the_same_each_time() {
        let site = site("whole", LOADER);
        let origin = Origin { root: crate::root(), site: &site, version: "9.8.7" };
        let folder = write(&origin, site.join("embed")).unwrap();
        let first = contents(&folder);
        fs::write(folder.join("left-over.js"), "").unwrap();
        write(&origin, folder.clone()).unwrap();
        assert_eq!(contents(&folder), first);

        let text = |name: &str| String::from_utf8(first[name].clone()).unwrap();
        assert!(text("news-brief.js").contains("import('./news-brief-9.8.7.js')"));
        assert!(text("news-brief.js").contains("'./news-brief-9.8.7_bg.wasm'"));
        assert!(text("news-brief.js").contains("'./news-brief-9.8.7_rest.wasm'"));
        assert!(text("news-brief.js").contains("import('./news-brief.zh-TW-9.8.7.js')"));
        assert_eq!(text("news-brief.zh-TW-9.8.7.js"), "export const words='x'");
        assert_eq!(text("news-brief-9.8.7.js"), "new URL('news-brief-9.8.7_bg.wasm', import.meta.url)");
        assert!(text("LICENSE").contains("MIT License") && text("LICENSE").contains("Apache License"));
        for (name, bytes) in &first {
            assert!(!String::from_utf8_lossy(bytes).contains("{version}"), "{name}");
            // What package.json says as news-brief.*-9.8.7.js, for there may be more languages.
            let language = name.starts_with("news-brief.") && name.ends_with("-9.8.7.js");
            let listed = if language { "news-brief.*-9.8.7.js" } else { name };
            assert!(
                name == "package.json" || name == "README.md" || text("package.json").contains(listed),
                "{name} is not published"
            );
        }
        let snippet = snippet(&folder).unwrap();
        assert!(snippet.contains("integrity=\"sha384-") && snippet.lines().count() == 2);
        fs::remove_dir_all(&site).unwrap();
    }

    #[test]
    fn a_loader_that_bundlers_can_not_follow_is_refused() {
        let site = site("refused", "const here = (file) => new URL(file, import.meta.url);\n");
        let origin = Origin { root: crate::root(), site: &site, version: "1.0.0" };
        let error = write(&origin, site.join("embed")).unwrap_err();
        fs::remove_dir_all(&site).unwrap();
        assert!(error.to_string().contains("literal"), "{error}");
    }

    #[test]
    fn the_version_is_that_of_the_package_itself() {
        let manifest = "[package]\nname = \"a\"\nversion = \"1.2.3\"\n\n[dependencies]\nversion = \"9\"\n";
        assert_eq!(version(manifest), Some("1.2.3"));
        assert_eq!(version("[workspace]\nversion = \"1\"\n"), None);
    }
}
