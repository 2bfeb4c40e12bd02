//! A picture drawn from the author's name: no request, no foreign host.

use crate::article::fnv1a;
use std::fmt::Write as _;
use yew::{Html, html};

/// A mirrored pattern of five by five fields in one of eight colours.
pub fn view(name: &str) -> Html {
    let hash = fnv1a(name);
    let mut path = String::new();
    let mut field = |column: u32, row: u32| {
        // Writing to a String does not fail.
        let _ = write!(path, "M{column} {row}h1v1h-1z");
    };
    for bit in (0..15).filter(|bit| hash >> bit & 1 == 1) {
        let (row, column) = (bit / 3, bit % 3);
        field(column, row);
        if column < 2 {
            field(4 - column, row);
        }
    }
    html! {
        <svg class={format!("avatar hue-{}", hash >> 16 & 7)} viewBox="-1 -1 7 7" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
