//! A Rust that builds for wasm: found, or else completed or installed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::apt;
use super::cache::Cache;
use crate::run;
use crate::toolchain::{TARGET, Toolchain};

/// Debian's own Rust for wasm: a compiler, the source of std, and a linker.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// Where these packages put their programs.
const DEBIAN_BIN: &str = "/usr/bin";

/// How long rustup may take to download a part.
const LIMIT: Duration = Duration::from_secs(180);

/// What a rustc says about itself.
struct Facts {
    /// Its version, 1.x.
    minor: u32,
    /// The system it runs on.
    host: String,
    /// Whether it has std for wasm, built.
    has_std: bool,
    /// Whether it has the source of std.
    has_source: bool,
}

/// Makes sure wasm can be built, in the first of these ways that works: with
/// the Rust on PATH as it is; with Debian's own, if it is there; with the Rust
/// on PATH, completed by rustup; with Debian's own, installed for this.
pub fn ensure(cache: &Cache) -> Result<Toolchain> {
    let path_rust = || facts(Path::new("rustc"));
    let mut here = path_rust().context("rustc does not run: install Rust, see https://rustup.rs")?;
    if !here.has_std {
        if let Some(toolchain) = debian() {
            return Ok(toolchain);
        }
        if rustup(&["target", "add", TARGET], &cache.log("rustup-target"))? {
            here = path_rust().context("rustc no longer runs since rustup added a target")?;
        }
    }
    if here.has_std {
        // Worth one attempt for each version of Rust, since wasm can be built
        // without it. That its log is there tells that it was made.
        let log = cache.log(&format!("rustup-source-1.{}", here.minor));
        if !here.has_source && !log.exists() && rustup(&["component", "add", "rust-src"], &log)? {
            here.has_source = path_rust().is_some_and(|facts| facts.has_source);
        }
        return Ok(Toolchain::ordinary(here.host, here.has_source));
    }
    let remedy = format!(
        "Rust cannot build for {TARGET} here: run `rustup target add {TARGET}` where its server \
         can be reached, or install a Rust that has this target"
    );
    if !apt::is_here() {
        bail!(remedy);
    }
    apt::install(cache, &PACKAGES).context(remedy.clone())?;
    debian().context(remedy)
}

/// Lets rustup complete the Rust on PATH. A failure is no error, since there
/// are other ways; false if nothing was done.
fn rustup(arguments: &[&str], log: &Path) -> Result<bool> {
    if run::which("rustup").is_none() {
        return Ok(false);
    }
    let words = arguments.join(" ");
    eprintln!("rustup {words} (less than a minute, once)");
    let mut rustup = Command::new("rustup");
    rustup.args(arguments).current_dir(crate::root());
    let started = Instant::now();
    let done = run::within(LIMIT, &mut rustup, log)?;
    if done {
        eprintln!("  done in {:.0} s", started.elapsed().as_secs_f32());
    } else {
        eprintln!("  it did not work, see {}", log.display());
    }
    Ok(done)
}

/// Debian's own Rust, if it is complete.
fn debian() -> Option<Toolchain> {
    let bin = Path::new(DEBIAN_BIN);
    let complete = ["cargo", "rustc", "wasm-ld"].iter().all(|name| bin.join(name).exists());
    let facts = complete.then(|| facts(&bin.join("rustc")))??;
    facts.has_source.then(|| Toolchain::without_std(bin.to_owned(), facts.host))
}

/// What a rustc says about itself, if it runs.
fn facts(rustc: &Path) -> Option<Facts> {
    let ask = |arguments: &[&str]| run::output(Command::new(rustc).args(arguments).current_dir(crate::root()));
    let version = ask(&["-vV"])?;
    let places = ask(&["--print", "sysroot", "--print", "target-libdir", "--target", TARGET])?;
    let (sysroot, libraries) = places.split_once('\n')?;
    let source = PathBuf::from(sysroot).join("lib/rustlib/src/rust/library/Cargo.lock");
    let field = |name: &str| version.lines().find_map(|line| line.strip_prefix(name));
    Some(Facts {
        minor: field("release: 1.")?.split('.').next()?.parse().ok()?,
        host: field("host: ")?.to_owned(),
        has_std: holds_std(Path::new(libraries.trim())),
        has_source: source.exists(),
    })
}

/// Whether a folder of libraries holds std.
fn holds_std(folder: &Path) -> bool {
    let Ok(files) = folder.read_dir() else {
        return false;
    };
    let name = |file: std::fs::DirEntry| file.file_name().to_string_lossy().starts_with("libstd-");
    files.flatten().any(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rust_that_runs_this_test_is_understood() {
        let facts = facts(Path::new("rustc")).unwrap();
        assert!(facts.minor >= 85, "edition 2024 needs 1.85");
        assert!(!facts.host.is_empty());
    }
}
