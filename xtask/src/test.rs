//! `cargo xtask test`: every test there is, and a table of how they went.

use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

use anyhow::{Error, Result};

use crate::setup::{self, browser::Browser};
use crate::{dist, run, sizes};

/// The arguments of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only format, lints and native tests
    #[arg(long, conflicts_with = "browser")]
    native: bool,

    /// Only the browser tests, on a site built anew
    #[arg(long)]
    browser: bool,

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
        let mut lints = cargo();
        lints.args(["clippy", "--workspace", "--all-targets"]);
        lints.args(["--features", "browser", "--", "-D", "warnings"]);
        steps.take("lints", || run::check("cargo clippy", &mut lints));
    }
    let mut tests = cargo();
    tests.args(["test", "--workspace"]);
    tests.args(arguments.for_harness());
    steps.take("native tests", || run::check("cargo test", &mut tests));
}

/// The browser tests, on a site built for them.
fn browser(steps: &mut Steps, arguments: &Arguments) {
    let ready = steps.take("set-up", || {
        let site = setup::site()?;
        let browser = setup::browser::ensure(&site.cache)?;
        Ok((site, browser))
    });
    let Some((site, Browser { chrome, driver })) = ready else {
        return;
    };
    let built = steps.take("release build", || {
        let dist = dist::assemble(&site)?;
        eprint!("{}", sizes::table(&sizes::first_load(&dist)?));
        Ok(dist)
    });
    let Some(built) = built else {
        return;
    };
    let mut tests = cargo();
    tests
        .args(["test", "--features", "browser", "--test", "browser"])
        .args(arguments.for_harness())
        .env("NEWS_BRIEF_DIST", built)
        .env("CHROME", chrome)
        .env("CHROMEDRIVER", driver);
    steps.take("browser tests", || run::check("cargo test --test browser", &mut tests));
}

/// cargo, to be run in the root of the workspace.
fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(crate::root());
    cargo
}

/// The steps taken so far.
#[derive(Default)]
struct Steps {
    /// The name, the seconds, and whether it went well.
    taken: Vec<(&'static str, f32, bool)>,
    /// What the first one that failed says.
    first_error: Option<Error>,
}

impl Steps {
    /// Takes a step, and gives what came of it if it went well.
    fn take<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        eprintln!("== {name}");
        let started = Instant::now();
        let result = step();
        let seconds = started.elapsed().as_secs_f32();
        self.taken.push((name, seconds, result.is_ok()));
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                if self.first_error.is_none() {
                    self.first_error = Some(error);
                } else {
                    eprintln!("error: {error:#}");
                }
                None
            }
        }
    }

    /// A line for each step.
    fn table(&self) -> String {
        let mut text = String::new();
        for (name, seconds, well) in &self.taken {
            let outcome = if *well { "ok" } else { "FAILED" };
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
        for step in &mut steps.taken {
            step.1 = 2.04;
        }
        let wanted = "\
format            2.0 s  ok
lints             2.0 s  FAILED
set-up            2.0 s  FAILED
";
        assert_eq!(steps.table(), wanted);
    }

    #[test]
    fn filter_and_harness_arguments_go_to_the_tests() {
        let arguments = Arguments {
            native: false,
            browser: false,
            filter: Some("reply".to_owned()),
            harness: vec!["--nocapture".to_owned()],
        };
        assert_eq!(arguments.for_harness(), ["--", "reply", "--nocapture"]);
    }
}
