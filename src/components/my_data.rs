//! 我的数据: what this reader wrote anywhere on this origin, and what can be done with it.

use super::changing::changing;
use super::hidden::until_found;
use super::{Environment, icon, time};
use crate::comments::HomeEntry;
use crate::state::{Action, Data, NEARLY_FULL, QUOTA, State};
use crate::text::fill;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, NodeRef, TargetCast, html};

/// The button, and the panel that it opens.
pub fn view(environment: &Environment, state: &State) -> Html {
    html! {
        <div class="data needs-script">
            <button class="button quiet" type="button" aria-expanded={state.data.is_some().to_string()} aria-controls="data"
                onclick={environment.on_click(Action::ToggleData)}>
                { icon::view(icon::CHEVRON) }
                { environment.messages().my_data }
            </button>
            <div id="data">
                if let Some(data) = &state.data {
                    { panel(environment, state, data) }
                }
            </div>
        </div>
    }
}

fn panel(environment: &Environment, state: &State, data: &Data) -> Html {
    let messages = environment.messages();
    let percent = data.used.min(QUOTA) * 100 / QUOTA;
    let used = [data.used.div_ceil(1024), percent].map(|count| environment.number(count));
    let kept = state.persisted.map(|kept| if kept { messages.storage_kept } else { messages.storage_may_go });
    html! {
        <>
            <p key={data.used}>{ fill(messages.storage_used, &[&used[0], &used[1]]) }</p>
            if let Some(kept) = kept {
                <p>{ kept }</p>
            }
            if data.used >= NEARLY_FULL {
                <p class="unsaved">{ messages.storage_nearly_full }</p>
            }
            <div class="actions">
                { button(environment, messages.export, Action::Export) }
                { import(environment) }
                { clear(environment, data) }
            </div>
            if let Some(words) = &state.import_refused {
                <div class="notice">
                    <p>{ words.clone() }</p>
                    { button(environment, messages.dismiss, Action::ImportRefused(None)) }
                </div>
            }
            { home(environment, &data.home) }
        </>
    }
}

fn button(environment: &Environment, words: &'static str, action: Action) -> Html {
    html! { <button class="button" type="button" onclick={environment.on_click(action)}>{ changing(words) }</button> }
}

/// A button that opens the file picker of an input that is neither seen nor reached.
fn import(environment: &Environment) -> Html {
    let input = NodeRef::default();
    let choose = {
        let input = input.clone();
        move |_| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        }
    };
    let services = environment.services.clone();
    let dispatch = environment.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let dispatch = dispatch.clone();
        let input: HtmlInputElement = event.target_unchecked_into();
        services.read_file(&input, Box::new(move |text| dispatch.emit(Action::Import(text))));
        // So that the same file can be chosen again once it is corrected.
        input.set_value("");
    });
    let field = html! {
        <div><input type="file" accept="application/json,.json" ref={input} {onchange} /></div>
    };
    html! {
        <>
            { until_found(true, field) }
            <button class="button" type="button" onclick={choose}>{ environment.messages().import }</button>
        </>
    }
}

fn clear(environment: &Environment, data: &Data) -> Html {
    let messages = environment.messages();
    if data.cleared {
        button(environment, messages.undo, Action::RestoreCleared)
    } else {
        let words = if data.asked.is_some() { messages.clear_now } else { messages.confirm_clear };
        button(environment, words, Action::Clear)
    }
}

fn home(environment: &Environment, entries: &[HomeEntry]) -> Html {
    let messages = environment.messages();
    if entries.is_empty() {
        return html! { <p class="empty">{ messages.home_empty }</p> };
    }
    html! {
        <ol class="home" role="list" aria-label={messages.my_page}>
            { for entries.iter().map(|entry| home_entry(environment, entry)) }
        </ol>
    }
}

fn home_entry(environment: &Environment, entry: &HomeEntry) -> Html {
    html! {
        <li>
            <p class="comment-head">
                if entry.url.is_empty() {
                    <span>{ entry.title.clone() }</span>
                } else {
                    <a href={entry.url.clone()}>{ entry.title.clone() }</a>
                }
                if entry.repost {
                    <span class="badge">{ environment.messages().reposts }</span>
                }
                { time::exact(environment, entry.published, "date") }
            </p>
            <p class="comment-text" dir="auto">{ entry.text.clone() }</p>
        </li>
    }
}
