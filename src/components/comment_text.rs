//! The text of a comment: addresses are links, and a long one is folded.
//!
//! A text counts as long once it is drawn and its twelve lines do not hold it: how many
//! lines it has is known to the page alone. Prerendered and without script it stands whole.

use super::Environment;
use super::changing::changing;
use crate::text::{addresses, drawn};
use web_sys::Element;
use yew::{AttrValue, Component, Context, Html, NodeRef, Properties, html};

/// Lines of a folded text, as in the styles.
const LINES: usize = 12;
/// Fewer characters do not fill the narrowest line.
const NARROWEST: usize = 12;

/// Properties of [`CommentText`].
#[derive(Clone, PartialEq, Properties)]
pub struct CommentTextProperties {
    /// What every view receives.
    pub environment: Environment,
    /// The text as it was written.
    pub text: AttrValue,
    /// Its language, if that is known and not the interface's.
    pub lang: Option<AttrValue>,
}

/// How much of the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// All; it may be too long.
    #[default]
    Unknown,
    /// It is folded, to see whether lines are missing then.
    Tried,
    /// Its first lines.
    Folded,
    /// All, as the reader wished.
    Unfolded,
    /// All of a short text.
    Short,
}

/// The text of a comment.
#[derive(Default)]
pub struct CommentText {
    element: NodeRef,
    fold: Fold,
    /// How often the text was not laid out when it was to be measured.
    tries: u8,
}

/// A text that is not laid out yet, as before the widget takes its place, is measured later.
const LATER_MS: u32 = 200;
const MOST_TRIES: u8 = 20;

impl Component for CommentText {
    type Message = Fold;
    type Properties = CommentTextProperties;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &Context<Self>, fold: Fold) -> bool {
        std::mem::replace(&mut self.fold, fold) != fold
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &CommentTextProperties) -> bool {
        if ctx.props().text != old.text {
            self.fold = Fold::Unknown;
        }
        self.tries = 0;
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let text = &ctx.props().text;
        match self.fold {
            Fold::Unknown if may_be_long(text) => ctx.link().send_message(Fold::Tried),
            Fold::Tried => {
                let Some(element) = self.element.cast::<Element>() else { return };
                if element.client_height() == 0 && self.tries < MOST_TRIES {
                    self.tries += 1;
                    let link = ctx.link().clone();
                    let again = Box::new(move || link.send_message(Fold::Unknown));
                    return ctx.props().environment.services.timeout(LATER_MS, again);
                }
                let holds_all = element.scroll_height() <= element.client_height();
                ctx.link().send_message(if holds_all { Fold::Short } else { Fold::Folded });
            }
            _ => {}
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let CommentTextProperties { environment, text, lang } = ctx.props();
        let messages = environment.messages();
        let folded = matches!(self.fold, Fold::Tried | Fold::Folded);
        let (words, next) = if folded { (messages.unfold, Fold::Unfolded) } else { (messages.fold, Fold::Folded) };
        html! {
            <>
                <p class={if folded { "comment-text folded" } else { "comment-text" }} part="comment-text" dir="auto" lang={lang.clone()}
                    key={text.as_str()} ref={&self.element}>
                    { linked(&drawn(text)) }
                </p>
                if matches!(self.fold, Fold::Folded | Fold::Unfolded) {
                    <div class="actions needs-script">
                        <button class="button quiet" part="fold" type="button" aria-expanded={(!folded).to_string()}
                            onclick={ctx.link().callback(move |_| next)}>
                            { changing(words) }
                        </button>
                    </div>
                }
            </>
        }
    }
}

fn may_be_long(text: &str) -> bool {
    text.lines().count() > LINES || text.chars().count() > LINES * NARROWEST
}

/// `text` with its addresses as links.
fn linked(text: &str) -> Html {
    let mut views: Vec<Html> = Vec::new();
    let mut done = 0;
    for (start, end) in addresses(text) {
        if done < start {
            views.push(html! { text[done..start].to_owned() });
        }
        let address = &text[start..end];
        views.push(
            html! { <a href={address.to_owned()} rel="nofollow ugc noopener" dir="ltr">{ address.to_owned() }</a> },
        );
        done = end;
    }
    if done < text.len() {
        views.push(html! { text[done..].to_owned() });
    }
    views.into_iter().collect()
}
