//! A reminder to export: what a reader writes is in one browser alone.

use super::Environment;
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The reminder, if it is time for one.
pub fn view(environment: &Environment, state: &State) -> Html {
    let Some(count) = state.reminder else { return Html::default() };
    let messages = environment.messages();
    let button = |words, action| {
        html! { <button class="button" type="button" onclick={environment.on_click(action)}>{ words }</button> }
    };
    html! {
        <div class="notice reminder">
            <p key={count}>{ fill(messages.export_reminder, &[&environment.number(count)]) }</p>
            <div class="actions">
                { button(messages.export, Action::Export) }
                { button(messages.dismiss, Action::DismissReminder) }
            </div>
        </div>
    }
}
