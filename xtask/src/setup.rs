//! The set-up: whatever is missing on this machine is installed, once.

mod apt;
pub mod browser;
pub mod cache;
mod cargo_tool;
pub mod checks;
pub mod hosts;
mod npm;
pub mod peers;
mod wasm_opt;
mod wasm_std;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use self::browser::Engine;
use self::cache::Cache;
use self::cargo_tool::CargoTool;
use crate::run;
use crate::toolchain::{TARGET, Toolchain};

/// The arguments of `cargo xtask setup`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Also what the tests need: Chromium, Firefox and `WebKitGTK` with their drivers, axe-core and pdf.js, Vite and what else hosts use
    #[arg(long)]
    browser: bool,
}

/// Runs `cargo xtask setup`.
pub fn run(arguments: &Arguments) -> Result<()> {
    let started = Instant::now();
    let site = site(true)?;
    if arguments.browser {
        checks::ensure(&site.cache)?;
    }
    let mut missing = Vec::new();
    if arguments.browser
        && let Err(error) = hosts::ensure(&site.cache)
    {
        eprintln!("Vite and what else hosts use can't be had: {error:#}");
        missing.push("Vite");
    }
    for engine in browser::ENGINES.into_iter().filter(|_| arguments.browser) {
        if let Err(error) = engine.ensure(&site.cache) {
            eprintln!("{} can't be had: {error:#}", engine.name());
            missing.push(engine.name());
        }
    }
    let what = match missing.as_slice() {
        [] => "everything".to_owned(),
        missing => format!("everything but {}", missing.join(" and ")),
    };
    eprintln!(
        "{what} is there, in {} and on PATH ({:.1} s)",
        site.cache.folder().display(),
        started.elapsed().as_secs_f32()
    );
    // Without the others tests run, and say so; without this one they don't.
    anyhow::ensure!(!missing.contains(&Engine::Chromium.name()), "the tests need Chromium");
    Ok(())
}

/// What building the site takes.
pub struct Site {
    /// Where the tools are.
    pub cache: Cache,
    /// The PATH on which they are found.
    pub path: OsString,
    /// Whether release builds compile std for size.
    pub small: bool,
    /// How wasm is built.
    toolchain: Toolchain,
}

/// Installs what building the site takes and is missing; wasm-opt only for a
/// `release`.
pub fn site(release: bool) -> Result<Site> {
    let cache = Cache::open()?;
    let toolchain = wasm_std::ensure(&cache)?;
    let lock = crate::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let folders = [
        CargoTool::trunk().ensure(&cache)?,
        CargoTool::wasm_bindgen(&lock)?.ensure(&cache)?,
        if release { wasm_opt::ensure(&cache)? } else { None },
        toolchain.bin.clone(),
    ];
    let folders: Vec<_> = folders.into_iter().flatten().collect();
    let path = run::path_with(&folders, &env::var_os("PATH").unwrap_or_default())?;
    let site = Site { cache, path, small: toolchain.small, toolchain };
    site.fetch()?;
    Ok(site)
}

impl Site {
    /// Trunk, to be run in the root of the workspace with all it needs.
    pub fn trunk(&self, release: bool) -> Command {
        let mut trunk = self.command("trunk", release);
        // Trunk reads this one as true or false, and refuses other values.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        // The error of the build is enough, without Trunk's own backtrace.
        trunk.env("RUST_LIB_BACKTRACE", "0");
        trunk
    }

    /// Whether Trunk can build here with nothing but PATH.
    pub fn is_plain(&self) -> bool {
        !self.toolchain.no_std
    }

    /// Fetches the crates of wasm builds: Trunk passes its `--offline`, meant for
    /// its own downloads, to cargo as well.
    fn fetch(&self) -> Result<()> {
        let fetch = || {
            let mut fetch = self.command("cargo", true);
            fetch.args(["fetch", "--target", TARGET, "--target", &self.toolchain.host]);
            fetch
        };
        if run::output(fetch().arg("--offline")).is_some() {
            return Ok(());
        }
        eprintln!("fetching crates (less than a minute)");
        run::check("cargo fetch", &mut fetch())
    }

    /// A program of the build.
    fn command(&self, program: &str, release: bool) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).envs(self.toolchain.variables(release)).current_dir(crate::root());
        // Set by the cargo that runs this program; Trunk would start the same one.
        command.env_remove("CARGO").env_remove("CARGO_MANIFEST_DIR");
        command
    }
}
