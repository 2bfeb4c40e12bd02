//! What is not saved or can't be read, and how to take it away.

use super::Context;
use super::element::element;
use super::permalink::copy_text;
use crate::comments::StoreError;
use crate::state::{Action, State};
use crate::text::fill;
use yew::Html;

/// The notice, where there is something to say.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let mut sentences = Vec::new();
    match state.trouble {
        Some(StoreError::Denied) => sentences.push(element!("p").child(messages.storage_denied()).html()),
        Some(StoreError::Full) => sentences.push(element!("p").child(messages.storage_full()).html()),
        None if !state.unsaved.is_empty() => sentences.push(element!("p").child(messages.storage_cleared()).html()),
        None => {}
    }
    if !state.unreadable.is_empty() {
        sentences.push(element!("p").child(&unreadable(context, state)).html());
    }
    // Likes and the nickname are each one record: as long as it can't be read none is written.
    if state.unreadable.iter().any(|(key, _)| !key.contains("/comment/")) {
        sentences.push(element!("p").child(messages.unreadable_kept()).html());
    }
    if state.nearly_full {
        sentences.push(element!("p").child(messages.storage_nearly_full()).html());
    }
    if sentences.is_empty() {
        return Html::default();
    }
    let rescue = if state.unsaved.is_empty() && state.unreadable.is_empty() {
        Html::default()
    } else {
        element!("div", "class" = "actions")
            .child(button(context, state, messages.copy_all(), copy_text))
            .child(button(context, state, messages.download_all(), download))
            .html()
    };
    element!("div", "class" = "notice", "part" = "notice", "lang" = messages.tag())
        .children(sentences)
        .child(rescue)
        .html()
}

/// How much of what is stored can't be read.
pub fn unreadable(context: &Context, state: &State) -> String {
    fill(context.messages().unreadable(), &[&context.number(state.unreadable.len())])
}

/// A button that does `act` with what can be rescued.
fn button(context: &Context, state: &State, words: &'static str, act: fn(&Context, &str)) -> Html {
    let (context, text) = (context.clone(), rescue_text(state));
    element!("button", "class" = "button", "type" = "button")
        .on_press(move |_| act(&context, &text))
        .child(words)
        .html()
}

fn download(context: &Context, text: &str) {
    context.services.download("news-brief.txt", text);
    context.dispatch.emit(Action::Say(context.messages().exported().to_owned()));
}

/// The text of every unsaved comment, and every unreadable record as it is stored.
fn rescue_text(state: &State) -> String {
    let mut texts = Vec::new();
    for id in state.unsaved.iter() {
        if let Some(entry) = state.thread.get(id) {
            texts.push(entry.record.text.as_str());
        }
    }
    for (key, text) in &state.unreadable {
        texts.push(key);
        texts.push(text);
    }
    texts.join("\n\n")
}
