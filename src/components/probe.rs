//! A view for browser tests of a release, behind the feature `probe`: it draws
//! with what a build might break, and panics when it is pressed.

use yew::{Callback, Html, MouseEvent, html};

/// A text that is formatted, drawn twice, and a button that panics.
pub fn view() -> Html {
    let line = html! { <p>{ format!("{:.2} of {:?}", 0.5, ["one", "two"]) }</p> };
    let panic: fn(MouseEvent) = |event| panic!("pressed at {}", event.type_());
    html! {
        <aside class="probe">
            { line.clone() }
            { line }
            <button type="button" onclick={Callback::from(panic)}>{ "panic" }</button>
        </aside>
    }
}
