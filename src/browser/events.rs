//! The events that the host element dispatches.

use super::js::to_js;
use crate::state::HostEvent;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches a bubbling, composed event at `host`.
pub fn dispatch(host: &HtmlElement, event: &HostEvent) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&to_js(event));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event.name(), &options) {
        let _ = host.dispatch_event(&event);
    }
}
