//! An article on screen: its state, and how it is drawn.

use super::{App, Setup, Start, Toggled};
use crate::components::article_body::ArticleBody;
use crate::components::{CommentsMode, Environment, archive, comments, header, my_data, notice, toolbar};
use crate::state::{Action, State};
use crate::text::is_right_to_left;
use std::rc::Rc;
use yew::html::Scope;
use yew::{AttrValue, Html, html};

/// An article on screen.
pub struct Running {
    number: u32,
    pub(super) state: State,
    pub(super) environment: Environment,
    /// The element to focus after the next rendering.
    pub(super) focus: Option<String>,
    /// The element to scroll to after the next rendering.
    pub(super) revealed: Option<String>,
    /// Where the focus goes if its element is removed.
    pub(super) refocus: String,
    pub(super) cleared: archive::Cleared,
    /// Whether the next slice is requested already.
    pub(super) reading: bool,
    /// Whether prerendered markup is being hydrated.
    hydrates: bool,
    is_ready: bool,
    /// Items that the reader closed before; they may be stored as open.
    pub(super) closed: Vec<String>,
}

impl Running {
    pub(super) fn new(number: u32, setup: Setup, link: &Scope<App>) -> Self {
        let Setup { document, services, options, start, toggled } = setup;
        let dispatch = link.callback(|action| action);
        let mut running = Self {
            number,
            state: State::new(Rc::clone(&document)),
            environment: Environment { document, services, options, dispatch },
            focus: None,
            revealed: None,
            refocus: "comments".to_owned(),
            cleared: None,
            reading: false,
            hydrates: start == Start::Hydrate,
            is_ready: false,
            closed: toggled.closed.clone(),
        };
        running.open_items(&toggled);
        if start == Start::Render {
            running.start(link);
        }
        running
    }

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

    pub(super) fn view(&self) -> Html {
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
            <div key={self.number} class="news-brief" lang={environment.messages().tag} dir={page.then_some(direction(page))}>
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
                        <p key={state.status.number} class={if state.status.shown { "toast" } else { "visually-hidden" }}>{ state.status.text.clone() }</p>
                    }
                </div>
            </div>
        }
    }

    pub(super) fn rendered(&mut self, link: &Scope<App>) {
        if std::mem::take(&mut self.hydrates) {
            link.send_message(Action::Start);
            return;
        }
        let services = &self.environment.services;
        services.after_render();
        if let Some(id) = self.focus.take() {
            services.focus(&id);
        } else if let Some(id) = self.revealed.take() {
            services.reveal(&id);
        }
        services.restore_focus(&self.refocus);
        if !std::mem::replace(&mut self.is_ready, true) {
            services.ready();
            self.measure(link);
        }
    }
}

/// See the feature `probe`.
fn probe() -> Html {
    #[cfg(feature = "probe")]
    return crate::components::probe::view();
    #[cfg(not(feature = "probe"))]
    Html::default()
}
