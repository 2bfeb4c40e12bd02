//! 我的数据: what this reader wrote anywhere on this origin, and what can be done with it.

use super::element::{element, list};
use super::{Context, icon, time};
use crate::comments::HomeEntry;
use crate::state::{Action, Data, State};
use crate::text::fill;
use yew::Html;
use yew::virtual_dom::ListenerKind;

/// What browsers give an origin, in UTF-16 code units: 5 MiB of them.
const QUOTA: usize = 5 * 1024 * 1024;
/// From this share of the quota on, in percent, the reader is warned.
const WARN: usize = 80;

/// The button, and what it opens.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let button = element!(
        "button",
        "class" = "button quiet",
        "type" = "button",
        "aria-expanded" = state.data.is_some(),
        "aria-controls" = "data",
    )
    .on_click(context, Action::ToggleData)
    .child(icon::view(icon::CHEVRON))
    .child(messages.my_data)
    .html();
    let panel = match &state.data {
        Some(data) => panel(context, data),
        None => Html::default(),
    };
    element!("div", "class" = "data needs-script")
        .child(button)
        .child(element!("div", "id" = "data").child(panel).html())
        .html()
}

fn panel(context: &Context, data: &Data) -> Html {
    let messages = context.messages();
    let percent = data.used.min(QUOTA) * 100 / QUOTA;
    let used = fill(messages.storage_used, &[&(data.used.div_ceil(1024)).to_string(), &percent.to_string()]);
    let warning = if percent >= WARN {
        element!("p", "class" = "unsaved").child(messages.storage_nearly_full).html()
    } else {
        Html::default()
    };
    let button = |words: &'static str, action: Action| {
        element!("button", "class" = "button", "type" = "button").on_click(context, action).child(words).html()
    };
    let choosing = context.clone();
    let choose = move |_| {
        let dispatch = choosing.dispatch.clone();
        choosing.services.choose_file(Box::new(move |text| dispatch.emit(Action::Import(text))));
    };
    let import = element!("button", "class" = "button", "type" = "button")
        .on(|| ListenerKind::onclick, choose)
        .child(messages.import)
        .html();
    let clear = if data.cleared {
        button(messages.undo, Action::RestoreCleared)
    } else {
        button(messages.confirm_clear, Action::Clear)
    };
    list(vec![
        element!("p").child(&used).html(),
        warning,
        element!("div", "class" = "actions")
            .child(button(messages.export, Action::Export))
            .child(import)
            .child(clear)
            .html(),
        home(context, &data.home),
    ])
}

fn home(context: &Context, entries: &[HomeEntry]) -> Html {
    let messages = context.messages();
    if entries.is_empty() {
        return element!("p", "class" = "empty").child(messages.home_empty).html();
    }
    let mut views = Vec::new();
    for entry in entries {
        let title = if entry.url.is_empty() {
            element!("span").child(&entry.title).html()
        } else {
            element!("a", "href" = entry.url.clone()).child(&entry.title).html()
        };
        let badge = if entry.repost {
            element!("span", "class" = "badge").child(messages.reposts).html()
        } else {
            Html::default()
        };
        let head = element!("p", "class" = "comment-head")
            .child(title)
            .child(badge)
            .child(time::exact(entry.published, "date"))
            .html();
        let text = element!("p", "class" = "comment-text", "dir" = "auto").child(&entry.text).html();
        views.push(element!("li").child(head).child(text).html());
    }
    element!("ol", "class" = "home", "role" = "list", "aria-label" = messages.my_page).children(views).html()
}
