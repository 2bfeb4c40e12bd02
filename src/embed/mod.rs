//! The browser: mounting, storage, clock, events. The only layer that touches it.

mod events;
mod intl;
mod late;
mod listener;
mod outside;
mod peers;
mod scrolling;
mod services;
mod storage;
mod tab;
mod widget;
mod words;

pub use widget::Widget;
