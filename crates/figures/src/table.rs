//! The figures of a text as a table, for people and spreadsheets.

use super::{Figure, find};
use std::fmt::Write;

/// Formats the figures of `text` as tab-separated lines under a header row:
/// `start end surface qualifier value unit counted`. Offsets count code points.
/// A missing qualifier is an empty field. Tabs and line breaks inside a field
/// become spaces. Every line ends with a line feed.
pub fn tsv(text: &str) -> String {
    let mut table = String::from("start\tend\tsurface\tqualifier\tvalue\tunit\tcounted\n");
    for figure in find(text) {
        let Figure { start, end, surface, qualifier, value, unit, counted } = figure;
        let qualifier = qualifier.unwrap_or_default();
        let [surface, qualifier, unit, counted] = [surface, qualifier, unit, counted].map(|text| field(&text));
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{start}\t{end}\t{surface}\t{qualifier}\t{value}\t{unit}\t{counted}");
    }
    table
}

fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
