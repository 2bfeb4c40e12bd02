//! The browser as components see it.

use super::intl::{Intl, Kind};
use super::late::Late;
use super::listener::Listener;
use super::scrolling::Scrolling;
use super::storage::{LocalStorage, Measuring};
use super::tab;
use super::{events, outside};
use crate::article::DateTime;
use crate::comments::Store;
use crate::decimal::{decimal, decimal_count};
use crate::json::Value;
use crate::state::{Event, Moment};
use crate::text::are_plain;
use crate::ui::{Clock, Services};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ShadowRoot,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = requestIdleCallback, catch)]
    fn request_idle_callback(callback: &js_sys::Function) -> Result<u32, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new() -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// Timers that run, with what each of them calls: a function that is handed
/// to JavaScript altogether is never freed where it is never called.
type Timers = Rc<RefCell<Vec<(i32, Closure<dyn FnMut()>)>>>;

/// How long parts of the page are drawn without a pause: with what one of them
/// takes, less than the 50 ms that a reader feels.
const TURN_MS: f64 = 8.0;

/// The browser, for one widget.
pub struct BrowserServices {
    host: HtmlElement,
    root: Element,
    on_ready: js_sys::Function,
    is_shown: Cell<bool>,
    turns: RefCell<VecDeque<Box<dyn FnOnce()>>>,
    /// Until when turns are taken without a pause.
    pause_at: Rc<Cell<f64>>,
    late: Late,
    store: LocalStorage,
    /// How much is stored, while that is measured.
    measuring: RefCell<Option<Measuring>>,
    /// Made when the first text needs it: that takes 30 ms, and few texts do.
    segmenter: OnceCell<Option<Segmenter>>,
    intl: Intl,
    timers: Timers,
    tab: String,
    scrolling: Scrolling,
    /// What had the focus before something was drawn, and whether it was in view.
    focused: RefCell<Option<(Element, bool)>>,
    printing: RefCell<Option<Listener>>,
    /// Nothing is called back once the widget is gone.
    gone: Rc<Cell<bool>>,
}

impl BrowserServices {
    /// The browser, for the widget of the element `host` that is drawn in `root`;
    /// `on_ready` is called once it is, and `on_complete` loads the code that is
    /// missing then.
    ///
    /// `copy` tells apart the elements of a page that show the same article:
    /// each has drafts of its own. Dates and counts are in `language`, a BCP 47 tag.
    pub fn new(
        host: HtmlElement,
        root: Element,
        on_ready: js_sys::Function,
        on_complete: js_sys::Function,
        copy: u32,
        language: &'static str,
    ) -> Self {
        let mut tab = tab::name();
        if copy > 0 {
            tab.push_str(&decimal(u64::from(copy)));
        }
        Self {
            store: LocalStorage(host.clone()),
            measuring: RefCell::default(),
            host,
            root,
            on_ready,
            is_shown: Cell::default(),
            turns: RefCell::default(),
            pause_at: Rc::default(),
            late: Late::new(on_complete),
            segmenter: OnceCell::new(),
            intl: Intl::new(language),
            timers: Timers::default(),
            tab,
            scrolling: Scrolling::new(),
            focused: RefCell::default(),
            printing: RefCell::default(),
            gone: Rc::default(),
        }
    }

    /// Stops every timer.
    pub fn stop(&self) {
        self.gone.set(true);
        if let Some(window) = web_sys::window() {
            for (timer, _) in self.timers.take() {
                window.clear_timeout_with_handle(timer);
            }
        }
    }

    /// The element that has the focus, where it is one of the widget's.
    fn active(&self) -> Option<Element> {
        self.root.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
    }

    /// See `focus`. Called only when all code is there.
    #[inline(never)]
    fn go_to(&self, id: &str) {
        let Some(element) = self.root.query_selector(&["#", id].concat()).ok().flatten() else { return };
        let element: HtmlElement = element.unchecked_into();
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        let Some(window) = web_sys::window() else { return };
        let height = height_of_window();
        let place = element.get_bounding_client_rect();
        if place.top() >= 0.0 && place.bottom() <= height {
            return;
        }
        // Far away is gone to at once: what would pass by on the way presses buttons and is read.
        let far = place.top().abs() > 3.0 * height;
        let still = far
            || window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
                .is_none_or(|media| media.matches());
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(if still { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
        options.set_block(if place.height() < height / 2.0 {
            ScrollLogicalPosition::Center
        } else {
            ScrollLogicalPosition::Start
        });
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// See `keep_focus`. Called only when all code is there: before that nothing of
    /// the widget that has the focus is drawn anew.
    #[inline(never)]
    fn hand_on(&self, element: &Element, in_view: bool, id: &str) {
        if element.is_connected() || self.active().is_some() {
            return;
        }
        let target = self.root.query_selector(&["#", id].concat()).ok().flatten();
        if let Some(target) = target.or_else(|| self.root.query_selector("#comments").ok().flatten()) {
            let options = FocusOptions::new();
            // Brought into view at once, as nobody asked for a movement; and not at
            // all where the reader had scrolled away from what had the focus.
            options.set_prevent_scroll(!in_view);
            let _ = target.unchecked_into::<HtmlElement>().focus_with_options(&options);
        }
    }

    fn once(&self, then: Box<dyn FnOnce()>) -> js_sys::Function {
        let gone = Rc::clone(&self.gone);
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
        let time = DateTime::at(now.get_time() as i64, -now.get_timezone_offset() as i16);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "random() is below 1")]
        let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        Moment { now: time, random }
    }

    fn store(&self) -> &dyn Store {
        &self.store
    }

    fn graphemes(&self, text: &str, limit: usize) -> (usize, u32) {
        // The browser's counting took half the time of a keystroke, and few texts need it.
        let segmenter = if are_plain(text) { &None } else { self.segmenter.get_or_init(|| Segmenter::new().ok()) };
        let Some(segmenter) = segmenter else {
            let start: usize = text.chars().take(limit).map(char::len_utf16).sum();
            #[expect(clippy::cast_possible_truncation, reason = "no field holds that much")]
            return (text.chars().count(), start as u32);
        };
        let segments = js_sys::Array::from(&segmenter.segment(text));
        #[expect(clippy::cast_possible_truncation, reason = "the limit is a thousand")]
        let first = segments.get(limit as u32);
        let start = js_sys::Reflect::get(&first, &"index".into()).ok().and_then(|start| start.as_f64());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index of a string")]
        (segments.length() as usize, start.unwrap_or_default() as u32)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn number(&self, count: usize) -> String {
        self.intl.format(Kind::Number, count as f64, "").unwrap_or_else(|| decimal_count(count))
    }

    fn date(&self, time: DateTime, clock: Clock) -> String {
        self.intl.date(time, clock)
    }

    #[expect(clippy::cast_precision_loss, reason = "amounts are small")]
    fn ago(&self, amount: i64, unit: &'static str) -> String {
        self.intl.format(Kind::Age, -amount as f64, unit).unwrap_or_default()
    }

    fn tab(&self) -> &str {
        &self.tab
    }

    fn drawing(&self) {
        // Drawn twice before `keep_focus`: what had the focus may be gone by the second time.
        if let Some(element) = self.active() {
            let place = element.get_bounding_client_rect();
            let in_view = place.bottom() > 0.0 && place.top() < height_of_window();
            *self.focused.borrow_mut() = Some((element, in_view));
        }
    }

    fn rendered(&self) {
        self.scrolling.watch(&self.root);
    }

    fn focus(&self, id: &str) {
        self.go_to(id);
    }

    fn keep_focus(&self, id: &str) {
        if let Some((element, in_view)) = self.focused.take() {
            self.hand_on(&element, in_view, id);
        }
    }

    fn is_complete(&self) -> bool {
        self.late.is_there()
    }

    fn complete(&self, asked: bool, then: Box<dyn FnOnce()>) {
        self.late.wait(asked, then, &self.gone);
    }

    fn is_shown(&self) -> bool {
        self.is_shown.get()
    }

    fn wait(&self, then: Box<dyn FnOnce()>) {
        self.turns.borrow_mut().push_back(then);
    }

    fn next(&self) {
        let Some(then) = self.turns.borrow_mut().pop_front() else { return };
        let pause_at = Rc::clone(&self.pause_at);
        if js_sys::Date::now() < pause_at.get() {
            return then();
        }
        self.later(
            0,
            Box::new(move || {
                pause_at.set(js_sys::Date::now() + TURN_MS);
                then();
            }),
        );
    }

    fn ready(&self) {
        self.is_shown.set(true);
        // An error of the host's is not ours.
        let _ = self.on_ready.call0(&JsValue::NULL);
    }

    fn emit(&self, event: &Event) {
        events::tell_host(&self.host, event);
    }

    fn later(&self, after_ms: i64, then: Box<dyn FnOnce()>) {
        let Some(window) = web_sys::window() else { return };
        let after_ms = i32::try_from(after_ms).unwrap_or(i32::MAX);
        let (timers, number) = (Timers::clone(&self.timers), Rc::new(Cell::new(0)));
        let own = Rc::clone(&number);
        let closure = Closure::once(move || {
            timers.borrow_mut().retain(|(timer, _)| *timer != own.get());
            then();
        });
        let function = closure.as_ref().unchecked_ref();
        if let Ok(timer) = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, after_ms) {
            number.set(timer);
            self.timers.borrow_mut().push((timer, closure));
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

    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>) {
        outside::copy(text, then);
    }

    fn share(&self, title: &str, address: &str) -> bool {
        outside::share(title, address)
    }

    fn print(&self, only_open: bool) {
        outside::print(&self.root, &self.printing, only_open);
    }

    fn measure(&self) -> Option<usize> {
        let mut measuring = self.measuring.borrow_mut();
        let used = measuring.get_or_insert_with(Measuring::begin).go_on();
        if used.is_some() {
            *measuring = None;
        }
        used
    }

    fn is_told(&self) -> bool {
        tab::is_told()
    }

    fn tell(&self) {
        tab::tell();
    }

    fn read_file(&self, input: &HtmlInputElement, then: Box<dyn FnOnce(String)>) {
        outside::read_file(input, then);
    }

    fn persistence(&self, ask: bool, then: Box<dyn FnOnce(bool)>) {
        outside::persistence(ask, then, &self.gone);
    }

    fn download(&self, name: &str, text: &str) {
        outside::download(name, text);
    }

    fn link_to(&self, fragment: &str) -> String {
        outside::link_to(fragment)
    }
}

/// In CSS pixels; 0 where there is none.
pub fn height_of_window() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// A JSON value as a JavaScript value.
pub fn to_js(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_text()).unwrap_or(JsValue::NULL)
}
