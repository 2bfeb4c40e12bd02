//! What is not saved or can't be read, and how to rescue it.

use super::Environment;
use super::permalink::{Copied, CopyButton};
use crate::comments::StoreError;
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The notice, if there is anything to report.
pub fn view(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    let mut sentences = Vec::new();
    match state.trouble {
        Some(StoreError::Denied) => sentences.push(messages.storage_denied.to_owned()),
        Some(StoreError::Full) => sentences.push(messages.storage_full.to_owned()),
        None if !state.unsaved.is_empty() => sentences.push(messages.storage_cleared.to_owned()),
        None => {}
    }
    if !state.unreadable.is_empty() {
        sentences.push(unreadable(environment, state));
    }
    // Flags and nickname are one record each: while it can't be read none is written.
    if state.unreadable.iter().any(|(key, _)| !key.contains("/comment/")) {
        sentences.push(messages.unreadable_kept.to_owned());
    }
    if state.nearly_full {
        sentences.push(messages.storage_nearly_full.to_owned());
    }
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notice" part="notice" lang={messages.tag}>
            { for sentences.into_iter().map(|sentence| html! { <p key={sentence.as_str()}>{ sentence.clone() }</p> }) }
            if !state.unsaved.is_empty() || !state.unreadable.is_empty() {
                <div class="actions">
                    <CopyButton environment={environment.clone()} copied={Copied::Text(rescue_text(state))}>{ messages.copy_all }</CopyButton>
                    <button class="button" type="button" onclick={environment.on_click(Action::DownloadRescued)}>{ messages.download_all }</button>
                </div>
            }
        </div>
    }
}

/// How much of what is stored can't be read.
pub fn unreadable(environment: &Environment, state: &State) -> String {
    fill(environment.messages().unreadable, &[&environment.number(state.unreadable.len())])
}

/// Offers what can be rescued as a file.
pub fn download(environment: &Environment, state: &State) {
    environment.services.download("news-brief.txt", &rescue_text(state));
    environment.dispatch.emit(Action::Say(environment.messages().exported.to_owned()));
}

/// The text of every unsaved comment, and every unreadable record as it is stored.
fn rescue_text(state: &State) -> String {
    let mut texts = Vec::new();
    for id in &state.unsaved {
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
