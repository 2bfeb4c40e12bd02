//! The browser as components see it.

use super::focus::Focus;
use super::graphemes::Graphemes;
use super::intl::{Intl, Kind};
use super::scrolling::Scrolling;
use super::storage::{LocalStorage, Measuring};
use super::tab::Presence;
use super::{events, platform, tab};
use crate::article::DateTime;
use crate::comments::Store;
use crate::components::{Clock, Services};
use crate::state::{HostEvent, Moment};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, HtmlElement, HtmlInputElement};

#[wasm_bindgen]
extern "C" {
    // Safari has none.
    #[wasm_bindgen(js_name = requestIdleCallback, catch)]
    fn request_idle_callback(callback: &js_sys::Function) -> Result<u32, JsValue>;
}

/// The browser, for one widget.
pub struct BrowserServices {
    host: HtmlElement,
    root: Element,
    on_ready: Function,
    store: LocalStorage,
    /// How much is stored, while that is measured.
    measuring: RefCell<Option<Measuring>>,
    graphemes: Graphemes,
    intl: Intl,
    /// Running timers, cancelled when dropped.
    timers: Rc<RefCell<Vec<(u32, Timeout)>>>,
    next_timer: Cell<u32>,
    tab: String,
    presence: Rc<Presence>,
    scrolling: Scrolling,
    focus: Focus,
    composing: Rc<Cell<bool>>,
    printing: RefCell<Option<EventListener>>,
    /// Nothing is called back once the widget is gone.
    gone: Rc<Cell<bool>>,
}

impl BrowserServices {
    /// The browser, for the widget that the element `host` shows in `root`; `on_ready` is
    /// called once that is drawn.
    ///
    /// `copy` tells apart the elements of a page that show the same article: each has its
    /// own drafts. Dates and counts are in `language`, a BCP 47 tag.
    pub fn new(
        host: HtmlElement,
        root: Element,
        on_ready: Function,
        copy: u32,
        language: &'static str,
        composing: Rc<Cell<bool>>,
    ) -> Self {
        let presence = Presence::enter();
        let tab = presence.name.clone();
        Self {
            store: LocalStorage(host.clone()),
            measuring: RefCell::default(),
            host,
            focus: Focus::new(root.clone()),
            root,
            on_ready,
            graphemes: Graphemes::default(),
            intl: Intl::new(language),
            timers: Rc::default(),
            next_timer: Cell::default(),
            tab: if copy > 0 { format!("{tab}{copy}") } else { tab },
            presence,
            scrolling: Scrolling::new(),
            composing,
            printing: RefCell::default(),
            gone: Rc::default(),
        }
    }

    /// Cancels every timer and callback.
    pub fn stop(&self) {
        self.gone.set(true);
        self.timers.borrow_mut().clear();
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
        self.graphemes.count(text, limit)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn number(&self, count: usize) -> String {
        self.intl.format(Kind::Number, count as f64, "").unwrap_or_else(|| count.to_string())
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

    fn live_tabs(&self, then: Box<dyn FnOnce(Option<Vec<String>>)>) {
        self.presence.live(then, &self.gone);
    }

    fn typed_name(&self) -> Option<String> {
        tab::typed_name()
    }

    fn set_typed_name(&self, name: &str) {
        tab::set_typed_name(name);
    }

    fn is_composing(&self) -> bool {
        self.composing.get()
    }

    fn before_render(&self) {
        self.focus.note();
    }

    fn after_render(&self) {
        self.scrolling.watch(&self.root);
    }

    fn focus(&self, id: &str) {
        self.focus.go_to(id);
    }

    fn reveal(&self, id: &str) {
        self.focus.reveal(id);
    }

    fn restore_focus(&self, id: &str) {
        self.focus.restore(id);
    }

    fn ready(&self) {
        // An error of the host's is not ours.
        let _ = self.on_ready.call0(&JsValue::NULL);
    }

    fn emit(&self, event: &HostEvent) {
        events::dispatch(&self.host, event);
    }

    fn timeout(&self, after_ms: u32, then: Box<dyn FnOnce()>) {
        let number = self.next_timer.get();
        self.next_timer.set(number.wrapping_add(1));
        let timers = Rc::downgrade(&self.timers);
        let timeout = Timeout::new(after_ms, move || {
            if let Some(timers) = timers.upgrade() {
                timers.borrow_mut().retain(|(other, _)| *other != number);
            }
            then();
        });
        self.timers.borrow_mut().push((number, timeout));
    }

    fn idle(&self, then: Box<dyn FnOnce()>) {
        let gone = Rc::clone(&self.gone);
        let callback = Closure::once_into_js(move || {
            if !gone.get() {
                then();
            }
        });
        let callback = callback.unchecked_ref();
        if request_idle_callback(callback).is_err()
            && let Some(window) = web_sys::window()
        {
            let _ = window.set_timeout_with_callback(callback);
        }
    }

    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>) {
        platform::copy(text, then);
    }

    fn share(&self, title: &str, address: &str) -> bool {
        platform::share(title, address)
    }

    fn print(&self, only_open: bool) {
        platform::print(&self.root, &self.printing, only_open);
    }

    fn measure(&self) -> Option<usize> {
        let mut measuring = self.measuring.borrow_mut();
        let used = measuring.get_or_insert_with(Measuring::begin).next();
        if used.is_some() {
            *measuring = None;
        }
        used
    }

    fn is_quota_warned(&self) -> bool {
        tab::is_quota_warned()
    }

    fn set_quota_warned(&self) {
        tab::set_quota_warned();
    }

    fn read_file(&self, input: &HtmlInputElement, then: Box<dyn FnOnce(String)>) {
        platform::read_file(input, then);
    }

    fn persistence(&self, ask: bool, then: Box<dyn FnOnce(bool)>) {
        platform::persistence(ask, then, &self.gone);
    }

    fn download(&self, name: &str, text: &str) {
        platform::download(name, text);
    }

    fn link_to(&self, fragment: &str) -> String {
        platform::link_to(fragment)
    }

    fn href(&self, fragment: &str) -> String {
        if platform::has_base() { platform::link_to(fragment) } else { ["#", fragment].concat() }
    }
}
