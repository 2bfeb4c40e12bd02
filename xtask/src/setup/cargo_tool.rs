//! Tools that are Rust programs: Trunk, the wasm-bindgen command line in the
//! version of the wasm-bindgen crate that the site is built with, and
//! geckodriver, which drives Firefox.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache::Cache;
use crate::run;

/// A program that `cargo install` makes.
pub struct CargoTool {
    /// The package on the registry.
    package: &'static str,
    /// The program in it.
    program: &'static str,
    /// The one version that is right.
    version: String,
    /// About how long it takes to build.
    minutes: u32,
    /// Whether to build with the versions its own lock file names.
    locked: bool,
    /// The optimisation it is built with: more takes longer, but pays where
    /// the tool itself has much to compute.
    opt_level: u32,
}

impl CargoTool {
    /// Trunk, which builds and serves the site.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".to_owned(),
            minutes: 4,
            locked: true,
            opt_level: 0,
        }
    }

    /// The wasm-bindgen command line, of the version `lock` (the text of a
    /// Cargo.lock) holds: any other refuses to work.
    pub fn wasm_bindgen(lock: &str) -> Result<Self> {
        let version = locked_version(lock, "wasm-bindgen")
            .context("Cargo.lock names no wasm-bindgen: restore it with `git checkout Cargo.lock`")?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: version.to_owned(),
            minutes: 2,
            locked: false,
            opt_level: 1,
        })
    }

    /// Geckodriver, for a machine that has none; any version would do.
    pub fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: "0.37.1".to_owned(),
            minutes: 2,
            locked: true,
            opt_level: 0,
        }
    }

    /// Makes sure the tool is there. Gives the folder to put on PATH, or
    /// nothing where the right version is on PATH already.
    pub fn ensure(&self, cache: &Cache) -> Result<Option<PathBuf>> {
        let said = run::output(Command::new(self.program).arg("--version"));
        if said.is_some_and(|said| said.split(' ').nth(1) == Some(&self.version)) {
            return Ok(None);
        }
        Ok(self.program(cache)?.parent().map(Path::to_owned))
    }

    /// The tool in the cache, built if it isn't there yet.
    pub fn program(&self, cache: &Cache) -> Result<PathBuf> {
        let name = format!("{}-{}", self.package, self.version);
        let program = run::executable(&Path::new("bin").join(self.program));
        let folder = cache.install(&name, &program, |root| self.install(cache, root))?;
        Ok(folder.join(program))
    }

    /// Builds the tool into `root`. An install that was broken off goes on
    /// where it stopped.
    fn install(&self, cache: &Cache, root: &Path) -> Result<()> {
        let Self { package, version, .. } = self;
        let build = root.join("build");
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", "--debug", package, "--version", version])
            .args(self.locked.then_some("--locked"))
            .arg("--root")
            .arg(root)
            // Outside of the workspace, whose settings are for the site.
            .current_dir(cache.folder())
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.opt_level.to_string());
        let minutes = self.minutes;
        let what = format!("installing {package} {version} (about {minutes} minutes, once)");
        run::announced(&what, &mut cargo, &cache.log(package))?;
        Ok(fs::remove_dir_all(&build)?)
    }
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";

    #[test]
    fn the_version_is_read_from_the_lock_file() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-macro"), Some("0.2.1"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn a_lock_file_without_the_crate_is_explained() {
        let error = CargoTool::wasm_bindgen("version = 4\n").err().unwrap();
        assert!(error.to_string().contains("git checkout Cargo.lock"));
    }
}
