//! The walk over the text. Whatever is read, figure or not, is left behind at
//! once, so that no character is read more than a few times.

use super::glyphs::{arabic_digit, is_han_numeral};
use super::{Figure, exclusions, judgement, quantity};

/// Every figure of `text`, in order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < chars.len() {
        if !may_begin(chars[at]) {
            at += 1;
            continue;
        }
        let next = match exclusions::end(&chars, at) {
            Some(end) => end,
            None => match quantity::quantity(&chars, at) {
                Ok(quantity) => {
                    let number_end = quantity.number_end;
                    match judgement::figure(&chars, at, floor, quantity) {
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

/// Whether a number, or an ordinal that holds one, can begin with the character.
fn may_begin(glyph: char) -> bool {
    arabic_digit(glyph).is_some() || is_han_numeral(glyph) || matches!(glyph, '第' | '半')
}
