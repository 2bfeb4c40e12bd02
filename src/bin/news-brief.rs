//! The command line of news-brief.

fn main() -> std::process::ExitCode {
    news_brief::cli::run()
}
