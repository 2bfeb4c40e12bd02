//! A Chromium and its WebDriver, for the browser tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use super::cache::Cache;
use crate::run;

/// The names Chromium and Chrome have on PATH, and where macOS keeps Chrome.
const CHROMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The packages that bring both, and a font with Han characters.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// What to do where nothing can be installed.
const REMEDY: &str = "the browser tests need Chromium (or Chrome) and a chromedriver of the same \
    version: install both, or name them in the variables CHROME and CHROMEDRIVER";

/// The programs that the browser tests drive.
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

/// Makes sure a browser and its driver are there.
pub fn ensure(cache: &Cache) -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if !apt::is_here() {
        anyhow::bail!(REMEDY);
    }
    apt::install(cache, &PACKAGES).context(REMEDY)?;
    find()?.context(REMEDY)
}

/// The browser and the driver that are there: the ones the variables name, or
/// the first on PATH.
fn find() -> Result<Option<Browser>> {
    let chrome = named("CHROME")?.or_else(|| CHROMES.iter().find_map(|name| run::which(name)));
    let driver = named("CHROMEDRIVER")?.or_else(|| run::which("chromedriver"));
    Ok(chrome.zip(driver).map(|(chrome, driver)| Browser { chrome, driver }))
}

/// The program that a variable names, by its path or by its name on PATH.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var(variable).ok().filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let found = run::which(&value);
    let found = found.with_context(|| format!("{variable} is {value}, which is no program"))?;
    Ok(Some(std::path::absolute(found)?))
}
