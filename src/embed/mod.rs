//! The browser: mounting, storage, clock, events. The only layer that touches it.

mod listener;
mod scrolling;
mod services;
mod storage;
mod tab;
mod widget;

pub use widget::Widget;
