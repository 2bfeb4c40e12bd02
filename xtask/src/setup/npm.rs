//! Packages of npm, each in its exact version.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::cache::Cache;
use crate::run;

/// Installs `packages` (`name@version`) into `root`; `what` they are, for who waits.
pub fn install(cache: &Cache, root: &Path, what: &str, packages: &[String]) -> Result<()> {
    run_npm(cache, root, what, packages, &["--omit=optional"])
}

/// The same for packages that bring programs for this system as optional ones.
pub fn install_with_binaries(cache: &Cache, root: &Path, what: &str, packages: &[String]) -> Result<()> {
    run_npm(cache, root, what, packages, &[])
}

fn run_npm(cache: &Cache, root: &Path, what: &str, packages: &[String], options: &[&str]) -> Result<()> {
    if run::which("npm").is_none() {
        if !apt::is_here() {
            bail!("npm is missing, which brings {what}: install Node.js, and run this again");
        }
        apt::install(cache, &["nodejs", "npm"])?;
    }
    let npm = run::which("npm").context("npm was installed, yet it is not on PATH")?;
    let mut npm = Command::new(npm);
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .args(options)
        .arg("--prefix")
        .arg(root)
        .args(packages)
        .current_dir(root);
    let says = format!("installing {what} (some seconds, once)");
    run::announced(&says, &mut npm, &cache.log(what.split(' ').next().unwrap_or(what)))
}
