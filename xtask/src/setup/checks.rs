//! What the browser tests put into pages: axe-core, which looks for barriers,
//! and pdf.js, which reads the text of what was printed.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::cache::Cache;
use super::npm;

/// The versions: other rules are other findings.
const AXE: &str = "4.14.1";
const PDF_JS: &str = "6.5.438";

/// Makes sure they are there, and gives the folder of the packages.
pub fn ensure(cache: &Cache) -> Result<PathBuf> {
    let packages = Path::new("node_modules");
    let wanted = packages.join("pdfjs-dist/legacy/build/pdf.min.mjs");
    let name = format!("page-checks-{AXE}-{PDF_JS}");
    let folder = cache.install(&name, &wanted, |root| {
        let packages = [format!("axe-core@{AXE}"), format!("pdfjs-dist@{PDF_JS}")];
        npm::install(cache, root, "axe-core and pdf.js", &packages)
    })?;
    Ok(folder.join(packages))
}
