//! `cargo xtask test`: every test there is, and a table of how they went.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Error, Result};

use crate::setup::browser::{ENGINES, Engine};
use crate::setup::{self, Site, checks, hosts};
use crate::{build, plain, run, sizes};

/// The arguments of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only format, lints and native tests
    #[arg(long, conflicts_with = "browser")]
    native: bool,

    /// Only the browser tests, on a site built anew
    #[arg(long)]
    browser: bool,

    /// Only in this engine, which must then be there; may be given again
    #[arg(long)]
    engine: Vec<Engine>,

    /// Only tests whose name holds this
    filter: Option<String>,

    /// More arguments for the tests, such as --nocapture
    #[arg(last = true)]
    harness: Vec<String>,
}

impl Arguments {
    /// What is passed on to tests, after the arguments for cargo.
    fn for_harness(&self) -> Vec<&str> {
        let filter = self.filter.as_deref();
        let all = filter.into_iter().chain(self.harness.iter().map(String::as_str));
        std::iter::once("--").chain(all).collect()
    }
}

/// Runs `cargo xtask test`. A step that fails keeps only those from running
/// which need it. The error is that of the first.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut steps = Steps::default();
    if !arguments.browser {
        native(&mut steps, arguments);
    }
    if !arguments.native {
        browser(&mut steps, arguments);
    }
    eprint!("\n{}", steps.table());
    steps.first_error.map_or(Ok(()), Err)
}

/// Format, lints and native tests.
fn native(steps: &mut Steps, arguments: &Arguments) {
    if run::output(cargo().args(["fmt", "--version"])).is_some() {
        let mut format = cargo();
        format.args(["fmt", "--all", "--check"]);
        steps.take("format", || run::check("cargo fmt", &mut format));
    }
    if run::output(cargo().args(["clippy", "--version"])).is_some() {
        steps.take("lints", || {
            // The browser tests are no test target by default, see Cargo.toml.
            [&["--all-targets"][..], &["--test", "browser"]].into_iter().try_for_each(|targets| {
                let mut lints = cargo();
                lints.args(["clippy", "--workspace"]).args(targets).args(["--", "-D", "warnings"]);
                run::check("cargo clippy", &mut lints)
            })
        });
    }
    let mut tests = cargo();
    tests.args(["test", "--workspace"]);
    tests.args(arguments.for_harness());
    steps.take("native tests", || run::check("cargo test", &mut tests));
}

/// The browser tests in each engine, on a site built for them.
fn browser(steps: &mut Steps, arguments: &Arguments) {
    let ready = steps.take("set-up", || {
        let site = setup::site(true)?;
        let checks = checks::ensure(&site.cache)?;
        Ok((site, checks))
    });
    let Some((site, checks)) = ready else {
        return;
    };
    let Some(built) = steps.take("release build", || build::site(&site, true)) else {
        return;
    };
    // With the std that comes ready-made the wasm is larger, and nothing is wrong.
    if site.small {
        steps.take("sizes", || sizes::check(&built));
    }
    let plain = plain_build(steps, &site);
    let mut program = cargo();
    program.args(["build", "--package", "news-brief-cli"]);
    steps.take("command line", || run::check("cargo build", &mut program));
    // Where they can't be had, the tests that need them are left out.
    let mut packages = None;
    steps.attempt("npm packages", || {
        Ok(match hosts::ensure(&site.cache) {
            Ok(folder) => {
                packages = Some(folder);
                Outcome::Passed(String::new())
            }
            Err(error) => Outcome::Skipped(format!("{error:#}")),
        })
    });
    let tools = Tools { checks, hosts: packages.unwrap_or_default(), plain: plain.unwrap_or_default() };
    for engine in ENGINES {
        if arguments.engine.is_empty() || arguments.engine.contains(&engine) {
            steps.attempt(engine.name(), || in_engine(engine, &site, &built, &tools, arguments));
        }
    }
    if let Some(copy) = tools.plain.parent() {
        // It is a temporary folder; what is left of it does no harm.
        let _ = std::fs::remove_dir_all(copy);
    }
}

/// Builds and serves with plain Trunk. Gives the folder of the release.
fn plain_build(steps: &mut Steps, site: &Site) -> Option<PathBuf> {
    if !site.is_plain() {
        steps.attempt("plain build", || Ok(Outcome::Skipped("this Rust has no std for wasm".to_owned())));
        return None;
    }
    let built = steps.take("plain build", || plain::build(&site.path))?;
    steps.take("plain serve", || plain::serve(&site.path, &built));
    Some(built)
}

/// Folders that browser tests use.
struct Tools {
    checks: PathBuf,
    /// Empty where they can't be had.
    hosts: PathBuf,
    /// The site that plain Trunk has built; empty where it can't be built.
    plain: PathBuf,
}

/// The browser tests in one engine.
fn in_engine(engine: Engine, site: &Site, built: &Path, tools: &Tools, arguments: &Arguments) -> Result<Outcome> {
    let programs = match engine.ensure(&site.cache) {
        // What is Chromium's own is tested nowhere else.
        Err(error) if engine == Engine::Chromium || arguments.engine.contains(&engine) => return Err(error),
        Err(error) => return Ok(Outcome::Skipped(format!("{error:#}"))),
        Ok(programs) => programs,
    };
    let mut harness = arguments.for_harness();
    // What engines do alike is tested in Chromium.
    if engine != Engine::Chromium && arguments.filter.is_none() {
        harness.push("in_every_engine::");
    }
    let mut tests = cargo();
    tests
        // With all packages, or dependencies would be compiled with other features once more.
        .args(["test", "--workspace", "--test", "browser"])
        .args(harness)
        .env("NEWS_BRIEF_ENGINE", engine.word())
        .env("NEWS_BRIEF_DIST", built)
        .env("NEWS_BRIEF_CHECKS", &tools.checks)
        .env("NEWS_BRIEF_HOSTS", &tools.hosts)
        .env("NEWS_BRIEF_PLAIN", &tools.plain)
        .env("NEWS_BRIEF_PROGRAM", run::executable(&crate::root().join("target/debug/news-brief")))
        .envs(programs);
    let mut counts = Counts::default();
    run::read("cargo test --test browser", &mut tests, |line| counts.add(line))?;
    Ok(Outcome::Passed(counts.to_string()))
}

/// What a test program says of its tests.
#[derive(Default)]
struct Counts {
    passed: usize,
    left_out: usize,
}

impl Counts {
    /// Takes a line into account.
    fn add(&mut self, line: &str) {
        // It may stand behind what the test program says of the test.
        self.left_out += usize::from(line.contains("left out: "));
        let passed = line.strip_prefix("test result: ok. ").and_then(|rest| rest.split_once(" passed"));
        self.passed += passed.and_then(|(number, _)| number.parse().ok()).unwrap_or(0);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The test program counts what it has left out as passed.
        write!(f, "{} passed", self.passed.saturating_sub(self.left_out))?;
        match self.left_out {
            0 => Ok(()),
            number => write!(f, ", {number} left out: see above"),
        }
    }
}

/// cargo, to be run in the root of the workspace.
fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(crate::root());
    cargo
}

/// The result of a step.
enum Outcome {
    /// It succeeded, with a remark for the table.
    Passed(String),
    /// It could not be taken on this machine, and nothing is known of it.
    Skipped(String),
    /// It failed.
    Failed,
}

/// The steps taken so far.
#[derive(Default)]
struct Steps {
    /// The name, the seconds and the result.
    taken: Vec<(&'static str, f32, Outcome)>,
    /// What the first one that failed says.
    first_error: Option<Error>,
}

impl Steps {
    /// Takes a step, and returns its value if it succeeds.
    fn take<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        let mut value = None;
        self.attempt(name, || {
            value = Some(step()?);
            Ok(Outcome::Passed(String::new()))
        });
        value
    }

    /// Takes a step that may have to be skipped.
    fn attempt(&mut self, name: &'static str, step: impl FnOnce() -> Result<Outcome>) {
        eprintln!("== {name}");
        let started = Instant::now();
        let outcome = step().unwrap_or_else(|error| {
            if self.first_error.is_none() {
                self.first_error = Some(error);
            } else {
                eprintln!("error: {error:#}");
            }
            Outcome::Failed
        });
        if let Outcome::Skipped(why) = &outcome {
            eprintln!("SKIPPED: {why}");
        }
        self.taken.push((name, started.elapsed().as_secs_f32(), outcome));
    }

    /// A line for each step.
    fn table(&self) -> String {
        let mut text = String::new();
        for (name, seconds, outcome) in &self.taken {
            let outcome = match outcome {
                Outcome::Passed(remark) if remark.is_empty() => "ok".to_owned(),
                Outcome::Passed(remark) => format!("ok      {remark}"),
                Outcome::Skipped(why) => format!("SKIPPED {}", why.lines().next().unwrap_or_default()),
                Outcome::Failed => "FAILED".to_owned(),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{name:14} {seconds:6.1} s  {outcome}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_kept_and_the_table_names_each_step() {
        let mut steps = Steps::default();
        assert_eq!(steps.take("format", || Ok(1)), Some(1));
        assert_eq!(steps.take::<()>("lints", || anyhow::bail!("first")), None);
        assert_eq!(steps.take::<()>("set-up", || anyhow::bail!("second")), None);
        assert_eq!(steps.first_error.as_ref().unwrap().to_string(), "first");
        steps.attempt("Firefox", || Ok(Outcome::Passed("3 passed".to_owned())));
        steps.attempt("WebKitGTK", || Ok(Outcome::Skipped("install it\nor not".to_owned())));
        for step in &mut steps.taken {
            step.1 = 2.04;
        }
        let wanted = "\
format            2.0 s  ok
lints             2.0 s  FAILED
set-up            2.0 s  FAILED
Firefox           2.0 s  ok      3 passed
WebKitGTK         2.0 s  SKIPPED install it
";
        assert_eq!(steps.table(), wanted);
    }

    #[test]
    fn what_is_left_out_is_not_passed() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "left out: tabs::one: why",
            "test tabs::one ... ok",
            // As it is with one thread.
            "test tabs::two ... left out: tabs::two: why",
            "ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
        ] {
            counts.add(line);
        }
        assert_eq!(counts.to_string(), "1 passed, 2 left out: see above");
        assert_eq!(Counts { passed: 4, left_out: 0 }.to_string(), "4 passed");
    }

    #[test]
    fn filter_and_harness_arguments_go_to_the_tests() {
        let arguments = Arguments {
            native: false,
            browser: false,
            engine: Vec::new(),
            filter: Some("reply".to_owned()),
            harness: vec!["--nocapture".to_owned()],
        };
        assert_eq!(arguments.for_harness(), ["--", "reply", "--nocapture"]);
    }
}
