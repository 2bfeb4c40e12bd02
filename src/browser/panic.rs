//! Panics: the loader shows them and tells the host.
//!
//! A panic aborts the wasm, which reaches JavaScript as a `RuntimeError` without the
//! message. The message is kept here, and the loader asks for it.

use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Called once, when the wasm is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&format!("news-brief: {message}").into());
        MESSAGE.set(Some(message));
    }));
}

/// The message of the panic that stopped this instance, if one did.
#[must_use]
#[wasm_bindgen(js_name = panicMessage)]
pub fn panic_message() -> Option<String> {
    MESSAGE.take()
}
