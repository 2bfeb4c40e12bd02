//! The root component: shows an article, or nothing.

mod effects;
mod running;

use super::{Options, Services};
use crate::state::{Action, Document};
use running::Running;
use std::rc::Rc;
use yew::{Component, Context, Html, Properties};

/// How the first rendering comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Drawn natively, as a string: nothing is read from the store.
    Prerender,
    /// Prerendered markup is hydrated: the first rendering equals it, what is stored follows.
    Hydrate,
    /// Drawn from nothing, with what is stored.
    Render,
}

/// Items that were opened and closed before the widget ran, by anchor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toggled {
    /// Opened, or the target of a link.
    pub open: Vec<String>,
    /// Closed.
    pub closed: Vec<String>,
    /// Stored as open, and shown so already.
    pub stored: Vec<String>,
}

/// What an app shows, and how.
#[derive(Clone)]
pub struct Setup {
    /// The article.
    pub document: Rc<Document>,
    /// Access to the browser.
    pub services: Rc<dyn Services>,
    /// The host's choices.
    pub options: Rc<Options>,
    /// How the first rendering comes about.
    pub start: Start,
    /// What the reader did to items before.
    pub toggled: Toggled,
}

/// Properties of [`App`].
#[derive(Clone, Default, Properties)]
pub struct AppProperties {
    /// Tells the set-ups of an app apart: another number starts anew.
    pub number: u32,
    /// What to show; nothing is shown without.
    pub setup: Option<Setup>,
}

impl PartialEq for AppProperties {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// The root component.
pub struct App {
    running: Option<Running>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProperties;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProperties { number, setup } = ctx.props().clone();
        Self { running: setup.map(|setup| Running::new(number, setup, ctx.link())) }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        self.running.as_mut().is_some_and(|running| running.handle(action, ctx.link()))
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProperties) -> bool {
        *self = Self::create(ctx);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.running.as_ref().map_or_else(Html::default, Running::view)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if let Some(running) = &mut self.running {
            running.rendered(ctx.link());
        }
    }
}
