//! One visit: a page opened in an empty browser context, and what a reader
//! does there.

use crate::browser::{Browser, Profile, Tab};
use crate::contender::Contender;
use crate::machine::{cores, stolen};
use crate::statistics::{median, midmean, percentile_95};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// What is done on a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The page is left alone until it is quiet
    Load,
    /// Then items are opened, letters typed, a comment published
    Read,
    /// Letters are typed as soon as there is a field for them
    Type,
    /// The address leads to the comments
    Link,
}

/// A visit to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Visit {
    /// Whose page.
    pub contender: Contender,
    /// How fast.
    pub profile: Profile,
    /// With how many comments.
    pub count: usize,
    /// To do what.
    pub kind: Kind,
}

/// What was measured, by name, and the bytes of each file.
#[derive(Default)]
pub struct Measured {
    /// Figures.
    pub figures: BTreeMap<String, f64>,
    /// What was loaded: path and bytes as sent.
    pub bytes: BTreeMap<String, f64>,
}

/// Where pages are, and what is stored before a visit.
pub struct Ground {
    /// The server's address.
    pub address: String,
    /// The reader's own comments by the number of all: key and text.
    pub stored: BTreeMap<usize, Vec<(String, String)>>,
}

/// The share of the processors' time on a visit that the host gave to others.
pub const STOLEN: &str = "stolen";

/// How long without a long task a page counts as quiet.
const QUIET_MS: u32 = 500;
/// How many letters give a percentile, how many percentiles give the time of a keystroke,
/// and how far apart the letters are. The second slowest of 24 is a matter of chance.
const LETTERS: usize = 24;
const fn percentiles(profile: Profile) -> usize {
    match profile {
        Profile::Full => 4,
        Profile::Phone => 3,
    }
}
const APART: Duration = Duration::from_millis(60);
/// How often an item is opened or closed, and how many comments are published: the
/// medians are taken.
const TOGGLES: usize = 8;
const POSTS: usize = 3;
/// What a reader needs at least between two of them.
const BETWEEN_POSTS: Duration = Duration::from_millis(500);
/// The most letters that are typed while a page loads.
const MOST: usize = 80;
/// How long a visit may take.
const LIMIT: Duration = Duration::from_secs(60);
/// How often it is looked whether what was stored is there.
const LOOKS: usize = 50;
/// What is published; the number makes it one of a kind.
const SAYING: &str = "这是刚刚写下的评论";

/// The script that runs before a page's own.
fn probe(contender: Contender) -> String {
    include_str!("probe.js").replace("{parts}", &contender.parts().to_string())
}

/// Makes a visit, and forgets all that the browser has kept of it.
pub async fn make(browser: &mut Browser, ground: &Ground, visit: Visit) -> Result<Measured> {
    let context = browser.context().await?;
    let done = match timeout(LIMIT, in_context(browser, ground, visit, &context)).await {
        Ok(done) => done,
        Err(_) => Err(anyhow::anyhow!("it took more than {} s", LIMIT.as_secs())),
    };
    let forgotten = browser.forget(&context).await;
    let measured = done?;
    forgotten?;
    Ok(measured)
}

async fn in_context(browser: &mut Browser, ground: &Ground, visit: Visit, context: &str) -> Result<Measured> {
    seed(browser, ground, visit, context).await?;
    let tab = browser.tab(context).await?;
    // A processor that is slowed down is never at rest.
    browser.rest().await?;
    browser.prepare(&tab, visit.profile, &probe(visit.contender)).await?;
    let fragment = if visit.kind == Kind::Link { "#comments" } else { "" };
    let address = format!("{}{}{fragment}", ground.address, visit.contender.path(visit.count));
    let (started, stolen_before) = (Instant::now(), stolen());
    browser.go(&tab, &address).await?;
    let mut measured = match visit.kind {
        Kind::Load => load(browser, &tab, visit).await,
        Kind::Read => read(browser, &tab, visit).await,
        Kind::Type => type_early(browser, &tab, visit).await,
        Kind::Link => follow_link(browser, &tab, visit).await,
    }?;
    let all = started.elapsed().as_secs_f64() * cores() as f64;
    measured.figures.insert(STOLEN.to_owned(), (stolen() - stolen_before) / all);
    Ok(measured)
}

/// Puts the reader's own comments where the contender keeps them.
async fn seed(browser: &mut Browser, ground: &Ground, visit: Visit, context: &str) -> Result<()> {
    let tab = browser.tab(context).await?;
    browser.go(&tab, &format!("{}/empty.html", ground.address)).await?;
    let own = ground.stored.get(&visit.count).context("no comments were made in this number")?;
    let entries: Vec<(String, String)> = match visit.contender {
        Contender::Page | Contender::Embed => own.clone(),
        Contender::Preact => {
            // One list under one key, oldest first.
            let list: Vec<Value> =
                own.iter().rev().map(|(_, text)| serde_json::from_str(text)).collect::<Result<_, _>>()?;
            vec![("comments".to_owned(), Value::Array(list).to_string())]
        }
        // It publishes only for who has said a name and an address.
        Contender::Artalk => {
            let user = json!({ "name": "农友1234", "email": "reader@example.org", "link": "", "token": "", "is_admin": false });
            vec![("ArtalkUser".to_owned(), user.to_string())]
        }
        _ => Vec::new(),
    };
    let wanted = entries.len();
    let script =
        format!("for (const [key, text] of {}) localStorage.setItem(key, text); localStorage.length", json!(entries));
    let stored = browser.evaluate(&tab, &script).await?;
    ensure!(stored == wanted, "{stored} of {wanted} entries were stored before the visit");
    browser.close(tab).await?;
    if wanted > 0 { arrived(browser, ground, context, wanted).await } else { Ok(()) }
}

/// Waits until another page sees what was stored: it goes through a process
/// that may be behind.
async fn arrived(browser: &mut Browser, ground: &Ground, context: &str, wanted: usize) -> Result<()> {
    for _ in 0..LOOKS {
        let tab = browser.tab(context).await?;
        browser.go(&tab, &format!("{}/empty.html", ground.address)).await?;
        let there = browser.evaluate(&tab, "localStorage.length").await?;
        browser.close(tab).await?;
        if there == wanted {
            return Ok(());
        }
    }
    bail!("what was stored before the visit did not arrive")
}

/// What has to be in view before a page counts as loaded.
fn awaited(visit: Visit) -> Value {
    let newest = visit.count > 6;
    json!(
        ["readable", "first", "composer", "control"].into_iter().chain(newest.then_some("newest")).collect::<Vec<_>>()
    )
}

async fn settle(browser: &mut Browser, tab: &Tab, visit: Visit) -> Result<()> {
    browser.evaluate(tab, &format!("bench.settled({}, {QUIET_MS})", awaited(visit))).await?;
    Ok(())
}

async fn load(browser: &mut Browser, tab: &Tab, visit: Visit) -> Result<Measured> {
    settle(browser, tab, visit).await?;
    let mut measured = Measured::default();
    let loaded = browser.evaluate(tab, "bench.load()").await?;
    let own = visit.count.saturating_sub(6);
    if visit.contender.is_news_brief() {
        ensure!(loaded["stored"].as_u64() >= Some(own as u64), "the page found fewer comments than were stored");
    }
    for (name, value) in loaded.as_object().context("nothing was measured")? {
        if let Some(value) = value.as_f64() {
            measured.figures.insert(name.clone(), value);
        }
    }
    for (path, value) in loaded["bytes"].as_object().context("no bytes were measured")? {
        measured.bytes.insert(path.clone(), value.as_f64().unwrap_or_default());
    }
    Ok(measured)
}

async fn read(browser: &mut Browser, tab: &Tab, visit: Visit) -> Result<Measured> {
    let mut measured = load(browser, tab, visit).await?;
    browser.command(tab, "HeapProfiler.collectGarbage", json!({})).await?;
    let heap = browser.command(tab, "Runtime.getHeapUsage", json!({})).await?;
    let heap = heap["usedSize"].as_f64().context("no heap was measured")?;
    measured.figures.insert("heap".to_owned(), heap);
    measured.figures.insert("memory".to_owned(), heap + measured.figures.get("wasm").copied().unwrap_or_default());

    browser.evaluate(tab, "bench.kept()").await?;
    let mut toggles = Vec::new();
    for _ in 0..TOGGLES {
        toggles.push(browser.evaluate(tab, "bench.toggle()").await?.as_f64().context("no time")?);
    }
    measured.figures.insert("toggle".to_owned(), median(&mut toggles));

    browser.evaluate(tab, "bench.focus()").await?;
    browser.evaluate(tab, "bench.keys()").await?;
    let mut letters = letters();
    let mut keystrokes = Vec::new();
    for _ in 0..percentiles(visit.profile) {
        for letter in letters.by_ref().take(LETTERS) {
            browser.press(tab, letter).await?;
            sleep(APART).await;
            // Where a letter takes longer, the next one would be measured with it.
            browser.evaluate(tab, "bench.caughtUp()").await?;
        }
        let keys = browser.evaluate(tab, "bench.keys()").await?;
        let mut keys: Vec<f64> = keys.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        ensure!(keys.len() == LETTERS, "{} of {LETTERS} letters were painted", keys.len());
        keystrokes.push(percentile_95(&mut keys));
    }
    measured.figures.insert("keystroke".to_owned(), midmean(&keystrokes));

    let (mut times, mut stored) = (Vec::new(), true);
    for number in 0..POSTS {
        if number > 0 {
            sleep(BETWEEN_POSTS).await;
        }
        let text = format!("{SAYING}{}-{number}", visit.count);
        browser.evaluate(tab, "bench.focus()").await?;
        browser.command(tab, "Input.insertText", json!({ "text": text })).await?;
        let published = browser.evaluate(tab, &format!("bench.publish({})", json!(text))).await?;
        times.push(published["time"].as_f64().context("no time")?);
        stored &= published["stored"].as_bool() == Some(true);
    }
    measured.figures.insert("publish".to_owned(), median(&mut times));
    measured.figures.insert("unstored".to_owned(), f64::from(!stored));
    Ok(measured)
}

async fn type_early(browser: &mut Browser, tab: &Tab, visit: Visit) -> Result<Measured> {
    browser.evaluate(tab, "bench.focus()").await?;
    let mut typed = String::new();
    let mut ended: Option<Instant> = None;
    for letter in letters().take(MOST) {
        browser.press(tab, letter).await?;
        typed.push(letter);
        sleep(APART).await;
        // Some letters more, after everything has come.
        let all = format!("{}.every((name) => name in bench.load())", awaited(visit));
        if ended.is_none() && browser.evaluate(tab, &all).await? == true {
            ended = Some(Instant::now());
        }
        if ended.is_some_and(|ended| ended.elapsed() > Duration::from_millis(600)) {
            break;
        }
    }
    settle(browser, tab, visit).await?;
    let written = browser.evaluate(tab, "bench.written()").await?;
    let written = written.as_str().unwrap_or_default();
    let mut measured = Measured::default();
    let letters_typed = typed.chars().count();
    // As many are there in another order: that is a loss too.
    let missing = letters_typed.saturating_sub(written.chars().count());
    let lost = if written == typed { 0 } else { missing.max(1) };
    measured.figures.insert("lost".to_owned(), count_of(lost));
    measured.figures.insert("typed".to_owned(), count_of(letters_typed));
    let focus = browser.evaluate(tab, "bench.hasFocus()").await? == true;
    measured.figures.insert("unfocused".to_owned(), f64::from(!focus));
    let loaded = browser.evaluate(tab, "bench.load()").await?;
    let letter = loaded["letter"].as_f64().context("no letter was painted")?;
    measured.figures.insert("letter".to_owned(), letter);
    Ok(measured)
}

async fn follow_link(browser: &mut Browser, tab: &Tab, visit: Visit) -> Result<Measured> {
    settle(browser, tab, visit).await?;
    let shift = browser.evaluate(tab, "bench.shift()").await?.as_f64().context("no layout shift was measured")?;
    let figures = BTreeMap::from([("shiftAtComments".to_owned(), shift)]);
    Ok(Measured { figures, bytes: BTreeMap::new() })
}

/// What a very long article takes: with the widget, and as plain HTML.
pub async fn long_article(
    browser: &mut Browser,
    ground: &Ground,
    contender: Contender,
    path: &str,
) -> Result<Measured> {
    let context = browser.context().await?;
    let measure = async {
        let tab = browser.tab(&context).await?;
        browser.prepare(&tab, Profile::Full, &probe(contender)).await?;
        browser.go(&tab, &format!("{}{path}", ground.address)).await?;
        browser.evaluate(&tab, &format!("bench.settled(['readable', 'control'], {QUIET_MS})")).await?;
        let loaded = browser.evaluate(&tab, "bench.load()").await?;
        let toggle = browser.evaluate(&tab, "bench.toggle()").await?;
        let mut measured = Measured::default();
        for name in ["readable", "control", "longest", "blocking", "elements"] {
            measured.figures.insert(name.to_owned(), loaded[name].as_f64().context("nothing was measured")?);
        }
        measured.figures.insert("toggle".to_owned(), toggle.as_f64().context("no time")?);
        Ok(measured)
    };
    let done = measure.await;
    browser.forget(&context).await?;
    done
}

/// How many comments of readers fit into the storage of an origin.
#[derive(Clone, Copy)]
pub struct Quota {
    /// Comments.
    pub comments: f64,
    /// Characters of one: key and record.
    pub characters: f64,
}

/// Stores the reader's comments over and over, under new keys, until the browser refuses.
pub async fn quota(browser: &mut Browser, ground: &Ground) -> Result<Quota> {
    let stored = ground.stored.values().max_by_key(|stored| stored.len()).context("no comments were made")?;
    ensure!(!stored.is_empty(), "the reader has no comments of their own");
    let context = browser.context().await?;
    let measure = async {
        let tab = browser.tab(&context).await?;
        browser.go(&tab, &format!("{}/empty.html", ground.address)).await?;
        // The last of an id is chance: another letter makes another key of the same length.
        let script = format!(
            "(() => {{ const stored = {}; let comments = 0, characters = 0; \
             try {{ for (;;) for (const [key, text] of stored) {{ \
             const other = key.slice(0, -5) + comments.toString(36).padStart(5, '0'); \
             localStorage.setItem(other, text); comments++; characters += other.length + text.length; }} }} catch {{}} \
             localStorage.clear(); return [comments, characters]; }})()",
            json!(stored)
        );
        browser.evaluate(&tab, &script).await
    };
    let filled = measure.await;
    browser.forget(&context).await?;
    let filled = filled?;
    let [comments, characters] = [0, 1].map(|place| filled[place].as_f64().unwrap_or_default());
    ensure!(comments > 0.0, "nothing could be stored");
    Ok(Quota { comments, characters: characters / comments })
}

fn letters() -> impl Iterator<Item = char> {
    ('a'..='z').cycle()
}

fn count_of(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
