//! Finds every key figure of a Chinese (or simple English) news text, with its
//! exact value, unit, qualifier and position.
//!
//! `scan` walks the text once, from left to right. At each character that may
//! begin a number, `exclusions` skips numbers that are not figures (dates,
//! times, ordinals, slogans), `quantity` reads the longest number with its
//! unit, and `classify` decides whether the two form a figure. The lower
//! layers: `literal` reads plain digits, `numeral` Han and mixed numerals,
//! `term` shares and fractions; `units`, `qualifiers` and `counted` hold the
//! vocabulary. All lookahead and lookbehind is bounded, so the running time is
//! linear in the length of the text.
//!
//! This crate does no I/O and does not depend on the article format.

mod accumulator;
mod bare;
mod calendar;
mod characters;
mod classify;
mod counted;
mod english;
mod exclusions;
mod lexicon;
mod literal;
mod money;
mod numeral;
mod qualifiers;
mod quantity;
mod rational;
mod scan;
mod table;
mod term;
mod unit_words;
mod units;
mod value;
mod words;

#[cfg(test)]
mod tests;

pub use rational::Rational;
pub use table::tsv;
pub use value::Value;

/// A key figure of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Start of `surface` in the text, in Unicode code points.
    pub start: usize,
    /// End of `surface` (exclusive), in Unicode code points.
    pub end: usize,
    /// The figure as printed, without the qualifier before it: `4100多个`.
    pub surface: String,
    /// Words that make the number a bound, an approximation or a mean, as
    /// printed: `超过`, `多`, `以上`, `平均`. Several are joined by `…` in their
    /// printed order: `约…多`.
    pub qualifier: Option<String>,
    /// The exact value: 23/25 for `92%`, 27000000000 for `270亿元`.
    pub value: Value,
    /// The unit as printed: `个`, `元`, `%`. Empty for a plain fraction or
    /// number.
    pub unit: String,
    /// The counted noun, a guess without a parser: the noun after the unit,
    /// else the noun phrase before the figure.
    pub counted: String,
}

/// Finds every key figure of `text`, in order and without overlaps.
pub fn find(text: &str) -> Vec<Figure> {
    scan::figures(text)
}
