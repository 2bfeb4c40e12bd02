//! What the host is told, as events of the element.

use super::services::to_js;
use crate::json::Value;
use crate::state::Event;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches a bubbling, composed event at `host`. Called only when all code is there.
#[inline(never)]
pub fn tell_host(host: &HtmlElement, event: &Event) {
    let (name, detail) = describe(event);
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&to_js(&detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        let _ = host.dispatch_event(&event);
    }
}

fn describe(event: &Event) -> (&'static str, Value) {
    let number = |count: u32| Value::Number(f64::from(count));
    match event {
        Event::Toggle { id, open } => {
            ("news-brief-toggle", Value::object(vec![("id", id.as_str().into()), ("open", Value::Bool(*open))]))
        }
        Event::Comment { action, record } => (
            "news-brief-comment",
            Value::object(vec![("action", action.name().into()), ("comment", record.to_value())]),
        ),
        Event::Repost { id, active, count } => (
            "news-brief-repost",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(*count)),
            ]),
        ),
        Event::Follow { id, active } => (
            "news-brief-follow",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(u32::from(*active))),
            ]),
        ),
        Event::Like { id, active, count } => (
            "news-brief-like",
            Value::object(vec![
                ("id", id.as_str().into()),
                ("active", Value::Bool(*active)),
                ("count", number(*count)),
            ]),
        ),
    }
}
