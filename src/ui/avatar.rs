//! A small picture made of the author's name: no request, no foreign host.

use super::element::{element, svg};
use crate::decimal::decimal;
use yew::Html;

/// A picture of five by five fields, mirrored, in one of eight colours.
pub fn view(name: &str) -> Html {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut path = String::new();
    for field in 0..15 {
        if hash >> field & 1 == 1 {
            let (row, column) = (field / 3, field % 3);
            push_field(&mut path, column, row);
            if column < 2 {
                push_field(&mut path, 4 - column, row);
            }
        }
    }
    let hue = decimal(u64::from(hash >> 16 & 7));
    svg!("class" = ["avatar hue-", &hue].concat(), "viewBox" = "-1 -1 7 7")
        .child(element!("path", "d" = path).html())
        .html()
}

fn push_field(path: &mut String, column: u32, row: u32) {
    path.push('M');
    path.push_str(&decimal(u64::from(column)));
    path.push(' ');
    path.push_str(&decimal(u64::from(row)));
    path.push_str("h1v1h-1z");
}
