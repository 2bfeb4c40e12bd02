//! Where a comment is written.
//!
//! The text lives in the `<textarea>` itself and nowhere else: a letter renders
//! the counter of this component and nothing more, and text typed into markup
//! that was made ahead is still there when script takes it over.

mod draft;
mod markup;

use super::Context;
use crate::comments::key;
use crate::state::{Action, MAX_GRAPHEMES, Post};
use crate::text::fill;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::virtual_dom::VChild;
use yew::{Component, Html, KeyboardEvent, NodeRef, Properties};

/// Letters are counted when none has come for so long.
const PAUSE_MS: i64 = 150;
/// Who types on and on sees a count after so many of these times.
const MOST_PAUSES: u8 = 4;

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
    /// The text changed: it is kept, and counted right after.
    Typed,
    /// The text changed within a composition: it is kept, and counted when that is over.
    Composing,
    /// What is over the limit shall be selected.
    SelectSurplus,
    /// A key was pressed.
    Pressed(KeyboardEvent),
    /// It shall be published.
    Submit,
    /// It shall be closed.
    Cancel,
    /// What is written shall be counted.
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
    /// Where what is over the limit begins, in UTF-16 code units, and its first words.
    surplus: (u32, String),
    objection: Option<Objection>,
    /// Whether the last thing done was to post: the second half of a double click,
    /// or a click right after the keys, is neither a mistake nor another comment.
    just_posted: bool,
    /// Whether the store has refused a draft, which is told once.
    refused: bool,
    /// How often a pause was waited for, with letters that are not counted; and whether
    /// another one came meanwhile.
    waited: u8,
    typed_on: bool,
    /// Whether counting and posting wait for the code that is loaded late.
    waits: (bool, bool),
}

impl Composer {
    /// Does what `message` asks for, and says whether that shows. None of this
    /// is there at the start.
    #[inline(never)]
    fn carry_out(&mut self, ctx: &yew::Context<Self>, message: Message) -> bool {
        let properties = ctx.props();
        match message {
            Message::Typed => {
                self.just_posted = false;
                let text = self.save(properties);
                // What comes or goes above the button does so at once: later, it would move the
                // button away from who is about to press it.
                let is_over = self.count > MAX_GRAPHEMES || text.chars().count() > MAX_GRAPHEMES;
                if is_over || self.objection.is_some() {
                    self.measure(properties);
                    if self.objection.is_some() {
                        self.objection = self.objection();
                    }
                    return true;
                }
                // The counter has the page laid out and painted once more: not for each letter, and
                // never in the way of the next one.
                self.typed_on = self.waited > 0;
                if !self.typed_on {
                    self.wait_for_pause(ctx);
                }
                return false;
            }
            Message::Composing => {
                self.save(properties);
                // What is counted now would be half a word; the end of it is typed.
                self.waited = 0;
                return false;
            }
            Message::SelectSurplus => {
                self.select_surplus();
                return false;
            }
            Message::Counted => {
                if self.waited == 0 {
                    return false;
                }
                if std::mem::take(&mut self.typed_on) && self.waited < MOST_PAUSES {
                    self.wait_for_pause(ctx);
                    return false;
                }
                self.waited = 0;
                self.measure(properties);
            }
            Message::Take(index) => {
                if let Some((key, text)) = properties.offers.get(index) {
                    self.add(text);
                    properties.context.dispatch.emit(Action::ForgetDraft { key: key.clone(), remove: false });
                    properties.context.services.focus(&properties.text_id());
                    ctx.link().send_message(Message::Typed);
                }
            }
            // `update` has made one of the other of it.
            Message::Submit | Message::Pressed(_) => self.submit(properties),
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

    fn wait_for_pause(&mut self, ctx: &yew::Context<Self>) {
        self.waited += 1;
        let link = ctx.link().clone();
        let then = Box::new(move || link.send_message(Message::Counted));
        ctx.props().context.services.later(PAUSE_MS, then);
    }

    fn value(&self) -> String {
        self.text.cast::<HtmlTextAreaElement>().map(|element| element.value()).unwrap_or_default()
    }

    fn measure(&mut self, properties: &ComposerProperties) {
        let text = self.value();
        let (count, start) = properties.context.services.graphemes(&text, MAX_GRAPHEMES);
        self.count = count;
        self.surplus = (start, if count > MAX_GRAPHEMES { words_from(&text, start) } else { String::new() });
    }

    fn objection(&self) -> Option<Objection> {
        if self.value().trim().is_empty() {
            Some(Objection::Empty)
        } else {
            self.count.checked_sub(MAX_GRAPHEMES).filter(|over| *over > 0).map(Objection::TooLong)
        }
    }

    fn objection_words(&self, context: &Context) -> String {
        let messages = context.messages();
        match self.objection {
            Some(Objection::Empty) => messages.post_empty().to_owned(),
            Some(Objection::TooLong(over)) => fill(messages.post_too_long(), &[&context.number(over)]),
            None => String::new(),
        }
    }

    fn submit(&mut self, properties: &ComposerProperties) {
        if self.just_posted {
            return;
        }
        self.measure(properties);
        self.objection = self.objection();
        if self.objection.is_some() {
            // Said by the one live region: an alert here would speak at each letter.
            properties.context.dispatch.emit(Action::Say(self.objection_words(&properties.context)));
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

    /// Selects in the field what is over the limit: nothing else can be marked there.
    fn select_surplus(&self) {
        if let Some(element) = self.text.cast::<HtmlTextAreaElement>() {
            // Backward, so that its beginning comes into view and not its end.
            let end = element.text_length();
            let _ = element.set_selection_range_with_direction(self.surplus.0, end, "backward");
            let _ = element.focus();
        }
    }

    #[inline(never)]
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

/// The first words of `text` from the UTF-16 code unit `start` on.
fn words_from(text: &str, start: u32) -> String {
    let mut place = 0;
    let rest = text.chars().skip_while(|character| {
        place += character.len_utf16();
        place <= start as usize
    });
    rest.take(12).collect()
}

impl ComposerProperties {
    fn target(&self) -> String {
        match &self.purpose {
            Purpose::Root => "root".to_owned(),
            Purpose::Reply { id, .. } => id.clone(),
            Purpose::Edit { id, .. } => ["edit-", id].concat(),
        }
    }

    fn draft_key(&self) -> String {
        key::draft(&self.context.document.article.id, &self.target(), self.context.services.tab())
    }

    fn text_id(&self) -> String {
        match &self.purpose {
            Purpose::Root => "composer".to_owned(),
            _ => ["composer-", &self.target()].concat(),
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
            surplus: (0, String::new()),
            objection: None,
            just_posted: false,
            refused: false,
            waited: 0,
            typed_on: false,
            waits: (false, false),
        }
    }

    fn update(&mut self, ctx: &yew::Context<Self>, mut message: Message) -> bool {
        if let Message::Pressed(event) = &message {
            let submits = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            // 229 is what Safari sends right after a composition has ended.
            if !submits || event.is_composing() || event.key_code() == 229 || event.repeat() {
                return false;
            }
            event.prevent_default();
            message = Message::Submit;
        }
        let properties = ctx.props();
        let services = &properties.context.services;
        if services.is_complete() {
            return self.carry_out(ctx, message);
        }
        // What is written is kept at once; the rest is done when all code is
        // there. Until then one press of a button is as good as two, and all
        // letters are counted together.
        let repeated = match message {
            Message::Composing => {
                self.save(properties);
                return false;
            }
            Message::Typed => {
                self.save(properties);
                std::mem::replace(&mut self.waits.0, true)
            }
            Message::Submit => std::mem::replace(&mut self.waits.1, true),
            _ => false,
        };
        if !repeated {
            let link = ctx.link().clone();
            let asked = matches!(message, Message::Submit);
            services.complete(asked, Box::new(move || link.send_message(message)));
        }
        false
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
            if !self.value().is_empty() {
                self.waited = 1;
                ctx.link().send_message(Message::Counted);
            }
        }
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        self.draw(ctx)
    }
}

impl Composer {
    /// A composer.
    pub fn view_of(properties: ComposerProperties) -> Html {
        VChild::<Self>::new(properties, None).into()
    }
}
