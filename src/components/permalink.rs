//! Copying and sharing: the address of a place in the page, the article, a card with its sentence.

use super::Environment;
use web_sys::{FocusEvent, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, TargetCast, UseStateHandle, UseStateSetter, classes,
    component, html, use_effect_with, use_node_ref, use_state_eq,
};

/// How long a button says that it has copied, in milliseconds.
const ANSWER_MS: u32 = 2000;
/// The same where there is a sentence to read.
const READING_MS: u32 = 5000;
/// How long what could not be copied stays after the focus has left it.
const LEAVING_MS: u32 = 250;

/// What a button copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The page's address with a fragment.
    Link(String),
    /// The same for a comment that only this browser has.
    OwnLink(String),
    /// Title and address of the article, where there is no share sheet.
    Article,
    /// The card of a metric as text, by index: figure and label, sentence, title, address.
    Metric(usize),
    /// A text.
    Text(String),
}

/// Properties of [`CopyButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyButtonProperties {
    /// What every view receives.
    pub environment: Environment,
    /// What is copied.
    pub copied: Copied,
    /// Its classes.
    #[prop_or("button")]
    pub class: &'static str,
    /// Its part.
    #[prop_or_default]
    pub part: Option<&'static str>,
    /// Its name, if that is not its words.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The language of its words, if its surroundings have another.
    #[prop_or_default]
    pub lang: Option<&'static str>,
    /// What stands on it before it was pressed.
    #[prop_or_default]
    pub children: Html,
}

/// What a copy button shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    None,
    Done,
    Refused,
}

/// A button that copies, says so itself for a while, and shows what it could not copy.
#[component]
pub fn CopyButton(properties: &CopyButtonProperties) -> Html {
    let CopyButtonProperties { environment, copied, class, part, label, lang, children } = properties;
    let messages = environment.messages();
    let answer = use_state_eq(|| Answer::None);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(*answer, move |_| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
            }
        });
    }
    let onclick = {
        let (environment, copied, answer) = (environment.clone(), copied.clone(), answer.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if copied == Copied::Article && share(&environment) {
                return;
            }
            let (after, answer, own) = (environment.clone(), answer.clone(), matches!(copied, Copied::OwnLink(_)));
            let then = move |done| answered(&after, answer.setter(), done, own);
            environment.services.copy(&text(&environment, &copied), Box::new(then));
        })
    };
    html! {
        <>
            <button class={classes!(*class, (*answer == Answer::Done).then_some("copied"))} part={*part} type="button" lang={*lang}
                aria-label={label.clone()} {onclick}>
                if *answer == Answer::Done {
                    <span>{ messages.copied }</span>
                } else {
                    { children.clone() }
                }
            </button>
            if *answer == Answer::Refused {
                { refused(environment, shown(environment, copied), field, &answer) }
            }
            if *answer == Answer::Done && matches!(copied, Copied::OwnLink(_)) {
                <span class="copied-note" lang={messages.tag}>{ messages.copied_own }</span>
            }
        </>
    }
}

fn answered(environment: &Environment, answer: UseStateSetter<Answer>, done: bool, own: bool) {
    let messages = environment.messages();
    if !done {
        answer.set(Answer::Refused);
        environment.hear(messages.copy_refused);
        return;
    }
    answer.set(Answer::Done);
    environment.hear(if own { messages.copied_own } else { messages.copied });
    let time = if own { READING_MS } else { ANSWER_MS };
    environment.services.timeout(time, Box::new(move || answer.set(Answer::None)));
}

/// What could not be copied, selected when the field gets the focus.
///
/// It goes with the focus, once the press that took the focus has found its target.
fn refused(environment: &Environment, text: String, field: NodeRef, answer: &UseStateHandle<Answer>) -> Html {
    let messages = environment.messages();
    let onblur = {
        let (services, setter) = (environment.services.clone(), answer.setter());
        move |_: FocusEvent| {
            let setter = setter.clone();
            services.timeout(LEAVING_MS, Box::new(move || setter.set(Answer::None)));
        }
    };
    let select = |event: FocusEvent| event.target_unchecked_into::<HtmlTextAreaElement>().select();
    html! {
        <span class="refused" lang={messages.tag}>
            <span>{ messages.copy_refused }</span>
            <textarea readonly=true rows="2" dir="auto" aria-label={messages.copy_refused} defaultvalue={text}
                ref={field} onfocus={select} {onblur} />
        </span>
    }
}

/// Opens the system's share sheet; false where there is none.
fn share(environment: &Environment) -> bool {
    let address = environment.services.link_to("");
    environment.services.share(&environment.document.article.title, address.trim_end_matches('#'))
}

/// What is shown of what could not be copied: of the article its address.
fn shown(environment: &Environment, copied: &Copied) -> String {
    match copied {
        Copied::Article => environment.services.link_to("").trim_end_matches('#').to_owned(),
        copied => text(environment, copied),
    }
}

fn text(environment: &Environment, copied: &Copied) -> String {
    let article = &environment.document.article;
    let link = |fragment: &str| environment.services.link_to(fragment);
    match copied {
        Copied::Link(fragment) | Copied::OwnLink(fragment) => link(fragment),
        Copied::Article => [&article.title, link("").trim_end_matches('#')].join("\n"),
        Copied::Metric(metric) => article.metrics.get(*metric).map_or_else(String::new, |card| {
            let figure = [&*card.figure, &*card.label].join(" ");
            [&figure, &*card.quote.exact, &*article.title, &link(&format!("metric-{}", metric + 1))].join("\n")
        }),
        Copied::Text(text) => text.clone(),
    }
}
