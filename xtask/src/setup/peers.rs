//! What the widget is measured beside: Waline, Artalk, and Preact with what
//! builds a page with it. Never a part of anything that ships.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::cache::Cache;
use super::npm;
use crate::run;

/// The packages in the versions that are measured.
const PACKAGES: [&str; 4] = ["@waline/client@3.15.2", "artalk@2.9.1", "preact@11.2.0", "preact-render-to-string@6.8.2"];
/// The version of esbuild, whose program is in a package for each system.
const ESBUILD: &str = "0.28.2";

/// Makes sure the packages are there, and gives their folder.
pub fn ensure(cache: &Cache) -> Result<PathBuf> {
    let versions: Vec<_> = PACKAGES.iter().filter_map(|package| package.rsplit('@').next()).collect();
    let esbuild = esbuild();
    cache.install(&format!("bench-peers-{}-{ESBUILD}", versions.join("-")), &program(&esbuild), |root| {
        let builder = [format!("{esbuild}@{ESBUILD}")];
        let packages: Vec<_> = PACKAGES.iter().map(|package| (*package).to_owned()).chain(builder).collect();
        npm::install(cache, root, "peers", &packages)
    })
}

/// The package with esbuild for this system.
fn esbuild() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("@esbuild/{system}-{processor}")
}

/// Where the program is.
fn program(package: &str) -> PathBuf {
    let bin = if cfg!(windows) { "" } else { "bin" };
    run::executable(&Path::new("node_modules").join(package).join(bin).join("esbuild"))
}

/// What esbuild bundles: the source in `bench/peers`, the file it makes in the
/// folder of the packages, and for what.
const BUNDLES: [(&str, &str, &str); 3] = [
    ("preact/client.jsx", "built/preact.js", "--platform=browser"),
    ("preact/prerender.jsx", "built/prerender.mjs", "--platform=node"),
    ("waline/client.js", "built/waline.js", "--platform=browser"),
];

/// Bundles what is to be bundled into the folder `peers`, and prerenders the
/// Preact widget.
pub fn build(cache: &Cache, peers: &Path) -> Result<()> {
    let sources = crate::root().join("bench/peers");
    for (source, file, platform) in BUNDLES {
        let mut builder = Command::new(peers.join(program(&esbuild())));
        builder
            .arg(sources.join(source))
            .args(["--bundle", "--minify", "--format=esm", platform])
            .args(["--jsx=automatic", "--jsx-import-source=preact", "--define:process.env.NODE_ENV=\"production\""])
            .arg(format!("--outfile={}", peers.join(file).display()))
            .env("NODE_PATH", peers.join("node_modules"));
        run::announced(&format!("bundling {source}"), &mut builder, &cache.log("esbuild"))?;
    }
    let article = crate::root().join("static/article.json");
    let article = fs::File::open(&article).with_context(|| format!("cannot read {}", article.display()))?;
    let page = Command::new("node").arg(peers.join(BUNDLES[1].1)).stdin(Stdio::from(article)).output()?;
    anyhow::ensure!(page.status.success(), "prerendering failed: {}", String::from_utf8_lossy(&page.stderr));
    Ok(fs::write(peers.join("built/prerendered.html"), page.stdout)?)
}
