//! What the site's service worker keeps of one version: names, and the hashes
//! by which it takes no file of another version and no half of one.

use super::packed::{base64, short_hash};
use super::parts::Parts;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What belongs to a version beside the widget's parts. The address of the
/// site itself is that of its first page.
const PAGES: [(&str, &str); 6] = [
    ("./", "index.html"),
    ("offline.html", "offline.html"),
    ("page.js", "page.js"),
    ("manifest.webmanifest", "manifest.webmanifest"),
    ("icon.svg", "icon.svg"),
    ("icon-192.png", "icon-192.png"),
];

/// The script of the service worker for the site in `folder`.
///
/// # Errors
/// A sentence, when a file is missing.
pub fn filled(script: &str, folder: &Path) -> Result<String, String> {
    let parts = Parts::read(Some(folder))?;
    let scripts = parts.scripts.into_iter().map(|(name, _)| name);
    let wasm = parts.wasm.into_iter().map(|(name, _)| name);
    let names = scripts.chain([parts.styles.0]).chain(wasm).map(|name| (name.clone(), name));
    let pages = PAGES.map(|(address, file)| (address.to_owned(), file.to_owned()));
    let mut files = Vec::new();
    for (address, file) in pages.into_iter().chain(names) {
        let path = folder.join(&file);
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: can't be read: {error}", path.display()))?;
        files.push([address, format!("sha256-{}", base64(&Sha256::digest(bytes)))]);
    }
    let files = serde_json::to_string(&files).map_err(|error| error.to_string())?;
    Ok(script.replace("{files}", &files).replace("{version}", &short_hash(&files)))
}

/// The same for a site that is being worked on, where nothing must be kept.
pub fn empty(script: &str) -> String {
    script.replace("{files}", "[]").replace("{version}", "none")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_version_is_told_by_the_bytes_of_its_files() {
        let folder = std::env::temp_dir().join(format!("news-brief-precache-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (_, file) in PAGES {
            fs::write(folder.join(file), file).unwrap();
        }
        fs::write(folder.join("news-brief.js"), "import('./g.js');'./g_bg.wasm';'./g_rest.wasm';'./n.css'").unwrap();
        for file in ["g.js", "g_bg.wasm", "g_rest.wasm", "n.css"] {
            fs::write(folder.join(file), "").unwrap();
        }
        let script = "const files = {files};'news-brief-core-{version}'";
        let first = filled(script, &folder).unwrap();
        assert_eq!(filled(script, &folder).unwrap(), first);
        for name in ["./", "news-brief.js", "g.js", "g_bg.wasm", "g_rest.wasm", "n.css", "page.js"] {
            assert!(first.contains(&format!("[\"{name}\",\"sha256-")), "{name}: {first}");
        }
        // The hash of nothing, as everyone has it.
        assert!(first.contains("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), "{first}");
        fs::write(folder.join("n.css"), "a{}").unwrap();
        let second = filled(script, &folder).unwrap();
        let version = |script: &str| script.rsplit('-').next().unwrap().to_owned();
        assert!(version(&first) != version(&second) && version(&first).len() == 17, "{first}");
        fs::remove_file(folder.join("page.js")).unwrap();
        assert!(filled(script, &folder).unwrap_err().contains("page.js: can't be read"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
