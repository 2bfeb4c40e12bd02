//! Icons, one stroke each on a grid of 24.

use yew::{Html, html};

/// A tick.
pub const CHECK: &str = "M5 13l4 4L19 7";
/// A plus.
pub const PLUS: &str = "M12 5v14M5 12h14";
/// A chevron to the right.
pub const CHEVRON: &str = "M9 6l6 6-6 6";
/// A thumb up.
pub const LIKE: &str = "M7 11v9H4v-9zM7 11l4-8c1.6 0 2.5 1.1 2.3 2.7L12.800 9H18c1.400 0 2.300 1.200 2 2.500l-1.500 6.600c-.3 1.200-1.200 1.900-2.300 1.900H7";
/// A speech bubble.
pub const COMMENT: &str = "M4 5h16v11H11l-4.500 4v-4H4z";
/// An arrow that turns back.
pub const BACK: &str = "M9 7l-5 5 5 5M4 12h11a5 5 0 0 1 0 10h-2";
/// An arrow that leaves a box.
pub const SHARE: &str = "M12 15V4M8 8l4-4 4 4M6 12H5v8h14v-8h-1";

/// Draws an icon; the words beside it name the control.
pub fn view(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}
