//! `cargo xtask serve`: Trunk serves the page, and rebuilds it at each change.
//!
//! This is plain `trunk serve`: pages are not prerendered, and the command line
//! is not compiled.

use anyhow::Result;

use crate::run;
use crate::setup;

/// The arguments of `cargo xtask serve`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port to listen at
    #[arg(long, default_value_t = 8080)]
    port: u16,

    /// Open the page in a browser
    #[arg(long)]
    open: bool,

    /// More arguments for `trunk serve`
    #[arg(last = true)]
    trunk: Vec<String>,
}

/// Runs `cargo xtask serve`.
pub fn run(arguments: &Arguments) -> Result<()> {
    let port = arguments.port;
    let release = arguments.trunk.iter().any(|argument| argument == "--release");
    let mut trunk = setup::site(release)?.trunk(release);
    trunk.args(["serve", "--offline", "--port", &port.to_string()]);
    trunk.args(arguments.open.then_some("--open"));
    trunk.args(&arguments.trunk);
    eprintln!("building (about 2 minutes the first time), then http://localhost:{port}/; Ctrl-C ends it");
    run::replace("trunk serve", trunk)
}
