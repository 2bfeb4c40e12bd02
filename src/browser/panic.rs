//! Panics: the loader shows them and tells the host.
//!
//! A panic aborts the wasm, which reaches JavaScript as a `RuntimeError` without the
//! message. The message is kept here, and the loader asks for it.

use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The stack of a call from this wasm: it names its file and that of its glue.
    static STACK: RefCell<String> = RefCell::default();
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Called once, when the wasm is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    let here = js_sys::Error::new("");
    let stack = js_sys::Reflect::get(&here, &"stack".into()).ok().and_then(|stack| stack.as_string());
    STACK.set(stack.unwrap_or_default());
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

/// Engines cut stacks; a longer one without a file had its end cut off.
const SHORT: usize = 50;

/// Whether `stack` is of a trap in this wasm and not in another of the page.
///
/// Where it began tells: an own trap begins in the wasm, and where the engine gives wasm no
/// name, as WebKit does, in the glue that called it.
#[must_use]
#[wasm_bindgen(js_name = isOwn)]
pub fn is_own(stack: &str) -> bool {
    match stack.lines().find_map(file) {
        Some(innermost) => STACK.with_borrow(|own| own.lines().filter_map(file).any(|own| own == innermost)),
        None => stack.lines().count() > SHORT,
    }
}

/// The file that a line of a stack names: `at f (http://a/b.js:1:2)`, `f@http://a/b.wasm:wasm-function[3]:0x4`.
/// Of WebKit's own code, which calls the glue and never the wasm, the whole line.
fn file(line: &str) -> Option<&str> {
    if line.ends_with("[native code]") {
        return Some(line);
    }
    let (_, place) = line.split_once("://").or_else(|| line.split_once("data:"))?;
    let place = place.split(":wasm-").next()?;
    Some(place.trim_end_matches(|character: char| matches!(character, '0'..='9' | ':' | ')')))
}
