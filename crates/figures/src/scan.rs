//! The scan over the text. It continues after everything it has read, figure
//! or not, so no character is read more than a few times.

use super::characters::{arabic_digit, is_han_numeral};
use super::{Figure, classify, english, exclusions, quantity};

/// Returns every figure of `text`, in order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < chars.len() {
        if !may_begin(&chars, at) {
            at += 1;
            continue;
        }
        let next = match exclusions::end(&chars, at, floor) {
            Some(end) => end,
            None => match quantity::quantity(&chars, at) {
                Ok(quantity) => {
                    let number_end = quantity.number_end;
                    match classify::figure(&chars, at, floor, quantity) {
                        Some(figure) => {
                            floor = figure.end;
                            found.push(figure);
                            floor
                        }
                        None => number_end,
                    }
                }
                Err(end) => end.unwrap_or(at),
            },
        };
        at = next.max(at + 1);
    }
    found
}

/// Whether a number or an ordinal can begin at `at`.
fn may_begin(chars: &[char], at: usize) -> bool {
    let character = chars[at];
    if character.is_ascii_alphabetic() {
        return english::spelled(chars, at).is_some();
    }
    let half_price = matches!(character, '对' | '對') && chars.get(at + 1) == Some(&'折');
    arabic_digit(character).is_some()
        || is_han_numeral(character)
        || matches!(character, '第' | '半')
        || half_price
        || english::vulgar_fraction(character).is_some()
}
