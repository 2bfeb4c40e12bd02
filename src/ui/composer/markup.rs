//! The markup of a composer.

use super::{Composer, ComposerProperties, MAX_GRAPHEMES, Message, Purpose, draft};
use crate::text::fill;
use crate::ui::comment::start;
use crate::ui::element::{Handler, element};
use wasm_bindgen::JsCast;
use yew::html::Scope;
use yew::{Event, Html, InputEvent, KeyboardEvent};

impl Composer {
    /// Draws the composer.
    pub(super) fn draw(&self, ctx: &yew::Context<Self>) -> Html {
        let properties = ctx.props();
        let messages = properties.context.messages();
        let link = ctx.link();
        let text_id = properties.text_id();
        let error_id = [&text_id, "-error"].concat();
        let count_id = [&text_id, "-count"].concat();
        let (label, placeholder) = match &properties.purpose {
            Purpose::Root => (messages.write_comment().to_owned(), messages.composer_placeholder().to_owned()),
            Purpose::Reply { to, .. } => (fill(messages.reply_of(), &[to]), fill(messages.reply_placeholder(), &[to])),
            Purpose::Edit { text, .. } => (fill(messages.edit_of(), &[&start(text)]), String::new()),
        };
        let count = properties.context.number(self.count);
        let limit = properties.context.number(MAX_GRAPHEMES);
        let is_root = matches!(properties.purpose, Purpose::Root);
        let is_edit = matches!(properties.purpose, Purpose::Edit { .. });
        let too_long = self.count > MAX_GRAPHEMES;
        let described_by = [error_id.as_str(), " ", &count_id].concat();
        let error = self.objection_words(&properties.context);
        let counter = element!(
            "span",
            "class" = if too_long { "composer-count over" } else { "composer-count" },
            "part" = "composer-count",
            "id" = count_id,
        )
        .child(element!("span", "aria-hidden" = "true").child(&[&count, "/", &limit].concat()).html())
        .child(
            element!("span", "class" = "visually-hidden")
                .child(&fill(messages.counter_label(), &[&count, &limit]))
                .html(),
        )
        .html();
        // Several composers may be open: the buttons of each say whose they are.
        let about = |words: &str| (!is_root).then(|| fill(messages.about(), &[words, &label]));
        let cancel = if is_root {
            Html::default()
        } else {
            let label = about(messages.cancel());
            element!("button", "class" = "button quiet", "type" = "button", "aria-label" = label)
                .on_press(sends(link, |_| Some(Message::Cancel)))
                .child(messages.cancel())
                .html()
        };
        let words = if is_edit { messages.save() } else { messages.publish() };
        let submit = element!(
            "button",
            "class" = "button primary",
            "part" = "composer-submit",
            "type" = "button",
            "aria-label" = about(words),
        )
        .on_press(sends(link, |_| Some(Message::Submit)))
        .child(words)
        .html();
        let foot = element!("div", "class" = "composer-foot")
            .child(counter)
            .child(if properties.ask_name { self.name_field(properties) } else { Html::default() })
            .child(if is_edit { Html::default() } else { self.repost_field(messages.repost_too()) })
            .child(element!("span", "class" = "composer-buttons").child(cancel).child(submit).html())
            .html();
        let error = element!("p", "class" = "composer-error", "id" = error_id).child(&error).html();
        let surplus = if too_long { self.surplus_line(ctx, &label) } else { Html::default() };
        let field = self.text_field(ctx, text_id, label.clone(), placeholder, described_by);
        element!(
            "div",
            "class" = if is_root { "composer" } else { "composer inline" },
            "part" = "composer",
            "role" = "group",
            "aria-label" = label,
        )
        .child(draft::offers(ctx))
        .child(field)
        .child(surplus)
        .child(error)
        .child(foot)
        .html()
    }

    /// Where the limit falls in the text, and a button that selects what is beyond it.
    #[inline(never)]
    fn surplus_line(&self, ctx: &yew::Context<Self>, label: &str) -> Html {
        let messages = ctx.props().context.messages();
        let select = element!(
            "button",
            "class" = "button",
            "type" = "button",
            "aria-label" = fill(messages.about(), &[messages.select_surplus(), label]),
        )
        .on_press(sends(ctx.link(), |_| Some(Message::SelectSurplus)))
        .child(messages.select_surplus())
        .html();
        let words = element!("bdi").child(&fill(messages.surplus_from(), &[&self.surplus.1])).html();
        element!("div", "class" = "composer-surplus").child(words).child(select).html()
    }

    fn text_field(
        &self,
        ctx: &yew::Context<Self>,
        id: String,
        label: String,
        placeholder: String,
        described_by: String,
    ) -> Html {
        let (link, purpose) = (ctx.link(), &ctx.props().purpose);
        let on_key = sends(link, |event| {
            let event: KeyboardEvent = event.unchecked_into();
            (event.key() == "Enter").then_some(Message::Pressed(event))
        });
        // While an input method composes the text is not yet what the reader means;
        // `embed` sends one more input event when it has ended.
        let on_input = sends(link, |event| {
            let event: InputEvent = event.unchecked_into();
            Some(if event.is_composing() { Message::Composing } else { Message::Typed })
        });
        element!(
            "textarea",
            "class" = "composer-text",
            "part" = "composer-text",
            "id" = id,
            "rows" = "3",
            "aria-label" = label,
            "placeholder" = placeholder,
            "aria-invalid" = self.objection.is_some().then_some("true"),
            "aria-describedby" = described_by,
            "oninput" = Handler::new(on_input),
            "onkeydown" = Handler::new(on_key),
        )
        .reference(&self.text)
        .default_value(default_value(purpose))
        .html()
    }

    fn name_field(&self, properties: &ComposerProperties) -> Html {
        let field = element!(
            "input",
            "part" = "composer-name",
            "type" = "text",
            "maxlength" = "32",
            "autocomplete" = "nickname",
            "placeholder" = properties.author.clone(),
        )
        .reference(&self.name)
        .html();
        let words = element!("span").child(properties.context.messages().name()).html();
        element!("label", "class" = "composer-name").child(words).child(field).html()
    }

    fn repost_field(&self, words: &'static str) -> Html {
        let field = element!("input", "part" = "composer-repost", "type" = "checkbox").reference(&self.repost).html();
        let words = element!("span").child(words).html();
        element!("label", "class" = "composer-repost").child(field).child(words).html()
    }
}

/// Sends the message that `message` makes of an event.
fn sends(link: &Scope<Composer>, message: fn(Event) -> Option<Message>) -> impl Fn(Event) + 'static {
    let link = link.clone();
    move |event| {
        if let Some(message) = message(event) {
            link.send_message(message);
        }
    }
}

fn default_value(purpose: &Purpose) -> Option<String> {
    match purpose {
        Purpose::Edit { text, .. } => Some(text.clone()),
        _ => None,
    }
}
