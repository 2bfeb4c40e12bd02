//! Tests that run in every engine: of what engines do differently. All others run in Chromium
//! alone; `cargo xtask test` filters by the name of this module.

pub mod drafts;
mod embedding;
mod fallback;
mod finding;
mod hydration;
mod input_method;
mod intl;
mod isolation;
mod layout;
pub mod lazy;
mod network;
mod offline;
mod one_file;
mod scrolling;
mod smoke;
pub mod storage;
mod strict;
pub mod tabs;
mod type_setting;
mod versions;
mod written;
