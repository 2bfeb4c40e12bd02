//! The seed article: every figure of the hand-made list, and nothing else.

use crate::figures::{Figure, find, tsv};

const TEXT: &str = include_str!("../../../tests/data/seed.txt");
const LIST: &str = include_str!("../../../tests/data/figures.tsv");

/// The unit of each row of the list, which has no column for it.
fn unit_of(surface: &str) -> &str {
    match surface {
        "2/3" => "",
        "一年半" => "年",
        _ => surface.trim_start_matches(|glyph: char| glyph.is_ascii_digit() || ".五多万亿".contains(glyph)),
    }
}

fn listed() -> Vec<Vec<&'static str>> {
    LIST.lines().skip(1).map(|line| line.split('\t').collect()).collect()
}

/// Headings such as 五项工作, which may be given or left out.
fn is_heading(row: &[&str]) -> bool {
    row[5].contains("栏目名")
}

fn row_of(figure: &Figure) -> [String; 6] {
    [
        figure.start.to_string(),
        figure.end.to_string(),
        figure.surface.clone(),
        figure.qualifier.clone().unwrap_or_default(),
        figure.value.to_string(),
        figure.unit.clone(),
    ]
}

#[test]
fn every_listed_figure_is_found_and_no_other() {
    let found: Vec<_> = find(TEXT).iter().map(row_of).collect();
    let rows: Vec<_> = listed();
    let expected: Vec<_> = rows
        .iter()
        .filter(|row| !is_heading(row) || found.iter().any(|found| found[0] == row[0]))
        .map(|row| [row[0], row[1], row[2], row[3], row[4], unit_of(row[2])].map(String::from))
        .collect();
    assert_eq!(rows.iter().filter(|row| !is_heading(row)).count(), 29);
    assert_eq!(found, expected);
}

#[test]
fn the_counted_noun_agrees_with_the_list() {
    let found = find(TEXT);
    let rows = listed();
    let mut agreeing = 0;
    for figure in &found {
        let Some(row) = rows.iter().find(|row| row[0] == figure.start.to_string()) else { continue };
        let noun = row[5].split('(').next().unwrap_or_default();
        if figure.counted.contains(noun) || row[5].contains(&figure.counted) && !figure.counted.is_empty() {
            agreeing += 1;
        } else {
            eprintln!("{} {}: {:?} for {:?}", figure.start, figure.surface, figure.counted, row[5]);
        }
    }
    assert!(agreeing * 10 >= found.len() * 9, "{agreeing} of {}", found.len());
}

#[test]
fn the_table_has_a_row_for_each_figure() {
    let table = tsv(TEXT);
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("start\tend\tsurface\tqualifier\tvalue\tunit\tcounted"));
    assert_eq!(lines.next(), Some("7\t10\t92%\t\t0.92\t%\t贫困户"));
    assert_eq!(lines.count() + 1, find(TEXT).len());
    assert!(table.lines().all(|line| line.matches('\t').count() == 6));
}
