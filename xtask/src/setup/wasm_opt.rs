//! wasm-opt of Binaryen, which makes the wasm smaller: the one on PATH if it
//! is new enough, else the one of the npm package `binaryen`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::cache::Cache;
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
    let folder = cache.install(&name, &bin.join("wasm-opt"), |root| install(cache, root))?;
    Ok(Some(folder.join(bin)))
}

/// Installs the npm package into `root`.
fn install(cache: &Cache, root: &Path) -> Result<()> {
    if run::which("npm").is_none() {
        if !apt::is_here() {
            bail!(
                "wasm-opt {OLDEST} or newer is missing, and so is npm to install it with: \
                 install either Binaryen or Node.js, and run this again"
            );
        }
        apt::install(cache, &["nodejs", "npm"])?;
    }
    let npm = run::which("npm").context("npm was installed, yet it is not on PATH")?;
    let mut npm = Command::new(npm);
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(root)
        .arg(format!("binaryen@{VERSION}"))
        .current_dir(root);
    let what = format!("installing wasm-opt {VERSION} (some seconds, once)");
    run::announced(&what, &mut npm, &cache.log("wasm-opt"))
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
