//! One mounted widget, as the loader sees it.

use super::host::HostOptions;
use super::instances::{self, Membership};
use super::js::{error, from_js, to_js};
use super::mount::Place;
use super::services::BrowserServices;
use super::{listeners, words};
use crate::article::{self, Problem, Refusal, Value, from_value};
use crate::comments::StoreError;
use crate::comments::archive::{self, ImportError};
use crate::comments::wire;
use crate::components::{Services as _, Setup, Start};
use crate::state::{Action, Document};
use gloo_events::EventListener;
use js_sys::Function;
use serde::Serialize;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};
use yew::Callback;

/// A mounted widget.
#[wasm_bindgen]
pub struct Widget {
    place: Option<Place>,
    root: Element,
    dispatch: Callback<Action>,
    services: Rc<BrowserServices>,
    membership: Option<Membership>,
    listeners: Vec<EventListener>,
    problems: Vec<Problem>,
    id: String,
    hydrated: bool,
}

#[wasm_bindgen]
impl Widget {
    /// Shows `source`, JSON text or an object, and keeps it alive.
    ///
    /// Events are dispatched at `host`; `options` are [`HostOptions`]; `ready` is called once
    /// the widget is drawn and takes input. `prerendered` is the root of prerendered markup,
    /// if there is any: what this build made of the same document is hydrated, other markup
    /// is replaced.
    ///
    /// # Errors
    /// `{ reason, message }` when the document is refused.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        prerendered: Option<Element>,
        source: &JsValue,
        options: &JsValue,
        ready: Function,
    ) -> Result<Self, JsValue> {
        let (text, value) = json(source).map_err(|refusal| to_js(&Refused::from(&refusal)))?;
        let (article, problems) = article::read(&value).map_err(|refusal| to_js(&Refused::from(&refusal)))?;
        let (_, options) = from_js(options).map_err(|message| error(&message))?;
        let options: HostOptions = from_value(&options).map_err(|mismatch| error(&mismatch.to_string()))?;
        let messages = words::messages(options.lang.as_deref().unwrap_or(&article.lang), options.messages.clone());
        let id = article.id.clone();
        let copy = instances::copy_of(&host, &id);
        let mut place = prerendered.map_or_else(Place::empty, |root| Ok(Place::at(root)))?;
        let root = place.root.clone();
        let composing = Rc::new(Cell::new(options.composing));
        let mut listeners = Vec::from(listeners::composition(&root, &composing));
        let services = Rc::new(BrowserServices::new(host.clone(), root.clone(), ready, copy, messages.tag, composing));
        let mut setup = Setup {
            document: Rc::new(Document::new(article, messages)),
            services: Rc::<BrowserServices>::clone(&services),
            options: Rc::new(options.options()),
            start: Start::Render,
            toggled: options.toggled(),
        };
        let hydrated = place.is_hydratable(&text, &setup);
        if hydrated {
            setup.start = Start::Hydrate;
        }
        let dispatch = place.mount(setup);
        let membership = Some(instances::join(host, id.clone(), copy, dispatch.clone()));
        listeners.extend(listeners::storage(dispatch.clone(), Rc::clone(&services)));
        listeners.extend(listeners::returned(dispatch.clone()));
        listeners.push(listeners::found(&root, dispatch.clone()));
        Ok(Self { place: Some(place), root, dispatch, services, membership, listeners, problems, id, hydrated })
    }

    /// The problems of the document: `{ path, kind, message }[]`.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        to_js(&self.problems)
    }

    /// The element that the widget is drawn in.
    #[must_use]
    pub fn root(&self) -> Element {
        self.root.clone()
    }

    /// The article's id.
    #[must_use]
    pub fn id(&self) -> String {
        self.id.clone()
    }

    /// Whether prerendered markup was hydrated, not replaced.
    #[must_use]
    pub fn hydrated(&self) -> bool {
        self.hydrated
    }

    /// Goes to the target of a fragment: `task-3`, `comment-…`.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, fragment: String) {
        self.dispatch.emit(Action::GoTo(fragment));
    }

    /// The reader's comments on this article as an archive: `news-brief-comments/1`.
    ///
    /// # Errors
    /// An `Error` when the browser denies storage.
    #[wasm_bindgen(js_name = exportComments)]
    pub fn export_comments(&self) -> Result<JsValue, JsValue> {
        let now = self.services.moment().now;
        archive::export(self.services.store(), &self.id, now).map(|archive| to_js(&archive)).map_err(refused)
    }

    /// Adds the comments of an archive; gives `{ added, skipped }`.
    ///
    /// # Errors
    /// An `Error` that says where the archive is wrong; nothing has changed then.
    #[wasm_bindgen(js_name = importComments)]
    pub fn import_comments(&self, source: &JsValue) -> Result<JsValue, JsValue> {
        let (_, archive) = from_js(source).map_err(|message| error(&message))?;
        let imported = archive::import(self.services.store(), &self.id, &archive).map_err(|problem| match problem {
            ImportError::File(fault) => error(&fault.to_string()),
            ImportError::Store(refusal) => refused(refusal),
        })?;
        self.dispatch.emit(Action::Replaced);
        Ok(to_js(&imported))
    }

    /// Removes everything that is stored of this article.
    ///
    /// # Errors
    /// An `Error` when the browser denies storage.
    #[wasm_bindgen(js_name = clearComments)]
    pub fn clear_comments(&self) -> Result<(), JsValue> {
        archive::clear(self.services.store(), &self.id).map_err(refused)?;
        self.dispatch.emit(Action::Replaced);
        Ok(())
    }

    /// Takes the widget down. Nothing of it runs afterwards.
    pub fn unmount(&mut self) {
        self.listeners.clear();
        self.membership = None;
        self.services.stop();
        if let Some(place) = self.place.take() {
            place.leave();
        }
    }
}

/// The styles of the shadow root, for the loader to adopt.
#[must_use]
#[wasm_bindgen]
pub fn styles() -> String {
    crate::STYLES.to_owned()
}

/// Why a document is refused, for the loader.
#[derive(Serialize)]
struct Refused {
    reason: &'static str,
    message: String,
}

impl From<&Refusal> for Refused {
    fn from(refusal: &Refusal) -> Self {
        Self { reason: refusal.reason(), message: refusal.to_string() }
    }
}

/// A document as text and as a value; `source` is JSON text or a host's object.
fn json(source: &JsValue) -> Result<(String, Value), Refusal> {
    let Some(text) = source.as_string() else { return from_js(source).map_err(Refusal::NotJson) };
    let value = wire::parse(&text).map_err(Refusal::NotJson)?;
    Ok((text, value))
}

fn refused(refusal: StoreError) -> JsValue {
    error(if refusal == StoreError::Full { "the storage is full" } else { "the browser denies storage" })
}
