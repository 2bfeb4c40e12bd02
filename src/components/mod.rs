//! What is on screen: components and views over the state, one idea a file.
//!
//! Nothing here names window, document or storage: those come as [`Services`].
//! The same components are rendered to strings natively and hydrated in the
//! browser.

mod app;
mod archive;
mod article_body;
mod avatar;
mod blocks;
mod branch;
mod changing;
mod comment;
mod comment_text;
mod comments;
mod composer;
mod environment;
mod header;
mod hidden;
mod icon;
mod item;
mod metric_cards;
mod my_data;
mod notice;
mod permalink;
#[cfg(any(test, feature = "ssr"))]
mod prerender;
#[cfg(feature = "probe")]
mod probe;
mod reminder;
mod rich_text;
mod services;
mod tabs;
mod time;
mod toolbar;
mod unbroken;
mod walk;

pub use app::{App, AppProperties, Setup, Start, Toggled};
pub use environment::{CommentsMode, Environment, Options};
#[cfg(any(test, feature = "ssr"))]
pub use prerender::{Markup, prerender, prerender_root};
pub use services::{Clock, Services};
