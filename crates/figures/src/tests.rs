//! Tests: the figures of the seed article, single cases, round trips of random
//! numbers, and properties of arbitrary text.

mod cases;
mod english;
mod non_figures;
mod properties;
mod round_trip;
mod seed;
mod signs;
mod words;

/// Asserts that `text` has the `expected` figures, each in the form
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

/// Asserts the figures of several texts.
fn check_all(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        check(text, expected);
    }
}
