//! Tests of the built site in a real browser.
//!
//! `cargo xtask test` builds the site, sets `NEWS_BRIEF_DIST`, and runs these tests in each engine
//! that is installed; `NEWS_BRIEF_ENGINE` names it, see [`engine`]. Chromium runs all of them, the
//! others those in [`in_every_engine`]. Each test has an empty tab of a browser, and its own
//! server on 127.0.0.1. Nothing sleeps: [`reader::Reader::until`] polls.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod article;
mod browser;
mod checks;
mod comments;
mod copies;
mod data;
mod drafts;
mod drafts_of_tabs;
mod editor;
mod element;
mod engine;
mod examples;
mod fixtures;
mod hostile;
mod hosts;
mod in_every_engine;
mod isolation;
mod keyboard;
mod languages;
mod lazy;
mod metrics;
mod narrow;
mod outcomes;
mod place;
mod plain_build;
mod printed;
mod processes;
mod reader;
mod records;
mod scale;
mod shift;
mod site;
mod states;
mod tabs;
mod themes;
mod translated;

use browser::Browser;
use reader::Reader;
use site::Site;

/// Opens the site's page.
async fn open() -> Reader {
    Reader::open(Browser::start(&[]).await, Site::start().await, "/").await
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;
