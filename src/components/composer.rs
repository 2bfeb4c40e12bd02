//! The field in which a comment is written.
//!
//! The text lives in the `<textarea>` and nowhere else: a letter renders the
//! counter of this component and nothing more, and what was typed before
//! hydration is still there afterwards.

mod draft;
mod markup;

use super::Environment;
use super::environment::parted;
use crate::comments::key;
use crate::state::{Action, Draft, MAX_GRAPHEMES, Post};
use crate::text::{fill, is_blank};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Component, Context, Html, KeyboardEvent, NodeRef, Properties};

/// The longest nickname, in graphemes.
const MAX_NAME: usize = 32;
/// Letters are counted after a pause of this length.
const PAUSE_MS: u32 = 150;
/// While the reader goes on typing, letters are counted after this many pauses.
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
        /// When it was edited last, in milliseconds since 1970.
        edited: Option<i64>,
    },
}

/// Properties of [`Composer`].
#[derive(Clone, PartialEq, Properties)]
pub struct ComposerProperties {
    /// What every view receives.
    pub environment: Environment,
    /// What is written.
    pub purpose: Purpose,
    /// The nickname as it stands.
    pub author: String,
    /// Whether to ask for the nickname here.
    pub ask_name: bool,
    /// How often this composer has posted; it is emptied when that grows.
    #[prop_or_default]
    pub posted: u32,
    /// Drafts that other tabs hold for it.
    pub offers: Vec<Draft>,
    /// Begun answers and edits, which are listed with the drafts.
    #[prop_or_default]
    pub begun: Vec<Draft>,
    /// Counts drafts that others removed: this composer's may be one.
    #[prop_or_default]
    pub drafts_gone: u32,
    /// How often a comment of this composer was taken back: its text is a draft then.
    #[prop_or_default]
    pub taken_back: u32,
    /// Whether the comment that is answered was deleted.
    #[prop_or_default]
    pub is_orphan: bool,
}

/// What happens in a composer.
pub enum Message {
    /// The text changed.
    Typed,
    /// The text changed within a composition: it is saved now and counted afterwards.
    Composing,
    /// Select what is over the limit.
    SelectSurplus,
    /// Enter was pressed.
    Enter(KeyboardEvent),
    /// The nickname changed.
    Named,
    /// Take over what another tab made of the comment that is edited.
    TakeRival,
    /// Keep what is written here instead.
    KeepOwn,
    /// Publish the text.
    Submit,
    /// Publish the answer as a comment on the article.
    SubmitAlone,
    /// Close the composer.
    Cancel,
    /// A pause is over.
    Paused,
    /// Continue another tab's draft here, by its key.
    Take(String),
}

/// Why a text is not published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Objection {
    Empty,
    TooLong(usize),
    /// Another tab has changed the comment that is edited, and the reader has not chosen.
    Rival,
    /// The text was taken over by another tab: nothing is wrong, and the reader is told.
    Taken,
}

/// Where a comment, an answer or a change is written.
#[derive(Default)]
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
    /// The text of the edited comment that this edit is a change of, if it is known.
    base: Option<String>,
    /// Whether offers were looked through for one that comes back by itself.
    looked_through: bool,
    /// Whether the store has refused a draft, which is reported once.
    refused: bool,
    /// This tab's draft, while a composition that began before hydration keeps it out of the field.
    waiting_draft: Option<String>,
    /// Pauses waited for since letters were counted, and whether another letter came meanwhile.
    waited: u8,
    typed_on: bool,
}

impl Composer {
    /// Saves and counts what was typed; gives whether that shows at once.
    fn typed(&mut self, ctx: &Context<Self>) -> bool {
        let properties = ctx.props();
        self.just_posted = false;
        self.take_waiting_draft();
        let text = self.save(properties);
        // What appears or goes above the button does so at once: later, it would move the
        // button under the reader's finger.
        let is_over = self.count > MAX_GRAPHEMES || text.chars().count() > MAX_GRAPHEMES;
        if is_over || self.objection.is_some() {
            self.measure(properties);
            if self.objection.is_some() {
                self.objection = self.objection();
            }
            return true;
        }
        // The counter makes the browser lay out and paint the page once more: not for each letter.
        self.typed_on = self.waited > 0;
        if !self.typed_on {
            self.wait_for_pause(ctx);
        }
        false
    }

    /// Counts the letters, unless more came in the pause.
    fn paused(&mut self, ctx: &Context<Self>) -> bool {
        if self.waited == 0 {
            return false;
        }
        if std::mem::take(&mut self.typed_on) && self.waited < MOST_PAUSES {
            self.wait_for_pause(ctx);
            return false;
        }
        self.waited = 0;
        self.measure(ctx.props());
        true
    }

    fn wait_for_pause(&mut self, ctx: &Context<Self>) {
        self.waited += 1;
        let link = ctx.link().clone();
        let then = Box::new(move || link.send_message(Message::Paused));
        ctx.props().environment.services.timeout(PAUSE_MS, then);
    }

    /// Continues a draft of another tab.
    fn take(&mut self, ctx: &Context<Self>, key: String) {
        self.take_over(ctx.props(), key);
        ctx.props().environment.services.focus(&ctx.props().text_id());
        ctx.link().send_message(Message::Typed);
    }

    fn value(&self) -> String {
        self.text.cast::<HtmlTextAreaElement>().map(|element| element.value()).unwrap_or_default()
    }

    fn measure(&mut self, properties: &ComposerProperties) {
        let text = self.value();
        let (count, start) = properties.environment.services.graphemes(&text, MAX_GRAPHEMES);
        self.count = count;
        self.surplus = (
            start,
            if count > MAX_GRAPHEMES {
                properties.environment.beginning(parted(&text, start).1, 12)
            } else {
                String::new()
            },
        );
    }

    fn objection(&self) -> Option<Objection> {
        if is_blank(&self.value()) {
            Some(Objection::Empty)
        } else {
            self.count.checked_sub(MAX_GRAPHEMES).filter(|over| *over > 0).map(Objection::TooLong)
        }
    }

    fn objection_words(&self, environment: &Environment) -> String {
        let messages = environment.messages();
        match self.objection {
            Some(Objection::Taken) => messages.draft_taken.to_owned(),
            Some(Objection::Rival) => messages.edit_rival_first.to_owned(),
            Some(Objection::Empty) => messages.post_empty.to_owned(),
            Some(Objection::TooLong(over)) => fill(messages.post_too_long, &[&environment.number(over)]),
            None => String::new(),
        }
    }

    fn submit(&mut self, properties: &ComposerProperties, alone: bool) {
        if self.just_posted {
            return;
        }
        self.measure(properties);
        self.objection = self.objection();
        // There is nothing left that a change could be saved to.
        let alone = alone || properties.is_orphan && matches!(properties.purpose, Purpose::Edit { .. });
        if self.objection.is_none() && !alone && self.rival(properties).is_some_and(|rival| rival != self.value()) {
            self.objection = Some(Objection::Rival);
        }
        if self.objection.is_some() {
            // Announced by the one live region: an alert here would speak at each letter.
            properties.environment.hear(self.objection_words(&properties.environment));
            properties.environment.services.focus(&properties.text_id());
            return;
        }
        self.just_posted = true;
        let text = self.value();
        let draft = Some(properties.draft_key());
        let action = match &properties.purpose {
            Purpose::Edit { id, .. } if !alone => Action::SaveEdit { id: id.clone(), text, draft },
            purpose => Action::Post(Post {
                reply_to: match purpose {
                    Purpose::Reply { id, .. } if !alone => Some(id.clone()),
                    _ => None,
                },
                text,
                name: self
                    .name
                    .cast::<HtmlInputElement>()
                    .map(|element| properties.environment.beginning(element.value().trim(), MAX_NAME)),
                repost: self.repost.cast::<HtmlInputElement>().is_some_and(|element| element.checked()),
                draft,
            }),
        };
        properties.environment.dispatch.emit(action);
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
    fn target(&self) -> String {
        match &self.purpose {
            Purpose::Root => "root".to_owned(),
            Purpose::Reply { id, .. } => id.clone(),
            Purpose::Edit { id, .. } => format!("edit-{id}"),
        }
    }

    fn draft_key(&self) -> String {
        key::draft(&self.environment.document.article.id, &self.target(), self.environment.services.tab())
    }

    fn text_id(&self) -> String {
        match &self.purpose {
            Purpose::Root => "composer".to_owned(),
            _ => format!("composer-{}", self.target()),
        }
    }
}

impl Component for Composer {
    type Message = Message;
    type Properties = ComposerProperties;

    fn create(ctx: &Context<Self>) -> Self {
        let mut composer = Self::default();
        composer.keep_own(ctx.props());
        composer
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let properties = ctx.props();
        match message {
            Message::Typed => return self.typed(ctx),
            Message::Paused => return self.paused(ctx),
            Message::Composing => {
                self.save(properties);
                // A count now would be of half a word; the end of the composition is typed.
                self.waited = 0;
                return false;
            }
            Message::SelectSurplus => {
                self.select_surplus();
                return false;
            }
            Message::Enter(event) => {
                let submits = event.ctrl_key() || event.meta_key();
                // 229 is what Safari sends right after a composition has ended.
                if !submits || event.is_composing() || event.key_code() == 229 || event.repeat() {
                    return false;
                }
                event.prevent_default();
                self.submit(properties, false);
            }
            Message::Named => {
                if let Some(name) = self.name.cast::<HtmlInputElement>() {
                    properties.environment.services.set_typed_name(&name.value());
                }
                return false;
            }
            Message::TakeRival => self.take_rival(ctx),
            Message::KeepOwn => {
                self.keep_own(properties);
                self.objection = None;
                properties.environment.services.focus(&properties.text_id());
            }
            Message::Submit => self.submit(properties, false),
            Message::SubmitAlone => self.submit(properties, true),
            Message::Take(key) => self.take(ctx, key),
            Message::Cancel => {
                let action = match &properties.purpose {
                    Purpose::Edit { id, text, .. } if self.value() != *text => {
                        Action::DiscardEdit { id: id.clone(), text: self.value(), draft: properties.draft_key() }
                    }
                    Purpose::Edit { .. } => Action::Edit(None),
                    _ => Action::Reply(None),
                };
                properties.environment.dispatch.emit(action);
                return false;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ComposerProperties) -> bool {
        if ctx.props().posted > old.posted {
            self.empty();
        }
        if ctx.props().author != old.author
            && let Some(name) = self.name.cast::<HtmlInputElement>()
            && (name.value() == old.author || name.value() == ctx.props().author)
        {
            // The name is in the placeholder now; one that is used already must not come back.
            name.set_value("");
            ctx.props().environment.services.set_typed_name("");
        }
        if ctx.props().taken_back > old.taken_back {
            self.just_posted = false;
            self.take_newest(ctx);
        }
        if ctx.props().drafts_gone > old.drafts_gone {
            self.leave_taken(ctx.props());
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.restore(ctx.props());
            self.restore_name(ctx.props());
            if !self.value().is_empty() {
                self.waited = 1;
                ctx.link().send_message(Message::Paused);
            }
        }
        self.adopt(ctx);
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }
}
