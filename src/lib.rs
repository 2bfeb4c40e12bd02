//! **news-brief** turns a news article into something people read, check and answer.
//!
//! The layers, each of which may name only those before it; a test holds this:
//!
//! `json` ← [`article`] ← [`comments`] ← [`state`] ← [`ui`] ← [`embed`], with
//! [`text`] (the words on screen) beside `article`. Only `embed` touches the
//! browser's window, storage, clock, locale and randomness. `cli` is native
//! and never part of the wasm.

pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod comments;
pub mod decimal;
pub mod embed;
#[cfg(feature = "cli")]
pub mod figures;
#[cfg(feature = "cli")]
pub mod import;
pub mod json;
pub mod sorted_set;
pub mod state;
pub mod substring;
pub mod text;
pub mod ui;
#[cfg(test)]
mod work;

// A third of the code of the one that std brings, and as quick.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
