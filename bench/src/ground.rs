//! What is served: the pages of all contenders, the built widget, the peers'
//! files, an article of two megabytes.

use crate::comments::{comments, stored};
use crate::contender::Contender;
use crate::pages;
use crate::server::Files;
use crate::visit::Ground;
use anyhow::{Context, Result, anyhow};
use news_brief::article::{Article, read_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where things are.
pub struct Places {
    /// The repository.
    pub root: PathBuf,
    /// The folder with the peers' packages and the built Preact widget, if any is measured.
    pub peers: Option<PathBuf>,
    /// The program `news-brief`.
    pub program: PathBuf,
}

/// The address at which the long article is shown, as plain HTML and by the widget.
pub const LONG: [(Contender, &str); 2] =
    [(Contender::Plain, "/long/plain.html"), (Contender::Embed, "/long/host.html")];

/// The length of the long article, in bytes.
const LENGTH: usize = 2_000_000;

/// The peers' files: where they are in their folder, and as what they are served.
const PEERS: [(&str, &str); 5] = [
    ("built/waline.js", "/peers/waline.js"),
    ("node_modules/@waline/client/dist/waline.css", "/peers/waline.css"),
    ("node_modules/artalk/dist/Artalk.js", "/peers/Artalk.js"),
    ("node_modules/artalk/dist/Artalk.css", "/peers/Artalk.css"),
    ("built/preact.js", "/peers/preact.js"),
];

/// Makes all pages for these numbers of comments, and serves them.
pub async fn prepare(places: &Places, counts: &[usize]) -> Result<Ground> {
    let dist = places.root.join("dist");
    let document = text(&places.root.join("static/article.json"))?;
    let (article, _) = read_text(&document).map_err(|refusal| anyhow!("static/article.json: {refusal}"))?;
    let mut files = Files::default();
    files.add("/empty.html", b"<!doctype html><title>empty</title>")?;
    files.add_folder("/page", &dist).context("build the site first: cargo xtask bench does")?;
    files.add_folder("/embed", &dist.join("embed"))?;
    let fallback = rendered(places)?;
    files.add("/host/index.html", pages::embed(&article, &fallback, "/page/article.json").as_bytes())?;
    if let Some(peers) = &places.peers {
        for (file, path) in PEERS {
            let bytes = fs::read(peers.join(file)).with_context(|| format!("cannot read {file} of the peers"))?;
            files.add(path, &bytes)?;
        }
    }
    let prerendered = places.peers.as_ref().map(|peers| text(&peers.join("built/prerendered.html"))).transpose()?;
    let prerendered = prerendered.unwrap_or_default();
    let mut own = BTreeMap::new();
    for &count in counts {
        let all = comments(&article, count);
        let limit = pages::limit(&article, &all);
        for (contender, page) in [
            (Contender::Limit, limit.clone()),
            (Contender::Again, limit),
            (Contender::Plain, pages::plain(&article, &all)),
            (Contender::Preact, pages::preact(&article, &prerendered, &document)),
            (Contender::Waline, pages::waline(&article, count)),
            (Contender::Artalk, pages::artalk(&article, count)),
        ] {
            files.add(&contender.path(count), page.as_bytes())?;
        }
        own.insert(count, stored(&article, &all));
        files.comments.insert(count, all);
    }
    add_long(&mut files, &document, &article)?;
    let address = Arc::new(files).serve().await?;
    Ok(Ground { address, stored: own })
}

/// The same body over and over, until it is long.
fn add_long(files: &mut Files, document: &str, article: &Article) -> Result<()> {
    let mut value: Value = serde_json::from_str(document)?;
    let body = value["body"].as_array().context("the article has no body")?.clone();
    let times = LENGTH / serde_json::to_string(&body)?.len();
    value["body"] = body.iter().cycle().take(body.len() * times).cloned().collect();
    let long = value.to_string();
    files.add("/long/article.json", long.as_bytes())?;
    let (parsed, _) = read_text(&long).map_err(|refusal| anyhow!("the long article: {refusal}"))?;
    files.add(LONG[0].1, pages::bare(&parsed).as_bytes())?;
    files.add(LONG[1].1, pages::embed(article, "", "/long/article.json").as_bytes())
}

/// The article in plain HTML, as the command line gives it to hosts.
fn rendered(places: &Places) -> Result<String> {
    let mut render = std::process::Command::new(&places.program);
    let output = render.arg("render").arg(places.root.join("static/article.json")).output();
    let output = output.with_context(|| format!("cannot start {}", places.program.display()))?;
    anyhow::ensure!(output.status.success(), "news-brief render failed");
    Ok(String::from_utf8(output.stdout)?)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
