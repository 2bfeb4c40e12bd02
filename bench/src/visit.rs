//! One visit: a page opened in an empty browser context, and what a reader does there.

use crate::browser::Browser;
use crate::contender::Contender;
use crate::pages::EMPTY;
use crate::plan::FEW;
use crate::site::{SERVICE_WORKER, Site};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// What is done on a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The page is opened at its top, and the comments are never reached
    Top,
    /// Letters are typed as soon as there is a field for them
    Type,
    /// The page is opened at the comments; then items are opened, letters typed, comments published
    Use,
}

/// A visit to be made.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    /// Whose page.
    pub contender: Contender,
    /// With how many comments.
    pub count: usize,
    /// To do what.
    pub kind: Kind,
}

/// Figures by their names.
pub type Figures = Vec<(&'static str, f64)>;

/// How long a visit may take.
const LIMIT: Duration = Duration::from_secs(60);
/// For half a second the browser is busy with a tab that was closed.
const REST: Duration = Duration::from_millis(600);
/// How long a page has to be without a long task to count as loaded.
const QUIET_MS: u32 = 500;
/// The time between two letters.
const BETWEEN_LETTERS: Duration = Duration::from_millis(40);
/// The most letters typed while a page loads, and for how long after that.
const MOST_LETTERS: usize = 100;
const TYPING_ON: Duration = Duration::from_millis(600);

/// Makes a visit in a browser context of its own.
pub async fn make(browser: &mut Browser, site: &Site, visit: Visit) -> Result<Figures> {
    let context = browser.context().await?;
    let figures = timeout(LIMIT, in_context(browser, site, visit, &context)).await;
    browser.command("", "Target.disposeBrowserContext", json!({ "browserContextId": context })).await?;
    figures.with_context(|| format!("it took more than {} s", LIMIT.as_secs()))?
}

async fn in_context(browser: &mut Browser, site: &Site, visit: Visit, context: &str) -> Result<Figures> {
    seed(browser, site, visit, context).await?;
    let tab = &browser.tab(context).await?;
    sleep(REST).await;
    let parts = visit.contender.parts().to_string();
    browser.emulate_phone(tab, &include_str!("probe.js").replace("{parts}", &parts)).await?;
    let path = visit.contender.path(visit.count);
    let fragment = if visit.kind == Kind::Use { "#comments" } else { "" };
    site.take_sent().await;
    browser.open(tab, &format!("{}{path}{fragment}", site.address)).await?;
    let all = ["readable", "first", "composer", "control", "newest"];
    let awaited = json!(match (visit.kind, visit.count) {
        (Kind::Top, _) => &all[..2],
        (_, FEW) => &all[..4],
        _ => &all[..],
    });
    let settled = format!("bench.settled({awaited}, {QUIET_MS})");
    if visit.kind == Kind::Type {
        let typed = type_early(browser, tab, &awaited).await?;
        browser.evaluate(tab, &settled).await?;
        let written = browser.evaluate(tab, "bench.written()").await?;
        let missing = typed.len().saturating_sub(written.as_str().map_or(0, str::len));
        // Another order counts as a loss too.
        let lost = if written == typed { 0 } else { missing.max(1) };
        return Ok([figures(browser, tab, &["letter"]).await?, vec![("lost", lost as f64)]].concat());
    }
    browser.evaluate(tab, &settled).await?;
    browser.evaluate(tab, "bench.installed()").await?;
    if visit.kind == Kind::Top {
        return top(browser, tab, site, &path).await;
    }
    let mut figures = figures(browser, tab, &["newest", "blocking", "longest", "elements", "memory"]).await?;
    if visit.count != FEW {
        figures.extend(use_page(browser, tab).await?);
    }
    Ok(figures)
}

/// Stores the reader's own comments where the contender keeps them.
async fn seed(browser: &mut Browser, site: &Site, visit: Visit, context: &str) -> Result<()> {
    let own = site.stored.get(&visit.count).context("there are no comments of this number")?;
    let entries: Vec<(String, String)> = match visit.contender {
        Contender::Page | Contender::Prerendered | Contender::TwoLine => own.clone(),
        Contender::Preact => {
            // One list under one key, the oldest first.
            let list: Result<Vec<Value>, _> = own.iter().rev().map(|(_, text)| serde_json::from_str(text)).collect();
            vec![("comments".to_owned(), Value::Array(list?).to_string())]
        }
        _ => return Ok(()),
    };
    let store = format!("for (const [key, text] of {}) localStorage.setItem(key, text)", json!(entries));
    // A tab that is closed early loses what it has stored: another one has to find it.
    for _ in 0..20 {
        for script in [&store, "localStorage.length"] {
            let tab = browser.tab(context).await?;
            browser.open(&tab, &format!("{}{EMPTY}", site.address)).await?;
            let stored = browser.evaluate(&tab, script).await?;
            browser.command(&tab, "Page.close", json!({})).await?;
            if stored == entries.len() {
                return Ok(());
            }
        }
    }
    bail!("the comments stored before the visit did not arrive")
}

/// The figures of the probe that were measured, of `names`.
async fn figures(browser: &mut Browser, tab: &str, names: &[&'static str]) -> Result<Figures> {
    let all = browser.evaluate(tab, "bench.figures()").await?;
    Ok(names.iter().filter_map(|name| Some((*name, all[name].as_f64()?))).collect())
}

async fn top(browser: &mut Browser, tab: &str, site: &Site, path: &str) -> Result<Figures> {
    let mut figures = figures(browser, tab, &["readable", "largest", "first"]).await?;
    let mut sent = site.take_sent().await;
    let [html, worker] = [path, SERVICE_WORKER].map(|path| sent.remove(path).unwrap_or_default());
    let bytes = sent.values().sum::<usize>();
    let kilobytes = [("html", html), ("bytes", bytes), ("all bytes", bytes + worker)];
    figures.extend(kilobytes.map(|(name, bytes)| (name, bytes as f64 / 1e3)));
    Ok(figures)
}

/// Types until some time after the page has loaded, and gives what was typed.
async fn type_early(browser: &mut Browser, tab: &str, awaited: &Value) -> Result<String> {
    browser.evaluate(tab, "bench.focus()").await?;
    let (mut typed, mut loaded) = (String::new(), None);
    while loaded.is_none_or(|time: Instant| time.elapsed() < TYPING_ON) && typed.len() < MOST_LETTERS {
        let letter = letter(typed.len());
        browser.press(tab, letter).await?;
        typed.push(letter);
        sleep(BETWEEN_LETTERS).await;
        if loaded.is_none() && browser.evaluate(tab, &format!("bench.has({awaited})")).await? == true {
            loaded = Some(Instant::now());
        }
    }
    Ok(typed)
}

async fn use_page(browser: &mut Browser, tab: &str) -> Result<Figures> {
    browser.evaluate(tab, "bench.toggle(5)").await?;
    browser.evaluate(tab, "bench.focus()").await?;
    for number in 0..40 {
        browser.press(tab, letter(number)).await?;
        sleep(BETWEEN_LETTERS).await;
        browser.evaluate(tab, "bench.caughtUp()").await?;
    }
    browser.evaluate(tab, "bench.publish(3)").await?;
    figures(browser, tab, &["toggle", "keystroke", "publish", "unstored"]).await
}

fn letter(number: usize) -> char {
    "abcdefghijklmnopqrstuvwxyz".as_bytes()[number % 26].into()
}
