//! **news-brief** turns a news article into something people read, check and answer.
//!
//! The layers, each of which names only those before it; a test holds this:
//!
//! [`article`], a crate of its own, ← [`comments`] ← [`state`] ← [`components`] ←
//! [`browser`], with [`text`] (the words on screen) beside `article`. Only `browser`
//! touches the window, storage, clock, locale and randomness.

pub mod browser;
pub mod comments;
pub mod components;
pub mod markup_key;
pub mod state;
pub mod text;

pub use ::article;

/// The styles of the shadow root. The wasm carries them, so that no bundler takes them for
/// the page's own.
pub const STYLES: &str = include_str!("../static/news-brief.css");

// A third of the code of std's allocator, and as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
