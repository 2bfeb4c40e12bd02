//! The list of files that the service worker keeps of one version, with their
//! hashes: it takes no file of another version, and no half of one.

use crate::file::{self, replace_once};
use anyhow::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use render::parts::{LOADER, named};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Addresses and files beside the widget's own. The address of the site itself
/// is that of its first page, whose widget fetches its document.
const PAGES: [(&str, &str); 9] = [
    ("./", "index.html"),
    ("article.json", "article.json"),
    ("offline.html", "offline.html"),
    ("page.js", "page.js"),
    ("page.notices.js", "page.notices.js"),
    ("manifest.webmanifest", "manifest.webmanifest"),
    ("icon.svg", "icon.svg"),
    ("icon-192.png", "icon-192.png"),
    (LOADER, LOADER),
];
/// What the service worker has where the list and its version go.
const FILES: &str = "const files = [];";
const VERSION: &str = "const version = '';";

/// `worker`, the script of the service worker, for the site in `dist`.
pub fn fill(worker: &str, dist: &Path) -> Result<String> {
    let parts = named(&file::read(&dist.join(LOADER))?);
    let parts = parts.iter().map(|name| name.trim_start_matches("./")).map(|name| (name, name));
    let mut files = Vec::new();
    for (address, name) in PAGES.into_iter().chain(parts) {
        let hash = Sha256::digest(file::bytes(&dist.join(name))?);
        files.push([address.to_owned(), format!("sha256-{}", BASE64_STANDARD.encode(hash))]);
    }
    let files = serde_json::to_string(&files)?;
    let version: String = Sha256::digest(&files).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let worker = replace_once(worker, FILES, &format!("const files = {files};"))?;
    replace_once(&worker, VERSION, &format!("const version = '{version}';"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_version_depends_on_every_file() {
        let dist = std::env::temp_dir().join(format!("site-precache-{}", std::process::id()));
        fs::create_dir_all(dist.join("w")).unwrap();
        for (_, name) in PAGES {
            fs::write(dist.join(name), name).unwrap();
        }
        fs::write(dist.join(LOADER), "import('./w/g.js');'./w/g_bg.wasm';'./w/n.js'").unwrap();
        for name in ["w/g.js", "w/g_bg.wasm", "w/n.js"] {
            fs::write(dist.join(name), "").unwrap();
        }
        let worker = include_str!("../../../static/service-worker.js");
        let first = fill(worker, &dist).unwrap();
        assert_eq!(fill(worker, &dist).unwrap(), first);
        for name in ["./", "news-brief.js", "w/g.js", "w/g_bg.wasm", "w/n.js", "page.js"] {
            assert!(first.contains(&format!("[\"{name}\",\"sha256-")), "{name}: {first}");
        }
        // The hash of no bytes.
        assert!(first.contains("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), "{first}");
        fs::write(dist.join("w/n.js"), "a").unwrap();
        let second = fill(worker, &dist).unwrap();
        let version = |worker: &str| worker.split("const version = '").nth(1).unwrap()[..17].to_owned();
        assert!(version(&first) != version(&second) && version(&first).ends_with('\''), "{first}");
        fs::remove_file(dist.join("page.js")).unwrap();
        assert!(fill(worker, &dist).unwrap_err().to_string().contains("page.js"));
        fs::remove_dir_all(&dist).unwrap();
    }
}
