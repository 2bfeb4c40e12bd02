//! The browser as components see it.

use super::scrolling::Scrolling;
use super::storage::LocalStorage;
use super::tab;
use crate::article::DateTime;
use crate::comments::Store;
use crate::json::Value;
use crate::state::{Event, Moment};
use crate::ui::Services;
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CustomEvent, CustomEventInit, Element, FocusOptions, HtmlAnchorElement, HtmlElement, HtmlInputElement,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = requestIdleCallback, catch)]
    fn request_idle_callback(callback: &js_sys::Function) -> Result<u32, JsValue>;

    // Pages that are not served securely have no clipboard.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new() -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, amount: f64, unit: &str) -> String;
}

/// The browser, for one widget.
pub struct BrowserServices {
    host: HtmlElement,
    root: Element,
    on_ready: js_sys::Function,
    store: LocalStorage,
    segmenter: Option<Segmenter>,
    relative: RefCell<Option<RelativeTimeFormat>>,
    timers: RefCell<Vec<i32>>,
    tab: String,
    scrolling: Scrolling,
    /// Nothing is called back once the widget is gone.
    gone: std::rc::Rc<Cell<bool>>,
}

impl BrowserServices {
    /// The browser, for the widget of the element `host` that is drawn in `root`;
    /// `on_ready` is called once it is.
    pub fn new(host: HtmlElement, root: Element, on_ready: js_sys::Function) -> Self {
        Self {
            host,
            root,
            on_ready,
            store: LocalStorage,
            segmenter: Segmenter::new().ok(),
            relative: RefCell::default(),
            timers: RefCell::default(),
            tab: tab::name(),
            scrolling: Scrolling::new(),
            gone: std::rc::Rc::default(),
        }
    }

    /// Stops every timer.
    pub fn stop(&self) {
        self.gone.set(true);
        if let Some(window) = web_sys::window() {
            self.timers.borrow().iter().for_each(|timer| window.clear_timeout_with_handle(*timer));
        }
    }

    fn once(&self, then: Box<dyn FnOnce()>) -> js_sys::Function {
        let gone = std::rc::Rc::clone(&self.gone);
        Closure::once_into_js(move || {
            if !gone.get() {
                then();
            }
        })
        .unchecked_into()
    }
}

impl Services for BrowserServices {
    fn moment(&self) -> Moment {
        let now = js_sys::Date::new_0();
        #[expect(clippy::cast_possible_truncation, reason = "times and offsets of this age fit")]
        let time = DateTime { epoch_ms: now.get_time() as i64, offset_minutes: -now.get_timezone_offset() as i16 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "random() is below 1")]
        let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        Moment { now: time, random }
    }

    fn store(&self) -> &dyn Store {
        &self.store
    }

    fn graphemes(&self, text: &str) -> usize {
        match &self.segmenter {
            Some(segmenter) => js_sys::Array::from(&segmenter.segment(text)).length() as usize,
            None => text.chars().count(),
        }
    }

    fn ago(&self, amount: i64, unit: &'static str, language: &str) -> String {
        let mut format = self.relative.borrow_mut();
        if format.is_none() {
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &"numeric".into(), &"auto".into());
            *format = RelativeTimeFormat::new(language, &options).ok();
        }
        #[expect(clippy::cast_precision_loss, reason = "amounts are small")]
        let amount = amount as f64;
        format.as_ref().map(|format| format.format(-amount, unit)).unwrap_or_default()
    }

    fn tab(&self) -> &str {
        &self.tab
    }

    fn rendered(&self) {
        self.scrolling.watch(&self.root);
    }

    fn open_items(&self) -> Vec<String> {
        let Ok(items) = self.root.query_selector_all("details[open]") else { return Vec::new() };
        (0..items.length())
            .filter_map(|index| items.item(index))
            .map(|item| item.unchecked_into::<Element>().id())
            .collect()
    }

    fn focus(&self, id: &str) {
        let Some(element) = self.root.query_selector(&["#", id].concat()).ok().flatten() else { return };
        let element: HtmlElement = element.unchecked_into();
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        let Some(window) = web_sys::window() else { return };
        let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let place = element.get_bounding_client_rect();
        if place.top() >= 0.0 && place.bottom() <= height {
            return;
        }
        let still =
            window.match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|media| media.matches());
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(if still { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
        options.set_block(if place.height() < height / 2.0 {
            ScrollLogicalPosition::Center
        } else {
            ScrollLogicalPosition::Start
        });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    fn ready(&self) {
        // An error of the host's is not ours.
        let _ = self.on_ready.call0(&JsValue::NULL);
    }

    fn emit(&self, event: &Event) {
        let (name, detail) = describe(event);
        emit(&self.host, name, &detail);
    }

    fn later(&self, after_ms: i64, then: Box<dyn FnOnce()>) {
        let Some(window) = web_sys::window() else { return };
        let after_ms = i32::try_from(after_ms).unwrap_or(i32::MAX);
        if let Ok(timer) = window.set_timeout_with_callback_and_timeout_and_arguments_0(&self.once(then), after_ms) {
            self.timers.borrow_mut().push(timer);
        }
    }

    fn idle(&self, then: Box<dyn FnOnce()>) {
        let callback = self.once(then);
        if request_idle_callback(&callback).is_err()
            && let Some(window) = web_sys::window()
        {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&callback, 1);
        }
    }

    fn copy(&self, text: &str) {
        // Refusal is no error of ours: the words stay on screen to be selected.
        if let Ok(promise) = write_clipboard(text) {
            let ignore = Closure::<dyn FnMut(JsValue)>::new(|_| {});
            let _ = promise.catch(&ignore);
            ignore.forget();
        }
    }

    fn storage_used(&self) -> usize {
        self.store.used()
    }

    fn choose_file(&self, then: Box<dyn FnOnce(String)>) {
        let document = web_sys::window().and_then(|window| window.document());
        let Some(input) = document.and_then(|document| document.create_element("input").ok()) else { return };
        let input: HtmlInputElement = input.unchecked_into();
        input.set_type("file");
        input.set_accept("application/json,.json");
        let chosen = input.clone();
        let on_change = Closure::once_into_js(move || {
            let Some(file) = chosen.files().and_then(|files| files.get(0)) else { return };
            yew::platform::spawn_local(async move {
                if let Ok(text) = JsFuture::from(file.text()).await {
                    then(text.as_string().unwrap_or_default());
                }
            });
        });
        input.set_onchange(Some(on_change.unchecked_ref()));
        input.click();
    }

    fn download(&self, name: &str, text: &str) {
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

    fn link_to(&self, fragment: &str) -> String {
        let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let page = address.split('#').next().unwrap_or_default();
        [page, "#", fragment].concat()
    }
}

/// Dispatches a bubbling, composed event at `host`; `detail` is JSON.
pub fn emit(host: &HtmlElement, name: &str, detail: &Value) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&to_js(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        let _ = host.dispatch_event(&event);
    }
}

/// A JSON value as a JavaScript value.
pub fn to_js(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_text()).unwrap_or(JsValue::NULL)
}

fn describe(event: &Event) -> (&'static str, Value) {
    let number = |count: u32| Value::Number(f64::from(count));
    match event {
        Event::Toggle { id, open } => {
            ("news-brief-toggle", Value::object(vec![("id", id.as_str().into()), ("open", Value::Bool(*open))]))
        }
        Event::Comment { action, record } => (
            "news-brief-comment",
            Value::object(vec![("action", action.name().into()), ("comment", record.to_value())]),
        ),
        Event::Repost { id, active, count } => (
            "news-brief-repost",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(*count)),
            ]),
        ),
        Event::Follow { id, active } => (
            "news-brief-follow",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(u32::from(*active))),
            ]),
        ),
        Event::Like { id, active, count } => (
            "news-brief-like",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(*count)),
            ]),
        ),
    }
}
