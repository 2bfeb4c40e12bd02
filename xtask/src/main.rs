//! The commands of this repository: `cargo xtask --help`.
//!
//! Each of them first sets up what it needs and is missing, so that a machine
//! with nothing but Rust can run them. What is installed goes to a cache of
//! the user's own, see [`setup::cache`].

mod bench;
mod build;
mod digest;
mod dist;
mod plain;
mod run;
mod serve;
mod setup;
mod sizes;
mod test;
mod toolchain;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The commands of the news-brief repository.
///
/// Each sets up what it needs first. Tools are kept in
/// $NEWS_BRIEF_TOOLS, or else in news-brief/tools of the user's cache.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// One command each; the arguments are described where they are used.
#[derive(Subcommand)]
enum Command {
    /// Install what is missing, and nothing else
    Setup(setup::Arguments),
    /// Build the site into dist/ with Trunk
    Build(build::Arguments),
    /// Serve the site, rebuilt at each change
    Serve(serve::Arguments),
    /// Run every test: format, lints, native tests, browser tests
    Test(test::Arguments),
    /// Measure the widget beside its peers, and write bench/results.md
    Bench(bench::Arguments),
    /// Build everything that ships into dist/, and print its sizes
    Dist,
}

fn main() -> ExitCode {
    match start(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            run::exit_code(&error)
        }
    }
}

/// Runs one command.
fn start(command: Command) -> Result<()> {
    match command {
        Command::Setup(arguments) => setup::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Test(arguments) => test::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Dist => dist::run(),
    }
}

/// The root of the workspace: the folder above this package.
fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}
