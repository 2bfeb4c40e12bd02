//! `cargo xtask bench`: builds what ships, installs the peers, and has the
//! package `bench` compare them.

use std::process::Command;

use anyhow::Result;

use crate::setup::browser::Engine;
use crate::setup::{self, peers};
use crate::{build, run};

/// The arguments of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only this contender beside plain HTML: `preact`, `waline`, `artalk`, `page`,
    /// `prerendered` or `two-line`; may be repeated; the results are printed and not kept
    #[arg(long)]
    contender: Vec<String>,

    /// Measure for 4 minutes, not for 15; the results are printed and not kept
    #[arg(long)]
    quick: bool,

    /// Keep the results of any run in `bench/`
    #[arg(long)]
    keep: bool,

    /// Measure the site in dist/ as it is
    #[arg(long)]
    built: bool,
}

impl Arguments {
    /// Whether the results replace those in `bench/`.
    fn keeps(&self) -> bool {
        self.keep || (!self.quick && self.contender.is_empty())
    }

    /// The arguments that are passed on.
    fn passed_on(&self) -> Vec<String> {
        let mut all: Vec<String> = self.contender.iter().map(|name| format!("--contender={name}")).collect();
        all.extend(self.quick.then(|| "--quick".to_owned()));
        all
    }

    /// Whether a contender has to be installed.
    fn needs_peers(&self) -> bool {
        let is_peer = |name: &String| matches!(name.as_str(), "preact" | "waline" | "artalk");
        self.contender.is_empty() || self.contender.iter().any(is_peer)
    }
}

/// Runs `cargo xtask bench`.
pub fn run(arguments: &Arguments) -> Result<()> {
    let site = setup::site(true)?;
    if !arguments.built {
        build::site(&site, true)?;
    }
    let root = crate::root();
    let mut bench = Command::new("cargo");
    bench.args(["run", "--quiet", "--package", "bench", "--", "--root"]).arg(root).current_dir(root);
    if arguments.needs_peers() {
        let folder = peers::ensure(&site.cache)?;
        peers::build(&site.cache, &folder)?;
        bench.arg("--peers").arg(folder);
    }
    if arguments.keeps() {
        bench.arg("--out").arg(root.join("bench"));
    }
    bench.args(arguments.passed_on()).envs(Engine::Chromium.ensure(&site.cache)?);
    run::check("the bench", &mut bench)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn of(line: &str) -> Arguments {
        Line::parse_from(line.split(' ')).arguments
    }

    #[test]
    fn only_a_standard_run_is_kept_unasked() {
        assert!(of("bench").keeps() && of("bench --quick --keep").keeps());
        assert!(!of("bench --quick").keeps() && !of("bench --contender page").keeps());
    }

    #[test]
    fn contenders_and_length_are_passed_on() {
        let line = "bench --built --quick --contender page --contender waline";
        assert_eq!(of(line).passed_on(), ["--contender=page", "--contender=waline", "--quick"]);
    }

    #[test]
    fn peers_are_installed_only_if_measured() {
        assert!(of("bench --quick").needs_peers() && of("bench --contender artalk").needs_peers());
        assert!(!of("bench --contender page --contender two-line").needs_peers());
    }
}
