//! The markup of a composer.

use super::{Composer, MAX_GRAPHEMES, Message, Objection, Purpose, draft};
use crate::components::Environment;
use crate::components::changing::changing;
use crate::text::fill;
use yew::{Context, Html, InputEvent, KeyboardEvent, classes, html};

impl Composer {
    /// Draws the composer.
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let properties = ctx.props();
        let environment = &properties.environment;
        let label = label(environment, &properties.purpose);
        let is_root = matches!(properties.purpose, Purpose::Root);
        html! {
            <div class={if is_root { "composer" } else { "composer inline" }} part="composer" role="group" aria-label={label.clone()}>
                if let Some(rival) = self.rival(properties).filter(|_| !properties.is_orphan) {
                    { draft::rival(ctx, rival) }
                }
                { draft::offers(ctx) }
                { self.text_field(ctx, &label) }
                if self.count > MAX_GRAPHEMES {
                    { self.surplus_line(ctx, &label) }
                }
                <p class="composer-error" id={format!("{}-error", properties.text_id())}>{ changing(self.objection_words(environment)) }</p>
                <div class="composer-foot">
                    { self.counter(environment, &properties.text_id()) }
                    if properties.ask_name {
                        { self.name_field(ctx, &properties.author) }
                    }
                    if !matches!(properties.purpose, Purpose::Edit { .. }) {
                        <label class="composer-repost">
                            <input part="composer-repost" type="checkbox" ref={&self.repost} />
                            <span>{ environment.messages().repost_too }</span>
                        </label>
                    }
                    { buttons(ctx, &label) }
                </div>
            </div>
        }
    }

    fn text_field(&self, ctx: &Context<Self>, label: &str) -> Html {
        let properties = ctx.props();
        let messages = properties.environment.messages();
        let (placeholder, default_value) = match &properties.purpose {
            Purpose::Root => (messages.composer_placeholder.to_owned(), None),
            Purpose::Reply { to, .. } => (fill(messages.reply_placeholder, &[to]), None),
            Purpose::Edit { text, .. } => (String::new(), Some(text.clone())),
        };
        let id = properties.text_id();
        let onkeydown =
            ctx.link().batch_callback(|event: KeyboardEvent| (event.key() == "Enter").then_some(Message::Enter(event)));
        // While an input method composes, the text is not yet what the reader means;
        // `browser` sends one more input event when the composition has ended.
        let oninput = ctx
            .link()
            .callback(|event: InputEvent| if event.is_composing() { Message::Composing } else { Message::Typed });
        // No `value`: the element keeps its own text and caret. No autocomplete: after a
        // reload a browser would fill in what was published since.
        html! {
            <textarea class="composer-text" part="composer-text" id={id.clone()} rows="3" dir="auto" autocomplete="off"
                aria-label={label.to_owned()} {placeholder} aria-invalid={self.objection.is_some_and(|objection| objection != Objection::Taken).then_some("true")}
                aria-describedby={format!("{id}-error {id}-count")} ref={&self.text} defaultvalue={default_value}
                {oninput} {onkeydown} />
        }
    }

    fn counter(&self, environment: &Environment, text_id: &str) -> Html {
        let [count, limit] = [self.count, MAX_GRAPHEMES].map(|number| environment.number(number));
        html! {
            <span class={if self.count > MAX_GRAPHEMES { "composer-count over" } else { "composer-count" }}
                part="composer-count" id={format!("{text_id}-count")}>
                <span aria-hidden="true">{ changing(format!("{count}/{limit}")) }</span>
                <span class="visually-hidden">{ changing(fill(environment.messages().counter_label, &[&count, &limit])) }</span>
            </span>
        }
    }

    /// Where the limit falls in the text, and a button that selects what is beyond it.
    fn surplus_line(&self, ctx: &Context<Self>, label: &str) -> Html {
        let messages = ctx.props().environment.messages();
        html! {
            <div class="composer-surplus">
                <bdi>{ fill(messages.surplus_from, &[&self.surplus.1]) }</bdi>
                <button class="button" type="button" aria-label={fill(messages.about, &[messages.select_surplus, label])}
                    onclick={ctx.link().callback(|_| Message::SelectSurplus)}>
                    { messages.select_surplus }
                </button>
            </div>
        }
    }

    fn name_field(&self, ctx: &Context<Self>, author: &str) -> Html {
        let environment = &ctx.props().environment;
        html! {
            <label class="composer-name">
                <span>{ environment.messages().name }</span>
                <input part="composer-name" type="text" maxlength="320" dir="auto" autocomplete="nickname" placeholder={author.to_owned()}
                    oninput={ctx.link().callback(|_| Message::Named)} ref={&self.name} />
            </label>
        }
    }
}

/// The name of a composer.
fn label(environment: &Environment, purpose: &Purpose) -> String {
    let messages = environment.messages();
    match purpose {
        Purpose::Root => messages.write_comment.to_owned(),
        Purpose::Reply { to, .. } => fill(messages.reply_of, &[to]),
        Purpose::Edit { text, .. } => fill(messages.edit_of, &[&environment.beginning(text, 12)]),
    }
}

fn buttons(ctx: &Context<Composer>, label: &str) -> Html {
    let messages = ctx.props().environment.messages();
    let purpose = &ctx.props().purpose;
    let is_root = matches!(purpose, Purpose::Root);
    let is_edit = matches!(purpose, Purpose::Edit { .. });
    let submit = if is_edit { messages.save } else { messages.publish };
    // Several composers may be open: the buttons of each say whose they are.
    let about = |words: &str| (!is_root).then(|| fill(messages.about, &[words, label]));
    html! {
        <span class="composer-buttons">
            <span class="composer-where" id={format!("{}-where", ctx.props().text_id())}>{ messages.stays_here }</span>
            if !is_root {
                <button class="button quiet" type="button" aria-label={about(messages.cancel)}
                    onclick={ctx.link().callback(|_| Message::Cancel)}>
                    { messages.cancel }
                </button>
            }
            if ctx.props().is_orphan {
                <button class={classes!("button", is_edit.then_some("primary"))} type="button"
                    onclick={ctx.link().callback(|_| Message::SubmitAlone)}>
                    { messages.publish_as_comment }
                </button>
            }
            if !(is_edit && ctx.props().is_orphan) {
                <button class="button primary" part="composer-submit" type="button" aria-label={about(submit)}
                aria-describedby={format!("{}-where", ctx.props().text_id())}
                onclick={ctx.link().callback(|_| Message::Submit)}>
                { submit }
                </button>
            }
        </span>
    }
}
