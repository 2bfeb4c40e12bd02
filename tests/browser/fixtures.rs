//! Shared fixtures: a host's page, a small article, a temporary folder.

use std::sync::atomic::{AtomicU32, Ordering};

/// A page with the two lines that a host pastes.
pub fn page(attributes: &str, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>host</title>\
         <script type=\"module\" src=\"news-brief.js\"></script><news-brief {attributes}>{inside}</news-brief></html>"
    )
}

/// A small article.
pub const SMALL: &str = r#"{"format":"news-brief/1","id":"small","lang":"zh-CN","title":"小文","body":[{"type":"paragraph","text":"一句话。"}]}"#;

/// A temporary folder for downloads and chosen files, removed when dropped.
pub struct Folder(pub std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn tempfolder() -> Folder {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("news-brief-download-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    Folder(folder)
}
