//! `cargo xtask build`: Trunk builds the site into `dist/`.

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
    site(&setup::site()?, arguments.release)
}

/// Builds the site into `dist/`.
pub fn site(site: &Site, release: bool) -> Result<()> {
    let mut trunk = site.trunk();
    trunk.args(["build", "--offline"]);
    trunk.args(release.then_some("--release"));
    run::check("trunk build", &mut trunk)
}
