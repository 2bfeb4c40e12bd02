//! Carrying out what the state asks for.

use super::{App, Running};
use crate::components::{archive, notice};
use crate::state::{Action, Change, CommentAction, Effect, HostEvent, Slice, perform, read_drafts};
use std::rc::Rc;
use yew::html::Scope;

/// Comments read at a time while the browser is idle: a few milliseconds.
const READ_AHEAD: usize = 100;
/// How often relative times are updated.
const TICK_MS: u32 = 60_000;

impl Running {
    /// Reads what is stored.
    pub(super) fn start(&mut self, link: &Scope<App>) {
        let slice = self.first_slice();
        self.act(Action::Read(slice), link);
        self.state.set_open(&std::mem::take(&mut self.closed), false);
        self.tick(link);
    }

    /// Handles `action`, and says whether that may show.
    pub(super) fn handle(&mut self, mut action: Action, link: &Scope<App>) -> bool {
        if self.pass_on(&action) {
            return false;
        }
        if matches!(action, Action::Measure) {
            let services = &self.environment.services;
            // At the start nothing is measured if the reader knows already.
            let known = services.is_quota_warned() && !self.state.nearly_full;
            let used = if known { Some(0) } else { services.measure() };
            let Some(used) = used else {
                self.measure(link);
                return false;
            };
            action = Action::Used(used);
        }
        // What is read ahead shows only if the list was not full, and when everything is read.
        let (is_used, is_read) = (matches!(action, Action::Used(_)), matches!(action, Action::ReadNext));
        let was_full = self.state.thread.root_count() >= self.state.first + self.state.shown;
        let before = self.notices();
        let nearly_full = self.state.nearly_full;
        match action {
            Action::Start => self.start(link),
            Action::ReadNext => self.read_next(link),
            Action::Tabs(live) => self.read_drafts(live.as_deref(), link),
            Action::Tick => {
                self.tick(link);
                self.act(action, link);
            }
            action => self.act(action, link),
        }
        if self.state.nearly_full && !nearly_full {
            self.environment.services.set_quota_warned();
        }
        let silent = is_used || is_read && was_full && !self.state.unread.is_empty();
        !silent || self.focus.is_some() || before != self.notices()
    }

    /// Carries out an action that changes nothing in the state; false for others.
    fn pass_on(&self, action: &Action) -> bool {
        let (environment, state) = (&self.environment, &self.state);
        match action {
            Action::Print { only_open } => environment.services.print(*only_open),
            Action::DownloadRescued => notice::download(environment, state),
            _ => return false,
        }
        true
    }

    /// What notices and the live region depend on.
    fn notices(&self) -> impl PartialEq + use<> {
        let state = &self.state;
        (state.status.number, state.trouble, state.nearly_full, state.unsaved.len(), state.undoable.len())
    }

    fn act(&mut self, action: Action, link: &Scope<App>) {
        let services = Rc::clone(&self.environment.services);
        for effect in self.state.update(action, &services.moment()) {
            match perform(effect, services.store(), &self.state.document.article.id) {
                Ok(Some(refused)) => self.act(refused, link),
                Ok(None) => {}
                Err(effect) => self.carry_out(effect, link),
            }
        }
    }

    /// Carries out an effect that is not one on the store.
    fn carry_out(&mut self, effect: Effect, link: &Scope<App>) {
        let services = Rc::clone(&self.environment.services);
        match effect {
            Effect::Focus(id) => self.focus = Some(id),
            Effect::Reveal(id) => self.revealed = Some(id),
            Effect::Refocus(id) => self.refocus = id,
            Effect::Emit(event) => {
                if matches!(event, HostEvent::Comment { action: CommentAction::Post, .. }) {
                    self.note_page();
                }
                services.emit(&event);
            }
            Effect::Later { after_ms, action } => {
                let link = link.clone();
                services.timeout(after_ms, Box::new(move || link.send_message(*action)));
            }
            Effect::Measure => self.measure(link),
            Effect::AskTabs => {
                let link = link.clone();
                services.live_tabs(Box::new(move |live| link.send_message(Action::Tabs(live))));
            }
            Effect::ReadMore => self.read_ahead(link),
            Effect::Archive(task) => {
                for action in archive::perform(&self.environment, task, &mut self.cleared) {
                    self.act(action, link);
                }
            }
            Effect::ReadAgain => {
                let slice = self.first_slice();
                self.act(Action::Read(slice), link);
            }
            Effect::FinishDeletions => self.act(Action::FinishDeletions, link),
            Effect::SayUnreadable => {
                let words = notice::unreadable(&self.environment, &self.state);
                self.act(Action::Hear(words), link);
            }
            Effect::Persist => archive::persistence(&self.environment, true),
            // `perform` has carried out the others.
            Effect::Store { .. }
            | Effect::Propose(_)
            | Effect::Remove { .. }
            | Effect::Change(_)
            | Effect::Retry(_) => {}
        }
    }

    /// Keeps the way back to this page, for 我的主页.
    fn note_page(&mut self) {
        let title = self.state.document.article.title.clone();
        let link = self.environment.services.link_to("");
        let change = Change::Page(title, link.trim_end_matches('#').to_owned());
        // A refusal was reported when the comment itself was stored.
        let _ = perform(Effect::Change(change), self.environment.services.store(), self.state.article_id());
    }

    fn first_slice(&self) -> Slice {
        let services = &self.environment.services;
        Slice::first(services.store(), self.state.article_id())
    }

    fn read_drafts(&mut self, live: Option<&[String]>, link: &Scope<App>) {
        let services = &self.environment.services;
        let now = services.moment().now.epoch_ms;
        let drafts = read_drafts(services.store(), self.state.article_id(), services.tab(), live, now);
        self.act(Action::Drafts(drafts.unwrap_or_default()), link);
    }

    /// Reads the next slice when the browser is idle.
    fn read_ahead(&mut self, link: &Scope<App>) {
        if self.reading || self.state.unread.is_empty() {
            return;
        }
        self.reading = true;
        let link = link.clone();
        self.environment.services.idle(Box::new(move || link.send_message(Action::ReadNext)));
    }

    fn read_next(&mut self, link: &Scope<App>) {
        self.reading = false;
        let unread = std::mem::take(&mut self.state.unread);
        let slice = Slice::next(self.environment.services.store(), unread, READ_AHEAD);
        self.act(Action::Read(slice), link);
    }

    /// Measures some of what is stored when the browser is idle.
    pub(super) fn measure(&self, link: &Scope<App>) {
        let link = link.clone();
        self.environment.services.idle(Box::new(move || link.send_message(Action::Measure)));
    }

    /// Keeps relative times true.
    fn tick(&self, link: &Scope<App>) {
        let link = link.clone();
        self.environment.services.timeout(TICK_MS, Box::new(move || link.send_message(Action::Tick)));
    }
}
