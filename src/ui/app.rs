//! The root component: keeps the state, carries out its effects.

mod start;

use super::article::ArticleBody;
use super::element::{element, list};
use super::part::Part;
use super::{
    CommentsMode, Context, Dispatch, Options, Services, archive, comments, data, header, notice, permalink, toolbar,
};
use crate::comments::StoreError;
use crate::decimal::decimal;
use crate::state::{Action, Change, CommentAction, Document, Effect, Event, Slice, State, perform};
use crate::text::is_right_to_left;
use start::Stage;
use std::rc::Rc;
use yew::{Component, Html, Properties};

/// Comments read at a time while the browser is idle: a few milliseconds.
const READ_AHEAD: usize = 100;

/// What the root component is given.
#[derive(Clone, Properties)]
pub struct AppProperties {
    /// The article.
    pub document: Rc<Document>,
    /// The world outside.
    pub services: Rc<dyn Services>,
    /// What the host chose.
    pub options: Rc<Options>,
}

impl PartialEq for AppProperties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.options == other.options
    }
}

/// The root component.
pub struct App {
    state: State,
    context: Context,
    focus: Option<String>,
    /// Where the focus goes if its element is removed.
    refocus: String,
    cleared: archive::Cleared,
    /// Whether the next slice is asked for already.
    reading: bool,
    stage: Stage,
}

impl App {
    /// Does what `action` asks for, and says whether that may show. None of this
    /// is there at the start.
    #[inline(never)]
    fn carry_out(&mut self, action: Rc<Action>, dispatch: &yew::html::Scope<Self>) -> bool {
        let mut action = Rc::unwrap_or_clone(action);
        if self.pass_on(&action) {
            return false;
        }
        if matches!(action, Action::Measure) {
            let services = &self.context.services;
            // What the start drew may be watched now.
            services.rendered();
            // Unless the reader knows already that it is much.
            let used = if services.is_told() { Some(0) } else { services.measure() };
            let Some(used) = used else {
                self.measure(dispatch);
                return false;
            };
            action = Action::Used(used);
        }
        // What is read ahead shows where the list was not full, and when all is read.
        let (is_used, is_read) = (matches!(action, Action::Used(_)), matches!(action, Action::ReadNext));
        let was_full = self.state.thread.root_count() >= self.state.first + self.state.shown;
        let before = self.told();
        if matches!(action, Action::Tick) {
            self.tick(dispatch.clone());
        }
        if is_read {
            self.read_next(dispatch);
        }
        let nearly_full = self.state.nearly_full;
        self.act(action, dispatch);
        if self.state.nearly_full && !nearly_full {
            self.context.services.tell();
        }
        let silent = is_used || is_read && was_full && !self.state.unread.is_empty();
        !silent || self.focus.is_some() || before != self.told()
    }

    /// Passes on what `action` asks for, where that changes nothing here.
    fn pass_on(&self, action: &Action) -> bool {
        let (context, state) = (&self.context, &self.state);
        match action {
            Action::CopyLink(fragment) => permalink::copy_link(context, fragment),
            Action::CopyMetric(metric) => permalink::copy_metric(context, *metric),
            Action::Share => permalink::share(context),
            Action::Print { only_open } => context.services.print(*only_open),
            Action::CopyRescued => notice::copy(context, state),
            Action::DownloadRescued => notice::download(context, state),
            _ => return false,
        }
        true
    }

    /// What notices and the live region say comes of this.
    fn told(&self) -> (u32, Option<StoreError>, bool, [usize; 2]) {
        let state = &self.state;
        (state.status.number, state.trouble, state.nearly_full, [state.unsaved.len(), state.undoable.len()])
    }

    fn act(&mut self, action: Action, dispatch: &yew::html::Scope<Self>) {
        let services = Rc::clone(&self.context.services);
        for effect in self.state.update(action, &services.moment()) {
            match perform(effect, services.store(), &self.state.document.article.id) {
                Ok(Some(refused)) => self.act(refused, dispatch),
                Ok(None) => {}
                Err(Effect::Focus(id)) => self.focus = Some(id),
                Err(Effect::Refocus(id)) => self.refocus = id,
                Err(Effect::Emit(event)) => {
                    if matches!(event, Event::Comment { action: CommentAction::Post, .. }) {
                        self.note_page();
                    }
                    services.emit(&event);
                }
                Err(Effect::Later { after_ms, action }) => {
                    let dispatch = dispatch.clone();
                    services.later(after_ms, Box::new(move || dispatch.send_message(Rc::from(action))));
                }
                Err(Effect::ReadMore) => self.read_ahead(dispatch),
                Err(Effect::Archive(task)) => {
                    let context = self.context.clone();
                    for action in archive::perform(&context, task, &mut self.cleared) {
                        self.act(action, dispatch);
                    }
                }
                Err(Effect::ReadAgain) => {
                    let slice = self.first_slice();
                    self.act(Action::Read(slice), dispatch);
                }
                Err(Effect::FinishDeletions) => self.act(Action::FinishDeletions, dispatch),
                Err(Effect::SayUnreadable) => {
                    let words = notice::unreadable(&self.context, &self.state);
                    self.act(Action::Say(words), dispatch);
                }
                Err(Effect::Persist) => archive::persistence(&self.context, true),
                // `perform` has carried out the others.
                Err(_) => {}
            }
        }
    }

    /// Keeps the way back to this page, for 我的主页.
    fn note_page(&mut self) {
        let title = self.state.document.article.title.clone();
        let link = self.context.services.link_to("");
        let change = Change::Page(title, link.trim_end_matches('#').to_owned());
        // A refusal was told when the comment itself was kept.
        let _ = perform(Effect::Change(change), self.context.services.store(), self.state.article_id());
    }

    /// Reads the next slice when the browser is idle.
    fn read_ahead(&mut self, dispatch: &yew::html::Scope<Self>) {
        if self.reading || self.state.unread.is_empty() {
            return;
        }
        self.reading = true;
        let dispatch = dispatch.clone();
        self.context.services.idle(Box::new(move || dispatch.send_message(Rc::new(Action::ReadNext))));
    }

    fn read_next(&mut self, dispatch: &yew::html::Scope<Self>) {
        self.reading = false;
        let unread = std::mem::take(&mut self.state.unread);
        let slice = Slice::next(self.context.services.store(), unread, READ_AHEAD);
        self.act(Action::Read(slice), dispatch);
    }
}

impl Component for App {
    type Message = Rc<Action>;
    type Properties = AppProperties;

    fn create(ctx: &yew::Context<Self>) -> Self {
        let AppProperties { document, services, options } = ctx.props().clone();
        let dispatch = Dispatch(ctx.link().callback(|action| action));
        let state = State::new(Rc::clone(&document));
        let mut app = Self {
            state,
            context: Context { document, services, options, dispatch },
            focus: None,
            refocus: "comments".to_owned(),
            cleared: None,
            reading: false,
            stage: Stage::Asleep,
        };
        if super::LIVE {
            app.turn(ctx.link());
        } else {
            app.stage = Stage::Ready;
        }
        app
    }

    fn update(&mut self, ctx: &yew::Context<Self>, action: Rc<Action>) -> bool {
        if matches!(*action, Action::GoOn) {
            return self.go_on(ctx.link());
        }
        if self.stage != Stage::Ready {
            self.later(action, ctx.link());
            return false;
        }
        let services = &self.context.services;
        if services.is_complete() {
            return self.carry_out(action, ctx.link());
        }
        let link = ctx.link().clone();
        services.complete(action.is_asked(), Box::new(move || link.send_message(action)));
        false
    }

    fn changed(&mut self, ctx: &yew::Context<Self>, _: &AppProperties) -> bool {
        self.context.options = Rc::clone(&ctx.props().options);
        true
    }

    fn view(&self, _: &yew::Context<Self>) -> Html {
        if self.stage < Stage::Begun {
            return Html::default();
        }
        self.context.services.drawing();
        let (context, state) = (&self.context, &self.state);
        let status = &state.status;
        let words = if status.number > 0 {
            element!("p").key(&decimal(u64::from(status.number))).child(&status.text).html()
        } else {
            Html::default()
        };
        let comments = if context.options.comments == CommentsMode::Off {
            Html::default()
        } else {
            list(vec![
                notice::view(context, state),
                comments::view(context, state),
                data::view(context, state),
                toolbar::view(context, state),
            ])
        };
        let article = &context.document.article;
        let [page, text] = [context.messages().tag(), &article.lang].map(is_right_to_left);
        let right_to_left = |is: bool| if is { "rtl" } else { "ltr" };
        // Left to right is what the styles begin with.
        let direction = (text || page).then(|| right_to_left(text));
        let article = element!("article", "class" = "article", "lang" = article.lang.clone(), "dir" = direction)
            .child(header::view(context, state))
            .child(Part::Body(ArticleBody::new(context, state)).view(None))
            .html();
        let direction = page.then(|| right_to_left(page));
        element!("div", "class" = "news-brief", "lang" = context.messages().tag(), "dir" = direction)
            .child(article)
            .child(comments)
            .child(element!("div", "class" = "status", "role" = "status").child(words).html())
            .html()
    }

    fn rendered(&mut self, ctx: &yew::Context<Self>, _: bool) {
        match self.stage {
            // Every part waits for its turn already.
            Stage::Begun => return self.turn(ctx.link()),
            Stage::Ready => {}
            _ => return,
        }
        if self.context.services.is_complete() {
            self.context.services.rendered();
        }
        if let Some(id) = self.focus.take() {
            self.context.services.focus(&id);
        }
        self.context.services.keep_focus(&self.refocus);
    }
}
