//! `cargo xtask build`: Trunk builds the widget, and the package `site` makes
//! pages and package of it, in `dist/`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::run;
use crate::setup::{self, Site};

/// The arguments of `cargo xtask build`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Build the small wasm that ships; this takes longer
    #[arg(long)]
    release: bool,
}

/// Runs `cargo xtask build`.
pub fn run(arguments: &Arguments) -> Result<()> {
    site(&setup::site(arguments.release)?, arguments.release)?;
    Ok(())
}

/// Builds everything into `dist/`, and gives its path.
pub fn site(site: &Site, release: bool) -> Result<PathBuf> {
    let dist = crate::root().join("dist");
    let mut trunk = site.trunk(release);
    trunk.args(["build", "--offline"]).args(release.then_some("--release"));
    eprintln!("building the widget (about 3 minutes the first time)");
    run::check("trunk build", &mut trunk)?;
    eprintln!("drawing the pages (about a minute the first time)");
    let mut pages = Command::new("cargo");
    pages.args(["run", "--quiet", "--package", "site", "--"]).arg(&dist).current_dir(crate::root());
    run::check("the package site", &mut pages)?;
    Ok(dist)
}
