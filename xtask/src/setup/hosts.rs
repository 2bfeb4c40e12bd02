//! What pages of hosts are made with, for the tests that build one of each kind:
//! TypeScript, Vite, React, Vue and Eleventy.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::cache::Cache;
use super::npm;

/// The packages, in the versions that are tested.
const PACKAGES: [&str; 9] = [
    "typescript@5.9.3",
    "vite@8.3.8",
    "react@19.3.1",
    "react-dom@19.3.1",
    "@types/react@19.3.0",
    "vue@3.5.45",
    "@vitejs/plugin-vue@6.0.11",
    "@vue/compiler-sfc@3.5.45",
    "@11ty/eleventy@3.1.8",
];

/// Changes with the packages: other ones are installed into another folder.
const EDITION: u32 = 1;

/// Makes sure they are there, and gives the folder of the packages.
pub fn ensure(cache: &Cache) -> Result<PathBuf> {
    let packages = Path::new("node_modules");
    let wanted = packages.join("@11ty/eleventy/cmd.cjs");
    let folder = cache.install(&format!("hosts-{EDITION}"), &wanted, |root| {
        npm::install_with_binaries(cache, root, "vite and what else hosts use", &PACKAGES.map(str::to_owned))
    })?;
    Ok(folder.join(packages))
}
