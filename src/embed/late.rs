//! The code that comes after the start, and what waits for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What is done once all code is there.
type Waiting = Rc<RefCell<Vec<Box<dyn FnOnce()>>>>;

/// Loads the code that is missing, once for all that wait for it.
pub struct Late {
    load: js_sys::Function,
    is_there: Rc<Cell<bool>>,
    waiting: Waiting,
}

impl Late {
    /// Code that `load` loads: called with whether the reader waits, it gives a promise.
    pub fn new(load: js_sys::Function) -> Self {
        Self { load, is_there: Rc::default(), waiting: Waiting::default() }
    }

    /// Whether all code is there.
    pub fn is_there(&self) -> bool {
        self.is_there.get()
    }

    /// Calls `then` when all code is there, in the order of the calls, unless the widget is `gone`.
    pub fn wait(&self, asked: bool, then: Box<dyn FnOnce()>, gone: &Rc<Cell<bool>>) {
        self.waiting.borrow_mut().push(then);
        let Ok(promise) = self.load.call1(&JsValue::NULL, &asked.into()) else { return };
        let (gone, is_there, waiting) = (Rc::clone(gone), Rc::clone(&self.is_there), Waiting::clone(&self.waiting));
        yew::platform::spawn_local(async move {
            // Where it does not come, what waits goes on to wait: it is asked for again.
            if JsFuture::from(js_sys::Promise::from(promise)).await.is_ok() && !gone.get() {
                is_there.set(true);
                for then in waiting.take() {
                    then();
                }
            }
        });
    }
}
