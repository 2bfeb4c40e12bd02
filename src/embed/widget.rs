//! One mounted widget, as the loader and hosts of the JavaScript API see it.

use super::listener::Listener;
use super::peers::{self, Membership};
use super::services::{BrowserServices, to_js};
use crate::article::{self, Problem};
use crate::comments::StoreError;
use crate::comments::archive::{self, ImportError};
use crate::json::Value;
use crate::state::{Action, Document};
use crate::ui::Services as _;
use crate::ui::{App, AppProperties, CommentsMode, Options};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, InputEvent, InputEventInit, StorageEvent};
use yew::AppHandle;

/// A mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: Option<AppHandle<App>>,
    services: Rc<BrowserServices>,
    membership: Option<Membership>,
    listeners: Vec<Listener>,
    problems: Vec<Problem>,
    id: String,
}

#[wasm_bindgen]
impl Widget {
    /// Draws `source` into `root` and keeps it alive.
    ///
    /// `host` is the element at which events are dispatched, and whose properties
    /// say what the host chose; `source` is JSON text or an object; `options` has
    /// `words`, the lines of a language's script, the anchors of items that are
    /// `open` already, separated by spaces, and two functions: `ready`, and
    /// `complete`, which gives a promise of the code that is loaded late. `root`
    /// is empty, and in no page before `ready` is called: what is in view stays
    /// until then.
    ///
    /// # Errors
    /// `{ reason, message }` when the document is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: Element, source: JsValue, options: &JsValue) -> Result<Self, JsValue> {
        let document = match source.as_string() {
            Some(text) => article::read_text(&text),
            // What is no JSON, such as a cycle, is told in the engine's own words.
            None => match js_sys::JSON::stringify(&source) {
                Ok(text) => article::read_text(&text.as_string().unwrap_or_else(|| "null".to_owned())),
                Err(error) => Err(article::Refusal::NotJson(crate::json::message_of(error))),
            },
        };
        let (article, problems) = document.map_err(|refusal| {
            let message = refusal.message();
            to_js(&Value::object(vec![("reason", refusal.reason().into()), ("message", message.as_str().into())]))
        })?;
        let function = |name: &str| {
            let function = js_sys::Reflect::get(options, &name.into()).ok();
            function.and_then(|function| function.dyn_into().ok()).unwrap_or_default()
        };
        let messages = super::words::read(text_at(options, "words").unwrap_or_default());
        let options = Options { open: text_at(options, "open").unwrap_or_default(), ..chosen(&host) };
        let id = article.id.clone();
        let copy = peers::copy_of(&host, &id);
        let services = Rc::new(BrowserServices::new(
            host.clone(),
            root.clone(),
            function("ready"),
            function("complete"),
            copy,
            messages.tag(),
        ));
        let properties = AppProperties {
            document: Rc::new(Document::new(article, messages)),
            services: Rc::<BrowserServices>::clone(&services),
            options: Rc::new(options),
        };
        let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), properties).render();
        let membership = Some(peers::join(host, id.clone(), copy, (*handle).clone()));
        let listeners = listen(&root, &handle, &services);
        Ok(Self { handle: Some(handle), services, membership, listeners, problems, id })
    }

    /// What was found wrong in the document: `{ path, kind, message }`.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        let mut problems = Vec::new();
        for problem in &self.problems {
            problems.push(Value::object(vec![
                ("path", problem.path.as_str().into()),
                ("kind", problem.kind.name().into()),
                ("message", problem.message.as_str().into()),
            ]));
        }
        to_js(&Value::Array(problems))
    }

    /// The article's id.
    #[must_use]
    pub fn id(&self) -> String {
        self.id.clone()
    }

    /// Goes to what a fragment of the address points to: `task-3`, `comment-…`.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, fragment: String) {
        self.send(Action::GoTo(fragment));
    }

    /// The reader's comments on this article as an archive: `news-brief-comments/1`.
    ///
    /// # Errors
    /// An `Error` when the browser denies storage.
    #[wasm_bindgen(js_name = exportComments)]
    pub fn export_comments(&self) -> Result<JsValue, JsValue> {
        exported(&self.services, &self.id)
    }

    /// Adds the comments of an archive: gives `{ added, skipped }`.
    ///
    /// # Errors
    /// An `Error` that says where the archive is wrong; nothing has changed then.
    #[wasm_bindgen(js_name = importComments)]
    pub fn import_comments(&self, source: &JsValue) -> Result<JsValue, JsValue> {
        let counts = imported(&self.services, &self.id, source)?;
        self.send(Action::Replaced);
        Ok(counts)
    }

    /// Removes all that is stored of this article.
    ///
    /// # Errors
    /// An `Error` when the browser denies storage.
    #[wasm_bindgen(js_name = clearComments)]
    pub fn clear_comments(&self) -> Result<(), JsValue> {
        cleared(&self.services, &self.id)?;
        self.send(Action::Replaced);
        Ok(())
    }

    /// Takes the widget down. Nothing of it runs afterwards.
    pub fn unmount(&mut self) {
        self.listeners.clear();
        self.membership = None;
        self.services.stop();
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }

    fn send(&self, action: Action) {
        if let Some(handle) = &self.handle {
            handle.send_message(Rc::new(action));
        }
    }
}

// The following are called only when all code is there: the loader sees to that.

#[inline(never)]
fn exported(services: &BrowserServices, article: &str) -> Result<JsValue, JsValue> {
    archive::export(services.store(), article, services.moment().now).map(|value| to_js(&value)).map_err(denied)
}

#[inline(never)]
fn imported(services: &BrowserServices, article: &str, source: &JsValue) -> Result<JsValue, JsValue> {
    let text = js_sys::JSON::stringify(source)?.as_string().unwrap_or_default();
    let value = Value::parse(&text).map_err(|error| js_sys::Error::new(&error))?;
    let imported = archive::import(services.store(), article, &value).map_err(|error| match error {
        ImportError::File(fault) => js_sys::Error::new(&fault.to_text()).into(),
        ImportError::Store(error) => denied(error),
    })?;
    #[expect(clippy::cast_precision_loss, reason = "counts of comments")]
    let count = |name: &str, count: usize| (name.to_owned(), Value::Number(count as f64));
    Ok(to_js(&Value::Object(vec![count("added", imported.added.len()), count("skipped", imported.skipped)])))
}

#[inline(never)]
fn cleared(services: &BrowserServices, article: &str) -> Result<(), JsValue> {
    archive::clear(services.store(), article).map(|_| ()).map_err(denied)
}

fn denied(error: StoreError) -> JsValue {
    let words = if error == StoreError::Full { "the storage is full" } else { "the browser denies storage" };
    js_sys::Error::new(words).into()
}

/// A member of `object` that is a text.
fn text_at(object: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(object, &name.into()).ok().and_then(|value| value.as_string())
}

/// What the properties of the element say.
fn chosen(host: &JsValue) -> Options {
    let option = |name: &str| text_at(host, name);
    let level = option("headingLevel").and_then(|level| level.parse().ok()).filter(|level| (1..=4).contains(level));
    Options {
        heading_level: level.unwrap_or(2),
        comments: match option("comments").as_deref() {
            Some("readonly") => CommentsMode::Readonly,
            Some("off") => CommentsMode::Off,
            _ => CommentsMode::On,
        },
        sections_open: option("sections").as_deref() == Some("open"),
        reading_time: option("readingTime").as_deref() != Some("off"),
        open: String::new(),
    }
}

/// What the window and the widget's own elements tell it.
fn listen(root: &Element, handle: &AppHandle<App>, services: &Rc<BrowserServices>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let (scope, services) = ((**handle).clone(), Rc::clone(services));
    let storage = Listener::new(&window, "storage", move |event| {
        let event: StorageEvent = event.unchecked_into();
        let key = event.key();
        // What is stored now, and not what the event says: this tab may have written since.
        let stored = key.as_deref().map(|key| services.store().get(key));
        let text = stored.and_then(Result::ok).unwrap_or_else(|| event.new_value());
        scope.send_message(Rc::new(Action::External { key, text }));
    });
    let scope = (**handle).clone();
    let found = Listener::new(root, "beforematch", move |event| {
        let panel = event.target().map(JsCast::unchecked_into::<Element>).map(|panel| panel.id()).unwrap_or_default();
        scope.send_message(Rc::new(match panel.strip_suffix("-panel") {
            Some(anchor) => Action::Opened(vec![anchor.to_owned()]),
            None => Action::ShowAllMetrics(true),
        }));
    });
    // Chromium's last input event comes while it still composes; the counter
    // needs one more when the text is final.
    let composed = Listener::new(root, "compositionend", |event| {
        let options = InputEventInit::new();
        options.set_bubbles(true);
        if let (Some(target), Ok(event)) = (event.target(), InputEvent::new_with_event_init_dict("input", &options)) {
            let _ = target.dispatch_event(&event);
        }
    });
    vec![storage, found, composed]
}
