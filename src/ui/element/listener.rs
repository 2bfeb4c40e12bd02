//! What an element does on an event.

use crate::state::Action;
use yew::Callback;
use yew::virtual_dom::{Listener, ListenerKind};

/// Does an action on a click.
pub struct Click {
    /// Where the action goes.
    pub dispatch: Callback<Action>,
    /// The action.
    pub action: Action,
}

impl Listener for Click {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }

    fn handle(&self, event: web_sys::Event) {
        event.prevent_default();
        self.dispatch.emit(self.action.clone());
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Calls a function on an event.
pub struct Handler {
    /// Which event.
    pub kind: fn() -> ListenerKind,
    /// What is called.
    pub handle: Box<dyn Fn(web_sys::Event)>,
}

impl Listener for Handler {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: web_sys::Event) {
        (self.handle)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
