//! What is not saved or can't be read, and how to take it away.

use super::Context;
use crate::comments::StoreError;
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Callback, Html, html};

/// The notice, where there is something to say.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let mut sentences = Vec::new();
    match state.trouble {
        Some(StoreError::Denied) => sentences.push(messages.storage_denied.to_owned()),
        Some(StoreError::Full) => sentences.push(messages.storage_full.to_owned()),
        None => {}
    }
    if !state.unreadable.is_empty() {
        sentences.push(fill(messages.unreadable, &[&state.unreadable.len().to_string()]));
    }
    if sentences.is_empty() {
        return Html::default();
    }
    let rescue = !state.unsaved.is_empty() || !state.unreadable.is_empty();
    let on = |act: fn(&Context, &str)| {
        let (context, text) = (context.clone(), rescue_text(state));
        Callback::from(move |_| act(&context, &text))
    };
    html! {
        <div class="notice" part="notice" lang={messages.tag}>
            { for sentences.into_iter().map(|sentence| html! { <p>{ sentence }</p> }) }
            if rescue {
                <div class="actions">
                    <button class="button" type="button" onclick={on(copy)}>{ messages.copy_all }</button>
                    <button class="button" type="button" onclick={on(download)}>{ messages.download_all }</button>
                </div>
            }
        </div>
    }
}

fn copy(context: &Context, text: &str) {
    context.services.copy(text);
    context.dispatch.emit(Action::Say(context.messages().copied.to_owned()));
}

fn download(context: &Context, text: &str) {
    context.services.download("news-brief.txt", text);
}

/// The text of every unsaved comment, and every unreadable record as it is stored.
fn rescue_text(state: &State) -> String {
    let unsaved = state.unsaved.iter().filter_map(|id| state.thread.get(id)).map(|entry| entry.record.text.as_str());
    let unreadable = state.unreadable.iter().flat_map(|(key, text)| [key.as_str(), text.as_str()]);
    unsaved.chain(unreadable).collect::<Vec<_>>().join("\n\n")
}
