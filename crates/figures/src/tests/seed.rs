//! The seed article has exactly the figures of a list made by hand.

use crate::{Figure, find, tsv};

const TEXT: &str = include_str!("../../../../tests/data/seed.txt");
const LIST: &str = include_str!("../../../../tests/data/figures.tsv");

/// The unit of a row. The list has no column for it.
fn unit_of(surface: &str) -> &str {
    match surface {
        "2/3" => "",
        "一年半" => "年",
        _ => {
            surface.trim_start_matches(|character: char| character.is_ascii_digit() || ".五多万亿".contains(character))
        }
    }
}

fn listed() -> Vec<Vec<&'static str>> {
    LIST.lines().skip(1).map(|line| line.split('\t').collect()).collect()
}

/// Whether the row is a heading such as 五项工作. These are optional.
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
fn finds_exactly_the_listed_figures() {
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
fn counted_nouns_agree_with_the_list() {
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
fn table_has_a_row_per_figure() {
    let table = tsv(TEXT);
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("start\tend\tsurface\tqualifier\tvalue\tunit\tcounted"));
    assert_eq!(lines.next(), Some("7\t10\t92%\t\t0.92\t%\t贫困户"));
    assert_eq!(lines.count() + 1, find(TEXT).len());
    assert!(table.lines().all(|line| line.matches('\t').count() == 6));
}
