//! Any text: the figures are in order, do not overlap, and their positions
//! match the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use figures::{find, tsv};

fuzz_target!(|text: &str| {
    let figures = find(text);
    let characters: Vec<char> = text.chars().collect();
    let mut floor = 0;
    for figure in &figures {
        assert!(floor <= figure.start && figure.start < figure.end && figure.end <= characters.len());
        assert_eq!(figure.surface, characters[figure.start..figure.end].iter().collect::<String>());
        assert!(figure.value.low() <= figure.value.high(), "{figure:?}");
        floor = figure.end;
    }
    assert_eq!(tsv(text).lines().count(), figures.len() + 1);
});
