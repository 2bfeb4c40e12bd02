//! What the session keeps for this tab: its name, and whether the reader was warned.

use crate::comments::new_id;
use web_sys::Storage;

/// Key of the tab's name.
const NAME: &str = "news-brief/1/tab";
/// Key of the mark that the reader knows that the storage is nearly full.
const WARNED: &str = "news-brief/1/told";

fn session() -> Option<Storage> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten())
}

/// Whether the reader was warned in this session that the storage is nearly full.
pub fn is_quota_warned() -> bool {
    session().and_then(|session| session.get_item(WARNED).ok().flatten()).is_some()
}

/// Remembers that the reader was warned.
pub fn set_quota_warned() {
    let _ = session().map(|session| session.set_item(WARNED, "1"));
}

/// This tab's name: it stays after a reload, and other tabs have others.
///
/// A duplicated tab starts with the name of its origin. Both then write the same
/// draft, which is what both show until one is changed.
pub fn name() -> String {
    let session = session();
    if let Some(name) = session.as_ref().and_then(|session| session.get_item(NAME).ok().flatten()) {
        return name;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "random() is below 1")]
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let name = new_id(js_sys::Date::now() as i64, random, None);
    // If the session stores nothing, the drafts of this page are offered to the next.
    let _ = session.map(|session| session.set_item(NAME, &name));
    name
}
