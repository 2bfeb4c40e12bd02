//! Where a comment is written.
//!
//! The text lives in the `<textarea>` itself and nowhere else: a letter renders
//! the counter of this component and nothing more, and text typed into markup
//! that was made ahead is still there when script takes it over.

use super::Context;
use super::element::{element, list};
use crate::comments::key;
use crate::state::{Action, MAX_GRAPHEMES, Post};
use crate::text::fill;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::virtual_dom::{ListenerKind, VChild};
use yew::{Component, Event, Html, InputEvent, KeyboardEvent, NodeRef, Properties};

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A comment on the article.
    Root,
    /// An answer.
    Reply {
        /// The comment answered.
        id: String,
        /// Its author.
        to: String,
    },
    /// A change to an own comment.
    Edit {
        /// The comment.
        id: String,
        /// Its text so far.
        text: String,
    },
}

/// What a composer is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ComposerProperties {
    /// Document, options and where actions go.
    pub context: Context,
    /// What is written.
    pub purpose: Purpose,
    /// Nickname as it stands.
    pub author: String,
    /// Whether to ask for the nickname here.
    pub ask_name: bool,
    /// How often this composer has posted; it is emptied when that grows.
    pub posted: u32,
    /// Drafts that other tabs hold for it: key and text.
    pub offers: Vec<(String, String)>,
}

/// What happens in a composer.
pub enum Message {
    /// The text changed.
    Typed,
    /// A key was pressed.
    Pressed(KeyboardEvent),
    /// It shall be published.
    Submit,
    /// It shall be closed.
    Cancel,
    /// What was there at the start is counted.
    Counted,
    /// Another tab's draft shall be continued here.
    Take(usize),
}

/// Why a text is not published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Objection {
    Empty,
    TooLong(usize),
}

/// A composer.
pub struct Composer {
    text: NodeRef,
    name: NodeRef,
    repost: NodeRef,
    count: usize,
    objection: Option<Objection>,
    /// Whether the last thing done was to post: the second half of a double click is no mistake.
    just_posted: bool,
    /// Whether the store has refused a draft, which is told once.
    refused: bool,
}

impl Composer {
    fn value(&self) -> String {
        self.text.cast::<HtmlTextAreaElement>().map(|element| element.value()).unwrap_or_default()
    }

    /// Keeps what is written at each letter: a page may go at any time.
    fn save(&mut self, properties: &ComposerProperties) {
        let (key, text) = (properties.draft_key(), self.value());
        let store = properties.context.services.store();
        let result = if text.is_empty() { store.remove(&key) } else { store.set(&key, &text) };
        if let Err(error) = result
            && !std::mem::replace(&mut self.refused, true)
        {
            properties.context.dispatch.emit(Action::Refused { key, error });
        }
    }

    /// Puts `text` at the end of what is written.
    fn add(&mut self, text: &str) {
        let Some(element) = self.text.cast::<HtmlTextAreaElement>() else { return };
        let written = element.value();
        element.set_value(&if written.is_empty() { text.to_owned() } else { [&written, "\n", text].concat() });
    }

    /// Takes up the draft that this tab held, unless something is written already.
    fn restore(&mut self, properties: &ComposerProperties) {
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

    fn measure(&mut self, properties: &ComposerProperties) {
        self.count = properties.context.services.graphemes(&self.value());
    }

    fn objection(&self) -> Option<Objection> {
        if self.value().trim().is_empty() {
            Some(Objection::Empty)
        } else {
            self.count.checked_sub(MAX_GRAPHEMES).filter(|over| *over > 0).map(Objection::TooLong)
        }
    }

    fn submit(&mut self, properties: &ComposerProperties) {
        self.measure(properties);
        let objection = self.objection();
        if objection == Some(Objection::Empty) && self.just_posted {
            return;
        }
        self.objection = objection;
        if self.objection.is_some() {
            properties.context.services.focus(&properties.text_id());
            return;
        }
        self.just_posted = true;
        let text = self.value();
        let draft = Some(properties.draft_key());
        let action = match &properties.purpose {
            Purpose::Edit { id, .. } => Action::SaveEdit { id: id.clone(), text, draft },
            purpose => Action::Post(Post {
                reply_to: match purpose {
                    Purpose::Reply { id, .. } => Some(id.clone()),
                    _ => None,
                },
                text,
                name: self.name.cast::<HtmlInputElement>().map(|element| element.value()),
                repost: self.repost.cast::<HtmlInputElement>().is_some_and(|element| element.checked()),
                draft,
            }),
        };
        properties.context.dispatch.emit(action);
    }

    fn empty(&mut self) {
        if let Some(element) = self.text.cast::<HtmlTextAreaElement>() {
            element.set_value("");
        }
        if let Some(element) = self.repost.cast::<HtmlInputElement>() {
            element.set_checked(false);
        }
        self.count = 0;
        self.objection = None;
    }
}

impl ComposerProperties {
    fn draft_key(&self) -> String {
        let target = match &self.purpose {
            Purpose::Root => "root".to_owned(),
            Purpose::Reply { id, .. } => id.clone(),
            Purpose::Edit { id, .. } => ["edit-", id].concat(),
        };
        key::draft(&self.context.document.article.id, &target, self.context.services.tab())
    }

    fn text_id(&self) -> String {
        match &self.purpose {
            Purpose::Root => "composer".to_owned(),
            Purpose::Reply { id, .. } | Purpose::Edit { id, .. } => ["composer-", id].concat(),
        }
    }
}

impl Component for Composer {
    type Message = Message;
    type Properties = ComposerProperties;

    fn create(_: &yew::Context<Self>) -> Self {
        Self {
            text: NodeRef::default(),
            name: NodeRef::default(),
            repost: NodeRef::default(),
            count: 0,
            objection: None,
            just_posted: false,
            refused: false,
        }
    }

    fn update(&mut self, ctx: &yew::Context<Self>, message: Message) -> bool {
        let properties = ctx.props();
        match message {
            Message::Typed => {
                self.just_posted = false;
                self.measure(properties);
                self.save(properties);
                if self.objection.is_some() {
                    self.objection = self.objection();
                }
            }
            Message::Pressed(event) => {
                let submits = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
                // 229 is what Safari sends right after a composition has ended.
                if !submits || event.is_composing() || event.key_code() == 229 || event.repeat() {
                    return false;
                }
                event.prevent_default();
                self.submit(properties);
            }
            Message::Counted => {}
            Message::Take(index) => {
                if let Some((key, text)) = properties.offers.get(index) {
                    self.add(text);
                    properties.context.dispatch.emit(Action::ForgetDraft { key: key.clone(), remove: false });
                    properties.context.services.focus(&properties.text_id());
                    ctx.link().send_message(Message::Typed);
                }
            }
            Message::Submit => self.submit(properties),
            Message::Cancel => {
                let action = match &properties.purpose {
                    Purpose::Edit { .. } => Action::Edit(None),
                    _ => Action::Reply(None),
                };
                properties.context.dispatch.emit(action);
                return false;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &yew::Context<Self>, old: &ComposerProperties) -> bool {
        if ctx.props().posted > old.posted {
            self.empty();
        }
        true
    }

    fn rendered(&mut self, ctx: &yew::Context<Self>, first_render: bool) {
        if first_render {
            self.restore(ctx.props());
            self.measure(ctx.props());
            if self.count > 0 {
                ctx.link().send_message(Message::Counted);
            }
        }
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        let properties = ctx.props();
        let messages = properties.context.messages();
        let link = ctx.link();
        let text_id = properties.text_id();
        let error_id = [&text_id, "-error"].concat();
        let count_id = [&text_id, "-count"].concat();
        let (label, placeholder) = match &properties.purpose {
            Purpose::Root => (messages.write_comment.to_owned(), messages.composer_placeholder.to_owned()),
            Purpose::Reply { to, .. } => (fill(messages.reply_of, &[to]), fill(messages.reply_placeholder, &[to])),
            Purpose::Edit { .. } => (messages.edit.to_owned(), String::new()),
        };
        let count = self.count.to_string();
        let limit = MAX_GRAPHEMES.to_string();
        let is_root = matches!(properties.purpose, Purpose::Root);
        let is_edit = matches!(properties.purpose, Purpose::Edit { .. });
        let too_long = self.count > MAX_GRAPHEMES;
        let described_by = [error_id.as_str(), " ", &count_id].concat();
        let error = match self.objection {
            Some(Objection::Empty) => messages.post_empty.to_owned(),
            Some(Objection::TooLong(over)) => fill(messages.post_too_long, &[&over.to_string()]),
            None => String::new(),
        };
        let counter = element!(
            "span",
            "class" = if too_long { "composer-count over" } else { "composer-count" },
            "part" = "composer-count",
            "id" = count_id,
        )
        .child(element!("span", "aria-hidden" = "true").child(&[&count, "/", &limit].concat()).html())
        .child(
            element!("span", "class" = "visually-hidden")
                .child(&fill(messages.counter_label, &[&count, &limit]))
                .html(),
        )
        .html();
        let cancel = if is_root {
            Html::default()
        } else {
            element!("button", "class" = "button quiet", "type" = "button")
                .on(|| ListenerKind::onclick, sends(link, |_| Some(Message::Cancel)))
                .child(messages.cancel)
                .html()
        };
        let submit = element!("button", "class" = "button primary", "part" = "composer-submit", "type" = "button")
            .on(|| ListenerKind::onclick, sends(link, |_| Some(Message::Submit)))
            .child(if is_edit { messages.save } else { messages.publish })
            .html();
        let foot = element!("div", "class" = "composer-foot")
            .child(counter)
            .child(if properties.ask_name { self.name_field(properties) } else { Html::default() })
            .child(if is_edit { Html::default() } else { self.repost_field(messages.repost_too) })
            .child(element!("span", "class" = "composer-buttons").child(cancel).child(submit).html())
            .html();
        let error = element!("p", "class" = "composer-error", "id" = error_id, "role" = "alert").child(&error).html();
        let field = self.text_field(ctx, text_id, label.clone(), placeholder, described_by);
        element!(
            "div",
            "class" = if is_root { "composer" } else { "composer inline" },
            "part" = "composer",
            "role" = "group",
            "aria-label" = label,
        )
        .child(offers(ctx))
        .child(field)
        .child(error)
        .child(foot)
        .html()
    }
}

/// What other tabs hold for this composer.
fn offers(ctx: &yew::Context<Composer>) -> Html {
    let ComposerProperties { context, offers, .. } = ctx.props();
    let messages = context.messages();
    let mut views = Vec::new();
    for (index, (key, text)) in offers.iter().enumerate() {
        let start: String = text.chars().take(40).collect();
        let discard = Action::ForgetDraft { key: key.clone(), remove: true };
        let take = element!("button", "class" = "button", "part" = "draft", "type" = "button")
            .on(|| ListenerKind::onclick, {
                let link = ctx.link().clone();
                move |_| link.send_message(Message::Take(index))
            })
            .child(messages.draft_take)
            .html();
        let throw = element!("button", "class" = "button quiet", "type" = "button")
            .on_click(context, discard)
            .child(messages.draft_discard)
            .html();
        let words = element!("bdi").child(&fill(messages.draft_elsewhere, &[&start])).html();
        views.push(element!("div", "class" = "draft-offer").key(key).child(words).child(take).child(throw).html());
    }
    list(views)
}

impl Composer {
    /// A composer.
    pub fn view_of(properties: ComposerProperties) -> Html {
        VChild::<Self>::new(properties, None).into()
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
            (!event.is_composing()).then_some(Message::Typed)
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
        )
        .reference(&self.text)
        .default_value(default_value(purpose))
        .on(|| ListenerKind::oninput, on_input)
        .on(|| ListenerKind::onkeydown, on_key)
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
        let words = element!("span").child(properties.context.messages().name).html();
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
