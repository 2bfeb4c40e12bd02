//! Everything below the article: composer, tabs, list.

use super::branch::Branch;
use super::composer::{Composer, Purpose};
use super::{CommentsMode, Context, comment, tabs};
use crate::state::{Action, Sort, State, Tab};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

/// The comments.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let writable = context.options.comments == CommentsMode::On;
    html! {
        <section class="comments" part="comments" id="comments" tabindex="-1" lang={messages.tag} aria-label={messages.comments}>
            if writable {
                <Composer context={context.clone()} purpose={Purpose::Root} author={state.author().to_owned()} ask_name={true}
                    posted={state.posted} />
            }
            { tabs::view(context, state) }
            <div class="list-panel" role="tabpanel" id="list" aria-labelledby={tabs::id(state.tab)}>
                { if state.tab == Tab::Comments { list(context, state) } else { reposts(context, state) } }
            </div>
        </section>
    }
}

fn list(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    if state.thread.root_count() == 0 {
        return html! { <p class="empty">{ messages.no_comments }</p> };
    }
    html! {
        <>
            if state.thread.root_count() > 1 {
                { sort(context, state) }
            }
            <ol class="thread" role="list">
                { for state.sorted_roots().take(state.shown).map(|root| Branch::view(context, state, root)) }
            </ol>
            if state.thread.root_count() > state.shown || !state.unread.is_empty() {
                <button class="button more" type="button" onclick={context.on_click(Action::ShowMore)}>{ messages.load_more }</button>
            }
        </>
    }
}

fn sort(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let dispatch = context.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let sort = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| Sort::of(&select.value()));
        if let Some(sort) = sort {
            dispatch.emit(Action::SetSort(sort));
        }
    });
    html! {
        <label class="sort needs-script">
            <span class="visually-hidden">{ messages.sort }</span>
            <select {onchange}>
                { for Sort::ALL.into_iter().map(|sort| {
                    let words = match sort {
                        Sort::Newest => messages.sort_newest,
                        Sort::Oldest => messages.sort_oldest,
                        Sort::MostReplied => messages.sort_most_replied,
                    };
                    html! { <option value={sort.name()} selected={state.flags.sort == sort}>{ words }</option> }
                }) }
            </select>
        </label>
    }
}

fn reposts(context: &Context, state: &State) -> Html {
    let mut reposts = state.reposts().peekable();
    if reposts.peek().is_none() {
        return html! { <p class="empty">{ context.messages().no_reposts }</p> };
    }
    html! {
        <ol class="thread" role="list">
            { for reposts.map(|entry| comment::repost(context, state, entry)) }
        </ol>
    }
}
