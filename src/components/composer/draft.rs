//! Drafts: saved at each letter, restored, and offered from other tabs.

use super::{Composer, ComposerProperties, Message, Objection, Purpose};
use crate::comments::{Record, key};
use crate::state::{Action, Draft, Holder, born};
use crate::text::{fill, is_blank};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
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
        let result = if is_blank(&text) { store.remove(&key) } else { store.set(&key, &text) };
        if let Err(error) = result
            && !std::mem::replace(&mut self.refused, true)
        {
            properties.environment.dispatch.emit(Action::Refused { key, error });
        }
        text
    }

    /// Takes over the draft under `key`: it is here then, and nowhere else.
    pub(super) fn take_over(&mut self, properties: &ComposerProperties, key: String) {
        let store = properties.environment.services.store();
        // What is stored now: its tab may have gone on, or posted it.
        if let Ok(Some(text)) = store.get(&key)
            && !is_blank(&text)
        {
            self.add(&text);
            let saved = self.save(properties);
            if store.get(&properties.draft_key()) == Ok(Some(saved)) {
                let _ = store.remove(&key);
            }
        }
        properties.environment.dispatch.emit(Action::ForgetDraft { key, remove: false });
    }

    /// Once, when offers have come: the newest draft of a tab that is gone comes back by itself
    /// into an empty field.
    pub(super) fn adopt(&mut self, ctx: &Context<Self>) {
        if ctx.props().offers.is_empty() || std::mem::replace(&mut self.looked_through, true) {
            return;
        }
        if self.value().is_empty() {
            self.take_newest(ctx);
        }
    }

    /// Takes over the newest draft of a tab that is gone.
    pub(super) fn take_newest(&mut self, ctx: &Context<Self>) {
        let properties = ctx.props();
        let target = properties.target();
        let is_ours = |draft: &&Draft| draft.holder == Holder::Gone && draft.target() == target;
        if let Some(draft) = properties.offers.iter().find(is_ours)
            && !properties.environment.services.is_composing()
        {
            self.take_over(properties, draft.key.clone());
            ctx.link().send_message(Message::Typed);
        }
    }

    /// Empties the field if another tab has taken over or posted its text, and says so.
    pub(super) fn leave_taken(&mut self, properties: &ComposerProperties) {
        let (store, own, text) = (properties.environment.services.store(), properties.draft_key(), self.value());
        if is_blank(&text) || store.get(&own) != Ok(None) {
            return;
        }
        let article = &properties.environment.document.article.id;
        let any = |prefix: &str, holds: &dyn Fn(&str, &str) -> bool| {
            let holds =
                |key: &String| store.get(key).is_ok_and(|stored| stored.is_some_and(|stored| holds(key, &stored)));
            store.keys(prefix).is_ok_and(|keys| keys.iter().any(holds))
        };
        let comments = key::comments(article);
        let is_post = |key: &str, stored: &str| {
            let id = key.strip_prefix(&comments).unwrap_or_default();
            Record::read(id, stored).is_ok_and(|record| record.text.trim() == text.trim())
        };
        // A draft that was only removed, by a host for example, stays in the field.
        if any(&key::draft(article, &properties.target(), ""), &|_, other| other.contains(&text))
            || any(&comments, &is_post)
        {
            self.empty();
            self.objection = Some(Objection::Taken);
        }
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
        if let Purpose::Edit { edited, .. } = &properties.purpose {
            if let Some(draft) = draft.filter(|draft| *draft != typed) {
                element.set_value(&draft);
                // What the draft is a change of is not stored. It may be another text, if the
                // comment was edited since this tab was opened, by the second.
                if edited.is_some_and(|edited| born(services.tab()).is_none_or(|born| edited + 1000 > born)) {
                    self.base = None;
                }
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

    /// What another tab has made of the edited comment meanwhile.
    pub(super) fn rival<'a>(&self, properties: &'a ComposerProperties) -> Option<&'a str> {
        let Purpose::Edit { text, .. } = &properties.purpose else { return None };
        (self.base.as_ref() != Some(text)).then_some(text)
    }

    /// The text here is a change of the comment as it is now.
    pub(super) fn keep_own(&mut self, properties: &ComposerProperties) {
        if let Purpose::Edit { text, .. } = &properties.purpose {
            self.base = Some(text.clone());
        }
    }

    /// Puts what another tab made of the comment in place of the text here.
    pub(super) fn take_rival(&mut self, ctx: &Context<Self>) {
        let properties = ctx.props();
        if let (Some(rival), Some(element)) = (self.rival(properties), self.text.cast::<HtmlTextAreaElement>()) {
            element.set_value(rival);
        }
        self.keep_own(properties);
        properties.environment.services.focus(&properties.text_id());
        ctx.link().send_message(Message::Typed);
    }

    /// Restores a nickname that was typed and not used.
    pub(super) fn restore_name(&self, properties: &ComposerProperties) {
        if let Some(name) = self.name.cast::<HtmlInputElement>()
            && name.value().is_empty()
            && let Some(typed) = properties.environment.services.typed_name()
        {
            name.set_value(&typed);
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

/// The drafts that live tabs hold for this composer, and the others behind one line.
pub(super) fn offers(ctx: &Context<Composer>) -> Html {
    let ComposerProperties { environment, offers, begun, .. } = ctx.props();
    let messages = environment.messages();
    let (live, gone): (Vec<_>, Vec<_>) = offers.iter().partition(|draft| draft.holder == Holder::Lives);
    let count = gone.len() + begun.len();
    html! {
        <>
            { for live.into_iter().map(|draft| offer(ctx, draft, messages.draft_elsewhere)) }
            if count > 0 {
                <details class="drafts-more">
                    <summary>{ fill(messages.drafts_more, &[&environment.number(count)]) }</summary>
                    { for gone.into_iter().map(|draft| offer(ctx, draft, "{}")) }
                    { for begun.iter().map(|draft| offer(ctx, draft, words_of_begun(ctx, draft))) }
                </details>
            }
        </>
    }
}

/// Warns that another tab has changed the edited comment, and lets the reader pick a text.
pub(super) fn rival(ctx: &Context<Composer>, rival: &str) -> Html {
    let messages = ctx.props().environment.messages();
    html! {
        <div class="draft-offer edit-rival">
            <bdi>{ fill(messages.edit_rival, &[rival]) }</bdi>
            <button class="button" type="button" onclick={ctx.link().callback(|_| Message::TakeRival)}>
                { messages.edit_take_rival }
            </button>
            <button class="button quiet" type="button" onclick={ctx.link().callback(|_| Message::KeepOwn)}>
                { messages.edit_keep_own }
            </button>
        </div>
    }
}

/// How a begun answer or edit is introduced.
fn words_of_begun(ctx: &Context<Composer>, draft: &Draft) -> &'static str {
    let messages = ctx.props().environment.messages();
    if draft.target().starts_with("edit-") { messages.edit_begun } else { messages.reply_begun }
}

fn offer(ctx: &Context<Composer>, draft: &Draft, words: &'static str) -> Html {
    let ComposerProperties { environment, begun, .. } = ctx.props();
    let messages = environment.messages();
    let Draft { key, text, .. } = draft.clone();
    let start = environment.beginning(&text, 40);
    let about = |words| fill(messages.about, &[words, &start]);
    let discard = Action::ForgetDraft { key: key.clone(), remove: true };
    let taken = key.clone();
    let onclick = if begun.contains(draft) {
        environment.on_click(Action::ContinueDraft(draft.target().to_owned()))
    } else {
        ctx.link().callback(move |_| Message::Take(taken.clone()))
    };
    let words = if words.contains("{}") { fill(words, &[&start]) } else { fill(messages.about, &[words, &start]) };
    html! {
        <div class="draft-offer" key={key}>
            <bdi>{ words }</bdi>
            <button class="button" part="draft" type="button" aria-label={about(messages.draft_take)} {onclick}>
                { messages.draft_take }
            </button>
            // What another tab is writing is not discarded here.
            if draft.holder != Holder::Lives {
                <button class="button quiet" type="button" aria-label={about(messages.draft_discard)}
                    onclick={environment.on_click(discard)}>
                    { messages.draft_discard }
                </button>
            }
        </div>
    }
}
