//! The name of this tab, by which its drafts are its own.

use crate::comments::new_id;

use web_sys::Storage;

/// The name under which the session keeps it.
const KEY: &str = "news-brief/1/tab";
/// Where the session keeps that the reader knows of the storage being nearly full.
const TOLD: &str = "news-brief/1/told";

fn session() -> Option<Storage> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten())
}

/// Whether the reader was told in this session.
pub fn is_told() -> bool {
    session().and_then(|session| session.get_item(TOLD).ok().flatten()).is_some()
}

/// Now the reader has been told.
pub fn tell() {
    let _ = session().map(|session| session.set_item(TOLD, "1"));
}

/// This tab's name: the same after a reload, and none of another tab's.
///
/// A tab that was duplicated starts with its origin's name. Each then writes
/// the same draft, which is what both show until one is changed.
pub fn name() -> String {
    let session = session();
    if let Some(name) = session.as_ref().and_then(|session| session.get_item(KEY).ok().flatten()) {
        return name;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "random() is below 1")]
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let name = new_id(js_sys::Date::now() as i64, random, None);
    // Where the session keeps nothing the drafts of this page are offered to the next.
    let _ = session.map(|session| session.set_item(KEY, &name));
    name
}
