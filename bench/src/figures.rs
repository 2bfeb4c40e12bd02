//! How long the figure reader takes for ten megabytes.
//!
//! Each text is one line met over and over. The first is the seed article, which
//! has a limit; the others are the worst that is known, a figure at every other
//! letter among them. The time is that of the whole command: file in, table out.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The length of each text, in bytes.
const LENGTH: usize = 10_000_000;

/// What the seed article may take.
pub const LIMIT: Duration = Duration::from_secs(2);

/// The lines that make the worst texts.
const LINES: [(&str, &str); 8] = [
    ("digits", "1"),
    ("digits and commas", "1,"),
    ("Han digits", "一"),
    ("ranges", "1至"),
    ("fractions", "百分之"),
    ("means", "平均"),
    ("counts", "5个"),
    ("scales", "1万"),
];

/// Times `program` on each text, the seed article first.
pub fn measure(root: &Path, program: &Path) -> Result<Vec<(&'static str, Duration)>> {
    let seed = root.join("tests/data/seed.txt");
    let seed = fs::read_to_string(&seed).with_context(|| format!("cannot read {}", seed.display()))?;
    let file = root.join("target/bench.txt");
    let mut times = Vec::new();
    for (name, line) in [("the seed article", seed.as_str())].into_iter().chain(LINES) {
        fs::write(&file, line.repeat(LENGTH / line.len())).context("cannot write the text")?;
        let time = time(program, &file)?;
        eprintln!("  figures, {name}: {:.2} s", time.as_secs_f64());
        times.push((name, time));
    }
    fs::remove_file(&file).context("cannot remove the text")?;
    Ok(times)
}

/// The least time of three runs.
fn time(program: &Path, file: &Path) -> Result<Duration> {
    let mut least = Duration::MAX;
    for _ in 0..3 {
        let started = Instant::now();
        let status = Command::new(program).arg("figures").arg(file).stdout(Stdio::null()).status();
        let status = status.with_context(|| format!("cannot start {}", program.display()))?;
        ensure!(status.success(), "news-brief figures failed ({status})");
        least = least.min(started.elapsed());
    }
    Ok(least)
}
