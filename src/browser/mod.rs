//! The browser: mounting, storage, clock, events. The only layer that touches it.

mod events;
mod focus;
mod graphemes;
mod host;
mod instances;
mod intl;
mod js;
mod listeners;
mod mount;
mod panic;
mod platform;
mod scrolling;
mod services;
mod storage;
mod tab;
mod widget;
mod words;

pub use widget::Widget;
