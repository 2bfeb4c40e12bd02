//! One mounted widget, as the loader and hosts of the JavaScript API see it.

use super::listener::Listener;
use super::services::{BrowserServices, to_js};
use super::storage::LocalStorage;
use crate::article::{self, Problem};
use crate::comments::StoreError;
use crate::comments::archive::{self, ImportError};
use crate::json::Value;
use crate::state::{Action, Document};
use crate::text::Messages;
use crate::ui::Services as _;
use crate::ui::{App, AppProperties, CommentsMode, Options, Rendering};
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
    listeners: Vec<Listener>,
    problems: Vec<Problem>,
    id: String,
}

#[wasm_bindgen]
impl Widget {
    /// Draws `source` into `root` and keeps it alive.
    ///
    /// `host` is the element at which events are dispatched; `source` is JSON
    /// text or an object; `options` has `lang`, `headingLevel`, `comments` and
    /// `sections`, and a function `ready`. Markup in `root` that was made ahead
    /// from the same text by the same version is taken over as it stands.
    ///
    /// # Errors
    /// `{ reason, message }` when the document is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: Element, source: JsValue, options: &JsValue) -> Result<Self, JsValue> {
        let text = source.as_string();
        let document = match &text {
            Some(text) => article::read_text(text),
            // What is no JSON, such as a cycle, is told in the engine's own words.
            None => match js_sys::JSON::stringify(&source) {
                Ok(text) => article::read_text(&text.as_string().unwrap_or_else(|| "null".to_owned())),
                Err(error) => Err(article::Refusal::NotJson(crate::json::message_of(error))),
            },
        };
        let (article, problems) = document.map_err(|refusal| {
            let message = refusal.to_string();
            to_js(&Value::object(vec![("reason", refusal.reason().into()), ("message", message.as_str().into())]))
        })?;
        let on_ready = js_sys::Reflect::get(options, &"ready".into()).ok().and_then(|ready| ready.dyn_into().ok());
        let option = |name: &str| js_sys::Reflect::get(options, &name.into()).ok().and_then(|value| value.as_string());
        let messages = Messages::of(&option("lang").unwrap_or_else(|| article.lang.clone()));
        let options = read_options(&option);
        let id = article.id.clone();
        let hydrate = text.is_some_and(|text| {
            root.get_attribute("data-key") == Some(crate::ui::markup_key(&text, messages, &options))
        });
        let services = Rc::new(BrowserServices::new(host, root.clone(), on_ready.unwrap_or_default()));
        let properties = AppProperties {
            document: Rc::new(Document::new(article, messages)),
            services: Rc::<BrowserServices>::clone(&services),
            options: Rc::new(options),
            hydrate,
        };
        let renderer = yew::Renderer::<App>::with_root_and_props(root.clone(), properties);
        let handle = if hydrate { renderer.hydrate() } else { renderer.render() };
        let listeners = listen(&root, &handle);
        Ok(Self { handle: Some(handle), services, listeners, problems, id })
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
        archive::export(&LocalStorage, &self.id, self.services.moment().now).map(|value| to_js(&value)).map_err(denied)
    }

    /// Adds the comments of an archive: gives `{ added, skipped }`.
    ///
    /// # Errors
    /// An `Error` that says where the archive is wrong; nothing has changed then.
    #[wasm_bindgen(js_name = importComments)]
    pub fn import_comments(&self, source: &JsValue) -> Result<JsValue, JsValue> {
        let text = js_sys::JSON::stringify(source)?.as_string().unwrap_or_default();
        let value = Value::parse(&text).map_err(|error| js_sys::Error::new(&error))?;
        let imported = archive::import(&LocalStorage, &self.id, &value).map_err(|error| match error {
            ImportError::File(message) => js_sys::Error::new(&message).into(),
            ImportError::Store(error) => denied(error),
        })?;
        self.send(Action::Replaced);
        #[expect(clippy::cast_precision_loss, reason = "counts of comments")]
        let count = |name: &str, count: usize| (name.to_owned(), Value::Number(count as f64));
        Ok(to_js(&Value::Object(vec![count("added", imported.added.len()), count("skipped", imported.skipped)])))
    }

    /// Removes all that is stored of this article.
    ///
    /// # Errors
    /// An `Error` when the browser denies storage.
    #[wasm_bindgen(js_name = clearComments)]
    pub fn clear_comments(&self) -> Result<(), JsValue> {
        archive::clear(&LocalStorage, &self.id).map_err(denied)?;
        self.send(Action::Replaced);
        Ok(())
    }

    /// Takes the widget down. Nothing of it runs afterwards.
    pub fn unmount(&mut self) {
        self.listeners.clear();
        self.services.stop();
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }

    fn send(&self, action: Action) {
        if let Some(handle) = &self.handle {
            handle.send_message(action);
        }
    }
}

fn denied(error: StoreError) -> JsValue {
    let words = if error == StoreError::Full { "the storage is full" } else { "the browser denies storage" };
    js_sys::Error::new(words).into()
}

fn read_options(option: &dyn Fn(&str) -> Option<String>) -> Options {
    let level = option("headingLevel").and_then(|level| level.parse().ok()).filter(|level| (1..=4).contains(level));
    Options {
        heading_level: level.unwrap_or(2),
        comments: match option("comments").as_deref() {
            Some("readonly") => CommentsMode::Readonly,
            Some("off") => CommentsMode::Off,
            _ => CommentsMode::On,
        },
        sections_open: option("sections").as_deref() == Some("open"),
        rendering: Rendering::Shadow,
    }
}

/// What the window and the widget's own elements tell it.
fn listen(root: &Element, handle: &AppHandle<App>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let scope = (**handle).clone();
    let storage = Listener::new(&window, "storage", move |event| {
        let event: StorageEvent = event.unchecked_into();
        scope.send_message(Action::External { key: event.key(), text: event.new_value() });
    });
    let scope = (**handle).clone();
    let found = Listener::new(root, "beforematch", move |event| {
        let panel = event.target().map(JsCast::unchecked_into::<Element>).map(|panel| panel.id()).unwrap_or_default();
        if let Some(anchor) = panel.strip_suffix("-panel") {
            scope.send_message(Action::Opened(vec![anchor.to_owned()]));
        }
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
