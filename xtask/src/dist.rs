//! `cargo xtask dist`: builds everything that ships into `dist/`, and prints
//! its sizes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{build, digest, setup, sizes};

/// The page that is one file.
const ONE_FILE: &str = "news-brief.html";

/// Runs `cargo xtask dist`.
pub fn run() -> Result<()> {
    let site = setup::site(true)?;
    let dist = build::site(&site, true)?;
    println!("first load\n{}", sizes::table(&sizes::first_load(&dist)?));
    println!("reader of a prerendered page who never reaches the comments\n{}", sizes::table(&sizes::reading(&dist)?));
    println!("loaded later, if at all\n{}", sizes::table(&sizes::later(&dist)?));
    println!("dist/embed, the package\n{}", sizes::table(&sizes::all(&dist.join("embed"))?));
    println!("dist/{ONE_FILE}, all in one file\n{}", sizes::table(&[sizes::measure(&dist, ONE_FILE)?]));
    if !site.small {
        eprintln!("std is not built for size here: with `rustup component add rust-src` the wasm is smaller");
    }
    // Last, where it is easily found.
    print!("{}", snippet(&dist.join("embed"))?);
    Ok(())
}

/// The two lines for a page, with the hash of the loader in the package.
fn snippet(embed: &Path) -> Result<String> {
    let file = embed.join("news-brief.js");
    let loader = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let hash = digest::integrity(&loader);
    Ok(format!(
        "<script type=\"module\" src=\"/news-brief/news-brief.js\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>\n\
         <news-brief src=\"article.json\"><article>…</article></news-brief>\n"
    ))
}
