//! wasm-opt of Binaryen, which makes the wasm smaller: the one on PATH if it
//! is new enough, else the one of the npm package `binaryen`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::npm;
use crate::run;

/// The oldest version that knows the options the site is built with.
const OLDEST: u32 = 116;

/// The version that is installed.
const VERSION: u32 = 132;

/// Makes sure wasm-opt is there. Gives the folder to put on PATH, or nothing
/// where it is on PATH already.
pub fn ensure(cache: &Cache) -> Result<Option<PathBuf>> {
    let said = run::output(Command::new("wasm-opt").arg("--version"));
    if said.and_then(|said| version(&said)) >= Some(OLDEST) {
        return Ok(None);
    }
    let bin = Path::new("node_modules").join(".bin");
    let name = format!("binaryen-{VERSION}");
    let folder = cache.install(&name, &bin.join("wasm-opt"), |root| {
        npm::install(cache, root, &format!("wasm-opt {VERSION}"), &[format!("binaryen@{VERSION}")])
    })?;
    Ok(Some(folder.join(bin)))
}

/// The number in `wasm-opt version 132 (version_132)`.
fn version(said: &str) -> Option<u32> {
    said.strip_prefix("wasm-opt version ")?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_it_prints() {
        assert_eq!(version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(version("wasm-opt version 108"), Some(108));
        assert_eq!(version("wasm-opt"), None);
        assert!(None < Some(OLDEST), "no wasm-opt is older than any");
    }
}
