//! The command line of news-brief: makes, checks and renders articles.
//!
//! Results go to standard output, problems to standard error. Exit code 1 means
//! that a document was refused or has problems, 2 that the arguments were
//! wrong.

mod check;
mod figures;
mod import;
mod input;
mod render;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns news articles into something people read, check and answer.
#[derive(Parser)]
#[command(name = "news-brief", version, about)]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Print the problems of article documents, one per line
    Check {
        /// Article documents (JSON); `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Make an article document from the text of a page
    Import(import::Arguments),
    /// List the figures of a text, tab-separated, with offsets in code points
    Figures {
        /// Plain text; `-` is standard input
        file: PathBuf,
        /// Encoding of the file, such as gbk or utf-16le; default: detected
        #[arg(long)]
        encoding: Option<String>,
    },
    /// Write an article as HTML that is readable without script
    Render {
        /// Article document (JSON); `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        arguments: render::Arguments,
    },
    /// Print the JSON Schema of article documents
    Schema,
}

fn main() -> ExitCode {
    let result = match CommandLine::parse().task {
        Task::Check { files } => check::run(&files),
        Task::Import(arguments) => import::run(&arguments),
        Task::Figures { file, encoding } => figures::run(&file, encoding.as_deref()),
        Task::Render { file, arguments } => render::run(&file, &arguments),
        Task::Schema => schema(),
    };
    result.unwrap_or_else(|error| {
        eprintln!("news-brief: {error:#}");
        ExitCode::from(1)
    })
}

fn schema() -> Result<ExitCode> {
    input::write(&article::schema::schema()?)?;
    Ok(ExitCode::SUCCESS)
}
