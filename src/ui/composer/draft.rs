//! Drafts: kept at each letter, taken up again, and offered from other tabs.

use super::{Composer, ComposerProperties, Message, Purpose};
use crate::state::Action;
use crate::text::fill;
use crate::ui::element::{element, list};
use web_sys::HtmlTextAreaElement;
use yew::Html;

impl Composer {
    /// Keeps what is written at each letter: a page may go at any time.
    /// Gives what is written.
    pub(super) fn save(&mut self, properties: &ComposerProperties) -> String {
        let (key, text) = (properties.draft_key(), self.value());
        let store = properties.context.services.store();
        let result = if text.is_empty() { store.remove(&key) } else { store.set(&key, &text) };
        if let Err(error) = result
            && !std::mem::replace(&mut self.refused, true)
        {
            properties.context.dispatch.emit(Action::Refused { key, error });
        }
        text
    }

    /// Puts `text` at the end of what is written.
    pub(super) fn add(&mut self, text: &str) {
        let Some(element) = self.text.cast::<HtmlTextAreaElement>() else { return };
        let written = element.value();
        element.set_value(&if written.is_empty() { text.to_owned() } else { [&written, "\n", text].concat() });
    }

    /// Takes up the draft that this tab held, unless something is written already.
    pub(super) fn restore(&mut self, properties: &ComposerProperties) {
        let Some(element) = self.text.cast::<HtmlTextAreaElement>() else { return };
        let is_edit = matches!(properties.purpose, Purpose::Edit { .. });
        if is_edit || element.value().is_empty() {
            let draft = properties.context.services.store().get(&properties.draft_key());
            if let Ok(Some(draft)) = draft {
                element.set_value(&draft);
            }
        }
        if is_edit {
            let end = element.text_length();
            let _ = element.set_selection_range(end, end);
        }
    }
}

/// What other tabs hold for this composer.
pub(super) fn offers(ctx: &yew::Context<Composer>) -> Html {
    let ComposerProperties { context, offers, .. } = ctx.props();
    let messages = context.messages();
    let mut views = Vec::new();
    for (index, (key, text)) in offers.iter().enumerate() {
        let start: String = text.chars().take(40).collect();
        let about = |words| fill(messages.about(), &[words, &start]);
        let discard = Action::ForgetDraft { key: key.clone(), remove: true };
        let take = element!(
            "button",
            "class" = "button",
            "part" = "draft",
            "type" = "button",
            "aria-label" = about(messages.draft_take())
        )
        .on_press({
            let link = ctx.link().clone();
            move |_| link.send_message(Message::Take(index))
        })
        .child(messages.draft_take())
        .html();
        let throw = element!(
            "button",
            "class" = "button quiet",
            "type" = "button",
            "aria-label" = about(messages.draft_discard())
        )
        .on_click(context, discard)
        .child(messages.draft_discard())
        .html();
        let words = element!("bdi").child(&fill(messages.draft_elsewhere(), &[&start])).html();
        views.push(element!("div", "class" = "draft-offer").key(key).child(words).child(take).child(throw).html());
    }
    list(views)
}
