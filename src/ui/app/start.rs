//! The start of the root component, a step at a time.

use super::App;
use crate::comments::key;
use crate::state::{Action, Slice};
use std::rc::Rc;

/// How far the start is. Each step is a task of its own, and so is each part of
/// the page, so that what a reader does meanwhile is not kept waiting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The browser was asked for nothing.
    Asleep,
    /// It writes numbers, which takes long the first time.
    Writing,
    /// Nothing was read.
    Empty,
    /// What is stored was read.
    Read,
    /// Parts are being drawn.
    Begun,
    /// All is drawn and shown.
    Ready,
}

impl App {
    /// Measures some of what is stored when the browser is idle. With this action the code
    /// that is missing is loaded, and what the start asks for is carried out.
    pub(super) fn measure(&self, dispatch: &yew::html::Scope<Self>) {
        let dispatch = dispatch.clone();
        self.context.services.idle(Box::new(move || dispatch.send_message(Rc::new(Action::Measure))));
    }

    /// Keeps relative times true.
    pub(super) fn tick(&self, dispatch: yew::html::Scope<Self>) {
        self.context.services.later(60_000, Box::new(move || dispatch.send_message(Rc::new(Action::Tick))));
    }

    pub(super) fn first_slice(&self) -> Slice {
        let services = &self.context.services;
        Slice::first(services.store(), self.state.article_id(), services.tab())
    }

    /// Goes on with the start, and says whether there is something to draw.
    pub(super) fn go_on(&mut self, dispatch: &yew::html::Scope<Self>) -> bool {
        match self.stage {
            Stage::Asleep => {
                let _ = self.context.number(0);
                self.stage = Stage::Writing;
                self.turn(dispatch);
            }
            Stage::Writing => {
                // What is stored comes with the first answer, as long as that takes.
                let _ = self.context.services.store().get(key::READER);
                self.stage = Stage::Empty;
                self.turn(dispatch);
            }
            Stage::Empty => {
                self.start(dispatch);
                self.stage = Stage::Read;
                self.turn(dispatch);
            }
            Stage::Read => self.stage = Stage::Begun,
            Stage::Begun => {
                self.stage = Stage::Ready;
                self.context.services.ready();
                self.measure(dispatch);
            }
            Stage::Ready => {}
        }
        self.stage == Stage::Begun
    }

    /// Goes on when it is the turn of that.
    pub(super) fn turn(&self, dispatch: &yew::html::Scope<Self>) {
        let dispatch = dispatch.clone();
        self.context.services.wait(Box::new(move || dispatch.send_message(Rc::new(Action::GoOn))));
        self.context.services.next();
    }

    /// Has `action` done in a task of its own.
    pub(super) fn later(&self, action: Rc<Action>, dispatch: &yew::html::Scope<Self>) {
        let dispatch = dispatch.clone();
        self.context.services.later(0, Box::new(move || dispatch.send_message(action)));
    }

    fn start(&mut self, dispatch: &yew::html::Scope<Self>) {
        let slice = self.first_slice();
        self.state.read(slice, &self.context.services.moment());
        if self.context.options.sections_open && self.state.flags.open.is_empty() {
            let open = Rc::make_mut(&mut self.state.open);
            for anchor in self.context.document.anchors.items() {
                open.insert(anchor);
            }
        }
        let mut opened = Vec::new();
        for anchor in self.context.document.anchors.items() {
            if self.context.options.open.split(' ').any(|open| open == anchor) {
                opened.push(anchor.to_owned());
            }
        }
        self.state.set_open(&opened, true);
        self.tick(dispatch.clone());
    }
}
