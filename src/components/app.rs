//! The root component: keeps the state and draws it.

mod effects;

use super::article_body::ArticleBody;
use super::{CommentsMode, Environment, Options, Services, archive, comments, header, my_data, notice, toolbar};
use crate::state::{Action, Document, State};
use crate::text::is_right_to_left;
use std::rc::Rc;
use yew::{AttrValue, Component, Context, Html, Properties, html};

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

/// Properties of [`App`].
#[derive(Clone, Properties)]
pub struct AppProperties {
    /// The article.
    pub document: Rc<Document>,
    /// Access to the browser.
    pub services: Rc<dyn Services>,
    /// The host's choices.
    pub options: Rc<Options>,
    /// How the first rendering comes about.
    pub start: Start,
    /// What the reader did to items before.
    #[prop_or_default]
    pub toggled: Toggled,
}

impl PartialEq for AppProperties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.options == other.options
    }
}

/// The root component.
pub struct App {
    state: State,
    environment: Environment,
    /// The element to focus after the next rendering.
    focus: Option<String>,
    /// Where the focus goes if its element is removed.
    refocus: String,
    cleared: archive::Cleared,
    /// Whether the next slice is requested already.
    reading: bool,
    is_ready: bool,
    /// Items that the reader closed before; they may be stored as open.
    closed: Vec<String>,
}

impl App {
    /// Opens the items that are open from the first rendering on.
    fn open_items(&mut self, toggled: &Toggled) {
        let document = Rc::clone(&self.environment.document);
        if self.environment.options.sections_open {
            self.state.open = Rc::new(document.anchors.items().map(str::to_owned).collect());
        }
        // yew may draw a frame between hydration and what is stored: they must not close in it.
        let stored = document.anchors.items().filter(|item| toggled.stored.iter().any(|anchor| anchor == item));
        Rc::make_mut(&mut self.state.open).extend(stored.map(str::to_owned));
        for anchor in &toggled.open {
            self.state.set_open(&document.anchors.with_parents(anchor), true);
        }
        self.state.set_open(&toggled.closed, false);
    }
}

/// See the feature `probe`.
fn probe() -> Html {
    #[cfg(feature = "probe")]
    return super::probe::view();
    #[cfg(not(feature = "probe"))]
    Html::default()
}

impl Component for App {
    type Message = Action;
    type Properties = AppProperties;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProperties { document, services, options, start, toggled } = ctx.props().clone();
        let dispatch = ctx.link().callback(|action| action);
        let mut app = Self {
            state: State::new(Rc::clone(&document)),
            environment: Environment { document, services, options, dispatch },
            focus: None,
            refocus: "comments".to_owned(),
            cleared: None,
            reading: false,
            is_ready: false,
            closed: toggled.closed.clone(),
        };
        app.open_items(&toggled);
        if start == Start::Render {
            app.start(ctx.link());
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        self.handle(action, ctx.link())
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProperties) -> bool {
        self.environment.options = Rc::clone(&ctx.props().options);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        // Not while prerendered markup is hydrated: to look where the focus is would compute
        // the layout before what is stored is open again, and the page might scroll.
        if self.is_ready {
            self.environment.services.before_render();
        }
        let (environment, state) = (&self.environment, &self.state);
        let article = &environment.document.article;
        let [page, text] = [environment.messages().tag, &article.lang].map(is_right_to_left);
        let direction = |right_to_left: bool| if right_to_left { "rtl" } else { "ltr" };
        html! {
            // Left to right is the direction that the styles begin with.
            <div class="news-brief" lang={environment.messages().tag} dir={page.then_some(direction(page))}>
                <article class="article" lang={AttrValue::from(article.lang.clone())} dir={(text || page).then_some(direction(text))}>
                    { header::view(environment, state) }
                    <ArticleBody
                        environment={environment.clone()}
                        open={Rc::clone(&state.open)}
                        marked={state.marked}
                        all_metrics={state.all_metrics}
                    />
                </article>
                if environment.options.comments != CommentsMode::Off {
                    { notice::view(environment, state) }
                    { comments::view(environment, state) }
                    { my_data::view(environment, state) }
                    { toolbar::view(environment, state) }
                }
                { probe() }
                <div class="status" role="status">
                    if state.status.number > 0 {
                        // A new number is a new element: the same words are announced again.
                        <p key={state.status.number}>{ state.status.text.clone() }</p>
                    }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render && ctx.props().start == Start::Hydrate {
            ctx.link().send_message(Action::Start);
            return;
        }
        let services = &self.environment.services;
        services.after_render();
        if let Some(id) = self.focus.take() {
            services.focus(&id);
        }
        services.restore_focus(&self.refocus);
        if !std::mem::replace(&mut self.is_ready, true) {
            services.ready();
            self.measure(ctx.link());
        }
    }
}
