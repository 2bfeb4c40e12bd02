//! 我的数据: what this reader wrote anywhere on this origin, and what can be done with it.

use super::element::{Handler, element, list};
use super::{Context, icon, time};
use crate::comments::HomeEntry;
use crate::state::{Action, Data, NEARLY_FULL, QUOTA, State};
use crate::text::fill;
use web_sys::HtmlInputElement;
use yew::{Event, Html, NodeRef, TargetCast};

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
    .child(messages.my_data())
    .html();
    let panel = match &state.data {
        Some(data) => panel(context, state, data),
        None => Html::default(),
    };
    element!("div", "class" = "data needs-script")
        .child(button)
        .child(element!("div", "id" = "data").child(panel).html())
        .html()
}

#[inline(never)]
fn panel(context: &Context, state: &State, data: &Data) -> Html {
    let messages = context.messages();
    let percent = data.used.min(QUOTA) * 100 / QUOTA;
    let used = fill(messages.storage_used(), &[&context.number(data.used.div_ceil(1024)), &context.number(percent)]);
    let warning = if data.used >= NEARLY_FULL {
        element!("p", "class" = "unsaved").child(messages.storage_nearly_full()).html()
    } else {
        Html::default()
    };
    let kept = match state.persisted {
        Some(kept) => {
            let words = if kept { messages.storage_kept() } else { messages.storage_may_go() };
            element!("p").child(words).html()
        }
        None => Html::default(),
    };
    let button = |words: &'static str, action: Action| {
        element!("button", "class" = "button", "type" = "button").on_click(context, action).child(words).html()
    };
    let input = NodeRef::default();
    let chosen = context.clone();
    let on_change = move |event: Event| {
        let dispatch = chosen.dispatch.clone();
        let input: HtmlInputElement = event.target_unchecked_into();
        chosen.services.read_file(&input, Box::new(move |text| dispatch.emit(Action::Import(text))));
        // So that the same file, mended, can be chosen again.
        input.set_value("");
    };
    let on_change = Handler::new(on_change);
    let file = element!("input", "type" = "file", "accept" = "application/json,.json", "onchange" = on_change)
        .reference(&input)
        .html();
    // Neither seen nor reached, and no content that a check of barriers has to ask about.
    let file = element!("div", "hidden" = "until-found").child(file).html();
    let choose = move |_| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    };
    let import =
        element!("button", "class" = "button", "type" = "button").on_press(choose).child(messages.import()).html();
    let clear = if data.cleared {
        button(messages.undo(), Action::RestoreCleared)
    } else {
        let words = if data.asked.is_some() { messages.clear_now() } else { messages.confirm_clear() };
        button(words, Action::Clear)
    };
    list(vec![
        element!("p").child(&used).html(),
        kept,
        warning,
        element!("div", "class" = "actions")
            .child(button(messages.export(), Action::Export))
            .child(file)
            .child(import)
            .child(clear)
            .html(),
        home(context, &data.home),
    ])
}

fn home(context: &Context, entries: &[HomeEntry]) -> Html {
    let messages = context.messages();
    if entries.is_empty() {
        return element!("p", "class" = "empty").child(messages.home_empty()).html();
    }
    let mut views = Vec::new();
    for entry in entries {
        let title = if entry.url.is_empty() {
            element!("span").child(&entry.title).html()
        } else {
            element!("a", "href" = entry.url.clone()).child(&entry.title).html()
        };
        let badge = if entry.repost {
            element!("span", "class" = "badge").child(messages.reposts()).html()
        } else {
            Html::default()
        };
        let head = element!("p", "class" = "comment-head")
            .child(title)
            .child(badge)
            .child(time::exact(context, entry.published, "date"))
            .html();
        let text = element!("p", "class" = "comment-text", "dir" = "auto").child(&entry.text).html();
        views.push(element!("li").child(head).child(text).html());
    }
    element!("ol", "class" = "home", "role" = "list", "aria-label" = messages.my_page()).children(views).html()
}
