//! Drafts: saved at each letter, restored, and offered from other tabs.

use super::{Composer, ComposerProperties, Message, Purpose};
use crate::state::Action;
use crate::text::fill;
use web_sys::HtmlTextAreaElement;
use yew::{Context, Html, html};

impl Composer {
    /// Saves the text at each letter, as a page may close at any time. Gives the text.
    pub(super) fn save(&mut self, properties: &ComposerProperties) -> String {
        let (key, text) = (properties.draft_key(), self.value());
        if self.waiting_draft.is_some() {
            // The stored draft is not in the field yet: it must not be replaced.
            return text;
        }
        let store = properties.environment.services.store();
        let result = if text.is_empty() { store.remove(&key) } else { store.set(&key, &text) };
        if let Err(error) = result
            && !std::mem::replace(&mut self.refused, true)
        {
            properties.environment.dispatch.emit(Action::Refused { key, error });
        }
        text
    }

    /// Appends `text` on a line of its own.
    pub(super) fn add(&mut self, text: &str) {
        let Some(element) = self.text.cast::<HtmlTextAreaElement>() else { return };
        let written = element.value();
        element.set_value(&if written.is_empty() { text.to_owned() } else { format!("{written}\n{text}") });
    }

    /// Restores this tab's draft. Text that was typed before hydration stays, after the draft.
    pub(super) fn restore(&mut self, properties: &ComposerProperties) {
        let Some(element) = self.text.cast::<HtmlTextAreaElement>() else { return };
        let services = &properties.environment.services;
        let draft = services.store().get(&properties.draft_key()).ok().flatten();
        let typed = element.value();
        if matches!(properties.purpose, Purpose::Edit { .. }) {
            if let Some(draft) = draft {
                element.set_value(&draft);
            }
            let end = element.text_length();
            let _ = element.set_selection_range(end, end);
            return;
        }
        let Some(draft) = draft.filter(|draft| *draft != typed) else { return };
        if typed.is_empty() {
            element.set_value(&draft);
            return;
        }
        self.waiting_draft = Some(draft);
        if !services.is_composing() {
            self.take_waiting_draft();
            self.save(properties);
        }
    }

    /// Puts the draft that waited for the end of a composition before the text.
    pub(super) fn take_waiting_draft(&mut self) {
        let (Some(draft), Some(element)) = (self.waiting_draft.take(), self.text.cast::<HtmlTextAreaElement>()) else {
            return;
        };
        let caret = [element.selection_start(), element.selection_end()].map(|place| place.ok().flatten().unwrap_or(0));
        let moved = u32::try_from(draft.encode_utf16().count() + 1).unwrap_or(u32::MAX);
        element.set_value(&format!("{draft}\n{}", element.value()));
        let _ = element.set_selection_range(caret[0] + moved, caret[1] + moved);
    }
}

/// The drafts that other tabs hold for this composer.
pub(super) fn offers(ctx: &Context<Composer>) -> Html {
    ctx.props().offers.iter().enumerate().map(|(index, (key, text))| offer(ctx, index, key, text)).collect()
}

fn offer(ctx: &Context<Composer>, index: usize, key: &str, text: &str) -> Html {
    let environment = &ctx.props().environment;
    let messages = environment.messages();
    let start = environment.beginning(text, 40);
    let about = |words| fill(messages.about, &[words, &start]);
    let discard = Action::ForgetDraft { key: key.to_owned(), remove: true };
    html! {
        <div class="draft-offer" key={key.to_owned()}>
            <bdi>{ fill(messages.draft_elsewhere, &[&start]) }</bdi>
            <button class="button" part="draft" type="button" aria-label={about(messages.draft_take)}
                onclick={ctx.link().callback(move |_| Message::Take(index))}>
                { messages.draft_take }
            </button>
            <button class="button quiet" type="button" aria-label={about(messages.draft_discard)}
                onclick={environment.on_click(discard)}>
                { messages.draft_discard }
            </button>
        </div>
    }
}
