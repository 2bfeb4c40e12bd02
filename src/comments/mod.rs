//! Comments: records, their keys in the store, and threads.
//!
//! Everything here works over the [`Store`] trait; the browser's own storage
//! implements it in `browser`, [`MemoryStore`] here.

pub mod archive;
mod home;
mod id;
pub mod key;
mod reader;
mod record;
mod store;
mod thread;
pub mod wire;

pub use home::{HomeEntry, home};
pub use id::{new_id, time_of_id};
pub use reader::{ReaderName, Repost};
pub use record::{Record, Unreadable};
pub use store::{MemoryStore, Store, StoreError};
pub use thread::{Entry, Origin, Thread};

/// The version of every record, its member `v`.
pub const RECORD_VERSION: u32 = 1;
