//! The command line: make articles of texts, check them, render them, build
//! the site.
//!
//! Native only. Results go to standard output, problems to standard error;
//! exit code 1 says that a document was refused or has problems, 2 that the
//! command was used wrongly.

mod check;
mod classic;
mod editor;
mod fallback;
mod figures;
mod import;
mod imports;
mod input;
mod languages;
mod one_file;
mod optimise;
mod packed;
mod page;
mod pages;
mod parts;
mod pictures;
mod precache;
mod render;
mod script;
mod shadow;
mod site;
mod split;
mod unused;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns news articles into something people read, check and answer.
#[derive(Parser)]
#[command(name = "news-brief", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what is wrong in article documents, one problem a line
    Check {
        /// Article documents (JSON); `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Make an article document of the text of a page
    Import(import::Options),
    /// List the figures of a text: tab-separated, offsets in code points
    Figures {
        /// Plain text in UTF-8; `-` is standard input
        file: PathBuf,
    },
    /// Write an article as HTML that is read without script
    Render {
        /// Article document (JSON); `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        shape: render::Shape,
    },
    /// Print the JSON Schema of article documents
    Schema,
    /// Finish the site that Trunk has built (called by Trunk)
    #[command(hide = true)]
    Site,
}

/// Runs the command line with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check { files } => check::run(&files),
        Command::Import(options) => import::run(&options),
        Command::Figures { file } => figures::run(&file),
        Command::Render { file, shape } => render::run(&file, &shape),
        Command::Schema => schema(),
        Command::Site => site::run(),
    };
    result.unwrap_or_else(|message| {
        eprintln!("news-brief: {message}");
        ExitCode::from(1)
    })
}

fn schema() -> Result<ExitCode, String> {
    print!("{}", crate::article::schema::schema().map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}
