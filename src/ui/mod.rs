//! What is on screen: components and views over the state, one idea a file.
//!
//! Nothing here names window, document or storage: those come as [`Services`].
//! The same views are written as strings by the command line (`Phase::Static`)
//! and kept alive in the browser (`Phase::Live`).

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
mod markup;
mod metrics;
mod notice;
mod part;
mod rich_text;
mod services;
mod tabs;
mod time;
mod toolbar;

pub use app::{App, AppProperties};
pub use context::{CommentsMode, Context, Options, Rendering};
pub use markup::markup_key;
#[cfg(any(test, feature = "cli"))]
pub use markup::{Markup, render};
pub use services::Services;
