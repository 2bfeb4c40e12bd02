//! Compares the widget with its peers in headless Chromium, and writes
//! `bench/results.md` and `bench/results.svg`. `cargo xtask bench` builds and
//! installs what is measured, and runs this.

mod browser;
mod chart;
mod comments;
mod contender;
mod estimate;
mod mocks;
mod pages;
mod plan;
mod report;
mod rows;
mod site;
mod visit;

use anyhow::{Result, ensure};
use article::DateTime;
use browser::Browser;
use clap::Parser;
use contender::Contender;
use report::Run;
use serde_json::json;
use site::Site;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use visit::{Kind, Visit};

/// The arguments of the bench.
#[derive(Parser)]
struct Arguments {
    /// The repository
    #[arg(long)]
    root: PathBuf,
    /// The folder with the packages of the peers
    #[arg(long)]
    peers: Option<PathBuf>,
    /// Only this contender beside the limit; may be repeated
    #[arg(long)]
    contender: Vec<Contender>,
    /// Measure for 4 minutes, not for 15
    #[arg(long)]
    quick: bool,
    /// Write the results into this folder
    #[arg(long)]
    out: Option<PathBuf>,
}

fn main() -> Result<()> {
    let started = Instant::now();
    let arguments = Arguments::parse();
    let site = pages::site(&arguments.root, arguments.peers.as_deref())?;
    compare(arguments, site, started)
}

#[tokio::main]
async fn compare(arguments: Arguments, site: Site, started: Instant) -> Result<()> {
    let minutes = Duration::from_secs(60 * if arguments.quick { 4 } else { 15 });
    let all = arguments.contender.is_empty();
    let chosen = |who: &Contender| all || *who == Contender::Limit || arguments.contender.contains(who);
    let contenders = Contender::ALL.into_iter().filter(chosen).collect();
    let site = site.serve().await?;
    let mut browser = Browser::start().await?;
    let date = DateTime::at(comments::now(), 0).to_string();
    let version = browser.text("Browser.getVersion", json!({}), "product").await?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let mut run = Run { contenders, ..Run::default() };
    measure(&mut run, &mut browser, &site, started + minutes, arguments.quick).await;
    let kind = if arguments.quick { "a **quick** run, too short for most verdicts" } else { "a standard run" };
    let minutes = started.elapsed().as_secs_f64() / 60.0;
    let (date, load) = (&date[..16], load.split(' ').next().unwrap_or_default());
    run.conditions = format!("{kind}, {date} UTC, {minutes:.0} minutes, {version}, {cores} cores, load {load} before");
    let report = report::write(&run);
    println!("{report}");
    if let Some(folder) = arguments.out {
        fs_err::write(folder.join("results.md"), &report)?;
        fs_err::write(folder.join("results.svg"), chart::draw(&run.samples)?)?;
    }
    ensure!(run.failed.is_empty(), "{} visits failed, see the end of the results", run.failed.len());
    Ok(())
}

/// Makes rounds of visits until `end`. Blocks are made whole, so that no contender has
/// more visits than another. A visit that fails is repeated once.
async fn measure(run: &mut Run, browser: &mut Browser, site: &Site, end: Instant, quick: bool) {
    let mut visit_takes = Duration::ZERO;
    // The first visit of a browser is slow; it is not counted.
    let _ =
        visit::make(browser, site, Visit { contender: Contender::Limit, count: plan::USUAL, kind: Kind::Top }).await;
    for number in 0.. {
        for block in plan::round(number, &run.contenders, quick) {
            let (started, visits) = (Instant::now(), u32::try_from(block.len()).unwrap_or(1));
            if started + visit_takes * visits > end {
                return;
            }
            run.rounds = number + 1;
            for visit in block {
                let Visit { contender, count, kind } = visit;
                let name = format!("round {}: {}, {count} comments, {kind:?}", number + 1, contender.name());
                eprintln!("{name}");
                let mut made = visit::make(browser, site, visit).await;
                if let Err(error) = made {
                    eprintln!("  once more: {error:#}");
                    made = visit::make(browser, site, visit).await;
                }
                match made {
                    Ok(figures) => run.samples.add(number, visit, figures),
                    Err(error) => run.failed.push(format!("{name}: {error:#}")),
                }
            }
            visit_takes = visit_takes.max(started.elapsed() / visits.max(1));
        }
    }
}
