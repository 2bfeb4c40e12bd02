//! `cargo xtask bench`: builds what ships, installs what it is compared with,
//! and has the package `bench` measure both.

use std::process::Command;

use anyhow::Result;

use crate::setup::browser::Engine;
use crate::setup::{self, peers};
use crate::{dist, run};

/// The arguments of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Rounds of what is measured in full
    #[arg(long)]
    rounds: Option<usize>,

    /// For how many minutes at most pages are visited again whose ratios are not known well
    #[arg(long)]
    longer: Option<u64>,

    /// Only this contender beside plain HTML: `plain`, `preact`, `waline`, `artalk`, `page` or `embed`; may be given again
    #[arg(long)]
    contender: Vec<String>,

    /// Only at this speed: `full` or `phone`; may be given again
    #[arg(long)]
    profile: Vec<String>,

    /// Only with so many comments; may be given again
    #[arg(long)]
    comments: Vec<usize>,

    /// One round of the widget alone on a phone, printed and not kept
    #[arg(long)]
    quick: bool,

    /// Where to put the figures of every visit, as JSON
    #[arg(long)]
    visits: Option<String>,

    /// Where to put the ratios, as JSON, for `--beside`
    #[arg(long)]
    ratios: Option<String>,

    /// The ratios of an earlier run: the results say which differ
    #[arg(long)]
    beside: Option<String>,

    /// Measure the site in dist/ as it is
    #[arg(long)]
    built: bool,
}

impl Arguments {
    /// The same for the program that measures.
    fn pass_on(&self) -> Vec<String> {
        let mut all: Vec<String> = self.rounds.iter().map(|rounds| format!("--rounds={rounds}")).collect();
        all.extend(self.longer.iter().map(|minutes| format!("--longer={minutes}")));
        all.extend(self.contender.iter().map(|name| format!("--contender={name}")));
        all.extend(self.profile.iter().map(|name| format!("--profile={name}")));
        all.extend(self.comments.iter().map(|count| format!("--comments={count}")));
        all.extend(self.visits.iter().map(|file| format!("--visits={file}")));
        all.extend(self.ratios.iter().map(|file| format!("--ratios={file}")));
        all.extend(self.beside.iter().map(|file| format!("--beside={file}")));
        all.extend(self.quick.then(|| "--quick".to_owned()));
        all
    }

    /// Whether a contender is measured that has to be installed.
    fn needs_peers(&self) -> bool {
        let is_peer = |name: &String| matches!(name.as_str(), "preact" | "waline" | "artalk");
        self.contender.iter().any(is_peer) || (self.contender.is_empty() && !self.quick)
    }
}

/// Runs `cargo xtask bench`.
pub fn run(arguments: &Arguments) -> Result<()> {
    let site = setup::site()?;
    if !arguments.built {
        dist::assemble(&site)?;
    }
    let root = crate::root();
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--quiet", "--bin", "news-brief"]).current_dir(root);
    run::check("cargo build", &mut build)?;
    let mut bench = Command::new("cargo");
    bench.args(["run", "--quiet", "--package", "bench", "--", "--root"]).arg(root).current_dir(root);
    bench.arg("--program").arg(run::executable(&root.join("target/release/news-brief")));
    if arguments.needs_peers() {
        let folder = peers::ensure(&site.cache)?;
        peers::build(&site.cache, &folder)?;
        bench.arg("--peers").arg(folder);
    }
    bench.args(arguments.pass_on()).envs(Engine::Chromium.ensure(&site.cache)?);
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
    fn what_was_asked_for_is_passed_on() {
        let line = "bench --rounds=3 --longer=9 --contender=page --contender=waline --profile=phone --comments=6 --ratios=new --beside=old";
        assert_eq!(
            of(line).pass_on().join(" "),
            line.strip_prefix("bench --").map(|rest| format!("--{rest}")).unwrap()
        );
        assert_eq!(of("bench --quick --built").pass_on(), ["--quick"]);
    }

    #[test]
    fn peers_are_installed_only_if_they_are_measured() {
        assert!(of("bench").needs_peers() && of("bench --contender artalk --quick").needs_peers());
        assert!(!of("bench --quick").needs_peers() && !of("bench --contender page").needs_peers());
    }
}
