//! The built site in a real browser, used as a reader would.
//!
//! `cargo xtask test` builds the site and sets `NEWS_BRIEF_DIST`, `CHROME` and
//! `CHROMEDRIVER`. Each test has a browser with a new profile, and a server of
//! its own on 127.0.0.1. Nothing sleeps: [`reader::Reader::until`] waits for
//! what is awaited.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod article;
mod browser;
mod comments;
mod drafts;
mod hostile;
mod input_method;
mod metrics;
mod reader;
mod site;
mod states;
mod storage;
mod strict;
mod tabs;

use browser::Browser;
use reader::Reader;
use site::Site;

/// Opens the site's page in a new browser.
async fn open() -> Reader {
    Reader::open(Browser::start(&[]).await, Site::start().await, "/").await
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;
