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
    let site = site()?;
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
    path: OsString,
    /// Whether release builds are as small as they can be.
    pub small: bool,
}

/// Makes sure everything is there that building the site takes.
pub fn site() -> Result<Site> {
    let cache = Cache::open()?;
    let toolchain = wasm_std::ensure(&cache)?;
    let shim = cache.folder().join("wasm-cargo").join("bin");
    // Not the script itself, which is on PATH where Trunk has started us.
    let cargo =
        run::which_outside(&shim, "cargo").context("cargo is not on PATH: install Rust, see https://rustup.rs")?;
    let shim = toolchain.write_shim(&shim, &cargo)?;
    let lock = crate::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let folders = [
        shim,
        CargoTool::trunk().ensure(&cache)?,
        CargoTool::wasm_bindgen(&lock)?.ensure(&cache)?,
        wasm_opt::ensure(&cache)?,
    ];
    wasm_std::fetch(&toolchain)?;
    let folders: Vec<_> = folders.into_iter().flatten().collect();
    let path = run::path_with(&folders, &env::var_os("PATH").unwrap_or_default())?;
    Ok(Site { cache, path, small: toolchain.is_small() })
}

impl Site {
    /// Trunk, to be run in the root of the workspace with all it needs.
    pub fn trunk(&self) -> Command {
        let mut trunk = Command::new("trunk");
        trunk.env("PATH", &self.path).current_dir(crate::root());
        // Of the cargo that runs us; what Trunk starts is to find its own.
        trunk.env_remove("CARGO").env_remove("CARGO_MANIFEST_DIR");
        // Trunk reads this one as true or false, and refuses other values.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        // An error of the build is enough; where Trunk met it isn't of use.
        trunk.env("RUST_LIB_BACKTRACE", "0");
        trunk
    }
}
