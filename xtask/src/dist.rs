//! `cargo xtask dist`: everything that ships, in `dist/`.

use std::path::PathBuf;

use anyhow::Result;

use crate::build;
use crate::setup::{self, Site};
use crate::sizes;

/// Runs `cargo xtask dist`.
pub fn run() -> Result<()> {
    let site = setup::site()?;
    let dist = assemble(&site)?;
    print!("{}", sizes::table(&sizes::first_load(&dist)?));
    if !site.small {
        eprintln!(
            "std came ready-made: with `rustup component add rust-src` and Rust 1.92 or newer, \
             the wasm is about a quarter smaller"
        );
    }
    Ok(())
}

/// Builds everything that ships, part by part, and gives the folder it is in.
pub fn assemble(site: &Site) -> Result<PathBuf> {
    let dist = crate::root().join("dist");
    build::site(site, true)?;
    Ok(dist)
}
