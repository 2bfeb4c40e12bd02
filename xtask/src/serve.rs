//! `cargo xtask serve`: Trunk serves the site, and rebuilds it at each change.

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
    let mut trunk = setup::site()?.trunk();
    trunk.args(["serve", "--offline", "--port", &port.to_string()]);
    trunk.args(arguments.open.then_some("--open"));
    trunk.args(&arguments.trunk);
    eprintln!("http://localhost:{port}/ as soon as the first build is done; Ctrl-C ends it");
    run::replace("trunk serve", trunk)
}
