//! What is not saved or can't be read, and how to take it away.

use super::Context;
use super::element::element;
use super::permalink;
use crate::comments::StoreError;
use crate::state::{Action, State};
use crate::substring;
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
    if state.unreadable.iter().any(|(key, _)| !substring::is_in(key, "/comment/")) {
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
            .child(button(context, messages.copy_all(), Action::CopyRescued))
            .child(button(context, messages.download_all(), Action::DownloadRescued))
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

/// A button for what can be rescued.
fn button(context: &Context, words: &'static str, action: Action) -> Html {
    element!("button", "class" = "button", "type" = "button").on_click(context, action).child(words).html()
}

/// Copies what can be rescued, and says so.
pub fn copy(context: &Context, state: &State) {
    permalink::copy_text(context, &rescue_text(state));
}

/// Offers it as a file.
pub fn download(context: &Context, state: &State) {
    context.services.download("news-brief.txt", &rescue_text(state));
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
