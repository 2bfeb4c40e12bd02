//! Everything below the article: composer, tabs, list.

use super::branch::{Branch, twigs};
use super::composer::{Composer, Purpose};
use super::{CommentsMode, Environment, comment, reminder, tabs};
use crate::state::{Action, Sort, State, Tab};
use crate::text::Messages;
use web_sys::HtmlSelectElement;
use yew::virtual_dom::VTag;
use yew::{Callback, Event, Html, TargetCast, html};

/// The comments.
pub fn view(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    html! {
        <section class="comments" part="comments" id="comments" tabindex="-1" lang={messages.tag} aria-label={messages.comments}>
            if environment.options.comments == CommentsMode::On {
                <Composer
                    environment={environment.clone()}
                    purpose={Purpose::Root}
                    author={state.author().to_owned()}
                    ask_name={true}
                    posted={state.posted}
                    offers={state.drafts_for("root")}
                    begun={state.begun_drafts()}
                    drafts_gone={state.drafts_gone}
                    taken_back={state.taken_back}
                />
            }
            { reminder::view(environment, state) }
            if state.is_missing {
                <p class="notice" part="notice" id="missing" tabindex="-1">{ messages.comment_missing }</p>
            }
            { tabs::view(environment, state) }
            <div class="list-panel" role="tabpanel" id="list" aria-labelledby={tabs::id(state.tab)}>
                { if state.tab == Tab::Comments { comments(environment, state) } else { reposts(environment, state) } }
            </div>
        </section>
    }
}

fn empty(words: &'static str) -> Html {
    html! { <p class="empty">{ words }</p> }
}

fn comments(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    let count = state.thread.root_count();
    if count == 0 {
        return empty(messages.no_comments);
    }
    let branches = state.sorted_roots().skip(state.first).take(state.shown).map(|root| {
        html! { <Branch key={root.record.id.clone()} environment={environment.clone()} twigs={twigs(state, root)} /> }
    });
    let is_more = count > state.first + state.shown || !state.unread.is_empty();
    html! {
        <>
            if count > 1 {
                { sort(environment, state) }
            }
            if state.first > 0 {
                { further(environment, state, Action::ShowEarlier, messages.load_earlier) }
            }
            <ol class="thread" role="list">{ for branches }</ol>
            if is_more {
                { further(environment, state, Action::ShowMore, messages.load_more) }
            }
        </>
    }
}

/// A button that moves the window over the list. It is a new element each time, so that
/// the focus goes from the button that was pressed to what it brought.
fn further(environment: &Environment, state: &State, action: Action, words: &'static str) -> Html {
    html! {
        <button class="button more" type="button" key={state.first * 2 + state.shown} onclick={environment.on_click(action)}>
            { words }
        </button>
    }
}

fn sort(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    let dispatch = environment.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(sort) = select.and_then(|select| Sort::of(&select.value())) {
            dispatch.emit(Action::SetSort(sort));
        }
    });
    html! {
        <label class="sort needs-script">
            <span class="visually-hidden">{ messages.sort }</span>
            <select {onchange}>
                { for Sort::ALL.into_iter().map(|sort| order(messages, sort, state.flags.sort == sort)) }
            </select>
        </label>
    }
}

/// An order to choose. `selected` is set as a property: the attribute has no effect once
/// a reader has chosen (HTML, section 4.10.10).
fn order(messages: &Messages, sort: Sort, selected: bool) -> Html {
    let mut option = VTag::new("option");
    option.add_attribute("value", sort.name());
    option.add_property("selected", selected);
    option.add_child(sort_words(messages, sort).into());
    option.into()
}

const fn sort_words(messages: &Messages, sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => messages.sort_newest,
        Sort::Oldest => messages.sort_oldest,
        Sort::MostReplied => messages.sort_most_replied,
    }
}

fn reposts(environment: &Environment, state: &State) -> Html {
    if state.reposts().count() == 0 {
        return empty(environment.messages().no_reposts);
    }
    let entries = state.reposts().map(|entry| comment::repost(environment, state, entry));
    html! { <ol class="thread" role="list">{ for entries }</ol> }
}
