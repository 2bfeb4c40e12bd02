//! Tests of the figure reader: the seed article's list, cases by hand, the
//! round trip of random numbers, and properties of any text.

mod cases;
mod other_than_figures;
mod properties;
mod round_trip;
mod seed;

/// Holds the figures of `text` against `expected`: each a line
/// `surface|qualifier|value|unit`.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = super::find(text)
        .iter()
        .map(|figure| {
            let qualifier = figure.qualifier.as_deref().unwrap_or_default();
            format!("{}|{qualifier}|{}|{}", figure.surface, figure.value, figure.unit)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}
