//! What is on screen: components and views over the state, one idea a file.
//!
//! Nothing here names window, document or storage: those come as [`Services`].
//! The same views are written as strings by the native build and kept alive in
//! the browser; the few that differ ask [`LIVE`].

mod app;
mod archive;
mod article;
mod avatar;
mod blocks;
mod branch;
mod comment;
mod comments;
mod composer;
mod context;
mod data;
mod element;
mod header;
mod icon;
mod item;
#[cfg(any(test, feature = "cli"))]
mod markup;
mod metrics;
mod notice;
mod part;
mod permalink;
mod rich_text;
mod services;
mod tabs;
mod time;
mod toolbar;
mod unbroken;

pub use app::{App, AppProperties};
pub use context::{CommentsMode, Context, Dispatch, Options};
#[cfg(any(test, feature = "cli"))]
pub use markup::render;
pub use services::{Clock, Services};

/// Whether script will keep alive what is drawn. What the native build draws is
/// markup for pages on which it may never run, with `<details>` in place of
/// buttons; a constant, so that the wasm carries none of that.
pub const LIVE: bool = cfg!(target_arch = "wasm32");
