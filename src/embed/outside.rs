//! What leaves the page, and what comes into it: the clipboard, the system's
//! way of sharing, the printer, files, and what the browser says of its storage.
//! Nothing of this is done before all code is there.

use super::listener::Listener;
use super::services::to_js;
use crate::json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlAnchorElement, HtmlInputElement, Url};

#[wasm_bindgen]
extern "C" {
    // Pages that are not served securely have no clipboard.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<js_sys::Promise, JsValue>;

    // Few desktop browsers have it, and none on pages that are not served securely.
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn share_data(data: &JsValue) -> Result<js_sys::Promise, JsValue>;

    // The same holds for the promise to keep what is stored.
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    fn ask_to_persist() -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], catch)]
    fn persisted() -> Result<js_sys::Promise, JsValue>;
}

/// Puts `text` on the clipboard, then says whether it is there.
#[inline(never)]
pub fn copy(text: &str, then: Box<dyn FnOnce(bool)>) {
    match write_clipboard(text) {
        Ok(promise) => yew::platform::spawn_local(async { then(JsFuture::from(promise).await.is_ok()) }),
        Err(_) => then(false),
    }
}

/// Offers title and address to the system; false where it shares nothing.
#[inline(never)]
pub fn share(title: &str, address: &str) -> bool {
    let shared = share_data(&to_js(&Value::object(vec![("title", title.into()), ("url", address.into())])));
    // Who closes the system's sheet has refused, which is no error.
    shared.is_ok_and(|promise| {
        ignore_refusal(&promise);
        true
    })
}

fn ignore_refusal(promise: &js_sys::Promise) {
    let ignore = Closure::<dyn FnMut(JsValue)>::new(|_| {});
    let _ = promise.catch(&ignore);
    ignore.forget();
}

/// Prints the page, of the items in `root` only those that are open, or all.
#[inline(never)]
pub fn print(root: &Element, printing: &RefCell<Option<Listener>>, only_open: bool) {
    const CHOICE: &str = "data-print";
    let Some(window) = web_sys::window() else { return };
    let _ = root.set_attribute(CHOICE, if only_open { "open" } else { "all" });
    // Some browsers print later: the choice stands until they are done.
    let chosen = root.clone();
    let done = Listener::new(&window, "afterprint", move |_| drop(chosen.remove_attribute(CHOICE)));
    printing.replace(Some(done));
    let _ = window.print();
}

/// Gives the text of the file that was chosen in `input`.
#[inline(never)]
pub fn read_file(input: &HtmlInputElement, then: Box<dyn FnOnce(String)>) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    yew::platform::spawn_local(async move {
        if let Ok(text) = JsFuture::from(file.text()).await {
            then(text.as_string().unwrap_or_default());
        }
    });
}

/// Says whether the browser keeps what is stored, unless the widget is `gone` by then.
#[inline(never)]
pub fn persistence(ask: bool, then: Box<dyn FnOnce(bool)>, gone: &Rc<Cell<bool>>) {
    let Ok(answer) = (if ask { ask_to_persist() } else { persisted() }) else { return };
    let gone = Rc::clone(gone);
    yew::platform::spawn_local(async move {
        if let Ok(kept) = JsFuture::from(answer).await
            && !gone.get()
        {
            then(kept.is_truthy());
        }
    });
}

/// Offers `text` as a file.
#[inline(never)]
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
#[inline(never)]
pub fn link_to(fragment: &str) -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    [page, "#", fragment].concat()
}
