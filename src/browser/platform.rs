//! What leaves the page and what comes into it: clipboard, share sheet, printer,
//! files, and the browser's promise to keep its storage.

use super::js::to_js;
use gloo_events::EventListener;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Element, HtmlAnchorElement, HtmlInputElement, Url};

#[wasm_bindgen]
extern "C" {
    // Pages that are not served securely have no clipboard.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<js_sys::Promise, JsValue>;

    // Few desktop browsers have it, and none on pages that are not served securely.
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn share_data(data: &JsValue) -> Result<js_sys::Promise, JsValue>;

    // Missing likewise.
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    fn request_persistence() -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], catch)]
    fn persisted() -> Result<js_sys::Promise, JsValue>;
}

/// Copies `text` to the clipboard, then calls `then` with whether that worked.
pub fn copy(text: &str, then: Box<dyn FnOnce(bool)>) {
    match write_clipboard(text) {
        Ok(promise) => spawn_local(async { then(JsFuture::from(promise).await.is_ok()) }),
        Err(_) => then(false),
    }
}

/// `ShareData` of the Web Share API.
#[derive(Serialize)]
struct ShareData<'a> {
    title: &'a str,
    url: &'a str,
}

/// Opens the share sheet; false where there is none.
pub fn share(title: &str, url: &str) -> bool {
    let Ok(promise) = share_data(&to_js(&ShareData { title, url })) else { return false };
    spawn_local(async {
        // A reader who closes the sheet rejects the promise, which is no error.
        let _ = JsFuture::from(promise).await;
    });
    true
}

/// Prints the page, with all items of `root` or only the open ones.
pub fn print(root: &Element, printing: &RefCell<Option<EventListener>>, only_open: bool) {
    const CHOICE: &str = "data-print";
    let Some(window) = web_sys::window() else { return };
    let _ = root.set_attribute(CHOICE, if only_open { "open" } else { "all" });
    // Some browsers print later: the choice stays until they are done.
    let chosen = root.clone();
    let done = EventListener::once(&window, "afterprint", move |_| drop(chosen.remove_attribute(CHOICE)));
    printing.replace(Some(done));
    let _ = window.print();
}

/// Reads the file chosen in `input` as text.
pub fn read_file(input: &HtmlInputElement, then: Box<dyn FnOnce(String)>) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn_local(async move {
        if let Ok(text) = JsFuture::from(file.text()).await {
            then(text.as_string().unwrap_or_default());
        }
    });
}

/// Reports whether the browser keeps what is stored, unless the widget is `gone` by then.
pub fn persistence(ask: bool, then: Box<dyn FnOnce(bool)>, gone: &Rc<Cell<bool>>) {
    let Ok(answer) = (if ask { request_persistence() } else { persisted() }) else { return };
    let gone = Rc::clone(gone);
    spawn_local(async move {
        if let Ok(kept) = JsFuture::from(answer).await
            && !gone.get()
        {
            then(kept.is_truthy());
        }
    });
}

/// Offers `text` as a file to download.
pub fn download(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let url = Blob::new_with_str_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob));
    let document = web_sys::window().and_then(|window| window.document());
    if let (Ok(url), Some(document)) = (url, document)
        && let Ok(anchor) = document.create_element("a")
    {
        let anchor: HtmlAnchorElement = anchor.unchecked_into();
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        let _ = Url::revoke_object_url(&url);
    }
}

/// The page's address with the fragment `fragment`.
pub fn link_to(fragment: &str) -> String {
    format!("{}#{fragment}", page())
}

/// The page's address without a fragment.
fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Whether the page has a `<base>` that takes links elsewhere.
pub fn has_base() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    base.is_some_and(|base| base.split('#').next() != Some(&page()))
}
