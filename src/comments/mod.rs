//! Comments: what is stored, under which keys, and how replies hang together.
//!
//! Everything here works over the [`Store`] trait; the browser's own storage
//! implements it in `embed`, [`MemoryStore`] here.

pub mod archive;
mod home;
mod id;
pub mod key;
mod reader;
mod record;
mod store;
mod thread;

pub use home::{HomeEntry, home};
pub use id::{new_id, time_of_id};
pub use reader::{ReaderName, Repost};
pub use record::{Record, Unreadable};
pub use store::{MemoryStore, Store, StoreError};
pub use thread::{Entry, Origin, Thread};

/// Version written into every record, the member `v`.
pub const RECORD_VERSION: u32 = 1;
