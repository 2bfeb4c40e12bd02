//! The built site in a real browser, used as a reader would.
//!
//! `cargo xtask test` builds the site, sets `NEWS_BRIEF_DIST`, and runs these
//! tests once for each engine that can be had: `NEWS_BRIEF_ENGINE` names it, see
//! [`engine`]. Each test has an empty tab of a browser, and a server of its own
//! on 127.0.0.1. Nothing sleeps: [`reader::Reader::until`] waits for what
//! is awaited.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod article;
mod browser;
mod checks;
mod comments;
mod copies;
mod data;
mod drafts;
mod editor;
mod element;
mod engine;
mod examples;
mod fallback;
mod finding;
mod hostile;
mod hosts;
mod input_method;
mod intl;
mod isolation;
mod keyboard;
mod languages;
mod late;
mod metrics;
mod network;
mod offline;
mod one_file;
mod printed;
mod processes;
mod reader;
mod scale;
mod shift;
mod site;
mod states;
mod storage;
mod strict;
mod tabs;
mod themes;
mod type_setting;
mod versions;

use browser::Browser;
use reader::Reader;
use site::Site;

/// Opens the site's page.
async fn open() -> Reader {
    Reader::open(Browser::start(&[]).await, Site::start().await, "/").await
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;
