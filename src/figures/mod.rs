//! The figure reader: every key figure of a Chinese (or simple English) news
//! text, with its exact value, its unit, its qualifier and its place.
//!
//! The text is walked once, from left to right, by `scan`. At each character
//! that may begin a number, `exclusions` passes over what is written with
//! digits but counts nothing (dates, times, ordinals, slogans), `quantity`
//! reads the longest number with its unit, and `judgement` decides whether the
//! two make a figure. Underneath, `literal` reads plain digits, `numeral` Han
//! and mixed numerals, `term` shares and fractions; `units`, `qualifiers` and
//! `counted` hold the vocabulary. Every look ahead or behind is bounded, so
//! time is linear in the text.
//!
//! Nothing here reads files or knows of articles: text in, figures out.

mod bare;
mod calendar;
mod counted;
mod exclusions;
mod glyphs;
mod judgement;
mod lexicon;
mod literal;
mod numeral;
mod numeral_chain;
mod qualifiers;
mod quantity;
mod rational;
mod scan;
mod table;
mod term;
mod unit_words;
mod units;
mod value;

#[cfg(test)]
mod tests;

pub use rational::Rational;
pub use table::tsv;
pub use value::Value;

/// One key figure of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where `surface` begins, in Unicode code points from the text's start.
    pub start: usize,
    /// Where `surface` ends (exclusive), in Unicode code points.
    pub end: usize,
    /// The figure as printed, without the qualifier before it: `4100多个`.
    pub surface: String,
    /// What bounds or blurs the number, as printed: `超过`, `多`, `以上`,
    /// `平均`. Several are joined by `…` in their printed order: `约…多`.
    pub qualifier: Option<String>,
    /// The exact value: 23/25 for `92%`, 27000000000 for `270亿元`.
    pub value: Value,
    /// What the number is measured or counted in, as printed: `个`, `元`, `%`;
    /// empty for a plain fraction or number.
    pub unit: String,
    /// The noun that is counted, as far as it can be told without a parser:
    /// the noun after the unit, else the noun phrase before the figure.
    pub counted: String,
}

/// Finds every key figure of `text`: in order, never overlapping.
pub fn find(text: &str) -> Vec<Figure> {
    scan::figures(text)
}
