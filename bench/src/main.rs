//! Measures the widget beside its peers, in headless Chromium, and writes
//! `bench/results.md` and `bench/results.svg`. `cargo xtask bench` builds and
//! installs what is measured, and calls this.

#![allow(clippy::print_stdout, reason = "the results are printed")]

mod beside;
mod browser;
mod cdp;
mod chart;
mod comments;
mod contender;
mod figures;
mod ground;
mod machine;
mod mocks;
mod pages;
mod plan;
mod precision;
mod report;
mod results;
mod scale;
mod server;
mod statistics;
mod targets;
mod visit;

use anyhow::{Context, Result, bail};
use beside::Ratios;
use browser::{Browser, Profile};
use clap::Parser;
use contender::Contender;
use ground::Places;
use machine::Machine;
use plan::Choice;
use report::Run;
use results::Results;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use visit::{Ground, Visit};

/// What is measured, and where things are.
#[derive(Parser)]
struct Arguments {
    /// The repository
    #[arg(long)]
    root: PathBuf,
    /// The folder of the peers
    #[arg(long)]
    peers: Option<PathBuf>,
    /// The program `news-brief`
    #[arg(long)]
    program: PathBuf,
    /// Rounds
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Only this contender beside the limit; may be given again
    #[arg(long)]
    contender: Vec<Contender>,
    /// Only this profile; may be given again
    #[arg(long)]
    profile: Vec<Profile>,
    /// Only this number of comments; may be given again
    #[arg(long)]
    comments: Vec<usize>,
    /// For how many minutes at most visits are made beyond those of the rounds
    #[arg(long, default_value_t = 20)]
    longer: u64,
    /// One round of the least; the results are printed and not kept
    #[arg(long)]
    quick: bool,
    /// Where the results go; else those of a whole run go to bench/
    #[arg(long)]
    out: Option<PathBuf>,
    /// Where to put the figures of every visit, as JSON
    #[arg(long)]
    visits: Option<PathBuf>,
    /// Where to put the ratios, for `--beside`
    #[arg(long)]
    ratios: Option<PathBuf>,
    /// The ratios of an earlier run: the results say which differ
    #[arg(long)]
    beside: Option<PathBuf>,
}

impl Arguments {
    /// Whether everything is measured.
    fn is_whole(&self) -> bool {
        !self.quick && self.contender.is_empty() && self.profile.is_empty() && self.comments.is_empty()
    }

    fn choice(&self) -> Choice {
        let mut contenders = vec![Contender::Limit, Contender::Again];
        match self.contender.as_slice() {
            [] if self.quick => contenders.extend([Contender::Page, Contender::Embed]),
            [] => contenders = Contender::ALL.to_vec(),
            chosen => contenders.extend(chosen),
        }
        contenders.sort_unstable();
        contenders.dedup();
        let profiles = match self.profile.as_slice() {
            [] if self.quick => vec![Profile::Phone],
            [] => Profile::ALL.to_vec(),
            chosen => chosen.to_vec(),
        };
        let counts = match self.comments.as_slice() {
            [] if self.quick => vec![plan::USUAL],
            [] => plan::COUNTS.to_vec(),
            chosen => chosen.to_vec(),
        };
        let rounds = if self.quick { 1 } else { self.rounds };
        Choice { rounds, contenders, profiles, counts, quick: self.quick }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let choice = arguments.choice();
    // Found wrong now, and not in an hour.
    let earlier = arguments.beside.as_deref().map(Ratios::read).transpose()?;
    let places =
        Places { root: arguments.root.clone(), peers: arguments.peers.clone(), program: arguments.program.clone() };
    eprintln!("compressing what is served");
    let ground = ground::prepare(&places, &choice.counts).await?;
    let mut browser = Browser::start().await?;
    let machine = Machine::this(&browser);
    let started = Instant::now();
    let results = measure(&mut browser, &ground, &choice, Duration::from_secs(arguments.longer * 60)).await;
    let mut long = Vec::new();
    let mut quota = None;
    if !choice.quick {
        eprintln!("how many comments fit");
        quota = Some(visit::quota(&mut browser, &ground).await?);
        for (contender, path) in ground::LONG {
            eprintln!("an article of two megabytes: {path}");
            long.push((contender, visit::long_article(&mut browser, &ground, contender, path).await?));
        }
    }
    drop(browser);
    if let Some(file) = &arguments.visits {
        std::fs::write(file, results.to_json().to_string())
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    if let Some(file) = &arguments.ratios {
        Ratios::of(&results, &machine.date).write(file)?;
    }
    let figures =
        if choice.quick { Vec::new() } else { figures::measure(&places.root, &std::path::absolute(&places.program)?)? };
    let minutes = started.elapsed().as_secs().div_ceil(60);
    let asked = format!("{} rounds, {minutes} minutes", choice.rounds);
    let folder = arguments.out.clone().unwrap_or_else(|| places.root.join("bench"));
    let notes = std::fs::read_to_string(places.root.join("bench/notes.md")).unwrap_or_default();
    let run = Run { machine, asked, results, long, quota, figures, earlier, notes };
    let report = report::write(&run);
    println!("{report}");
    if !arguments.is_whole() && arguments.out.is_none() {
        eprintln!("this was a part of a run: it is not kept");
    } else {
        if arguments.is_whole() {
            scale::write(&places.root, &run)?;
        }
        let file = folder.join("results.md");
        std::fs::write(&file, &report).with_context(|| format!("cannot write {}", file.display()))?;
        std::fs::write(folder.join("results.svg"), chart::draw(&run.results)?)?;
        eprintln!("written: {}", file.display());
    }
    if !run.results.failed.is_empty() {
        bail!("{} visits failed, see the end of the results", run.results.failed.len());
    }
    if let Some((name, time)) = run.figures.first()
        && *time > figures::LIMIT
    {
        bail!("{name} took more than {} s", figures::LIMIT.as_secs());
    }
    Ok(())
}

/// Makes all visits, and then, for no `longer`, more of those whose ratios are not known well enough.
async fn measure(browser: &mut Browser, ground: &Ground, choice: &Choice, longer: Duration) -> Results {
    let mut results = Results::default();
    let planned = plan::visits(choice);
    for (done, (round, visit)) in planned.iter().enumerate() {
        let place = format!("{} of {}: round {}", done + 1, planned.len(), round + 1);
        add(&mut results, browser, ground, *visit, &place).await;
    }
    if choice.quick {
        return results;
    }
    let started = Instant::now();
    for round in 0.. {
        let missing = precision::missing(&results, round);
        if missing.is_empty() {
            break;
        }
        let (ratios, wide) = precision::known(&results);
        for visit in missing {
            if started.elapsed() > longer {
                return results;
            }
            let minutes = started.elapsed().as_secs() / 60;
            let place = format!("{minutes} min longer, {wide} of {ratios} ratios not known yet");
            add(&mut results, browser, ground, visit, &place).await;
        }
    }
    results
}

/// Makes a visit. One that fails is made once more.
async fn add(results: &mut Results, browser: &mut Browser, ground: &Ground, visit: Visit, place: &str) {
    let Visit { contender, profile, count, kind } = visit;
    eprintln!("{place}, {}, {count} comments, {kind:?}: {}", profile.name(), contender.name());
    match twice(browser, ground, visit).await {
        Ok(measured) => results.add(visit, measured),
        Err(error) => {
            eprintln!("  failed: {error:#}");
            results.failed.push((visit, format!("{error:#}")));
        }
    }
}

async fn twice(browser: &mut Browser, ground: &Ground, visit: Visit) -> Result<visit::Measured> {
    match visit::make(browser, ground, visit).await {
        Ok(measured) => Ok(measured),
        Err(error) => {
            eprintln!("  once more, for it failed: {error:#}");
            visit::make(browser, ground, visit).await
        }
    }
}
